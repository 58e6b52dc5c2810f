"""What was done against what was planned: for the finish, and for how long a phase takes."""

from __future__ import annotations

from legtui.session.plan import Phase
from legtui.session.state import State
from legtui.training.frozen import dataclass

TIMED = (Phase.WARM_UP, Phase.MAIN, Phase.COOL_DOWN)


def phase_s(state: State, phase: Phase, t: int) -> int:
    """Return the seconds spent in a phase at session time `t`, without pauses: of one that is
    over as `session_log` has them, of one that runs the whole ones.
    """
    for span in state.spans:
        if span.phase is phase:
            running = state.phase is phase and state.begun and state.finished is None
            end = state.active(t) if running else span.to_a
            return max(0, end - span.from_a + (0 if running else 500)) // 1000
    return 0


@dataclass(frozen=True, slots=True)
class Done:
    """Done of planned."""

    done: int
    planned: int


def work_sets(state: State) -> Done:
    """Return the working sets lifted, of those planned."""
    done = sum(len(one.logged_work) for one in state.exercises)
    return Done(done, sum(one.plan.sets for one in state.exercises))


def steps(state: State, phase: Phase) -> Done:
    """Return the timed steps done, of those planned."""
    done = sum(1 for one in state.steps_ended if one.phase is phase and one.done)
    return Done(done, len(state.plan.steps(phase)))
