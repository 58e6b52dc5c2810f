"""A widget that shows a picture: a function from its size to a `Content`."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

Draw = Callable[[int, int], Content]
"""From width and height in cells to what fills them."""


class Drawn(Widget):
    """Shows a picture, and repaints only when the picture has changed."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._draw: Draw | None = None
        self._of: Hashable = None
        self._picture = Content("")
        self._drawn_at = Size(0, 0)
        """The size of the picture."""
        self._stale = False
        """Whether something else is to be shown than what the picture was drawn from."""

    def show(self, draw: Draw, of: Hashable) -> None:
        """Show a picture; of several before the next look at the screen only the last is drawn.

        Args:
            draw: Draws it.
            of: What it is drawn from; equal to what it was, nothing is drawn.

        """
        if self._draw is not None and of == self._of:
            return
        self._draw, self._of = draw, of
        if not self._stale:
            self._stale = True
            self.call_next(self._repaint)

    def render(self) -> Content:
        """Return the picture at the widget's size."""
        return self._drawn()

    def _repaint(self) -> None:
        """Paint what is to be shown, unless it looks as it did or was painted meanwhile."""
        if not self._stale:
            return
        before = self._picture, self._drawn_at
        if before[1] != self.content_size or not before[0].is_same(self._drawn()):
            self.refresh()

    def _drawn(self) -> Content:
        size = self.content_size
        if self._stale or self._drawn_at != size:
            self._stale, self._drawn_at = False, size
            self._picture = self._draw(*size) if self._draw and size.area else Content("")
        return self._picture

    def line_at(self, y: int) -> str:
        """Return what stands in a row of the picture, as text."""
        lines = self.render().plain.split("\n")
        return lines[y] if 0 <= y < len(lines) else ""
