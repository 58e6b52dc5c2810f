"""Measuring legs and what they can do: girths, real change, jump, sprint, endurance.

Lengths stay as typed, in hundredths of their unit; an inch is 2.54 cm exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from legtui.training.frozen import dataclass
from legtui.training.units import CM_PER_INCH, plain, tenths
from legtui.training.units import LengthUnit as LengthUnit

THIRD_READING_CM: Final = Decimal("1.0")
"""Two readings further apart than this ask for a third (ExRx, ACSM)."""

TEM_PERCENT: Final = Decimal("1.0")
"""Technical error of measurement of a trained hand, percent of the girth (ISAK target)."""

DEFAULT_MDC_CM: Final = {
    "mid_thigh": Decimal("1.5"),
    "max_thigh": Decimal("1.5"),
    "calf": Decimal("1.0"),
}
"""Smallest change of a site that is called real; other sites take `mdc95`."""

REMIND_AFTER: Final = timedelta(weeks=4)
SOONEST: Final = timedelta(weeks=2)

GRAVITY: Final = Decimal("9.80665")
"""Standard gravity, m/s²."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length as typed: `Length(5520, LengthUnit.CM)` is 55.2 cm, and stays so."""

    hundredths: int
    unit: LengthUnit

    @classmethod
    def of(cls, value: int | str | Decimal, unit: LengthUnit | str = LengthUnit.CM) -> Length:
        """Return the length of a decimal value.

        Raises:
            ValueError: The value has more than two decimals, is negative or is not finite.
        """
        hundredths = Decimal(value) * 100
        if not hundredths.is_finite() or hundredths != hundredths.to_integral_value():
            raise ValueError(f"{value} has more than two decimals")
        if hundredths < 0:
            raise ValueError("a length is not negative")
        return cls(int(hundredths), LengthUnit(unit))

    @property
    def value(self) -> Decimal:
        """The number in its own unit."""
        return Decimal(self.hundredths) / 100

    @property
    def cm(self) -> Decimal:
        """The length in centimetres, exact."""
        return self.value if self.unit is LengthUnit.CM else self.value * CM_PER_INCH

    def shown(self, unit: LengthUnit) -> str:
        """Return the number in `unit`: as typed in its own, else to 0.1, half up."""
        if unit is self.unit:
            return plain(self.value)
        return tenths(self.cm if unit is LengthUnit.CM else self.cm / CM_PER_INCH)

    def __str__(self) -> str:
        return f"{plain(self.value)} {self.unit}"


@dataclass(frozen=True, slots=True)
class Girth:
    """What two or three readings of one site come to."""

    cm: Decimal
    third_needed: bool
    """The first two are too far apart."""
    complete: bool
    """Nothing more is to be measured."""


def girth(readings: Sequence[Length]) -> Girth:
    """Return the girth of one to three readings.

    Two readings give their mean; where they differ by more than 1.0 cm a third is asked for and
    the median counts. A third reading of two that agree is not used.

    Raises:
        ValueError: There are none, or more than three.
    """
    if not 1 <= len(readings) <= 3:
        raise ValueError("a girth has one to three readings")
    cm = [one.cm for one in readings]
    if len(cm) == 1:
        return Girth(cm[0], third_needed=False, complete=False)
    third_needed = abs(cm[0] - cm[1]) > THIRD_READING_CM
    if third_needed and len(cm) == 3:
        return Girth(sorted(cm)[1], third_needed=True, complete=True)
    return Girth((cm[0] + cm[1]) / 2, third_needed, complete=not third_needed)


def mdc95(girth_cm: Decimal, tem_percent: Decimal = TEM_PERCENT) -> Decimal:
    """Return the smallest change that is hardly chance: 1.96 √2 TEM, in cm."""
    return Decimal("1.96") * Decimal(2).sqrt() * girth_cm * tem_percent / 100


class Change(StrEnum):
    """Whether two measurements differ beyond their error."""

    UP = "up"
    DOWN = "down"
    WITHIN_ERROR = "within error"


def error_cm(site: str, girth_cm: Decimal) -> Decimal:
    """Return the change of a site up to which it may be the tape, in cm."""
    usual = DEFAULT_MDC_CM.get(site)
    return mdc95(girth_cm) if usual is None else usual


def real_change(before_cm: Decimal, after_cm: Decimal, site: str) -> Change:
    """Return whether a girth has really changed: only above the site's error is it called so."""
    if abs(after_cm - before_cm) <= error_cm(site, before_cm):
        return Change.WITHIN_ERROR
    return Change.UP if after_cm > before_cm else Change.DOWN


def measuring_due(last: date | None, today: date) -> bool:
    """Return whether it is time to measure again: four weeks after the last time."""
    return last is None or today - last >= REMIND_AFTER


def measuring_too_soon(last: date | None, today: date) -> bool:
    """Return whether less than two weeks have gone by, too few for a change to show."""
    return last is not None and today - last < SOONEST


def jump_height_cm(flight_s: Decimal) -> Decimal:
    """Return the height of a jump from its time in the air: g t² / 8.

    Raises:
        ValueError: The time is not positive, or longer than anyone stays up.
    """
    if not 0 < flight_s <= Decimal("1.2"):
        raise ValueError("a jump is in the air for up to 1.2 seconds")
    return GRAVITY * flight_s * flight_s / 8 * 100


def reach_jump_cm(standing_cm: Decimal, best_reach_cm: Decimal) -> Decimal:
    """Return the height of a jump as reach in the air less reach on the ground.

    Raises:
        ValueError: The reach in the air is the lower one.
    """
    if best_reach_cm < standing_cm:
        raise ValueError("the jump reaches lower than the standing reach")
    return best_reach_cm - standing_cm


def jump_power_w(height_cm: Decimal, mass_kg: Decimal) -> Decimal:
    """Return the peak power of a jump in watts (Sayers 1999), not below 0."""
    return max(Decimal(0), Decimal("60.7") * height_cm + Decimal("45.3") * mass_kg - 2055)


@dataclass(frozen=True, slots=True)
class Speed:
    """A speed in metres per second and in kilometres per hour."""

    mps: Decimal
    kmh: Decimal


def sprint_speed(distance_m: Decimal, time_s: Decimal) -> Speed:
    """Return the mean speed of a sprint.

    Raises:
        ValueError: Distance or time is not positive.
    """
    if distance_m <= 0 or time_s <= 0:
        raise ValueError("a sprint has a distance and a time")
    mps = distance_m / time_s
    return Speed(mps, mps * Decimal("3.6"))


def cooper_vo2max(distance_m: Decimal) -> Decimal | None:
    """Return the VO2max in ml/kg/min from a 12-minute run (Cooper): (m - 504.9) / 44.73.

    `None` where the run is too short for the formula to say anything.
    """
    value = (distance_m - Decimal("504.9")) / Decimal("44.73")
    return value if value > 0 else None


def best(values: Iterable[Decimal], more_is_better: bool = True) -> Decimal | None:
    """Return the best of a test's results."""
    return max(values, default=None) if more_is_better else min(values, default=None)


def half_up(value: Decimal, places: int) -> Decimal:
    """Return the value rounded half up for display."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
