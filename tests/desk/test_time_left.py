"""Less time in a running session: what is left fits, and what is begun stays."""

from __future__ import annotations

from itertools import pairwise

from full_leg_day import full_leg_day
from hypothesis import given, settings
from hypothesis import strategies as st
from session_fixtures import Hands

from legtui.desk.time_left import cut_session, left_s, shorter_steps
from legtui.session import acts
from legtui.session.plan import Phase

PLAN = full_leg_day()
LEAST_S = 5 * 60
"""Two stretches and what is under way take no less."""


def begun(enters: int, wait_s: float) -> Hands:
    """A session some way on: so many times Enter, so long apart."""
    hands = Hands(plan=PLAN)
    for _ in range(enters):
        hands.enter()
        hands.wait(wait_s)
    return hands


def cut(hands: Hands, seconds: float) -> bool:
    """Cut to the time there is; tell whether it is said to fit."""
    state, t = hands.state, hands.t
    cuts = cut_session(state, t, seconds)
    hands.do(acts.cut(state, t, cuts.sets, shorter_steps(state, t, cuts)))
    return cuts.fits


@settings(max_examples=60)
@given(st.integers(0, 60), st.floats(1, 200), st.integers(5, 110))
def test_what_is_left_fits_into_the_time_and_what_was_done_stays(
    enters: int, wait_s: float, minutes: int
) -> None:
    hands = begun(enters, wait_s)
    before = hands.state
    fits = cut(hands, 60 * minutes)
    after = hands.state
    assert left_s(after, hands.t) <= left_s(before, hands.t) + 1
    if fits:
        assert left_s(after, hands.t) <= 60 * minutes + 1
    assert after.sets == before.sets
    assert after.steps_ended == before.steps_ended
    if before.step_from is not None:
        assert after.current_step == before.current_step
    for phase in (Phase.WARM_UP, Phase.COOL_DOWN):
        places = [one.index for one in after.plan.steps(phase)]
        assert all(later == earlier + 1 for earlier, later in pairwise(places))


def test_45_minutes_at_the_first_set_keep_a_squat_a_hinge_and_calves() -> None:
    hands = begun(0, 0)
    hands.enter()
    hands.do(acts.move_on(hands.state, hands.t, Phase.MAIN))
    hands.enter()
    assert cut(hands, 45 * 60)
    kept = {one.plan.exercise for one in hands.state.exercises if not one.over}
    assert kept & {"squat", "leg_press"}
    assert kept & {"deadlift", "hamstring_curl"}
    assert "calf_raise" in kept
    stretches = sum(one.seconds + one.ready_s for one in hands.state.plan.cool_down)
    assert 3 * 60 <= stretches <= 5 * 60
    hands.ledger = hands.ledger.undo()
    assert [one.work_sets for one in hands.state.exercises] == [4, 4, 3, 4, 3, 4]
    assert hands.state.plan == PLAN


def test_all_the_time_there_is_cuts_nothing() -> None:
    hands = begun(0, 0)
    hands.enter()
    happened = len(hands.ledger.happenings)
    assert cut(hands, 3 * 3600)
    assert len(hands.ledger.happenings) == happened
