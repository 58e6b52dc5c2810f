"""When the made-up leg days were.

Twice a week, three and four days apart in turn, in the early evening, with a day more or less
and now and then a week or two away. The last session was three or four days ago and the one
before it seven, so that today is a good day for the next.

Where so many would reach back before the year 2000, only the last are twice a week; the older
ones are spread evenly from the year 2000 on, several a day if need be.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from legtui.session.moment import Moment

FIRST_DAY = date(2000, 1, 1)
"""Nothing is made up before."""

TWICE_A_WEEK = 24
"""So many of the last are twice a week, however many there are."""

LONGEST_MIN = 120
"""A session is over by then, whatever was done in it."""

_RESTED_H = 72
_EARLIEST_MIN = 17 * 60
_LATEST_MIN = 18 * 60 + 45
_STEADY = 8
"""So many of the last are without a jitter or a break."""
_AWAY = ((0.01, 14), (0.05, 7))
"""Share of weeks after which somebody is away, and for how many days."""
_SLOTS_MIN = (7 * 60, 10 * 60, 13 * 60, 16 * 60, 19 * 60)
"""Starts on a day with several sessions, at most."""


def leg_days(sessions: int, end: Moment, luck: Random) -> tuple[Moment, ...]:
    """Return when each session started, oldest first; the machine's clock starts with each.

    Raises:
        ValueError: So many do not fit between the year 2000 and `end`.
    """
    today = end.local.date()
    found = _weekly(sessions, end, luck)
    if found and found[-1].date() < FIRST_DAY:
        found = found[:TWICE_A_WEEK]
        if found[-1].date() <= FIRST_DAY:
            raise ValueError(f"{sessions} sessions before {today} would begin before {FIRST_DAY}")
        found += _spread(sessions - len(found), found[-1], luck)
    return tuple(_moment(one, end, luck) for one in reversed(found))


def _weekly(sessions: int, end: Moment, luck: Random) -> list[datetime]:
    """Return wall times twice a week, newest first, before 2000 too if need be."""
    now = end.local.replace(tzinfo=None)
    today = now.date()
    late = datetime.combine(today - timedelta(days=3), time()) + timedelta(
        minutes=_LATEST_MIN + LONGEST_MIN
    )
    first = 3 if now - late >= timedelta(hours=_RESTED_H) else 4
    found: list[datetime] = []
    days_ago = first
    for number in range(sessions):
        jitter = luck.choice((-1, 0, 0, 0, 0, 1)) if number >= _STEADY and number % 2 else 0
        day = today - timedelta(days=days_ago + jitter)
        minutes = luck.randint(_EARLIEST_MIN, _LATEST_MIN)
        found.append(datetime.combine(day, time()) + timedelta(minutes=minutes))
        days_ago += 7 - first if number % 2 == 0 else first
        if number >= _STEADY and number % 2:
            days_ago += _away(luck)
        if day < FIRST_DAY:
            break
    return found


def _away(luck: Random) -> int:
    drawn = luck.random()
    for share, days in _AWAY:
        if drawn < share:
            return days
    return 0


def _spread(sessions: int, before: datetime, luck: Random) -> list[datetime]:
    """Return wall times spread evenly from the year 2000 to two days before, newest first."""
    days = (before.date() - FIRST_DAY).days - 1
    a_day = -(-sessions // max(days, 1))
    if days < 1 or a_day > len(_SLOTS_MIN):
        raise ValueError(
            f"{sessions} sessions do not fit between {FIRST_DAY} and {before:%Y-%m-%d}"
        )
    last = len(_SLOTS_MIN) - 1
    starts = [_SLOTS_MIN[last * (one + 1) // a_day] for one in range(a_day)]
    places = [number * days * a_day // sessions for number in range(sessions)]
    found = []
    for place in reversed(places):
        day, slot = divmod(place, a_day)
        minutes = starts[slot] + luck.randint(0, 30)
        start = datetime.combine(FIRST_DAY + timedelta(days=day), time())
        found.append(start + timedelta(minutes=minutes))
    return found


def _moment(wall: datetime, end: Moment, luck: Random) -> Moment:
    local_ms = round((wall - datetime(1970, 1, 1)) / timedelta(milliseconds=1))
    return Moment(
        utc_ms=local_ms - 60_000 * end.offset_min + luck.randrange(60_000),
        offset_min=end.offset_min,
        elapsed_ms=luck.randint(60_000, 3_600_000),
        boot="demo",
    )
