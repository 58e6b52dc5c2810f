from __future__ import annotations

from dataclasses import replace

import pytest
from session_fixtures import NOON, SMALL, Hands, kg

from legtui.session import acts
from legtui.session.happenings import Finished, SetsLogged, StepEnded
from legtui.session.plan import Phase
from legtui.session.state import opening
from legtui.session.summary import phase_s
from legtui.session.typed import TypedSet
from legtui.session.view import UNUSUALLY_LONG_MS, Mode, at
from legtui.training.record import SetKind


def modes(hands: Hands, *waits: float) -> list[Mode]:
    return [hands.wait(seconds).view.mode for seconds in waits]


def mode(hands: Hands) -> Mode:
    return hands.view.mode


def at_main(hands: Hands | None = None) -> Hands:
    """A session at the first set of the main phase."""
    hands = hands or Hands()
    hands.enter()
    hands.do(acts.move_on(hands.state, hands.t, Phase.MAIN))
    hands.enter()
    return hands


def at_cool_down() -> Hands:
    hands = at_main()
    hands.do(acts.move_on(hands.state, hands.t, Phase.COOL_DOWN))
    return hands


def test_nothing_has_happened_at_the_start() -> None:
    state = opening(SMALL)
    assert at(state, 0).mode is Mode.CARDIO_READY
    assert not state.leaves_trace


def test_cardio_waits_at_its_start_and_at_its_end() -> None:
    hands = Hands()
    hands.wait(100)
    assert mode(hands) is Mode.CARDIO_READY
    hands.enter()
    assert modes(hands, 299, 2, 500) == [Mode.WARM_UP] * 3
    assert hands.view.timer.over
    assert hands.view.timer.shown_s == 501
    hands.enter()
    (ended,) = hands.state.steps_ended
    assert (ended.step, ended.seconds, ended.done) == ("light_cardio", 801, True)


def test_warm_up_runs_by_itself_from_item_to_item() -> None:
    hands = Hands()
    hands.enter()
    hands.wait(300)
    hands.enter()
    assert mode(hands) is Mode.GET_READY
    assert modes(hands, 6, 19, 1, 19) == [Mode.WARM_UP] * 4
    assert hands.view.step is not None
    assert hands.view.step.side == "right"
    hands.wait(1)
    assert (mode(hands), hands.view.phase) == (Mode.PHASE_READY, Phase.MAIN)
    assert [one.seconds for one in hands.state.steps_ended] == [300, 20, 20]


def test_enter_keeps_the_seconds_really_spent() -> None:
    hands = Hands()
    hands.enter()
    hands.wait(42.4)
    hands.enter()
    assert hands.state.steps_ended[0].seconds == 42


def test_one_enter_logs_a_set_and_starts_its_rest() -> None:
    hands = at_main()
    assert mode(hands) is Mode.SET
    hands.enter()
    assert mode(hands) is Mode.REST
    assert hands.view.timer.length_ms == 60_000
    assert hands.state.sets[0].kind is SetKind.RAMP


def test_the_rests_are_those_of_the_design() -> None:
    hands = at_main()
    rests = []
    while hands.state.phase is Phase.MAIN:
        hands.enter()
        last = hands.ledger.happenings[-1].what
        assert isinstance(last, SetsLogged)
        rests.append(last.rest_s)
        hands.wait(400)
    assert rests == [60, 90, 180, 120, 120, None]


def test_rest_is_computed_over_sleep_and_shows_overtime() -> None:
    hands = at_main()
    hands.enter()
    hands.wait(59.9)
    assert (mode(hands), hands.view.timer.shown_s) == (Mode.REST, 1)
    hands.wait(0.1)
    assert mode(hands) is Mode.GO
    hands.wait(250, running=False)
    assert hands.view.timer.gone_ms == 250_000


def test_set_screen_counts_up_since_the_rest_ended() -> None:
    hands = at_main()
    hands.enter()
    hands.wait(30)
    hands.enter()
    assert mode(hands) is Mode.SET
    hands.wait(7)
    assert hands.view.timer.gone_ms == 7000


def test_prefilled_reps_are_the_expected_ones_then_the_target() -> None:
    hands = at_main()
    for _ in range(2):
        hands.enter()
        hands.wait(100)
    assert hands.view.coming is not None
    assert hands.view.coming.reps == (9,)
    hands.enter()
    hands.wait(200)
    assert hands.view.coming.reps == (8,)


def test_a_changed_load_carries_to_the_sets_that_remain() -> None:
    hands = at_main()
    for _ in range(2):
        hands.do(acts.skip_set(hands.state, hands.t))
    coming = hands.view.coming
    assert coming is not None
    hands.do(acts.log(hands.state, hands.t, replace(coming, load=kg("65")), hands.new_id))
    hands.wait(200)
    assert hands.view.coming is not None
    assert hands.view.coming.load == kg("65")
    assert hands.view.coming.reps == (8,), "a new load starts at the target"


