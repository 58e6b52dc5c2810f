"""The records of a session, against everything that was lifted before it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from legtui.desk.held import Wanted, held_before
from legtui.desk.names import variation_name
from legtui.desk.record_words import record_text, telling
from legtui.desk.said import per_hand
from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal
from legtui.training.equipment import Kind
from legtui.training.evidence import heft
from legtui.training.record import Bout, LoggedSet, SetKind
from legtui.training.records import Record, records_of, session_records

if TYPE_CHECKING:
    from legtui.desk.rack import Rack
    from legtui.session.happenings import SetFact
    from legtui.session.state import State

PLANNED = (
    "SELECT l.variation, p.reps_lo, p.reps_hi FROM plan_exercise p"
    " CROSS JOIN lift l ON l.id = p.lift_id CROSS JOIN happening a ON a.id = p.added_by"
    " WHERE p.session_id = ? AND a.undone = 0"
)


def session_bouts(journal: Journal, session_id: int, start: datetime) -> tuple[Bout, ...]:
    """Return what was lifted, a bout a variation in their order, with the rep range planned."""
    ranges = planned_reps(journal, session_id)
    sets = sorted(journal.sets_of(session_id), key=lambda one: (one.exercise, one.variation))
    bouts = [
        Bout(
            session_id,
            start,
            *lift,
            tuple(sorted((one.set for one in own), key=lambda one: (one.kind, one.number))),
            planned_reps=ranges.get(lift[1]),
        )
        for lift, own in groupby(sets, key=lambda one: (one.exercise, one.variation))
    ]
    return tuple(sorted(bouts, key=lambda bout: min(one.id for one in bout.sets)))


def planned_reps(journal: Journal, session_id: int) -> dict[str, tuple[int, int]]:
    """Return the rep range that a session's plan had for each variation, after swaps."""
    return {row[0]: (row[1], row[2]) for row in journal.query(PLANNED, (session_id,))}


def session_records_of(
    journal: Journal, session_id: int, wanted: Wanted = lambda: True
) -> tuple[Record, ...]:
    """Return the records that a session left, of all exercises; `wanted` as `held_before`."""
    row = journal.session(session_id)
    if row is None:
        return ()
    found: list[Record] = []
    for bout in session_bouts(journal, session_id, row.started_at):
        lift = (bout.exercise, bout.variation)
        before = held_before(journal, *lift, row.started_at, session_id, wanted)
        found += session_records(bout, before)
    return tuple(found)


def session_records_text(
    journal: Journal, rack: Rack, session_id: int, wanted: Wanted = lambda: True
) -> tuple[str, ...]:
    """Return the records of a session in words, of each variation the most telling one."""
    return records_text(rack, session_records_of(journal, session_id, wanted))


def records_text(rack: Rack, records: Iterable[Record]) -> tuple[str, ...]:
    """Return records in words, of each variation the most telling one."""
    found = telling(records)
    return tuple(named_record(one, per_hand(rack, one.variation)) for one in found)


def named_record(one: Record, each_hand: bool) -> str:
    """Return a record with its variation: `Leg press: most reps with 140 kg: 12 (before: 11)`."""
    text = record_text(one, each_hand)
    return f"{variation_name(one.variation)}: {text[0].lower()}{text[1:]}"


class Marks:
    """What the sets of the running session have to beat, each variation read once.

    Args:
        journal: The history.
        session_id: The running session.
        start: When it began, in local time.
    """

    def __init__(self, journal: Journal, session_id: int, start: datetime) -> None:
        self._journal = journal
        self._session = session_id
        self._start = start
        self._before: dict[tuple[str, str], tuple[Bout, ...]] = {}

    def read(self, lifts: Iterable[tuple[str, str]]) -> None:
        """Read what there is of exercises in their variations; for a thread beside the screen."""
        for exercise, variation in lifts:
            self._earlier(exercise, variation)

    def best(self, exercise: str, variation: str) -> LoggedSet | None:
        """Return the heaviest set before this session, by reps where equal; `None` if unread."""
        sets = [
            one
            for bout in self._before.get((exercise, variation), ())
            for one in bout.work
            if one.load is not None and one.counted_reps
        ]
        return max(sets, key=lambda one: (heft(one.load), one.counted_reps), default=None)

    def records_of(self, sets: tuple[SetFact, ...], state: State) -> tuple[str, ...]:
        """Return the records that sets about to be logged make, in words; mostly none."""
        last = sets[-1]
        if last.kind is not SetKind.WORK:
            return ()
        own = [one for one in state.sets if one.variation == last.variation]
        logged = tuple(_logged(one) for one in (*own, *sets))
        plans = [one.plan for one in state.exercises if one.plan.slot == last.slot]
        reps = (plans[0].reps_lo, plans[0].reps_hi) if plans else None
        lift = (last.exercise, last.variation)
        bout = Bout(self._session, self._start, *lift, logged, planned_reps=reps)
        hands = bool(plans) and plans[0].loaded_with is Kind.DUMBBELLS
        found = records_of(_logged(last), bout, self._earlier(*lift))
        return tuple(record_text(one, hands) for one in found)

    def _earlier(self, exercise: str, variation: str) -> tuple[Bout, ...]:
        lift = (exercise, variation)
        if lift not in self._before:
            try:
                found = held_before(self._journal, *lift, self._start, self._session)
            except JournalError:
                return ()
            self._before[lift] = found
        return self._before[lift]


def _logged(one: SetFact) -> LoggedSet:
    return LoggedSet(one.id, one.number, one.kind, one.load, one.reps, one.rir, one.form_ok)
