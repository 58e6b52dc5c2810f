"""A widget that shows a picture: a function from its size to lines of text."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

Draw = Callable[[int, int], Content | Sequence[Content]]
"""From width and height in cells to what fills them, whole or line by line."""

_EMPTY = Content("")


class Drawn(Widget):
    """Shows a picture, and repaints only the lines of it that have changed."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._draw: Draw | None = None
        self._of: Hashable = None
        self._lines: list[Content] = []
        self._drawn_at = Size(0, 0)
        """The size of the picture."""
        self._stale = False
        """Whether something else is to be shown than what the picture was drawn from."""

    def show(self, draw: Draw, of: Hashable, *, at_once: bool = False) -> None:
        """Show a picture; of several before the next look at the screen only the last is drawn.

        Args:
            draw: Draws it.
            of: What it is drawn from; equal to what it was, nothing is drawn.
            at_once: Before anything else that waits: this is what the lifter looks at.

        """
        if self._draw is not None and of == self._of:
            return
        self._draw, self._of = draw, of
        waits, self._stale = self._stale, True
        if at_once:
            self._repaint()
        elif not waits:
            self.call_next(self._repaint)

    def paint_ahead(self, rows: Iterable[int], lines: Iterable[Content]) -> None:
        """Paint some rows ahead of the picture of which they are part, which is shown next."""
        if self._drawn_at != self.content_size:
            return
        changed = []
        for y, line in zip(rows, lines, strict=False):
            if y < len(self._lines) and not line.is_same(self._lines[y]):
                self._lines[y] = line
                changed.append(y)
        if changed:
            self._of = None  # the next picture is drawn, also if it is the one from before
        self._paint(changed)

    def once_painted(self, call: Callable[[], None]) -> None:
        """Call something once what waits to be painted here is on the screen."""
        # Behind the widget's own idle event, which asks the screen to paint it.
        self.call_next(self.call_after_refresh, call)

    def render(self) -> Content:
        """Return the picture at the widget's size."""
        self._repaint()
        return Content("\n").join(self._drawn())

    def render_line(self, y: int) -> Strip:
        """Return a line of it as it is painted; asked for those alone that have changed."""
        self._dirty_regions.clear()
        lines = self._drawn()
        line = lines[y] if y < len(lines) else _EMPTY
        return Strip(line.render_segments(self.visual_style), line.cell_length)

    def line_at(self, y: int) -> str:
        """Return what stands in a row of the picture, as text."""
        self._repaint()
        lines = self._drawn()
        return lines[y].plain if 0 <= y < len(lines) else ""

    def _repaint(self) -> None:
        """Paint what is to be shown: of it the lines that do not look as they did."""
        if not self._stale:
            return
        before, drawn_at = self._lines, self._drawn_at
        lines = self._drawn(anew=True)
        if self._drawn_at != drawn_at:
            self.refresh()
            return
        pairs = enumerate(zip_longest(before, lines, fillvalue=_EMPTY))
        self._paint([y for y, (old, new) in pairs if not new.is_same(old)])

    def _paint(self, rows: Sequence[int]) -> None:
        if rows:
            self.refresh(*(Region(0, y, self._drawn_at.width, 1) for y in rows))

    def _drawn(self, *, anew: bool = False) -> list[Content]:
        """Return the lines as they stand, drawn only where that must be."""
        size = self.content_size
        if anew or self._drawn_at != size:
            self._stale, self._drawn_at = False, size
            self._lines = self._fitted(size) if self._draw and size.area else []
        return self._lines

    def _fitted(self, size: Size) -> list[Content]:
        assert self._draw is not None
        lines = self._draw(*size)
        if isinstance(lines, Content):
            lines = lines.split("\n", allow_blank=True)
        if all(line.cell_length <= size.width for line in lines):
            return list(lines)  # a copy, in which rows can be painted ahead
        return [part for line in lines for part in line.wrap(size.width)]
