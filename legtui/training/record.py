"""What was lifted, as the rules of training read it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from legtui.training.frozen import dataclass
from legtui.training.units import converted
from legtui.training.weight import Unit, Weight


class SetKind(StrEnum):
    """Whether a set prepares or counts."""

    RAMP = "ramp"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class LoggedSet:
    """One set as lifted; both legs of a per-leg set together."""

    id: int
    """Of the happening that first logged it; stays through corrections."""
    number: int
    """From 1, per exercise and kind."""
    kind: SetKind
    load: Weight | None
    """The whole load; `None` is body weight alone."""
    reps: tuple[int, ...]
    """`(reps,)`, or `(left, right)` of a per-leg set. 0 is a set tried and failed."""
    rir: float | None = None
    """Reps in reserve, 4 is four or more, halves from RPE; `None` is not said."""
    form_ok: bool | None = None
    """`None` is unknown (imports)."""
    logged_at: datetime | None = None
    """Aware, with the lifter's offset."""

    @property
    def counted_reps(self) -> int:
        """Reps that the rules count: the weaker leg's."""
        return min(self.reps)


class NoEvidence(StrEnum):
    """Why the sets of an exercise in a session say nothing about progress."""

    SKIPPED = "skipped"
    TRIMMED = "trimmed"
    SWAPPED = "swapped"
    ENDED_EARLY = "ended early"
    HURT = "hurt"
    OUT_OF_ORDER = "out of order"
    DELOAD_WEEK = "deload week"
    LIGHTER_DAY = "lighter day"


@dataclass(frozen=True, slots=True)
class Bout:
    """All sets of one variation in one session, beside what was planned for them."""

    session_id: int
    started_at: datetime
    """When the session started, aware, in the lifter's own offset of that day."""
    exercise: str
    variation: str
    sets: tuple[LoggedSet, ...]
    """In the order they were lifted, ramps too."""
    planned_sets: int | None = None
    """`None` where no plan is known (imports)."""
    planned_reps: tuple[int, int] | None = None
    """The range lo-hi that was planned."""
    planned_load: Weight | None = None
    planned_target: int | None = None
    """Reps the plan aimed at."""
    action: str | None = None
    """What the prescription did that day (`increase`, `deload`, …); `None` if unknown."""
    no_evidence: frozenset[NoEvidence] = frozenset()
    loaded_with: str | None = None
    """The kind of equipment (`equipment.Kind`); `None` if unknown."""

    @property
    def work(self) -> tuple[LoggedSet, ...]:
        """The working sets."""
        return tuple(one for one in self.sets if one.kind is SetKind.WORK)


def volume(sets: Iterable[LoggedSet], unit: Unit) -> Decimal:
    """Return load times reps over the working sets, both legs, in `unit`."""
    return sum(
        (converted(one.load, unit) * sum(one.reps) for one in sets if one.load is not None),
        Decimal(0),
    )
