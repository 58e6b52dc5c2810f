"""A plateau noticed, and the sibling variation proposed with its first weight (G57)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legtui.training.evidence import Judged, Standing, follow, heft, is_evidence, judged
from legtui.training.frozen import dataclass
from legtui.training.ladder import Ladder
from legtui.training.prescription import Prescription, Settings, Slot, prescribe
from legtui.training.reasons import Reasons
from legtui.training.record import Bout

PLATEAU_SESSIONS = 4
DELOAD_SESSIONS = 8
DELOADS = 2


@dataclass(frozen=True, slots=True)
class Change:
    """A sibling variation to go on with for a while."""

    variation: str
    prescription: Prescription
    """Its first weight, or where it stood when it was last done."""
    why: str
    based_on: tuple[int, ...]
    """Ids of the sets that show the plateau."""


def plateau(
    history: Sequence[Bout],
    slot: Slot,
    siblings: Sequence[tuple[str, Ladder]],
    settings: Settings,
    today: date,
) -> Change | None:
    """Return the variation to change to where this one has stopped giving.

    That is: the same load and no more reps in four sessions, or two deloads in eight.

    Args:
        history: Bouts of the exercise in all its variations.
        slot: The program's slot with the variation in question.
        siblings: Other variations that the gym allows and their ladders, the best first.
        settings: The lifter's choices for this exercise.
        today: The lifter's own date.
    """
    mine = [one for one in history if one.exercise == slot.exercise and one.work]
    own = [
        judged(one, slot.reps, slot.sets)
        for one in sorted(mine, key=lambda bout: bout.started_at)
        if slot.same(one) and is_evidence(one, slot.sets)
    ]
    found = _stalled(own), _deloaded(follow(own, sorted({one.started_at.date() for one in mine})))
    shown = found[0] or found[1]
    others = [(name, ladder) for name, ladder in siblings if name != slot.variation]
    if not shown or not others:
        return None
    name, ladder = others[0]
    say = Reasons(today, settings.per_hand)
    if found[0]:
        why = say.plateau(slot.variation, PLATEAU_SESSIONS, shown[-1].load, name)
    else:
        why = say.two_deloads(slot.variation, DELOAD_SESSIONS, name)
    given = prescribe(
        history, replace(slot, variation=name, loaded_with=None), ladder, settings, today
    )
    return Change(name, given, why, tuple(number for one in shown for number in one.ids))


def _stalled(own: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the last four bouts where neither load nor reps went up in them."""
    run = tuple(own[-PLATEAU_SESSIONS:])
    if len(run) < PLATEAU_SESSIONS:
        return ()
    first = run[0]
    still = all(
        heft(one.load) == heft(first.load)
        and one.lowest <= first.lowest
        and _total(one) <= _total(first)
        for one in run
    )
    return run if still else ()


def _total(one: Judged) -> int:
    return sum(each.counted_reps for each in one.sets)


def _deloaded(standings: Sequence[Standing]) -> tuple[Judged, ...]:
    """Return the bouts that brought a deload, where there were two in the last eight."""
    brought = tuple(one.last for one in standings[-DELOAD_SESSIONS:] if one.deload)
    return brought if len(brought) >= DELOADS else ()
