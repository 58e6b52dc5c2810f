"""What befalls a made-up session apart from its sets, and how often."""

from __future__ import annotations

from enum import StrEnum
from random import Random

from legtui.training.frozen import dataclass

NOTES = (
    "Slept badly, kept it honest.",
    "Felt light today.",
    "New shoes, better balance.",
    "Gym was packed.",
    "Long day at work.",
    "Depth was good throughout.",
    "Played football yesterday.",
    "Grip gave out before the legs did.",
)
PLACES = ("knee", "hip", "lower back", "hamstring")

ANSWERED = 0.4
"""Share of working sets after which the lifter says how many more there were."""
ANSWERED_LAST = 0.75
"""Of the last sets of an exercise, when the question is asked."""
TYPED_RPE = 0.03
"""Share of working sets that are typed with an RPE."""
UNCLEAN = 0.004
"""Share of working sets whose form is flagged."""
UNCLEAN_HARD = 0.04
"""Of those with nothing left."""
LIGHTER_AFTER_MISS = 0.35
REST_CUT = 0.1
REST_ADJUSTED = 0.03
STEP_SKIPPED = 0.012

_CUT_SHORT = 0.04
_NO_COOL_DOWN = 0.07
_NIGGLE = 0.03
_MACHINE_TAKEN = 0.05
_PAUSED = 0.04
_NOTED = 0.12


class Cut(StrEnum):
    """How a session is cut short."""

    COOL_DOWN = "on to the cool-down"
    FINISH = "finished there"
    LEFT_OPEN = "lid closed; hours later the end is told"


@dataclass(frozen=True, slots=True)
class Course:
    """What befalls one session; places are counted in working sets."""

    note: str = ""
    cut: Cut | None = None
    cut_after: int = 0
    cool_down: bool = True
    niggle_after: int | None = None
    machine_taken: bool = False
    paused_after: int | None = None


def course(luck: Random, *, may_be_left_open: bool, plain: bool) -> Course:
    """Return what befalls a session.

    Args:
        luck: Where chance comes from.
        may_be_left_open: Whether it is hours until the next session.
        plain: Whether it goes as planned whatever chance says.
    """
    note = luck.choice(NOTES) if luck.random() < _NOTED else ""
    if plain:
        return Course(note=note)
    ways = list(Cut) if may_be_left_open else [Cut.COOL_DOWN, Cut.FINISH]
    return Course(
        note=note,
        cut=luck.choice(ways) if luck.random() < _CUT_SHORT else None,
        cut_after=luck.randint(9, 18),
        cool_down=luck.random() >= _NO_COOL_DOWN,
        niggle_after=luck.randint(1, 20) if luck.random() < _NIGGLE else None,
        machine_taken=luck.random() < _MACHINE_TAKEN,
        paused_after=luck.randint(1, 20) if luck.random() < _PAUSED else None,
    )
