"""Choosing a picture among the files: folders first, then pictures, the newest first."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from legtui.machine.pictures import ENDINGS
from legtui.screens.dialog import Dialog
from legtui.text import one_line
from legtui.training.frozen import dataclass
from legtui.widgets.canvas import cut
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import card, spread
from legtui.widgets.look import Look

_MOST = 5000
"""Entries of a folder that are listed."""


@dataclass(frozen=True, slots=True)
class _Entry:
    path: Path
    name: str
    folder: bool
    changed: float = 0.0


def start_folder() -> Path:
    """Return where pictures usually are."""
    home = Path.home()
    return next((home / one for one in ("Pictures", "Photos") if (home / one).is_dir()), home)


def entries(folder: Path) -> list[_Entry]:
    """Return what can be chosen in a folder; what is hidden is left out."""
    folders, files = [], []
    try:
        with os.scandir(folder) as found:
            for _, one in zip(range(_MOST), found, strict=False):
                if one.name.startswith("."):
                    continue
                if one.is_dir():
                    folders.append(_Entry(Path(one.path), one.name + "/", True))
                elif one.name.lower().endswith(ENDINGS):
                    changed = one.stat().st_mtime
                    files.append(_Entry(Path(one.path), one.name, False, changed))
    except OSError:
        pass
    folders.sort(key=lambda one: one.name.casefold())
    files.sort(key=lambda one: (-one.changed, one.name))
    up = [] if folder.parent == folder else [_Entry(folder.parent, "..", True)]
    return [*up, *folders, *files]


def _day(changed: float) -> str:
    """Return the day of a file; nothing where its file system says one that there is not."""
    try:
        return f"{datetime.fromtimestamp(changed):%-d %b %Y}"
    except (ValueError, OverflowError, OSError):
        return ""


class PickerScreen(Dialog[Path | None]):
    """Answers with a file, or `None`."""

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    PickerScreen { align: center middle; background: $background 60%; }
    PickerScreen Drawn { width: 76; max-width: 94%; height: 90%; background: $surface; }
    """

    def __init__(self, folder: Path, look: Look) -> None:
        super().__init__()
        self._look = look
        self._at = 0
        self._top = 0
        self._folder = folder
        self._entries = entries(folder)

    def compose(self) -> ComposeResult:
        """One card."""
        yield Drawn(id="picker")

    def on_mount(self) -> None:
        """Draw it."""
        self._show()

    def on_resize(self) -> None:
        """Draw it at its new size."""
        self._show()

    def _show(self) -> None:
        of = (self._folder, self._at, self.app.size)
        self.query_one(Drawn).show(self._draw, of)

    def _draw(self, width: int, height: int) -> Content:
        room = max(1, height - 3)
        if not self._top <= self._at < self._top + room:
            self._top = max(0, self._at - room // 2)
        shown = self._entries[self._top : self._top + room]
        lines = [self._line(one, self._top + at, width - 4) for at, one in enumerate(shown)]
        if all(one.folder for one in self._entries):
            lines.append(Content.styled("  No pictures in this folder.", "$muted"))
        lines += [Content("")] * (room - len(lines))
        hint = "↑↓ and ⏎ choose, ← one folder up, Esc leaves it"
        lines.append(Content.styled(self._look.text(hint), "$muted"))
        title = one_line(str(self._folder), max(10, width - 8))
        return card(title, lines, width, height, self._look)

    def _line(self, one: _Entry, place: int, width: int) -> Content:
        chosen = place == self._at
        when = "" if one.folder else _day(one.changed)
        name = cut(one_line(one.name), max(4, width - len(when) - 4), self._look.text("…"))
        style = "bold $strong" if chosen else ("$muted" if one.folder else "")
        mark = self._look.text("▶ ") if chosen else "  "
        left = Content.assemble((mark, "$lift"), (name, style))
        return spread(left, Content.styled(when, "$muted"), width)

    def _open(self, folder: Path) -> None:
        before = self._folder
        self._folder, self._entries = folder, entries(folder)
        places = [at for at, one in enumerate(self._entries) if one.path == before]
        self._at = places[0] if places and folder == before.parent else 0
        self._top = 0

    def on_key(self, event: events.Key) -> None:
        """Move, open, choose, leave."""
        event.stop()
        event.prevent_default()
        last = max(0, len(self._entries) - 1)
        match event.key:
            case "up" | "k":
                self._at = max(0, self._at - 1)
            case "down" | "j":
                self._at = min(last, self._at + 1)
            case "pageup":
                self._at = max(0, self._at - 10)
            case "pagedown":
                self._at = min(last, self._at + 10)
            case "left" | "backspace":
                self._open(self._folder.parent)
            case "enter" | "right" | "space" if self._entries:
                chosen = self._entries[self._at]
                if not chosen.folder:
                    self.dismiss(chosen.path)
                    return
                self._open(chosen.path)
            case "escape" | "q":
                self.dismiss(None)
                return
        self._show()
