"""The live session: shows its view, turns keys into happenings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.worker import get_current_worker

from legtui.desk.conductor import Conductor
from legtui.desk.fuel_day import sip
from legtui.desk.guiding import guided, restore
from legtui.desk.rack import Rack
from legtui.desk.record_marks import Marks
from legtui.screens.action import Action
from legtui.screens.base import LegScreen, passed_on
from legtui.screens.guards import Guards
from legtui.screens.session_keys import session_actions
from legtui.screens.session_questions import Questions
from legtui.screens.typing import TypedLine
from legtui.session import acts
from legtui.session.acts import Act
from legtui.session.expected import CARDIO_CHOICES, Cardio, expected
from legtui.session.happenings import SetsLogged, Swapped
from legtui.session.label import load_text, reps_text
from legtui.session.plan import Phase, PlannedExercise
from legtui.session.state import State
from legtui.session.stepping import load_stepped, reps_stepped
from legtui.session.summary import TIMED, phase_s
from legtui.session.typed import Answer, NotUnderstood, Sets
from legtui.session.view import STEP_MODES, Mode, View
from legtui.text import one_line
from legtui.training.equipment import Stack
from legtui.training.weight import Weight
from legtui.widgets.drawn import Drawn
from legtui.widgets.key_bar import KeyBar
from legtui.widgets.session_across import across, filled
from legtui.widgets.session_center import center
from legtui.widgets.session_panels import exercise_list, head, list_and_side, phases, side
from legtui.widgets.session_words import per_hand
from legtui.widgets.shown import Shown

MINUTE_S = 60
MOST_CARDIO_S = 30 * MINUTE_S
LEFT_OPEN_STEP_MS = 5 * MINUTE_S * 1000
MESSAGE_S = 6.0
"""How long a line about what just happened stays."""

AT_ONCE = frozenset({"enter", "pagedown", "ctrl+q", "ctrl+p"})
"""Keys that do not wait for a slow disk: `Enter` is ignored meanwhile, leaving can't be stopped."""

SOON_S = 10
"""So many seconds before its end a rest is seen from the corner of the eye."""

WIDE = 100
"""From so many columns on the side has its own place; else it stands below the list."""

PARTS = 5
"""Children of the screen; while it is being closed there are fewer, and nothing is shown."""

Picture = Callable[[Shown, int, int], Content]

_PICTURES: tuple[tuple[str, Picture], ...] = (
    ("#head", head),
    ("#phases", phases),
    ("#center", center),
    ("#side", side),
)


