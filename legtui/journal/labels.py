"""An act of the file in words, for the line that says what undo took back."""

from __future__ import annotations

import sqlite3

from legtui.journal.body_log import act_words
from legtui.journal.body_schema import BODY_KINDS
from legtui.journal.choices import CHOSEN, choice_words
from legtui.journal.loading import load
from legtui.text import one_line, plural

_HISTORY = {
    "times_changed": "change of the session's times",
    "note_changed": "change of the session's note",
    "session_deleted": "deleted session",
    "reopened": "reopened session",
}


def words(conn: sqlite3.Connection, act: int, session: int | None, kind: str) -> str:
    """Return what an act was, in words that follow `Undone:`."""
    if kind in BODY_KINDS:
        return act_words(conn, act, kind)
    if kind == CHOSEN:
        return choice_words(conn, act)
    if kind in _HISTORY:
        return _HISTORY[kind]
    if kind in ("session_added", "imported"):
        return _sessions(conn, act, kind)
    if kind in ("set_added", "set_deleted", "set_changed"):
        return _set(conn, act, kind)
    return _in_session(conn, act, session)


def _sessions(conn: sqlite3.Connection, act: int, kind: str) -> str:
    file = conn.execute("SELECT name FROM import_file WHERE added_by = ?", (act,)).fetchone()
    if file is not None:
        return f"import of {one_line(file[0], 60)}"
    number = conn.execute("SELECT count(*) FROM head WHERE added_by = ?", (act,)).fetchone()[0]
    how = "import of" if kind == "imported" else "added"
    return f"{how} {plural(number, 'session')}"


def _set(conn: sqlite3.Connection, act: int, kind: str) -> str:
    column = "taken_by" if kind == "set_deleted" else "added_by"
    row = conn.execute(
        "SELECT s.set_number, l.variation FROM happening h"
        " CROSS JOIN lifted s ON s.session_id = h.session_id CROSS JOIN lift l ON l.id = s.lift_id"
        f" WHERE h.id = ? AND s.{column} = h.id ORDER BY s.id LIMIT 1",
        (act,),
    ).fetchone()
    what = {"set_added": "added", "set_deleted": "deleted"}.get(kind, "correction of")
    if row is None:
        return f"{what} set"
    return f"{what} set {row[0]}, {one_line(row[1].replace('_', ' '), 60)}"


def _in_session(conn: sqlite3.Connection, act: int, session: int | None) -> str:
    saved = load(conn, session) if session is not None else None
    if saved is None:
        return "the last change"
    # The words of the guide are read only when somebody undoes.
    from legtui.session.deed_text import act_text
    from legtui.session.replay import replay

    before = replay(saved.plan, saved.ledger.before(act))
    return act_text(before, saved.ledger.parts(act))
