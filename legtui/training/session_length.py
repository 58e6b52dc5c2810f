"""How long a session takes, and how long this lifter takes for it.

An exercise is the change to it, its ramp sets, its working sets with some handling around each,
and the rests between them. The times of changing and handling are guesses until the lifter's own
timestamps correct them. Seconds throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Final

from legtui.training.frozen import dataclass
from legtui.training.timing import HANDLING_S, LAST_RAMP_REST_S, LEG_SWITCH_S, RAMP_REST_S

LEAST_SAMPLES: Final = 5
"""Fewer say nothing about a pace."""
MOST_SAMPLES: Final = 60
"""Only the latest ones count: people change."""
SLOWEST: Final = 2.0
FASTEST: Final = 0.5


class Part(StrEnum):
    """What a pace is learned for."""

    SET = "set"
    REST = "rest"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Pace:
    """How long this lifter takes against the model; 1 is as the model says."""

    set: float = 1.0
    rest: float = 1.0
    change: float = 1.0


USUAL_PACE: Final = Pace()


@dataclass(frozen=True, slots=True)
class ExerciseTime:
    """What is left to do of one exercise."""

    exercise: str
    sets: int
    """Working sets left."""
    reps: float
    """Of a set, each leg."""
    tempo_s: float
    """Of one rep."""
    rest_s: float
    """Between working sets."""
    change_s: float = 0
    """To get to the exercise; 0 for the first of the session and for one that is under way."""
    ramp: tuple[int, ...] = ()
    """Reps of the ramp sets left."""
    per_leg: bool = False


@dataclass(frozen=True, slots=True)
class Seconds:
    """The parts of an exercise's length."""

    change: float
    ramp: float
    work: float
    rest: float
    handling: float

    @property
    def total(self) -> float:
        """All of them."""
        return self.change + self.ramp + self.work + self.rest + self.handling


def set_seconds(reps: float, tempo_s: float, per_leg: bool) -> float:
    """Return the time under the load of one set; both legs and the switch of a per-leg set."""
    return 2 * reps * tempo_s + LEG_SWITCH_S if per_leg else reps * tempo_s


def ramp_seconds(ramp: Sequence[int], tempo_s: float, pace: Pace = USUAL_PACE) -> float:
    """Return the time of ramp sets and the rests after them, the last one the longest."""
    if not ramp:
        return 0.0
    rests = RAMP_REST_S * (len(ramp) - 1) + LAST_RAMP_REST_S
    return sum(ramp) * tempo_s * pace.set + rests * pace.rest


def exercise_seconds(one: ExerciseTime, pace: Pace = USUAL_PACE) -> Seconds:
    """Return how long what is left of an exercise takes; nothing if no set is left."""
    if one.sets <= 0:
        return Seconds(0, 0, 0, 0, 0)
    return Seconds(
        change=one.change_s * pace.change,
        ramp=ramp_seconds(one.ramp, one.tempo_s, pace),
        work=one.sets * set_seconds(one.reps, one.tempo_s, one.per_leg) * pace.set,
        rest=(one.sets - 1) * one.rest_s * pace.rest,
        handling=one.sets * HANDLING_S * pace.set,
    )


def main_seconds(exercises: Iterable[ExerciseTime], pace: Pace = USUAL_PACE) -> float:
    """Return how long the exercises take one after the other."""
    return sum(exercise_seconds(one, pace).total for one in exercises)


def session_seconds(
    exercises: Iterable[ExerciseTime],
    warm_up_s: float,
    cool_down_s: float,
    pace: Pace = USUAL_PACE,
    running_s: float = 0,
) -> float:
    """Return how long what is left of a session takes.

    Args:
        exercises: What is left of each.
        warm_up_s: What is left of the warm-up; it runs by the clock, so no pace is applied.
        cool_down_s: What is left of the cool-down, likewise.
        pace: The lifter's.
        running_s: What is left of the timer that runs now.
    """
    return warm_up_s + main_seconds(exercises, pace) + cool_down_s + max(0.0, running_s)


def ends_at(now: datetime, seconds: float) -> datetime:
    """Return when so many seconds are over, on the same clock; right when summer time ends."""
    if now.tzinfo is None:
        return now + timedelta(seconds=seconds)
    return (now.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(now.tzinfo)


@dataclass(frozen=True, slots=True)
class Timing:
    """How long something took beside what the model says for it."""

    part: Part
    planned_s: float
    actual_s: float


def teaches(one: Timing) -> bool:
    """Return whether a time says something about the lifter's pace.

    A screen that stood unusually long (a chat, a lid that was closed) does not, nor do sets
    that were typed in several at once, nor what was skipped.
    """
    if one.planned_s <= 0:
        return False
    return 0.2 * one.planned_s <= one.actual_s <= 2.5 * one.planned_s + 60


def learn_pace(timings: Sequence[Timing]) -> Pace:
    """Return the pace that a lifter's times show, the oldest first.

    Of each part the median of actual to planned over the latest sixty that teach something,
    within half and double; 1 while there are fewer than five.
    """
    return Pace(
        set=_factor(timings, Part.SET),
        rest=_factor(timings, Part.REST),
        change=_factor(timings, Part.CHANGE),
    )


def _factor(timings: Sequence[Timing], part: Part) -> float:
    ratios = [one.actual_s / one.planned_s for one in timings if one.part is part and teaches(one)]
    if len(ratios) < LEAST_SAMPLES:
        return 1.0
    return min(SLOWEST, max(FASTEST, median(ratios[-MOST_SAMPLES:])))
