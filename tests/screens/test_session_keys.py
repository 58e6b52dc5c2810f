"""The design's table of states and keys, cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from full_leg_day import full_leg_day
from session_fixtures import kg
from session_pilot import Hand, at_home, leg_day

from legtui.screens.choice import ChoiceScreen
from legtui.screens.finish import FinishScreen
from legtui.screens.home import HomeScreen
from legtui.screens.page import PageScreen
from legtui.screens.prompt import PromptScreen
from legtui.session.view import Mode

ENTERS = ["enter", "space", "pagedown"]


class TestCardioReady:
    @pytest.mark.parametrize("key", ENTERS)
    async def test_enter_starts_it(self, tmp_path: Path, key: str) -> None:
        async with leg_day(tmp_path) as hand:
            assert hand.mode is Mode.CARDIO_READY
            await hand.press(key)
            assert hand.view.mode is Mode.WARM_UP

    async def test_sideways_jog_cycle_own(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            seen = []
            for _ in range(3):
                seen.append(hand.screen.cardio.choice)
                assert hand.shows(f"← {seen[-1]} →")
                await hand.press("right")
            assert sorted(seen) == ["cycle", "jog", "own"]
            assert hand.screen.cardio.choice == seen[0]
            await hand.press("left", "enter")
            assert hand.state.step_seconds == 300

    async def test_up_and_down_a_minute(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.press("up", "up", "down")
            assert hand.screen.cardio.seconds == 360
            await hand.press("enter")
            assert hand.view.timer.length_ms == 360_000

    async def test_time_and_digits_do_nothing(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.wait(400)
            await hand.press("5", "1")
            assert hand.mode is Mode.CARDIO_READY
            assert hand.typed is None


class TestWarmUpRunning:
    async def test_cardio_waits_at_its_end(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.press("enter")
            await hand.wait(330)
            assert hand.mode is Mode.WARM_UP
            assert hand.view.timer.over
            assert hand.shows("+0:30") or hand.view.timer.shown_s == 30
            await hand.press("enter")
            assert hand.state.steps_ended[0].seconds == 330
            assert hand.state.steps_ended[0].done

    async def test_enter_is_done_now_and_keeps_the_seconds(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.press("enter")
            await hand.wait(100)
            await hand.press("enter")
            assert hand.state.steps_ended[0].seconds == 100
            assert hand.view.mode is Mode.GET_READY

    async def test_an_item_ends_by_itself(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.press("enter")
            await hand.enter()
            await hand.wait(6 + 20 + 20)
            assert hand.mode is Mode.PHASE_READY
            assert [one.seconds for one in hand.state.steps_ended] == [1, 20, 20]

    async def test_enter_in_an_item_is_done_now(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.press("enter")
            await hand.enter()
            await hand.wait(10)
            await hand.press("enter")
            assert hand.state.steps_ended[1].seconds == 4
            assert hand.state.steps_ended[1].done

    async def test_arrows_and_digits_do_nothing(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.press("enter")
            before = hand.state
            await hand.press("left", "right", "up", "down", "3")
            assert hand.state == before
            assert hand.typed is None


class TestPhaseReady:
    @pytest.mark.parametrize("key", ENTERS)
    async def test_enter_begins_the_main_part(self, tmp_path: Path, key: str) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_main()
            await hand.wait(60)
            await hand.press(key)
            assert hand.view.mode is Mode.SET
            assert hand.view.timer.gone_ms == 0

    async def test_enter_begins_the_cool_down(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_stretch()

    async def test_digits_and_arrows_do_nothing(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_main()
            before = hand.coming
            await hand.press("left", "up", "5")
            assert hand.coming == before
            assert hand.typed is None

    async def test_the_last_set_can_still_be_answered(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("c", "2")
            assert hand.state.last_set is not None
            assert hand.state.last_set.rir == 2


class TestSet:
    @pytest.mark.parametrize("key", ENTERS)
    async def test_enter_logs_it_as_shown_and_the_rest_starts(
        self, tmp_path: Path, key: str
    ) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.wait(2)
            await hand.press(key)
            assert [(one.load, one.reps) for one in hand.state.sets] == [(kg("20"), (8,))]
            assert hand.mode is Mode.REST
            assert hand.view.timer.length_ms == 60_000

    async def test_counts_up(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.wait(75)
            assert hand.mode is Mode.SET
            assert hand.shows("1:15")

    async def test_sideways_is_one_loadable_step(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("right")
            heavier = hand.coming.load
            assert heavier is not None
            assert heavier.hundredths > 2000
            assert hand.app.coach.rack.recipe("back_squat", heavier) is not None
            await hand.press("left")
            assert hand.coming.load == kg("20")
            await hand.press("left")
            assert hand.coming.load == kg("20"), "nothing is lighter than the bar"

    async def test_up_and_down_reps(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("up", "up", "down", "down", "down")
            assert hand.coming.reps == (7,)

    async def test_a_changed_load_carries_to_the_sets_that_remain(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("s", "s")
            assert hand.coming.load == kg("60")
            await hand.press("right")
            heavier = hand.coming.load
            await hand.enter()
            assert hand.coming.load == heavier

    async def test_both_legs_or_the_one_that_tab_picks(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_lunge()
            await hand.press("up")
            assert hand.coming.reps == (11, 11)
            await hand.press("tab", "up")
            assert hand.coming.reps == (12, 11)
            assert hand.shows("left leg")
            await hand.press("tab", "down", "down")
            assert hand.coming.reps == (12, 9)
            assert hand.shows("right leg")
            await hand.press("tab", "down")
            assert hand.coming.reps == (11, 8)
            await hand.enter()
            assert hand.state.sets[-1].reps == (11, 8)

    async def test_tab_is_nothing_where_both_legs_work_together(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            assert not hand.possible("tab")

    async def test_digits_open_typed_entry(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("1", "1")
            assert hand.typed == "11"
            assert hand.shows("20 kg × 11")

    async def test_the_timer_ignores_what_is_not_running(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            before = hand.state
            await hand.press("minus", "plus", "equals_sign")
            assert hand.state == before


class TestTypedEntry:
    async def test_enter_logs_what_is_read(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press(*"100x8", "at", "9")
            assert hand.shows("100 kg × 8, 1 more in it")
            await hand.enter()
            one = hand.state.sets[0]
            assert (one.load, one.reps, one.rir) == (kg("100"), (8,), 1.0)
            assert hand.typed is None

    async def test_stays_with_the_reason_where_it_is_not_valid(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press(*"12/10")
            assert hand.shows("both legs work together here")
            await hand.enter()
            assert hand.typed == "12/10"
            assert list(hand.state.sets) == []
            await hand.press("backspace", "backspace", "backspace")
            await hand.enter()
            assert hand.state.sets[0].reps == (12,)

    async def test_escape_drops_it(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("9", "escape")
            assert hand.typed is None
            assert hand.mode is Mode.SET
            assert list(hand.state.sets) == []

    async def test_backspace_over_the_first_character_closes_it(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("9", "backspace")
            assert hand.typed is None

    async def test_letters_are_text_in_it(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press(*"100", "space", *"lb", "space", "x", "space", "8")
            assert hand.typed == "100 lb x 8"
            await hand.enter()
            assert str(hand.state.sets[0].load) == "100 lb"

    async def test_arrows_leave_the_set_beneath_alone(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            before = hand.coming
            await hand.press("9", "left", "up", "right", "down", "tab")
            assert hand.typed == "9"
            assert hand.coming == before

    async def test_b_opens_body_weight(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press(*"bwx12")
            await hand.enter()
            assert (hand.state.sets[0].load, hand.state.sets[0].reps) == (None, (12,))

    async def test_several_sets_at_once_are_one_rest_and_one_undo(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("s", "s")
            await hand.press("9", "space", "8")
            assert hand.shows("2 sets: 60 kg × 9 · 60 kg × 8")
            await hand.enter()
            assert [one.reps for one in hand.state.sets] == [(9,), (8,)]
            assert hand.mode is Mode.REST
            await hand.press("u")
            assert list(hand.state.sets) == []

    async def test_done_three_minutes_ago(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.wait(200)
            await hand.press("9", "space", "minus", "3", "m")
            assert hand.shows("done 3:00 ago")
            await hand.enter()
            assert hand.state.rest is not None
            assert hand.mode is Mode.GO

    async def test_zero_reps_are_a_set_tried(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("0")
            assert hand.typed == "0"
            await hand.enter()
            assert list(hand.state.sets) == [], "0 alone says too little"
            await hand.press(*"x0")
            await hand.enter()
            assert hand.state.sets[0].reps == (0,)

    async def test_pasted_text_is_typed_entry(self, tmp_path: Path) -> None:
        from textual import events

        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            hand.app.post_message(events.Paste("100x8\n"))
            await hand.settle()
            assert hand.typed == "100x8"
            assert list(hand.state.sets) == []


class TestRest:
    async def test_counts_down_and_becomes_go(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.wait(30)
            assert hand.view.timer.shown_s == 30
            assert hand.mode is Mode.REST
            await hand.wait(30)
            assert hand.view.mode is Mode.GO

    @pytest.mark.parametrize("key", ENTERS)
    async def test_enter_ends_it_but_not_in_its_first_second(
        self, tmp_path: Path, key: str
    ) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.wait(0.75)
            await hand.press(key)
            assert hand.mode is Mode.REST
            await hand.wait(0.75)
            await hand.press(key)
            assert hand.view.mode is Mode.SET
            assert len(hand.state.sets) == 1

    async def test_arrows_set_the_next_set(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            before = hand.coming
            await hand.press("right", "up")
            assert hand.coming.load != before.load
            assert hand.coming.reps == (before.reps[0] + 1,)
            assert hand.mode is Mode.REST

    @pytest.mark.parametrize("digit", "01234")
    async def test_a_digit_tells_how_many_more(self, tmp_path: Path, digit: str) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press(digit)
            assert hand.state.sets[0].rir == int(digit)
            assert hand.mode is Mode.REST
            await hand.press("1")
            assert hand.state.sets[0].rir == 1, "it can be said anew"

    async def test_higher_digits_do_nothing(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            before = hand.state
            await hand.press("5", "9")
            assert hand.state == before
            assert hand.typed is None


class TestGo:
    async def test_counts_up_and_enter_logs(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_go()
            await hand.wait(10)
            assert hand.shows("rest ended 0:12 ago") or hand.view.timer.gone_ms >= 12_000
            await hand.press("enter")
            assert len(hand.state.sets) == 2

    async def test_arrows_and_digits_as_at_a_set(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_go()
            await hand.press("up")
            assert hand.coming.reps == (6,)
            await hand.press("right")
            assert hand.coming.load != kg("40")
            await hand.press("9")
            assert hand.typed == "9"


class TestStretching:
    async def test_runs_hands_free_to_the_finish(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_stretch()
            seen = [hand.mode]
            for _ in range(125):
                await hand.wait(1)
                if hand.conductor.view.mode is not seen[-1]:
                    seen.append(hand.mode)
            assert seen == [
                Mode.GET_READY, Mode.HOLD, Mode.SWITCH, Mode.HOLD, Mode.GET_READY, Mode.ROLL,
                Mode.FINISH,
            ]  # fmt: skip
            assert isinstance(hand.app.screen, FinishScreen)
            assert [one.seconds for one in hand.state.steps_ended[-3:]] == [30, 30, 30]

    async def test_enter_starts_now_in_get_ready_and_switch(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_stretch()
            await hand.enter()
            assert hand.view.mode is Mode.HOLD
            await hand.wait(31.5)
            assert Mode.SWITCH is hand.conductor.view.mode
            await hand.press("enter")
            assert hand.mode is Mode.HOLD

    @pytest.mark.parametrize("key", [*ENTERS, "left", "up", "3"])
    async def test_hold_takes_no_enter_no_arrow_no_digit(self, tmp_path: Path, key: str) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_hold()
            await hand.wait(2)
            before = hand.state
            await hand.press(key)
            assert hand.state == before

    async def test_s_skips_it(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_hold()
            await hand.press("s")
            assert hand.mode is Mode.SWITCH
            assert not hand.state.steps_ended[-1].done


class TestPaused:
    @pytest.mark.parametrize("key", [*ENTERS, "p"])
    async def test_stands_still_until_enter(self, tmp_path: Path, key: str) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.wait(10)
            await hand.press("p")
            assert hand.mode is Mode.PAUSED
            await hand.wait(600)
            await hand.press(key)
            assert hand.view.mode is Mode.REST
            assert hand.view.timer.gone_ms == 10_000

    async def test_of_a_hold(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_hold()
            await hand.press("p")
            await hand.wait(100)
            await hand.press("p")
            assert hand.mode is Mode.HOLD
            assert hand.view.timer.gone_ms == 2000

    async def test_sets_and_skips_wait(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("p")
            before = hand.state
            await hand.press("s", "S", "9", "up", "left", "a", "x", "minus")
            assert hand.state == before
            assert hand.typed is None


class TestLeftOpen:
    async def left_open(self, hand: Hand) -> None:
        await hand.to_rest()
        hand.clock.sleep_lid(5 * 3600)
        hand.app.live.tick()
        await hand.settle()
        assert hand.mode is Mode.LEFT_OPEN

    async def test_enter_ends_it_at_the_last_happening(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await self.left_open(hand)
            last = hand.state.t
            await hand.enter()
            assert hand.state.finished is not None
            assert hand.state.finished.ended_t == last
            assert not hand.state.finished.complete

    async def test_arrows_choose_the_time(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await self.left_open(hand)
            last = hand.state.t
            await hand.press("right", "right", "right", "left")
            await hand.enter()
            assert hand.state.finished is not None
            assert hand.state.finished.ended_t == last + 600_000

    async def test_the_time_never_leaves_the_session(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await self.left_open(hand)
            await hand.press(*["left"] * 30, "right")
            assert hand.screen.ended_t == 300_000

    async def test_a_digit_types_it(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await self.left_open(hand)
            began = hand.conductor.moment(0).local
            await hand.wait(1.5)
            await hand.press(*f"{(began.hour + 1) % 24:02d}:30")
            assert isinstance(hand.app.screen, PromptScreen)
            await hand.press("enter")
            ended = hand.conductor.moment(hand.screen.ended_t).local
            assert (ended.hour, ended.minute) == ((began.hour + 1) % 24, 30)

    async def test_g_takes_it_up_again(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await self.left_open(hand)
            await hand.press("g")
            assert hand.view.mode is Mode.GO


class TestFinish:
    async def test_enter_goes_home(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("F")
            assert isinstance(hand.app.screen, FinishScreen)
            await hand.enter()
            assert isinstance(hand.app.screen, HomeScreen)

    async def test_u_takes_it_back(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("F", "u")
            assert hand.mode is Mode.REST
            assert hand.screen


class TestAThumbThatIsTooQuick:
    async def test_enter_twice_within_half_a_second_logs_one_set(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_go()
            await hand.press("enter")
            await hand.wait(0.25)
            await hand.press("enter")
            assert len(hand.state.sets) == 2
            assert hand.mode is Mode.REST

    async def test_a_held_enter_logs_one(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.wait(2)
            for _ in range(20):
                await hand.press("enter")
                await hand.wait(0.25)
            assert len(hand.state.sets) == 1
            assert hand.mode is Mode.REST

    async def test_nothing_for_a_second_after_a_change_by_itself(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.wait(60)
            assert hand.mode is Mode.GO
            await hand.wait(0.75)
            await hand.press("enter", "9")
            assert len(hand.state.sets) == 1
            assert hand.typed is None
            await hand.wait(0.75)
            await hand.press("9")
            assert hand.typed == "9"

    async def test_a_change_by_a_key_stops_nobody(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("3")
            assert hand.state.sets[0].rir == 3, "at once after the set"
            await hand.wait(2)
            await hand.press("enter", "9")
            assert hand.typed == "9", "at once after the rest was ended"

    async def test_real_time_whatever_the_speed(self, tmp_path: Path) -> None:
        from fake_clock import FakeClock

        async with leg_day(tmp_path, clock=FakeClock(speed=60)) as hand:
            await hand.to_set()
            await hand.wait(2)
            await hand.press("enter")
            assert hand.mode is Mode.REST
            await hand.wait(0.5)
            assert hand.view.timer.gone_ms == 30_000
            await hand.press("enter")
            assert hand.mode is Mode.REST, "its first real second"


class TestALateAnswer:
    async def test_is_taken_for_twenty_seconds_and_says_so(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_go()
            await hand.wait(15)
            await hand.press("2")
            assert hand.typed == "2"
            assert hand.shows("2 more in the set before; 2x would log 2 reps")
            await hand.enter()
            assert [one.rir for one in hand.state.sets] == [2]
            assert hand.mode is Mode.GO

    async def test_is_reps_after_that(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_go()
            await hand.wait(21)
            await hand.press("2")
            assert hand.shows("40 kg × 2")
            await hand.enter()
            assert hand.state.sets[1].reps == (2,)

    async def test_is_reps_where_an_answer_was_given(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("1")
            await hand.wait(62)
            await hand.press("2")
            assert hand.shows("40 kg × 2")

    async def test_x3_is_few_reps(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_go()
            await hand.press("3", "x")
            await hand.enter()
            assert hand.state.sets[1].reps == (3,)


class TestEveryOtherKey:
    async def test_e_corrects_the_last_set_and_not_the_timer(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.wait(20)
            await hand.press("e")
            assert hand.typed == "20x8"
            await hand.press("backspace", *"7")
            assert hand.shows("correct: 20 kg × 7")
            await hand.enter()
            assert hand.state.sets[0].reps == (7,)
            assert len(hand.state.sets) == 1
            assert hand.mode is Mode.REST
            assert hand.view.timer.gone_ms == 21_250

    async def test_u_and_pageup_undo_and_U_brings_back(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("u")
            assert list(hand.state.sets) == []
            assert hand.shows("Undone: ramp set 1 of Back squat, 20 kg × 8")
            await hand.press("U")
            assert len(hand.state.sets) == 1
            assert hand.mode is Mode.REST
            await hand.press("pageup")
            assert hand.conductor.state.sets == ()

    async def test_f_marks_the_form_and_takes_it_back(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("f")
            assert not hand.state.sets[0].form_ok
            assert hand.shows("form not clean")
            await hand.press("f")
            assert hand.conductor.state.sets[0].form_ok

    async def test_h_asks_where_and_how(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("h", "1", "1")
            assert [(one.place, one.kind) for one in hand.state.hurts] == [("knee", "niggle")]
            await hand.press("escape")
            assert hand.screen
            assert hand.coming.slot == 0

    async def test_sharp_pain_stops_the_exercise(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("h", "2", "2")
            assert hand.shows("This exercise stops here")
            await hand.press("escape")
            assert hand.state.hurts[0].kind == "sharp"
            assert hand.coming.slot == 1

    @pytest.mark.parametrize(("key", "length"), [("minus", 45), ("plus", 75), ("equals_sign", 75)])
    async def test_minus_and_plus_the_rest(self, tmp_path: Path, key: str, length: int) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press(key)
            assert hand.view.timer.length_ms == 1000 * length

    async def test_minus_and_plus_a_hold(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_hold()
            await hand.press("plus")
            assert hand.view.timer.length_ms == 45_000

    async def test_s_skips_the_set_and_the_rest(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("s")
            assert hand.mode is Mode.SET
            number = hand.coming.number
            await hand.press("s")
            assert (hand.coming.kind.value, hand.coming.number) != ("ramp", number)
            assert len(hand.state.sets) == 1

    async def test_S_skips_the_exercise_and_the_phase(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("S")
            assert hand.coming.slot == 1
            await hand.press("S")
            assert hand.mode is Mode.PHASE_READY

    async def test_c_goes_on_to_the_cool_down(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("c")
            assert hand.mode is Mode.PHASE_READY
            assert hand.shows("COOL-DOWN")
            assert not hand.possible("c")

    async def test_F_finishes_here(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("F")
            assert isinstance(hand.app.screen, FinishScreen)

    async def test_F_with_nothing_done_leaves_no_trace(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("F")
            assert isinstance(hand.app.screen, HomeScreen)
            assert hand.app.journal.sessions(9) == ()

    async def test_escape_leaves_to_home_and_the_session_stays(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("escape")
            assert isinstance(hand.app.screen, HomeScreen)
            await hand.enter()
            assert hand.screen
            assert hand.mode is Mode.REST

    async def test_o_lists_what_remains(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("o")
            assert isinstance(hand.app.screen, ChoiceScreen)
            assert hand.shows("Forward lunge 2 sets left")
            await hand.press("1")
            assert hand.coming.slot == 1
            await hand.press("u")
            assert hand.coming.slot == 0

    async def test_x_swaps_the_variation(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("x")
            assert isinstance(hand.app.screen, ChoiceScreen)
            await hand.press("1")
            assert hand.state.exercises[0].plan.variation != "back_squat"

    async def test_a_adds_a_set(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("a")
            assert hand.state.exercises[0].work_sets == 3

    async def test_p_pauses(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("p")
            assert hand.mode is Mode.PAUSED

    @pytest.mark.parametrize("key", ["w", "i", "question_mark"])
    async def test_pages_open_and_close(self, tmp_path: Path, key: str) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press(key)
            assert isinstance(hand.app.screen, PageScreen)
            await hand.press("escape")
            assert hand.screen
            assert hand.mode is Mode.SET

    async def test_n_writes_a_note(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.press("n")
            assert isinstance(hand.app.screen, PromptScreen)
            await hand.press(*"low", "space", *"bar", "enter")
            assert [one.text for one in hand.state.notes] == ["low bar"]
            assert hand.screen

    async def test_n_in_a_rest_is_about_the_set_also_when_the_rest_ends_meanwhile(
        self, tmp_path: Path
    ) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            await hand.press("n")
            assert hand.shows("Note on set 1, Back squat")
            await hand.wait(70)
            await hand.press(*"knee", "enter")
            assert hand.state.sets[0].note == "knee"
            assert hand.state.notes == ()
            await hand.press("u")
            assert hand.state.sets[0].note == ""

    async def test_t_cuts_to_the_time_there_is_says_what_and_u_brings_it_back(
        self, tmp_path: Path
    ) -> None:
        async with leg_day(tmp_path, full_leg_day()) as hand:
            await hand.to_set()
            await hand.press("t", *"soon", "enter")
            assert isinstance(hand.app.screen, PromptScreen)
            await hand.press("escape", "t", "3", "0", "enter")
            shown = "\n".join(hand.rows())
            assert "In that time" in shown
            assert "Forward lunge left out" in shown
            assert "u brings it back" in shown
            kept = sum(one.work_sets for one in hand.state.exercises)
            assert 3 <= kept < 22
            await hand.press("escape", "u")
            assert sum(one.work_sets for one in hand.state.exercises) == 22

    async def test_z_is_across_the_room_and_remembered(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            assert not hand.screen.has_class("-across")
            await hand.press("z")
            assert hand.screen.has_class("-across")
            assert "▲ ▲ ▲" in hand.rows()[1]
            await hand.enter()
        async with at_home(tmp_path) as hand:
            assert hand.screen.has_class("-across")
            await hand.press("z")
            assert not hand.screen.has_class("-across")

    async def test_stretches_open_across_the_room(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_hold()
            assert hand.screen.has_class("-across")
            await hand.press("z")
            assert not hand.screen.has_class("-across")

    async def test_the_keys_page_lists_every_key(self, tmp_path: Path) -> None:
        from legtui.screens.help import help_lines

        async with leg_day(tmp_path, size=(100, 80)) as hand:
            await hand.to_set()
            actions = hand.screen.actions
            text = "\n".join(help_lines(actions))
            assert all(action.help in text for action in actions)
            await hand.press("question_mark")
            for action in actions:
                assert hand.shows(action.help) or len(action.help) > 55, action.id

    async def test_every_key_of_the_design_has_an_action(self, tmp_path: Path) -> None:
        wanted = [
            *"eufhposSxatwincFzU", "minus", "plus", "equals_sign", "escape", "question_mark",
            "ctrl+p", "enter", "space", "pagedown", "pageup", "left", "right", "up", "down", "tab",
        ]  # fmt: skip
        async with leg_day(tmp_path) as hand:
            keys = [key for action in hand.screen.actions for key in action.keys]
            assert [key for key in wanted if key not in keys] == []
            assert len(keys) == len(set(keys)), "no key twice"

    async def test_the_palette_lists_every_action(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_rest()
            titles = {one.title for one in hand.app.get_system_commands(hand.app.screen)}
            missing = [
                action.id
                for action in hand.screen.actions
                if action.possible() and action.id != "palette" and action.word not in titles
            ]
            assert missing == []
            assert "Turns" in titles


class TestKeysInOneRead:
    async def test_a_typed_set(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.wait(2)
            await hand.burst(*"100x8", "enter")
            assert [(one.load, one.reps) for one in hand.state.sets] == [(kg("100"), (8,))]

    async def test_arrows_and_enter(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.wait(2)
            await hand.burst("up", "up", "down", "enter")
            assert hand.state.sets[0].reps == (9,)

    async def test_a_set_and_its_answer_form_and_note(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.wait(2)
            await hand.burst("enter", "2", "f", "u", "up")
            one = hand.state.sets[0]
            assert (one.reps, one.rir, one.form_ok) == ((8,), 2.0, True)
            assert hand.coming.reps == (6,)

    async def test_what_a_dialog_is_asked(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.burst("h", "1", "1")
            assert [(one.place, one.kind) for one in hand.state.hurts] == [("knee", "niggle")]

    async def test_a_note(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.burst("n", *"easy", "enter", "s")
            assert [one.text for one in hand.state.notes] == ["easy"]

    async def test_many_enters_log_one_set(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.wait(2)
            await hand.burst(*["enter"] * 20)
            assert len(hand.state.sets) == 1


class TestTheFooter:
    async def visit(self, hand: Hand) -> list[str]:
        bad = []
        for action_id, key, _ in hand.hints():
            action = next(one for one in hand.screen.actions if one.id == action_id)
            if not action.possible() or hand.screen.action_for(action.keys[0]) is not action:
                bad.append(f"{hand.mode}: {key}")
        return bad

    async def test_shows_only_keys_that_work(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path, size=(160, 40)) as hand:
            await hand.press("z")
            await hand.press("z")
            bad = await self.visit(hand)
            await hand.press("enter")
            bad += await self.visit(hand)
            await hand.to_main()
            bad += await self.visit(hand)
            await hand.enter()
            bad += await self.visit(hand)
            await hand.enter()
            bad += await self.visit(hand)
            await hand.press("p")
            bad += await self.visit(hand)
            assert bad == []

    async def test_changes_its_words_with_what_the_keys_do(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path, size=(160, 40)) as hand:
            words = {key: word for _, key, word in hand.hints()}
            assert (words["⏎"], words["←→"], words["↑↓"]) == ("Start", "kind", "minutes")
            await hand.to_set()
            words = {key: word for _, key, word in hand.hints()}
            assert (words["⏎"], words["←→"], words["↑↓"]) == ("Log set", "weight", "reps")

    async def test_a_click_on_a_hint_does_it(self, tmp_path: Path) -> None:
        async with leg_day(tmp_path) as hand:
            await hand.to_set()
            await hand.wait(2)
            await hand.click_hint("enter")
            assert len(hand.state.sets) == 1
            await hand.click_hint("undo")
            assert list(hand.state.sets) == []
