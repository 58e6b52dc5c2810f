"""Loadable weights and recipes, checked against trying every combination of plates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations_with_replacement, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legtui.training.equipment import (
    Barbell,
    BodyWeight,
    Dumbbells,
    Equipment,
    Kind,
    Pin,
    Plate,
    Recipe,
    Sled,
    Stack,
)
from legtui.training.equipment_check import EquipmentError
from legtui.training.gyms import commercial, plates
from legtui.training.loading import MOST_ON_BAR, ladder, recipe, resolve
from legtui.training.units import from_grains
from legtui.training.weight import Unit, Weight

KG_PER_LB = Fraction(45359237, 100_000_000)
SIZES = (25, 50, 100, 125, 150, 250, 500, 1000, 1500, 2000, 3500, 4500)


def kg(weight: Weight) -> Fraction:
    value = Fraction(weight.hundredths, 100)
    return value if weight.unit is Unit.KG else value * KG_PER_LB


def heft(pile: Iterable[Weight]) -> Fraction:
    return sum((kg(plate) for plate in pile), Fraction(0))


def stocks(unit: Unit, most: int = 4, largest: int = 5) -> st.SearchStrategy[tuple[Plate, ...]]:
    sizes = st.lists(st.sampled_from(SIZES), unique=True, max_size=most)
    counts = st.integers(0, largest)
    return sizes.flatmap(
        lambda chosen: st.tuples(
            *(st.builds(Plate, st.just(Weight(size, unit)), counts) for size in chosen)
        )
    )


@st.composite
def bars(draw: st.DrawFn) -> Barbell:
    unit = draw(st.sampled_from(Unit))
    bar = Weight(draw(st.integers(500, 2500)), unit)
    collar = Weight(draw(st.sampled_from([0, 250])), unit)
    return Barbell(bar, collar, draw(stocks(unit)))


@st.composite
def pins(draw: st.DrawFn, unit: Unit) -> Pin:
    sizes = draw(st.lists(st.sampled_from(SIZES[:9]), unique=True, max_size=3))
    limit = draw(st.sampled_from([1500, 2000]))
    counts = st.one_of(st.none(), st.integers(0, 3))
    return Pin(
        weight=Weight(draw(st.sampled_from([0, 50])), unit),
        plates=tuple(Plate(Weight(size, unit), draw(counts)) for size in sizes),
        limit=Weight(limit, unit),
        most_plates=draw(st.integers(1, 3)),
    )


@st.composite
def stacks(draw: st.DrawFn) -> Stack:
    unit = draw(st.sampled_from(Unit))
    given_settings = draw(
        st.lists(st.integers(1, 40).map(lambda n: n * 250), min_size=1, max_size=6, unique=True)
    )
    return Stack(
        tuple(Weight(each, unit) for each in sorted(given_settings)),
        draw(st.one_of(st.none(), pins(unit))),
    )


dumbbell_sets = st.builds(
    Dumbbells,
    st.lists(st.builds(Weight, st.integers(100, 5000), st.just(Unit.KG)), min_size=1, unique=True)
    .map(lambda sizes: sizes[:8])
    .map(tuple),
    st.booleans(),
)
sleds = st.builds(Sled, st.builds(Weight, st.integers(0, 6000), st.just(Unit.KG)), stocks(Unit.KG))
anything: st.SearchStrategy[Equipment] = st.one_of(bars(), stacks(), dumbbell_sets, sleds)


def ways_of_a_side(stock: tuple[Plate, ...], sides: int) -> Iterator[tuple[Weight, ...]]:
    heaviest_first = sorted(stock, key=lambda plate: kg(plate.weight), reverse=True)
    counts = [range((plate.count or 0) // sides + 1) for plate in heaviest_first]
    for chosen in product(*counts):
        yield tuple(
            plate.weight
            for plate, count in zip(heaviest_first, chosen, strict=True)
            for _ in range(count)
        )


def by_fewest_then_heaviest(pile: tuple[Weight, ...]) -> tuple[int, list[Fraction]]:
    return len(pile), [-kg(plate) for plate in pile]


@settings(max_examples=150)
@given(bars())
def test_a_bar_agrees_with_trying_every_pile(bar: Barbell) -> None:
    best: dict[Fraction, tuple[Weight, ...]] = {}
    base = kg(bar.bar) + 2 * kg(bar.collar_each)
    for pile in ways_of_a_side(bar.plates, 2):
        total = base + 2 * heft(pile)
        if total > kg(MOST_ON_BAR[bar.bar.unit]):
            continue
        if total not in best or by_fewest_then_heaviest(pile) < by_fewest_then_heaviest(
            best[total]
        ):
            best[total] = pile
    rungs = ladder(bar)
    assert {kg(rung) for rung in rungs} == set(best)
    assert {kg(rung): built(bar, rung).per_side for rung in rungs} == best


def ways_of_a_pin(pin: Pin) -> Iterator[tuple[Weight, ...]]:
    sizes = sorted((plate.weight for plate in pin.plates), key=kg, reverse=True)
    stock = {plate.weight: plate.count for plate in pin.plates}
    for many in range(pin.most_plates + 1):
        for pile in combinations_with_replacement(sizes, many):
            enough = all(
                stock[size] is None or pile.count(size) <= (stock[size] or 0) for size in pile
            )
            if enough and heft(pile) <= kg(pin.limit):
                yield pile


@settings(max_examples=150)
@given(stacks())
def test_a_stack_agrees_with_trying_every_setting_and_pile(stack: Stack) -> None:
    best: dict[Fraction, tuple[object, Weight, tuple[Weight, ...]]] = {}
    piles: Iterable[tuple[Weight, ...]] = [()] if stack.pin is None else ways_of_a_pin(stack.pin)
    for pile in piles:
        own = kg(stack.pin.weight) if stack.pin is not None and pile else Fraction(0)
        for setting in stack.settings:
            total = kg(setting) + heft(pile) + own
            rank = (heft(pile), by_fewest_then_heaviest(pile))
            if total not in best or rank < best[total][0]:  # type: ignore[operator]
                best[total] = rank, setting, pile
    rungs = ladder(stack)
    assert {kg(rung) for rung in rungs} == set(best)
    for rung in rungs:
        made = built(stack, rung)
        _, setting, pile = best[kg(rung)]
        assert made.stack == setting
        assert (made.on_pin or ()) == pile
        assert (made.on_pin is None) == (stack.pin is None)


def built(equipment: Equipment, load: Weight | None) -> Recipe:
    found = recipe(equipment, load)
    assert found is not None
    return found


def weighed(made: Recipe, pin: Weight) -> Fraction:
    """What a recipe weighs when its parts are put on a scale."""
    match made.kind:
        case Kind.BARBELL | Kind.SLED:
            assert made.base is not None
            assert made.per_side is not None
            return kg(made.base) + 2 * heft(made.per_side)
        case Kind.STACK:
            assert made.stack is not None
            hung = heft(made.on_pin) + kg(pin) if made.on_pin else Fraction(0)
            return kg(made.stack) + hung
        case Kind.DUMBBELLS:
            assert made.per_hand is not None
            return 2 * kg(made.per_hand)
        case _:
            return kg(made.total)


@given(anything)
def test_every_rung_has_a_recipe_that_weighs_it(equipment: Equipment) -> None:
    pin = equipment.pin if isinstance(equipment, Stack) else None
    rungs = ladder(equipment)
    assert rungs
    for rung in rungs:
        made = built(equipment, rung)
        assert made.total == rung
        assert weighed(made, pin.weight if pin else Weight(0, Unit.KG)) == kg(rung)


@given(anything)
def test_a_ladder_strictly_increases(equipment: Equipment) -> None:
    rungs = [kg(rung) for rung in ladder(equipment)]
    assert all(lower < upper for lower, upper in pairwise(rungs))


@given(anything, st.integers(0, 20_000))
def test_a_resolution_is_the_nearest_between_its_neighbours(
    equipment: Equipment, hundredths: int
) -> None:
    rungs = ladder(equipment)
    target = Weight(hundredths, rungs[0].unit)
    found = resolve(equipment, target)
    assert found.recipe is not None
    best = min(rungs, key=lambda rung: (abs(kg(rung) - kg(target)), kg(rung)))
    assert found.recipe.total == best
    assert found.exact == (best == target)
    assert found.below == max((r for r in rungs if kg(r) < kg(target)), key=kg, default=None)
    assert found.above == min((r for r in rungs if kg(r) > kg(target)), key=kg, default=None)
    assert found.too_light == (kg(target) < kg(rungs[0]))
    assert found.too_heavy == (kg(target) > kg(rungs[-1]))


GYM_KG = commercial(Unit.KG)


def test_a_target_in_the_other_unit_is_exact_to_its_hundredth() -> None:
    assert GYM_KG.barbell is not None
    found = resolve(GYM_KG.barbell, Weight.of("220.46", "lb"))
    assert found.exact
    assert found.recipe is not None
    assert found.recipe.total == Weight.of(100)
    assert (found.below, found.above) == (Weight.of("97.5"), Weight.of("102.5"))
    # 62.5 kg is 137.789 lb: what rounds up to the target is no neighbour below it either.
    found = resolve(GYM_KG.barbell, Weight.of("137.79", "lb"))
    assert found.exact
    assert (found.below, found.above) == (Weight.of(60), Weight.of(65))
    assert not resolve(GYM_KG.barbell, Weight.of(225, "lb")).exact


def test_a_bar_keeps_its_own_unit() -> None:
    bar = Barbell(Weight.of(45, "lb"), Weight.of(0, "lb"), plates(("45",), Unit.LB))
    found = resolve(bar, Weight.of(60))
    assert found.recipe is not None
    assert found.recipe.total == Weight.of(135, "lb")
    assert found.recipe.base == Weight.of(45, "lb")


def test_plates_in_another_unit_add_up_exactly_and_round_once() -> None:
    bar = Barbell(Weight.of(20), Weight.of(0), plates(("45",), Unit.LB, 4))
    # 90 lb is 40.8233133 kg and 180 lb 81.6466266 kg; 40.82 twice would be 81.64.
    assert [str(rung) for rung in ladder(bar)] == ["20 kg", "60.82 kg", "101.65 kg"]
    made = built(bar, Weight.of("101.65"))
    assert made.per_side == (Weight.of(45, "lb"), Weight.of(45, "lb"))
    assert resolve(bar, Weight.of("101.65")).exact


def test_a_pin_plate_in_another_unit_adds_to_the_stack_in_its_unit() -> None:
    # 10 kg and 2.5 lb are 11.133980925 kg.
    stack = Stack((Weight.of(10),), Pin(Weight.of(0), plates(("2.5",), Unit.LB, 1), Weight.of(20)))
    assert [str(rung) for rung in ladder(stack)] == ["10 kg", "11.13 kg"]


def test_grains_round_half_up_to_the_hundredth() -> None:
    assert from_grains(49_999_999, Unit.KG) == Weight(0, Unit.KG)
    assert from_grains(50_000_000, Unit.KG) == Weight(1, Unit.KG)
    assert from_grains(22_679_618, Unit.LB) == Weight(0, Unit.LB)
    assert from_grains(22_679_619, Unit.LB) == Weight(1, Unit.LB)


@pytest.mark.parametrize(
    ("size", "best"), [("2.5", Weight.of("2.5")), ("1.25", Weight.of("5.51", "lb"))]
)
def test_of_two_piles_that_round_to_one_total_the_better_is_taken(size: str, best: Weight) -> None:
    # A pair of 5.51 lb is 4.9986 kg: on 20 kg it rounds to 25, as 2.5 kg or 2 x 1.25 kg a side.
    sizes = (*plates((size,), Unit.KG, 4), *plates(("5.51",), Unit.LB, 2))
    bar = Barbell(Weight.of(20), Weight.of(0), sizes)
    assert built(bar, Weight.of(25)).per_side == (best,)


def test_kg_and_lb_plates_share_a_sleeve() -> None:
    bar = Barbell(
        Weight.of(20),
        Weight.of(0),
        (*plates(("20", "1.25"), Unit.KG, 2), *plates(("45",), Unit.LB, 2)),
    )
    made = built(bar, Weight.of("103.32"))
    assert made.per_side == (Weight.of(45, "lb"), Weight.of(20), Weight.of("1.25"))
    assert len(ladder(bar)) == 8


@pytest.mark.parametrize("unit", Unit)
def test_unlimited_plates_end_at_the_most_that_makes_sense(unit: Unit) -> None:
    gym = commercial(unit)
    assert gym.barbell is not None
    assert ladder(gym.barbell)[-1] == MOST_ON_BAR[unit]


def test_only_small_plates_still_end() -> None:
    bar = Barbell(Weight.of(20), Weight.of(0), plates(("0.25",), Unit.KG))
    assert ladder(bar)[-1] == Weight.of(35)


def test_one_plate_alone_is_no_pair_but_hangs_on_a_pin() -> None:
    single = plates(("2.5",), Unit.KG, 1)
    assert ladder(Barbell(Weight.of(20), Weight.of(0), single)) == (Weight.of(20),)
    stack = Stack((Weight.of(40),), Pin(Weight.of(0), single, Weight.of(20)))
    assert ladder(stack) == (Weight.of(40), Weight.of("42.5"))


def test_the_pin_weighs_only_when_it_is_used() -> None:
    stack = Stack(
        (Weight.of(40), Weight.of(45)),
        Pin(Weight.of("0.5"), plates(("2.5",), Unit.KG), Weight.of(5)),
    )
    assert [rung.number for rung in ladder(stack)] == ["40", "43", "45", "45.5", "48", "50.5"]
    assert built(stack, Weight.of(45)).on_pin == ()


def test_dumbbells_count_both_hands_and_a_goblet_one() -> None:
    sizes = (Weight.of(12), Weight.of(10))
    pair = built(Dumbbells(sizes), Weight.of(24))
    assert (pair.kind, pair.per_hand) == (Kind.DUMBBELLS, Weight.of(12))
    assert ladder(Dumbbells(sizes)) == (Weight.of(20), Weight.of(24))
    goblet = built(Dumbbells(sizes, pairs=False), Weight.of(12))
    assert (goblet.kind, goblet.per_hand) == (Kind.DUMBBELL, None)
    assert recipe(Dumbbells(sizes, pairs=False), Weight.of(24)) is None


def test_body_weight_has_no_ladder_and_one_recipe() -> None:
    assert ladder(BodyWeight()) == ()
    assert built(BodyWeight(), None).kind is Kind.NOTHING
    assert recipe(BodyWeight(), Weight.of(10)) is None
    assert recipe(Dumbbells((Weight.of(10),)), None) is None
    found = resolve(BodyWeight(), Weight.of(10))
    assert (found.recipe, found.exact, found.below, found.above) == (None, False, None, None)
    assert not found.too_light


def test_equipment_that_cannot_be_makes_no_ladder() -> None:
    with pytest.raises(EquipmentError):
        ladder(Barbell(Weight.of(20), Weight.of(0), plates(("0",), Unit.KG)))


def test_a_ladder_is_built_once() -> None:
    assert GYM_KG.barbell is not None
    same = Barbell(GYM_KG.barbell.bar, GYM_KG.barbell.collar_each, GYM_KG.barbell.plates)
    assert ladder(same) is ladder(GYM_KG.barbell)


def test_a_full_set_in_both_units_stays_within_bounds() -> None:
    both = (
        *plates(("25", "20", "15", "10", "5", "2.5", "1.25"), Unit.KG),
        *plates(("45", "35", "25", "10", "5", "2.5"), Unit.LB),
    )
    rungs = ladder(Barbell(Weight.of(20), Weight.of(0), both))
    assert 1_000 < len(rungs) < 20_000
    assert all(
        len(built(Barbell(Weight.of(20), Weight.of(0), both), r).per_side or ()) <= 30
        for r in rungs[::500]
    )
