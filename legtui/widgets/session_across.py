"""Across the room: the state in one word, the digits as large as they go, one line."""

from __future__ import annotations

from textual.content import Content

from legtui.session.view import Mode
from legtui.widgets.bar import progress
from legtui.widgets.big import big
from legtui.widgets.canvas import cut
from legtui.widgets.session_center import big_parts
from legtui.widgets.session_words import (
    STYLES,
    after_this,
    change_text,
    coming_text,
    enter_words,
    exercise_name,
    set_place,
    side_text,
    step_item_name,
)
from legtui.widgets.shown import Shown


def across(shown: Shown, width: int, height: int) -> Content:
    """Return the whole screen to be read from three metres, in `width` x `height` cells."""
    view = shown.view
    style = f"bold {STYLES[view.mode]}"
    look = shown.look
    word = look.text(" ".join(view.word))
    beside = _beside(shown)
    head = Content.assemble(
        (word, style), "     ", (cut(beside, max(0, width - len(word) - 5)), style)
    )
    lines = [Content.styled(look.text(cut(one, width)), "$foreground") for one in _lines(shown)]
    bar = []
    if view.timer.length_ms and view.mode not in (Mode.SET, Mode.GO, Mode.PAUSED):
        bar = [progress(view.timer.share, width, look, STYLES[view.mode])]
    spare = 1 if height > 12 else 0
    rows = max(1, height - 1 - len(bar) - len(lines) - 2 * spare)
    digits = big(big_parts(shown), width, rows, look).split("\n", allow_blank=True)
    blank = [Content("")] * spare
    return Content("\n").join([head, *blank, *digits, *bar, *blank, *lines][:height])


def _beside(shown: Shown) -> str:
    view = shown.view
    if view.step is not None and view.mode is not Mode.PHASE_READY:
        return side_text(view.step)
    if view.coming is not None and view.exercise is not None:
        return f"{exercise_name(view.exercise.plan)}, {set_place(view.coming)}"
    return ""


def _lines(shown: Shown) -> list[str]:
    """One line: what it is and what changes; a second one when something needs saying."""
    view = shown.view
    said = shown.failure or (shown.typing.reading if shown.typing else "") or shown.message
    if view.step is not None:
        line = f"{step_item_name(view.step)}   {after_this(view, shown.state)}"
    elif view.coming is not None and view.exercise is not None:
        change = change_text(shown)
        line = f"{coming_text(view.exercise, view.coming)}   {change}"
    else:
        line = enter_words(shown)
    return [line, said] if said else [line]
