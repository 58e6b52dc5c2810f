"""The line of keys at the foot of a screen; each can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from legtui.widgets.canvas import cells
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import key, key_label
from legtui.widgets.look import UNICODE, Look

_GAP = 3


class KeyBar(Drawn):
    """Shows the keys that matter now, the most needed first; what does not fit is under `?`."""

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 1; padding: 0 1; background: $panel; }"

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, action_id: str, sign: str = "") -> None:
            super().__init__()
            self.action_id = action_id
            self.sign = sign
            """What was clicked of the key, where it is a pair such as `←→`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: tuple[tuple[str, str, str], ...] = ()
        self._look = UNICODE

    def show_keys(self, hints: Sequence[tuple[str, str, str]], look: Look = UNICODE) -> None:
        """Show hints.

        Args:
            hints: Action id, key as it is written, and word; the last one always stays.
            look: What the terminal can show.

        """
        self._hints, self._look = tuple(hints), look
        self.show(self._line, (self._hints, look), at_once=True)

    def _fitting(self, width: int) -> list[tuple[str, str, str]]:
        shown = list(self._hints)
        while len(shown) > 1 and sum(self._width(one) + _GAP for one in shown) - _GAP > width:
            del shown[-2]
        return shown

    def _width(self, hint: tuple[str, str, str]) -> int:
        return cells(key_label(hint[1], self._look)) + 1 + cells(self._look.text(hint[2]))

    def _line(self, width: int, height: int) -> Content:
        parts = [key(name, words, self._look) for _, name, words in self._fitting(width)]
        return Content(" " * _GAP).join(parts)

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        x = 0
        for hint in self._fitting(self.content_size.width):
            if x <= offset.x < x + self._width(hint):
                event.stop()
                sign = hint[1][offset.x - x : offset.x - x + 1] if len(hint[1]) > 1 else ""
                self.post_message(self.Pressed(hint[0], sign.strip()))
                return
            x += self._width(hint) + _GAP
