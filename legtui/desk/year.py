"""A year of leg days: which days, how many weeks in a row, what was kept and skipped."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.journal.reading import in_list, local
from legtui.text import plural
from legtui.training.frozen import dataclass
from legtui.training.weight import Unit, Weight

DAYS: Final = """
SELECT h.session_id, h.started_ms, h.offset_min, s.kind,
  (SELECT count(*) FROM standing_lifted w WHERE w.session_id = h.session_id AND w.kind = 'work'
     AND w.side IS NOT 'right'),
  (SELECT sum(p.sets) FROM plan_exercise p CROSS JOIN happening a ON a.id = p.added_by
     WHERE p.session_id = h.session_id AND a.undone = 0 AND a.kind = 1),
  EXISTS (SELECT 1 FROM happening a CROSS JOIN step t ON t.happening_id = a.id
     WHERE a.session_id = h.session_id AND a.undone = 0 AND a.phase = 1 AND t.done),
  EXISTS (SELECT 1 FROM happening a CROSS JOIN step t ON t.happening_id = a.id
     WHERE a.session_id = h.session_id AND a.undone = 0 AND a.phase = 3 AND t.done)
FROM standing_head h CROSS JOIN session s ON s.id = h.session_id
WHERE h.started_ms >= ? AND h.started_ms < ?
ORDER BY h.started_ms, h.session_id
"""

_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class LegDay:
    """A session as the calendar sees it."""

    session_id: int
    on: date
    """The lifter's own date of its start."""
    kind: str
    sets: int
    """Working sets done."""
    planned: int | None
    warm_up: bool
    cool_down: bool

    @property
    def led(self) -> bool:
        """Whether legtui led it, so that what was skipped is known."""
        return self.kind == "leg_day"

    @property
    def level(self) -> int:
        """0 nothing was lifted, 1 less than half of the plan, 2 less than nine tenths, 3 whole."""
        if not self.sets:
            return 0
        share = self.sets / self.planned if self.planned else 1.0
        return 3 if share >= 0.9 else (2 if share >= 0.5 else 1)


def leg_days(journal: Journal, since: date, until: date) -> tuple[LegDay, ...]:
    """Return the sessions that began from `since` to `until` by their local dates."""
    bounds = (_ms(since) - _DAY_MS, _ms(until) + 2 * _DAY_MS)
    found = (
        LegDay(row[0], local(row[1], row[2]).date(), row[3], row[4], row[5], bool(row[6]),
               bool(row[7]))
        for row in journal.query(DAYS, bounds)
    )  # fmt: skip
    return tuple(one for one in found if since <= one.on <= until)


def _ms(day: date) -> int:
    return (day - date(1970, 1, 1)).days * _DAY_MS


@dataclass(frozen=True, slots=True)
class Regularity:
    """How regularly legs were trained in a span of days."""

    leg_days: int
    weeks: int
    """Weeks with a leg day."""
    once: int
    """Weeks with one."""
    twice: int
    """Weeks with two or more."""
    longest_run: int
    """Most weeks in a row with a leg day."""
    run: int
    """Weeks in a row up to the last day looked at; the last week may still be empty."""
    warm_ups: tuple[int, int]
    """Warm-ups done, of the sessions that had one planned."""
    cool_downs: tuple[int, int]

    @property
    def lines(self) -> tuple[str, ...]:
        """The same in words."""
        if not self.leg_days:
            return ("No leg day in this year yet.",)
        return (
            f"{plural(self.leg_days, 'leg day')} in {plural(self.weeks, 'week')}: "
            f"{plural(self.twice, 'week')} with two or more, {self.once} with one",
            f"longest run {plural(self.longest_run, 'week')}, now {plural(self.run, 'week')}",
            *_kept("warm-up", self.warm_ups),
            *_kept("cool-down", self.cool_downs),
        )


def _kept(name: str, kept: tuple[int, int]) -> tuple[str, ...]:
    done, of = kept
    if not of:
        return ()
    return (f"{name} kept in {100 * done / of:.0f} % ({done} of {plural(of, 'session')})",)


def regularity(days: tuple[LegDay, ...], until: date) -> Regularity:
    """Return how regular the leg days were; stretches alone are none."""
    lifted = [one for one in days if one.sets]
    led = [one for one in lifted if one.led]
    weeks = Counter(_monday(one) for one in {day.on for day in lifted})
    ordered = sorted(weeks)
    longest = run = 1 if ordered else 0
    for one, other in pairwise(ordered):
        run = run + 1 if other - one == timedelta(weeks=1) else 1
        longest = max(longest, run)
    current = bool(ordered) and _monday(until) - ordered[-1] <= timedelta(weeks=1)
    return Regularity(
        leg_days=len({one.on for one in lifted}),
        weeks=len(weeks),
        once=sum(1 for count in weeks.values() if count == 1),
        twice=sum(1 for count in weeks.values() if count > 1),
        longest_run=longest,
        run=run if current else 0,
        warm_ups=(sum(one.warm_up for one in led), len(led)),
        cool_downs=(sum(one.cool_down for one in led), len(led)),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def levels(days: tuple[LegDay, ...]) -> tuple[tuple[date, int], ...]:
    """Return each leg day with its level; the best where there were two sessions."""
    found: dict[date, int] = {}
    for one in days:
        if one.level:
            found[one.on] = max(found.get(one.on, 0), one.level)
    return tuple(sorted(found.items()))


LOADS: Final = """
SELECT l.variation, s.load, s.unit FROM standing_lifted s CROSS JOIN lift l ON l.id = s.lift_id
WHERE s.session_id IN ({}) AND s.kind = 'work' AND s.side IS NOT 'right' AND s.reps > 0
  AND s.form_ok IS NOT 0 AND s.load IS NOT NULL
GROUP BY l.variation, s.load, s.unit
"""


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year for its card."""

    year: int
    leg_days: int
    sets: int
    levels: tuple[tuple[date, int], ...]
    lines: tuple[str, ...]
    bests: tuple[str, ...]
    sessions: tuple[int, ...]


def year_of(journal: Journal, year: int, today: date) -> Year:
    """Return a year's leg days and its heaviest loads."""
    since, until = date(year, 1, 1), date(year, 12, 31)
    days = leg_days(journal, since, until)
    told = regularity(days, min(until, today))
    return Year(
        year=year,
        leg_days=told.leg_days,
        sets=sum(one.sets for one in days),
        levels=levels(days),
        lines=told.lines if told.leg_days else (),
        bests=_bests(journal, days),
        sessions=tuple(one.session_id for one in days),
    )


def _bests(journal: Journal, days: tuple[LegDay, ...]) -> tuple[str, ...]:
    loads: dict[str, list[Weight]] = defaultdict(list)
    for variation, load, unit in journal.query(LOADS.format(in_list(d.session_id for d in days))):
        loads[variation].append(Weight(load, Unit(unit)))
    return tuple(
        f"{one.name}: heaviest {max(loads[one.id], key=lambda w: w.kg)}"
        for one in guide.every_variation()
        if one.id in loads and guide.exercise(one.exercise).one_rm
    )
