"""The one thread that writes: in order, and a result only after it is on the disk."""

from __future__ import annotations

import contextlib
import os
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from legtui.journal.connect import prepare_writer
from legtui.journal.connect import writer as connect_writer
from legtui.journal.errors import JournalError, Replaced, explain
from legtui.journal.rescue import rescue

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], T]


class Writer:
    """Runs jobs on one connection, each in a transaction of its own.

    Args:
        conn: A connection for writing.
        path: Its file; every write makes sure that it is still the same one.
        moved: Told where the writes go on, if the file is replaced under them.
        idle: Looks after the file while nobody waits; tells whether there is more to do.
    """

    def __init__(
        self,
        conn: sqlite3.Connection,
        path: Path,
        moved: Callable[[Path], None] = lambda _: None,
        idle: Callable[[sqlite3.Connection], bool] = lambda _: False,
    ) -> None:
        self._conn = conn
        self._path = path
        self._moved = moved
        self._idle = idle
        self._identity = _identity(path)
        self._jobs: queue.SimpleQueue[tuple[Job[Any], bool, Future[Any]] | None] = (
            queue.SimpleQueue()
        )
        self._thread: threading.Thread | None = None
        self._closed = False
        self._guard = threading.Lock()

    def submit(self, job: Job[T], *, bare: bool = False) -> Future[T]:
        """Run a job; its future is done once the commit is on the disk.

        The future fails with a `JournalError`; then nothing of the job was kept.

        Args:
            job: Gets the connection, inside a transaction.
            bare: The job begins and ends its transaction itself.
        """
        future: Future[T] = Future()
        with self._guard:
            if self._closed:
                raise RuntimeError("the journal is closed")
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
                self._thread.start()
            self._jobs.put((job, bare, future))
        return future

    def close(self) -> None:
        """Finish what was submitted, fold the log into the file, and stop."""
        with self._guard:
            self._closed = True
            if self._thread is not None:
                self._jobs.put(None)
        if self._thread is not None:
            self._thread.join()
        with contextlib.suppress(sqlite3.Error):
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")
            if self._same_file():
                self._conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._conn.close()

    def _run(self) -> None:
        while (task := self._jobs.get()) is not None:
            job, bare, future = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = job(self._conn) if bare else self._transaction(job)
            except BaseException as error:
                future.set_exception(explain(error, self._path))
            else:
                future.set_result(result)
                self._look_after()

    def _transaction(self, job: Job[T]) -> T:
        self._insist_same_file()
        result = self._in_transaction(job)
        self._insist_same_file()
        return result

    def _in_transaction(self, job: Job[T]) -> T:
        conn = self._conn
        conn.execute("BEGIN IMMEDIATE")
        try:
            result = job(conn)
            conn.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                if conn.in_transaction:
                    conn.execute("ROLLBACK")
            raise
        return result

    def _look_after(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            while self._jobs.empty() and self._in_transaction(self._idle):
                pass
        self._fold()

    def _fold(self) -> None:
        """Move the log into the file, so that a plain copy of it is complete; after the result
        was told and only while nobody waits.
        """
        if self._jobs.empty():
            with contextlib.suppress(sqlite3.Error):
                self._conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _same_file(self) -> bool:
        try:
            return _identity(self._path) == self._identity
        except OSError:
            return False

    def _insist_same_file(self) -> None:
        """Go on in a file of our own if this one was moved, deleted or replaced.

        The deed at hand fails, so that the lifter is told; tried again, it is kept there.
        """
        if self._same_file():
            return
        what = f"Not saved: {self._path.name} was moved, deleted or replaced."
        try:
            path = rescue(self._conn, self._path)
            conn = connect_writer(path)
            prepare_writer(conn)
        except (sqlite3.Error, OSError, JournalError) as error:
            raise Replaced(what, f"Put {self._path} back and try again.") from error
        self._moved(path)
        self._conn.close()
        self._conn, self._path, self._identity = conn, path, _identity(path)
        raise Replaced(
            what, f"All is in {path.name} now: try again, go on, and later legtui restore it."
        )


def _identity(path: Path) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_dev, found.st_ino
