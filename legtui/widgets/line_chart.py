"""A line over dates: top load, estimated 1RM, girth. And the small line in a table's row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from textual.content import Content

from legtui.text import one_line
from legtui.training.frozen import dataclass
from legtui.widgets.canvas import Canvas, cells, cut
from legtui.widgets.chart import (
    Format,
    Table,
    month_name,
    nice_ticks,
    paint_words,
    plain_number,
    say_day,
)
from legtui.widgets.look import UNICODE, Look

_STYLES: Final = ("$rest", "$lift", "$switch")
_LEAST: Final = (20, 5)
"""Columns and rows below which a line says less than its words."""

_APART: Final = 6
"""Cells from the start of one date to that of the next, at least."""

_DOTS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Braille dots of a cell, by row and column."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day; a note (`deload`) is marked in the picture."""

    day: date
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A named line, its points in order of their days."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """One to three lines over dates. The second is dotted, so that color is not needed."""

    title: str
    series: tuple[Series, ...]
    unit: str = ""
    break_days: int = 28
    """A pause longer than this is left open in the line."""
    format: Format = field(default=plain_number, compare=False)

    def draw(self, width: int, height: int, look: Look = UNICODE) -> Content:
        """Return the chart; where there is no room or nothing yet, its words."""
        canvas = Canvas(width, height)
        points = [point for series in self.series for point in series.points]
        if not points or width < _LEAST[0] or height < _LEAST[1]:
            return paint_words(canvas, self.as_words(), look)
        plot = _plot(self, points, canvas)
        _paint_title(canvas, self, look)
        _paint_axes(canvas, plot, self, look)
        for index, series in enumerate(self.series):
            _paint_series(canvas, plot, series, index, self.break_days, look)
        return canvas.content()

    def as_words(self) -> str:
        """Return where each line stands, how it changed, and its best."""
        told = [self._say(series) for series in self.series if series.points]
        return " ".join(told) if told else f"{one_line(self.title)}: nothing yet."

    def _say(self, series: Series) -> str:
        first, last = series.points[0], series.points[-1]
        best = max(series.points, key=lambda point: point.value)
        unit = f" {self.unit}" if self.unit else ""
        words = f"{one_line(series.name)}: {self.format(last.value)}{unit} on {say_day(last.day)}"
        if len(series.points) > 1:
            change = last.value - first.value
            way = "up" if change > 0 else "down"
            by = f"{way} {self.format(abs(change))}{unit}" if change else "unchanged"
            words += f", {by} since {say_day(first.day, first.day.year != last.day.year)}"
        if best.value > last.value:
            words += f"; most {self.format(best.value)}{unit} on {say_day(best.day)}"
        return words + "."

    def as_table(self) -> Table:
        """Return a row for each day (two for two points on one), newest first, and a column for
        each line.
        """
        columns = [_numbered(series.points) for series in self.series]
        notes = {key: p.note for column in columns for key, p in column.items() if p.note}
        rows = [
            (
                say_day(key[0], True),
                *(self.format(column[key].value) if key in column else "" for column in columns),
                notes.get(key, ""),
            )
            for key in sorted({key for column in columns for key in column}, reverse=True)
        ]
        names = [series.name + (f", {self.unit}" if self.unit else "") for series in self.series]
        numbers = tuple(range(1, len(names) + 1))
        return Table(("date", *names, "note"), tuple(rows), numbers)


def _numbered(points: Sequence[Point]) -> dict[tuple[date, int], Point]:
    """Points by their day and by which of that day they are."""
    seen: Counter[date] = Counter()
    found = {}
    for point in points:
        found[point.day, seen[point.day]] = point
        seen[point.day] += 1
    return found


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the picture lies on the canvas, and what its edges mean."""

    left: int
    top: int
    width: int
    height: int
    first: date
    days: int
    ticks: tuple[float, ...]
    low: float
    high: float

    def across(self, day: date, fine: int) -> int:
        span = self.width * fine - 1
        return round((day - self.first).days / self.days * span)

    def down(self, value: float, fine: int) -> int:
        span = self.height * fine - 1
        return round((self.high - value) / (self.high - self.low) * span)


