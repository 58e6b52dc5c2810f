"""Thin and thick bars: how much of something is done."""

from __future__ import annotations

from textual.content import Content

from legtui.widgets.canvas import Canvas
from legtui.widgets.look import UNICODE, Look

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def progress(fraction: float, width: int, look: Look = UNICODE, style: str = "$accent") -> Content:
    """Return a thin line of `width` cells, heavy as far as `fraction` (0 to 1), light after it.

    Told by the line's weight as well as by color, to half a cell. Full only at 1.
    """
    canvas = Canvas(width, 1)
    paint_progress(canvas, 0, 0, width, fraction, look, style)
    return canvas.content()


def paint_progress(
    canvas: Canvas, x: int, y: int, width: int, fraction: float, look: Look, style: str
) -> None:
    """Paint what `progress` returns at a place of a canvas."""
    halves = int(_within(fraction) * width * 2)
    whole, half = divmod(halves, 2)
    if look.ascii:
        canvas.row(x, x + whole, y, "=", style)
        canvas.row(x + whole, x + width, y, "-", "$faint")
        return
    canvas.row(x, x + whole, y, "━", style)
    canvas.row(x + whole, x + width, y, "─", "$faint")
    if half:
        canvas.put(x + whole, y, "╸", style)


def solid(fraction: float, width: int, look: Look = UNICODE) -> str:
    """Return a thick bar without its background: whole blocks and an eighth, `#` in ASCII.

    What is more than nothing shows at least the thinnest sliver.
    """
    share = _within(fraction)
    if width < 1 or share == 0:
        return ""
    if look.ascii:
        return "#" * max(1, round(share * width))
    eighths = max(1, round(share * width * 8))
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def _within(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))
