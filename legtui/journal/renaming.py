"""An imported exercise that turns out to be one of ours: its sets become sets of it.

They are written anew by an act that is there, so that undo brings them back as they were.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, Final

from legtui.contract import OTHER_EXERCISE, SIDES
from legtui.journal.rows import INSERT_LIFTED
from legtui.journal.words import lift_id
from legtui.training.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Lifted:
    """What sets become."""

    exercise: str
    variation: str
    per_leg: bool
    """One number of reps was counted for both legs."""
    pair: bool
    """Another app noted one dumbbell of two."""


_SETS: Final = """
SELECT s.id, s.session_id, s.set_id, s.slot, s.kind, s.side, s.load, s.unit, s.reps, s.rir_halves,
       s.form_ok, s.note, s.logged_ms, s.offset_min,
       EXISTS (SELECT 1 FROM import_set i WHERE i.set_id = s.set_id AND i.name_id IS NOT NULL)
FROM standing_lifted s WHERE s.lift_id = ? ORDER BY s.session_id, s.id
"""
_NUMBER: Final = """
SELECT max(s.set_number) FROM standing_lifted s CROSS JOIN lift l ON l.id = s.lift_id
WHERE s.session_id = ? AND l.exercise = ? AND s.kind = ?
"""


def rename(conn: sqlite3.Connection, act: int, meant: Callable[[str], bool], now: Lifted) -> int:
    """Write the sets of imported exercises as what they are; return how many there were.

    Args:
        conn: A connection inside a transaction.
        act: Id of the act, there already.
        meant: Whether a name that is none of ours is meant.
        now: What its sets become.
    """
    lifts = conn.execute("SELECT id, variation FROM lift WHERE exercise = ?", (OTHER_EXERCISE,))
    numbers: dict[int, int] = {}
    for old, name in lifts.fetchall():
        if meant(name):
            lift = lift_id(conn, now.exercise, now.variation)
            for row in conn.execute(_SETS, (old,)).fetchall():
                _write(conn, act, lift, row, now, numbers)
    return len(numbers)


def _write(
    conn: sqlite3.Connection,
    act: int,
    lift: int,
    row: tuple[Any, ...],
    now: Lifted,
    numbers: dict[int, int],
) -> None:
    """Write a row anew; `numbers` has those of its sets, which the rows of both legs share."""
    id_, session, set_id, slot, kind, side, load, unit, reps, *rest, by_another_app = row
    conn.execute("UPDATE lifted SET taken_by = ? WHERE id = ?", (act, id_))
    if set_id not in numbers:
        (last,) = conn.execute(_NUMBER, (session, now.exercise, kind)).fetchone()
        numbers[set_id] = (last or 0) + 1
    if now.pair and by_another_app and load is not None:
        load *= 2
    told = (load, unit, reps, *rest, act)
    for one in SIDES if now.per_leg and side is None else (side,):
        conn.execute(
            INSERT_LIFTED, (session, set_id, slot, lift, numbers[set_id], kind, one, *told)
        )
