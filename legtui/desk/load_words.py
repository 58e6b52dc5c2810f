"""How a weight is built on the lifter's equipment, as the command line gives it."""

from __future__ import annotations

from typing import Any

from legtui.desk.preferences import Preferences
from legtui.desk.prescribed_words import number
from legtui.desk.rack import Rack
from legtui.guide import load as guide
from legtui.training import change
from legtui.training.loading import Resolution, resolve
from legtui.training.weight import Unit, Weight


def resolution(
    preferences: Preferences, exercise: str, target: str, unit: str | None
) -> Resolution:
    """Return what the gym at hand can make of a weight.

    Args:
        preferences: Whose gym.
        exercise: An exercise or one of its variations.
        target: The weight as typed.
        unit: Of `target` where it has none of its own; `None` is the gym's.

    Raises:
        ValueError: There is no such exercise, or no such weight; the message says which.
    """
    rack = Rack(preferences.gym_at_hand)
    wanted = Weight.parse(target, Unit(unit) if unit else rack.gym.unit)
    return resolve(rack.equipment(_variation(rack, exercise)), wanted)


def _variation(rack: Rack, name: str) -> str:
    plain = name.strip().lower().replace(" ", "_").replace("-", "_")
    variations = {one.id: one for one in guide.variations()}
    if plain in variations:
        return plain
    exercises = [one.id for one in guide.exercises()]
    if plain in exercises:
        own = [guide.exercise(plain).day_a, *(one.id for one in guide.variations_of(plain))]
        return next((one for one in own if one in rack.possible), own[0])
    raise ValueError(f"There is no exercise “{name[:40]}”; there are {', '.join(exercises)}.")


def as_dict(
    preferences: Preferences, exercise: str, target: str, unit: str | None
) -> dict[str, Any]:
    """Return the recipe in the contract's shape; every weight is in the equipment's unit."""
    found = resolution(preferences, exercise, target, unit)
    recipe = found.recipe
    own = recipe.total.unit if recipe else found.target.unit
    return {
        "target": number(found.target.to(own)),
        "unit": str(own),
        "total": number(recipe.total) if recipe else None,
        "exact": found.exact,
        "per_side": [number(one) for one in recipe.per_side]
        if recipe and recipe.per_side is not None
        else None,
        "per_hand": number(recipe.per_hand) if recipe else None,
        "stack": number(recipe.stack) if recipe else None,
        "on_pin": [number(one) for one in recipe.on_pin]
        if recipe and recipe.on_pin is not None
        else None,
        "below": number(found.below),
        "above": number(found.above),
    }


def as_line(preferences: Preferences, exercise: str, target: str, unit: str | None) -> str:
    """Return the recipe to be read."""
    found = resolution(preferences, exercise, target, unit)
    if found.recipe is None:
        return "body weight: there is nothing to load"
    near = "" if found.exact else f" (nearest to {found.target})"
    return f"{found.recipe.total}{near}: {change.recipe_text(found.recipe)}"
