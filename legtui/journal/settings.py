"""Small habits as text by name: theme, sound, the view across the room. They have no undo."""

from __future__ import annotations

import sqlite3


def settings(conn: sqlite3.Connection) -> dict[str, str]:
    """Return all settings."""
    return dict(conn.execute("SELECT name, value FROM setting"))


def keep(conn: sqlite3.Connection, name: str, value: str | None) -> None:
    """Keep a setting; `None` removes it."""
    if value is None:
        conn.execute("DELETE FROM setting WHERE name = ?", (name,))
        return
    conn.execute(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
