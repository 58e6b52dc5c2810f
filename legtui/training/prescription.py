"""Today's prescription of one exercise, from its history and what can be loaded.

`prescribe` is a pure function: the bouts of one exercise, the slot of the program, the ladder
of loadable weights and today's date give the load, the reps and the reason. How sets are read
is in `evidence`, what follows from them in `what_follows`; here come the first time, the return
after a break, and what can be built.

A break is counted over all variations of the exercise, from this variation's last evidence on:
each variation comes back gently, and A and B in turn are no break.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legtui.training import newcomer
from legtui.training.evidence import (
    Judged,
    below,
    follow,
    heft,
    is_evidence,
    judged,
    longest_gap,
)
from legtui.training.ladder import Ladder, nearest, snap_down, snap_percent
from legtui.training.prescribed import RESERVE, Case, Prescription, Scheme, Settings, Slot
from legtui.training.progression import Action, layoff, sets_at
from legtui.training.record import Bout, NoEvidence
from legtui.training.siblings import first_share, siblings_of
from legtui.training.what_follows import what_follows

__all__ = ["Prescription", "Scheme", "Settings", "Slot", "lighten", "prescribe"]


def prescribe(
    history: Sequence[Bout], slot: Slot, ladder: Ladder, settings: Settings, today: date
) -> Prescription:
    """Return what to do today in one slot of the program.

    Args:
        history: Bouts of the exercise in all its variations; others are passed over.
        slot: What the program asks for.
        ladder: Loadable weights, lightest first; empty where there is nothing to load.
        settings: The lifter's choices for this exercise.
        today: The lifter's own date.
    """
    worked = sorted(
        (one for one in history if one.exercise == slot.exercise and one.work),
        key=lambda one: one.started_at,
    )
    own = [one for one in worked if slot.same(one)]
    trained = sorted({one.started_at.date() for one in worked})
    case = Case(slot, ladder, settings, today)
    if not own:
        away = (today - trained[-1]).days if trained else 0
        return _finished(case, _start(case, worked), layoff(away)[1])
    if settings.scheme is Scheme.LEAVE_IT_TO_ME:
        return _finished(case, _left_alone(case, own[-1]))
    counted = [one for one in own if is_evidence(one, slot.sets)]
    readings = [judged(one, slot.reps, slot.sets) for one in counted]
    if not readings:
        last = judged(own[-1], slot.reps, slot.sets)
        found = _held(case, last)
    else:
        last = readings[-1]
        case = replace(case, hurt=_pain_since(last, history))
        found = what_follows(case, follow(readings, trained)[-1])
    days, since_day = longest_gap(trained, last.day, today)
    load_percent, sets_percent = layoff(days)
    if load_percent < 100:
        found = _after_break(case, found, last, days, since_day)
    return _finished(case, found, sets_percent)


def _pain_since(last: Judged, history: Sequence[Bout]) -> Bout | None:
    """Return the newest later bout of the exercise that hurt, in any variation."""
    hurt = [
        one
        for one in history
        if one.exercise == last.bout.exercise
        and one.started_at > last.bout.started_at
        and NoEvidence.HURT in one.no_evidence
    ]
    return max(hurt, key=lambda one: one.started_at, default=None)


def _held(case: Case, last: Judged) -> Prescription:
    """Return the load as lifted where no session so far counts."""
    why = case.say.hold_without_evidence(last.bout, last.load)
    target = max(case.lo, min(case.hi, last.lowest))
    return case.give(Action.REPEAT, last.load, target, why, last)


def _left_alone(case: Case, bout: Bout) -> Prescription:
    """Return what was lifted last."""
    last = bout.work[-1]
    why = case.say.left_to_lifter(last.load, bout.started_at.date())
    target = max(case.lo, min(case.hi, last.counted_reps))
    given = case.give(Action.REPEAT, last.load, target, why)
    return replace(given, based_on=(last.id,))


def _start(case: Case, worked: Sequence[Bout]) -> Prescription:
    """Return the first load of a variation: from its sibling, or to be found."""
    slot = case.slot
    siblings = siblings_of(slot.variation)
    known = [one for one in worked if one.variation in siblings and slot.loads_alike(one)]
    if known and case.ladder:
        last = judged(known[-1], slot.reps, slot.sets)
        share = first_share(slot.variation, last.bout.variation) or 100
        if last.load is not None:
            percent = share * layoff((case.today - last.day).days)[0] // 100
            load = snap_percent(case.ladder, last.load, percent)
            name, day = last.bout.variation, last.day
            why = case.say.start_from_sibling(slot.variation, name, percent, last.load, day)
            return case.give(Action.START, load, case.lo, why, last)
    opening = case.ladder[0] if case.ladder else None
    elsewhere = any(one.variation == slot.variation for one in worked)
    why = case.say.start_fresh(slot.variation, opening, elsewhere)
    given = case.give(Action.START, opening, case.lo, why)
    return replace(given, find_first=opening is not None)


def _after_break(
    case: Case, found: Prescription, last: Judged, days: int, since: date
) -> Prescription:
    """Return the first session after a break: lighter, with fewer sets."""
    percent, sets_percent = layoff(days)
    base = min(found.load, last.load, key=heft)
    load = snap_percent(case.ladder, base, percent) if base is not None else None
    sets = sets_at(_least_percent(case, sets_percent), case.slot.sets)
    why = case.say.back_after_break(base, since, days, percent, sets)
    target = case.lo if base is None else case.hi
    return case.give(Action.LAYOFF, load, target, why, last)


def _least_percent(case: Case, percent: int) -> int:
    done = case.settings.sessions_done
    return percent if done is None else min(percent, newcomer.sets_percent(done))


def _finished(case: Case, found: Prescription, sets_percent: int = 100) -> Prescription:
    """Return the prescription with a load that can be built, and the sets of someone new."""
    done = case.settings.sessions_done
    easing = done is not None and newcomer.easing(done)
    gentle = easing or found.action in (Action.START, Action.LAYOFF)
    sets = sets_at(_least_percent(case, sets_percent), case.slot.sets)
    found = replace(found, sets=sets, start_reserve=newcomer.RESERVE if gentle else RESERVE)
    return _on_ladder(case, found)


def _on_ladder(case: Case, found: Prescription) -> Prescription:
    """Return the prescription with a load that can be built here.

    It is snapped down, unless the nearest is the same in the other unit: 220 lb is 100 kg.
    """
    ladder = case.ladder
    wanted = found.load
    if wanted is None or wanted in ladder:
        return found
    load = nearest(ladder, wanted)
    if load is not None and (load.unit is wanted.unit or below(wanted, load)):
        load = snap_down(ladder, wanted)
    if heft(load) == heft(wanted):
        return replace(found, load=load)
    return replace(found, load=load, why=case.say.snapped(found.why, wanted, load))


def lighten(
    given: Prescription, ladder: Ladder, load_percent: int, sets_percent: int, why: str
) -> Prescription:
    """Return an easier prescription: a lighter day, a deload week, a niggle.

    The load is snapped down; a deload week is 90 % and 50 %, a niggle 80 % and 100 %.
    """
    load = snap_percent(ladder, given.load, load_percent) if given.load is not None else None
    return replace(
        given,
        load=load or given.load,
        sets=sets_at(sets_percent, given.sets),
        target_reps=min(given.target_reps, given.reps[1]),
        why=why,
        start_reserve=newcomer.RESERVE,
        grace=False,
    )
