"""Exact comparison of weights in different units, and conversion for display.

Nothing stored is ever converted: what was typed stays. To compare kg and lb without rounding,
a weight is counted in grains of 10^-10 kg, of which a hundredth of either unit holds a whole
number (the pound is 0.45359237 kg by definition).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from legtui.training.weight import KG_PER_LB, Unit, Weight

CM_PER_INCH = Decimal("2.54")
M_PER_MILE = Decimal("1609.344")
ML_PER_US_FL_OZ = Decimal("29.5735295625")

_GRAINS = {Unit.KG: 100_000_000, Unit.LB: 45_359_237}
"""Grains in a hundredth of the unit."""

_TENTH = Decimal("0.1")


class LengthUnit(StrEnum):
    """A unit of length."""

    CM = "cm"
    INCH = "in"


def grains(weight: Weight) -> int:
    """Return the weight in grains of 10^-10 kg, exact; the key to sort and compare by."""
    return weight.hundredths * _GRAINS[weight.unit]


def from_grains(amount: int, unit: Unit) -> Weight:
    """Return the weight of so many grains, half up to the hundredth of the unit."""
    size = _GRAINS[unit]
    return Weight((2 * amount + size) // (2 * size), unit)


def converted(weight: Weight, unit: Unit) -> Decimal:
    """Return the number of the weight in another unit, unrounded (28 digits)."""
    if weight.unit is unit:
        return weight.value
    return weight.kg if unit is Unit.KG else weight.kg / KG_PER_LB


def tenths(value: Decimal) -> str:
    """Return a converted number as it is shown: to 0.1, half up, without idle zeros."""
    return plain(value.quantize(_TENTH, ROUND_HALF_UP))


def grouped(value: Decimal) -> str:
    """Return a large number as `tenths` does, its thousands apart: `10,767.5`."""
    text = f"{value.quantize(_TENTH, ROUND_HALF_UP):,f}"
    return text.removesuffix(".0")


def plain(value: Decimal) -> str:
    """Return a number without idle zeros and without an exponent: `100`, `2.5`."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(weight: Weight, unit: Unit) -> str:
    """Return the number that stands for the weight in `unit`.

    In its own unit it is as typed (a 1.25 kg plate is never 1.3), else to 0.1, half up.
    """
    return weight.number if weight.unit is unit else tenths(converted(weight, unit))


def load_text(load: Weight | None, per_hand: bool = False) -> str:
    """Return a load in words: `100 kg`, `2 × 10 kg` of a pair of dumbbells, `body weight`."""
    if load is None:
        return "body weight"
    if per_hand:
        return f"2 × {load.one_hand}"
    return str(load)
