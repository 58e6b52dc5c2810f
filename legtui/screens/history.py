"""Every session, newest first; opens to its sets."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from legtui.journal.values import SessionRow
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.screens.past_session import PastSessionScreen
from legtui.text import clock, one_line, plural
from legtui.widgets.canvas import cut
from legtui.widgets.drawn import Drawn
from legtui.widgets.key_bar import KeyBar

PAGE = 60
"""Sessions read at a time: rows are loaded as they are needed."""


class HistoryScreen(LegScreen):
    """A list of sessions."""

    CSS = """
    HistoryScreen { background: $background; align: center top; }
    #rows { width: 90; max-width: 100%; height: 1fr; padding: 1 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[SessionRow] = []
        self._all_read = False
        self._at = 0
        self._top = 0

    def compose(self) -> ComposeResult:
        """A list and the keys."""
        yield Drawn(id="rows")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the first page."""
        self._read_on()
        self.show()

    def on_screen_resume(self) -> None:
        """A session may have been changed or deleted."""
        if self._rows or self._all_read:
            count = max(len(self._rows), PAGE)
            self._rows = list(self.legtui.journal.sessions(count))
            self._all_read = len(self._rows) < count
            self._at = min(self._at, max(len(self._rows) - 1, 0))
            self.show()

    def on_resize(self) -> None:
        """As many rows as fit."""
        self.show()

    def _read_on(self) -> None:
        if self._all_read:
            return
        last = self._rows[-1] if self._rows else None
        page = self.legtui.journal.sessions(PAGE, last)
        self._rows += page
        self._all_read = len(page) < PAGE

    def show(self) -> None:
        """Draw the rows around the chosen one."""
        if not self.is_mounted:
            return
        drawn = self.query_one("#rows", Drawn)
        drawn.show(self._draw, (tuple(self._rows), self._at, self.size, self.look))
        self.key_bar()

    def _draw(self, width: int, height: int) -> Content:
        if not self._rows:
            return Content.styled(
                self.look.text(
                    "Your sessions will stand here, newest first. Enter at home starts one."
                ),
                "$muted",
            )
        head = [Content.styled("History", "bold $strong"), Content("")]
        room = max(1, height - len(head))
        self._top = min(max(self._top, self._at - room + 1), self._at)
        lines = [
            self._line(place, width)
            for place in range(self._top, min(self._top + room, len(self._rows)))
        ]
        return Content("\n").join([*head, *lines])

    def _line(self, place: int, width: int) -> Content:
        row = self._rows[place]
        chosen = place == self._at
        mark = self.look.text("▶ ") if chosen else "  "
        day = f"day {row.day}" if row.day else ("stretch" if row.kind == "cool_down" else "")
        sets = plural(row.work_sets, "set") if row.work_sets else ""
        length = ""
        if row.ended_at is not None:
            length = clock(max(0.0, (row.ended_at - row.started_at).total_seconds()))
        status = {"in_progress": "open", "abandoned": "cut short"}.get(row.status, "")
        text = (
            f"{row.started_at:%a %d %b %Y  %H:%M}   {day:<8}{sets:>8}  {length:>8}  "
            f"{_phases(row):<22}{status} {one_line(row.note or '', 40)}"
        )
        return Content.assemble(
            (mark, "$lift"),
            (
                cut(self.look.text(text.rstrip()), max(0, width - 2)),
                "bold $strong" if chosen else "",
            ),
        )

    # -- keys ------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done with the list."""

        def any_row() -> bool:
            return bool(self._rows)

        return (
            Action("open", ("enter", "space"), "Open", "Open it.", self._open, any_row, footer=100),
            Action(
                "up",
                ("up", "k"),
                "Choose",
                "The one above.",
                lambda: self._move(-1),
                any_row,
                footer=90,
                shown_key="↑↓",
            ),
            Action("down", ("down", "j"), "Down", "The one below.", lambda: self._move(1), any_row),
            Action(
                "page_up", ("pageup",), "Page up", "A page up.", lambda: self._move(-self._page())
            ),
            Action(
                "page_down",
                ("pagedown",),
                "Page down",
                "A page down.",
                lambda: self._move(self._page()),
            ),
            Action("top", ("home",), "Newest", "The newest.", lambda: self._move(-(10**9))),
            Action("end", ("end",), "Oldest", "The oldest.", self._oldest),
            Action(
                "back", ("escape", "q"), "Back", "Back.", self.legtui.pop_screen_quietly, footer=80
            ),
        )

    def _page(self) -> int:
        return max(1, self.query_one("#rows", Drawn).content_size.height - 3)

    def _move(self, by: int) -> None:
        wanted = self._at + by
        while wanted >= len(self._rows) - 1 and not self._all_read:
            self._read_on()
        self._at = min(max(wanted, 0), max(len(self._rows) - 1, 0))
        self.show()

    def _oldest(self) -> None:
        while not self._all_read:
            self._read_on()
        self._move(10**9)

    def _open(self) -> None:
        self.legtui.push_screen(PastSessionScreen(self._rows[self._at]))

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
        place = self._top + offset.y - 2
        if not 0 <= place < len(self._rows) or offset.y < 2:
            return
        if place == self._at:
            self._open()
            return
        self._at = place
        self.show()


def _phases(row: SessionRow) -> str:
    """Which phases were done: `warm-up ✓ stretch ✓`."""
    if row.kind not in ("leg_day", "cool_down"):
        return row.kind.replace("_", " ")
    parts = []
    if row.kind == "leg_day":
        parts.append("warm-up " + ("✓" if row.warm_up_s else "–"))
    parts.append("stretch " + ("✓" if row.cool_down_s else "–"))
    return "  ".join(parts)
