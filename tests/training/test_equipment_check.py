"""Equipment that can't be is refused with a reason that names it."""

from __future__ import annotations

import pytest

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
from legtui.training.equipment_check import EquipmentError, check
from legtui.training.weight import Weight

W = Weight.of
TWENTY = Plate(W(20))
STACK = (W(5), W(10))
FIVE = Plate(W(5))


def pin(plate: Plate = FIVE, limit: int = 20, most: int = 3, own: int = 0) -> Pin:
    return Pin(W(own), (plate,), W(limit), most)


REFUSED: list[tuple[Equipment, str]] = [
    (Barbell(W(0), W(0), ()), "bar weighs more than 0"),
    (Barbell(W(-20), W(0), ()), "-20 kg"),
    (Barbell(W(20), W("-2.5"), ()), "collar can't weigh less than 0"),
    (Barbell(W(20), W(0), (Plate(W(0)),)), "plate weighs more than 0"),
    (Barbell(W(20), W(0), (Plate(W(-5)),)), "can't be -5 kg"),
    (Barbell(W(20), W(0), (Plate(W(20), -1),)), "-1 plates of 20 kg"),
    (Barbell(W(20), W(0), (TWENTY, Plate(W("20.00"), 2))), "20 kg plate is listed twice"),
    (Sled(W(-1), ()), "sled can't weigh less"),
    (Sled(W(40), (TWENTY, TWENTY)), "listed twice"),
    (Stack(()), "at least one setting"),
    (Stack((W(0), W(5))), "setting of the stack weighs more than 0"),
    (Stack((W(5), W(5))), "5 kg setting is listed twice"),
    (Stack((W(10), W(5))), "5 kg comes after 10 kg"),
    (Stack(tuple(W(n) for n in range(1, 202))), "at most 200 settings"),
    (Stack(STACK, pin(Plate(W(25)))), "25 kg plate is over the pin's limit, 20 kg"),
    (Stack(STACK, pin(limit=0)), "pin may carry"),
    (Stack(STACK, pin(most=0)), "at least one plate"),
    (Stack(STACK, pin(own=-1)), "pin can't weigh less"),
    (Stack(STACK, pin(Plate(W(5), -2))), "-2 plates"),
    (Dumbbells(()), "at least one size"),
    (Dumbbells((W(0),)), "dumbbell weighs more than 0"),
    (Dumbbells((W(10), W(10))), "10 kg dumbbell is listed twice"),
]


@pytest.mark.parametrize(("equipment", "reason"), REFUSED)
def test_refused_with_its_reason(equipment: Equipment, reason: str) -> None:
    with pytest.raises(EquipmentError) as refusal:
        check(equipment)
    message = str(refusal.value)
    assert reason in message
    assert message.endswith(".")
    assert "\n" not in message


@pytest.mark.parametrize(
    "equipment",
    [
        Barbell(W(20), W(0), ()),
        Barbell(W(45, "lb"), W("2.5"), (TWENTY, Plate(W(45, "lb"), 0))),
        Sled(W(0), ()),
        Stack((W("2.5"), W(10), W(35, "lb")), pin(Plate(W(20)))),
        Dumbbells((W(12), W(10))),
        BodyWeight(),
    ],
)
def test_allowed(equipment: Equipment) -> None:
    check(equipment)
