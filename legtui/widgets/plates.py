"""The load as a picture: bar or sled with its plates, stack with its pin, dumbbells.

Plates are in proportion and in the usual colors (those of IWF bumper plates; the pound plates
that stand for them have the same), each with its label; both sides mirrored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from textual.content import Content

from legtui.training.equipment import Kind, Recipe
from legtui.training.weight import Unit, Weight
from legtui.widgets.canvas import Canvas, cells
from legtui.widgets.drawn import Drawn
from legtui.widgets.look import UNICODE, Look
from legtui.widgets.plate_words import counted, plate_label, recipe_words

_COLORS: Final = {
    Unit.KG: ((25, "red"), (20, "blue"), (15, "yellow"), (10, "green"), (5, "white")),
    Unit.LB: ((55, "red"), (45, "blue"), (35, "yellow"), (25, "green"), (10, "white")),
}
_BLACK_FROM: Final = {Unit.KG: 2, Unit.LB: 4}
_FULL_SIZE: Final = {Unit.KG: 20, Unit.LB: 45}
"""From here on plates have the full diameter, 450 mm."""

_MOST_ROWS: Final = 9
_LEAST_HEIGHT: Final = 4
_BAR_END: Final = 2
_BLOCK: Final = 14
"""Cells across a block of a stack."""


@dataclass(frozen=True, slots=True)
class _Disc:
    label: str
    style: str
    """What is written on it, and its color after `on`."""
    reach: int
    """Half rows above and below the bar's own row."""
    width: int


