"""Weights as they were typed: a whole number of hundredths and a unit, never a float."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from legtui.training.frozen import dataclass

KG_PER_LB = Decimal("0.45359237")
"""Exact, by the 1959 agreement on the international pound."""

MOST_KG = 1000
"""No leg exercise is loaded with more; what claims to be is a slip of the finger."""

_TYPED = re.compile(r"(\d{1,5})(?:[.,](\d{1,2}))?\s*(kg|kgs|lb|lbs)?\Z", re.ASCII | re.IGNORECASE)


class Unit(StrEnum):
    """A unit of weight."""

    KG = "kg"
    LB = "lb"


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight as typed: `Weight(10250, Unit.KG)` is 102.5 kg, and stays so."""

    hundredths: int
    unit: Unit

    @classmethod
    def of(cls, value: int | str | Decimal, unit: Unit | str = Unit.KG) -> Weight:
        """Return the weight of a decimal value.

        Raises:
            ValueError: The value has more than two decimals or is not finite.
        """
        hundredths = Decimal(value) * 100
        if not hundredths.is_finite() or hundredths != hundredths.to_integral_value():
            raise ValueError(f"{value} has more than two decimals")
        return cls(int(hundredths), Unit(unit))

    @classmethod
    def parse(cls, text: str, unit: Unit) -> Weight:
        """Read what a person typed: `82,5`, `82.5 kg`, `180lb`; without a unit, `unit`.

        Raises:
            ValueError: It is not a weight, or over 1000 kg; the message says which.
        """
        match = _TYPED.match(text.strip())
        if match is None:
            raise ValueError(f"“{text.strip()[:20]}” is not a weight, try 82.5")
        whole, part, suffix = match.groups()
        if suffix:
            unit = Unit(suffix[:2].lower())
        weight = cls(int(whole) * 100 + int((part or "").ljust(2, "0")), unit)
        if weight.kg > MOST_KG:
            raise ValueError(f"{weight} is more than {MOST_KG} kg")
        return weight

    @property
    def value(self) -> Decimal:
        """The number in its own unit."""
        return Decimal(self.hundredths) / 100

    @property
    def kg(self) -> Decimal:
        """The weight in kilograms, exact."""
        return self.value if self.unit is Unit.KG else self.value * KG_PER_LB

    @property
    def one_hand(self) -> Weight:
        """One of the two dumbbells of which this is the whole load; an odd hundredth is dropped."""
        return Weight(self.hundredths // 2, self.unit)

    def to(self, unit: Unit) -> Weight:
        """Return the nearest hundredth in another unit; for display and for snapping only."""
        if unit is self.unit:
            return self
        value = self.kg if unit is Unit.KG else self.kg / KG_PER_LB
        return Weight(int((value * 100).to_integral_value(ROUND_HALF_UP)), unit)

    @property
    def number(self) -> str:
        """The number without its unit and without idle zeros: `102.5`."""
        whole, part = divmod(abs(self.hundredths), 100)
        sign = "-" if self.hundredths < 0 else ""
        return f"{sign}{whole}" + (f".{part:02d}".rstrip("0") if part else "")

    def __str__(self) -> str:
        return f"{self.number} {self.unit}"
