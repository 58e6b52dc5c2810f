"""Pain: sharp stops, a niggle eases, the next session asks once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bouts import BARBELL, STACK, kg
from hypothesis import given
from hypothesis import strategies as st

from legtui.guide import load
from legtui.training.pain import (
    PLACES,
    SPARES,
    Pain,
    PainKind,
    holds_load,
    pain_advice,
    pain_to_ask_about,
)
from legtui.training.units import grains
from legtui.training.weight import Weight

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
ALL = {one for by_exercise in SPARES.values() for each in by_exercise.values() for one in each}


def pain(session: int, days_ago: int, kind: PainKind = PainKind.NIGGLE) -> Pain:
    return Pain(session, NOW - timedelta(days=days_ago), "squat", "knee", kind)


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


def test_the_next_session_asks_once() -> None:
    pains = [pain(1, 20), pain(2, 4), pain(2, 4, PainKind.SHARP)]
    asked = pain_to_ask_about(pains, "squat", NOW)
    assert asked is not None
    assert (asked.session_id, asked.kind) == (2, PainKind.SHARP)
    assert pain_to_ask_about(pains, "squat", NOW, asked={2}) is None
    assert pain_to_ask_about(pains, "deadlift", NOW) is None
    assert pain_to_ask_about([pain(3, -4)], "squat", NOW) is None


def test_the_load_holds_after_pain_in_the_last_session_only() -> None:
    assert holds_load([pain(2, 4)], "squat", 2)
    assert not holds_load([pain(2, 4)], "squat", 3)
    assert not holds_load([replace(pain(2, 4), exercise="lunge")], "squat", 2)
    assert not holds_load([pain(2, 4)], "squat", None)
