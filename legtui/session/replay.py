"""From what happened to where the lifter stands: `state = replay(plan, happenings)`.

Nothing here is saved and nothing ticks. `advance` takes any happening, also one that does not
fit (a damaged file, two programs): what does not fit changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from math import ceil
from typing import Any

from legtui.session.happenings import (
    ExerciseSkipped,
    Finished,
    Happening,
    Hurt,
    MovedOn,
    Noted,
    Paused,
    PhaseBegan,
    Reordered,
    RestEnded,
    SetChanged,
    SetsChanged,
    SetSkipped,
    SetsLogged,
    StepBegan,
    StepEnded,
    StepsChanged,
    Swapped,
    TimerAdjusted,
    Turns,
    WentOn,
    What,
)
from legtui.session.plan import (
    Phase,
    SessionPlan,
    StepKind,
)
from legtui.session.state import Rest, Span, State, opening
from legtui.training.record import SetKind

SHORTEST_STEP_S = 5
"""A hold that was made shorter in its get-ready still has this."""


def replay(plan: SessionPlan, happenings: Iterable[Happening]) -> State:
    """Return where the lifter stands after everything that happened, in order."""
    return reduce(advance, happenings, opening(plan))


def advance(state: State, happening: Happening) -> State:
    """Return the state after one more happening."""
    if happening.t < state.t:
        happening = replace(happening, t=state.t)
    handler = _HANDLERS.get(type(happening.what))
    after = handler(state, happening.what, happening.t) if handler else state
    spans = state.spans
    if after is not state and isinstance(happening.what, _SPANNING):
        spans = _stretched(spans, state.phase, state.active(happening.t))
    return replace(after, last=happening, spans=spans)


def _stretched(spans: tuple[Span, ...], phase: Phase, a: int) -> tuple[Span, ...]:
    """Stretch the span of a phase to a deed in it; mostly the last one."""
    for place, one in enumerate(spans):
        if one.phase is phase:
            longer = Span(phase, one.from_a, max(one.to_a, a))
            return (*spans[:place], longer, *spans[place + 1 :])
    return (*spans, Span(phase, a, a))


def _phase_began(state: State, what: PhaseBegan, t: int) -> State:
    if what.phase is not state.phase or state.begun:
        return state
    a = state.active(t)
    state = replace(state, begun=True, since_a=a, step_from=a, step_ready=True)
    return _wait_if_cardio(state)


def _moved_on(state: State, what: MovedOn, t: int) -> State:
    if not state.phase.before(what.phase):
        return state
    return _enter_phase(state, what.phase)


def _enter_phase(state: State, phase: Phase) -> State:
    return replace(
        state,
        phase=phase,
        begun=False,
        step=0,
        step_from=None,
        step_ready=True,
        step_seconds=None,
        adjust_s=0,
        rest=None,
    )


def _step_began(state: State, what: StepBegan, t: int) -> State:
    if what.phase is not state.phase or what.index != state.step or state.current_step is None:
        return state
    return replace(
        state,
        begun=True,
        step_from=state.active(t),
        step_ready=what.ready,
        step_seconds=what.seconds or state.step_seconds,
        adjust_s=0 if what.ready else state.adjust_s,
    )


def _step_ended(state: State, what: StepEnded, t: int) -> State:
    if what.phase is not state.phase or what.index != state.step or state.current_step is None:
        return state
    state = replace(state, steps_ended=(*state.steps_ended, what), begun=True)
    if state.step + 1 >= len(state.plan.steps(state.phase)):
        return _enter_phase(state, state.plan.next_phase(state.phase))
    state = replace(
        state,
        step=state.step + 1,
        step_from=state.active(t),
        step_ready=True,
        step_seconds=None,
        adjust_s=0,
    )
    return _wait_if_cardio(state)


def _wait_if_cardio(state: State) -> State:
    step = state.current_step
    if step is not None and step.kind is StepKind.CARDIO:
        return replace(state, step_from=None)
    return state


def _with_exercise(state: State, slot: int, **changes: Any) -> State:
    exercises = list(state.exercises)
    exercises[slot] = replace(exercises[slot], **changes)
    return replace(state, exercises=tuple(exercises))


def _sets_logged(state: State, what: SetsLogged, t: int) -> State:
    fit = tuple(one for one in what.sets if 0 <= one.slot < len(state.exercises))
    if not fit or state.phase is not Phase.MAIN:
        return state
    for one in fit:
        exercise = state.exercises[one.slot]
        if one.kind is SetKind.RAMP:
            gone = {"ramp_gone": exercise.ramp_gone + 1}
        else:
            gone = {"work_gone": exercise.work_gone + 1, "ramp_gone": len(exercise.ramp)}
        state = _with_exercise(state, one.slot, sets=(*exercise.sets, one), **gone)
    rest = None
    if what.rest_s is not None:
        ago = max(t - what.rest_from_t, 0)
        rest = Rest(from_a=state.active(t) - ago, length_ms=1000 * what.rest_s)
    state = replace(
        state,
        begun=True,
        rest=rest,
        since_a=state.active(t),
        last_set=fit[-1],
        answered=fit[-1].rir is not None,
    )
    return _leave_main_if_done(state)


def _leave_main_if_done(state: State) -> State:
    if state.phase is Phase.MAIN and not state.remaining:
        return _enter_phase(state, state.plan.next_phase(Phase.MAIN))
    return state


def _set_changed(state: State, what: SetChanged, t: int) -> State:
    slot = what.now.slot
    if not 0 <= slot < len(state.exercises):
        return state
    sets = state.exercises[slot].sets
    if what.now.id not in {one.id for one in sets}:
        return state
    sets = tuple(what.now if one.id == what.now.id else one for one in sets)
    state = _with_exercise(state, slot, sets=sets)
    if state.last_set is not None and state.last_set.id == what.now.id:
        state = replace(state, last_set=what.now, answered=what.now.rir is not None)
    return state


def _set_skipped(state: State, what: SetSkipped, t: int) -> State:
    if not 0 <= what.slot < len(state.exercises) or state.phase is not Phase.MAIN:
        return state
    exercise = state.exercises[what.slot]
    if what.kind is SetKind.RAMP:
        state = _with_exercise(state, what.slot, ramp_gone=exercise.ramp_gone + 1)
    else:
        state = _with_exercise(
            state, what.slot, work_gone=exercise.work_gone + 1, ramp_gone=len(exercise.ramp)
        )
    return _leave_main_if_done(replace(state, begun=True))


def _exercise_skipped(state: State, what: ExerciseSkipped, t: int) -> State:
    if not 0 <= what.slot < len(state.exercises):
        return state
    state = _with_exercise(state, what.slot, left_out=True)
    return _leave_main_if_done(replace(state, begun=state.begun or state.phase is Phase.MAIN))


def _rest_ended(state: State, what: RestEnded, t: int) -> State:
    if state.rest is None:
        return state
    a = state.active(t)
    if a >= state.rest.end_a:
        return state
    return replace(state, rest=replace(state.rest, cut=True, cut_a=a))


def _timer_adjusted(state: State, what: TimerAdjusted, t: int) -> State:
    a = state.active(t)
    if state.phase is Phase.MAIN:
        if state.rest is None or state.rest.cut:
            return state
        gone = a - state.rest.from_a
        length = max(state.rest.length_ms, gone) if what.seconds > 0 else state.rest.length_ms
        length = max(length + 1000 * what.seconds, min(gone, state.rest.length_ms))
        return replace(state, rest=replace(state.rest, length_ms=length))
    start = state.step_start()
    if start is None:
        return state
    gone_s = ceil(max(a - start, 0) / 1000)
    least = max(gone_s, SHORTEST_STEP_S if a < start else 0)
    length_s = state.step_length_ms() // 1000
    wanted = max(length_s + what.seconds, min(least, length_s))
    return replace(state, adjust_s=state.adjust_s + wanted - length_s)


def _paused(state: State, what: Paused, t: int) -> State:
    return state if state.paused_at is not None else replace(state, paused_at=t)


def _went_on(state: State, what: WentOn, t: int) -> State:
    if state.paused_at is None:
        return _taken_up_again(state, t)
    return replace(state, paused_at=None, paused_ms=state.paused_ms + t - state.paused_at)


def _taken_up_again(state: State, t: int) -> State:
    """The hours it was left open are no time in it, but a rest is over after them."""
    state = replace(state, paused_ms=state.paused_ms + t - state.t)
    rest, a = state.rest, state.active(t)
    if rest is None or a >= rest.end_a:
        return state
    return replace(state, rest=replace(rest, from_a=a - rest.length_ms))


def _reordered(state: State, what: Reordered, t: int) -> State:
    if what.slot not in state.remaining:
        return state
    place = state.order.index(state.remaining[0])
    rest = [slot for slot in state.order if slot != what.slot]
    rest.insert(place, what.slot)
    state = replace(state, order=tuple(rest))
    return _give_ramp(state, what.slot)


def _give_ramp(state: State, slot: int) -> State:
    """The lift that then comes first or second of all gets the ramp of that place."""
    exercise = state.exercises[slot]
    if exercise.begun or exercise.ramp:
        return state
    before = sum(
        1 for other in state.exercises if other.logged(SetKind.WORK) and other is not exercise
    )
    ramp = (exercise.plan.ramp_if_first, exercise.plan.ramp_if_second, ())[min(before, 2)]
    return _with_exercise(state, slot, ramp=ramp)


def _swapped(state: State, what: Swapped, t: int) -> State:
    slot = what.now.slot
    if not 0 <= slot < len(state.exercises):
        return state
    exercise = state.exercises[slot]
    done = min(exercise.ramp_gone, len(exercise.ramp))
    ramp = exercise.ramp[:done] + what.now.ramp if not exercise.work_gone else exercise.ramp
    proposed = what.now.variation == exercise.plan.variation
    state = _with_exercise(
        state,
        slot,
        plan=what.now,
        planned=exercise.planned if proposed else what.now,
        ramp=ramp,
        before_plan=len(exercise.sets),
        left_out=exercise.left_out and proposed,
    )
    return _back_to_main(state, t)


def _back_to_main(state: State, t: int) -> State:
    """Lifting goes on after all: something remains, and the next phase was not begun."""
    if not Phase.MAIN.before(state.phase) or state.begun or not state.remaining:
        return state
    return replace(_enter_phase(state, Phase.MAIN), begun=True, since_a=state.active(t))


def _sets_changed(state: State, what: SetsChanged, t: int) -> State:
    if not 0 <= what.slot < len(state.exercises):
        return state
    exercise = state.exercises[what.slot]
    state = _with_exercise(
        state,
        what.slot,
        extra=exercise.extra + what.by,
        left_out=exercise.left_out and what.by <= 0,
    )
    return _leave_main_if_done(_back_to_main(state, t) if what.by > 0 else state)


def _steps_changed(state: State, what: StepsChanged, t: int) -> State:
    here = state.phase is what.phase
    if what.phase.before(state.phase) or not what.steps:
        return state
    begun = state.steps_begun if here else 0
    if what.steps[:begun] != state.plan.steps(what.phase)[:begun]:
        return state
    if what.phase is Phase.WARM_UP:
        return replace(state, plan=replace(state.plan, warm_up=what.steps))
    return replace(state, plan=replace(state.plan, cool_down=what.steps))


def _hurt(state: State, what: Hurt, t: int) -> State:
    return replace(state, hurts=(*state.hurts, what))


def _noted(state: State, what: Noted, t: int) -> State:
    return replace(state, notes=(*state.notes, what))


def _turns(state: State, what: Turns, t: int) -> State:
    return replace(state, turns=what.on)


def _finished(state: State, what: Finished, t: int) -> State:
    return replace(state, finished=what)


_SPANNING = (PhaseBegan, StepBegan, StepEnded, SetsLogged, SetSkipped, ExerciseSkipped)
"""A phase lasts from its first beginning to the last of these in it."""

_HANDLERS: dict[type[What], Any] = {
    PhaseBegan: _phase_began,
    MovedOn: _moved_on,
    StepBegan: _step_began,
    StepEnded: _step_ended,
    SetsLogged: _sets_logged,
    SetChanged: _set_changed,
    SetSkipped: _set_skipped,
    ExerciseSkipped: _exercise_skipped,
    RestEnded: _rest_ended,
    TimerAdjusted: _timer_adjusted,
    Paused: _paused,
    WentOn: _went_on,
    Reordered: _reordered,
    Swapped: _swapped,
    SetsChanged: _sets_changed,
    StepsChanged: _steps_changed,
    Hurt: _hurt,
    Noted: _noted,
    Turns: _turns,
    Finished: _finished,
}
