"""Shows a chart as a picture, as words, or as a table: a key of the screen switches."""

from __future__ import annotations

from enum import StrEnum

from textual.content import Content

from legtui.widgets.chart import Chart
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
    if view is View.WORDS:
        return paragraph(chart.as_words(), width, height, look)
    if view is View.TABLE:
        return chart.as_table().draw(width, height, look)
    return chart.draw(width, height, look)


class ChartView(Drawn):
    """Shows one chart in the view asked for."""

    def show_chart(self, chart: Chart, view: View = View.PICTURE, look: Look = UNICODE) -> None:
        """Show a chart; nothing is repainted where it is what it was."""
        self.show(
            lambda width, height: chart_as(chart, view, width, height, look), (chart, view, look)
        )
