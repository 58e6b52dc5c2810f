"""Plays a made-up session from the first key to its end."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from legtui.demo import habits
from legtui.demo.habits import Course, Cut
from legtui.demo.lifter import Effort, Lifter
from legtui.demo.planner import rungs_of
from legtui.demo.recorder import Recorder
from legtui.guide import load as guide
from legtui.session import acts
from legtui.session.expected import CARDIO_CHOICES
from legtui.session.plan import Phase, StepKind
from legtui.session.state import Exercise
from legtui.session.typed import TypedSet
from legtui.session.view import Coming, coming
from legtui.training.ladder import next_down
from legtui.training.progression import Action
from legtui.training.record import SetKind
from legtui.training.timing import HANDLING_S, LEG_SWITCH_S
from legtui.training.weight import Weight

_CARDIO_S = (240, 300, 300, 300, 300, 360)
_MOST_RIR = 4


class Play:
    """A lifter in one session.

    Args:
        recorder: The session, not begun.
        lifter: Who lifts.
        course: What befalls it.
        luck: Where chance comes from.
    """

    def __init__(self, recorder: Recorder, lifter: Lifter, course: Course, luck: Random) -> None:
        self._rec = recorder
        self._lifter = lifter
        self._course = course
        self._luck = luck
        self._lifted = 0

    def whole(self) -> None:
        """Play it to its end."""
        self._lifter.wake()
        self._warm_up()
        self._main()
        if self._rec.state.finished is None:
            self._cool_down()

    # -- timed phases ----------------------------------------------------------------------

    def _warm_up(self) -> None:
        rec = self._rec
        while rec.state.phase is Phase.WARM_UP:
            step = rec.state.current_step
            if step is not None and step.kind is StepKind.CARDIO:
                self._cardio()
            elif not rec.state.begun:
                rec.do(acts.begin_phase(rec.state, rec.t))
            else:
                self._steps()

    def _cardio(self) -> None:
        rec, luck = self._rec, self._luck
        seconds, choice = luck.choice(_CARDIO_S), luck.choice(CARDIO_CHOICES)
        rec.do(acts.start_cardio(rec.state, rec.t, choice, seconds))
        rec.wait(seconds + luck.uniform(2, 25))
        rec.do(acts.done_now(rec.state, rec.t))

    def _steps(self) -> None:
        """Follow the timed steps to the end of the phase, or to a step that waits for a key."""
        rec, phase = self._rec, self._rec.state.phase
        for step in rec.state.plan.steps(phase)[rec.state.step :]:
            if self._luck.random() < habits.STEP_SKIPPED:
                rec.run(until=step.index)
                rec.wait(self._luck.uniform(1, 8))
                rec.do(acts.skip_step(rec.state, rec.t))
        if rec.state.phase is phase:
            rec.run()

    def _cool_down(self) -> None:
        rec = self._rec
        rec.wait(self._luck.uniform(20, 90))
        if self._course.note:
            rec.do(acts.note(rec.state, rec.t, self._course.note))
            rec.wait(5)
        if not self._course.cool_down:
            rec.do(acts.leave_phase(rec.state, rec.t))
            return
        rec.do(acts.begin_phase(rec.state, rec.t))
        self._steps()

    # -- lifting ---------------------------------------------------------------------------

    def _main(self) -> None:
        rec = self._rec
        rec.wait(self._luck.uniform(15, 60))
        rec.do(acts.begin_phase(rec.state, rec.t))
        while (shown := coming(rec.state)) is not None:
            if self._course.cut is not None and self._lifted >= self._course.cut_after:
                self._cut_short(self._course.cut)
                return
            self._set(rec.state.exercises[shown.slot], shown)
            self._between()

    def _cut_short(self, how: Cut) -> None:
        rec, luck = self._rec, self._luck
        rec.wait(luck.uniform(2, 20))
        if how is Cut.COOL_DOWN:
            rec.do(acts.move_on(rec.state, rec.t, Phase.COOL_DOWN))
        elif how is Cut.FINISH:
            rec.do(acts.finish(rec.state, rec.t))
        else:
            rec.wait(3600 * luck.uniform(4, 14))
            rec.do(acts.ended_at(rec.state, rec.t, rec.state.t))

    def _set(self, exercise: Exercise, shown: Coming) -> None:
        rec, luck = self._rec, self._luck
        effort = None
        if shown.kind is SetKind.WORK:
            shown, effort = self._worked(exercise, shown)
        tempo_s = guide.exercise(exercise.plan.exercise).tempo_s
        switch_s = LEG_SWITCH_S if exercise.plan.per_leg else 0
        rec.wait(HANDLING_S * luck.uniform(0.5, 1.4) + tempo_s * sum(shown.reps) + switch_s)
        if effort is not None and luck.random() < habits.TYPED_RPE:
            rir = min(effort.left + 0.5, _MOST_RIR)
            one = TypedSet(shown.load, shown.reps, rir)
            rec.do(acts.log_typed(rec.state, rec.t, (one,), rec.new_id))
        else:
            rec.do(acts.log(rec.state, rec.t, shown, rec.new_id))
        if effort is not None:
            self._lifted += 1
            self._say(effort, last=rec.state.exercises[exercise.plan.slot].over)

    def _worked(self, exercise: Exercise, shown: Coming) -> tuple[Coming, Effort]:
        """Return the coming working set as it was done."""
        plan = exercise.plan
        load = self._load(exercise, shown)
        effort = self._lifter.lift(
            plan.variation,
            load,
            exercise.work_gone,
            least=plan.reps_lo,
            most=max(plan.reps_hi, plan.target),
            legs=plan.per_leg,
        )
        return replace(shown, load=load, reps=effort.reps), effort

    def _load(self, exercise: Exercise, shown: Coming) -> Weight:
        """Return the load as shown, but for a first weight, and a lighter one after a miss."""
        plan, done = exercise.plan, exercise.logged_work
        rungs = rungs_of(plan.variation)
        if shown.load is None or (plan.action == Action.START and not plan.based_on and not done):
            return self._lifter.first_load(plan.variation, plan.reps_lo, rungs)
        missed = bool(done) and min(done[-1].reps) < plan.reps_lo - 1
        if missed and self._luck.random() < habits.LIGHTER_AFTER_MISS:
            return next_down(rungs, shown.load) or shown.load
        return shown.load

    def _say(self, effort: Effort, *, last: bool) -> None:
        """Answer and flag after a working set."""
        rec, luck = self._rec, self._luck
        rec.wait(luck.uniform(2, 8))
        share = habits.ANSWERED_LAST if last else habits.ANSWERED
        if not rec.state.answered and luck.random() < share:
            rec.do(acts.answer(rec.state, rec.t, float(min(effort.left, _MOST_RIR))))
        unclean = habits.UNCLEAN if effort.left else habits.UNCLEAN_HARD
        if luck.random() < unclean:
            rec.wait(2)
            rec.do(acts.flag_form(rec.state, rec.t))
        if self._lifted == self._course.niggle_after:
            rec.wait(6)
            rec.do(acts.hurts(rec.state, rec.t, luck.choice(habits.PLACES), "niggle"))

    def _between(self) -> None:
        """Rest, and what is done in a rest."""
        rec, luck = self._rec, self._luck
        if rec.state.rest is None:
            return
        if self._lifted == self._course.paused_after and rec.state.paused_ms == 0:
            rec.do(acts.pause(rec.state, rec.t))
            rec.wait(luck.uniform(40, 200))
            rec.do(acts.pause(rec.state, rec.t))
        if self._course.machine_taken:
            self._change_order()
        if luck.random() < habits.REST_ADJUSTED:
            rec.do(acts.adjust(rec.state, rec.t, 15))
        left_s = (rec.state.session_t(rec.state.rest.end_a) - rec.t) / 1000
        if left_s > 20 and luck.random() < habits.REST_CUT:
            rec.wait(left_s * luck.uniform(0.6, 0.95))
            rec.do(acts.end_rest(rec.state, rec.t))
        else:
            rec.wait(max(left_s, 0) + luck.uniform(0.5, 6))

    def _change_order(self) -> None:
        """The machine of the coming exercise is taken."""
        rec = self._rec
        current, remaining = rec.state.current, rec.state.remaining
        if current is None or current.begun or len(remaining) < 2:
            return
        if current.plan.exercise == "leg_press":
            rec.do(acts.reorder(rec.state, rec.t, remaining[1]))
