"""Trimming to less time: the rule at the usual budgets, and what holds at every budget."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifting_plan import plan

from legtui.training.session_length import Pace, main_seconds
from legtui.training.trim import Group, Left, Piece, Trimmed, piece, trim

GROUPS = {
    "squat": Group.SQUAT,
    "deadlift": Group.HINGE,
    "lunge": Group.LUNGE,
    "leg_press": Group.PRESS,
    "hamstring_curl": Group.CURL,
    "calf_raise": Group.CALF,
}
KNEE = {Group.SQUAT, Group.PRESS}
HIP = {Group.HINGE, Group.CURL}


def pieces(preset: str = "standard") -> tuple[Piece, ...]:
    return tuple(piece(one, one.exercise, GROUPS[one.exercise]) for one in plan(preset))


STANDARD = Left(
    pieces(), warm_up_s=720, cool_down_s=730, short_warm_up_s=607, short_cool_down_s=625
)


def kept(found: Trimmed) -> dict[str, int]:
    return {one.exercise: one.sets_left for one in found.pieces if one.sets_left}


def test_a_piece_takes_what_the_model_says() -> None:
    assert sum(one.seconds for one in pieces()) == pytest.approx(main_seconds(plan()))
    slow = Pace(1.2, 1.3, 1.4)
    paced = [piece(one, one.exercise, Group.OTHER, pace=slow).seconds for one in plan()]
    assert sum(paced) == pytest.approx(main_seconds(plan(), slow))


def test_all_the_time_in_the_world_cuts_nothing() -> None:
    found = trim(STANDARD, 96 * 60)
    assert (found.pieces, found.cuts, found.fits) == (STANDARD.pieces, (), True)


def test_just_too_little_takes_the_shorter_lists_first() -> None:
    found = trim(STANDARD, 92 * 60)
    assert [one.text for one in found.cuts] == [
        "Warm-up: 10:07 instead of 12 min",
        "Stretches: 10:25 instead of 12:10 min",
    ]


def test_75_minutes() -> None:
    found = trim(STANDARD, 75 * 60)
    assert kept(found) == {"squat": 4, "deadlift": 4, "hamstring_curl": 3, "calf_raise": 4}
    assert found.warm_up_s >= 600
    assert found.cool_down_s >= 600
    assert found.seconds <= 75 * 60
    assert "lunge left out" in [one.text for one in found.cuts]


def test_60_minutes() -> None:
    found = trim(STANDARD, 60 * 60)
    assert kept(found) == {"squat": 4, "deadlift": 4, "hamstring_curl": 3, "calf_raise": 4}
    assert found.fits


def test_a_dropped_exercise_makes_room_for_a_shorter_one() -> None:
    """Without the deadlift there are twelve minutes, which the leg press takes."""
    found = trim(STANDARD, 55 * 60)
    assert kept(found) == {"squat": 4, "leg_press": 4, "hamstring_curl": 3, "calf_raise": 4}
    assert found.seconds > 53 * 60
    assert set(kept(trim(STANDARD, 81 * 60))) == set(GROUPS) - {"leg_press"}


def test_over_an_hour_the_warm_up_comes_back_before_the_stretches() -> None:
    found = trim(STANDARD, 66 * 60)
    assert (found.warm_up_s, found.cool_down_s) == (607, 300)


def test_45_minutes() -> None:
    found = trim(STANDARD, 45 * 60)
    assert kept(found) == {"squat": 4, "hamstring_curl": 3, "calf_raise": 4}
    assert (found.warm_up_s, found.cool_down_s, found.fits) == (300, 300, True)


def test_30_minutes() -> None:
    found = trim(STANDARD, 30 * 60)
    assert kept(found) == {"squat": 2, "hamstring_curl": 2, "calf_raise": 3}
    assert found.warm_up_s == 300
    assert 180 <= found.cool_down_s <= 300
    assert found.fits
    assert [one.text for one in found.cuts] == [
        "Warm-up: 5 instead of 12 min",
        "squat: 2 sets instead of 4",
        "deadlift left out",
        "lunge left out",
        "leg_press left out",
        "hamstring_curl: 2 sets instead of 3",
        "calf_raise: 3 sets instead of 4",
        "Stretches: 3 instead of 12:10 min",
    ]


def test_no_time_leaves_the_least_and_says_so() -> None:
    found = trim(STANDARD, 5 * 60)
    assert kept(found) == {"squat": 1, "hamstring_curl": 1, "calf_raise": 1}
    assert not found.fits


def test_under_an_hour_a_short_plan_that_fits_keeps_its_warm_up() -> None:
    few = replace(STANDARD, pieces=STANDARD.pieces[-2:])
    assert trim(few, 45 * 60).cuts == ()
    cut = trim(few, few.seconds - 60)
    assert cut.warm_up_s == 300
    assert kept(cut) == {"hamstring_curl": 3, "calf_raise": 4}


def test_a_press_stays_where_there_is_no_squat_and_a_hinge_where_there_is_no_curl() -> None:
    others = tuple(one for one in STANDARD.pieces if one.group not in (Group.SQUAT, Group.CURL))
    found = trim(replace(STANDARD, pieces=others), 30 * 60)
    assert set(kept(found)) == {"deadlift", "leg_press", "calf_raise"}


def test_a_squat_that_is_done_frees_the_press() -> None:
    done = replace(STANDARD.pieces[0], sets_left=0, sets_done=4)
    rest = replace(STANDARD, pieces=(done, *STANDARD.pieces[1:]), warm_up_s=0, elapsed_s=30 * 60)
    found = trim(rest, 25 * 60)
    assert "leg_press" not in kept(found)
    assert {"hamstring_curl", "calf_raise"} <= set(kept(found))


def test_what_is_begun_is_thinned_and_never_undone() -> None:
    begun = replace(STANDARD.pieces[1], sets_left=3, sets_done=1, lead_s=0)
    left = replace(STANDARD, pieces=(STANDARD.pieces[0], begun, *STANDARD.pieces[2:]))
    found = trim(left, 10 * 60).pieces[1]
    assert (found.sets_done, found.sets_left) == (1, 0)


def test_closes_at_half_past_seven_with_an_hour_behind() -> None:
    done = [replace(one, sets_left=0, sets_done=4) for one in STANDARD.pieces[:3]]
    left = replace(
        STANDARD,
        pieces=(*done, *STANDARD.pieces[3:]),
        warm_up_s=0,
        elapsed_s=3600,
        running_s=60,
    )
    found = trim(left, 30 * 60)
    assert kept(found) == {"hamstring_curl": 3, "calf_raise": 4}
    assert found.seconds <= 30 * 60
    assert found.cool_down_s >= 600


def test_own_additions_go_before_the_guide_s() -> None:
    thrust = Piece("hip_thrust", "Hip thrust", Group.OTHER, 3, 45, 120, 120)
    left = replace(STANDARD, pieces=(*STANDARD.pieces, thrust))
    assert set(kept(trim(left, 92 * 60))) == {one.exercise for one in STANDARD.pieces}


@pytest.mark.parametrize("preset", ["short", "standard", "long"])
def test_at_every_minute(preset: str) -> None:
    left = replace(STANDARD, pieces=pieces(preset))
    before = -1
    for minutes in range(5, 120):
        found = trim(left, minutes * 60)
        assert found.sets >= before, minutes
        before = found.sets
        if minutes >= 30:
            assert found.fits, minutes
        if found.cuts and minutes < 60:
            assert found.warm_up_s == 300
            assert found.cool_down_s in (180, 300)
    assert before == 22


@st.composite
def lefts(draw: st.DrawFn) -> Left:
    def one(group: Group, place: int) -> Piece:
        planned = draw(st.integers(1, 6))
        done = draw(st.sampled_from([0, 0, 0, 1, planned]))
        return Piece(
            f"e{place}",
            f"E{place}",
            group,
            sets_left=max(0, planned - done),
            set_s=draw(st.integers(20, 120)),
            rest_s=draw(st.integers(0, 300)),
            lead_s=draw(st.integers(0, 500)),
            sets_done=min(done, planned),
        )

    groups = draw(st.lists(st.sampled_from(list(Group)), max_size=8))
    return Left(
        tuple(one(group, place) for place, group in enumerate(groups)),
        warm_up_s=draw(st.sampled_from([0, 100, 607, 720, 873])),
        cool_down_s=draw(st.sampled_from([0, 150, 625, 730, 870])),
        short_warm_up_s=607,
        short_cool_down_s=625,
        elapsed_s=draw(st.sampled_from([0, 900, 2400, 4000])),
        running_s=draw(st.sampled_from([0, 60])),
    )


@settings(max_examples=300)
@given(left=lefts(), a=st.integers(0, 150), b=st.integers(0, 150))
def test_what_holds_for_any_session(left: Left, a: int, b: int) -> None:
    less, more = (trim(left, 60 * minutes) for minutes in sorted((a, b)))
    assert less.sets <= more.sets
    least = trim(left, 0)
    for found, minutes in ((less, min(a, b)), (more, max(a, b))):
        assert found.fits == (found.seconds <= 60 * minutes)
        assert found.fits or found.seconds == least.seconds
        assert found.seconds <= left.seconds
        if least.seconds <= 60 * minutes:
            assert found.fits
        for old, new in zip(left.pieces, found.pieces, strict=True):
            assert replace(new, sets_left=old.sets_left) == old
            assert 0 <= new.sets_left <= old.sets_left
        for needed in (KNEE, HIP, {Group.CALF}):
            assert _has(left.pieces, needed) == _has(found.pieces, needed)
        assert bool(found.cuts) == (found.seconds < left.seconds)


def _has(pieces: tuple[Piece, ...], groups: set[Group]) -> bool:
    return any(one.group in groups and one.sets_left + one.sets_done for one in pieces)


@settings(max_examples=200)
@given(left=lefts(), minutes=st.integers(0, 150))
def test_trimming_twice_is_trimming_once(left: Left, minutes: int) -> None:
    once = trim(left, 60 * minutes)
    again = replace(
        left, pieces=once.pieces, warm_up_s=once.warm_up_s, cool_down_s=once.cool_down_s
    )
    if once.fits:
        assert trim(again, 60 * minutes).cuts == ()
