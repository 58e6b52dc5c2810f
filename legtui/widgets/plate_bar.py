"""A bar or a sled with its plates, seen from the front: both sides mirrored, heaviest inside."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Final

from legtui.training.equipment import Kind, Recipe
from legtui.training.frozen import dataclass
from legtui.training.weight import Unit, Weight
from legtui.widgets.canvas import Canvas
from legtui.widgets.look import Look
from legtui.widgets.plate_words import counted, plate_label

_COLORS: Final = {
    Unit.KG: ((25, "red"), (20, "blue"), (15, "yellow"), (10, "green"), (5, "white")),
    Unit.LB: ((55, "red"), (45, "blue"), (35, "yellow"), (25, "green"), (10, "white")),
}
_BLACK_FROM: Final = {Unit.KG: 2, Unit.LB: 4}
_FULL_SIZE: Final = {Unit.KG: 20, Unit.LB: 45}
"""From here on plates have the full diameter, 450 mm."""

MOST_WIDTH: Final = 64
"""Cells of a whole bar; a longer one is only empty."""

_BAR_END: Final = 2
_SLEEVE: Final = 0.19
"""The share of a bar that one sleeve takes at least, as of a real one."""
_CARRIED: Final = 2
"""Characters of a label that any plate can carry."""
_UPPER_EDGE: Final = str.maketrans("█▐▌", "▄▗▖")
_LOWER_EDGE: Final = str.maketrans("█▐▌", "▀▝▘")


@dataclass(frozen=True, slots=True)
class Disc:
    """A plate, or a run of equal ones, as it is drawn."""

    label: str
    color: str
    reach: int
    """Half rows above and below the bar's own row."""
    slot: int
    """Cells along the bar."""
    copies: int = 1
    """Plates drawn side by side in the slot."""
    above: bool = False
    """Its label stands above it, as it is too small to carry it."""
    gap: int = 0
    """Cells to the plate inside of it, so that two labels do not run into each other."""


def plate_color(weight: Weight) -> str:
    """Return the usual color of a plate: `red`, `blue`, … `silver` for the smallest."""
    for least, color in _COLORS[weight.unit]:
        if weight.value >= least:
            return color
    return "black" if weight.value >= _BLACK_FROM[weight.unit] else "silver"


def draw_bar(canvas: Canvas, recipe: Recipe, top: int, rows: int, look: Look) -> bool:
    """Paint the bar in an odd number of rows from `top` on; tell whether there is room."""
    name = recipe.base.number if recipe.base is not None else ""
    name = f"sled {name}" if recipe.kind is Kind.SLED else name
    width = min(canvas.width, MOST_WIDTH)
    plates = recipe.per_side or ()
    for discs in (_singly(plates, rows, look), _in_runs(plates, rows, look), _tight(plates, rows)):
        side = max(sum(disc.slot + disc.gap for disc in discs) + _BAR_END, round(width * _SLEEVE))
        if width - 2 * side >= len(name) + 6:
            _paint(canvas, discs, (canvas.width - width) // 2, width, side, name, top, rows, look)
            return True
    return False


def reach(weight: Weight, rows: int) -> int:
    """Return the half rows that a plate reaches beyond the bar's row, its diameter in proportion.

    A plate of 1.25 kg is 160 mm across, one of 20 kg 450 mm.
    """
    share = min(1.0, float(weight.value) / _FULL_SIZE[weight.unit])
    diameter = 0.15 + 0.85 * sqrt(share)
    return max(0, min(rows - 1, round((rows - 1) * diameter)))


def _singly(plates: Sequence[Weight], rows: int, look: Look) -> list[Disc]:
    discs: list[Disc] = []
    for weight in plates:
        label, high = weight.number, reach(weight, rows)
        above = not look.ascii and len(label) > _CARRIED and rows // 2 - (high + 1) // 2 >= 1
        slot = len(label) if above else len(label) + 2
        gap = 1 if above and discs and discs[-1].above else 0
        discs.append(Disc(label, plate_color(weight), high, slot, above=above, gap=gap))
    return discs


def _in_runs(plates: Sequence[Weight], rows: int, look: Look) -> list[Disc]:
    discs = []
    for count, weight in counted(plates):
        label = plate_label(count, weight)
        slot = max(len(label) + (2 if count == 1 or look.ascii else 1), 2 * count)
        discs.append(Disc(label, plate_color(weight), reach(weight, rows), slot, count))
    return discs


def _tight(plates: Sequence[Weight], rows: int) -> list[Disc]:
    discs = []
    for count, weight in counted(plates):
        label = plate_label(count, weight)
        discs.append(Disc(label, plate_color(weight), reach(weight, rows), len(label) + 1, 0))
    return discs


def _paint(
    canvas: Canvas,
    discs: Sequence[Disc],
    left: int,
    width: int,
    side: int,
    name: str,
    top: int,
    rows: int,
    look: Look,
) -> None:
    y, right = top + rows // 2, left + width
    inner, outer = left + side, right - side
    canvas.row(left, right, y, look.text("━"), "$plate-silver")
    canvas.row(inner, outer, y, look.text("─"), "$muted")
    label = f" {name} " if name else ""
    canvas.put(inner + (outer - inner - len(label)) // 2, y, label, "bold $muted")
    for x in (inner, outer - 1):
        canvas.put(x, y, "|" if look.ascii else "┃", "$plate-silver")
    for disc in discs:
        inner -= disc.slot + disc.gap
        outer += disc.gap
        for x in (inner, outer):
            paint_disc(canvas, x, y, disc, look)
        outer += disc.slot


def paint_disc(canvas: Canvas, x: int, y: int, disc: Disc, look: Look) -> None:
    """Paint a plate whose slot begins at cell `x`, its middle in row `y`."""
    full, half = divmod(disc.reach, 2)
    if look.ascii:
        for row in range(y - full, y + full + 1):
            canvas.row(x, x + disc.slot, row, "#", "bold")
        if disc.label:
            canvas.put(x, y, f"[{look.text(disc.label).center(disc.slot - 2)}]"[-disc.slot :])
        return
    color, body = f"$plate-{disc.color}", _body(disc)
    for row in range(y - full, y + full + 1):
        _put(canvas, x, row, body, color)
    if half:
        _put(canvas, x, y - full - 1, body.translate(_UPPER_EDGE), color)
        _put(canvas, x, y + full + 1, body.translate(_LOWER_EDGE), color)
    if not disc.label:
        return
    at = x + (disc.slot - len(disc.label)) // 2
    if disc.above:
        canvas.put(at, y - full - half - 1, disc.label, "$foreground")
    else:
        canvas.put(at, y, disc.label, f"bold $on-plate-{disc.color} on {color}")


def _body(disc: Disc) -> str:
    """Return one row of the plates in their slot; half cells part them."""
    if disc.above:
        return "▐█▌" if disc.slot % 2 else "██".center(disc.slot)
    if disc.copies > 1:
        return ("█▌" * disc.copies).ljust(disc.slot)
    if disc.copies == 0:
        return "█" * (disc.slot - 1) + "▌"
    return "▐" + "█" * (disc.slot - 2) + "▌"


def _put(canvas: Canvas, x: int, y: int, body: str, style: str) -> None:
    for place, character in enumerate(body):
        if character != " ":
            canvas.put(x + place, y, character, style)
