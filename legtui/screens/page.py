"""A text over the screen beneath it; scrolls where it is long."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from legtui.screens.base import passed_on
from legtui.text import clean
from legtui.widgets.look import Look


class PageScreen(ModalScreen[None]):
    """Shows a title and paragraphs; any key but the arrows closes it."""

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

    def __init__(self, title: str, lines: Sequence[str], look: Look) -> None:
        super().__init__()
        self._title = title
        self._lines = tuple(lines)
        self._look = look

    def compose(self) -> ComposeResult:
        """Title, text, how to leave."""
        with VerticalScroll(can_focus=False):
            yield Static(Content(clean(self._title)), classes="title", markup=False)
            text = "\n".join(self._look.text(clean(line)) for line in self._lines)
            yield Static(Content(text), markup=False)
            hint = self._look.text("↑↓ scroll, any other key goes back")
            yield Static(Content(hint), classes="hint", markup=False)

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
                self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the text closes it."""
        if not self.query_one(VerticalScroll).region.contains(event.screen_x, event.screen_y):
            self.dismiss(None)
