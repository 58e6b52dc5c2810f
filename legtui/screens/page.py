"""A text over the screen beneath it; scrolls where it is long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from legtui.screens.base import passed_on
from legtui.screens.dialog import Dialog
from legtui.text import clean
from legtui.widgets.canvas import cells, wrap
from legtui.widgets.look import Look

if TYPE_CHECKING:
    from legtui.screens.pages import Onward

_FRAME = 8
"""Cells beside the text: border, padding, scroll bar."""

_COLUMN = re.compile(r"(\s+\S.*?\s{2,})\S")
"""What stands before the second column of a line, such as the keys in the help."""


def _hanging(line: str, width: int) -> list[str]:
    """Wrap a line; one with columns goes on below its second column, where there is room."""
    found = _COLUMN.match(line)
    if found is None or cells(line) <= width:
        return [line] if cells(line) <= width else wrap(line, width)
    head = found[1]
    if cells(head) * 2 > width:
        return [head.rstrip(), *(f"    {row}" for row in wrap(line[len(head) :], width - 4))]
    rows = wrap(line[len(head) :], width - cells(head))
    return [head + rows[0], *(" " * cells(head) + row for row in rows[1:])]


class PageScreen(Dialog[bool]):
    """Shows a title and paragraphs; any key but the arrows closes it.

    It answers whether the key to go onward was pressed.
    """

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    PageScreen { align: center middle; background: $background 60%; }
    PageScreen VerticalScroll {
        width: 76; max-width: 96%; height: auto; max-height: 92%; padding: 1 2;
        background: $surface; border: round $border;
    }
    PageScreen .title { text-style: bold; color: $strong; margin-bottom: 1; }
    PageScreen .hint { color: $muted; margin-top: 1; }
    """

    def __init__(
        self, title: str, lines: Sequence[str], look: Look, onward: Onward | None = None
    ) -> None:
        super().__init__()
        self._onward = onward
        self._title = title
        self._lines = tuple(lines)
        self._look = look

    def compose(self) -> ComposeResult:
        """Title, text, how to leave."""
        with VerticalScroll(can_focus=False):
            yield Static(Content(clean(self._title)), classes="title", markup=False)
            yield Static(id="text", markup=False)
            onward = "" if self._onward is None else f"{self._onward.key} {self._onward.words}, "
            hint = self._look.text(f"↑↓ scroll, {onward}any other key goes back")
            yield Static(Content(hint), classes="hint", markup=False)

    def on_resize(self) -> None:
        """Wrap the text anew, columns hanging."""
        width = min(76, self.app.size.width * 96 // 100) - _FRAME
        rows = [row for line in self._lines for row in _hanging(clean(line), width)]
        self.query_one("#text", Static).update(Content(self._look.text("\n".join(rows))))

    def on_key(self, event: events.Key) -> None:
        """Scroll or close."""
        if passed_on(self, event):
            return
        event.stop()
        event.prevent_default()
        scroll = self.query_one(VerticalScroll)
        match event.key:
            case "up":
                scroll.scroll_up(animate=False)
            case "down":
                scroll.scroll_down(animate=False)
            case "pageup":
                scroll.scroll_page_up(animate=False)
            case "pagedown":
                scroll.scroll_page_down(animate=False)
            case _:
                self.dismiss(self._onward is not None and event.key == self._onward.key)

    def on_click(self, event: events.Click) -> None:
        """A click beside the text closes it."""
        if not self.query_one(VerticalScroll).region.contains(event.screen_x, event.screen_y):
            self.dismiss(False)
