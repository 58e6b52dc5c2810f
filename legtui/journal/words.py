"""Small ids for texts that come again and again: boots, lifts, routines."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from legtui.session.moment import Moment
from legtui.session.plan import TimedStep


def boot_id(conn: sqlite3.Connection, name: str) -> int:
    """Return the id of a boot, made if it is new."""
    conn.execute("INSERT INTO boot(name) VALUES (?) ON CONFLICT DO NOTHING", (name,))
    return int(conn.execute("SELECT id FROM boot WHERE name = ?", (name,)).fetchone()[0])


def clock_id(conn: sqlite3.Connection, at: Moment, t: int) -> int:
    """Return the id of a clock, made if it is new.

    It says where the session's clock began on the machine's, and the zone; both stay the same
    for a whole session as a rule.
    """
    row = (boot_id(conn, at.boot), at.elapsed_ms - t, at.offset_min)
    conn.execute(
        "INSERT INTO clock(boot_id, zero_ms, offset_min) VALUES (?,?,?) ON CONFLICT DO NOTHING", row
    )
    found = conn.execute(
        "SELECT id FROM clock WHERE boot_id = ? AND zero_ms = ? AND offset_min = ?", row
    )
    return int(found.fetchone()[0])


def lift_id(conn: sqlite3.Connection, exercise: str, variation: str) -> int:
    """Return the id of a variation of an exercise, made if it is new."""
    found = conn.execute(
        "SELECT id FROM lift WHERE variation = ? AND exercise = ?", (variation, exercise)
    ).fetchone()
    if found is None:
        found = conn.execute(
            "INSERT INTO lift(exercise, variation) VALUES (?, ?) RETURNING id",
            (exercise, variation),
        ).fetchone()
    return int(found[0])


def routine_id(conn: sqlite3.Connection, phase: str, name: str, steps: Sequence[TimedStep]) -> int:
    """Return the id of a list of timed steps, made if no session had exactly this one.

    A routine never changes, so that sessions can share it.
    """
    rows = [
        (
            one.index,
            one.step,
            one.kind.value,
            one.side,
            one.round,
            one.seconds,
            one.ready_s,
            one.reps,
        )
        for one in steps
    ]
    known = conn.execute(
        "SELECT id FROM routine WHERE phase = ? AND list = ? ORDER BY id DESC", (phase, name)
    ).fetchall()
    for (found,) in known:
        if routine_rows(conn, found) == rows:
            return int(found)
    made = int(
        conn.execute(
            "INSERT INTO routine(phase, list) VALUES (?, ?) RETURNING id", (phase, name)
        ).fetchone()[0]
    )
    conn.executemany(
        "INSERT INTO routine_step(routine_id, place, step, kind, side, round, seconds, ready_s,"
        " reps) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(made, *row) for row in rows],
    )
    return made


def routine_rows(conn: sqlite3.Connection, routine: int) -> list[tuple[Any, ...]]:
    """Return the steps of a routine, as they are stored, without its id."""
    return conn.execute(
        "SELECT place, step, kind, side, round, seconds, ready_s, reps FROM routine_step"
        " WHERE routine_id = ? ORDER BY place",
        (routine,),
    ).fetchall()
