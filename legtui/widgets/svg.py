"""Makes a terminal's SVG look the same in every viewer, whatever font it finds.

A font draws blocks and lines as high as its own letters, which leaves seams between the rows of a
terminal; viewers drop the spaces before a text, and few know `textLength`. So blocks, lines and
dots become shapes that fill their cells, and every word stands where its own cell begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import groupby
from typing import Final

from rich.cells import get_character_cell_size

CELL: Final = 12.2
LINE: Final = 24.4
"""Width and height of a cell in the SVG's units, as Rich writes it."""

FONTS: Final = (
    '"Fira Code", "JetBrains Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace'
)
FONT_SIZE: Final = round(CELL / 0.6, 2)
"""At this size a letter of most such fonts is as wide as a cell."""

_BASELINE: Final = 18.5
"""Where letters stand below the upper edge of their cell."""

_OVERLAP: Final = 0.3
"""So far a shape reaches into the next row, where the edges would let the ground through."""

_BELOW: Final = 2.8
"""So far the last row reaches below where Rich cuts the picture off."""

_LIGHT, _HEAVY = 1.6, 3.6

_TEXT: Final = re.compile(
    r'<text class="([\w-]+)" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', re.DOTALL
)
_LINE_CLIPS: Final = re.compile(r'<clipPath id="[\w-]+-line-\d+">.*?</clipPath>\s*', re.DOTALL)
_WHOLE_CLIP: Final = re.compile(r'(-clip-terminal">\s*<rect [^>]*height=")([\d.]+)')
_MATRIX: Final = re.compile(r"(-matrix \{)[^}]*\}")

_QUADRANTS: Final = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_LOWER: Final = "▁▂▃▄▅▆▇"
_LEFT: Final = "▏▎▍▌▋▊▉"
_SHADES: Final = {"░": 0.25, "▒": 0.5, "▓": 0.75}
_ARMS: Final = {
    "─": (1, 0, 1, 0), "━": (2, 0, 2, 0), "│": (0, 1, 0, 1), "┃": (0, 2, 0, 2),
    "╴": (1, 0, 0, 0), "╶": (0, 0, 1, 0), "╸": (2, 0, 0, 0), "╺": (0, 0, 2, 0),
    "╼": (1, 0, 2, 0), "╾": (2, 0, 1, 0), "╵": (0, 1, 0, 0), "╷": (0, 0, 0, 1),
    "┌": (0, 0, 1, 1), "┐": (1, 0, 0, 1), "└": (0, 1, 1, 0), "┘": (1, 1, 0, 0),
    "├": (0, 1, 1, 1), "┤": (1, 1, 0, 1), "┬": (1, 0, 1, 1), "┴": (1, 1, 1, 0),
    "┼": (1, 1, 1, 1),
}  # fmt: skip
"""Weights of the arms to the left, up, right and down."""
_DASHES: Final = {"╌": 2, "┄": 3, "┈": 4}
_CORNERS: Final = {"╭": (1, 1), "╮": (-1, 1), "╰": (1, -1), "╯": (-1, -1)}
"""Where a round corner goes on: to the right or left, down or up."""
_DOTS: Final = {"●": (5.0, 0.0), "○": (5.0, 3.4), "•": (2.6, 0.0), "·": (1.5, 0.0)}
"""Outer and inner radius."""
_SQUARES: Final = {"■": 4.6, "▪": 3.0}
_TRIANGLES: Final = {"▶": (1, 0), "◀": (-1, 0), "▲": (0, -1), "▼": (0, 1)}

