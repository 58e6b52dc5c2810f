from __future__ import annotations

from dataclasses import replace

import pytest
from fake_clock import FakeClock
from fake_journal import Desk, Disk, FakeJournal
from hypothesis import given, settings
from hypothesis import strategies as st
from session_fixtures import SMALL, kg

from legtui.session import acts
from legtui.session.happenings import Finished, StepEnded
from legtui.session.plan import Phase
from legtui.session.replay import replay
from legtui.session.typed import TypedSet
from legtui.session.view import Draft, Mode
from legtui.training.record import SetKind


@pytest.fixture
def desk() -> Desk:
    return Desk()


def note(desk: Desk, text: str = "hm") -> acts.Act:
    return acts.note(desk.conductor.state, desk.conductor.t, text)


def draft(reps: int = 3) -> Draft:
    return Draft(slot=0, kind=SetKind.RAMP, number=1, load=kg("30"), reps=(reps,))


class TestADeedCountsOnceItIsOnTheDisk:
    def test_nothing_changes_while_it_is_saved(self, desk: Desk) -> None:
        desk.to_main()
        before = desk.conductor.state
        desk.journal.held = True
        assert desk.enter()
        assert desk.conductor.saving
        assert not desk.conductor.saved
        assert desk.conductor.state == before
        desk.answers()
        assert not desk.conductor.saving
        assert desk.conductor.saved
        assert desk.mode() is Mode.REST
        assert desk.sets() == 1

    def test_the_answer_counts_only_on_the_thread_that_owns_it(self, desk: Desk) -> None:
        desk.journal.held = True
        desk.enter()
        desk.journal.answer()
        assert desk.conductor.saving
        desk.arrive()
        assert not desk.conductor.saving

    def test_a_second_one_is_refused_meanwhile(self, desk: Desk) -> None:
        desk.to_main()
        desk.journal.held = True
        desk.enter()
        writes = len(desk.journal.recorded)
        assert not desk.enter()
        assert not desk.do(note(desk))
        assert desk.conductor.undo() is None
        assert desk.conductor.redo() is None
        assert not desk.conductor.retry()
        assert len(desk.journal.recorded) == writes
        desk.answers()
        assert desk.sets() == 1

    def test_a_deed_that_makes_no_sense_is_none(self, desk: Desk) -> None:
        assert not desk.do(())
        assert desk.journal.calls == []

    def test_the_first_deed_brings_the_plan_and_the_start(self, desk: Desk) -> None:
        desk.enter()
        assert desk.journal.disk.plan == SMALL
        assert [type(one.what).__name__ for one in desk.journal.disk.ledger.happenings] == [
            "Started",
            "StepBegan",
        ]

    def test_time_goes_on_from_the_key_not_from_the_disk(self, desk: Desk) -> None:
        desk.to_main()
        desk.journal.held = True
        desk.enter()
        desk.wait(4)
        desk.answers()
        assert desk.conductor.view.timer.gone_ms == 4000


