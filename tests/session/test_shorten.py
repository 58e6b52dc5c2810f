from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.guide import load as guide
from legtui.session.build import cool_down_steps, warm_up_steps
from legtui.session.plan import TimedStep
from legtui.session.shorten import seconds_of, shortened

Steps = tuple[TimedStep, ...]

WARM_UPS = [warm_up_steps(guide.warm_up_list(name)) for name in ("short", "standard", "long")]
COOL_DOWNS = [
    cool_down_steps(guide.cool_down_list(name))
    for name in ("short", "standard", "long", "no_roller")
]


@given(st.sampled_from(WARM_UPS + COOL_DOWNS), st.integers(0, 1200))
def test_it_fits_keeps_the_order_and_numbers_from_the_start(steps: Steps, seconds: int) -> None:
    short = shortened(steps, seconds)
    assert seconds_of(short) <= max(seconds, 0)
    assert [one.index for one in short] == list(range(len(short)))
    names = [one.step for one in steps]
    places = [names.index(one.step) for one in short]
    assert places == sorted(places)


@given(st.sampled_from(WARM_UPS + COOL_DOWNS), st.integers(0, 1100), st.integers(0, 200))
def test_more_time_never_means_fewer_seconds_of_each_kind(
    steps: Steps, seconds: int, more: int
) -> None:
    short, longer = shortened(steps, seconds), shortened(steps, seconds + more)
    assert seconds_of(longer) >= seconds_of(short) - 60


@pytest.mark.parametrize("steps", WARM_UPS)
def test_five_minutes_of_warm_up_keep_cardio_swings_and_lunges(steps: Steps) -> None:
    names = {one.step for one in shortened(steps, 300)}
    assert {"light_cardio", "leg_swing_fb", "walking_lunge", "high_knees"} <= names


@pytest.mark.parametrize("steps", COOL_DOWNS)
def test_five_minutes_of_stretches_reach_all_four_groups(steps: Steps) -> None:
    names = {one.step for one in shortened(steps, 300)}
    assert names == {"quad_standing", "hamstring_supine", "calf_straight", "glute_figure4"}


@pytest.mark.parametrize("steps", WARM_UPS + COOL_DOWNS)
def test_enough_time_changes_nothing(steps: Steps) -> None:
    assert shortened(steps, seconds_of(steps)) == steps