def _plot(chart: LineChart, points: Sequence[Point], canvas: Canvas) -> _Plot:
    height = canvas.height - 3
    values = [point.value for point in points]
    ticks, low, high = _scale(values, max(2, min(7, (height + 1) // 2)))
    left = max(cells(chart.format(tick)) for tick in ticks) + 2
    first, last = min(p.day for p in points), max(p.day for p in points)
    days = max(1, (last - first).days)
    return _Plot(left, 1, canvas.width - left, height, first, days, ticks, low, high)


def _scale(values: Sequence[float], most: int) -> tuple[tuple[float, ...], float, float]:
    """Return the ticks and what is lowest and highest in the picture.

    Beyond the data there is at most a quarter of a step, up to the next tick; at least two ticks
    lie in the picture, if need be closer than `most` says. Values that are all the same are the
    one tick, in the middle.
    """
    least, greatest = min(values), max(values)
    if least == greatest:
        beside = abs(least) * 0.05 or 1.0
        return (least,), least - beside, least + beside
    for count in range(most, most + 6):
        ticks = nice_ticks(least, greatest, count)
        step = ticks[1] - ticks[0]
        low = ticks[0] if least - ticks[0] <= step / 4 else least
        high = ticks[-1] if ticks[-1] - greatest <= step / 4 else greatest
        shown = tuple(tick for tick in ticks if low <= tick <= high)
        if len(shown) >= 2:
            return shown, low, high
    return tuple(ticks), ticks[0], ticks[-1]


def _paint_title(canvas: Canvas, chart: LineChart, look: Look) -> None:
    unit = f", {chart.unit}" if chart.unit and chart.unit not in chart.title.split() else ""
    x = canvas.put(0, 0, cut(look.text(one_line(chart.title) + unit), canvas.width), "bold")
    noted = any(point.note for series in chart.series for point in series.points)
    signs = [("──", "┈┈", "╌╌")[index] for index in range(len(chart.series))]
    legend = [
        (look.text(sign) if not look.ascii else ("--", "..", "- ")[index], series.name, style)
        for index, (sign, series, style) in enumerate(
            zip(signs, chart.series, _STYLES, strict=False)
        )
    ]
    if len(legend) == 1:
        legend = []
    if noted:
        legend.append((look.text("▼"), _notes(chart), "$ready"))
    need = sum(cells(sign) + cells(name) + 4 for sign, name, _ in legend)
    x = canvas.width - need + 3
    if legend and need + cells(chart.title) + len(unit) + 3 <= canvas.width:
        for sign, name, style in legend:
            x = canvas.put(x, 0, sign, style)
            x = canvas.put(x + 1, 0, one_line(name), "$muted") + 3


def _notes(chart: LineChart) -> str:
    seen = {p.note: None for series in chart.series for p in series.points if p.note}
    return ", ".join(one_line(note) for note in seen)


def _paint_axes(canvas: Canvas, plot: _Plot, chart: LineChart, look: Look) -> None:
    bottom = plot.top + plot.height
    canvas.column(plot.left - 1, plot.top, bottom, look.text("│"), "$faint")
    canvas.row(plot.left, canvas.width, bottom, look.text("─"), "$faint")
    canvas.put(plot.left - 1, bottom, "+" if look.ascii else "└", "$faint")
    taken: set[int] = set()
    for tick in plot.ticks:
        y = plot.top + plot.down(tick, 1)
        if y in taken:
            continue
        taken.add(y)
        canvas.put_right(plot.left - 2, y, chart.format(tick), "$muted")
        canvas.put(plot.left - 1, y, "+" if look.ascii else "┤", "$faint")
    free = plot.left
    for day, label in _date_labels(plot):
        x = plot.left + plot.across(day, 1)
        if x >= free and x + cells(label) <= canvas.width:
            canvas.put(x, bottom + 1, label, "$muted")
            canvas.put(x, bottom, "+" if look.ascii else "┬", "$faint")
            free = x + max(_APART, cells(label) + 2)


def _date_labels(plot: _Plot) -> Iterator[tuple[date, str]]:
    last = plot.first + timedelta(days=plot.days)
    if plot.days <= 45:
        step = max(1, -(-plot.days * 8 // max(1, plot.width)))
        for offset in range(0, plot.days + 1, step):
            day = plot.first + timedelta(days=offset)
            yield day, say_day(day)
        return
    months = plot.days / 30.4
    every = next((n for n in (1, 2, 3, 6, 12, 24, 60) if months / n * 7 <= plot.width), 120)
    count = plot.first.year * 12 + plot.first.month
    while date(count // 12, count % 12 + 1, 1) <= last:
        day = date(count // 12, count % 12 + 1, 1)
        if count % max(1, min(every, 12)) == 0 and (every <= 12 or day.year % (every // 12) == 0):
            yield day, str(day.year) if day.month == 1 else month_name(day)
        count += 1


def _paint_series(
    canvas: Canvas, plot: _Plot, series: Series, index: int, break_days: int, look: Look
) -> None:
    if not series.points:
        return
    style = _STYLES[index % len(_STYLES)]
    fine_x, fine_y = (1, 1) if look.ascii else (2, 4)
    spots = [(plot.across(p.day, fine_x), plot.down(p.value, fine_y)) for p in series.points]
    dots: set[tuple[int, int]] = set(spots)
    for number, (one, other) in enumerate(pairwise(spots)):
        pause = series.points[number + 1].day - series.points[number].day
        if pause.days <= break_days:
            line = list(_line(one, other))
            dots.update(line if index == 0 else line[:: 2 + index])
    if look.ascii:
        for x, y in dots:
            canvas.put(plot.left + x, plot.top + y, "." if index == 0 else ":", style)
        for x, y in spots:
            canvas.put(plot.left + x, plot.top + y, "ox*"[index % 3], style)
    else:
        _paint_braille(canvas, plot, dots, style)
    for point, (x, y) in zip(series.points, spots, strict=True):
        if point.note:
            canvas.put(plot.left + x // fine_x, plot.top + y // fine_y, look.text("▼"), "$ready")
    x, y = spots[-1]
    end = "O" if look.ascii else "●"
    canvas.put(plot.left + x // fine_x, plot.top + y // fine_y, end, f"bold {style}")


def _paint_braille(canvas: Canvas, plot: _Plot, dots: set[tuple[int, int]], style: str) -> None:
    masks: dict[tuple[int, int], int] = {}
    for x, y in dots:
        cell = (plot.left + x // 2, plot.top + y // 4)
        masks[cell] = masks.get(cell, 0) | _DOTS[y % 4][x % 2]
    for (x, y), mask in masks.items():
        there = ord(canvas.at(x, y)) - 0x2800
        canvas.put(x, y, chr(0x2800 + (mask | (there if 0 <= there < 256 else 0))), style)


def _line(one: tuple[int, int], other: tuple[int, int]) -> Iterator[tuple[int, int]]:
    steps = max(abs(other[0] - one[0]), abs(other[1] - one[1]), 1)
    for step in range(steps + 1):
        yield (
            round(one[0] + (other[0] - one[0]) * step / steps),
            round(one[1] + (other[1] - one[1]) * step / steps),
        )


def sparkline(values: Sequence[float], width: int, look: Look = UNICODE) -> str:
    """Return the last `width` values as one row of small bars, lowest to highest."""
    shown = list(values)[-width:] if width > 0 else []
    if not shown:
        return ""
    marks = "_.-=*#" if look.ascii else "▁▂▃▄▅▆▇█"
    low, high = min(shown), max(shown)
    if high == low:
        return marks[len(marks) // 2] * len(shown)
    top = len(marks) - 1
    return "".join(marks[round((value - low) / (high - low) * top)] for value in shown)
