"""A warm-up or a cool-down in less time: what matters most stays, in its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from legtui.session.plan import StepKind, TimedStep

FIRST_TO_STAY = (
    "light_cardio",
    "quad_standing",
    "hamstring_supine",
    "calf_straight",
    "glute_figure4",
    "leg_swing_fb",
    "walking_lunge",
    "high_knees",
    "bw_squat",
    "hip_hinge",
)
"""The guide's own warm-up items, and one stretch for each of its four groups; then the rest."""

LEAST_CARDIO_S = 120
CARDIO_SHARE = 0.4
"""Of a short warm-up; the rest is moving."""


def seconds_of(steps: Sequence[TimedStep]) -> int:
    """Return how long steps take, with getting ready for them."""
    return sum(one.seconds + one.ready_s for one in steps)


def shortened(steps: Sequence[TimedStep], seconds: float) -> tuple[TimedStep, ...]:
    """Return the steps that fit into `seconds`; of a cardio its shorter form, once each side."""
    if seconds_of(steps) <= seconds:
        return tuple(steps)
    items = [_once(list(group)) for _, group in groupby(steps, key=lambda one: one.step)]
    items = [_short_cardio(item, seconds) for item in items]
    chosen: list[int] = []
    left = seconds
    for place in sorted(range(len(items)), key=lambda place: _rank(items[place], place)):
        length = seconds_of(items[place])
        if length <= left:
            chosen.append(place)
            left -= length
    kept = [step for place in sorted(chosen) for step in items[place]]
    first = steps[0].index
    return tuple(replace(step, index=first + place) for place, step in enumerate(kept))


def _once(item: list[TimedStep]) -> list[TimedStep]:
    return [step for step in item if step.round == 1]


def _short_cardio(item: list[TimedStep], seconds: float) -> list[TimedStep]:
    step = item[0]
    if step.kind is not StepKind.CARDIO:
        return item
    shorter = max(LEAST_CARDIO_S, int(seconds * CARDIO_SHARE) // 30 * 30)
    return [replace(step, seconds=min(step.seconds, shorter))]


def _rank(item: list[TimedStep], place: int) -> tuple[int, int]:
    name = item[0].step
    important = FIRST_TO_STAY.index(name) if name in FIRST_TO_STAY else len(FIRST_TO_STAY)
    return (important, place)
