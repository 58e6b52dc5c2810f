"""Connections: one that writes, one that only reads."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path
from urllib.parse import quote

BUSY_S = 3.0
"""So long a write waits for another program that holds the file."""

WAL_KEPT_BYTES = 4 * 1024 * 1024

KEPT_KIB = 512
"""Pages a connection keeps; SQLite's own 2 MiB make nothing faster, as the system keeps the file.
What a large transaction changes beyond it goes to the log early.
"""


_text = partial(str, encoding="utf-8", errors="replace")
"""One flipped bit in a note must not hide the history; a function in Python takes four times
as long, and a screen reads thousands of words."""


def _connect(path: Path, options: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?{options}"
    conn = sqlite3.connect(
        uri, uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False
    )
    conn.text_factory = _text
    conn.execute("PRAGMA trusted_schema=OFF")
    conn.execute("PRAGMA cell_size_check=ON")
    return conn


def writer(path: Path) -> sqlite3.Connection:
    """Return a connection for `prepare_writer`; nothing is written yet but an empty new file."""
    return _connect(path, "mode=rwc")


def prepare_writer(conn: sqlite3.Connection) -> None:
    """Make each commit durable before it returns: write-ahead log, every commit on the disk."""
    mode = conn.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    if mode != "wal":
        # Some network file systems have no shared memory; the old way is slower and as safe.
        conn.execute("PRAGMA journal_mode=DELETE")
    conn.execute("PRAGMA synchronous=EXTRA")
    conn.execute("PRAGMA fullfsync=ON")
    conn.execute("PRAGMA checkpoint_fullfsync=ON")
    conn.execute("PRAGMA foreign_keys=ON")
    conn.execute("PRAGMA wal_autocheckpoint=0")
    conn.execute(f"PRAGMA journal_size_limit={WAL_KEPT_BYTES}")
    conn.execute(f"PRAGMA cache_size=-{KEPT_KIB}")


def reader(path: Path) -> sqlite3.Connection:
    """Return a connection that can't write.

    On a medium that can't be written there is no place for the write-ahead log; then the file
    is read as it stands.
    """
    conn = _connect(path, "mode=ro")
    try:
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        conn.close()
        wal = path.with_name(path.name + "-wal")
        unwritable = error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))
        if not unwritable or wal.exists() or not path.exists():
            raise
        conn = _connect(path, "mode=ro&immutable=1")
    conn.execute("PRAGMA query_only=ON")
    conn.execute(f"PRAGMA cache_size=-{KEPT_KIB}")
    return conn
