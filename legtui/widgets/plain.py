"""The last look at every line before it is painted, on a terminal without line art."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from legtui.widgets.look import drawn_plain


class PlainLines(LineFilter):
    """Draws in ASCII what our own pictures do not draw: borders, toasts, scroll bars, palette."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, each character in one cell as before."""
        return [Segment(drawn_plain(text), style, control) for text, style, control in segments]
