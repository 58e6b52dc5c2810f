"""Sets per muscle this week and over four against the plan; left leg against right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from legtui.desk.muscles import (
    WHY_THEY_DIFFER,
    Credit,
    Legs,
    Muscles,
    headline_shares,
    legs_since,
    muscles,
)
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.screens.paging import table_pages
from legtui.training.balance import Board
from legtui.widgets.canvas import wrap
from legtui.widgets.chart import plain_number
from legtui.widgets.chart_view import ChartView, View
from legtui.widgets.charts import BarChart, BarRow, LineChart, PairChart, PairRow, Point, Series
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import spread
from legtui.widgets.key_bar import KeyBar

LEGS_DAYS = 365
_WIDTH = 100
"""Cells of the column at most, as in the style sheet."""
_AROUND, _BARS = 6, 8
"""Rows of the head, the keys and the air between; rows that the lower chart needs at least."""
_PAIRS = 4
"""Sessions of which both legs stand beside each other."""

_NO_SETS = "Enter at home starts a leg day; its sets will stand here."
_NO_LEGS = "Enter at home starts a leg day; what each leg does alone will stand here."


class BalanceScreen(LegScreen):
    """Muscles, or legs."""

    CSS = """
    BalanceScreen { background: $background; align: center top; }
    #balance { width: 100; max-width: 100%; height: 1fr; padding: 1 2 0 2; }
    #balance-head { height: 2; }
    #balance-first { height: 6; }
    #balance-second { height: 1fr; margin-top: 1; }
    #balance-words { height: 4; margin-top: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._credit = Credit.EVIDENCE
        self._how = View.PICTURE
        self._legs_shown = False
        self._place = 0
        self._muscles: Muscles | None = None
        self._legs: tuple[Legs, ...] = ()

    def compose(self) -> ComposeResult:
        """A head, two charts, words."""
        with Vertical(id="balance"):
            yield Drawn(id="balance-head")
            yield ChartView(id="balance-first")
            yield ChartView(id="balance-second")
            yield Drawn(id="balance-words")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look it up."""
        self.look_up()

    def on_resize(self) -> None:
        """Draw it at its new size."""
        self.show()

    def look_up(self) -> None:
        """Read the sessions."""
        now = self.legtui.clock.now().local
        self._muscles = muscles(self.legtui.journal, now, self._credit)
        self._legs = legs_since(self.legtui.journal, now - timedelta(days=LEGS_DAYS))
        self._place = min(self._place, max(0, len(self._legs) - 1))
        self.show()

    def show(self) -> None:
        """Draw it."""
        if not self.is_mounted or self._muscles is None:
            return
        of = (self._muscles.week, self._muscles.month, self._legs, self._credit, self._how,
              self._legs_shown, self._place)  # fmt: skip
        first, second = self._leg_charts() if self._legs_shown else self._muscle_charts()
        top = self.query_one("#balance-first", ChartView)
        roomy = self._legs_shown or self._how is not View.PICTURE or self.app.size.height >= 32
        empty = not self._legs_shown and not self._muscles.week.sessions
        top.styles.height = 2 if empty else ("1fr" if roomy else 6)
        # The last sessions are a few lines; the year gets the rest.
        second_height = _PAIRS + 3 if self._legs_shown and self._how is View.PICTURE else "1fr"
        self.query_one("#balance-second").styles.height = second_height
        top.show_chart(first, self._how, self.look)
        self.query_one("#balance-second", ChartView).show_chart(second, self._how, self.look)
        self.query_one("#balance-head", Drawn).show(self._head, (repr(of), self.look))
        words = self.query_one("#balance-words", Drawn)
        wide, tall = min(self.app.size.width, _WIDTH) - 4, self.app.size.height
        left = tall - _AROUND - (2 if empty else 6) - _BARS
        words.styles.height = max(2, min(len(self._told(wide)), left))
        words.show(self._words, (repr(of), self.look))
        self.key_bar()

    def _head(self, width: int, height: int) -> Content:
        title = "Left and right" if self._legs_shown else "Muscles"
        how = "over a year" if self._legs_shown else f"counted by the {self._credit}"
        return spread(Content.styled(title, "bold $strong"), Content.styled(how, "$muted"), width)

    def _muscle_charts(self) -> tuple[BarChart, BarChart]:
        assert self._muscles is not None
        return (
            _bars("This week, sets", self._muscles.week, 4),
            _bars("28 days, sets against plan", self._muscles.month),
        )

    def _leg_charts(self) -> tuple[LineChart, PairChart]:
        if not self._legs:
            words = "Lunges and what else is done one leg at a time"
            return LineChart(words, ()), PairChart("The last sessions", ())
        legs = self._legs[self._place]
        series = tuple(
            Series(side, tuple(Point(one.on, float(getattr(one, side))) for one in legs.pairs))
            for side in ("left", "right")
        )
        rows = tuple(
            PairRow(
                f"{one.on.day} {one.on:%b}", one.left, one.right,
                plain_number(one.left), plain_number(one.right),
            )
            for one in legs.pairs[-_PAIRS:]
        )  # fmt: skip
        return (
            LineChart(f"{legs.name}, reps in a session", series, "reps"),
            PairChart("The last sessions", rows, "reps"),
        )

    def _told(self, width: int) -> list[str]:
        """What there is to say, as lines."""
        assert self._muscles is not None
        if self._legs_shown:
            told = [self._legs[self._place].words if self._legs else _NO_LEGS]
            told.append("A difference to watch is 10 %, twice in a row; it foretells no injury.")
        else:
            begin = () if self._muscles.month.sessions else (_NO_SETS,)
            told = [*begin, *self._muscles.lines, WHY_THEY_DIFFER, self._muscles.weekly]
        return [line for one in told if one for line in wrap(one, width)]

    def _words(self, width: int, height: int) -> Content:
        lines = self._told(width)
        return Content("\n").join(
            Content.styled(self.look.text(line), "$foreground") for line in lines[:height]
        )

    # -- keys ------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done with it."""
        return (
            Action("credit", ("g",), "Guide's count", "Count sets as the guide does, or by the "
                   "evidence.", self._count, lambda: not self._legs_shown, footer=90,
                   name_now=self._count_word),
            Action("legs", ("l", "tab"), "Left/right", "Left leg against right, or the muscles.",
                   self._switch, footer=100,
                   name_now=lambda: "Muscles" if self._legs_shown else "Left/right"),
            Action("turn", ("right",), "Exercise", "The next exercise done one leg at a time.",
                   lambda: self._turn(1), lambda: self._legs_shown and len(self._legs) > 1,
                   footer=95, shown_key="←→"),
            Action("back_turn", ("left",), "Exercise before", "The one before.",
                   lambda: self._turn(-1), lambda: self._legs_shown and len(self._legs) > 1),
            Action("view", ("v",), "Words", "The charts as pictures, in words, as tables.",
                   self._view, footer=80, name_now=lambda: self._how.following.capitalize()),
            *table_pages(self),
            self.going_back(footer=85),
        )  # fmt: skip

    def _count_word(self) -> str:
        return "Guide's count" if self._credit is Credit.EVIDENCE else "By evidence"

    def _count(self) -> None:
        guide = self._credit is Credit.EVIDENCE
        self._credit = Credit.GUIDE if guide else Credit.EVIDENCE
        self.look_up()

    def _switch(self) -> None:
        self._legs_shown = not self._legs_shown
        self.show()

    def _turn(self, by: int) -> None:
        self._place = (self._place + by) % len(self._legs)
        self.show()

    def _view(self) -> None:
        self._how = self._how.following
        self.show()


def _bars(title: str, seen: Board, most: int | None = None) -> BarChart:
    rows = list(headline_shares(seen))[:most] if seen.sessions else []
    return BarChart(
        title,
        tuple(BarRow(name, one.done, one.planned or None, behind=one.behind) for name, one in rows),
    )
