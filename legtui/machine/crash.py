"""A fault of our own: a report that says where it happened and nothing about the lifter.

Neither local variables nor the error's own words are in it: both may hold notes, names and
weights. Places are module, line and function, so no folder of the machine is named either.
"""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from legtui import __version__
from legtui.training.frozen import dataclass

if TYPE_CHECKING:
    from textual.app import App

MOST_REPORTS: Final = 10
_MOST_FRAMES: Final = 60
_STEM: Final = "crash-"


@dataclass(slots=True)
class Fault:
    """What went wrong, as far as it was seen."""

    error: BaseException | None = None
    words: list[str] = field(default_factory=list)

    @property
    def seen(self) -> bool:
        """Whether anything went wrong at all."""
        return self.error is not None or bool(self.words)

    def from_thread(self, args: threading.ExceptHookArgs) -> None:
        """Keep the error that ended a thread, instead of printing it over the screen."""
        self.error = self.error or args.exc_value


def catch_faults(app: App[Any], window_closed: Callable[[], None]) -> Fault:
    """Keep Textual from printing tracebacks; return what will hold the fault, if one comes.

    `window_closed` is called when the keyboard's thread ends because the terminal is gone.
    """
    fault = Fault()
    shown = app._print_error_renderables

    def fatal_error() -> None:
        fault.error = fault.error or app._exception or sys.exc_info()[1]
        if not fault.seen:
            fault.words.append("a fault that names no error")
        app._close_messages_no_wait()

    def panic(*causes: object) -> None:
        current = sys.exc_info()[1]
        for cause in (*causes, current):
            if isinstance(cause, BaseException):
                fault.error = fault.error or cause
        fault.words.extend(line for cause in causes for line in _rich_places(cause))
        if any(word == "OSError" for word in fault.words):
            window_closed()
        fatal_error()

    def print_errors() -> None:
        if fault.seen:
            app._exit_renderables.clear()
        shown()

    for name, function in (
        ("_fatal_error", fatal_error),
        ("panic", panic),
        ("_print_error_renderables", print_errors),
    ):
        setattr(app, name, function)
    threading.excepthook = fault.from_thread
    return fault


def tell(fault: Fault, data_dir: Path, at: datetime | None = None) -> str:
    """Write the report and return the one line that says where it is."""
    sorry = "legtui stopped by a fault of its own; every set it showed as logged is safe."
    try:
        path = write_report(fault, data_dir, at or datetime.now(UTC))
    except OSError:
        return f"{sorry} A report could not be written."
    return f"{sorry} Report, with nothing personal in it: {path}"


def write_report(fault: Fault, data_dir: Path, at: datetime) -> Path:
    """Write a report, 0600, drop the oldest beyond ten; return its path. Raises `OSError`."""
    path = data_dir / f"{_STEM}{at:%Y%m%dT%H%M%S}Z-{os.getpid()}.txt"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
        file.write(report(fault, at))
    for old in sorted(data_dir.glob(f"{_STEM}*.txt"))[:-MOST_REPORTS]:
        old.unlink(missing_ok=True)
    return path


def report(fault: Fault, at: datetime) -> str:
    """Return the text of a report."""
    lines = [
        f"legtui {__version__} stopped by a fault of its own, {at:%Y-%m-%dT%H:%M:%SZ}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {sys.platform}",
        f"Textual {_textual_version()}, TERM {os.environ.get('TERM', 'unset')[:40]!r}",
        "",
        *fault.words,
    ]
    for error in _chain(fault.error):
        lines += [_name(error), *_places(error.__traceback__), ""]
    return "\n".join(lines).rstrip() + "\n"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what led to it, newest first."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        wrapped = getattr(error, "error", None)
        hidden = None if error.__suppress_context__ else error.__context__
        error = error.__cause__ or (wrapped if isinstance(wrapped, BaseException) else hidden)


def _name(error: BaseException) -> str:
    kind = type(error)
    return f"{kind.__module__}.{kind.__qualname__}"


def _places(trace: TracebackType | None) -> list[str]:
    frames = [
        f"  {frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(trace)
    ]
    if len(frames) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        left_out = f"  ({len(frames) - _MOST_FRAMES} places left out)"
        frames = [*frames[:half], left_out, *frames[-half:]]
    return frames


def _rich_places(cause: object) -> list[str]:
    """Return the places of a Rich traceback, which is all that Textual's key thread leaves."""
    stacks = getattr(getattr(cause, "trace", None), "stacks", ())
    lines: list[str] = []
    for stack in stacks:
        lines.append(str(stack.exc_type))
        lines += [
            f"  {Path(frame.filename).stem}:{frame.lineno} {frame.name}" for frame in stack.frames
        ]
    return lines


def _textual_version() -> str:
    from textual import __version__ as version

    return version
