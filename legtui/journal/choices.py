"""What the lifter chose, each choice an act: the program, the gyms. Added by the third migration.

Small habits (theme, sound) are settings and have no undo; a program that was changed by a slip
of the finger must come back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Final

from legtui.journal.undoing import settle_history
from legtui.journal.words import clock_id
from legtui.session.moment import Moment

CHOSEN: Final = "chosen"
CHOSEN_KIND: Final = 201
"""Its number in the table `kind`, far from those of the sessions and of the body."""

CHOICE: Final = (
    f"INSERT INTO kind VALUES ({CHOSEN_KIND}, '{CHOSEN}')",
    """
CREATE TABLE choice(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  value TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES happening(id),
  taken_by INTEGER REFERENCES happening(id)
) STRICT
""",
    "CREATE INDEX choice_by_name ON choice(name)",
    "CREATE INDEX choice_by_act ON choice(added_by)",
    """
CREATE VIEW standing_choice AS
SELECT f.* FROM choice f CROSS JOIN happening a ON a.id = f.added_by
WHERE a.undone = 0
  AND NOT EXISTS (SELECT 1 FROM happening k WHERE k.id = f.taken_by AND k.undone = 0)
""",
)

_WORDS = {
    "program": "change of the program",
    "gyms": "change of the gyms",
    "gym": "choice of the gym",
    "warm_up": "choice of the warm-up",
    "cool_down": "choice of the cool-down",
    "level": "choice of the level",
    "names": "what a name means",
}


def choose(conn: sqlite3.Connection, act: int, at: Moment, name: str, value: str) -> int:
    """Write a choice in place of the one that holds, by one act; return the act."""
    settle_history(conn, None)
    conn.execute(
        "INSERT INTO happening(id, session_id, action, kind, t_ms, utc_ms, clock_id)"
        " VALUES (?, NULL, ?, ?, 0, ?, ?)",
        (act, act, CHOSEN_KIND, at.utc_ms, clock_id(conn, at, 0)),
    )
    conn.execute(
        "UPDATE choice SET taken_by = ? WHERE id IN"
        " (SELECT id FROM standing_choice WHERE name = ?)",
        (act, name),
    )
    conn.execute("INSERT INTO choice(name, value, added_by) VALUES (?, ?, ?)", (name, value, act))
    return act


def insert_choices(conn: sqlite3.Connection, act: int, chosen: Mapping[str, str]) -> None:
    """Write choices by an act that is there, each where nothing was chosen yet."""
    there = choices(conn)
    conn.executemany(
        "INSERT INTO choice(name, value, added_by) VALUES (?, ?, ?)",
        [(name, value, act) for name, value in chosen.items() if name not in there],
    )


def choices(conn: sqlite3.Connection) -> dict[str, str]:
    """Return what holds by name."""
    return dict(conn.execute("SELECT name, value FROM standing_choice ORDER BY id"))


def choice_words(conn: sqlite3.Connection, act: int) -> str:
    """Return what a choice was of, in words that follow `Undone:`."""
    found = conn.execute("SELECT name FROM choice WHERE added_by = ?", (act,)).fetchone()
    name = found[0] if found else ""
    return _WORDS.get(name, f"choice of the {name.replace('_', ' ')}".rstrip())
