"""The keys that turn the pages of tables that are longer than their place."""

from __future__ import annotations

from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.widgets.chart_view import ChartView


def table_pages(screen: LegScreen) -> tuple[Action, ...]:
    """Return a page down and a page up of the tables on a screen; possible where one is longer."""

    def longer() -> bool:
        return any(one.display and one.longer for one in screen.query(ChartView))

    def turn(pages: int) -> None:
        for one in screen.query(ChartView):
            one.turn(pages)

    return (
        Action("page_down", ("pagedown", "space"), "More", "The next page of the table.",
               lambda: turn(1), longer, footer=88, shown_key="PgDn"),
        Action("page_up", ("pageup",), "Page up", "The page of the table before.",
               lambda: turn(-1), longer),
    )  # fmt: skip
