"""A program in a real pseudo-terminal: press its keys, read its screen, kill it, start it again.

    with Terminal([sys.executable, "-m", "legtui", "demo"], size=(80, 24)) as terminal:
        terminal.wait_for("Leg day")
        terminal.press("enter", "left", "1")
        terminal.kill()
        terminal.restart()

A thread reads and feeds the emulator all the time, so the program never waits for the test.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from signal import SIGKILL
from types import TracebackType
from typing import Any, Self

import pyte
from ptyprocess import PtyProcess

NAMED_KEYS = {
    "enter": b"\r",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "escape": b"\x1b",
    "space": b" ",
    "backspace": b"\x7f",
    "delete": b"\x1b[3~",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
}

PATIENCE = 15.0
"""Seconds to wait unless told otherwise: a loaded machine is slow, a right answer is not."""

_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=?][0-9;:]*u"  # Kitty's keyboard protocol
    rb"|\x1b\[>[0-9;]*[a-zA-Z]"
    rb"|\x1b\[\?[0-9;]*\$p"  # questions about modes
    rb"|\x1b\[[0-9;]*t"  # window and title operations
    rb"|\x1b[P_^X].*?\x1b\\"  # strings for the terminal itself
    rb"|\x1b\](?:9|99|777|52);.*?(?:\x07|\x1b\\)",  # notifications, clipboard
    re.DOTALL,
)
_INCOMPLETE = re.compile(
    rb"\x1b(?:\[[0-9;:<>=?$ ]*|[P_^X](?:(?!\x1b\\).)*|\](?:(?!\x1b\\|\x07).)*)?\Z", re.DOTALL
)
_MODE_QUESTION = re.compile(rb"\x1b\[\?(\d+)\$p")
_KNOWN_MODES = {b"2026": b"2"}  # drawing in one go: known, and off now


def key_bytes(key: str) -> bytes:
    """Return what a terminal sends for a name like `enter` or `ctrl+p`, or for literal text."""
    if key in NAMED_KEYS:
        return NAMED_KEYS[key]
    if re.fullmatch(r"ctrl\+[a-z]", key):
        return bytes([ord(key[-1]) & 0x1F])
    return key.encode()


class Unseen(AssertionError):
    """What was waited for did not come; the message has the screen as it was."""


class _AnsweringScreen(pyte.Screen):
    """A screen that answers where the cursor is and what terminal it is."""

    def __init__(self, columns: int, lines: int, answer: Callable[[bytes], None]) -> None:
        self._answer = answer
        super().__init__(columns, lines)

    def write_process_input(self, data: str) -> None:
        self._answer(data.encode())


class Terminal:
    """A program in a pseudo-terminal of `size` columns and rows.

    `env` is the whole environment of the program except for TERM; the test's own by default.
    `before` runs in the child before the program, for limits and ignored signals.
    """

    def __init__(
        self,
        argv: Sequence[str],
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        before: Callable[[], None] | None = None,
    ) -> None:
        self._argv = [str(word) for word in argv]
        self.size = size
        given = dict(os.environ if env is None else env)
        self._env = {"TERM": "xterm-256color", "COLORTERM": "truecolor", **given}
        self._cwd = cwd
        self._before = before
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _start(self) -> None:
        columns, rows = self.size
        self.raw = b""
        self._pending = b""
        self._news = threading.Condition()
        self._reading = threading.Event()
        self._reading.set()
        self._ended = False
        self._pyte: Any = _AnsweringScreen(columns, rows, self.write)
        self._stream: Any = pyte.ByteStream(self._pyte)
        self._process: Any = PtyProcess.spawn(
            self._argv,
            cwd=None if self._cwd is None else str(self._cwd),
            env=self._env,
            echo=False,
            preexec_fn=self._before,
            dimensions=(rows, columns),
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        descriptor = self._process.fd
        while True:
            self._reading.wait()
            try:
                if not select.select([descriptor], [], [], 0.1)[0]:
                    continue
                if not self._reading.is_set():
                    continue
                data = os.read(descriptor, 65536)
            except (OSError, ValueError):
                data = b""
            with self._news:
                self._ended = not data
                self._feed(data)
                self._news.notify_all()
            if not data:
                return

    def _feed(self, data: bytes) -> None:
        self.raw += data
        for question in _MODE_QUESTION.finditer(data):
            known = _KNOWN_MODES.get(question[1], b"0")
            self.write(b"\x1b[?" + question[1] + b";" + known + b"$y")
        data = self._pending + data
        incomplete = _INCOMPLETE.search(data)
        if incomplete and len(incomplete.group()) < 4096:
            data, self._pending = data[: incomplete.start()], incomplete.group()
        else:
            self._pending = b""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))

    @property
    def pid(self) -> int:
        """The program's process id."""
        pid: int = self._process.pid
        return pid

    @property
    def rows(self) -> list[str]:
        """What the screen shows, row by row, without blanks at the end."""
        with self._news:
            return [row.rstrip() for row in self._pyte.display]

    @property
    def screen(self) -> str:
        """What the screen shows."""
        return "\n".join(self.rows)

    @property
    def cursor_shown(self) -> bool:
        """Whether the terminal shows its cursor."""
        with self._news:
            return not self._pyte.cursor.hidden

    @property
    def title(self) -> str:
        """The window's title."""
        with self._news:
            return str(self._pyte.title)

    @property
    def alive(self) -> bool:
        """Whether the program still runs."""
        return bool(self._process.isalive())

    @property
    def exit_code(self) -> int | None:
        """What the program ended with, negative for the signal that ended it; None if it runs."""
        if self.alive:
            return None
        if self._process.signalstatus is not None:
            return -int(self._process.signalstatus)
        return int(self._process.exitstatus)

    def wait_until(
        self, true: Callable[[], bool], timeout: float = PATIENCE, what: str = "it"
    ) -> None:
        """Wait until `true()`; raises `Unseen` after `timeout` seconds."""
        deadline = time.monotonic() + timeout
        while not true():
            left = deadline - time.monotonic()
            if left <= 0:
                raise Unseen(f"waited {timeout:g} s for {what}; the screen shows:\n{self.screen}")
            with self._news:
                if self._ended:
                    self._news.wait(min(left, 0.02))
                else:
                    self._news.wait(min(left, 0.1))

    def wait_for(self, text: str | re.Pattern[str], timeout: float = PATIENCE) -> str:
        """Wait until a text, or a match of a pattern, stands on the screen, and return it."""
        pattern = re.compile(re.escape(text)) if isinstance(text, str) else text
        found: list[str] = []

        def stands_there() -> bool:
            match = pattern.search(self.screen)
            if match:
                found.append(match.group())
            elif self._ended and not self.alive:
                raise Unseen(f"{text!r}: ended with {self.exit_code}; it showed:\n{self.screen}")
            return bool(match)

        self.wait_until(stands_there, timeout, repr(text))
        return found[0]

    def wait_gone(self, text: str, timeout: float = PATIENCE) -> None:
        """Wait until a text is no longer on the screen."""
        self.wait_until(lambda: text not in self.screen, timeout, f"{text!r} to go")

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended and all it wrote is read; return its exit code."""
        self.wait_until(lambda: not self.alive, timeout, "the end")
        if self._reading.is_set():
            self._reader.join(timeout=1)
        code = self.exit_code
        assert code is not None
        return code

    def press(self, *keys: str) -> None:
        """Send keys one after another, each in a write of its own."""
        for key in keys:
            self.write(key_bytes(key))

    def type(self, text: str) -> None:
        """Send text, all in one write."""
        self.write(text.encode())

    def write(self, data: bytes) -> None:
        """Send bytes; a pseudo-terminal takes only as many at a time as it likes."""
        with contextlib.suppress(OSError):
            while data:
                data = data[os.write(self._process.fd, data[:1024]) :]

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self.size = (columns, rows)
        with self._news:
            self._pyte.resize(rows, columns)
        self._process.setwinsize(rows, columns)

    def freeze(self) -> None:
        """Stop reading, as a hung connection does."""
        self._reading.clear()

    def thaw(self) -> None:
        """Go on reading."""
        self._reading.set()

    def hang_up(self) -> None:
        """Close the window: the program's terminal is gone."""
        self.freeze()
        self._process.fileobj.close()
        self._process.closed = True

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def kill(self, number: int = SIGKILL) -> int:
        """Send a signal that ends it, wait for the end, return the exit code."""
        self.signal(number)
        return self.wait_exit()

    def restart(self) -> None:
        """Start the same command again, in a new terminal of the same size."""
        self.close()
        self._start()

    def close(self) -> None:
        """End the program if it runs, and close the terminal."""
        if self.alive:
            self.signal(SIGKILL)
            self.wait_until(lambda: not self.alive)
        self.thaw()
        self._reader.join(timeout=1)
        if not self._process.closed:
            self._process.fileobj.close()
            self._process.closed = True
