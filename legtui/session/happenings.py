"""What can happen in a session: one small frozen value each, one row of a table each.

A happening says when (on the session's own clock and on the machine's), by which act of the
lifter (`action`: what happened by itself belongs to the act before it), and what.
"""

from __future__ import annotations

from legtui.session.moment import Moment, gap_ms
from legtui.session.plan import Phase, PlannedExercise, TimedStep
from legtui.training.frozen import dataclass
from legtui.training.record import SetKind
from legtui.training.weight import Weight


@dataclass(frozen=True, slots=True)
class Started:
    """The session was started with its plan."""


@dataclass(frozen=True, slots=True)
class PhaseBegan:
    """A phase was begun by a key."""

    phase: Phase


@dataclass(frozen=True, slots=True)
class MovedOn:
    """The lifter went on to a later phase, leaving the rest of the one before."""

    phase: Phase


@dataclass(frozen=True, slots=True)
class StepBegan:
    """A timed step began other than by following the one before: a key, or begun again."""

    phase: Phase
    index: int
    ready: bool
    """Whether it begins with its get-ready."""
    seconds: int | None = None
    """Its length where it is not the planned one."""
    choice: str | None = None
    """What the light cardio was: `jog`, `cycle`, `own`."""


@dataclass(frozen=True, slots=True)
class StepEnded:
    """A timed step was done or skipped."""

    phase: Phase
    index: int
    step: str
    side: str | None
    seconds: int
    """Really spent on it, without pauses and get-ready; 0 if it never began."""
    done: bool


@dataclass(frozen=True, slots=True)
class SetFact:
    """One set as lifted; both legs of a per-leg set together."""

    id: int
    slot: int
    exercise: str
    variation: str
    number: int
    """From 1, per exercise and kind."""
    kind: SetKind
    load: Weight | None
    reps: tuple[int, ...]
    """`(reps,)`, or `(left, right)`."""
    rir: float | None = None
    form_ok: bool = True
    note: str = ""
    logged_t: int = 0
    """When, in ms on the session's clock; earlier than the happening if back-dated."""


@dataclass(frozen=True, slots=True)
class SetsLogged:
    """One set, or several at once, and the rest that began with it."""

    sets: tuple[SetFact, ...]
    rest_s: int | None
    """`None` after the last set of the session."""
    rest_from_t: int = 0
    """When the rest began, in ms on the session's clock."""


@dataclass(frozen=True, slots=True)
class SetChanged:
    """A logged set was corrected: the whole set as it is now, under its old id."""

    now: SetFact
    field: str
    """What changed, in a word: `reps`, `load`, `set`, `reserve`, `form`, `note`."""


@dataclass(frozen=True, slots=True)
class SetSkipped:
    """The coming set was left out."""

    slot: int
    kind: SetKind


@dataclass(frozen=True, slots=True)
class ExerciseSkipped:
    """The rest of an exercise was left out."""

    slot: int


@dataclass(frozen=True, slots=True)
class RestEnded:
    """The lifter ended the rest before its time."""


@dataclass(frozen=True, slots=True)
class TimerAdjusted:
    """The running timer was made longer or shorter."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Paused:
    """Everything stands still."""


@dataclass(frozen=True, slots=True)
class WentOn:
    """The pause ended, or a session left open was taken up again."""


@dataclass(frozen=True, slots=True)
class Reordered:
    """The lifter does another exercise first: the machine is taken."""

    slot: int


@dataclass(frozen=True, slots=True)
class Swapped:
    """A variation or an exercise was replaced; the slot keeps its place."""

    now: PlannedExercise


@dataclass(frozen=True, slots=True)
class SetsChanged:
    """Sets were added to an exercise, or taken away."""

    slot: int
    by: int


@dataclass(frozen=True, slots=True)
class StepsChanged:
    """The steps of a timed phase were cut to the time there is; those begun or done stay."""

    phase: Phase
    steps: tuple[TimedStep, ...]
    """All of them, as they are now."""


@dataclass(frozen=True, slots=True)
class Hurt:
    """Something hurts."""

    exercise: str
    place: str
    kind: str
    """`niggle` or `sharp`."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A note on the session."""

    text: str


@dataclass(frozen=True, slots=True)
class Turns:
    """Lifting in turns with a partner was switched on or off."""

    on: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """The session ended."""

    complete: bool
    """`False` is abandoned: left open, and something was still to do."""
    ended_t: int
    """When it ended, in ms on the session's clock."""


What = (
    Started
    | PhaseBegan
    | MovedOn
    | StepBegan
    | StepEnded
    | SetsLogged
    | SetChanged
    | SetSkipped
    | ExerciseSkipped
    | RestEnded
    | TimerAdjusted
    | Paused
    | WentOn
    | Reordered
    | Swapped
    | SetsChanged
    | StepsChanged
    | Hurt
    | Noted
    | Turns
    | Finished
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened."""

    id: int
    """Made before it is written, rising; a retry writes the same."""
    action: int
    """Id of the lifter's act it belongs to; its own id if it is that act."""
    t: int
    """Ms since the session started, on a clock that runs through sleep."""
    at: Moment
    what: What

    @property
    def by_itself(self) -> bool:
        """Whether nobody pressed a key for it."""
        return self.action != self.id

    @property
    def leaves_redo(self) -> bool:
        """Whether redo still fits after it: a step that begins again by itself is no deed."""
        return self.by_itself and isinstance(self.what, StepBegan)


def session_time(last: Happening, now: Moment) -> int:
    """Return `now` on the session's clock, in ms; never before the last happening."""
    return last.t + gap_ms(last.at, now)
