"""Shows a chart as a picture, as words, or as a table: a key of the screen switches."""

from __future__ import annotations

from enum import StrEnum

from textual.content import Content

from legtui.widgets.chart import Chart, Table
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import paragraph
from legtui.widgets.look import UNICODE, Look


class View(StrEnum):
    """How a chart is shown."""

    PICTURE = "picture"
    WORDS = "words"
    TABLE = "table"

    @property
    def following(self) -> View:
        """The view that the switching key goes to."""
        order = list(View)
        return order[(order.index(self) + 1) % len(order)]


def chart_as(chart: Chart, view: View, width: int, height: int, look: Look = UNICODE) -> Content:
    """Return a chart in one of its views, in `width` x `height` cells."""
    if view is View.WORDS or (view is View.TABLE and not chart.as_table().rows):
        return paragraph(chart.as_words(), width, height, look)
    if view is View.TABLE:
        return chart.as_table().draw(width, height, look)
    return chart.draw(width, height, look)


class ChartView(Drawn):
    """Shows one chart in the view asked for, or a table; what is longer than it can be scrolled."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._table: Table | None = None
        self._shown: tuple[Look, int] = (UNICODE, 0)
        self._first = 0
        """The row of the table that stands first."""

    def show_chart(self, chart: Chart, view: View = View.PICTURE, look: Look = UNICODE) -> None:
        """Show a chart; nothing is repainted where it is what it was."""
        if view is View.TABLE and (told := chart.as_table()).rows:
            self.show_table(told, look)
            return
        self._table = None
        self.show(
            lambda width, height: chart_as(chart, view, width, height, look), (chart, view, look)
        )

    def show_table(self, table: Table, look: Look = UNICODE, widest: int = 1000) -> None:
        """Show a table at most so many cells wide; from its first row, if it is another one."""
        if table != self._table:
            self._table, self._first = table, 0
        first = self._first
        self.show(
            lambda width, height: table.draw(min(width, widest), height, look, first),
            (table, first, look, widest),
        )
        self._shown = look, widest

    @property
    def longer(self) -> bool:
        """Whether it is a table with more rows than it can show."""
        return self._table is not None and self._table.last_first(self.content_size.height) > 0

    def turn(self, pages: int) -> None:
        """Scroll a table by pages; up is below 0."""
        self._move(pages * max(1, self.content_size.height - 2))

    def _move(self, rows: int) -> None:
        if self._table is None:
            return
        most = self._table.last_first(self.content_size.height)
        self._first = max(0, min(self._first + rows, most))
        self.show_table(self._table, *self._shown)

    def on_mouse_scroll_down(self) -> None:
        """The wheel scrolls a table."""
        self._move(3)

    def on_mouse_scroll_up(self) -> None:
        """The wheel scrolls a table."""
        self._move(-3)
