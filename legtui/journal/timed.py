"""Sets by time or distance: imports have them, and they stand with the sets by reps."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Final

from legtui.journal.journal import Journal
from legtui.journal.plans import weight
from legtui.journal.reading import local
from legtui.training.frozen import dataclass
from legtui.training.record import SetKind
from legtui.training.weight import Weight

_OF_SESSION: Final = (
    "SELECT t.set_id, l.exercise, l.variation, t.set_number, t.kind, t.side, t.load, t.unit,"
    " t.seconds, t.distance, t.note, t.logged_ms, t.offset_min"
    " FROM standing_timed t CROSS JOIN lift l ON l.id = t.lift_id"
    " WHERE t.session_id = ? ORDER BY t.set_number, t.set_id, t.side"
)

_KEPT: Final = (
    "session_id, set_id, lift_id, kind, side, load, unit, seconds, distance, rir_halves, form_ok,"
    " note, logged_ms, offset_min"
)
"""The columns that a new number leaves as they are."""


@dataclass(frozen=True, slots=True)
class TimedSet:
    """A set whose reps nobody counted."""

    id: int
    exercise: str
    variation: str
    number: int
    kind: SetKind
    side: str | None
    load: Weight | None
    seconds: int | None
    distance: str
    """With its unit, as the file had it; may be empty."""
    note: str
    logged_at: datetime

    @property
    def own_note(self) -> str:
        """The note without time and distance; an import writes them there too, for `set_log`."""
        told = [f"{self.seconds} s"] if self.seconds else []
        told += [self.distance] if self.distance else []
        parts = self.note.split(" · ")
        return " · ".join(one for one in parts if one not in told)


def timed_sets(journal: Journal, session: int) -> tuple[TimedSet, ...]:
    """Return the sets of a session by time or distance, by their numbers."""
    return tuple(
        TimedSet(
            id=row[0],
            exercise=row[1],
            variation=row[2],
            number=row[3],
            kind=SetKind(row[4]),
            side=row[5],
            load=weight(row[6], row[7]),
            seconds=row[8],
            distance=row[9] or "",
            note=row[10] or "",
            logged_at=local(row[11], row[12]),
        )
        for row in journal.query(_OF_SESSION, (session,))
    )


def place_of(conn: sqlite3.Connection, session: int, set_id: int) -> tuple[int, str, str] | None:
    """Return number, exercise and kind of a set by time or distance; `None` if there is none."""
    found: tuple[int, str, str] | None = conn.execute(
        "SELECT t.set_number, l.exercise, t.kind FROM standing_timed t"
        " CROSS JOIN lift l ON l.id = t.lift_id WHERE t.session_id = ? AND t.set_id = ? LIMIT 1",
        (session, set_id),
    ).fetchone()
    return found


def take_timed(conn: sqlite3.Connection, act: int, session: int, set_id: int) -> None:
    """Take a set by time or distance away."""
    conn.execute(
        "UPDATE timed SET taken_by = ? WHERE id IN"
        " (SELECT id FROM standing_timed WHERE session_id = ? AND set_id = ?)",
        (act, session, set_id),
    )


def move_up(
    conn: sqlite3.Connection, act: int, session: int, exercise: str, kind: str, number: int
) -> None:
    """Give the sets by time or distance after a number of an exercise the number before theirs."""
    later = [
        row[0]
        for row in conn.execute(
            "SELECT t.id FROM standing_timed t CROSS JOIN lift l ON l.id = t.lift_id"
            " WHERE t.session_id = ? AND l.exercise = ? AND t.kind = ? AND t.set_number > ?",
            (session, exercise, kind, number),
        )
    ]
    for row in later:
        conn.execute("UPDATE timed SET taken_by = ? WHERE id = ?", (act, row))
        conn.execute(
            f"INSERT INTO timed({_KEPT}, set_number, added_by)"
            f" SELECT {_KEPT}, set_number - 1, ? FROM timed WHERE id = ?",
            (act, row),
        )


def highest_number(conn: sqlite3.Connection, session: int, exercise: str, kind: str) -> int:
    """Return the highest number of an exercise's sets by time or distance; 0 if there is none."""
    found = conn.execute(
        "SELECT max(t.set_number) FROM standing_timed t CROSS JOIN lift l ON l.id = t.lift_id"
        " WHERE t.session_id = ? AND l.exercise = ? AND t.kind = ?",
        (session, exercise, kind),
    ).fetchone()[0]
    return int(found or 0)
