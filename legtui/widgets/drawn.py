"""A widget that shows a picture: a function from its size to a `Content`."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from textual.content import Content
from textual.widget import Widget

Draw = Callable[[int, int], Content]
"""From width and height in cells to what fills them."""


class Drawn(Widget):
    """Shows a picture, and repaints only when what it shows has changed."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._draw: Draw | None = None
        self._of: Hashable = None

    def show(self, draw: Draw, of: Hashable) -> None:
        """Show a picture.

        Args:
            draw: Draws it.
            of: What it is drawn from; equal to what it was, nothing is repainted.

        """
        if self._draw is not None and of == self._of:
            return
        self._draw, self._of = draw, of
        self.refresh()

    def render(self) -> Content:
        """Return the picture at the widget's size."""
        width, height = self.content_size
        return self._draw(width, height) if self._draw and width and height else Content("")
