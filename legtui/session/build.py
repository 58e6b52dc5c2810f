"""The plan of a session from the guide's lists and today's prescriptions."""

from __future__ import annotations

from collections.abc import Iterable

from legtui.contract import SIDES
from legtui.guide import load as guide
from legtui.guide.model import CoolDownItem, WarmUpItem
from legtui.guide.timing import HOLD_S, NEW_POSITION_S, SWITCH_S, WARM_UP_GAP_S
from legtui.session.plan import Phase, PlannedExercise, SessionPlan, StepKind, TimedStep


def leg_day(
    day: str,
    exercises: Iterable[PlannedExercise],
    warm_up_list: str = "standard",
    cool_down_list: str = "standard",
    dropped: frozenset[str] = frozenset(),
) -> SessionPlan:
    """Return the plan of a leg day.

    Args:
        day: `A` or `B`.
        exercises: Today's prescriptions, in order.
        warm_up_list: A list of the guide.
        cool_down_list: A list of the guide.
        dropped: Items that the lifter does not want.

    """
    return SessionPlan(
        day=day,
        warm_up_list=warm_up_list,
        cool_down_list=cool_down_list,
        warm_up=warm_up_steps(guide.warm_up_list(warm_up_list), dropped),
        main=tuple(exercises),
        cool_down=cool_down_steps(guide.cool_down_list(cool_down_list), dropped),
    )


def cool_down_alone(
    cool_down_list: str = "standard", dropped: frozenset[str] = frozenset()
) -> SessionPlan:
    """Return the plan of a cool-down on its own: after a run, or on a day off."""
    return SessionPlan(
        day=None,
        warm_up_list="",
        cool_down_list=cool_down_list,
        cool_down=cool_down_steps(guide.cool_down_list(cool_down_list), dropped),
    )


def warm_up_steps(
    items: Iterable[WarmUpItem], dropped: frozenset[str] = frozenset()
) -> tuple[TimedStep, ...]:
    """Return the timed steps of a warm-up: a gap before each item, none between its sides."""
    steps: list[TimedStep] = []
    for item in items:
        if item.id in dropped:
            continue
        for place, side in enumerate(SIDES if item.per_side else (None,)):
            steps.append(
                TimedStep(
                    phase=Phase.WARM_UP,
                    index=len(steps),
                    step=item.id,
                    kind=StepKind.CARDIO if item.cardio else StepKind.DYNAMIC,
                    side=side,
                    round=1,
                    seconds=item.seconds,
                    ready_s=0 if place or item.cardio else WARM_UP_GAP_S,
                    reps=item.reps,
                )
            )
    return tuple(steps)


def cool_down_steps(
    items: Iterable[CoolDownItem], dropped: frozenset[str] = frozenset()
) -> tuple[TimedStep, ...]:
    """Return the timed steps of a cool-down: 10 s to a new position, 5 s to switch sides."""
    steps: list[TimedStep] = []
    for item in items:
        if item.stretch.id in dropped:
            continue
        first = True
        for number in range(1, item.rounds + 1):
            for side in SIDES if item.stretch.per_side else (None,):
                steps.append(
                    TimedStep(
                        phase=Phase.COOL_DOWN,
                        index=len(steps),
                        step=item.stretch.id,
                        kind=StepKind.ROLL if item.stretch.roll else StepKind.HOLD,
                        side=side,
                        round=number,
                        seconds=HOLD_S,
                        ready_s=NEW_POSITION_S if first else SWITCH_S,
                    )
                )
                first = False
    return tuple(steps)
