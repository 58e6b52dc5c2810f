"""What a key costs, counted: the parts of the screen that are painted anew for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from session_pilot import leg_day
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
