"""The shipped guide beside the facts it was written from."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from legtui import contract
from legtui.guide import load
from legtui.guide.model import Position
from legtui.training import fuel
from legtui.training.equipment import Kind
from legtui.training.weight import Weight

FACTS: dict[str, Any] = json.loads(
    Path(__file__).with_name("facts_guide.json").read_text(encoding="utf-8")
)
HOME = {
    "squat": {"goblet_squat"},
    "deadlift": {"dumbbell_romanian_deadlift"},
    "lunge": {"forward_lunge", "reverse_lunge"},
    "leg_press": {"split_squat", "heels_raised_goblet_squat", "step_up"},
    "hamstring_curl": {"sliding_leg_curl", "dumbbell_leg_curl", "nordic_curl"},
    "calf_raise": {
        "dumbbell_calf_raise",
        "single_leg_calf_raise",
        "standing_calf_raise",
        "seated_calf_raise",
    },
}


def test_everything_that_ships_is_read_and_checked() -> None:
    load.GUIDE.check()
    for read in (load.topics, load.mistakes, load.nutrition, load.safety, load.measuring):
        assert read()


def test_the_six_exercises_in_order() -> None:
    assert tuple(one.id for one in load.exercises()) == contract.EXERCISES
    for exercise, fact in zip(load.exercises(), FACTS["program"], strict=True):
        assert exercise.id == fact["exercise"]
        assert (exercise.sets, [exercise.reps_lo, exercise.reps_hi]) == (
            fact["sets"],
            fact["reps"],
        )
        assert exercise.per_leg is fact["per_leg"]
        assert exercise.change_s == FACTS["change"][exercise.id]
        assert exercise.tempo_s == FACTS["tempo"][exercise.id]
        for preset, rests in FACTS["rests"].items():
            assert exercise.rests_s[preset] == rests[exercise.id]
        assert exercise.rest_s == FACTS["rests"]["standard"][exercise.id]
        known = {one.id for one in load.variations_of(exercise.id)}
        assert known >= set(fact["variations"])
    assert [one.id for one in load.exercises() if one.one_rm] == ["squat", "deadlift"]


def test_sets_of_a_session() -> None:
    assert sum(one.sets for one in load.exercises()) == 22
    assert sum(one.sets * (2 if one.per_leg else 1) for one in load.exercises()) == 25


def test_reps_of_a_session() -> None:
    legs = [(one, 2 if one.per_leg else 1) for one in load.exercises()]
    assert sum(one.sets * one.reps_lo for one, _ in legs) == 222
    assert sum(one.sets * one.reps_lo * sides for one, sides in legs) == 252
    assert sum(one.sets * one.reps_hi * sides for one, sides in legs) == 345


def test_ramps() -> None:
    for exercise in load.exercises():
        ramp = [[step.percent, step.reps] for step in exercise.ramp]
        fact = FACTS["ramps"].get(exercise.id, [])
        assert ramp == [[round(share * 100), reps] for share, reps in fact]


@pytest.mark.parametrize("name", FACTS["variations"])
def test_credits_and_sources_of_a_variation(name: str) -> None:
    fact = FACTS["variations"][name]
    variation = load.variation(name)
    assert variation.exercise == fact["exercise"]
    assert variation.evidence == fact["evidence"]
    assert variation.guide == fact["guide"]
    assert set(load.variation_text(name).sources) >= set(fact["sources"])
    if name in FACTS["emphasis"]:
        assert list(variation.emphasis) == FACTS["emphasis"][name]


def test_days_alternate_and_keep_the_order() -> None:
    for day in contract.DAYS:
        assert [one.id for one in load.day(day)] == FACTS[f"day_{day.lower()}"]
        assert tuple(one.exercise for one in load.day(day)) == contract.EXERCISES
        assert [one.per_leg for one in load.day(day)] == [one.per_leg for one in load.exercises()]
    with pytest.raises(KeyError):
        load.day("C")


def _sets_per_muscle(days: str, by: str) -> Counter[str]:
    total: Counter[str] = Counter()
    for day in days:
        for variation in load.day(day):
            for muscle, credit in getattr(variation, by).items():
                total[muscle] += credit * load.exercise(variation.exercise).sets
    return total


@pytest.mark.parametrize(
    ("days", "by", "fact"),
    [
        ("AB", "evidence", FACTS["week_evidence"]),
        ("AB", "guide", FACTS["week_guide"]),
        ("A", "evidence", FACTS["day_totals"]["day_a"]),
        ("B", "evidence", FACTS["day_totals"]["day_b"]),
    ],
)
def test_sets_per_muscle(days: str, by: str, fact: dict[str, float]) -> None:
    totals = _sets_per_muscle(days, by)
    assert {one.id: totals[one.id] for one in load.muscles()} == fact


def test_muscles() -> None:
    assert {
        one.id: {"headline": one.headline, "major": one.major} for one in load.muscles()
    } == FACTS["muscles"]
    for name in ("hip_flexors", "abductors"):
        assert not load.muscle(name).counted


def test_nobody_without_machines_is_shut_out() -> None:
    for exercise, names in HOME.items():
        assert {one.id for one in load.variations_of(exercise) if one.home} == names
        bare = [one for one in load.variations_of(exercise) if Kind.NOTHING in one.needs]
        assert bare or exercise == "deadlift"
    assert load.variation("split_squat").per_leg
    assert load.variation("step_up").per_leg
    assert load.variation("single_leg_calf_raise").per_leg
    assert load.variation("standing_leg_curl").per_leg


def test_a_home_variation_trains_what_it_stands_in_for() -> None:
    for exercise in load.exercises():
        usual = load.variation(exercise.day_a)
        for one in load.variations_of(exercise.id):
            if one.home and one.id != "seated_calf_raise":
                main = {
                    name
                    for name, credit in usual.evidence.items()
                    if credit == 1 and load.muscle(name).major
                }
                assert {name for name, credit in one.evidence.items() if credit == 1} >= main


def test_every_kind_of_equipment_says_what_its_load_is() -> None:
    for kind in Kind:
        assert load.load_of(kind).counted


def test_alternatives_of_needs() -> None:
    assert load.variation("leg_press").needs == (Kind.SLED, Kind.STACK)
    assert load.variation("forward_lunge").needs == (
        Kind.DUMBBELLS,
        Kind.BARBELL,
        Kind.NOTHING,
    )
    assert load.variation("standing_calf_raise").needs == (
        Kind.STACK,
        Kind.BARBELL,
        Kind.DUMBBELL,
    )


def test_extras_stay_apart() -> None:
    assert [one.id for one in load.extra_exercises()] == ["hip_thrust", "leg_extension"]
    assert not {one.id for one in load.extra_exercises()} & {one.id for one in load.exercises()}
    for exercise in load.extra_exercises():
        assert load.exercise(exercise.id) is exercise
        assert load.exercise_text(exercise.id).tips
        for variation in load.variations_of(exercise.id):
            assert load.variation(variation.id).evidence
            assert load.variation_text(variation.id).set_up.bail
    with pytest.raises(KeyError):
        load.exercise("bench_press")
    with pytest.raises(KeyError):
        load.variations_of("bench_press")


def test_warm_up_items_and_lists() -> None:
    facts = FACTS["warm_up"]
    assert [one.id for one in load.warm_up_items()] == [one["id"] for one in facts["items"]]
    for item, fact in zip(load.warm_up_items(), facts["items"], strict=True):
        assert item.seconds == fact["seconds_per_side"]
        assert item.reps == (fact["amount"] if fact["unit"] == "reps" else None)
        assert item.per_side is fact["per_side"]
        assert item.cardio is (item.id == "light_cardio")
    for name, fact in facts["lists"].items():
        assert [one.id for one in load.warm_up_list(name)] == fact["items"]
    cardio = load.warm_up_item("light_cardio")
    assert [one.id for one in cardio.choices] == ["jog", "cycle", "own"]
    assert not any(one.choices for one in load.warm_up_items() if not one.cardio)


def test_stretches_and_lists() -> None:
    facts = {one["id"]: one for one in FACTS["stretches"]}
    for stretch_id, fact in facts.items():
        stretch = load.stretch(stretch_id)
        assert stretch.per_side is fact["per_side"]
        assert set(stretch.muscles) == {one.replace(" ", "_") for one in fact["muscles"]}
        assert stretch.roll is stretch.id.startswith("roll_")
    for name, fact in FACTS["cool_down_lists"].items():
        items = load.cool_down_list(name)
        assert {one.stretch.id for one in items if not one.stretch.roll} == set(fact["stretch"])
        assert {one.stretch.id for one in items if one.stretch.roll} == set(fact["roll"])


def test_only_the_long_list_holds_less_than_the_facts_since_changes_count() -> None:
    for name, fact in FACTS["cool_down_lists"].items():
        rounds = {one.stretch.id: one.rounds for one in load.cool_down_list(name) if one.rounds > 1}
        expected = {"hamstring_supine": 2} if name == "long" else fact["rounds"]
        assert rounds == expected


def test_nobody_gets_up_and_down() -> None:
    order = list(Position)
    for name in FACTS["cool_down_lists"]:
        places = [order.index(one.stretch.position) for one in load.cool_down_list(name)]
        assert places == sorted(places)


def test_water_and_supplements() -> None:
    food = load.nutrition()
    assert food.water.from_drinks_share == Decimal("0.8")
    assert {(one.by, one.women_l, one.men_l) for one in food.water.daily} == {
        ("EFSA", Decimal("2.0"), Decimal("2.5")),
        ("NASEM", Decimal("2.7"), Decimal("3.7")),
    }
    assert [one.id for one in food.supplements] == [
        "protein_powder",
        "creatine",
        "caffeine",
        "beta_alanine",
        "bcaa",
        "pre_workout",
    ]


def test_the_prose_of_food_has_the_numbers_that_are_reckoned_with() -> None:
    food = load.nutrition()
    doses = {one.id: one.dose for one in food.supplements}
    least, most = fuel.PROTEIN_G_PER_KG
    assert f"more than {least} g per kg" in food.protein.text
    assert f"muscle; {most} leaves a margin" in food.protein.text
    for said, reckoned in ((food.carbohydrate, fuel.carbohydrate_g), (food.fat, fuel.fat_g)):
        span = reckoned(Weight.of(1))
        assert f"{span.low} to {span.high} g per kg" in said.note
    least_g, most_g = fuel.CREATINE_DAY_G
    assert doses["creatine"].startswith(f"{least_g} to {most_g} g a day.")
    caps = f"{fuel.CAFFEINE_SINGLE_MG} mg at once", f"{fuel.CAFFEINE_DAY_MG} mg a day"
    assert all(cap in doses[one] for one in ("caffeine", "pre_workout") for cap in caps)
    assert f"in pregnancy {fuel.CAFFEINE_DAY_PREGNANT_MG} mg a day" in doses["caffeine"]


def test_measuring() -> None:
    measuring = load.measuring()
    assert [(one.id, one.optional) for one in measuring.sites] == [
        ("mid_thigh", False),
        ("calf", False),
        ("max_thigh", True),
        ("hip", True),
    ]
    tests = {one.id: one for one in measuring.tests}
    assert set(tests) == {
        "vertical_jump",
        "jump_flight_time",
        "sprint",
        "endurance",
        "wall_sit",
        "single_leg",
    }
    assert [name for name, one in tests.items() if not one.more_is_better] == ["sprint"]
    assert [name for name, one in tests.items() if one.per_side] == ["single_leg"]


def test_safety_covers_every_topic() -> None:
    safety = load.safety()
    assert len(safety.screening) == 7
    assert len(safety.stop_signs) == 7
    assert "medical advice" in safety.disclaimer
    assert "doctor" in safety.screening_note
    assert safety.pain.niggle
    assert len(safety.pin) == 4
