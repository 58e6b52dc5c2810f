"""What must hold for every screen, at every size, with line art and without."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from fake_clock import FakeClock
from session_pilot import Hand, at_home
from snapshots import screen_text

from legtui import demo, screens
from legtui.journal.journal import Journal
from legtui.screens import destinations
from legtui.screens.balance import BalanceScreen
from legtui.screens.base import LegScreen
from legtui.screens.body import BodyScreen
from legtui.screens.calendar import CalendarScreen
from legtui.screens.files import FilesScreen
from legtui.screens.finish import FinishScreen
from legtui.screens.fuel import FuelScreen
from legtui.screens.guide import GuideScreen
from legtui.screens.gym import GymScreen
from legtui.screens.gyms import GymsScreen
from legtui.screens.history import HistoryScreen
from legtui.screens.home import HomeScreen
from legtui.screens.measure import MeasureScreen
from legtui.screens.past_session import PastSessionScreen
from legtui.screens.photos import PhotosScreen
from legtui.screens.program import ProgramScreen
from legtui.screens.program_items import ItemsScreen
from legtui.screens.program_slot import SlotScreen
from legtui.screens.progress import ProgressScreen
from legtui.screens.review import ReviewScreen
from legtui.screens.safety import SafetyScreen
from legtui.screens.session import SessionScreen
from legtui.screens.settings import SettingsScreen
from legtui.screens.supplements import SupplementsScreen
from legtui.screens.tests import TestsScreen
from legtui.screens.welcome import WelcomeScreen

SIZES = ((120, 40), (100, 30), (80, 24), (60, 20), (40, 12))
MARKUP = re.compile(r"\[/?(?:bold|dim|\$|b\]|i\]|red|on )")

SCREENS: dict[str, tuple[type[LegScreen], str]] = {
    "home": (HomeScreen, ""),
    "welcome": (WelcomeScreen, "WELCOME"),
    "settings": (SettingsScreen, "comma"),
    "help": (HomeScreen, "question_mark"),
    "palette": (HomeScreen, "ctrl+p"),
    "history": (HistoryScreen, "h"),
    "past": (PastSessionScreen, "h enter"),
    "gyms": (GymsScreen, "y"),
    "gym": (GymScreen, "y enter"),
    "program": (ProgramScreen, "p"),
    "slot": (SlotScreen, "p enter"),
    "items": (ItemsScreen, "p" + " down" * 9 + " enter"),
    "body": (BodyScreen, "b"),
    "measure": (MeasureScreen, "b m"),
    "tests": (TestsScreen, "b t"),
    "photos": (PhotosScreen, "b p"),
    "fuel": (FuelScreen, "f"),
    "fuel_on": (FuelScreen, "f enter"),
    "supplements": (SupplementsScreen, "f enter s 1 9 9 0 enter"),
    "guide": (GuideScreen, "g"),
    "safety": (SafetyScreen, "g s"),
    "progress": (ProgressScreen, "r"),
    "muscles": (BalanceScreen, "m"),
    "calendar": (CalendarScreen, "k"),
    "review": (ReviewScreen, "e"),
    "files": (FilesScreen, "i"),
    "cardio": (SessionScreen, "enter"),
    "main_ready": (SessionScreen, "enter S"),
    "finish": (FinishScreen, "enter S WAIT enter WAIT enter F"),
    "weight": (HomeScreen, "ctrl+p w e i g h enter"),
}
"""The screen, and the keys that lead to it from home."""


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
async def opened(folder: Path, file: Path | None, name: str) -> AsyncIterator[Hand]:
    """Go to one of the screens; `WAIT` among its keys lets a little time pass."""
    if file is not None:
        shutil.copy(file, folder / "legtui.db")
    screen, keys = SCREENS[name]
    async with at_home(folder, size=SIZES[0]) as hand:
        for key in keys.split():
            if key == "WELCOME":
                hand.app.push_screen(WelcomeScreen())
            elif key == "WAIT":
                await hand.wait(2)
            else:
                await hand.pilot.press(key)
            await hand.settle()
        under = [one for one in hand.app.screen_stack if isinstance(one, LegScreen)]
        assert type(under[-1]) is screen, under
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
    """The palette names everything that can be done here and every other screen, each once."""
    named = [one.title for one in hand.app.get_system_commands(screen)]
    assert len(named) == len(set(named)), named
    possible = [one for one in screen.actions if one.possible() and one.id != "palette"]
    assert {one.word for one in possible} <= set(named)
    ways = destinations.destinations(hand.app)
    here = {one.id for one in possible}
    assert {one.name for one in ways if one.id not in here} <= set(named)
    known = {one.id: one.name for one in ways}
    assert all(known.get(one.id, one.name) == one.name for one in possible), "one id, one thing"


def every_screen(of: type[LegScreen] = LegScreen) -> Iterator[type[LegScreen]]:
    """All screens of the program: what is a kind of screen and no other screen's base."""
    for one in pkgutil.iter_modules(screens.__path__, "legtui.screens."):
        importlib.import_module(one.name)
    for kind in of.__subclasses__():
        if kind.__module__.startswith("legtui."):
            yield from every_screen(kind) if kind.__subclasses__() else [kind]


