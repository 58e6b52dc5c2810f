"""What every chart can do: be drawn, be said in a sentence, be shown as a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import ceil, floor, log10
from typing import Final, Protocol

from textual.content import Content

from legtui.training.frozen import dataclass
from legtui.widgets.canvas import Canvas
from legtui.widgets.figure import paragraph, table
from legtui.widgets.look import UNICODE, Look

_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart. Columns in `numbers` are aligned right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()

    def draw(self, width: int, height: int, look: Look = UNICODE, first: int = 0) -> Content:
        """Return the table in `width` x `height` cells, from a row on."""
        return table(self.head, self.rows, width, height, look, self.numbers, first)

    def last_first(self, height: int) -> int:
        """Return the row from which the last page of a height goes; 0 where all have room."""
        return max(0, len(self.rows) + 2 - height) if len(self.rows) + 1 > height else 0


class Chart(Protocol):
    """A chart: data that can be drawn at any size, and left as words."""

    def draw(self, width: int, height: int, look: Look = UNICODE) -> Content:
        """Return the picture, never wider or taller than asked."""

    def as_words(self) -> str:
        """Return what the chart shows, in a sentence or two."""

    def as_table(self) -> Table:
        """Return the numbers behind it."""


Format = Callable[[float], str]


def plain_number(value: float) -> str:
    """Return a number without idle zeros and with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def say_day(day: date, year: bool = False) -> str:
    """Return `12 Nov`, or `12 Nov 2026`."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if year else words


def month_name(day: date) -> str:
    """Return `Nov`."""
    return _MONTHS[day.month - 1]


def nice_ticks(low: float, high: float, most: int) -> list[float]:
    """Return at most `most` (at least 2) round numbers, evenly apart, that enclose the range."""
    most = max(2, most)
    if high <= low:
        spread = abs(low) * 0.05 or 1.0
        low, high = (max(0.0, low - spread) if low >= 0 else low - spread), high + spread
    magnitude = 10.0 ** floor(log10((high - low) / most))
    for factor in (1, 2, 2.5, 5, 10, 20, 25, 50, 100):
        step = factor * magnitude
        first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
        if last - first + 1 <= most:
            return [round(step * index, 10) for index in range(first, last + 1)]
    return [low, high]


def paint_words(canvas: Canvas, words: str, look: Look) -> Content:
    """Return a chart that has no room, or nothing to show yet, as its words."""
    return paragraph(words, canvas.width, canvas.height, look, "$muted")
