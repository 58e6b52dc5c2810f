"""What a session sets out to do. It is copied into the session when it starts."""

from __future__ import annotations

from enum import StrEnum

from legtui.training.equipment import Kind
from legtui.training.frozen import dataclass
from legtui.training.weight import Unit, Weight


class Phase(StrEnum):
    """The three parts of a leg day, and what comes after them."""

    WARM_UP = "warm_up"
    MAIN = "main"
    COOL_DOWN = "cool_down"
    DONE = "done"

    def before(self, other: Phase) -> bool:
        """Whether it comes before another one."""
        order = list(Phase)
        return order.index(self) < order.index(other)


class StepKind(StrEnum):
    """What a timed step is."""

    CARDIO = "cardio"
    """Waits for a key at its start and at its end: the bike is elsewhere."""
    DYNAMIC = "dynamic"
    HOLD = "hold"
    ROLL = "roll"


@dataclass(frozen=True, slots=True)
class TimedStep:
    """One warm-up item, hold or roll: one side, one round."""

    phase: Phase
    index: int
    """From 0 in its phase."""
    step: str
    """Id in the guide."""
    kind: StepKind
    side: str | None
    round: int
    """From 1."""
    seconds: int
    ready_s: int
    """To get ready for it, or to switch sides."""
    reps: int | None = None
    """Each side, where it goes by reps."""

    @property
    def switch(self) -> bool:
        """Whether it is the other side, or the next round, of the step before."""
        return self.side == "right" or self.round > 1


@dataclass(frozen=True, slots=True)
class RampPlan:
    """A set that leads up to the working weight."""

    load: Weight | None
    reps: int


NO_EVIDENCE = ("lighter_day", "deload_week", "trimmed")
"""Planned for less than usual, so it says nothing about progress."""


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """One exercise of the main phase, with today's prescription."""

    slot: int
    """From 0, in the plan's order; stays when the order changes."""
    exercise: str
    variation: str
    per_leg: bool
    loaded_with: Kind
    sets: int
    reps_lo: int
    reps_hi: int
    target: int
    """Reps to aim at in every set."""
    expected: tuple[int, ...]
    """Reps that are prefilled, a number a set; the target where it is shorter."""
    load: Weight | None
    """The whole load; `None` is body weight."""
    unit: Unit
    rest_s: int
    change_s: int
    """To change to this exercise from another one."""
    ramp: tuple[RampPlan, ...] = ()
    ramp_if_first: tuple[RampPlan, ...] = ()
    """The ramp it gets when it comes first after all."""
    ramp_if_second: tuple[RampPlan, ...] = ()
    action: str = "start"
    """What the prescription did (a name of the contract), or one of `NO_EVIDENCE`."""
    why: str = ""
    based_on: tuple[int, ...] = ()
    """Ids of the logged sets that the prescription rests on."""
    reserve: int = 2
    """Reps to leave in reserve."""

    @property
    def finding(self) -> bool:
        """Whether its load is still looked for: the first time, from the lightest on."""
        return self.action == "start" and not self.based_on and self.load is not None

    @property
    def goal(self) -> str:
        """The range and the effort in words: `8 or more, leave 1–2`."""
        leave = f"leave {self.reserve - 1}–{self.reserve}" if self.reserve > 1 else "go close"
        return f"{self.reps_lo} or more, {leave}"


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A whole session as planned."""

    day: str | None
    """`A`, `B`, or `None` for a cool-down on its own."""
    warm_up_list: str
    cool_down_list: str
    warm_up: tuple[TimedStep, ...] = ()
    main: tuple[PlannedExercise, ...] = ()
    cool_down: tuple[TimedStep, ...] = ()

    def steps(self, phase: Phase) -> tuple[TimedStep, ...]:
        """Return the timed steps of a phase; the main phase has none."""
        if phase is Phase.WARM_UP:
            return self.warm_up
        return self.cool_down if phase is Phase.COOL_DOWN else ()

    @property
    def first_phase(self) -> Phase:
        """Where the session begins."""
        return self.next_phase(None)

    def next_phase(self, phase: Phase | None) -> Phase:
        """Return the phase after `phase` that has anything in it; after the last, `DONE`."""
        order = (Phase.WARM_UP, Phase.MAIN, Phase.COOL_DOWN)
        after = order if phase is None else order[order.index(phase) + 1 :]
        for candidate in after:
            if candidate is Phase.MAIN and self.main:
                return candidate
            if self.steps(candidate):
                return candidate
        return Phase.DONE
