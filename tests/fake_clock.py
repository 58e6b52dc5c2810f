"""A clock for tests: it moves only when told to."""

from __future__ import annotations

from dataclasses import replace

from legtui.session.moment import Moment

START = Moment(utc_ms=1_795_000_000_000, offset_min=60, elapsed_ms=1_000_000, boot="boot-1")


class FakeClock:
    """The `Clock` of the tests."""

    def __init__(self, start: Moment = START, speed: float = 1.0) -> None:
        self.speed = speed
        self._now = start
        self._real = 1_000.0
        self._boots = 1

    def now(self) -> Moment:
        return self._now

    def real(self) -> float:
        return self._real

    def advance(self, seconds: float) -> Moment:
        """Let real seconds pass; the moment moves on by that times the speed."""
        if seconds < 0:
            raise ValueError("time does not run backwards; use set_wall")
        self._now = self._now.later(round(seconds * self.speed * 1000))
        self._real += seconds
        return self._now

    def sleep_lid(self, seconds: float) -> Moment:
        """Close the lid: the same time passes, in one go, with no tick in between."""
        return self.advance(seconds)

    def set_wall(self, utc_ms: int, offset_min: int | None = None) -> Moment:
        """Set the wall clock (and the zone); nothing else moves."""
        offset = self._now.offset_min if offset_min is None else offset_min
        self._now = replace(self._now, utc_ms=utc_ms, offset_min=offset)
        return self._now

    def reboot(self, seconds: float = 30.0) -> Moment:
        """Restart the machine: the elapsed clock begins anew under another boot id."""
        self._boots += 1
        wall = self._now.utc_ms + round(seconds * self.speed * 1000)
        self._now = replace(self._now, utc_ms=wall, elapsed_ms=5_000, boot=f"boot-{self._boots}")
        self._real = 5.0
        return self._now