def plates(
    recipe: Recipe,
    width: int,
    height: int,
    look: Look = UNICODE,
    settings: Sequence[Weight] = (),
) -> Content:
    """Return the load drawn in `width` x `height` cells, its words in the last row.

    Where there is no room, the words alone; body weight is nothing to draw. `settings` are the
    stack's, to show how far down the pin goes.
    """
    canvas = Canvas(width, height)
    if height < 1 or width < 1 or recipe.kind is Kind.NOTHING:
        return canvas.content()
    rows = min(_MOST_ROWS, height - 1 if height < 7 else height - 2)
    drawn = height >= _LEAST_HEIGHT and _draw(canvas, recipe, rows, look, settings)
    words = recipe_words(recipe, width, look)
    y = (height + _used(rows, recipe)) // 2 if drawn else (height - 1) // 2
    canvas.put((width - cells(words)) // 2, min(height - 1, y), words, "$foreground")
    return canvas.content()


def _used(rows: int, recipe: Recipe) -> int:
    return rows if recipe.kind is Kind.STACK or rows % 2 else rows - 1


def _draw(
    canvas: Canvas, recipe: Recipe, rows: int, look: Look, settings: Sequence[Weight]
) -> bool:
    if recipe.kind in (Kind.BARBELL, Kind.SLED):
        return _draw_bar(canvas, recipe, rows if rows % 2 else rows - 1, look)
    if recipe.kind is Kind.STACK:
        return _draw_stack(canvas, recipe, rows, look, settings)
    return _draw_dumbbells(canvas, recipe, rows if rows % 2 else rows - 1, look)


def plate_color(weight: Weight) -> str:
    """Return the usual color of a plate: `red`, `blue`, … `silver` for the smallest."""
    for least, color in _COLORS[weight.unit]:
        if weight.value >= least:
            return color
    return "black" if weight.value >= _BLACK_FROM[weight.unit] else "silver"


def _style(weight: Weight) -> str:
    color = plate_color(weight)
    return f"bold $on-plate-{color} on $plate-{color}"


def _reach(weight: Weight, rows: int) -> int:
    """Half rows that a plate reaches beyond the bar's row, its diameter in proportion."""
    share = min(1.0, float(weight.value) / _FULL_SIZE[weight.unit])
    diameter = 0.15 + 0.85 * sqrt(share)
    return max(0, min(rows - 1, round((rows - 1) * diameter)))


def _discs(plates: Sequence[Weight], rows: int, pad: int, grouped: bool) -> list[_Disc]:
    runs = counted(plates) if grouped else [(1, weight) for weight in plates]
    discs = []
    for count, weight in runs:
        label = plate_label(count, weight)
        discs.append(_Disc(label, _style(weight), _reach(weight, rows), len(label) + pad))
    return discs


def _draw_bar(canvas: Canvas, recipe: Recipe, rows: int, look: Look) -> bool:
    name = recipe.base.number if recipe.base is not None else ""
    name = f"sled {name}" if recipe.kind is Kind.SLED else name
    for pad, grouped in ((2, False), (2, True), (0, True)):
        discs = _discs(recipe.per_side or (), rows, max(pad, 2 if look.ascii else 0), grouped)
        side = sum(disc.width + 1 for disc in discs) + _BAR_END
        room = canvas.width - 2 * side
        if room >= len(name) + 6:
            _paint_bar(canvas, discs, side, min(room, len(name) + 16), name, rows, look)
            return True
    return False


def _paint_bar(
    canvas: Canvas, discs: list[_Disc], side: int, middle: int, name: str, rows: int, look: Look
) -> None:
    left = (canvas.width - 2 * side - middle) // 2
    top = _top(canvas, rows)
    y = top + rows // 2
    right = left + 2 * side + middle
    canvas.row(left, right, y, look.text("━"), "$muted")
    label = f" {name} " if name else ""
    canvas.put(left + side + (middle - len(label)) // 2, y, label, "bold $muted")
    inner, outer = left + side, right - side
    for disc in discs:
        inner -= disc.width
        _paint_disc(canvas, inner, y, disc, look)
        _paint_disc(canvas, outer, y, disc, look)
        inner -= 1
        outer += disc.width + 1


def _top(canvas: Canvas, rows: int) -> int:
    """The first row of a picture that stands in the middle together with its words."""
    words = 1 if canvas.height < 7 else 2
    return max(0, (canvas.height - rows - words) // 2)


def _paint_disc(canvas: Canvas, x: int, y: int, disc: _Disc, look: Look) -> None:
    full, half = divmod(disc.reach, 2)
    if look.ascii:
        for row in range(y - full, y + full + 1):
            canvas.row(x, x + disc.width, row, "#", "bold")
        if disc.label:
            canvas.put(x, y, f"[{look.text(disc.label).center(disc.width - 2)}]", "bold")
        return
    edge = disc.style.rsplit("on ", 1)[-1]
    for row in range(y - full, y + full + 1):
        canvas.row(x, x + disc.width, row, "█", edge)
    if half:
        canvas.row(x, x + disc.width, y - full - 1, "▄", edge)
        canvas.row(x, x + disc.width, y + full + 1, "▀", edge)
    if disc.label:
        canvas.put(x, y, disc.label.center(disc.width), disc.style)


def _draw_stack(
    canvas: Canvas, recipe: Recipe, rows: int, look: Look, settings: Sequence[Weight]
) -> bool:
    at = recipe.stack or recipe.total
    discs = _discs(recipe.on_pin or (), 1, 2, grouped=True)
    pin = look.text("◀") if not look.ascii else "<"
    stem = look.text("━━")
    tail = 4 + sum(disc.width + 1 for disc in discs)
    if canvas.width < _BLOCK + tail + 2:
        return False
    chosen = _pin_row(at, settings, rows)
    left = (canvas.width - _BLOCK - tail) // 2
    top = _top(canvas, rows)
    for row in range(rows):
        lifted = row <= chosen
        slab = ("=" if lifted else "-") if look.ascii else ("▆" if lifted else "▂")
        canvas.row(left, left + _BLOCK, top + row, slab, "$plate-silver" if lifted else "$faint")
    y = top + chosen
    label = f" {at} "
    canvas.put(left + (_BLOCK - len(label)) // 2, y, label, "bold $on-accent on $lift")
    x = canvas.put(left + _BLOCK + 1, y, pin, "$lift")
    x = canvas.put(x, y, stem, "$lift")
    for disc in discs:
        _paint_disc(canvas, x, y, disc, look)
        x += disc.width + 1
    return True


def _pin_row(at: Weight, settings: Sequence[Weight], rows: int) -> int:
    """The row of the chosen block: in proportion where the stack's settings are known."""
    if not settings:
        return rows // 2
    below = sum(setting.kg <= at.kg for setting in settings)
    return max(0, min(rows - 1, round(below / len(settings) * rows) - 1))


def _draw_dumbbells(canvas: Canvas, recipe: Recipe, rows: int, look: Look) -> bool:
    hand = recipe.per_hand
    if hand is None:
        return False
    label = f" {hand} "
    one = len(label) + 14
    count = 1 if recipe.kind is Kind.DUMBBELL else 2
    if canvas.width < count * one + 4 * (count - 1):
        return False
    reach = max(1, min(rows - 1, 6, round((rows - 1) * min(1.0, 0.4 + float(hand.kg) / 50))))
    y = _top(canvas, rows) + rows // 2
    x = (canvas.width - count * one - 4 * (count - 1)) // 2
    head = "$plate-black"
    for _ in range(count):
        canvas.row(x, x + one, y, look.text("━"), "$muted")
        canvas.put(x + (one - len(label)) // 2, y, label, "bold $strong")
        outer, inner = _Disc("", head, reach - 1, 2), _Disc("", head, reach, 3)
        for start, disc in ((0, outer), (2, inner), (one - 5, inner), (one - 2, outer)):
            _paint_disc(canvas, x + start, y, disc, look)
        x += one + 4
    return True


class PlatePicture(Drawn):
    """Shows the load that a recipe builds; nothing without a recipe."""

    def show_recipe(
        self, recipe: Recipe | None, look: Look = UNICODE, settings: Sequence[Weight] = ()
    ) -> None:
        """Show this recipe; nothing is repainted where it is what it was."""
        steps = tuple(settings)
        self.show(
            lambda width, height: (
                plates(recipe, width, height, look, steps) if recipe is not None else Content("")
            ),
            (recipe, look, steps),
        )
