"""What follows from the evidence: the schemes, the steps, the misses; whatever the date.

Choices that the rules leave open:

- One set flagged for form is enough to hold the load, not only the last one (G74).
- Spoiled bouts change nothing but dates, with one exception: if it hurt since the last evidence,
  no step up.
- At the end of a ladder, or with body weight alone, reps go on above the range, to 30.
- A big step is undone by two misses running, the grace session's among them, until two sessions
  in the range have proved it. It is tried again only with all the reps that it takes by Epley.
  Else the grace would add to the three misses that a deload waits for, and push a lifter beyond
  their strength for four sessions.
- Where the next load is too big a step, two reps over the range in the last set, twice running,
  are enough for it as well (the 2-for-2 rule).
"""

from __future__ import annotations

from dataclasses import replace

from legtui.training.evidence import Judged, Standing, below
from legtui.training.ladder import next_up, snap_down
from legtui.training.prescribed import Case, Prescription, Scheme
from legtui.training.progression import (
    BRIDGE_CAP,
    RETURN_PERCENT,
    Action,
    Outcome,
    bridge_reps,
    deload_load,
    load_as_hard,
    step_fits,
    two_for_two,
)
from legtui.training.units import grains
from legtui.training.weight import Unit, Weight

MOST_REPS = 30
"""Where nothing can be added reps go on to here; beyond, a harder variation serves better."""

_NEW_RANGE_RESERVE = 2
_PIN_PLATES = {
    Unit.KG: (Weight(500, Unit.KG), Weight(250, Unit.KG), Weight(125, Unit.KG)),
    Unit.LB: (Weight(1000, Unit.LB), Weight(500, Unit.LB), Weight(250, Unit.LB)),
}


def what_follows(case: Case, standing: Standing) -> Prescription:
    """Return what follows from the evidence, whatever the date."""
    last = standing.last
    if last.outcome is Outcome.HOLD:
        return _back_to_plan(case, last, standing.fails)
    if last.outcome is Outcome.MISS:
        return _after_miss(case, standing)
    if last.lowest < case.lo:
        return _new_range(case, last)
    if case.settings.scheme is Scheme.LINEAR:
        return _linear(case, standing)
    if case.settings.scheme is Scheme.TWO_FOR_TWO:
        return _two_for_two(case, standing)
    if last.lowest < case.hi:
        return _add_reps(case, last)
    return _held_back(case, last) or _step(case, standing)


def _add_reps(case: Case, last: Judged) -> Prescription:
    target = max(case.lo, min(case.hi, last.lowest + 1))
    why = case.say.add_reps(last, target, case.hi)
    return case.give(Action.ADD_REPS, last.load, target, why, last)


def _held_back(case: Case, last: Judged) -> Prescription | None:
    """Return the prescription where form or pain stands against a step up."""
    if case.hurt is not None:
        why = case.say.hold_for_pain(last, case.hurt)
        target = max(case.lo, min(case.hi, last.lowest))
        return case.give(Action.REPEAT, last.load, target, why, last)
    if last.flagged:
        why = case.say.hold_for_form(last)
        return case.give(Action.ADD_REPS, last.load, min(case.hi, last.lowest + 1), why, last)
    return None


def _step(case: Case, standing: Standing) -> Prescription:
    """Return the next load, or the reps to reach before it."""
    last = standing.last
    following = case.step_up(last.rung)
    if following is None:
        return _no_more_load(case, last)
    if standing.return_to is not None:
        return _return_step(case, last, following, standing.return_to)
    if step_fits(last.load, following, case.lo, case.hi) or last.load is None:
        return _increase(case, last, following)
    fell = standing.fell_at is not None and not below(standing.fell_at, following)
    cap = MOST_REPS if fell else BRIDGE_CAP
    needed = bridge_reps(case.lo, case.hi, last.load, following, cap)
    last_sets = [one.sets[-1].counted_reps for one in standing.at_load]
    if last.lowest >= needed or (not fell and two_for_two(last_sets, case.hi)):
        why = case.say.increase_big(last, following)
        return replace(case.give(Action.INCREASE, following, case.lo, why, last), grace=True)
    target = min(needed, last.lowest + 1)
    hint = _pin_hint(case, last.load, following)
    why = case.say.bridge(last, following, target, needed, hint)
    return replace(case.give(Action.BRIDGE, last.load, target, why, last), pin_hint=hint)


def _increase(case: Case, last: Judged, following: Weight) -> Prescription:
    plain = case.settings.without_pin
    if plain and following not in plain and last.load is not None:
        alone = next_up(plain, last.load)
        why = case.say.increase_by_pin(last, following, alone)
    else:
        why = case.say.increase(last, following)
    return case.give(Action.INCREASE, following, case.lo, why, last)


