"""A year of leg days as a heat map, and how regular they were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from legtui.desk.past import volume_text
from legtui.desk.year import LegDay, leg_days, levels, regularity, year_of
from legtui.journal.series import volumes
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.screens.cards import save, year_page
from legtui.screens.paging import table_pages
from legtui.widgets.canvas import wrap
from legtui.widgets.chart_view import ChartView, View
from legtui.widgets.charts import BarChart, BarRow, Calendar
from legtui.widgets.drawn import Drawn
from legtui.widgets.key_bar import KeyBar

_TALL = 36
"""Rows from which the months stand below the words."""


class CalendarScreen(LegScreen):
    """The year that ends today, or a calendar year before."""

    CSS = """
    CalendarScreen { background: $background; align: center top; }
    #calendar { width: 114; max-width: 100%; height: 1fr; padding: 1 2 0 2; }
    #calendar-chart { height: 10; }
    #calendar-words { height: 1fr; margin-top: 1; }
    #calendar-months { height: 14; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._back = 0
        """Years before this one; 0 is the last 52 weeks."""
        self._how = View.PICTURE
        self._days: tuple[LegDay, ...] = ()
        self._last = date.min

    def compose(self) -> ComposeResult:
        """The map and its words."""
        with Vertical(id="calendar"):
            yield ChartView(id="calendar-chart")
            yield Drawn(id="calendar-words")
            yield ChartView(id="calendar-months")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look it up."""
        self.look_up()

    def on_resize(self) -> None:
        """Draw it at its new size."""
        self.show()

    @property
    def _today(self) -> date:
        return self.legtui.clock.now().local.date()

    def look_up(self) -> None:
        """Read the year."""
        today = self._today
        self._last = today if not self._back else date(today.year - self._back, 12, 31)
        first = self._last - timedelta(days=364) if not self._back else date(self._last.year, 1, 1)
        self._days = leg_days(self.legtui.journal, first, self._last)
        self.show()

    def show(self) -> None:
        """Draw it."""
        if not self.is_mounted:
            return
        title = str(self._last.year) if self._back else "The last 52 weeks"
        chart = Calendar(title, self._last, levels(self._days))
        view = self.query_one("#calendar-chart", ChartView)
        # Words and tables may be longer than the map is tall.
        view.styles.height = 10 if self._how is View.PICTURE else 14
        view.show_chart(chart, self._how, self.look)
        months = self.query_one("#calendar-months", ChartView)
        months.display = self.app.size.height >= _TALL and bool(self._days)
        months.show_chart(_months(self._days), self._how, self.look)
        self.query_one("#calendar-words", Drawn).show(self._words, (self._days, self._back))
        self.key_bar()

    def _words(self, width: int, height: int) -> Content:
        look = self.look
        told = regularity(self._days, self._last)
        begin = () if self._days or self._back else ("Enter at home starts one.",)
        lines = [line for one in (*told.lines, *begin) for line in wrap(look.text(one), width)]
        marks = Content.assemble(
            (look.text("▫ ") if not look.ascii else "o ", "$heat-1"),
            ("a part   ", "$muted"),
            (look.text("▪ ") if not look.ascii else "O ", "$heat-2"),
            ("most   ", "$muted"),
            (look.text("■ ") if not look.ascii else "# ", "$heat-3"),
            ("the whole session", "$muted"),
        )
        shown = [Content.styled(line, "$foreground") for line in lines]
        if told.warm_ups[1]:
            why = (
                "The guide warns of both: cold muscles before the load, and stretches left out "
                "after it."
            )
            shown += [Content(""), *(Content.styled(one, "$muted") for one in wrap(why, width))]
        return Content("\n").join([marks, Content(""), *shown][:height])

    # -- keys ------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done with it."""
        return (
            Action("before", ("left",), "Year", "The year before.", lambda: self._turn(1),
                   footer=100, shown_key="←→"),
            Action("after", ("right",), "Year after", "The year after.", lambda: self._turn(-1),
                   lambda: self._back > 0),
            Action("view", ("v",), "Words", "The map as a picture, in words, as a table.",
                   self._view, footer=80, name_now=lambda: self._how.following.capitalize()),
            Action("card", ("w",), "Card", "Save the year as a page to show: SVG and text.",
                   self._card, lambda: bool(self._days), footer=70),
            *table_pages(self),
            self.going_back(footer=85),
        )  # fmt: skip

    def _turn(self, by: int) -> None:
        self._back = max(0, self._back + by)
        self.look_up()

    def _view(self) -> None:
        self._how = self._how.following
        self.show()

    def _card(self) -> None:
        journal = self.legtui.journal
        year = year_of(journal, self._last.year, self._today)
        total: dict[str, int] = {}
        for by_unit in volumes(journal, year.sessions).values():
            for unit, hundredths in by_unit.items():
                total[unit] = total.get(unit, 0) + hundredths
        text = volume_text(total, self.legtui.preferences.unit)
        save(self.legtui, f"year-{year.year}", year_page(year, text))


def _months(days: tuple[LegDay, ...]) -> BarChart:
    """Leg days of each month, newest first, a year of them."""
    counted: dict[tuple[int, int], set[date]] = {}
    for one in days:
        if one.sets:
            counted.setdefault((one.on.year, one.on.month), set()).add(one.on)
    rows = tuple(
        BarRow(f"{date(year, month, 1):%b %Y}", len(on))
        for (year, month), on in sorted(counted.items(), reverse=True)[:12]
    )
    return BarChart("Leg days of each month", rows)
