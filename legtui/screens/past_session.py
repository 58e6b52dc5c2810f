"""One session as it was; every set, time and note can be put right, each as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.worker import get_current_worker

from legtui.desk.past import Block, Past, PastSet, read_past
from legtui.desk.past_typed import (
    one_more,
    set_as_typed,
    times_as_typed,
    typed_anew,
    typed_times,
    values_of,
)
from legtui.desk.record_marks import records_text, session_records_text
from legtui.desk.said import NotSaid
from legtui.journal.errors import JournalError
from legtui.journal.timed import TimedSet
from legtui.journal.values import SetValues
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.screens.cards import save_session_card
from legtui.screens.past_words import past_lines
from legtui.session.moment import Moment
from legtui.training.record import SetKind
from legtui.training.records import Record
from legtui.widgets.drawn import Drawn
from legtui.widgets.key_bar import KeyBar


class PastSessionScreen(LegScreen):
    """A past session, opened.

    Args:
        session_id: Which one.
        records: What it left, where that is known already.
    """

    CSS = """
    PastSessionScreen { background: $background; align: center top; }
    #past { width: 92; max-width: 100%; height: 1fr; padding: 1 2; }
    """

    def __init__(self, session_id: int, records: Sequence[Record] | None = None) -> None:
        super().__init__()
        self._session = session_id
        self._known = records
        self._past: Past | None = None
        self._records: tuple[str, ...] = ()
        self._at = 0
        self._top = 0

    def compose(self) -> ComposeResult:
        """One column."""
        yield Drawn(id="past")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read it."""
        self.look_up()

    def on_resize(self) -> None:
        """As many lines as fit."""
        self.show()

    def look_up(self) -> None:
        """Read it as it is now; its records follow once they are found."""
        self._past = read_past(self.legtui.journal, self.legtui.coach.rack, self._session)
        if self._past is None:
            if self.is_current:
                self.legtui.go_back()
            return
        self._at = min(self._at, max(len(self._past.sets) - 1, 0))
        if self._known is not None:
            self._records, self._known = records_text(self.legtui.coach.rack, self._known), None
        else:
            self.call_after_refresh(self._look_for_records)
        self.show()

    def _look_for_records(self) -> None:
        """Read all years beside the screen, once it is there: they would hold it up."""
        if self.is_attached:
            self.run_worker(self._find_records, thread=True, exclusive=True, group="records")

    def _find_records(self) -> None:
        worker = get_current_worker()
        try:
            found = session_records_text(
                self.legtui.journal,
                self.legtui.coach.rack,
                self._session,
                lambda: not worker.is_cancelled,
            )
        except JournalError:
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found_records, found)

    def _found_records(self, found: tuple[str, ...]) -> None:
        self._records = found
        self.show()

    def show(self) -> None:
        """Draw it."""
        if not self.is_mounted or self._past is None:
            return
        self.query_one("#past", Drawn).show(
            self._draw, (self._past, self._records, self._at, self._top, self.size, self.look)
        )
        self.key_bar()

    def _draw(self, width: int, height: int) -> Content:
        assert self._past is not None
        drawn = past_lines(self._past, self._records, self._at, width, self.look)
        last = max(0, len(drawn.lines) - height)
        self._top = min(max(self._top, 0), last)
        return Content("\n").join(drawn.lines[self._top : self._top + height])

    # -- choosing --------------------------------------------------------------------------

    @property
    def _chosen(self) -> tuple[Block, PastSet | TimedSet] | None:
        sets = self._past.sets if self._past else ()
        return sets[self._at] if sets else None

    @property
    def _by_reps(self) -> tuple[Block, PastSet] | None:
        """The chosen set, if its reps were counted."""
        if self._chosen is None or isinstance(self._chosen[1], TimedSet):
            return None
        return self._chosen[0], self._chosen[1]

    def _move(self, by: int) -> None:
        """Choose the next set; where there is none that way, scroll."""
        assert self._past is not None
        count = len(self._past.sets)
        wanted = self._at + by
        height = self.query_one("#past", Drawn).content_size.height
        if not 0 <= wanted < count:
            self._top += by
            self.show()
            return
        self._at = wanted
        width = self.query_one("#past", Drawn).content_size.width
        drawn = past_lines(self._past, self._records, self._at, width, self.look)
        place = drawn.places[self._at]
        if wanted == 0:
            self._top = 0
        # A line of the heading above and of the reason below stay in sight.
        self._top = min(max(self._top, place - height + 3), max(0, place - 2))
        self.show()

    def _scroll(self, by: int) -> None:
        self._top += by
        self.show()

    def _page(self) -> int:
        return max(1, self.query_one("#past", Drawn).content_size.height - 2)

    # -- keys ------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done with it."""

        def a_set() -> bool:
            return self._editable() and self._chosen is not None

        def by_reps() -> bool:
            return self._editable() and self._by_reps is not None

        def action(
            name: str, key: str, word: str, text: str, run: Callable[[], None], footer: int = 0,
            possible: Callable[[], bool] = self._editable,
        ) -> Action:  # fmt: skip
            return Action(name, (key,), word, text, run, possible, footer=footer)

        return (
            Action("edit", ("enter", "e"), "Edit", "Type the set anew.", self._edit, by_reps,
                   footer=100),
            Action("up", ("up", "k"), "Choose", "The set above.", lambda: self._move(-1),
                   footer=90, shown_key="↑↓"),
            Action("down", ("down", "j"), "Down", "The set below.", lambda: self._move(1)),
            action("add", "a", "Add set", "Add a set that was not logged: 100x8, or with its "
                   "exercise first.", self._add, 80),
            action("delete", "x", "Delete set", "Delete the set.", self._delete_set, 70, a_set),
            action("form", "f", "Form", "Form clean or not on this set.", self._flip_form, 40,
                   by_reps),
            action("note", "n", "Note", "Change the session's note.", self._note, 60),
            action("set_note", "N", "Set note", "Change the note of the set.", self._set_note, 0,
                   by_reps),
            action("times", "t", "Times", "Change when it began and ended.", self._times, 50),
            action("reopen", "o", "Go on", "Open the finished session again and go on with it.",
                   self._reopen, 45, self._can_reopen),
            action("card", "w", "Card", "Save it as a page to show: SVG and text.", self._card,
                   44),
            action("remove", "D", "Delete session", "Delete the whole session; u brings it back.",
                   self._delete, 30),
            *self.undoing(footer=65),
            Action("page_up", ("pageup",), "Page up", "A page up.",
                   lambda: self._scroll(-self._page())),
            Action("page_down", ("pagedown", "space"), "Page down", "A page down.",
                   lambda: self._scroll(self._page())),
            Action("back", ("escape", "q"), "Back", "Back to the list.",
                   self.legtui.go_back, footer=95),
        )  # fmt: skip

    def _editable(self) -> bool:
        """A session in progress is corrected where it runs."""
        return self._past is not None and self._past.row.status != "in_progress"

    def _can_reopen(self) -> bool:
        running = self.legtui.conductor
        free = running is None or running.state.finished is not None
        return self._editable() and self._past is not None and self._past.led and free

    def _write(self, future: Future[Any]) -> None:
        self.legtui.after(future, lambda _: self.legtui.history_changed())

    # -- sets ------------------------------------------------------------------------------

    def _edit(self) -> None:
        assert self._by_reps is not None
        block, past = self._by_reps
        one, app = past.lifted.set, self.legtui

        def read(line: str) -> SetValues:
            return typed_anew(line, block, past, app.coach.rack, app.preferences.unit)

        title = f"{block.name}, {'ramp set' if one.kind is SetKind.RAMP else 'set'} {one.number}"
        app.ask(
            title,
            lambda line: self._change_to(past, read(line)),
            value=set_as_typed(past, block.per_hand),
            check=_checked(read),
        )

    def _change_to(self, past: PastSet, now: SetValues) -> None:
        set_id = past.lifted.set.id
        history = self.legtui.journal.history
        self._write(history.change_set(self._session, set_id, now, self._now()))

    def _flip_form(self) -> None:
        assert self._by_reps is not None
        past = self._by_reps[1]
        form_ok = past.lifted.set.form_ok is False
        self._change_to(past, replace(values_of(past), form_ok=form_ok))

    def _set_note(self) -> None:
        assert self._by_reps is not None
        block, past = self._by_reps
        self.legtui.ask(
            f"Note on set {past.lifted.set.number}, {block.name}; a single - removes it",
            lambda text: self._change_to(
                past, replace(values_of(past), note="" if text == "-" else text)
            ),
            value=past.lifted.note or "",
        )

    def _delete_set(self) -> None:
        assert self._chosen is not None
        one = self._chosen[1]
        set_id = one.id if isinstance(one, TimedSet) else one.lifted.set.id
        self._write(self.legtui.journal.history.delete_set(self._session, set_id, self._now()))

    def _add(self) -> None:
        chosen, app = self._chosen, self.legtui

        def read(line: str) -> SetValues:
            return one_more(line, chosen, app.coach.rack, app.journal, app.preferences.unit)

        title = (
            f"A set of {chosen[0].name}: 100x8; or squat 100x8"
            if chosen
            else ("A set: squat 100x8")
        )
        app.ask(
            title,
            lambda line: self._write(
                app.journal.history.add_set(self._session, read(line), self._now())
            ),
            check=_checked(read),
        )

    # -- the session -----------------------------------------------------------------------

    def _now(self) -> Moment:
        return self.legtui.clock.now()

    def _note(self) -> None:
        assert self._past is not None
        history = self.legtui.journal.history
        self.legtui.ask(
            "Note; a single - removes it",
            lambda text: self._write(
                history.change_note(self._session, "" if text == "-" else text, self._now())
            ),
            value=self._past.row.note or "",
        )

    def _times(self) -> None:
        assert self._past is not None
        row, app = self._past.row, self.legtui

        def read(line: str) -> tuple[datetime, datetime | None]:
            return typed_times(line, row, self._now().local)

        app.ask(
            "Began, to ended",
            lambda line: self._write(
                app.journal.history.change_times(self._session, *read(line), self._now())
            ),
            value=times_as_typed(row),
            check=_checked(read),
        )

    def _delete(self) -> None:
        def gone(_: int) -> None:
            self.legtui.notify("Deleted. u brings it back.", markup=False)
            self.legtui.history_changed()

        history = self.legtui.journal.history
        self.legtui.after(history.delete_session(self._session, self._now()), gone)

    def _reopen(self) -> None:
        def opened(_: int) -> None:
            self.legtui.go_on_with(self._session)

        self.legtui.after(self.legtui.journal.history.reopen(self._session, self._now()), opened)

    def _card(self) -> None:
        assert self._past is not None
        save_session_card(self.legtui, self._past, self._records)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls."""
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls."""
        self._scroll(-3)


def _checked(read: Callable[[str], object]) -> Callable[[str], str | None]:
    """Return a check for a line that is typed: why it can't be taken, or nothing."""

    def check(line: str) -> str | None:
        try:
            read(line)
        except NotSaid as why:
            return str(why)
        return None

    return check
