"""The lifter's file: what can be asked of it and written to it."""

from __future__ import annotations

import contextlib
import itertools
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from legtui.journal import (
    choices,
    connect,
    ids,
    opening,
    reading,
    seals,
    settings,
    undoing,
)
from legtui.journal.errors import READING, Damaged, ReadOnlyJournal, explain
from legtui.journal.folders import make_folder, private_files
from legtui.journal.lock import InstanceLock
from legtui.journal.version import SCHEMA_VERSION
from legtui.journal.writer import Job, Writer
from legtui.session.moment import Moment
from legtui.session.plan import SessionPlan

if TYPE_CHECKING:
    from legtui.journal.body_log import BodyLog
    from legtui.journal.history import History
    from legtui.journal.lifted import LiftedSet, SessionEnd, WorkSets
    from legtui.journal.values import Finding, SavedSession, SessionKey, SessionRow
    from legtui.session.happenings import Happening
    from legtui.session.view import Draft
    from legtui.training.pain import Pain
    from legtui.training.record import Bout

T = TypeVar("T")


class Journal:
    """One open file. Reads come from any thread; writes go through one writer, in order.

    A write's future is done once it is on the disk; it fails with a `JournalError`, and then
    nothing of it was kept.
    """

    def __init__(self, path: Path, reader: sqlite3.Connection, writer: Writer | None) -> None:
        self.path = path
        self._reader = reader
        self._reading = threading.RLock()
        self._writer = writer
        self._lock: InstanceLock | None = None
        self._ids = itertools.count(ids.first_free(reader))

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Journal:
        """Open the file, made if it is not there, and brought up to date if it is older.

        Raises:
            JournalError: It can't be opened; the file is as it was.
        """
        path = Path(path).expanduser()
        try:
            opening.look_before(path)
            return cls._open_to_read(path) if read_only else cls._open_to_write(path)
        except READING as error:
            raise explain(error, path) from error

    @classmethod
    def _open_to_read(cls, path: Path) -> Journal:
        reader = connect.reader(path)
        try:
            if opening.look_inside(reader, path) != SCHEMA_VERSION:
                raise ReadOnlyJournal(
                    f"{path} is from an older legtui.", "Open it once for writing; that updates it."
                )
            return cls(path, reader, None)
        except BaseException:
            reader.close()
            raise

    @classmethod
    def _open_to_write(cls, path: Path) -> Journal:
        make_folder(path.parent)
        lock = InstanceLock(path)
        with contextlib.ExitStack() as undo, private_files():
            lock.acquire()
            undo.callback(lock.release)
            conn = connect.writer(path)
            undo.callback(conn.close)
            version = opening.look_inside(conn, path)
            connect.prepare_writer(conn)
            opening.migrate(conn, path, version)
            reader = connect.reader(path)
            undo.callback(reader.close)
            journal = cls(path, reader, None)
            journal._writer = Writer(conn, path, journal._follow, seals.seal_some)
            journal._lock = lock
            undo.pop_all()
        return journal

    def close(self) -> None:
        """Finish what was submitted and close; a second time does nothing."""
        with self._reading:
            self._reader.close()
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether it was opened to look only."""
        return self._writer is None

    def _follow(self, path: Path) -> None:
        """Read where the writes go on: the file was replaced."""
        reader = connect.reader(path)
        with self._reading:
            self._reader.close()
            self._reader, self.path = reader, path

    @cached_property
    def history(self) -> History:
        """Changes of past sessions, undo and redo across the file."""
        from legtui.journal.history import History

        return History(self._write, self.new_id)

    @cached_property
    def body(self) -> BodyLog:
        """Measurements, tests, photos, food and drink, supplements."""
        from legtui.journal.body_log import BodyLog

        return BodyLog(self._read, self._write, self.new_id)

    # -- ids -------------------------------------------------------------------------------

    def new_id(self) -> int:
        """Make an id that no row has; each is larger than the one before."""
        return next(self._ids)

    def new_session(self, kind: str = "leg_day") -> SessionKey:
        """Make the key of a new session; nothing is written."""
        from legtui.journal.values import SessionKey

        return SessionKey(self.new_id(), uuid4().hex, kind)

    # -- the running session -----------------------------------------------------------------

    def record(
        self,
        session: SessionKey,
        happenings: Sequence[Happening],
        plan: SessionPlan | None = None,
        instead_of: Sequence[int] = (),
    ) -> Future[None]:
        """Write happenings in one transaction; with `plan`, the session's first.

        What is there already under the same id is not written again. What is there under an id
        of `instead_of` was given up after its write had failed, and is removed.
        """
        from legtui.journal import rows

        def job(conn: sqlite3.Connection) -> None:
            rows.drop(conn, session.id, instead_of)
            rows.write(conn, session, happenings, plan)

        return self._write(job)

    def record_all(
        self, sessions: Iterable[tuple[SessionKey, Sequence[Happening], SessionPlan]]
    ) -> Future[None]:
        """Write whole sessions in one transaction."""
        from legtui.journal import rows

        entries = tuple(sessions)

        def job(conn: sqlite3.Connection) -> None:
            for key, happenings, plan in entries:
                rows.write(conn, key, happenings, plan)

        return self._write(job)

    def undo(self, session_id: int, action: int) -> Future[None]:
        """Take an act of a session back."""

        def job(conn: sqlite3.Connection) -> None:
            undoing.mark(conn, session_id, action, undone=True)

        return self._write(job)

    def redo(self, session_id: int, action: int) -> Future[None]:
        """Bring an act of a session back."""

        def job(conn: sqlite3.Connection) -> None:
            undoing.mark(conn, session_id, action, undone=False)

        return self._write(job)

    def discard(self, session_id: int) -> Future[None]:
        """Remove a session in which nothing was done, without a trace."""
        from legtui.journal import rows

        return self._write(lambda conn: rows.discard(conn, session_id), bare=True)

    def save_draft(self, session_id: int, draft: Draft | None) -> Future[None]:
        """Keep what the lifter has set for the coming set; it is not undone."""
        from legtui.journal import drafts

        return self._write(lambda conn: drafts.save(conn, session_id, draft))

    # -- settings ----------------------------------------------------------------------------

    def settings(self) -> dict[str, str]:
        """Return all settings as text."""
        return self._read(settings.settings)

    def set_setting(self, name: str, value: str | None) -> Future[None]:
        """Keep a setting; `None` removes it."""
        return self._write(lambda conn: settings.keep(conn, name, value))

    def choices(self) -> dict[str, str]:
        """Return what the lifter chose by acts that stand, as text: `program`, `gyms` …"""
        return self._read(choices.choices)

    def choose(self, name: str, value: str, at: Moment) -> Future[int]:
        """Choose by an act that undo takes back; the future gives its id."""
        act = self.new_id()
        return self._write(lambda conn: choices.choose(conn, act, at, name, value))

    # -- reading -----------------------------------------------------------------------------

    def open_session(self) -> SavedSession | None:
        """Return the newest session in progress."""

        def job(conn: sqlite3.Connection) -> SavedSession | None:
            found = reading.open_session_id(conn)
            return None if found is None else _load(conn, found)

        return self._read(job)

    def load(self, session_id: int) -> SavedSession | None:
        """Return a session with its plan and its ledger."""
        return self._read(lambda conn: _load(conn, session_id))

    def sessions(self, limit: int, before: SessionRow | None = None) -> tuple[SessionRow, ...]:
        """Return sessions, newest first; `before` is the last row of the page before."""
        from legtui.journal import session_list

        return self._read(lambda conn: session_list.session_rows(conn, limit, before))

    def session(self, session_id: int) -> SessionRow | None:
        """Return one session's row."""
        from legtui.journal import session_list

        return self._read(lambda conn: session_list.session_row(conn, session_id))

    def sessions_of(self, sessions: Iterable[int]) -> tuple[SessionRow, ...]:
        """Return those of some sessions that there are, newest first."""
        from legtui.journal import session_list

        return self._read(lambda conn: session_list.rows_of(conn, sessions))

    def last_day(self) -> str | None:
        """Return the day, A or B, of the newest session that has one."""
        return self._read(reading.last_day)

    def sets_of(self, session_id: int) -> tuple[LiftedSet, ...]:
        """Return the sets of a session in the order they were lifted."""
        return self._read(lambda conn: reading.sets_of(conn, session_id))

    def last_sets(self, variation: str) -> tuple[LiftedSet, ...]:
        """Return the sets of the newest session in which a variation was lifted."""
        return self._read(lambda conn: reading.last_sets(conn, variation))

    def bouts(self, exercise: str, limit: int | None = None) -> tuple[Bout, ...]:
        """Return the newest bouts of an exercise over all its variations, oldest first."""
        return self.bouts_of((exercise,), limit)[exercise]

    def bouts_of(
        self, exercises: Sequence[str], limit: int | None = None
    ) -> dict[str, tuple[Bout, ...]]:
        """Return the newest bouts of several exercises; what they share is read once."""
        from legtui.journal.bouts import bouts

        return self._read(lambda conn: bouts(conn, exercises, limit))

    def session_ends(self, since_ms: int) -> tuple[SessionEnd, ...]:
        """Return the sessions started since a wall time, oldest first, for recovery."""
        return self._read(lambda conn: reading.session_ends(conn, since_ms))

    def pains(self, since_ms: int) -> tuple[Pain, ...]:
        """Return what hurt since a wall time, oldest first."""
        return self._read(lambda conn: reading.pains(conn, since_ms))

    def work_sets(self, since_ms: int) -> tuple[WorkSets, ...]:
        """Return the working sets per variation and session since, for the balance."""
        return self._read(lambda conn: reading.work_sets(conn, since_ms))

    def query(
        self, sql: str, values: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        """Return the rows of a query; for the documented views. It can't write."""
        return self._read(lambda conn: conn.execute(sql, values).fetchall())

    def session_count(self) -> int:
        """Return how many sessions there are."""
        return self._read(reading.session_count)

    def last_recorded_ms(self) -> int | None:
        """Return the newest wall time of anything recorded, ms since 1970."""
        return self._read(reading.last_recorded_ms)

    # -- care --------------------------------------------------------------------------------

    def backup(
        self, dest: Path | None = None, *, tag: str = "auto", now: datetime | None = None
    ) -> Path:
        """Write a verified copy while the file stays in use; return where it is.

        Slow with a large file (0.4 s for 50 MB): not for the thread that draws.

        Args:
            dest: Where to; `None` is the folder of backups, which is thinned out then.
            tag: A word for the name there.
            now: The time for the name there, aware.

        Raises:
            JournalError: There is no copy; the file is as it was.
        """
        from legtui.journal.backup import back_up

        return back_up(self.path, dest, tag, now or datetime.now(UTC))

    def rescued(self) -> tuple[Path, ...]:
        """Return the files beside this one with what was saved while it was replaced, as far as
        it is not here: restored or merged, it is.
        """
        from legtui.journal.rescue import waiting

        return self._read(lambda conn: tuple(waiting(conn, self.path)))

    def check(self) -> tuple[Finding, ...]:
        """Return what a thorough check of the file found; slow with a large file."""
        from legtui.journal import checking

        with contextlib.closing(connect.reader(self.path)) as conn:
            return checking.check(conn)

    # -- underneath --------------------------------------------------------------------------

    def _read(self, job: Callable[[sqlite3.Connection], T]) -> T:
        try:
            with self._reading:
                return job(self._reader)
        except READING as error:
            raise explain(error, self.path) from error
        except (TypeError, ValueError, ArithmeticError, LookupError):
            self._insist_whole()
            raise

    def _insist_whole(self) -> None:
        """Rows that make no sense may be those of a page that is in another's place."""
        with self._reading:
            said = self._reader.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if said != "ok":
            raise Damaged(
                f"{self.path} is damaged.",
                "legtui doctor says more, legtui restore brings a backup back.",
            )

    def _write(self, job: Job[T], *, bare: bool = False) -> Future[T]:
        if self._writer is not None:
            return self._writer.submit(job, bare=bare)
        refused: Future[T] = Future()
        refused.set_exception(
            ReadOnlyJournal("Not saved: the file is open to look only.", "Close the other legtui.")
        )
        return refused


def _load(conn: sqlite3.Connection, session: int) -> SavedSession | None:
    """Read a session in one look: what is discarded meanwhile is there whole or not at all."""
    from legtui.journal.loading import load

    conn.execute("BEGIN")
    try:
        return load(conn, session)
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
