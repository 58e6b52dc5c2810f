"""The middle of the session screen: what to do now, and the time that is left.

From top to bottom: what it is, the digits, what belongs to them, what Enter does; all of it from
one left edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size

from legtui.session.label import reps_text
from legtui.session.view import Mode
from legtui.text import clock
from legtui.widgets.big import Part, big, enough, starts
from legtui.widgets.drawn import Drawn
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


class Center(Drawn):
    """Shows it; the numbers that a key changes can be painted before what belongs to them."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: Shown | None = None
        self._digits = range(0)
        """Rows of the picture where the digits stand."""

    def show_digits(self, shown: Shown) -> None:
        """Show the digits alone; of a session only what they are made of has to be known."""
        self.paint_ahead(self._digits, digits(shown, self.content_size, len(self._digits)))

    def show_session(self, shown: Shown) -> None:
        """Show a session as it stands, before anything that waits."""
        self._shown = shown
        self.show(self._draw_all, shown, at_once=True)

    def _draw_all(self, width: int, height: int) -> Lines:
        assert self._shown is not None
        lines, self._digits = center(self._shown, width, height)
        return lines


class Middle(NamedTuple):
    """The middle panel: its lines, and in which rows of it the digits stand."""

    lines: Lines
    digits: range


def center(shown: Shown, width: int, height: int) -> Middle:
    """Return the middle panel in `width` x `height` cells."""
    block = min(width, MOST_WIDTH)
    lines, digits_at = _block(shown, block, height)
    return Middle(_moved(lines, (width - block) // 2), digits_at)


def digits(shown: Shown, size: Size, rows: int) -> Lines:
    """Return the digits alone, for the rows of a panel of this size in which they stand."""
    block = min(size.width, MOST_WIDTH)
    return _moved(_big(shown, block, rows), (size.width - block) // 2)


def _moved(lines: Sequence[Content], columns: int) -> Lines:
    left = " " * columns
    return [Content.assemble(left, line) for line in lines] if left else list(lines)


def _big(shown: Shown, width: int, rows: int) -> Lines:
    return big(big_parts(shown), width, rows, shown.look, align="left")


def _block(shown: Shown, width: int, height: int) -> Middle:
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

    lines = below()
    higher = min(most, digits_rows + rows - len(lines) - 1)
    if higher > digits_rows:
        digits_rows = higher
        lines = below()
    picture = _big(shown, width, digits_rows)
    spare = max(0, room - digits_rows - len(lines))
    gap = [Content("")] * min(1, spare)
    lead = [Content("")] * max(0, (spare - len(gap)) // 3)
    above = [*lead, *top]
    lines = [*above, *picture, *gap, *lines]
    lines += [Content("")] * (height - len(lines) - len(foot))
    kept = lines[: height - len(foot)]
    return Middle([*kept, *foot], range(len(above), min(len(above) + digits_rows, len(kept))))


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
