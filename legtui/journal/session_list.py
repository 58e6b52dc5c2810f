"""Sessions as rows of a list: a page takes six queries, however many rows it has.

The phases' seconds are those of the view `session_log`. There each session counts them on its
own, six times over; a page of a list reads what happened once and counts here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, Final, NamedTuple

from legtui.journal.reading import in_list, local
from legtui.journal.schema import KIND, PHASE
from legtui.journal.values import SessionRow

_HEAD: Final = (
    "SELECT h.session_id, h.started_ms, h.offset_min, h.day, s.uid, s.kind"
    " FROM standing_head h CROSS JOIN session s ON s.id = h.session_id"
)


class _Line(NamedTuple):
    """What happened, as far as it measures a phase."""

    t_ms: int
    kind: int
    phase: int | None


def session_rows(
    conn: sqlite3.Connection, limit: int, before: SessionRow | None = None
) -> tuple[SessionRow, ...]:
    """Return sessions, newest first.

    Args:
        conn: A connection.
        limit: At most so many.
        before: The last row of the page before.
    """
    bound, values = "", []
    if before is not None:
        since = before.started_at - datetime.fromtimestamp(0, UTC)
        bound = "WHERE (h.started_ms, h.session_id) < (?, ?)"
        values = [round(since / timedelta(milliseconds=1)), before.id]
    heads = conn.execute(
        f"{_HEAD} {bound} ORDER BY h.started_ms DESC, h.session_id DESC LIMIT ?",
        (*values, limit),
    ).fetchall()
    return _rows(conn, heads)


def session_row(conn: sqlite3.Connection, session: int) -> SessionRow | None:
    """Return one session; `None` if there is none, or it was deleted."""
    return next(iter(rows_of(conn, [session])), None)


def rows_of(conn: sqlite3.Connection, sessions: Iterable[int]) -> tuple[SessionRow, ...]:
    """Return those of some sessions that there are, newest first."""
    heads = conn.execute(f"{_HEAD} WHERE h.session_id IN ({in_list(sessions)})").fetchall()
    return _rows(conn, sorted(heads, key=lambda head: (head[1], head[0]), reverse=True))


def _rows(conn: sqlite3.Connection, heads: Sequence[tuple[Any, ...]]) -> tuple[SessionRow, ...]:
    if not heads:
        return ()
    within = in_list(head[0] for head in heads)
    endings = {
        row[0]: row[1:]
        for row in conn.execute(
            "SELECT session_id, ended_ms, offset_min, complete FROM standing_ending"
            f" WHERE session_id IN ({within}) ORDER BY id"
        )
    }
    notes: dict[int, list[str]] = {}
    for session, text in conn.execute(
        f"SELECT session_id, text FROM standing_note WHERE session_id IN ({within}) ORDER BY id"
    ):
        notes.setdefault(session, []).append(text)
    counts = dict(
        conn.execute(
            f"SELECT session_id, count(*) FROM standing_lifted WHERE session_id IN ({within})"
            " AND kind = 'work' AND side IS NOT 'right' GROUP BY session_id"
        ).fetchall()
    )
    lines: dict[int, list[_Line]] = {}
    for session, *line in conn.execute(
        "SELECT session_id, t_ms, kind, phase FROM happening"
        f" WHERE session_id IN ({within}) AND undone = 0 ORDER BY id"
    ):
        lines.setdefault(session, []).append(_Line(*line))
    told = _told(conn, within)
    found = []
    for session, started_ms, offset_min, day, uid, kind in heads:
        ending = endings.get(session)
        line = lines.get(session, [])
        phases = told.get(session) or tuple(
            _phase_seconds(line, PHASE[phase]) for phase in ("warm_up", "main", "cool_down")
        )
        found.append(
            SessionRow(
                id=session,
                uid=uid,
                kind=kind,
                started_at=local(started_ms, offset_min),
                ended_at=None if ending is None else local(ending[0], ending[1]),
                status=_status(ending),
                day=day,
                warm_up_s=phases[0],
                main_s=phases[1],
                cool_down_s=phases[2],
                note="\n".join(notes[session]) if session in notes else None,
                work_sets=counts.get(session, 0),
            )
        )
    return tuple(found)


def _told(conn: sqlite3.Connection, within: str) -> dict[int, tuple[int, ...]]:
    """Return the phases' seconds of sessions that came with them from another legtui."""
    return {
        row[0]: row[1:]
        for row in conn.execute(
            "SELECT session_id, warm_up_s, main_s, cool_down_s FROM told_phases"
            f" WHERE session_id IN ({within})"
        )
    }


def _status(ending: tuple[Any, ...] | None) -> str:
    if ending is None:
        return "in_progress"
    return "finished" if ending[2] else "abandoned"


def _phase_seconds(line: Sequence[_Line], phase: int) -> int:
    """Return the seconds of a phase: from its first beginning to its last fact, what lies
    between a pause (or having been left open) and going on taken out.
    """
    places = [
        place
        for place, one in enumerate(line)
        if one.phase == phase and one.kind != KIND["moved_on"]
    ]
    if not places:
        return 0
    paused, ms = False, 0
    for place, (one, following) in enumerate(pairwise(line[: places[-1] + 1])):
        if one.kind in (KIND["paused"], KIND["went_on"]):
            paused = one.kind == KIND["paused"]
        if place >= places[0] and not paused and following.kind != KIND["went_on"]:
            ms += following.t_ms - one.t_ms
    return int((ms + 500) / 1000)
