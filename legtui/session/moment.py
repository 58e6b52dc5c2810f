"""An instant as the machine gives it, and how long it is from one to another."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from legtui.training.frozen import dataclass

_EPOCH = datetime(1970, 1, 1)
_DAY_MIN = 24 * 60


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of both clocks.

    `utc_ms`: wall clock, milliseconds since 1970 in UTC; it jumps when somebody sets it.
    `offset_min`: minutes local time is ahead of UTC.
    `elapsed_ms`: a clock that nobody can set and that goes on while the lid is closed.
    `boot`: readings of `elapsed_ms` compare only where this is the same and not empty.
    """

    utc_ms: int
    offset_min: int
    elapsed_ms: int
    boot: str

    def __post_init__(self) -> None:
        if not -_DAY_MIN < self.offset_min < _DAY_MIN:
            raise ValueError(f"offset of {self.offset_min} minutes: less than a day expected")

    @property
    def local(self) -> datetime:
        """Wall time with its offset. Raises `OverflowError` outside the years 1 to 9999."""
        zone = timezone(timedelta(minutes=self.offset_min))
        shifted = _EPOCH + timedelta(milliseconds=self.utc_ms, minutes=self.offset_min)
        return shifted.replace(tzinfo=zone)

    def later(self, ms: int) -> Moment:
        """Return the moment `ms` milliseconds on (back if negative), in the same boot."""
        return replace(self, utc_ms=self.utc_ms + ms, elapsed_ms=self.elapsed_ms + ms)


def gap_ms(earlier: Moment, later: Moment) -> int:
    """Return the milliseconds from one moment to another, never less than 0.

    The clock that nobody sets decides; only after a reboot, when its readings no longer
    compare, the wall clock does. A wall clock that was set back counts as no time at all.
    """
    if earlier.boot and earlier.boot == later.boot:
        return max(0, later.elapsed_ms - earlier.elapsed_ms)
    return max(0, later.utc_ms - earlier.utc_ms)
