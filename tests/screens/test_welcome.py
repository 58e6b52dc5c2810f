"""The first run: four questions, Enter through them, asked once, changed any time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from fake_clock import FakeClock
from session_pilot import Hand
from snapshots import assert_snapshot, screen_text

from legtui.app import LegtuiApp
from legtui.desk import preferences
from legtui.journal.journal import Journal
from legtui.screens.home import HomeScreen
from legtui.screens.safety import SafetyScreen
from legtui.screens.settings import SettingsScreen
from legtui.screens.welcome import WelcomeScreen
from legtui.training.weight import Unit, Weight

SIZES = ((120, 40), (80, 24), (60, 20), (40, 12))


@asynccontextmanager
async def first_run(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
    journal = Journal.open(folder / "legtui.db")
    try:
        clock = FakeClock()
        app = LegtuiApp(journal, clock)
        async with app.run_test(size=size, notifications=True) as pilot:
            hand = Hand(app, pilot, clock)
            await hand.settle()
            yield hand
    finally:
        journal.close()


def kept(folder: Path) -> preferences.Preferences:
    journal = Journal.open(folder / "legtui.db")
    try:
        return preferences.of(journal)
    finally:
        journal.close()


async def test_enter_through_it_takes_what_is_usual(tmp_path: Path) -> None:
    async with first_run(tmp_path) as hand:
        assert isinstance(hand.app.screen, WelcomeScreen)
        await hand.press(*["enter"] * 4)
        assert isinstance(hand.app.screen, SafetyScreen)
        await hand.press("enter")
        assert isinstance(hand.app.screen, HomeScreen)
        assert hand.app.journal.body.latest_weight() is None
    chosen = kept(tmp_path)
    usual = preferences.Preferences()
    assert chosen.welcomed
    assert chosen.safety_read
    assert (chosen.unit, chosen.level, chosen.gym, chosen.gyms) == (
        usual.unit,
        usual.level,
        usual.gym,
        usual.gyms,
    )


async def test_it_is_asked_once(tmp_path: Path) -> None:
    async with first_run(tmp_path) as hand:
        await hand.press(*["enter"] * 5)
    async with first_run(tmp_path) as hand:
        assert isinstance(hand.app.screen, HomeScreen)


async def test_left_in_the_middle_it_is_asked_again_and_nothing_is_kept(tmp_path: Path) -> None:
    async with first_run(tmp_path) as hand:
        await hand.press("2", *"180", "enter")
    assert kept(tmp_path).unit is Unit.KG
    async with first_run(tmp_path) as hand:
        assert isinstance(hand.app.screen, WelcomeScreen)


async def test_every_answer_is_kept(tmp_path: Path) -> None:
    async with first_run(tmp_path) as hand:
        await hand.press("down", "enter", *"181.5", "enter", "2", "3")
        assert isinstance(hand.app.screen, SafetyScreen)
        assert hand.app.journal.body.latest_weight() == Weight.of("181.5", Unit.LB)
    chosen = kept(tmp_path)
    assert chosen.unit is Unit.LB
    assert chosen.level == "beginner"
    assert chosen.gym_at_hand.id == "two_dumbbells"
    assert chosen.gym_at_hand.unit is Unit.LB


async def test_a_weight_that_can_t_be_is_refused_in_a_sentence(tmp_path: Path) -> None:
    async with first_run(tmp_path) as hand:
        await hand.press("enter", "7", "enter")
        assert hand.shows("7 kg is not a body weight.")
        await hand.press("backspace", *"82,4", "enter")
        assert hand.shows("3 of 4")
        await hand.press("escape")
        assert hand.shows("82,4")


async def test_pounds_are_offered_where_they_are_usual(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    async with first_run(tmp_path) as hand:
        await hand.press(*["enter"] * 4)
    assert kept(tmp_path).unit is Unit.LB


async def test_a_click_answers_too(tmp_path: Path) -> None:
    async with first_run(tmp_path) as hand:
        row = next(y for y, line in enumerate(hand.rows()) if "2 Pounds" in line)
        await hand.pilot.click(offset=(12, row))
        await hand.settle()
        assert hand.shows("2 of 4")
        await hand.click_hint("enter")
        assert hand.shows("3 of 4")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_the_questions_look_like(tmp_path: Path, size: tuple[int, int]) -> None:
    async with first_run(tmp_path, size) as hand:
        wrong = []
        for number in range(1, 5):
            text = screen_text(hand.app)
            assert "…" not in text, "no sentence is cut"
            assert f"{number} of 4" in text
            try:
                assert_snapshot(f"welcome_{number}_{size[0]}x{size[1]}", text)
            except AssertionError as error:
                wrong.append(str(error))
            await hand.press("enter")
        assert not wrong, "\n\n".join(wrong)


# -- settings ------------------------------------------------------------------------------


async def test_a_setting_holds_at_once_and_after_a_restart(tmp_path: Path) -> None:
    async with first_run(tmp_path) as hand:
        await hand.press(*["enter"] * 5)
        await hand.press("comma")
        assert isinstance(hand.app.screen, SettingsScreen)
        await hand.press("right")
        assert hand.app.preferences.unit is Unit.LB
        for name in ("bell", "sound", "notify", "title", "across", "across_stretches"):
            before = getattr(hand.app.preferences, name)
            hand.app.screen.choose_field(name)
            await hand.press("left")
            assert getattr(hand.app.preferences, name) is not before
        hand.app.screen.choose_field("theme")
        await hand.press("right")
        assert hand.app.theme == "legtui-light"
    chosen = kept(tmp_path)
    assert chosen.unit is Unit.LB
    assert not chosen.bell
    assert chosen.notify
    assert chosen.theme == "legtui-light"


async def test_each_way_of_being_called_can_be_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with first_run(tmp_path) as hand:
        await hand.press(*["enter"] * 5)
        written: list[str] = []
        monkeypatch.setattr(hand.app.caller.alerts, "_write", written.append)
        played: list[object] = []
        monkeypatch.setattr(hand.app.caller.alerts._player, "play", played.append)
        await hand.press("comma")
        assert isinstance(hand.app.screen, SettingsScreen)
        hand.app.screen.choose_field("bell")
        await hand.press("enter")
        assert written == ["\x07"]
        hand.app.screen.choose_field("sound")
        await hand.press("enter")
        assert len(played) == 1
        assert written == ["\x07"]
        assert hand.app.preferences.bell, "trying changes nothing"
