"""Ramp sets, plates that only go on, and what to change from load to load."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.training.change import change_text, difference, plates_to_add, recipe_text
from legtui.training.equipment import (
    Barbell,
    BodyWeight,
    Dumbbells,
    Equipment,
    Pin,
    Plate,
    Recipe,
    Sled,
    Stack,
)
from legtui.training.gyms import commercial, plates, stack_settings
from legtui.training.ladder import ladder_of, next_up
from legtui.training.loading import ladder, recipe
from legtui.training.ramp import (
    FIRST_LIFT,
    MOST_MORE_PLATES,
    SECOND_LIFT,
    RampSet,
    Scheme,
    plates_going_on,
    ramp,
)
from legtui.training.weight import Unit, Weight

W = Weight.of
FULL = plates(("25", "20", "15", "10", "5", "2.5", "1.25"), Unit.KG)
BAR = Barbell(W(20), W(0), FULL)
CURL = Stack(
    stack_settings(W(5), W(5), 20), Pin(W(0), plates(("5", "2.5", "1.25"), Unit.KG), W(20))
)


def at(equipment: Equipment, load: str | None) -> Recipe:
    found = recipe(equipment, None if load is None else W(load))
    assert found is not None
    return found


def side(made: Recipe) -> list[str]:
    assert made.per_side is not None
    return [plate.number for plate in made.per_side]


@given(
    st.lists(st.integers(1, 4000), min_size=1, max_size=30),
    st.integers(1, 40_000),
    st.sampled_from([FIRST_LIFT, SECOND_LIFT]),
)
def test_ramp_sets_rise_on_the_ladder_below_the_working_weight(
    hundredths: list[int], work: int, scheme: Scheme
) -> None:
    rungs = ladder_of(Weight(each * 10, Unit.KG) for each in hundredths)
    working = Weight(work, Unit.KG)
    sets = ramp(rungs, working, scheme)
    loads = [one.load for one in sets]
    assert all(lower.kg < upper.kg for lower, upper in pairwise(loads))
    assert all(load in rungs and load.kg < working.kg for load in loads)
    shares = {reps: percent for percent, reps in scheme}
    for one in sets:
        meant = working.kg * shares[one.reps] / 100
        above = next_up(rungs, one.load)
        assert one.load.kg <= meant or one.load == rungs[0]
        assert above is None or above.kg > meant


def test_a_ramp_in_pounds_to_a_bar_in_kilograms() -> None:
    sets = ramp(ladder(BAR), W(225, "lb"))
    assert sets == (RampSet(W(40), 8), RampSet(W(60), 5), RampSet(W(80), 3))


def test_nothing_to_load_has_no_ramp() -> None:
    assert ramp((), W(60)) == ()
    assert ramp(ladder(BAR), None) == ()


def test_plates_only_go_on() -> None:
    chain = plates_going_on(BAR, [W(40), W(60), W(80), W(100)])
    assert [side(made) for made in chain] == [["10"], ["10"] * 2, ["10"] * 3, ["10"] * 4]
    assert change_text(difference(chain[2], chain[3])) == "add 10 each side"


def test_a_sleeve_of_small_change_is_changed_for_the_usual_plates() -> None:
    chain = plates_going_on(BAR, [W("22.5"), W(35), W("47.5"), W(60)])
    assert [side(made) for made in chain] == [
        ["1.25"],
        ["5", "1.25", "1.25"],
        ["5", "5", "1.25", "1.25", "1.25"],
        ["20"],
    ]


def test_where_the_stock_ends_the_bar_is_changed() -> None:
    stock = (Plate(W(10), 2), Plate(W(20), 2))
    chain = plates_going_on(Barbell(W(20), W(0), stock), [W(40), W(60), W(80)])
    assert [side(made) for made in chain] == [["10"], ["20"], ["20", "10"]]


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=5, unique=True),
    st.lists(st.integers(0, 4), min_size=7, max_size=7),
)
def test_a_chain_keeps_loads_and_stock_and_handles_no_more_plates(
    places: list[int], pairs: list[int]
) -> None:
    stock = tuple(Plate(plate.weight, 2 * count) for plate, count in zip(FULL, pairs, strict=True))
    bar = Barbell(W(20), W(0), stock)
    rungs = ladder(bar)
    loads = [rungs[place % len(rungs)] for place in sorted(places)]
    loads = list(ladder_of(loads))
    chain = plates_going_on(bar, loads)
    for load, made in zip(loads, chain, strict=True):
        assert made.total == load
        assert made.per_side is not None
        assert W(20).value + 2 * sum(plate.value for plate in made.per_side) == load.value
        for plate in stock:
            assert 2 * made.per_side.count(plate.weight) <= (plate.count or 0)
        assert len(made.per_side) <= len(side(at(bar, load.number))) + MOST_MORE_PLATES
    for before, made in pairwise(chain):
        change, usual = difference(before, made), difference(before, at(bar, made.total.number))
        handled = len(change.add) + len(change.remove)
        assert handled <= len(usual.add) + len(usual.remove)


@given(st.integers(8, 190), st.sampled_from([FIRST_LIFT, SECOND_LIFT]))
def test_in_a_full_gym_no_plate_comes_off_where_adding_is_less_work(
    place: int, scheme: Scheme
) -> None:
    work = ladder(BAR)[place]
    chain = plates_going_on(BAR, [*(one.load for one in ramp(ladder(BAR), work, scheme)), work])
    for before, after in pairwise(chain):
        change = difference(before, after)
        more = at(BAR, str(W(20).value + after.total.value - before.total.value))
        handled = len(change.add) + len(change.remove)
        full = len(side(before)) + len(side(more)) > len(side(after)) + MOST_MORE_PLATES
        assert not change.remove or handled < len(side(more)) or full


def test_machines_have_their_usual_recipes() -> None:
    assert plates_going_on(CURL, [W(20), W("42.5")]) == (at(CURL, "20"), at(CURL, "42.5"))


def test_a_load_that_cannot_be_made_is_an_error() -> None:
    with pytest.raises(ValueError, match="61 kg"):
        plates_going_on(BAR, [W(61)])


piles = st.lists(st.sampled_from([plate.weight for plate in FULL]), max_size=8).map(tuple)


@given(piles, piles)
def test_adding_and_removing_turns_one_pile_into_the_other(
    before: tuple[Weight, ...], after: tuple[Weight, ...]
) -> None:
    added, removed = plates_to_add(before, after)
    assert sorted((*before, *added), key=hash) == sorted((*after, *removed), key=hash)
    assert not set(added) & set(removed)
    assert list(added) == sorted(added, key=lambda plate: -plate.kg)


@pytest.mark.parametrize(
    ("equipment", "before", "after", "words"),
    [
        (BAR, "100", "105", "add 2.5 each side"),
        (BAR, "102.5", "105", "take off 1.25, add 2.5 each side"),
        (BAR, "105", "100", "take off 2.5 each side"),
        (BAR, "100", "100", "same plates"),
        (Sled(W(45), FULL), "85", "85", "same plates"),
        (BAR, None, "142.5", "25 + 25 + 10 + 1.25 per side"),
        (BAR, None, "20", "empty bar"),
        (CURL, "40", "45", "stack 40 → 45"),
        (CURL, "40", "42.5", "hang 2.5 on the pin"),
        (CURL, "42.5", "45", "stack 40 → 45, take 2.5 off the pin"),
        (CURL, "42.5", "41.25", "take 2.5 off the pin, hang 1.25 on the pin"),
        (CURL, "45", "45", "same weight"),
        (Dumbbells((W(10), W(12))), "20", "24", "2 × 12 kg"),
        (Dumbbells((W(10), W(12))), "24", "24", "same weight"),
        (Dumbbells((W(10), W(12)), False), "10", "12", "one dumbbell, 12 kg"),
    ],
)
def test_changes_in_words(equipment: Equipment, before: str | None, after: str, words: str) -> None:
    start = None if before is None else at(equipment, before)
    assert change_text(difference(start, at(equipment, after))) == words


def test_another_bar_is_built_afresh() -> None:
    lighter = Barbell(W(15), W(0), FULL)
    change = difference(at(BAR, "60"), at(lighter, "45"))
    assert change.fresh
    assert not change.nothing
    assert change_text(change) == "15 per side"
    assert difference(at(BAR, "60"), at(CURL, "60")).fresh


@pytest.mark.parametrize(
    ("equipment", "load", "words"),
    [
        (BAR, "92.5", "25 + 10 + 1.25 per side"),
        (BAR, "20", "empty bar"),
        (Sled(W(45), FULL), "45", "empty sled"),
        (CURL, "40", "stack 40"),
        (CURL, "42.5", "stack 40 + 2.5 on the pin"),
        (Dumbbells((W(10),)), "20", "2 × 10 kg"),
        (Dumbbells((W(10),), False), "10", "one dumbbell, 10 kg"),
        (BodyWeight(), None, "body weight"),
        (Barbell(W(20), W(0), plates(("45",), Unit.LB)), "60.82", "45 lb per side"),
    ],
)
def test_recipes_in_words(equipment: Equipment, load: str | None, words: str) -> None:
    assert recipe_text(at(equipment, load)) == words


def test_pounds_read_as_numbers_in_a_gym_of_pounds() -> None:
    bar = commercial(Unit.LB).barbell
    assert bar is not None
    made = recipe(bar, W(255, "lb"))
    assert made is not None
    assert recipe_text(made) == "45 + 35 + 25 per side"
