"""The load as a picture: bar or sled with its plates, stack with its pin, dumbbells.

Plates are in proportion and in the usual colors (those of IWF bumper plates; the pound plates
that stand for them have the same), each with its label; both sides mirrored.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from textual.content import Content

from legtui.training.equipment import Kind, Recipe
from legtui.training.weight import Weight
from legtui.widgets.canvas import Canvas, cells
from legtui.widgets.look import UNICODE, Look
from legtui.widgets.plate_bar import Disc, draw_bar, paint_disc, plate_color
from legtui.widgets.plate_words import counted, plate_label, recipe_words

_MOST_ROWS: Final = 9
_LEAST_ROWS: Final = 3
_BLOCK: Final = 14
"""Cells across a block of a stack."""
_HANDS_APART: Final = 4


@lru_cache(maxsize=16)
def plates(
    recipe: Recipe,
    width: int,
    height: int,
    look: Look = UNICODE,
    settings: tuple[Weight, ...] = (),
    *,
    words: bool = True,
    align: str = "center",
) -> Content:
    """Return the load drawn in `width` x `height` cells, with its words below.

    Where there is no room, the words alone; body weight is nothing to draw. `settings` are the
    stack's, to show how far down the pin goes. Without `words` the picture alone is drawn.
    The last few are remembered: the same picture stands beside a clock for minutes.
    """
    canvas = Canvas(width, height)
    if height < 1 or width < 1 or recipe.kind is Kind.NOTHING:
        return canvas.content()
    below = (1 if height < 7 else 2) if words else 0
    rows = min(_MOST_ROWS, height - below)
    rows -= 0 if recipe.kind is Kind.STACK or rows % 2 else 1
    top = max(0, (height - rows - below) // 2)
    drawn = rows >= _LEAST_ROWS and _draw(canvas, recipe, top, rows, look, settings, align)
    if words:
        said = recipe_words(recipe, width, look)
        y = min(height - 1, top + rows + below - 1) if drawn else (height - 1) // 2
        canvas.put((width - cells(said)) // 2, y, said, "$foreground")
    return canvas.content()


def _draw(
    canvas: Canvas,
    recipe: Recipe,
    top: int,
    rows: int,
    look: Look,
    settings: Sequence[Weight],
    align: str,
) -> bool:
    if recipe.kind in (Kind.BARBELL, Kind.SLED):
        return draw_bar(canvas, recipe, top, rows, look)
    if recipe.kind is Kind.STACK:
        return _draw_stack(canvas, recipe, top, rows, look, settings, align)
    return _draw_dumbbells(canvas, recipe, top, rows, look, align)


def _left(canvas: Canvas, wide: int, align: str) -> int:
    return (canvas.width - wide) // 2 if align == "center" else 0


def _draw_stack(
    canvas: Canvas,
    recipe: Recipe,
    top: int,
    rows: int,
    look: Look,
    settings: Sequence[Weight],
    align: str,
) -> bool:
    at = recipe.stack or recipe.total
    runs = counted(recipe.on_pin or ())
    labels = [(plate_label(count, weight), plate_color(weight)) for count, weight in runs]
    discs = [Disc(label, color, 0, len(label) + 2) for label, color in labels]
    tail = 4 + sum(disc.slot for disc in discs)
    if canvas.width < _BLOCK + tail + 2:
        return False
    chosen = _pin_row(at, settings, rows)
    left = _left(canvas, _BLOCK + tail, align)
    for row in range(rows):
        lifted = row <= chosen
        slab = ("=" if lifted else "-") if look.ascii else ("▆" if lifted else "▄")
        canvas.row(left, left + _BLOCK, top + row, slab, "$plate-silver" if lifted else "$faint")
    y = top + chosen
    label = f" {at} "
    canvas.put(left + (_BLOCK - len(label)) // 2, y, label, "bold $on-accent on $lift")
    x = canvas.put(left + _BLOCK + 1, y, look.text("◀") if not look.ascii else "<", "$lift")
    x = canvas.put(x, y, look.text("━━"), "$lift")
    for disc in discs:
        paint_disc(canvas, x, y, disc, look)
        x += disc.slot
    return True


def _pin_row(at: Weight, settings: Sequence[Weight], rows: int) -> int:
    """The row of the chosen block: in proportion where the stack's settings are known."""
    if not settings:
        return rows // 2
    below = sum(setting.kg <= at.kg for setting in settings)
    return max(0, min(rows - 1, round(below / len(settings) * rows) - 1))


def _draw_dumbbells(
    canvas: Canvas, recipe: Recipe, top: int, rows: int, look: Look, align: str
) -> bool:
    hand = recipe.total if recipe.kind is Kind.DUMBBELL else recipe.per_hand
    if hand is None:
        return False
    label = f" {hand} "
    one = len(label) + 14
    count = 1 if recipe.kind is Kind.DUMBBELL else 2
    wide = count * one + _HANDS_APART * (count - 1)
    if canvas.width < wide:
        return False
    high = max(1, min(rows - 1, 6, round((rows - 1) * min(1.0, 0.4 + float(hand.kg) / 50))))
    y, x = top + rows // 2, _left(canvas, wide, align)
    outer, inner = Disc("", "silver", high - 1, 3), Disc("", "silver", high, 4)
    for _ in range(count):
        canvas.row(x, x + one, y, look.text("━"), "$muted")
        canvas.put(x + (one - len(label)) // 2, y, label, "bold $strong")
        for start, disc in ((0, outer), (3, inner), (one - 7, inner), (one - 3, outer)):
            paint_disc(canvas, x + start, y, disc, look)
        x += one + _HANDS_APART
    return True
