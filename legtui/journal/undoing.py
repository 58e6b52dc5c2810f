"""Undo and redo in the file: an act's happenings are marked, and nothing else changes."""

from __future__ import annotations

import sqlite3

from legtui.journal.schema import KIND

STANDS, TAKEN_BACK, GONE = 0, 1, 2
"""A happening that holds; one that redo can bring back; one that is taken back for good."""

_MARK = """
UPDATE happening SET undone = ?
WHERE id IN (SELECT id FROM happening WHERE session_id = ? AND action = ? AND undone = ?)
"""


def mark(conn: sqlite3.Connection, session: int | None, action: int, *, undone: bool) -> bool:
    """Take an act back, or bring it back; tell whether anything changed."""
    was, now = (STANDS, TAKEN_BACK) if undone else (TAKEN_BACK, STANDS)
    if session is None:
        sql, values = (
            "UPDATE happening SET undone = ? WHERE id = ? AND undone = ?",
            (now, action, was),
        )
        return conn.execute(sql, values).rowcount > 0
    return conn.execute(_MARK, (now, session, action, was)).rowcount > 0


def settle(conn: sqlite3.Connection, session: int) -> None:
    """What was taken back in a session is gone for good."""
    conn.execute("UPDATE happening SET undone = 2 WHERE session_id = ? AND undone = 1", (session,))


def settle_history(conn: sqlite3.Connection, session: int | None) -> None:
    """Do the same for all but a session in progress, which has an undo of its own."""
    conn.execute(
        "UPDATE happening SET undone = 2 WHERE undone = 1 AND (session_id IS NULL"
        " OR session_id = ?"
        " OR EXISTS (SELECT 1 FROM standing_ending e WHERE e.session_id = happening.session_id)"
        " OR NOT EXISTS (SELECT 1 FROM standing_head d WHERE d.session_id = happening.session_id))",
        (session,),
    )


def last_standing(
    conn: sqlite3.Connection, but: int | None = None
) -> tuple[int, int | None, str] | None:
    """Return the newest act that can be taken back: its id, session and kind.

    Nothing of the session `but` is. What was done in a session that an import or a merge brought
    goes with it.
    """
    found: tuple[int, int | None, str] | None = conn.execute(
        "SELECT id, session_id, (SELECT name FROM kind k WHERE k.id = kind) FROM happening"
        " WHERE undone = 0 AND action = id AND kind <> ? AND ifnull(session_id, 0) IS NOT ?"
        " AND NOT EXISTS (SELECT 1 FROM head d"
        "   CROSS JOIN happening a ON a.id = d.added_by WHERE d.session_id = happening.session_id"
        "   AND a.session_id IS NULL AND a.undone <> 0)"
        " ORDER BY id DESC LIMIT 1",
        (KIND["started"], but),
    ).fetchone()
    return found


def ends_a_session(conn: sqlite3.Connection, action: int) -> bool:
    """Tell whether the end of a session is a part of an act."""
    return (
        conn.execute(
            "SELECT 1 FROM ending WHERE added_by IN (SELECT h.id FROM happening h CROSS JOIN"
            " happening a ON a.id = ? AND h.session_id = a.session_id WHERE h.action = a.id)",
            (action,),
        ).fetchone()
        is not None
    )


def last_taken_back(
    conn: sqlite3.Connection, but: int | None = None
) -> tuple[int, int | None, str] | None:
    """Return the act to bring back: of the history first, then of the session in progress; nothing
    of the session `but`.
    """
    found: tuple[int, int | None, str] | None = conn.execute(
        "SELECT h.id, h.session_id, k.name FROM happening h CROSS JOIN kind k ON k.id = h.kind"
        " WHERE h.undone = 1 AND h.action = h.id AND ifnull(h.session_id, 0) IS NOT ?"
        " ORDER BY h.session_id IS NOT NULL AND NOT EXISTS"
        "   (SELECT 1 FROM standing_ending e WHERE e.session_id = h.session_id), h.id LIMIT 1",
        (but,),
    ).fetchone()
    return found
