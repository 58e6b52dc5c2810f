"""The sets of one session per muscle group, as the finish tells them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from session_fixtures import SMALL, Hands, exercise, kg

from legtui.desk.muscles import session_sets
from legtui.session import acts
from legtui.session.plan import Phase, SessionPlan
from legtui.session.typed import TypedSet


def of_sets(planned: int) -> SessionPlan:
    return replace(SMALL, main=(exercise(0, "squat", "back_squat", sets=planned, based_on=(1,)),))


@pytest.mark.parametrize(
    ("planned", "done", "told"),
    [
        (4, (), ()),
        (4, (0,), ()),
        (4, (8, 8, 0), ("Sets: quadriceps 2, glutes 2.",)),
        (10, (8,) * 11, ("Sets: quadriceps 11, glutes 11.",)),
        (13, (8,) * 13, ("Sets: quadriceps 13, glutes 13.",)),
        (
            10,
            (8,) * 12,
            (
                "Sets: quadriceps 12, glutes 12.",
                "Beyond about 11 of a muscle in one session no more growth was found.",
            ),
        ),
    ],
)
def test_a_session_tells_its_sets_of_each_group(
    planned: int, done: tuple[int, ...], told: tuple[str, ...]
) -> None:
    hands = Hands(plan=of_sets(planned))
    hands.enter()
    hands.do(acts.move_on(hands.state, hands.t, Phase.MAIN))
    hands.enter()
    for _ in range(len(done) - planned):
        hands.do(acts.add_set(hands.state, hands.t))
    if done:
        typed = tuple(TypedSet(kg("60"), (reps,), None) for reps in done)
        hands.do(acts.log_typed(hands.state, hands.t, typed, hands.new_id))
    assert session_sets(hands.state) == told
