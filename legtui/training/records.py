"""Records, noticed with the set that makes them.

What keeps them worth reading:

- Only working sets with clean (or unknown) form, and only against the same variation.
- The first session of a variation has none: there is nothing to beat.
- To equal is not to beat, and what was beaten earlier in the same session is the new mark, so
  the second of two equal sets is silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from legtui.training.evidence import below, heft
from legtui.training.frozen import dataclass
from legtui.training.record import Bout, LoggedSet, volume
from legtui.training.strength import Estimate, estimate
from legtui.training.units import converted
from legtui.training.weight import Unit, Weight

LEAST_ONE_RM_GAIN: Final = Decimal("1.01")
"""Less than a hundredth more is within the guess of the reps in reserve."""


class RecordKind(StrEnum):
    """What is better than ever; the most telling first."""

    LOAD = "load"
    """The heaviest load lifted for at least the lower end of the rep range."""
    REPS = "reps"
    """The most reps with this load or more."""
    ONE_RM = "one_rm"
    """The highest estimated maximum (squat and deadlift)."""
    VOLUME = "volume"
    """The most load times reps of one session."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record and what it beat, both in `unit` (reps of a `REPS` record have none)."""

    kind: RecordKind
    variation: str
    set_id: int
    """The set that made it."""
    load: Weight | None
    reps: int
    """Of that set, of its weaker leg."""
    value: Decimal
    beaten: Decimal
    unit: Unit | None
    before: Weight | None = None
    """The load that a `LOAD` record beat; `None` is body weight."""
    estimate: Estimate | None = None
    """Of a `ONE_RM` record."""


def records_of(one: LoggedSet, bout: Bout, earlier: Sequence[Bout]) -> tuple[Record, ...]:
    """Return the records that this set makes, the most telling first; mostly none.

    Args:
        one: A set of `bout`.
        bout: What was lifted of the variation in the session; what comes after `one` is ignored.
        earlier: Bouts of earlier sessions, in any order; other variations are passed over.
    """
    before = [past for past in earlier if _comparable(past, bout)]
    if not before or not _counts(one):
        return ()
    today = _before(one, bout)
    marks = [past for old in before for past in old.work if _counts(past)] + today
    found = (
        _load_record(one, bout, marks),
        _reps_record(one, bout, marks, before),
        _one_rm_record(one, bout, marks),
        _volume_record(one, bout, today, before),
    )
    return tuple(record for record in found if record is not None)


def session_records(bout: Bout, earlier: Sequence[Bout]) -> tuple[Record, ...]:
    """Return what a session's bout leaves as records: of each kind the last and best one."""
    last: dict[RecordKind, Record] = {}
    for one in bout.work:
        last.update((record.kind, record) for record in records_of(one, bout, earlier))
    return tuple(last[kind] for kind in RecordKind if kind in last)


def _comparable(past: Bout, bout: Bout) -> bool:
    return (
        past.variation == bout.variation
        and past.session_id != bout.session_id
        and past.started_at < bout.started_at
        and any(_counts(one) for one in past.work)
    )


def _counts(one: LoggedSet) -> bool:
    return one.counted_reps > 0 and one.form_ok is not False


def _before(one: LoggedSet, bout: Bout) -> list[LoggedSet]:
    """Return the sets that count before this one in its own session."""
    sets = []
    for other in bout.work:
        if other.id == one.id and other.number == one.number:
            break
        if _counts(other):
            sets.append(other)
    return sets


def _load_record(one: LoggedSet, bout: Bout, marks: Sequence[LoggedSet]) -> Record | None:
    lo = bout.planned_reps[0] if bout.planned_reps else 1
    if one.load is None or one.counted_reps < lo:
        return None
    best = max((past for past in marks if past.counted_reps >= lo), key=_heft, default=None)
    if best is None or not below(best.load, one.load):
        return None
    unit = one.load.unit
    beaten = Decimal(0) if best.load is None else converted(best.load, unit)
    made = _made(RecordKind.LOAD, one, bout, one.load.value, beaten, unit)
    return replace(made, before=best.load)


def _made(
    kind: RecordKind,
    one: LoggedSet,
    bout: Bout,
    value: Decimal,
    beaten: Decimal,
    unit: Unit | None,
) -> Record:
    return Record(kind, bout.variation, one.id, one.load, one.counted_reps, value, beaten, unit)


def _heft(one: LoggedSet) -> int:
    return heft(one.load)


def _same(one: LoggedSet, other: LoggedSet) -> bool:
    return not below(one.load, other.load) and not below(other.load, one.load)


def _reps_record(
    one: LoggedSet, bout: Bout, marks: Sequence[LoggedSet], before: Sequence[Bout]
) -> Record | None:
    lifted_before = any(_same(past, one) for old in before for past in old.work if _counts(past))
    if not lifted_before:
        return None
    best = max(past.counted_reps for past in marks if not below(past.load, one.load))
    if one.counted_reps <= best:
        return None
    return _made(RecordKind.REPS, one, bout, Decimal(one.counted_reps), Decimal(best), None)


def _one_rm_record(one: LoggedSet, bout: Bout, marks: Sequence[LoggedSet]) -> Record | None:
    now = estimate(bout.exercise, one)
    if now is None:
        return None
    best = max(
        (
            converted(Weight.of(1, past.unit), now.unit) * past.value
            for past in (estimate(bout.exercise, mark) for mark in marks)
            if past is not None
        ),
        default=None,
    )
    if best is None or now.value < best * LEAST_ONE_RM_GAIN:
        return None
    made = _made(RecordKind.ONE_RM, one, bout, now.value, best, now.unit)
    return replace(made, estimate=now)


def _volume_record(
    one: LoggedSet, bout: Bout, today: Sequence[LoggedSet], before: Sequence[Bout]
) -> Record | None:
    if one.load is None:
        return None
    done = len(today) + 1
    # Growing from two sets to four is a plan, not a feat.
    if all(len(past.work) < done for past in before):
        return None
    unit = one.load.unit
    best = max(volume(past.work, unit) for past in before)
    so_far = volume(today, unit)
    total = so_far + volume((one,), unit)
    if not best or so_far > best or total <= best:
        return None
    return _made(RecordKind.VOLUME, one, bout, total, best, unit)
