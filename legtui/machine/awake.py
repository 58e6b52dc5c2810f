"""Keeping screen and machine awake while a session runs, where the system lets us."""

from __future__ import annotations

import contextlib
import threading
from typing import Final

_PATIENCE_S: Final = 1.0


class KeepAwake:
    """Holds the machine awake between `start` and `stop`; never fails, never blocks.

    A thread of its own imports wakepy and holds the lock: the answer of a desktop's message
    bus can take its time, and the lock belongs to the thread that took it. If the process is
    killed, the system lets go of the lock by itself.
    """

    def __init__(self) -> None:
        self._let_go: threading.Event | None = None
        self._thread: threading.Thread | None = None
        self._active = False

    @property
    def active(self) -> bool:
        """Whether the system agreed; false as well while it has not answered yet."""
        return self._active

    def start(self) -> None:
        """Ask to be kept awake; asking twice is asking once."""
        if self._let_go is None:
            self._let_go = threading.Event()
            self._thread = threading.Thread(
                target=self._hold, args=(self._let_go,), name="legtui-awake", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        """Let the machine sleep again."""
        if self._let_go is None:
            return
        self._let_go.set()
        self._let_go = None

    def wait(self, seconds: float = _PATIENCE_S) -> None:
        """Wait until the lock is let go after `stop`, at most so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _hold(self, let_go: threading.Event) -> None:
        with contextlib.suppress(Exception):
            from wakepy import keep

            with keep.presenting(on_fail="pass") as mode:
                self._active = bool(mode.active) and not let_go.is_set()
                let_go.wait()
        self._active = False
