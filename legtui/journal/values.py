"""What goes into the journal and comes out of it, beside the happenings themselves."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING

from legtui.training.frozen import dataclass

if TYPE_CHECKING:
    from legtui.session.ledger import Ledger
    from legtui.session.plan import SessionPlan
    from legtui.session.view import Draft
    from legtui.training.record import SetKind
    from legtui.training.weight import Weight


@dataclass(frozen=True, slots=True)
class SessionKey:
    """Which session it is: its number in this file, and its name in any file."""

    id: int
    uid: str
    kind: str = "leg_day"
    """`leg_day`, `cool_down`, `imported` or `by_hand`."""


@dataclass(frozen=True, slots=True)
class SavedSession:
    """A session as it can be gone on with."""

    key: SessionKey
    plan: SessionPlan
    ledger: Ledger
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in a list."""

    id: int
    uid: str
    kind: str
    started_at: datetime
    """Aware, in the lifter's own offset of that day."""
    ended_at: datetime | None
    status: str
    day: str | None
    warm_up_s: int
    main_s: int
    cool_down_s: int
    note: str | None
    work_sets: int
    """Both legs of a per-leg set are one."""


@dataclass(frozen=True, slots=True)
class SetValues:
    """A set as it is typed in afterwards."""

    exercise: str
    variation: str
    kind: SetKind
    load: Weight | None
    reps: tuple[int, ...]
    rir: float | None = None
    form_ok: bool | None = None
    note: str = ""
    logged_at: datetime | None = None
    """Aware; `None` is when the session started."""
    number: int | None = None
    """From 1, per exercise and kind; `None` is the next."""
    side: str | None = None
    """For a set of which only one leg is known; `reps` has one number then."""


@dataclass(frozen=True, slots=True)
class PastSession:
    """A session that was not led by the program: from an import, or by hand."""

    uid: str
    started_at: datetime
    """Aware."""
    sets: tuple[SetValues, ...]
    day: str | None = None
    ended_at: datetime | None = None
    complete: bool = True
    note: str = ""
    kind: str = "by_hand"


@dataclass(frozen=True, slots=True)
class Took:
    """What was taken back or brought back, in words."""

    action: int
    session_id: int | None
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of the file."""

    name: str
    ok: bool
    detail: str = field(default="")
