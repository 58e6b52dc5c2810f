"""The lifter is called once for each thing, never late, and only in the ways that are on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from session_pilot import Hand, at_home, leg_day

from legtui.machine.alerts import Alert
from legtui.session.view import Mode


class Calls:
    """What went to the terminal and to the player."""

    def __init__(self, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rung: list[Alert] = []
        self.written: list[str] = []
        alerts = hand.app.caller.alerts
        monkeypatch.setattr(alerts, "_write", self.written.append)
        monkeypatch.setattr(alerts._player, "play", self._play)
        monkeypatch.setattr(hand.app.live.awake, "start", lambda: None)

    def _play(self, alert: Alert) -> bool:
        self.rung.append(alert)
        return True

    @property
    def bells(self) -> int:
        return self.written.count("\x07")

    @property
    def titles(self) -> list[str]:
        return [one.split("\x1b]2;")[1].rstrip("\x07") for one in self.written if "]2;" in one]


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Callable[[Hand], Calls]:
    return lambda hand: Calls(hand, monkeypatch)


async def test_the_end_of_a_rest_rings_once(
    tmp_path: Path, listening: Callable[[Hand], Calls]
) -> None:
    async with leg_day(tmp_path) as hand:
        calls = listening(hand)
        await hand.to_rest()
        await hand.wait(59)
        assert calls.rung == []
        await hand.wait(2)
        assert hand.mode is Mode.GO
        assert calls.rung == [Alert.REST_OVER]
        await hand.wait(120)
        assert calls.rung == [Alert.REST_OVER]
        assert calls.bells == 1


async def test_a_rest_that_ended_while_the_lid_was_closed_is_not_rung_late(
    tmp_path: Path, listening: Callable[[Hand], Calls]
) -> None:
    async with leg_day(tmp_path) as hand:
        calls = listening(hand)
        await hand.to_rest()
        hand.clock.advance(60 + 250)
        hand.app.live.tick()
        await hand.settle()
        assert hand.mode is Mode.GO
        assert calls.rung == []
        assert calls.bells == 0


async def test_a_rest_that_a_key_ended_does_not_ring(
    tmp_path: Path, listening: Callable[[Hand], Calls]
) -> None:
    async with leg_day(tmp_path) as hand:
        calls = listening(hand)
        await hand.to_rest()
        await hand.wait(20)
        await hand.enter()
        assert calls.rung == []


async def test_a_stretch_calls_for_each_position_and_each_side_once(
    tmp_path: Path, listening: Callable[[Hand], Calls]
) -> None:
    async with leg_day(tmp_path) as hand:
        await hand.to_stretch()
        calls = listening(hand)
        while hand.mode is not Mode.FINISH and not calls.rung.count(Alert.DONE):
            await hand.wait(1)
        assert calls.rung == [
            Alert.GET_READY,  # the hold begins
            Alert.SWITCH,
            Alert.GET_READY,  # the other side's
            Alert.GET_READY,  # the roller: get ready
            Alert.GET_READY,  # and begin
            Alert.DONE,
        ]
        assert calls.bells == len(calls.rung)


@pytest.mark.parametrize("way", ["bell", "sound", "title"])
async def test_each_way_has_a_switch_of_its_own(
    tmp_path: Path, listening: Callable[[Hand], Calls], way: str
) -> None:
    async with leg_day(tmp_path) as hand:
        for name in ("bell", "sound", "notify", "title"):
            hand.app.set_preference(name, name == way)
        calls = listening(hand)
        await hand.to_rest()
        await hand.wait(61)
        assert calls.bells == (way == "bell")
        assert calls.rung == ([Alert.REST_OVER] if way == "sound" else [])
        assert bool(calls.titles) is (way == "title")


async def test_the_title_has_the_time_that_is_left(
    tmp_path: Path, listening: Callable[[Hand], Calls]
) -> None:
    async with leg_day(tmp_path) as hand:
        calls = listening(hand)
        await hand.to_rest()
        await hand.wait(15)
        assert calls.titles[-1] == "REST 0:45 · legtui"
        await hand.press("escape")
        await hand.wait(5)
        assert calls.titles[-1] == "REST 0:40 · legtui", "a rest goes on at home"


async def test_awake_during_a_session_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_home(tmp_path) as hand:
        held: list[str] = []
        monkeypatch.setattr(hand.app.live.awake, "start", lambda: held.append("awake"))
        monkeypatch.setattr(hand.app.live.awake, "stop", lambda: held.append("may sleep"))
        assert held == []
        await hand.press("enter")
        assert held == ["awake"]
        await hand.press("escape")
        assert held == ["awake", "may sleep"]
