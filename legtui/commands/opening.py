"""Opening the app on a log; without what the commands need, which would be waited for."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from legtui.commands.log import Log, Refused

if TYPE_CHECKING:
    from legtui.journal.journal import Journal
    from legtui.machine.clock import Clock

MOST_FRAMES: Final = "120"
"""A second. A key that comes just after a picture waits for up to two frames; without animations
there is no more to paint for it.
"""


def run_app(
    log: Log,
    clock_of: Callable[[Journal], Clock] | None = None,
    before: Callable[[Journal], None] | None = None,
    *,
    read_only: bool = False,
) -> int:
    """Open the app and return its exit code.

    Args:
        log: Whose file.
        clock_of: The clock it goes by; else the system's.
        before: What is done with the file first.
        read_only: Look only, also while it is open elsewhere.

    Raises:
        Refused: This is no terminal, or the file can't be opened.
    """
    from legtui.machine.terminal import why_no_terminal

    why = why_no_terminal(os.environ)
    if why is not None:
        raise Refused(why)
    os.environ.setdefault("TEXTUAL_FPS", MOST_FRAMES)
    gc.disable()  # a tenth of the start was spent looking for garbage among what is imported
    with log.opened(read_only=read_only) as journal:
        if before is not None:
            before(journal)
        from legtui.app import LegtuiApp
        from legtui.machine.clock import SystemClock
        from legtui.machine.terminal import run_guarded

        clock = clock_of(journal) if clock_of else SystemClock()
        app = LegtuiApp(journal, clock)
        app.painted = _collect_garbage
        return run_guarded(app, journal.path.parent)


def _collect_garbage() -> None:
    """Collect it again, and never look through what the start has made: that stays."""
    gc.freeze()
    gc.enable()
