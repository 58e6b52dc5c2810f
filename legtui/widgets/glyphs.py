"""The big letters: each a few pen strokes, drawn at any size on a grid of pixels.

A stroke goes through points, written `x,y` as fractions of the letter's box; `~` after a point
rounds that corner, `z` at the end closes the stroke. `h` and `l` are the ends of a high and a low
hook, as long as leaves the letter open: a 3 must never look like an 8. The pen is a box whose
corner lies on the point, so straight strokes always lie on whole pixels and are of even thickness.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import hypot
from typing import Final

from legtui.training.frozen import dataclass

Pixel = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Glyph:
    """The strokes of one character and its width against a digit's."""

    strokes: tuple[str, ...]
    width: float = 1.0
    """0 is the width of the pen alone."""
    least: int = 3
    """Pens side by side that it needs to be legible."""
    weight: float = 1.0
    """Thickness of its strokes against a digit's."""


@dataclass(frozen=True, slots=True)
class Pen:
    """A size to draw at, in pixels: the box of a digit and the thickness of the strokes."""

    width: int
    height: int
    thick_x: int
    thick_y: int
    round_x: int
    round_y: int


def _glyph(*strokes: str, width: float = 1.0, least: int = 3, weight: float = 1.0) -> Glyph:
    return Glyph(strokes, width, least, weight)


GLYPHS: Final = {
    "0": _glyph("0,0~ 1,0~ 1,1~ 0,1~ z"),
    "1": _glyph("0.12,0.14 0.5,0", "0.5,0 0.5,1", "0.1,1 0.9,1"),
    "2": _glyph("0,h 0,0~ 1,0~ 1,0.5~ 0,0.5~ 0,1 1,1"),
    "3": _glyph("0,h 0,0~ 1,0~ 1,0.5~ 0.35,0.5", "0.35,0.5 1,0.5~ 1,1~ 0,1~ 0,l"),
    "4": _glyph("0,0 0,0.62 1,0.62", "0.8,0.3 0.8,1"),
    "5": _glyph("1,0 0,0 0,0.45 1,0.45~ 1,1~ 0,1~ 0,l"),
    "6": _glyph("1,h 1,0~ 0,0~ 0,1~ 1,1~ 1,0.5~ 0,0.5"),
    "7": _glyph("0,0 1,0 1,0.2", "1,0.2 0.35,1"),
    "8": _glyph("0,0~ 1,0~ 1,0.5~ 0,0.5~ z", "0,0.5~ 1,0.5~ 1,1~ 0,1~ z"),
    "9": _glyph("1,0.5 0,0.5~ 0,0~ 1,0~ 1,1~ 0,1~ 0,l"),
    ":": _glyph("0,0.25 0,0.25", "0,0.75 0,0.75", width=0, least=1),
    ".": _glyph("0,1 0,1", width=0, least=1),
    ",": _glyph("0,1 0,1", width=0, least=1),
    "×": _glyph("0,0.38 1,0.92", "1,0.38 0,0.92", width=0.7, least=4, weight=0.5),
    "+": _glyph("0,0.55 1,0.55", "0.5,0.3 0.5,0.8", width=0.75),
    "−": _glyph("0,0.55 1,0.55", width=0.7),
    "/": _glyph("1,0 0,1", width=0.8),
    "?": _glyph("0,h 0,0~ 1,0~ 1,0.5~ 0.5,0.5 0.5,0.65", "0.5,1 0.5,1"),
    "!": _glyph("0,0 0,0.6", "0,1 0,1", width=0, least=1),
    " ": _glyph(width=0.45, least=1),
    "A": _glyph("0,1 0,0~ 1,0~ 1,1", "0,0.55 1,0.55"),
    "B": _glyph("0,0 1,0~ 1,0.5~ 0,0.5", "0,0.5 1,0.5~ 1,1~ 0,1", "0,0 0,1"),
    "C": _glyph("1,h 1,0~ 0,0~ 0,1~ 1,1~ 1,l"),
    "D": _glyph("0,0 1,0~ 1,1~ 0,1 z"),
    "E": _glyph("1,0 0,0 0,1 1,1", "0,0.5 0.8,0.5"),
    "F": _glyph("1,0 0,0 0,1", "0,0.5 0.8,0.5"),
    "G": _glyph("1,h 1,0~ 0,0~ 0,1~ 1,1~ 1,0.6 0.62,0.6"),
    "H": _glyph("0,0 0,1", "1,0 1,1", "0,0.5 1,0.5"),
    "I": _glyph("0,0 0,1", width=0, least=1),
    "J": _glyph("1,0 1,1~ 0,1~ 0,0.7"),
    "K": _glyph("0,0 0,1", "1,0 0.15,0.5", "0.15,0.5 1,1"),
    "L": _glyph("0,0 0,1 1,1", width=0.9),
    "M": _glyph("0,1 0,0~ 1,0~ 1,1", "0.5,0 0.5,0.7", width=1.4, least=5),
    "N": _glyph("0,0 0,1", "1,0 1,1", "0,0.1 1,0.9", width=1.05, least=4),
    "O": _glyph("0,0~ 1,0~ 1,1~ 0,1~ z"),
    "P": _glyph("0,1 0,0 1,0~ 1,0.55~ 0,0.55"),
    "Q": _glyph("0,0~ 1,0~ 1,1~ 0,1~ z", "0.6,0.7 1,1"),
    "R": _glyph("0,1 0,0 1,0~ 1,0.5~ 0,0.5", "0.45,0.5 1,1"),
    "S": _glyph("1,h 1,0~ 0,0~ 0,0.5~ 1,0.5~ 1,1~ 0,1~ 0,l"),
    "T": _glyph("0,0 1,0", "0.5,0 0.5,1"),
    "U": _glyph("0,0 0,1~ 1,1~ 1,0"),
    "V": _glyph("0,0 0,0.3", "0,0.3 0.5,1", "1,0 1,0.3", "1,0.3 0.5,1"),
    "W": _glyph("0,0 0,1~ 1,1~ 1,0", "0.5,0.3 0.5,1", width=1.4, least=5),
    "X": _glyph("0,0 1,1", "1,0 0,1"),
    "Y": _glyph("0,0 0,0.45~ 1,0.45~ 1,0", "0.5,0.45 0.5,1"),
    "Z": _glyph("0,0 1,0 0,1 1,1"),
}
"""Figures, marks and capitals. A small letter is its capital, lower; `-` is `−`."""

