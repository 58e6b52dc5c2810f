"""How long a session takes."""

from __future__ import annotations

from collections.abc import Iterable

from legtui.guide import load as guide
from legtui.session.plan import PlannedExercise, RampPlan, SessionPlan
from legtui.session.shorten import seconds_of
from legtui.training.session_length import USUAL_PACE, ExerciseTime, Pace, session_seconds


def exercise_time(
    planned: PlannedExercise,
    sets: int,
    ramp_left: Iterable[RampPlan],
    *,
    under_way: bool = False,
) -> ExerciseTime:
    """Return an exercise as the model of a session's length times it."""
    return ExerciseTime(
        exercise=planned.exercise,
        sets=max(sets, 0),
        reps=(planned.reps_lo + planned.reps_hi) / 2,
        tempo_s=guide.exercise(planned.exercise).tempo_s,
        rest_s=planned.rest_s,
        change_s=0 if under_way else planned.change_s,
        ramp=tuple(one.reps for one in ramp_left),
        per_leg=planned.per_leg,
    )


def plan_s(plan: SessionPlan, pace: Pace = USUAL_PACE) -> float:
    """Return how long a plan takes, in seconds."""
    return session_seconds(
        [exercise_time(one, one.sets, one.ramp) for one in plan.main],
        seconds_of(plan.warm_up),
        seconds_of(plan.cool_down),
        pace,
    )
