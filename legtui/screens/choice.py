"""A short list to choose from, over the screen beneath it: one digit, or arrows and Enter."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from legtui.screens.base import passed_on
from legtui.screens.dialog import Dialog
from legtui.text import one_line
from legtui.training.frozen import dataclass
from legtui.widgets.canvas import cells
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import card, paragraph
from legtui.widgets.look import Look


@dataclass(frozen=True, slots=True)
class Option:
    """One line to choose."""

    name: str
    detail: str = ""


class ChoiceScreen(Dialog[int | None]):
    """Asks one question; the answer is the option's place, or `None`."""

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    ChoiceScreen { align: center middle; background: $background 60%; }
    ChoiceScreen Drawn { width: 64; max-width: 94%; background: $surface; }
    """

    def __init__(
        self, title: str, options: Sequence[Option], look: Look, text: str = "", at: int = 0
    ) -> None:
        super().__init__()
        self._title = title
        self._options = tuple(options)
        self._look = look
        self._text = text
        self._at = at

    def compose(self) -> ComposeResult:
        """One card."""
        yield Drawn(id="choice")

    def on_mount(self) -> None:
        """Draw it."""
        self._show()

    def on_resize(self) -> None:
        """Draw it at its new size."""
        self._show()

    def _show(self) -> None:
        drawn = self.query_one(Drawn)
        width = min(64, max(20, self.app.size.width * 94 // 100))
        text = paragraph(self._text, width - 4, 8, self._look) if self._text else None
        lines = [*(text.split("\n") if text else ()), *([Content("")] if text else ())]
        lines += [self._line(place, width - 4) for place in range(len(self._options))]
        lines += [Content(""), Content.assemble((self._look.text(self._hint()), "$muted"))]
        rows = min(len(lines) + 2, self.app.size.height - 2)
        drawn.styles.height = rows
        lines = self._window(lines, rows - 2)
        drawn.show(
            lambda w, h: card(self._title, lines, w, h, self._look),
            (self._at, rows, self.app.size),
        )

    def _window(self, lines: list[Content], room: int) -> list[Content]:
        """Keep the chosen line in sight where not all fit."""
        if len(lines) <= room:
            return lines
        first = min(max(0, self._at - room // 2), len(lines) - room)
        return lines[first : first + room]

    def _hint(self) -> str:
        return "↑↓ and ⏎ choose, Esc leaves it"

    def _line(self, place: int, width: int) -> Content:
        option = self._options[place]
        chosen = place == self._at
        number = f"{place + 1} " if place < 9 else "  "
        mark = self._look.text("▶ ") if chosen else "  "
        name = one_line(option.name, max(8, width - 6))
        detail = one_line(option.detail, max(1, width - cells(mark + number + name) - 3))
        return Content.assemble(
            (mark, "$lift"),
            (number, "bold $strong" if chosen else "$muted"),
            (name, "bold $strong" if chosen else ""),
            ("  " + detail if option.detail and detail else "", "$muted"),
        )

    def on_key(self, event: events.Key) -> None:
        """Move, choose, leave."""
        if passed_on(self, event):
            return
        event.stop()
        event.prevent_default()
        count = len(self._options)
        match event.key:
            case "up" if count:
                self._at = (self._at - 1) % count
            case "down" | "tab" if count:
                self._at = (self._at + 1) % count
            case "enter" | "space" | "pagedown" if count:
                self.dismiss(self._at)
            case "escape" | "pageup" | "q":
                self.dismiss(None)
            case key if key.isdigit() and 0 < int(key) <= count:
                self.dismiss(int(key) - 1)
        if self.is_attached and self.is_current:
            self._show()

    def on_click(self, event: events.Click) -> None:
        """Choose a line with the mouse; a click beside the card leaves it."""
        drawn = self.query_one(Drawn)
        if not drawn.region.contains(event.screen_x, event.screen_y):
            self.dismiss(None)
            return
        above = len(self._options) + 3
        place = event.screen_y - (drawn.region.bottom - above)
        if 0 <= place < len(self._options):
            self.dismiss(place)
