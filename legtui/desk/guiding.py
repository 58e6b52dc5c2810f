"""What legtui proposes in the middle of a session, written down with the deed that led to it.

A set under the range makes the next one lighter; the first weight of an exercise is found step
by step. A proposal is a new plan of the exercise (`Swapped` to itself), so it can be undone with
the deed, and one key restores the load before.
"""

from __future__ import annotations

from dataclasses import replace

from legtui.desk.rack import Rack
from legtui.session.acts import Act
from legtui.session.happenings import SetChanged, SetFact, SetsLogged, Swapped, What
from legtui.session.plan import PlannedExercise, RampPlan
from legtui.session.state import Exercise, State
from legtui.training.equipment import Kind
from legtui.training.first_weight import FIND_REPS, Answer, Finding, Proposal, next_proposal
from legtui.training.pain import PainAdvice, PainKind
from legtui.training.pain import pain_advice as advice_on_pain
from legtui.training.record import LoggedSet, SetKind
from legtui.training.within_session import Easing, ease


def guided(state: State, act: Act, rack: Rack) -> Act:
    """Return an act with what legtui proposes because of it."""
    if not act:
        return act
    t, what = act[0]
    match what:
        case SetsLogged():
            return _after_sets(state, act, t, what, rack)
        case SetChanged(now=now, field=field) if field in ("reserve", "form"):
            proposal = _after_change(state, now, rack)
            return (*act, (t, proposal)) if proposal else act
        case _:
            return act


def restore(state: State, t: int) -> Act:
    """Return to the load before the last proposal for the exercise at hand."""
    exercise = state.current
    if exercise is None or not exercise.eased:
        return ()
    back = replace(exercise.planned, ramp=exercise.ramp[exercise.ramp_gone :])
    return ((t, Swapped(back)),)


def pain_advice(exercise: Exercise, place: str, kind: str, rack: Rack) -> PainAdvice:
    """Return what to do about pain in the exercise at hand."""
    plan = exercise.plan
    return advice_on_pain(
        PainKind(kind),
        place.replace(" ", "_"),
        plan.exercise,
        plan.variation,
        plan.load,
        rack.ladder(plan.variation),
        rack.possible,
        _per_hand(plan),
    )


def _after_sets(state: State, act: Act, t: int, what: SetsLogged, rack: Rack) -> Act:
    last = what.sets[-1]
    exercise = state.exercises[last.slot]
    if last.kind is SetKind.RAMP:
        if not exercise.plan.finding:
            return act
        return (*act, (t, _found_so_far(exercise, last)))
    if what.rest_s is None or exercise.work_gone + len(what.sets) >= exercise.work_sets:
        return act
    easing = _ease(exercise, last, rack)
    if easing is None:
        return act
    logged = replace(what, rest_s=max(what.rest_s, easing.rest_s))
    return ((t, logged), *act[1:], (t, _eased(exercise, easing)))


def _after_change(state: State, now: SetFact, rack: Rack) -> What | None:
    exercise = state.exercises[now.slot]
    if now.kind is SetKind.RAMP:
        return _search_on(exercise, now, rack) if exercise.plan.finding else None
    sets_remain = not exercise.over and exercise.sets and exercise.sets[-1].id == now.id
    if now.form_ok or not sets_remain:
        return None
    easing = _ease(exercise, now, rack)
    return _eased(exercise, easing) if easing else None


def _ease(exercise: Exercise, fact: SetFact, rack: Rack) -> Easing | None:
    if exercise.plan.finding:
        return None
    plan = exercise.plan
    done = LoggedSet(
        id=fact.id,
        number=fact.number,
        kind=fact.kind,
        load=fact.load,
        reps=fact.reps,
        form_ok=fact.form_ok,
    )
    rungs = rack.ladder(plan.variation)
    return ease(done, plan.reps_lo, rungs, plan.rest_s, _per_hand(plan))


def _eased(exercise: Exercise, easing: Easing) -> Swapped:
    now = replace(exercise.plan, load=easing.load, why=easing.why, ramp=(), expected=())
    return Swapped(now)


def _found_so_far(exercise: Exercise, last: SetFact) -> Swapped:
    """Without an answer the weight counts as found: legtui asks, never insists."""
    return Swapped(replace(exercise.plan, load=last.load, ramp=(), expected=()))


def _search_on(exercise: Exercise, now: SetFact, rack: Rack) -> Swapped | None:
    """The next weight to try, or the one that was found."""
    if exercise.work_gone:
        return None
    sets = [now if one.id == now.id else one for one in exercise.logged(SetKind.RAMP)]
    answers = [
        Answer(one.load, min(one.reps), None if one.rir is None else int(one.rir))
        for one in sets
        if one.load is not None
    ]
    plan = exercise.plan
    rungs, per_hand = rack.ladder(plan.variation), _per_hand(plan)
    found = next_proposal(rungs, answers, plan.exercise, plan.reps_lo, per_hand)
    return Swapped(_with_proposal(plan, found)) if found is not None else None


def _per_hand(plan: PlannedExercise) -> bool:
    return plan.loaded_with is Kind.DUMBBELLS


def _with_proposal(plan: PlannedExercise, found: Proposal) -> PlannedExercise:
    if found.finding is Finding.TRY:
        ramp = (RampPlan(found.load, FIND_REPS[0]),)
        return replace(plan, load=found.load, why=found.why, ramp=ramp, expected=())
    if found.finding is Finding.TOO_HEAVY:
        options = ", ".join(str(one) for one in found.instead)
        why = f"{found.why} x swaps: {options}." if options else found.why
        return replace(plan, why=why, ramp=(), expected=())
    return replace(plan, load=found.load, why=found.why, ramp=(), expected=())
