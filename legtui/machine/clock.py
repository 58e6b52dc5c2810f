"""The clocks: the machine's own, and the demo's that runs faster through the same door.

Rests and holds must go on while the lid is closed. Python's `monotonic` stops in sleep on
Linux and macOS, so each system's clock that does not is read instead.
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from legtui.session.moment import Moment

FASTEST: Final = 10_000.0
DEMO_BOOT: Final = "demo"

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_DAY_S = 24 * 60 * 60


class Clock(Protocol):
    """What tells the time to everything above."""

    @property
    def speed(self) -> float:
        """How many seconds of `now` pass in one second of `real`."""

    def now(self) -> Moment:
        """Return both clocks at this instant."""

    def real(self) -> float:
        """Return seconds of a clock that runs through sleep, never scaled.

        For what concerns the hand and the machine: held keys, whether it slept.
        """


def _elapsed_source() -> Callable[[], int]:
    """Return a reader of nanoseconds that goes on in sleep and that nobody can set."""
    name = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC_RAW"}.get(sys.platform, "")
    number = getattr(time, name, None)
    if number is not None:
        try:
            time.clock_gettime_ns(number)
        except OSError:
            return time.monotonic_ns
        return lambda: time.clock_gettime_ns(number)
    return time.monotonic_ns


def _boot_id() -> str:
    """Return what names this boot of the machine.

    Where the system does not say, the name holds for this process alone: its readings
    still compare with each other, and after a restart the wall clock decides.
    """
    try:
        if sys.platform == "darwin":
            asked = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
            found = subprocess.run(
                asked, capture_output=True, text=True, timeout=1, check=True
            ).stdout.strip()
        else:
            found = _BOOT_ID.read_text(encoding="ascii").strip()
    except (OSError, ValueError, subprocess.SubprocessError):
        found = ""
    return found or f"process-{uuid.uuid4()}"


def local_offset_min(utc_ms: int) -> int:
    """Return the minutes by which local time is ahead of UTC then; 0 if nobody can tell."""
    try:
        seconds = time.localtime(utc_ms // 1000).tm_gmtoff
    except (OverflowError, OSError, ValueError):
        return 0
    return seconds // 60 if -_DAY_S < seconds < _DAY_S else 0


class SystemClock:
    """The machine's clock."""

    speed: float = 1.0

    def __init__(self) -> None:
        self._elapsed_ns = _elapsed_source()
        self._boot = _boot_id()

    def now(self) -> Moment:
        """Return both clocks at this instant."""
        utc_ms = time.time_ns() // 1_000_000
        elapsed_ms = self._elapsed_ns() // 1_000_000
        return Moment(utc_ms, local_offset_min(utc_ms), elapsed_ms, self._boot)

    def real(self) -> float:
        """Return seconds that go on in sleep."""
        return self._elapsed_ns() / 1e9


class FastClock:
    """A clock N times as fast, for the demo; it stands still while the program is closed.

    `last_utc_ms` is the last thing recorded, or `None`: the clock starts there, or now if now
    is later. The elapsed reading is the wall reading, so a program that was killed and begins
    again at the last row goes on with the same times. Raises `ValueError` for a speed that is
    not above 0 and at most `FASTEST`.
    """

    def __init__(self, speed: float, last_utc_ms: int | None, source: Clock | None = None) -> None:
        if not (math.isfinite(speed) and 0 < speed <= FASTEST):
            raise ValueError(f"the speed must be above 0 and at most {FASTEST:,.0f}")
        self.speed = speed
        self._source = source or SystemClock()
        present = self._source.now().utc_ms
        self._start_ms = present if last_utc_ms is None else max(present, last_utc_ms)
        self._began = self._source.real()

    def now(self) -> Moment:
        """Return the fast wall clock and, from it, the elapsed one."""
        gone_ms = int((self._source.real() - self._began) * self.speed * 1000)
        utc_ms = self._start_ms + gone_ms
        return Moment(utc_ms, local_offset_min(utc_ms), utc_ms, DEMO_BOOT)

    def real(self) -> float:
        """Return seconds that go on in sleep, at their own pace."""
        return self._source.real()
