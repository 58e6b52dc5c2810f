"""One line to type, over the screen beneath it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from legtui.screens.dialog import Dialog
from legtui.text import clean
from legtui.widgets.ordered_input import OrderedInput

Check = Callable[[str], str | None]
"""Returns why a line can't be taken, `None` if it can."""


class PromptScreen(Dialog[str | None]):
    """Asks for one line; the answer is the line, or `None`."""

    DEFAULT_CSS = """
    PromptScreen { align: center middle; background: $background 60%; }
    PromptScreen Vertical {
        width: 64; max-width: 94%; height: auto; padding: 1 2; background: $surface;
        border: round $border;
    }
    PromptScreen OrderedInput, PromptScreen OrderedInput:focus {
        border: none; height: 1; padding: 0 1; margin-top: 1; background: $panel;
    }
    PromptScreen .hint { color: $muted; margin-top: 1; }
    PromptScreen .refused { color: $warning; }
    """

    def __init__(
        self, title: str, *, value: str = "", hint: str = "", check: Check | None = None
    ) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._check = check

    def compose(self) -> ComposeResult:
        """A title, the line, a hint."""
        with Vertical():
            yield Static(Content(self._title), markup=False)
            yield OrderedInput(value=self._value, max_length=2000, select_on_focus=False)
            yield Static(Content(self._hint or "⏎ keeps it, Esc leaves it"), classes="hint")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(OrderedInput).focus()

    @on(OrderedInput.Entered)
    def _entered(self, event: OrderedInput.Entered) -> None:
        line = clean(event.text).strip()
        why = self._check(line) if self._check else None
        if why is None:
            self.dismiss(line)
            return
        self.query_one(OrderedInput).give_back(event.text)
        hint = self.query_one(".hint", Static)
        hint.update(Content(why))
        hint.add_class("refused")

    def take_key(self, key: events.Key) -> None:
        """Type a key that came before the line had the focus."""
        self.call_later(lambda: self.query_one(OrderedInput).post_message(key))

    def on_key(self, event: events.Key) -> None:
        """Leave with Esc."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
