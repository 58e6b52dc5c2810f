"""What equipment can't be, and why: each refusal is one sentence for the lifter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from legtui.training.equipment import (
    Barbell,
    BodyWeight,
    Dumbbells,
    Equipment,
    Pin,
    Plate,
    Sled,
    Stack,
)
from legtui.training.units import grains
from legtui.training.weight import Weight

MOST_SETTINGS = 200
"""Settings a stack may have, half steps included; real ones stay under 60."""


class EquipmentError(ValueError):
    """Equipment that can't be; the message is one sentence for the lifter."""


def check(equipment: Equipment) -> None:
    """Refuse equipment that can't be.

    Raises:
        EquipmentError: With the first reason found.
    """
    match equipment:
        case Barbell():
            _more_than_zero(equipment.bar, "A bar")
            _not_negative(equipment.collar_each, "A collar")
            _plates(equipment.plates)
        case Sled():
            _not_negative(equipment.sled, "A sled")
            _plates(equipment.plates)
        case Stack():
            _stack(equipment)
        case Dumbbells():
            _dumbbells(equipment)
        case BodyWeight():
            pass


def _more_than_zero(weight: Weight, what: str) -> None:
    if weight.hundredths <= 0:
        raise EquipmentError(f"{what} weighs more than 0, so it can't be {weight}.")


def _not_negative(weight: Weight, what: str) -> None:
    if weight.hundredths < 0:
        raise EquipmentError(f"{what} can't weigh less than 0, and {weight} does.")


def _no_duplicates(weights: Sequence[Weight], what: str) -> None:
    seen: set[int] = set()
    for weight in weights:
        if grains(weight) in seen:
            raise EquipmentError(f"The {weight} {what} is listed twice.")
        seen.add(grains(weight))


def _plates(plates: Sequence[Plate]) -> None:
    for plate in plates:
        _more_than_zero(plate.weight, "A plate")
        if plate.count is not None and plate.count < 0:
            raise EquipmentError(
                f"There can't be {plate.count} plates of {plate.weight}: count from 0."
            )
    _no_duplicates([plate.weight for plate in plates], "plate")


def _stack(stack: Stack) -> None:
    if not stack.settings:
        raise EquipmentError("A stack needs at least one setting.")
    if len(stack.settings) > MOST_SETTINGS:
        raise EquipmentError(
            f"A stack has at most {MOST_SETTINGS} settings, not {len(stack.settings)}."
        )
    for setting in stack.settings:
        _more_than_zero(setting, "A setting of the stack")
    _no_duplicates(stack.settings, "setting")
    for lower, upper in pairwise(stack.settings):
        if grains(lower) > grains(upper):
            raise EquipmentError(
                f"The settings of a stack go from light to heavy, but {upper} comes after {lower}."
            )
    if stack.pin is not None:
        _pin(stack.pin)


def _pin(pin: Pin) -> None:
    _not_negative(pin.weight, "A pin")
    _more_than_zero(pin.limit, "What a pin may carry")
    if pin.most_plates < 1:
        raise EquipmentError(f"A pin carries at least one plate, not {pin.most_plates}.")
    _plates(pin.plates)
    for plate in pin.plates:
        if grains(plate.weight) > grains(pin.limit):
            raise EquipmentError(f"The {plate.weight} plate is over the pin's limit, {pin.limit}.")


def _dumbbells(dumbbells: Dumbbells) -> None:
    if not dumbbells.sizes:
        raise EquipmentError("A set of dumbbells needs at least one size.")
    for size in dumbbells.sizes:
        _more_than_zero(size, "A dumbbell")
    _no_duplicates(dumbbells.sizes, "dumbbell")
