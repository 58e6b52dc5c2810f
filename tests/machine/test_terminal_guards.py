"""What must leave the lifter's terminal whole, each done for real in a pseudo-terminal."""

from __future__ import annotations

import io
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import Terminal

from legtui.machine import terminal as guards
from legtui.machine.terminal import why_no_terminal

PROGRAM = """
import os, sys, threading
from pathlib import Path
from textual.app import App
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static
from textual import work
from legtui.machine.terminal import install_guards, run_guarded, why_no_terminal

class Main(App):
    BINDINGS = [Binding("ctrl+z", "suspend_process")]
    keys = ""
    def compose(self):
        yield Static("always here", id="still", markup=False)
        yield Static("ready", id="log", markup=False)
        yield Static("\\u2588\\u258a", markup=False)
    def on_mount(self):
        install_guards(self)
        if "flood" in sys.argv:
            self.set_interval(0.01, self.refresh)
    def on_key(self, event):
        weight_note = "hurts 82.5 secret"
        self.keys += event.character if event.is_printable else ""
        n = threading.active_count()
        self.query_one("#log", Static).update(Content(f"keys {self.keys} threads {n}."))
        if event.key == "c":
            raise ValueError(f"bad cell {weight_note}")
        if event.key == "w":
            self.fail()
        if event.key == "t":
            threading.Thread(target=lambda: 1 / 0).start()
        if event.key == "q":
            self.exit()
        if event.key == "m":
            self.exit(message="bye then")
    @work
    async def fail(self):
        weight_note = "hurts 82.5 secret"
        raise KeyError(weight_note)

if why := why_no_terminal(os.environ):
    sys.exit(why)
sys.exit(run_guarded(Main(), Path(sys.argv[1])))
"""
LEFT_WHOLE = (b"\x1b[?1049l", b"\x1b[?25h")


def start(data: Path, *words: str, **options: object) -> Terminal:
    argv = [sys.executable, "-c", PROGRAM, str(data), *words]
    return Terminal(argv, **options)  # type: ignore[arg-type]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with start(tmp_path) as started:
        started.wait_for("ready")
        yield started


def left_whole(terminal: Terminal) -> bool:
    return terminal.cursor_shown and all(part in terminal.raw for part in LEFT_WHOLE)


def test_an_ordinary_end(terminal: Terminal, tmp_path: Path) -> None:
    terminal.press("q")
    assert terminal.wait_exit() == 0
    assert left_whole(terminal)
    assert not list(tmp_path.glob("crash-*"))


def test_a_parting_message_is_still_shown(terminal: Terminal) -> None:
    terminal.press("m")
    assert terminal.wait_exit() == 0
    assert b"bye then" in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_order(terminal: Terminal, number: signal.Signals) -> None:
    assert terminal.kill(number) == 128 + number
    assert left_whole(terminal)


def test_sigterm_with_a_frozen_terminal(tmp_path: Path) -> None:
    with start(tmp_path, "flood", size=(250, 60)) as terminal:
        terminal.wait_for("ready")
        terminal.freeze()
        for _ in range(200):
            terminal.press("x")
            time.sleep(0.005)
        began = time.monotonic()
        assert terminal.kill(signal.SIGTERM) == 143
        assert time.monotonic() - began < 4


@pytest.mark.parametrize("ignored", [False, True], ids=["heard", "ignored"])
def test_a_closed_window_ends_it(tmp_path: Path, ignored: bool) -> None:
    def ignore() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    with start(tmp_path, before=ignore if ignored else None) as terminal:
        terminal.wait_for("ready")
        began = time.monotonic()
        terminal.hang_up()
        assert terminal.wait_exit() == 129
        assert time.monotonic() - began < 2


def test_a_window_that_closes_without_a_signal(tmp_path: Path) -> None:
    """A program that leads no session hears nothing when its terminal goes."""
    leader, follower = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
    )
    os.close(follower)
    seen = b""
    while b"ready" not in seen:
        seen += os.read(leader, 65536)
    os.close(leader)
    try:
        assert process.wait(timeout=10) == 129
    finally:
        process.kill()


def test_bytes_that_are_no_text_are_survived(terminal: Terminal) -> None:
    terminal.write(b"a\xff\xe9b\xc3")
    terminal.press("k")
    terminal.wait_for("k threads")
    assert terminal.alive


def test_stop_and_continue_start_no_threads(terminal: Terminal) -> None:
    terminal.press("a")
    before = terminal.wait_for("keys a threads")
    count = terminal.rows[1]
    for _ in range(3):
        terminal.signal(signal.SIGSTOP)
        time.sleep(0.05)
        terminal.signal(signal.SIGCONT)
        time.sleep(0.15)
    terminal.press("b")
    terminal.wait_for("keys ab threads")
    assert before in count
    assert terminal.rows[1].split("threads")[1] == count.split("threads")[1]
    terminal.press("q")
    assert terminal.wait_exit() == 0


