"""What the lifter has set for the coming set with the arrows, before it is logged."""

from __future__ import annotations

import sqlite3

from legtui.journal.plans import weight, weight_columns
from legtui.session.view import Draft
from legtui.training.record import SetKind


def read(conn: sqlite3.Connection, session: int) -> Draft | None:
    """Return the draft of a session, `None` if there is none."""
    row = conn.execute(
        "SELECT slot, kind, number, load, unit, reps, right_reps FROM draft WHERE session_id = ?",
        (session,),
    ).fetchone()
    if row is None:
        return None
    reps = (row[5],) if row[6] is None else (row[5], row[6])
    return Draft(row[0], SetKind(row[1]), row[2], weight(row[3], row[4]), reps)


def save(conn: sqlite3.Connection, session: int, draft: Draft | None) -> None:
    """Keep the draft of a session; `None` removes it."""
    conn.execute("DELETE FROM draft WHERE session_id = ?", (session,))
    if draft is None:
        return
    right = draft.reps[1] if len(draft.reps) == 2 else None
    conn.execute(
        "INSERT INTO draft VALUES (?,?,?,?,?,?,?,?)",
        (
            session,
            draft.slot,
            draft.kind.value,
            draft.number,
            *weight_columns(draft.load),
            draft.reps[0],
            right,
        ),
    )
