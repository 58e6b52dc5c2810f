"""What screens and rules read: lists of sessions, sets, ends. Nothing here scans a big table."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from legtui.journal.lifted import LiftedSet, SessionEnd, WorkSets
from legtui.journal.plans import weight
from legtui.training.record import LoggedSet, SetKind

if TYPE_CHECKING:
    from legtui.training.pain import Pain

NEW_AT_MOST = 500
"""So many of the newest happenings are looked at for the newest wall time."""


def local(ms: int, offset_min: int) -> datetime:
    """Return the aware local time of ms since 1970."""
    return _epoch(offset_min) + timedelta(milliseconds=ms)


@lru_cache(maxsize=64)
def _epoch(offset_min: int) -> datetime:
    """Return 1970 where the clocks are so far ahead; a history has few such places."""
    return datetime.fromtimestamp(0, timezone(timedelta(minutes=offset_min)))


def in_list(sessions: Iterable[int]) -> str:
    """Return ids as a list for SQL; they are whole numbers."""
    return ",".join(str(int(one)) for one in sessions)


def _ms(at: datetime) -> int:
    return round((at - datetime.fromtimestamp(0, UTC)) / timedelta(milliseconds=1))


def to_ms(at: datetime) -> tuple[int, int]:
    """Return an aware time as ms since 1970 and minutes ahead of UTC."""
    offset = at.utcoffset()
    if offset is None:
        raise ValueError("a time without its zone")
    return _ms(at), int(offset.total_seconds() // 60)


def sets_of(conn: sqlite3.Connection, session: int) -> tuple[LiftedSet, ...]:
    """Return the sets of a session in the order they were lifted."""
    return lifted_sets(conn, [session]).get(session, ())


def lifted_sets(
    conn: sqlite3.Connection, sessions: Iterable[int], lifts: Iterable[int] | None = None
) -> dict[int, tuple[LiftedSet, ...]]:
    """Return the sets of sessions, of some lifts only if said so."""
    of_lifts = "" if lifts is None else f" AND s.lift_id IN ({in_list(lifts)})"
    rows = conn.execute(
        "SELECT s.session_id, s.set_id, s.side, l.exercise, l.variation, s.slot, s.set_number,"
        " s.kind, s.load, s.unit, s.reps, s.rir_halves, s.form_ok, s.note, s.logged_ms,"
        " s.offset_min FROM standing_lifted s CROSS JOIN lift l ON l.id = s.lift_id"
        f" WHERE s.session_id IN ({in_list(sessions)}){of_lifts}",
    ).fetchall()
    sets: dict[tuple[int, int], list[tuple[Any, ...]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row[0], row[1], row[2] or "")):
        sets[row[0], row[1]].append(row)
    found: dict[int, list[LiftedSet]] = defaultdict(list)
    for (session, _), sides in sets.items():
        found[session].append(_lifted(sides))
    return {session: tuple(one) for session, one in found.items()}


def _lifted(sides: list[tuple[Any, ...]]) -> LiftedSet:
    row = sides[0]
    one = LoggedSet(
        id=row[1],
        number=row[6],
        kind=SetKind(row[7]),
        load=weight(row[8], row[9]),
        reps=tuple(side[10] for side in sides),
        rir=None if row[11] is None else row[11] / 2,
        form_ok=None if row[12] is None else bool(row[12]),
        logged_at=local(row[14], row[15]),
    )
    return LiftedSet(row[3], row[4], row[5], one, row[13], row[2] if len(sides) == 1 else None)


def last_sets(conn: sqlite3.Connection, variation: str) -> tuple[LiftedSet, ...]:
    """Return the sets of the newest session in which a variation was lifted."""
    lifts = lift_ids(conn, "variation", variation)
    newest = newest_sessions(conn, lifts, 1)
    return lifted_sets(conn, newest, lifts).get(newest[0], ()) if newest else ()


def lift_ids(conn: sqlite3.Connection, column: str, name: str) -> list[int]:
    """Return the lifts of an exercise, or of a variation."""
    return [row[0] for row in conn.execute(f"SELECT id FROM lift WHERE {column} = ?", (name,))]


def newest_sessions(conn: sqlite3.Connection, lifts: Iterable[int], limit: int | None) -> list[int]:
    """Return the sessions in which lifts were done, newest first.

    Each lift's index is followed only as far as it is needed.
    """
    newest: dict[int, int] = {}
    for lift in lifts:
        mine: set[int] = set()
        cursor = conn.execute(
            "SELECT session_id, logged_ms FROM standing_lifted WHERE lift_id = ?"
            " AND kind = 'work' AND side IS NOT 'right' AND EXISTS (SELECT 1 FROM standing_head h"
            "   WHERE h.session_id = standing_lifted.session_id)"
            " ORDER BY logged_ms DESC",
            (lift,),
        )
        for session, logged_ms in cursor:
            if limit is not None and session not in mine and len(mine) >= limit:
                break
            mine.add(session)
            newest[session] = max(newest.get(session, logged_ms), logged_ms)
        cursor.close()
    ordered = sorted(newest, key=lambda one: newest[one], reverse=True)
    return ordered if limit is None else ordered[:limit]


def session_ends(conn: sqlite3.Connection, since_ms: int) -> tuple[SessionEnd, ...]:
    """Return the sessions started since a wall time, oldest first."""
    heads = conn.execute(
        "SELECT h.session_id, h.started_ms, h.offset_min, h.day, s.kind FROM standing_head h"
        " CROSS JOIN session s ON s.id = h.session_id"
        " WHERE h.started_ms >= ? ORDER BY h.started_ms, h.session_id",
        (since_ms,),
    ).fetchall()
    if not heads:
        return ()
    within = in_list(head[0] for head in heads)
    ends = {
        session: local(ended_ms, offset_min)
        for session, ended_ms, offset_min in conn.execute(
            "SELECT session_id, ended_ms, offset_min FROM standing_ending"
            f" WHERE session_id IN ({within}) ORDER BY id"
        )
    }
    exercises: dict[int, list[str]] = defaultdict(list)
    for session, exercise in conn.execute(
        "SELECT s.session_id, l.exercise FROM standing_lifted s"
        " CROSS JOIN lift l ON l.id = s.lift_id"
        f" WHERE s.session_id IN ({within}) AND s.kind = 'work'"
        " GROUP BY s.session_id, l.exercise ORDER BY min(s.id)"
    ):
        exercises[session].append(exercise)
    return tuple(
        SessionEnd(
            id=session,
            kind=kind,
            day=day,
            started_at=local(started_ms, offset_min),
            ended_at=ends.get(session),
            exercises=tuple(exercises[session]),
        )
        for session, started_ms, offset_min, day, kind in heads
    )


def open_session_id(conn: sqlite3.Connection) -> int | None:
    """Return the newest session in progress."""
    for (session,) in conn.execute(
        "SELECT session_id FROM standing_head ORDER BY started_ms DESC LIMIT 20"
    ).fetchall():
        ended = conn.execute(
            "SELECT EXISTS (SELECT 1 FROM standing_ending WHERE session_id = ?)"
            " OR EXISTS (SELECT 1 FROM session WHERE id = ? AND kind IN ('imported', 'by_hand'))",
            (session, session),
        ).fetchone()[0]
        if not ended:
            return int(session)
    return None


def last_day(conn: sqlite3.Connection) -> str | None:
    """Return the day, A or B, of the newest session that has one and in which was lifted."""
    row = conn.execute(
        "SELECT h.day FROM standing_head h WHERE h.day IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM standing_lifted w"
        " WHERE w.session_id = h.session_id AND w.kind = 'work')"
        " ORDER BY h.started_ms DESC, h.session_id DESC LIMIT 1"
    ).fetchone()
    return None if row is None else str(row[0])


def work_sets(conn: sqlite3.Connection, since_ms: int) -> tuple[WorkSets, ...]:
    """Return the working sets per variation of each session started since, oldest first."""
    return tuple(
        WorkSets(row[0], local(row[1], row[2]), row[3], row[4], row[5], row[6], row[7])
        for row in conn.execute(
            "SELECT h.session_id, h.started_ms, h.offset_min, l.exercise, l.variation,"
            " sum(s.side IS NOT 'right'), sum(iif(s.side = 'left', s.reps, NULL)),"
            " sum(iif(s.side = 'right', s.reps, NULL))"
            " FROM standing_head h CROSS JOIN standing_lifted s ON s.session_id = h.session_id"
            " CROSS JOIN lift l ON l.id = s.lift_id"
            " WHERE h.started_ms >= ? AND s.kind = 'work'"
            " GROUP BY h.started_ms, h.session_id, s.lift_id"
            " ORDER BY h.started_ms, h.session_id, min(s.id)",
            (since_ms,),
        )
    )


def last_recorded_ms(conn: sqlite3.Connection) -> int | None:
    """Return the newest wall time of anything recorded, ms since 1970; `None` in a new file."""
    times = conn.execute(
        "SELECT max(utc_ms) FROM (SELECT utc_ms FROM happening ORDER BY id DESC LIMIT ?)"
        " UNION ALL SELECT max(started_ms) FROM head"
        " UNION ALL SELECT max(ended_ms) FROM (SELECT e.ended_ms FROM head h"
        "   CROSS JOIN ending e ON e.session_id = h.session_id ORDER BY h.started_ms DESC LIMIT 20)"
        " UNION ALL SELECT max((SELECT max(logged_ms) FROM lifted WHERE lift_id = l.id"
        "   AND kind = 'work' AND side IS NOT 'right')) FROM lift l",
        (NEW_AT_MOST,),
    ).fetchall()
    return max((row[0] for row in times if row[0] is not None), default=None)


def session_count(conn: sqlite3.Connection) -> int:
    """Return how many sessions there are."""
    return int(conn.execute("SELECT count(*) FROM standing_head").fetchone()[0])


def pains(conn: sqlite3.Connection, since_ms: int) -> tuple[Pain, ...]:
    """Return what hurt since a wall time, oldest first."""
    rows = conn.execute(
        "SELECT session_id, at, exercise, place, kind FROM pain_log WHERE session_id IN"
        " (SELECT session_id FROM head WHERE started_ms >= ?) ORDER BY at",
        (since_ms,),
    ).fetchall()
    if not rows:
        return ()
    from legtui.training.pain import Pain, PainKind

    return tuple(
        Pain(session, datetime.fromisoformat(at), exercise or "", place, PainKind(kind))
        for session, at, exercise, place, kind in rows
    )
