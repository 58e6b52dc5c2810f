"""A year of leg days: a column for each week, a row for each weekday."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from textual.content import Content

from legtui.text import one_line, plural
from legtui.training.frozen import dataclass
from legtui.widgets.canvas import Canvas
from legtui.widgets.chart import Table, month_name, paint_words, say_day
from legtui.widgets.look import UNICODE, Look

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MARKS = ("·", "▫", "▪", "■")
"""None of them fills its cell, so that days of following weeks do not run into one bar."""
_MARKS_ASCII = (".", "o", "O", "#")
_STYLES = ("$faint", "$heat-1", "$heat-2", "$heat-3")
_SIDE = 4
_WEEKS = 53


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days with a level: 1 some of it was done, 2 most, 3 the whole session."""

    title: str
    last: date
    """The newest day shown; the year before it is shown, or as much as fits."""
    levels: tuple[tuple[date, int], ...] = ()

    def draw(self, width: int, height: int, look: Look = UNICODE) -> Content:
        """Return the calendar in 9 rows, or its words where there is no room."""
        canvas = Canvas(width, height)
        if height < 9 or width < _SIDE + 8:
            return paint_words(canvas, self.as_words(), look)
        step = 2 if width >= _SIDE + 2 * _WEEKS else 1
        weeks = min(_WEEKS, (width - _SIDE) // step)
        monday = self.last - timedelta(days=self.last.weekday())
        first = monday - timedelta(weeks=weeks - 1)
        canvas.put(0, 0, look.text(one_line(self.title, max(1, width))), "bold")
        self._paint_months(canvas, first, weeks, step)
        levels = dict(self.levels)
        for row, name in enumerate(_DAYS):
            if row % 2 == 0:
                canvas.put(0, 2 + row, name, "$muted")
            for week in range(weeks):
                day = first + timedelta(weeks=week, days=row)
                if day <= self.last:
                    self._paint_day(canvas, _SIDE + week * step, 2 + row, levels.get(day, 0), look)
        return canvas.content()

    def _paint_months(self, canvas: Canvas, first: date, weeks: int, step: int) -> None:
        free, before = 0, 0
        for week in range(weeks):
            monday = first + timedelta(weeks=week)
            x = _SIDE + week * step
            starts = monday.month != before and (before or monday.day <= 7)
            before = monday.month
            if starts and x >= free and x + 3 <= canvas.width:
                canvas.put(x, 1, month_name(monday), "$muted")
                free = x + 4

    def _paint_day(self, canvas: Canvas, x: int, y: int, level: int, look: Look) -> None:
        level = max(0, min(3, level))
        mark = (_MARKS_ASCII if look.ascii else _MARKS)[level]
        canvas.put(x, y, mark, _STYLES[level])

    def _trained(self) -> list[date]:
        year_ago = self.last - timedelta(days=364)
        return sorted(
            day for day, level in self.levels if level > 0 and year_ago <= day <= self.last
        )

    def as_words(self) -> str:
        """Return how many leg days, in how many weeks, and the longest run of weeks."""
        days = self._trained()
        if not days:
            return f"{one_line(self.title)}: no leg day in this year yet."
        weeks = sorted({day - timedelta(days=day.weekday()) for day in days})
        longest = run = 1
        for one, other in pairwise(weeks):
            run = run + 1 if other - one == timedelta(weeks=1) else 1
            longest = max(longest, run)
        return (
            f"{one_line(self.title)}: {plural(len(days), 'leg day')} in "
            f"{plural(len(weeks), 'week')}, the longest run {plural(longest, 'week')}, "
            f"the last on {say_day(days[-1])}."
        )

    def as_table(self) -> Table:
        """Return the leg days of each month, newest first."""
        months: dict[tuple[int, int], list[date]] = {}
        for day in self._trained():
            months.setdefault((day.year, day.month), []).append(day)
        rows = tuple(
            (f"{month_name(days[0])} {year}", str(len(days)), " ".join(str(d.day) for d in days))
            for (year, _), days in sorted(months.items(), reverse=True)
        )
        return Table(("month", "leg days", "on"), rows, (1,))
