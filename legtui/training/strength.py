"""Strength from a set of several reps: the estimated one-rep maximum.

The estimate is Epley's on reps done plus reps in reserve: within 1.4 % of Wathan's from 6 to 20
reps and invertible by hand. It is shown for squats and deadlifts only and up to 12 reps; the leg
press and single-joint lifts break the formulas (Nuzzo 2024), and more reps say less (Whisenant
2003, Reynolds 2006). All numbers are decimals in whatever unit the load has.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from legtui.training.frozen import dataclass
from legtui.training.record import LoggedSet, SetKind
from legtui.training.weight import Unit, Weight

ONE_RM_EXERCISES: Final = frozenset({"squat", "deadlift"})
"""Where an estimated 1RM is honest."""

MOST_EFFECTIVE_REPS: Final = 12

_REPS_WITHOUT_BRZYCKI: Final = 37
"""From here on Brzycki's denominator is zero or less."""


class Formula(StrEnum):
    """The published formulas; `EPLEY` is the one that is shown."""

    EPLEY = "epley"
    BRZYCKI = "brzycki"
    LOMBARDI = "lombardi"
    WATHAN = "wathan"
    MAYHEW = "mayhew"
    OCONNER = "oconner"
    LANDER = "lander"


class Confidence(StrEnum):
    """How far an estimate can be trusted, by its effective reps."""

    GOOD = "good"
    """1-5."""
    FAIR = "fair"
    """6-10."""
    ROUGH = "rough"
    """11-12; shown with `~`."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated one-rep maximum."""

    value: Decimal
    unit: Unit
    effective_reps: Decimal
    confidence: Confidence

    def __str__(self) -> str:
        mark = "~" if self.confidence is Confidence.ROUGH else ""
        return f"{mark}{self.value:.0f} {self.unit}"


def _d(text: str) -> Decimal:
    return Decimal(text)


_FACTORS: Final[dict[Formula, Callable[[Decimal], Decimal]]] = {
    Formula.EPLEY: lambda r: 1 + r / 30,
    Formula.BRZYCKI: lambda r: 36 / (37 - r),
    Formula.LOMBARDI: lambda r: r ** _d("0.10"),
    Formula.WATHAN: lambda r: 100 / (_d("48.8") + _d("53.8") * (_d("-0.075") * r).exp()),
    Formula.MAYHEW: lambda r: 100 / (_d("52.2") + _d("41.9") * (_d("-0.055") * r).exp()),
    Formula.OCONNER: lambda r: 1 + _d("0.025") * r,
    Formula.LANDER: lambda r: 100 / (_d("101.3") - _d("2.67123") * r),
}


def one_rm(load: Decimal, reps: Decimal | int, formula: Formula = Formula.EPLEY) -> Decimal:
    """Return the one-rep maximum that `reps` with `load` speak for, in the load's unit.

    One rep is the load itself, whatever the formula says.

    Raises:
        ValueError: The load is negative, there is less than one rep, or 37 or more (where
            formulas of the Brzycki kind have no answer).
    """
    if load < 0:
        raise ValueError("a load is not negative")
    if not 1 <= reps < _REPS_WITHOUT_BRZYCKI:
        raise ValueError(f"no maximum can be told from {reps} reps")
    return load if reps == 1 else load * _FACTORS[formula](Decimal(reps))


def effective_reps(reps: int, rir: float | None = None) -> Decimal:
    """Return reps done plus reps in reserve; a reserve that was not said counts as none."""
    return reps + Decimal(str(rir or 0))


def confidence(effective: Decimal | int) -> Confidence | None:
    """Return how far an estimate from so many effective reps goes; `None` is never shown."""
    if not 1 <= effective <= MOST_EFFECTIVE_REPS:
        return None
    if effective <= 5:
        return Confidence.GOOD
    return Confidence.FAIR if effective <= 10 else Confidence.ROUGH


def estimate(exercise: str, one: LoggedSet) -> Estimate | None:
    """Return the estimated maximum of a working set, in its own unit, or `None`.

    There is none off squat and deadlift, at body weight, for a set that was tried and failed,
    with unclean form, or above 12 effective reps.
    """
    if exercise not in ONE_RM_EXERCISES or one.kind is not SetKind.WORK:
        return None
    if one.load is None or one.counted_reps < 1 or one.form_ok is False:
        return None
    return _estimated(one.load, one.counted_reps, one.rir)


@lru_cache(maxsize=256)
def _estimated(load: Weight, reps: int, rir: float | None) -> Estimate | None:
    """Return the estimate of a set; years of training hold few different ones."""
    effective = effective_reps(reps, rir)
    trust = confidence(effective)
    if trust is None:
        return None
    return Estimate(one_rm(load.value, effective), load.unit, effective, trust)


def reynolds_leg_press(five_rm_kg: Decimal) -> Decimal:
    """Return the leg-press maximum in kg from a true five-rep maximum (Reynolds 2006).

    For comparison with other programs only: legtui shows no leg-press maximum.
    """
    return _d("1.0970") * five_rm_kg + _d("14.2546")
