"""Reads and writes what is kept beside the sessions. Each change is one act, undone like any."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Any, Protocol, TypeVar

from legtui.journal.body_schema import BODY_KINDS
from legtui.journal.body_tables import TABLES, Table, table_of
from legtui.journal.body_values import (
    BODY_WEIGHT,
    BodyRecords,
    Intake,
    Measurement,
    OwnTest,
    Performance,
    Photo,
    Record,
    Tick,
)
from legtui.journal.errors import JournalError
from legtui.journal.reading import to_ms
from legtui.journal.undoing import settle_history
from legtui.journal.words import clock_id
from legtui.session.moment import Moment
from legtui.training.weight import Weight

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], T]


class _Run(Protocol):
    def __call__(self, job: Callable[[sqlite3.Connection], T]) -> T: ...


class _Write(Protocol):
    def __call__(self, job: Callable[[sqlite3.Connection], T]) -> Future[T]: ...


class BodyLog:
    """Measurements, tests, photos, food and drink, supplements.

    Args:
        read: Runs a job on the reading connection.
        write: Runs a job in a transaction on the writer's thread.
        new_id: Makes ids.
    """

    def __init__(self, read: _Run, write: _Write, new_id: Callable[[], int]) -> None:
        self._read = read
        self._write = write
        self._new_id = new_id

    # -- writing -----------------------------------------------------------------------------

    def add(self, record: Record, at: Moment) -> Future[int]:
        """Add one record; `at` is when it is entered, `record.at` when it was.

        The future gives the act's id once it is on the disk.
        """
        return self._add((record,), table_of(record).act, at)

    def add_together(self, records: Sequence[Record], at: Moment) -> Future[int]:
        """Add records of one kind by one act: both legs of a test."""
        return self._add(tuple(records), table_of(records[0]).act, at)

    def add_all(self, records: BodyRecords, at: Moment) -> Future[int]:
        """Add the records of an import by one act; what is there already is left as it is.

        The future gives how many were new.
        """
        act = self._new_id()

        def job(conn: sqlite3.Connection) -> int:
            new = new_records(records, everything(conn))
            if new:
                _act(conn, act, "body_imported", at)
                insert(conn, new, act)
            return len(new)

        return self._write(job)

    def delete(self, record: Record, at: Moment) -> Future[int]:
        """Delete a record.

        The future fails with `JournalError` where it is gone already.
        """
        act = self._new_id()

        def job(conn: sqlite3.Connection) -> int:
            _act(conn, act, "entry_deleted", at)
            _take(conn, record, act)
            return act

        return self._write(job)

    def correct(self, record: Record, now: Record, at: Moment) -> Future[int]:
        """Put a record in another's place by one act.

        The future fails with `JournalError` where the other is gone already.
        """
        act = self._new_id()

        def job(conn: sqlite3.Connection) -> int:
            _act(conn, act, table_of(now).act, at)
            _take(conn, record, act)
            insert(conn, (now,), act)
            return act

        return self._write(job)

    def forget_photos(self, uids: Sequence[str]) -> Future[None]:
        """Remove photos whose files are gone for good; undo can't bring them back."""

        def job(conn: sqlite3.Connection) -> None:
            conn.executemany("DELETE FROM photo WHERE uid = ?", [(uid,) for uid in uids])

        return self._write(job)

    def _add(self, records: Sequence[Record], kind: str, at: Moment) -> Future[int]:
        act = self._new_id()

        def job(conn: sqlite3.Connection) -> int:
            _act(conn, act, kind, at)
            insert(conn, records, act)
            return act

        return self._write(job)

    # -- reading -----------------------------------------------------------------------------

    def measurements(self, site: str | None = None) -> tuple[Measurement, ...]:
        """Return the measurements, of one site only if said so, oldest first."""
        where = "" if site is None else " WHERE site = ?"
        values = () if site is None else (site,)
        return self._read(lambda conn: _select(conn, Measurement, where, values))

    def latest_weight(self, before: datetime | None = None) -> Weight | None:
        """Return the newest body weight, up to a time if said so."""
        until = 2**62 if before is None else to_ms(before)[0]

        def job(conn: sqlite3.Connection) -> Weight | None:
            where = " WHERE site = ? AND at_ms <= ?"
            found: tuple[Measurement, ...] = _select(
                conn, Measurement, where, (BODY_WEIGHT, until), " DESC LIMIT 1"
            )
            return found[0].weight if found else None

        return self._read(job)

    def last_girth(self) -> Measurement | None:
        """Return the newest girth of any site."""

        def job(conn: sqlite3.Connection) -> Measurement | None:
            found: tuple[Measurement, ...] = _select(
                conn, Measurement, " WHERE site != ?", (BODY_WEIGHT,), " DESC LIMIT 1"
            )
            return found[0] if found else None

        return self._read(job)

    def performances(self, test: str | None = None) -> tuple[Performance, ...]:
        """Return the results of tests, of one only if said so, oldest first."""
        where = "" if test is None else " WHERE test = ?"
        values = () if test is None else (test,)
        return self._read(lambda conn: _select(conn, Performance, where, values))

    def own_tests(self) -> tuple[OwnTest, ...]:
        """Return the lifter's own tests."""
        return self._read(lambda conn: _select(conn, OwnTest))

    def photos(self) -> tuple[Photo, ...]:
        """Return the photos, oldest first."""
        return self._read(lambda conn: _select(conn, Photo))

    def known_photos(self) -> set[str]:
        """Return the uids of the photos that hold, and of those that were deleted."""
        return self._read(
            lambda conn: {
                one.uid
                for one in (*_select(conn, Photo), *_rows(conn, TABLES[Photo], *_deleted("photo")))
            }
        )

    def intakes(self, since: datetime) -> tuple[Intake, ...]:
        """Return what was eaten and drunk since, oldest first."""
        values = (to_ms(since)[0],)
        return self._read(lambda conn: _select(conn, Intake, " WHERE at_ms >= ?", values))

    def ticks(self, since: datetime) -> tuple[Tick, ...]:
        """Return the supplements taken since, oldest first."""
        values = (to_ms(since)[0],)
        return self._read(lambda conn: _select(conn, Tick, " WHERE at_ms >= ?", values))

    def everything(self) -> BodyRecords:
        """Return all records that hold, for an export."""
        return self._read(everything)


