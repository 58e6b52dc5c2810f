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

from legtui.widgets.canvas import cells

WIDTH: Final = 78
"""Cells of a page, the frame included."""

_SVG: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" class="rich-terminal" viewBox="0 0 {width} {height}">
<style>
.{unique_id}-matrix {{
  font-family: "Fira Code", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas,
    "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width;
}}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
<rect width="{width}" height="{height}" rx="14" fill="BACKGROUND"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


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


def card_svg(page: Content, theme: Theme, title: str) -> str:
    """Return a page as SVG in a theme's colors; it names fonts and fetches none."""
    colors = _colors(theme)
    width = max(cells(line) for line in page.plain.splitlines())
    console = Console(
        width=width,
        record=True,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    console.print(_rich(page, colors), overflow="crop", no_wrap=True)
    form = _SVG.replace("BACKGROUND", colors["background"])
    return console.export_svg(
        title=title,
        theme=TerminalTheme(
            _rgb(colors["background"]), _rgb(colors["foreground"]), [(0, 0, 0)] * 8
        ),
        code_format=form,
        unique_id="legtui",
    )


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
