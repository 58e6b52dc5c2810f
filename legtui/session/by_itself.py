"""What happens without a key: holds end, the next begins, the last one ends the session.

Only a running program records it, each at its own time.
"""

from __future__ import annotations

from legtui.session.happenings import Finished, Happening, StepBegan, StepEnded, What
from legtui.session.plan import Phase, StepKind, TimedStep
from legtui.session.replay import advance
from legtui.session.state import State
from legtui.session.view import LEFT_OPEN_AFTER_MS

OVERDUE_MS = 2000
"""A step that ended longer ago, with nobody there to see, begins again at its get-ready."""


def due(state: State, t: int) -> tuple[tuple[int, What], ...]:
    """Return what has happened by itself up to session time `t`, with when, in order."""
    found: list[tuple[int, What]] = []
    while (end := _running_end(state, t)) is not None and end <= t:
        step = state.current_step
        assert step is not None
        what = ended(step, state, end, done=True)
        found.append((end, what))
        state = _after(state, end, what)
        if state.phase is Phase.DONE:
            found.append((end, Finished(complete=True, ended_t=end)))
            break
    return tuple(found)


def again(state: State, t: int) -> StepBegan | None:
    """Return the new beginning of a step that is overdue: the program was closed, or asleep."""
    end = _running_end(state, t)
    if end is None or t - end <= OVERDUE_MS:
        return None
    return StepBegan(phase=state.phase, index=state.step, ready=True)


def ended(step: TimedStep, state: State, t: int, *, done: bool) -> StepEnded:
    """Return that the current step ended at session time `t`, with the seconds spent on it."""
    start = state.step_start()
    spent_ms = 0 if start is None else max(state.active(t) - start, 0)
    return StepEnded(
        phase=step.phase,
        index=step.index,
        step=step.step,
        side=step.side,
        seconds=round(spent_ms / 1000),
        done=done,
    )


def _running_end(state: State, t: int) -> int | None:
    """When the running step ends by itself, session time; `None` if nothing does."""
    if state.finished is not None or state.paused_at is not None or not state.begun:
        return None
    if t - state.t > LEFT_OPEN_AFTER_MS:
        return None
    step = state.current_step
    if step is None or step.kind is StepKind.CARDIO:
        return None
    end = state.step_end()
    return None if end is None else max(state.session_t(end), state.t)


def _after(state: State, t: int, what: What) -> State:
    """The state as it will be, for looking further ahead; ids and machine time do not matter."""
    assert state.last is not None
    last = state.last
    return advance(state, Happening(id=last.id, action=last.action, t=t, at=last.at, what=what))
