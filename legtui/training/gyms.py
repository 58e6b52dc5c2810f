"""Gyms to start from, and what a gym has for a variation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from legtui.training.equipment import (
    Barbell,
    BodyWeight,
    Dumbbells,
    Equipment,
    Gym,
    Kind,
    Pin,
    Plate,
    Sled,
    Stack,
)
from legtui.training.equipment_check import MOST_SETTINGS, EquipmentError, check
from legtui.training.ladder import ladder_of
from legtui.training.weight import Unit, Weight

PLATES = {
    Unit.KG: ("25", "20", "15", "10", "5", "2.5", "1.25"),
    Unit.LB: ("45", "35", "25", "10", "5", "2.5"),
}
"""The usual sizes in a gym, heaviest first."""

BARS = {Unit.KG: ("20", "15"), Unit.LB: ("45", "35")}
"""The usual bars, the standard one first."""

PIN_LIMIT = {Unit.KG: "20", Unit.LB: "45"}
"""What an add-on pin may carry until the lifter reads its label."""

_PIN_PLATES = {Unit.KG: ("5", "2.5", "1.25"), Unit.LB: ("10", "5", "2.5")}

_HOME_STOCK = {
    Unit.KG: (("20", 4), ("10", 4), ("5", 2), ("2.5", 2), ("1.25", 2)),
    Unit.LB: (("45", 4), ("25", 2), ("10", 4), ("5", 2), ("2.5", 2)),
}


def plates(sizes: Iterable[str], unit: Unit, count: int | None = None) -> tuple[Plate, ...]:
    """Return plates of these sizes, as many of each as `count` says, or any number."""
    return tuple(Plate(Weight.of(size, unit), count) for size in sizes)


def stack_settings(
    first: Weight, step: Weight, count: int, half_step: Weight | None = None
) -> tuple[Weight, ...]:
    """Return the settings of a regular stack.

    Args:
        first: The lightest plate of the stack, more than 0.
        step: From one setting to the next, more than 0, in the unit of `first`.
        count: How many settings without the half steps.
        half_step: A small weight on the machine that can be added to any setting, less than
            the step; `None` or 0 if there is none.

    Raises:
        EquipmentError: One of them can't be.
    """
    _refuse_steps(first, step, count, half_step)
    whole = [Weight(first.hundredths + i * step.hundredths, first.unit) for i in range(count)]
    if half_step is None or half_step.hundredths == 0:
        return tuple(whole)
    halves = [Weight(one.hundredths + half_step.hundredths, one.unit) for one in whole]
    return ladder_of([*whole, *halves])


def sizes_between(first: Weight, last: Weight, step: Weight) -> tuple[Weight, ...]:
    """Return dumbbell sizes from the first to the last, both included if the step meets it.

    Raises:
        EquipmentError: The step is 0 or less, or the last is lighter than the first.
    """
    if last.unit is not first.unit or last.hundredths < first.hundredths:
        raise EquipmentError(f"Sizes go from light to heavy, so {last} can't follow {first}.")
    _refuse_steps(first, step, 1, None)
    count = (last.hundredths - first.hundredths) // step.hundredths + 1
    return stack_settings(first, step, count)


def usual_bar(unit: Unit) -> Barbell:
    """Return the standard bar without collars, and plates without number."""
    return Barbell(Weight.of(BARS[unit][0], unit), Weight(0, unit), plates(PLATES[unit], unit))


def usual_sled(unit: Unit) -> Sled:
    """Return a leg press as many gyms have it, and plates without number."""
    return Sled(Weight.of(45 if unit is Unit.KG else 100, unit), plates(PLATES[unit], unit))


def usual_stack(unit: Unit) -> Stack:
    """Return a stack of twenty settings, without an add-on pin."""
    step = Weight.of(5 if unit is Unit.KG else 10, unit)
    return Stack(stack_settings(step, step, 20))


def usual_pin(unit: Unit) -> Pin:
    """Return an add-on pin with small plates."""
    return Pin(Weight(0, unit), plates(_PIN_PLATES[unit], unit), Weight.of(PIN_LIMIT[unit], unit))


def usual_dumbbells(unit: Unit) -> Dumbbells:
    """Return the pairs of a gym."""
    first, last = (2, 50) if unit is Unit.KG else (5, 100)
    weigh = _in(unit)
    return Dumbbells(sizes_between(weigh(first), weigh(last), weigh(first)))


def commercial(unit: Unit) -> Gym:
    """Return a gym with everything, plates without number."""
    return Gym(
        id="commercial",
        name="Commercial gym",
        unit=unit,
        barbell=usual_bar(unit),
        sled=usual_sled(unit),
        stack=usual_stack(unit),
        dumbbells=usual_dumbbells(unit),
    )


def barbell_and_dumbbells(unit: Unit) -> Gym:
    """Return a home gym: a bar with a stock of plates, and some dumbbells."""
    weigh = _in(unit)
    kg = unit is Unit.KG
    return Gym(
        id="barbell_dumbbells",
        name="Barbell and dumbbells",
        unit=unit,
        barbell=Barbell(
            weigh(BARS[unit][0]),
            weigh(0),
            tuple(Plate(weigh(size), count) for size, count in _HOME_STOCK[unit]),
        ),
        dumbbells=Dumbbells(
            sizes_between(weigh("2.5"), weigh(25), weigh("2.5"))
            if kg
            else sizes_between(weigh(5), weigh(50), weigh(5))
        ),
    )


def two_dumbbells(unit: Unit) -> Gym:
    """Return a place with one pair of dumbbells and nothing else."""
    size = Weight.of(10 if unit is Unit.KG else 20, unit)
    return Gym(id="two_dumbbells", name="Two dumbbells", unit=unit, dumbbells=Dumbbells((size,)))


def presets(unit: Unit) -> tuple[Gym, ...]:
    """Return the gyms to start from in a unit, the best equipped first."""
    return commercial(unit), barbell_and_dumbbells(unit), two_dumbbells(unit)


def equipment_for(gym: Gym, variation_id: str, needs: Sequence[Kind]) -> Equipment | None:
    """Return what a variation is loaded with in a gym; `None` if it can't be done there.

    A machine of its own comes first, then the first of its needs that the
    gym has. `nothing` is everywhere. One dumbbell alone is taken from a set of pairs too, a
    pair never from single ones.
    """
    for variation, machine in gym.machines:
        if variation == variation_id:
            return machine
    for need in needs:
        found = _equipment(gym, need)
        if found is not None:
            return found
    return None


def check_gym(gym: Gym) -> None:
    """Refuse a gym with equipment that can't be.

    Raises:
        EquipmentError: With the first reason found.
    """
    if not gym.name.strip():
        raise EquipmentError("A gym needs a name.")
    for one in (gym.barbell, gym.sled, gym.stack, gym.dumbbells):
        if one is not None:
            check(one)
    seen: set[str] = set()
    for variation, machine in gym.machines:
        check(machine)
        if variation in seen:
            raise EquipmentError(f"There are two machines for {variation}.")
        seen.add(variation)


def _equipment(gym: Gym, kind: Kind) -> Equipment | None:
    match kind:
        case Kind.BARBELL:
            return gym.barbell
        case Kind.SLED:
            return gym.sled
        case Kind.STACK:
            return gym.stack
        case Kind.DUMBBELLS:
            return gym.dumbbells if gym.dumbbells and gym.dumbbells.pairs else None
        case Kind.DUMBBELL:
            return Dumbbells(gym.dumbbells.sizes, pairs=False) if gym.dumbbells else None
        case Kind.NOTHING:
            return BodyWeight()


def _in(unit: Unit) -> Callable[[int | str], Weight]:
    return lambda value: Weight.of(value, unit)


def _refuse_steps(first: Weight, step: Weight, count: int, half_step: Weight | None) -> None:
    if first.hundredths <= 0:
        raise EquipmentError(f"The lightest setting weighs more than 0, so it can't be {first}.")
    if step.hundredths <= 0:
        raise EquipmentError(f"A step is more than 0, so it can't be {step}.")
    if not 1 <= count <= MOST_SETTINGS:
        raise EquipmentError(f"There are 1 to {MOST_SETTINGS} settings, not {count}.")
    if step.unit is not first.unit or (half_step and half_step.unit is not first.unit):
        raise EquipmentError(f"The steps of a stack are in {first.unit}, as its lightest setting.")
    if half_step is not None and not 0 <= half_step.hundredths < step.hundredths:
        raise EquipmentError(
            f"A half step is less than the step of {step}, so it can't be {half_step}."
        )
