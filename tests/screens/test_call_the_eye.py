"""The end of a rest is seen from the corner of the eye, and nobody is flickered at."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from session_pilot import Hand, leg_day

from legtui.session.view import Mode


def lit(hand: Hand) -> bool:
    return hand.screen.has_class("-soon")


async def to_last_seconds(hand: Hand) -> None:
    """The first ramp set's rest lasts a minute."""
    await hand.to_rest()
    await hand.wait(45)
    assert hand.mode is Mode.REST


async def test_the_last_ten_seconds_change_the_screen_at_most_once_a_second(
    tmp_path: Path,
) -> None:
    async with leg_day(tmp_path) as hand:
        await to_last_seconds(hand)
        seen = []
        while hand.mode is Mode.REST:
            seen.append((hand.view.timer.shown_s, lit(hand)))
            await hand.wait(0.25)
        assert not any(light for left, light in seen if left > 10)
        assert {light for left, light in seen if left <= 10} == {True, False}
        changes = sum(one[1] != other[1] for one, other in pairwise(seen))
        assert changes <= 11
        within = {left: {light for at, light in seen if at == left} for left, _ in seen}
        assert all(len(lights) == 1 for lights in within.values()), "steady within a second"
        assert hand.mode is Mode.GO
        assert hand.screen.has_class("-go")
        assert not lit(hand)


async def test_with_reduced_motion_the_state_changes_and_nothing_else(tmp_path: Path) -> None:
    async with leg_day(tmp_path) as hand:
        hand.app.animation_level = "none"
        await to_last_seconds(hand)
        seen = []
        while hand.mode is Mode.REST:
            seen.append(lit(hand))
            await hand.wait(0.5)
        assert sum(one != other for one, other in pairwise(seen)) == 1


@pytest.mark.parametrize("across", [False, True])
async def test_the_whole_screen_is_another_one_at_go(tmp_path: Path, across: bool) -> None:
    async with leg_day(tmp_path) as hand:
        await to_last_seconds(hand)
        if across:
            await hand.press("z")
        before = hand.screen.styles.background
        panel = hand.screen.query_one("#across" if across else "#center")
        was = panel.styles.background
        await hand.wait(20)
        assert hand.mode is Mode.GO
        assert hand.screen.styles.background != before
        assert panel.styles.background != was
        await hand.enter()
        assert str(hand.mode) == "rest"
        assert hand.screen.styles.background == before
        assert panel.styles.background == was
