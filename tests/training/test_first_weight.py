"""Finding the first weight."""

from __future__ import annotations

from itertools import pairwise

import pytest
from bouts import BARBELL, STACK, kg, steps
from hypothesis import given
from hypothesis import strategies as st

from legtui.training.first_weight import (
    MOST_SETS,
    Answer,
    Finding,
    Instead,
    next_proposal,
)
from legtui.training.weight import Weight


def squat(*answers: Answer) -> tuple[Finding, Weight | None]:
    proposal = next_proposal(BARBELL, answers, "squat", 8)
    assert proposal is not None
    return proposal.finding, proposal.load


def test_it_begins_with_the_lightest() -> None:
    assert squat() == (Finding.TRY, kg(20))
    assert next_proposal((), [], "lunge", 10) is None


def test_four_or_more_left_is_a_jump_up_and_three_is_found() -> None:
    easy = Answer(kg(20), 10, 4)
    assert squat(easy) == (Finding.TRY, kg(25))
    assert squat(easy, Answer(kg(60), 9, 4)) == (Finding.TRY, kg(77.5))
    assert squat(easy, Answer(kg(60), 9, 3)) == (Finding.FOUND, kg(60))
    assert squat(easy, Answer(kg(60), 9, None)) == (Finding.FOUND, kg(60))


def test_the_jump_is_at_least_the_next_loadable() -> None:
    proposal = next_proposal((kg(4), kg(8)), [Answer(kg(4), 10, 4)], "lunge", 10)
    assert proposal is not None
    assert (proposal.finding, proposal.load) == (Finding.TRY, kg(8))


@pytest.mark.parametrize(
    ("reps", "left", "expect"),
    [(9, 1, 57.5), (8, 0, 55), (5, 0, 50), (9, 2, 60)],
)
def test_too_heavy_is_reckoned_down(reps: int, left: int, expect: float) -> None:
    assert squat(Answer(kg(60), reps, left)) == (Finding.FOUND, kg(expect))


def test_a_set_that_could_not_be_lifted_says_only_that_it_was_far_too_heavy() -> None:
    assert squat(Answer(kg(100), 0, 0)) == (Finding.TRY, kg(60))
    assert squat(Answer(kg(40), 9, 4), Answer(kg(60), 0, 0)) == (Finding.FOUND, kg(40))
    assert squat(*[Answer(kg(100), 0, 0)] * 5) == (Finding.FOUND, kg(60))


def test_never_below_what_was_easy() -> None:
    found = squat(Answer(kg(55), 9, 4), Answer(kg(70), 1, 0))
    assert found == (Finding.FOUND, kg(55))


def test_the_lightest_too_heavy() -> None:
    proposal = next_proposal(BARBELL, [Answer(kg(20), 5, 0)], "squat", 8)
    assert proposal is not None
    assert (proposal.finding, proposal.load) == (Finding.TOO_HEAVY, None)
    assert proposal.instead == (Instead.LIGHTER_BAR, Instead.GOBLET, Instead.BODY_WEIGHT)
    curl = next_proposal(STACK, [Answer(kg(5), 5, 0)], "hamstring_curl", 12)
    assert curl is not None
    assert curl.instead == (Instead.BODY_WEIGHT,)
    assert squat(Answer(kg(20), 9, 2)) == (Finding.FOUND, kg(20))


def test_a_range_of_more_reps_gets_a_lighter_weight() -> None:
    proposal = next_proposal(steps("20", "1", "200"), [Answer(kg(80), 9, 3)], "calf_raise", 15)
    assert proposal is not None
    assert proposal.load == kg(70)  # 80 x (1+12/30) / (1+18/30)


@given(strength=st.integers(2000, 20000), opening=st.integers(0, 40))
def test_it_ends_after_five_sets_and_never_ends_above_what_leaves_three(
    strength: int, opening: int
) -> None:
    """An honest lifter with a 1RM of `strength` hundredths of a kilogram."""
    answers: list[Answer] = []
    load: Weight | None = BARBELL[opening]
    for _ in range(MOST_SETS + 1):
        assert load is not None
        most = max(0, int(30 * (strength / load.hundredths - 1)))
        reps = min(9, most)
        answers.append(Answer(load, reps, min(4, most - reps)))
        proposal = next_proposal(BARBELL, answers, "squat", 8)
        assert proposal is not None
        if proposal.finding is not Finding.TRY:
            break
        load = proposal.load
    assert len(answers) <= MOST_SETS
    for before, after in pairwise(answers):
        assert (before.load.kg < after.load.kg) is (before.reps > 0)
    assert proposal is not None
    if proposal.load is not None and proposal.load != BARBELL[0]:
        assert 30 * (strength / proposal.load.hundredths - 1) >= 10
