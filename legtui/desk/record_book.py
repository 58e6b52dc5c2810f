"""The records of every session of the file, found in one walk over its years.

Asked one by one, each session would be held against all before it. Here what there is to beat is
carried along, and only a session that may beat it is looked at by the rules
(`training.records`); most are passed over with a few comparisons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any, Final

from legtui.desk.held import COLUMNS, Held, Lifted
from legtui.desk.record_marks import planned_reps
from legtui.journal.journal import Journal
from legtui.journal.reading import in_list, local
from legtui.training.record import Bout
from legtui.training.records import Record, session_records

_PAGE: Final = 50
"""Sessions read at a time: a short question each, so that nobody else waits for the file."""
STARTS: Final = f"""
SELECT session_id, started_ms FROM standing_head
WHERE (started_ms, session_id) > (?, ?) ORDER BY started_ms, session_id LIMIT {_PAGE}
"""
SETS: Final = f"""
SELECT s.session_id, l.exercise, l.variation, {COLUMNS}
FROM standing_lifted s CROSS JOIN lift l ON l.id = s.lift_id
WHERE s.session_id IN ({{}}) AND s.kind = 'work' AND s.side IS NOT 'right'
ORDER BY s.set_id
"""
_LONG_AGO: Final = -(10**15)
"""Before any start, in ms since 1970."""


def records_by_session(
    journal: Journal, pause: Callable[[], None] = lambda: None
) -> dict[int, tuple[Record, ...]]:
    """Return the records that each session left, in the order of its lifts; most left none.

    Args:
        journal: The file.
        pause: Called between sessions; what it raises ends the walk.
    """
    held: dict[tuple[str, str], Held] = {}
    found: dict[int, tuple[Record, ...]] = {}
    for together in _by_start(journal):
        pause()
        for one in together:
            to_beat = held.setdefault(one.lift, Held(*one.lift))
            if to_beat.may_be_beaten(one):
                records = session_records(_bout(journal, one), to_beat.bouts)
                if records:
                    found[one.session] = (*found.get(one.session, ()), *records)
        for one in together:
            held[one.lift].take(one)
    return found


def _bout(journal: Journal, one: Lifted) -> Bout:
    return Bout(
        one.session,
        local(one.start_ms, 0),
        *one.lift,
        one.sets,
        planned_reps=planned_reps(journal, one.session).get(one.lift[1]),
    )


def _by_start(journal: Journal) -> Iterator[list[Lifted]]:
    """Yield what was lifted, oldest first; of sessions with one start none is before another."""
    together: list[Lifted] = []
    for one in _in_order(journal):
        if together and one.start_ms != together[0].start_ms:
            yield together
            together = []
        together.append(one)
    yield together


def _in_order(journal: Journal) -> Iterator[Lifted]:
    edge = (_LONG_AGO, 0)
    while heads := journal.query(STARTS, edge):
        rows: dict[int, dict[tuple[str, str], list[tuple[Any, ...]]]] = {
            session: {} for session, _ in heads
        }
        for session, exercise, variation, *row in journal.query(SETS.format(in_list(rows))):
            rows[session].setdefault((exercise, variation), []).append(tuple(row))
        for session, start_ms in heads:
            for lift, own in rows[session].items():
                ordered = tuple(sorted(own, key=itemgetter(1)))
                yield Lifted(session, start_ms, lift, ordered)
        edge = (heads[-1][1], heads[-1][0])
