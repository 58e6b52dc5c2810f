"""What a prescription is asked with, and what it says."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from legtui.training.evidence import Judged
from legtui.training.frozen import dataclass
from legtui.training.ladder import Ladder
from legtui.training.progression import Action, load_after
from legtui.training.reasons import Reasons
from legtui.training.record import Bout
from legtui.training.weight import Weight

RESERVE = 2
"""Reps to leave in reserve: within 1-3 of compounds and 0-2 of curls and calf raises."""


class Scheme(StrEnum):
    """How an exercise goes up; the lifter's choice."""

    DOUBLE = "double"
    """Reps first, then the load."""
    LINEAR = "linear"
    """The load after every session in the range."""
    TWO_FOR_TWO = "two_for_two"
    """The load when the last set had two more than the goal, twice running (NSCA)."""
    LEAVE_IT_TO_ME = "leave_it_to_me"
    """The load that was lifted last; nothing is changed."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What the program asks for: one exercise in today's variation."""

    exercise: str
    variation: str
    per_leg: bool
    sets: int
    reps: tuple[int, int]
    rest_s: int
    loaded_with: str | None = None
    """The kind of equipment today. What was lifted on another kind says nothing about it: 75 kg
    on a stack are not 75 kg in a hand. `None` takes all of them for the same."""

    def loads_alike(self, bout: Bout) -> bool:
        """Return whether a bout was loaded with the same kind of thing, as far as is known."""
        known = None not in (self.loaded_with, bout.loaded_with)
        return not known or bout.loaded_with == self.loaded_with

    def same(self, bout: Bout) -> bool:
        """Return whether a bout is of this variation, loaded with the same kind of thing."""
        return bout.variation == self.variation and self.loads_alike(bout)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the lifter and the gym add to the rules."""

    scheme: Scheme = Scheme.DOUBLE
    sessions_done: int | None = None
    """Leg sessions so far of someone new to this; `None` for everybody else."""
    without_pin: Ladder | None = None
    """The ladder of the stack alone, where there is an add-on pin."""
    could_take_pin: bool = False
    """It is a stack, and there is no pin yet."""
    per_hand: bool = False
    """It is loaded with two dumbbells; the reasons say a load by one of them."""


@dataclass(frozen=True, slots=True)
class Prescription:
    """What to do today, and why."""

    exercise: str
    variation: str
    per_leg: bool
    sets: int
    reps: tuple[int, int]
    target_reps: int
    """Reps to aim at; above the range while bridging."""
    load: Weight | None
    """`None` is body weight alone."""
    rest_s: int
    action: Action
    why: str
    """One sentence."""
    based_on: tuple[int, ...] = ()
    """Ids of the sets it rests on."""
    grace: bool = False
    """Falling short of the range today counts as no miss: the step was a big one."""
    pin_hint: Weight | None = None
    """Plates on an add-on pin that would make the next step small enough."""
    find_first: bool = False
    """The load is only where the search for the first weight begins."""
    start_reserve: int = RESERVE
    """Reps to leave in reserve."""
    misses: int = 0
    """Misses in a row so far; the third brings a deload."""


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at, gathered once."""

    slot: Slot
    ladder: Ladder
    settings: Settings
    today: date
    hurt: Bout | None = None

    @property
    def say(self) -> Reasons:
        """The sentences of today."""
        return Reasons(self.today, self.settings.per_hand)

    @property
    def lo(self) -> int:
        """The least reps of the range."""
        return self.slot.reps[0]

    @property
    def hi(self) -> int:
        """The top of the range."""
        return self.slot.reps[1]

    def step_up(self, load: Weight | None) -> Weight | None:
        """Return the load one step up; `None` at the end of the ladder."""
        plain = self.settings.without_pin
        return load_after(self.ladder, load, self.slot.reps, self.slot.exercise, plain)

    def give(
        self, action: Action, load: Weight | None, target: int, why: str, *rests_on: Judged
    ) -> Prescription:
        """Return a prescription of this slot, resting on the sets of these bouts."""
        return Prescription(
            exercise=self.slot.exercise,
            variation=self.slot.variation,
            per_leg=self.slot.per_leg,
            sets=self.slot.sets,
            reps=self.slot.reps,
            target_reps=target,
            load=load,
            rest_s=self.slot.rest_s,
            action=action,
            why=why,
            based_on=tuple(number for one in rests_on for number in one.ids),
        )
