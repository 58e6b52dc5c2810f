"""A backup in the log's place while the app is open."""

from __future__ import annotations

import atexit
from pathlib import Path
from typing import TYPE_CHECKING

from legtui.desk import preferences
from legtui.desk.coach import Coach
from legtui.journal import backup
from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal

if TYPE_CHECKING:
    from legtui.app import LegtuiApp


def restored(app: LegtuiApp, copy: Path) -> str:
    """Put a copy in the log's place and go on with it; return what to say.

    With a session in progress nothing is done: what it writes next would be lost.
    """
    conductor = app.conductor
    if conductor is not None and conductor.state.finished is None:
        return "A session is open: finish it first."
    path = app.journal.path
    app.live.close()
    app.journal.close()
    try:
        kept = backup.restore(path, copy)
        said = f"Restored. What it replaced is kept as {kept.name}." if kept else "Restored."
    except JournalError as error:
        said = str(error)
    app.journal = Journal.open(path)
    # Whoever opened the first one closes that one only.
    atexit.register(app.journal.close)
    app.preferences = preferences.of(app.journal)
    app.coach = Coach(app.journal, app.preferences, app.clock.now)
    return said
