from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import Terminal, Unseen, key_bytes

COUNTER = """
import sys
from pathlib import Path
from textual.app import App
from textual.content import Content
from textual.widgets import Static

class Counter(App):
    file = Path(sys.argv[1])
    keys = 0
    def compose(self):
        yield Static(Content(self.text()))
    def text(self):
        n = int(self.file.read_text() or 0) if self.file.exists() else 0
        return f"count {n} keys {self.keys} size {self.size.width}x{self.size.height}"
    def on_key(self, event):
        self.keys += 1
        if event.key == "enter":
            n = int(self.file.read_text()) if self.file.exists() else 0
            self.file.write_text(str(n + 1))
        if event.key == "x":
            self.exit(return_code=7)
        self.query_one(Static).update(Content(self.text()))
    def on_resize(self):
        self.call_after_refresh(lambda: self.query_one(Static).update(Content(self.text())))
Counter_app = Counter()
Counter_app.run()
sys.exit(Counter_app.return_code)
"""


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Terminal]:
    with Terminal([sys.executable, "-c", COUNTER, str(tmp_path / "n")]) as terminal:
        terminal.wait_for("count 0")
        yield terminal


def test_keys_reach_it_and_the_screen_is_read(counter: Terminal) -> None:
    counter.press("enter", "left", "1")
    counter.wait_for("count 1 keys 3")
    assert counter.rows[0] == "count 1 keys 3 size 80x24"
    assert "".join(counter.rows[1:]) == ""


def test_a_pattern_returns_what_matched(counter: Terminal) -> None:
    assert counter.wait_for(re.compile(r"size \d+x\d+")) == "size 80x24"


def test_killed_and_started_again_it_goes_on_with_its_file(counter: Terminal) -> None:
    counter.press("enter")
    counter.wait_for("count 1")
    assert counter.kill() == -signal.SIGKILL
    assert not counter.alive
    counter.restart()
    counter.wait_for("count 1 keys 0")
    assert counter.alive


def test_the_exit_code_is_told_and_the_cursor_is_back(counter: Terminal) -> None:
    assert counter.exit_code is None
    assert not counter.cursor_shown
    counter.press("x")
    assert counter.wait_exit() == 7
    assert counter.cursor_shown


def test_it_is_resized(counter: Terminal) -> None:
    counter.resize(100, 30)
    counter.wait_for("size 100x30")
    assert len(counter.rows) == 30


def test_what_never_comes_is_an_error_with_the_screen(counter: Terminal) -> None:
    with pytest.raises(Unseen, match="count 0"):
        counter.wait_for("never", timeout=0.2)
    counter.kill()
    with pytest.raises(Unseen, match="ended with -9"):
        counter.wait_for("never")


def test_long_typing_arrives_whole(counter: Terminal) -> None:
    counter.type("y" * 6_000)
    counter.wait_for("keys 6000", timeout=60)


def test_a_frozen_terminal_goes_on_when_thawed(counter: Terminal) -> None:
    counter.freeze()
    time.sleep(0.2)
    counter.press("1")
    time.sleep(0.3)
    assert "keys 0" in counter.screen
    counter.thaw()
    counter.wait_for("keys 1")


def test_no_stray_text_from_sequences_the_emulator_does_not_know(tmp_path: Path) -> None:
    sequences = (
        "\x1b[>29u\x1b[<u\x1b[?2048$p\x1b]9;note\x07\x1b]777;notify;a;b\x1b\\"
        "\x1b]99;;n\x1b\\\x1bPtmux;\x1b\x1b]9;x\x07\x1b\\\x1b[22;2t"
    )
    program = f"import time\nfor c in {sequences!r} + 'end':\n    print(c, end='', flush=True)"
    with Terminal([sys.executable, "-c", program], cwd=tmp_path) as terminal:
        terminal.wait_exit()
        assert terminal.screen.strip() == "end"


def test_questions_are_answered_as_a_terminal_does() -> None:
    program = (
        "import os, sys, tty\ntty.setraw(0)\nos.write(1, b'\\x1b[?2026$p\\x1b[6n')\n"
        "seen = b''\nwhile not seen.endswith(b'R'): seen += os.read(0, 99)\nprint(ascii(seen))"
    )
    with Terminal([sys.executable, "-c", program]) as terminal:
        terminal.wait_for(r"b'\x1b[?2026;2$y\x1b[1;1R'")


def test_the_environment_is_the_one_given(tmp_path: Path) -> None:
    program = "import os; print(sorted(os.environ)); print(os.getcwd())"
    with Terminal(
        [sys.executable, "-c", program], size=(200, 24), env={"A": "b"}, cwd=tmp_path
    ) as t:
        t.wait_exit()
        assert "['A', 'COLORTERM', " in t.screen
        assert str(tmp_path) in t.screen


@pytest.mark.parametrize(
    ("key", "sent"),
    [("enter", b"\r"), ("ctrl+p", b"\x10"), ("left", b"\x1b[D"), ("100x8", b"100x8")],
)
def test_key_names(key: str, sent: bytes) -> None:
    assert key_bytes(key) == sent
