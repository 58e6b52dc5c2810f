"""The next prescription as the command line gives it."""

from __future__ import annotations

from typing import Any

from legtui.desk.coach import Coach
from legtui.guide import load as guide
from legtui.session.label import load_text
from legtui.session.plan import PlannedExercise, RampPlan
from legtui.training import change
from legtui.training.equipment import Kind
from legtui.training.prescribed import Prescription
from legtui.training.weight import Weight


def number(weight: Weight | None) -> float | int | None:
    """Return a weight's number for JSON, whole where it is; `None` for body weight."""
    if weight is None:
        return None
    value = weight.value
    return int(value) if value == value.to_integral_value() else float(value)


def as_dict(coach: Coach, day: str) -> dict[str, Any]:
    """Return the prescription of a day in the contract's shape."""
    recovery = coach.recovery()
    return {
        "session": day,
        "recovery": {"state": str(recovery.state), "why": recovery.why},
        "exercises": [_exercise(coach, *one) for one in coach.prescriptions(day)],
    }


def _exercise(coach: Coach, given: Prescription, planned: PlannedExercise) -> dict[str, Any]:
    recipe = coach.rack.recipe(given.variation, given.load)
    return {
        "exercise": given.exercise,
        "variation": given.variation,
        "per_leg": given.per_leg,
        "sets": given.sets,
        "reps": list(given.reps),
        "target_reps": given.target_reps,
        "load": number(given.load),
        "unit": str(planned.unit) if given.load is not None else None,
        "recipe": change.recipe_text(recipe) if recipe is not None else None,
        "rest_s": given.rest_s,
        "ramp": [_ramp(one) for one in planned.ramp],
        "action": str(given.action),
        "why": given.why,
    }


def _ramp(one: RampPlan) -> dict[str, Any]:
    return {"load": number(one.load), "reps": one.reps}


def as_lines(coach: Coach, day: str) -> list[str]:
    """Return the prescription of a day to be read."""
    recovery = coach.recovery()
    lines = [f"Leg day {day}. {recovery.why}", *coach.replaced(day), ""]
    for given, planned in coach.prescriptions(day):
        name = guide.variation(given.variation).name
        load = load_text(given.load, planned.loaded_with is Kind.DUMBBELLS)
        reps = f"{given.sets} x {given.reps[0]}-{given.reps[1]}"
        lines.append(f"{name:<26} {reps:<10} {load:<12} aim at {given.target_reps}")
        lines.append(f"  {given.why}")
    return lines
