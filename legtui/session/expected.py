"""`Enter`: in every state it does the expected next thing."""

from __future__ import annotations

from dataclasses import dataclass

from legtui.session import acts
from legtui.session.acts import Act, NewId
from legtui.session.state import State
from legtui.session.view import Draft, Mode, at

CARDIO_CHOICES = ("cycle", "jog", "own")


@dataclass(frozen=True, slots=True)
class Cardio:
    """What the lifter chose for the light cardio."""

    choice: str = CARDIO_CHOICES[0]
    seconds: int = 300


def expected(
    state: State, t: int, new_id: NewId, draft: Draft | None = None, cardio: Cardio | None = None
) -> Act:
    """Return the expected next thing at session time `t`; nothing where time does it."""
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
            return acts.ended_at(state, t, state.t)
        case Mode.ALL_DONE:
            return acts.finish(state, t)
        case _:
            return ()