SMALL: Final = 0.6
"""Height of a small letter against a capital."""


_THIN_EDGE: Final = 0.8
"""Takes the corner off the thinnest strokes too: a D must not look like an O."""


def pixels(character: str, pen: Pen) -> tuple[int, frozenset[Pixel]]:
    """Return the width in pixels of a character and the pixels that it covers."""
    glyph = GLYPHS[character]
    width = glyph_width(glyph, pen)
    if glyph.weight != 1:
        pen = _lighter(pen, glyph.weight)
    return width, frozenset(
        pixel
        for stroke in glyph.strokes
        for pixel in _stroke(stroke, width, pen)
        if 0 <= pixel[0] < width and 0 <= pixel[1] < pen.height
    )


def _lighter(pen: Pen, weight: float) -> Pen:
    return replace(
        pen,
        thick_x=max(1, round(pen.thick_x * weight)),
        thick_y=max(1, round(pen.thick_y * weight)),
    )


def glyph_width(glyph: Glyph, pen: Pen) -> int:
    """Return the width of a glyph in pixels, a whole number of pens' grid steps."""
    step = 2 if pen.thick_x % 2 == 0 else 1
    wanted = round(glyph.width * pen.width / step) * step
    thick = pen.thick_x * glyph.weight
    least = round(glyph.least * thick) if glyph.least != 3 else min(wanted, pen.width)
    return max(wanted, least, pen.thick_x)


@dataclass(frozen=True, slots=True)
class _Point:
    x: int
    y: int
    smooth: bool


