"""What the live session asks over its screen: time, order, swap, pain, a note; and its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from legtui.desk.guiding import pain_advice
from legtui.desk.substitutes import alternatives
from legtui.desk.time_left import cut_session, shorter_steps
from legtui.guide import load as guide
from legtui.screens import more, pages
from legtui.screens.choice import Option
from legtui.session import acts
from legtui.session.acts import Act
from legtui.session.budget import seconds_there_are
from legtui.session.label import load_text
from legtui.session.plan import PlannedExercise
from legtui.session.state import Exercise, State
from legtui.text import plural
from legtui.training.pain import PLACES
from legtui.training.units import grains
from legtui.training.weight import Weight
from legtui.widgets.session_words import exercise_name, per_hand

if TYPE_CHECKING:
    from legtui.app import LegtuiApp
    from legtui.screens.session import SessionScreen


class Questions:
    """Asks, and turns the answers into deeds.

    Args:
        screen: The live session.
    """

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen

    @property
    def _app(self) -> LegtuiApp:
        return self._screen.legtui

    @property
    def _state(self) -> State:
        return self._screen.conductor.state

    @property
    def _t(self) -> int:
        return self._screen.conductor.t

    def _act(self, act: Act) -> None:
        self._screen.deeds.do(act)

    def budget(self) -> None:
        """How much time is there?"""

        def check(line: str) -> str | None:
            try:
                seconds_there_are(line, self._app.clock.now().local)
            except ValueError as error:
                return str(error)
            return None

        self._app.ask("How long do you have? 45, or closes 19:30", self._cut, check=check)

    def _cut(self, line: str) -> None:
        state, t = self._state, self._t
        seconds = seconds_there_are(line, self._app.clock.now().local)
        cuts = cut_session(state, t, seconds, self._app.coach.pace)
        act = acts.cut(state, t, cuts.sets, shorter_steps(state, t, cuts))
        if not act:
            self._screen.say("That is enough for all of it.")
            return
        self._act(act)
        late = "" if cuts.fits else " It still takes longer."
        self._app.page("In that time", [*cuts.words, "", f"u brings it back.{late}"])

    def order(self) -> None:
        """Which exercise first?"""
        state = self._state
        slots = state.remaining[1:]
        options = [
            Option(exercise_name(state.exercises[slot].plan), _sets_left(state.exercises[slot]))
            for slot in slots
        ]
        self._app.choose(
            "Machine taken: what first?",
            options,
            lambda at: self._act(acts.reorder(self._state, self._t, slots[at])),
        )

    def swap(self) -> None:
        """Which variation instead?"""
        exercise = self._state.current
        assert exercise is not None
        planned = {one.plan.exercise for one in self._state.exercises}
        found = alternatives(exercise.plan, self._app.coach.rack, planned)
        options = [Option(one.name, one.detail) for one in found]

        def swap(at: int) -> None:
            now = self._app.coach.planned_as(exercise.plan, found[at].variation)
            self._act(acts.swap(self._state, self._t, now))

        self._app.choose("Swap for", options, swap)

    def pain(self) -> None:
        """Where does it hurt, and how?"""

        def kind(place: int) -> None:
            self._app.choose(
                "Niggle or sharp?",
                [
                    Option("Niggle", "it is there, it does not stop me"),
                    Option("Sharp", "stop this exercise"),
                ],
                lambda at: self._hurts(PLACES[place].replace("_", " "), ("niggle", "sharp")[at]),
            )

        self._app.choose(
            "Where does it hurt?", [Option(one.replace("_", " ")) for one in PLACES], kind
        )

    def _hurts(self, place: str, kind: str) -> None:
        """Write it down; sharp says when to see someone, both offer what spares the place."""
        exercise = acts.hurting(self._state, self._t)
        self._act(acts.hurts(self._state, self._t, place, kind))
        if exercise is None:
            return
        advice = pain_advice(exercise, place, kind, self._app.coach.rack)
        if exercise.over and not advice.stop:
            return
        options = [Option("Go on as it is" if not advice.stop else "Go on with the next")]
        deeds: list[Callable[[], None]] = [lambda: None]
        if advice.lighter is not None and not exercise.over:
            lighter = _lighter(exercise, advice.lighter, advice.lighter_why)
            text = load_text(advice.lighter, per_hand(exercise.plan))
            options.append(Option(f"Lighter: {text}", "a fifth less"))
            deeds.append(lambda: self._swap_to(lighter))
        for variation in () if exercise.over else advice.swaps:
            options.append(Option(guide.variation(variation).name, "spares it"))
            deeds.append(self._swapping(exercise.plan, variation))
        text = " ".join((advice.say, *advice.see_someone))
        title = "Sharp pain" if advice.stop else "A niggle"
        self._app.choose(title, options, lambda at: deeds[at](), text)

    def _swapping(self, planned: PlannedExercise, variation: str) -> Callable[[], None]:
        return lambda: self._swap_to(self._app.coach.planned_as(planned, variation))

    def _swap_to(self, now: PlannedExercise) -> None:
        self._act(acts.swap(self._state, self._t, now))

    def note(self) -> None:
        """Write a note: in a rest on the set just done, else on the session."""
        done = acts.set_rested_from(self._state, self._t)
        about, title, there = None, "Note on the session", ""
        if done is not None:
            name = guide.variation(done.variation).name
            about, there = done.id, done.note
            title = f"Note on set {done.number}, {name}"
        self._app.ask(
            title,
            lambda line: self._act(acts.note(self._state, self._t, line, about)),
            value=there,
        )

    def why(self) -> None:
        """Why this weight?"""
        exercise = self._state.current
        if exercise is not None:
            title, lines = pages.why(exercise.plan, self._app.coach.memory.rests_on(exercise.plan))
            self._app.page(title, lines)

    def how_to(self) -> None:
        """How is it done?"""
        exercise = self._state.current
        step = self._screen.view.step
        if exercise is not None or step is not None:
            at_hand = exercise.plan if exercise else None, step
            title, lines = pages.how_to(*at_hand)
            page = pages.guide_page(*at_hand)
            guided = pages.Onward("g", "the guide on it", lambda: more.show_guide(self._app, page))
            self._app.page(title, lines, guided)

    def when_ended(self, typed: str = "") -> None:
        """Ask for the time at which a session left open ended."""
        self._app.ask_time("When did it end? 18:40", typed, self._ended_typed)

    def _ended_typed(self, hour: int, minute: int) -> None:
        last = self._screen.conductor.moment(self._state.t)
        then = last.local.replace(hour=hour, minute=minute, second=0, microsecond=0)
        gone = int((then - last.local).total_seconds() * 1000)
        if gone < -12 * 3600 * 1000:
            gone += 24 * 3600 * 1000
        self._screen.ended_back_ms = gone
        self._screen.show()


def _lighter(exercise: Exercise, load: Weight, why: str) -> PlannedExercise:
    """The exercise at a lighter load; of its ramp what is still to do and lighter yet."""
    ramp = tuple(
        one
        for one in exercise.ramp[exercise.ramp_gone :]
        if one.load is None or grains(one.load) < grains(load)
    )
    return replace(exercise.plan, load=load, why=why, ramp=ramp, expected=())


def _sets_left(exercise: Exercise) -> str:
    return f"{plural(exercise.work_sets - exercise.work_gone, 'set')} left"
