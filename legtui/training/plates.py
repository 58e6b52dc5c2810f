"""Exact search over plates: for every sum that can be made, the best way to make it.

Taking the heaviest plate that fits, over and over, is wrong with 35 lb plates (105 a side is
45 + 35 + 25, not 45 + 45 + 10 + 5) and misses loads when the stock is limited (30 a side from
one 20 and two 15). So every sum is built up by dynamic programming over the sizes: fewest
plates first, then the heaviest first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import gcd

from legtui.training.equipment import Plate
from legtui.training.units import grains
from legtui.training.weight import Unit, Weight

Pile = tuple[Weight, ...]
"""Plates of one side, or of a pin, heaviest first."""

MOST_IN_A_PILE = 30
"""No sleeve takes more plates; it bounds the search when only small plates are there."""

MOST_MIXED = 8
"""Plates of one side where kg and lb plates mix; more would be thousands of odd loads."""

_Sizes = tuple[int, ...]


def piles(
    plates: Sequence[Plate], sides: int, limit: int, most_plates: int = MOST_IN_A_PILE
) -> dict[int, Pile]:
    """Return every sum up to `limit` that one side can carry, and its best pile.

    Args:
        plates: The sizes, each more than 0, with their stock.
        sides: How many sides need the same pile: 2 on a bar, 1 on a pin.
        limit: The most of one side, in grains.
        most_plates: The most plates of one side.

    Returns:
        Sums in grains, 0 (no plate) included, to the pile with the fewest plates, and of those
        the one with the heaviest plates first.
    """
    if limit < 0:
        return {}
    kg = _sums([plate for plate in plates if plate.weight.unit is Unit.KG], sides, limit)
    lb = _sums([plate for plate in plates if plate.weight.unit is Unit.LB], sides, limit)
    weights = {grains(plate.weight): plate.weight for plate in plates}
    return {
        total: tuple(weights[size] for size in sizes)
        for total, sizes in _together(kg, lb, limit).items()
        if len(sizes) <= most_plates
    }


def prefer(new: Pile, old: Pile) -> bool:
    """Say whether one pile is better than another: fewer plates, then heavier ones first."""
    return _better(tuple(map(grains, new)), tuple(map(grains, old)))


def without(plates: Iterable[Plate], used: Pile, sides: int) -> tuple[Plate, ...]:
    """Return what is left of the plates when each of `sides` sides carries `used`."""
    return tuple(
        Plate(plate.weight, None)
        if plate.count is None
        else Plate(plate.weight, max(plate.count - sides * used.count(plate.weight), 0))
        for plate in plates
    )


def _better(new: _Sizes, old: _Sizes | None) -> bool:
    return old is None or len(new) < len(old) or (len(new) == len(old) and new > old)


def _sums(plates: Sequence[Plate], sides: int, limit: int) -> dict[int, _Sizes]:
    """Do the search for plates of one unit, whose sums lie on one grid."""
    stock = sorted(
        (
            (grains(plate.weight), None if plate.count is None else plate.count // sides)
            for plate in plates
        ),
        reverse=True,
        key=lambda each: each[0],
    )
    grid = gcd(*(size for size, _ in stock)) or 1
    top = limit // grid if stock else 0
    best: list[_Sizes | None] = [()] + [None] * top
    for size, count in stock:
        if count is None or count * size > limit:
            _add_any(best, size, size // grid)
        else:
            best = _add_some(best, size, size // grid, count)
    return {place * grid: sizes for place, sizes in enumerate(best) if sizes is not None}


def _add_any(best: list[_Sizes | None], size: int, width: int) -> None:
    """Improve every sum with any number of one more size, smaller than those before."""
    for place in range(width, len(best)):
        before = best[place - width]
        if before is None or len(before) == MOST_IN_A_PILE:
            continue
        if _better(new := (*before, size), best[place]):
            best[place] = new


def _add_some(best: list[_Sizes | None], size: int, width: int, count: int) -> list[_Sizes | None]:
    """Improve every sum with at most `count` of one more size."""
    improved = best.copy()
    for place, before in enumerate(best):
        if before is None:
            continue
        room = min(count, (len(best) - 1 - place) // width, MOST_IN_A_PILE - len(before))
        for extra in range(1, room + 1):
            new = before + (size,) * extra
            if _better(new, improved[place + extra * width]):
                improved[place + extra * width] = new
    return improved


def _together(kg: dict[int, _Sizes], lb: dict[int, _Sizes], limit: int) -> dict[int, _Sizes]:
    """Combine the sums of kg plates with those of lb plates on the same side."""
    if len(lb) == 1:
        return kg
    if len(kg) == 1:
        return lb
    both = kg | lb
    by_count: dict[int, list[tuple[int, _Sizes]]] = defaultdict(list)
    for total, sizes in lb.items():
        by_count[len(sizes)].append((total, sizes))
    for kg_total, kg_sizes in kg.items():
        for count in range(1, MOST_MIXED + 1 - len(kg_sizes)):
            for lb_total, lb_sizes in by_count[count]:
                total = kg_total + lb_total
                if total > limit:
                    break
                sizes = tuple(sorted(kg_sizes + lb_sizes, reverse=True))
                if _better(sizes, both.get(total)):
                    both[total] = sizes
    return both
