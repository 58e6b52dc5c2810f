"""Texts that open over a screen: why this weight, how to do it."""

from __future__ import annotations

from collections.abc import Callable

from legtui.guide import load as guide
from legtui.session.label import load_text
from legtui.session.plan import Phase, PlannedExercise, TimedStep
from legtui.training.equipment import Kind
from legtui.training.frozen import dataclass
from legtui.training.loading import along_rail

_RAIL_DEGREES = 45

Page = tuple[str, list[str]]
"""A title and its paragraphs; an empty one is a gap."""


@dataclass(frozen=True, slots=True)
class Onward:
    """Where one key leads from a text."""

    key: str
    words: str
    """As in `g the guide on it`, without the key."""
    run: Callable[[], None]


def why(planned: PlannedExercise, rests_on: list[str]) -> Page:
    """Return why this load today, and the logged sets that say so."""
    load = load_text(planned.load, planned.loaded_with is Kind.DUMBBELLS)
    lines = [planned.why or "This is what the guide says.", ""]
    lines.append(
        f"Aim: {planned.sets} sets of {planned.reps_lo}–{planned.reps_hi}, "
        f"{planned.target} or more today."
    )
    if rests_on:
        lines += ["", "It rests on these sets:", *rests_on]
    return f"Why {load}", lines


def how_to(planned: PlannedExercise | None, step: TimedStep | None) -> Page:
    """Return how an exercise, or a warm-up item or stretch, is done."""
    if planned is not None:
        return _exercise(planned)
    assert step is not None
    if step.phase is Phase.WARM_UP:
        item = guide.warm_up_item(step.step)
        return item.name, [item.cue, "", f"For: {item.why}"]
    stretch = guide.stretch(step.step)
    return stretch.name, [stretch.cue, "", "For: " + ", ".join(stretch.muscles)]


def guide_page(planned: PlannedExercise | None, step: TimedStep | None) -> str:
    """Return the id of the guide's page on what is at hand."""
    if planned is not None:
        return f"exercise:{planned.exercise}"
    return "warm_up_items" if step is not None and step.phase is Phase.WARM_UP else "stretches"


def _exercise(planned: PlannedExercise) -> Page:
    variation = guide.variation(planned.variation)
    text = guide.variation_text(planned.variation)
    exercise = guide.exercise_text(planned.exercise)
    figure = text.set_up.figure
    rows = max(len(figure.start), len(figure.end))
    wide = max(len(row) for row in (*figure.start, *figure.end))
    drawn = [f"{_row(figure.start, row):<{wide}}    {_row(figure.end, row)}" for row in range(rows)]
    faults = [f"{one.fault}: {one.mend}" for one in exercise.faults]
    return variation.name, [
        *drawn,
        "",
        f"Start: {text.set_up.start}",
        f"Bail: {text.set_up.bail}",
        "",
        "Form:",
        *exercise.tips,
        *text.tips,
        "",
        _load(planned),
        "",
        "Common faults:",
        *faults,
    ]


def _load(planned: PlannedExercise) -> str:
    """What counts as the load; how to begin, where it is new; what it comes to on a sled."""
    of = guide.load_of(planned.loaded_with)
    first = "" if planned.based_on else f" {of.first_time}"
    return f"Load: {of.counted}{first}{_rail(planned)}"


def _rail(planned: PlannedExercise) -> str:
    """What a load on a sled comes to; machines of two angles are compared by it."""
    if planned.loaded_with is not Kind.SLED or planned.load is None:
        return ""
    pushed = along_rail(planned.load, _RAIL_DEGREES)
    return (
        f" On a rail of {_RAIL_DEGREES}°, as most have it, {planned.load} push like"
        f" {pushed:.0f} {planned.load.unit}."
    )


def _row(frame: tuple[str, ...], row: int) -> str:
    return frame[row] if row < len(frame) else ""