class TestASaveThatFails:
    def test_keeps_the_deed_and_tries_the_same_again(self, desk: Desk) -> None:
        desk.to_main()
        before = desk.conductor.state
        desk.journal.failures = 1
        desk.enter()
        assert desk.conductor.failure == "Not saved: the disk is full."
        assert desk.conductor.state == before
        assert desk.conductor.retryable
        desk.wait(3)
        assert desk.conductor.retry()
        desk.arrive()
        assert desk.conductor.failure is None
        assert desk.journal.recorded[-1] == desk.journal.recorded[-2]
        assert desk.conductor.view.timer.gone_ms == 3000

    def test_that_was_the_first_brings_the_plan_again(self, desk: Desk) -> None:
        desk.journal.failures = 1
        desk.enter()
        assert desk.journal.disk.plan is None
        desk.conductor.retry()
        desk.arrive()
        assert desk.journal.disk.plan == SMALL

    def test_another_deed_instead_takes_its_ids(self, desk: Desk) -> None:
        desk.to_main()
        desk.journal.failures = 1
        desk.do(note(desk, "first"))
        desk.do(note(desk, "second"))
        assert desk.journal.recorded[-1] == desk.journal.recorded[-2]
        assert [one.text for one in desk.conductor.state.notes] == ["second"]
        assert desk.conductor.failure is None

    def test_setting_the_set_drops_it(self, desk: Desk) -> None:
        desk.to_main()
        desk.journal.failures = 1
        desk.enter()
        desk.conductor.set_draft(draft(reps=3))
        assert desk.conductor.failure is None
        assert not desk.conductor.retry()
        desk.enter()
        assert [one.reps for one in desk.conductor.state.sets] == [(3,)]

    def test_what_was_typed_stays_on_the_screen(self, desk: Desk) -> None:
        desk.to_main()
        desk.journal.failures = 2
        state, new_id = desk.conductor.state, desk.conductor.new_id
        one = TypedSet(kg("90"), (7,), None)
        desk.do(acts.log_typed(state, desk.conductor.t, (one,), new_id))
        coming = desk.conductor.view.coming
        assert coming is not None
        assert (coming.load, coming.reps) == (kg("90"), (7,))
        assert desk.conductor.failed_text == "", "it is what the screen shows"
        desk.do(acts.log_typed(state, desk.conductor.t, (one, one), new_id))
        assert desk.conductor.failed_text == "2 sets of Back squat"
        desk.conductor.retry()
        desk.arrive()
        assert [one.reps for one in desk.conductor.state.sets] == [(7,), (7,)]
        assert desk.conductor.draft is None

    def test_can_be_given_up(self, desk: Desk) -> None:
        desk.to_main()
        before = desk.conductor.state
        desk.journal.failures = 1
        desk.enter()
        assert desk.conductor.give_up() == "ramp set 1 of Back squat, 20 kg × 8"
        assert desk.conductor.failure is None
        assert desk.conductor.state == before
        assert desk.conductor.give_up() is None
        desk.enter()
        assert desk.sets() == 1

    def test_of_an_undo_leaves_the_deed(self, desk: Desk) -> None:
        desk.to_main()
        desk.enter()
        desk.journal.failures = 1
        desk.conductor.undo()
        desk.arrive()
        assert desk.sets() == 1
        assert desk.conductor.failure
        assert desk.conductor.retryable
        assert desk.conductor.give_up() is None
        desk.conductor.retry()
        desk.arrive()
        assert desk.sets() == 0
        assert desk.conductor.failure is None

    def test_sleep_meanwhile_is_not_forgotten(self, desk: Desk) -> None:
        desk.to_cool_down()
        desk.wait(12)
        assert desk.mode() is Mode.HOLD
        desk.journal.failures = 1
        desk.do(note(desk))
        desk.clock.sleep_lid(300)
        desk.conductor.tick()
        desk.conductor.retry()
        desk.arrive()
        desk.wait(0.25)
        assert desk.conductor.state.steps_ended == ()
        assert desk.mode() is Mode.GET_READY


class TestWhatEndsByItself:
    def test_is_shown_at_once_and_written_behind(self, desk: Desk) -> None:
        desk.to_cool_down()
        desk.journal.held = True
        desk.wait(40)
        assert desk.conductor.state.step == 1
        assert desk.mode() is Mode.SWITCH
        assert not desk.conductor.saved
        rows = len(desk.journal.disk.rows)
        desk.answers()
        assert desk.conductor.saved
        assert len(desk.journal.disk.rows) == rows + 1

    def test_is_tried_again_every_two_seconds(self, desk: Desk) -> None:
        desk.to_cool_down()
        desk.wait(39.75)
        desk.journal.failures = 2
        writes = len(desk.journal.recorded)
        desk.wait(0.25)
        assert len(desk.journal.recorded) == writes + 1
        assert desk.conductor.failure
        assert not desk.conductor.retryable
        desk.wait(1.75)
        assert len(desk.journal.recorded) == writes + 1
        desk.wait(0.25)
        assert len(desk.journal.recorded) == writes + 2
        desk.wait(2)
        assert len(desk.journal.recorded) == writes + 3
        assert desk.conductor.failure is None
        assert desk.conductor.saved
        assert len(set(desk.journal.recorded[writes:])) == 1

    def test_is_written_before_the_next_deed(self, desk: Desk) -> None:
        desk.to_cool_down()
        desk.wait(39.75)
        desk.journal.failures = 1
        desk.wait(0.25)
        behind = desk.journal.recorded[-1]
        desk.do(note(desk))
        assert desk.journal.recorded[-1][: len(behind)] == behind
        assert len(desk.journal.recorded[-1]) == len(behind) + 1
        assert desk.conductor.saved
        assert replay(SMALL, desk.journal.disk.ledger.standing) == desk.conductor.state

    def test_is_each_recorded_at_its_own_time(self, desk: Desk) -> None:
        desk.to_cool_down()
        began = desk.conductor.state.t
        desk.clock.advance(1.9)
        desk.conductor.tick()
        for _ in range(45):
            desk.clock.advance(1.99)
            desk.conductor.tick()
            desk.arrive()
        ends = [
            one.t - began
            for one in desk.conductor.ledger.happenings
            if isinstance(one.what, StepEnded)
        ]
        assert ends == [40_000, 75_000]

    def test_undo_waits_for_it(self, desk: Desk) -> None:
        desk.to_cool_down()
        desk.wait(39.75)
        desk.journal.held = True
        desk.wait(0.25)
        assert desk.conductor.undo_waits
        assert desk.conductor.undo() is None
        desk.answers()
        assert not desk.conductor.undo_waits
        assert desk.conductor.undo() == "start of the cool-down"

    def test_the_last_one_ends_the_session_and_can_be_undone_alone(self, desk: Desk) -> None:
        desk.to_cool_down()
        desk.wait(10 + 30 + 5 + 30 + 10 + 30)
        assert desk.mode() is Mode.FINISH
        assert desk.conductor.undo() == "finish"
        desk.arrive()
        assert desk.mode() is Mode.ALL_DONE
        assert [one.done for one in desk.conductor.state.steps_ended] == [True] * 3


