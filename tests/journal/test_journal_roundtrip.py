from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from any_keys import KEYS, OF_THE_MACHINE
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from journal_fixtures import Pen
from session_fixtures import NOON, SMALL, exercise, kg

from legtui.journal.journal import Journal
from legtui.journal.labels import words
from legtui.journal.plans import read_plan
from legtui.journal.schema import PAYLOADS
from legtui.session import acts
from legtui.session.deed_text import act_text
from legtui.session.happenings import (
    ExerciseSkipped,
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
    SetFact,
    SetsChanged,
    SetSkipped,
    SetsLogged,
    Started,
    StepBegan,
    StepEnded,
    StepsChanged,
    Swapped,
    TimerAdjusted,
    Turns,
    WentOn,
    What,
)
from legtui.session.plan import Phase, SessionPlan
from legtui.session.replay import replay
from legtui.session.view import Draft, at
from legtui.training.record import SetKind

keys = st.lists(
    st.tuples(st.sampled_from((*KEYS, *OF_THE_MACHINE)), st.integers(0, 90)),
    min_size=1,
    max_size=35,
)
many = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with Journal.open(tmp_path_factory.mktemp("journal") / "legtui.db") as opened:
        yield opened


@given(keys, st.lists(st.integers(0, 5_000_000), max_size=4))
@example([("enter", 0), *[("wait long", 6)] * 3, ("undo", 0), ("close", 90)], [0])
@example([("enter", 1)] * 9 + [("correct", 1), ("undo", 1), ("redo", 1), ("form", 3)], [0])
@many
def test_a_loaded_session_is_the_running_one(
    journal: Journal, pressed: list[tuple[str, int]], instants: list[int]
) -> None:
    pen = Pen.begin(journal).play(pressed)
    loaded = journal.load(pen.key.id)
    if not pen.hands.ledger.happenings:
        assert loaded is None
        return
    assert loaded is not None
    assert loaded.key == pen.key
    assert loaded.plan == SMALL
    assert loaded.ledger == pen.hands.ledger
    state = replay(loaded.plan, loaded.ledger.standing)
    for t in (pen.hands.t, *instants):
        assert at(state, t) == at(pen.hands.state, t)


@given(keys)
@many
def test_undo_and_redo_in_the_file_are_those_of_the_ledger(
    journal: Journal, pressed: list[tuple[str, int]]
) -> None:
    pen = Pen.begin(journal).play([("enter", 1), *pressed])
    for key in ("undo", "undo", "redo", "undo", "redo", "redo"):
        pen.play([(key, 1)])
        loaded = journal.load(pen.key.id)
        assert loaded is not None
        assert loaded.ledger == pen.hands.ledger


def test_what_is_done_after_an_undo_ends_the_redo_in_the_file_too(journal: Journal) -> None:
    pen = Pen.begin(journal).play([("enter", 1), ("enter", 1), ("undo", 1), ("note", 1)])
    loaded = journal.load(pen.key.id)
    assert loaded is not None
    assert loaded.ledger.next_redo is None


