"""What the rules read from the journal: past sets and sessions."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from legtui.training.frozen import dataclass

if TYPE_CHECKING:
    from legtui.training.record import LoggedSet


@dataclass(frozen=True, slots=True)
class LiftedSet:
    """A set of a session, with what it was a set of."""

    exercise: str
    variation: str
    slot: int | None
    """Place in the session's plan; `None` without one."""
    set: LoggedSet
    note: str | None = None
    side: str | None = None
    """`left` or `right` where only one leg of a per-leg set is known."""


@dataclass(frozen=True, slots=True)
class SessionEnd:
    """A session as recovery looks at it."""

    id: int
    kind: str
    day: str | None
    started_at: datetime
    ended_at: datetime | None
    """`None` while in progress, and where an import does not say."""
    exercises: tuple[str, ...]
    """Of which a working set was done, in the order they were first done."""


@dataclass(frozen=True, slots=True)
class WorkSets:
    """Working sets of one variation in one session; both legs of a set are one."""

    session_id: int
    started_at: datetime
    exercise: str
    variation: str
    sets: int
    left_reps: int | None = None
    """Reps of the left leg in all of them; `None` where both legs work together."""
    right_reps: int | None = None
