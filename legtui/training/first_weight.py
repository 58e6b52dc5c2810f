"""The first weight is found, not guessed.

Sets of eight to ten reps, from an easy weight up; after each the lifter says how many more they
could have done. With three left it is found. The sets are kept as ramp sets.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from legtui.training.frozen import dataclass
from legtui.training.ladder import Ladder, at_most, next_down, next_up
from legtui.training.progression import load_as_hard
from legtui.training.session_reasons import (
    found_weight,
    lightest_too_heavy,
    try_first,
    try_heavier,
    try_lighter,
)
from legtui.training.units import from_grains, grains
from legtui.training.weight import Weight

FIND_REPS = (8, 10)
"""Of a set that looks for the first weight."""
MOST_SETS = 5
AIM = 3
"""Reps that the working weight should leave."""

_JUMP_PERCENT = 130
"""Who had exactly four left after nine reps still lifts a third more three times: a set too heavy
ends with reps to spare, not under the bar (Epley)."""


_FAILED_PERCENT = 60
"""Where not one rep went up, reps say nothing about how far to come down."""


class Finding(StrEnum):
    """Where the search stands."""

    TRY = "try"
    FOUND = "found"
    TOO_HEAVY = "too heavy"


class Instead(StrEnum):
    """What to do where even the lightest is too heavy."""

    LIGHTER_BAR = "a lighter bar"
    GOBLET = "a goblet squat with one dumbbell"
    BODY_WEIGHT = "body weight alone"


_INSTEAD = {
    "squat": (Instead.LIGHTER_BAR, Instead.GOBLET, Instead.BODY_WEIGHT),
    "deadlift": (Instead.LIGHTER_BAR, Instead.BODY_WEIGHT),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One set on the way."""

    load: Weight
    reps: int
    """Done; the weaker leg's."""
    left: int | None
    """How many more there were in it, 4 is four or more; `None` is not said."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to do next."""

    finding: Finding
    load: Weight | None
    """To try, or found; `None` where even the lightest is too heavy."""
    why: str
    instead: tuple[Instead, ...] = ()


def next_proposal(
    ladder: Ladder, answers: Sequence[Answer], exercise: str, lo: int, per_hand: bool = False
) -> Proposal | None:
    """Return what to try next, or the weight that was found.

    Without an answer to the question the weight counts as found: legtui asks, never insists.

    Args:
        ladder: Loadable weights, lightest first.
        answers: The sets so far, in order.
        exercise: For what to do instead of the lightest.
        lo: The least reps of the exercise's range; where it is more than the search's own
            reps, the weight found is reckoned down to it (Epley).
        per_hand: Loads are of two dumbbells.

    Returns:
        `None` where there is nothing to load.
    """
    if not ladder:
        return None
    if not answers:
        return Proposal(Finding.TRY, ladder[0], try_first(ladder[0], per_hand))
    last = answers[-1].load
    found = _decided(ladder, answers, lo)
    if found is None:
        instead = _INSTEAD.get(exercise, (Instead.BODY_WEIGHT,))
        return Proposal(Finding.TOO_HEAVY, None, lightest_too_heavy(last, per_hand), instead)
    finding, load = found
    if finding is Finding.FOUND:
        return Proposal(finding, load, found_weight(load, per_hand))
    words = try_heavier if grains(load) > grains(last) else try_lighter
    return Proposal(finding, load, words(last, load, per_hand))


def _decided(ladder: Ladder, answers: Sequence[Answer], lo: int) -> tuple[Finding, Weight] | None:
    """Return the load to try, or the one that was found; `None` below the lightest."""
    last = answers[-1]
    left = AIM if last.left is None else last.left
    if last.reps < FIND_REPS[0] or left < AIM:
        return _after_too_heavy(ladder, answers, lo)
    heavier = _heavier(ladder, last.load)
    if left == AIM or len(answers) >= MOST_SETS or heavier is None:
        return Finding.FOUND, _reckoned(ladder, last.load, last.reps, left, lo)
    return Finding.TRY, heavier


def _heavier(ladder: Ladder, load: Weight) -> Weight | None:
    """Return the next weight to try: a third more, at least the next loadable."""
    following = next_up(ladder, load)
    if following is None:
        return None
    jump = at_most(ladder, from_grains(grains(load) * _JUMP_PERCENT // 100, load.unit))
    return jump if jump is not None and grains(jump) > grains(following) else following


def _after_too_heavy(
    ladder: Ladder, answers: Sequence[Answer], lo: int
) -> tuple[Finding, Weight] | None:
    """Return a lighter weight, reckoned from the reps that were in it."""
    last = answers[-1]
    if next_down(ladder, last.load) is None and (last.reps < FIND_REPS[0] or not last.left):
        return None
    easy = [one.load for one in answers if (one.left or 0) > AIM and one.reps >= FIND_REPS[0]]
    if last.reps == 0 and not easy and len(answers) < MOST_SETS:
        return Finding.TRY, _failed(ladder, last.load)
    if last.reps == 0:
        return Finding.FOUND, easy[-1] if easy else _failed(ladder, last.load)
    load = _reckoned(ladder, last.load, last.reps, last.left or 0, lo)
    known = easy[-1] if easy and lo <= FIND_REPS[0] else None
    return Finding.FOUND, known if known and grains(load) < grains(known) else load


def _failed(ladder: Ladder, load: Weight) -> Weight:
    """Return what to go down to from a load that did not go up once."""
    wanted = from_grains(grains(load) * _FAILED_PERCENT // 100, load.unit)
    return at_most(ladder, wanted) or ladder[0]


def _reckoned(ladder: Ladder, load: Weight, reps: int, left: int, lo: int) -> Weight:
    """Return the working weight: for the range's least reps with three left, never above."""
    found = load_as_hard(load, reps + left, max(lo, FIND_REPS[0]), AIM)
    return at_most(ladder, min(load, found, key=grains)) or ladder[0]
