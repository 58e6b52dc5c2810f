"""Bars for comparing: sets per muscle against plan, left leg against right."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from legtui.text import one_line
from legtui.training.frozen import dataclass
from legtui.widgets.bar import solid
from legtui.widgets.canvas import Canvas, cells, cut
from legtui.widgets.chart import Table, paint_words, plain_number
from legtui.widgets.look import UNICODE, Look

_LEAST_BAR = 4


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: its label, its value (not below 0), the plan for it, and its value in words."""

    label: str
    value: float
    target: float | None = None
    text: str = ""
    behind: bool | None = None
    """Whether it is called behind its plan; `None` is as soon as it is below it."""

    @property
    def lags(self) -> bool:
        """Whether it is drawn and named as behind its plan."""
        if self.behind is not None:
            return self.behind
        return self.target is not None and self.value < self.target

    @property
    def told(self) -> str:
        """The value as it is written at the end of the bar."""
        if self.text:
            return one_line(self.text, 40)
        of = f" of {plain_number(self.target)}" if self.target is not None else ""
        return plain_number(self.value) + of


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars of one unit below each other, the plan marked, the value written at the end."""

    title: str
    rows: tuple[BarRow, ...]
    unit: str = ""

    def draw(self, width: int, height: int, look: Look = UNICODE) -> Content:
        """Return the bars; rows that do not fit are counted in the last line."""
        canvas = Canvas(width, height)
        if not self.rows or height < 2:
            return paint_words(canvas, self.as_words(), look)
        labels, told = _columns(self.rows, width)
        room = width - labels - told - 4
        if room < _LEAST_BAR:
            return self.as_table().draw(width, height, look)
        _paint_head(canvas, self.title, self.unit, look)
        most = max((max(row.value, row.target or 0) for row in self.rows), default=0) or 1.0
        shown, step = _rows_that_fit(len(self.rows), height - 1)
        for index, row in enumerate(self.rows[:shown]):
            y = 1 + index * step
            canvas.put(0, y, _fit(row.label, labels, look), "$foreground")
            _paint_bar(canvas, labels + 2, y, room, row, most, look, thick=step > 1)
            canvas.put_right(width, y, look.text(row.told), "bold $strong")
        _paint_rest(canvas, len(self.rows) - shown, look)
        return canvas.content()

    def as_words(self) -> str:
        """Return every bar's value, those behind their plan first named."""
        if not self.rows:
            return f"{one_line(self.title)}: nothing yet."
        words = ", ".join(f"{one_line(row.label)} {row.told}" for row in self.rows)
        unit = f" ({self.unit})" if self.unit and self.unit not in self.title.lower() else ""
        behind = [one_line(row.label) for row in self.rows if row.lags]
        tail = f" Below plan: {', '.join(behind)}." if behind else ""
        return f"{one_line(self.title)}{unit}: {words}.{tail}"

    def as_table(self) -> Table:
        """Return a row for each bar."""
        rows = tuple(
            (
                row.label,
                row.text or plain_number(row.value),
                "" if row.target is None else plain_number(row.target),
            )
            for row in self.rows
        )
        return Table((self.title, self.unit or "value", "plan"), rows, (1, 2))


def _columns(rows: Sequence[BarRow], width: int) -> tuple[int, int]:
    labels = max(cells(one_line(row.label)) for row in rows)
    told = max(cells(row.told) for row in rows)
    return min(labels, max(8, width - told - 4 - _LEAST_BAR)), told


def _rows_that_fit(count: int, height: int) -> tuple[int, int]:
    """Return how many bars are shown and the rows from one to the next."""
    if 2 * count - 1 <= height:
        return count, 2
    return (count, 1) if count <= height else (max(0, height - 1), 1)


def _paint_head(canvas: Canvas, title: str, unit: str, look: Look) -> None:
    told = one_line(title)
    words = told if not unit or unit in told.lower() else f"{told}, {unit}"
    canvas.put(0, 0, _fit(words, canvas.width, look), "bold")


def _fit(words: str, width: int, look: Look) -> str:
    return cut(look.text(one_line(words)), width, look.text("…"))


def _paint_bar(
    canvas: Canvas, x: int, y: int, room: int, row: BarRow, most: float, look: Look, thick: bool
) -> None:
    style = "$ready" if row.lags else "$done"
    canvas.row(x, x + room, y, "." if look.ascii else "┈", "$faint")
    canvas.put(x, y, _bar(row.value / most, room, look, thick), style)
    if row.target is not None and row.target > 0:
        at = x + min(room - 1, round(row.target / most * room))
        canvas.put(at, y, look.text("│"), "bold $strong")


