"""When something happened, on a clock that can't be set and on the wall's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone


@dataclass(frozen=True, slots=True)
class Moment:
    """One instant, as the machine tells it.

    Lengths of time come from `elapsed_ms`, which runs on while the lid is closed and can't be
    set; dates come from the wall clock. After a reboot only the wall clock connects two moments.
    """

    utc_ms: int
    """The wall clock, ms since 1970 in UTC."""
    offset_min: int
    """What the lifter's zone is ahead of UTC, minutes."""
    elapsed_ms: int
    """Ms on a clock that runs through sleep; comparable within one boot only."""
    boot: str
    """Which boot `elapsed_ms` counts from; empty where the machine can't tell."""

    @property
    def local(self) -> datetime:
        """The date and time on the lifter's wall, aware."""
        zone = timezone(timedelta(minutes=self.offset_min))
        return datetime.fromtimestamp(self.utc_ms / 1000, zone)

    def later(self, ms: int) -> Moment:
        """Return the moment `ms` after this one (before it, if negative)."""
        return replace(self, utc_ms=self.utc_ms + ms, elapsed_ms=self.elapsed_ms + ms)


def gap_ms(earlier: Moment, later: Moment) -> int:
    """Return the ms between two moments, never negative.

    Within one boot the wall clock is not asked, so setting it changes nothing; after a reboot
    there is nothing else to ask.
    """
    if earlier.boot and earlier.boot == later.boot and later.elapsed_ms >= earlier.elapsed_ms:
        return later.elapsed_ms - earlier.elapsed_ms
    return max(0, later.utc_ms - earlier.utc_ms)
