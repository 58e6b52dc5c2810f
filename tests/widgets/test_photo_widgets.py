"""The gallery's pictures as text, against those that were looked at and found good."""

from __future__ import annotations

import pytest
from snapshots import assert_snapshot
from textual.theme import Theme
from widgets.gallery import PICTURES, SIZES, picture_of

from legtui.widgets.look import ASCII, UNICODE, Look
from legtui.widgets.theme import THEMES


def text_of(name: str, size: tuple[int, int], look: Look) -> str:
    plain = PICTURES[name](*size, look).plain
    return "\n".join(line.rstrip() for line in plain.split("\n")).rstrip() + "\n"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_it_was(name: str, size: tuple[int, int]) -> None:
    assert_snapshot(f"{name}-{size[0]}x{size[1]}", text_of(name, size, UNICODE))


@pytest.mark.parametrize("name", PICTURES)
def test_an_ascii_picture_is_what_it_was(name: str) -> None:
    text = text_of(name, (80, 24), ASCII)
    assert text.isascii()
    assert_snapshot(f"{name}-80x24-ascii", text)


@pytest.mark.parametrize("look", [UNICODE, ASCII])
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_color_of_a_picture_is_known_to_the_theme(look: Look, theme: Theme) -> None:
    known = theme.to_color_system().generate() | theme.variables
    for name, picture in PICTURES.items():
        for span in picture(80, 24, look).spans:
            words = str(span.style).split()
            names = [word.removeprefix("$") for word in words if word.startswith("$")]
            assert set(names) <= set(known), (name, span)
            assert not any(word.startswith("#") or "text-muted" in word for word in words)


async def test_a_picture_can_be_shown() -> None:
    assert "102.5" in (await picture_of("lift", (80, 24))).replace("&#160;", " ")
