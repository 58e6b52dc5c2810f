"""Across the room: the state in one word, the digits as large as they go, one line.

A state is told three times over: by its word, by the marks beside the word, by its color. GO and
SWITCH, which want something of the lifter, fill the whole screen.
"""

from __future__ import annotations

from math import ceil

from textual.content import Content

from legtui.session.label import step_name
from legtui.session.view import Mode
from legtui.widgets.bar import progress
from legtui.widgets.big import LEAST_ROWS, Part, big, rows_for
from legtui.widgets.canvas import cells, cut, first_that_fits
from legtui.widgets.figure import keys
from legtui.widgets.session_center import big_parts
from legtui.widgets.session_words import (
    STYLES,
    after_this,
    change_text,
    coming_text,
    enter_words,
    exercise_name,
    news,
    set_place,
    side_text,
)
from legtui.widgets.shown import Shown

FILLED = frozenset({Mode.GO, Mode.SWITCH})
"""States that fill the screen with their accent."""

DIGITS = 0.4
"""The share of the screen's rows that the digits take at least."""

PADDING = 1
"""Rows above and below the picture; the screen is so much higher."""

_MARKS = {
    Mode.SET: "▲ ",
    Mode.GO: "▶▶ ",
    Mode.REST: "─",
    Mode.HOLD: "■ ",
    Mode.SWITCH: "◀▶ ",
    Mode.ROLL: "● ",
    Mode.WARM_UP: "● ",
    Mode.PAUSED: "│ ",
}
_OTHER_MARK = "· "
_HIGH = 17
"""Rows from which the word is written big."""
_LEAST_WORD_ASCII = 5
_MARKED = 9
"""Columns kept beside a big word for its marks."""

_HINT_FROM = 15
"""Rows from which what Enter does has a line."""


def across(shown: Shown, width: int, height: int) -> Content:
    """Return the whole screen to be read from three metres, in `width` x `height` cells."""
    head = _head(shown, width, height)
    lines = [Content.styled(line, _ink(shown, "$foreground")) for line in _lines(shown, width)]
    bar = _bar(shown, width)
    hint = _hint(shown, width) if height >= _HINT_FROM else []
    spare = [Content("")] if height > 12 else []
    rows = max(1, height - len(head) - len(bar) - len(lines) - len(hint) - 2 * len(spare))
    least = ceil(DIGITS * (height + 2 * PADDING))
    digits = big(_parts(shown), width, rows, shown.look, least_rows=min(rows, least))
    picture = [*head, *spare, *digits, *bar, *spare, *lines, *hint]
    return Content("\n").join(picture[:height])


def filled(shown: Shown) -> bool:
    """Tell whether the screen is filled with the state's accent."""
    view = shown.view
    return view.mode in FILLED or (view.mode is Mode.WARM_UP and view.timer.over)


def _ink(shown: Shown, style: str) -> str:
    return "$on-accent" if filled(shown) else style


def _parts(shown: Shown) -> list[Part]:
    parts = big_parts(shown)
    if shown.view.mode is Mode.LEFT_OPEN and shown.typing is None:
        parts = [Part(shown.ended_text, STYLES[Mode.LEFT_OPEN])]
    return [Part(one.text, _ink(shown, one.style)) for one in parts]


def _bar(shown: Shown, width: int) -> list[Content]:
    view = shown.view
    if not view.timer.length_ms or view.mode in (Mode.SET, Mode.GO, Mode.PAUSED, Mode.LEFT_OPEN):
        return []
    return [progress(view.timer.share, width, shown.look, _ink(shown, STYLES[view.mode]))]


def _head(shown: Shown, width: int, height: int) -> list[Content]:
    """The word with its marks; big where there is room for it."""
    view, look = shown.view, shown.look
    style = _ink(shown, STYLES[view.mode])
    rows = _word_rows(shown, width, height)
    if rows < 2:
        word = look.text(f"{_marks(view.mode, 4)} {' '.join(view.word)}  ")
        marks = look.text(_marks(view.mode, max(0, width - cells(word))))
        return [Content.assemble((cut(word, width), f"bold {style}"), (marks, style))]
    lines = big([Part(view.word, style)], width - _MARKED, rows, look, align="left")
    columns = max(line.cell_length for line in lines) + 3
    marks = look.text(_marks(view.mode, width - columns))
    return [
        Content.assemble(line, " " * (columns - line.cell_length), (marks, style)) for line in lines
    ]


def _word_rows(shown: Shown, width: int, height: int) -> int:
    """Return how many rows the word takes: big where it leaves room for its marks."""
    if height < _HIGH or (shown.look.ascii and height < 2 * _HIGH):
        return 1
    least = _LEAST_WORD_ASCII if shown.look.ascii else LEAST_ROWS
    most = max(least, height // 7)
    return rows_for(shown.view.word, width - _MARKED, most, shown.look)


def _marks(mode: Mode, width: int) -> str:
    mark = _MARKS.get(mode, _OTHER_MARK)
    return mark * (width // len(mark))


def _hint(shown: Shown, width: int) -> list[Content]:
    """What Enter does, and the other keys that matter, as many as fit."""
    words, look = enter_words(shown), shown.look
    pairs = [*([("Enter", words)] if words else []), *shown.hints]
    if not pairs:
        return []
    line = keys(pairs, width, look)
    return [Content.styled(line.plain, "$on-accent") if filled(shown) else line]


def _lines(shown: Shown, width: int) -> list[str]:
    """One line: what it is and what changes; a second one when something needs saying."""
    look = shown.look
    typed = shown.typing.reading if shown.typing and not shown.failure else ""
    said = typed or news(shown)
    forms = [look.text(one) for one in _forms(shown)]
    lines = [first_that_fits(forms, width)]
    if said:
        lines.append(cut(look.text(said), width, look.text("…")))
    return lines


def _forms(shown: Shown) -> list[str]:
    """The one line, the longest form first; what changes goes last."""
    view = shown.view
    if view.step is not None:
        name, then = step_name(view.step.step), after_this(view, shown.state)
        whole = f"{name}, {side_text(view.step)}" if side_text(view.step) else name
        return [f"{whole}   {then}", f"{name}   {then}", whole, name]
    if view.coming is not None and view.exercise is not None:
        name, place = exercise_name(view.exercise.plan), set_place(view.exercise, view.coming)
        load = coming_text(view.exercise, view.coming)
        change = change_text(shown)
        short = f"{load}   {change}" if change else load
        return [f"{name}, {place}   {short}", f"{place}   {short}", short, load]
    return [enter_words(shown) or shown.wall]
