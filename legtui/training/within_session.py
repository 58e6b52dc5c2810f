"""A set went under the range, or was not clean: the next one may be lighter."""

from __future__ import annotations

from legtui.training.frozen import dataclass
from legtui.training.ladder import Ladder, at_most, next_down
from legtui.training.progression import load_as_hard
from legtui.training.record import LoggedSet
from legtui.training.session_reasons import lower_in_session
from legtui.training.units import from_grains, grains
from legtui.training.weight import Weight

_SPARE = 1
"""Reps above the least that the lighter set should give: a tired set loses one."""

_FORM_PERCENT = 95
"""What is left on for a clean set."""

_REST_PERCENT = 150
_REST_STEP_S = 15


@dataclass(frozen=True, slots=True)
class Easing:
    """A lighter next set; it is a proposal, and one key restores what was."""

    load: Weight
    restore: Weight
    """The load before."""
    rest_s: int
    why: str
    based_on: tuple[int, ...]
    """Id of the set that it rests on."""


def ease(
    done: LoggedSet, lo: int, ladder: Ladder, rest_s: int, per_hand: bool = False
) -> Easing | None:
    """Return a lighter load for the next set and a longer rest before it.

    Under the range it is the load that by Epley gives one rep more than `lo`; for form it is a
    twentieth less. At least one loadable step, and `None` where the set was fine, was done with
    body weight alone, or nothing lighter can be loaded.

    Args:
        done: The working set just logged.
        lo: The least reps of the range.
        ladder: Loadable weights, lightest first.
        rest_s: The exercise's usual rest, seconds.
        per_hand: Loads are of two dumbbells.
    """
    short = done.counted_reps < lo
    if done.load is None or not (short or done.form_ok is False):
        return None
    wanted = _within_reach(done.load, done.counted_reps, lo) if short else _for_form(done.load)
    lighter = at_most(ladder, wanted) or next_down(ladder, done.load)
    if lighter is None:
        return None
    rest = -(-rest_s * _REST_PERCENT // (100 * _REST_STEP_S)) * _REST_STEP_S
    why = lower_in_session(done.counted_reps, lo, done.load, lighter, per_hand)
    return Easing(lighter, done.load, rest, why, (done.id,))


def _within_reach(load: Weight, reps: int, lo: int) -> Weight:
    return load_as_hard(load, reps, lo + _SPARE)


def _for_form(load: Weight) -> Weight:
    return from_grains(grains(load) * _FORM_PERCENT // 100, load.unit)