class SessionScreen(LegScreen):
    """Where a leg day happens."""

    CSS = """
    SessionScreen { layout: vertical; background: $background; }
    #head { height: 1; padding: 0 1; background: $panel; }
    #phases { height: 2; margin: 1 2 0 2; }
    #body { height: 1fr; margin: 1 0 0 0; }
    #list { width: 26; padding: 1 1 0 2; }
    #center { width: 1fr; padding: 1 3; background: $surface; }
    #side { width: 34; padding: 1 2 0 2; }
    #across { display: none; height: 1fr; padding: 1 2; background: $background; }
    SessionScreen.-narrow #side { display: none; }
    SessionScreen.-narrow #list { width: 22; padding: 0 1 0 1; }
    SessionScreen.-narrow #center { padding: 0 2; }
    SessionScreen.-tiny #list, SessionScreen.-tiny #side { display: none; }
    SessionScreen.-tiny #center { padding: 0 1; }
    SessionScreen.-short #phases { height: 1; margin: 0 1; }
    SessionScreen.-short #body { margin: 0; }
    SessionScreen.-short #center { padding: 0 2; }
    SessionScreen.-flat #phases { display: none; }
    SessionScreen.-flat #head { display: none; }
    SessionScreen.-across #head, SessionScreen.-across #phases, SessionScreen.-across #body,
    SessionScreen.-across KeyBar { display: none; }
    SessionScreen.-across #across { display: block; }
    SessionScreen.-soon, SessionScreen.-soon #head, SessionScreen.-soon #center,
    SessionScreen.-soon #across { background: $rest-ground; }
    SessionScreen.-go, SessionScreen.-go #head, SessionScreen.-go #center {
        background: $go-ground; }
    SessionScreen.-go #across { background: $go; }
    SessionScreen.-switch #across { background: $switch; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (66, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (16, "-short"), (30, "-tall")]  # noqa: RUF012

    def __init__(self, conductor: Conductor, rack: Rack) -> None:
        super().__init__()
        self.conductor = conductor
        self.rack = rack
        self.typed: TypedLine | None = None
        self.leg: int | None = None
        self.cardio = Cardio()
        self._guards = Guards()
        self._message = ""
        self._message_at = 0.0
        self._last_view: View = conductor.view
        self.ended_back_ms = 0
        self._by_key = False
        self._waiting: list[events.Key] = []
        self.ask = Questions(self)
        self._marks: Marks | None = None
        self._asked: set[tuple[str, str]] = set()

    def compose(self) -> ComposeResult:
        """Head, timeline, list, middle, side, keys; and the view across the room."""
        yield Drawn(id="head")
        yield Drawn(id="phases")
        with Horizontal(id="body"):
            yield Drawn(id="list")
            yield Drawn(id="center")
            yield Drawn(id="side")
        yield Drawn(id="across")
        yield KeyBar()

    def list_actions(self) -> Sequence[Action]:
        """Return the session's table of keys."""
        return session_actions(self)

    def on_mount(self) -> None:
        """Show it at once; what there is to beat is read beside it."""
        now = self.legtui.clock.now().local
        self._marks = Marks(self.legtui.journal, self.conductor.key.id, now)
        self._read_marks([one.plan for one in self.conductor.state.exercises])
        self.show()

    def _read_marks(self, plans: Sequence[PlannedExercise]) -> None:
        """Read what there is to beat beside the screen, which may be shown before."""
        marks, lifts = self._marks, [(one.exercise, one.variation) for one in plans]
        self._asked.update(lifts)

        def read() -> None:
            assert marks is not None
            marks.read(lifts)
            if not get_current_worker().is_cancelled:
                self.app.call_from_thread(self.show)

        self.run_worker(read, thread=True, group="marks")

    def _ends_at(self) -> str:
        """When it is over by now; a session that was left open tells nothing about that."""
        conductor = self.conductor
        if conductor.view.mode is Mode.LEFT_OPEN:
            return ""
        return self.legtui.coach.ends_at(conductor.state, conductor.t, self.legtui.clock.now())

    def _best_of(self, plan: PlannedExercise) -> str:
        if (plan.exercise, plan.variation) not in self._asked:
            self._read_marks([plan])
        one = self._marks.best(plan.exercise, plan.variation) if self._marks else None
        if one is None:
            return ""
        return f"{load_text(one.load, per_hand(plan))} × {reps_text(one.reps)}"

    def on_resize(self) -> None:
        """Show it as it fits now."""
        self.show()

    def on_screen_resume(self) -> None:
        """Show it again after a dialog."""
        self.show()

    # -- showing ---------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What the session shows now."""
        return self.conductor.view

    def show(self) -> None:
        """Show the session as it stands now; repaints only what has changed."""
        if not self.is_mounted or len(self.children) < PARTS:
            return
        if self._waiting and not self.conductor.saving:
            self.call_later(self._press_waiting)
        view = self.conductor.view
        self._note_change(view)
        if view.mode is Mode.FINISH:
            self.legtui.show_finish()
            return
        wide = self._across_now(view)
        self.set_class(wide, "-across")
        shown = self._shown(_whole_seconds(view))
        self._call_the_eye(shown)
        if wide:
            self._picture("#across", across, shown)
            return
        for name, draw in _PICTURES:
            self._picture(name, draw, shown)
        beside = self.app.size.width >= WIDE
        self._picture("#list", exercise_list if beside else list_and_side, shown)
        self.key_bar()

    def _call_the_eye(self, shown: Shown) -> None:
        """Change the whole screen for the end of a rest; at most once a second."""
        view = shown.view
        still = self.app.animation_level == "none" or self.legtui.clock.speed > 1
        seconds = view.timer.shown_s
        soon = view.mode is Mode.REST and not shown.state.turns and 0 < seconds <= SOON_S
        self.set_class(soon and (still or seconds % 2 == 0), "-soon")
        self.set_class(filled(shown) and view.mode is not Mode.SWITCH, "-go")
        self.set_class(view.mode is Mode.SWITCH, "-switch")

    def _picture(self, name: str, draw: Picture, shown: Shown) -> None:
        self.query_one(name, Drawn).show(lambda w, h: draw(shown, w, h), (draw, shown))

    def _across_now(self, view: View) -> bool:
        """Stretches open across the room; `z` switches it, and is remembered."""
        prefs = self.legtui.preferences
        stretching = view.underneath in STEP_MODES and view.phase is Phase.COOL_DOWN
        return prefs.across_stretches if stretching else prefs.across

    def _note_change(self, view: View) -> None:
        before = self._last_view
        if (view.mode, view.step) != (before.mode, before.step):
            now = self.legtui.clock.real()
            if not self._by_key:
                self._guards.changed_by_itself(now)
            if view.mode is Mode.REST:
                self._guards.rest_began(now)
            if not self._by_key:
                self.typed = self.typed if view.mode in (Mode.GO, Mode.SET) else None
            self.leg = None
        self._by_key = self._by_key and self.conductor.saving
        self._last_view = view

    def _shown(self, view: View) -> Shown:
        conductor = self.conductor
        state = conductor.state
        t = conductor.t
        coming, exercise = view.coming, view.exercise
        recipe = before = last = None
        settings: tuple[Weight, ...] = ()
        best, card = "", False
        if coming is not None and exercise is not None:
            variation = exercise.plan.variation
            recipe = self.rack.recipe_in(exercise, coming.load)
            before = self.rack.before(exercise)
            equipment = self.rack.equipment(variation)
            settings = equipment.settings if isinstance(equipment, Stack) else ()
            last = self.legtui.coach.last_time(variation, state)
            best = self._best_of(exercise.plan)
            card = not exercise.begun and self.legtui.coach.card_due(variation)
        return Shown(
            view=view,
            state=state,
            wall=self.legtui.clock.now().local.strftime("%H:%M"),
            ends_at=self._ends_at(),
            phase_s=phase_s(state, view.phase, t) if view.phase in TIMED else 0,
            phases_s=(
                phase_s(state, TIMED[0], t),
                phase_s(state, TIMED[1], t),
                phase_s(state, TIMED[2], t),
            ),
            recipe=recipe,
            recipe_before=before,
            cue=sip(self.legtui.preferences),
            settings=settings,
            last=last,
            best=best,
            card=card,
            typing=self.typed.shown() if self.typed else None,
            leg=self.leg,
            cardio=self.cardio,
            ended_text=conductor.moment(self.ended_t).local.strftime("%H:%M"),
            message=self._message_now(),
            failure=conductor.failure or "",
            retryable=conductor.retryable,
            saving=conductor.saving,
            look=self.look,
        )

    def say(self, message: str) -> None:
        """Show a line about what just happened."""
        self._message_for(message)
        self.show()

    def _message_for(self, message: str) -> None:
        self._message = one_line(message)
        self._message_at = self.legtui.clock.real()

    def _message_now(self) -> str:
        fresh = self.legtui.clock.real() - self._message_at < MESSAGE_S
        return self._message if fresh else ""

    def key_bar(self) -> None:
        """Show the keys that matter; while a line is typed, letters are text."""
        if self.typed is None:
            super().key_bar()
            return
        take = [("enter", "⏎", "Take it")] if self.typed.shown().taken else []
        hints = [*take, ("home", "Esc", "Drop it")]
        self.query_one(KeyBar).show_keys(hints, self.look)

    # -- keys ------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Press a key; what comes while a deed is being saved waits for its turn."""
        if passed_on(self, event):
            return
        at_once = event.key in AT_ONCE or (event.key == "space" and not self._waiting)
        if (self.conductor.saving or self._waiting) and not at_once:
            event.stop()
            event.prevent_default()
            self._waiting.append(event)
            return
        self._press(event)

    def _press_waiting(self) -> None:
        """Press the keys that waited, in their order; after a failed save they are forgotten."""
        waiting, self._waiting = self._waiting, []
        if self.conductor.failure:
            return
        for event in waiting:
            self.on_key(event)

    def _press(self, event: events.Key) -> None:
        """Typed entry first, then the table of keys."""
        if self.typed is not None and self._type(event):
            event.stop()
            event.prevent_default()
            return
        if event.character and self._digit(event.character):
            event.stop()
            event.prevent_default()
            return
        super().on_key(event)

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is typed entry, never keys."""
        line = one_line(event.text, 60)
        if self.may_type() and line[:1].isdigit():
            self._open_typed(line)

    def may_type(self) -> bool:
        """Tell whether a set can be typed now."""
        return self.view.mode in (Mode.SET, Mode.GO) and not self.conductor.saving

    def _digit(self, character: str) -> bool:
        """A digit answers in a rest and opens typed entry at a set."""
        if not character.isascii() or not (character.isdigit() or character == "b"):
            return False
        if not self._guards.settled(self.legtui.clock.real()):
            return True
        view = self.view
        if view.mode is Mode.REST or (view.mode is Mode.PHASE_READY and view.may_answer):
            if character in "01234":
                self.act(acts.answer(self.conductor.state, self.conductor.t, float(character)))
            return True
        if self.may_type():
            self._open_typed(character)
            return True
        if view.mode is Mode.LEFT_OPEN and character.isdigit():
            self.ask.when_ended(character)
            return True
        return False

    def _open_typed(self, line: str) -> None:
        view = self.view
        assert view.exercise is not None
        assert view.coming is not None
        self.typed = TypedLine.for_coming(line, view, self.conductor)
        self.show()

    def _type(self, event: events.Key) -> bool:
        typed = self.typed
        assert typed is not None
        match event.key:
            case "escape":
                self.typed = None
            case "enter" | "pagedown":
                if self._guards.enter(self.legtui.clock.real()):
                    self._take_typed()
            case "backspace":
                self.typed = typed.with_line(typed.line[:-1]) if len(typed.line) > 1 else None
            case _ if event.character and event.is_printable:
                self.typed = typed.with_line(typed.line + event.character)
            case "left" | "right" | "up" | "down" | "tab" | "pageup":
                return True
            case _:
                return False
        self.show()
        return True

    def _take_typed(self) -> None:
        typed = self.typed
        assert typed is not None
        reading = typed.reading
        state, t = self.conductor.state, self.conductor.t
        match reading:
            case NotUnderstood():
                return
            case Answer(rir=rir):
                act = acts.answer(state, t, rir)
            case Sets(sets=sets) if typed.correcting:
                act = acts.correct(state, t, sets[0])
            case Sets(sets=sets, ago_s=ago_s):
                act = acts.log_typed(state, t, sets, self.conductor.new_id, ago_s)
        self.typed = None
        self.act(act)

    # -- deeds, each run by a key of the table ---------------------------------------------

    def act(self, act: Act) -> None:
        """Write a deed down, with what legtui proposes because of it."""
        before = self.conductor.state
        whole = guided(before, act, self.rack)
        if self.conductor.do(whole):
            self._by_key = True
            self._tell(whole, before)
        self.show()

    def _tell(self, act: Act, before: State) -> None:
        """Say what legtui proposes, or that a record was made."""
        for _, what in act:
            if isinstance(what, Swapped) and len(act) > 1:
                taken_back = "" if what.now.finding else " r takes it back."
                self._message_for(f"{what.now.why}{taken_back}")
                return
            if isinstance(what, SetsLogged) and self._marks is not None:
                records = self._marks.records_of(what.sets, before)
                if records:
                    self._message_for(f"Record: {records[0]}")

    def enter(self) -> None:
        """The expected next thing, unless the thumb is too quick."""
        now = self.legtui.clock.real()
        if not self._guards.enter(now) or self.conductor.saving:
            return
        if self.typed is not None:
            self._take_typed()
            return
        if self.conductor.failure and self.conductor.retry():
            self._by_key = True
            return
        view = self.view
        if view.mode is Mode.REST and not self._guards.may_end_rest(now):
            return
        conductor = self.conductor
        if view.mode is Mode.LEFT_OPEN:
            self.act(acts.ended_at(conductor.state, conductor.t, self.ended_t))
            return
        self.act(
            expected(conductor.state, conductor.t, conductor.new_id, conductor.draft, self.cardio)
        )

    def sideways(self, steps: int) -> None:
        """A loadable step lighter or heavier; before the cardio, what it is."""
        view = self.view
        if view.mode is Mode.CARDIO_READY:
            place = CARDIO_CHOICES.index(self.cardio.choice) + steps
            choice = CARDIO_CHOICES[place % len(CARDIO_CHOICES)]
            self.cardio = replace(self.cardio, choice=choice)
        elif view.mode is Mode.LEFT_OPEN:
            wanted = min(max(self.ended_t + steps * LEFT_OPEN_STEP_MS, 0), self.conductor.t)
            self.ended_back_ms = wanted - self.conductor.state.t
        elif view.coming is not None and view.exercise is not None:
            planned = view.exercise.plan
            ladder = self.rack.ladder(planned.variation)
            free = self.rack.may_be_free(planned.variation)
            self.conductor.set_draft(load_stepped(view.coming, ladder, steps, body_weight=free))
        self.show()

    def updown(self, by: int) -> None:
        """A rep more or fewer; before the cardio, a minute."""
        view = self.view
        if view.mode is Mode.CARDIO_READY:
            seconds = self.cardio.seconds + by * MINUTE_S
            self.cardio = replace(self.cardio, seconds=min(max(seconds, MINUTE_S), MOST_CARDIO_S))
        elif view.coming is not None:
            self.conductor.set_draft(reps_stepped(view.coming, by, self.leg))
        self.show()

    def next_leg(self) -> None:
        """Both legs, the left, the right."""
        self.leg = {None: 0, 0: 1, 1: None}[self.leg]
        self.show()

    @property
    def ended_t(self) -> int:
        """When a session left open ended, as it would be kept; session time, ms."""
        state = self.conductor.state
        return min(max(state.t + self.ended_back_ms, 0), self.conductor.t)

    def correct(self) -> None:
        """Open the last set in typed entry; the timer is not touched."""
        self.typed = TypedLine.for_last(self.conductor)
        self.show()

    def undo(self) -> None:
        """Take the last deed back, whatever it was; first of all one that was not saved."""
        given_up = self.conductor.give_up()
        if given_up:
            self.say(f"Not logged: {given_up}.")
            return
        if self.conductor.undo_waits:
            self.say("Not saved yet; undo has to wait for it.")
            return
        what = self.conductor.undo()
        self._by_key = True
        self.say(f"Undone: {what}. U brings it back." if what else "Nothing to undo here.")

    def redo(self) -> None:
        """Bring back what was taken back."""
        what = self.conductor.redo()
        self._by_key = True
        self.say(f"Back again: {what}." if what else "Nothing to bring back.")

    def skip(self) -> None:
        """Skip this step: a set, a rest, a hold."""
        state, t = self.conductor.state, self.conductor.t
        if self.view.mode is Mode.REST:
            self.act(acts.end_rest(state, t))
        elif state.current_step is not None:
            self.act(acts.skip_step(state, t))
        else:
            self.act(acts.skip_set(state, t))

    def skip_all(self) -> None:
        """Skip the rest of this exercise, or of a timed phase."""
        state, t = self.conductor.state, self.conductor.t
        if state.phase is Phase.MAIN:
            self.act(acts.skip_exercise(state, t))
        else:
            self.act(acts.leave_phase(state, t))

    def restore(self) -> None:
        """Back to the weight before legtui proposed another."""
        back = restore(self.conductor.state, self.conductor.t)
        if self.conductor.do(back):
            self._by_key = True
        self.show()

    def toggle_across(self) -> None:
        """Across the room or not; remembered."""
        view = self.view
        stretching = view.underneath in STEP_MODES and view.phase is Phase.COOL_DOWN
        name = "across_stretches" if stretching else "across"
        self.legtui.set_preference(name, not getattr(self.legtui.preferences, name))
        self.show()

    def finish_here(self) -> None:
        """End the session; one in which nothing was done leaves no trace."""
        if not self.conductor.state.has_work:
            self.legtui.go_home()
            return
        self.act(acts.finish(self.conductor.state, self.conductor.t))

    def leave(self) -> None:
        """Home; the session stays open. A line that is being typed is dropped first."""
        if self.typed is not None:
            self.typed = None
            self.show()
            return
        self.legtui.go_home()


def _whole_seconds(view: View) -> View:
    """A view as it is drawn: nothing is repainted within a second."""
    timer = replace(view.timer, gone_ms=view.timer.gone_ms // 1000 * 1000)
    return replace(view, timer=timer)
