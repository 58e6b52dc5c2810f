"""Presets, what a gym has for a variation, and gyms written and read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.training.equipment import (
    Barbell,
    BodyWeight,
    Dumbbells,
    Equipment,
    Gym,
    Kind,
    Pin,
    Plate,
    Sled,
    Stack,
)
from legtui.training.equipment_check import EquipmentError
from legtui.training.gym_dict import (
    equipment_from_dict,
    equipment_to_dict,
    gym_from_dict,
    gym_to_dict,
)
from legtui.training.gym_text import format_plates, format_weights, parse_plates, parse_weights
from legtui.training.gyms import (
    check_gym,
    commercial,
    equipment_for,
    presets,
    sizes_between,
    stack_settings,
    two_dumbbells,
)
from legtui.training.loading import ladder
from legtui.training.weight import Unit, Weight

W = Weight.of


@pytest.mark.parametrize("unit", Unit)
def test_presets_can_be_and_come_back_from_json(unit: Unit) -> None:
    gyms = presets(unit)
    assert [gym.id for gym in gyms] == ["commercial", "barbell_dumbbells", "two_dumbbells"]
    for gym in gyms:
        check_gym(gym)
        assert gym.unit is unit
        assert gym_from_dict(json.loads(json.dumps(gym_to_dict(gym)))) == gym


def test_a_home_gym_ends_where_its_plates_end() -> None:
    home = presets(Unit.KG)[1]
    assert home.barbell is not None
    assert ladder(home.barbell)[0] == W(20)
    assert ladder(home.barbell)[-1] == W("157.5")


def test_a_machine_of_its_own_comes_first() -> None:
    own = Stack((W(7), W(14)))
    gym = replace(commercial(Unit.KG), machines=(("seated_leg_curl", own),))
    assert equipment_for(gym, "seated_leg_curl", (Kind.STACK,)) == own
    assert equipment_for(gym, "lying_leg_curl", (Kind.STACK,)) == gym.stack


def test_the_first_need_that_the_gym_has() -> None:
    gym = commercial(Unit.KG)
    assert (
        equipment_for(gym, "forward_lunge", (Kind.DUMBBELLS, Kind.BARBELL, Kind.NOTHING))
        == gym.dumbbells
    )
    bare = replace(gym, dumbbells=None)
    assert equipment_for(bare, "forward_lunge", (Kind.DUMBBELLS, Kind.BARBELL)) == gym.barbell
    none = two_dumbbells(Unit.KG)
    assert equipment_for(none, "back_squat", (Kind.BARBELL,)) is None
    assert equipment_for(none, "forward_lunge", (Kind.BARBELL, Kind.NOTHING)) == BodyWeight()
    assert equipment_for(none, "back_squat", ()) is None


def test_one_dumbbell_is_taken_from_a_pair_but_never_a_pair_from_one() -> None:
    gym = two_dumbbells(Unit.LB)
    assert equipment_for(gym, "goblet_squat", (Kind.DUMBBELL,)) == Dumbbells((W(20, "lb"),), False)
    single = replace(gym, dumbbells=Dumbbells((W(24),), pairs=False))
    assert equipment_for(single, "forward_lunge", (Kind.DUMBBELLS,)) is None
    assert equipment_for(single, "goblet_squat", (Kind.DUMBBELL,)) == single.dumbbells


def test_a_gym_with_two_machines_for_one_variation_is_refused() -> None:
    own = ("seated_leg_curl", Stack((W(7),)))
    with pytest.raises(EquipmentError, match="two machines"):
        check_gym(replace(commercial(Unit.KG), machines=(own, own)))
    with pytest.raises(EquipmentError, match="needs a name"):
        check_gym(replace(commercial(Unit.KG), name=" "))


def test_half_steps_stand_between_the_settings() -> None:
    assert stack_settings(W(5), W(5), 3, W("2.5")) == tuple(
        W(value) for value in ("5", "7.5", "10", "12.5", "15", "17.5")
    )
    assert stack_settings(W(7), W(7), 2) == (W(7), W(14))


@pytest.mark.parametrize(
    ("first", "step", "count", "half", "reason"),
    [
        ("5", "0", 20, None, "step is more than 0"),
        ("5", "-5", 20, None, "step is more than 0"),
        ("0", "5", 20, None, "lightest setting weighs more than 0"),
        ("5", "5", 0, None, "1 to 200 settings, not 0"),
        ("5", "5", 10_000_000, None, "settings"),
        ("5", "5", 20, "5", "less than the step"),
        ("5", "5", 20, "-1", "less than the step"),
    ],
)
def test_a_stack_that_cannot_be(
    first: str, step: str, count: int, half: str | None, reason: str
) -> None:
    with pytest.raises(EquipmentError, match=reason):
        stack_settings(W(first), W(step), count, None if half is None else W(half))


def test_steps_of_a_stack_keep_its_unit() -> None:
    with pytest.raises(EquipmentError, match="in kg"):
        stack_settings(W(5), W(5, "lb"), 20)


def test_sizes_of_dumbbells() -> None:
    assert sizes_between(W(2), W(7), W(2)) == (W(2), W(4), W(6))
    with pytest.raises(EquipmentError, match="light to heavy"):
        sizes_between(W(10), W(5), W(1))
    with pytest.raises(EquipmentError, match="step is more than 0"):
        sizes_between(W(5), W(10), W(0))


weights = st.builds(Weight, st.integers(1, 40_000), st.sampled_from(Unit))
counts = st.one_of(st.none(), st.integers(0, 9999))
plate_lists = st.lists(
    st.builds(Plate, weights, counts), max_size=5, unique_by=lambda plate: plate.weight.kg
).map(tuple)
weight_lists = st.lists(weights, min_size=1, max_size=8, unique_by=lambda one: one.kg)


@st.composite
def pins(draw: st.DrawFn) -> Pin:
    return Pin(draw(weights), draw(plate_lists), W(400), draw(st.integers(1, 9)))


equipments: st.SearchStrategy[Equipment] = st.one_of(
    st.builds(Barbell, weights, weights, plate_lists),
    st.builds(Sled, weights, plate_lists),
    st.builds(
        Stack,
        weight_lists.map(lambda all_: tuple(sorted(all_, key=lambda one: one.kg))),
        st.one_of(st.none(), pins()),
    ),
    st.builds(Dumbbells, weight_lists.map(tuple), st.booleans()),
    st.just(BodyWeight()),
)


@given(equipments)
def test_equipment_comes_back_from_json_as_it_was(equipment: Equipment) -> None:
    written = json.loads(json.dumps(equipment_to_dict(equipment)))
    assert equipment_from_dict(written) == equipment


@given(st.lists(st.tuples(st.text(max_size=5), equipments), max_size=3, unique_by=lambda m: m[0]))
def test_machines_come_back_from_json_as_they_were(machines: list[tuple[str, Equipment]]) -> None:
    gym = Gym("g", "Größe", Unit.LB, machines=tuple(machines))
    assert gym_from_dict(json.loads(json.dumps(gym_to_dict(gym)))) == gym


GOOD: dict[str, Any] = gym_to_dict(commercial(Unit.KG))
BAR: dict[str, Any] = GOOD["barbell"]


@pytest.mark.parametrize(
    "bad",
    [
        None,
        [],
        "gym",
        {},
        GOOD | {"name": ""},
        GOOD | {"name": 3},
        GOOD | {"unit": "stone"},
        GOOD | {"barbell": []},
        GOOD | {"barbell": GOOD["sled"]},
        GOOD | {"barbell": {"kind": "barbell"}},
        GOOD | {"barbell": BAR | {"bar": "0 kg"}},
        GOOD | {"barbell": BAR | {"bar": 20}},
        GOOD | {"barbell": BAR | {"bar": "20"}},
        GOOD | {"barbell": BAR | {"bar": "NaN kg"}},
        GOOD | {"barbell": BAR | {"plates": {}}},
        GOOD | {"barbell": BAR | {"plates": [{"weight": "20 kg", "count": True}]}},
        GOOD | {"barbell": BAR | {"plates": [{"weight": "20 kg", "count": 1.5}]}},
        GOOD | {"barbell": BAR | {"plates": [{"weight": "-20 kg", "count": 2}]}},
        GOOD | {"stack": {"kind": "stack", "settings": []}},
        GOOD | {"stack": {"kind": "stack", "settings": ["5 kg"], "pin": {}}},
        GOOD | {"dumbbells": {"kind": "dumbbells", "sizes": ["5 kg"], "pairs": "yes"}},
        GOOD | {"machines": [{"variation": "leg_press"}]},
        GOOD | {"machines": [3]},
        GOOD | {"machines": [{"variation": "x", "equipment": {"kind": "rocket"}}]},
    ],
)
def test_what_is_no_gym_is_refused(bad: object) -> None:
    with pytest.raises(EquipmentError):
        gym_from_dict(bad)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("20x4 10x2 1.25", (Plate(W(20), 4), Plate(W(10), 2), Plate(W("1.25")))),
        ("20 x 4, 10 × 2; 2,5*2", (Plate(W(20), 4), Plate(W(10), 2), Plate(W("2.5"), 2))),
        ("45 lbx2 20 KG", (Plate(W(45, "lb"), 2), Plate(W(20)))),
        ("45 lb x 2 20", (Plate(W(45, "lb"), 2), Plate(W(20)))),
        ("20x0", (Plate(W(20), 0),)),
        ("  ", ()),
        ("25, 20,", (Plate(W(25)), Plate(W(20)))),
    ],
)
def test_typed_plates(text: str, read: tuple[Plate, ...]) -> None:
    assert parse_plates(text, Unit.KG) == read


@pytest.mark.parametrize("text", ["20,10,5", "-20", "20x", "20x-1", "20xx2", "x4", "20x99999", "a"])
def test_typed_plates_that_are_none(text: str) -> None:
    with pytest.raises(EquipmentError):
        parse_plates(text, Unit.KG)


@given(plate_lists, st.sampled_from(Unit))
def test_plates_come_back_from_their_text(given_plates: tuple[Plate, ...], unit: Unit) -> None:
    assert parse_plates(format_plates(given_plates, unit), unit) == given_plates


@given(weight_lists, st.sampled_from(Unit))
def test_weights_come_back_from_their_text(given_weights: list[Weight], unit: Unit) -> None:
    assert parse_weights(format_weights(given_weights, unit), unit) == tuple(given_weights)


def test_an_irregular_stack_as_typed() -> None:
    assert format_weights(parse_weights("5 10 17,5 25 lb", Unit.KG), Unit.KG) == "5 10 17.5 25lb"
