"""Signs of fatigue in the last two weeks, and when a deload week is proposed.

Two signs of different kinds propose one; one alone is an ordinary bad day. These are signs in a
log, not a diagnosis: there is no single marker (Meeusen 2013), and the name of the syndrome is
never used. Monotony and acute-to-chronic ratios are not used: with one or two sessions a week
they hardly move (`week_load` shows it).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from statistics import mean, stdev
from typing import Final

from legtui.training.check_in import CheckIn
from legtui.training.frozen import dataclass
from legtui.training.reasons import day_text, number_word
from legtui.training.record import Bout, LoggedSet, NoEvidence
from legtui.training.recovery import DUE_DAYS
from legtui.training.strength import estimate
from legtui.training.units import grains
from legtui.training.weight import Unit

WINDOW_DAYS: Final = 14
DELOAD_DAYS: Final = 7
LEAST_SIGNS: Final = 2
FEWER_REPS: Final = 2
WEAKER: Final = Decimal("0.95")
HARDER_RPE: Final = 2
LOAD_JUMP: Final = 1.5
LEAST_ANSWERS: Final = 3
STEADY_WEEKS: Final = (6, 8)
"""After so many weeks in a row an easy week is proposed, until so many: practice is one every
four to eight weeks (Bell 2023, Rogerson 2024). Who lets it pass is not asked over and over."""
STEADY_SESSIONS: Final = 1.5
"""Sessions a week; who trains less recovers in between."""
_LIGHT: Final = frozenset({"deload", "layoff"})
_NOT_COMPARED: Final = frozenset(NoEvidence)


class Sign(StrEnum):
    """A kind of sign. `LOAD_JUMP` is for information and never counts."""

    PERFORMANCE = "performance"
    EFFORT = "effort"
    SELF_REPORT = "self report"
    BEHAVIOR = "behavior"
    PAIN = "pain"
    STALLED = "stalled"
    LOAD_JUMP = "load jump"


_WORDS: Final = {
    Sign.PERFORMANCE: "fewer reps at the same loads in two exercises, two sessions in a row",
    Sign.EFFORT: "two sessions in a row felt clearly harder for no more work",
    Sign.SELF_REPORT: "very sore or short of energy before two sessions in a row",
    Sign.BEHAVIOR: "leg days closer together than planned",
    Sign.PAIN: "something hurt",
    Sign.STALLED: "the load went back in two exercises",
}


def session_effort(work: Sequence[LoggedSet]) -> float | None:
    """Return the RPE of a session, 0-10, from the reps in reserve that its sets were said to have.

    RPE is 10 less the reserve; four or more left count as four. `None` where fewer than
    `LEAST_ANSWERS` sets say.
    """
    said = [10 - min(one.rir, 4.0) for one in work if one.rir is not None]
    return mean(said) if len(said) >= LEAST_ANSWERS else None


@dataclass(frozen=True, slots=True)
class SessionFact:
    """What the signs need of one leg session."""

    session_id: int
    started_at: datetime
    minutes: float = 0
    rpe: float | None = None
    """Of the whole session, 0-10."""
    volume_kg: Decimal | None = None
    check_in: CheckIn | None = None
    pain: bool = False


@dataclass(frozen=True, slots=True)
class Fatigue:
    """The signs of the last two weeks."""

    signs: tuple[Sign, ...]
    info: tuple[Sign, ...]
    """Worth a line, not counted."""

    @property
    def deload_week(self) -> bool:
        """Whether a deload week is proposed."""
        return len(self.signs) >= LEAST_SIGNS or Sign.STALLED in self.signs

    @property
    def why(self) -> str | None:
        """One sentence for the proposal, `None` where there is none."""
        if not self.deload_week:
            return None
        said = "; ".join(_WORDS[sign] for sign in self.signs)
        return f"In the last two weeks: {said}. How about an easy week with half the sets?"


def fatigue(
    today: date,
    sessions: Sequence[SessionFact],
    bouts: Sequence[Bout],
    last_deload: date | None = None,
) -> Fatigue:
    """Return the signs of the fourteen days that end today.

    Args:
        today: The lifter's local date.
        sessions: Leg sessions, in any order; five weeks of them are enough.
        bouts: Their bouts and older ones to compare with, in any order.
        last_deload: First day of the last deload week; what was before its end is settled.
    """
    since = today - timedelta(days=WINDOW_DAYS - 1)
    if last_deload is not None:
        since = max(since, last_deload + timedelta(days=DELOAD_DAYS))
    ordered = sorted((one for one in sessions if one.started_at.date() <= today), key=_start)
    recent = [one for one in ordered if one.started_at.date() >= since]
    ids = [one.session_id for one in recent]
    found = {
        Sign.PERFORMANCE: _performance(ids, bouts),
        Sign.EFFORT: _effort(ordered, since),
        Sign.SELF_REPORT: any(_low(a) and _low(b) for a, b in pairwise(recent)),
        Sign.BEHAVIOR: _behavior(recent),
        Sign.PAIN: any(one.pain for one in recent),
        Sign.STALLED: _deloads(ids, bouts) >= 2,
    }
    info = (Sign.LOAD_JUMP,) if _load_jump(ordered, today) else ()
    return Fatigue(tuple(sign for sign, there in found.items() if there), info)


def steady_weeks_note(
    today: date, trained: Iterable[date], last_deload: date | None = None
) -> str | None:
    """Return the proposal of an easy week where there was none for six weeks or seven.

    Args:
        today: The lifter's local date.
        trained: Dates of the leg sessions of the last nine weeks.
        last_deload: First day of the last deload week.
    """
    since = last_deload + timedelta(days=DELOAD_DAYS) if last_deload else date.min
    run = [today]
    for day in sorted({one for one in trained if since <= one <= today}, reverse=True):
        if (run[-1] - day).days > DUE_DAYS:
            break
        run.append(day)
    weeks = (today - run[-1]).days // 7
    least, most = STEADY_WEEKS
    if not least <= weeks < most or len(run) - 1 < STEADY_SESSIONS * weeks:
        return None
    count = number_word(weeks).capitalize()
    return (
        f"{count} weeks of steady training since {day_text(run[-1], today)}: an easy week with"
        " half the sets fits now."
    )


def _start(one: SessionFact) -> datetime:
    return one.started_at


def _low(one: SessionFact) -> bool:
    return one.check_in is not None and one.check_in.low


def _deloads(ids: Sequence[int], bouts: Iterable[Bout]) -> int:
    return len({one.exercise for one in bouts if one.session_id in ids and one.action == "deload"})


def _performance(ids: Sequence[int], bouts: Iterable[Bout]) -> bool:
    """Return whether two exercises or more fell off in each of two consecutive sessions."""
    fell: dict[int, set[str]] = {number: set() for number in ids}
    by_variation: dict[str, list[Bout]] = {}
    for bout in sorted(bouts, key=lambda one: one.started_at):
        if bout.work and not bout.no_evidence & _NOT_COMPARED and bout.action not in _LIGHT:
            by_variation.setdefault(bout.variation, []).append(bout)
    for own in by_variation.values():
        for before, after in pairwise(own):
            if after.session_id in fell and _fell_off(before, after):
                fell[after.session_id].add(after.exercise)
    return any(len(fell[a]) >= 2 and len(fell[b]) >= 2 for a, b in pairwise(ids))


def _fell_off(before: Bout, after: Bout) -> bool:
    """Return whether the same load went up at least two reps fewer, or the maximum fell by 5 %.

    After an increase the estimated maximum falls by itself, so it counts at no more load only.
    """
    old, new = _reps_by_load(before), _reps_by_load(after)
    same = [load for load in new if load in old]
    if any(old[load] - new[load] >= FEWER_REPS for load in same):
        return True
    was, now = _best_maximum(before), _best_maximum(after)
    if was is None or now is None or max(new) > max(old):
        return False
    return now <= was * WEAKER


def _reps_by_load(bout: Bout) -> dict[int, int]:
    best: dict[int, int] = {}
    for one in bout.work:
        load = 0 if one.load is None else grains(one.load)
        best[load] = max(best.get(load, 0), one.counted_reps)
    return best


def _best_maximum(bout: Bout) -> Decimal | None:
    found = [estimate(bout.exercise, one) for one in bout.work]
    return max(
        (
            one.value if one.unit is Unit.KG else one.value * Decimal("0.45359237")
            for one in found
            if one is not None
        ),
        default=None,
    )


def _effort(ordered: Sequence[SessionFact], since: date) -> bool:
    """Return whether two sessions in a row felt 2 points harder than before for no more volume."""
    for first, *after in zip(ordered, ordered[1:], ordered[2:], strict=False):
        if after[0].started_at.date() < since:
            continue
        if all(_harder(first, one) for one in after):
            return True
    return False


def _harder(before: SessionFact, after: SessionFact) -> bool:
    if before.rpe is None or after.rpe is None:
        return False
    if before.volume_kg is None or after.volume_kg is None:
        return False
    return after.rpe >= before.rpe + HARDER_RPE and after.volume_kg <= before.volume_kg


def _behavior(recent: Sequence[SessionFact]) -> bool:
    starts = [one.started_at.astimezone(UTC) for one in recent]
    if any(later - earlier < timedelta(hours=48) for earlier, later in pairwise(starts)):
        return True
    days = [one.started_at.date() for one in recent]
    return any((third - first).days < 7 for first, third in zip(days, days[2:], strict=False))


def _load_jump(ordered: Sequence[SessionFact], today: date) -> bool:
    """Return whether this week's RPE times minutes is over 1.5 times the four weeks before."""
    weeks = [0.0] * 5
    for one in ordered:
        ago = (today - one.started_at.date()).days // 7
        if 0 <= ago < 5 and one.rpe is not None:
            weeks[ago] += one.rpe * one.minutes
    usual = mean(weeks[1:])
    return all(weeks[1:]) and weeks[0] > LOAD_JUMP * usual


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """Foster's numbers for seven days of RPE times minutes; for the record, not for advice."""

    weekly: float
    mean: float
    deviation: float
    monotony: float | None
    """Mean by deviation; `None` where every day is alike."""
    strain: float | None


def week_load(daily: Sequence[float]) -> WeekLoad:
    """Return Foster's weekly load, monotony and strain of seven days.

    Raises:
        ValueError: There are not seven days.
    """
    if len(daily) != 7:
        raise ValueError("a week has seven days")
    weekly, average, deviation = sum(daily), mean(daily), stdev(daily)
    monotony = average / deviation if deviation else None
    strain = None if monotony is None else weekly * monotony
    return WeekLoad(weekly, average, deviation, monotony, strain)
