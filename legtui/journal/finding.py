"""Sessions that were searched for, a page at a time, newest first.

Each condition follows an index: the starts, a lift's sets, a session's notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from legtui.journal.journal import Journal
from legtui.journal.reading import in_list, to_ms
from legtui.journal.values import SessionRow

_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the sessions have; what is `None` or empty is not asked for."""

    lifts: tuple[tuple[str, str | None], ...] = ()
    """Exercise and variation (`None` is any): one working set of each."""
    since: date | None = None
    until: date | None = None
    """Local dates of the start, both included."""
    text: str = ""
    """Part of the note."""


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
        parts.append(
            "h.session_id IN (SELECT l.session_id FROM lifted l WHERE l.lift_id IN"
            f" ({lifts}) AND l.kind = 'work' AND l.side IS NOT 'right')"
            " AND EXISTS (SELECT 1 FROM standing_lifted s WHERE s.session_id = h.session_id"
            f" AND s.lift_id IN ({lifts}) AND s.kind = 'work')"
        )
    if wanted.text:
        parts.append(
            "EXISTS (SELECT 1 FROM standing_note n WHERE n.session_id = h.session_id"
            " AND n.text LIKE ? ESCAPE '\\')"
        )
        values.append(f"%{_escaped(wanted.text)}%")
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


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
