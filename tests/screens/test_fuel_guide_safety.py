"""Food and drink, supplements, the guide, the screening card: keys, texts, pictures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from body_fixtures import SIZES, app_at, press, write
from fake_clock import FakeClock
from session_pilot import leg_day
from snapshots import assert_snapshot, screen_text

from legtui.guide import book
from legtui.guide import load as guide
from legtui.screens.finish import FinishScreen
from legtui.screens.guide import GuideScreen
from legtui.screens.home import HomeScreen
from legtui.screens.safety import SafetyScreen
from legtui.screens.supplements import SupplementsScreen
from legtui.session.view import Mode


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("name", "keys", "settings"),
    [
        ("fuel", "f", {"fuel": "yes"}),
        ("fuel_off", "f", {}),
        ("supplements", "f s down down", {"fuel": "yes", "birth_year": "1990"}),
        ("guide", "g", {}),
        ("guide_squat", "g slash s q u a t enter", {}),
        ("guide_mistake", "g slash t e c h n i q u e enter", {}),
        ("safety", "", {"safety_read": "no"}),
        ("safety_applies", "a", {"safety_read": "no"}),
    ],
)
async def test_as_looked_at(
    tmp_path: Path, size: tuple[int, int], name: str, keys: str, settings: dict[str, str]
) -> None:
    async with app_at(tmp_path, size, True, **settings) as (app, pilot):
        await press(pilot, keys)
        assert_snapshot(f"{name}-{size[0]}", screen_text(app))


async def test_fuel_is_off_until_it_is_switched_on(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        await press(pilot, "f 3 w")
        assert app.journal.body.everything().intakes == ()
        await press(pilot, "enter 3 w b")
        kept = app.journal.body.everything().intakes
        assert [(one.what, one.amount) for one in kept] == [
            ("protein", 30), ("water", 250), ("water", 500),
        ]  # fmt: skip
        assert app.journal.settings()["fuel"] == "yes"
        assert "0.75 l" in screen_text(app)
        await press(pilot, "u")
        assert "0.25 l" in screen_text(app)
        await press(pilot, "o")
        assert not app.preferences.fuel


async def test_protein_from_a_food_for_yesterday(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), filled=False, fuel="yes") as (app, pilot):
        await press(pilot, "f p 3")
        await write(pilot, "zero")
        assert "is not an amount" in screen_text(app)
        await press(pilot, "escape p 3")
        await write(pilot, "35 yesterday")
        (one,) = app.journal.body.everything().intakes
        assert (one.food, one.amount) == ("Fish", 35)
        assert "35 g protein, fish" in screen_text(app)
        await press(pilot, "3 d 1")
        assert len(app.journal.body.everything().intakes) == 1


async def test_two_weighings_say_what_a_session_cost_and_are_not_kept(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), False, fuel="yes") as (app, pilot):
        await press(pilot, "f a")
        await write(pilot, "60")
        await write(pilot, "59.7")
        await write(pilot, "much")
        assert "not an amount" in screen_text(app)
        await press(pilot, "backspace backspace backspace backspace")
        await write(pilot, "0.3 l")
        assert "About 0.6 l of sweat" in screen_text(app)
        assert list(app.journal.body.everything()) == []


async def test_the_cues_can_be_off(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), fuel="yes") as (app, pilot):
        await press(pilot, "f")
        assert "A few sips in a rest." in screen_text(app)
        await press(pilot, "c")
        assert "A few sips in a rest." not in screen_text(app)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"fuel": "yes"}, True),
        ({"fuel": "no"}, False),
        ({"fuel": "yes", "water_cues": "no"}, False),
    ],
)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_rest_says_to_drink_where_food_is_logged(
    tmp_path: Path, settings: dict[str, str], said: bool, size: tuple[int, int]
) -> None:
    async with app_at(tmp_path, size, False, **settings) as (app, pilot):
        clock = app.clock
        assert isinstance(clock, FakeClock)
        await press(pilot, "enter")
        assert ("A glass or two in the hours before" in screen_text(app)) is said
        for key in ("S", "enter", "enter"):
            clock.advance(5)
            await press(pilot, key)
        shown = screen_text(app)
        assert "REST" in shown
        assert ("A few sips in a rest." in shown) is said
        clock.advance(5)
        await press(pilot, "F")
        assert isinstance(app.screen, FinishScreen)
        await press(pilot, "down " * 12)
        assert ("Drink to your thirst" in screen_text(app)) is said


@pytest.mark.parametrize(("born", "shown"), [("1990", True), ("2008", False), ("2012", False)])
async def test_supplements_are_for_adults(tmp_path: Path, born: str, shown: bool) -> None:
    async with app_at(tmp_path, (80, 24), fuel="yes") as (app, pilot):
        await press(pilot, "f s")
        assert "Born in which year?" in screen_text(app)
        await write(pilot, born)
        assert isinstance(app.screen, SupplementsScreen) is shown
        assert ("hidden under 18" in screen_text(app)) is not shown
        if not shown:
            await press(pilot, "y")
            await write(pilot, "1990")
            assert isinstance(app.screen, SupplementsScreen), "a year that was mistyped"


async def test_caffeine_counts_against_its_caps(tmp_path: Path) -> None:
    async with app_at(tmp_path, (120, 40), fuel="yes", birth_year="1990") as (app, pilot):
        await press(pilot, "f s down down")
        assert "at most 200 mg at once. Today 0 mg so far: 200 mg" in screen_text(app)
        await press(pilot, "enter")
        await write(pilot, "0.25 g")
        said = " ".join(screen_text(app).split())
        assert "Today 250 mg so far: 150 mg" in said
        assert "Caffeine 250 mg. That is more than 200 mg at once." in said
        await press(pilot, "enter")
        await write(pilot, "160")
        assert "That makes more than 400 mg today." in " ".join(screen_text(app).split())
        await press(pilot, "d")
        assert "Today 250 mg so far" in " ".join(screen_text(app).split())


async def test_a_tick_again_takes_it_away_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), False, fuel="yes", birth_year="1990") as (app, pilot):
        await press(pilot, "f s enter")
        assert len(app.journal.body.everything().ticks) == 1
        await press(pilot, "enter")
        assert app.journal.body.everything().ticks == ()
        await press(pilot, "u")
        assert len(app.journal.body.everything().ticks) == 1


async def test_the_card_is_shown_once(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), filled=False, safety_read="no") as (app, pilot):
        assert isinstance(app.screen, SafetyScreen)
        await press(pilot, "a")
        assert "Talk to a doctor" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
        assert app.journal.settings()["safety_read"] == "yes"
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "g s")
        assert isinstance(app.screen, SafetyScreen)


async def test_the_card_put_off_comes_again(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), filled=False, safety_read="no") as (app, pilot):
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert app.journal.settings()["safety_read"] == "no"


async def test_every_page_of_the_guide_can_be_read_at_both_sizes(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24)) as (app, pilot):
        await press(pilot, "g")
        for _ in book.entries():
            await press(pilot, "down")
        assert "References" in screen_text(app)
        await press(pilot, "slash")
        await write(pilot, "xyzzy")
        assert "No page has all these words." in screen_text(app)
        await press(pilot, "escape")
        assert "Strong and balanced" in screen_text(app)


def test_the_book_has_everything_the_guide_has() -> None:
    said = " ".join(" ".join(one.searched.split()) for one in book.entries())
    texts = [
        *(one.text for one in guide.topics()),
        *(guide.muscle_text(one.id).text for one in guide.muscles()),
        *(tip for one in guide.exercises() for tip in guide.exercise_text(one.id).tips),
        *(f.mend for one in guide.exercises() for f in guide.exercise_text(one.id).faults),
        *(tip for one in guide.variations() for tip in guide.variation_text(one.id).tips),
        *(one.instead for one in guide.mistakes()),
        *(one.text for one in guide.references()),
        *(one.cue for one in guide.stretches()),
        *(one.cue for one in guide.warm_up_items()),
        *guide.safety().screening,
        *guide.measuring().protocol,
    ]
    missing = [one for one in texts if " ".join(one.casefold().split()) not in said]
    assert not missing


def test_a_search_finds_all_words_titles_first() -> None:
    assert book.search("warm up")[0].id == "warm_up"
    assert book.search("QUADRICEPS")[0].id == "muscle:quadriceps"
    assert book.search("xyzzy") == ()
    assert not book.search("alanine")
    assert book.search("creatine", adult=True)[0].id == "supplement:creatine"


@pytest.mark.parametrize(("born", "pages"), [("1990", True), ("2012", False), ("", False)])
async def test_the_guide_has_supplements_for_adults(tmp_path: Path, born: str, pages: bool) -> None:
    async with app_at(tmp_path, (80, 24), False, birth_year=born) as (app, pilot):
        await press(pilot, "g slash t i n g l e enter")
        shown = " ".join(screen_text(app).split())
        assert ("Evidence: some support" in shown) is pages
        assert ("Supplements are in Fuel, for adults." in shown) is (born == "")


def test_the_start_of_the_app_knows_no_pictures() -> None:
    program = (
        "import sys, legtui.app, legtui.cli;"
        "print([n for n in sys.modules if n.split('.')[0] in ('PIL', 'textual_image')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert run.stdout.strip() == "[]", run.stderr


async def test_opening_every_screen_but_photos_knows_no_pictures(tmp_path: Path) -> None:
    program = f"""
import asyncio, sys
from pathlib import Path
from body_fixtures import app_at
async def go():
    async with app_at(Path({str(tmp_path)!r}), (80, 24), fuel="yes") as (app, pilot):
        await pilot.press("b", "m", "escape", "t", "escape", "escape", "f", "escape", "g", "escape")
    print([n for n in sys.modules if n.split('.')[0] in ("PIL", "textual_image")])
asyncio.run(go())
"""
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parent.parent,
    )
    assert run.stdout.strip() == "[]", run.stderr


async def test_from_the_set_at_hand_i_and_g_lead_to_its_page_and_back(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.press("i", "g")
        assert isinstance(hand.app.screen, GuideScreen)
        assert "Warm-up, item by item" in screen_text(hand.app)
        await hand.press("escape")
        await hand.to_set()
        await hand.press("i", "g")
        shown = screen_text(hand.app)
        assert "▶ Squat" in shown
        assert "4 sets of 8 to 12 reps." in shown
        await hand.press("escape")
        assert hand.mode is Mode.SET
