"""Changes of the history. Each is one act, undone like any other, also after a restart.

A running session is not touched by them: its own acts correct it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from legtui.journal import timed
from legtui.journal.errors import JournalError
from legtui.journal.plans import weight_columns
from legtui.journal.reading import to_ms
from legtui.journal.rows import INSERT_LIFTED, insert_act, take_set
from legtui.journal.undoing import settle_history
from legtui.journal.values import PastSession, SetValues
from legtui.journal.words import lift_id
from legtui.session.moment import Moment, gap_ms
from legtui.training.record import SetKind

NewId = Callable[[], int]


def change_set(
    conn: sqlite3.Connection, act: int, at: Moment, session: int, set_id: int, now: SetValues
) -> None:
    """Replace a set by what it is now; its number stays if its exercise and kind do."""
    old = _set(conn, session, set_id)
    same = (old[2], old[3]) == (now.exercise, now.kind.value)
    number = now.number or (old[1] if same else None)
    _begin(conn, act, session, "set_changed", at)
    take_set(conn, session, set_id, act)
    values = replace(now, number=number)
    logged = (old[4], old[5]) if now.logged_at is None else to_ms(now.logged_at)
    _insert_set(conn, session, set_id, old[0], act, values, logged)
    conn.execute("INSERT INTO correction VALUES (?, 'set')", (act,))


def add_set(
    conn: sqlite3.Connection, act: int, at: Moment, set_id: int, session: int, new: SetValues
) -> None:
    """Add a set that was lifted and not logged."""
    head = _head(conn, session)
    _begin(conn, act, session, "set_added", at)
    slot = conn.execute(
        "SELECT p.slot FROM plan_exercise p CROSS JOIN lift l ON l.id = p.lift_id"
        " CROSS JOIN happening a ON a.id = p.added_by"
        " WHERE p.session_id = ? AND l.exercise = ? AND a.undone = 0 ORDER BY p.id DESC LIMIT 1",
        (session, new.exercise),
    ).fetchone()
    logged = head if new.logged_at is None else to_ms(new.logged_at)
    _insert_set(conn, session, set_id, slot[0] if slot else None, act, new, logged)


def delete_set(conn: sqlite3.Connection, act: int, at: Moment, session: int, set_id: int) -> None:
    """Delete a set; those of its exercise and kind after it move up."""
    place = timed.place_of(conn, session, set_id)
    if place is None:
        place = _set(conn, session, set_id)[1:4]
    _head(conn, session)
    _begin(conn, act, session, "set_deleted", at)
    take_set(conn, session, set_id, act)
    timed.take_timed(conn, act, session, set_id)
    _move_up(conn, act, session, *place)


def _move_up(
    conn: sqlite3.Connection, act: int, session: int, number: int, exercise: str, kind: str
) -> None:
    timed.move_up(conn, act, session, exercise, kind, number)
    later = conn.execute(
        "SELECT s.* FROM standing_lifted s CROSS JOIN lift l ON l.id = s.lift_id"
        " WHERE s.session_id = ? AND l.exercise = ? AND s.kind = ? AND s.set_number > ?"
        " ORDER BY s.id",
        (session, exercise, kind, number),
    ).fetchall()
    for row in later:
        conn.execute("UPDATE lifted SET taken_by = ? WHERE id = ?", (act, row[0]))
        moved = [*row[1:-2], act]
        moved[4] -= 1
        conn.execute(INSERT_LIFTED, moved)


def change_times(
    conn: sqlite3.Connection,
    act: int,
    at: Moment,
    session: int,
    started: datetime,
    ended: datetime | None,
) -> None:
    """Change when a session began and ended; `ended` `None` leaves its end.

    Raises:
        JournalError: It would end before it began.
    """
    if ended is not None and ended < started:
        raise JournalError("A session can't end before it starts.", "Nothing was changed.")
    day = conn.execute("SELECT day FROM standing_head WHERE session_id = ?", (session,)).fetchone()
    _head(conn, session)
    _begin(conn, act, session, "times_changed", at)
    _take(conn, "head", session, act)
    conn.execute(
        "INSERT INTO head(session_id, started_ms, offset_min, day, added_by) VALUES (?,?,?,?,?)",
        (session, *to_ms(started), day[0], act),
    )
    if ended is None:
        return
    old = conn.execute(
        "SELECT complete FROM standing_ending WHERE session_id = ? ORDER BY id DESC LIMIT 1",
        (session,),
    ).fetchone()
    _take(conn, "ending", session, act)
    _insert_ending(conn, session, ended, bool(old[0]) if old else True, act)


def change_note(conn: sqlite3.Connection, act: int, at: Moment, session: int, text: str) -> None:
    """Replace a session's notes by one; empty removes them."""
    _head(conn, session)
    _begin(conn, act, session, "note_changed", at)
    _take(conn, "note", session, act)
    if text:
        _insert_note(conn, session, text, act)


