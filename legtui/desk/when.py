"""Days and times as a lifter types them, looking back: `yesterday`, `12 nov 18:30`, `2025`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?\Z", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})\Z", re.ASCII)

_APART: Final = {"day": timedelta(days=1), "week": timedelta(weeks=1)}
_LEAP_APART: Final = 9
"""Years within which there is a 29 February, over a century too."""

NOON: Final = time(12)
"""Where only a day is said."""


def read_span(words: list[str], today: date) -> tuple[date, date] | None:
    """Return the first and last day that words mean: a year, a month, a day; `None` if none.

    Examples: `2025`, `2025-11`, `nov`, `nov 2025`, `12 nov`, `12 nov 2025`, `12.11.2025`, `12.11.`,
    `yesterday`, `fri`, `3 days ago`, `2 weeks ago`. A month or day without its year is the newest
    that is not in the future.
    """
    try:
        return _span([_plain(one) for one in words], today)
    except (ValueError, OverflowError):
        return None


def _plain(word: str) -> str:
    """A word without what ends it; the dot after a month's number belongs to it."""
    plain = word.lower().rstrip(",")
    return plain if _DOTTED.match(plain) else plain.rstrip(".")


def _span(words: list[str], today: date) -> tuple[date, date] | None:
    match words:
        case ["today"]:
            return today, today
        case ["yesterday"]:
            return today - timedelta(days=1), today - timedelta(days=1)
        case [number, unit, "ago"] if number.isdecimal() and unit.rstrip("s") in _APART:
            day = today - int(number) * _APART[unit.rstrip("s")]
            return day, day
        case [word] if (match := _DOTTED.match(word)) is not None:
            return _dotted(match, today)
        case [word] if word[:3] in _DAYS and _whole(word, "day"):
            day = today - timedelta(days=(today.weekday() - _DAYS.index(word[:3])) % 7 or 7)
            return day, day
        case [word] if _ISO.match(word):
            return _iso(word)
        case [word] if (month := _month(word)) is not None:
            year = today.year if month <= today.month else today.year - 1
            return _whole_month(year, month)
        case [word, year] if (month := _month(word)) is not None and _year(year):
            return _whole_month(int(year), month)
        case [word, number, *year] if len(number) < 3 and number.isdecimal() and _month(word):
            return _span([number, word, *year], today)
        case [number, word] if number.isdecimal() and (month := _month(word)) is not None:
            day = _newest(month, int(number), today)
            return day, day
        case [number, word, year] if number.isdecimal() and _month(word) and _year(year):
            day = date(int(year), _month(word) or 1, int(number))
            return day, day
        case _:
            return None


def _whole(word: str, tail: str) -> bool:
    return len(word) == 3 or word.endswith(tail)


def _month(word: str) -> int | None:
    """The number of a month, by its name or at least three letters of it."""
    if len(word) < 3:
        return None
    found = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(word)]
    return found[0] if found else None


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word.isascii()


def _newest(month: int, number: int, today: date) -> date:
    """The newest such day that is not in the future; a 29 February may be years ago."""
    for year in range(today.year, today.year - _LEAP_APART, -1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day <= today:
            return day
    raise ValueError("no such day")


def _dotted(match: re.Match[str], today: date) -> tuple[date, date]:
    number, month, year = match.groups()
    if year is None:
        day = _newest(int(month), int(number), today)
    else:
        day = date(int(year), int(month), int(number))
    return day, day


def _whole_month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return first, following - timedelta(days=1)


def _iso(word: str) -> tuple[date, date] | None:
    match = _ISO.match(word)
    assert match is not None
    year, month, day = match.groups()
    if month is None:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if day is None:
        return _whole_month(int(year), int(month))
    one = date(int(year), int(month), int(day))
    return one, one


def local_zone(naive: datetime) -> datetime:
    """Return a local time with the offset that holds at this place on that date."""
    return naive.astimezone()


def read_when(
    text: str, now: datetime, zoned: Callable[[datetime], datetime] = local_zone
) -> datetime | str:
    """Return the past time that a line means, aware; or why it means none.

    Args:
        text: A day, a time, or both: `yesterday`, `12 nov 18:30`, `2026-11-12T18:30`.
        now: Now, aware. A day without a time is noon; today without a time is now.
        zoned: Gives a local time the offset of its date.
    """
    words = text.replace("T", " ").split() if re.match(r"\d{4}-", text) else text.split()
    clock = next((one for one in words if _CLOCK.match(one)), None)
    days = [one for one in words if one is not clock]
    span = read_span(days, now.date()) if days else (now.date(), now.date())
    if span is None or span[0] != span[1]:
        return f"“{text.strip()[:30]}” is not a day, try yesterday, 12 nov or 2026-11-12 18:30"
    at = NOON
    if clock is not None:
        hour, minute = (int(part) for part in clock.split(":"))
        if hour > 23 or minute > 59:
            return f"“{clock}” is not a time of day, try 18:30"
        at = time(hour, minute)
    elif span[0] == now.date():
        return now.replace(microsecond=0)
    found = zoned(datetime.combine(span[0], at))
    if found > now:
        return f"{text.strip()[:30]} is still to come"
    return found