def test_a_session_that_is_discarded_while_it_is_read_is_read_whole(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    pen = Pen.begin(journal).play([("enter", 1), ("enter", 1)])
    whole = journal.load(pen.key.id)

    def meanwhile(*args: Any) -> SessionPlan:
        journal.discard(pen.key.id).result()
        return read_plan(*args)

    monkeypatch.setattr("legtui.journal.loading.read_plan", meanwhile)
    assert journal.load(pen.key.id) == whole
    monkeypatch.undo()
    assert journal.load(pen.key.id) is None


def test_a_deed_that_takes_the_id_of_an_unacknowledged_one_replaces_it(journal: Journal) -> None:
    pen = Pen.begin(journal)
    while not pen.hands.state.sets:
        pen.play([("enter", 1), ("wait", 61)])
    while not isinstance(pen.hands.ledger.happenings[-1].what, SetChanged):
        pen.play([("form", 1)])
    ghost = pen.hands.ledger.happenings[-1]
    instead = replace(ghost, what=Noted("instead"))
    journal.record(pen.key, [instead]).result()
    loaded = journal.load(pen.key.id)
    assert loaded is not None
    assert loaded.ledger.happenings == (*pen.hands.ledger.happenings[:-1], instead)
    assert [one.set.form_ok for one in journal.sets_of(pen.key.id)] == [True]


def test_the_draft_is_kept_until_it_is_dropped(journal: Journal) -> None:
    pen = Pen.begin(journal).play([("enter", 1)])
    for draft in (
        Draft(1, SetKind.WORK, 2, kg("62.5"), (9, 8)),
        Draft(0, SetKind.RAMP, 1, None, (11,)),
        None,
    ):
        journal.save_draft(pen.key.id, draft).result()
        loaded = journal.load(pen.key.id)
        assert loaded is not None
        assert loaded.draft == draft


def test_sessions_share_their_routines_and_boots(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        for _ in range(3):
            Pen.begin(journal).play([("enter", 1)])
        counts = [
            journal._reader.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("routine", "routine_step", "boot", "lift")
        ]
    assert counts == [2, 6, 1, 2]


def test_ids_go_on_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "legtui.db"
    with Journal.open(path) as journal:
        pen = Pen.begin(journal).to_the_end()
        largest = journal.new_id()
    ids = [one.id for one in pen.hands.ledger.happenings]
    ids += [one.id for one in pen.hands.state.sets]
    with Journal.open(path) as journal:
        assert max(ids) < journal.new_id() <= largest


_KNEE = SetFact(7, 0, "squat", "back_squat", 1, SetKind.WORK, kg("60"), (8,), rir=1.5)
EXAMPLES: tuple[What, ...] = (
    PhaseBegan(Phase.MAIN),
    MovedOn(Phase.COOL_DOWN),
    StepBegan(Phase.WARM_UP, 0, ready=False, seconds=240, choice="cycle"),
    StepEnded(Phase.WARM_UP, 1, "leg_swing_fb", "left", 19, done=True),
    SetsLogged((replace(_KNEE, id=8, number=2, logged_t=2000),), rest_s=180, rest_from_t=2000),
    SetChanged(replace(_KNEE, reps=(9,), note="slow"), "set"),
    SetSkipped(0, SetKind.RAMP),
    ExerciseSkipped(1),
    RestEnded(),
    TimerAdjusted(-15),
    Paused(),
    WentOn(),
    Reordered(1),
    Swapped(exercise(0, "squat", "front_squat", load=kg("45"))),
    SetsChanged(0, -1),
    StepsChanged(Phase.COOL_DOWN, SMALL.cool_down[:1]),
    Hurt("squat", "knee", "niggle", "left"),
    Noted("short of sleep"),
    Turns(on=True),
    Finished(complete=True, ended_t=2000),
)
"""One of each kind of happening, after the start and a set."""


def test_there_is_an_example_of_every_kind_of_happening() -> None:
    assert {type(one) for one in EXAMPLES} | {Started} == set(get_args(What))


@pytest.mark.parametrize("what", EXAMPLES, ids=lambda what: type(what).__name__)
def test_every_kind_of_happening_comes_back_and_has_its_words(journal: Journal, what: What) -> None:
    def happening(t: int, one: What) -> Happening:
        new = journal.new_id()
        return Happening(new, new, t, NOON.later(t), one)

    key = journal.new_session()
    set_id = journal.new_id()
    logged = SetsLogged((replace(_KNEE, id=set_id, logged_t=1000),), 180, 1000)
    if isinstance(what, SetChanged):
        what = replace(what, now=replace(what.now, id=set_id, logged_t=1000))
    written = [happening(0, Started()), happening(1000, logged), happening(2000, what)]
    journal.record(key, written, SMALL).result()
    loaded = journal.load(key.id)
    assert loaded is not None
    assert loaded.ledger.happenings == tuple(written)
    said = act_text(replay(SMALL, written[:2]), (written[2],))
    assert said
    assert said != "the start"


def test_every_table_of_a_happening_is_known_to_what_clears_and_what_merges(
    journal: Journal,
) -> None:
    with closing(sqlite3.connect(journal.path)) as conn:
        names = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        there = {
            table
            for (table,) in names
            if any(row[1] == "happening_id" for row in conn.execute(f"PRAGMA table_info({table})"))
        }
    assert there == set(PAYLOADS)


def test_an_undo_names_the_exercise_as_it_was_when_the_deed_was_done(journal: Journal) -> None:
    pen = Pen.begin(journal).play([("enter", 1)])
    hands = pen.hands
    hands.do(acts.move_on(hands.state, hands.t, Phase.MAIN))
    hands.do(acts.swap(hands.state, hands.t, exercise(0, "squat", "front_squat")))
    hands.do(acts.skip_set(hands.state, hands.t))
    pen.follow()
    act = hands.ledger.next_undo
    assert act is not None
    with closing(sqlite3.connect(journal.path)) as conn:
        assert words(conn, act, pen.key.id, "set_skipped") == "skipped set, Front squat"
