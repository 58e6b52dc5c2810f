"""What the lifter does, turned into happenings. Each act is a pure function of the state.

An act returns what happens, with when (ms on the session's clock), the lifter's own doing
first; an empty tuple where it makes no sense now.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from legtui.session.by_itself import ended
from legtui.session.happenings import (
    ExerciseSkipped,
    Finished,
    Hurt,
    MovedOn,
    Noted,
    Paused,
    PhaseBegan,
    Reordered,
    RestEnded,
    SetChanged,
    SetFact,
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
from legtui.session.plan import Phase, PlannedExercise, StepKind, TimedStep
from legtui.session.state import Exercise, State
from legtui.session.typed import TypedSet
from legtui.session.view import Coming
from legtui.training.record import SetKind
from legtui.training.timing import LAST_RAMP_REST_S, RAMP_REST_S

Act = tuple[tuple[int, What], ...]
NewId = Callable[[], int]

DEFAULT_CHANGE_S = 120
"""To change to an exercise that the plan puts first and that now comes later, seconds."""


def begin_phase(state: State, t: int) -> Act:
    """Begin the phase at hand."""
    if state.begun or state.phase is Phase.DONE:
        return ()
    return ((t, PhaseBegan(state.phase)),)


def start_cardio(state: State, t: int, choice: str, seconds: int) -> Act:
    """Start the light cardio: what it is, and for how long."""
    step = state.current_step
    if step is None or step.kind is not StepKind.CARDIO or state.step_from is not None:
        return ()
    what = StepBegan(state.phase, state.step, ready=False, seconds=seconds, choice=choice)
    return ((t, what),)


def start_now(state: State, t: int) -> Act:
    """Cut the get-ready short."""
    start = state.step_start()
    if start is None or state.active(t) >= start:
        return ()
    return ((t, StepBegan(state.phase, state.step, ready=False)),)


def done_now(state: State, t: int) -> Act:
    """End a warm-up item; the seconds spent are kept."""
    step = state.current_step
    if step is None or state.step_from is None:
        return ()
    return _with_end(state, t, ended(step, state, t, done=True))


def skip_step(state: State, t: int) -> Act:
    """Leave the current timed step out."""
    step = state.current_step
    if step is None:
        return ()
    return _with_end(state, t, ended(step, state, t, done=False))


def _with_end(state: State, t: int, what: StepEnded) -> Act:
    """A key that ends the last step of all ends the session."""
    last = state.step + 1 >= len(state.plan.steps(state.phase))
    if last and state.plan.next_phase(state.phase) is Phase.DONE:
        return ((t, what), (t, Finished(complete=True, ended_t=t)))
    return ((t, what),)


def log(state: State, t: int, coming: Coming, new_id: NewId, rir: float | None = None) -> Act:
    """Log the coming set as it is shown."""
    one = TypedSet(load=coming.load, reps=coming.reps, rir=rir)
    return log_typed(state, t, (one,), new_id)


def log_typed(
    state: State, t: int, typed: tuple[TypedSet, ...], new_id: NewId, ago_s: int = 0
) -> Act:
    """Log one or several sets as typed; they share one rest and one undo."""
    exercise = state.current
    if exercise is None or not typed:
        return ()
    done_t = max(t - 1000 * ago_s, state.last_set.logged_t if state.last_set else 0)
    facts: list[SetFact] = []
    for one in typed:
        kind = exercise.next_kind
        facts.append(
            SetFact(
                id=new_id(),
                slot=exercise.plan.slot,
                exercise=exercise.plan.exercise,
                variation=exercise.plan.variation,
                number=_next_number(state, exercise, kind, facts),
                kind=kind,
                load=one.load,
                reps=one.reps,
                rir=one.rir,
                logged_t=done_t,
            )
        )
        exercise = _one_further(exercise, kind)
    rest_s = _rest_after(state, exercise, facts[-1].kind)
    return ((t, SetsLogged(tuple(facts), rest_s=rest_s, rest_from_t=done_t)),)


def _next_number(state: State, exercise: Exercise, kind: SetKind, pending: list[SetFact]) -> int:
    """Sets are numbered per exercise and kind, whatever the slot."""
    name = exercise.plan.exercise
    numbers = [
        one.number for one in (*state.sets, *pending) if one.exercise == name and one.kind is kind
    ]
    return max(numbers, default=0) + 1


def _one_further(exercise: Exercise, kind: SetKind) -> Exercise:
    if kind is SetKind.RAMP:
        return replace(exercise, ramp_gone=exercise.ramp_gone + 1)
    return replace(exercise, work_gone=exercise.work_gone + 1)


def _rest_after(state: State, done: Exercise, kind: SetKind) -> int | None:
    """Ramp sets 60 s apart and 90 s before the first working set; after a working set its
    exercise's rest; between exercises the change time of the next; after the last set none.
    """
    if not done.over:
        if kind is SetKind.RAMP:
            return RAMP_REST_S if done.next_kind is SetKind.RAMP else LAST_RAMP_REST_S
        return done.plan.rest_s
    others = [slot for slot in state.remaining if slot != done.plan.slot]
    if not others:
        return None
    return state.exercises[others[0]].plan.change_s or DEFAULT_CHANGE_S


def end_rest(state: State, t: int) -> Act:
    """End the rest before its time."""
    if state.rest is None or state.active(t) >= state.rest.end_a:
        return ()
    return ((t, RestEnded()),)


def adjust(state: State, t: int, seconds: int) -> Act:
    """Make the running timer longer or shorter."""
    running = state.rest is not None and not state.rest.cut
    if state.phase is not Phase.MAIN:
        running = state.step_from is not None
    return ((t, TimerAdjusted(seconds)),) if running else ()


def skip_set(state: State, t: int) -> Act:
    """Leave the coming set out."""
    exercise = state.current
    if exercise is None:
        return ()
    return ((t, SetSkipped(exercise.plan.slot, exercise.next_kind)),)


def skip_exercise(state: State, t: int) -> Act:
    """Leave the rest of the exercise out."""
    exercise = state.current
    if exercise is None:
        return ()
    return ((t, ExerciseSkipped(exercise.plan.slot)),)


def move_on(state: State, t: int, phase: Phase) -> Act:
    """Go on to a later phase; a step that is running counts as skipped."""
    if not state.phase.before(phase):
        return ()
    return (*_broken_off(state, t), (t, MovedOn(phase)))


def _broken_off(state: State, t: int) -> Act:
    """The step that is running is left out from here on; the seconds spent are kept."""
    step = state.current_step
    if step is None or not state.begun or state.step_from is None:
        return ()
    return ((t, ended(step, state, t, done=False)),)


def leave_phase(state: State, t: int) -> Act:
    """Skip the rest of a timed phase; of the last one, the session ends."""
    to = state.plan.next_phase(state.phase) if state.phase is not Phase.DONE else Phase.DONE
    moved = move_on(state, t, to)
    return (*moved, (t, Finished(complete=True, ended_t=t))) if to is Phase.DONE else moved


def answer(state: State, t: int, rir: float) -> Act:
    """Tell how many more could have been done in the set before."""
    if state.last_set is None:
        return ()
    return ((t, SetChanged(replace(state.last_set, rir=rir), field="reserve")),)


def flag_form(state: State, t: int) -> Act:
    """Say that the form of the set before was not clean, or that it was after all."""
    if state.last_set is None:
        return ()
    now = replace(state.last_set, form_ok=not state.last_set.form_ok)
    return ((t, SetChanged(now, field="form")),)


def correct(state: State, t: int, typed: TypedSet) -> Act:
    """Correct the set before; the timer is not touched."""
    if state.last_set is None:
        return ()
    rir = typed.rir if typed.rir is not None else state.last_set.rir
    now = replace(state.last_set, load=typed.load, reps=typed.reps, rir=rir)
    return ((t, SetChanged(now, field="set")),) if now != state.last_set else ()


def note(state: State, t: int, text: str, about: int | None = None) -> Act:
    """Write a note on the session, or on the logged set whose id is `about`."""
    done = next((one for one in state.sets if one.id == about), None)
    if done is None:
        return ((t, Noted(text)),)
    return ((t, SetChanged(replace(done, note=text), field="note")),)


def set_rested_from(state: State, t: int) -> SetFact | None:
    """Return the set that the rest at hand follows; `None` where none runs."""
    resting = state.rest is not None and state.active(t) < state.rest.end_a
    return state.last_set if resting else None


def hurting(state: State, t: int) -> Exercise | None:
    """Return the exercise that something hurts in: in a rest the one just done."""
    done = set_rested_from(state, t)
    return state.exercises[done.slot] if done is not None else state.current


def hurts(state: State, t: int, place: str, kind: str, text: str = "") -> Act:
    """Something hurts; sharp pain stops the exercise that caused it."""
    exercise = hurting(state, t)
    name = exercise.plan.exercise if exercise is not None else ""
    what: Act = ((t, Hurt(name, place, kind, text)),)
    if kind == "sharp" and exercise is not None and not exercise.over:
        what = (*what, (t, ExerciseSkipped(exercise.plan.slot)))
    return what


def pause(state: State, t: int) -> Act:
    """Let everything stand still, or go on."""
    return ((t, Paused() if state.paused_at is None else WentOn()),)


def go_on(state: State, t: int) -> Act:
    """End a pause, or take up a session that was left open."""
    return ((t, WentOn()),)


def reorder(state: State, t: int, slot: int) -> Act:
    """Do another exercise first."""
    if slot not in state.remaining or slot == state.remaining[0]:
        return ()
    return ((t, Reordered(slot)),)


def swap(state: State, t: int, now: PlannedExercise) -> Act:
    """Replace the variation or the exercise of a slot."""
    return ((t, Swapped(now)),)


def add_set(state: State, t: int) -> Act:
    """One more set of this exercise; in a rest, of the one just done."""
    slot = state.current.plan.slot if state.current else None
    resting = state.rest is not None or state.phase is not Phase.MAIN
    if state.last_set is not None and (slot is None or (resting and not _begun(state, slot))):
        slot = state.last_set.slot
    return ((t, SetsChanged(slot, 1)),) if slot is not None else ()


def _begun(state: State, slot: int) -> bool:
    return state.exercises[slot].begun


def cut(
    state: State,
    t: int,
    fewer: tuple[tuple[int, int], ...],
    steps: tuple[tuple[Phase, tuple[TimedStep, ...]], ...],
) -> Act:
    """Leave out what there is no time for: sets by slot, and the steps of timed phases."""
    changed: list[tuple[int, What]] = [(t, SetsChanged(slot, -sets)) for slot, sets in fewer]
    changed += [(t, StepsChanged(phase, now)) for phase, now in steps]
    return tuple(changed)


def turns(state: State, t: int) -> Act:
    """Switch lifting in turns with a partner on or off."""
    return ((t, Turns(not state.turns)),)


def finish(state: State, t: int) -> Act:
    """Finish here; a step that is running counts as skipped."""
    return (*_broken_off(state, t), (t, Finished(complete=True, ended_t=t)))


def ended_at(state: State, t: int, ended_t: int) -> Act:
    """Say when a session that was left open ended."""
    return ((t, Finished(complete=not something_left(state), ended_t=min(ended_t, t))),)


def something_left(state: State) -> bool:
    """Whether lifting was still to do."""
    return state.phase in (Phase.WARM_UP, Phase.MAIN) and bool(state.plan.main)