def test_no_screen_is_left_out() -> None:
    assert {screen for screen, _ in SCREENS.values()} == set(every_screen())


@pytest.mark.parametrize("name", SCREENS)
async def test_every_screen_at_every_size(
    tmp_path: Path, lived_in: Path, name: str, plain: bool
) -> None:
    async with opened(tmp_path, lived_in, name) as hand:
        await look_over(hand, plain)


@pytest.mark.parametrize(
    ("name", "words"), [("guide", "Balanced legs come"), ("body", "enters it")]
)
async def test_in_a_narrow_terminal_the_detail_stands_under_the_list(
    tmp_path: Path, name: str, words: str
) -> None:
    async with opened(tmp_path, None, name) as hand:
        for size in ((60, 20), (40, 12)):
            await hand.pilot.resize_terminal(*size)
            await hand.settle()
            rows = screen_text(hand.app).splitlines()
            under = next(place for place, row in enumerate(rows) if words in row)
            assert any("▶" in row for row in rows[:under]), "what is chosen stands above"


EMPTY = ("history", "body", "photos", "tests", "progress", "muscles", "calendar", "review", "fuel")
BEGINS = re.compile(
    r"\b(Enter|[a-z])\s+(at home )?(?:starts|begins|enters|measures|picks|switch it on)\b"
)


@pytest.mark.parametrize("name", EMPTY)
async def test_an_empty_screen_says_which_key_begins_it(tmp_path: Path, name: str) -> None:
    async with opened(tmp_path, None, name) as hand:
        await look_over(hand, False)
        await hand.pilot.resize_terminal(80, 24)
        await hand.settle()
        words = " ".join(screen_text(hand.app).rsplit("\n", 2)[0].split())
        found = BEGINS.findall(words)
        assert found, words
        for key, at_home in found:
            screen = hand.app.screen_stack[0] if at_home else hand.app.screen
            assert isinstance(screen, LegScreen)
            assert screen.action_for(key.lower()), (key, words)


@pytest.mark.parametrize("name", ["history", "settings", "gyms", "body", "guide", "calendar"])
async def test_no_two_actions_of_a_screen_fight_for_a_key(
    tmp_path: Path, lived_in: Path, name: str
) -> None:
    async with opened(tmp_path, lived_in, name) as hand:
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
    async with opened(tmp_path, lived_in, "main_ready") as hand:
        colored = screen_text(hand.app)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "again").mkdir()
    async with opened(tmp_path / "again", lived_in, "main_ready") as hand:
        assert screen_text(hand.app) == colored, "nothing is told by color alone"
