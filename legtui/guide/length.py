"""How long the phases of a leg day take, reckoned from the data.

The model of the main phase: working sets by tempo, both legs of a per-leg set, rests between
sets, handling around each set, ramp sets before the first two lifts, the change of exercise.
Tempo, change and handling are judgments; the lifter's own times are better once there are some.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from legtui.guide import timing
from legtui.guide.model import CoolDownItem, Exercise, RampStep, Variation, WarmUpItem


class Effort(StrEnum):
    """Which reps of a range are reckoned with."""

    LO = "lo"
    MID = "mid"
    HI = "hi"


@dataclass(frozen=True, slots=True)
class ExerciseLength:
    """Seconds of one exercise by what they are spent on."""

    change: float
    ramp: float
    work: float
    rest: float
    handling: float

    @property
    def total(self) -> float:
        """All of it, seconds."""
        return self.change + self.ramp + self.work + self.rest + self.handling


def warm_up_s(items: Sequence[WarmUpItem]) -> int:
    """Return the seconds of a warm-up list: every side, a gap between items, none between sides."""
    gaps = max(len(items) - 1, 0)
    return sum(one.seconds * one.sides for one in items) + gaps * timing.WARM_UP_GAP_S


def cool_down_s(items: Sequence[CoolDownItem]) -> int:
    """Return the seconds of a cool-down list, changes counted.

    To get ready for each item, the first too; to switch sides or rounds between its holds.
    """
    return sum(
        timing.NEW_POSITION_S + one.holds * timing.HOLD_S + (one.holds - 1) * timing.SWITCH_S
        for one in items
    )


def ramp_s(ramp: Sequence[RampStep], tempo_s: float) -> float:
    """Return the seconds of ramp sets, with the rest after each; 0 without any."""
    if not ramp:
        return 0
    rests = (len(ramp) - 1) * timing.RAMP_REST_S + timing.LAST_RAMP_REST_S
    return sum(step.reps for step in ramp) * tempo_s + rests


def exercise_length(
    exercise: Exercise,
    *,
    per_leg: bool,
    preset: str = "standard",
    effort: Effort = Effort.MID,
    tempo: float = 1.0,
) -> ExerciseLength:
    """Return what an exercise takes by the guide's sets.

    Args:
        exercise: With its own ramp.
        per_leg: Whether the variation is done one leg at a time.
        preset: Of the rests: `short`, `standard` or `long`.
        effort: Which reps of the range.
        tempo: Factor on the seconds of a rep.
    """
    lo, hi = exercise.reps_lo, exercise.reps_hi
    reps = {Effort.LO: lo, Effort.MID: (lo + hi) / 2, Effort.HI: hi}[effort]
    tempo_s = exercise.tempo_s * tempo
    one_set = reps * tempo_s
    if per_leg:
        one_set = 2 * one_set + timing.LEG_SWITCH_S
    return ExerciseLength(
        change=exercise.change_s,
        ramp=ramp_s(exercise.ramp, tempo_s),
        work=exercise.sets * one_set,
        rest=(exercise.sets - 1) * exercise.rests_s[preset],
        handling=exercise.sets * timing.SET_HANDLING_S,
    )


def main_s(
    lifts: Iterable[tuple[Exercise, Variation]],
    *,
    preset: str = "standard",
    effort: Effort = Effort.MID,
    tempo: float = 1.0,
) -> float:
    """Return the seconds of the main phase, each exercise in the variation it is done in."""
    return sum(
        exercise_length(
            exercise, per_leg=variation.per_leg, preset=preset, effort=effort, tempo=tempo
        ).total
        for exercise, variation in lifts
    )
