"""A small session, and hands that press its keys: for tests of replay, journal and screens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from legtui.session import acts, by_itself
from legtui.session.expected import expected
from legtui.session.happenings import Happening, Started, session_time
from legtui.session.ledger import Ledger
from legtui.session.moment import Moment
from legtui.session.plan import (
    Phase,
    PlannedExercise,
    RampPlan,
    SessionPlan,
    StepKind,
    TimedStep,
)
from legtui.session.replay import replay
from legtui.session.state import State
from legtui.session.view import View, at
from legtui.training.equipment import Kind
from legtui.training.weight import Unit, Weight

NOON = Moment(utc_ms=1_795_000_000_000, offset_min=60, elapsed_ms=5_000_000, boot="boot-1")


def kg(value: str) -> Weight:
    """A weight in kilograms."""
    return Weight.of(value, Unit.KG)


def step(
    phase: Phase,
    index: int,
    name: str,
    kind: StepKind,
    *,
    side: str | None = None,
    seconds: int = 30,
    ready_s: int = 10,
    reps: int | None = None,
) -> TimedStep:
    """A timed step."""
    return TimedStep(
        phase=phase,
        index=index,
        step=name,
        kind=kind,
        side=side,
        round=1,
        seconds=seconds,
        ready_s=ready_s,
        reps=reps,
    )


def exercise(slot: int, name: str, variation: str, **changes: object) -> PlannedExercise:
    """An exercise of two sets of 8-12 at 60 kg."""
    values: dict[str, object] = {
        "slot": slot,
        "exercise": name,
        "variation": variation,
        "per_leg": False,
        "loaded_with": Kind.BARBELL,
        "sets": 2,
        "reps_lo": 8,
        "reps_hi": 12,
        "target": 8,
        "expected": (9, 8),
        "load": kg("60"),
        "unit": Unit.KG,
        "rest_s": 180,
        "change_s": 120 if slot else 0,
    }
    return PlannedExercise(**(values | changes))  # type: ignore[arg-type]


SMALL = SessionPlan(
    day="A",
    warm_up_list="short",
    cool_down_list="short",
    warm_up=(
        step(Phase.WARM_UP, 0, "light_cardio", StepKind.CARDIO, seconds=300, ready_s=0),
        step(
            Phase.WARM_UP, 1, "leg_swing_fb", StepKind.DYNAMIC, side="left", seconds=20, ready_s=6
        ),
        step(
            Phase.WARM_UP, 2, "leg_swing_fb", StepKind.DYNAMIC, side="right", seconds=20, ready_s=0
        ),
    ),
    main=(
        exercise(
            0,
            "squat",
            "back_squat",
            ramp=(RampPlan(kg("20"), 8), RampPlan(kg("40"), 5)),
        ),
        exercise(
            1,
            "lunge",
            "forward_lunge",
            per_leg=True,
            loaded_with=Kind.DUMBBELLS,
            load=kg("20"),
            reps_lo=10,
            target=10,
            expected=(),
            rest_s=120,
            ramp_if_first=(RampPlan(kg("10"), 8),),
        ),
    ),
    cool_down=(
        step(Phase.COOL_DOWN, 0, "quad_standing", StepKind.HOLD, side="left"),
        step(Phase.COOL_DOWN, 1, "quad_standing", StepKind.HOLD, side="right", ready_s=5),
        step(Phase.COOL_DOWN, 2, "roll_quads", StepKind.ROLL, side="left"),
    ),
)
"""Three warm-up steps, two exercises, three steps of cool-down."""


@dataclass
class Hands:
    """Presses keys on a session, as the running program would, without any program."""

    plan: SessionPlan = SMALL
    now: Moment = NOON
    ledger: Ledger = field(default_factory=Ledger)
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def state(self) -> State:
        return replay(self.plan, self.ledger.standing)

    @property
    def t(self) -> int:
        """The session's clock now, ms."""
        if not self.ledger.happenings:
            return 0
        return session_time(self.ledger.happenings[-1], self.now)

    @property
    def view(self) -> View:
        return at(self.state, self.t)

    def wait(self, seconds: float, *, running: bool = True) -> Hands:
        """Let time pass; a running program records what ends by itself."""
        self.now = self.now.later(int(seconds * 1000))
        if running:
            self.run()
        return self

    def run(self) -> None:
        """Record what is due, as the program does four times a second."""
        if self.ledger.happenings:
            self._add(by_itself.due(self.state, self.t), by_lifter=False)

    def reopen(self) -> None:
        """Start the program again: what is overdue begins again."""
        again = by_itself.again(self.state, self.t)
        if again is not None:
            self._add(((self.t, again),), by_lifter=False)

    def do(self, act: acts.Act) -> bool:
        """Carry out an act of the lifter; tell whether it made sense."""
        if not act:
            return False
        self._add(act, by_lifter=True)
        return True

    def _add(self, act: acts.Act, *, by_lifter: bool) -> None:
        if not act:
            return
        if not self.ledger.happenings:
            start = next(self.ids)
            self.ledger = self.ledger.added([Happening(start, start, 0, self.now, Started())])
        happenings: list[Happening] = []
        action = self.ledger.last_action
        base_t = self.t
        for t, what in act:
            one = next(self.ids)
            if by_lifter and not happenings:
                action = one
            happenings.append(Happening(one, action, t, self.now.later(t - base_t), what))
        self.ledger = self.ledger.added(happenings)

    def enter(self) -> bool:
        """Press Enter: the expected next thing."""
        return self.do(expected(self.state, self.t, self.new_id))

    def new_id(self) -> int:
        """Make an id."""
        return next(self.ids)
