"""When something was: now, or as it is typed behind an amount: `yesterday`, `07:30`."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Final

from legtui.text import one_line

_TIME: Final = re.compile(r"(\d{1,2}):(\d{2})\Z")
_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")


class BackDateError(ValueError):
    """A date or time that can't be read or that is still to come; says so in a sentence."""


def back_dated(day: str | None, at: str | None, now: datetime) -> datetime:
    """Return the time that is meant.

    Args:
        day: `today`, `yesterday` or `2026-11-20`; `None` is today.
        at: `07:30`; `None` is the time of day it is now.
        now: The local time, aware.

    Raises:
        BackDateError: It can't be read, or it lies ahead.
    """
    found = now if day is None else _on(day, now)
    if at is not None:
        found = datetime.combine(found.date(), _time(at), now.tzinfo)
    if found > now:
        raise BackDateError(f"{found:%d %b %Y %H:%M} is still to come.")
    return found


def split(line: str, now: datetime) -> tuple[str, datetime]:
    """Return what was typed without the day and time at its end, and when it was.

    Raises:
        BackDateError: The time lies ahead, or does not exist.
    """
    words = line.split()
    day = at = None
    while len(words) > 1:
        last = words[-1].lower()
        if at is None and _TIME.match(last):
            at = last
        elif day is None and (last in ("today", "yesterday") or _DAY.match(last)):
            day = last
        else:
            break
        words.pop()
    return " ".join(words), back_dated(day, at, now)


def _on(day: str, now: datetime) -> datetime:
    word = day.strip().lower()
    if word == "today":
        return now
    if word == "yesterday":
        return now - timedelta(days=1)
    match = _DAY.match(word)
    try:
        if match is None:
            raise ValueError
        return now.replace(year=int(match[1]), month=int(match[2]), day=int(match[3]))
    except ValueError:
        raise BackDateError(
            f"“{one_line(day, 20)}” is not a day; try yesterday or 2026-11-20."
        ) from None


def _time(at: str) -> time:
    match = _TIME.match(at.strip())
    try:
        if match is None:
            raise ValueError
        return time(int(match[1]), int(match[2]))
    except ValueError:
        raise BackDateError(f"“{one_line(at, 20)}” is not a time; try 07:30.") from None
