"""What to show at a time: `view = at(state, t)`. Computed, never counted down."""

from __future__ import annotations

from enum import StrEnum

from legtui.session.plan import Phase, StepKind, TimedStep
from legtui.session.state import Exercise, State
from legtui.training.frozen import dataclass
from legtui.training.record import SetKind
from legtui.training.weight import Weight

LEFT_OPEN_AFTER_MS = 3 * 3600 * 1000
"""So long without a happening, and the session was left open: nobody rests three hours."""

ANSWER_LATE_MS = 20_000
"""So long into the next set a lone digit still answers `how many more`."""

UNUSUALLY_LONG_MS = 5 * 60_000
"""A set screen that has stood so long offers to log several sets, or to back-date."""


class Mode(StrEnum):
    """What the session is at; the keys depend on it."""

    CARDIO_READY = "cardio ready"
    WARM_UP = "warm-up"
    PHASE_READY = "phase ready"
    SET = "set"
    REST = "rest"
    GO = "go"
    GET_READY = "get ready"
    SWITCH = "switch"
    HOLD = "hold"
    ROLL = "roll"
    PAUSED = "paused"
    LEFT_OPEN = "left open"
    ALL_DONE = "all done"
    """Nothing is left to do, and it was not finished: its finish was undone."""
    FINISH = "finish"


WORDS = {
    Mode.CARDIO_READY: "WARM UP",
    Mode.WARM_UP: "MOVE",
    Mode.PHASE_READY: "READY",
    Mode.SET: "LIFT",
    Mode.REST: "REST",
    Mode.GO: "GO",
    Mode.GET_READY: "GET READY",
    Mode.SWITCH: "SWITCH",
    Mode.HOLD: "HOLD",
    Mode.ROLL: "ROLL",
    Mode.PAUSED: "PAUSED",
    Mode.LEFT_OPEN: "STILL GOING?",
    Mode.ALL_DONE: "ALL DONE",
    Mode.FINISH: "DONE",
}
"""The state in one word, to be read across the room."""

STEP_MODES = frozenset({Mode.WARM_UP, Mode.GET_READY, Mode.SWITCH, Mode.HOLD, Mode.ROLL})
SET_MODES = frozenset({Mode.SET, Mode.GO})


