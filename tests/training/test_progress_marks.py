"""What a session leaves of a variation, and how sessions are put together."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from bouts import CALF, LUNGE, SQUAT, TODAY, bout, kg, lb

from legtui.training.progress import (
    Measure,
    Period,
    breaks,
    four_weeks_ago,
    full_effort,
    honest,
    mark_of,
    rep_bests,
    value_of,
    values,
)
from legtui.training.weight import Unit


def test_the_top_load_is_of_clean_sets_and_has_its_most_reps() -> None:
    mark = mark_of(bout(SQUAT, [kg(100), kg(105), kg(105), kg(110)], [10, 8, 9, 3]), Unit.KG)
    assert (mark.top, mark.reps) == (kg(110), 3)
    unclean = bout(SQUAT, kg(100), [10, 12], form=False)
    assert mark_of(unclean, Unit.KG).top is None
    assert mark_of(unclean, Unit.KG).volume == 2200


def test_both_legs_count_for_volume_and_the_weaker_for_reps() -> None:
    mark = mark_of(bout(LUNGE, kg(40), [(12, 10), (11, 11)]), Unit.KG)
    assert mark.volume == 40 * 44
    assert mark.reps == 11


def test_a_failed_set_is_no_mark() -> None:
    mark = mark_of(bout(SQUAT, [kg(100), kg(140)], [8, 0]), Unit.KG)
    assert (mark.top, mark.sets) == (kg(100), 1)


def test_a_maximum_is_shown_only_where_it_is_honest() -> None:
    squat = [mark_of(bout(SQUAT, kg(100), [10]), Unit.KG)]
    calf = [mark_of(bout(CALF, kg(100), [10]), Unit.KG)]
    many = [mark_of(bout(SQUAT, kg(100), [13]), Unit.KG)]
    assert honest(Measure.ONE_RM, squat)
    assert not honest(Measure.ONE_RM, calf)
    assert not honest(Measure.ONE_RM, many)
    body = [mark_of(bout(CALF, None, [20]), Unit.KG)]
    assert not honest(Measure.LOAD, body)
    assert honest(Measure.REPS, body)


def test_values_are_shown_in_the_unit_asked_for() -> None:
    mark = mark_of(bout(SQUAT, lb(225), [10]), Unit.KG)
    assert value_of(mark, Measure.LOAD, Unit.KG) == Decimal("225") * Decimal("0.45359237")
    assert value_of(mark, Measure.LOAD, Unit.LB) == 225


def test_months_add_volume_and_keep_the_best_of_the_rest() -> None:
    days = [(TODAY - date(2026, 11, n)).days for n in (2, 9, 16)]
    marks = [
        mark_of(bout(SQUAT, kg(load), [10], days_ago=ago), Unit.KG)
        for load, ago in zip((100, 105, 102.5), days, strict=True)
    ]
    (load,) = values(marks, Measure.LOAD, Unit.KG, Period.MONTH)
    (volume,) = values(marks, Measure.VOLUME, Unit.KG, Period.YEAR)
    assert (load.on, load.value) == (date(2026, 11, 1), Decimal(105))
    assert (volume.on, volume.value) == (date(2026, 1, 1), Decimal(3075))
    assert [one.value for one in values(marks[::-1], Measure.LOAD, Unit.KG)] == [100, 105, 102.5]


def test_the_first_of_equal_reps_is_the_record() -> None:
    found = rep_bests(
        [
            bout(SQUAT, kg(100), [9, 10], days_ago=20),
            bout(SQUAT, kg(100), [10], days_ago=10),
            bout(SQUAT, kg(105), [8], days_ago=5),
        ]
    )
    assert [(one.load, one.reps, (TODAY - one.on).days) for one in found] == [
        (kg(105), 8, 5),
        (kg(100), 10, 20),
    ]


def test_deloads_are_seen_and_left_out_of_the_trend() -> None:
    easy = mark_of(bout(SQUAT, kg(60), [10], action="deload"), Unit.KG)
    assert easy.note == "deload"
    assert full_effort([easy]) == ()


def test_four_weeks_ago_is_the_nearest_session_within_ten_days() -> None:
    def marks(*days_ago: int) -> list[int]:
        found = four_weeks_ago(
            [mark_of(bout(SQUAT, kg(100), [10], days_ago=ago), Unit.KG) for ago in days_ago], TODAY
        )
        return [] if found is None else [(TODAY - one.on).days for one in found]

    assert marks(4, 11, 18, 25, 33, 40) == [33, 4]
    assert marks(4, 80) == []
    assert marks(40, 68) == []
    assert marks() == []


def test_a_pause_of_four_weeks_is_a_break() -> None:
    marks = [mark_of(bout(SQUAT, kg(100), [10], days_ago=ago), Unit.KG) for ago in (60, 31, 4)]
    day = timedelta(days=1)
    assert breaks(marks) == ((TODAY - 60 * day, TODAY - 31 * day),)