def _stroke(text: str, width: int, pen: Pen) -> Iterator[Pixel]:
    words = text.split()
    closed = words[-1] == "z"
    points = [_point(word, width, pen) for word in words[: -1 if closed else None]]
    if closed:
        points.append(points[0])
    covered: set[Pixel] = set()
    for one, other in pairwise(points):
        covered |= set(_segment(one, other, pen))
    for index, point in enumerate(points[1:], 1):
        last = index == len(points) - 1
        if point.smooth and (closed or not last):
            after = points[1] if last else points[index + 1]
            ends = not closed and (index == 1 or index == len(points) - 2)
            _round_corner(covered, points[index - 1], point, after, pen, ends)
    return iter(covered)


def _point(word: str, width: int, pen: Pen) -> _Point:
    x, y = word.rstrip("~").split(",")
    free = pen.height - pen.thick_y
    if y in "hl":
        hook = _hook(free, pen.thick_y)
        down = hook if y == "h" else free - hook
    else:
        down = round(float(y) * free)
    return _Point(round(float(x) * (width - pen.thick_x)), down, word.endswith("~"))


def _hook(free: int, thick: int) -> int:
    """How far a hook reaches beyond its bar: at most half of what is open to the middle bar."""
    opening = free // 2 - thick
    return max(0, min(round(0.2 * free), opening // 2))


def _segment(one: _Point, other: _Point, pen: Pen) -> Iterator[Pixel]:
    if one.x != other.x and one.y != other.y:
        yield from _slant(one, other, pen) if one.y < other.y else _slant(other, one, pen)
        return
    for y in range(min(one.y, other.y), max(one.y, other.y) + pen.thick_y):
        for x in range(min(one.x, other.x), max(one.x, other.x) + pen.thick_x):
            yield x, y


def _slant(top: _Point, low: _Point, pen: Pen) -> Iterator[Pixel]:
    """A slanted stroke, as wide across its direction as an upright one."""
    rise, run = low.y - top.y, low.x - top.x
    length = rise + pen.thick_y
    aspect = pen.thick_y / pen.thick_x
    wide = min(pen.thick_x * hypot(1.0, run * aspect / rise), 1.8 * pen.thick_x)
    wide = max(wide, abs(run) / length)
    left, right = min(top.x, low.x), max(top.x, low.x) + pen.thick_x
    for y in range(top.y, low.y + pen.thick_y):
        part = min(1.0, max(0.0, (y - top.y + 0.5 - 0.25 * pen.thick_y) / (length * 0.9)))
        start = top.x + run * part - (wide - pen.thick_x) / 2
        for x in range(max(left, round(start)), min(right, round(start + wide))):
            yield x, y


def _round_corner(
    covered: set[Pixel], before: _Point, corner: _Point, after: _Point, pen: Pen, ends: bool
) -> None:
    """Make a right angle a quarter of an ellipse, outside and inside.

    Two corners share a stroke between them; where the stroke `ends`, one has it all.
    """
    other_x = before.x if before.x != corner.x else after.x
    other_y = before.y if before.y != corner.y else after.y
    round_x = min(pen.round_x, (abs(other_x - corner.x) + pen.thick_x) // 2)
    length_y = abs(other_y - corner.y) + pen.thick_y
    round_y = min(pen.round_y, length_y if ends else length_y // 2)
    if round_x < 1 or round_y < 1:
        return
    edge = _THIN_EDGE if round_y == 1 else 1.0
    inner_x, inner_y = round_x - pen.thick_x, round_y - pen.thick_y
    for across in range(round_x):
        for down in range(round_y):
            far_x, far_y = round_x - across - 0.5, round_y - down - 0.5
            inside = (far_x / round_x) ** 2 + (far_y / round_y) ** 2 <= edge
            hollow = (
                inner_x > 0 and inner_y > 0 and (far_x / inner_x) ** 2 + (far_y / inner_y) ** 2 < 1
            )
            x = corner.x + across if other_x > corner.x else corner.x + pen.thick_x - 1 - across
            y = corner.y + down if other_y > corner.y else corner.y + pen.thick_y - 1 - down
            if inside and not hollow:
                covered.add((x, y))
            else:
                covered.discard((x, y))