_BRAILLE: Final = range(0x2800, 0x2900)
_BRAILLE_DOT: Final = 2.1
_BRAILLE_PLACES: Final = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of each dot, by its bit."""
_ROUND: Final = frozenset((*_CORNERS, *_DOTS, *_TRIANGLES, *map(chr, _BRAILLE)))
_STRAIGHT: Final = frozenset(
    (*_ARMS, *_DASHES, *_SQUARES, *_SHADES, *_QUADRANTS[1:], *_LOWER, *_LEFT, "▔", "▕")
)
_PUNCTUATION: Final = frozenset((*map(chr, range(33, 127)), *"×–—−…“”‘’½≥≤°±"))
"""Signs that every font has in the width of its letters."""


def even(svg: str) -> str:
    """Return a terminal's SVG as Rich exports it, fit for every viewer."""
    svg = _LINE_CLIPS.sub("", svg)
    svg = _WHOLE_CLIP.sub(lambda found: f"{found[1]}{float(found[2]) + _BELOW:.6g}", svg)
    ligatures = "font-variant-ligatures: none;"
    svg = _MATRIX.sub(
        rf"\1 font-family: {FONTS}; font-size: {FONT_SIZE}px; {ligatures} }}", svg, count=1
    )
    return _TEXT.sub(_redrawn, svg)


def _redrawn(found: re.Match[str]) -> str:
    name, x, baseline = found[1], float(found[2]), float(found[3])
    words = unescape(found[4]).replace("\u00a0", " ")
    return "".join(_parts(words, name, x, baseline))


def _parts(words: str, name: str, x: float, baseline: float) -> Iterator[str]:
    """Return words and shapes, each in its own place."""
    for kind, run in groupby(words, _kind):
        text = "".join(run)
        width = CELL * sum(map(get_character_cell_size, text))
        if kind == "word":
            yield (
                f'<text class="{name}" x="{x:.5g}" y="{baseline:.5g}" textLength="{width:.5g}">'
                f"{escape(text, quote=False)}</text>"
            )
        elif kind == "sign":
            for place in range(len(text)):
                middle = x + (place + 0.5) * width / len(text)
                yield (
                    f'<text class="{name}" x="{middle:.5g}" y="{baseline:.5g}"'
                    f' text-anchor="middle">{text[place]}</text>'
                )
        elif kind:
            drawn = _shape(text, x, baseline - _BASELINE)
            faint = f' fill-opacity="{_SHADES[text[0]]}"' if text[0] in _SHADES else ""
            crisp = "" if kind == "round" else ' shape-rendering="crispEdges"'
            yield f'<path class="{name}"{crisp}{faint} d="{drawn}"/>'
        x += width


def _kind(character: str) -> str:
    """Return how to draw it: nothing, `word`, `sign`, `round` with slanted edges, or as itself."""
    if character.isspace():
        return ""
    if character in _ROUND:
        return "round"
    if character in _STRAIGHT:
        return character
    return "word" if character.isalnum() or character in _PUNCTUATION else "sign"


def _shape(text: str, x: float, y: float) -> str:
    """Return the outline of a run of cells that look alike, from its upper left corner."""
    character, count = text[0], len(text)
    if character in _ARMS and _ARMS[character][1::2] == (0, 0) and character in "─━":
        return _arms(character, x, y, count * CELL)
    if character == "█" or character in _LOWER or character in _SHADES or character == "▀":
        return _block(character, x, y, count * CELL)
    return "".join(_cell(one, x + place * CELL, y) for place, one in enumerate(text))


def _cell(character: str, x: float, y: float) -> str:
    if character in _ARMS:
        return _arms(character, x, y, CELL)
    if character in _DASHES:
        step = CELL / _DASHES[character]
        return "".join(
            _box(x + place * step + step / 5, y + (LINE - _LIGHT) / 2, step * 3 / 5, _LIGHT)
            for place in range(_DASHES[character])
        )
    if character in _CORNERS:
        return _corner(*_CORNERS[character], x + CELL / 2, y + LINE / 2)
    if character in _DOTS:
        outer, inner = _DOTS[character]
        cx, cy = x + CELL / 2, y + LINE / 2
        return _circle(cx, cy, outer, 1) + (_circle(cx, cy, inner, 0) if inner else "")
    if ord(character) in _BRAILLE:
        return _braille(ord(character) - _BRAILLE.start, x, y)
    if character in _SQUARES:
        half = _SQUARES[character]
        return _box(x + CELL / 2 - half, y + LINE / 2 - half, 2 * half, 2 * half)
    if character in _TRIANGLES:
        return _triangle(*_TRIANGLES[character], x + CELL / 2, y + LINE / 2)
    return _block(character, x, y, CELL)


