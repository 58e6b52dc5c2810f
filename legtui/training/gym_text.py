"""Plates and lists of weights as a person types them into a settings screen, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from legtui.training.equipment import Plate
from legtui.training.equipment_check import EquipmentError
from legtui.training.weight import Unit, Weight

_TIMES = re.compile(r"\s*[x×*]\s*", re.IGNORECASE)
_UNIT = re.compile(r"\s+(?=(?:kgs?|lbs?)(?![a-wyz]))", re.IGNORECASE)
_BETWEEN = re.compile(r"[;\s]+|,(?:\s+|\Z)")
_COUNT = re.compile(r"\d{1,4}", re.ASCII)


def parse_weights(text: str, unit: Unit) -> tuple[Weight, ...]:
    """Read weights between spaces, as `5 10 17,5 25 lb`; without a unit, `unit`.

    A comma inside a number is its decimal point; one with a space after it separates.

    Raises:
        EquipmentError: One of them is no weight; the message says which.
    """
    return tuple(_weight(token, unit) for token in _tokens(text))


def format_weights(weights: Iterable[Weight], unit: Unit) -> str:
    """Return the weights as `parse_weights` reads them."""
    return " ".join(_short(weight, unit) for weight in weights)


def parse_plates(text: str, unit: Unit) -> tuple[Plate, ...]:
    """Read plates with how many there are: `20x4 10x2 1.25`; without a number, any.

    Raises:
        EquipmentError: One of them is no plate; the message says which.
    """
    found = []
    for token in _tokens(text):
        size, times, count = token.partition("x")
        if times and not _COUNT.fullmatch(count):
            raise EquipmentError(f"“{token[:20]}” is no plate with its number, try 20x4.")
        found.append(Plate(_weight(size, unit), int(count) if times else None))
    return tuple(found)


def format_plates(plates: Iterable[Plate], unit: Unit) -> str:
    """Return the plates as `parse_plates` reads them."""
    return " ".join(
        _short(plate.weight, unit) + ("" if plate.count is None else f"x{plate.count}")
        for plate in plates
    )


def _tokens(text: str) -> list[str]:
    joined = _UNIT.sub("", _TIMES.sub("x", text.strip()))
    return [token for token in _BETWEEN.split(joined) if token]


def _weight(token: str, unit: Unit) -> Weight:
    if token.startswith("-") and token[1:2].isdigit():
        raise EquipmentError(f"Nothing weighs less than 0, so it can't be {token[:20]}.")
    try:
        return Weight.parse(token, unit)
    except ValueError as error:
        raise EquipmentError(f"{error}.") from None


def _short(weight: Weight, unit: Unit) -> str:
    return weight.number + ("" if weight.unit is unit else str(weight.unit))
