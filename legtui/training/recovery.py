"""Whether it is time to train: how long ago, how often this week, how the lifter feels.

Hours run from the end of the last session; days are counted by the lifter's local dates, so that
Monday and Thursday stay Monday and Thursday when a session starts a few hours early or late. It
advises, and never locks: every state lets the lifter start.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from legtui.training.frozen import dataclass

TOO_SOON_H: Final = 48
"""Squats to failure still show at 24-48 h (Morán-Navarro 2017)."""
ASK_H: Final = 72
READY_DAYS: Final = 7
DUE_DAYS: Final = 10
LAYOFF_DAYS: Final = 14
MOST_IN_7_DAYS: Final = 2
"""The guide's one or two a week."""
THREE_DAYS_EARLY_H: Final = 63
"""Monday to Thursday is three days. Three hours late on the one, three early on the other, up to
two hours of training and summer time leave as little as this from end to start."""
A_WEEK_EARLY_H: Final = 161
"""Three hours late last week, three early this week and summer time leave as little as this from
start to start, also where the late one was after midnight: that is a week ago all the same."""


class RecoveryState(StrEnum):
    """Where the lifter stands before a session; the values are part of the command's JSON."""

    FIRST = "first"
    TOO_SOON = "too_soon"
    OVER_FREQUENCY = "over_frequency"
    OK_IF_RECOVERED = "ok_if_recovered"
    READY = "ready"
    DUE = "due"
    TOO_RARE = "too_rare"
    LAYOFF = "layoff"


WARNINGS: Final = frozenset(
    {
        RecoveryState.TOO_SOON,
        RecoveryState.OVER_FREQUENCY,
        RecoveryState.TOO_RARE,
        RecoveryState.LAYOFF,
    }
)
"""States that come with a caution."""
ASKS: Final = frozenset(
    {RecoveryState.TOO_SOON, RecoveryState.OVER_FREQUENCY, RecoveryState.OK_IF_RECOVERED}
)
"""States in which soreness and energy decide."""


@dataclass(frozen=True, slots=True)
class Past:
    """A leg session that was, in the lifter's own offset of that day."""

    started_at: datetime
    ended_at: datetime | None
    """`None` where it is not known: then the start counts."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Whether it is time, and why."""

    state: RecoveryState
    why: str
    """One sentence with the real numbers."""
    hours: float | None
    """Since the end of the last session."""
    days: int | None
    """Local dates since the start of the last session."""
    sessions_7d: int
    """In the seven local dates that end today, today's not counting."""

    @property
    def warns(self) -> bool:
        """Whether the state comes with a caution."""
        return self.state in WARNINGS

    @property
    def lighter_day(self) -> bool:
        """Whether a lighter day is offered."""
        return self.state in (RecoveryState.TOO_SOON, RecoveryState.OVER_FREQUENCY)


def _state(hours: float | None, days: float | None, sessions_7d: int) -> RecoveryState:
    if hours is None or days is None:
        return RecoveryState.FIRST
    if hours < TOO_SOON_H:
        return RecoveryState.TOO_SOON
    if sessions_7d >= MOST_IN_7_DAYS:
        return RecoveryState.OVER_FREQUENCY
    if hours < ASK_H and not (days >= 3 and hours >= THREE_DAYS_EARLY_H):
        return RecoveryState.OK_IF_RECOVERED
    if days <= READY_DAYS:
        return RecoveryState.READY
    if days <= DUE_DAYS:
        return RecoveryState.DUE
    return RecoveryState.TOO_RARE if days < LAYOFF_DAYS else RecoveryState.LAYOFF


def recovery(now: datetime, sessions: Sequence[Past]) -> Recovery:
    """Return whether it is time for a leg session.

    Args:
        now: Aware, in the lifter's offset.
        sessions: Leg sessions with at least one working set, in any order. Those that start
            after `now` (a clock that was wrong) are passed over.
    """
    past = [one for one in sessions if one.started_at <= now]
    if not past:
        return Recovery(RecoveryState.FIRST, _WHY_FIRST, None, None, 0)
    last = max(past, key=lambda one: one.started_at)
    end = last.ended_at or last.started_at
    # Two datetimes of one zone subtract by the wall clock; only UTC knows of summer time.
    hours = max(0.0, (now.astimezone(UTC) - end.astimezone(UTC)) / timedelta(hours=1))
    days = max(0, (now.date() - last.started_at.date()).days)
    week = sum(1 for one in past if _this_week(one.started_at, now))
    state = _state(hours, days, week)
    ready = (end.astimezone(UTC) + timedelta(hours=TOO_SOON_H)).astimezone(now.tzinfo)
    return Recovery(state, _why(state, hours, days, week, ready), hours, days, week)


def _this_week(started_at: datetime, now: datetime) -> bool:
    """Return whether a session was in the seven local dates that end today."""
    hours = (now.astimezone(UTC) - started_at.astimezone(UTC)) / timedelta(hours=1)
    return (now.date() - started_at.date()).days < 7 and hours < A_WEEK_EARLY_H


_WHY_FIRST: Final = "Your first leg session here: start light and see how it feels."


def _why(state: RecoveryState, hours: float, days: int, week: int, ready: datetime) -> str:
    ago = f"{days} days" if days != 1 else "one day"
    if state is RecoveryState.TOO_SOON:
        whole = int(hours)
        since = "less than an hour" if whole < 1 else f"{whole} hour" + ("s" if whole != 1 else "")
        return (
            f"Legs were trained {since} ago and mostly need two days, till {ready:%A %H:%M};"
            " a lighter day is fine."
        )
    if state is RecoveryState.OVER_FREQUENCY:
        return (
            f"{week} leg sessions in the last seven days already; the plan is one or two,"
            " so a lighter day fits well."
        )
    if state is RecoveryState.OK_IF_RECOVERED:
        return f"{int(hours)} hours since the last leg day: good to go if your legs feel fresh."
    if state is RecoveryState.READY:
        return f"{ago} since the last leg day: rested and ready."
    if state is RecoveryState.DUE:
        return f"{ago} since the last leg day: a good day for the next one."
    if state is RecoveryState.TOO_RARE:
        return f"{ago} since the last leg day: good to have you back; once a week is a fine rhythm."
    return f"{ago} since the last leg day: welcome back, today starts a little lighter."
