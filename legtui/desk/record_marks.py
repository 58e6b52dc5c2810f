"""The records of a past session, against everything that was lifted before it."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from legtui.desk.names import variation_name
from legtui.journal.journal import Journal
from legtui.journal.marks import marks_before
from legtui.training.record import Bout
from legtui.training.records import Record, session_records

PLANNED = (
    "SELECT l.variation, p.reps_lo, p.reps_hi FROM plan_exercise p"
    " CROSS JOIN lift l ON l.id = p.lift_id CROSS JOIN happening a ON a.id = p.added_by"
    " WHERE p.session_id = ? AND a.undone = 0"
)


def session_bouts(journal: Journal, session_id: int, start: datetime) -> tuple[Bout, ...]:
    """Return what was lifted in a session, a bout a variation, with the rep range planned."""
    ranges = {row[0]: (row[1], row[2]) for row in journal.query(PLANNED, (session_id,))}
    sets = sorted(journal.sets_of(session_id), key=lambda one: (one.exercise, one.variation))
    return tuple(
        Bout(
            session_id,
            start,
            *lift,
            tuple(sorted((one.set for one in own), key=lambda one: (one.kind, one.number))),
            planned_reps=ranges.get(lift[1]),
        )
        for lift, own in groupby(sets, key=lambda one: (one.exercise, one.variation))
    )


def session_records_of(journal: Journal, session_id: int) -> tuple[Record, ...]:
    """Return the records that a session left, of all exercises."""
    row = journal.session(session_id)
    if row is None:
        return ()
    found: list[Record] = []
    for bout in session_bouts(journal, session_id, row.started_at):
        before = marks_before(journal, bout.exercise, bout.variation, row.started_at, session_id)
        found += session_records(bout, before)
    return tuple(found)


def session_records_text(journal: Journal, session_id: int) -> tuple[str, ...]:
    """Return the records of a session in words, of each variation the most telling one."""
    first: dict[str, Record] = {}
    for one in session_records_of(journal, session_id):
        first.setdefault(one.variation, one)
    return tuple(
        f"{variation_name(one.variation)}: {one.text[0].lower()}{one.text[1:]}"
        for one in first.values()
    )