def test_per_leg_sets_have_two_numbers() -> None:
    hands = at_main()
    hands.do(acts.skip_exercise(hands.state, hands.t))
    assert hands.view.coming is not None
    assert hands.view.coming.reps == (10, 10)


def test_skipping_everything_leads_to_the_cool_down() -> None:
    hands = at_main()
    hands.do(acts.skip_exercise(hands.state, hands.t))
    hands.do(acts.skip_exercise(hands.state, hands.t))
    assert (mode(hands), hands.view.phase) == (Mode.PHASE_READY, Phase.COOL_DOWN)


def test_stretches_run_hands_free_to_the_finish() -> None:
    hands = at_cool_down()
    hands.enter()
    seen = modes(hands, 1, 9, 29.9, 0.1, 5, 30, 10, 29, 1)
    assert seen == [
        Mode.GET_READY,
        Mode.HOLD,
        Mode.HOLD,
        Mode.SWITCH,
        Mode.HOLD,
        Mode.GET_READY,
        Mode.ROLL,
        Mode.ROLL,
        Mode.FINISH,
    ]
    ended = [one for one in hands.state.steps_ended if one.phase is Phase.COOL_DOWN]
    assert [one.seconds for one in ended] == [30, 30, 30]


def test_several_deadlines_in_one_tick_are_recorded_each_at_its_time() -> None:
    hands = at_cool_down()
    hands.enter()
    begun = hands.t
    hands.wait(500)
    ends = [one.t - begun for one in hands.ledger.happenings if isinstance(one.what, StepEnded)][
        -3:
    ]
    assert ends == [40_000, 75_000, 115_000]
    last = hands.ledger.happenings[-1]
    assert isinstance(last.what, Finished)
    assert last.at == NOON.later(last.t)


def test_a_hold_that_ended_while_closed_begins_again_at_its_get_ready() -> None:
    hands = at_cool_down()
    hands.enter()
    hands.wait(300, running=False)
    hands.reopen()
    assert mode(hands) is Mode.GET_READY
    assert hands.view.timer.left_ms == 10_000
    assert not [one for one in hands.state.steps_ended if one.phase is Phase.COOL_DOWN]


def test_a_hold_that_still_runs_goes_on_after_a_restart() -> None:
    hands = at_cool_down()
    hands.enter()
    hands.wait(20, running=False)
    hands.reopen()
    assert mode(hands) is Mode.HOLD
    assert hands.view.timer.left_ms == 20_000


def test_enter_does_nothing_in_a_hold_and_starts_it_from_the_get_ready() -> None:
    hands = at_cool_down()
    hands.enter()
    hands.wait(3)
    hands.enter()
    assert mode(hands) is Mode.HOLD
    assert hands.view.timer.left_ms == 30_000
    hands.wait(10)
    assert not hands.enter()


def test_a_pause_stops_every_timer() -> None:
    hands = at_main()
    hands.enter()
    hands.wait(10)
    hands.do(acts.pause(hands.state, hands.t))
    hands.wait(600)
    assert mode(hands) is Mode.PAUSED
    hands.enter()
    assert mode(hands) is Mode.REST
    assert hands.view.timer.left_ms == 50_000


@pytest.mark.parametrize(("seconds", "left"), [(15, 65), (-15, 35), (-15 * 9, 0)])
def test_the_rest_can_be_made_longer_and_shorter(seconds: int, left: int) -> None:
    hands = at_main()
    hands.enter()
    hands.wait(10)
    hands.do(acts.adjust(hands.state, hands.t, seconds))
    assert max(hands.view.timer.left_ms, 0) == left * 1000 or hands.view.mode is Mode.GO


def test_more_time_after_the_end_of_the_rest_brings_it_back() -> None:
    hands = at_main()
    hands.enter()
    hands.wait(100)
    hands.do(acts.adjust(hands.state, hands.t, 15))
    assert (mode(hands), hands.view.timer.left_ms) == (Mode.REST, 15_000)


def test_left_open_for_hours_asks_and_ends_at_the_last_happening() -> None:
    hands = at_main()
    hands.enter()
    logged = hands.t
    hands.wait(4 * 3600, running=False)
    assert mode(hands) is Mode.LEFT_OPEN
    hands.enter()
    assert hands.state.finished == Finished(complete=False, ended_t=logged)


def test_a_session_left_open_can_be_gone_on_with() -> None:
    hands = at_main()
    hands.enter()
    hands.wait(4 * 3600, running=False)
    hands.do(acts.go_on(hands.state, hands.t))
    assert mode(hands) is Mode.GO
    assert hands.view.timer.gone_ms == 0
    hands.wait(60)
    hands.enter()
    assert phase_s(hands.state, Phase.MAIN, hands.t) == 60, "four hours were no time in it"


