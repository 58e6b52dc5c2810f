"""Every session, newest first; searched, added to, opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content

from legtui.desk.record_words import in_few_words, telling
from legtui.desk.said import NotSaid, past_from_plan, past_from_said, per_hand, read_said
from legtui.desk.search import read_search
from legtui.desk.session_window import SessionWindow
from legtui.desk.when import read_when
from legtui.journal.values import PastSession, SessionRow
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.screens.choice import Option
from legtui.screens.history_words import STRIP, columns, row_line, strip
from legtui.screens.past_session import PastSessionScreen
from legtui.screens.record_walk import RecordWalk
from legtui.widgets.canvas import cut
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import spread
from legtui.widgets.key_bar import KeyBar

_STRIP_ROWS = 16
"""Rows of the screen from which the chosen session's records and note stand below the list."""

_HEAD = 4
"""Lines above the first row: the title, how the search was read, the columns, a space."""


class HistoryScreen(LegScreen):
    """A list of sessions.

    Args:
        line: What is searched for at once; empty is everything.
    """

    CSS = """
    HistoryScreen { background: $background; align: center top; }
    #rows { width: 112; max-width: 100%; height: 1fr; padding: 1 2; }
    """

    def __init__(self, line: str = "") -> None:
        super().__init__()
        self._line = line
        self._window: SessionWindow | None = None
        self._walk = RecordWalk(self, self.show)
        self._at = 0
        self._top = 0

    @property
    def _rows(self) -> list[SessionRow]:
        return self._window.rows if self._window is not None else []

    def compose(self) -> ComposeResult:
        """A list and the keys."""
        yield Drawn(id="rows")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the first page."""
        self._search_for(self._line)

    def on_screen_resume(self) -> None:
        """A session may have been changed or deleted."""
        self.look_up()

    def on_screen_suspend(self) -> None:
        """Whoever looks at a session does not wait for the records of all."""
        self._walk.stop()

    @on(events.Key)
    def _key_first(self) -> None:
        """Whoever presses a key goes before the records."""
        self._walk.rest()

    def on_resize(self) -> None:
        """As many rows as fit."""
        self.show()

    def look_up(self) -> None:
        """Read the rows anew, the chosen one kept."""
        if not self.is_mounted:
            return
        chosen = self._rows[self._at].id if self._rows else None
        if self._window is not None:
            self._window.again()
        self._choose(chosen)
        self.show()
        self.call_after_refresh(self._walk.begin)

    def _choose(self, session: int | None) -> None:
        """Choose a session by its id; where it is not among the rows, stay in place."""
        places = [place for place, row in enumerate(self._rows) if row.id == session]
        self._at = places[0] if places else min(self._at, max(len(self._rows) - 1, 0))

    # -- reading ---------------------------------------------------------------------------

    def _search_for(self, line: str) -> None:
        app, self._line = self.legtui, line.strip()
        search = read_search(self._line, app.clock.now().local.date())
        self._window = SessionWindow(app.journal, app.preferences.unit, search)
        self._at = self._top = 0
        self.show()

    def show(self) -> None:
        """Draw the rows around the chosen one."""
        if not self.is_mounted or self._window is None:
            return
        drawn = self.query_one("#rows", Drawn)
        of = (
            tuple(self._rows),
            self._at,
            self._window.search,
            self._walk.state,
            self.size,
            self.look,
        )
        drawn.show(self._draw, of)
        self.key_bar()

    # -- drawing ---------------------------------------------------------------------------

    def _draw(self, width: int, height: int) -> Content:
        look, window = self.look, self._window
        assert window is not None
        read = f"/ {window.search.words}" if not window.search.empty else ""
        title = Content.styled("History", "bold $strong")
        right = Content.styled(look.text(self._place() if self._rows else ""), "$muted")
        lines = [spread(title, right, width)]
        if read:
            lines.append(Content.styled(look.text(cut(read, width)), "$lift"))
        if not self._rows:
            words = "Your sessions will stand here. Enter at home starts one, a adds a past one."
            if not window.search.empty:
                words = "No session has all of that. Esc shows every session again."
            return Content("\n").join([*lines, Content(""), Content.styled(words, "$muted")])
        lines += [Content("")] if not read else []
        lines.append(columns(width, look))
        below = self._strip(width) if height >= _STRIP_ROWS else []
        room = max(1, height - len(lines) - len(below))
        self._top = min(max(self._top, self._at - room + 1), self._at)
        while self._top + room > len(self._rows) and not window.at_oldest:
            window.read_on()
        shown = range(self._top, min(self._top + room, len(self._rows)))
        rows = [self._row(place, width) for place in shown]
        rows += [Content("")] * (room - len(rows)) if below else []
        return Content("\n").join([*lines, *rows, *below])

    def _place(self) -> str:
        """Which of how many is chosen, as far as that is known."""
        window = self._window
        assert window is not None
        count, total = len(window.rows), self._walk.sessions if window.search.empty else 0
        if not window.at_newest:
            return f"{total - count + self._at + 1} of {total}" if total else ""
        most = str(count) if window.at_oldest else (str(total) if total else f"{count}+")
        return f"{self._at + 1} of {most}"

    def _row(self, place: int, width: int) -> Content:
        row = self._rows[place]
        count = len(telling(self._walk.of(row.id) or ()))
        chosen = place == self._at
        assert self._window is not None
        return row_line(row, self._window.volumes[row.id], count, chosen, width, self.look)

    def _strip(self, width: int) -> list[Content]:
        row = self._rows[self._at]
        found = self._walk.of(row.id)
        hands = partial(per_hand, self.legtui.coach.rack)
        known = None if found is None else in_few_words(found, hands)
        return strip(row, known, width, self.look)

    # -- keys ------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done with the list."""

        def any_row() -> bool:
            return bool(self._rows)

        def move(by: int) -> None:
            self._move(by)

        return (
            Action("open", ("enter", "space"), "Open", "Open it.", self._open, any_row, footer=100),
            Action(
                "up",
                ("up", "k"),
                "Choose",
                "The one above.",
                lambda: move(-1),
                any_row,
                footer=90,
                shown_key="↑↓",
            ),
            Action("down", ("down", "j"), "Down", "The one below.", lambda: move(1), any_row),
            Action(
                "search",
                ("slash",),
                "Search",
                "By exercise, day and note: “squat nov 2025”, “front squat knee”.",
                self._ask_search,
                footer=85,
            ),
            Action(
                "add",
                ("a",),
                "Add",
                "Add a past session: typed as one says it, or from the plan.",
                self._add,
                footer=70,
            ),
            Action("page_up", ("pageup",), "Page up", "A page up.", lambda: move(-self._page())),
            Action(
                "page_down", ("pagedown",), "Page down", "A page down.", lambda: move(self._page())
            ),
            Action("top", ("home",), "Newest", "The newest.", self._newest),
            Action("end", ("end",), "Oldest", "The oldest.", self._oldest),
            *self.undoing(footer=60),
            Action(
                "back",
                ("escape", "q"),
                "Back",
                "Every session again after a search; else back.",
                self._back,
                footer=80,
            ),
        )  # fmt: skip

    def _back(self) -> None:
        if self._window is None or self._window.search.empty:
            self.legtui.go_back()
        else:
            self._search_for("")

    def _ask_search(self) -> None:
        self.legtui.ask(
            "Search: exercise, day, words of a note", self._search_for, value=self._line
        )

    def _page(self) -> int:
        height = self.query_one("#rows", Drawn).content_size.height
        return max(1, height - _HEAD - (STRIP if height >= _STRIP_ROWS else 0))

    def _move(self, by: int) -> None:
        window = self._window
        assert window is not None
        while self._at + by >= len(window.rows) - 1 and not window.at_oldest:
            window.read_on()
        while self._at + by < 0 and self._read_up():
            pass
        self._at = min(max(self._at + by, 0), max(len(window.rows) - 1, 0))
        self.show()

    def _read_up(self) -> int:
        """Read newer rows; the chosen one stays where it is."""
        assert self._window is not None
        count = self._window.read_up()
        self._at += count
        self._top += count
        return count

    def _newest(self) -> None:
        assert self._window is not None
        self._window.go_to_newest()
        self._at = self._top = 0
        self.show()

    def _oldest(self) -> None:
        assert self._window is not None
        self._window.go_to_oldest()
        self._at = max(len(self._window.rows) - 1, 0)
        self.show()

    def _open(self) -> None:
        row = self._rows[self._at]
        self.legtui.push_screen(PastSessionScreen(row.id, self._walk.of(row.id)))

    # -- adding ----------------------------------------------------------------------------

    def _add(self) -> None:
        options = [
            Option("Typed", "squat 100x10 10 9 8, as one says it"),
            Option("Day A from the plan", "every set as expected, then corrected"),
            Option("Day B from the plan"),
        ]
        self.legtui.choose("Add a past session", options, self._ask_when)

    def _ask_when(self, how: int) -> None:
        now = self.legtui.clock.now().local

        def check(line: str) -> str | None:
            found = read_when(line, now)
            return found if isinstance(found, str) else None

        def then(line: str) -> None:
            at = read_when(line, now)
            assert isinstance(at, datetime)
            if how == 0:
                self._ask_said(at)
                return
            coach = self.legtui.coach
            plan = coach.plan("AB"[how - 1])
            self._keep(past_from_plan(plan, at, coach.length_s(plan)), open_it=True)

        self.legtui.ask("When did it begin?", then, value="yesterday 18:00", check=check)

    def _ask_said(self, at: datetime) -> None:
        journal, rack = self.legtui.journal, self.legtui.coach.rack
        unit = self.legtui.preferences.unit

        def check(line: str) -> str | None:
            try:
                read_said(line, rack, journal, unit)
            except NotSaid as why:
                return str(why)
            return None

        self.legtui.ask(
            "What did you do? squat 100x10 10 9 8 deadlift 120x8 8",
            lambda line: self._keep(past_from_said(read_said(line, rack, journal, unit), at)),
            check=check,
        )

    def _keep(self, session: PastSession, *, open_it: bool = False) -> None:
        journal = self.legtui.journal

        def kept(_: int) -> None:
            self.legtui.history_changed()
            ((added,),) = journal.query("SELECT id FROM session WHERE uid = ?", (session.uid,))
            self._choose(added)
            self.show()
            # One of long ago is not among the rows: what was added is seen all the same.
            if open_it or all(row.id != added for row in self._rows):
                self.legtui.push_screen(PastSessionScreen(added))

        self.legtui.after(journal.history.add_session(session, self.legtui.clock.now()), kept)

    # -- the mouse -------------------------------------------------------------------------

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves too."""
        self._move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves too."""
        self._move(-3)

    def on_click(self, event: events.Click) -> None:
        """Choose a row; a click on the chosen one opens it."""
        drawn = self.query_one("#rows", Drawn)
        offset = event.get_content_offset(drawn)
        if offset is None:
            return
        place = self._top + offset.y - (_HEAD - 1)
        if not 0 <= place < len(self._rows) or offset.y < _HEAD - 1:
            return
        if place == self._at:
            self._open()
            return
        self._at = place
        self.show()
