"""Progress of each exercise and variation over time: a chart, its trend in words, records."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.worker import get_current_worker

from legtui.desk.names import Named
from legtui.desk.progress import MEASURE_NAMES, Progress, Span, done_variations, progress_of
from legtui.journal.errors import JournalError
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.screens.choice import Option
from legtui.screens.paging import table_pages
from legtui.training.progress import Measure, Period, breaks
from legtui.widgets.canvas import wrap
from legtui.widgets.chart import Table
from legtui.widgets.chart_view import ChartView, View
from legtui.widgets.charts import LineChart, Point, Series
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import paragraph, spread
from legtui.widgets.key_bar import KeyBar

_BREAKS = {Period.SESSION: 28, Period.MONTH: 45, Period.YEAR: 400}
"""Days between two points that leave the line open."""
_TABLE_WIDTH = 66
_SHORT = 18
"""Rows below which only the trend has room below the chart."""
_TALL = 32
"""Rows from which the records stand below the chart."""


class ProgressScreen(LegScreen):
    """One variation at a time.

    Args:
        named: Which one first; `None` is the first that was lifted.
    """

    CSS = """
    ProgressScreen { background: $background; align: center top; }
    #progress { width: 112; max-width: 100%; height: 1fr; padding: 1 2 0 2; }
    #progress-head { height: 3; }
    #progress-chart { height: 1fr; }
    #progress-words { height: 4; margin-top: 1; }
    #progress-bests { height: 12; margin-top: 1; }
    """

    def __init__(self, named: Named | None = None) -> None:
        super().__init__()
        self._first = named
        self._all: tuple[Named, ...] = ()
        self._place = 0
        self._measure = Measure.LOAD
        self._period = Period.SESSION
        self._span = Span.YEAR
        self._how = View.PICTURE
        self._bests = False
        self._found: Progress | None = None

    def compose(self) -> ComposeResult:
        """A head, the chart, its words, the records."""
        with Vertical(id="progress"):
            yield Drawn(id="progress-head")
            yield ChartView(id="progress-chart")
            yield Drawn(id="progress-words")
            yield Drawn(id="progress-bests")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look it up."""
        self.look_up()

    def on_resize(self) -> None:
        """The records have room or not."""
        self.show()

    def look_up(self) -> None:
        """Read the variation at hand."""
        self._all = done_variations(self.legtui.journal)
        if self._first in self._all:
            assert self._first is not None
            self._place = self._all.index(self._first)
        self._first = None
        self._place = min(self._place, max(0, len(self._all) - 1))
        self._read()

    def _read(self) -> None:
        """Read the variation; all years of it beside the screen, which stays quick."""
        if not self._all:
            self.show()
        elif self._span is Span.EVER:
            named = self._all[self._place]
            self.run_worker(lambda: self._read_far(named), thread=True, exclusive=True)
        else:
            self._have(self._progress(self._all[self._place], self._span))

    def _progress(self, named: Named, span: Span) -> Progress:
        app = self.legtui
        unit, now = app.preferences.unit, app.clock.now().local
        return progress_of(app.journal, app.coach.rack, named, unit, now, span)

    def _read_far(self, named: Named) -> None:
        worker = get_current_worker()
        try:
            found = self._progress(named, Span.EVER)
        except JournalError:
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._have, found)

    def _have(self, found: Progress) -> None:
        self._found = found
        if self._measure not in found.measures:
            self._measure = next(iter(found.measures), Measure.REPS)
        self.show()

    # -- drawing ---------------------------------------------------------------------------

    def show(self) -> None:
        """Draw it."""
        if not self.is_mounted:
            return
        of = (self._found, self._measure, self._period, self._span, self._how, self._bests)
        tall = self.app.size.height >= _TALL and self._found is not None and not self._bests
        self.query_one("#progress-bests").display = tall
        self.query_one("#progress-words").display = self._found is not None
        self.query_one("#progress-head", Drawn).show(self._head, (of, self.look))
        chart = self.query_one("#progress-chart", ChartView)
        if self._found is None:
            chart.show(self._nothing, self.look)
        elif self._bests:
            chart.show_table(self._best_table(self._found), self.look, _TABLE_WIDTH)
        else:
            chart.show_chart(self._chart(self._found), self._how, self.look)
        words = self.query_one("#progress-words", Drawn)
        words.styles.height = 4 if self.app.size.height >= _SHORT else 2
        words.show(self._words, (of, self.look))
        self.query_one("#progress-bests", Drawn).show(self._below, (of, self.look))
        self.key_bar()

    def _head(self, width: int, height: int) -> Content:
        look = self.look
        if self._found is None:
            return Content.styled("Progress", "bold $strong")
        name = self._found.named.name
        place = f"{self._place + 1} of {len(self._all)}"
        tabs: list[tuple[str, str]] = []
        for one in self._found.measures:
            chosen = one is self._measure and not self._bests
            words = MEASURE_NAMES[one]
            tabs += [
                (f"[{words}]" if chosen else f" {words} ", "bold $lift" if chosen else "$muted"),
                (" ", ""),
            ]
        tabs.append(("[records]" if self._bests else " records ",
                     "bold $lift" if self._bests else "$muted"))  # fmt: skip
        spans = f"{self._span}, by {self._period}"
        return Content("\n").join(
            [
                spread(
                    Content.assemble((look.text("‹ " if not look.ascii else "< "), "$lift"),
                                     (name, "bold $strong"),
                                     (look.text(" ›" if not look.ascii else " >"), "$lift"),
                                     (f"  {place}", "$muted")),
                    Content.styled(spans, "$muted"),
                    width,
                ),
                Content.assemble(*tabs).truncate(width, ellipsis=True),
            ]
        )  # fmt: skip

    def _nothing(self, width: int, height: int) -> Content:
        words = "Each exercise will stand here over time. Enter at home starts the first leg day."
        return paragraph(words, width, height, self.look, "$muted")

    def _chart(self, found: Progress) -> LineChart:
        after = {last for _, last in breaks(found.marks)}
        points = tuple(
            Point(
                one.on,
                float(one.value),
                one.note or ("after a break" if one.on in after else ""),
            )
            for one in found.values(self._measure, self._period)
        )
        title = f"{found.named.name}, {found.name_of(self._measure)}"
        if self._period is not Period.SESSION:
            how = "sum" if self._measure is Measure.VOLUME else "best"
            title += f", {how} of each {self._period}"
        return LineChart(
            title,
            (Series(found.name_of(self._measure), points),),
            found.unit_of(self._measure),
            _BREAKS[self._period],
        )

    def _words(self, width: int, height: int) -> Content:
        found = self._found
        if found is None:
            return Content("")
        lines = wrap(found.trend_text(self._measure), width) + wrap(found.compared(), width)
        return Content("\n").join(
            Content.styled(self.look.text(line), "$foreground") for line in lines[:height]
        )

    def _best_table(self, found: Progress) -> Table:
        return Table((f"records of {self._span}", "", "on"), found.best_rows(), (1,))

    def _below(self, width: int, height: int) -> Content:
        if self._found is None:
            return Content("")
        return self._best_table(self._found).draw(min(width, _TABLE_WIDTH), height, self.look)

    # -- keys ------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done with it."""

        def some() -> bool:
            return self._found is not None

        return (
            Action("previous", ("left",), "Exercise", "The exercise before.",
                   lambda: self._turn(-1), some, footer=100, shown_key="←→"),
            Action("next", ("right",), "Next", "The exercise after.", lambda: self._turn(1), some),
            Action("measure", ("down", "tab"), "Measure",
                   "Top load, estimated 1RM, reps, volume, records.",
                   lambda: self._next_measure(1), some, footer=90, shown_key="↑↓"),
            Action("measure_back", ("up",), "Measure back", "The measure before.",
                   lambda: self._next_measure(-1), some),
            Action("view", ("v",), "Words", "The chart as a picture, in words, as a table.",
                   self._view, some, footer=80, name_now=self._view_word),
            Action("period", ("p",), "Period", "By session, by month, by year.",
                   self._next_period, some, footer=70),
            Action("span", ("s",), "Span", "The last 12 weeks, the last year, all years.",
                   self._next_span, some, footer=65),
            Action("choose", ("enter", "slash"), "Choose", "Choose from all exercises.",
                   self._choose, some, footer=60),
            *table_pages(self),
            self.going_back(footer=85),
        )  # fmt: skip

    def _view_word(self) -> str:
        return self._how.following.capitalize()

    def _turn(self, by: int) -> None:
        self._place = (self._place + by) % len(self._all)
        self._read()

    def _next_measure(self, by: int) -> None:
        assert self._found is not None
        tabs: list[Measure | None] = [*self._found.measures, None]
        now = tabs.index(None if self._bests else self._measure)
        chosen = tabs[(now + by) % len(tabs)]
        self._bests = chosen is None
        self._measure = chosen or self._measure
        if self._bests and self._span is not Span.EVER:
            # A record is one of all years unless a shorter span is asked for.
            self._span = Span.EVER
            self._read()
        self.show()

    def _view(self) -> None:
        self._how = self._how.following
        self.show()

    def _next_period(self) -> None:
        order = list(Period)
        self._period = order[(order.index(self._period) + 1) % len(order)]
        self.show()

    def _next_span(self) -> None:
        order = list(Span)
        self._span = order[(order.index(self._span) + 1) % len(order)]
        self._read()

    def _choose(self) -> None:
        def chosen(place: int) -> None:
            self._place = place
            self._read()

        options = [Option(one.name) for one in self._all]
        self.legtui.choose("Progress of", options, chosen)