def _bar(fraction: float, room: int, look: Look, thick: bool) -> str:
    """A bar; where rows lie close it is a heavy line, so that bars never touch."""
    if thick or look.ascii:
        return solid(fraction, room, look)
    halves = round(min(1.0, max(0.0, fraction)) * room * 2)
    if fraction > 0:
        halves = max(1, halves)
    return "━" * (halves // 2) + ("╸" if halves % 2 else "")


def _paint_rest(canvas: Canvas, left_out: int, look: Look) -> None:
    if left_out > 0:
        canvas.put(0, canvas.height - 1, _fit(f"… {left_out} more", canvas.width, look), "$muted")


@dataclass(frozen=True, slots=True)
class PairRow:
    """Left and right of one thing, with the words at the ends of the bars."""

    label: str
    left: float
    right: float
    left_text: str = ""
    right_text: str = ""

    @property
    def told(self) -> tuple[str, str]:
        """The two values as they are written."""
        return (
            one_line(self.left_text, 20) or plain_number(self.left),
            one_line(self.right_text, 20) or plain_number(self.right),
        )


@dataclass(frozen=True, slots=True)
class PairChart:
    """Bars from a line in the middle: the left leg to the left, the right leg to the right."""

    title: str
    rows: tuple[PairRow, ...]
    unit: str = ""

    def draw(self, width: int, height: int, look: Look = UNICODE) -> Content:
        """Return the bars; the shorter side of each pair is marked by color and by length."""
        canvas = Canvas(width, height)
        if not self.rows or height < 3:
            return paint_words(canvas, self.as_words(), look)
        labels = max(cells(one_line(row.label)) for row in self.rows)
        ends = max(cells(text) for row in self.rows for text in row.told)
        labels = min(labels, max(6, width // 3))
        half = (width - labels - 2 * ends - 5) // 2
        if half < _LEAST_BAR:
            return self.as_table().draw(width, height, look)
        axis = labels + 2 + ends + 1 + half
        _paint_head(canvas, self.title, self.unit, look)
        canvas.put_right(axis, 1, "left ", "$muted")
        canvas.put(axis + 1, 1, " right", "$muted")
        most = max(max(row.left, row.right) for row in self.rows) or 1.0
        shown, step = _rows_that_fit(len(self.rows), height - 2)
        for index, row in enumerate(self.rows[:shown]):
            y = 2 + index * step
            canvas.put(0, y, _fit(row.label, labels, look), "$foreground")
            _paint_pair(canvas, axis, y, half, row, most, look, step > 1)
        _paint_rest(canvas, len(self.rows) - shown, look)
        return canvas.content()

    def as_words(self) -> str:
        """Return each pair, and by how much the weaker side is behind."""
        if not self.rows:
            return f"{one_line(self.title)}: nothing yet."
        unit = f" {self.unit}" if self.unit else ""
        return " ".join(
            f"{one_line(row.label)}: left {row.told[0]}{unit}, right {row.told[1]}{unit}"
            f"{_behind(row)}."
            for row in self.rows
        )

    def as_table(self) -> Table:
        """Return a row for each pair."""
        rows = tuple((row.label, *row.told) for row in self.rows)
        unit = f", {self.unit}" if self.unit else ""
        return Table((self.title, f"left{unit}", f"right{unit}"), rows, (1, 2))


def _behind(row: PairRow) -> str:
    if row.left == row.right:
        return ", even"
    side = "left" if row.left < row.right else "right"
    share = (1 - min(row.left, row.right) / max(row.left, row.right)) * 100
    return f", {side} {share:.0f} % behind"


def _paint_pair(
    canvas: Canvas, axis: int, y: int, half: int, row: PairRow, most: float, look: Look, thick: bool
) -> None:
    left, right = (
        max(1 if value > 0 else 0, round(value / most * half)) for value in (row.left, row.right)
    )
    mark = "=" if look.ascii else "━"
    weaker, stronger = "$ready", "$done"
    canvas.put(axis, y, look.text("│"), "$muted")
    mark = "█" if thick and not look.ascii else mark
    canvas.row(axis - left, axis, y, mark, weaker if row.left < row.right else stronger)
    canvas.row(axis + 1, axis + 1 + right, y, mark, weaker if row.right < row.left else stronger)
    canvas.put_right(axis - left - 1, y, look.text(row.told[0]), "bold $strong")
    canvas.put(axis + right + 2, y, look.text(row.told[1]), "bold $strong")
