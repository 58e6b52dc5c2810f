"""A trend says how sure it is; noise is not progress."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.training.trend import MOST_POINTS, Sureness, trend, trend_text

MONDAY = date(2026, 1, 5)
Points = list[tuple[date, Decimal]]

points = st.lists(st.integers(1, 400), min_size=5, max_size=25).map(
    lambda numbers: [(MONDAY + timedelta(weeks=n), Decimal(x)) for n, x in enumerate(numbers)]
)


def weekly(*numbers: float) -> Points:
    return [(MONDAY + timedelta(weeks=n), Decimal(str(x))) for n, x in enumerate(numbers)]


def test_a_steady_rise_is_clear_and_its_slope_is_by_the_week() -> None:
    found = trend(weekly(100, 102.5, 105, 107.5, 110, 112.5))
    assert (found.sureness, found.per_week) == (Sureness.CLEAR, Decimal("2.5"))
    assert found.up
    assert not found.down


def test_a_bad_day_does_not_move_the_slope() -> None:
    found = trend(weekly(100, 101, 102, 40, 104, 105, 106, 107))
    assert abs(found.per_week - 1) < Decimal("0.2")
    assert found.up


def test_a_step_up_among_equal_loads_is_up() -> None:
    found = trend(weekly(*[90] * 8, *[95] * 13))
    assert (found.sureness, found.up) == (Sureness.CLEAR, True)
    assert 0 < found.per_week < 1
    down = trend(weekly(*[95] * 8, *[90] * 13))
    assert (down.sureness, down.down) == (Sureness.CLEAR, True)
    assert down.per_week == -found.per_week
    for numbers in ([90] * 8 + [95] + [90] * 8, [12, 12, 11, 12, 12, 11, 12, 12, 12, 11, 12, 12]):
        assert trend(weekly(*numbers)).sureness is Sureness.NO_CHANGE


def test_few_sessions_or_a_few_days_are_too_little() -> None:
    assert trend([]).sureness is Sureness.TOO_LITTLE
    assert trend(weekly(1, 2, 3, 4)).sureness is Sureness.TOO_LITTLE
    daily = [(MONDAY + timedelta(days=n), Decimal(n)) for n in range(20)]
    assert trend(daily).sureness is Sureness.TOO_LITTLE
    assert trend([*daily, (MONDAY + timedelta(days=21), Decimal(30))]).up


def test_nothing_but_the_same_is_no_change() -> None:
    assert trend(weekly(*[80] * 12)).sureness is Sureness.NO_CHANGE


@pytest.mark.parametrize(
    ("numbers", "sureness"),
    [
        ((1, 2, 3, 4, 5), Sureness.CLEAR),  # exactly 2 of 120 orders are so strict: 1.7 %
        ((1, 2, 3, 5, 4), Sureness.LIKELY),  # 10 of 120: 8.3 %
        ((1, 2, 5, 4, 3), Sureness.NO_CHANGE),  # 58 of 120 are as far from no order: 48 %
        ((1, 1, 1, 1, 2), Sureness.NO_CHANGE),  # the last of five is the highest by chance: 1 in 5
    ],
)
def test_five_points_are_as_sure_as_their_order_is_rare(
    numbers: tuple[float, ...], sureness: Sureness
) -> None:
    assert trend(weekly(*numbers)).sureness is sureness


def test_noise_is_seldom_called_clear() -> None:
    luck = Random(7)
    found = [
        trend(weekly(*(100 + luck.gauss(0, 5) for _ in range(12)))).sureness for _ in range(400)
    ]
    assert found.count(Sureness.CLEAR) / 400 < 0.08
    assert (found.count(Sureness.CLEAR) + found.count(Sureness.LIKELY)) / 400 < 0.28


@given(points)
def test_upside_down_it_goes_the_other_way(given_points: Points) -> None:
    one = trend(given_points)
    other = trend([(day, -value) for day, value in given_points])
    assert one.sureness is other.sureness
    assert one.per_week == -other.per_week
    assert (one.up, one.down) == (other.down, other.up)


@given(points, st.integers(1, 1000))
def test_a_constant_more_changes_nothing(given_points: Points, more: int) -> None:
    lifted = trend([(day, value + more) for day, value in given_points])
    assert lifted.sureness is trend(given_points).sureness


def test_only_the_newest_count() -> None:
    falling = weekly(*range(500, 500 - 2 * MOST_POINTS, -2))
    rising = [(day + timedelta(weeks=MOST_POINTS), 500 - value) for day, value in falling]
    assert trend([*falling, *rising]).up


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1, 2), "Too little to say: 2 sessions so far; it takes 5 over three weeks."),
        ((80, 80, 80, 80, 80, 80), "No change beyond the usual ups and downs"),
        ((100, 102.5, 105, 107.5, 110, 112.5), "Clearly up, about 2.5 kg a week"),
        ((112.5, 110, 107.5, 105, 102.5, 100), "Clearly down, about 2.5 kg a week"),
        ((100, 103, 101, 104, 102, 105), "it may still be chance"),
    ],
)
def test_the_words_say_how_sure(numbers: tuple[float, ...], words: str) -> None:
    assert words in trend_text(trend(weekly(*numbers)), "kg")
