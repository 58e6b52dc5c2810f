"""New to this: less at first, so that the first sore days do not end it.

Half the sets for two sessions, three quarters for two more, always three reps in reserve, and
Romanian before conventional deadlifts until plates lift the bar to height.
"""

from __future__ import annotations

from legtui.training.evidence import heft
from legtui.training.reasons import number_word
from legtui.training.weight import Unit, Weight

RESERVE = 3
"""Reps to leave, in a newcomer's first sessions and in every first set after a break."""

_PERCENT = (50, 50, 75, 75)
"""Of the sets, by session."""

_SHARE = {50: "half", 75: "three quarters"}

_AT_HEIGHT = {Unit.KG: Weight(6000, Unit.KG), Unit.LB: Weight(13500, Unit.LB)}
"""A 20 kg or 45 lb bar with the lightest plates of full size (450 mm across) on it: one pair of
20 kg or 45 lb. With smaller plates the bar lies too low for a sound start of the pull."""


def sets_percent(sessions_done: int) -> int:
    """Return the per cent of the sets for the next session of someone new.

    `sessions_done` are leg sessions with at least one working set.
    """
    return _PERCENT[sessions_done] if sessions_done < len(_PERCENT) else 100


def easing(sessions_done: int) -> bool:
    """Return whether the next session is still one of the easier first ones."""
    return sessions_done < len(_PERCENT)


def height_load(unit: Unit) -> Weight:
    """Return the load from which full-size plates hold the bar at height."""
    return _AT_HEIGHT[unit]


def romanian_first(pulled: Weight | None, unit: Unit) -> bool:
    """Return whether a newcomer's conventional deadlift should be Romanian for now.

    Args:
        pulled: The load that the Romanian deadlift has come to; `None` where it was never done.
        unit: The gym's unit; it says which plates there are.
    """
    return heft(pulled) < heft(height_load(unit))


def note(sessions_done: int) -> str | None:
    """Return why there are fewer sets, in one sentence; `None` once all are there."""
    if not easing(sessions_done):
        return None
    return (
        f"New to this, session {sessions_done + 1} of the first {number_word(len(_PERCENT))}: "
        f"{_SHARE[sets_percent(sessions_done)]} of the sets, three reps left in each."
    )


def deadlift_note(unit: Unit) -> str:
    """Return why the Romanian deadlift comes first, in one sentence."""
    return (
        f"Romanian deadlift first: under {height_load(unit)} no full-size plates hold the bar at "
        "pulling height."
    )
