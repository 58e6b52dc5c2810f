"""Says what to do today: the program, the history and the gym become a plan with its reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from legtui.desk import substitutes
from legtui.desk.length import plan_s
from legtui.desk.memory import Memory
from legtui.desk.preferences import Preferences
from legtui.desk.rack import Rack
from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.session.build import cool_down_alone, leg_day
from legtui.session.label import load_text
from legtui.session.moment import Moment
from legtui.session.plan import Phase, PlannedExercise, RampPlan, SessionPlan
from legtui.session.program import Program, ProgramSlot, guides_program, slot_of
from legtui.session.program_edit import rest_preset
from legtui.training import newcomer
from legtui.training.check_in import DELOAD_WEEK, LIGHTER_DAY
from legtui.training.equipment import Kind
from legtui.training.evidence import heft
from legtui.training.expected import expected_reps, last_at_load
from legtui.training.frozen import dataclass
from legtui.training.prescribed import Prescription, Scheme, Settings, Slot
from legtui.training.prescription import lighten, prescribe
from legtui.training.ramp import FIRST_LIFT, SECOND_LIFT, RampSet, ramp
from legtui.training.recovery import Past, Recovery, recovery
from legtui.training.session_length import USUAL_PACE, Pace
from legtui.training.variety import Change
from legtui.training.weight import Weight

if TYPE_CHECKING:
    from legtui.desk.muscles import Muscles
    from legtui.desk.time_left import Cuts
    from legtui.journal.lifted import SessionEnd
    from legtui.session.state import State

LATELY_DAYS = 63
"""How far back signs of fatigue and steady weeks are looked for, in days."""

RECOVERY_DAYS = 400
"""How far back the days since the last leg session are looked for."""

_LIFTED_SESSIONS = (
    "SELECT count(*) FROM (SELECT h.session_id FROM standing_head h"
    " CROSS JOIN session s ON s.id = h.session_id"
    " WHERE EXISTS (SELECT 1 FROM standing_lifted w"
    " WHERE w.session_id = h.session_id AND w.kind = 'work')"
    " AND (s.kind <> 'leg_day' OR EXISTS (SELECT 1 FROM standing_ending e"
    " WHERE e.session_id = h.session_id)) LIMIT 5)"
)
"""Leg sessions with a working set that are over: four, or more, is all that somebody new needs."""

CONVENTIONAL, ROMANIAN = "conventional_deadlift", "romanian_deadlift"


class Easier(StrEnum):
    """A day unlike the prescription; easier ones are `PlannedExercise.action`s by value."""

    NO = "no"
    FULL = "full"
    """Someone new wants the full volume."""
    LIGHTER = "lighter_day"
    DELOAD = "deload_week"


_LESS = {Easier.LIGHTER: LIGHTER_DAY, Easier.DELOAD: DELOAD_WEEK}
EASIER_NAMES = {
    Easier.FULL: "The full volume today.",
    Easier.LIGHTER: "A lighter day: a tenth less weight, three quarters of the sets.",
    Easier.DELOAD: "An easy week: a tenth less weight, half the sets.",
}
_EASIER_WORDS = {
    Easier.LIGHTER: ("A lighter day", "three quarters of the sets"),
    Easier.DELOAD: ("An easy week", "half the sets"),
}


@dataclass(frozen=True, slots=True)
class NextTime:
    """What comes next time for an exercise."""

    name: str
    aim: str
    """`72.5 kg × 8`."""
    why: str


class Coach:
    """Plans a leg day and answers questions about it.

    Args:
        journal: The history.
        preferences: The lifter's choices.
        now: What time it is.
    """

    def __init__(
        self, journal: Journal, preferences: Preferences, now: Callable[[], Moment]
    ) -> None:
        self._journal = journal
        self._preferences = preferences
        self._now = now
        self.rack = Rack(preferences.gym_at_hand)
        self.program: Program = preferences.program or guides_program(preferences.rests)
        self.memory = Memory(journal, self.program, self.rack)
        self._ends: dict[int, tuple[SessionEnd, ...]] = {}
        self._lifted: int | None = None
        self.pace: Pace = USUAL_PACE
        self.glance: Muscles | None = None
        """The balance of four weeks; looked up once home is on the screen."""

    def with_preferences(self, preferences: Preferences) -> Coach:
        """Return a coach for other preferences who knows what this one has looked up."""
        other = Coach(self._journal, preferences, self._now)
        other.memory = self.memory.under(other.program, other.rack)
        other.pace, other.glance = self.pace, self.glance
        return other

    # -- the plan --------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The lifter's own date."""
        return self._now().local.date()

    def next_day(self) -> str:
        """Return the day whose turn it is: A and B alternate."""
        return "B" if self._journal.last_day() == "A" else "A"

    def recovery(self) -> Recovery:
        """Return whether it is time."""
        ends = self.legs_since(LATELY_DAYS) or self.legs_since(RECOVERY_DAYS)
        return recovery(self._now().local, [Past(one.started_at, one.ended_at) for one in ends])

    def legs_since(self, days: int) -> tuple[SessionEnd, ...]:
        """Return the sessions of the last days in which legs were trained, oldest first."""
        if days not in self._ends:
            since = self._now().utc_ms - days * 86_400_000
            found = self._journal.session_ends(since)
            self._ends[days] = tuple(one for one in found if one.exercises)
        return self._ends[days]

    def plan(self, day: str, easier: Easier = Easier.NO) -> SessionPlan:
        """Return the plan of a leg day, whole."""
        planned: list[PlannedExercise] = []
        for slot in self.program.slots:
            variation = self.variation(slot, day)
            if variation is not None:
                planned.append(self._planned(slot, variation, len(planned), easier))
        return leg_day(
            day,
            planned,
            self._preferences.warm_up,
            self._preferences.cool_down,
            self.program.dropped,
        )

    def cuts(self, plan: SessionPlan) -> Cuts | None:
        """Return what the chosen time leaves out of a plan; `None` where all of it fits."""
        minutes = self._preferences.budget_min
        if minutes is None or self.length_s(plan) <= 60 * minutes:
            return None
        from legtui.desk.time_left import cut_plan

        return cut_plan(plan, minutes, self.pace)

    def easier_days(self) -> tuple[Easier, ...]:
        """Return the kinds of day there are to choose from, the usual one first."""
        if self._easing:
            return (Easier.NO, Easier.FULL, Easier.LIGHTER)
        return (Easier.NO, Easier.LIGHTER, Easier.DELOAD)

    @property
    def _easing(self) -> bool:
        done = self.sessions_done()
        return done is not None and newcomer.easing(done)

    def varied(self, plan: SessionPlan, changes: tuple[Change, ...]) -> SessionPlan:
        """Return a plan with the variations that were proposed."""
        by_exercise = {one.prescription.exercise: one.variation for one in changes}
        main = tuple(
            self.planned_as(one, by_exercise[one.exercise]) if one.exercise in by_exercise else one
            for one in plan.main
        )
        return replace(plan, main=main)

    def cool_down(self) -> SessionPlan:
        """Return the plan of a cool-down on its own."""
        return cool_down_alone(self._preferences.cool_down, self.program.dropped)

    def prescriptions(self, day: str) -> tuple[tuple[Prescription, PlannedExercise], ...]:
        """Return the day's prescriptions beside how they are planned."""
        found: list[tuple[Prescription, PlannedExercise]] = []
        for slot in self.program.slots:
            variation = self.variation(slot, day)
            if variation is not None:
                planned = self._planned(slot, variation, len(found))
                found.append((self._prescription(slot, variation), planned))
        return tuple(found)

    def variation(self, slot: ProgramSlot, day: str) -> str | None:
        """Return the day's variation, or what the gym, or someone new, does instead."""
        found = substitutes.variation_on(slot, day, self.rack)
        return ROMANIAN if found == CONVENTIONAL and self._romanian_first(slot) else found

    def _romanian_first(self, slot: ProgramSlot) -> bool:
        """Whether someone new pulls the Romanian way for now; who pinned the other one does not."""
        pinned = slot.day_a == slot.day_b == CONVENTIONAL
        if self.sessions_done() is None or pinned or ROMANIAN not in self.rack.possible:
            return False
        lifted = [
            one.load for bout in self.memory.bouts(slot.exercise) for one in bout.work if one.reps
        ]
        return newcomer.romanian_first(max(lifted, key=heft, default=None), self.rack.gym.unit)

    def replaced(self, day: str) -> tuple[str, ...]:
        """Return what the gym at hand, or being new, makes different on a day, a sentence each."""
        gentle = [
            newcomer.deadlift_note(self.rack.gym.unit)
            for slot in self.program.slots
            if self.variation(slot, day) != substitutes.variation_on(slot, day, self.rack)
        ]
        return (*gentle, *substitutes.replaced(self.program, day, self.rack))

    def _prescription(
        self, slot: ProgramSlot, variation: str, *, full: bool = False
    ) -> Prescription:
        history, rungs = self.memory.bouts(slot.exercise), self.rack.ladder(variation)
        settings = self.settings(slot, variation, None if full else self.sessions_done())
        wanted = self.asked(slot, variation)
        return prescribe(history, wanted, rungs, settings, self.today)

    def asked(self, slot: ProgramSlot, variation: str) -> Slot:
        """Return what the program asks for, in a variation as this gym loads it."""
        return Slot(
            exercise=slot.exercise,
            variation=variation,
            per_leg=guide.variation(variation).per_leg,
            sets=slot.sets,
            reps=(slot.reps_lo, slot.reps_hi),
            rest_s=slot.rest_s,
            loaded_with=str(self.rack.kind(variation)),
        )

    def settings(self, slot: ProgramSlot, variation: str, done: int | None = None) -> Settings:
        """Return what the lifter and the gym add to the rules; `done` as `sessions_done` says."""
        return Settings(
            scheme=Scheme(slot.scheme),
            sessions_done=done,
            without_pin=self.rack.without_pin(variation),
            could_take_pin=self.rack.could_take_pin(variation),
            per_hand=self.rack.kind(variation) is Kind.DUMBBELLS,
        )

    def sessions_done(self) -> int | None:
        """Return the leg sessions so far of someone new to this; `None` for everybody else."""
        if self._preferences.level != "beginner":
            return None
        if self._lifted is None:
            (row,) = self._journal.query(_LIFTED_SESSIONS)
            self._lifted = int(row[0])
        return self._lifted

    def _planned(
        self,
        slot: ProgramSlot,
        variation: str,
        number: int,
        easier: Easier = Easier.NO,
    ) -> PlannedExercise:
        """Plan one exercise; `number` counts those that can be done here, from 0."""
        given = self._prescription(slot, variation, full=easier is Easier.FULL)
        rungs = self.rack.ladder(variation)
        action = str(given.action)
        if easier in _LESS and given.find_first:
            given = replace(given, sets=_LESS[easier].sets(given.sets))
        elif easier in _LESS:
            less = _LESS[easier]
            why = _why_easier(easier, given.load, self.rack.kind(variation))
            given = lighten(given, rungs, less.load_percent, less.sets_percent, why)
            action = str(easier)
        first = _ramp(ramp(rungs, given.load, FIRST_LIFT))
        second = _ramp(ramp(rungs, given.load, SECOND_LIFT))
        own = (first, second, ())[min(number, 2)]
        if given.find_first:
            from legtui.training.first_weight import FIND_REPS

            own = (RampPlan(given.load, FIND_REPS[0]),)
        history = self.memory.bouts(slot.exercise)
        return PlannedExercise(
            slot=number,
            exercise=slot.exercise,
            variation=variation,
            per_leg=given.per_leg,
            loaded_with=self.rack.kind(variation),
            sets=given.sets,
            reps_lo=slot.reps_lo,
            reps_hi=slot.reps_hi,
            target=given.target_reps,
            expected=expected_reps(last_at_load(history, given), given),
            load=given.load,
            unit=given.load.unit if given.load else self.rack.gym.unit,
            rest_s=given.rest_s,
            change_s=guide.exercise(slot.exercise).change_s,
            ramp=own,
            ramp_if_first=first,
            ramp_if_second=second,
            action=action,
            why=given.why,
            based_on=given.based_on,
            reserve=given.start_reserve,
        )

    def planned_as(self, planned: PlannedExercise, variation: str) -> PlannedExercise:
        """Return an exercise of the plan in another variation, with its own prescription.

        The variation may be one of another exercise, which then brings its own reps and rests.
        """
        exercise = guide.variation(variation).exercise
        slot = self._slot_of(planned)
        if exercise != planned.exercise:
            preset = rest_preset(self.program) or self._preferences.rests
            slot = slot_of(guide.exercise(exercise), preset)
        easier = Easier(planned.action) if planned.action in _LESS else Easier.NO
        now = self._planned(slot, variation, planned.slot, easier)
        had_ramp = bool(planned.ramp)
        return replace(
            now,
            sets=planned.sets,
            change_s=planned.change_s,
            ramp=now.ramp if now.finding else (now.ramp_if_second if had_ramp else ()),
        )

    def _slot_of(self, planned: PlannedExercise) -> ProgramSlot:
        """The slot that an exercise of a plan came from; it goes up as the program says now."""
        schemes = {one.exercise: one.scheme for one in self.program.slots}
        return ProgramSlot(
            exercise=planned.exercise,
            day_a=planned.variation,
            day_b=planned.variation,
            sets=planned.sets,
            reps_lo=planned.reps_lo,
            reps_hi=planned.reps_hi,
            rest_s=planned.rest_s,
            scheme=schemes.get(planned.exercise, "double"),
        )

    def forget(self) -> None:
        """Look everything up anew: the history has changed."""
        self.memory.forget()
        self._ends.clear()
        self._lifted = None

    def next_time(self, state: State) -> tuple[NextTime, ...]:
        """Return what comes next time for each exercise of a session."""
        found = []
        for exercise in state.exercises:
            if not exercise.logged_work:
                continue
            plan = exercise.plan
            given = self._prescription(self._slot_of(plan), plan.variation)
            load = load_text(given.load, plan.loaded_with is Kind.DUMBBELLS)
            name = guide.variation(plan.variation).name
            found.append(NextTime(name, f"{load} × {given.target_reps}", given.why))
        return tuple(found)

    # -- time ------------------------------------------------------------------------------

    def length_s(self, plan: SessionPlan) -> float:
        """Return how long a plan takes this lifter, in seconds."""
        return plan_s(plan, self.pace)

    def ends_at(self, state: State, t: int, now: Moment) -> str:
        """Return when the session is over by now: `18:52`."""
        if state.finished is not None or state.phase is Phase.DONE:
            return ""
        from legtui.desk.time_left import left_s

        end: datetime = now.local + timedelta(seconds=left_s(state, t, self.pace))
        return f"{end:%H:%M}"


def _why_easier(easier: Easier, load: Weight | None, kind: Kind) -> str:
    name, share = _EASIER_WORDS[easier]
    if load is None:
        return f"{name}: {share}."
    return f"{name}: a tenth less than {load_text(load, kind is Kind.DUMBBELLS)}, {share}."


def _ramp(sets: tuple[RampSet, ...]) -> tuple[RampPlan, ...]:
    return tuple(RampPlan(one.load, one.reps) for one in sets)
