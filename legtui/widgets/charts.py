"""All charts in one place."""

from legtui.widgets.bar_charts import BarChart, BarRow, PairChart, PairRow
from legtui.widgets.calendar_chart import Calendar
from legtui.widgets.chart import Chart, Table
from legtui.widgets.line_chart import LineChart, Point, Series, sparkline

__all__ = [
    "BarChart",
    "BarRow",
    "Calendar",
    "Chart",
    "LineChart",
    "PairChart",
    "PairRow",
    "Point",
    "Series",
    "Table",
    "sparkline",
]
