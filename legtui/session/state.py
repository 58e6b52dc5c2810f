"""Where the lifter stands in a session: what was done of each exercise, which step runs.

A value that `replay` derives from what happened; nothing here is saved and nothing ticks.
"""

from __future__ import annotations

from legtui.session.happenings import Finished, Happening, Hurt, Noted, SetFact, StepEnded
from legtui.session.plan import (
    Phase,
    PlannedExercise,
    RampPlan,
    SessionPlan,
    TimedStep,
)
from legtui.training.frozen import dataclass
from legtui.training.record import SetKind


@dataclass(frozen=True, slots=True)
class Exercise:
    """How far one exercise of the session is."""

    plan: PlannedExercise
    """As it is now."""
    planned: PlannedExercise
    """As it was before legtui proposed another load."""
    ramp: tuple[RampPlan, ...]
    sets: tuple[SetFact, ...] = ()
    """Logged in this slot, in order."""
    ramp_gone: int = 0
    """Ramp sets logged or left out."""
    work_gone: int = 0
    """Working sets logged or left out."""
    extra: int = 0
    """Working sets added to the plan, or taken from it."""
    left_out: bool = False
    """The rest of it was skipped."""
    before_plan: int = 0
    """Sets that were logged before the plan as it is now."""

    @property
    def work_sets(self) -> int:
        """Working sets to do in all."""
        return max(self.plan.sets + self.extra, 0)

    @property
    def eased(self) -> bool:
        """Whether legtui proposed another load that one key takes back."""
        return self.plan != self.planned and not self.plan.finding

    @property
    def over(self) -> bool:
        """Whether nothing of it remains."""
        return self.left_out or self.work_gone >= self.work_sets

    @property
    def begun(self) -> bool:
        """Whether any of its sets was lifted or left out."""
        return bool(self.ramp_gone or self.work_gone)

    @property
    def next_kind(self) -> SetKind:
        """Whether a ramp set or a working set comes next."""
        ramping = self.ramp_gone < len(self.ramp) and not self.work_gone
        return SetKind.RAMP if ramping else SetKind.WORK

    @property
    def logged_work(self) -> tuple[SetFact, ...]:
        """The logged working sets."""
        return self.logged(SetKind.WORK)

    def logged(self, kind: SetKind) -> tuple[SetFact, ...]:
        """Return the logged sets of a kind."""
        return tuple(one for one in self.sets if one.kind is kind)


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest: where it began on the active clock (which stands still in a pause), how long."""

    from_a: int
    length_ms: int
    cut: bool = False
    """Ended by a key."""
    cut_a: int = 0

    @property
    def end_a(self) -> int:
        """When it is over, in ms on the active clock."""
        return self.cut_a if self.cut else self.from_a + self.length_ms


@dataclass(frozen=True, slots=True)
class Span:
    """When a phase began and when the last thing in it was done, active clock, ms."""

    phase: Phase
    from_a: int
    to_a: int


@dataclass(frozen=True, slots=True)
class State:
    """Where the lifter stands after the last happening."""

    plan: SessionPlan
    exercises: tuple[Exercise, ...]
    order: tuple[int, ...]
    """Slots in the order they are done."""
    phase: Phase
    begun: bool = False
    """Whether the phase was begun."""
    step: int = 0
    """Index of the current timed step."""
    step_from: int | None = None
    """When it began, in ms on the active clock; `None` waits for a key."""
    step_ready: bool = True
    """Whether its get-ready counts."""
    step_seconds: int | None = None
    """Its length where it is not the planned one."""
    adjust_s: int = 0
    """What `-` and `+` made of the current step."""
    steps_ended: tuple[StepEnded, ...] = ()
    rest: Rest | None = None
    since_a: int = 0
    """Since when a set is on the screen without a rest before it, active clock."""
    paused_at: int | None = None
    paused_ms: int = 0
    turns: bool = False
    hurts: tuple[Hurt, ...] = ()
    notes: tuple[Noted, ...] = ()
    last_set: SetFact | None = None
    """The set that was logged last, as corrected."""
    answered: bool = False
    """Whether its reps in reserve were told."""
    finished: Finished | None = None
    spans: tuple[Span, ...] = ()
    """Of the phases that were begun."""
    last: Happening | None = None

    @property
    def t(self) -> int:
        """The session's clock at the last happening, ms."""
        return self.last.t if self.last else 0

    def active(self, t: int) -> int:
        """Return the clock that stands still in a pause, in ms, at session time `t`."""
        still = t - self.paused_at if self.paused_at is not None else 0
        return t - self.paused_ms - max(still, 0)

    def session_t(self, active: int) -> int:
        """Return the session time at which the active clock shows `active`, if nothing pauses."""
        return active + self.paused_ms

    @property
    def current_step(self) -> TimedStep | None:
        """The timed step at hand, in a phase that has such."""
        steps = self.plan.steps(self.phase)
        return steps[self.step] if self.step < len(steps) else None

    @property
    def steps_begun(self) -> int:
        """How many steps of the phase at hand are over or under way."""
        return self.step + (self.step_from is not None)

    @property
    def current(self) -> Exercise | None:
        """The exercise at hand in the main phase."""
        if self.phase is not Phase.MAIN:
            return None
        return next((self.exercises[slot] for slot in self.remaining), None)

    @property
    def remaining(self) -> tuple[int, ...]:
        """Slots with something still to do, in order."""
        return tuple(slot for slot in self.order if not self.exercises[slot].over)

    @property
    def sets(self) -> tuple[SetFact, ...]:
        """Every logged set, by exercise in the plan's order."""
        return tuple(one for exercise in self.exercises for one in exercise.sets)

    @property
    def leaves_trace(self) -> bool:
        """Whether anything was lifted, held or told: a session without leaves no trace."""
        told = self.hurts or self.notes
        return bool(self.sets or told) or any(one.done for one in self.steps_ended)

    def step_length_ms(self) -> int:
        """Return the length of the current step after `-` and `+`, without its get-ready."""
        step = self.current_step
        assert step is not None
        return 1000 * ((self.step_seconds or step.seconds) + self.adjust_s)

    def step_start(self) -> int | None:
        """Return when the current step itself begins, after its get-ready, active clock."""
        step = self.current_step
        if step is None or self.step_from is None:
            return None
        return self.step_from + (1000 * step.ready_s if self.step_ready else 0)

    def step_end(self) -> int | None:
        """Return when the current step is over, active clock; `None` if it waits for a key."""
        start = self.step_start()
        return None if start is None else start + self.step_length_ms()


def opening(plan: SessionPlan) -> State:
    """Return the state of a session in which nothing has happened."""
    exercises = tuple(Exercise(plan=one, planned=one, ramp=one.ramp) for one in plan.main)
    return State(
        plan=plan,
        exercises=exercises,
        order=tuple(range(len(exercises))),
        phase=plan.first_phase,
    )
