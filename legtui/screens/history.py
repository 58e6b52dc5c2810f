"""Every session, newest first; searched, added to, opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from legtui.desk.past import volume_text
from legtui.desk.said import NotSaid, past_from_plan, past_from_said, read_said
from legtui.desk.search import Search, read_search
from legtui.desk.when import read_when
from legtui.journal.finding import Wanted, find
from legtui.journal.series import volumes
from legtui.journal.values import PastSession, SessionRow
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.screens.choice import Option
from legtui.screens.past_session import PastSessionScreen
from legtui.text import clock, one_line
from legtui.widgets.canvas import cells, cut
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import spread
from legtui.widgets.key_bar import KeyBar

PAGE = 40
"""Sessions read at a time: rows are loaded as they are needed."""

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
        self._search = Search()
        self._rows: list[SessionRow] = []
        self._volumes: dict[int, str] = {}
        self._all_read = False
        self._at = 0
        self._top = 0

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

    def on_resize(self) -> None:
        """As many rows as fit."""
        self.show()

    def look_up(self) -> None:
        """Read the rows anew, the chosen one kept."""
        if not self.is_mounted:
            return
        count = max(len(self._rows), PAGE)
        chosen = self._rows[self._at].id if self._rows else None
        self._rows, self._volumes, self._all_read = [], {}, False
        self._read_on(count)
        places = [place for place, row in enumerate(self._rows) if row.id == chosen]
        self._at = places[0] if places else min(self._at, max(len(self._rows) - 1, 0))
        self.show()

    def _read_on(self, count: int = PAGE) -> None:
        if self._all_read:
            return
        last = self._rows[-1] if self._rows else None
        journal = self.legtui.journal
        if self._search.empty:
            page = journal.sessions(count, last)
        else:
            page = find(journal, _wanted(self._search), count, last)
        unit = self.legtui.preferences.unit
        found = volumes(journal, [row.id for row in page])
        self._volumes |= {row.id: volume_text(found.get(row.id, {}), unit) for row in page}
        self._rows += page
        self._all_read = len(page) < count

    def _search_for(self, line: str) -> None:
        self._line = line.strip()
        today = self.legtui.clock.now().local.date()
        self._search = read_search(self._line, today)
        self._rows, self._volumes, self._all_read = [], {}, False
        self._at = self._top = 0
        self._read_on()
        self.show()

    def show(self) -> None:
        """Draw the rows around the chosen one."""
        if not self.is_mounted:
            return
        drawn = self.query_one("#rows", Drawn)
        drawn.show(self._draw, (tuple(self._rows), self._at, self._search, self.size, self.look))
        self.key_bar()

    # -- drawing ---------------------------------------------------------------------------

    def _draw(self, width: int, height: int) -> Content:
        look = self.look
        read = f"/ {self._search.words}" if not self._search.empty else ""
        title = Content.styled("History", "bold $strong")
        place = f"{self._at + 1} of {len(self._rows)}" + ("" if self._all_read else "+")
        right = Content.styled(look.text(place if self._rows else ""), "$muted")
        lines = [spread(title, right, width)]
        if read:
            lines.append(Content.styled(look.text(cut(read, width)), "$lift"))
        if not self._rows:
            words = "Your sessions will stand here, newest first. Enter at home starts one."
            if not self._search.empty:
                words = "No session has all of that. Esc shows every session again."
            return Content("\n").join([*lines, Content(""), Content.styled(words, "$muted")])
        lines += [Content("")] if not read else []
        lines.append(Content.styled(look.text(cut(_COLUMNS, width)), "$muted"))
        room = max(1, height - len(lines))
        self._top = min(max(self._top, self._at - room + 1), self._at)
        while self._top + room > len(self._rows) and not self._all_read:
            self._read_on()
        shown = range(self._top, min(self._top + room, len(self._rows)))
        return Content("\n").join([*lines, *(self._row(place, width) for place in shown)])

    def _row(self, place: int, width: int) -> Content:
        row, look = self._rows[place], self.look
        chosen = place == self._at
        length = ""
        if row.ended_at is not None and row.ended_at > row.started_at:
            length = clock(max(0.0, (row.ended_at - row.started_at).total_seconds()))
        day = row.day or ("cd" if row.kind == "cool_down" else "")
        start = f"{row.started_at:%a} {row.started_at.day:>2} {row.started_at:%b %Y  %H:%M}"
        text = f"{start}  {day:<3}{row.work_sets or '':>5}  {length:>7}  {self._volumes[row.id]:>9}"
        marks = _phase_marks(row)
        note = " ".join(part for part in (_status(row), one_line(row.note or "", 80)) if part)
        strong = "bold $strong" if chosen else "$foreground"
        room = width - 2 - cells(text) - 13
        return Content.assemble(
            (look.text("▶ ") if chosen else "  ", "$lift"),
            (look.text(text), strong),
            *((look.text(f"{mark:^6}"), style) for mark, style in marks),
            (" ", ""),
            (cut(look.text(note), room) if room > 0 else "", "$muted"),
        )

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
            Action("top", ("home",), "Newest", "The newest.", lambda: move(-(10**9))),
            Action("end", ("end",), "Oldest", "The oldest.", self._oldest),
            Action("undo", ("u",), "Undo", "Take back the last change.", self.legtui.undo_last,
                   footer=60),
            Action("redo", ("U",), "Redo", "Bring it back.", self.legtui.redo_last),
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
        if self._search.empty:
            self.legtui.pop_screen_quietly()
        else:
            self._search_for("")

    def _ask_search(self) -> None:
        self.legtui.ask(
            "Search: exercise, day, words of a note", self._search_for, value=self._line
        )

    def _page(self) -> int:
        return max(1, self.query_one("#rows", Drawn).content_size.height - _HEAD)

    def _move(self, by: int) -> None:
        wanted = self._at + by
        while wanted >= len(self._rows) - 1 and not self._all_read:
            self._read_on()
        self._at = min(max(wanted, 0), max(len(self._rows) - 1, 0))
        self.show()

    def _oldest(self) -> None:
        while not self._all_read:
            self._read_on(1000)
        self._move(10**9)

    def _open(self) -> None:
        self.legtui.push_screen(PastSessionScreen(self._rows[self._at].id))

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
            found = journal.query("SELECT id FROM session WHERE uid = ?", (session.uid,))
            places = [place for place, row in enumerate(self._rows) if row.id == found[0][0]]
            self._at = places[0] if places else self._at
            self.show()
            if open_it:
                self.legtui.push_screen(PastSessionScreen(found[0][0]))

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


_COLUMNS = "  day                     A/B  sets   length     volume  warm  cool  note"


def _wanted(search: Search) -> Wanted:
    lifts = tuple((one.exercise, one.variation) for one in search.lifts)
    return Wanted(lifts, search.since, search.until, search.text)


def _phase_marks(row: SessionRow) -> tuple[tuple[str, str], tuple[str, str]]:
    """Whether warm-up and cool-down were done: a mark and its style each."""
    if row.kind not in ("leg_day", "cool_down"):
        return ("", ""), ("", "")
    done, skipped = ("✓", "$done"), ("–", "$muted")
    warm_up = done if row.warm_up_s else skipped
    cool_down = done if row.cool_down_s else skipped
    return (("", "") if row.kind == "cool_down" else warm_up), cool_down


def _status(row: SessionRow) -> str:
    kinds = {"imported": "imported", "by_hand": "by hand"}
    statuses = {"in_progress": "open", "abandoned": "cut short"}
    return statuses.get(row.status, "") or kinds.get(row.kind, "")
