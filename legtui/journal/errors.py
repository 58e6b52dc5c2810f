"""What can go wrong with the file, each as one sentence and what to do about it."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path


class JournalError(Exception):
    """Something about the file that the lifter has to know.

    Args:
        headline: What happened, one sentence.
        advice: What is safe and what to do, one sentence or two.
    """

    def __init__(self, headline: str, advice: str = "") -> None:
        super().__init__(f"{headline} {advice}".strip())
        self.headline = headline
        self.advice = advice


class Stopped(JournalError):
    """The lifter stopped a long job; what it had begun to write is taken back."""


class AlreadyOpen(JournalError):
    """Another legtui holds the file."""


class TooNew(JournalError):
    """A newer legtui wrote the file."""


class NotOurs(JournalError):
    """It is not a file of legtui."""


class Damaged(JournalError):
    """It cannot be read, or its check failed."""


class Missing(JournalError):
    """It is gone or empty, and there are backups."""


class Replaced(JournalError):
    """It was moved, deleted or replaced while it was open."""


class NotWritable(JournalError):
    """It can be read but not written."""


class NotSaved(JournalError):
    """A write did not reach the disk."""


class DiskFull(NotSaved):
    """No room was left."""


class Locked(NotSaved):
    """Another program held the file."""


class ReadOnlyJournal(NotSaved):
    """It was opened for reading."""


READING = (sqlite3.Error, OSError, UnicodeDecodeError)
"""What reading a file may raise."""

_SAFE = " What was saved before is safe."


def explain(error: BaseException, path: Path) -> JournalError:
    """Return what an error of SQLite or of the system means to the lifter."""
    if isinstance(error, JournalError):
        return error
    name = getattr(error, "sqlite_errorname", "") or ""
    number = getattr(error, "errno", None)
    if name == "SQLITE_FULL" or number in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull("Not saved: the disk is full.", "Free some space and try again." + _SAFE)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Locked(
            "Not saved: another program holds the file.", "Close it and try again." + _SAFE
        )
    if name.startswith("SQLITE_NOTADB"):
        return NotOurs(f"{path} is not a SQLite database.", "It was not changed.")
    # SQLite's own message quotes the damaged place, which is no text any more.
    if name.startswith("SQLITE_CORRUPT") or isinstance(error, UnicodeDecodeError):
        return Damaged(
            f"{path} looks damaged, or the disk can't be read.",
            "It was not changed. legtui doctor says more, legtui restore brings a backup back.",
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN")):
        return _not_writable(path, "")
    if name.startswith("SQLITE_IOERR"):
        return NotSaved(
            "Not saved: the disk refuses it.",
            f"Check its free space, then try again.{_SAFE} ({name})",
        )
    if isinstance(error, OSError):
        return _not_writable(path, f" ({error.strerror})" if error.strerror else "")
    kind = "the file refuses it" if isinstance(error, sqlite3.Error) else type(error).__name__
    return NotSaved(f"Not saved: {kind} ({error}).", f"Please report this.{_SAFE}")


def _not_writable(path: Path, why: str) -> JournalError:
    return NotWritable(
        f"{path} can't be opened for writing{why}.",
        "Check that the folder is there and may be written by you, or choose another --data-dir.",
    )
