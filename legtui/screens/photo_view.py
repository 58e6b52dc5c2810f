"""A photo in the terminal, with the best that the terminal can show: Kitty, Sixel, half blocks.

The library asks the terminal what it can when it is imported, so that happens on first use,
while Textual lets go of the terminal; the start of the app knows nothing of it.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from textual.app import App, ComposeResult, SuspendNotSupported
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from legtui.widgets.drawn import Drawn

_CELL = 2.0
"""A cell is about twice as high as wide."""


def fitted(size: tuple[int, int], box: tuple[int, int], cell: float = _CELL) -> tuple[int, int]:
    """Return columns and rows in which a picture keeps its shape and fits its box.

    Args:
        size: Width and height of the picture, pixels.
        box: Columns and rows there are.
        cell: Height of a cell for its width.
    """
    rows_per_column = size[1] / size[0] / cell
    columns = min(box[0], max(1, int(box[1] / rows_per_column)))
    return columns, max(1, min(box[1], round(columns * rows_per_column)))


def _cell_ratio() -> float:
    """Return the height of this terminal's cells for their width, as the library found it."""
    try:
        from textual_image._terminal import get_cell_size

        found = get_cell_size()
    except Exception:
        # A private name of the library, and a terminal that may not answer.
        return _CELL
    return found.height / found.width if found.width and found.height else _CELL


def image_class(app: App[Any]) -> Callable[[str], Widget] | None:
    """Return the widget that shows pictures in this terminal: the library's own choice.

    Where there is no terminal, in a browser, it is half blocks; `None` where the terminal
    answered the library's questions with nonsense.
    """
    try:
        with contextlib.ExitStack() as asking:
            if not app.is_headless and "textual_image.widget" not in sys.modules:
                # It asks the terminal: once.
                with contextlib.suppress(SuspendNotSupported):
                    asking.enter_context(app.suspend())
            from textual_image.renderable import Image as Chosen
            from textual_image.renderable import UnicodeImage
            from textual_image.widget import HalfcellImage, Image
    except Exception:
        # Whatever a terminal says, the app goes on.
        return None
    no_terminal = app.is_headless or Chosen is UnicodeImage
    return cast(Callable[[str], Widget], HalfcellImage if no_terminal else Image)


class PhotoView(Vertical):
    """One photo with its caption above it."""

    DEFAULT_CSS = """
    PhotoView { width: 1fr; height: 1fr; }
    PhotoView > Drawn { height: 2; }
    PhotoView > Container { height: 1fr; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """The caption, the picture."""
        yield Drawn()
        yield Container()

    def show_photo(
        self, caption: Content, picture: Path | None, size: tuple[int, int], box: tuple[int, int]
    ) -> None:
        """Show a picture.

        Args:
            caption: One line.
            picture: A file; `None` shows none.
            size: Its width and height in pixels.
            box: Columns and rows there are for it.
        """
        self.query_one(Drawn).show(lambda w, h: caption, caption)
        if self._shown == (picture, box):
            return
        self._shown = (picture, box)
        holder = self.query_one(Container)
        holder.remove_children()
        if picture is None:
            return
        shown_by = image_class(self.app)
        if shown_by is None:
            holder.mount(Static("This terminal can't show pictures.", markup=False))
            return
        widget = shown_by(str(picture))
        widget.styles.width, widget.styles.height = fitted(size, box, _cell_ratio())
        holder.mount(widget)
