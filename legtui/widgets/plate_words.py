"""What to load, in words, as fully as there is room. What changes is in `training.change`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from legtui.training.equipment import Kind, Recipe
from legtui.training.weight import Weight
from legtui.widgets.canvas import first_that_fits
from legtui.widgets.look import UNICODE, Look


def recipe_words(recipe: Recipe, width: int = 200, look: Look = UNICODE) -> str:
    """Return how the load is built on one line, as fully as `width` cells allow.

    Every form but a cut one names each plate: `bar 20, per side 25 + 15 + 1.25`.
    """
    return first_that_fits([look.text(form) for form in _forms(recipe)], width)


def brief_words(recipe: Recipe, width: int, look: Look = UNICODE) -> str:
    """Return how the load is built for a list that has the load beside it, one way of saying it
    a kind: `25 + 10 a side`. Nothing for a pair of dumbbells, whose load says it all.
    """
    if recipe.per_hand is not None:
        return ""
    plates = recipe.kind in (Kind.BARBELL, Kind.SLED) and recipe.per_side
    forms = _forms(recipe)[_A_SIDE:] if plates else _forms(recipe)
    return first_that_fits([look.text(form) for form in forms], width)


_A_SIDE = 3
"""Place of the first form for plates that leaves out what they go on."""


def counted(plates: Sequence[Weight]) -> list[tuple[int, Weight]]:
    """Return runs of equal plates: `[(3, 20 kg), (1, 5 kg)]`."""
    return [(len(list(run)), weight) for weight, run in groupby(plates)]


def plate_label(count: int, weight: Weight) -> str:
    """Return `20`, or `3×20` for more than one."""
    return weight.number if count == 1 else f"{count}×{weight.number}"


def _forms(recipe: Recipe) -> list[str]:
    if recipe.kind in (Kind.BARBELL, Kind.SLED):
        return _per_side_forms(recipe)
    if recipe.kind is Kind.STACK:
        return _stack_forms(recipe)
    if recipe.kind is Kind.DUMBBELL:
        one = recipe.total
        return [f"one dumbbell, {one}", str(one), one.number]
    if recipe.per_hand is not None:
        hand = recipe.per_hand
        return [f"2 × {hand}, one in each hand", f"2 × {hand}", f"2×{hand.number}"]
    return ["body weight", "bw"]


def _per_side_forms(recipe: Recipe) -> list[str]:
    base = recipe.base.number if recipe.base is not None else ""
    what = "bar" if recipe.kind is Kind.BARBELL else "sled"
    plates = recipe.per_side or ()
    if not plates:
        return [f"empty {what}, {recipe.base or recipe.total}", f"empty {what}", what]
    each = " + ".join(plate.number for plate in plates)
    runs = counted(plates)
    short = " + ".join(plate_label(count, weight) for count, weight in runs)
    tight = " ".join(plate_label(count, weight) for count, weight in runs)
    named = f"{what} {base}, " if base else ""
    return [
        f"{named}per side {each}",
        f"{named}per side {short}",
        f"per side {short}",
        f"{short} a side",
        tight,
    ]


def _stack_forms(recipe: Recipe) -> list[str]:
    at = recipe.stack or recipe.total
    if not recipe.on_pin:
        return [f"stack at {at}", f"stack {at.number}", at.number]
    plates = " + ".join(plate_label(count, weight) for count, weight in counted(recipe.on_pin))
    tight = plates.replace(" ", "")
    return [
        f"stack at {at}, {plates} on the pin",
        f"stack {at.number} + {plates} on the pin",
        f"stack {at.number}, pin {plates}",
        f"{at.number}, pin {tight}",
        f"{at.number}+{tight}",
    ]
