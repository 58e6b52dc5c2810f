"""How long this lifter takes for sets, rests and changes, learned from the latest sessions."""

from __future__ import annotations

from collections.abc import Iterator

from legtui.desk.length import exercise_time
from legtui.journal.journal import Journal
from legtui.journal.values import SavedSession
from legtui.session.happenings import SetsLogged
from legtui.session.plan import Phase
from legtui.session.replay import advance
from legtui.session.state import State, opening
from legtui.training.record import SetKind
from legtui.training.session_length import Pace, Part, Timing, learn_pace, set_seconds
from legtui.training.timing import HANDLING_S

SESSIONS = 4
"""The latest so many sessions show the pace; people change."""


def learned(journal: Journal) -> Pace:
    """Return the pace that the latest sessions show; the usual one where there are too few."""
    rows = [one for one in journal.sessions(3 * SESSIONS) if one.kind == "leg_day"][:SESSIONS]
    saved = [journal.load(row.id) for row in reversed(rows)]
    return learn_pace([timing for one in saved if one is not None for timing in timings(one)])


def timings(saved: SavedSession) -> Iterator[Timing]:
    """Yield how long sets, rests and changes of a session took, beside the model's times."""
    state = opening(saved.plan)
    for happening in saved.ledger.standing:
        what = happening.what
        if isinstance(what, SetsLogged) and len(what.sets) == 1 and state.phase is Phase.MAIN:
            yield from _of_set(state, what, state.active(happening.t))
        state = advance(state, happening)


def _of_set(state: State, what: SetsLogged, a: int) -> Iterator[Timing]:
    """The rest or change before a working set, and the set itself."""
    lifted = what.sets[0]
    back_dated = lifted.logged_t < state.t and what.rest_from_t < state.t
    if lifted.kind is not SetKind.WORK or back_dated:
        return
    began = state.since_a
    plan = state.exercises[lifted.slot].plan
    if state.rest is not None:
        ended = min(state.rest.end_a, a)
        rested_s = (ended - state.rest.from_a) / 1000
        before = state.last_set
        same = before is not None and before.slot == lifted.slot
        if same and before is not None and before.kind is SetKind.WORK:
            yield Timing(Part.REST, plan.rest_s, rested_s)
        elif not same and plan.change_s:
            yield Timing(Part.CHANGE, plan.change_s, rested_s)
        began = ended
    time = exercise_time(plan, 1, ())
    reps = sum(lifted.reps) / len(lifted.reps)
    model_s = set_seconds(reps, time.tempo_s, plan.per_leg) + HANDLING_S
    yield Timing(Part.SET, model_s, (a - began) / 1000)
