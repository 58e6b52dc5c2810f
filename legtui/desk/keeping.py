"""A copy of the log after each finished session: quietly, and a failure is one sentence."""

from __future__ import annotations

from datetime import datetime

from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal


def back_up(journal: Journal, now: datetime) -> str | None:
    """Make a checked copy and thin out the older ones; return why not, `None` if it is there.

    Slow with a large file: not for the thread that draws.

    Args:
        journal: The lifter's file, open.
        now: Aware; for the copy's name and which older ones stay.
    """
    try:
        journal.backup(tag="auto", now=now)
    except JournalError as error:
        return str(error)
    return None
