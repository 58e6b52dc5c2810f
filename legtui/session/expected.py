"""`Enter`: in every state it does the expected next thing."""

from __future__ import annotations

from legtui.session import acts
from legtui.session.acts import Act, NewId
from legtui.session.plan import StepKind
from legtui.session.state import State
from legtui.session.view import Draft, Mode, View, at
from legtui.training.frozen import dataclass

_WORDS = {
    Mode.CARDIO_READY: "start",
    Mode.PHASE_READY: "begin",
    Mode.WARM_UP: "done now",
    Mode.SET: "log set",
    Mode.GO: "log set",
    Mode.REST: "end rest",
    Mode.GET_READY: "start now",
    Mode.SWITCH: "start now",
    Mode.PAUSED: "go on",
    Mode.LEFT_OPEN: "it ended then",
    Mode.ALL_DONE: "finish",
}
"""What `Enter` does; nothing where time does it, and at the finish, a screen of its own."""

CARDIO_CHOICES = ("cycle", "jog", "own")


@dataclass(frozen=True, slots=True)
class Cardio:
    """What the lifter chose for the light cardio."""

    choice: str = CARDIO_CHOICES[0]
    seconds: int = 300


def expected_word(view: View) -> str:
    """Return what `Enter` does now, in a word or two; empty where it does nothing."""
    cardio = view.step is not None and view.step.kind is StepKind.CARDIO
    if view.mode is Mode.WARM_UP and cardio and view.timer.over:
        return "done"
    return _WORDS.get(view.mode, "")


def expected(
    state: State,
    t: int,
    new_id: NewId,
    draft: Draft | None = None,
    cardio: Cardio | None = None,
    ended_t: int | None = None,
) -> Act:
    """Return the expected next thing at session time `t`; nothing where time does it.

    Args:
        state: Where the lifter stands.
        t: Now, ms on the session's clock.
        new_id: Makes ids for sets.
        draft: Load and reps that the lifter changed.
        cardio: What was chosen for the light cardio.
        ended_t: When a session left open ended, if the lifter chose another time than that of
            the last happening.
    """
    view = at(state, t, draft)
    match view.mode:
        case Mode.CARDIO_READY:
            chosen = cardio or Cardio()
            return acts.start_cardio(state, t, chosen.choice, chosen.seconds)
        case Mode.PHASE_READY:
            return acts.begin_phase(state, t)
        case Mode.WARM_UP:
            return acts.done_now(state, t)
        case Mode.GET_READY | Mode.SWITCH:
            return acts.start_now(state, t)
        case Mode.SET | Mode.GO if view.coming is not None:
            return acts.log(state, t, view.coming, new_id)
        case Mode.REST:
            return acts.end_rest(state, t)
        case Mode.PAUSED:
            return acts.go_on(state, t)
        case Mode.LEFT_OPEN:
            return acts.ended_at(state, t, state.t if ended_t is None else ended_t)
        case Mode.ALL_DONE:
            return acts.finish(state, t)
        case _:
            return ()
