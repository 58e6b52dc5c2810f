from __future__ import annotations

from dataclasses import replace

import pytest
from session_fixtures import SMALL, Hands, kg

from legtui.desk.pace import timings
from legtui.journal.values import SavedSession, SessionKey
from legtui.session import acts
from legtui.session.plan import Phase
from legtui.session.typed import TypedSet
from legtui.training.session_length import Part, learn_pace


def lifted(rest_s: float, set_s: float, sets: int = 8) -> SavedSession:
    """A session with so many sets of squats, each after `rest_s` and lasting `set_s`."""
    plan = replace(SMALL, main=(replace(SMALL.main[0], sets=sets, ramp=()), *SMALL.main[1:]))
    hands = Hands(plan=plan)
    hands.enter()
    hands.do(acts.move_on(hands.state, hands.t, Phase.MAIN))
    hands.enter()
    for _ in range(sets):
        hands.wait(set_s)
        hands.enter()
        hands.wait(rest_s)
        hands.enter()
    return SavedSession(SessionKey(1, "x"), plan, hands.ledger)


def test_rests_that_are_cut_short_make_a_quicker_pace() -> None:
    pace = learn_pace(list(timings(lifted(rest_s=90, set_s=40))))
    assert pace.rest == pytest.approx(0.5)


def test_slow_sets_make_a_slower_pace() -> None:
    usual = learn_pace(list(timings(lifted(rest_s=120, set_s=40)))).set
    slow = learn_pace(list(timings(lifted(rest_s=120, set_s=70)))).set
    assert slow > usual * 1.5


def test_a_change_of_exercise_is_timed_apart() -> None:
    found = list(timings(lifted(rest_s=100, set_s=40, sets=2)))
    assert Part.CHANGE not in {one.part for one in found}, "the next exercise was not lifted"
    assert [one.part for one in found] == [Part.SET, Part.REST, Part.SET]


def test_sets_typed_at_once_teach_nothing() -> None:
    hands = Hands()
    hands.enter()
    hands.do(acts.move_on(hands.state, hands.t, Phase.MAIN))
    hands.enter()
    hands.do(acts.skip_set(hands.state, hands.t))
    hands.do(acts.skip_set(hands.state, hands.t))
    hands.wait(300)
    typed = tuple(TypedSet(kg("60"), (8,), None) for _ in range(2))
    hands.do(acts.log_typed(hands.state, hands.t, typed, hands.new_id))
    saved = SavedSession(SessionKey(1, "x"), SMALL, hands.ledger)
    assert not list(timings(saved))
