"""How a variation went, session by session: top load, estimated maximum, reps, volume."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Final

from legtui.training.frozen import dataclass
from legtui.training.record import Bout, LoggedSet, volume
from legtui.training.strength import Estimate, estimate
from legtui.training.units import converted, grains
from legtui.training.weight import Unit, Weight

BREAK_DAYS: Final = 28
"""A pause this long or longer is a break."""
COMPARED_DAYS: Final = 28
_NEAR_DAYS: Final = 10
"""How far from four weeks ago the session may lie that stands for it."""
LIGHTER: Final = frozenset({"deload", "layoff"})
"""Actions of a prescription that mean a lighter session on purpose."""


class Measure(StrEnum):
    """What is looked at over time."""

    LOAD = "load"
    """The heaviest load of a clean working set."""
    ONE_RM = "one_rm"
    """The best estimated maximum; squat and deadlift only."""
    REPS = "reps"
    """The most reps with the heaviest load."""
    VOLUME = "volume"
    """Load times reps over the working sets, both legs."""


class Period(StrEnum):
    """How values are put together."""

    SESSION = "session"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Mark:
    """What one session left of a variation."""

    session_id: int
    on: date
    """The lifter's own date of its start."""
    top: Weight | None
    """`None` is body weight, or no clean set."""
    reps: int
    """The most with the top load, of the weaker leg; 0 without a clean set."""
    one_rm: Estimate | None
    volume: Decimal
    """In the unit asked for."""
    sets: int
    action: str | None
    """What the prescription did that day."""

    @property
    def note(self) -> str:
        """What the chart marks it with: `deload`, `after a break`, or nothing."""
        return {"deload": "deload", "layoff": "after a break"}.get(self.action or "", "")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a chart."""

    on: date
    value: Decimal
    note: str = ""


@dataclass(frozen=True, slots=True)
class RepBest:
    """The most reps with a load."""

    load: Weight | None
    reps: int
    on: date


def mark_of(bout: Bout, unit: Unit) -> Mark:
    """Return what a session left of a variation, its volume in `unit`."""
    work = bout.work
    clean = [one for one in work if counts(one)]
    top = max((one.load for one in clean if one.load is not None), key=grains, default=None)
    with_top = [one for one in clean if one.load == top] if top is not None else clean
    estimates = [one for one in (estimate(bout.exercise, each) for each in clean) if one]
    return Mark(
        session_id=bout.session_id,
        on=bout.started_at.date(),
        top=top,
        reps=max((one.counted_reps for one in with_top), default=0),
        one_rm=max(estimates, key=lambda one: in_unit(one, Unit.KG), default=None),
        volume=volume(work, unit),
        sets=sum(1 for one in work if max(one.reps) > 0),
        action=bout.action,
    )


def counts(one: LoggedSet) -> bool:
    """Whether a working set is a mark: something was lifted, and not with unclean form."""
    return one.counted_reps > 0 and one.form_ok is not False


def in_unit(found: Estimate, unit: Unit) -> Decimal:
    """Return an estimated maximum in `unit`."""
    if found.unit is unit:
        return found.value
    return found.value * converted(Weight.of(1, found.unit), unit)


def value_of(mark: Mark, measure: Measure, unit: Unit) -> Decimal | None:
    """Return one measure of a session in `unit`; `None` where there is none."""
    match measure:
        case Measure.LOAD:
            return None if mark.top is None else converted(mark.top, unit)
        case Measure.ONE_RM:
            return None if mark.one_rm is None else in_unit(mark.one_rm, unit)
        case Measure.REPS:
            return Decimal(mark.reps) if mark.reps else None
        case Measure.VOLUME:
            return mark.volume if mark.volume else None


def values(
    marks: Iterable[Mark], measure: Measure, unit: Unit, period: Period = Period.SESSION
) -> tuple[Value, ...]:
    """Return a measure over time, oldest first.

    By month and year volume is the sum and everything else the best; the date is the first day.
    """
    found: dict[date, Value] = {}
    ordered = sorted(marks, key=lambda one: (one.on, one.session_id))
    if period is Period.SESSION:
        singles = ((one, value_of(one, measure, unit)) for one in ordered)
        return tuple(Value(one.on, value, one.note) for one, value in singles if value is not None)
    for one in ordered:
        value = value_of(one, measure, unit)
        if value is None:
            continue
        first = one.on.replace(day=1, month=one.on.month if period is Period.MONTH else 1)
        if first in found:
            before = found[first].value
            value = before + value if measure is Measure.VOLUME else max(before, value)
        found[first] = Value(first, value)
    return tuple(found.values())


def honest(measure: Measure, marks: Sequence[Mark]) -> bool:
    """Whether a measure can be shown: an estimated maximum only where one was estimated."""
    if measure is Measure.ONE_RM:
        return any(one.one_rm is not None for one in marks)
    if measure is Measure.REPS:
        return any(one.reps for one in marks)
    return any(one.top is not None for one in marks)


def full_effort(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the sessions that were not lighter on purpose: those a trend is told from."""
    return tuple(one for one in marks if one.action not in LIGHTER)


def rep_bests(bouts: Iterable[Bout]) -> tuple[RepBest, ...]:
    """Return the most reps with each load, heaviest first; of equal ones the first."""
    best: dict[Weight | None, RepBest] = {}
    for bout in bouts:
        for one in bout.work:
            known = best.get(one.load)
            if (known is None or known.reps < one.counted_reps) and counts(one):
                best[one.load] = RepBest(one.load, one.counted_reps, bout.started_at.date())
    return tuple(sorted(best.values(), key=_by_heft, reverse=True))


def _by_heft(row: RepBest) -> tuple[Decimal, int]:
    return (Decimal(0) if row.load is None else row.load.kg, row.reps)


def four_weeks_ago(marks: Sequence[Mark], today: date) -> tuple[Mark, Mark] | None:
    """Return the newest session and the one nearest to four weeks before it.

    `None` where there is none within ten days of that, or nothing newer than four weeks.
    """
    ordered = sorted(full_effort(marks), key=lambda one: (one.on, one.session_id))
    if not ordered or (today - ordered[-1].on).days > COMPARED_DAYS:
        return None
    last = ordered[-1]
    off = [(abs((last.on - one.on).days - COMPARED_DAYS), one) for one in ordered[:-1]]
    near = min(off, key=lambda pair: pair[0], default=None)
    return None if near is None or near[0] > _NEAR_DAYS else (near[1], last)


def breaks(marks: Iterable[Mark]) -> tuple[tuple[date, date], ...]:
    """Return the pauses of four weeks or more: the last day before and the first after each."""
    days = sorted({one.on for one in marks})
    return tuple((one, other) for one, other in pairwise(days) if (other - one).days >= BREAK_DAYS)
