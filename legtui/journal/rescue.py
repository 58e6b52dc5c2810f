"""A file of our own, when the lifter's file was replaced while legtui had it open.

A program that syncs folders may put another file in its place. What was open still has
everything; it is copied beside, and the session goes on there.
"""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

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


def rescued(path: Path) -> list[Path]:
    """Return the rescue files beside a file, oldest first."""
    return sorted(path.parent.glob(f"{path.stem}.rescue-*{path.suffix}"))
