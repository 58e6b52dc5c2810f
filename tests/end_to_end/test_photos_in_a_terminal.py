"""Photos in real pseudo-terminals: one that knows no pictures, a Kitty, one with Sixel."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fake_clock import START
from PIL import Image
from terminal import Terminal

from legtui.desk.album import Album
from legtui.journal.journal import Journal

ASKED = re.compile(
    rb"(?P<kind>\x1b\[0?c)|(?P<cell>\x1b\[16t)"
    rb"|\x1b_Gi=(?P<kitty>\d+)[^\x1b]*a=q[^\x1b]*\x1b\\"
)
SIXEL = re.compile(rb"\x1bP[0-9;]*q.*?\x1b\\", re.DOTALL)
KITTY = re.compile(rb"\x1b_G[^\x1b;]*;[^\x1b]*\x1b\\")
PLACEHOLDER = "\U0010eeee".encode()
"""What Kitty puts pieces of a picture in place of."""


class Answering(Terminal):
    """A terminal that says what it can when it is asked, in the order of the questions."""

    sixel = kitty = False

    def _feed(self, data: bytes) -> None:
        for asked in ASKED.finditer(data):
            if asked["kind"]:
                self.write(b"\x1b[?62;4c" if self.sixel else b"\x1b[?62;52c")
            elif asked["cell"]:
                self.write(b"\x1b[6;20;10t")
            elif self.kitty:
                self.write(b"\x1b_Gi=" + asked["kitty"] + b";OK\x1b\\")
        # The emulator would answer the first question too.
        super()._feed(ASKED.sub(lambda asked: b"" if asked["kind"] else asked[0], data))


class Sixel(Answering):
    sixel = True


class Kitty(Answering):
    kitty = True


def half_blocks(terminal: Terminal) -> bool:
    return sum("▀" in row for row in terminal.rows) >= 10


def sixels(terminal: Terminal) -> bool:
    return len(SIXEL.findall(terminal.raw)) >= 2


def placeholders(terminal: Terminal) -> bool:
    sent = [one for one in KITTY.findall(terminal.raw) if b"a=q" not in one]
    return len(sent) >= 2 and PLACEHOLDER in terminal.raw


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("photos") / "data"
    with Journal.open(folder / "legtui.db") as journal:
        for name in ("safety_read", "welcomed"):
            journal.set_setting(name, "yes").result()
        album = Album(journal)
        for day, color in ((date(2026, 8, 3), "tan"), (date(2026, 11, 2), "olive")):
            Image.new("RGB", (90, 120), color).save(folder / "leg.png")
            album.add(folder / "leg.png", "front", day, START)
    return folder


@pytest.mark.parametrize(
    ("kind", "drawn", "others"),
    [
        (Terminal, half_blocks, (sixels, placeholders)),
        (Sixel, sixels, (half_blocks, placeholders)),
        (Kitty, placeholders, (half_blocks, sixels)),
    ],
)
def test_two_photos_are_drawn_by_the_best_the_terminal_has_and_the_keys_go_on(
    data: Path,
    kind: type[Terminal],
    drawn: Callable[[Terminal], bool],
    others: tuple[Callable[[Terminal], bool], ...],
) -> None:
    command = [sys.executable, "-m", "legtui", "--data-dir", str(data)]
    with kind(command) as terminal:
        terminal.wait_for(re.compile("Back squat|squat", re.IGNORECASE))
        terminal.press("b")
        terminal.wait_for("Body weight")
        terminal.press("p")
        terminal.wait_for("3 Aug 2026, front", timeout=20)
        terminal.wait_until(lambda: drawn(terminal), 20, "photos")
        assert not any(other(terminal) for other in others)
        terminal.press("escape")
        terminal.wait_for("Body weight")
        assert terminal.alive
