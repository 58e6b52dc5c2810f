"""What a program comes to, and what it lacks; the guide's own lacks nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from legtui.desk.muscles import Credit, credits_of
from legtui.desk.rack import Rack
from legtui.desk.week import week_of, weekly_sets
from legtui.guide import load as guide
from legtui.session import program_edit as edit
from legtui.session.program import Program, guides_program
from legtui.training.equipment import Gym
from legtui.training.gyms import commercial, presets, two_dumbbells
from legtui.training.weight import Unit

BIG = Rack(commercial(Unit.KG))
GUIDE = guides_program()


def lacks(program: Program, rack: Rack = BIG) -> tuple[str, ...]:
    return week_of(program, rack, (95, 95)).warnings


@pytest.mark.parametrize("days", [1, 2])
@pytest.mark.parametrize("gym", presets(Unit.KG))
def test_the_guides_program_is_never_warned_of(gym: Gym, days: int) -> None:
    assert lacks(edit.with_days(GUIDE, days), Rack(gym)) == ()


def test_sets_a_week_by_hand() -> None:
    # Day A: squat 4, deadlift half of 4, lunge 3, press 4; day B has a Romanian deadlift instead.
    assert weekly_sets(GUIDE, BIG) == {
        "quadriceps": 24,
        "hamstrings": 14,
        "glutes": 26,
        "calves": 8,
    }
    once = weekly_sets(replace(GUIDE, days_a_week=1), BIG)
    assert once == {"quadriceps": 12, "hamstrings": 7, "glutes": 13, "calves": 4}


def test_stand_ins_count_as_what_they_are() -> None:
    at_home = weekly_sets(GUIDE, Rack(two_dumbbells(Unit.KG)))
    assert at_home["glutes"] == 2 * (4 + 4 + 3 + 4)


@pytest.mark.parametrize(
    ("out", "warnings"),
    [
        (("calf_raise",), ("Nothing here trains the calves.",)),
        (("lunge",), ()),
        (("hamstring_curl", "deadlift"), ("Nothing here trains the hamstrings.",)),
        (("deadlift",), ("The hamstrings get less than half of what the quadriceps get.",)),
    ],
)
def test_what_taking_out_does(out: tuple[str, ...], warnings: tuple[str, ...]) -> None:
    program = GUIDE
    for one in out:
        program = edit.without(program, one)
    assert lacks(program) == warnings


def test_few_sets() -> None:
    calves = replace(GUIDE.slots[-1], sets=1)
    assert lacks(edit.with_slot(GUIDE, calves)) == (
        "Calves: 2 sets a week are few; four keep what is there.",
    )


def test_seated_raises_alone() -> None:
    calves = GUIDE.slots[-1]
    seated = edit.with_slot(GUIDE, replace(calves, day_a=calves.day_b))
    said = "no standing calf raise; seated ones leave the gastrocnemius as it is."
    assert lacks(seated) == (f"Both days have {said}",)
    assert lacks(replace(GUIDE, days_a_week=1)) == (f"Day B has {said}",)
    assert lacks(GUIDE) == ()


def test_every_variation_has_its_credits() -> None:
    for exercise in (*guide.exercises(), *guide.extra_exercises()):
        for one in guide.variations_of(exercise.id):
            assert credits_of(Credit.EVIDENCE)[one.id] == one.evidence
            assert credits_of(Credit.GUIDE)[one.id] == one.guide
    more = weekly_sets(edit.added(GUIDE, "leg_extension"), BIG)
    assert more["quadriceps"] == 24 + 2 * 3
