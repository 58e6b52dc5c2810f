"""Photos in a real pseudo-terminal that knows no pictures: half blocks, and the app goes on."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

from fake_clock import START
from PIL import Image
from terminal import Terminal

from legtui.desk.album import Album
from legtui.journal.journal import Journal


def test_two_photos_are_drawn_in_half_blocks_and_the_keys_go_on(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "data" / "legtui.db") as journal:
        for name in ("safety_read", "welcomed"):
            journal.set_setting(name, "yes").result()
        album = Album(journal)
        for day, color in ((date(2026, 8, 3), "tan"), (date(2026, 11, 2), "olive")):
            Image.new("RGB", (90, 120), color).save(tmp_path / "leg.png")
            album.add(tmp_path / "leg.png", "front", day, START)
    command = [sys.executable, "-m", "legtui", "--data-dir", str(tmp_path / "data")]
    with Terminal(command) as terminal:
        terminal.wait_for(re.compile("Back squat|squat", re.IGNORECASE))
        terminal.press("b")
        terminal.wait_for("Body weight")
        terminal.press("p")
        terminal.wait_for("3 Aug 2026, front", timeout=20)
        terminal.wait_until(lambda: sum("▀" in row for row in terminal.rows) >= 10, 20, "photos")
        terminal.press("escape")
        terminal.wait_for("Body weight")
        assert terminal.alive
