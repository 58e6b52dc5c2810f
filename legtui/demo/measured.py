"""What the made-up lifter measures beside lifting: weighings, girths, jumps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from legtui.journal.body_values import (
    BODY_WEIGHT,
    BodyRecords,
    Measurement,
    Performance,
)

_LAST_WEIGHED = timedelta(days=2)
_LAST_MEASURED = timedelta(days=11)
_EVERY = timedelta(weeks=4)
_WEIGHT = 79.4, 0.09, 0.35
"""Kilograms at first, gained a week, and the scatter of a day."""
_GIRTHS = {"mid_thigh": (55.2, 0.11, 0.3), "calf": (37.6, 0.03, 0.2)}
"""Centimetres at first, gained a week, and the scatter of the tape; the left leg is thinner."""
_LEFT = 0.988
_JUMP = 41.5, 0.22, 0.7
"""Centimetres."""


def body_of(weeks: int, end: datetime, luck: Random) -> BodyRecords:
    """Return weeks of measuring up to a few days before `end`, of a lifter who gains slowly.

    Args:
        weeks: So far back it goes; fewer than one is nothing.
        end: Now, aware.
        luck: Where chance comes from.
    """
    morning = end.replace(hour=7, minute=10, second=0, microsecond=0)
    weighed = tuple(
        _reading(BODY_WEIGHT, None, (_grown(_WEIGHT, week, luck),), "kg", at)
        for week, at in _back(morning - _LAST_WEIGHED, weeks, timedelta(weeks=1))
    )
    girths, jumps = [], []
    for week, at in _back(morning - _LAST_MEASURED, weeks, _EVERY):
        for site, growth in _GIRTHS.items():
            for side, share in (("left", _LEFT), ("right", 1.0)):
                one = _grown(growth, week, luck) * share
                girths.append(_reading(site, side, (one, one + luck.uniform(-0.2, 0.2)), "cm", at))
        jump = round(_grown(_JUMP, week, luck) * 2) * 500
        jumps.append(Performance("vertical_jump", None, jump, "cm", at))
    return BodyRecords((*weighed, *girths), tuple(jumps))


def _back(last: datetime, weeks: int, step: timedelta) -> Iterator[tuple[int, datetime]]:
    """Give the weeks since the first and the times, oldest first, `step` apart."""
    ago = timedelta(weeks=weeks)
    count = ago // step
    for number in reversed(range(count)):
        yield (ago - number * step) // timedelta(weeks=1), last - number * step


def _grown(growth: tuple[float, float, float], week: int, luck: Random) -> float:
    first, gained, scatter = growth
    return first + gained * week + luck.gauss(0, scatter)


def _reading(
    site: str, side: str | None, values: tuple[float, ...], unit: str, at: datetime
) -> Measurement:
    return Measurement(site, side, tuple(round(one * 10) * 10 for one in values), unit, at)
