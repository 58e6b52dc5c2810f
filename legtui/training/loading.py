"""From a piece of equipment to the weights it can make, and how each is built.

Where plates are in another unit than the bar (a kg bar with lb plates, a stack in kg with a
2.5 lb plate on the pin), the total is in the unit of the bar, the sled or the stack: exact
while it is added up, then rounded half up, once, to the hundredth. From there on the total is
the load, and loads compare exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import radians, sin

from legtui.training.equipment import (
    Barbell,
    BodyWeight,
    Dumbbells,
    Equipment,
    Kind,
    Pin,
    Recipe,
    Sled,
    Stack,
)
from legtui.training.equipment_check import check
from legtui.training.frozen import dataclass
from legtui.training.ladder import Ladder, ladder_of, nearest, next_down, next_up
from legtui.training.plates import Pile, piles, prefer
from legtui.training.units import from_grains, grains
from legtui.training.weight import Unit, Weight

MOST_ON_BAR = {Unit.KG: Weight.of(500, Unit.KG), Unit.LB: Weight.of(1100, Unit.LB)}
"""Where the ladder of a bar ends, by the unit of the bar."""

MOST_ON_SLED = {Unit.KG: Weight.of(800, Unit.KG), Unit.LB: Weight.of(1760, Unit.LB)}
"""Where the ladder of a leg press ends."""

NO_LOAD = Weight(0, Unit.KG)
"""The total of the recipe for body weight alone, whose load is `None`."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the equipment can make of a target."""

    target: Weight
    exact: bool
    """Whether the recipe makes the target, to the hundredth of the target's unit."""
    recipe: Recipe | None
    """The nearest loadable weight, ties down; `None` where there is nothing to load."""
    below: Weight | None
    """The loadable neighbour strictly under the target; `None` under the lightest."""
    above: Weight | None
    """The loadable neighbour strictly over the target; `None` over the heaviest."""

    @property
    def too_light(self) -> bool:
        """Whether the target is under the lightest there is, such as the empty bar."""
        return self.recipe is not None and not self.exact and self.below is None

    @property
    def too_heavy(self) -> bool:
        """Whether the target is over the heaviest there is."""
        return self.recipe is not None and not self.exact and self.above is None


def ladder(equipment: Equipment) -> Ladder:
    """Return the loadable weights in order; none for body weight.

    A pair of dumbbells counts both. Bars and sleds end at `MOST_ON_BAR`, `MOST_ON_SLED`.

    Raises:
        EquipmentError: The equipment can't be.
    """
    return _made(equipment)[0]


def recipe(equipment: Equipment, load: Weight | None) -> Recipe | None:
    """Return how the load is built; `None` if it can't be, to the hundredth.

    Plates: the fewest, then the heaviest first. Stack and pin: the least mass on the pin, then
    the fewest plates. A load of `None` is body weight, which only `BodyWeight` makes.

    Raises:
        EquipmentError: The equipment can't be.
    """
    if load is None:
        if isinstance(equipment, BodyWeight):
            return Recipe(total=NO_LOAD, kind=Kind.NOTHING)
        return None
    return _made(equipment)[1].get(grains(load))


def resolve(equipment: Equipment, target: Weight) -> Resolution:
    """Return what the equipment can make of a target in either unit: the nearest, ties down.

    Weights in the answer are in the equipment's own unit: a 20 kg bar stays a 20 kg bar.

    Raises:
        EquipmentError: The equipment can't be.
    """
    rungs = ladder(equipment)
    found = nearest(rungs, target)
    if found is None:
        return Resolution(target, False, None, None, None)
    below, above = next_down(rungs, target), next_up(rungs, target)
    while below is not None and below.to(target.unit) == target:
        below = next_down(rungs, below)
    while above is not None and above.to(target.unit) == target:
        above = next_up(rungs, above)
    exact = found.to(target.unit) == target
    return Resolution(target, exact, recipe(equipment, found), below, above)


def along_rail(moved: Weight, degrees: int) -> Decimal:
    """Return what sled and plates resist along the rail, in their unit to 0.01, half up.

    For information only, without friction: it is no load, nothing is computed from it.
    """
    share = Decimal(str(round(sin(radians(degrees)), 12)))
    return (moved.value * share).quantize(Decimal("0.01"), ROUND_HALF_UP)


@lru_cache(maxsize=128)
def _made(equipment: Equipment) -> tuple[Ladder, dict[int, Recipe]]:
    """Return the ladder and the recipe of each rung by its grains."""
    check(equipment)
    recipes: dict[int, Recipe] = {}
    for made in _recipes(equipment):
        recipes.setdefault(grains(made.total), made)
    return ladder_of(made.total for made in recipes.values()), recipes


def _recipes(equipment: Equipment) -> Iterator[Recipe]:
    """Give every load; where two make the same one, the better comes first."""
    match equipment:
        case Barbell():
            yield from _on_bar(equipment)
        case Sled():
            yield from _on_sled(equipment)
        case Stack():
            yield from _on_stack(equipment)
        case Dumbbells():
            yield from _in_hands(equipment)
        case BodyWeight():
            return


def _on_bar(barbell: Barbell) -> Iterator[Recipe]:
    base = grains(barbell.bar) + 2 * grains(barbell.collar_each)
    unit = barbell.bar.unit
    sides = piles(barbell.plates, 2, (grains(MOST_ON_BAR[unit]) - base) // 2)
    return _both_sides(base, unit, sides or {0: ()}, Kind.BARBELL)


def _on_sled(sled: Sled) -> Iterator[Recipe]:
    base, unit = grains(sled.sled), sled.sled.unit
    sides = piles(sled.plates, 2, (grains(MOST_ON_SLED[unit]) - base) // 2)
    return _both_sides(base, unit, sides or {0: ()}, Kind.SLED)


def _both_sides(base: int, unit: Unit, sides: dict[int, Pile], kind: Kind) -> Iterator[Recipe]:
    best: dict[Weight, Pile] = {}
    for side, pile in sides.items():
        total = from_grains(base + 2 * side, unit)
        if total not in best or prefer(pile, best[total]):
            best[total] = pile
    empty = from_grains(base, unit)
    for total, pile in best.items():
        yield Recipe(total=total, kind=kind, base=empty, per_side=pile)


def _on_stack(stack: Stack) -> Iterator[Recipe]:
    """Give every setting with everything the pin may carry, the least on the pin first.

    The pin itself counts where it carries plates; without any the machine's own pin is in.
    """
    if stack.pin is None:
        hung: dict[int, Pile] = {0: ()}
    else:
        pin = stack.pin
        hung = piles(pin.plates, 1, grains(pin.limit), pin.most_plates)
    for mass, pile in sorted(hung.items()):
        for setting in stack.settings:
            yield Recipe(
                total=from_grains(
                    grains(setting) + mass + _own_weight(stack.pin, pile), setting.unit
                ),
                kind=Kind.STACK,
                stack=setting,
                on_pin=None if stack.pin is None else pile,
            )


def _own_weight(pin: Pin | None, pile: Pile) -> int:
    return grains(pin.weight) if pin is not None and pile else 0


def _in_hands(dumbbells: Dumbbells) -> Iterator[Recipe]:
    for size in dumbbells.sizes:
        if dumbbells.pairs:
            total = Weight(2 * size.hundredths, size.unit)
            yield Recipe(total=total, kind=Kind.DUMBBELLS, per_hand=size)
        else:
            yield Recipe(total=size, kind=Kind.DUMBBELL)
