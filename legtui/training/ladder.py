"""Moving on a ladder: the loadable weights of one piece of equipment, lightest first.

The rules that hold everywhere here:

- A ladder is strictly increasing by real weight. kg and lb may mix; they compare exactly.
- A load need not be on the ladder (another gym, an import): its neighbours are the rungs
  strictly either side of it.
- `None` as a load is body weight alone and lies below every rung.
- `None` as an answer is "there is no such rung"; an empty ladder (body weight) has none.
- The nearest of two equally near rungs is the lighter one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from legtui.training.units import grains
from legtui.training.weight import Weight

Ladder = tuple[Weight, ...]
"""Loadable weights, strictly increasing by real weight."""


def ladder_of(weights: Iterable[Weight]) -> Ladder:
    """Return the weights in order, each real weight once (the first one given stays)."""
    rungs: dict[int, Weight] = {}
    for weight in weights:
        rungs.setdefault(grains(weight), weight)
    return tuple(rungs[key] for key in sorted(rungs))


def at_most(ladder: Ladder, target: Weight) -> Weight | None:
    """Return the heaviest rung not above the target."""
    place = bisect_right(ladder, grains(target), key=grains)
    return ladder[place - 1] if place else None


def at_least(ladder: Ladder, target: Weight) -> Weight | None:
    """Return the lightest rung not below the target."""
    place = bisect_left(ladder, grains(target), key=grains)
    return ladder[place] if place < len(ladder) else None


def nearest(ladder: Ladder, target: Weight) -> Weight | None:
    """Return the rung nearest to the target, the lighter one of two as near."""
    below, above = at_most(ladder, target), at_least(ladder, target)
    if below is None or above is None:
        return below or above
    aim = grains(target)
    return below if aim - grains(below) <= grains(above) - aim else above


def next_up(ladder: Ladder, load: Weight | None) -> Weight | None:
    """Return the lightest rung above the load; from body weight the lightest of all."""
    place = 0 if load is None else bisect_right(ladder, grains(load), key=grains)
    return ladder[place] if place < len(ladder) else None


def next_down(ladder: Ladder, load: Weight | None) -> Weight | None:
    """Return the heaviest rung below the load."""
    place = 0 if load is None else bisect_left(ladder, grains(load), key=grains)
    return ladder[place - 1] if place else None


def step(ladder: Ladder, load: Weight | None, steps: int) -> Weight | None:
    """Return the load after so many rungs up, or down if negative; it stays at the ends.

    A load off the ladder takes its first step to the rung beside it.
    """
    move = next_up if steps > 0 else next_down
    for _ in range(min(abs(steps), len(ladder) + 1)):
        following = move(ladder, load)
        if following is None:
            break
        load = following
    return load


def snap_down(ladder: Ladder, target: Weight) -> Weight | None:
    """Return the heaviest rung not above the target, or the lightest where all are above.

    Deloads and ramp sets snap so: never more than meant, never less than the empty bar.
    """
    return snap_percent(ladder, target, 100)


def snap_percent(ladder: Ladder, load: Weight, percent: int) -> Weight | None:
    """Return `snap_down` of so many percent of the load, without rounding in between."""
    if not ladder:
        return None
    place = bisect_right(ladder, grains(load) * percent, key=lambda rung: grains(rung) * 100)
    return ladder[max(place - 1, 0)]
