"""Says what to do today: the program, the history and the gym become a plan with its reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from legtui.desk import substitutes
from legtui.desk.length import plan_s
from legtui.desk.preferences import Preferences
from legtui.desk.rack import Rack
from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.session.build import cool_down_alone, leg_day
from legtui.session.label import load_text, reps_text
from legtui.session.lookback import LastTime
from legtui.session.moment import Moment
from legtui.session.plan import Phase, PlannedExercise, RampPlan, SessionPlan
from legtui.session.program import Program, ProgramSlot, guides_program
from legtui.training import newcomer
from legtui.training.check_in import DELOAD_WEEK, LIGHTER_DAY, asks
from legtui.training.equipment import Kind
from legtui.training.expected import expected_reps, last_at_load
from legtui.training.fatigue import SessionFact, fatigue
from legtui.training.prescribed import Prescription, Scheme, Settings, Slot
from legtui.training.prescription import lighten, prescribe
from legtui.training.ramp import FIRST_LIFT, SECOND_LIFT, RampSet, ramp
from legtui.training.record import Bout
from legtui.training.recovery import Past, Recovery, recovery
from legtui.training.session_length import USUAL_PACE, Pace
from legtui.training.variety import Change, plateau

if TYPE_CHECKING:
    from legtui.desk.muscles import Muscles
    from legtui.desk.time_left import Cuts
    from legtui.journal.lifted import SessionEnd
    from legtui.session.state import Exercise, State
    from legtui.training.pain import PainAdvice

BOUTS = 24
"""Bouts of an exercise that a prescription looks at; the rules never look further back."""

CARD_SESSIONS = 3
"""So many sessions of a variation begin with its set-up card."""

FATIGUE_DAYS = 40
"""How far back signs of fatigue look, in days."""

RECOVERY_DAYS = 400
"""How far back the days since the last leg session are looked for."""


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
    Easier.LIGHTER: "A lighter day: a tenth less, three quarters of the sets.",
    Easier.DELOAD: "An easy week: a tenth less, half the sets.",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """What the coach has to say before a session."""

    recovery: Recovery
    lines: tuple[str, ...]
    """Proposals, a sentence each."""
    changes: tuple[Change, ...]
    """Variations to change to, where one has stopped giving."""
    asks: bool
    """Whether the three questions are worth asking."""


@dataclass(frozen=True, slots=True)
class NextTime:
    """What comes next time for an exercise."""

    name: str
    aim: str
    """`72.5 kg × 8`."""
    why: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """A variation that could be done instead."""

    variation: str
    name: str
    detail: str


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
        self._bouts: dict[str, tuple[Bout, ...]] = {}
        self._ends: dict[int, tuple[SessionEnd, ...]] = {}
        self._last: dict[str, LastTime | None] = {}
        self._cards: dict[str, bool] = {}
        self.pace: Pace = USUAL_PACE
        self.glance: Muscles | None = None
        """The balance of four weeks; looked up once home is on the screen."""

    def with_preferences(self, preferences: Preferences) -> Coach:
        """Return a coach for other preferences who knows what this one has looked up."""
        other = Coach(self._journal, preferences, self._now)
        other._bouts = dict(self._bouts)
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
        ends = self._legs_since(FATIGUE_DAYS) or self._legs_since(RECOVERY_DAYS)
        return recovery(self._now().local, [Past(one.started_at, one.ended_at) for one in ends])

    def _legs_since(self, days: int) -> tuple[SessionEnd, ...]:
        """Return the sessions of the last days in which legs were trained, oldest first."""
        if days not in self._ends:
            since = self._now().utc_ms - days * 86_400_000
            found = self._journal.session_ends(since)
            self._ends[days] = tuple(one for one in found if one.exercises)
        return self._ends[days]

    def plan(self, day: str, easier: Easier = Easier.NO) -> SessionPlan:
        """Return the plan of a leg day, whole."""
        planned: list[PlannedExercise] = []
        for place, slot in enumerate(self.program.slots):
            variation = self._variation(slot, day)
            if variation is not None:
                planned.append(self._planned(slot, variation, len(planned), place, easier))
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
        done = self._sessions_done()
        return done is not None and newcomer.easing(done)

    def advice(self, day: str) -> Advice:
        """Return what there is to say before a session."""
        found = self.recovery()
        since = self._now().utc_ms - FATIGUE_DAYS * 86_400_000
        pains = {one.session_id for one in self._journal.pains(since)}
        facts = [
            SessionFact(one.id, one.started_at, pain=one.id in pains)
            for one in self._legs_since(FATIGUE_DAYS)
        ]
        bouts = [one for slot in self.program.slots for one in self.bouts(slot.exercise)]
        tired = fatigue(self.today, facts, bouts)
        changes = self._changes(day)
        lines = [tired.why] if tired.why else []
        if self._easing:
            lines.append("New to this: fewer sets at first, so the first days stay kind. l: all.")
        lines += [one.why + " v does it today." for one in changes]
        hurt = bool(facts) and facts[-1].pain
        asked = asks(found, bool(tired.signs), hurt)
        return Advice(found, tuple(lines), changes, asked)

    def _changes(self, day: str) -> tuple[Change, ...]:
        """Sibling variations for exercises that have stopped giving."""
        changes = []
        for slot in self.program.slots:
            variation = self._variation(slot, day)
            if variation is None:
                continue
            asked = Slot(
                slot.exercise,
                variation,
                guide.variation(variation).per_leg,
                slot.sets,
                (slot.reps_lo, slot.reps_hi),
                slot.rest_s,
            )
            others = [
                (one.id, self.rack.ladder(one.id))
                for one in guide.variations_of(slot.exercise)
                if one.id in self.rack.possible and one.id != variation
            ]
            settings = self._settings(slot, variation, None)
            found = plateau(self.bouts(slot.exercise), asked, others, settings, self.today)
            if found is not None:
                changes.append(found)
        return tuple(changes)

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
            variation = self._variation(slot, day)
            if variation is not None:
                planned = self._planned(slot, variation, len(found), len(found))
                found.append((self._prescription(slot, variation), planned))
        return tuple(found)

    def _variation(self, slot: ProgramSlot, day: str) -> str | None:
        """The day's variation, or what the gym has instead."""
        return substitutes.variation_on(slot, day, self.rack)

    def replaced(self, day: str) -> tuple[str, ...]:
        """Return what the gym at hand makes different on a day, a sentence each."""
        return substitutes.replaced(self.program, day, self.rack)

    def _prescription(
        self, slot: ProgramSlot, variation: str, *, full: bool = False
    ) -> Prescription:
        asked = Slot(
            exercise=slot.exercise,
            variation=variation,
            per_leg=guide.variation(variation).per_leg,
            sets=slot.sets,
            reps=(slot.reps_lo, slot.reps_hi),
            rest_s=slot.rest_s,
        )
        done = None if full else self._sessions_done()
        settings = self._settings(slot, variation, done)
        return prescribe(
            self.bouts(slot.exercise), asked, self.rack.ladder(variation), settings, self.today
        )

    def _settings(self, slot: ProgramSlot, variation: str, done: int | None) -> Settings:
        return Settings(
            scheme=Scheme(slot.scheme),
            sessions_done=done,
            without_pin=self.rack.without_pin(variation),
            could_take_pin=self.rack.could_take_pin(variation),
            per_hand=self.rack.kind(variation) is Kind.DUMBBELLS,
        )

    def _sessions_done(self) -> int | None:
        if self._preferences.level != "beginner":
            return None
        return self._journal.session_count()

    def _planned(
        self,
        slot: ProgramSlot,
        variation: str,
        number: int,
        place: int,
        easier: Easier = Easier.NO,
    ) -> PlannedExercise:
        given = self._prescription(slot, variation, full=easier is Easier.FULL)
        rungs = self.rack.ladder(variation)
        action = str(given.action)
        if easier in _LESS:
            less = _LESS[easier]
            why = f"{_EASIER_WORDS[easier]} {given.why}"
            given = lighten(given, rungs, less.load_percent, less.sets_percent, why)
            action = str(easier)
        first = _ramp(ramp(rungs, given.load, FIRST_LIFT))
        second = _ramp(ramp(rungs, given.load, SECOND_LIFT))
        own = (first, second, ())[min(place, 2)]
        if given.find_first:
            from legtui.training.first_weight import FIND_REPS

            own = (RampPlan(given.load, FIND_REPS[0]),)
        history = self.bouts(slot.exercise)
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

    # -- a swap ----------------------------------------------------------------------------

    def alternatives(self, planned: PlannedExercise) -> tuple[Alternative, ...]:
        """Return what can be done instead of an exercise here, the same exercise first."""
        same = guide.variations_of(planned.exercise)
        found = []
        for one in same:
            if one.id == planned.variation or one.id not in self.rack.possible:
                continue
            kind = self.rack.kind(one.id)
            with_what = "body weight" if kind is Kind.NOTHING else str(kind)
            found.append(Alternative(one.id, one.name, with_what))
        return tuple(found)

    def planned_as(self, planned: PlannedExercise, variation: str) -> PlannedExercise:
        """Return an exercise of the plan in another variation, with its own prescription."""
        now = self._planned(self._slot_of(planned), variation, planned.slot, 2)
        had_ramp = bool(planned.ramp)
        return replace(
            now,
            sets=planned.sets,
            change_s=planned.change_s,
            ramp=now.ramp_if_second if had_ramp else (),
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

    # -- looking back ----------------------------------------------------------------------

    def bouts(self, exercise: str) -> tuple[Bout, ...]:
        """Return the latest bouts of an exercise, all variations, oldest first."""
        if exercise not in self._bouts:
            of_program = dict.fromkeys(one.exercise for one in self.program.slots)
            asked = [exercise, *of_program] if not self._bouts else [exercise]
            self._bouts |= self._journal.bouts_of(asked, BOUTS)
        return self._bouts[exercise]

    def forget(self) -> None:
        """Look everything up anew: the history has changed."""
        self._bouts.clear()
        self._ends.clear()
        self._last.clear()
        self._cards.clear()

    def last_time(self, variation: str, state: State) -> LastTime | None:
        """Return what was lifted in the newest session of a variation before this one."""
        if variation not in self._last:
            exercise = guide.variation(variation).exercise
            own = [one for one in self.bouts(exercise) if one.variation == variation and one.work]
            self._last[variation] = self._as_last_time(own[-1]) if own else None
        return self._last[variation]

    def _as_last_time(self, bout: Bout) -> LastTime:
        by_hand = self.rack.kind(bout.variation) is Kind.DUMBBELLS
        parts: list[str] = []
        load = object()
        for one in bout.work:
            if one.load != load:
                load = one.load
                parts.append(load_text(one.load, by_hand) + " ")
            parts.append(reps_text(one.reps))
        day = bout.started_at.strftime("%-d %b")
        return LastTime(day=day, sets=" ".join(parts))

    def best(self, variation: str) -> str:
        """Return the best set of a variation in words; empty without one."""
        exercise = guide.variation(variation).exercise
        work = [
            one
            for bout in self.bouts(exercise)
            if bout.variation == variation
            for one in bout.work
            if one.load is not None and one.counted_reps
        ]
        if not work:
            return ""
        top = max(work, key=lambda one: (one.load.kg if one.load else 0, one.counted_reps))
        by_hand = self.rack.kind(variation) is Kind.DUMBBELLS
        return f"{load_text(top.load, by_hand)} × {reps_text(top.reps)}"

    def card_due(self, variation: str) -> bool:
        """Whether a variation is still new enough for its set-up card."""
        if variation not in self._cards:
            exercise = guide.variation(variation).exercise
            done = sum(1 for one in self.bouts(exercise) if one.variation == variation)
            self._cards[variation] = done < CARD_SESSIONS
        return self._cards[variation]

    def rests_on(self, planned: PlannedExercise) -> list[str]:
        """Return the logged sets that a prescription rests on, each as a line."""
        by_hand = planned.loaded_with is Kind.DUMBBELLS
        wanted = set(planned.based_on)
        return [
            f"{bout.started_at:%-d %b}  {one.kind} {one.number}: "
            f"{load_text(one.load, by_hand)} × {reps_text(one.reps)}"
            for bout in self.bouts(planned.exercise)
            for one in bout.sets
            if one.id in wanted
        ]

    def pain_advice(self, exercise: Exercise | None, place: str, kind: str) -> PainAdvice | None:
        """Return what to do about pain in the exercise at hand."""
        from legtui.training.pain import PainKind, pain_advice

        if exercise is None:
            return None
        plan = exercise.plan
        return pain_advice(
            PainKind(kind),
            place.replace(" ", "_"),
            plan.exercise,
            plan.variation,
            plan.load,
            self.rack.ladder(plan.variation),
            self.rack.possible,
        )

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


def _ramp(sets: tuple[RampSet, ...]) -> tuple[RampPlan, ...]:
    return tuple(RampPlan(one.load, one.reps) for one in sets)
