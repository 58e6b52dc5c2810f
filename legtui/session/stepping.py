"""The arrows: one loadable step lighter or heavier, one rep fewer or more."""

from __future__ import annotations

from legtui.session.typed import MOST_REPS
from legtui.session.view import Coming, Draft
from legtui.training.ladder import Ladder, next_down, step
from legtui.training.weight import Weight


def load_stepped(coming: Coming, ladder: Ladder, steps: int, *, body_weight: bool) -> Draft:
    """Return the coming set `steps` loadable steps heavier, or lighter if below 0.

    Args:
        coming: The set as it is shown.
        ladder: What can be loaded.
        steps: How many steps.
        body_weight: Whether below the lightest comes body weight alone.
    """
    load = coming.load
    if steps < 0 and load is not None and next_down(ladder, load) is None:
        return _draft(coming, None if body_weight else load, coming.reps)
    return _draft(coming, step(ladder, load, steps) if ladder else load, coming.reps)


def reps_stepped(coming: Coming, by: int, leg: int | None) -> Draft:
    """Return the coming set with `by` more reps; `leg` 0 is left, 1 right, `None` both."""
    reps = tuple(
        min(max(one + by, 0), MOST_REPS) if leg is None or place == leg else one
        for place, one in enumerate(coming.reps)
    )
    return _draft(coming, coming.load, reps)


def loaded(coming: Coming, load: Weight | None) -> Draft:
    """Return the coming set at another load."""
    return _draft(coming, load, coming.reps)


def _draft(coming: Coming, load: Weight | None, reps: tuple[int, ...]) -> Draft:
    return Draft(slot=coming.slot, kind=coming.kind, number=coming.number, load=load, reps=reps)
