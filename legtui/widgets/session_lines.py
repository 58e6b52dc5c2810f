"""Lines of text in the pictures of a live session: styled, wrapped, joined."""

from __future__ import annotations

from textual.content import Content

from legtui.text import clock
from legtui.widgets.bar import progress
from legtui.widgets.canvas import cells, wrap
from legtui.widgets.session_words import STYLES
from legtui.widgets.shown import Shown

Lines = list[Content]


def text(shown: Shown, words: str, style: str = "") -> Content:
    """Return our own words as the terminal can show them."""
    return Content.styled(shown.look.text(words), style)


def few(words: str, width: int, rows: int) -> list[str]:
    """Wrap words into at most so many lines; an ellipsis stands where they are cut."""
    lines = wrap(words, width)
    if len(lines) <= rows:
        return lines
    if rows < 1:
        return []
    last = lines[rows - 1]
    while last and cells(last) + 2 > width:
        last = last.rpartition(" ")[0]
    return [*lines[: rows - 1], f"{last} …".strip()]


def joined(shown: Shown, width: int, *parts: tuple[str, str]) -> Content:
    """Parts on one line, three cells apart; the last ones give way where it is narrow."""
    kept = [text(shown, words, style) for words, style in parts if words]
    while len(kept) > 1 and sum(one.cell_length + 3 for one in kept) - 3 > width:
        kept.pop()
    line = Content("   ").join(kept)
    return line.truncate(width, ellipsis=True) if line.cell_length > width else line


def time_bar(shown: Shown, width: int) -> Content:
    """Return how much of the running time is gone, with its whole length at the right edge."""
    timer = shown.view.timer
    length = clock((timer.length_ms or 0) // 1000)
    room = max(4, width - len(length) - 2)
    bar = progress(timer.share, room, shown.look, STYLES[shown.view.mode])
    return Content.assemble(bar, (f"  {length}", "$muted"))
