"""Sessions that were searched for, a page at a time, newest first.

Each condition follows an index: the starts, a lift's sets, a session's notes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from legtui.contract import OTHER_EXERCISE
from legtui.journal.journal import Journal
from legtui.journal.reading import in_list, to_ms
from legtui.journal.values import SessionRow
from legtui.training.frozen import dataclass

_DAY_MS = 86_400_000

NOTES: Final = (
    "SELECT session_id, text FROM standing_note",
    "SELECT session_id, note FROM standing_lifted WHERE note IS NOT NULL",
    "SELECT session_id, note FROM standing_timed WHERE note IS NOT NULL",
    "SELECT a.session_id, p.place || ' ' || p.note FROM pain p"
    " CROSS JOIN happening a ON a.id = p.happening_id AND a.undone = 0",
    "SELECT session_id, place || ' ' || note FROM told_pain",
)
"""Every note with its session; notes are few, and only they are read."""

MANY: Final = (
    "SELECT 1 FROM lifted WHERE lift_id IN ({}) AND kind = 'work' AND side IS NOT 'right'"
    " LIMIT 1 OFFSET 2000"
)
"""Whether lifts were done so often that the next session with them is near; else their index
leads to the few.
"""

OTHERS: Final = f"SELECT id, variation FROM lift WHERE exercise = '{OTHER_EXERCISE}'"
OF_LIFTS: Final = (
    "SELECT session_id FROM standing_lifted WHERE lift_id IN ({}) AND kind = 'work'"
    " AND side IS NOT 'right'",
    "SELECT session_id FROM standing_timed WHERE lift_id IN ({})",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the sessions have; what is `None` or empty is not asked for."""

    lifts: tuple[tuple[str, str | None], ...] = ()
    """Exercise and variation (`None` is any): one working set of each."""
    since: date | None = None
    until: date | None = None
    """Local dates of the start, both included."""
    text: str = ""
    """Part of a note: on the session, on a set, on a pain (its place too)."""


def find(
    journal: Journal,
    wanted: Wanted,
    limit: int,
    edge: SessionRow | None = None,
    *,
    up: bool = False,
) -> tuple[SessionRow, ...]:
    """Return sessions, newest first.

    Args:
        journal: The file.
        wanted: What they have.
        limit: At most so many.
        edge: The row that they come before, or after; `None` is the newest, or oldest, of all.
        up: Towards newer ones: those next after the edge.
    """
    sql, values = query(journal, wanted, limit, edge, up=up)
    return journal.sessions_of([one[0] for one in journal.query(sql, values)])


def query(
    journal: Journal,
    wanted: Wanted,
    limit: int,
    edge: SessionRow | None = None,
    *,
    up: bool = False,
) -> tuple[str, list[object]]:
    """Return the SQL of a page and its values."""
    parts: list[str] = []
    values: list[object] = []
    if edge is not None:
        parts.append(f"(h.started_ms, h.session_id) {'>' if up else '<'} (?, ?)")
        values += [to_ms(edge.started_at)[0], edge.id]
    if wanted.since is not None:
        # Offsets reach a day either way; the index narrows, the local date decides.
        parts.append("h.started_ms >= ? AND h.started_ms + h.offset_min * 60000 >= ?")
        values += [_ms(wanted.since) - _DAY_MS, _ms(wanted.since)]
    if wanted.until is not None:
        parts.append("h.started_ms < ? AND h.started_ms + h.offset_min * 60000 < ?")
        values += [_ms(wanted.until) + 2 * _DAY_MS, _ms(wanted.until) + _DAY_MS]
    for exercise, variation in wanted.lifts:
        lifts = in_list(_lifts(journal, exercise, variation))
        if not journal.query(MANY.format(lifts)):
            parts.append(
                "h.session_id IN (SELECT l.session_id FROM lifted l WHERE l.lift_id IN"
                f" ({lifts}) AND l.kind = 'work' AND l.side IS NOT 'right')"
            )
        parts.append(
            "EXISTS (SELECT 1 FROM standing_lifted s WHERE s.session_id = h.session_id"
            f" AND s.lift_id IN ({lifts}) AND s.kind = 'work')"
        )
    if wanted.text:
        parts.append(f"h.session_id IN ({in_list(_noted(journal, wanted.text))})")
    bounds = f"WHERE {' AND '.join(parts)}" if parts else ""
    order = "ASC" if up else "DESC"
    sql = (
        f"SELECT h.session_id FROM standing_head h {bounds}"
        f" ORDER BY h.started_ms {order}, h.session_id {order} LIMIT ?"
    )
    return sql, [*values, limit]


def _lifts(journal: Journal, exercise: str, variation: str | None) -> Sequence[int]:
    rows = journal.query(
        "SELECT id FROM lift WHERE exercise = ? AND (? IS NULL OR variation = ?)",
        (exercise, variation, variation),
    )
    return [row[0] for row in rows]


def _ms(day: date) -> int:
    since = datetime(day.year, day.month, day.day, tzinfo=UTC) - datetime.fromtimestamp(0, UTC)
    return since // timedelta(milliseconds=1)


def _noted(journal: Journal, text: str) -> list[int]:
    """Return the sessions in whose notes, or in whose exercises that are not ours, a text stands;
    in other case too.
    """
    part = _folded(text)
    found = {
        session for sql in NOTES for session, note in journal.query(sql) if part in _folded(note)
    }
    others = [lift for lift, name in journal.query(OTHERS) if part in _folded(name)]
    for sql in OF_LIFTS if others else ():
        found.update(row[0] for row in journal.query(sql.format(in_list(others))))
    return sorted(found)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
