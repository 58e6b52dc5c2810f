"""Pain: sharp stops, a niggle eases, the next session asks once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from bouts import BARBELL, STACK, kg
from hypothesis import given
from hypothesis import strategies as st

from legtui.guide import load
from legtui.training.pain import (
    PLACES,
    SPARES,
    PainKind,
    pain_advice,
)
from legtui.training.units import grains
from legtui.training.weight import Weight

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
ALL = {one for by_exercise in SPARES.values() for each in by_exercise.values() for one in each}


def test_sharp_stops_and_says_when_to_see_someone() -> None:
    found = pain_advice(PainKind.SHARP, "lower_back", "squat", "back_squat", kg(100), BARBELL, ALL)
    assert found.stop
    assert found.lighter is None
    assert len(found.see_someone) == 3
    assert "emergency" in found.see_someone[1]
    assert found.swaps == ("goblet_squat", "front_squat")


def test_a_niggle_offers_a_fifth_less_or_a_swap() -> None:
    found = pain_advice(PainKind.NIGGLE, "knee", "squat", "front_squat", kg(102.5), BARBELL, ALL)
    assert (found.stop, found.see_someone) == (False, ())
    assert found.lighter == kg(80)
    assert found.swaps == ("back_squat", "goblet_squat")
    assert found.say == "Try 80 kg or a variation that spares it; stop if it gets worse."


def test_a_fifth_less_of_two_dumbbells_is_said_of_one() -> None:
    rungs = (kg(8), kg(16), kg(20))
    found = pain_advice(
        PainKind.NIGGLE, "knee", "lunge", "forward_lunge", kg(20), rungs, (), per_hand=True
    )
    assert (found.lighter, found.say) == (kg(16), "Try 2 × 8 kg; stop if it gets worse.")
    assert found.lighter_why == "A fifth less than 2 × 10 kg for the niggle in the knee."


def test_only_what_the_gym_has_is_offered_and_not_what_hurts() -> None:
    found = pain_advice(
        PainKind.NIGGLE, "knee", "squat", "back_squat", kg(100), BARBELL, {"back_squat"}
    )
    assert found.swaps == ()


def test_nothing_lighter_is_said_plainly() -> None:
    lightest = pain_advice(PainKind.NIGGLE, "other", "squat", "back_squat", kg(20), BARBELL, ALL)
    body = pain_advice(PainKind.NIGGLE, "elbow", "squat", "back_squat", None, (), ALL)
    for found in (lightest, body):
        assert (found.lighter, found.swaps) == (None, ())
        assert found.say.startswith("Do fewer reps")


@given(st.sampled_from(STACK), st.sampled_from(PLACES))
def test_a_fifth_less_can_be_loaded(lifted: Weight, place: str) -> None:
    found = pain_advice(PainKind.NIGGLE, place, "hamstring_curl", "x", lifted, STACK, ALL)
    if found.lighter is None:
        assert lifted == STACK[0]
    else:
        assert found.lighter in STACK
        assert grains(found.lighter) < grains(lifted)
        lightest = grains(STACK[0])
        assert grains(found.lighter) * 100 <= max(grains(lifted) * 80, lightest * 100)


@pytest.mark.parametrize("place", SPARES)
def test_places_and_what_spares_them_are_known(place: str) -> None:
    assert place in PLACES
    for exercise, spare in SPARES[place].items():
        assert set(spare) <= {one.id for one in load.variations_of(exercise)}
