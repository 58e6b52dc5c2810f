"""The middle of the session screen: what to do now, and the time that is left.

From top to bottom: what it is, the digits, what belongs to them, what Enter does; all of it from
one left edge.
"""

from __future__ import annotations

from textual.content import Content

from legtui.session.label import reps_text
from legtui.session.view import Mode
from legtui.text import clock
from legtui.widgets.big import Part, big, enough, starts
from legtui.widgets.figure import key
from legtui.widgets.plate_bar import MOST_WIDTH as MOST_BAR
from legtui.widgets.session_lines import Lines, few, text
from legtui.widgets.session_parts import PARTS, still
from legtui.widgets.session_words import STYLES, enter_words, news, per_hand
from legtui.widgets.shown import Shown

MOST_DIGIT_ROWS = 11
"""Higher digits crowd out the rest of the panel, unless it is very high."""

MOST_WIDTH = MOST_BAR
"""Cells of the block in a wide panel, a whole bar; it stands in the middle of it."""

LOW = 14
"""Rows up to which a message has one line and Enter stands at the bottom: the digits come first."""

FLAT = 12
"""Rows up to which nothing is kept free for a message: it takes a line of the picture."""


def center(shown: Shown, width: int, height: int) -> Content:
    """Return the middle panel in `width` x `height` cells."""
    block = min(width, MOST_WIDTH)
    lines = _block(shown, block, height)
    left = " " * ((width - block) // 2)
    return Content("\n").join([Content.assemble(left, line) for line in lines] if left else lines)


def _block(shown: Shown, width: int, height: int) -> Lines:
    top, lower = PARTS.get(shown.view.mode, still)(shown, width)
    if height <= LOW:
        top = [line for line in top if line.plain]
    top = [*top, Content("")]
    foot = _foot(shown, width, height)
    room = height - len(top) - len(foot)
    share = room * 9 // 20 if room > FLAT else room // 2
    share = min(share, room * 6 // 20) if shown.card and shown.typing is None else share
    most = max(MOST_DIGIT_ROWS, height // 4)
    digits_rows = max(1, min(most, share if lower(0, 0) else room))
    if room > FLAT:
        digits_rows = enough(digits_rows, shown.look)
    parts, rows = big_parts(shown), max(0, room - digits_rows - 1)

    def below() -> Lines:
        return lower(rows, starts(parts, width, digits_rows, shown.look)[-1])

    idle = rows - len(below())
    if idle > 1:
        digits_rows = max(digits_rows, min(most, digits_rows + idle - 1))
    picture = big(parts, width, digits_rows, shown.look, align="left")
    lines = below()
    spare = max(0, room - digits_rows - len(lines))
    gap = [Content("")] * min(1, spare)
    lead = [Content("")] * max(0, (spare - len(gap)) // 3)
    lines = [*lead, *top, *picture.split("\n", allow_blank=True), *gap, *lines]
    lines += [Content("")] * (height - len(lines) - len(foot))
    return [*lines[: height - len(foot)], *foot]


def big_parts(shown: Shown) -> list[Part]:
    """Return what is written in big digits: a time, or load and reps."""
    view = shown.view
    style = STYLES[view.mode]
    if shown.typing is not None:
        return [Part(shown.typing.line or " ", style if shown.typing.taken else "$muted")]
    match view.mode:
        case Mode.SET | Mode.GO if view.coming is not None:
            return _set_parts(shown)
        case Mode.PHASE_READY | Mode.ALL_DONE | Mode.PAUSED | Mode.LEFT_OPEN:
            return [Part(view.word, style)]
        case Mode.CARDIO_READY:
            return [Part(clock(shown.cardio.seconds), style)]
        case _:
            over = view.timer.over
            up = shown.state.turns and view.mode is Mode.REST
            seconds = view.timer.gone_ms // 1000 if up else view.timer.shown_s
            return [Part(("+" if over else "") + clock(seconds), style)]


def _set_parts(shown: Shown) -> list[Part]:
    coming, exercise = shown.view.coming, shown.view.exercise
    assert coming is not None
    assert exercise is not None
    accent = STYLES[shown.view.mode]
    reps = reps_text(coming.reps)
    if coming.load is None:
        return [Part("BW", "$strong"), Part("×", "$muted"), Part(reps, accent)]
    load = coming.load.one_hand if per_hand(exercise.plan) else coming.load
    return [Part(load.number, "$strong"), Part("×", "$muted"), Part(reps, accent)]


def _foot(shown: Shown, width: int, height: int) -> Lines:
    words = enter_words(shown)
    said = _said(shown, width, 2 if height > LOW else 1)
    enter = key("Enter", words, shown.look, main=True) if words else Content("")
    if height <= FLAT:
        return [*said, enter]
    return [*(said or [Content("")]), enter, *([Content("")] if height > LOW else [])]


def _said(shown: Shown, width: int, rows: int) -> Lines:
    """Return what just happened or went wrong; nothing where nothing did."""
    said = news(shown)
    style = "bold $error" if shown.failure else "$muted"
    return [text(shown, line, style) for line in few(said, width, rows)] if said else []
