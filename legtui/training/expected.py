"""What is prefilled for each set: what is expected, not the least."""

from __future__ import annotations

from collections.abc import Sequence

from legtui.training.evidence import heft
from legtui.training.prescribed import Prescription
from legtui.training.progression import Action
from legtui.training.record import Bout

_NEW_LOAD = frozenset({Action.START, Action.INCREASE, Action.DELOAD, Action.LAYOFF})


def last_at_load(history: Sequence[Bout], given: Prescription) -> Bout | None:
    """Return the newest bout of the variation with a working set at today's load."""
    for one in sorted(history, key=lambda bout: bout.started_at, reverse=True):
        same = one.exercise == given.exercise and one.variation == given.variation
        if same and any(heft(each.load) == heft(given.load) for each in one.work):
            return one
    return None


def expected_reps(last: Bout | None, given: Prescription) -> tuple[int, ...]:
    """Return the reps to prefill, a number for every planned set, each leg.

    Last time's reps of that set at this load, one more on the (first) lowest, inside the range;
    after a new load the target. A set that was not done, or at another load, expects what the
    last set at this load had.

    Args:
        last: The newest bout at this load (`last_at_load`), if there is one.
        given: Today's prescription.
    """
    lo, hi = given.reps[0], max(given.reps[1], given.target_reps)
    if last is None or given.action in _NEW_LOAD:
        return (given.target_reps,) * given.sets
    done: list[int | None] = [
        one.counted_reps if heft(one.load) == heft(given.load) else None for one in last.work
    ]
    at_load = [reps for reps in done if reps is not None]
    if not at_load:
        return (given.target_reps,) * given.sets
    reps = [at_load[-1] if each is None else each for each in done[: given.sets]]
    reps += [at_load[-1]] * (given.sets - len(reps))
    reps[reps.index(min(reps))] += 1
    return tuple(min(max(each, lo), hi) for each in reps)