def _braille(bits: int, x: float, y: float) -> str:
    return "".join(
        _circle(x + (column + 0.5) * CELL / 2, y + (row + 0.5) * LINE / 4, _BRAILLE_DOT, 1)
        for bit, (column, row) in enumerate(_BRAILLE_PLACES)
        if bits >> bit & 1
    )


def _box(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:.6g} {y:.6g}h{width:.6g}v{height:.6g}h{-width:.6g}z"


def _block(character: str, x: float, y: float, width: float) -> str:
    if character in _SHADES or character == "█":
        return _box(x, y, width, LINE + _OVERLAP)
    if character in _LOWER:
        height = LINE * (_LOWER.index(character) + 1) / 8
        return _box(x, y + LINE - height, width, height + _OVERLAP)
    if character in _LEFT:
        return _box(x, y, CELL * (_LEFT.index(character) + 1) / 8, LINE + _OVERLAP)
    if character == "▔":
        return _box(x, y, width, LINE / 8)
    if character == "▕":
        return _box(x + CELL * 7 / 8, y, CELL / 8, LINE + _OVERLAP)
    corners = _QUADRANTS.index(character)
    rows = []
    for row in (0, 1):
        pair = corners >> (2 * row) & 3
        if pair:
            left = x + (CELL / 2 if pair == 2 else 0)
            across = width if pair == 3 else CELL / 2
            below = _OVERLAP if row == 1 or corners >> 2 & pair else 0
            rows.append(_box(left, y + row * LINE / 2, across, LINE / 2 + below))
    return "".join(rows)


def _arms(character: str, x: float, y: float, width: float) -> str:
    left, up, right, down = (_HEAVY if one == 2 else one * _LIGHT for one in _ARMS[character])
    cx, cy = x + CELL / 2, y + LINE / 2
    if left and left == right and not (up or down):
        return _box(x, cy - left / 2, width, left)
    out = []
    if left:
        out.append(_box(x, cy - left / 2, CELL / 2, left))
    if right:
        out.append(_box(cx, cy - right / 2, CELL / 2, right))
    if up:
        out.append(_box(cx - up / 2, y, up, LINE / 2 + _LIGHT / 2))
    if down:
        out.append(_box(cx - down / 2, cy - _LIGHT / 2, down, LINE / 2 + _LIGHT / 2 + _OVERLAP))
    return "".join(out)


def _corner(sx: int, sy: int, cx: float, cy: float) -> str:
    half, radius = _LIGHT / 2, CELL / 2
    outer, inner = radius + half, radius - half
    turn = 1 if sx * sy > 0 else 0
    stem = LINE / 2 - radius
    top = cy + radius if sy > 0 else cy - LINE / 2
    return (
        f"M{cx - sx * half:.6g} {cy + sy * radius:.6g}"
        f"A{outer:.6g} {outer:.6g} 0 0 {turn} {cx + sx * radius:.6g} {cy - sy * half:.6g}"
        f"v{sy * _LIGHT:.6g}"
        f"A{inner:.6g} {inner:.6g} 0 0 {1 - turn} {cx + sx * half:.6g} {cy + sy * radius:.6g}z"
        + _box(cx - half, top, _LIGHT, stem + _OVERLAP)
    )


def _circle(cx: float, cy: float, radius: float, turn: int) -> str:
    arc = f"a{radius} {radius} 0 1 {turn} "
    return f"M{cx - radius:.6g} {cy:.6g}{arc}{2 * radius:.6g} 0{arc}{-2 * radius:.6g} 0z"


def _triangle(dx: int, dy: int, cx: float, cy: float) -> str:
    size = 5.0
    tip = (cx + dx * size, cy + dy * size)
    one = (cx - dx * size + dy * size, cy - dy * size + dx * size)
    two = (cx - dx * size - dy * size, cy - dy * size - dx * size)
    return "M" + "L".join(f"{px:.6g} {py:.6g}" for px, py in (tip, one, two)) + "z"