def delete_session(conn: sqlite3.Connection, act: int, at: Moment, session: int) -> None:
    """Delete a session: its head is taken away, and nothing of it appears any more."""
    _head(conn, session)
    _begin(conn, act, session, "session_deleted", at)
    _take(conn, "head", session, act)


def reopen(conn: sqlite3.Connection, act: int, at: Moment, session: int) -> None:
    """Take the end of a session away, to go on with it.

    Raises:
        JournalError: The program did not lead it, so there is nothing to go on with.
    """
    _head(conn, session)
    last = conn.execute(
        "SELECT h.t_ms, h.utc_ms, c.offset_min, c.zero_ms + h.t_ms, b.name FROM happening h"
        " CROSS JOIN clock c ON c.id = h.clock_id CROSS JOIN boot b ON b.id = c.boot_id"
        " WHERE h.session_id = ? AND h.undone < 2 ORDER BY h.id DESC LIMIT 1",
        (session,),
    ).fetchone()
    if last is None:
        raise JournalError("This session was not led by legtui.", "Its sets can be edited.")
    settle_history(conn, session)
    t = last[0] + gap_ms(Moment(*last[1:]), at)
    insert_act(conn, act, session, "reopened", at, t)
    _take(conn, "ending", session, act)


def add_session(
    conn: sqlite3.Connection, act: int, at: Moment, one: PastSession, new_id: NewId
) -> None:
    """Add a session that the program did not lead.

    Args:
        conn: A connection inside a transaction.
        act: Id of the act.
        at: When it is done.
        one: The session, with its sets.
        new_id: Makes ids.
    """
    settle_history(conn, None)
    insert_act(conn, act, None, "session_added", at)
    session = new_id()
    insert_past(conn, act, replace(one, ended_at=one.ended_at or _last_set(one)), session)
    lifts: dict[tuple[str, str], int] = {}
    started = to_ms(one.started_at)
    numbers: dict[tuple[str, SetKind], int] = {}
    rows: list[tuple[object, ...]] = []
    for values in one.sets:
        lift = values.exercise, values.variation
        if lift not in lifts:
            lifts[lift] = lift_id(conn, *lift)
        counted = values.exercise, values.kind
        number = values.number or numbers.get(counted, 0) + 1
        numbers[counted] = max(number, numbers.get(counted, 0))
        logged = started if values.logged_at is None else to_ms(values.logged_at)
        rows += set_rows(session, new_id(), None, lifts[lift], number, values, logged, act)
    conn.executemany(INSERT_LIFTED, rows)


def insert_past(conn: sqlite3.Connection, act: int, one: PastSession, session: int) -> None:
    """Write a past session under an id: its head, its end and its note, not its sets."""
    conn.execute("INSERT INTO session(id, uid, kind) VALUES (?,?,?)", (session, one.uid, one.kind))
    conn.execute(
        "INSERT INTO head(session_id, started_ms, offset_min, day, added_by) VALUES (?,?,?,?,?)",
        (session, *to_ms(one.started_at), one.day, act),
    )
    _insert_ending(conn, session, one.ended_at or one.started_at, one.complete, act)
    if one.note:
        _insert_note(conn, session, one.note, act)


def _last_set(one: PastSession) -> datetime:
    """A session without an end ended with its last set."""
    return max([one.started_at, *(s.logged_at for s in one.sets if s.logged_at is not None)])