class TestSleep:
    def test_begins_an_overdue_hold_again(self, desk: Desk) -> None:
        desk.to_cool_down()
        desk.wait(15)
        desk.clock.sleep_lid(600)
        desk.conductor.tick()
        desk.arrive()
        view = desk.conductor.view
        assert (view.mode, view.timer.gone_ms) == (Mode.GET_READY, 0)
        assert desk.conductor.state.steps_ended == ()

    def test_lets_a_rest_run_on(self, desk: Desk) -> None:
        desk.to_main()
        desk.enter()
        desk.clock.sleep_lid(310)
        desk.conductor.tick()
        view = desk.conductor.view
        assert (view.mode, view.timer.gone_ms) == (Mode.GO, 250_000)

    def test_a_hold_that_is_hardly_overdue_simply_ends(self, desk: Desk) -> None:
        desk.to_cool_down()
        desk.wait(39)
        desk.clock.sleep_lid(2.5)
        desk.conductor.tick()
        assert len(desk.conductor.state.steps_ended) == 1

    def test_a_start_of_the_program_counts_as_one(self, desk: Desk) -> None:
        desk.to_cool_down()
        desk.wait(15)
        desk.clock.advance(100)
        again = Desk(journal=desk.journal, clock=desk.clock)
        assert again.conductor.view.timer.over
        again.conductor.wake()
        again.arrive()
        assert again.conductor.view.mode is Mode.GET_READY
        assert again.conductor.state == replay(SMALL, again.journal.disk.ledger.standing)


class TestASessionInWhichNothingWasDone:
    def test_leaves_no_trace(self, desk: Desk) -> None:
        desk.enter()
        assert desk.journal.disk.rows
        desk.conductor.discard_if_empty()
        assert desk.journal.disk == Disk()

    def test_that_was_never_written_asks_nothing(self, desk: Desk) -> None:
        assert desk.conductor.discard_if_empty() is None
        assert desk.journal.calls == []

    def test_is_not_one_with_a_set_or_a_step(self, desk: Desk) -> None:
        desk.enter()
        desk.enter()
        assert desk.conductor.state.leaves_trace
        assert desk.conductor.discard_if_empty() is None

    def test_is_not_one_whose_first_set_is_being_saved(self, desk: Desk) -> None:
        desk.to_main()
        desk.journal.held = True
        desk.enter()
        assert desk.conductor.discard_if_empty() is None
        desk.answers()
        assert desk.sets() == 1


class TestUndo:
    def test_takes_the_last_deed_back_and_names_it(self, desk: Desk) -> None:
        desk.to_main()
        before = desk.conductor.state
        desk.enter()
        after = desk.conductor.state
        assert desk.conductor.undo() == "ramp set 1 of Back squat, 20 kg × 8"
        desk.arrive()
        assert desk.conductor.state == before
        assert desk.conductor.redo() == "ramp set 1 of Back squat, 20 kg × 8"
        desk.arrive()
        assert desk.conductor.state == after

    def test_counts_once_it_is_on_the_disk(self, desk: Desk) -> None:
        desk.to_main()
        desk.enter()
        desk.journal.held = True
        desk.conductor.undo()
        assert desk.conductor.saving
        assert desk.sets() == 1
        desk.answers()
        assert desk.sets() == 0

    def test_goes_back_to_the_start_and_no_further(self, desk: Desk) -> None:
        desk.to_main()
        desk.enter()
        undone = 0
        while desk.conductor.undo():
            desk.arrive()
            undone += 1
        assert undone == 3
        assert desk.mode() is Mode.CARDIO_READY

    def test_of_a_deed_before_a_failed_one_forgets_the_failed_one(self, desk: Desk) -> None:
        desk.to_main()
        desk.enter()
        desk.journal.failures = 1
        desk.do(note(desk))
        desk.conductor.undo()
        desk.arrive()
        assert desk.conductor.failure is None
        assert not desk.conductor.retryable
        desk.wait(1)
        assert desk.conductor.saved


