"""Digits and words as large as their box allows: what is read from across the room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from textual.content import Content

from legtui.text import clean
from legtui.training.frozen import dataclass
from legtui.widgets.canvas import Canvas, cells, cut
from legtui.widgets.glyphs import GLYPHS, SMALL, Pen, Pixel, glyph_width, pixels
from legtui.widgets.look import UNICODE, Look

QUADRANTS: Final = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By the sum of upper left 1, upper right 2, lower left 4, lower right 8."""

LEAST_ROWS: Final = 3
"""Fewer rows than this and the text is written small."""

_LEAST_ROWS_ASCII: Final = 5
_WIDE: Final = 1.25
_NARROW: Final = 0.72
"""Columns of a digit for each of its rows; a cell is about twice as high as wide."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some characters in one style, a style string of Textual such as `$lift`."""

    text: str
    style: str = "$strong"


@dataclass(frozen=True, slots=True)
class _Size:
    """A size in cells: rows and columns of a digit, thickness, gap between characters."""

    rows: int
    columns: int
    thick: int
    gap: int
    ascii: bool

    @property
    def pen(self) -> Pen:
        return self._pen(self.rows)

    @property
    def small(self) -> Pen:
        """The pen of the small letters."""
        return self._pen(max(2, round(self.rows * SMALL)))

    def _pen(self, rows: int) -> Pen:
        small = rows < self.rows
        wide = max(3, round(self.columns * SMALL)) if small else self.columns
        thick = max(1, min(round(self.thick * 0.7), wide // 3)) if small else self.thick
        if self.ascii:
            flat = max(1, min(round(thick / 2), rows // 5))
            return Pen(wide, rows, thick, flat, thick if thick > 1 else 0, flat)
        flat = max(1, min(thick, 2 * rows // 5))
        curve = max(flat, round(1.4 * flat)) if flat > 1 else 1
        return Pen(2 * wide, 2 * rows, 2 * thick, flat, 2 * curve, curve)


def big(
    parts: Sequence[Part],
    width: int,
    height: int,
    look: Look = UNICODE,
    *,
    most_rows: int | None = None,
    least_rows: int = 0,
    align: str = "center",
) -> list[Content]:
    """Return the parts side by side, as large as a box of `width` x `height` cells allows.

    The picture fills `height` lines and stands in the middle of the box, or at its left with
    `align="left"`. `most_rows` holds it lower; for `least_rows` the characters
    get as narrow as they must. Where not even the smallest digits fit, the text
    is written as it is.
    """
    parts = [Part(_safe(part.text), part.style) for part in parts]
    text = "".join(_known(part.text) for part in parts)
    size = _fit(text, width, min(height, most_rows or height), look.ascii)
    if size is None or size.rows < least_rows:
        size = _squeezed(text, width, least_rows, look.ascii) or size
    if size is None:
        canvas = Canvas(width, height)
        _write_small(canvas, parts, look, align)
        return canvas.lines()
    left = (width - _columns(text, size)) // 2 if align == "center" else 0
    above = (height - size.rows) // 2
    rows = _written(parts, size, left)[max(0, -above) :]
    lines = [*[Content("")] * above, *rows][:height]
    return lines + [Content("")] * (height - len(lines))


def enough(rows: int, look: Look) -> int:
    """Return rows for letters to be big in: in ASCII fewer than five are too few."""
    return max(rows, _LEAST_ROWS_ASCII) if look.ascii and rows >= LEAST_ROWS else rows


def starts(parts: Sequence[Part], width: int, height: int, look: Look = UNICODE) -> list[int]:
    """Return the column where each part begins in the picture that `big` puts at the left."""
    texts = [_known(_safe(part.text)) for part in parts]
    size = _fit("".join(texts), width, height, look.ascii)
    columns, x = [], 0
    for text in texts:
        columns.append(x)
        x += cells(text) if size is None else _columns(text, size) + size.gap
    return columns


def rows_for(text: str, width: int, height: int, look: Look = UNICODE) -> int:
    """Return how many rows `big` would take for the text; 1 where it is written small."""
    size = _fit(_known(_safe(text)), width, height, look.ascii)
    return size.rows if size else min(1, height)


def _safe(text: str) -> str:
    """Return text on one line; the spaces at its ends stay, they part it from the next."""
    return clean(text).replace("\n", " ")


def _known(text: str) -> str:
    """Return the text in characters that there are glyphs of."""
    text = text.replace("-", "−").replace("–", "−")
    return "".join(
        character if character in GLYPHS or character.upper() in GLYPHS else "?"
        for character in text
    )


@lru_cache(maxsize=512)
def _fit(text: str, width: int, height: int, plain: bool) -> _Size | None:
    least = _LEAST_ROWS_ASCII if plain else LEAST_ROWS
    for rows in range(height, least - 1, -1):
        for columns in range(max(4, round(rows * _WIDE)), max(2, round(rows * _NARROW) - 1), -1):
            size = _size(rows, columns, plain)
            if _columns(text, size) <= width:
                return size
    return None


@lru_cache(maxsize=512)
def _squeezed(text: str, width: int, rows: int, plain: bool) -> _Size | None:
    """Return a size of these rows, narrower than looks well."""
    for columns in range(round(rows * _NARROW), 2, -1):
        size = _size(rows, columns, plain)
        if _columns(text, size) <= width:
            return size
    return None


def _size(rows: int, columns: int, plain: bool) -> _Size:
    thick = max(1, min(round(rows * 0.36), round(columns * 0.31), (columns - 1) // 2))
    if rows <= 4 and not plain:
        thick = 1
    return _Size(rows, columns, thick, max(1, round(columns * 0.17)), plain)


def _columns(text: str, size: _Size) -> int:
    if not text:
        return 0
    return sum(_width(character, size) for character in text) + size.gap * (len(text) - 1)


def _width(character: str, size: _Size) -> int:
    glyph, pen = _glyph(character, size)
    width = glyph_width(GLYPHS[glyph], pen)
    return width if size.ascii else -(-width // 2)


def _glyph(character: str, size: _Size) -> tuple[str, Pen]:
    if character in GLYPHS:
        return character, size.pen
    return character.upper(), size.small


@lru_cache(maxsize=512)
def _rows(character: str, size: _Size) -> tuple[str, ...]:
    """Return a character's rows, all of one width; the same few are shown all day."""
    glyph, pen = _glyph(character, size)
    width, covered = pixels(glyph, pen)
    if size.ascii:
        marks = [(column, size.rows - pen.height + row, "#") for column, row in covered]
    else:
        top, width = size.rows - pen.height // 2, -(-width // 2)
        marks = [(column, top + row, mark) for column, row, mark in _blocks(covered)]
    rows = [[" "] * width for _ in range(size.rows)]
    for column, row, mark in marks:
        rows[row][column] = mark
    return tuple(map("".join, rows))


def _written(parts: Sequence[Part], size: _Size, left: int) -> list[Content]:
    """Return the rows of big characters, so many columns from the left."""
    gap = " " * size.gap
    glyphs = [[_rows(one, size) for one in _known(part.text)] for part in parts]
    lines = []
    for row in range(size.rows):
        line: list[str | tuple[str, str]] = [" " * left]
        for part, characters in zip(parts, glyphs, strict=True):
            line += [(gap.join(one[row] for one in characters), part.style), gap]
        lines.append(Content.assemble(*line).rstrip())
    return lines


def _blocks(covered: frozenset[Pixel]) -> Iterator[tuple[int, int, str]]:
    corners: dict[Pixel, int] = {}
    for x, y in covered:
        cell = (x // 2, y // 2)
        corners[cell] = corners.get(cell, 0) | 1 << (x % 2 + 2 * (y % 2))
    for (x, y), corner in corners.items():
        yield x, y, QUADRANTS[corner]


def _write_small(canvas: Canvas, parts: Sequence[Part], look: Look, align: str) -> None:
    whole = "".join(part.text for part in parts)
    kept = cut(look.text(whole), canvas.width, look.text("…"))
    x = (canvas.width - cells(kept)) // 2 if align == "center" else 0
    y = (canvas.height - 1) // 2
    for part in parts:
        mine, kept = kept[: len(part.text)], kept[len(part.text) :]
        x = canvas.put(x, y, mine, f"bold {part.style}")
