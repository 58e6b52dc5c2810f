"""What a key costs, counted: the parts and rows of the screen that are painted anew for it."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest
from session_pilot import PLAN, at_home, leg_day
from textual._styles_cache import StylesCache
from textual.geometry import Region

from legtui.widgets.drawn import Drawn


class Painted:
    """What was painted, one after the other: a part, and how many of its rows."""

    def __init__(self) -> None:
        self.all: list[tuple[str, int]] = []

    def clear(self) -> None:
        self.all.clear()

    @property
    def parts(self) -> list[str]:
        return [part for part, _ in self.all]

    def rows(self, part: str) -> list[int]:
        return [rows for name, rows in self.all if name == part]


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Painted:
    found = Painted()
    refresh = Drawn.refresh

    def refreshed(self: Drawn, *regions: Region, **how: Any) -> Drawn:
        rows = sum(one.height for one in regions) if regions else self.size.height
        found.all.append((self.id or type(self).__name__, rows))
        return refresh(self, *regions, **how)

    monkeypatch.setattr(Drawn, "refresh", refreshed)
    return found


async def test_a_key_paints_its_digits_first_and_then_only_what_it_changes(
    tmp_path: Path, painted: Painted
) -> None:
    async with leg_day(tmp_path, size=(120, 40)) as hand:
        await hand.to_set()
        for key in ("right", "left", "up"):
            painted.clear()
            await hand.pilot.press(key)
            await hand.pilot.pause()
            digits, *others = painted.rows("center")
            assert painted.parts[0] == "center", key
            assert 1 <= digits <= 11, key
            assert len(others) <= 1, key
            assert sum(others) < 20, key
            assert set(painted.parts) <= {"center", "KeyBar"}, key


async def test_a_digit_is_seen_before_how_it_is_read(tmp_path: Path, painted: Painted) -> None:
    async with leg_day(tmp_path, size=(120, 40)) as hand:
        await hand.to_set()
        painted.clear()
        await hand.pilot.press("7")
        await hand.pilot.pause()
        assert painted.parts[0] == "center"
        assert len(painted.rows("center")) == 2
        assert "KeyBar" in painted.parts


async def test_a_logged_set_is_painted_once(tmp_path: Path, painted: Painted) -> None:
    async with leg_day(tmp_path, size=(120, 40)) as hand:
        await hand.to_set()
        await hand.wait(2)
        painted.clear()
        await hand.press("enter")
        assert painted.parts[0] == "center", "what the lifter looks at comes first"
        assert max(map(painted.parts.count, painted.parts)) == 1


async def test_a_second_of_a_rest_paints_what_shows_a_clock(
    tmp_path: Path, painted: Painted
) -> None:
    async with leg_day(tmp_path, size=(120, 40)) as hand:
        await hand.to_rest()
        await hand.wait(2)
        painted.clear()
        await hand.wait(1)
        assert {"center"} <= set(painted.parts) <= {"center", "head", "phases"}
        assert max(painted.rows("center")) <= 12, "the digits and the bar below them"
        painted.clear()
        hand.app.live.tick()
        await hand.settle()
        assert painted.all == []


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