class TestTheDraft:
    def test_is_kept_and_found_again(self, desk: Desk) -> None:
        desk.to_main()
        desk.conductor.set_draft(draft())
        desk.conductor.save_draft()
        again = Desk(journal=desk.journal, clock=desk.clock)
        assert again.conductor.view == desk.conductor.view
        assert again.conductor.view.coming is not None
        assert again.conductor.view.coming.reps == (3,)

    def test_is_written_once_though_it_is_set_many_times(self, desk: Desk) -> None:
        desk.to_main()
        for _ in range(5):
            desk.conductor.set_draft(draft())
        assert [name for name, _ in desk.journal.calls].count("draft") == 0
        desk.wait(1)  # the tick writes it where no screen asks for it
        assert desk.journal.disk.draft == draft()
        desk.conductor.save_draft()
        assert [name for name, _ in desk.journal.calls].count("draft") == 1

    def test_is_forgotten_with_its_set_also_on_the_disk(self, desk: Desk) -> None:
        desk.to_main()
        desk.conductor.set_draft(draft())
        desk.enter()
        assert desk.conductor.draft is None
        assert desk.journal.disk.draft is None
        assert desk.conductor.state.sets[0].load == kg("30")

    def test_is_forgotten_with_an_undo_also_on_the_disk(self, desk: Desk) -> None:
        desk.to_main()
        desk.enter()
        desk.conductor.set_draft(replace(draft(), number=2))
        desk.conductor.undo()
        desk.arrive()
        assert desk.conductor.draft is None
        assert desk.journal.disk.draft is None

    def test_outlives_an_answer_and_a_note(self, desk: Desk) -> None:
        desk.to_main()
        desk.enter()
        desk.conductor.set_draft(replace(draft(), number=2))
        desk.do(acts.answer(desk.conductor.state, desk.conductor.t, 2))
        desk.do(note(desk))
        assert desk.conductor.draft == replace(draft(), number=2)


KEYS = st.sampled_from(
    [
        "enter", "enter", "enter", "wait", "hold on", "sleep", "skip", "skip all", "note",
        "answer", "draft", "undo", "redo", "retry", "pause", "more", "finish", "cool down",
        "fails", "give up", "held", "answers",
    ]
)  # fmt: skip


def press(desk: Desk, key: str) -> None:
    one, journal = desk.conductor, desk.journal
    state, t = one.state, one.t
    match key:
        case "enter":
            desk.enter()
        case "wait":
            desk.wait(7)
        case "hold on":
            desk.wait(31)
        case "sleep":
            desk.clock.sleep_lid(90)
            one.tick()
        case "skip" if state.current_step is not None:
            desk.do(acts.skip_step(state, t))
        case "skip":
            desk.do(acts.skip_set(state, t))
        case "skip all":
            desk.do(acts.skip_exercise(state, t))
        case "note":
            desk.do(note(desk))
        case "answer":
            desk.do(acts.answer(state, t, 2))
        case "draft":
            one.set_draft(draft())
        case "undo":
            one.undo()
        case "redo":
            one.redo()
        case "retry":
            one.retry()
        case "pause":
            desk.do(acts.pause(state, t))
        case "more":
            desk.do(acts.adjust(state, t, 15))
        case "finish":
            desk.do(acts.finish(state, t))
        case "cool down":
            desk.do(acts.move_on(state, t, Phase.COOL_DOWN))
        case "fails":
            journal.failures += 1
        case "give up":
            one.give_up()
        case "held":
            journal.held = True
        case "answers":
            journal.held = False
            desk.answers()
    desk.arrive()


@settings(max_examples=150)
@given(keys=st.lists(KEYS, min_size=5, max_size=45))
def test_what_the_disk_holds_is_what_the_screen_shows(keys: list[str]) -> None:
    desk = Desk(journal=FakeJournal(), clock=FakeClock())
    for key in keys:
        press(desk, key)
        one = desk.conductor
        ids = [happening.id for happening in one.ledger.happenings]
        assert ids == sorted(set(ids)), "ids rise"
        times = [happening.t for happening in one.ledger.happenings]
        assert times == sorted(times)
        if one.saved:
            assert desk.journal.disk.ledger == one.ledger
    desk.journal.held, desk.journal.failures = False, 0
    desk.answers()
    desk.conductor.retry()
    desk.arrive()
    desk.wait(3)
    one, disk = desk.conductor, desk.journal.disk
    assert one.saved
    assert one.failure is None
    assert disk.ledger == one.ledger
    assert replay(SMALL, disk.ledger.standing) == one.state
    finishes = [h for h in one.ledger.standing if isinstance(h.what, Finished)]
    assert len(finishes) <= 1 or one.state.finished is not None
