"""Records come with the set that makes them, once, and not in a first session."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bouts import CURL, LUNGE, SQUAT, bout, kg, lb
from hypothesis import given
from hypothesis import strategies as st

from legtui.training.record import Bout, volume
from legtui.training.records import RecordKind, records_of, session_records
from legtui.training.weight import Unit


def kinds(today: Bout, *earlier: Bout) -> list[list[RecordKind]]:
    return [[one.kind for one in records_of(each, today, earlier)] for each in today.work]


def test_first_session_has_no_records() -> None:
    assert kinds(bout(SQUAT, kg(100), [12, 12, 12, 12], 0)) == [[], [], [], []]


def test_another_variation_is_no_first_time_here() -> None:
    front = replace(bout(SQUAT, kg(60), [8, 8, 8, 8], 4), variation="front_squat")
    assert kinds(bout(SQUAT, kg(100), [8, 8, 8, 8], 0), front) == [[], [], [], []]


def test_a_heavier_load_is_told_once() -> None:
    before = bout(CURL, kg(40), [15, 15, 15], 4)
    today = bout(CURL, kg(45), [12, 12, 12], 0)
    assert kinds(today, before) == [[RecordKind.LOAD], [], []]
    (record,) = records_of(today.work[0], today, [before])
    assert (record.value, record.beaten, record.unit) == (Decimal(45), Decimal(40), Unit.KG)
    assert (record.load, record.reps, record.before) == (kg(45), 12, kg(40))


def test_a_load_below_the_range_is_not_heaviest() -> None:
    before = bout(CURL, kg(40), [15, 15, 15], 4)
    assert kinds(bout(CURL, kg(60), [5], 0), before) == [[]]


def test_one_more_rep_is_told_by_the_set_that_has_it() -> None:
    before = bout(CURL, kg(40), [12, 12, 12], 4)
    today = bout(CURL, kg(40), [12, 13, 13], 0)
    assert kinds(today, before) == [[], [RecordKind.REPS], [RecordKind.VOLUME]]


def test_more_reps_with_less_than_was_lifted_so_often_is_none() -> None:
    old = bout(CURL, kg(40), [12, 12, 12], 12)
    newer = bout(CURL, kg(45), [14, 14, 14], 8)
    assert kinds(bout(CURL, kg(40), [14], 0), old, newer) == [[]]
    assert kinds(bout(CURL, kg(40), [15], 0), old, newer) == [[RecordKind.REPS]]


def test_a_deload_load_that_was_never_lifted_makes_no_noise() -> None:
    before = bout(CURL, kg(50), [12, 12, 12], 4)
    assert kinds(bout(CURL, kg(45), [15], 0), before) == [[]]


def test_unclean_form_and_ramps_make_none() -> None:
    before = bout(CURL, kg(40), [12, 12, 12], 4)
    assert kinds(bout(CURL, kg(45), [12], 0, flagged=[1]), before) == [[]]


def test_the_weaker_leg_counts() -> None:
    before = bout(LUNGE, kg(20), [(10, 10)] * 3, 4)
    uneven = bout(LUNGE, kg(20), [(12, 10)], 0)
    assert kinds(uneven, before) == [[]]
    assert kinds(bout(LUNGE, kg(20), [(11, 11)], 0), before) == [[RecordKind.REPS]]


def test_body_weight_has_reps_and_then_any_load_is_more() -> None:
    before = bout(LUNGE, None, [(10, 10)] * 3, 4)
    assert kinds(bout(LUNGE, None, [(11, 11)], 0), before) == [[RecordKind.REPS]]
    assert kinds(bout(LUNGE, kg(4), [(10, 10)], 0), before) == [[RecordKind.LOAD]]


def test_estimated_maximum_only_for_squats_and_by_more_than_a_guess() -> None:
    before = bout(SQUAT, kg(100), [8, 8, 8, 8], 4)
    up = bout(SQUAT, kg(102.5), [8], 0)
    assert kinds(up, before) == [[RecordKind.LOAD, RecordKind.ONE_RM]]
    barely = bout(SQUAT, kg(100.5), [8], 0)
    assert kinds(barely, before) == [[RecordKind.LOAD]]
    fewer = bout(SQUAT, kg(102.5), [7], 0)
    assert kinds(fewer, before) == [[]]


def test_the_same_weight_in_the_other_unit_is_not_heavier() -> None:
    before = bout(CURL, kg(100), [12, 12, 12], 4)
    assert kinds(bout(CURL, lb(220.5), [12], 0), before) == [[]]
    assert kinds(bout(CURL, lb(225), [12], 0), before) == [[RecordKind.LOAD]]


def test_volume_does_not_cheer_for_a_longer_plan() -> None:
    short = bout(CURL, kg(40), [15, 15], 4, planned_sets=2)
    assert kinds(bout(CURL, kg(40), [12, 12, 12], 0), short) == [[], [], []]


def test_session_keeps_the_last_of_each_kind() -> None:
    before = bout(CURL, kg(40), [12, 12, 12], 4)
    today = bout(CURL, kg(40), [13, 14, 14], 0)
    assert [(one.kind, one.value) for one in session_records(today, [before])] == [
        (RecordKind.REPS, Decimal(14)),
        (RecordKind.VOLUME, Decimal(1640)),
    ]


def test_volume_counts_both_legs() -> None:
    assert volume(bout(LUNGE, kg(20), [(10, 8)], 0).work, Unit.KG) == 360


@given(
    before=st.lists(st.tuples(st.integers(8, 40), st.integers(0, 20)), min_size=1, max_size=4),
    today=st.lists(st.tuples(st.integers(8, 40), st.integers(0, 20)), min_size=1, max_size=6),
)
def test_repeating_a_session_sets_no_record(
    before: list[tuple[int, int]], today: list[tuple[int, int]]
) -> None:
    old = bout(SQUAT, [kg(a) for a, _ in before], [b for _, b in before], 8)
    same = bout(SQUAT, [kg(a) for a, _ in before], [b for _, b in before], 4)
    assert not any(kinds(same, old))
    new = bout(SQUAT, [kg(a) for a, _ in today], [b for _, b in today], 2)
    again = bout(SQUAT, [kg(a) for a, _ in today], [b for _, b in today], 0)
    assert not any(kinds(again, old, new))
    found = kinds(new, old)
    assert sum(RecordKind.VOLUME in each for each in found) <= 1
