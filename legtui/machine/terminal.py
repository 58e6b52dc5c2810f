"""Everything that keeps the lifter's terminal whole, around Textual 8.2.

What Textual leaves open, and what is done about it:

- one byte that is no UTF-8 kills the program: the keyboard decoder replaces it;
- a locale without UTF-8 paints escape codes as text: `?` is painted instead;
- SIGTERM leaves the alternate screen behind: the program ends in order, within 2 s;
- a closed window can leave the program spinning: it ends at once, all sets are on the disk;
- stop and continue start a second pair of threads: they do not;
- a crash prints local variables, which are private: `legtui.machine.crash` writes a report.

Textual is imported where it is used, so that the command line stays quick. The names of
Textual's that begin with an underscore are guarded by tests in a real terminal.
"""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import logging
import os
import signal
import sys
import termios
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from legtui.contract import Exit
from legtui.machine import crash

if TYPE_CHECKING:
    from textual.app import App

LONGEST_END_S: Final = 2.0
"""Seconds an orderly end may take after a signal; a frozen terminal would hold it for ever."""

WEB_DRIVER: Final = "textual.drivers.web_driver:WebDriver"
"""Which driver textual-serve asks for."""

_RESTORE: Final = b"\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h"
_REDRAW: Final = "\x1b[?1049h\x1b[?25l\x1b[?2004h"


def why_no_terminal(environ: Mapping[str, str]) -> str | None:
    """Return one sentence on why the screens can't be drawn here, or None if they can.

    Textual reads keys from standard input and draws on standard error; in a browser its own
    driver does, and there is no terminal to ask.
    """
    if environ.get("TEXTUAL_DRIVER") == WEB_DRIVER:
        return None
    for stream, name in ((sys.__stdin__, "input"), (sys.__stderr__, "error")):
        if stream is None or stream.closed or not stream.isatty():
            return f"legtui needs a terminal, and standard {name} is none."
    if environ.get("TERM", "") in ("", "dumb"):
        return "legtui needs a full-screen terminal; TERM says that this one is not."
    return None


class _KeyDecoder(codecs.IncrementalDecoder):
    """UTF-8 that forgives, and that knows a closed window by its endless empty reads."""

    def __init__(self) -> None:
        super().__init__()
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._on_terminal = sys.__stdin__ is not None and sys.__stdin__.isatty()

    def decode(self, data: Any, final: bool = False) -> str:
        """Return the text of these bytes; `data` is empty only when the terminal is gone."""
        if not data and not final and self._on_terminal:
            _window_closed()
        return self._utf8.decode(data, final)


def prepare_terminal() -> None:
    """Make keyboard and screen forgiving; once, before Textual starts."""
    from textual.drivers import linux_driver

    logging.getLogger("asyncio").disabled = True  # it would write over the screen
    setattr(linux_driver, "getincrementaldecoder", lambda _encoding: _KeyDecoder)  # noqa: B010
    stream = sys.__stderr__
    if stream is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
        stream.reconfigure(errors="replace")


def run_guarded(app: App[Any], data_dir: Path) -> int:
    """Run the app and return the exit code; the terminal is whole afterwards, come what may.

    A crash becomes a report in `data_dir` and one line on standard error. By SIGTERM it is
    143, by SIGINT 130.
    """
    prepare_terminal()
    fault = crash.catch_faults(app, _window_closed)
    ended_by: list[int] = []
    with _caught_signals(app, ended_by):
        try:
            app.run()
        except Exception as error:
            fault.error = fault.error or error
    if ended_by:
        return 128 + ended_by[0]
    if fault.seen:
        print(crash.tell(fault, data_dir), file=sys.stderr)
        return Exit.REFUSED
    return app.return_code or Exit.DONE


def install_guards(app: App[Any]) -> None:
    """Guard against stop and continue; to be called when the app is mounted.

    Does nothing where there is no real terminal (tests, the browser).
    """
    driver = app._driver
    resume = getattr(driver, "_sigcont_application", None)
    if driver is None or driver.is_headless or resume is None:
        return
    app.app_resume_signal.subscribe(app, lambda _: _repaint(app))
    loop = asyncio.get_running_loop()
    descriptor = driver.fileno  # type: ignore[attr-defined]
    with contextlib.suppress(termios.error):
        drawing = termios.tcgetattr(descriptor)

        def go_on(number: int, frame: FrameType | None) -> None:
            if getattr(driver, "_must_signal_resume", True):
                resume(number, frame)
                return
            # Stopped without being asked (SIGSTOP): its threads still run, only the shell
            # may have changed the terminal's modes meanwhile.
            with contextlib.suppress(termios.error):
                termios.tcsetattr(descriptor, termios.TCSANOW, drawing)
            loop.call_soon_threadsafe(_draw_again, app)

        signal.signal(signal.SIGCONT, go_on)


def _repaint(app: App[Any]) -> None:
    app.screen.refresh(layout=True)


def _draw_again(app: App[Any]) -> None:
    if app._driver is not None:
        app._driver.write(_REDRAW)
    _repaint(app)


@contextlib.contextmanager
def _caught_signals(app: App[Any], ended_by: list[int]) -> Iterator[None]:
    """Catch what ends a program meanwhile; the numbers of what came go into `ended_by`.

    By `signal.signal`, not by the loop: with a frozen terminal the loop waits in Textual's
    writer and only this kind of handler still runs.
    """

    def end(number: int, _frame: FrameType | None) -> None:
        ended_by.append(number)
        _end_surely(128 + number, LONGEST_END_S)
        loop = app._loop
        if loop is None:
            raise SystemExit(128 + number)
        loop.call_soon_threadsafe(lambda: app.exit(return_code=128 + number))

    def hang_up(_number: int, _frame: FrameType | None) -> None:
        _window_closed()

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    signal.signal(signal.SIGHUP, hang_up)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _window_closed() -> None:
    """End at once: nobody sees a screen any more, and what was logged is on the disk."""
    os._exit(128 + signal.SIGHUP)


def _end_surely(code: int, seconds: float) -> None:
    """End the process with this code after so many seconds, if it still runs."""

    def end() -> None:
        restorer = threading.Thread(target=_restore_terminal, daemon=True)
        restorer.start()
        restorer.join(0.2)
        os._exit(code)

    watchdog = threading.Timer(seconds, end)
    watchdog.daemon = True
    watchdog.start()


def _restore_terminal() -> None:
    with contextlib.suppress(OSError):
        os.write(2, _RESTORE)
