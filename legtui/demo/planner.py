"""Plans the made-up sessions by the rules that plan the real ones."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import date
from functools import cache

from legtui.guide import load as guide
from legtui.session.build import leg_day
from legtui.session.plan import PlannedExercise, RampPlan, SessionPlan
from legtui.session.program import ProgramSlot, guides_program
from legtui.training.equipment import BodyWeight, Equipment, kind_of
from legtui.training.expected import expected_reps, last_at_load
from legtui.training.gyms import commercial, equipment_for
from legtui.training.ladder import Ladder
from legtui.training.loading import ladder
from legtui.training.prescribed import Settings, Slot
from legtui.training.prescription import prescribe
from legtui.training.ramp import FIRST_LIFT, SECOND_LIFT, Scheme, ramp
from legtui.training.record import Bout
from legtui.training.weight import Unit, Weight

BOUTS = 24
"""Bouts of an exercise that are remembered; a prescription looks at no more."""

FEW = 6
"""Bouts for a session so long ago that nobody follows its reasons; it saves time."""


class Planner:
    """Remembers the latest bouts and plans the next leg day in a commercial gym."""

    def __init__(self, warm_up: str, cool_down: str) -> None:
        self._timed = leg_day("", (), warm_up, cool_down)
        self._bouts: dict[str, deque[Bout]] = {}
        self._slots = guides_program().slots

    def learn(self, bouts: tuple[Bout, ...]) -> None:
        """Remember what was lifted in a session."""
        for one in bouts:
            self._bouts.setdefault(one.exercise, deque(maxlen=BOUTS)).append(one)

    def bouts(self, exercise: str, most: int = BOUTS) -> tuple[Bout, ...]:
        """Return the latest bouts of an exercise, oldest first."""
        return tuple(self._bouts.get(exercise, ()))[-most:]

    def plan(self, day: str, today: date, most: int = BOUTS) -> SessionPlan:
        """Return the plan of a leg day.

        Args:
            day: `A` or `B`.
            today: The lifter's own date.
            most: Bouts of each exercise that are looked at.
        """
        planned = [
            _planned(slot, day, place, today, self.bouts(slot.exercise, most))
            for place, slot in enumerate(self._slots)
        ]
        return replace(self._timed, day=day, main=tuple(planned))


def _planned(
    slot: ProgramSlot, day: str, place: int, today: date, history: tuple[Bout, ...]
) -> PlannedExercise:
    variation = slot.variation(day)
    rungs = rungs_of(variation)
    asked = Slot(
        exercise=slot.exercise,
        variation=variation,
        per_leg=guide.variation(variation).per_leg,
        sets=slot.sets,
        reps=(slot.reps_lo, slot.reps_hi),
        rest_s=slot.rest_s,
    )
    given = prescribe(history, asked, rungs, Settings(), today)
    first = _ramp(variation, given.load, FIRST_LIFT)
    second = _ramp(variation, given.load, SECOND_LIFT)
    return PlannedExercise(
        slot=place,
        exercise=slot.exercise,
        variation=variation,
        per_leg=given.per_leg,
        loaded_with=kind_of(_equipment(variation)),
        sets=given.sets,
        reps_lo=slot.reps_lo,
        reps_hi=slot.reps_hi,
        target=given.target_reps,
        expected=expected_reps(last_at_load(history, given), given),
        load=given.load,
        unit=given.load.unit if given.load else Unit.KG,
        rest_s=given.rest_s,
        change_s=guide.exercise(slot.exercise).change_s,
        ramp=(first, second, ())[min(place, 2)],
        ramp_if_first=first,
        ramp_if_second=second,
        action=str(given.action),
        why=given.why,
        based_on=given.based_on,
        reserve=given.start_reserve,
    )


@cache
def _equipment(variation: str) -> Equipment:
    needs = guide.variation(variation).needs
    return equipment_for(commercial(Unit.KG), variation, needs) or BodyWeight()


@cache
def rungs_of(variation: str) -> Ladder:
    """Return what can be loaded, lightest first; empty for body weight."""
    return ladder(_equipment(variation))


@cache
def _ramp(variation: str, load: Weight | None, scheme: Scheme) -> tuple[RampPlan, ...]:
    return tuple(RampPlan(one.load, one.reps) for one in ramp(rungs_of(variation), load, scheme))
