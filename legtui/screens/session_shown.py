"""What the live session's pictures are drawn from, gathered from where it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from legtui.desk.fuel_day import When, drink
from legtui.desk.record_marks import Marks
from legtui.session.label import load_text, reps_text
from legtui.session.plan import PlannedExercise
from legtui.session.state import State
from legtui.session.summary import TIMED, phase_s
from legtui.session.view import Mode, View
from legtui.training.equipment import Stack
from legtui.training.weight import Weight
from legtui.widgets.session_words import per_hand
from legtui.widgets.shown import Shown

if TYPE_CHECKING:
    from legtui.app import LegtuiApp
    from legtui.screens.session import SessionScreen


class Gathering:
    """Gathers what is shown.

    Args:
        screen: The live session, mounted.
    """

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen
        now = self._app.clock.now().local
        self._marks = Marks(self._app.journal, screen.conductor.key.id, now)
        self._asked: set[tuple[str, str]] = set()
        self._known_end: tuple[State | None, int, str] = None, 0, ""
        self._read_marks([one.plan for one in screen.conductor.state.exercises])

    @property
    def _app(self) -> LegtuiApp:
        return self._screen.legtui

    @property
    def marks(self) -> Marks:
        """What there is to beat, as far as it has been read."""
        return self._marks

    def digits(self, view: View) -> Shown:
        """Return what the digits alone are drawn from."""
        screen = self._screen
        return Shown(
            view=view,
            state=screen.conductor.state,
            wall="",
            typing=screen.typed.shown() if screen.typed else None,
            cardio=screen.cardio,
            look=screen.look,
        )

    def shown(self, view: View) -> Shown:
        """Return everything a picture of the session needs; nothing in it changes in a second."""
        screen, app = self._screen, self._app
        conductor = screen.conductor
        state, t = conductor.state, conductor.t
        coming, exercise = view.coming, view.exercise
        recipe = before = last = None
        settings: tuple[Weight, ...] = ()
        best, card = "", False
        if coming is not None and exercise is not None:
            variation = exercise.plan.variation
            recipe = screen.rack.recipe_in(exercise, coming.load)
            before = screen.rack.before(exercise)
            equipment = screen.rack.equipment(variation)
            settings = equipment.settings if isinstance(equipment, Stack) else ()
            memory, led = app.coach.memory, conductor.key.id
            last = memory.last_time(variation, led)
            best = self._best_of(exercise.plan)
            card = not exercise.begun and memory.card_due(variation, led)
        warm_up, main, cool_down = TIMED
        return Shown(
            view=_whole_seconds(view),
            state=state,
            wall=app.clock.now().local.strftime("%H:%M"),
            ends_at=self._ends_at(view),
            phase_s=phase_s(state, view.phase, t) if view.phase in TIMED else 0,
            phases_s=(
                phase_s(state, warm_up, t),
                phase_s(state, main, t),
                phase_s(state, cool_down, t),
            ),
            recipe=recipe,
            recipe_before=before,
            cue=drink(
                app.preferences, When.BEFORE if view.mode is Mode.CARDIO_READY else When.DURING
            ),
            settings=settings,
            last=last,
            best=best,
            card=card,
            typing=screen.typed.shown() if screen.typed else None,
            leg=screen.leg,
            cardio=screen.cardio,
            ended_text=conductor.moment(screen.ended_t).local.strftime("%H:%M"),
            message=app.live.message.line(app.clock.real()),
            failure=conductor.failure or "",
            retryable=conductor.retryable,
            failed=conductor.failed_text,
            saving=conductor.slow,
            hints=self._hints() if screen.has_class("-across") else (),
            look=screen.look,
        )

    def _hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys that matter where the digits fill the screen, as they are now."""
        usable = {one.id: one for one in self._screen.actions if one.possible()}
        found = (usable.get(name) for name in ("pause", "skip", "across", "help"))
        return tuple((one.key_text, one.word) for one in found if one is not None)

    def _ends_at(self, view: View) -> str:
        """When it is over by now; a session that was left open tells nothing about that.

        Reckoned once a second: an arrow changes nothing about it.
        """
        if view.mode is Mode.LEFT_OPEN:
            return ""
        conductor = self._screen.conductor
        state, t = conductor.state, conductor.t
        known, second, text = self._known_end
        if known is not state or second != t // 1000:
            text = self._app.coach.ends_at(state, t, self._app.clock.now())
            self._known_end = state, t // 1000, text
        return text

    def _best_of(self, plan: PlannedExercise) -> str:
        if (plan.exercise, plan.variation) not in self._asked:
            self._read_marks([plan])
        one = self._marks.best(plan.exercise, plan.variation)
        if one is None:
            return ""
        return f"{load_text(one.load, per_hand(plan))} × {reps_text(one.reps)}"

    def _read_marks(self, plans: Sequence[PlannedExercise]) -> None:
        """Read what there is to beat beside the screen, which may be shown before."""
        lifts = [(one.exercise, one.variation) for one in plans]
        self._asked.update(lifts)

        def read() -> None:
            self._marks.read(lifts)
            if not get_current_worker().is_cancelled:
                self._app.call_from_thread(self._screen.show)

        self._screen.run_worker(read, thread=True, group="marks")


def _whole_seconds(view: View) -> View:
    """A view as it is drawn: nothing is repainted within a second."""
    timer = replace(view.timer, gone_ms=view.timer.gone_ms // 1000 * 1000)
    return replace(view, timer=timer)
