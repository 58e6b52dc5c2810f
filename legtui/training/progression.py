"""The elementary rules of progression, each by itself; ratios are exact fractions.

Double progression fits every range of the guide (G54, G55). Its hidden limit is the step: the
largest one follows from Epley, so that who is at the top of a range keeps the bottom of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from math import ceil

from legtui.training.ladder import Ladder, at_most, next_down, next_up
from legtui.training.units import from_grains, grains
from legtui.training.weight import Unit, Weight

MISSES_TO_DELOAD = 3
DELOAD_PERCENT = 90
BRIDGE_CAP = 3
"""Reps above the range at most, before a step that is too big is taken anyway."""
LAYOFF_DAYS = 14
RETURN_PERCENT = 95
"""Two steps a session until so much of the load before the break is back."""

_LAYOFF = ((84, 60, 50), (56, 70, 50), (28, 80, 50), (LAYOFF_DAYS, 90, 75))
"""Days from which it holds, per cent of the load, per cent of the sets."""

_DEFAULT_STEPS = {
    "squat": {Unit.KG: Weight(250, Unit.KG), Unit.LB: Weight(500, Unit.LB)},
    "deadlift": {Unit.KG: Weight(500, Unit.KG), Unit.LB: Weight(1000, Unit.LB)},
    "leg_press": {Unit.KG: Weight(500, Unit.KG), Unit.LB: Weight(1000, Unit.LB)},
    "calf_raise": {Unit.KG: Weight(500, Unit.KG), Unit.LB: Weight(1000, Unit.LB)},
}


class Action(StrEnum):
    """What a prescription does; a `str`, as it is written to the file."""

    START = "start"
    INCREASE = "increase"
    ADD_REPS = "add_reps"
    REPEAT = "repeat"
    DELOAD = "deload"
    BRIDGE = "bridge"
    LAYOFF = "layoff"


class Outcome(StrEnum):
    """What the sets of one session say by double progression."""

    SUCCESS = "success"
    """Every planned set reached the top of the range, form clean."""
    PARTIAL = "partial"
    """Every planned set in the range."""
    MISS = "miss"
    """A planned set not done, or one under the range."""
    HOLD = "hold"
    """Neither: lifted under the plan, tried heavier than the plan and fell short, or from
    elsewhere with fewer sets than the program has."""


def epley(reps: int | Fraction) -> Fraction:
    """Return the 1RM that so many reps stand for, as a multiple of the load (Epley)."""
    return 1 + Fraction(reps) / 30


def jump_ratio(lo: int, hi: int) -> Fraction:
    """Return the largest step, as a share of the load, after which `hi` reps still give `lo`."""
    return epley(hi) / epley(lo) - 1


def step_ratio(load: Weight, following: Weight) -> Fraction:
    """Return how much heavier `following` is, as a share of the load."""
    return Fraction(grains(following), grains(load)) - 1


def step_fits(load: Weight | None, following: Weight, lo: int, hi: int) -> bool:
    """Return whether a lifter at `hi` reps can take the step and stay in the range.

    The first weight after body weight alone has no ratio; it counts as fitting.
    """
    if load is None or load.hundredths <= 0:
        return True
    return step_ratio(load, following) <= jump_ratio(lo, hi)


def bridge_reps(lo: int, hi: int, current: Weight, following: Weight, cap: int = BRIDGE_CAP) -> int:
    """Return the reps to reach with the current load before the step, at most `hi + cap`."""
    needed = ceil(30 * (epley(lo) * Fraction(grains(following), grains(current)) - 1))
    return min(max(hi, needed), hi + cap)


def load_for_reps(one_rm: Fraction, reps: int, reserve: int | Fraction = 0) -> Fraction:
    """Return the load, in the unit of `one_rm`, for so many reps with so many in reserve."""
    return one_rm / epley(reps + Fraction(reserve))


def load_as_hard(load: Weight, done: int, reps: int, reserve: int = 0) -> Weight:
    """Return the load, not snapped, at which `reps` with so many in reserve are as hard as `done`
    reps in all were at `load` (Epley both ways).
    """
    one_rm = grains(load) * epley(done)
    return from_grains(int(load_for_reps(one_rm, reps, reserve)), load.unit)


def layoff(days: int) -> tuple[int, int]:
    """Return the per cent of the load and of the sets to come back with after a break."""
    for least, load, sets in _LAYOFF:
        if days >= least:
            return load, sets
    return 100, 100


def sets_at(percent: int, sets: int) -> int:
    """Return so many per cent of the sets, rounded up, at least one."""
    return max(1, -(-sets * percent // 100))


def deload_load(ladder: Ladder, load: Weight) -> Weight | None:
    """Return nine tenths of the load, snapped down; `None` where nothing lighter is there.

    Where even the lightest rung is more than nine tenths, the next rung down will do.
    """
    tenth_off = Weight(load.hundredths * DELOAD_PERCENT // 100, load.unit)
    return at_most(ladder, tenth_off) or next_down(ladder, load)


def two_for_two(last_sets: Sequence[int], goal: int) -> bool:
    """Return whether the last set was two reps over the goal in two sessions running.

    `last_sets` are the reps of each session's last set, oldest first. Source: the 2-for-2
    rule (NSCA).
    """
    return len(last_sets) >= 2 and all(reps >= goal + 2 for reps in last_sets[-2:])


def default_step(exercise: str, unit: Unit) -> Weight | None:
    """Return the usual step up; `None` is one available load (curls, dumbbells, the rest)."""
    return _DEFAULT_STEPS.get(exercise, {}).get(unit)


def load_after(
    ladder: Ladder,
    load: Weight | None,
    reps: tuple[int, int],
    exercise: str,
    plain: Ladder | None = None,
) -> Weight | None:
    """Return the load one step up; `None` at the end of the ladder.

    It is the largest loadable one not above the default step and within the range's
    largest step, and at least the next loadable (which may be too big a step). `plain` is the
    ladder without the add-on pin: one available load is then one setting of the stack, and
    the pin is used only where that is too big a step.
    """
    following = next_up(ladder, load)
    if following is None or load is None:
        return following
    usual = default_step(exercise, following.unit)
    if usual is not None:
        most = grains(load) + grains(usual)
    else:
        setting = next_up(plain, load) if plain else None
        most = grains(setting or following)
    fitting = [
        rung
        for rung in ladder
        if grains(load) < grains(rung) <= most and step_fits(load, rung, *reps)
    ]
    return fitting[-1] if fitting else following


def judge(reps: Sequence[int], lo: int, hi: int, planned_sets: int, form_ok: bool) -> Outcome:
    """Return what the reps of the working sets say; of a per-leg set the weaker leg's."""
    if len(reps) < planned_sets or not reps or min(reps) < lo:
        return Outcome.MISS
    return Outcome.SUCCESS if min(reps) >= hi and form_ok else Outcome.PARTIAL
