"""Dates and times as other programs write them, in any of their languages."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

from legtui.exchange.errors import LineRefused
from legtui.exchange.numbers import shown
from legtui.training.frozen import dataclass

FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2100
NOON: Final = time(12)
"""When a session took place of which only the day is known."""


class Order(StrEnum):
    """How a file writes days and months in figures."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class When:
    """A moment of a file."""

    at: datetime
    """Local and naive, or aware where the file says a zone."""
    day_only: bool = False
    """Whether the file gave no time; `at` is noon then."""


_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_EASTERN = re.compile(r"(\d{4})\s*[年년.]\s*(\d{1,2})\s*[月월.]\s*(\d{1,2})\s*[日일.]?")
_TIME = re.compile(
    r"(?<!\d)(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([AaPp]\.?\s?[Mm]\.?)?"
)
_ZONE = re.compile(r"(Z|[+-]\d{2}:?\d{2})\Z")
_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d{2})(?!\d)")
_AFTERNOON: Final = ("pm", "午後", "下午", "오후")
_MORNING: Final = ("am", "午前", "上午", "오전")


def when_of(text: str, order: Order = Order.DAY_FIRST) -> When:
    """Return the moment that a cell means.

    Raises:
        LineRefused: It is no date, or one before 1970 or after 2100.
    """
    bare = " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())
    found = _iso(bare) or _read(bare, order)
    if found is None:
        raise LineRefused(f"“{shown(text)}” is not a date" if bare else "there is no date")
    if not FIRST_YEAR <= found.at.year <= LAST_YEAR:
        raise LineRefused(f"the year {found.at.year} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return found


def _iso(text: str) -> When | None:
    if len(text) < 10 or text[4:5] != "-":
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) == 10:
        return When(datetime.combine(at.date(), NOON), day_only=True)
    return When(_sane_zone(at))


def _sane_zone(at: datetime) -> datetime:
    """Return the moment; one that no calendar can shift to UTC is refused with its year."""
    try:
        at.timestamp()
    except (OverflowError, ValueError, OSError):
        raise LineRefused(f"the year {at.year} is not between 1970 and 2100") from None
    return at


def _read(text: str, order: Order) -> When | None:
    day, rest = _date_in(text, order)
    if day is None:
        return None
    clock = _time_in(rest)
    if clock is None:
        return When(datetime.combine(day, NOON), day_only=True)
    at = datetime.combine(day, clock)
    zone = _ZONE.search(rest)
    if zone is None:
        return When(at)
    try:
        return When(_sane_zone(datetime.fromisoformat(f"{at.isoformat()}{zone[1]}")))
    except ValueError as error:
        if isinstance(error, LineRefused):
            raise
        return None


def _date_in(text: str, order: Order) -> tuple[date | None, str]:
    """Return the day in a text and what is left of the text."""
    for pattern in (_EASTERN, _ISO):
        match = pattern.search(text)
        if match is not None:
            year, month, day = (int(part) for part in match.groups())
            return _day(year, month, day), text[match.end() :]
    match = _FIGURES.search(text)
    if match is not None:
        first, second, year = (int(part) for part in match.groups())
        month, day = (first, second) if order is Order.MONTH_FIRST else (second, first)
        rest = text[: match.start()] + text[match.end() :]
        return _day(year + 2000 if year < 100 else year, month, day), rest
    return _spelled(text)


def _spelled(text: str) -> tuple[date | None, str]:
    """Read `15 Sep 2025, 07:48`, `Sep 15, 2025`, `3 févr. 2026, 18:00`, `3 de mar. de 2026`."""
    year = _YEAR.search(text)
    if year is None:
        return None, text
    before, rest = text[: year.start()], text[year.end() :]
    month = next(
        (found for word in _WORD.findall(before) if (found := month_of(word)) is not None), None
    )
    day = _DAY.search(before)
    if month is None or day is None:
        return None, text
    return _day(int(year[1]), month, int(day[1])), rest


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time_in(text: str) -> time | None:
    match = _TIME.search(text)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    half = (match[4] or "").lower().replace(".", "").replace(" ", "")
    if half == "pm" or any(word in text for word in _AFTERNOON[1:]):
        hour = hour % 12 + 12
    elif half == "am" or any(word in text for word in _MORNING[1:]):
        hour %= 12
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def time_of(text: str) -> time | None:
    """Return a time of day (`10:56 PM`, `19:30`), `None` if it is none."""
    return _time_in(text.replace("\u202f", " ").replace("\u00a0", " "))


def order_of(texts: Iterable[str], default: Order) -> Order:
    """Return how a file writes its days, told by the first figure above 12."""
    for text in texts:
        match = _FIGURES.search(text)
        if match is None or _ISO.search(text):
            continue
        if int(match[1]) > 12:
            return Order.DAY_FIRST
        if int(match[2]) > 12:
            return Order.MONTH_FIRST
    return default


def end_of(start: datetime, seconds: int | None) -> datetime | None:
    """Return when a session of a length ended; a length of over 12 hours was forgotten open."""
    if not seconds or seconds > 12 * 3600:
        return None
    return start + timedelta(seconds=seconds)


@cache
def month_of(word: str) -> int | None:
    """Return the month a word begins with in one of the languages, `None` if it is none."""
    bare = _bare(word)
    best, length = None, 0
    for number, words in enumerate(_months(), 1):
        for start in words:
            if len(start) > length and bare.startswith(start):
                best, length = number, len(start)
    return best


@cache
def _months() -> tuple[tuple[str, ...], ...]:
    path = resources.files("legtui.exchange") / "data" / "months.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(tuple(words) for words in table["months"])


def _bare(word: str) -> str:
    # The Cyrillic short i decomposes too, and must stay: "май".
    lower = word.lower().replace("ı", "i").replace("ł", "l")
    if not lower.isascii() and any("а" <= character <= "я" for character in lower):
        return lower
    return "".join(
        character
        for character in unicodedata.normalize("NFD", lower)
        if not unicodedata.combining(character)
    )
