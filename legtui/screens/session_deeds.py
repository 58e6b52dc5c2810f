"""The deeds of the live session, each run by a key of its table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from legtui.desk.conductor import Conductor
from legtui.desk.guiding import guided, restore
from legtui.screens.message import BACK_AGAIN, NOTHING_BACK, UNDONE
from legtui.screens.typing import TypedLine
from legtui.session import acts
from legtui.session.acts import Act
from legtui.session.expected import CARDIO_CHOICES, expected
from legtui.session.happenings import Noted, SetChanged, SetsLogged, Swapped
from legtui.session.plan import Phase
from legtui.session.state import State
from legtui.session.stepping import load_stepped, reps_stepped
from legtui.session.view import Mode

if TYPE_CHECKING:
    from legtui.screens.session import SessionScreen

MINUTE_S = 60
MOST_CARDIO_S = 30 * MINUTE_S
LEFT_OPEN_STEP_MS = 5 * MINUTE_S * 1000


class Deeds:
    """Does what a key asks for.

    Args:
        screen: The live session.
    """

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen

    @property
    def _conductor(self) -> Conductor:
        return self._screen.conductor

    @property
    def _state(self) -> State:
        return self._conductor.state

    @property
    def _t(self) -> int:
        return self._conductor.t

    def do(self, act: Act) -> None:
        """Write a deed down, with what legtui proposes because of it."""
        before = self._state
        whole = guided(before, act, self._screen.rack)
        if self._conductor.do(whole):
            self._screen.by_key = True
            self._tell(whole, before)
        self._screen.show()

    def _tell(self, act: Act, before: State) -> None:
        """Say what legtui proposes, that a record was made, that a note is kept."""
        for _, what in act:
            if isinstance(what, Swapped) and len(act) > 1:
                taken_back = "" if what.now.finding else " r takes it back."
                self._screen.note_line(f"{what.now.why}{taken_back}")
                return
            if isinstance(what, Noted) or (isinstance(what, SetChanged) and what.field == "note"):
                self._screen.note_line("The note is kept.")
            if isinstance(what, SetsLogged):
                records = self._screen.marks.records_of(what.sets, before)
                if records:
                    self._screen.note_line(f"Record: {records[0]}")

    def enter(self) -> None:
        """The expected next thing, unless the thumb is too quick."""
        screen, conductor = self._screen, self._conductor
        now = screen.legtui.clock.real()
        if not screen.guards.enter(now) or conductor.saving:
            return
        if screen.typed is not None:
            screen.typist.take()
            return
        if conductor.failure and conductor.retry():
            screen.by_key = True
            return
        mode = screen.view.mode
        if mode is Mode.REST and not screen.guards.may_end_rest(now):
            return
        if mode is Mode.LEFT_OPEN and not conductor.state.leaves_trace:
            screen.legtui.go_home(for_good=True)
            return
        self.do(
            expected(
                conductor.state,
                conductor.t,
                conductor.new_id,
                conductor.draft,
                screen.cardio,
                screen.ended_t,
            )
        )

    def sideways(self, steps: int) -> None:
        """A loadable step lighter or heavier; before the cardio, what it is."""
        screen = self._screen
        view = screen.view
        if view.mode is Mode.CARDIO_READY:
            place = CARDIO_CHOICES.index(screen.cardio.choice) + steps
            choice = CARDIO_CHOICES[place % len(CARDIO_CHOICES)]
            screen.cardio = replace(screen.cardio, choice=choice)
        elif view.mode is Mode.LEFT_OPEN:
            wanted = min(max(screen.ended_t + steps * LEFT_OPEN_STEP_MS, 0), self._t)
            screen.ended_back_ms = wanted - self._state.t
        elif view.coming is not None and view.exercise is not None:
            planned = view.exercise.plan
            ladder = screen.rack.ladder(planned.variation)
            free = screen.rack.may_be_free(planned.variation)
            self._conductor.set_draft(load_stepped(view.coming, ladder, steps, body_weight=free))
            return  # which shows it
        screen.show()

    def updown(self, by: int) -> None:
        """A rep more or fewer; before the cardio, a minute."""
        screen = self._screen
        view = screen.view
        if view.mode is Mode.CARDIO_READY:
            seconds = screen.cardio.seconds + by * MINUTE_S
            seconds = min(max(seconds, MINUTE_S), MOST_CARDIO_S)
            screen.cardio = replace(screen.cardio, seconds=seconds)
        elif view.coming is not None:
            self._conductor.set_draft(reps_stepped(view.coming, by, screen.leg))
            return  # which shows it
        screen.show()

    def next_leg(self) -> None:
        """Both legs, the left, the right."""
        self._screen.leg = {None: 0, 0: 1, 1: None}[self._screen.leg]
        self._screen.show()

    def correct(self) -> None:
        """Open the last set in typed entry; the timer is not touched."""
        self._screen.typed = TypedLine.for_last(self._conductor)
        self._screen.show()

    def undo(self) -> None:
        """Take the last deed back, whatever it was; first of all one that was not saved."""
        given_up = self._conductor.give_up()
        if given_up:
            self._screen.say(f"Not logged: {given_up}.")
            return
        if self._conductor.undo_waits:
            self._screen.say("Not saved yet; undo has to wait for it.")
            return
        what = self._conductor.undo()
        self._screen.by_key = True
        if what is None:
            self._screen.say("Nothing to undo here.")
            return
        self._screen.note_line(UNDONE.format(what))
        self._screen.show()

    def redo(self) -> None:
        """Bring back what was taken back."""
        what = self._conductor.redo()
        self._screen.by_key = True
        if what is None:
            self._screen.say(NOTHING_BACK)
            return
        self._screen.note_line(BACK_AGAIN.format(what))
        self._screen.show()

    def skip(self) -> None:
        """Skip this step: a set, a rest, a hold."""
        state, t = self._state, self._t
        if self._screen.view.mode is Mode.REST:
            self.do(acts.end_rest(state, t))
        elif state.current_step is not None:
            self.do(acts.skip_step(state, t))
        else:
            self.do(acts.skip_set(state, t))

    def skip_all(self) -> None:
        """Skip the rest of this exercise, or of a timed phase."""
        state, t = self._state, self._t
        if state.phase is Phase.MAIN:
            self.do(acts.skip_exercise(state, t))
        else:
            self.do(acts.leave_phase(state, t))

    def restore(self) -> None:
        """Back to the weight before legtui proposed another."""
        if self._conductor.do(restore(self._state, self._t)):
            self._screen.by_key = True
        self._screen.show()

    def toggle_across(self) -> None:
        """Across the room or not; remembered."""
        name = self._screen.across_setting
        app = self._screen.legtui
        app.set_preference(name, not getattr(app.preferences, name))
        self._screen.show()

    def finish_here(self) -> None:
        """End the session; one in which nothing was done leaves no trace."""
        if not self._state.leaves_trace:
            self._screen.legtui.go_home(for_good=True)
            return
        self.do(acts.finish(self._state, self._t))

    def leave(self) -> None:
        """Home; the session stays open. A line that is being typed is dropped first."""
        if self._screen.typed is not None:
            self._screen.typed = None
            self._screen.show()
            return
        self._screen.legtui.go_home()
