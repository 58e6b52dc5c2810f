"""What a variation's first load may take from the other variation of its exercise."""

from __future__ import annotations

_SHARE = {
    ("front_squat", "back_squat"): 75,
    ("romanian_deadlift", "conventional_deadlift"): 70,
    ("reverse_lunge", "forward_lunge"): 100,
    # The shares are guesses on the safe side, and the inverse of one would be on the other
    # side: the heavier lift starts with what the lighter one was done with.
    ("back_squat", "front_squat"): 100,
    ("conventional_deadlift", "romanian_deadlift"): 100,
    ("forward_lunge", "reverse_lunge"): 100,
}


def first_share(variation: str, sibling: str) -> int | None:
    """Return the per cent of the sibling's load to start a variation with.

    `None` is to start over: another machine, or another muscle (seated calf raises).
    """
    return _SHARE.get((variation, sibling))


def siblings_of(variation: str) -> tuple[str, ...]:
    """Return the variations whose load says something about this one's first."""
    return tuple(other for one, other in _SHARE if one == variation)
