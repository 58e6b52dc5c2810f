"""What `legtui doctor` asks of the file. Nothing is changed, nothing repaired."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from legtui import contract
from legtui.journal import seals
from legtui.journal.errors import READING
from legtui.journal.newest_views import NEWEST_VIEWS
from legtui.journal.values import Finding
from legtui.journal.version import APPLICATION_ID, MIGRATION_SET, MIGRATIONS, SCHEMA_VERSION

_CONTRACT = {
    "session_log": contract.SESSION_LOG_COLUMNS,
    "set_log": contract.SET_LOG_COLUMNS,
    "step_log": contract.STEP_LOG_COLUMNS,
    "pain_log": contract.PAIN_LOG_COLUMNS,
}

_STRAYS = {
    "sets of a session without a start": "SELECT count(*) FROM lifted l WHERE NOT EXISTS"
    " (SELECT 1 FROM head h WHERE h.session_id = l.session_id)",
    "sets that belong to another session's act": "SELECT count(*) FROM lifted l"
    " JOIN happening a ON a.id = l.added_by"
    " WHERE a.session_id IS NOT NULL AND a.session_id <> l.session_id",
    "sets that hold twice": "SELECT count(*) FROM (SELECT 1 FROM standing_lifted"
    " GROUP BY session_id, set_id, side HAVING count(*) > 1)",
    "sessions with two starts": "SELECT count(*) FROM (SELECT 1 FROM standing_head"
    " GROUP BY session_id HAVING count(*) > 1)",
    "acts that nobody did": "SELECT count(*) FROM happening h WHERE h.action <> h.id AND NOT EXISTS"
    " (SELECT 1 FROM happening a WHERE a.id = h.action)",
}


def check(conn: sqlite3.Connection) -> tuple[Finding, ...]:
    """Return what was found, one line a check."""
    checks: tuple[tuple[str, Callable[[sqlite3.Connection], str]], ...] = (
        ("readable", _integrity),
        ("belongs together", _foreign_keys),
        ("made by legtui", _identity),
        ("tables and views", _views),
        ("recorded without gaps", _strays),
        ("as it was written", _seals),
    )
    return tuple(_finding(name, job, conn) for name, job in checks)


def _finding(
    name: str, job: Callable[[sqlite3.Connection], str], conn: sqlite3.Connection
) -> Finding:
    try:
        wrong = job(conn)
    except READING as error:
        wrong = f"it can't be read: {error}"
    return Finding(name, not wrong, wrong or "as it should be")


def _integrity(conn: sqlite3.Connection) -> str:
    said = [row[0] for row in conn.execute("PRAGMA integrity_check(3)")]
    return "" if said == ["ok"] else "damaged: " + "; ".join(said)[:300]


def _foreign_keys(conn: sqlite3.Connection) -> str:
    tables = {row[0] for row in conn.execute("PRAGMA foreign_key_check")}
    return f"rows point to nothing in {', '.join(sorted(tables))}" if tables else ""


def _identity(conn: sqlite3.Connection) -> str:
    application = conn.execute("PRAGMA application_id").fetchone()[0]
    version = conn.execute("PRAGMA user_version").fetchone()[0]
    applied = {
        row[0]
        for row in conn.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (MIGRATION_SET,)
        )
    }
    if application != APPLICATION_ID:
        return "the file does not say that it is legtui's"
    if version != SCHEMA_VERSION or applied != set(MIGRATIONS):
        return f"schema {version}, expected {SCHEMA_VERSION}"
    return ""


def _views(conn: sqlite3.Connection) -> str:
    there = {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    missing = sorted(set(NEWEST_VIEWS) - there)
    if missing:
        return f"missing: {', '.join(missing)}"
    for view, columns in _CONTRACT.items():
        cursor = conn.execute(f"SELECT * FROM {view} LIMIT 0")
        if tuple(column[0] for column in cursor.description) != columns:
            return f"{view} has other columns"
    return ""


def _strays(conn: sqlite3.Connection) -> str:
    found = [
        f"{number} {what}"
        for what, sql in _STRAYS.items()
        if (number := conn.execute(sql).fetchone()[0])
    ]
    return ", ".join(found)


def _seals(conn: sqlite3.Connection) -> str:
    found = seals.broken(conn)
    if not found:
        return ""
    sql = "SELECT started_at FROM session_log WHERE session_id = ?"
    days = [row[0][:10] for one in found[:5] for row in conn.execute(sql, (one,))]
    return (
        f"changed on the disk since it was written: {', '.join(days)}; a backup may have it right"
    )
