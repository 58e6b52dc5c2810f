"""How long the rest of a session takes, and what to cut when there is less time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from legtui.desk.length import exercise_time
from legtui.guide import load as guide
from legtui.session.build import cool_down_steps, warm_up_steps
from legtui.session.plan import Phase, PlannedExercise, SessionPlan, TimedStep
from legtui.session.shorten import seconds_of, shortened
from legtui.training.frozen import dataclass
from legtui.training.record import SetKind
from legtui.training.session_length import USUAL_PACE, Pace
from legtui.training.trim import Group, Left, Trimmed, piece, trim

if TYPE_CHECKING:
    from legtui.session.state import Exercise, State

GROUPS = {
    "squat": Group.SQUAT,
    "deadlift": Group.HINGE,
    "lunge": Group.LUNGE,
    "leg_press": Group.PRESS,
    "hamstring_curl": Group.CURL,
    "calf_raise": Group.CALF,
}


def left_s(state: State, t: int, pace: Pace = USUAL_PACE) -> float:
    """Return how long the rest of a session takes from session time `t`, in seconds."""
    return _left(state, t, pace).seconds


@dataclass(frozen=True, slots=True)
class Cuts:
    """What is left out to be done in time."""

    sets: tuple[tuple[int, int], ...]
    """Slot and how many sets fewer."""
    warm_up_s: float | None
    """What is left of the warm-up; `None` if it stays."""
    cool_down_s: float | None
    words: tuple[str, ...]
    fits: bool


def cut_plan(plan: SessionPlan, minutes: int, pace: Pace = USUAL_PACE) -> Cuts:
    """Return what to leave out of a plan to be done in `minutes`."""
    left = Left(
        pieces=tuple(
            piece(exercise_time(one, one.sets, one.ramp), _name(one), _group(one), pace=pace)
            for one in plan.main
        ),
        warm_up_s=seconds_of(plan.warm_up),
        cool_down_s=seconds_of(plan.cool_down),
        short_warm_up_s=seconds_of(warm_up_steps(guide.warm_up_list("short"))),
        short_cool_down_s=seconds_of(cool_down_steps(guide.cool_down_list("short"))),
    )
    return _cuts(left, trim(left, 60 * minutes), [one.slot for one in plan.main])


def cut_session(state: State, t: int, seconds: float, pace: Pace = USUAL_PACE) -> Cuts:
    """Return what to leave out of a running session to be done in `seconds` from `t`."""
    left = _left(state, t, pace)
    return _cuts(left, trim(left, seconds), [one.plan.slot for one in _in_order(state)])


def _in_order(state: State) -> list[Exercise]:
    return [state.exercises[slot] for slot in state.order]


def _cuts(left: Left, trimmed: Trimmed, slots: list[int]) -> Cuts:
    sets = tuple(
        (slot, before.sets_left - after.sets_left)
        for slot, before, after in zip(slots, left.pieces, trimmed.pieces, strict=True)
        if after.sets_left < before.sets_left
    )
    return Cuts(
        sets=sets,
        warm_up_s=trimmed.warm_up_s if trimmed.warm_up_s < left.warm_up_s else None,
        cool_down_s=trimmed.cool_down_s if trimmed.cool_down_s < left.cool_down_s else None,
        words=tuple(one.text for one in trimmed.cuts),
        fits=trimmed.fits,
    )


def _left(state: State, t: int, pace: Pace) -> Left:
    """What is left of a running session."""
    from legtui.session.view import Mode, at

    view = at(state, t)
    running = max(view.timer.left_ms, 0) / 1000 if view.mode is Mode.REST else 0.0
    lifting = state.phase in (Phase.WARM_UP, Phase.MAIN)
    pieces = []
    for exercise in _in_order(state):
        ramp = exercise.ramp[exercise.ramp_gone :] if exercise.next_kind is SetKind.RAMP else ()
        gone = exercise.over or not lifting
        sets = 0 if gone else exercise.work_sets - exercise.work_gone
        time = exercise_time(exercise.plan, sets, ramp, under_way=exercise.begun)
        pieces.append(
            piece(
                time,
                _name(exercise.plan),
                _group(exercise.plan),
                len(exercise.logged_work),
                pace,
            )
        )
    return Left(
        pieces=tuple(pieces),
        warm_up_s=_phase_left_s(state, Phase.WARM_UP, t),
        cool_down_s=_phase_left_s(state, Phase.COOL_DOWN, t),
        short_warm_up_s=seconds_of(warm_up_steps(guide.warm_up_list("short"))),
        short_cool_down_s=seconds_of(cool_down_steps(guide.cool_down_list("short"))),
        elapsed_s=state.active(t) / 1000,
        running_s=running,
    )


def _phase_left_s(state: State, phase: Phase, t: int) -> float:
    steps = state.plan.steps(phase)
    if phase.before(state.phase):
        return 0.0
    if phase is not state.phase:
        return float(seconds_of(steps))
    ahead = seconds_of(steps[state.step + 1 :])
    step, end = state.current_step, state.step_end()
    if step is None:
        return float(ahead)
    if end is None or not state.begun:
        return float(ahead + step.seconds + step.ready_s)
    return ahead + max(end - state.active(t), 0) / 1000


def shorter_steps(
    state: State, t: int, cuts: Cuts
) -> tuple[tuple[Phase, tuple[TimedStep, ...]], ...]:
    """Return the timed phases of a running session as they are with the cuts made.

    What is over or under way at `t` stays as it is.
    """
    found = []
    for phase, seconds in (
        (Phase.WARM_UP, cuts.warm_up_s),
        (Phase.COOL_DOWN, cuts.cool_down_s),
    ):
        if seconds is None:
            continue
        steps = state.plan.steps(phase)
        place = state.steps_begun if phase is state.phase else 0
        ahead = steps[place:]
        under_way_s = _phase_left_s(state, phase, t) - seconds_of(ahead)
        shorter = shortened(ahead, seconds - under_way_s) if ahead else ()
        found.append((phase, (*steps[:place], *shorter)))
    return tuple(found)


def shortened_plan(plan: SessionPlan, cuts: Cuts) -> SessionPlan:
    """Return a plan with its cuts made; what is left out of the main part is not in it."""
    fewer = dict(cuts.sets)
    main: list[PlannedExercise] = []
    for one in plan.main:
        sets = one.sets - fewer.get(one.slot, 0)
        if sets > 0:
            # A load that is still looked for is looked for with fewer sets as well.
            marked = "trimmed" if one.slot in fewer and not one.finding else one.action
            main.append(replace(one, sets=sets, action=marked, slot=len(main)))
    warm_up, cool_down = plan.warm_up, plan.cool_down
    if cuts.warm_up_s is not None:
        warm_up = shortened(warm_up, cuts.warm_up_s)
    if cuts.cool_down_s is not None:
        cool_down = shortened(cool_down, cuts.cool_down_s)
    return replace(plan, main=tuple(main), warm_up=warm_up, cool_down=cool_down)


def _name(planned: PlannedExercise) -> str:
    return guide.variation(planned.variation).name


def _group(planned: PlannedExercise) -> Group:
    return GROUPS.get(planned.exercise, Group.OTHER)
