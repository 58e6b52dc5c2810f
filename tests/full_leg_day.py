"""A whole leg day as the guide has it: for what depends on the size of a session."""

from __future__ import annotations

from session_fixtures import kg

from legtui.session.build import leg_day
from legtui.session.plan import PlannedExercise, RampPlan, SessionPlan
from legtui.training.equipment import Kind
from legtui.training.weight import Unit

_WHY = "All four sets reached the top of the range last time, so it is one step more today."

_EXERCISES = (
    ("squat", "back_squat", 4, 8, 12, 180, 3),
    ("deadlift", "romanian_deadlift", 4, 6, 10, 180, 2),
    ("lunge", "forward_lunge", 3, 10, 12, 120, 0),
    ("leg_press", "leg_press", 4, 10, 15, 120, 0),
    ("hamstring_curl", "seated_leg_curl", 3, 12, 15, 90, 0),
    ("calf_raise", "standing_calf_raise", 4, 15, 20, 60, 0),
)


def full_leg_day(based_on: int = 1_000_000) -> SessionPlan:
    """Six exercises, 22 sets of work, 5 ramp sets, the standard lists around them.

    Args:
        based_on: The first of the set ids that the prescriptions rest on.
    """
    exercises = [
        PlannedExercise(
            slot=slot,
            exercise=exercise,
            variation=variation,
            per_leg=exercise == "lunge",
            loaded_with=Kind.BARBELL,
            sets=sets,
            reps_lo=lo,
            reps_hi=hi,
            target=lo,
            expected=tuple(range(lo + sets, lo, -1)),
            load=kg("102.5"),
            unit=Unit.KG,
            rest_s=rest_s,
            change_s=120,
            ramp=tuple(RampPlan(kg(f"{20 * (one + 1)}"), 8 - one) for one in range(ramps)),
            ramp_if_first=(RampPlan(kg("40"), 8), RampPlan(kg("60"), 5), RampPlan(kg("80"), 3)),
            ramp_if_second=(RampPlan(kg("60"), 5), RampPlan(kg("80"), 3)),
            action="increase",
            why=_WHY,
            based_on=tuple(range(based_on + 5 * slot, based_on + 5 * slot + sets)),
        )
        for slot, (exercise, variation, sets, lo, hi, rest_s, ramps) in enumerate(_EXERCISES)
    ]
    return leg_day("A", exercises)