def _return_step(case: Case, last: Judged, following: Weight, back_to: Weight) -> Prescription:
    """Return up to two steps towards the load before a break."""
    second = case.step_up(following)
    far = grains(following) * 100 < grains(back_to) * RETURN_PERCENT
    if far and second is not None and not below(back_to, second):
        following = second
    why = case.say.increase_back(last, following, back_to)
    given = case.give(Action.INCREASE, following, case.lo, why, last)
    return replace(given, grace=not step_fits(last.load, following, case.lo, case.hi))


def _no_more_load(case: Case, last: Judged) -> Prescription:
    target = max(case.hi, min(MOST_REPS, last.lowest + 1))
    why = case.say.bridge_no_more(last, target)
    return case.give(Action.BRIDGE, last.load, target, why, last)


def _pin_hint(case: Case, load: Weight, following: Weight) -> Weight | None:
    """Return the most on an add-on pin that makes a step small enough."""
    if not case.settings.could_take_pin:
        return None
    for plate in _PIN_PLATES[load.unit]:
        more = Weight(load.hundredths + plate.hundredths, load.unit)
        if below(more, following) and step_fits(load, more, case.lo, case.hi):
            return plate
    return None


def _after_miss(case: Case, standing: Standing) -> Prescription:
    last = standing.last
    if standing.excused:
        why = case.say.repeat_excused(last)
        return case.give(Action.REPEAT, last.load, case.lo, why, last)
    if standing.back_to is not None:
        load = standing.back_to
        why = case.say.step_back(last, load)
        return case.give(Action.DELOAD, load, case.hi, why, *standing.at_load[-2:])
    if standing.deload:
        lighter = deload_load(case.ladder, last.load) if last.load is not None else None
        if lighter is None:
            why = case.say.repeat_at_the_bottom(last)
            return case.give(Action.REPEAT, last.load, case.lo, why, *standing.misses)
        why = case.say.deload(standing.misses, lighter)
        return case.give(Action.DELOAD, lighter, case.hi, why, *standing.misses)
    why = case.say.repeat(last, standing.fails)
    given = case.give(Action.REPEAT, last.load, case.lo, why, last)
    return replace(given, misses=standing.fails)


def _back_to_plan(case: Case, last: Judged, fails: int) -> Prescription:
    """Return the planned load again, or the lighter one where the plan is out of reach.

    In reach means: by Epley the lowest set would have kept the bottom of the range there.
    """
    plan = last.bout.planned_load
    if plan is None:
        why = case.say.repeat(last, 0)
        return replace(case.give(Action.REPEAT, last.load, case.lo, why, last), misses=fails)
    reps = max(case.lo, last.lowest)
    if last.under_plan and not step_fits(last.load, plan, case.lo, reps):
        why = case.say.repeat_lighter(last, plan)
        target = max(case.lo, min(case.hi, last.lowest + 1))
        given = case.give(Action.REPEAT, last.load, target, why, last)
    else:
        why = case.say.repeat_plan(last, plan)
        given = case.give(Action.REPEAT, plan, case.lo, why, last)
    return replace(given, misses=fails)


def _new_range(case: Case, last: Judged) -> Prescription:
    """Return a lighter load where the range was changed to more reps than were done."""
    if last.load is None or not case.ladder:
        return _add_reps(case, last)
    wanted = load_as_hard(last.load, last.lowest, case.lo, _NEW_RANGE_RESERVE)
    load = snap_down(case.ladder, wanted) or last.load
    load = load if below(load, last.load) else last.load
    why = case.say.start_new_range(last, case.lo, case.hi, load)
    return case.give(Action.START, load, case.lo, why, last)


def _linear(case: Case, standing: Standing) -> Prescription:
    last = standing.last
    held = _held_back(case, last)
    if held is not None:
        return held
    following = case.step_up(last.rung)
    if following is None:
        return _no_more_load(case, last) if last.lowest >= case.hi else _add_reps(case, last)
    if standing.return_to is not None:
        return _return_step(case, last, following, standing.return_to)
    why = case.say.increase_linear(last, following)
    given = case.give(Action.INCREASE, following, case.lo, why, last)
    return replace(given, grace=not step_fits(last.load, following, case.lo, case.hi))


def _two_for_two(case: Case, standing: Standing) -> Prescription:
    last = standing.last
    runs = standing.at_load
    held = _held_back(case, last)
    following = case.step_up(last.rung)
    if held is None and two_for_two([one.sets[-1].counted_reps for one in runs], case.hi):
        if following is None:
            return _no_more_load(case, last)
        why = case.say.increase_two_for_two(runs, following)
        given = case.give(Action.INCREASE, following, case.lo, why, *runs[-2:])
        return replace(given, grace=not step_fits(last.load, following, case.lo, case.hi))
    if held is not None and last.lowest >= case.hi:
        return held
    if last.lowest < case.hi:
        return _add_reps(case, last)
    why = case.say.bridge_two_for_two(last, case.hi + 2)
    return case.give(Action.BRIDGE, last.load, case.hi + 2, why, last)
