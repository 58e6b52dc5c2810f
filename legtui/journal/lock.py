"""One writing program per file: a lock on a file beside it, freed by the system on any death."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from legtui.journal.errors import AlreadyOpen


class InstanceLock:
    """The lock of one file.

    The file itself is never locked nor opened: closing any handle on it would drop the locks
    that SQLite holds. The lock file stays when the program goes; to remove it would be a race.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        self._handle: int | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            AlreadyOpen: Another program has it.
            OSError: The lock file can't be made.
        """
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(self._path, flags, 0o600)
        try:
            _lock(handle)
        except OSError as error:
            holder = _holder(handle)
            os.close(handle)
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise
            raise AlreadyOpen(
                f"legtui is already open{holder}.",
                "Use that window, or look only: legtui --read-only.",
            ) from None
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        self._handle = handle

    def release(self) -> None:
        """Give the lock back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _holder(handle: int) -> str:
    os.lseek(handle, 0, os.SEEK_SET)
    pid = os.read(handle, 32).decode("ascii", "replace").strip()
    return f" (process {pid})" if pid.isdigit() else ""


if sys.platform == "win32":
    import msvcrt

    _LOCKED_AT = 1 << 30
    """Far behind the process number, which others may read."""

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_AT, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
