"""Writes an import: sessions, sets, where each came from; one act, in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace

from legtui.journal import body_log
from legtui.journal.choices import insert_choices
from legtui.journal.edits import NewId, insert_past, set_rows
from legtui.journal.import_values import BareLine, Batch, NewSession, NewSet
from legtui.journal.plans import weight_columns
from legtui.journal.reading import to_ms
from legtui.journal.rows import INSERT_LIFTED, insert_act
from legtui.journal.undoing import settle_history
from legtui.journal.words import lift_id
from legtui.session.moment import Moment
from legtui.training.record import SetKind

Progress = Callable[[int], None]

_INSERT_TIMED = (
    "INSERT INTO timed(session_id, set_id, lift_id, set_number, kind, side, load, unit, seconds,"
    " distance, rir_halves, form_ok, note, logged_ms, offset_min, added_by)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
_PAGE = 2000
"""So many sets are handed to SQLite at once."""


def write_import(
    conn: sqlite3.Connection,
    act: int,
    at: Moment,
    batch: Batch,
    new_id: NewId,
    progress: Progress | None = None,
) -> None:
    """Write all of an import by one act.

    Args:
        conn: A connection inside a transaction.
        act: Id of the act.
        at: When it is done.
        batch: What is written.
        new_id: Makes ids.
        progress: Told how many sets are written, now and then.
    """
    settle_history(conn, None)
    insert_act(conn, act, None, "imported", at)
    pen = _Pen(conn, act, new_id, _file(conn, act, batch), progress)
    for session in batch.sessions:
        pen.session(session)
    pen.bare(batch.bare)
    pen.flush()
    new = body_log.new_records(batch.body, body_log.everything(conn)) if any(batch.body) else []
    body_log.insert(conn, new, act)
    insert_choices(conn, act, batch.choices)
    conn.executemany("INSERT OR IGNORE INTO setting VALUES (?, ?)", batch.settings.items())


def _file(conn: sqlite3.Connection, act: int, batch: Batch) -> int:
    one = batch.file
    made = conn.execute(
        "INSERT INTO import_file(hash, name, format, lines, added_by) VALUES (?,?,?,?,?)"
        " RETURNING id",
        (one.hash, one.name, one.format, one.lines, act),
    )
    return int(made.fetchone()[0])


class _Pen:
    """Collects rows and writes them many at a time."""

    def __init__(
        self,
        conn: sqlite3.Connection,
        act: int,
        new_id: NewId,
        file: int,
        progress: Progress | None,
    ) -> None:
        self._conn = conn
        self._act = act
        self._new_id = new_id
        self._file = file
        self._progress = progress
        self._done = 0
        self._lifts: dict[tuple[str, str], int] = {}
        self._names: dict[str, int] = {}
        self._line = int(conn.execute("SELECT ifnull(max(id), 0) FROM import_line").fetchone()[0])
        self._line_now = 0
        self._lifted: list[tuple[object, ...]] = []
        self._timed: list[tuple[object, ...]] = []
        self._lines: list[tuple[object, ...]] = []
        self._sets: list[tuple[object, ...]] = []

    def session(self, new: NewSession) -> None:
        """Write a session, or sets into one that is there."""
        numbers = _Numbers()
        if new.into is None:
            session = self._new_id()
            logged = [one.values.logged_at for one in new.sets if one.values.logged_at is not None]
            last = max([new.session.started_at, *logged])
            past = replace(new.session, ended_at=new.session.ended_at or last)
            insert_past(self._conn, self._act, past, session)
            self._told(session, new)
        else:
            session = new.into
            numbers.know(self._conn, session)
        started = to_ms(new.session.started_at)
        self._line_now = 0
        for one in new.sets:
            self._set(session, one, numbers, started)
        if len(self._lifted) + len(self._timed) >= _PAGE:
            self.flush()

    def _set(self, session: int, one: NewSet, numbers: _Numbers, started: tuple[int, int]) -> None:
        values, set_id = one.values, self._new_id()
        lift = self._lift(values.exercise, values.variation)
        number = numbers.take(values.exercise, values.kind, values.number)
        logged = started if values.logged_at is None else to_ms(values.logged_at)
        if values.reps:
            self._lifted += set_rows(session, set_id, None, lift, number, values, logged, self._act)
        else:
            self._timed.append(self._timed_row(session, set_id, lift, number, one, logged))
        if one.line:
            self._origin(set_id, one)

    def _timed_row(
        self,
        session: int,
        set_id: int,
        lift: int,
        number: int,
        one: NewSet,
        logged: tuple[int, int],
    ) -> tuple[object, ...]:
        values = one.values
        return (
            session, set_id, lift, number, values.kind.value, values.side,
            *weight_columns(values.load), one.seconds or None, one.distance or None,
            None if values.rir is None else round(2 * min(values.rir, 4)), values.form_ok,
            values.note or None, *logged, self._act,
        )  # fmt: skip

    def _origin(self, set_id: int, one: NewSet) -> None:
        """Sets of one line share it."""
        if one.line != self._line_now:
            self._line_now = one.line
            self._line += 1
            self._lines.append((self._line, self._file, one.line, one.raw, None))
        self._sets.append((set_id, self._line, self._name(one.name) if one.name else None))

    def bare(self, lines: Iterable[BareLine]) -> None:
        """Keep the lines that are no sets, and why."""
        for one in lines:
            self._line += 1
            self._lines.append((self._line, self._file, one.line, one.raw, one.reason))

    def flush(self) -> None:
        """Hand all rows to SQLite."""
        conn = self._conn
        conn.executemany(INSERT_LIFTED, self._lifted)
        conn.executemany(_INSERT_TIMED, self._timed)
        conn.executemany("INSERT INTO import_line VALUES (?,?,?,?,?)", self._lines)
        conn.executemany("INSERT INTO import_set VALUES (?,?,?)", self._sets)
        self._done += len(self._sets)
        for rows in (self._lifted, self._timed, self._lines, self._sets):
            rows.clear()
        if self._progress is not None:
            self._progress(self._done)

    def _told(self, session: int, new: NewSession) -> None:
        conn = self._conn
        if new.phases_s is not None:
            conn.execute("INSERT INTO told_phases VALUES (?,?,?,?)", (session, *new.phases_s))
        conn.executemany(
            "INSERT INTO told_step(session_id, phase, step, side, seconds, done, ended_ms,"
            " offset_min) VALUES (?,?,?,?,?,?,?,?)",
            [
                (
                    session, one.phase, one.step, one.side, one.seconds, one.done,
                    *(to_ms(one.ended_at) if one.ended_at else (None, None)),
                )
                for one in new.steps
            ],
        )  # fmt: skip
        conn.executemany(
            "INSERT INTO told_pain(session_id, at_ms, offset_min, exercise, place, kind, note)"
            " VALUES (?,?,?,?,?,?,?)",
            [
                (session, *to_ms(one.at), one.exercise, one.place, one.kind, one.note)
                for one in new.pains
            ],
        )

    def _lift(self, exercise: str, variation: str) -> int:
        key = exercise, variation
        found = self._lifts.get(key)
        if found is None:
            found = self._lifts[key] = lift_id(self._conn, *key)
        return found

    def _name(self, name: str) -> int:
        found = self._names.get(name)
        if found is None:
            self._conn.execute("INSERT OR IGNORE INTO import_name(name) VALUES (?)", (name,))
            row = self._conn.execute("SELECT id FROM import_name WHERE name = ?", (name,))
            found = self._names[name] = int(row.fetchone()[0])
        return found


class _Numbers:
    """The numbers of the sets of one session, per exercise and kind; names where it is `other`."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, SetKind], set[int]] = {}
        self._fixed = True

    def know(self, conn: sqlite3.Connection, session: int) -> None:
        """Learn which numbers the session's sets have; a new one takes none of them."""
        self._fixed = False
        for table in ("lifted", "timed"):
            for exercise, kind, number in conn.execute(
                f"SELECT l.exercise, s.kind, s.set_number FROM standing_{table} s"
                " CROSS JOIN lift l ON l.id = s.lift_id WHERE s.session_id = ?",
                (session,),
            ):
                self._taken.setdefault((exercise, SetKind(kind)), set()).add(number)

    def take(self, exercise: str, kind: SetKind, wanted: int | None) -> int:
        """Return the number of a set: the wanted one, else the next."""
        if wanted and self._fixed:
            return wanted
        taken = self._taken.setdefault((exercise, kind), set())
        number = wanted if wanted and wanted not in taken else max(taken, default=0) + 1
        taken.add(number)
        return number
