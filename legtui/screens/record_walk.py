"""Finds the records of every session beside a screen, and out of its way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final

from textual.worker import get_current_worker

from legtui.desk.record_book import records_by_session
from legtui.journal.errors import JournalError
from legtui.screens.base import LegScreen
from legtui.training.records import Record

if TYPE_CHECKING:
    from legtui.app import LegtuiApp

_AT_A_STRETCH_S: Final = 0.008
"""How long the walk goes on before it lets the screen have a turn."""
_PAUSE_S: Final = 0.004
"""That turn."""
_REST_S: Final = 0.4
"""How long the walk rests after a key."""
_GROUP: Final = "records"


class _Left(Exception):
    """Nobody waits for the records any more."""


class RecordWalk:
    """The records of all sessions, as far as they are known.

    Args:
        screen: Where they are shown.
        then: Called, by the screen's thread, once they are found.
    """

    def __init__(self, screen: LegScreen, then: Callable[[], None]) -> None:
        self._screen = screen
        self._then = then
        self._rests_until = 0.0
        self.records: dict[int, tuple[Record, ...]] = {}
        """Of each session that left some; the rest left none."""
        self.sessions = 0
        """How many there are in the file; 0 while nobody has counted."""
        self.state: object = None
        """The state of the file that they were found in; `None` while they are not known."""

    def begin(self) -> None:
        """Find them, unless the file is as it was when they were found."""
        if not self._screen.is_attached:
            return
        app = self._screen.legtui
        state = app.journal.query("PRAGMA data_version")
        if state != self.state:
            walk = partial(self._find, app, state)
            self._screen.run_worker(walk, thread=True, exclusive=True, group=_GROUP)

    def stop(self) -> None:
        """Whoever looks at something else does not wait for them."""
        self._screen.workers.cancel_group(self._screen, _GROUP)

    def rest(self) -> None:
        """A key was pressed: it goes first."""
        self._rests_until = monotonic() + _REST_S

    def _find(self, app: LegtuiApp, state: object) -> None:
        worker, rested = get_current_worker(), monotonic()

        def pause() -> None:
            nonlocal rested
            if self._rests_until < monotonic() < rested + _AT_A_STRETCH_S:
                return
            sleep(_PAUSE_S)
            while monotonic() < self._rests_until and not worker.is_cancelled:
                sleep(_PAUSE_S)
            if worker.is_cancelled:
                raise _Left
            rested = monotonic()

        try:
            count = app.journal.session_count()
            found = records_by_session(app.journal, pause)
        except (JournalError, _Left):
            return
        if not worker.is_cancelled:
            app.call_from_thread(self._have, found, count, state)

    def of(self, session: int) -> tuple[Record, ...] | None:
        """Return the records of a session; `None` while they are not known."""
        return None if self.state is None else self.records.get(session, ())

    def _have(self, found: dict[int, tuple[Record, ...]], count: int, state: object) -> None:
        self.records, self.sessions, self.state = found, count, state
        if self._screen.is_attached:
            self._then()
