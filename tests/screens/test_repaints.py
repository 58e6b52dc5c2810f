"""What a key costs, counted: the parts of the screen that are painted anew for it."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from session_pilot import PLAN, at_home, leg_day
from textual._styles_cache import StylesCache
from textual.content import Content

from legtui.widgets.drawn import Drawn


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that were painted, one after the other."""
    parts: list[str] = []
    render = Drawn.render

    def rendered(self: Drawn) -> Content:
        parts.append(self.id or type(self).__name__)
        return render(self)

    monkeypatch.setattr(Drawn, "render", rendered)
    return parts


async def test_a_key_paints_once_and_only_what_it_changes(
    tmp_path: Path, painted: list[str]
) -> None:
    async with leg_day(tmp_path, size=(120, 40)) as hand:
        await hand.to_set()
        for key in ("right", "left", "up", "7"):
            painted.clear()
            await hand.pilot.press(key)
            await hand.pilot.pause()
            assert painted.count("center") == 1, key
            assert set(painted) <= {"center", "KeyBar"}, key
        await hand.press("escape")
        await hand.wait(2)
        painted.clear()
        await hand.press("enter")
        assert painted.count("center") == 1, "the set is shown once, as logged"
        assert max(map(painted.count, painted)) == 1


async def test_a_second_of_a_rest_paints_what_shows_a_clock(
    tmp_path: Path, painted: list[str]
) -> None:
    async with leg_day(tmp_path, size=(120, 40)) as hand:
        await hand.to_rest()
        await hand.wait(2)
        painted.clear()
        await hand.wait(1)
        assert {"center"} <= set(painted) <= {"center", "head", "phases"}
        painted.clear()
        hand.app.live.tick()
        await hand.settle()
        assert painted == []


async def test_a_session_that_is_over_is_let_go_of_with_all_that_was_painted(
    tmp_path: Path,
) -> None:
    kept: list[int] = []
    async with at_home(tmp_path) as hand:
        for _ in range(3):
            hand.app.start(PLAN)
            await hand.settle()
            await hand.to_rest()
            await hand.press("F")
            await hand.press("enter")
            gc.collect()
            kept.append(sum(isinstance(one, StylesCache) for one in gc.get_objects()))
    assert kept[0] > 0
    assert kept[2] == kept[1], "removed widgets are remembered"
