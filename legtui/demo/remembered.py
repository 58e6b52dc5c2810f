"""What a made-up session leaves for the rules: its bouts, as the journal would read them back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from legtui.session.moment import Moment
from legtui.session.state import Exercise, State
from legtui.training.record import Bout, LoggedSet, NoEvidence, SetKind


def bouts_of(session_id: int, start: Moment, state: State) -> tuple[Bout, ...]:
    """Return the bouts of a session in which nothing was swapped and no set skipped.

    Args:
        session_id: Its number.
        start: When it started.
        state: Its end.
    """
    started_at = start.local
    order = [one.plan.slot for one in _as_lifted(state)]
    return tuple(
        Bout(
            session_id=session_id,
            started_at=started_at,
            exercise=one.plan.exercise,
            variation=one.plan.variation,
            sets=tuple(_sets(one, started_at)),
            planned_sets=one.plan.sets,
            planned_reps=(one.plan.reps_lo, one.plan.reps_hi),
            planned_load=one.plan.load,
            planned_target=one.plan.target,
            action=one.plan.action,
            no_evidence=frozenset(_no_evidence(one, order, state)),
            loaded_with=str(one.plan.loaded_with),
        )
        for one in state.exercises
        if one.sets
    )


def _as_lifted(state: State) -> list[Exercise]:
    lifted = [one for one in state.exercises if one.sets]
    return sorted(lifted, key=lambda one: one.sets[0].id)


def _sets(exercise: Exercise, started_at: datetime) -> Iterable[LoggedSet]:
    for one in exercise.sets:
        yield LoggedSet(
            id=one.id,
            number=one.number,
            kind=one.kind,
            load=one.load,
            reps=one.reps,
            rir=one.rir,
            form_ok=one.form_ok,
            logged_at=started_at + timedelta(milliseconds=one.logged_t),
        )


def _no_evidence(exercise: Exercise, order: list[int], state: State) -> Iterable[NoEvidence]:
    slot = exercise.plan.slot
    if sum(1 for one in exercise.sets if one.kind is SetKind.WORK) < exercise.plan.sets:
        yield NoEvidence.ENDED_EARLY
    if any(one.exercise == exercise.plan.exercise for one in state.hurts):
        yield NoEvidence.HURT
    place = order.index(slot)
    earlier, later = order[:place], order[place:]
    changed = state.order != tuple(range(len(state.exercises)))
    if changed and (any(one > slot for one in earlier) or any(one < slot for one in later)):
        yield NoEvidence.OUT_OF_ORDER
