"""Happenings as rows. What is there already is not written again, so a retry is harmless."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import assert_never

from legtui.journal.plans import weight_columns, write_exercise, write_session
from legtui.journal.schema import KIND, PAYLOADS, PHASE, STEPS_CHANGED
from legtui.journal.undoing import settle
from legtui.journal.values import SessionKey
from legtui.journal.words import clock_id, lift_id, routine_id
from legtui.session.happenings import (
    ExerciseSkipped,
    Finished,
    Happening,
    Hurt,
    MovedOn,
    Noted,
    Paused,
    PhaseBegan,
    Reordered,
    RestEnded,
    SetChanged,
    SetFact,
    SetsChanged,
    SetSkipped,
    SetsLogged,
    Started,
    StepBegan,
    StepEnded,
    StepsChanged,
    Swapped,
    TimerAdjusted,
    Turns,
    WentOn,
    What,
)
from legtui.session.moment import Moment
from legtui.session.plan import Phase, SessionPlan

KINDS: dict[type[What], str] = {
    Started: "started",
    PhaseBegan: "phase_began",
    MovedOn: "moved_on",
    StepBegan: "step_began",
    StepEnded: "step_ended",
    SetsLogged: "sets_logged",
    SetChanged: "set_changed",
    SetSkipped: "set_skipped",
    ExerciseSkipped: "exercise_skipped",
    RestEnded: "rest_ended",
    TimerAdjusted: "adjusted",
    Paused: "paused",
    WentOn: "went_on",
    Reordered: "reordered",
    Swapped: "swapped",
    SetsChanged: "sets_changed",
    StepsChanged: STEPS_CHANGED,
    Hurt: "hurt",
    Noted: "noted",
    Turns: "turns",
    Finished: "finished",
}

_LIFTING = (SetsLogged, SetSkipped, ExerciseSkipped)

INSERT_LIFTED = (
    "INSERT INTO lifted(session_id, set_id, slot, lift_id, set_number, kind, side, load, unit,"
    " reps, rir_halves, form_ok, note, logged_ms, offset_min, added_by)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)

_BY_ADDED = ("head", "ending", "note", "lifted")


def write(
    conn: sqlite3.Connection,
    key: SessionKey,
    happenings: Sequence[Happening],
    plan: SessionPlan | None,
) -> None:
    """Write happenings of a session, with `plan` its first."""
    if plan is not None:
        write_session(conn, key.id, key.uid, key.kind, plan)
    new = [one for one in happenings if _is_new(conn, key.id, one)]
    if any(not one.leaves_redo for one in new):
        settle(conn, key.id)
    for one in new:
        _payload(conn, key.id, one, plan)


def _is_new(conn: sqlite3.Connection, session: int, one: Happening) -> bool:
    """Write the happening itself; tell whether what belongs to it is to be written too."""
    row = (
        session,
        one.action,
        KIND[KINDS[type(one.what)]],
        _phase(one.what),
        one.t,
        one.at.utc_ms,
        clock_id(conn, one.at, one.t),
    )
    columns = "session_id, action, kind, phase, t_ms, utc_ms, clock_id"
    there = conn.execute(f"SELECT {columns} FROM happening WHERE id = ?", (one.id,)).fetchone()
    if there is None:
        conn.execute(
            f"INSERT INTO happening(id, {columns}) VALUES (?,?,?,?,?,?,?,?)", (one.id, *row)
        )
        return True
    if there == row:
        return False
    if there[0] != session:
        raise sqlite3.IntegrityError(f"happening {one.id} belongs to another session")
    _clear(conn, session, one.id)
    names = columns.replace(",", " = ?,") + " = ?"
    conn.execute(f"UPDATE happening SET {names}, undone = 0 WHERE id = ?", (*row, one.id))
    return True


def drop(conn: sqlite3.Connection, session: int, happenings: Sequence[int]) -> None:
    """Remove happenings of a session that were given up after their write had failed."""
    for one in sorted(happenings, reverse=True):
        _clear(conn, session, one)
        conn.execute("DELETE FROM happening WHERE id = ? AND session_id = ?", (one, session))


def _clear(conn: sqlite3.Connection, session: int, happening: int) -> None:
    """A deed that was not acknowledged reached the file after all, and another took its id."""
    for table in PAYLOADS:
        conn.execute(f"DELETE FROM {table} WHERE happening_id = ?", (happening,))
    for table in _BY_ADDED:
        mine = (session, happening)
        conn.execute(f"DELETE FROM {table} WHERE session_id = ? AND added_by = ?", mine)
        conn.execute(
            f"UPDATE {table} SET taken_by = NULL WHERE session_id = ? AND taken_by = ?", mine
        )


def insert_act(
    conn: sqlite3.Connection, one: int, session: int | None, kind: str, at: Moment, t: int = 0
) -> None:
    """Write an act that happens outside a running session."""
    conn.execute(
        "INSERT INTO happening(id, session_id, action, kind, t_ms, utc_ms, clock_id)"
        " VALUES (?,?,?,?,?,?,?)",
        (one, session, one, KIND[kind], t, at.utc_ms, clock_id(conn, at, t)),
    )


def _phase(what: What) -> int | None:
    if isinstance(what, PhaseBegan | MovedOn | StepBegan | StepEnded | StepsChanged):
        return PHASE[what.phase]
    return PHASE[Phase.MAIN] if isinstance(what, _LIFTING) else None


def _payload(
    conn: sqlite3.Connection, session: int, one: Happening, plan: SessionPlan | None
) -> None:
    match one.what:
        case Started() if plan is not None:
            conn.execute(
                "INSERT INTO head(session_id, started_ms, offset_min, day, added_by)"
                " VALUES (?,?,?,?,?)",
                (session, one.at.utc_ms, one.at.offset_min, plan.day, one.id),
            )
            for exercise in plan.main:
                write_exercise(conn, session, one.id, exercise)
        case SetsLogged(sets=sets, rest_s=rest_s, rest_from_t=from_t):
            for fact in sets:
                logged_ms = one.at.utc_ms - (one.t - fact.logged_t)
                _insert_set(conn, session, one.id, fact, logged_ms, one.at.offset_min)
            conn.execute("INSERT INTO rest VALUES (?,?,?)", (one.id, rest_s, one.t - from_t))
        case SetChanged(now=fact, field=field):
            _change_set(conn, session, one, fact)
            conn.execute("INSERT INTO correction VALUES (?,?)", (one.id, field))
        case Swapped(now=exercise):
            write_exercise(conn, session, one.id, exercise)
        case Noted(text=text):
            conn.execute(
                "INSERT INTO note(session_id, text, added_by) VALUES (?,?,?)",
                (session, text, one.id),
            )
        case Finished(complete=complete, ended_t=ended_t):
            conn.execute(
                "INSERT INTO ending(session_id, ended_ms, offset_min, complete, added_by)"
                " VALUES (?,?,?,?,?)",
                (
                    session,
                    one.at.utc_ms - (one.t - ended_t),
                    one.at.offset_min,
                    complete,
                    one.id,
                ),
            )
        case StepBegan(ready=ready, seconds=seconds, choice=choice):
            _step(conn, session, one, "step_began", (ready, seconds, choice))
        case StepEnded(seconds=spent, done=done):
            _step(conn, session, one, "step", (spent, done))
        case StepsChanged(phase=phase, steps=steps):
            routine = routine_id(conn, phase.value, "cut to time", steps)
            conn.execute("INSERT INTO steps_changed VALUES (?,?)", (one.id, routine))
        case Started() | PhaseBegan() | MovedOn() | RestEnded() | Paused() | WentOn():
            pass
        case what:
            _small_payload(conn, one.id, what)


_Small = SetSkipped | ExerciseSkipped | TimerAdjusted | Reordered | SetsChanged | Hurt | Turns


def _small_payload(conn: sqlite3.Connection, happening: int, what: _Small) -> None:
    row: tuple[str, tuple[object, ...]]
    match what:
        case SetSkipped(slot=slot, kind=kind):
            row = ("set_skipped", (slot, kind.value))
        case ExerciseSkipped(slot=slot):
            row = ("exercise_skipped", (slot,))
        case TimerAdjusted(seconds=by_seconds):
            row = ("adjusted", (by_seconds,))
        case Reordered(slot=slot):
            row = ("reordered", (slot,))
        case SetsChanged(slot=slot, by=by):
            row = ("sets_changed", (slot, by))
        case Hurt(exercise=exercise, place=where, kind=pain, note=note):
            row = ("pain", (exercise, where, pain, note))
        case Turns(on=on):
            row = ("turns", (on,))
        case never:
            assert_never(never)
    table, values = row
    marks = ",".join("?" * (len(values) + 1))
    conn.execute(f"INSERT INTO {table} VALUES ({marks})", (happening, *values))


def _step(
    conn: sqlite3.Connection,
    session: int,
    one: Happening,
    table: str,
    values: tuple[object, ...],
) -> None:
    """Write what happened to a timed step, which is one of the session's routines."""
    assert isinstance(one.what, StepBegan | StepEnded)
    found = conn.execute(
        "SELECT id FROM routine_step WHERE routine_id = ? AND place = ?",
        (_routine(conn, session, one.what.phase), one.what.index),
    ).fetchone()
    if found is None:
        raise sqlite3.IntegrityError(f"step {one.what.index} is not in the plan")
    marks = ",".join("?" * (len(values) + 2))
    conn.execute(f"INSERT INTO {table} VALUES ({marks})", (one.id, found[0], *values))


