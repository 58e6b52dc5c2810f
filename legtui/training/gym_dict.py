"""A gym as a plain dictionary for JSON and back, without loss.

Weights are texts with their unit, `"102.5 kg"`; equipment names its `kind`; what a gym doesn't
have is `null`; a `count` of `null` is any number of plates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

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
from legtui.training.equipment_check import EquipmentError, check
from legtui.training.gyms import check_gym
from legtui.training.weight import Unit, Weight

_Kind = TypeVar("_Kind", Barbell, Sled, Stack, Dumbbells)


def gym_to_dict(gym: Gym) -> dict[str, Any]:
    """Return the gym as values that JSON can hold."""
    return {
        "id": gym.id,
        "name": gym.name,
        "unit": str(gym.unit),
        "barbell": _or_none(gym.barbell),
        "sled": _or_none(gym.sled),
        "stack": _or_none(gym.stack),
        "dumbbells": _or_none(gym.dumbbells),
        "machines": [
            {"variation": variation, "equipment": equipment_to_dict(machine)}
            for variation, machine in gym.machines
        ],
    }


def gym_from_dict(data: object) -> Gym:
    """Return the gym that `gym_to_dict` wrote.

    Raises:
        EquipmentError: It is no gym, or has equipment that can't be.
    """
    given = _mapping(data, "A gym")
    machines = tuple(
        (_text(each, "variation"), equipment_from_dict(each.get("equipment")))
        for each in (_mapping(one, "A machine") for one in _items(given, "machines"))
    )
    gym = Gym(
        id=_text(given, "id"),
        name=_text(given, "name"),
        unit=_unit(given.get("unit")),
        barbell=_only(Barbell, given.get("barbell")),
        sled=_only(Sled, given.get("sled")),
        stack=_only(Stack, given.get("stack")),
        dumbbells=_only(Dumbbells, given.get("dumbbells")),
        machines=machines,
    )
    check_gym(gym)
    return gym


def equipment_to_dict(equipment: Equipment) -> dict[str, Any]:
    """Return the equipment as values that JSON can hold."""
    match equipment:
        case Barbell():
            return {
                "kind": str(Kind.BARBELL),
                "bar": str(equipment.bar),
                "collar_each": str(equipment.collar_each),
                "plates": _plates_out(equipment.plates),
            }
        case Sled():
            return {
                "kind": str(Kind.SLED),
                "sled": str(equipment.sled),
                "plates": _plates_out(equipment.plates),
            }
        case Stack():
            return {
                "kind": str(Kind.STACK),
                "settings": [str(each) for each in equipment.settings],
                "pin": None if equipment.pin is None else _pin_out(equipment.pin),
            }
        case Dumbbells():
            return {
                "kind": str(Kind.DUMBBELLS),
                "sizes": [str(each) for each in equipment.sizes],
                "pairs": equipment.pairs,
            }
        case BodyWeight():
            return {"kind": str(Kind.NOTHING)}


def equipment_from_dict(data: object) -> Equipment:
    """Return the equipment that `equipment_to_dict` wrote.

    Raises:
        EquipmentError: It is none, or can't be.
    """
    given = _mapping(data, "Equipment")
    read = _READERS.get(str(given.get("kind")))
    if read is None:
        raise EquipmentError(f"There is no equipment of the kind “{given.get('kind')}”.")
    equipment = read(given)
    check(equipment)
    return equipment


def _barbell(given: Mapping[str, Any]) -> Equipment:
    return Barbell(_weight(given.get("bar")), _weight(given.get("collar_each")), _plates(given))


def _sled(given: Mapping[str, Any]) -> Equipment:
    return Sled(_weight(given.get("sled")), _plates(given))


def _stack(given: Mapping[str, Any]) -> Equipment:
    pin = given.get("pin")
    return Stack(
        tuple(_weight(each) for each in _items(given, "settings")),
        None if pin is None else _pin(_mapping(pin, "A pin")),
    )


def _dumbbells(given: Mapping[str, Any]) -> Equipment:
    pairs = given.get("pairs", True)
    if not isinstance(pairs, bool):
        raise EquipmentError("Whether dumbbells come in pairs is true or false.")
    return Dumbbells(tuple(_weight(each) for each in _items(given, "sizes")), pairs)


_READERS: dict[str, Callable[[Mapping[str, Any]], Equipment]] = {
    Kind.BARBELL: _barbell,
    Kind.SLED: _sled,
    Kind.STACK: _stack,
    Kind.DUMBBELLS: _dumbbells,
    Kind.NOTHING: lambda _: BodyWeight(),
}


def _pin(given: Mapping[str, Any]) -> Pin:
    return Pin(
        weight=_weight(given.get("weight")),
        plates=_plates(given),
        limit=_weight(given.get("limit")),
        most_plates=_whole(given.get("most_plates"), "The most plates on a pin"),
    )


def _pin_out(pin: Pin) -> dict[str, Any]:
    return {
        "weight": str(pin.weight),
        "plates": _plates_out(pin.plates),
        "limit": str(pin.limit),
        "most_plates": pin.most_plates,
    }


def _plates(given: Mapping[str, Any]) -> tuple[Plate, ...]:
    found = []
    for one in _items(given, "plates"):
        each = _mapping(one, "A plate")
        count = each.get("count")
        number = None if count is None else _whole(count, "The count of a plate")
        found.append(Plate(_weight(each.get("weight")), number))
    return tuple(found)


def _plates_out(plates: tuple[Plate, ...]) -> list[dict[str, Any]]:
    return [{"weight": str(plate.weight), "count": plate.count} for plate in plates]


def _or_none(equipment: Equipment | None) -> dict[str, Any] | None:
    return None if equipment is None else equipment_to_dict(equipment)


def _only(kind: type[_Kind], data: object) -> _Kind | None:
    if data is None:
        return None
    equipment = equipment_from_dict(data)
    if not isinstance(equipment, kind):
        raise EquipmentError(f"{type(equipment).__name__} stands where {kind.__name__} should.")
    return equipment


def _mapping(data: object, what: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise EquipmentError(f"{what} is written as names and values.")
    return data


def _items(given: Mapping[str, Any], name: str) -> list[Any]:
    items = given.get(name, [])
    if not isinstance(items, list):
        raise EquipmentError(f"“{name}” is a list.")
    return items


def _text(given: Mapping[str, Any], name: str) -> str:
    text = given.get(name)
    if not isinstance(text, str):
        raise EquipmentError(f"“{name}” is a text.")
    return text


def _whole(value: object, what: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise EquipmentError(f"{what} is a whole number.")
    return value


def _unit(value: object) -> Unit:
    try:
        return Unit(str(value))
    except ValueError:
        raise EquipmentError("A unit is kg or lb.") from None


def _weight(value: object) -> Weight:
    number, _, unit = str(value).partition(" ")
    try:
        return Weight.parse(number, _unit(unit))
    except ValueError as error:
        raise EquipmentError(f"A weight is written like “102.5 kg”: {error}.") from None
