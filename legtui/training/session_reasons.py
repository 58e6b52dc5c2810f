"""Why the load changes within a session: one plain sentence each, with the real numbers.

`per_hand` says a load of two dumbbells by one of them.
"""

from __future__ import annotations

from legtui.training.units import load_text
from legtui.training.weight import Weight


def lower_in_session(reps: int, lo: int, load: Weight, lighter: Weight, per_hand: bool) -> str:
    """The next set of today, lighter: under the range, or not clean."""
    was, now = load_text(load, per_hand), load_text(lighter, per_hand)
    if reps < lo:
        return f"{reps} of {lo} at {was}: {now} and a longer rest bring the next set back."
    return f"Form was not clean at {was}: {now} and a longer rest for a clean set."


def try_first(load: Weight, per_hand: bool) -> str:
    """The search for the first weight begins."""
    return f"From {load_text(load, per_hand)}, a few sets find the weight that leaves three reps."


def found_weight(load: Weight, per_hand: bool) -> str:
    """The first weight is found."""
    return f"{load_text(load, per_hand)} should leave three reps: a good weight to start with."


def try_lighter(load: Weight, lighter: Weight, per_hand: bool) -> str:
    """Far too heavy, so down and on with the search."""
    return f"{load_text(load, per_hand)} was too much for now: try {load_text(lighter, per_hand)}."


def try_heavier(load: Weight, heavier: Weight, per_hand: bool) -> str:
    """A step on the way to the first weight."""
    return f"Four or more left at {load_text(load, per_hand)}: try {load_text(heavier, per_hand)}."


def lightest_too_heavy(load: Weight, per_hand: bool) -> str:
    """Even the lightest is too heavy for a start."""
    return f"{load_text(load, per_hand)} is the lightest here and still too heavy to start with."
