"""Ramp sets: the lighter sets that lead to the working weight of the first two lifts."""

from __future__ import annotations

from collections.abc import Sequence

from legtui.training.change import difference
from legtui.training.equipment import Barbell, Equipment, Plate, Recipe, Sled
from legtui.training.frozen import dataclass
from legtui.training.ladder import Ladder, snap_percent
from legtui.training.loading import recipe
from legtui.training.plates import Pile, piles, without
from legtui.training.units import grains
from legtui.training.weight import Weight

Scheme = tuple[tuple[int, int], ...]
"""Percent of the working weight and reps, in order."""

FIRST_LIFT: Scheme = ((40, 8), (60, 5), (80, 3))
"""Before the first lift. 80 %, or 40 and 80 %, beat 40 % alone (Ribeiro et al. 2020)."""

SECOND_LIFT: Scheme = ((50, 5), (75, 3))
"""Before the second lift, when the body is warm."""


MOST_MORE_PLATES = 2
"""How many plates a side more than it needs a load may have, so that plates only go on; beyond
that the bar would carry a handful of change, which is miscounted."""


@dataclass(frozen=True, slots=True)
class RampSet:
    """One ramp set."""

    load: Weight
    reps: int


def ramp(ladder: Ladder, work: Weight | None, scheme: Scheme = FIRST_LIFT) -> tuple[RampSet, ...]:
    """Return the ramp sets to a working weight.

    Each is snapped down on the ladder, never under its lightest rung (the empty bar). A load
    that is already there, and one that isn't under the working weight, is dropped. Body weight
    (`None`) and an empty ladder have none.
    """
    sets: list[RampSet] = []
    if work is None:
        return ()
    for percent, reps in scheme:
        load = snap_percent(ladder, work, percent)
        if load is None or grains(load) >= grains(work):
            continue
        if not sets or grains(load) > grains(sets[-1].load):
            sets.append(RampSet(load, reps))
    return tuple(sets)


def plates_going_on(equipment: Equipment, loads: Sequence[Weight]) -> tuple[Recipe, ...]:
    """Return a recipe for each of the rising loads, so that plates only go on if they can.

    For the ramp sets and the working weight after them. Each load adds the fewest plates to
    what is on the bar, if that handles no more plates than changing to the load's own recipe
    would, and leaves at most `MOST_MORE_PLATES` more a side; else the bar is changed to that.
    So the last recipe may differ from `recipe` of the working weight. What isn't loaded with
    plates has its usual recipes.

    Raises:
        ValueError: A load isn't on the equipment's ladder.
    """
    chain: list[Recipe] = []
    for load in loads:
        usual = recipe(equipment, load)
        if usual is None:
            raise ValueError(f"{load} can't be loaded here")
        chain.append(_following(equipment, chain[-1] if chain else None, usual))
    return tuple(chain)


def _following(equipment: Equipment, before: Recipe | None, usual: Recipe) -> Recipe:
    """Return the recipe that makes the load of `usual` with the fewest plates handled."""
    if before is None or not isinstance(equipment, Barbell | Sled):
        return usual
    added = _added(equipment.plates, before.per_side or (), usual)
    if added is None:
        return usual
    change = difference(before, usual)
    if len(added) > len(change.add) + len(change.remove):
        return usual
    side = tuple(sorted((*(before.per_side or ()), *added), key=grains, reverse=True))
    if len(side) > len(usual.per_side or ()) + MOST_MORE_PLATES:
        return usual
    return Recipe(total=usual.total, kind=usual.kind, base=usual.base, per_side=side)


def _added(plates: tuple[Plate, ...], on: Pile, usual: Recipe) -> Pile | None:
    """Return the fewest plates that make the load of `usual` on top of those `on` a side."""
    missing = sum(map(grains, usual.per_side or ())) - sum(map(grains, on))
    if missing < 0:
        return None
    return piles(without(plates, on, 2), 2, missing).get(missing)
