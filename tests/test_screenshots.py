"""A screen that can no longer be drawn fails here; `make_screenshots.py` draws them to keep."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from make_screenshots import FOLDER, PICTURES, Picture, draw

SHOWS = {
    "home": "start",
    "home-80x24": "start",
    "warm-up": "MOVE",
    "set": "DEADLIFT",
    "set-80x24": "DEADLIFT",
    "rest": "REST",
    "rest-80x24": "REST",
    "across-the-room": "same plates",
    "stretch": "hold",
    "finish": "sets",
    "history": "History",
    "progress": "top load",
    "muscles": "28 days",
    "guide": "Quadriceps",
}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
async def test_a_picture_can_be_drawn(picture: Picture, tmp_path: Path) -> None:
    svg = (await draw(picture, tmp_path)).read_text(encoding="utf-8")
    words = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert SHOWS[picture.name] in " ".join(words)
    assert "url(http" not in svg.replace('"', "").replace("'", "")


def test_every_picture_is_in_the_folder_and_no_other() -> None:
    assert {one.stem for one in FOLDER.glob("*.svg")} == {one.name for one in PICTURES}
