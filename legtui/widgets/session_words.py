"""What a live session says in words: heads, lines, hints. Pictures put them in their places."""

from __future__ import annotations

from legtui.guide import load as guide
from legtui.session.expected import expected_word
from legtui.session.label import load_text, reps_text, step_name
from legtui.session.plan import Phase, PlannedExercise, TimedStep
from legtui.session.state import Exercise, State
from legtui.session.view import SET_MODES, Coming, Mode, View
from legtui.text import clock, plural
from legtui.training import change
from legtui.training.equipment import Kind
from legtui.training.record import SetKind
from legtui.widgets.shown import Shown

STYLES = {
    Mode.CARDIO_READY: "$ready",
    Mode.WARM_UP: "$go",
    Mode.PHASE_READY: "$ready",
    Mode.SET: "$lift",
    Mode.REST: "$rest",
    Mode.GO: "$go",
    Mode.GET_READY: "$ready",
    Mode.SWITCH: "$switch",
    Mode.HOLD: "$hold",
    Mode.ROLL: "$hold",
    Mode.PAUSED: "$pause",
    Mode.LEFT_OPEN: "$ready",
    Mode.ALL_DONE: "$done",
}
"""One accent a state."""


def per_hand(planned: PlannedExercise) -> bool:
    """Whether a load is shown and typed for one hand."""
    return planned.loaded_with is Kind.DUMBBELLS


def exercise_name(planned: PlannedExercise) -> str:
    """Return the variation's name."""
    return guide.variation(planned.variation).name


def short_name(planned: PlannedExercise) -> str:
    """Return the variation's short name."""
    return guide.variation(planned.variation).short


def side_text(step: TimedStep) -> str:
    """Return which leg, and how many reps: `left leg`, `12 each leg`; empty for neither."""
    parts = []
    if step.side:
        parts.append(f"{step.side} leg")
    if step.reps:
        parts.append(f"{step.reps} reps")
    return " · ".join(parts)


def set_place(exercise: Exercise, coming: Coming) -> str:
    """Return which set it is: `set 3 of 4`, `ramp 1 of 3`, `try 2` of a first weight."""
    if coming.kind is SetKind.RAMP and exercise.plan.finding:
        return f"try {coming.number}"
    which = "ramp" if coming.kind is SetKind.RAMP else "set"
    return f"{which} {coming.number} of {coming.of}"


def target_text(exercise: Exercise, coming: Coming) -> str:
    """Return what to aim at: `8 or more, leave 1-2`; of a ramp set, easy."""
    if coming.kind is SetKind.RAMP and exercise.plan.finding:
        return "find your weight: then say how many more"
    if coming.kind is SetKind.RAMP:
        return "easy, to get ready"
    planned = exercise.plan
    if planned.target > planned.reps_hi:
        return f"aim at {planned.target}, the next step is a big one"
    return planned.goal


def coming_text(exercise: Exercise, coming: Coming) -> str:
    """Return the coming set: `100 kg × 8`."""
    load = load_text(coming.load, per_hand(exercise.plan))
    return f"{load} × {reps_text(coming.reps)}"


def last_set_text(state: State) -> str:
    """Return the set just done: `set 2: 102.5 kg × 9`."""
    one = state.last_set
    if one is None:
        return ""
    planned = state.exercises[one.slot].plan
    found = state.exercises[one.slot].planned.finding
    which = "set" if one.kind is SetKind.WORK else "try" if found else "ramp"
    text = f"{which} {one.number}: {load_text(one.load, per_hand(planned))} × {reps_text(one.reps)}"
    return text + ("" if one.form_ok else ", form not clean")


def ago_text(ms: int) -> str:
    """Return how long ago: `4:10 ago`."""
    return f"{clock(ms / 1000)} ago"


def change_text(shown: Shown) -> str:
    """Return what changes on the equipment: `+2.5 each side`, `same plates`."""
    if shown.recipe is None:
        return ""
    return change.change_text(change.difference(shown.recipe_before, shown.recipe))


def holds_left(state: State) -> int:
    """Return how many timed steps come after the one at hand."""
    return max(0, len(state.plan.steps(state.phase)) - state.step - 1)


def after_this(view: View, state: State) -> str:
    """Return what comes after the step at hand: `then right leg, 11 holds left`."""
    left = holds_left(state)
    if view.next_step is None or view.step is None:
        return "the last one"
    kind = "hold" if state.phase is Phase.COOL_DOWN else "item"
    if view.next_step.step == view.step.step:
        then = f"then {view.next_step.side} leg" if view.next_step.side else "then once more"
    else:
        then = f"then {step_name(view.next_step.step)}"
    return f"{then}, {plural(left, kind)} left"


def enter_words(shown: Shown) -> str:
    """Return what Enter does now; empty where it does nothing."""
    view = shown.view
    if shown.typing is not None:
        return "take it" if shown.typing.taken else ""
    if shown.retryable:
        return f"try again: {shown.failed}" if shown.failed else "try again"
    if view.mode is Mode.LEFT_OPEN:
        return f"it ended {shown.ended_text}"
    if view.mode in SET_MODES and view.exercise is not None and view.coming is not None:
        return f"log {coming_text(view.exercise, view.coming)}"
    return expected_word(view)


def news(shown: Shown) -> str:
    """Return what went wrong, is being saved or just happened; empty where nothing did.

    What happened is not told before it is on the disk.
    """
    return shown.failure or ("saving …" if shown.saving else shown.message)
