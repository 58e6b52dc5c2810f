"""What is prefilled for each set."""

from __future__ import annotations

import pytest
from bouts import BARBELL, CURL, LUNGE, SQUAT, STACK, TODAY, bout, kg

from legtui.training.expected import expected_reps, last_at_load
from legtui.training.prescription import Settings, prescribe


@pytest.mark.parametrize(
    ("done", "expect"),
    [
        ([10, 10, 9, 8], (10, 10, 9, 9)),
        ([12, 12, 12, 11], (12, 12, 12, 12)),
        ([9, 9, 9, 9], (10, 9, 9, 9)),
        ([13, 12, 12, 11], (12, 12, 12, 12)),
        ([9, 8, 8, 7], (9, 8, 8, 8)),
        ([9, 8, 8, 4], (9, 8, 8, 8)),
        ([9, 8], (9, 9, 8, 8)),
    ],
)
def test_last_time_and_one_more_on_the_lowest(done: list[int], expect: tuple[int, ...]) -> None:
    last = bout(SQUAT, kg(100), done, planned=kg(100))
    given = prescribe([last], SQUAT, BARBELL, Settings(), TODAY)
    assert expected_reps(last_at_load([last], given), given) == expect


def test_after_a_new_load_the_target() -> None:
    last = bout(SQUAT, kg(100), [12] * 4, planned=kg(100))
    given = prescribe([last], SQUAT, BARBELL, Settings(), TODAY)
    assert last_at_load([last], given) is None
    assert expected_reps(last, given) == (8, 8, 8, 8)
    rest = prescribe([last], SQUAT, BARBELL, Settings(), TODAY.replace(month=12, day=31))
    assert (rest.action, expected_reps(None, rest)) == ("layoff", (12, 12))


def test_a_deload_expects_the_top_even_where_the_load_is_known() -> None:
    runs = [bout(SQUAT, kg(90), [9] * 4, 13), bout(SQUAT, kg(95), [9] * 4, 12)]
    runs += [bout(SQUAT, kg(100), [7] * 4, days, planned=kg(100)) for days in (10, 7, 4)]
    given = prescribe(runs, SQUAT, BARBELL, Settings(), TODAY)
    assert last_at_load(runs, given) is runs[0]
    assert expected_reps(runs[0], given) == (12, 12, 12, 12)


def test_while_bridging_reps_go_above_the_range() -> None:
    last = bout(CURL, kg(40), [16, 16, 15], planned=kg(40))
    given = prescribe([last], CURL, STACK, Settings(), TODAY)
    assert expected_reps(last, given) == (16, 16, 16)


def test_the_weaker_leg_counts() -> None:
    last = bout(LUNGE, kg(20), [(12, 11), (11, 11), (10, 12)])
    given = prescribe([last], LUNGE, (kg(20), kg(24)), Settings(), TODAY)
    assert expected_reps(last, given) == (11, 11, 11)


def test_sets_at_another_load_expect_what_the_last_one_at_this_load_had() -> None:
    last = bout(SQUAT, [kg(100), kg(95), kg(95), kg(95)], [7, 9, 9, 9], planned=kg(100))
    given = prescribe([last], SQUAT, BARBELL, Settings(), TODAY)
    assert expected_reps(last, given) == (8, 8, 8, 8)
