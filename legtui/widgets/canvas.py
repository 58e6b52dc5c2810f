"""A small grid of cells that pictures are painted on, and from which a `Content` is made.

Whatever lies outside the grid is dropped, so a picture is never wider or taller than asked.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import get_character_cell_size
from textual.content import Content, Span

_TAKEN = ""
"""The second cell of a character that is two cells wide."""


class Canvas:
    """A grid of `width` x `height` cells, each a character and a style string."""

    def __init__(self, width: int, height: int) -> None:
        self.width = max(0, width)
        self.height = max(0, height)
        self._cells = [[" "] * self.width for _ in range(self.height)]
        self._styles = [[""] * self.width for _ in range(self.height)]

    def put(self, x: int, y: int, text: str, style: str = "") -> int:
        """Write `text` from cell `x` of row `y`; return the column after it.

        Text without a background of its own keeps the background that is there.
        """
        for character in text:
            size = get_character_cell_size(character)
            if size == 0:
                self._join(x - 1, y, character)
                continue
            if 0 <= y < self.height and x >= 0 and x + size <= self.width:
                self._cells[y][x] = character
                self._styles[y][x] = style
                if size == 2:
                    self._cells[y][x + 1] = _TAKEN
                    self._styles[y][x + 1] = style
            x += size
        return x

    def _join(self, x: int, y: int, mark: str) -> None:
        if 0 <= y < self.height and 0 <= x < self.width and self._cells[y][x] != _TAKEN:
            self._cells[y][x] += mark

    def put_right(self, x: int, y: int, text: str, style: str = "") -> None:
        """Write `text` so that it ends before column `x`."""
        self.put(x - cells(text), y, text, style)

    def row(self, x0: int, x1: int, y: int, character: str, style: str = "") -> None:
        """Fill row `y` from `x0` up to, not with, `x1`."""
        self.put(x0, y, character * max(0, x1 - x0), style)

    def column(self, x: int, y0: int, y1: int, character: str, style: str = "") -> None:
        """Fill column `x` from row `y0` up to, not with, `y1`."""
        for y in range(y0, y1):
            self.put(x, y, character, style)

    def at(self, x: int, y: int) -> str:
        """Return the character of a cell; a space outside the grid."""
        inside = 0 <= x < self.width and 0 <= y < self.height
        return self._cells[y][x] if inside else " "

    def content(self) -> Content:
        """Return the picture: `height` lines, without idle spaces at their ends."""
        return Content("\n").join(self.lines())

    def lines(self) -> list[Content]:
        """Return the lines of the picture."""
        return [self._line(y) for y in range(self.height)]

    def _line(self, y: int) -> Content:
        characters, styles = self._cells[y], self._styles[y]
        end = self.width
        while end and characters[end - 1] == " " and "on " not in styles[end - 1]:
            end -= 1
        spans: list[Span] = []
        offset = start = 0
        for x in range(end):
            if x and styles[x] != styles[x - 1]:
                _close(spans, start, offset, styles[x - 1])
                start = offset
            offset += len(characters[x])
        if end:
            _close(spans, start, offset, styles[end - 1])
        return Content("".join(characters[:end]), spans)


def _close(spans: list[Span], start: int, end: int, style: str) -> None:
    if style and end > start:
        spans.append(Span(start, end, style))


def cells(text: str) -> int:
    """Return how many cells a line of text takes."""
    return sum(get_character_cell_size(character) for character in text)


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """Return one line of text in at most `width` cells, its end replaced if it is too long."""
    if cells(text) <= width:
        return text
    if width <= len(ellipsis):
        return ellipsis[: max(0, width)]
    kept, used = [], len(ellipsis)
    for character in text:
        used += get_character_cell_size(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ellipsis


def first_that_fits(forms: Iterable[str], width: int) -> str:
    """Return the first of the forms that fits `width` cells, longest first; the last is cut."""
    last = ""
    for last in forms:
        if cells(last) <= width:
            return last
    return cut(last, width)


def wrap(text: str, width: int) -> list[str]:
    """Return text broken into lines of at most `width` cells, at spaces where that can be."""
    if width < 1:
        return []
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            candidate = f"{line} {word}" if line else word
            if cells(candidate) <= width:
                line = candidate
                continue
            if line:
                lines.append(line)
            while cells(word) > width:
                head = _head(word, width)
                lines.append(head)
                word = word[len(head) :]
            line = word
        lines.append(line)
    return lines


def _head(word: str, width: int) -> str:
    used = 0
    for index, character in enumerate(word):
        used += get_character_cell_size(character)
        if used > width:
            return word[: max(1, index)]
    return word
