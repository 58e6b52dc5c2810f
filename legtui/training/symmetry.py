"""Left against right: of girths, of reps, of anything measured on both legs.

Bands after Parkinson 2021 and Bishop 2018: most studies draw the line at 10 to 15 %, on thin
support, and many healthy people are beyond it. It is a difference worth watching, never a
forecast of an injury.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final

from legtui.training.frozen import dataclass

WATCH_PERCENT: Final = 10
FLAG_PERCENT: Final = 15


class Band(StrEnum):
    """How far left and right are apart."""

    OK = "ok"
    WATCH = "watch"
    FLAG = "flag"


class Larger(StrEnum):
    """Which side is ahead."""

    LEFT = "left"
    RIGHT = "right"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """One measurement of both sides."""

    percent: Decimal
    """100 (max - min) / max."""
    larger: Larger
    index: Decimal
    """Symmetry index by the mean: 100 (right - left) / mean; its sign is the side."""
    band: Band


def asymmetry(left: Decimal | int, right: Decimal | int) -> Asymmetry:
    """Return how far two sides are apart.

    Raises:
        ValueError: A side is negative.
    """
    left, right = Decimal(left), Decimal(right)
    if left < 0 or right < 0:
        raise ValueError("a side cannot be negative")
    most = max(left, right)
    if left == right:
        return Asymmetry(Decimal(0), Larger.EQUAL, Decimal(0), Band.OK)
    percent = 100 * (most - min(left, right)) / most
    index = 100 * (right - left) / ((left + right) / 2)
    return Asymmetry(percent, Larger.RIGHT if right > left else Larger.LEFT, index, _band(percent))


def _band(percent: Decimal) -> Band:
    if percent >= FLAG_PERCENT:
        return Band.FLAG
    return Band.WATCH if percent >= WATCH_PERCENT else Band.OK


def lasting(pairs: Sequence[tuple[Decimal, Decimal]], error: Decimal | int = 0) -> Asymmetry | None:
    """Return a difference that has lasted, or `None` when there is nothing to say.

    It takes the last two measurements: both beyond 10 %, to the same side, and by more than the
    measurement error. The milder of the two is returned.

    Args:
        pairs: (left, right), the oldest first.
        error: The difference that may be chance, in the unit of the measurement.
    """
    if len(pairs) < 2:
        return None
    two = [asymmetry(left, right) for left, right in pairs[-2:]]
    beyond = all(abs(left - right) > error for left, right in pairs[-2:])
    same = two[0].larger is two[1].larger
    if not same or not beyond or any(one.band is Band.OK for one in two):
        return None
    return min(two, key=lambda one: one.percent)
