"""The program as the file keeps it: back and forth without loss, and what it can't be."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.guide import load as guide
from legtui.session import program_edit as edit
from legtui.session.program import Program, ProgramSlot, guides_program
from legtui.session.program_dict import (
    REPS,
    REST_S,
    SETS,
    ProgramError,
    check_program,
    items,
    program_from_dict,
    program_to_dict,
)
from legtui.training.prescribed import Scheme

EVERY = (*guide.exercises(), *guide.extra_exercises())
ITEMS = sorted(items())


@st.composite
def slots(draw: st.DrawFn, exercise: str) -> ProgramSlot:
    ways = [one.id for one in guide.variations_of(exercise)]
    lo, hi = sorted(draw(st.tuples(st.integers(*REPS), st.integers(*REPS))))
    return ProgramSlot(
        exercise=exercise,
        day_a=draw(st.sampled_from(ways)),
        day_b=draw(st.sampled_from(ways)),
        sets=draw(st.integers(*SETS)),
        reps_lo=lo,
        reps_hi=hi,
        rest_s=draw(st.integers(*REST_S)),
        scheme=str(draw(st.sampled_from(Scheme))),
    )


@st.composite
def programs(draw: st.DrawFn) -> Program:
    ids = draw(
        st.lists(st.sampled_from([one.id for one in EVERY]), min_size=1, max_size=8, unique=True)
    )
    return Program(
        slots=tuple(draw(slots(one)) for one in ids),
        dropped=frozenset(draw(st.sets(st.sampled_from(ITEMS)))),
        days_a_week=draw(st.integers(1, 2)),
    )


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(programs())
def test_a_program_comes_back_as_it_was(program: Program) -> None:
    check_program(program)
    text = json.dumps(program_to_dict(program), ensure_ascii=False)
    assert program_from_dict(json.loads(text)) == program


@given(programs(), st.data())
def test_what_was_meddled_with_is_read_or_refused_with_a_sentence(
    program: Program, data: st.DataObject
) -> None:
    written = program_to_dict(program)
    place: Any = data.draw(st.sampled_from([written, *written["exercises"]]))
    place[data.draw(st.sampled_from(sorted(place)))] = data.draw(junk)
    said = ""
    try:
        check_program(program_from_dict(written))
    except ProgramError as error:
        said = str(error)
    assert not said or said.endswith(".")


@given(junk)
def test_anything_else_is_refused(data: object) -> None:
    with pytest.raises(ProgramError):
        program_from_dict(data)


SQUAT = guides_program().slots[0]


@pytest.mark.parametrize(
    ("slot", "reason"),
    [
        (replace(SQUAT, exercise="bench"), "There is no exercise “bench”."),
        (replace(SQUAT, day_b="leg_press"), "“leg_press” is no way of doing squat."),
        (replace(SQUAT, sets=0), "Sets: from 1 to 10, not 0."),
        (replace(SQUAT, reps_lo=0), "Reps: from 1 to 50, not 0."),
        (replace(SQUAT, reps_lo=13), "A range goes from low to high, not 13 to 12."),
        (replace(SQUAT, rest_s=901), "A rest in seconds: from 0 to 900, not 901."),
        (replace(SQUAT, scheme="5x5"), "There is no way of going up called “5x5”."),
    ],
)
def test_an_exercise_that_cannot_be_says_why(slot: ProgramSlot, reason: str) -> None:
    with pytest.raises(ProgramError) as caught:
        check_program(Program((slot,)))
    assert str(caught.value) == reason


def test_other_refusals() -> None:
    for program, reason in (
        (Program(()), "A program needs at least one exercise."),
        (Program((SQUAT, SQUAT)), "Squat is in the program twice."),
        (Program((SQUAT,), days_a_week=3), "Leg days a week: from 1 to 2, not 3."),
        (Program((SQUAT,), frozenset({"x"})), "There is no warm-up item or stretch “x”."),
    ):
        with pytest.raises(ProgramError) as caught:
            check_program(program)
        assert str(caught.value) == reason


def test_an_item_that_the_guide_lost_is_no_longer_dropped() -> None:
    written = program_to_dict(guides_program()) | {"dropped": ["hip_circles", "gone"]}
    assert program_from_dict(written).dropped == {"hip_circles"}


# -- changes -------------------------------------------------------------------------------


@given(programs(), st.data())
def test_every_change_makes_a_program_that_can_be(program: Program, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(program.slots))
    by = data.draw(st.integers(-9, 9))
    after = edit.moved(program, one.exercise, by)
    assert sorted(s.exercise for s in after.slots) == sorted(s.exercise for s in program.slots)
    for other in edit.to_add(program):
        more = edit.added(program, other.id)
        check_program(more)
        assert edit.without(more, other.id) == program
    preset = data.draw(st.sampled_from(["short", "standard", "long"]))
    rested = edit.with_rests(program, preset)
    check_program(rested)
    assert edit.rest_preset(rested) is not None
    item = data.draw(st.sampled_from(ITEMS))
    assert edit.with_item(edit.with_item(program, item), item) == program
    check_program(edit.with_slot(program, edit.pinned(one)))
    check_program(edit.with_days(program, 1))


def test_an_exercise_of_the_guide_comes_back_to_its_place() -> None:
    program = guides_program()
    for one in program.slots:
        assert edit.added(edit.without(program, one.exercise), one.exercise) == program
    assert [one.id for one in edit.to_add(program)] == ["hip_thrust", "leg_extension"]
    assert edit.added(program, "hip_thrust").slots[-1].exercise == "hip_thrust"


def test_one_leg_day_a_week_trains_the_calves_standing_on_both_days() -> None:
    calves = edit.with_days(guides_program(), 1).slots[-1]
    assert (calves.day_a, calves.day_b) == ("standing_calf_raise", "standing_calf_raise")
    kept = replace(calves, day_a="seated_calf_raise", day_b="single_leg_calf_raise")
    slot = edit.with_days(Program((kept,)), 1).slots[0]
    assert (slot.day_a, slot.day_b) == ("single_leg_calf_raise", "single_leg_calf_raise")


def test_a_pinned_variation_is_on_both_days_and_lets_go_again() -> None:
    once = edit.pinned(SQUAT)
    assert (once.day_a, once.day_b) == ("back_squat", "back_squat")
    assert edit.pinned(once) == SQUAT
