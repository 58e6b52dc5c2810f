"""Left beside right: only what was measured on one day is compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Protocol, TypeVar


class _Dated(Protocol):
    @property
    def at(self) -> datetime: ...


T = TypeVar("T", bound=_Dated)


def of_one_day(
    left: Sequence[T], right: Sequence[T], value: Callable[[T], Decimal]
) -> list[tuple[Decimal, Decimal]]:
    """Return (left, right) of each day on which both were measured, the oldest first.

    Of several on one day the last counts.

    Args:
        left: Of the left leg, the oldest first.
        right: Of the right leg, the oldest first.
        value: The number of one.
    """
    lefts = {one.at.date(): value(one) for one in left}
    rights = {one.at.date(): value(one) for one in right}
    return [(lefts[day], rights[day]) for day in sorted(lefts.keys() & rights.keys())]
