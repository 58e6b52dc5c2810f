"""A program in a pseudo-terminal whose output is timed as it arrives, before it is parsed."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from terminal import Terminal, key_bytes

PATIENCE_S = 30.0
_CLOCKS = re.compile(r"\d+:\d\d")


class TimedTerminal(Terminal):
    """Tells when a screen was painted: the arrival of the chunk that completed it."""

    def __init__(
        self, argv: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        self._awaited: Callable[[], bool] | None = None
        self._arrived = 0.0
        self._painted: float | None = None
        self.began = time.time()
        super().__init__(argv, size, env)

    def _feed(self, data: bytes) -> None:
        arrived = time.time()
        super()._feed(data)
        if self._awaited is not None and self._awaited():
            self._painted, self._awaited = arrived, None

    def _shown(self) -> str:
        """The screen without its clocks, which change by themselves."""
        return _CLOCKS.sub("", "\n".join(self._pyte.display))

    def when(self, pattern: str, do: Callable[[], None] | None = None) -> float:
        """Return the wall time at which a pattern came to the screen, after doing something."""
        found = re.compile(pattern)
        return self._when(lambda: found.search("\n".join(self._pyte.display)) is not None, do)

    def key_ms(self, key: str, pattern: str | None = None) -> float:
        """Press a key; return the ms until a pattern, or anything new, is on the screen."""
        if pattern is None:
            before = self._shown()
            is_new: Callable[[], bool] = lambda: self._shown() != before  # noqa: E731
        else:
            found = re.compile(pattern)
            is_new = lambda: found.search("\n".join(self._pyte.display)) is not None  # noqa: E731
        pressed = time.time()
        return 1000 * (self._when(is_new, lambda: self.write(key_bytes(key))) - pressed)

    def _when(self, true: Callable[[], bool], do: Callable[[], None] | None) -> float:
        with self._news:
            self._painted = None
            if do is None and true():
                return self._arrived or time.time()
            self._awaited = true
        if do is not None:
            do()
        self.wait_until(lambda: self._painted is not None, PATIENCE_S, "a new picture")
        assert self._painted is not None
        return self._painted

    def settle(self, seconds: float = 0.3) -> None:
        """Let what is under way end."""
        time.sleep(seconds)

    def cpu_s(self) -> float:
        """Seconds of processor time of all its threads."""
        tasks = Path(f"/proc/{self.pid}/task")
        return sum(int((one / "schedstat").read_text().split()[0]) for one in tasks.iterdir()) / 1e9

    def rss_mib(self) -> float:
        """Resident memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        match = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert match is not None
        return int(match[1]) / 1024
