"""A file of our own, when the lifter's file was replaced while legtui had it open.

A program that syncs folders may put another file in its place. What was open still has
everything; it is copied beside, and the session goes on there.
"""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from legtui.journal.errors import READING

_STAMP = "%Y%m%dT%H%M%SZ"


def rescue(conn: sqlite3.Connection, path: Path, now: datetime | None = None) -> Path:
    """Copy what a connection still has to a file beside `path`; return where.

    Args:
        conn: Open on the file that was in place.
        path: Where it was.
        now: For the name, aware.

    Raises:
        JournalError: It could not be written.
    """
    from legtui.journal.backup import backup_to

    stamp = (now or datetime.now(UTC)).astimezone(UTC).strftime(_STAMP)
    dest = path.with_name(f"{path.stem}.rescue-{stamp}{path.suffix}")
    backup_to(conn, dest)
    # SQLite leaves the log of a file that was moved; not emptied, it would damage what is in its
    # place now.
    with contextlib.suppress(sqlite3.Error):
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return dest


def rescue_files(path: Path) -> list[Path]:
    """Return the rescue files beside a file, oldest first."""
    found = sorted(path.parent.glob(f"{path.stem}.rescue-*{path.suffix}"))
    return [one for one in found if one != path]


def waiting(conn: sqlite3.Connection, path: Path) -> list[Path]:
    """Return the rescue files beside a file that have something it has not, oldest first.

    Args:
        conn: Reads the file.
        path: Where it is.
    """
    return [one for one in rescue_files(path) if not _has_all_of(conn, one)]


_FACTS = """
SELECT ifnull(s.uid, ''), count(*) FROM happening h LEFT JOIN session s ON s.id = h.session_id
WHERE h.undone <= ? GROUP BY 1
"""
"""How much happened in each session, and outside of all."""
_STANDING, _ANY = 0, 2


def _has_all_of(conn: sqlite3.Connection, rescued: Path) -> bool:
    from legtui.journal.backup import read_file

    try:
        with read_file(rescued) as other:
            there = dict(other.execute(_FACTS, (_STANDING,)))
    except READING:
        return False
    # What the lifter took back since it was restored or merged is not lost.
    here = dict(conn.execute(_FACTS, (_ANY,)))
    return all(here.get(uid, 0) >= facts for uid, facts in there.items())
