"""Times of a file as the lifter's: those without a zone get the zone of where the program runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo

Zoned = Callable[[datetime], datetime]


def zoned_by(zone: tzinfo | None = None) -> Zoned:
    """Return what gives times their zone.

    The wall time of a file stays as it is, also in the hour that a change of the clocks leaves
    out: the same file read again must give the same times.

    Args:
        zone: The lifter's; `None` is the machine's, with its summer time.
    """
    known: dict[tuple[int, int, int, int], timezone] = {}

    def zoned(at: datetime) -> datetime:
        if at.tzinfo is not None:
            return at
        hour = at.year, at.month, at.day, at.hour
        found = known.get(hour)
        if found is None:
            found = known[hour] = _offset(at, zone)
        return at.replace(tzinfo=found)

    return zoned


def home_by(zone: tzinfo | None = None) -> Zoned:
    """Return what does the same, and moves times in UTC to the lifter's zone.

    An app that writes UTC does not say where the lifter was; our own files do.
    """
    zoned = zoned_by(zone)

    def home(at: datetime) -> datetime:
        if at.tzinfo is None or at.utcoffset() != timedelta(0):
            return zoned(at)
        local = at.astimezone(zone)
        return local.replace(tzinfo=_rounded(local.utcoffset()))

    return home


def _offset(at: datetime, zone: tzinfo | None) -> timezone:
    known = at.astimezone() if zone is None else at.replace(tzinfo=zone)
    return _rounded(known.utcoffset())


def _rounded(offset: timedelta | None) -> timezone:
    """Return an offset in whole minutes: the file keeps no seconds of it."""
    minutes = 0 if offset is None else round(offset / timedelta(minutes=1))
    return timezone(timedelta(minutes=minutes)) if minutes else UTC