@dataclass(frozen=True, slots=True)
class Timer:
    """A length of time that runs down, or time that runs up."""

    gone_ms: int
    length_ms: int | None = None
    """`None` only counts up."""

    @property
    def left_ms(self) -> int:
        """What is left; negative is overtime."""
        return (self.length_ms or 0) - self.gone_ms

    @property
    def over(self) -> bool:
        """Whether it has run down."""
        return self.length_ms is not None and self.left_ms <= 0

    @property
    def shown_s(self) -> int:
        """Seconds to show: what is left rounded up, or gone or over rounded down."""
        if self.length_ms is None:
            return self.gone_ms // 1000
        return -(-self.left_ms // 1000) if self.left_ms > 0 else -self.left_ms // 1000

    @property
    def share(self) -> float:
        """How much of it has gone, 0 to 1."""
        if not self.length_ms:
            return 1.0
        return min(max(self.gone_ms / self.length_ms, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Coming:
    """The set that comes next, as it is prefilled or as the lifter has set it."""

    slot: int
    kind: SetKind
    number: int
    """Which of its kind it is in this exercise, left-out ones counted: `set 3`."""
    of: int
    load: Weight | None
    reps: tuple[int, ...]
    """`(reps,)`, or `(left, right)`."""
    planned_load: Weight | None
    """What the load would be if the lifter had not changed it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the lifter has set for the coming set with the arrows, before logging it."""

    slot: int
    kind: SetKind
    number: int
    load: Weight | None
    reps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything a screen shows of the session at one time."""

    mode: Mode
    underneath: Mode
    """The mode without a pause or having been left open."""
    phase: Phase
    timer: Timer
    step: TimedStep | None = None
    next_step: TimedStep | None = None
    exercise: Exercise | None = None
    coming: Coming | None = None
    may_answer: bool = False
    """Whether a lone digit tells how many more there were in the set before."""
    standing_long: bool = False
    """Whether the set screen has stood unusually long."""
    changes_at: int | None = None
    """Session time at which it changes by itself, ms."""

    @property
    def word(self) -> str:
        """The state in one word."""
        return WORDS[self.mode]


def at(state: State, t: int, draft: Draft | None = None) -> View:
    """Return what to show at session time `t`, in ms."""
    t = max(t, state.t)
    bare = _bare(state, state.active(t), draft)
    if state.finished is not None or state.last is None:
        return bare
    if t - state.t > LEFT_OPEN_AFTER_MS:
        return _covered(bare, Mode.LEFT_OPEN, Timer(gone_ms=t - state.t))
    if state.paused_at is not None:
        return _covered(bare, Mode.PAUSED, bare.timer)
    return bare


def _covered(view: View, mode: Mode, timer: Timer) -> View:
    return View(
        mode=mode,
        underneath=view.mode,
        phase=view.phase,
        timer=timer,
        step=view.step,
        next_step=view.next_step,
        exercise=view.exercise,
        coming=view.coming,
    )


def _bare(state: State, a: int, draft: Draft | None) -> View:
    """What to show, pauses apart, at `a` on the active clock."""
    if state.finished is not None:
        return _still(state, Mode.FINISH)
    if state.phase is Phase.DONE:
        return _still(state, Mode.ALL_DONE)
    if state.phase is Phase.MAIN:
        return _lifting(state, a, draft) if state.begun else _ready(state, draft)
    return _timed(state, a)


def _still(state: State, mode: Mode) -> View:
    return View(mode=mode, underneath=mode, phase=state.phase, timer=Timer(0))


def _ready(state: State, draft: Draft | None) -> View:
    mode = Mode.PHASE_READY
    return View(
        mode=mode,
        underneath=mode,
        phase=state.phase,
        timer=Timer(0),
        exercise=state.current,
        coming=coming(state, draft),
    )


def _timed(state: State, a: int) -> View:
    step = state.current_step
    assert step is not None
    steps = state.plan.steps(state.phase)
    next_step = steps[state.step + 1] if state.step + 1 < len(steps) else None
    start, end = state.step_start(), state.step_end()
    if start is None or end is None or not state.begun:
        cardio = step.kind is StepKind.CARDIO
        mode = Mode.CARDIO_READY if cardio else Mode.PHASE_READY
        timer = Timer(gone_ms=0, length_ms=1000 * step.seconds)
        return View(
            mode=mode,
            underneath=mode,
            phase=state.phase,
            timer=timer,
            step=step,
            next_step=next_step,
            may_answer=state.last_set is not None and not state.answered,
        )
    if a < start:
        mode = Mode.SWITCH if step.switch else Mode.GET_READY
        ready_ms = 1000 * step.ready_s
        timer = Timer(gone_ms=ready_ms - (start - a), length_ms=ready_ms)
        changes = start
    else:
        mode = _STEP_MODE[step.kind]
        timer = Timer(gone_ms=a - start, length_ms=end - start)
        changes = end
    return View(
        mode=mode,
        underneath=mode,
        phase=state.phase,
        timer=timer,
        step=step,
        next_step=next_step,
        changes_at=state.session_t(changes) if changes > a else None,
    )


_STEP_MODE = {
    StepKind.CARDIO: Mode.WARM_UP,
    StepKind.DYNAMIC: Mode.WARM_UP,
    StepKind.HOLD: Mode.HOLD,
    StepKind.ROLL: Mode.ROLL,
}


def _lifting(state: State, a: int, draft: Draft | None) -> View:
    rest = state.rest
    changes_at = None
    since = state.since_a
    if rest is not None and a < rest.end_a:
        mode = Mode.REST
        timer = Timer(gone_ms=a - rest.from_a, length_ms=rest.length_ms)
        changes_at = state.session_t(rest.end_a)
    else:
        if rest is not None:
            since = rest.end_a
        mode = Mode.GO if rest is not None and not rest.cut else Mode.SET
        timer = Timer(gone_ms=a - since)
    unanswered = state.last_set is not None and not state.answered
    in_time = mode is Mode.REST or a - since <= ANSWER_LATE_MS
    return View(
        mode=mode,
        underneath=mode,
        phase=state.phase,
        timer=timer,
        exercise=state.current,
        coming=coming(state, draft),
        may_answer=unanswered and in_time and rest is not None,
        standing_long=mode is not Mode.REST and timer.gone_ms >= UNUSUALLY_LONG_MS,
        changes_at=changes_at,
    )


def coming(state: State, draft: Draft | None = None) -> Coming | None:
    """Return the set that comes next in the main phase, `None` when none does."""
    exercise = state.current
    if exercise is None:
        return None
    kind = exercise.next_kind
    if kind is SetKind.RAMP:
        number, of = exercise.ramp_gone + 1, len(exercise.ramp)
        planned = exercise.ramp[exercise.ramp_gone]
        load, reps = planned.load, planned.reps
    else:
        number, of = exercise.work_gone + 1, exercise.work_sets
        load, reps = _carried_load(exercise), _expected(exercise)
    legs = (reps, reps) if exercise.plan.per_leg else (reps,)
    slot = exercise.plan.slot
    set_by_hand = draft is not None and (draft.slot, draft.kind, draft.number) == (
        slot,
        kind,
        number,
    )
    if draft is not None and set_by_hand and len(draft.reps) == len(legs):
        return Coming(slot, kind, number, of, draft.load, draft.reps, planned_load=load)
    return Coming(slot, kind, number, of, load, legs, planned_load=load)


def _carried_load(exercise: Exercise) -> Weight | None:
    """A load that the lifter changed carries to the sets that remain."""
    lifted = [one for one in exercise.sets[exercise.before_plan :] if one.kind is SetKind.WORK]
    return lifted[-1].load if lifted else exercise.plan.load


def _expected(exercise: Exercise) -> int:
    """What is expected of the next working set: the plan's number for it at the plan's load."""
    plan = exercise.plan
    place = exercise.work_gone
    if _carried_load(exercise) == plan.load and place < len(plan.expected):
        return plan.expected[place]
    return plan.target
