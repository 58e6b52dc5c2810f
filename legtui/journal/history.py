"""Changes of past sessions, and undo and redo across the whole file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import Protocol, TypeVar

from legtui.journal import edits, importing, undoing
from legtui.journal.import_values import Batch
from legtui.journal.labels import words
from legtui.journal.values import PastSession, SetValues, Took
from legtui.session.moment import Moment

T = TypeVar("T")


class _Write(Protocol):
    def __call__(self, job: Callable[[sqlite3.Connection], T]) -> Future[T]: ...


class History:
    """Each change is one act; its future gives the act's id once it is on the disk.

    Args:
        write: Runs a job in a transaction on the writer's thread.
        new_id: Makes ids.
    """

    def __init__(self, write: _Write, new_id: Callable[[], int]) -> None:
        self._write = write
        self._new_id = new_id

    def change_set(self, session_id: int, set_id: int, now: SetValues, at: Moment) -> Future[int]:
        """Replace a set by what it is now."""
        return self._act(lambda conn, act: edits.change_set(conn, act, at, session_id, set_id, now))

    def add_set(self, session_id: int, new: SetValues, at: Moment) -> Future[int]:
        """Add a set that was lifted and not logged."""
        set_id = self._new_id()
        return self._act(lambda conn, act: edits.add_set(conn, act, at, set_id, session_id, new))

    def delete_set(self, session_id: int, set_id: int, at: Moment) -> Future[int]:
        """Delete a set; those of its exercise and kind after it move up."""
        return self._act(lambda conn, act: edits.delete_set(conn, act, at, session_id, set_id))

    def change_times(
        self, session_id: int, started: datetime, ended: datetime | None, at: Moment
    ) -> Future[int]:
        """Change when a session began and ended, aware; `ended` `None` leaves its end."""
        return self._act(
            lambda conn, act: edits.change_times(conn, act, at, session_id, started, ended)
        )

    def change_note(self, session_id: int, text: str, at: Moment) -> Future[int]:
        """Replace a session's notes by one; empty removes them."""
        return self._act(lambda conn, act: edits.change_note(conn, act, at, session_id, text))

    def delete_session(self, session_id: int, at: Moment) -> Future[int]:
        """Delete a session."""
        return self._act(lambda conn, act: edits.delete_session(conn, act, at, session_id))

    def reopen(self, session_id: int, at: Moment) -> Future[int]:
        """Take the end of a session away, to go on with it."""
        return self._act(lambda conn, act: edits.reopen(conn, act, at, session_id))

    def add_session(self, session: PastSession, at: Moment) -> Future[int]:
        """Add a session by hand."""
        return self._act(lambda conn, act: edits.add_session(conn, act, at, session, self._new_id))

    def take_in(
        self, batch: Batch, at: Moment, progress: Callable[[int], None] | None = None
    ) -> Future[int]:
        """Write all of an import by one act; `progress` is told from the writer's thread."""
        return self._act(
            lambda conn, act: importing.write_import(conn, act, at, batch, self._new_id, progress)
        )

    def run(self, job: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Run a change that makes its own act, in one transaction."""
        return self._write(job)

    def undo_last(self, but: int | None = None) -> Future[Took | None]:
        """Take back the newest act of the file; `None` if there is none.

        Args:
            but: A session that somebody leads, with an undo of its own: nothing of it. Meanwhile
                no other session is opened again by taking its end back.
        """
        return self._write(lambda conn: _undo_last(conn, but))

    def redo_last(self, but: int | None = None) -> Future[Took | None]:
        """Bring back what was taken back last; `None` if there is nothing. `but` as in undo."""
        return self._write(lambda conn: _redo_last(conn, but))

    def _act(self, edit: Callable[[sqlite3.Connection, int], None]) -> Future[int]:
        act = self._new_id()

        def job(conn: sqlite3.Connection) -> int:
            edit(conn, act)
            return act

        return self._write(job)


def _undo_last(conn: sqlite3.Connection, but: int | None) -> Took | None:
    found = undoing.last_standing(conn, but)
    if found is None or (but is not None and undoing.ends_a_session(conn, found[0])):
        return None
    took = Took(*found, words=words(conn, *found))
    undoing.mark(conn, took.session_id, took.action, undone=True)
    return took


def _redo_last(conn: sqlite3.Connection, but: int | None) -> Took | None:
    found = undoing.last_taken_back(conn, but)
    if found is None:
        return None
    undoing.mark(conn, found[1], found[0], undone=False)
    return Took(*found, words=words(conn, *found))