def _begin(conn: sqlite3.Connection, act: int, session: int, kind: str, at: Moment) -> None:
    """Write the act; on the session's own clock it takes no time."""
    settle_history(conn, session)
    last = conn.execute("SELECT max(t_ms) FROM happening WHERE session_id = ?", (session,))
    insert_act(conn, act, session, kind, at, last.fetchone()[0] or 0)


def _head(conn: sqlite3.Connection, session: int) -> tuple[int, int]:
    found: tuple[int, int] | None = conn.execute(
        "SELECT started_ms, offset_min FROM standing_head WHERE session_id = ?", (session,)
    ).fetchone()
    if found is None:
        raise JournalError("There is no such session.", "It may have been deleted.")
    return found


def _set(
    conn: sqlite3.Connection, session: int, set_id: int
) -> tuple[int | None, int, str, str, int, int]:
    """Return slot, number, exercise, kind and when it was logged."""
    _head(conn, session)
    found: tuple[int | None, int, str, str, int, int] | None = conn.execute(
        "SELECT s.slot, s.set_number, l.exercise, s.kind, s.logged_ms, s.offset_min"
        " FROM standing_lifted s CROSS JOIN lift l ON l.id = s.lift_id"
        " WHERE s.session_id = ? AND s.set_id = ? LIMIT 1",
        (session, set_id),
    ).fetchone()
    if found is None:
        raise JournalError("There is no such set.", "It may have been deleted.")
    return found


def _take(conn: sqlite3.Connection, table: str, session: int, act: int) -> None:
    conn.execute(
        f"UPDATE {table} SET taken_by = ? WHERE id IN"
        f" (SELECT id FROM standing_{table} WHERE session_id = ?)",
        (act, session),
    )


def _insert_ending(
    conn: sqlite3.Connection, session: int, ended: datetime, complete: bool, act: int
) -> None:
    conn.execute(
        "INSERT INTO ending(session_id, ended_ms, offset_min, complete, added_by)"
        " VALUES (?,?,?,?,?)",
        (session, *to_ms(ended), complete, act),
    )


def _insert_note(conn: sqlite3.Connection, session: int, text: str, act: int) -> None:
    conn.execute(
        "INSERT INTO note(session_id, text, added_by) VALUES (?,?,?)", (session, text, act)
    )


def _insert_set(
    conn: sqlite3.Connection,
    session: int,
    set_id: int,
    slot: int | None,
    act: int,
    values: SetValues,
    logged: tuple[int, int],
) -> None:
    lift = lift_id(conn, values.exercise, values.variation)
    number = values.number or _next_number(conn, session, values)
    rows = set_rows(session, set_id, slot, lift, number, values, logged, act)
    conn.executemany(INSERT_LIFTED, rows)


def _next_number(conn: sqlite3.Connection, session: int, values: SetValues) -> int:
    found = conn.execute(
        "SELECT max(s.set_number) FROM standing_lifted s CROSS JOIN lift l ON l.id = s.lift_id"
        " WHERE s.session_id = ? AND l.exercise = ? AND s.kind = ?",
        (session, values.exercise, values.kind.value),
    ).fetchone()[0]
    counted = timed.highest_number(conn, session, values.exercise, values.kind.value)
    return max(int(found or 0), counted) + 1


def set_rows(
    session: int,
    set_id: int,
    slot: int | None,
    lift: int,
    number: int,
    values: SetValues,
    logged: tuple[int, int],
    act: int,
) -> list[tuple[object, ...]]:
    """Return the rows of a set for `INSERT_LIFTED`: one, or one of each leg."""
    sides = ("left", "right") if len(values.reps) == 2 else (values.side,)
    return [
        (
            session,
            set_id,
            slot,
            lift,
            number,
            values.kind.value,
            side,
            *weight_columns(values.load),
            reps,
            None if values.rir is None else round(2 * min(values.rir, 4)),
            values.form_ok,
            values.note or None,
            *logged,
            act,
        )
        for side, reps in zip(sides, values.reps, strict=True)
    ]
