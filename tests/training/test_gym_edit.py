"""A gym typed anew, field by field: what is kept, what is refused and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.training.equipment import Barbell, Gym, Kind, Plate, Sled, Stack
from legtui.training.equipment_check import EquipmentError
from legtui.training.gym_edit import (
    Part,
    machine_kind,
    machine_text,
    parts_loading,
    text_of,
    usual,
    with_machine,
    with_machine_pin,
    with_pairs,
    with_text,
    with_unit,
    without,
    without_machine,
)
from legtui.training.gyms import presets, two_dumbbells
from legtui.training.ladder import ladder_of
from legtui.training.loading import ladder
from legtui.training.steps_text import format_steps, parse_steps
from legtui.training.weight import Unit, Weight

BOTH = [*presets(Unit.KG), *presets(Unit.LB)]
BIG = presets(Unit.KG)[0]


def kg(value: str) -> Weight:
    return Weight.of(value, Unit.KG)


# -- rows of weights -----------------------------------------------------------------------

weights = st.builds(
    Weight, st.integers(1, 99_999), st.sampled_from([Unit.KG, Unit.KG, Unit.KG, Unit.LB])
)


@given(st.lists(weights, min_size=1, max_size=12).map(ladder_of), st.sampled_from(Unit))
def test_any_list_is_read_back_as_it_was(row: tuple[Weight, ...], unit: Unit) -> None:
    assert parse_steps(format_steps(row, unit), unit) == row


@given(
    st.integers(1, 3000), st.integers(2, 900), st.integers(3, 40), st.data(), st.sampled_from(Unit)
)
def test_a_regular_row_is_written_short_and_read_back(
    first: int, step: int, count: int, data: st.DataObject, unit: Unit
) -> None:
    half = data.draw(st.integers(0, step - 1))
    text = f"{first / 100} by {step / 100} x{count}" + (f" half {half / 100}" if half else "")
    row = parse_steps(text, unit)
    assert len(row) == count * (2 if half else 1)
    short = format_steps(row, unit)
    assert " to " in short
    assert parse_steps(short, unit) == row


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("5 to 100 by 5", "5 to 100 by 5"),
        ("5-20 by 5", "5 to 20 by 5"),
        ("5 by 5 x4", "5 to 20 by 5"),
        ("5 to 22 by 5", "5 to 20 by 5"),
        ("7 by 7 x 3 half 2", "7 to 21 by 7 half 2"),
        ("5 to 15 by 5 half 2.5", "5 to 17.5 by 2.5"),
        ("5 9 14 18", "5 9 14 18"),
        ("10 lb to 30 lb by 10 lb", "10lb to 30lb by 10lb"),
        ("4,5 9", "4.5 9"),
    ],
)
def test_how_rows_are_typed(text: str, short: str) -> None:
    assert format_steps(parse_steps(text, Unit.KG), Unit.KG) == short


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Type them as 5 to 100 by 5, or one by one: 5 9 14 18."),
        ("5 to 100 by 0", "A step is more than 0, so it can't be 0 kg."),
        ("100 to 5 by 5", "Sizes go from light to heavy, so 5 kg can't follow 100 kg."),
        ("5 by 5 x0", "There are 1 to 200 settings, not 0."),
        ("5 by 5 x900", "There are 1 to 200 settings, not 900."),
        ("5 by 5 x3 half 5", "A half step is less than the step of 5 kg, so it can't be 5 kg."),
        ("5 lb to 100 by 5", "Sizes go from light to heavy, so 100 kg can't follow 5 lb."),
        ("heavy", "“heavy” is not a weight, try 82.5."),
    ],
)
def test_rows_that_cannot_be_say_why(text: str, reason: str) -> None:
    with pytest.raises(EquipmentError) as caught:
        parse_steps(text, Unit.KG)
    assert str(caught.value) == reason


@given(st.text(max_size=40), st.sampled_from(list(Part)), st.sampled_from(BOTH))
def test_whatever_is_typed_is_taken_or_refused(text: str, part: Part, gym: Gym) -> None:
    try:
        changed = with_text(gym, part, text)
    except EquipmentError:
        return
    loads = parts_loading(part, changed)
    assert loads is not None
    assert with_text(changed, part, text_of(changed, part)) == changed


# -- fields --------------------------------------------------------------------------------


@pytest.mark.parametrize("gym", BOTH)
@pytest.mark.parametrize("part", list(Part))
def test_what_stands_there_typed_again_changes_nothing(gym: Gym, part: Part) -> None:
    text = text_of(gym, part)
    if text:
        assert with_text(gym, part, text) == gym


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("part", list(Part))
def test_what_is_usual_can_be(unit: Unit, part: Part) -> None:
    gym = with_text(two_dumbbells(unit), part, usual(unit, part))
    assert text_of(gym, part) == usual(unit, part)
    equipment = parts_loading(part, gym)
    assert equipment is not None
    assert ladder(equipment)
    assert text_of(without(gym, part), part) == ""


@pytest.mark.parametrize(
    ("part", "text", "reason"),
    [
        (Part.BAR, "0", "A bar weighs more than 0, so it can't be 0 kg."),
        (Part.BAR, "20 15", "A bar has one weight, such as 20."),
        (Part.COLLARS, "-2", "Nothing weighs less than 0, so it can't be -2."),
        (Part.PLATES, "20 20", "The 20 kg plate is listed twice."),
        (Part.PLATES, "20x", "“20x” is no plate with its number, try 20x4."),
        (Part.PIN_PLATES, "25", "The 25 kg plate is over the pin's limit, 20 kg."),
        (Part.PIN_MOST, "0", "A pin carries at least one plate, not 0."),
        (Part.PIN_MOST, "two", "How many plates go on a pin is a number, not “two”."),
        (Part.PIN_LIMIT, "1", "The 5 kg plate is over the pin's limit, 1 kg."),
        (Part.STACK, "10 5", "The settings of a stack go from light to heavy, but 5 kg comes"),
        (Part.DUMBBELLS, "", "Type them as 5 to 100 by 5, or one by one: 5 9 14 18."),
        (Part.SLED_PLATES, "0", "A plate weighs more than 0, so it can't be 0 kg."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(part: Part, text: str, reason: str) -> None:
    with pytest.raises(EquipmentError) as caught:
        with_text(BIG, part, text)
    assert str(caught.value).startswith(reason)


def test_a_bar_in_pounds_stays_one_when_the_gym_counts_in_kilograms() -> None:
    gym = with_unit(with_text(BIG, Part.BAR, "45 lb"), Unit.LB)
    assert text_of(gym, Part.BAR) == "45"
    assert text_of(with_unit(gym, Unit.KG), Part.BAR) == "45lb"
    assert gym.barbell is not None
    assert gym.barbell.bar == Weight.of(45, Unit.LB)


def test_plates_are_counted() -> None:
    gym = with_text(BIG, Part.PLATES, "25 20x4 15 10")
    assert text_of(gym, Part.PLATES) == "25 20x4 15 10"


def test_single_dumbbells() -> None:
    single = with_pairs(BIG, False)
    assert single.dumbbells is not None
    assert not single.dumbbells.pairs
    assert with_text(single, Part.DUMBBELLS, "8 10").dumbbells is not None
    assert not (with_text(single, Part.DUMBBELLS, "8 10").dumbbells or single.dumbbells).pairs


# -- machines of their own -----------------------------------------------------------------


def test_a_machine_of_its_own_is_typed_and_taken_away() -> None:
    gym = with_machine(BIG, "lying_leg_curl", Kind.STACK, "4.5 9 14")
    assert machine_text(dict(gym.machines)["lying_leg_curl"], Unit.KG) == "4.5 9 14"
    gym = with_machine(gym, "leg_press", Kind.SLED, "60 with 25 20x4")
    assert dict(gym.machines)["leg_press"] == Sled(kg("60"), gym_plates("25 20x4"))
    assert machine_text(dict(gym.machines)["leg_press"], Unit.KG) == "60 with 25 20x4"
    gym = with_machine(gym, "conventional_deadlift", Kind.BARBELL, "25 with 20 10")
    trap = dict(gym.machines)["conventional_deadlift"]
    assert isinstance(trap, Barbell)
    assert [name for name, _ in gym.machines] == [
        "lying_leg_curl",
        "leg_press",
        "conventional_deadlift",
    ]
    for name, _ in gym.machines:
        gym = without_machine(gym, name)
    assert gym == BIG


def gym_plates(text: str) -> tuple[Plate, ...]:
    barbell = with_text(BIG, Part.PLATES, text).barbell
    assert barbell is not None
    return barbell.plates


def test_the_pin_goes_into_every_stack_but_those_that_do_not_take_it() -> None:
    gym = with_machine(BIG, "lying_leg_curl", Kind.STACK, "5 to 50 by 5")
    gym = with_machine(gym, "seated_leg_curl", Kind.STACK, "5 to 60 by 5")
    gym = with_text(gym, Part.PIN_PLATES, "2.5 1.25")
    assert gym.stack is not None
    pin = gym.stack.pin
    assert pin is not None
    assert [one.pin for _, one in gym.machines if isinstance(one, Stack)] == [pin, pin]
    gym = with_machine_pin(gym, "seated_leg_curl", False)
    gym = with_text(gym, Part.PIN_LIMIT, "10")
    pins = [one.pin for _, one in gym.machines if isinstance(one, Stack)]
    assert pins == [gym.stack.pin if gym.stack else None, None]
    assert pins[0] is not None
    assert pins[0].limit == kg("10")
    bare = without(gym, Part.PIN_WEIGHT)
    assert [one.pin for _, one in bare.machines if isinstance(one, Stack)] == [None, None]


def test_which_variations_can_have_a_machine() -> None:
    assert machine_kind((Kind.SLED, Kind.STACK)) is Kind.SLED
    assert machine_kind((Kind.DUMBBELLS, Kind.BARBELL)) is Kind.BARBELL
    assert machine_kind((Kind.NOTHING,)) is None
