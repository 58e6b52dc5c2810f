"""What a live session asks of the journal."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Protocol

from legtui.journal.values import SessionKey
from legtui.session.happenings import Happening
from legtui.session.plan import SessionPlan
from legtui.session.view import Draft


class Writes(Protocol):
    """What the conductor asks of the journal."""

    def new_id(self) -> int:
        """Make an id that no row has."""

    def record(
        self,
        session: SessionKey,
        happenings: tuple[Happening, ...],
        plan: SessionPlan | None,
        instead_of: tuple[int, ...] = (),
    ) -> Future[None]:
        """Write happenings in one transaction; with `plan`, the session's first.

        `instead_of` are ids of happenings that were given up: an attempt to write them failed,
        and a disk that fails may keep them all the same.
        """

    def undo(self, session_id: int, action: int) -> Future[None]:
        """Take an act back."""

    def redo(self, session_id: int, action: int) -> Future[None]:
        """Bring an act back."""

    def discard(self, session_id: int) -> Future[None]:
        """Remove a session in which nothing was done."""

    def save_draft(self, session_id: int, draft: Draft | None) -> Future[None]:
        """Keep what the lifter has set for the coming set."""
