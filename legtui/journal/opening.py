"""Opening the file: refuse what is not understood before the first byte is written, then
bring an older one up to date, with a copy made first.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

from legtui.journal.errors import READING, Damaged, Missing, NotOurs, TooNew, explain
from legtui.journal.rescue import rescue_files
from legtui.journal.version import (
    APPLICATION_ID,
    BACKUPS,
    MIGRATION_SET,
    MIGRATIONS,
    SCHEMA_VERSION,
)

QUICK_CHECK_BYTES = 1024 * 1024
"""A file up to this size is checked at each start (some ms); a larger one with its backups."""


def look_before(path: Path) -> None:
    """Refuse what can be told without opening the file.

    Raises:
        NotOurs: It is a folder or a device.
        Missing: It is gone or empty, and there are copies: nobody's years begin anew silently.
    """
    try:
        found = os.stat(path)
    except FileNotFoundError:
        found = None
    if found is not None and not stat.S_ISREG(found.st_mode):
        raise NotOurs(f"{path} is not a file.", "Choose another --data-dir.")
    if found is not None and found.st_size:
        return
    copies = sorted((path.parent / BACKUPS).glob(f"{path.stem}-*.db"))
    copies += rescue_files(path)
    if copies:
        what = "missing" if found is None else "empty"
        raise Missing(
            f"{path} is {what}, but there is a copy: {copies[-1].name}.",
            "legtui restore brings it back. To start anew, move it and the backups away.",
        )


def look_inside(conn: sqlite3.Connection, path: Path) -> int:
    """Return the schema version of an open file, 0 if it is new; nothing is written.

    Raises:
        NotOurs: It belongs to another program.
        TooNew: A newer legtui wrote it.
        Damaged: Its check failed.
    """
    try:
        application, version = (
            int(conn.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("application_id", "user_version")
        )
        objects = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if objects == 0 and application in (0, APPLICATION_ID) and version == 0:
            return 0
        if application != APPLICATION_ID:
            raise NotOurs(f"{path} is a SQLite file of another program.", "It was not changed.")
        _refuse_newer(conn, version, path)
        if path.stat().st_size <= QUICK_CHECK_BYTES:
            _check_quickly(conn, path)
    except READING as error:
        raise explain(error, path) from error
    return version


def _refuse_newer(conn: sqlite3.Connection, version: int, path: Path) -> None:
    applied = {
        name
        for (name,) in conn.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (MIGRATION_SET,)
        )
    }
    if version > SCHEMA_VERSION or applied - set(MIGRATIONS):
        raise TooNew(
            f"{path} was written by a newer legtui.",
            "It was not changed. Update legtui to open it.",
        )
    if len(applied) != version or not version > 0:
        raise Damaged(
            f"{path} does not say which version it has.",
            "It was not changed. legtui restore brings a backup back.",
        )


def _check_quickly(conn: sqlite3.Connection, path: Path) -> None:
    said = conn.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        raise Damaged(
            f"{path} is damaged.",
            "It was not changed. legtui doctor says more, legtui restore brings a backup back.",
        )


def migrate(conn: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring the file up to date: a verified copy first, then all of it or nothing.

    Raises:
        JournalError: The copy or the change failed; the file is as it was.
    """
    if version == SCHEMA_VERSION:
        return
    from sqlite_utils import Database

    from legtui.journal.migrations import migrations

    if version:
        from legtui.journal.backup import backup_beside

        backup_beside(conn, path, f"before-{MIGRATIONS[-1]}")
    db = Database(conn, execute_plugins=False, strict=True)
    conn.execute("PRAGMA foreign_keys=OFF")
    conn.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(db)
        if conn.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError("rows would point to nothing")
        conn.execute(f"PRAGMA application_id={APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    finally:
        conn.execute("PRAGMA foreign_keys=ON")
