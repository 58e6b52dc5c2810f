"""A session's plan as rows, and back. It is copied when the session starts and never changes."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from functools import lru_cache

from legtui.journal.words import lift_id, routine_id, routine_rows
from legtui.session.plan import Phase, PlannedExercise, RampPlan, SessionPlan, StepKind, TimedStep
from legtui.training.equipment import Kind
from legtui.training.weight import Unit, Weight


def write_session(
    conn: sqlite3.Connection, session: int, uid: str, kind: str, plan: SessionPlan
) -> None:
    """Write which session it is, with its timed steps."""
    warm_up = routine_id(conn, "warm_up", plan.warm_up_list, plan.warm_up)
    cool_down = routine_id(conn, "cool_down", plan.cool_down_list, plan.cool_down)
    conn.execute(
        "INSERT INTO session VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (session, uid, kind, warm_up, cool_down),
    )


def write_exercise(
    conn: sqlite3.Connection, session: int, added_by: int, plan: PlannedExercise
) -> None:
    """Write one planned exercise with its ramps."""
    made = conn.execute(
        "INSERT INTO plan_exercise(session_id, added_by, slot, lift_id, per_leg, loaded_with,"
        " sets, reps_lo, reps_hi, target, load, load_unit, unit, rest_s, change_s, action, why,"
        " reserve) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING id",
        (
            session,
            added_by,
            plan.slot,
            lift_id(conn, plan.exercise, plan.variation),
            plan.per_leg,
            plan.loaded_with.value,
            plan.sets,
            plan.reps_lo,
            plan.reps_hi,
            plan.target,
            *weight_columns(plan.load),
            plan.unit.value,
            plan.rest_s,
            plan.change_s,
            plan.action,
            plan.why,
            plan.reserve,
        ),
    ).fetchone()[0]
    ramps = (plan.ramp, plan.ramp_if_first, plan.ramp_if_second)
    conn.executemany(
        "INSERT INTO plan_ramp VALUES (?, ?, ?, ?, ?, ?)",
        [
            (made, place, number, *weight_columns(one.load), one.reps)
            for place, ramp in enumerate(ramps)
            for number, one in enumerate(ramp)
        ],
    )
    conn.executemany(
        "INSERT INTO plan_expected VALUES (?, ?, ?)",
        [(made, number, reps) for number, reps in enumerate(plan.expected)],
    )
    conn.executemany(
        "INSERT INTO plan_basis VALUES (?, ?, ?)",
        [(made, number, one) for number, one in enumerate(plan.based_on)],
    )


def weight_columns(load: Weight | None) -> tuple[int | None, str | None]:
    """Return a weight as its two columns."""
    return (None, None) if load is None else (load.hundredths, load.unit.value)


@lru_cache(maxsize=1024)
def weight(hundredths: int | None, unit: str | None) -> Weight | None:
    """Return the weight of two columns; a history has few different ones."""
    if hundredths is None or unit is None:
        return None
    return Weight(hundredths, Unit(unit))


def read_exercises(
    conn: sqlite3.Connection, session: int
) -> dict[int, tuple[PlannedExercise, ...]]:
    """Return the planned exercises of a session by the happening that planned them."""
    ramps = _ramps(conn, session)
    expected = _numbers(conn, session, "plan_expected", "reps")
    basis = _numbers(conn, session, "plan_basis", "set_id")
    found: dict[int, list[PlannedExercise]] = defaultdict(list)
    for row in conn.execute(
        "SELECT p.id, p.added_by, p.slot, l.exercise, l.variation, p.per_leg, p.loaded_with,"
        " p.sets, p.reps_lo, p.reps_hi, p.target, p.load, p.load_unit, p.unit, p.rest_s,"
        " p.change_s, p.action, p.why, p.reserve"
        " FROM plan_exercise p CROSS JOIN lift l ON l.id = p.lift_id"
        " WHERE p.session_id = ? ORDER BY p.id",
        (session,),
    ).fetchall():
        plan = row[0]
        found[row[1]].append(
            PlannedExercise(
                slot=row[2],
                exercise=row[3],
                variation=row[4],
                per_leg=bool(row[5]),
                loaded_with=Kind(row[6]),
                sets=row[7],
                reps_lo=row[8],
                reps_hi=row[9],
                target=row[10],
                expected=tuple(expected[plan]),
                load=weight(row[11], row[12]),
                unit=Unit(row[13]),
                rest_s=row[14],
                change_s=row[15],
                ramp=tuple(ramps[plan, 0]),
                ramp_if_first=tuple(ramps[plan, 1]),
                ramp_if_second=tuple(ramps[plan, 2]),
                action=row[16],
                why=row[17],
                based_on=tuple(basis[plan]),
                reserve=row[18],
            )
        )
    return {added_by: tuple(plans) for added_by, plans in found.items()}


def _ramps(conn: sqlite3.Connection, session: int) -> dict[tuple[int, int], list[RampPlan]]:
    found: dict[tuple[int, int], list[RampPlan]] = defaultdict(list)
    for plan, place, load, unit, reps in conn.execute(
        "SELECT r.plan_id, r.place, r.load, r.unit, r.reps FROM plan_exercise p"
        " CROSS JOIN plan_ramp r ON r.plan_id = p.id"
        " WHERE p.session_id = ? ORDER BY r.plan_id, r.place, r.number",
        (session,),
    ):
        found[plan, place].append(RampPlan(weight(load, unit), reps))
    return found


def _numbers(
    conn: sqlite3.Connection, session: int, table: str, column: str
) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for plan, value in conn.execute(
        f"SELECT n.plan_id, n.{column} FROM plan_exercise p"
        f" CROSS JOIN {table} n ON n.plan_id = p.id"
        " WHERE p.session_id = ? ORDER BY n.plan_id, n.number",
        (session,),
    ):
        found[plan].append(value)
    return found


def read_plan(conn: sqlite3.Connection, session: int, started: int | None) -> SessionPlan:
    """Return the plan of a session.

    Args:
        conn: A connection.
        session: Which session.
        started: Its first happening; `None` for a session without a plan.
    """
    row = conn.execute(
        "SELECT s.warm_up, w.list, s.cool_down, c.list FROM session s"
        " LEFT JOIN routine w ON w.id = s.warm_up LEFT JOIN routine c ON c.id = s.cool_down"
        " WHERE s.id = ?",
        (session,),
    ).fetchone()
    day = conn.execute(
        "SELECT day FROM head WHERE session_id = ? ORDER BY id LIMIT 1", (session,)
    ).fetchone()
    main = read_exercises(conn, session).get(started, ()) if started is not None else ()
    return SessionPlan(
        day=day[0] if day else None,
        warm_up_list=row[1] or "",
        cool_down_list=row[3] or "",
        warm_up=read_steps(conn, Phase.WARM_UP, row[0]),
        main=main,
        cool_down=read_steps(conn, Phase.COOL_DOWN, row[2]),
    )


def read_steps(
    conn: sqlite3.Connection, phase: Phase, routine: int | None
) -> tuple[TimedStep, ...]:
    """Return the steps of a list."""
    if routine is None:
        return ()
    return tuple(
        TimedStep(phase, place, step, StepKind(kind), side, number, seconds, ready_s, reps)
        for place, step, kind, side, number, seconds, ready_s, reps in routine_rows(conn, routine)
    )