def new_records(records: BodyRecords, there: BodyRecords) -> list[Record]:
    """Return what is in the first and not in the second; two glasses at once are two."""
    known = Counter(there)
    new = []
    for one in records:
        if known[one] > 0:
            known[one] -= 1
        else:
            new.append(one)
    return new


def merged_records(records: BodyRecords, conn: sqlite3.Connection) -> list[Record]:
    """Return what another file has and this one has not; what was deleted here stays deleted."""
    gone = Counter(
        one for table in TABLES.values() for one in _rows(conn, table, *_deleted(table.name))
    )
    new = []
    for one in new_records(records, everything(conn)):
        if gone[one] > 0:
            gone[one] -= 1
        else:
            new.append(one)
    return new


def _deleted(table: str) -> tuple[str, str, Sequence[object]]:
    """Return where the records are that the lifter deleted, rather than took back."""
    where = (
        " f WHERE EXISTS (SELECT 1 FROM happening k WHERE k.id = f.taken_by AND k.undone = 0)"
        " AND EXISTS (SELECT 1 FROM happening a WHERE a.id = f.added_by AND a.undone = 0)"
    )
    return table, where, ()


def everything(conn: sqlite3.Connection) -> BodyRecords:
    """Return all records that hold, each kind oldest first."""
    return BodyRecords(
        _select(conn, Measurement),
        _select(conn, Performance),
        _select(conn, OwnTest),
        _select(conn, Photo),
        _select(conn, Intake),
        _select(conn, Tick),
    )


def act_words(conn: sqlite3.Connection, act: int, kind: str) -> str:
    """Return what an act was, in words that follow `Undone:`."""
    if kind == "body_imported":
        return "import of measurements and food"
    column = "taken_by" if kind == "entry_deleted" else "added_by"
    found = [
        record
        for table in TABLES.values()
        for record in _rows(conn, table, table.name, f" WHERE {column} = ?", (act,))
    ]
    if not found:
        return "photo that is gone for good"
    # The words of the guide are read only when somebody undoes.
    from legtui.journal.body_words import record_words

    said = ", ".join(record_words(one) for one in found[:2])
    return f"deleted {said}" if kind == "entry_deleted" else said


def _act(conn: sqlite3.Connection, act: int, kind: str, at: Moment) -> None:
    """Write the act; what was taken back before it is gone for good."""
    settle_history(conn, None)
    conn.execute(
        "INSERT INTO happening(id, session_id, action, kind, t_ms, utc_ms, clock_id)"
        " VALUES (?, NULL, ?, ?, 0, ?, ?)",
        (act, act, BODY_KINDS[kind], at.utc_ms, clock_id(conn, at, 0)),
    )


def _take(conn: sqlite3.Connection, record: Record, act: int) -> None:
    """Take a record away by an act."""
    name = table_of(record).name
    changed = conn.execute(
        f"UPDATE {name} SET taken_by = ? WHERE id = (SELECT id FROM standing_{name} WHERE id = ?)",
        (act, record.id),
    )
    if changed.rowcount != 1:
        raise JournalError("There is no such entry.", "It may have been deleted.")


def insert(conn: sqlite3.Connection, records: Sequence[Record], act: int) -> None:
    """Write records that an act adds."""
    for one in records:
        table = table_of(one)
        names = ", ".join((*table.columns, "added_by"))
        marks = ", ".join("?" * (len(table.columns) + 1))
        values = (*table.row(one), act)
        conn.execute(f"INSERT INTO {table.name}({names}) VALUES ({marks})", values)


def _select(
    conn: sqlite3.Connection,
    kind: type,
    where: str = "",
    values: Sequence[object] = (),
    order: str = "",
) -> tuple[Any, ...]:
    table = TABLES[kind]
    by = "at_ms" if "at_ms" in table.columns else "id"
    tail = f"{where} ORDER BY {by}{order}" if order else f"{where} ORDER BY {by}, id"
    return _rows(conn, table, f"standing_{table.name}", tail, values)


def _rows(
    conn: sqlite3.Connection, table: Table, source: str, tail: str, values: Sequence[object]
) -> tuple[Any, ...]:
    names = ", ".join((*table.columns, "id"))
    found = conn.execute(f"SELECT {names} FROM {source}{tail}", values)
    return tuple(table.record(row) for row in found)