def _routine(conn: sqlite3.Connection, session: int, phase: Phase) -> int:
    """Return the list of steps that holds for a phase: the newest cut one, else the plan's."""
    cut = conn.execute(
        "SELECT c.routine_id FROM happening h CROSS JOIN steps_changed c ON c.happening_id = h.id"
        " WHERE h.session_id = ? AND h.undone = 0 AND h.phase = ? ORDER BY h.id DESC LIMIT 1",
        (session, PHASE[phase]),
    ).fetchone()
    row = cut or conn.execute(f"SELECT {phase} FROM session WHERE id = ?", (session,)).fetchone()
    return int(row[0])


def _insert_set(
    conn: sqlite3.Connection,
    session: int,
    added_by: int,
    fact: SetFact,
    logged_ms: int,
    offset_min: int,
) -> None:
    lift = lift_id(conn, fact.exercise, fact.variation)
    sides = ("left", "right") if len(fact.reps) == 2 else (None,)
    conn.executemany(
        INSERT_LIFTED,
        [
            (
                session,
                fact.id,
                fact.slot,
                lift,
                fact.number,
                fact.kind.value,
                side,
                *weight_columns(fact.load),
                reps,
                None if fact.rir is None else round(2 * fact.rir),
                fact.form_ok,
                fact.note or None,
                logged_ms,
                offset_min,
                added_by,
            )
            for side, reps in zip(sides, fact.reps, strict=True)
        ],
    )