def test_suspended_and_called_back_everything_is_painted_again(tmp_path: Path) -> None:
    shell = ["/bin/bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, env={**os.environ, "PS1": "PROMPT$ "}) as terminal:
        terminal.wait_for("PROMPT$")
        script = tmp_path / "program.py"
        script.write_text(PROGRAM)
        terminal.type(f"{sys.executable} {script} {tmp_path}\r")
        terminal.wait_for("ready")
        terminal.press("ctrl+z")
        terminal.wait_for("Stopped")
        terminal.type("clear\r")
        terminal.wait_gone("always here")
        terminal.type("fg\r")
        terminal.wait_for("always here")
        terminal.press("k")
        terminal.wait_for("keys k")
        terminal.press("q")
        terminal.wait_for("PROMPT$")


@pytest.mark.parametrize(("key", "error"), [("c", "ValueError"), ("w", "KeyError")])
def test_a_crash_is_one_line_and_a_report_without_anything_private(
    terminal: Terminal, tmp_path: Path, key: str, error: str
) -> None:
    terminal.press(key)
    assert terminal.wait_exit() == 1
    assert left_whole(terminal)
    for word in (b"Traceback", b"secret", b"82.5", b"weight_note"):
        assert word not in terminal.raw
    (report,) = tmp_path.glob("crash-*.txt")
    assert report.name.encode() in terminal.raw.replace(b"\r\n", b"")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    text = report.read_text()
    assert error in text
    assert "__main__:" in text
    for private in ("secret", "82.5", str(Path.home()), str(tmp_path)):
        assert private not in text


def test_a_thread_that_dies_writes_nothing_over_the_screen(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.press("t")
    terminal.wait_for("keys t")
    terminal.press("q")
    assert terminal.wait_exit() == 1
    assert b"Traceback" not in terminal.raw
    (report,) = tmp_path.glob("crash-*.txt")
    assert "ZeroDivisionError" in report.read_text()


def test_a_report_that_cannot_be_written(tmp_path: Path) -> None:
    with start(tmp_path / "none") as terminal:
        terminal.wait_for("ready")
        terminal.press("c")
        assert terminal.wait_exit() == 1
        assert b"could not be written" in terminal.raw


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_locale_without_utf8_paints_no_escape_codes(tmp_path: Path, locale: str) -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    env |= {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    env |= {"PYTHONIOENCODING": "ascii"}
    with start(tmp_path, env=env) as terminal:
        terminal.wait_for("ready")
        terminal.press("k")
        terminal.wait_for("keys k")
        assert "\\u" not in terminal.screen
        assert "??" in terminal.screen


@pytest.mark.parametrize("kind", ["dumb", ""])
def test_a_terminal_that_draws_no_screens(tmp_path: Path, kind: str) -> None:
    with start(tmp_path, env={**os.environ, "TERM": kind}) as terminal:
        assert terminal.wait_exit() == 1
        assert "full-screen terminal" in terminal.screen


def test_no_terminal_at_all(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert run.returncode == 1
    assert run.stderr == "legtui needs a terminal, and standard input is none.\n"


def test_drawing_on_a_file_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Tty(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "__stdin__", Tty())
    monkeypatch.setattr(sys, "__stderr__", io.StringIO())
    assert why_no_terminal({"TERM": "xterm"}) == (
        "legtui needs a terminal, and standard error is none."
    )
    monkeypatch.setattr(sys, "__stderr__", Tty())
    assert why_no_terminal({"TERM": "xterm"}) is None
    monkeypatch.setattr(sys, "__stdin__", None)
    assert why_no_terminal({"TERM": "xterm"}) is not None


def test_the_names_of_textual_that_the_guards_lean_on_are_there() -> None:
    from textual.app import App
    from textual.drivers import linux_driver

    assert hasattr(linux_driver, "getincrementaldecoder")
    assert hasattr(linux_driver.LinuxDriver, "_sigcont_application")
    for name in ("_print_error_renderables", "_fatal_error", "panic", "_close_messages_no_wait"):
        assert hasattr(App, name)


def test_the_decoder_keeps_a_character_split_over_two_reads() -> None:
    decoder = guards._KeyDecoder()
    assert decoder.decode(b"\xc3") == ""
    assert decoder.decode(b"\xa9x\xff") == "éx\N{REPLACEMENT CHARACTER}"
