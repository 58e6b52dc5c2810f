"""Three questions before a session, asked only when the answers matter, and the lighter day."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from legtui.training.frozen import dataclass
from legtui.training.recovery import ASKS, Recovery

VERY_SORE: Final = 7
LITTLE_ENERGY: Final = 3


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How the lifter feels before a session; what was not answered is `None`."""

    soreness: int | None = None
    """0 none to 10."""
    energy: int | None = None
    """0 none to 10; sleep counts here."""
    pain: bool | None = None

    def __post_init__(self) -> None:
        for value in (self.soreness, self.energy):
            if value is not None and not 0 <= value <= 10:
                raise ValueError("soreness and energy go from 0 to 10")

    @property
    def low(self) -> bool:
        """Whether it speaks of tiredness."""
        sore = self.soreness is not None and self.soreness >= VERY_SORE
        return sore or (self.energy is not None and self.energy <= LITTLE_ENERGY)


class Day(StrEnum):
    """What kind of day is proposed."""

    FULL = "full"
    LIGHTER = "lighter"
    SPARE = "spare"
    """Leave out what hurts."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A kind of day with its reason; the lifter may take any other."""

    day: Day
    why: str


@dataclass(frozen=True, slots=True)
class Reduction:
    """How much less a lighter day or a deload week is."""

    sets_percent: int
    load_percent: int

    def sets(self, planned: int) -> int:
        """Return the sets that remain, rounded up: at least one of an exercise that is planned."""
        return -(-planned * self.sets_percent // 100)

    @property
    def sets_words(self) -> str:
        """The sets that remain, in words: `half the sets`."""
        return _SETS_WORDS[self.sets_percent]

    @property
    def load_words(self) -> str:
        """What is taken off the load, in words: `a tenth less`."""
        return _LOAD_WORDS[self.load_percent]


_SETS_WORDS = {50: "half the sets", 75: "three quarters of the sets"}
_LOAD_WORDS = {90: "a tenth less"}

LIGHTER_DAY: Final = Reduction(sets_percent=75, load_percent=90)
DELOAD_WEEK: Final = Reduction(sets_percent=50, load_percent=90)
"""Same exercises, half the sets, a tenth less weight, 3-4 reps in reserve (Bell 2023)."""


def asks(recovery: Recovery, tired: bool = False, hurt_last_time: bool = False) -> bool:
    """Return whether the three questions are worth asking.

    Args:
        recovery: Where the lifter stands.
        tired: There are signs of fatigue in the last two weeks.
        hurt_last_time: The last session had a pain flag.
    """
    return recovery.state in ASKS or tired or hurt_last_time


def propose(recovery: Recovery, answers: CheckIn | None) -> Proposal:
    """Return the kind of day that the answers speak for; without answers the state speaks."""
    if answers is not None and answers.low:
        return Proposal(Day.LIGHTER, _low_words(answers))
    if answers is not None and answers.pain:
        why = "Leave out what hurts today, and have it looked at if it lasts."
        return Proposal(Day.SPARE, why)
    fresh = answers is not None and None not in (answers.soreness, answers.energy)
    if recovery.lighter_day and not fresh:
        return Proposal(Day.LIGHTER, recovery.why)
    if fresh:
        return Proposal(Day.FULL, "You feel fresh: the full session is fine.")
    return Proposal(Day.FULL, recovery.why)


def _low_words(answers: CheckIn) -> str:
    said = []
    if answers.soreness is not None and answers.soreness >= VERY_SORE:
        said.append(f"soreness {answers.soreness} of 10")
    if answers.energy is not None and answers.energy <= LITTLE_ENERGY:
        said.append(f"energy {answers.energy} of 10")
    spare = ", without what hurts" if answers.pain else ""
    return f"With {' and '.join(said)} a lighter day suits you better{spare}."
