"""A page to show: a picture with a frame, as plain text and as SVG that loads nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Final

from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text
from textual.content import Content
from textual.theme import Theme

from legtui.widgets.svg import even

WIDTH: Final = 78
"""Cells of a page, the frame included."""

_SVG: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="VIEW">
<!--{terminal_width} {terminal_height}-->
<style>
.{unique_id}-matrix {{ font-size: {char_height}px; }}
{styles}
</style>
<defs>
{lines}
</defs>
FRAME
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</svg>
"""

_MARGIN: Final = 36
"""Around the text, in the SVG's units; a line is 24.4 tall."""


def framed(lines: Sequence[Content], width: int = WIDTH) -> Content:
    """Return lines in a frame with air around them."""
    inner = width - 6
    edge = "$border"
    out = [Content.styled("╭" + "─" * (width - 2) + "╮", edge)]
    for line in (Content(""), *lines, Content("")):
        fitted = line if line.cell_length <= inner else line.truncate(inner, ellipsis=True)
        pad = " " * (inner - fitted.cell_length)
        out.append(Content.assemble(("│  ", edge), fitted, pad, ("  │", edge)))
    out.append(Content.styled("╰" + "─" * (width - 2) + "╯", edge))
    return Content("\n").join(out)


def card_text(page: Content) -> str:
    """Return a page as plain text."""
    return "\n".join(line.rstrip() for line in page.plain.splitlines()) + "\n"


def card_svg(lines: Sequence[Content], theme: Theme, title: str, width: int = WIDTH) -> str:
    """Return a page as SVG in a theme's colors; it names fonts and fetches none.

    The frame is drawn, not written: it stays straight whatever font there is.
    """
    colors = _colors(theme)
    console = Console(
        width=width - 5,  # an idle column: a font wider than its cells is not cut at the edge
        record=True,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    page = Content("\n").join(lines)
    console.print(_rich(page, colors), overflow="crop", no_wrap=True)
    drawn = console.export_svg(
        title=title,
        theme=TerminalTheme(
            _rgb(colors["background"]), _rgb(colors["foreground"]), [(0, 0, 0)] * 8
        ),
        code_format=_SVG,
        unique_id="legtui",
    )
    return _with_frame(even(drawn), colors)


def _with_frame(drawn: str, colors: dict[str, str]) -> str:
    size = re.search(r"<!--([\d.]+) ([\d.]+)-->\n", drawn)
    assert size is not None
    wide, tall = (float(one) + 2 * _MARGIN for one in size.groups())
    frame = (
        f'<rect x="{-_MARGIN}" y="{-_MARGIN}" width="{wide:g}" height="{tall:g}"'
        f' fill="{colors["background"]}"/>\n'
        f'<rect x="{12 - _MARGIN}" y="{12 - _MARGIN}" width="{wide - 24:g}"'
        f' height="{tall - 24:g}" rx="12" fill="none" stroke="{colors["border"]}"'
        ' stroke-width="2"/>'
    )
    view = f"{-_MARGIN} {-_MARGIN} {wide:g} {tall:g}"
    return drawn.replace(size[0], "").replace("VIEW", view, 1).replace("FRAME", frame, 1)


def _colors(theme: Theme) -> dict[str, str]:
    named = {name: value for name in ("foreground", "background", "warning", "error", "panel")
             if (value := getattr(theme, name))}  # fmt: skip
    return dict(theme.variables) | named


def _rich(page: Content, colors: dict[str, str]) -> Text:
    text = Text(page.plain)
    for span in page.spans:
        words = re.sub(r"\$([a-z0-9-]+)", lambda m: colors.get(m[1], ""), str(span.style))
        style = " ".join(words.split())
        if style:
            text.stylize(Style.parse(style), span.start, span.end)
    return text


def _rgb(color: str) -> tuple[int, int, int]:
    value = color.lstrip("#")
    return int(value[:2], 16), int(value[2:4], 16), int(value[4:6], 16)
