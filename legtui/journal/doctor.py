"""What `legtui doctor` says about the file, and the few repairs that can lose nothing."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from legtui.journal import backup, checking, connect, opening
from legtui.journal.errors import READING, JournalError, explain
from legtui.journal.folders import sync_file
from legtui.journal.loading import load
from legtui.journal.lock import InstanceLock
from legtui.journal.newest_views import NEWEST_VIEWS
from legtui.journal.values import Finding
from legtui.journal.version import BACKUPS, SCHEMA_VERSION
from legtui.session.replay import replay

NEWEST = 100
"""So many of the newest sessions are replayed against their rows."""


def examine(path: Path) -> tuple[Finding, ...]:
    """Return what was found, one line a check; nothing is changed.

    The file may be open elsewhere, damaged, too new, or not there.
    """
    try:
        opening.look_before(path)
    except JournalError as error:
        return (Finding("there", False, str(error)),)
    if not path.exists():
        return (Finding("there", True, "there is no log yet; the first session makes it"),)
    try:
        with contextlib.closing(connect.reader(path)) as conn:
            version = opening.look_inside(conn, path)
            found = _checks(conn, version)
    except (JournalError, *READING) as error:
        return (Finding("readable", False, str(explain(error, path))), _backups(path))
    return (*found, _backups(path))


def _checks(conn: sqlite3.Connection, version: int) -> tuple[Finding, ...]:
    if version == SCHEMA_VERSION:
        found = checking.check(conn)
        broken = [
            one for one in found if not one.ok and one.name in ("readable", "tables and views")
        ]
        return found if broken else (*found, _derived(conn))
    said = [row[0] for row in conn.execute("PRAGMA integrity_check(3)")]
    whole = said == ["ok"]
    detail = "as it should be" if whole else "damaged: " + "; ".join(said)[:300]
    older = "an older legtui made it; opening it brings it up to date, with a copy made first"
    return Finding("readable", whole, detail), Finding("made by legtui", True, older)


def _derived(conn: sqlite3.Connection) -> Finding:
    """Compare what the views say with the rows, and replay the newest sessions."""
    name = "derived as recorded"
    try:
        wrong = [*_counts(conn), *_replays(conn)]
    except UnicodeDecodeError:
        wrong = ["it can't be read"]
    except sqlite3.Error as error:
        wrong = [f"it can't be read: {error}"]
    return Finding(name, not wrong, "; ".join(wrong[:5]) or "as it should be")


def _counts(conn: sqlite3.Connection) -> list[str]:
    pairs = (
        ("session_log", "SELECT count(*) FROM standing_head"),
        (
            "set_log",
            "SELECT (SELECT count(*) FROM standing_head h"
            " CROSS JOIN standing_lifted s ON s.session_id = h.session_id)"
            " + (SELECT count(*) FROM standing_head h"
            " CROSS JOIN standing_timed s ON s.session_id = h.session_id)",
        ),
    )
    wrong = []
    for view, sql in pairs:
        shown = conn.execute(f"SELECT count(*) FROM {view}").fetchone()[0]
        recorded = conn.execute(sql).fetchone()[0]
        if shown != recorded:
            wrong.append(f"{view} shows {shown} rows of {recorded}")
    return wrong


def _replays(conn: sqlite3.Connection) -> list[str]:
    wrong = []
    rows = conn.execute(
        "SELECT h.session_id FROM standing_head h CROSS JOIN session s ON s.id = h.session_id"
        " WHERE s.kind IN ('leg_day', 'cool_down') ORDER BY h.started_ms DESC LIMIT ?",
        (NEWEST,),
    ).fetchall()
    for (session,) in rows:
        try:
            saved = load(conn, session)
            if saved is not None:
                replay(saved.plan, saved.ledger.standing)
        except (JournalError, ValueError, LookupError, TypeError, AssertionError) as error:
            wrong.append(f"session {session} can't be replayed ({type(error).__name__})")
    return wrong


def _backups(path: Path) -> Finding:
    found = backup.copies(path)
    if not found:
        return Finding("backups", True, "none yet; one is made after each finished session")
    newest = found[-1]
    try:
        backup.verify(newest.path)
    except JournalError as error:
        return Finding("backups", False, f"the newest can't be used: {error}")
    return Finding("backups", True, f"{len(found)}, the newest is {newest.path.name} and whole")


def repair(path: Path, now: datetime | None = None) -> tuple[Path, tuple[str, ...]]:
    """Repair what can be repaired without losing a row; return the copy and what was done.

    Indexes are built anew from their tables, and views from their text. Rows are never changed:
    what is lost in a table only a backup brings back.

    Raises:
        JournalError: It is open elsewhere, no copy could be made, or nothing can be repaired.
    """
    lock = InstanceLock(path)
    try:
        lock.acquire()
        kept = _keep(path, now or datetime.now(UTC))
        done: list[str] = []
        with contextlib.closing(connect.writer(path)) as conn:
            for what, job in _REPAIRS:
                if _repaired(conn, job):
                    done.append(what)
    except READING as error:
        raise explain(error, path) from error
    finally:
        lock.release()
    return kept, tuple(done)


def _keep(path: Path, now: datetime) -> Path:
    """Copy the file and its log byte by byte: a damaged one can't be copied otherwise."""
    folder = path.parent / BACKUPS
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / f"{path.stem}.before-repair-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.db"
    for ending in ("", "-wal"):
        part = path.with_name(path.name + ending)
        if part.exists():
            copy = kept.with_name(kept.name + ending)
            shutil.copyfile(part, copy)
            copy.chmod(0o600)
            sync_file(copy)
    return kept


def _repaired(conn: sqlite3.Connection, job: Callable[[sqlite3.Connection], bool]) -> bool:
    conn.execute("BEGIN IMMEDIATE")
    try:
        changed = job(conn)
        conn.execute("COMMIT")
    except (sqlite3.Error, UnicodeDecodeError):
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        return False
    return changed


def _reindex(conn: sqlite3.Connection) -> bool:
    before = conn.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if before == "ok":
        return False
    conn.execute("REINDEX")
    return bool(conn.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")


def _make_views(conn: sqlite3.Connection) -> bool:
    """Make the views anew where one is missing or says something else."""
    if conn.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
        return False
    there = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
    wrong = [
        name for name, sql in NEWEST_VIEWS.items() if there.get(name, "").strip() != sql.strip()
    ]
    for name in wrong:
        conn.execute(f"DROP VIEW IF EXISTS {name}")
        conn.execute(NEWEST_VIEWS[name])
    return bool(wrong)


_REPAIRS: tuple[tuple[str, Callable[[sqlite3.Connection], bool]], ...] = (
    ("the indexes were built anew", _reindex),
    ("the views were made anew", _make_views),
)
