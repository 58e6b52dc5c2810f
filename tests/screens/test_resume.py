"""Closed or killed at any instant, the session stands where it stood, its timer exact."""

from __future__ import annotations

import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from fake_clock import FakeClock
from session_pilot import Hand, at_home, leg_day

from legtui.screens.finish import FinishScreen
from legtui.screens.home import HomeScreen
from legtui.screens.prompt import PromptScreen
from legtui.session.state import State
from legtui.session.view import Mode
from legtui.training.record import SetKind

Scene = Callable[[Hand], Awaitable[None]]


async def warm_up(hand: Hand) -> None:
    await hand.press("enter")
    await hand.enter()
    await hand.wait(10)


async def main_ready(hand: Hand) -> None:
    await hand.press("enter")
    await hand.enter()
    await hand.to_main()


async def at_set(hand: Hand) -> None:
    await hand.to_rest()
    await hand.wait(3)
    await hand.press("enter", "up", "right")


async def at_rest(hand: Hand) -> None:
    await hand.to_rest()
    await hand.wait(10)
    await hand.press("plus", "2", "up")


async def at_go(hand: Hand) -> None:
    await hand.to_go()


async def at_hold(hand: Hand) -> None:
    await hand.to_hold()


async def at_switch(hand: Hand) -> None:
    await hand.to_hold()
    await hand.wait(29)


async def paused(hand: Hand) -> None:
    await hand.to_rest()
    await hand.press("p")


SCENES = {
    Mode.WARM_UP: warm_up,
    Mode.PHASE_READY: main_ready,
    Mode.SET: at_set,
    Mode.REST: at_rest,
    Mode.GO: at_go,
    Mode.HOLD: at_hold,
    Mode.SWITCH: at_switch,
    Mode.PAUSED: paused,
}


async def stands(folder: Path, clock: FakeClock, state: State, hand_coming: object) -> None:
    async with at_home(folder, clock=clock) as hand:
        assert hand.screen
        assert hand.state == state
        assert hand.view.coming == hand_coming


@pytest.mark.parametrize("mode", SCENES)
async def test_closed_and_opened_again(tmp_path: Path, mode: Mode) -> None:
    clock = FakeClock()
    async with leg_day(tmp_path, clock=clock) as hand:
        await SCENES[mode](hand)
        assert hand.mode is mode
        before, state = hand.view, hand.state
        await hand.press("ctrl+q")
    clock.advance(1.5)
    async with at_home(tmp_path, clock=clock) as hand:
        assert hand.state == state
        after = hand.view
        assert (after.mode, after.coming, after.step) == (before.mode, before.coming, before.step)
        still = mode in (Mode.PAUSED, Mode.PHASE_READY)
        assert after.timer.gone_ms - before.timer.gone_ms == (0 if still else 1500)


@pytest.mark.parametrize("mode", SCENES)
async def test_killed_and_opened_again(tmp_path: Path, mode: Mode) -> None:
    clock = FakeClock()
    dead = tmp_path / "dead"
    dead.mkdir()
    async with leg_day(tmp_path, clock=clock) as hand:
        await SCENES[mode](hand)
        assert hand.conductor.saved
        state, coming = hand.state, hand.view.coming
        for name in os.listdir(tmp_path):
            if name.startswith("legtui.db") and not name.endswith("lock"):
                shutil.copy(tmp_path / name, dead / name)
    await stands(dead, clock, state, coming)


async def test_a_rest_that_ended_meanwhile_is_not_rung_late(tmp_path: Path) -> None:
    clock = FakeClock()
    async with leg_day(tmp_path, clock=clock) as hand:
        await hand.to_rest()
        await hand.press("ctrl+q")
    clock.advance(60 + 250)
    async with at_home(tmp_path, clock=clock) as hand:
        assert hand.mode is Mode.GO
        assert hand.shows("rest ended 4:10 ago")


async def test_a_hold_that_is_overdue_begins_again(tmp_path: Path) -> None:
    clock = FakeClock()
    async with leg_day(tmp_path, clock=clock) as hand:
        await hand.to_hold()
        done = hand.state.steps_ended
        await hand.press("ctrl+q")
    clock.advance(600)
    async with at_home(tmp_path, clock=clock) as hand:
        assert hand.mode is Mode.GET_READY
        assert hand.state.steps_ended == done


async def test_undo_reaches_over_the_restart(tmp_path: Path) -> None:
    clock = FakeClock()
    async with leg_day(tmp_path, clock=clock) as hand:
        await hand.to_rest()
        await hand.press("ctrl+q")
    async with at_home(tmp_path, clock=clock) as hand:
        await hand.press("u")
        assert hand.state.sets == ()
        await hand.press("ctrl+q")
    async with at_home(tmp_path, clock=clock) as hand:
        await hand.press("U")
        assert len(hand.state.sets) == 1


async def test_after_a_reboot_the_wall_clock_counts(tmp_path: Path) -> None:
    clock = FakeClock()
    async with leg_day(tmp_path, clock=clock) as hand:
        await hand.to_rest()
        gone = hand.view.timer.gone_ms
        await hand.press("ctrl+q")
    clock.reboot(30)
    async with at_home(tmp_path, clock=clock) as hand:
        assert hand.mode is Mode.REST
        assert hand.view.timer.gone_ms == gone + 30_000


async def test_left_open_over_night_asks_when_it_ended(tmp_path: Path) -> None:
    clock = FakeClock()
    async with leg_day(tmp_path, clock=clock) as hand:
        await hand.to_rest()
        await hand.press("ctrl+q")
    clock.advance(9 * 3600)
    async with at_home(tmp_path, clock=clock) as hand:
        assert hand.mode is Mode.LEFT_OPEN
        await hand.enter()
        assert isinstance(hand.app.screen, FinishScreen)


async def test_one_in_which_nothing_was_done_is_gone(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_set()
        await hand.press("ctrl+q")
    async with at_home(tmp_path) as hand:
        assert isinstance(hand.app.screen, HomeScreen)
        assert hand.app.journal.sessions(5) == ()


async def test_a_tick_that_comes_while_the_screens_are_taken_away_does_nothing(
    tmp_path: Path,
) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.press("enter")
        app = hand.app
    app.live.tick()
    assert app.conductor is not None


async def test_last_time_is_another_session_also_when_this_one_is_gone_on_with(
    tmp_path: Path,
) -> None:
    clock = FakeClock()
    async with leg_day(tmp_path, clock=clock, size=(120, 40)) as hand:
        await hand.to_set()
        await hand.press("s", "s")
        await hand.enter()
        assert hand.state.sets[0].kind is SetKind.WORK
        assert not hand.shows("last time")
    clock.advance(5)
    async with at_home(tmp_path, clock=clock, size=(120, 40)) as hand:
        assert hand.mode is Mode.REST
        assert hand.shows("Back squat")
        assert not hand.shows("last time")


async def test_a_second_enter_of_one_burst_closes_nothing_beneath_a_prompt(
    tmp_path: Path,
) -> None:
    async with at_home(tmp_path) as hand:
        hand.app.ask("A line?", lambda line: None)
        await hand.settle()
        prompt = hand.app.screen
        assert isinstance(prompt, PromptScreen)
        prompt.dismiss("one")
        prompt.dismiss("two")
        await hand.settle()
        assert isinstance(hand.app.screen, HomeScreen)
