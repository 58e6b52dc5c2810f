"""The made-up history: what a running program would have recorded, by the real rules."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.demo import generate, measure
from legtui.demo.generate import Played, played
from legtui.demo.habits import course
from legtui.demo.lifter import ONE_RM_KG, Lifter
from legtui.demo.planner import Planner, rungs_of
from legtui.demo.play import Play
from legtui.demo.recorder import Recorder, advanced
from legtui.demo.schedule import FIRST_DAY, leg_days
from legtui.desk.coach import Coach
from legtui.desk.preferences import Preferences
from legtui.desk.review import measuring_due
from legtui.guide import load as guide
from legtui.journal.body_values import BODY_WEIGHT, Measurement
from legtui.journal.journal import Journal
from legtui.session import acts, by_itself
from legtui.session.happenings import (
    Finished,
    Happening,
    Hurt,
    MovedOn,
    Noted,
    Paused,
    PhaseBegan,
    Reordered,
    RestEnded,
    SetChanged,
    SetsLogged,
    Started,
    StepBegan,
    StepEnded,
    TimerAdjusted,
    WentOn,
)
from legtui.session.moment import Moment
from legtui.session.plan import Phase
from legtui.session.replay import advance, replay
from legtui.session.state import State, opening
from legtui.session.typed import TypedSet
from legtui.session.view import Mode, at
from legtui.training.body import Girth, Length, LengthUnit, girth
from legtui.training.record import NoEvidence
from legtui.training.recovery import RecoveryState
from legtui.training.weight import Unit, Weight

END = Moment(utc_ms=1_795_434_000_000, offset_min=60, elapsed_ms=5_000_000, boot="boot-1")
EXERCISES = ("squat", "deadlift", "lunge", "leg_press", "hamstring_curl", "calf_raise")
MANY = 200


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as conn:
        return conn.execute(sql).fetchall()


def made_up(folder: Path, sessions: int = 24, seed: int = 1, end: Moment = END) -> Path:
    path = folder / "legtui.db"
    with Journal.open(path) as journal:
        generate(journal, sessions=sessions, seed=seed, end=end)
    return path


@pytest.fixture(scope="module")
def default(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up(tmp_path_factory.mktemp("default"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up(tmp_path_factory.mktemp("many"), MANY)


@pytest.fixture(scope="module")
def sessions() -> tuple[Played, ...]:
    luck = Random(3)
    starts = leg_days(MANY, END, luck)
    return tuple(played(count(1).__next__, starts, Planner("standard", "standard"), luck))


# -- the file ----------------------------------------------------------------------------------


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    tables = [
        row[0]
        for row in rows(
            path,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%migrations'",
        )
    ]
    return {one: rows(path, f'SELECT * FROM "{one}"') for one in tables}


def test_the_same_seed_and_end_give_the_same_rows(default: Path, tmp_path: Path) -> None:
    again = made_up(tmp_path)
    assert everything(again) == everything(default)


def test_another_seed_gives_another_history(default: Path, tmp_path: Path) -> None:
    other = made_up(tmp_path, seed=2)
    sql = "SELECT reps, load FROM set_log"
    assert rows(other, sql) != rows(default, sql)
    assert not set(rows(other, "SELECT uid FROM session")) & set(
        rows(default, "SELECT uid FROM session")
    )


def test_every_session_has_ended_before_now(many: Path) -> None:
    status = dict(rows(many, "SELECT status, count(*) FROM session_log GROUP BY status"))
    assert set(status) == {"finished", "abandoned"}
    assert status["finished"] > 0.9 * MANY
    assert rows(many, "SELECT max(utc_ms) FROM happening")[0][0] < END.utc_ms
    starts = rows(many, "SELECT started_at, ended_at FROM session_log ORDER BY started_at")
    assert all(one[1] <= after[0] for one, after in pairwise(starts))


def test_a_full_session_has_the_rows_of_the_contract(many: Path) -> None:
    last = "(SELECT session_id FROM session_log ORDER BY started_at DESC LIMIT 1)"
    sets = rows(many, f"SELECT exercise, kind, side FROM set_log WHERE session_id = {last}")
    work = [one for one in sets if one[1] == "work"]
    assert len(work) == 25
    assert sum(1 for one in work if one[2] == "left") == 3
    assert {one[0] for one in sets if one[1] == "ramp"} == {"squat", "deadlift"}
    steps = rows(
        many,
        f"SELECT phase, step, side FROM step_log WHERE session_id = {last} ORDER BY ended_at",
    )
    plan = Planner("standard", "standard").plan("A", date(2026, 1, 1))
    assert steps == [
        (str(one.phase), one.step, one.side) for one in (*plan.warm_up, *plan.cool_down)
    ]


def test_most_sessions_are_full_and_last_as_the_guide_says(many: Path) -> None:
    phases = rows(
        many,
        "SELECT warm_up_s, main_s, cool_down_s FROM session_log WHERE (SELECT count(*) FROM set_log"
        " s WHERE s.session_id = session_log.session_id AND kind = 'work') = 25",
    )
    assert len(phases) > 0.85 * MANY
    middle = [sorted(one[place] for one in phases)[len(phases) // 2] for place in range(3)]
    assert 10 * 60 <= middle[0] <= 15 * 60
    assert 60 * 60 <= middle[1] <= 75 * 60
    assert 10 * 60 <= middle[2] <= 15 * 60


def test_it_is_as_varied_as_life(many: Path, sessions: tuple[Played, ...]) -> None:
    whats = [one.what for _, happenings, _ in sessions for one in happenings]
    assert {type(one) for one in whats} == {
        Started, StepBegan, StepEnded, PhaseBegan, MovedOn, SetsLogged, SetChanged, RestEnded,
        TimerAdjusted, Paused, WentOn, Reordered, Hurt, Noted, Finished,
    }  # fmt: skip
    assert {one.complete for one in whats if isinstance(one, Finished)} == {True, False}
    assert {one.done for one in whats if isinstance(one, StepEnded)} == {True, False}
    actions = {row[0] for row in rows(many, "SELECT DISTINCT action FROM plan_exercise")}
    assert actions >= {"start", "increase", "add_reps", "repeat", "bridge"}
    assert rows(many, "SELECT count(*) FROM set_log WHERE form_ok = 0")[0][0]
    answered = rows(many, "SELECT avg(rir IS NOT NULL) FROM set_log WHERE kind = 'work'")[0][0]
    assert 0.4 < answered < 0.9
    legs = rows(
        many,
        "SELECT sum(CASE side WHEN 'left' THEN reps ELSE -reps END) FROM set_log"
        " WHERE side IS NOT NULL",
    )
    assert legs[0][0] < 0, "the left leg is the weaker one"


def test_the_lifter_gets_stronger(many: Path) -> None:
    loads = rows(
        many,
        "SELECT max(load) FROM set_log WHERE variation = 'back_squat' AND kind = 'work'"
        " GROUP BY session_id ORDER BY started_at",
    )
    assert loads[-1][0] > 1.15 * loads[0][0]


def test_the_file_stays_small(many: Path) -> None:
    assert many.stat().st_size / MANY < 12 * 1024


# -- and today ---------------------------------------------------------------------------------


@pytest.mark.parametrize("hour", [0, 5, 9, 13, 18, 21, 23])
@pytest.mark.parametrize("seed", [1, 2])
def test_today_is_a_good_day_for_a_full_session(tmp_path: Path, hour: int, seed: int) -> None:
    end = END.later((hour * 60 - (END.local.hour * 60 + END.local.minute) + 7) * 60_000)
    path = made_up(tmp_path, 8, seed, end)
    with Journal.open(path) as journal:
        coach = Coach(journal, Preferences(), lambda: end)
        assert coach.recovery().state is RecoveryState.READY
        assert coach.next_day() == "A"


def test_the_next_session_is_full_and_follows_from_the_history(default: Path) -> None:
    with Journal.open(default) as journal:
        plan = Coach(journal, Preferences(), lambda: END).plan("A")
    assert [one.sets for one in plan.main] == [4, 4, 3, 4, 3, 4]
    assert [bool(one.ramp) for one in plan.main] == [True, True, False, False, False, False]
    actions = {one.action for one in plan.main}
    assert "increase" in actions
    assert actions <= {"increase", "add_reps", "repeat", "bridge"}
    assert all(one.based_on for one in plan.main)


def test_what_is_remembered_is_what_the_file_says(tmp_path: Path) -> None:
    luck = Random(3)
    starts = leg_days(MANY, END, luck)
    planner = Planner("standard", "standard")
    marks: set[NoEvidence] = set()
    with Journal.open(tmp_path / "legtui.db") as journal:
        for number, one in enumerate(played(journal.new_id, starts, planner, luck)):
            journal.record_all([one]).result()
            if number % 40 == 39:
                for name in EXERCISES:
                    assert planner.bouts(name) == journal.bouts(name, 24)
                    marks |= {mark for bout in planner.bouts(name) for mark in bout.no_evidence}
        coach = Coach(journal, Preferences(), lambda: END)
        coached, planned = coach.plan("A").main, planner.plan("A", END.local.date()).main
    assert [(one.action, one.load, one.sets, one.target, one.expected) for one in planned] == [
        (one.action, one.load, one.sets, one.target, one.expected) for one in coached
    ]
    assert marks >= {NoEvidence.ENDED_EARLY, NoEvidence.HURT, NoEvidence.OUT_OF_ORDER}


# -- what a running program would have recorded --------------------------------------------------


def the_act(state: State, one: Happening) -> acts.Act:
    """What the acts make of the key that a happening stands for."""
    t, shown = one.t, at(state, one.t).mode
    match one.what:
        case StepBegan(choice=str(choice), seconds=int(seconds)):
            assert shown is Mode.CARDIO_READY
            return acts.start_cardio(state, t, choice, seconds)
        case StepEnded(done=True):
            assert shown is Mode.WARM_UP
            return acts.done_now(state, t)
        case StepEnded():
            return acts.skip_step(state, t)
        case PhaseBegan():
            assert shown is Mode.PHASE_READY
            return acts.begin_phase(state, t)
        case SetsLogged(sets=sets):
            assert shown in (Mode.SET, Mode.GO)
            typed = tuple(TypedSet(fact.load, fact.reps, fact.rir) for fact in sets)
            return acts.log_typed(state, t, typed, iter([fact.id for fact in sets]).__next__)
        case SetChanged(now=now, field="reserve"):
            assert at(state, t).may_answer
            assert now.rir is not None
            return acts.answer(state, t, now.rir)
        case SetChanged(field="form"):
            return acts.flag_form(state, t)
        case RestEnded():
            assert shown is Mode.REST
            return acts.end_rest(state, t)
        case TimerAdjusted(seconds=seconds):
            return acts.adjust(state, t, seconds)
        case Paused() | WentOn():
            return acts.pause(state, t)
        case Reordered(slot=slot):
            return acts.reorder(state, t, slot)
        case Hurt(place=place, kind=kind):
            return acts.hurts(state, t, place, kind)
        case Noted(text=text):
            return acts.note(state, t, text)
        case MovedOn(phase=Phase.DONE):
            return acts.leave_phase(state, t)
        case MovedOn(phase=phase):
            return acts.move_on(state, t, phase)
        case Finished(complete=False, ended_t=ended_t):
            assert shown is Mode.LEFT_OPEN
            return acts.ended_at(state, t, ended_t)
        case Finished():
            return acts.finish(state, t)
        case what:
            raise AssertionError(f"no key does {what}")


def test_each_happening_is_what_a_key_or_time_makes(sessions: tuple[Played, ...]) -> None:
    for _, happenings, plan in sessions:
        state, action, place = opening(plan), happenings[0].id, 1
        assert happenings[0].what == Started()
        state = advance(state, happenings[0])
        while place < len(happenings):
            one = happenings[place]
            by_time = by_itself.due(state, one.t)
            act = by_time[:1] or the_act(state, one)
            if by_time and len(by_time) == 2 and isinstance(by_time[1][1], Finished):
                act = by_time
            here = happenings[place : place + len(act)]
            assert act == tuple((each.t, each.what) for each in here)
            for number, each in enumerate(here):
                own = isinstance(each.what, Finished) or (not by_time and number == 0)
                action = each.id if own else action
                assert each.action == action
                state = advance(state, each)
            place += len(act)
        assert state.finished is not None
        assert state == replay(plan, happenings)


@pytest.mark.parametrize("seed", range(40))
def test_the_recorder_stands_where_replay_does(seed: int) -> None:
    luck = Random(seed)
    plan = Planner("standard", "standard").plan("A", date(2026, 1, 1))
    recorder = Recorder(plan, END, count(1).__next__, {})
    befalls = course(luck, may_be_left_open=True, plain=False)
    play = Play(recorder, Lifter(luck), replace(befalls, paused_after=3, niggle_after=5), luck)
    play.whole()
    assert recorder.state == replay(plan, recorder.happenings)


def test_a_step_of_the_recorder_is_one_of_replay(sessions: tuple[Played, ...]) -> None:
    for _, happenings, plan in sessions[::8]:
        state = opening(plan)
        for one in happenings:
            assert advanced(state, one) == advance(state, one)
            state = advance(state, one)


def test_ids_rise_and_clocks_go_together(sessions: tuple[Played, ...]) -> None:
    ids: list[int] = []
    for key, happenings, _ in sessions:
        ids.append(key.id)
        start = happenings[0].at
        for one in happenings:
            if isinstance(one.what, SetsLogged):
                ids += [fact.id for fact in one.what.sets]
            ids.append(one.id)
            assert one.at == start.later(one.t)
    assert ids == sorted(set(ids))


def test_every_load_can_be_built(sessions: tuple[Played, ...]) -> None:
    for _, happenings, _ in sessions[::10]:
        for one in happenings:
            if isinstance(one.what, SetsLogged):
                assert all(fact.load in rungs_of(fact.variation) for fact in one.what.sets)


# -- when --------------------------------------------------------------------------------------

OFFSETS = st.sampled_from([-720, -210, 0, 60, 345, 840])


@given(
    sessions=st.integers(0, 400),
    seed=st.integers(0, 1000),
    minutes=st.integers(0, 7 * 1440),
    offset=OFFSETS,
)
def test_leg_days_are_rested_and_in_order(
    sessions: int, seed: int, minutes: int, offset: int
) -> None:
    end = Moment(END.utc_ms + 60_000 * minutes, offset, 1, "b")
    starts = leg_days(sessions, end, Random(seed))
    assert len(starts) == sessions
    assert all(after.utc_ms - one.utc_ms > 36 * 3_600_000 for one, after in pairwise(starts))
    ago = [(end.local.date() - one.local.date()).days for one in starts]
    assert all(3 <= one <= 4 for one in ago[-1:])
    assert all(7 <= one <= 8 for one in ago[-2:-1])
    assert all(one.offset_min == offset and one.boot == "demo" for one in starts)


@pytest.mark.parametrize("number", [24, 2_000, 3_000, 10_000, 20_000])
def test_no_session_is_before_the_year_2000(number: int) -> None:
    starts = leg_days(number, END, Random(1))
    assert len(starts) == number
    assert starts[0].local.date() >= FIRST_DAY
    gaps = [after.utc_ms - one.utc_ms for one, after in pairwise(starts)]
    assert min(gaps) > 2.4 * 3_600_000, "they do not overlap"
    days = [one.local.date() for one in starts[-8:]]
    assert all(timedelta(3) <= after - one <= timedelta(4) for one, after in pairwise(days))


@pytest.mark.parametrize(("number", "year"), [(100, 1999), (100, 2000), (60_000, 2026)])
def test_what_does_not_fit_is_refused(number: int, year: int) -> None:
    end = Moment((year - 1970) * 31_556_952_000 + 86_400_000, 0, 1, "b")
    with pytest.raises(ValueError, match="session"):
        leg_days(number, end, Random(1))


# -- who ---------------------------------------------------------------------------------------


def test_every_variation_of_the_program_has_a_strength() -> None:
    for one in guide.exercises():
        assert {one.day_a, one.day_b} <= set(ONE_RM_KG)


@given(seed=st.integers(0, 500), kilos=st.integers(20, 200), before=st.integers(0, 3))
def test_a_set_is_within_what_is_possible(seed: int, kilos: int, before: int) -> None:
    lifter = Lifter(Random(seed))
    lifter.wake()
    done = lifter.lift(
        "forward_lunge", Weight.of(kilos, Unit.KG), before, least=10, most=12, legs=True
    )
    assert len(done.reps) == 2
    assert all(0 <= one <= 12 for one in done.reps)
    assert done.left >= 0


@pytest.mark.parametrize(
    ("warm_up", "cool_down"), [("short", "short"), ("long", "long"), ("standard", "no_roller")]
)
def test_other_lists_are_followed(tmp_path: Path, warm_up: str, cool_down: str) -> None:
    path = tmp_path / "legtui.db"
    with Journal.open(path) as journal:
        generate(journal, sessions=2, end=END, warm_up=warm_up, cool_down=cool_down)
        assert len(journal.sessions(5)) == 2
    done = rows(path, "SELECT phase, count(*) FROM step_log GROUP BY phase ORDER BY phase")
    plan = Planner(warm_up, cool_down).plan("A", date(2026, 1, 1))
    assert done == [("cool_down", 2 * len(plan.cool_down)), ("warm_up", 2 * len(plan.warm_up))]


def test_none_is_no_session(tmp_path: Path) -> None:
    assert rows(made_up(tmp_path, 0), "SELECT count(*) FROM session") == [(0,)]


# -- beside lifting ----------------------------------------------------------------------------


def test_what_is_measured_is_the_same_each_time_fits_a_body_and_is_not_due(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        with Journal.open(tmp_path / f"{name}.db") as journal:
            measure(journal, sessions=24, seed=1, end=END)
            generate(journal, sessions=4, seed=1, end=END)
            found.append(journal.body.everything())
            assert not measuring_due(journal, END.local)
    assert found[0] == found[1]
    weights = [one for one in found[0].measurements if one.site == BODY_WEIGHT]
    girths = [one for one in found[0].measurements if one.site != BODY_WEIGHT]
    assert (len(weights), len(girths), len(found[0].performances)) == (12, 12, 3)
    assert all(75 < one.weight.value < 85 for one in weights)
    assert all(len(one.readings) == 2 and girth_of(one).complete for one in girths)
    assert all(one.at < END.local for one in found[0].measurements)
    assert weights[-1].weight.value > weights[0].weight.value


def girth_of(one: Measurement) -> Girth:
    return girth([Length(each, LengthUnit(one.unit)) for each in one.readings])


def test_a_lifter_without_sessions_measures_nothing(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        measure(journal, sessions=0, end=END)
        assert list(journal.body.everything()) == []
        assert journal.last_recorded_ms() is None
