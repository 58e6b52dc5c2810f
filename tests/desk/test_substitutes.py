"""What is done instead where the gym lacks something, and what the screen says about it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from session_fixtures import exercise

from legtui.desk.rack import Rack
from legtui.desk.substitutes import alternatives, overlap, replaced, variation_on
from legtui.guide import load as guide
from legtui.session.program import Program, guides_program
from legtui.training.balance import HEADLINES
from legtui.training.equipment import Gym, Pin, Plate, Stack
from legtui.training.gyms import barbell_and_dumbbells, commercial, presets, two_dumbbells
from legtui.training.weight import Unit, Weight

PROGRAM = guides_program()
NOTHING = Gym(id="none", name="Nothing", unit=Unit.KG)


def chosen(gym: Gym, day: str, program: Program = PROGRAM) -> list[str | None]:
    rack = Rack(gym)
    return [variation_on(one, day, rack) for one in program.slots]


def test_two_dumbbells_keep_all_six_exercises_with_home_variations() -> None:
    gym = two_dumbbells(Unit.KG)
    assert chosen(gym, "A") == [
        "goblet_squat",
        "dumbbell_romanian_deadlift",
        "forward_lunge",
        "split_squat",
        "dumbbell_leg_curl",
        "standing_calf_raise",
    ]
    assert chosen(gym, "B")[2] == "reverse_lunge"
    assert replaced(PROGRAM, "A", Rack(gym)) == (
        "Goblet squat for back squat: no barbell here.",
        "Dumbbell Romanian deadlift for conventional deadlift: no barbell here.",
        "Split squat for leg press: no leg press or weight stack here.",
        "Dumbbell leg curl for lying leg curl: no weight stack here.",
    )


@pytest.mark.parametrize("day", ["A", "B"])
@pytest.mark.parametrize("gym", [*presets(Unit.KG), *presets(Unit.LB), NOTHING])
def test_every_gym_keeps_all_four_muscle_groups(gym: Gym, day: str) -> None:
    done = [guide.variation(one) for one in chosen(gym, day) if one is not None]
    assert all(one.id in Rack(gym).possible for one in done)
    for muscles in HEADLINES.values():
        assert any(one.evidence.get(muscle, 0) >= 1 for one in done for muscle in muscles)


def test_a_gym_with_everything_replaces_nothing() -> None:
    for day in "AB":
        assert chosen(commercial(Unit.LB), day) == [one.variation(day) for one in PROGRAM.slots]
        assert replaced(PROGRAM, day, Rack(commercial(Unit.LB))) == ()


def test_what_cannot_be_done_says_what_it_needs_and_what_covers_the_muscle() -> None:
    rack = Rack(NOTHING)
    assert chosen(NOTHING, "A")[1] is None
    said = replaced(PROGRAM, "A", rack)[1]
    assert said == (
        "No deadlift here: it needs a barbell or two dumbbells. "
        "Sliding leg curl trains the hamstrings. Goblet squat trains the glutes."
    )
    alone = Program((PROGRAM.slots[1],))
    assert replaced(alone, "A", rack)[0].endswith(
        "Nothing else of this day trains the hamstrings. "
        "Nothing else of this day trains the glutes."
    )


def test_the_stand_in_is_never_less_alike_than_another_the_gym_allows() -> None:
    gym = barbell_and_dumbbells(Unit.KG)
    possible = Rack(gym).possible
    for slot in PROGRAM.slots:
        for day in "AB":
            found = variation_on(slot, day, Rack(gym))
            wanted = guide.variation(slot.variation(day))
            others = [one for one in guide.variations_of(slot.exercise) if one.id in possible]
            assert found is not None
            best = max(overlap(wanted, one) for one in others)
            assert overlap(wanted, guide.variation(found)) == best


def test_extra_exercises_are_possible_where_the_gym_has_what_they_need() -> None:
    assert "machine_leg_extension" in Rack(commercial(Unit.KG)).possible
    assert "machine_leg_extension" not in Rack(two_dumbbells(Unit.KG)).possible
    assert "barbell_hip_thrust" in Rack(NOTHING).possible


def test_the_ladder_without_the_pin_is_the_stack_alone() -> None:
    plain = commercial(Unit.KG)
    assert plain.stack is not None
    zero, small, most = (Weight.of(one, Unit.KG) for one in ("0", "2.5", "20"))
    pin = Pin(zero, (Plate(small, 2),), most)
    pinned = replace(plain, stack=Stack(plain.stack.settings, pin))
    rack = Rack(pinned)
    assert rack.without_pin("lying_leg_curl") == Rack(plain).ladder("lying_leg_curl")
    assert len(rack.ladder("lying_leg_curl")) > len(rack.without_pin("lying_leg_curl") or ())
    assert not rack.could_take_pin("lying_leg_curl")
    assert Rack(plain).could_take_pin("lying_leg_curl")
    assert Rack(plain).without_pin("lying_leg_curl") is None
    assert not rack.could_take_pin("back_squat")
    assert rack.without_pin("back_squat") is None


def test_a_machine_that_is_taken_may_give_way_to_another_exercise() -> None:
    rack = Rack(commercial(Unit.KG))
    press = exercise(3, "leg_press", "leg_press")
    own = {one.id for one in guide.variations_of("leg_press")}
    every = {one.exercise for one in PROGRAM.slots}
    found = alternatives(press, rack, every)
    assert [one.variation for one in found if one.variation not in own] == ["machine_leg_extension"]
    assert found[-1].detail == "another exercise, stack"
    assert {one.variation for one in found} <= rack.possible
    free = alternatives(press, rack, every - {"squat", "lunge"})
    others = [one.variation for one in free if one.variation not in own]
    assert others[0] in {"back_squat", "front_squat"}
    assert len(others) == 3