def _change_set(conn: sqlite3.Connection, session: int, one: Happening, fact: SetFact) -> None:
    """The set as it is now; the wall time it was lifted at goes by the act that logged it."""
    first = conn.execute(
        "SELECT h.t_ms, h.utc_ms, l.offset_min FROM lifted l"
        " CROSS JOIN happening h ON h.id = l.added_by"
        " WHERE l.session_id = ? AND l.set_id = ? ORDER BY l.id LIMIT 1",
        (session, fact.id),
    ).fetchone() or (one.t, one.at.utc_ms, one.at.offset_min)
    take_set(conn, session, fact.id, one.id)
    logged_ms = first[1] - (first[0] - fact.logged_t)
    _insert_set(conn, session, one.id, fact, logged_ms, first[2])


def take_set(conn: sqlite3.Connection, session: int, set_id: int, taken_by: int) -> None:
    """Take away the versions of a set that hold."""
    conn.execute(
        "UPDATE lifted SET taken_by = ? WHERE id IN"
        " (SELECT id FROM standing_lifted WHERE session_id = ? AND set_id = ?)",
        (taken_by, session, set_id),
    )


def discard(conn: sqlite3.Connection, session: int) -> None:
    """Remove a session and all that belongs to it.

    With foreign keys on, each row would look for others that point to it through whole tables;
    here all that point to it go with it.
    """
    conn.execute("PRAGMA foreign_keys=OFF")
    try:
        conn.execute("BEGIN IMMEDIATE")
        try:
            _delete_session(conn, session)
            conn.execute("COMMIT")
        except BaseException:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            raise
    finally:
        conn.execute("PRAGMA foreign_keys=ON")


def _delete_session(conn: sqlite3.Connection, session: int) -> None:
    for table in PAYLOADS:
        conn.execute(
            f"DELETE FROM {table} WHERE happening_id IN"
            " (SELECT id FROM happening WHERE session_id = ?)",
            (session,),
        )
    for table in ("plan_ramp", "plan_expected", "plan_basis"):
        conn.execute(
            f"DELETE FROM {table} WHERE plan_id IN"
            " (SELECT id FROM plan_exercise WHERE session_id = ?)",
            (session,),
        )
    for table in (*_BY_ADDED, "plan_exercise", "draft", "happening"):
        conn.execute(f"DELETE FROM {table} WHERE session_id = ?", (session,))
    conn.execute("DELETE FROM session WHERE id = ?", (session,))
