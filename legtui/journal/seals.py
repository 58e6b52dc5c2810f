"""A seal for each session that has ended: finds a number that turned into another on the disk.

SQLite's own check sees a broken page, not a flipped bit inside a number. Triggers note which
sessions were written to; while nobody waits, those are sealed with a digest of their rows. A bit
that flips on the disk pulls no trigger, so the digest no longer fits.
"""

from __future__ import annotations

import sqlite3
from typing import Final

_FACTS: Final = ("happening", "head", "ending", "note", "lifted")
_AT_ONCE: Final = 50
_DIGEST_BYTES: Final = 7

_ROWS: Final = (
    "SELECT h.*, c.offset_min FROM happening h CROSS JOIN clock c ON c.id = h.clock_id"
    " WHERE h.session_id = ? ORDER BY h.id",
    "SELECT * FROM head WHERE session_id = ? ORDER BY id",
    "SELECT * FROM ending WHERE session_id = ? ORDER BY id",
    "SELECT * FROM note WHERE session_id = ? ORDER BY id",
    "SELECT s.*, l.exercise, l.variation FROM lifted s CROSS JOIN lift l ON l.id = s.lift_id"
    " WHERE s.session_id = ? ORDER BY s.id",
)

_TRIGGER: Final = """
CREATE TRIGGER unseal_{table}_{event} AFTER {event} ON {table} WHEN {row}.session_id IS NOT NULL
BEGIN
  INSERT OR IGNORE INTO unsealed SELECT id FROM session WHERE id = {row}.session_id;
END
"""

SEAL: Final = (
    "CREATE TABLE seal(session_id INTEGER PRIMARY KEY, digest INTEGER NOT NULL) STRICT",
    "CREATE TABLE unsealed(session_id INTEGER PRIMARY KEY) STRICT",
    """
CREATE TRIGGER unseal_session AFTER DELETE ON session
BEGIN
  DELETE FROM seal WHERE session_id = OLD.id;
  DELETE FROM unsealed WHERE session_id = OLD.id;
END
""",
    *(
        _TRIGGER.format(table=table, event=event, row="OLD" if event == "DELETE" else "NEW")
        for table in _FACTS
        for event in ("INSERT", "UPDATE", "DELETE")
    ),
    "INSERT INTO unsealed SELECT id FROM session",
)
"""Added by the sixth migration."""


def seal_some(conn: sqlite3.Connection) -> bool:
    """Seal some sessions that have ended; tell whether there may be more."""
    found = conn.execute(
        "SELECT session_id FROM unsealed u WHERE EXISTS"
        " (SELECT 1 FROM standing_ending e WHERE e.session_id = u.session_id) LIMIT ?",
        (_AT_ONCE,),
    ).fetchall()
    for (session,) in found:
        conn.execute("REPLACE INTO seal VALUES (?, ?)", (session, digest(conn, session)))
        conn.execute("DELETE FROM unsealed WHERE session_id = ?", (session,))
    return len(found) == _AT_ONCE


def digest(conn: sqlite3.Connection, session: int) -> int:
    """Return the digest of what a session's rows say."""
    from hashlib import blake2b  # the start seals nothing, and this loads OpenSSL

    found = blake2b(digest_size=_DIGEST_BYTES)
    for sql in _ROWS:
        for row in conn.execute(sql, (session,)):
            found.update(repr(row).encode("utf-8", "backslashreplace"))
    return int.from_bytes(found.digest(), "big")


def broken(conn: sqlite3.Connection) -> list[int]:
    """Return the sessions whose rows are not what was sealed."""
    sealed = conn.execute(
        "SELECT session_id, digest FROM seal s WHERE NOT EXISTS"
        " (SELECT 1 FROM unsealed u WHERE u.session_id = s.session_id) ORDER BY session_id"
    ).fetchall()
    return [session for session, seal in sealed if digest(conn, session) != seal]
