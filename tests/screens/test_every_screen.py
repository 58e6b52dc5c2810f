"""What must hold for every screen, at every size, with line art and without."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from fake_clock import FakeClock
from session_pilot import Hand, at_home
from snapshots import screen_text

from legtui import demo
from legtui.journal.journal import Journal
from legtui.screens.base import LegScreen

SIZES = ((120, 40), (100, 30), (80, 24), (60, 20), (40, 12))
MARKUP = re.compile(r"\[/?(?:bold|dim|\$|b\]|i\]|red|on )")

SCREENS: dict[str, tuple[str, ...]] = {
    "home": (),
    "settings": ("comma",),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
    "history": ("h",),
    "gyms": ("y",),
    "gym": ("y", "enter"),
    "program": ("p",),
    "body": ("b",),
    "fuel": ("f",),
    "guide": ("g",),
    "progress": ("r",),
    "muscles": ("m",),
    "calendar": ("k",),
    "review": ("e",),
    "cardio": ("enter",),
    "main_ready": ("enter", "S"),
    "weight": ("ctrl+p", *"weigh", "enter"),
}


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of made-up sessions."""
    path = tmp_path_factory.mktemp("lived") / "legtui.db"
    journal = Journal.open(path)
    demo.generate(journal, sessions=10, seed=3, end=FakeClock().now())
    journal.close()
    return path


@pytest.fixture(params=["lines", "ascii"])
def plain(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setenv("LEGTUI_ASCII", "1" if request.param == "ascii" else "0")
    return bool(request.param == "ascii")


@asynccontextmanager
async def opened(folder: Path, file: Path | None, keys: tuple[str, ...]) -> AsyncIterator[Hand]:
    if file is not None:
        shutil.copy(file, folder / "legtui.db")
    async with at_home(folder, size=SIZES[0]) as hand:
        for key in keys:
            await hand.pilot.press(key)
            await hand.settle()
        yield hand


async def look_over(hand: Hand, plain: bool) -> None:
    for width, height in SIZES:
        await hand.pilot.resize_terminal(width, height)
        await hand.settle()
        text = screen_text(hand.app)
        rows = text.splitlines()
        assert len(rows) <= height, (width, height)
        assert max(map(len, rows)) <= width
        assert not MARKUP.search(text), text
        if plain:
            assert text.isascii(), {one for one in text if not one.isascii()}
        screen = hand.app.screen
        if isinstance(screen, LegScreen):
            check_footer(hand, screen)
            check_palette(hand, screen)


def check_footer(hand: Hand, screen: LegScreen) -> None:
    """Every key that the footer names does what it says there."""
    hints = hand.hints()
    assert hints[-1][1] == "?", "the help is always named"
    for action_id, shown, word in hints:
        action = next(one for one in screen.actions if one.id == action_id)
        assert word.strip()
        assert shown
        found = screen.action_for(action.keys[0])
        assert found is not None, (action_id, "its key does nothing now")
        assert found.id == action_id, (action_id, found.id)


def check_palette(hand: Hand, screen: LegScreen) -> None:
    """Everything that can be done here has its name in the palette, once; no two alike."""
    named = [one.title for one in hand.app.get_system_commands(screen)]
    assert len(named) == len(set(named)), named
    possible = [one for one in screen.actions if one.possible() and one.id != "palette"]
    assert {one.word for one in possible} <= set(named)
    by_name: dict[str, str] = {}
    for action in possible:
        assert by_name.setdefault(action.word, action.id) == action.id, action.word


@pytest.mark.parametrize("name", SCREENS)
async def test_every_screen_at_every_size(
    tmp_path: Path, lived_in: Path, name: str, plain: bool
) -> None:
    async with opened(tmp_path, lived_in, SCREENS[name]) as hand:
        await look_over(hand, plain)


EMPTY = ("history", "body", "progress", "muscles", "calendar", "review")


@pytest.mark.parametrize("name", EMPTY)
async def test_an_empty_screen_says_which_key_begins_it(tmp_path: Path, name: str) -> None:
    async with opened(tmp_path, None, SCREENS[name]) as hand:
        await look_over(hand, False)
        await hand.pilot.resize_terminal(80, 24)
        await hand.settle()
        words = screen_text(hand.app).rsplit("\n", 2)[0]
        assert re.search(r"\b(Enter|Esc|[a-z]) (?=[a-z])|\bPress\b|⏎", words), words


@pytest.mark.parametrize("name", ["history", "settings", "gyms", "body", "guide", "calendar"])
async def test_no_two_actions_of_a_screen_fight_for_a_key(
    tmp_path: Path, lived_in: Path, name: str
) -> None:
    async with opened(tmp_path, lived_in, SCREENS[name]) as hand:
        screen = hand.app.screen
        assert isinstance(screen, LegScreen)
        taken: dict[str, str] = {}
        for action in screen.actions:
            if action.possible():
                for key in action.keys:
                    assert taken.setdefault(key, action.id) == action.id, key


async def test_no_color_still_draws_everything(
    tmp_path: Path, lived_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path, lived_in, ("enter", "S")) as hand:
        colored = screen_text(hand.app)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "again").mkdir()
    async with opened(tmp_path / "again", lived_in, ("enter", "S")) as hand:
        assert screen_text(hand.app) == colored, "nothing is told by color alone"
