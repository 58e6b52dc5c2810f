"""The mouse does what the keys do."""

from __future__ import annotations

from pathlib import Path

import pytest
from session_fixtures import SMALL
from session_pilot import Hand, at_home
from snapshots import screen_text
from textual.command import CommandPalette

from legtui.screens.clicks import hint_at, key_at, key_of
from legtui.session.view import Mode

ASKING = "how many more could you have done?  0  1 [2] 3  4+"


@pytest.mark.parametrize(("name", "sign"), [("right", "→"), ("up", "↑"), ("question_mark", "?")])
def test_a_sign_is_read_as_its_key(name: str, sign: str) -> None:
    assert key_of(sign) == name


@pytest.mark.parametrize("digit", "01234")
def test_an_answer_is_clicked_by_its_digit_or_beside_it(digit: str) -> None:
    at = ASKING.index(digit)
    assert key_at(ASKING, at) == key_at(ASKING, at + 1) == digit


def test_a_click_between_things_does_nothing() -> None:
    assert key_at(ASKING, 3) == ""
    assert key_at("95 kg   a longer rest", 8) == ""
    assert key_at("← kg →", 2) == ""
    assert key_at("← kg →", 40) == ""


def test_hints_across_the_room_are_clicked_by_their_words_too() -> None:
    line = "Enter end the rest   p Pause   z Small   ? Keys"
    assert hint_at(line, line.index("rest")) == "enter"
    assert hint_at(line, line.index("Pause")) == "p"
    assert hint_at(line, line.index("? Keys")) == "question_mark"
    assert hint_at(line, line.index("   p") + 1) == ""


async def click_on(hand: Hand, words: str, at: int = 0) -> None:
    """Click on words where they stand on the screen."""
    rows = screen_text(hand.app).splitlines()
    y = next(place for place, row in enumerate(rows) if words in row)
    await hand.wait(1.5)
    await hand.pilot.click(offset=(rows[y].index(words) + at, y))
    await hand.settle()


async def test_a_set_and_its_rest_by_mouse_alone(tmp_path: Path) -> None:
    async with at_home(tmp_path, size=(80, 24)) as hand:
        hand.app.start(SMALL)
        await hand.settle()
        await hand.to_set()
        conductor = hand.app.conductor
        assert conductor is not None
        before = conductor.view.coming
        assert before is not None
        await click_on(hand, "↓ reps ↑")
        await click_on(hand, "←→ weight", 1)
        after = conductor.view.coming
        assert after is not None
        assert after.reps != before.reps
        assert after.load is not None
        assert before.load is not None
        assert after.load.kg > before.load.kg, "the right half of a pair is its other key"
        await click_on(hand, "Enter   log")
        assert hand.mode is Mode.REST
        await click_on(hand, " 3 ", 1)
        assert conductor.state.last_set is not None
        assert conductor.state.last_set.rir == 3
        await hand.pilot.press("z")
        await hand.settle()
        assert hand.app.screen.has_class("-across")
        await click_on(hand, "z Small")
        assert not hand.app.screen.has_class("-across")


async def test_the_right_button_opens_the_palette(tmp_path: Path) -> None:
    async with at_home(tmp_path, size=(80, 24)) as hand:
        await hand.pilot.click(offset=(40, 12), button=3)
        await hand.settle()
        assert isinstance(hand.app.screen, CommandPalette)
