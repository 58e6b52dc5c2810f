"""Moving on a ladder, checked against looking at every rung."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.training.ladder import (
    Ladder,
    at_least,
    at_most,
    ladder_of,
    nearest,
    next_down,
    next_up,
    snap_down,
    snap_percent,
    step,
)
from legtui.training.weight import Unit, Weight

KG_PER_LB = Fraction(45359237, 100_000_000)

weights = st.builds(Weight, st.integers(1, 30_000), st.sampled_from(Unit))
ladders = st.lists(weights, max_size=12).map(ladder_of)
some_ladders = st.lists(weights, min_size=1, max_size=12).map(ladder_of)


def kg(weight: Weight) -> Fraction:
    """The real weight, by other arithmetic than the code's."""
    value = Fraction(weight.hundredths, 100)
    return value if weight.unit is Unit.KG else value * KG_PER_LB


@given(st.lists(weights, max_size=12))
def test_a_ladder_strictly_increases_and_loses_no_weight(given_weights: list[Weight]) -> None:
    rungs = [kg(rung) for rung in ladder_of(given_weights)]
    assert all(lower < upper for lower, upper in pairwise(rungs))
    assert set(rungs) == {kg(weight) for weight in given_weights}


@given(some_ladders, weights)
def test_nearest_is_nearest_and_a_tie_goes_down(rungs: Ladder, target: Weight) -> None:
    found = nearest(rungs, target)
    assert found is not None
    best = min(rungs, key=lambda rung: (abs(kg(rung) - kg(target)), kg(rung)))
    assert found == best


@given(st.integers(1, 20_000), st.integers(1, 500))
def test_halfway_between_two_rungs_is_the_lower(low: int, half: int) -> None:
    rungs = (Weight(low, Unit.KG), Weight(low + 2 * half, Unit.KG))
    assert nearest(rungs, Weight(low + half, Unit.KG)) == rungs[0]
    assert nearest(rungs, Weight(low + half + 1, Unit.KG)) == rungs[1]


@given(ladders, weights)
def test_neighbours_are_the_closest_on_their_side(rungs: Ladder, target: Weight) -> None:
    under = [rung for rung in rungs if kg(rung) < kg(target)]
    over = [rung for rung in rungs if kg(rung) > kg(target)]
    same = [rung for rung in rungs if kg(rung) == kg(target)]
    assert next_down(rungs, target) == (under[-1] if under else None)
    assert next_up(rungs, target) == (over[0] if over else None)
    assert at_most(rungs, target) == ((under + same)[-1] if under + same else None)
    assert at_least(rungs, target) == ((same + over)[0] if same + over else None)


@given(some_ladders, weights, st.integers(1, 150))
def test_a_share_snaps_down_and_never_under_the_lightest(
    rungs: Ladder, load: Weight, percent: int
) -> None:
    share = kg(load) * percent / 100
    allowed = [rung for rung in rungs if kg(rung) <= share]
    assert snap_percent(rungs, load, percent) == (allowed[-1] if allowed else rungs[0])


@given(some_ladders, st.data())
def test_steps_up_and_down_come_back_inside_the_ladder(rungs: Ladder, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(rungs) - 1))
    end = data.draw(st.integers(0, len(rungs) - 1))
    assert step(rungs, rungs[start], end - start) == rungs[end]
    assert step(rungs, rungs[start], 10_000_000) == rungs[-1]
    assert step(rungs, rungs[start], -10_000_000) == rungs[0]


def test_a_load_off_the_ladder_steps_to_the_rung_beside_it() -> None:
    rungs = tuple(Weight.of(value) for value in (20, 25, 30))
    assert step(rungs, Weight.of(26), 1) == Weight.of(30)
    assert step(rungs, Weight.of(26), -1) == Weight.of(25)
    assert step(rungs, Weight.of(99), 1) == Weight.of(99)
    assert step(rungs, Weight.of(99), -2) == Weight.of(25)


def test_body_weight_lies_below_every_rung() -> None:
    rungs = (Weight.of(8), Weight.of(12))
    assert next_up(rungs, None) == Weight.of(8)
    assert next_down(rungs, None) is None
    assert step(rungs, None, 2) == Weight.of(12)
    assert step(rungs, None, -1) is None


@pytest.mark.parametrize("look", [nearest, at_most, at_least, next_up, next_down, snap_down])
def test_an_empty_ladder_has_no_rung(look: object) -> None:
    assert callable(look)
    assert look((), Weight.of(60)) is None


def test_steps_on_an_empty_ladder_change_nothing() -> None:
    assert step((), Weight.of(60), 3) == Weight.of(60)
    assert step((), None, 3) is None


def test_pounds_and_kilograms_on_one_machine_are_in_real_order() -> None:
    rungs = ladder_of([Weight.of(50, "lb"), Weight.of(20), Weight.of(45, "lb"), Weight.of(22)])
    assert [str(rung) for rung in rungs] == ["20 kg", "45 lb", "22 kg", "50 lb"]
    assert next_up(rungs, Weight.of(20)) == Weight.of(45, "lb")
    assert nearest(rungs, Weight.of("44.1", "lb")) == Weight.of(20)
