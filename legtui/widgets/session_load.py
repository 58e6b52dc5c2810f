"""The coming set below the digits: units, what to change, the plates, the set-up card."""

from __future__ import annotations

from textual.content import Content

from legtui.guide import load as guide
from legtui.widgets.canvas import Canvas, cells, wrap
from legtui.widgets.plate_words import recipe_words
from legtui.widgets.plates import plates
from legtui.widgets.session_lines import Lines, few, joined, text
from legtui.widgets.session_words import (
    change_text,
    coming_text,
    exercise_name,
    per_hand,
    set_place,
    target_text,
)
from legtui.widgets.shown import Shown

MOST_ROWS = 9
_AIR_FROM = 5
"""Rows below the words from which an empty line parts them from the picture."""


def unit_line(shown: Shown, width: int, reps_at: int) -> Content:
    """Return the units with their keys: the load's at the left, the reps' below the reps."""
    coming, exercise = shown.view.coming, shown.view.exercise
    assert coming is not None
    assert exercise is not None
    unit = "body weight" if coming.load is None else str(coming.load.unit)
    if coming.load is not None and per_hand(exercise.plan):
        unit += " in each hand"
    legs = ""
    if exercise.plan.per_leg:
        legs = (" each leg", " left leg", " right leg")[0 if shown.leg is None else shown.leg + 1]
    load, reps = shown.look.text(f"← {unit} →"), shown.look.text(f"↓ reps{legs} ↑")
    if cells(load) + 3 + cells(reps) > width:
        load = load.replace(" in each hand", "")
    canvas = Canvas(width, 1)
    canvas.put(0, 0, load, "$muted")
    canvas.put(max(cells(load) + 3, min(reps_at, width - cells(reps))), 0, reps, "$muted")
    return canvas.content()


def next_set(shown: Shown, width: int) -> Lines:
    """Return the line that names the next set; of an exercise not begun, with its name."""
    view = shown.view
    if view.exercise is None or view.coming is None:
        return []
    new = not view.exercise.begun
    name = exercise_name(view.exercise.plan) if new else ""
    return [
        joined(
            shown,
            width,
            ("next", "$muted"),
            (name, "bold $strong"),
            (set_place(view.exercise, view.coming), "$foreground"),
            (coming_text(view.exercise, view.coming), "bold $strong"),
            (target_text(view.exercise, view.coming) if new else "", "$muted"),
        )
    ]


def load_lines(shown: Shown, width: int, rows: int) -> Lines:
    """Return what changes and how the load is built on one line, and the picture below it."""
    if shown.recipe is None or rows < 1:
        return []
    change = shown.look.text(change_text(shown)) if shown.recipe_before is not None else ""
    words = recipe_words(shown.recipe, width - (cells(change) + 3 if change else 0), shown.look)
    if change and words.endswith(shown.look.text("…")):
        words = ""
    lines = [joined(shown, width, (change, "bold $strong"), (words, "$foreground"))]
    left = min(rows - 1, MOST_ROWS + 1)
    if left >= _AIR_FROM:
        lines.append(Content(""))
        left -= 1
    picture = plates(
        shown.recipe, width, left, shown.look, shown.settings, words=False, align="left"
    )
    if not picture.plain.strip():
        return lines[:1]
    return lines + list(picture.split("\n", allow_blank=True))[:left]


def card_lines(shown: Shown, width: int, rows: int) -> Lines:
    """Return the set-up card: two frames of the movement, how to start, how to bail out."""
    exercise = shown.view.exercise
    assert exercise is not None
    set_up = guide.variation_text(exercise.plan.variation).set_up
    figure = set_up.figure
    lines = load_lines(shown, width, 1)
    words = "\n".join((f"Start: {set_up.start}", f"Bail: {set_up.bail}"))
    wide = max((len(row) for row in (*figure.start, *figure.end)), default=0)
    room = width - 2 * wide - 5
    left = rows - len(lines)
    beside_fits = room >= 18 and len(wrap(words, room)) <= left
    if not beside_fits and (room < 18 or left <= 3 or len(wrap(words, width)) <= left):
        return lines + [text(shown, one, "$muted") for one in few(words, width, rows - len(lines))]
    beside = few(words, room, rows - len(lines))
    count = min(max(len(figure.start), len(figure.end), len(beside)), rows - len(lines))
    for row in range(count):
        start, end, said = (
            one[row] if row < len(one) else "" for one in (figure.start, figure.end, beside)
        )
        lines.append(
            Content.assemble(
                (f"{start:<{wide}}  {end:<{wide}}   ", "$foreground"),
                (shown.look.text(said), "$muted"),
            )
        )
    return lines


def coming_lines(shown: Shown, width: int, rows: int) -> Lines:
    """Return the load of the coming set; of an exercise that is new, its set-up card."""
    return card_lines(shown, width, rows) if shown.card else load_lines(shown, width, rows)
