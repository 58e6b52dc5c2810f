"""How much time there is, as a lifter says it: `45`, `I have 45 minutes`, `closes 19:30`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

MOST_MINUTES = 240

_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?!\d)", re.ASCII)
_MINUTES = re.compile(r"(\d{1,3})\s*(?:m|min|mins|minutes)?(?![\d:.h])", re.ASCII)


def seconds_there_are(text: str, now: datetime) -> float:
    """Return the seconds from `now` that a line speaks of; a time of day is the next one.

    Args:
        text: What was typed.
        now: Aware, in the lifter's offset.

    Raises:
        ValueError: It names neither minutes nor a time; the message says what to type.
    """
    plain = text.strip().lower()
    clock = _CLOCK.search(plain)
    if clock:
        hour, minute = int(clock[1]), int(clock[2])
        if hour > 23 or minute > 59:
            raise ValueError(f"“{clock[0]}” is not a time of day")
        then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        if then <= now:
            then += timedelta(days=1)
        seconds = (then - now).total_seconds()
        if seconds > MOST_MINUTES * 60:
            raise ValueError(f"{hour}:{minute:02d} has passed; how many minutes are there?")
        return seconds
    minutes = _MINUTES.search(plain)
    if minutes is None or not 0 < int(minutes[1]) <= MOST_MINUTES:
        raise ValueError("type minutes, like 45, or when it closes, like 19:30")
    return 60.0 * int(minutes[1])
