"""What a tired lifter does between the states of the table: where two keys or two rules meet."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest
from session_pilot import PLAN, Hand, at_home, leg_day

from legtui.journal import errors
from legtui.screens.choice import ChoiceScreen
from legtui.screens.finish import FinishScreen
from legtui.screens.home import HomeScreen
from legtui.session.view import Mode


def steps(hand: Hand) -> list[tuple[str, str | None, int, str]]:
    """The steps as another program reads them."""
    return hand.app.journal.query("SELECT step, side, seconds, status FROM step_log")


async def test_a_held_enter_that_leaves_another_screen_does_nothing_here(tmp_path: Path) -> None:
    async with at_home(tmp_path) as hand:
        await hand.press("enter")
        for _ in range(4):
            hand.clock.advance(0.3)
            await hand.press("enter")
            assert hand.mode is Mode.CARDIO_READY, "the Enter of home is still down"
        await hand.enter()
        assert hand.view.word == "MOVE"
    async with leg_day(tmp_path / "dialog") as hand:
        await hand.to_set()
        await hand.press("x")
        assert isinstance(hand.app.screen, ChoiceScreen)
        await hand.wait(5)
        await hand.press("enter", "enter")
        assert hand.mode is Mode.SET
        assert hand.state.sets == ()
        await hand.press("w", "escape")
        await hand.enter()
        assert len(hand.state.sets) == 1


async def test_a_set_can_be_corrected_while_the_stretches_go_on(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_stretch()
        await hand.press("e")
        assert hand.typed == "20x8"
        await hand.wait(15)
        assert hand.mode is Mode.HOLD
        assert hand.typed == "20x8"
        await hand.press("backspace", "7")
        await hand.enter()
        assert [one.reps for one in hand.state.sets] == [(7,)]
        assert hand.mode is Mode.HOLD


async def test_finish_in_a_hold_keeps_its_seconds_and_is_one_undo(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_hold()
        await hand.wait(5)
        at = hand.view.timer.shown_s
        await hand.press("F")
        assert isinstance(hand.app.screen, FinishScreen)
        held = [one for one in steps(hand) if one[0] == "quad_standing"]
        assert held == [("quad_standing", "left", 30 - at, "skipped")]
        await hand.press("u")
        assert hand.mode is Mode.HOLD
        assert hand.view.timer.shown_s == at
        assert hand.shows("Undone: finish")


async def test_skipping_the_last_stretch_is_one_undo_too(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_hold()
        await hand.press("s", "s", "s")
        assert isinstance(hand.app.screen, FinishScreen)
        await hand.press("u")
        assert hand.state.current_step == PLAN.cool_down[2]


async def test_pain_offers_what_spares_the_exercise_that_hurt(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_set()
        for _ in range(4):
            await hand.wait(200)
            await hand.enter()
        assert hand.mode is Mode.REST
        assert hand.coming.slot == 1
        await hand.press("h", "enter", "1")
        assert hand.state.hurts[0].exercise == "squat"
        assert hand.screen, "the squats are over: there is nothing to make lighter"
        await hand.wait(200)
        await hand.press("h", "enter", "1")
        assert hand.state.hurts[1].exercise == "lunge"
        assert isinstance(hand.app.screen, ChoiceScreen)


async def test_a_lighter_weight_for_a_niggle_keeps_the_ramp_that_is_left(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_rest()
        await hand.press("h", "enter", "1")
        assert hand.shows("Lighter: 47.5 kg")
        await hand.press("2")
        exercise = hand.state.exercises[0]
        assert str(exercise.plan.load) == "47.5 kg"
        assert [str(one.load) for one in exercise.ramp] == ["20 kg", "40 kg"]
        assert str(hand.coming.load) == "40 kg"
        await hand.press("r")
        assert str(hand.state.exercises[0].plan.load) == "60 kg"
        assert str(hand.coming.load) == "40 kg", "the weight is back, its ramp goes on"


async def test_a_session_left_open_with_nothing_in_it_is_forgotten(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.press("enter")
        clock = hand.clock
    clock.advance(4 * 3600)
    async with at_home(tmp_path, clock=clock) as hand:
        assert isinstance(hand.app.screen, HomeScreen)
        assert hand.app.journal.session_count() == 0
    async with leg_day(tmp_path, clock=clock) as hand:
        await hand.press("enter")
        clock.advance(4 * 3600)
        hand.app.live.tick()
        assert hand.mode is Mode.LEFT_OPEN
        await hand.enter()
        assert isinstance(hand.app.screen, HomeScreen)
        assert hand.app.journal.session_count() == 0


async def test_what_was_undone_can_be_brought_back_until_it_is_finished(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_rest()
        key = hand.conductor.key
        await hand.press("u", "escape")
        assert isinstance(hand.app.screen, HomeScreen)
        await hand.enter()
        assert hand.conductor.key == key, "the one that is open, not a second one"
        await hand.press("U")
        assert len(hand.state.sets) == 1
        await hand.press("u", "F")
        assert isinstance(hand.app.screen, HomeScreen)
        await hand.settle()
        assert hand.app.journal.session_count() == 0
        assert hand.app.conductor is None


async def test_a_beginning_that_was_undone_leaves_no_trace(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_set()
        await hand.press("u", "escape")
        await hand.settle()
        assert hand.app.journal.session_count() == 0


async def test_what_was_told_is_kept_though_nothing_was_lifted(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_set()
        await hand.press("h", "enter", "1", "escape", "F")
        assert isinstance(hand.app.screen, FinishScreen)
        pains = hand.app.journal.query("SELECT place, kind FROM pain_log")
        assert [kind for _, kind in pains] == ["niggle"]


async def test_what_is_said_of_a_deed_is_said_once_it_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_rest()
        await hand.press("n", *"tight", "enter")
        assert hand.shows("The note is kept.")
        await hand.wait(7)
        full = errors.DiskFull("Not saved: the disk is full.", "Free some space and try again.")
        refused: Future[None] = Future()
        refused.set_exception(full)
        with monkeypatch.context() as patched:
            patched.setattr(hand.app.journal, "record", lambda *_: refused)
            patched.setattr(hand.app.journal, "undo", lambda *_: refused)
            await hand.press("n", *"sore", "enter")
            assert hand.shows("Not saved: the disk is full.")
            assert not hand.shows("The note is kept.")
            await hand.press("u")
            assert hand.shows("Not logged: note of set 1, Back squat.")
            await hand.wait(7)
            await hand.press("u")
            assert hand.shows("Not saved: the disk is full.")
            assert not hand.shows("Undone")
        await hand.enter()
        assert hand.state.sets[0].note == ""


async def test_a_cut_to_the_time_there_is_is_named_when_it_is_undone(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_set()
        await hand.press("t", *"12", "enter", "escape", "u")
        assert hand.shows("Undone: the cut to the time there is.")


async def test_a_line_that_begins_too_soon_does_nothing_to_its_last_key(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_rest()
        await hand.wait(60)
        assert hand.mode is Mode.GO
        for key in ("9", "0", "x", "8", "enter"):
            hand.clock.advance(0.3)
            await hand.press(key)
        assert hand.screen, "no swap was asked for"
        assert hand.typed is None
        assert len(hand.state.sets) == 1, "nothing was logged"
        hand.clock.advance(0.8)
        await hand.press(*"90x8")
        await hand.enter()
        assert [one.reps for one in hand.state.sets][1:] == [(8,)]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_set_screen_that_stood_long_says_what_can_be_done(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with leg_day(tmp_path, size=size) as hand:
        await hand.to_set()
        assert not hand.shows("9 -3m")
        hand.clock.advance(330)
        hand.app.live.tick()
        await hand.settle()
        assert hand.shows("9 8 logs two")
        assert hand.shows("9 -3m")


async def test_a_rest_that_ended_behind_a_dialog_changed_the_screen_by_itself(
    tmp_path: Path,
) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_rest()
        await hand.press("h", "enter", "1")
        assert isinstance(hand.app.screen, ChoiceScreen)
        await hand.wait(70)
        await hand.press("escape")
        assert hand.mode is Mode.GO
        hand.clock.advance(0.8)
        await hand.press("9")
        assert hand.typed is None
        hand.clock.advance(1)
        await hand.press("9")
        assert hand.typed == "9"
