"""What a screen shows, as text, and comparing it with what was found good.

Goldens are plain text files in a `golden` folder beside the tests that use them; run with
LEGTUI_UPDATE_GOLDEN=1 to write them anew, then read the diff.
"""

from __future__ import annotations

import difflib
import inspect
import io
import os
from pathlib import Path
from typing import Any

from rich.console import Console
from textual.app import App

UPDATE_VARIABLE = "LEGTUI_UPDATE_GOLDEN"
_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")


def screen_text(app: App[Any]) -> str:
    """Return the rows of the app's screen, with toasts and what lies under a dialog."""
    width, height = app.size
    console = Console(
        width=width,
        height=height,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        record=True,
        legacy_windows=False,
        safe_box=False,
    )
    # The compositor is private to Textual; it is touched here and nowhere else.
    painted = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    console.print(painted)
    rows = console.export_text(styles=False).splitlines()
    return "\n".join(row.rstrip() for row in rows).rstrip() + "\n"


def assert_snapshot(name: str, text: str, folder: Path | None = None) -> None:
    """Fail unless `text` is what the golden `name` has; with a diff to read.

    `folder` is `golden` beside the calling test unless given. A golden that is missing fails
    as well: nothing is taken as good that nobody has seen.
    """
    if not set(name) <= _NAME:
        raise ValueError(f"a golden's name is of a-z, 0-9, _ and -: {name!r}")
    golden = (folder or Path(inspect.stack()[1].filename).parent / "golden") / f"{name}.txt"
    if os.environ.get(UPDATE_VARIABLE) == "1":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
        return
    again = f"run with {UPDATE_VARIABLE}=1 and read the change"
    if not golden.exists():
        raise AssertionError(f"no golden {golden.name} yet; {again}. It would be:\n{text}")
    expected = golden.read_text(encoding="utf-8")
    if text != expected:
        diff = difflib.unified_diff(
            expected.splitlines(), text.splitlines(), "golden", "now", lineterm=""
        )
        raise AssertionError(f"{golden.name} differs; if it should, {again}:\n" + "\n".join(diff))