def test_machine_taken_puts_another_first_and_gives_it_a_ramp() -> None:
    hands = at_main()
    hands.do(acts.reorder(hands.state, hands.t, 1))
    coming = hands.view.coming
    assert coming is not None
    assert (coming.slot, coming.kind, coming.load) == (1, SetKind.RAMP, kg("10"))
    assert hands.state.exercises[0].ramp == SMALL.main[0].ramp, "the postponed one keeps its own"


def test_machine_taken_after_lifting_gives_no_first_ramp() -> None:
    hands = at_main()
    for _ in range(3):
        hands.enter()
        hands.wait(200)
    hands.do(acts.reorder(hands.state, hands.t, 1))
    assert hands.view.coming is not None
    assert hands.view.coming.kind is SetKind.WORK


def test_one_more_set_comes_back_to_the_exercise_just_done() -> None:
    hands = at_main()
    for _ in range(4):
        hands.wait(200)
        hands.enter()
    assert hands.view.coming is not None
    assert hands.view.coming.slot == 1
    hands.do(acts.add_set(hands.state, hands.t))
    assert (hands.view.coming.slot, hands.view.coming.number) == (0, 3)


def test_one_more_set_after_the_last_exercise_returns_to_lifting() -> None:
    hands = at_main()
    while hands.state.phase is Phase.MAIN:
        hands.enter()
        hands.wait(200)
    hands.do(acts.add_set(hands.state, hands.t))
    assert hands.view.coming is not None
    assert (mode(hands), hands.view.coming.number) == (Mode.SET, 3)


def test_answer_belongs_to_the_set_before_and_counts_once() -> None:
    hands = at_main()
    hands.enter()
    assert hands.view.may_answer
    hands.do(acts.answer(hands.state, hands.t, 2.0))
    assert hands.state.sets[0].rir == 2.0
    assert not hands.view.may_answer


def test_answer_is_open_for_twenty_seconds_of_the_next_set() -> None:
    hands = at_main()
    hands.enter()
    hands.wait(60 + 20)
    assert hands.view.may_answer
    hands.wait(0.1)
    assert not hands.view.may_answer


def test_correcting_a_set_leaves_the_timer_alone() -> None:
    hands = at_main()
    hands.enter()
    hands.wait(10)
    before = hands.view.timer
    hands.do(acts.correct(hands.state, hands.t, TypedSet(kg("22.5"), (7,), None)))
    assert hands.view.timer == before
    assert (hands.state.sets[0].load, hands.state.sets[0].reps) == (kg("22.5"), (7,))


def test_a_back_dated_set_counts_its_rest_from_then() -> None:
    hands = at_main()
    hands.wait(240)
    typed = (TypedSet(kg("20"), (8,), None),)
    hands.do(acts.log_typed(hands.state, hands.t, typed, hands.new_id, ago_s=50))
    assert hands.view.timer.left_ms == 10_000


def test_sharp_pain_stops_the_exercise() -> None:
    hands = at_main()
    hands.do(acts.hurts(hands.state, hands.t, "knee", "sharp"))
    assert hands.view.coming is not None
    assert hands.view.coming.slot == 1
    assert hands.state.hurts[0].exercise == "squat"
    hands.ledger = hands.ledger.undo()
    assert hands.view.coming is not None
    assert hands.view.coming.slot == 0


def test_pain_in_a_rest_is_of_the_exercise_just_done() -> None:
    hands = at_main()
    for _ in range(4):
        hands.wait(200)
        hands.enter()
    assert hands.view.coming is not None
    assert hands.view.coming.slot == 1
    hands.do(acts.hurts(hands.state, hands.t, "knee", "niggle"))
    assert hands.state.hurts[0].exercise == "squat"


def test_undo_takes_the_set_and_its_rest_back_and_redo_brings_them() -> None:
    hands = at_main()
    hands.enter()
    with_set = hands.view
    hands.ledger = hands.ledger.undo()
    assert mode(hands) is Mode.SET
    assert not hands.state.sets
    hands.ledger = hands.ledger.redo()
    assert hands.view == with_set


def test_what_ended_by_itself_goes_with_the_act_before_it() -> None:
    hands = at_cool_down()
    hands.enter()
    hands.wait(80)
    hands.ledger = hands.ledger.undo()
    assert (mode(hands), hands.view.phase) == (Mode.PHASE_READY, Phase.COOL_DOWN)


def test_doing_something_else_ends_redo() -> None:
    hands = at_main()
    hands.enter()
    hands.ledger = hands.ledger.undo()
    hands.do(acts.skip_set(hands.state, hands.t))
    assert hands.ledger.next_redo is None


def test_a_set_that_has_stood_unusually_long_says_so_and_a_rest_never_does() -> None:
    long_s = UNUSUALLY_LONG_MS / 1000
    hands = at_main()
    assert not hands.wait(long_s - 1).view.standing_long
    assert hands.wait(1).view.standing_long
    hands.enter()
    assert mode(hands) is Mode.REST
    hands.do(acts.adjust(hands.state, hands.t, round(long_s)))
    hands.wait(long_s + 30)
    assert (mode(hands), hands.view.standing_long) == (Mode.REST, False)
