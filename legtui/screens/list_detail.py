"""A list at the left, what it says about the chosen one at the right."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.text import clean
from legtui.training.frozen import dataclass
from legtui.widgets.canvas import cells, cut, wrap
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import spread
from legtui.widgets.key_bar import KeyBar

WIDEST = 116
_LIST = (30, 38)
"""Columns of the list: in a narrow terminal, in a wide one."""
_NARROW = 100
_STACKED = 66
"""Below so many columns the detail stands under the list: beside it would be a few letters."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    name: str
    mark: str = ""
    """At its right end."""
    heading: bool = False
    """It names those below it and can't be chosen."""


class ListDetailScreen(LegScreen):
    """What several screens have in common: for each to say are its rows and their details."""

    TITLE_TEXT = ""
    LEAVES = ("escape", "q")
    DEFAULT_CSS = """
    ListDetailScreen { background: $background; align: center top; }
    ListDetailScreen #top { width: 116; max-width: 100%; height: 2; padding: 0 2; margin-top: 1; }
    ListDetailScreen #both { width: 116; max-width: 100%; height: 1fr; padding: 0 2; }
    ListDetailScreen #list { width: 38; height: 1fr; }
    ListDetailScreen.-narrow #list { width: 30; }
    ListDetailScreen #scroll { width: 1fr; height: 1fr; padding: 0 0 0 2; scrollbar-size: 1 1; }
    ListDetailScreen #detail { height: auto; }
    ListDetailScreen.-stacked #both { layout: vertical; }
    ListDetailScreen.-stacked #list { width: 100%; }
    ListDetailScreen.-stacked #scroll { width: 100%; padding: 0; margin: 1 0 0 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self._top = 0

    # -- for each screen to say --------------------------------------------------------------

    def rows(self) -> Sequence[Row]:
        """Return the list."""
        return ()

    def detail(self, width: int, height: int) -> Sequence[Content]:
        """Return what stands at the right; it scrolls where it is longer than `height`."""
        return ()

    def aside(self) -> str:
        """Return what stands at the right end of the title."""
        return ""

    # -- what all share ----------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """A title, the list beside its detail, the keys."""
        yield Drawn(id="top")
        with Horizontal(id="both"):
            yield Drawn(id="list")
            with VerticalScroll(id="scroll", can_focus=False):
                yield Drawn(id="detail")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look everything up."""
        self.look_up()

    def on_screen_resume(self) -> None:
        """Something may have been entered meanwhile."""
        if self.is_mounted:
            self.look_up()

    def on_resize(self) -> None:
        """Lay it out anew."""
        self.show()

    @property
    def stacked(self) -> bool:
        """Whether the detail stands under the list."""
        return self.app.size.width < _STACKED

    @property
    def list_width(self) -> int:
        """Columns of the list."""
        if self.stacked:
            return max(1, self.app.size.width - 4)
        return _LIST[0] if self.app.size.width < _NARROW else _LIST[1]

    @property
    def detail_size(self) -> tuple[int, int]:
        """Columns and rows of the detail before it scrolls."""
        rows = self.app.size.height - 4
        if self.stacked:
            return max(10, self.list_width - 1), max(3, rows - self._list_rows(rows) - 1)
        wide = min(WIDEST, self.app.size.width) - 4 - self.list_width - 2 - 1
        return max(10, wide), max(3, rows)

    def _list_rows(self, rows: int) -> int:
        """Rows of the list above its detail: all of it where that is less than half."""
        return max(1, min(len(self.rows()), rows // 2))

    def show(self) -> None:
        """Draw the list and the detail."""
        if not self.is_mounted or not self.query("#list"):
            return
        self.set_class(self.app.size.width < _NARROW, "-narrow")
        self.set_class(self.stacked, "-stacked")
        rows = tuple(self.rows())
        high = self._list_rows(self.app.size.height - 4) if self.stacked else "1fr"
        self.query_one("#list", Drawn).styles.height = high
        self.at = self._near(rows, self.at)
        width, height = self.detail_size
        lines = list(self.detail(width, height))
        detail = self.query_one("#detail", Drawn)
        detail.styles.height = max(1, len(lines))
        detail.show(lambda w, h: Content("\n").join(lines), tuple(lines))
        title = (self.TITLE_TEXT, self.aside(), self.app.size, self.look)
        self.query_one("#top", Drawn).show(self._draw_top, title)
        self.query_one("#list", Drawn).show(
            lambda w, h: self._draw_list(rows, w, h), (rows, self.at, self.app.size, self.look)
        )
        self.key_bar()

    def _draw_top(self, width: int, height: int) -> Content:
        return spread(
            Content.styled(self.look.text(self.TITLE_TEXT), "bold $strong"),
            Content.styled(self.look.text(self.aside()), "$muted"),
            width,
        )

    def _draw_list(self, rows: Sequence[Row], width: int, height: int) -> Content:
        if self.at < self._top or self._top + height <= self.at:
            self._top = max(0, self.at - height // 2)
        self._top = max(0, min(self._top, len(rows) - height))
        shown = range(self._top, min(self._top + height, len(rows)))
        return Content("\n").join(self._line(rows[place], place, width) for place in shown)

    def _line(self, row: Row, place: int, width: int) -> Content:
        if row.heading:
            return Content.styled(self.look.text(cut(row.name, width)), "$muted")
        chosen = place == self.at
        mark = self.look.text(row.mark)
        room = width - 2 - (cells(mark) + 1 if mark else 0)
        name = cut(self.look.text(row.name), max(4, room), self.look.text("…"))
        style = "bold $strong" if chosen else ""
        left = Content.assemble((self.look.text("▶ ") if chosen else "  ", "$lift"), (name, style))
        return spread(left, Content.styled(mark, style or "$muted"), width) if mark else left

    def _near(self, rows: Sequence[Row], place: int, step: int = 1) -> int:
        """Return the nearest place that can be chosen."""
        if not rows:
            return 0
        place = min(max(place, 0), len(rows) - 1)
        for way in (step, -step):
            at = place
            while 0 <= at < len(rows):
                if not rows[at].heading:
                    return at
                at += way
        return place

    # -- keys --------------------------------------------------------------------------------

    def moving(self) -> tuple[Action, ...]:
        """Return the actions that all these screens have."""
        return (
            Action(
                "up",
                ("up",),
                "Choose",
                "The one above.",
                lambda: self.move(-1),
                footer=90,
                shown_key="↑↓",
            ),
            Action("down", ("down",), "Down", "The one below.", lambda: self.move(1)),
            Action("page_up", ("pageup",), "Scroll up", "The text up.", lambda: self._scroll(-1)),
            Action("page_down", ("pagedown",), "Scroll", "The text down.", lambda: self._scroll(1)),
            Action(
                "back",
                self.LEAVES,
                "Back",
                "Back.",
                self.leave,
                footer=80,
                name_now=self.leave_word,
            ),
        )

    def leave(self) -> None:
        """Back to the screen beneath."""
        self.legtui.go_back()

    def leave_word(self) -> str:
        """Return what leaving is called now."""
        return "Back"

    def move(self, by: int) -> None:
        """Choose another row."""
        self.at = self._near(tuple(self.rows()), self.at + by, by or 1)
        self.query_one("#scroll", VerticalScroll).scroll_home(animate=False)
        self.show()

    def _scroll(self, way: int) -> None:
        scroll = self.query_one("#scroll", VerticalScroll)
        scroll.scroll_relative(y=way * max(1, scroll.size.height - 2), animate=False)

    def on_click(self, event: events.Click) -> None:
        """Choose a row."""
        offset = event.get_content_offset(self.query_one("#list", Drawn))
        rows = tuple(self.rows())
        if offset is not None and self._top + offset.y < len(rows):
            self.at = self._near(rows, self._top + offset.y)
            self.show()

    # -- drawing -----------------------------------------------------------------------------

    def text(self, words: str, width: int, style: str = "") -> list[Content]:
        """Return words wrapped into lines."""
        told = self.look.text(clean(words))
        return [Content.styled(line, style) for line in wrap(told, width)]

    def points(self, items: Sequence[str], width: int, style: str = "") -> list[Content]:
        """Return items as a list, each behind its dot."""
        dot = self.look.text("•")
        lines = []
        for item in items:
            for place, line in enumerate(wrap(self.look.text(clean(item)), width - 2)):
                mark = f"{dot} " if place == 0 else "  "
                lines.append(Content.assemble((mark, "$muted"), (line, style)))
        return lines

    def heading(self, words: str) -> Content:
        """Return the heading of a part."""
        return Content.styled(self.look.text(words), "bold $foreground")
