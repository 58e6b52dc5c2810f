"""The finish: what was done against what was planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.worker import get_current_worker

from legtui.desk.coach import NextTime
from legtui.desk.conductor import Conductor
from legtui.desk.fuel_day import When, drink
from legtui.desk.keeping import back_up
from legtui.desk.last_year import this_week_last_year
from legtui.desk.muscles import session_sets
from legtui.desk.record_marks import session_records_text
from legtui.desk.skipping import skipped_again
from legtui.guide import load as guide
from legtui.journal.errors import JournalError
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.screens.message import UNDONE
from legtui.session.label import load_text, phase_name, reps_text, step_name
from legtui.session.plan import Phase
from legtui.session.state import Exercise, State
from legtui.session.summary import phase_s, steps, work_sets
from legtui.text import clock
from legtui.training.equipment import Kind
from legtui.widgets.big import Part, big, enough
from legtui.widgets.canvas import cells, cut, wrap
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import key
from legtui.widgets.key_bar import KeyBar


class FinishScreen(LegScreen):
    """What the session was."""

    CSS = """
    FinishScreen { background: $background; align: center top; }
    #finish-scroll { width: 96; max-width: 100%; height: 1fr; padding: 1 2; }
    #finish { height: auto; }
    """

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.conductor = conductor
        self._records: tuple[str, ...] = ()
        self._skipped: tuple[str, ...] = ()
        self._nexts: tuple[NextTime, ...] = ()
        self._last_year = ""

    def compose(self) -> ComposeResult:
        """One column that scrolls."""
        with VerticalScroll(id="finish-scroll", can_focus=False):
            yield Drawn(id="finish")
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw it."""
        self._skipped = skipped_again(self.legtui.journal)
        self._nexts = self.legtui.coach.next_time(self.conductor.state)
        coach = self.legtui.coach
        self._last_year = this_week_last_year(self.legtui.journal, coach.rack, coach.today)
        self.show()
        self.run_worker(self._find_records, thread=True, group="records")
        # The app's worker, not the screen's: leaving at once must not leave a copy out.
        self.app.run_worker(self._back_up, thread=True, group="backup", exit_on_error=False)

    def _find_records(self) -> None:
        worker = get_current_worker()
        try:
            rack = self.legtui.coach.rack
            found = session_records_text(self.legtui.journal, rack, self.conductor.key.id)
        except JournalError:
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found_records, found)

    def _found_records(self, found: tuple[str, ...]) -> None:
        self._records = found
        self.show()

    def _back_up(self) -> None:
        why = back_up(self.legtui.journal, self.legtui.clock.now().local)
        if why is not None:
            self.app.call_from_thread(self.legtui.notify, why, markup=False, severity="warning")

    def on_resize(self) -> None:
        """Its height follows its width."""
        self.show()

    def show(self) -> None:
        """Draw it."""
        if not self.is_mounted:
            return
        drawn = self.query_one("#finish", Drawn)
        width = min(96, self.app.size.width) - 4
        lines = self._lines(width)
        drawn.styles.height = len(lines)
        drawn.show(
            lambda w, h: Content("\n").join(self._lines(w)),
            (
                self.conductor.state,
                width,
                self.look,
                self.conductor.failure,
                self._records,
                self._skipped,
            ),
        )
        self.key_bar()

    def _lines(self, width: int) -> list[Content]:
        state, look = self.conductor.state, self.look
        title = big(
            [Part("DONE", "$done")],
            width,
            enough(6 if self.app.size.height >= 36 else 4, look),
            look,
            align="left",
        )
        lines = [*title, Content("")]
        if self.conductor.failure:
            lines.append(Content.styled(cut(self.conductor.failure, width), "bold $error"))
        lines.append(Content.styled(look.text(self._whole(state)), "bold $foreground"))
        lines += [Content.styled(look.text(one), "$muted") for one in self._phases(state)]
        if state.exercises:
            lines += [Content(""), *self._exercises(state, width)]
        told = [row for one in session_sets(state) for row in wrap(one, width)]
        lines += [Content.styled(look.text(row), "$muted") for row in told]
        if self._records:
            lines.append(Content(""))
            lines += [
                Content.assemble(("        " if at else "record  ", "bold $lift"), look.text(part))
                for one in self._records
                for at, part in enumerate(wrap(one, width - 8))
            ]
        if self._skipped:
            names = ", ".join(step_name(one) for one in self._skipped)
            lines += [Content(""), Content.styled(look.text(cut(_again(names), width)), "$ready")]
        if self._last_year:
            last_year = look.text(cut(self._last_year, width))
            lines += [Content(""), Content.styled(last_year, "$muted")]
        if self._nexts:
            lines += [Content(""), Content.styled("next time", "$muted")]
        for one in self._nexts:
            lines.append(
                Content.assemble(
                    (f"{cut(one.name, 26):<28}", "$foreground"),
                    (look.text(one.aim), "bold $strong"),
                )
            )
            lines += [
                Content.styled("  " + look.text(line), "$muted")
                for line in wrap(one.why, width - 2)
            ]
        water = drink(self.legtui.preferences, When.AFTER)
        if water:
            lines.append(Content(""))
            lines += [Content.styled(look.text(one), "$muted") for one in wrap(water, width)]
        lines += [Content(""), key("Enter", "home", look, main=True)]
        return lines

    def _whole(self, state: State) -> str:
        finished = state.finished
        return f"{clock(finished.ended_t / 1000)} in all" if finished else ""

    def _phases(self, state: State) -> list[str]:
        lines = []
        for phase, what in ((Phase.WARM_UP, "items"), (Phase.MAIN, ""), (Phase.COOL_DOWN, "holds")):
            name = phase_name(phase)
            planned = state.plan.main if phase is Phase.MAIN else state.plan.steps(phase)
            if not planned:
                continue
            done = steps(state, phase)
            spent = clock(phase_s(state, phase, state.t))
            if phase is Phase.MAIN:
                sets = work_sets(state)
                lines.append(f"{name:<10} {spent:>8}   {sets.done} of {sets.planned} sets")
            elif done.done:
                lines.append(f"{name:<10} {spent:>8}   {done.done} of {done.planned} {what}")
            else:
                lines.append(f"{name:<10}  skipped")
        return lines

    def _exercises(self, state: State, width: int) -> list[Content]:
        lines = []
        for exercise in (state.exercises[slot] for slot in state.order):
            name = cut(guide.variation(exercise.plan.variation).name, 26)
            done = len(exercise.logged_work)
            count = f"{done}/{exercise.plan.sets}"
            style = "$done" if done >= exercise.plan.sets else "$muted"
            text = _sets_text(exercise)
            pad = " " * (28 - cells(name))
            lines.append(
                Content.assemble(
                    (name + pad, "$foreground"),
                    (f"{count:>4}  ", style),
                    (cut(self.look.text(text), max(8, width - 36)), "$strong"),
                )
            )
        return lines

    # -- keys ------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done at the finish."""
        scroll = self._scroll
        return (
            Action(
                "home",
                ("enter", "space", "pagedown", "escape"),
                "Home",
                "Home.",
                self.legtui.go_home,
                footer=100,
            ),
            Action(
                "undo",
                ("u", "pageup"),
                "Undo",
                "Take the finish back and go on.",
                self._undo,
                footer=90,
            ),
            Action(
                "card",
                ("w",),
                "Card",
                "Save it as a page to show: SVG and text.",
                self._card,
                footer=60,
            ),
            Action(
                "drop",
                ("d",),
                "Drop",
                "Leave what was skipped three times running out from now on.",
                self._drop,
                lambda: bool(self._skipped),
                footer=60,
            ),
            Action("up", ("up",), "Scroll up", "Scroll up.", lambda: scroll(-1)),
            Action(
                "down",
                ("down",),
                "Scroll",
                "Scroll down.",
                lambda: scroll(1),
                footer=50,
                shown_key="↑↓",
            ),
        )

    def _scroll(self, by: int) -> None:
        self.query_one("#finish-scroll", VerticalScroll).scroll_relative(y=by, animate=False)

    def _drop(self) -> None:
        """Take the items out of the program; undo at home brings them back."""
        program = self.legtui.coach.program
        kept = replace(program, dropped=program.dropped | frozenset(self._skipped))
        self.legtui.set_preference("program", kept)
        self._skipped = ()
        self.show()

    def _card(self) -> None:
        # Pages and their pictures are a megabyte, and most sessions are shown to nobody.
        from legtui.desk.past import read_past
        from legtui.screens.cards import save_session_card

        coach = self.legtui.coach
        past = read_past(self.legtui.journal, coach.rack, self.conductor.key.id)
        if past is not None:
            save_session_card(self.legtui, past, self._records)

    def _undo(self) -> None:
        what = self.conductor.undo()
        if what:
            self.legtui.live.message.say(UNDONE.format(what), self.legtui.clock.real())


def _again(names: str) -> str:
    return f"Skipped three times running: {names}. d leaves it out from now on."


def _sets_text(exercise: Exercise) -> str:
    """The working sets, loads and reps in columns: `  100 kg   10   10    9    8`."""
    by_hand = exercise.plan.loaded_with is Kind.DUMBBELLS
    loads = {one.load for one in exercise.logged_work}
    if len(loads) == 1:
        reps = "".join(f"{reps_text(one.reps):>5}" for one in exercise.logged_work)
        return f"{load_text(loads.pop(), by_hand):>11}{reps}"
    parts: list[str] = []
    load: object = exercise
    for one in exercise.logged_work:
        if one.load != load:
            load = one.load
            parts.append(f"{load_text(one.load, by_hand):>11} " if not parts else
                         load_text(one.load, by_hand))  # fmt: skip
        parts.append(reps_text(one.reps))
    return "  ".join(parts)
