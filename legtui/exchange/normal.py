"""Parsed files as the journal keeps things, so that what was stored is known again."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from legtui.exchange.local_time import Zoned
from legtui.exchange.records import ImportedMeasurement, ImportedSession, Parsed, Site

_MOST: Final = 10_000_000
"""Hundredths that a reading of the journal may have."""


def normal(parsed: Parsed, home: Zoned) -> Parsed:
    """Return a file with every time in a zone, and girths in hundredths of cm or inches.

    What the body screens do not follow (neck, fat in percent) stays as `Site.OTHER`.
    """
    return replace(
        parsed,
        sessions=tuple(_session(one, home) for one in parsed.sessions),
        measurements=tuple(_measurement(one, home) for one in parsed.measurements),
    )


def _session(one: ImportedSession, home: Zoned) -> ImportedSession:
    sets = one.sets
    if any(each.logged_at is not None for each in sets):
        sets = tuple(
            each if each.logged_at is None else replace(each, logged_at=home(each.logged_at))
            for each in sets
        )
    ended = one.ended_at
    return replace(
        one,
        started_at=home(one.started_at),
        floating=one.started_at.tzinfo is None,
        ended_at=None if ended is None else home(ended),
        sets=sets,
        steps=tuple(
            each if each.ended_at is None else replace(each, ended_at=home(each.ended_at))
            for each in one.steps
        ),
        pains=tuple(replace(each, at=home(each.at)) for each in one.pains),
    )


def _measurement(one: ImportedMeasurement, home: Zoned) -> ImportedMeasurement:
    one = replace(one, at=home(one.at), floating=one.at.tzinfo is None)
    if one.weight is not None:
        return replace(one, unit=one.weight.unit.value)
    if one.site is Site.OTHER or one.value is None:
        return one
    value, unit = one.value, one.unit
    if unit == "mm":
        value, unit = value / 10, "cm"
    value = hundredths(int((value * 100).to_integral_value(ROUND_HALF_UP)))
    if unit not in ("cm", "in") or not 1 <= value * 100 <= _MOST:
        return replace(one, site=Site.OTHER)
    return replace(one, value=value, unit=unit)


def hundredths(number: int) -> Decimal:
    """Return hundredths as a decimal that is written the same each time."""
    return Decimal(number) / 100
