"""Small named parts that every screen is put together from, so that all look alike."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from legtui.text import clean, one_line
from legtui.widgets.canvas import Canvas, cells, cut, wrap
from legtui.widgets.look import UNICODE, Look


def figure(
    number: str, unit: str = "", look: Look = UNICODE, style: str = "bold $strong"
) -> Content:
    """Return a number with its unit, the number strong and the unit muted: `102.5 kg`."""
    parts = [(look.text(one_line(number)), style)]
    if unit:
        parts.append((" " + look.text(one_line(unit)), "$muted"))
    return Content.assemble(*parts)


def dots(done: int, total: int, look: Look = UNICODE, now: bool = False) -> Content:
    """Return sets as dots, `●●○○`: done full, ahead empty; `now` marks the next in its accent."""
    done = max(0, min(done, total))
    full, empty = look.text("●"), look.text("○")
    rest = total - done
    if now and rest:
        return Content.assemble(
            (full * done, "$strong"), (empty, "bold $lift"), (empty * (rest - 1), "$muted")
        )
    return Content.assemble((full * done, "$done"), (empty * rest, "$muted"))


def key_label(name: str, look: Look = UNICODE) -> str:
    """Return a key as it is written; where there is no sign for it, Enter by its name."""
    return "Enter" if look.ascii and name == "⏎" else look.text(one_line(name))


def key(name: str, words: str, look: Look = UNICODE, main: bool = False) -> Content:
    """Return a key and what it does; the `main` one is boxed in the accent: ` Enter  log set`."""
    label = key_label(name, look)
    if main:
        box = f"[{label}]" if look.ascii else f" {label} "
        return Content.assemble(
            (box, "bold $on-accent on $lift"), "  ", (look.text(one_line(words)), "bold $strong")
        )
    return Content.assemble((label, "bold $strong"), " ", (look.text(one_line(words)), "$muted"))


def keys(pairs: Sequence[tuple[str, str]], width: int, look: Look = UNICODE) -> Content:
    """Return as many keys with their words as fit on one line, the first ones first.

    Where some do not fit the last place is the last pair's: put the help key there.
    """
    shown = [key(name, words, look) for name, words in pairs]
    while len(shown) > 1 and _joined(shown) > width:
        del shown[-2]
    if not shown or _joined(shown) > width:
        return Content("")
    return Content("   ").join(shown)


def _joined(parts: Sequence[Content]) -> int:
    return sum(part.cell_length for part in parts) + 3 * (len(parts) - 1)


def heading(words: str, width: int, look: Look = UNICODE) -> Content:
    """Return the small muted heading that stands over a group of lines."""
    return Content.assemble((_cut(one_line(words), width, look), "$muted"))


def spread(left: Content, right: Content, width: int) -> Content:
    """Return two parts on one line, one at each end; the right one goes where both don't fit."""
    room = width - left.cell_length - right.cell_length
    if room < 1:
        return left if left.cell_length <= width else left.truncate(max(0, width), ellipsis=True)
    return Content.assemble(left, " " * room, right)


def paragraph(
    words: str, width: int, height: int, look: Look = UNICODE, style: str = ""
) -> Content:
    """Return text wrapped into `width` x `height` cells; what does not fit ends with `…`."""
    lines = [_cut(line, width, look) for line in wrap(look.text(clean(words)), width)]
    if len(lines) > height:
        lines = lines[: max(0, height)]
        if lines:
            lines[-1] = _cut(lines[-1] + " …", width, look) if width > 1 else lines[-1]
    return Content("\n").join(Content.assemble((line, style)) for line in lines)


def card(
    title: str,
    body: Sequence[Content],
    width: int,
    height: int,
    look: Look = UNICODE,
    style: str = "$border",
) -> Content:
    """Return a frame with its title in the upper edge and the body's lines inside.

    Lines that are too long are cut with `…`, those too many are dropped. Below 4 x 3 cells
    there is no frame, only the body.
    """
    framed = width >= 4 and height >= 3
    inner_width = width - 4 if framed else width
    inner_height = height - 2 if framed else height
    lines = [
        line
        if line.cell_length <= inner_width
        else line.truncate(max(0, inner_width), ellipsis=True)
        for line in list(body)[: max(0, inner_height)]
    ]
    if not framed:
        return Content("\n").join(lines)
    return Content("\n").join(_framed(title, lines, width, inner_height, look, style))


def _framed(
    title: str, lines: Sequence[Content], width: int, rows: int, look: Look, style: str
) -> list[Content]:
    corners, across, side = ("++++", "-", "|") if look.ascii else ("╭╮╰╯", "─", "│")
    name = _cut(one_line(title), width - 6, look) if title and width > 7 else ""
    name = f" {name} " if name else ""
    rest = across * (width - 3 - cells(name))
    top = Content.assemble(
        (corners[0] + across, style), (name, "bold $foreground"), (rest + corners[1], style)
    )
    middle = []
    for row in range(rows):
        line = lines[row] if row < len(lines) else Content("")
        pad = " " * (width - 4 - line.cell_length)
        middle.append(Content.assemble((side + " ", style), line, pad, (" " + side, style)))
    bottom = Content.assemble((corners[2] + across * (width - 2) + corners[3], style))
    return [top, *middle, bottom]


def centered(picture: Content, width: int, height: int) -> Content:
    """Return a picture moved to the middle of `width` x `height` cells."""
    lines = picture.split("\n", allow_blank=True)
    left = max(0, (width - max((line.cell_length for line in lines), default=0)) // 2)
    above = max(0, (height - len(lines)) // 2)
    return Content("\n").join(
        [Content("")] * above + [Content.assemble(" " * left, line) for line in lines]
    )


def _cut(words: str, width: int, look: Look) -> str:
    return cut(look.text(words), max(0, width), look.text("…"))


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int,
    height: int,
    look: Look = UNICODE,
    numbers: Sequence[int] = (),
    first: int = 0,
) -> Content:
    """Return aligned columns with a heading; columns in `numbers` are aligned right.

    The first column gives way where the width is short. Rows before `first` are passed over; the
    last line says how many are left out.
    """
    lines = [[look.text(one_line(cell)) for cell in row] for row in (head, *rows)]
    widths = [max(cells(row[column]) for row in lines) for column in range(len(head))]
    over = sum(widths) + 2 * (len(widths) - 1) - width
    widths[0] = max(min(widths[0], 4), widths[0] - max(0, over))
    canvas = Canvas(width, height)
    room = height if len(lines) <= height else height - 1
    first = max(0, min(first, len(lines) - room)) if room < len(lines) else 0
    for y, row in enumerate([lines[0], *lines[1 + first :]][: max(0, room)]):
        x = 0
        for column, cell in enumerate(row):
            text = _cut(cell, widths[column], look)
            style = "$muted" if y == 0 else "$foreground"
            shift = widths[column] - cells(text) if column in numbers else 0
            canvas.put(x + shift, y, text, style)
            x += widths[column] + 2
    if room < len(lines):
        after = len(lines) - first - max(1, room)
        told = [f"{first} above"] if first else []
        told += [f"{after} {'below' if first else 'more'}"] if after else []
        canvas.put(0, height - 1, _cut(f"… {', '.join(told)}", width, look), "$muted")
    return canvas.content()
