from __future__ import annotations

from dataclasses import replace

from session_fixtures import SMALL, Hands, exercise, kg

from legtui.desk.guiding import guided, restore
from legtui.desk.rack import Rack
from legtui.session import acts
from legtui.session.plan import Phase, RampPlan, SessionPlan
from legtui.session.typed import TypedSet
from legtui.training.gyms import commercial
from legtui.training.record import SetKind
from legtui.training.weight import Unit

RACK = Rack(commercial(Unit.KG))
STEADY = replace(
    SMALL, main=(exercise(0, "squat", "back_squat", sets=3, action="repeat", based_on=(1,)),)
)
NEW = replace(
    SMALL,
    main=(
        exercise(0, "squat", "back_squat", sets=3, load=kg("20"), ramp=(RampPlan(kg("20"), 8),)),
    ),
)


def at_set(plan: SessionPlan) -> Hands:
    hands = Hands(plan=plan)
    hands.enter()
    hands.do(acts.move_on(hands.state, hands.t, Phase.MAIN))
    hands.enter()
    return hands


def lift(hands: Hands, load: str, reps: int) -> None:
    typed = (TypedSet(kg(load), (reps,), None),)
    act = acts.log_typed(hands.state, hands.t, typed, hands.new_id)
    hands.do(guided(hands.state, act, RACK))
    hands.wait(10)


def answer(hands: Hands, more: float) -> None:
    act = acts.answer(hands.state, hands.t, more)
    hands.do(guided(hands.state, act, RACK))


def coming(hands: Hands) -> tuple[SetKind, str]:
    found = hands.view.coming
    assert found is not None
    return found.kind, str(found.load)


def test_a_set_in_the_range_changes_nothing() -> None:
    hands = at_set(STEADY)
    lift(hands, "60", 9)
    assert coming(hands) == (SetKind.WORK, "60 kg")
    assert hands.view.timer.length_ms == 180_000


def test_a_set_under_the_range_makes_the_next_lighter_and_the_rest_longer() -> None:
    hands = at_set(STEADY)
    lift(hands, "60", 5)
    kind, load = coming(hands)
    assert kind is SetKind.WORK
    assert load == "52.5 kg"
    assert hands.view.timer.length_ms == 270_000
    exercise_now = hands.state.current
    assert exercise_now is not None
    assert exercise_now.eased
    assert "5" in exercise_now.plan.why


def test_one_key_takes_the_proposal_back() -> None:
    hands = at_set(STEADY)
    lift(hands, "60", 5)
    hands.do(restore(hands.state, hands.t))
    assert coming(hands) == (SetKind.WORK, "60 kg")
    assert restore(hands.state, hands.t) == ()


def test_undo_of_the_set_takes_its_proposal_with_it() -> None:
    hands = at_set(STEADY)
    lift(hands, "60", 5)
    hands.ledger = hands.ledger.undo()
    assert coming(hands) == (SetKind.WORK, "60 kg")
    current = hands.state.current
    assert current is not None
    assert not current.eased


def test_form_that_was_not_clean_makes_the_next_lighter() -> None:
    hands = at_set(STEADY)
    lift(hands, "60", 10)
    act = acts.flag_form(hands.state, hands.t)
    hands.do(guided(hands.state, act, RACK))
    # A twentieth less is 57 kg; plates of 1.25 make 57.5, which is more than that, or 55.
    assert coming(hands) == (SetKind.WORK, "55 kg")


def test_the_last_set_of_an_exercise_proposes_nothing() -> None:
    hands = at_set(STEADY)
    for _ in range(3):
        lift(hands, "60", 5)
    assert hands.state.phase is Phase.COOL_DOWN


def test_the_first_weight_is_found_by_answers() -> None:
    hands = at_set(NEW)
    tried = ["20"]
    assert coming(hands) == (SetKind.RAMP, "20 kg")
    lift(hands, "20", 8)
    for _ in range(10):
        answer(hands, 4.0)
        kind, load = coming(hands)
        if kind is SetKind.WORK:
            break
        tried.append(load.split()[0])
        lift(hands, tried[-1], 8)
    assert 2 <= len(tried) <= 5
    assert [float(one) for one in tried] == sorted({float(one) for one in tried})
    ramps = [one for one in hands.state.sets if one.kind is SetKind.RAMP]
    assert len(ramps) == len(tried), "they are kept as ramp sets"


def test_three_more_in_it_is_the_weight() -> None:
    hands = at_set(NEW)
    lift(hands, "40", 8)
    answer(hands, 3.0)
    assert coming(hands) == (SetKind.WORK, "40 kg")


def test_without_an_answer_the_weight_counts_as_found() -> None:
    hands = at_set(NEW)
    lift(hands, "30", 8)
    hands.wait(200)
    assert coming(hands) == (SetKind.WORK, "30 kg")
