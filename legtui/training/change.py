"""A recipe in words, and what to change on the equipment from one load to the next."""

from __future__ import annotations

from collections import Counter

from legtui.training.equipment import Kind, Recipe
from legtui.training.frozen import dataclass
from legtui.training.plates import Pile
from legtui.training.units import grains
from legtui.training.weight import Unit, Weight


@dataclass(frozen=True, slots=True)
class Change:
    """What to do to get from one load to the next; plates heaviest first."""

    after: Recipe
    fresh: bool
    """There is nothing to start from (the first load, another bar or machine): build `after`."""
    add: Pile = ()
    """Goes on each side."""
    remove: Pile = ()
    """Comes off each side."""
    hang: Pile = ()
    """Goes on the pin."""
    unhang: Pile = ()
    """Comes off the pin."""
    stack_from: Weight | None = None
    """The setting before, where it changes."""

    @property
    def nothing(self) -> bool:
        """Whether the load stays as it is."""
        moved = self.add or self.remove or self.hang or self.unhang or self.stack_from
        return not self.fresh and not moved


def plates_to_add(before: Pile, after: Pile) -> tuple[Pile, Pile]:
    """Return the plates that go on and those that come off to make `after` of `before`."""
    have, want = Counter(before), Counter(after)
    return _heaviest_first(want - have), _heaviest_first(have - want)


def difference(before: Recipe | None, after: Recipe) -> Change:
    """Return what to change from one recipe to the next on the same equipment."""
    if before is None or before.kind is not after.kind or before.base != after.base:
        return Change(after, fresh=True)
    if before.per_hand != after.per_hand or (
        after.kind is Kind.DUMBBELL and before.total != after.total
    ):
        return Change(after, fresh=True)
    add, remove = plates_to_add(before.per_side or (), after.per_side or ())
    hang, unhang = plates_to_add(before.on_pin or (), after.on_pin or ())
    moved = before.stack if before.stack != after.stack else None
    return Change(after, False, add, remove, hang, unhang, moved)


def change_text(change: Change) -> str:
    """Return the change in a few words: `take off 1.25, add 2.5 each side`, `stack 40 → 45`."""
    if change.fresh:
        return recipe_text(change.after)
    unit = change.after.total.unit
    if change.nothing:
        plates = change.after.kind in (Kind.BARBELL, Kind.SLED)
        return "same plates" if plates else "same weight"
    parts = []
    if change.remove:
        parts.append(f"take off {_plates(change.remove, unit)}")
    if change.add:
        parts.append(f"add {_plates(change.add, unit)}")
    if parts:
        return ", ".join(parts) + " each side"
    if change.stack_from is not None and change.after.stack is not None:
        parts.append(f"stack {_name(change.stack_from, unit)} → {_name(change.after.stack, unit)}")
    if change.unhang:
        parts.append(f"take {_plates(change.unhang, unit)} off the pin")
    if change.hang:
        parts.append(f"hang {_plates(change.hang, unit)} on the pin")
    return ", ".join(parts)


def recipe_text(recipe: Recipe) -> str:
    """Return how the load is built, in a few words: `20 + 15 + 1.25 per side`.

    Numbers without a unit are in the unit of the total.
    """
    unit = recipe.total.unit
    match recipe.kind:
        case Kind.BARBELL | Kind.SLED:
            if recipe.per_side:
                return f"{_plates(recipe.per_side, unit)} per side"
            return "empty bar" if recipe.kind is Kind.BARBELL else "empty sled"
        case Kind.STACK:
            setting = f"stack {_name(recipe.stack or recipe.total, unit)}"
            if recipe.on_pin:
                return f"{setting} + {_plates(recipe.on_pin, unit)} on the pin"
            return setting
        case Kind.DUMBBELLS:
            return f"2 × {recipe.per_hand or recipe.total}"
        case Kind.DUMBBELL:
            return f"one dumbbell, {recipe.total}"
        case Kind.NOTHING:
            return "body weight"


def _heaviest_first(plates: Counter[Weight]) -> Pile:
    return tuple(sorted(plates.elements(), key=grains, reverse=True))


def _plates(plates: Pile, unit: Unit) -> str:
    return " + ".join(_name(plate, unit) for plate in plates)


def _name(weight: Weight, unit: Unit) -> str:
    return weight.number if weight.unit is unit else str(weight)
