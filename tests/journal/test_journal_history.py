from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from journal_fixtures import Pen, import_sessions
from session_fixtures import NOON, kg

from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal
from legtui.journal.lifted import LiftedSet
from legtui.journal.values import PastSession, SetValues
from legtui.session import acts
from legtui.session.replay import replay
from legtui.training.record import SetKind

LATER = NOON.later(86_400_000)
SQUAT = SetValues("squat", "back_squat", SetKind.WORK, kg("100"), (8,))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "legtui.db") as opened:
        yield opened


@pytest.fixture
def session(journal: Journal) -> int:
    return Pen.begin(journal).to_the_end().key.id


def everything(journal: Journal) -> list[list[tuple[object, ...]]]:
    """All that another program can see."""
    return [
        sorted(journal.query(f"SELECT * FROM {view}"), key=repr)
        for view in ("session_log", "set_log", "step_log", "pain_log")
    ]


def work(journal: Journal, session: int, exercise: str = "squat") -> list[LiftedSet]:
    return [
        one
        for one in journal.sets_of(session)
        if one.exercise == exercise and one.set.kind is SetKind.WORK
    ]


def edit(journal: Journal, session: int, name: str) -> int:
    history, first = journal.history, work(journal, session)[0].set
    row = journal.session(session)
    assert row is not None
    match name:
        case "change set":
            return history.change_set(session, first.id, SQUAT, LATER).result()
        case "add set":
            return history.add_set(session, SQUAT, LATER).result()
        case "delete set":
            return history.delete_set(session, first.id, LATER).result()
        case "change times":
            start = row.started_at - timedelta(hours=2)
            end = start + timedelta(hours=1)
            return history.change_times(session, start, end, LATER).result()
        case "change note":
            return history.change_note(session, "legs like jelly", LATER).result()
        case "delete session":
            return history.delete_session(session, LATER).result()
        case "reopen":
            return history.reopen(session, LATER).result()
        case "add session":
            past = PastSession("uid-1", NOON.local, (SQUAT, SQUAT), note="by hand")
            return history.add_session(past, LATER).result()
        case _:
            past = PastSession("uid-2", NOON.local, (SQUAT,), kind="imported")
            return import_sessions(journal, [past], LATER)


EDITS = {
    "change set": "correction of set 1, back squat",
    "add set": "added set 3, back squat",
    "delete set": "deleted set 1, back squat",
    "change times": "change of the session's times",
    "change note": "change of the session's note",
    "delete session": "deleted session",
    "reopen": "reopened session",
    "add session": "added 1 session",
    "import": "import of other.csv",
}


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_is_one_undo_step_also_after_a_restart(
    journal: Journal, session: int, name: str
) -> None:
    before = everything(journal)
    act = edit(journal, session, name)
    after = everything(journal)
    assert after != before
    journal.close()
    with Journal.open(journal.path) as again:
        assert everything(again) == after
        took = again.history.undo_last().result()
        assert took is not None
        assert (took.action, took.words) == (act, EDITS[name])
        assert everything(again) == before
    with Journal.open(journal.path) as again:
        back = again.history.redo_last().result()
        assert back is not None
        assert (back.action, back.words) == (act, EDITS[name])
        assert everything(again) == after
        assert again.history.redo_last().result() is None
        assert all(one.ok for one in again.check())


def test_all_edits_are_taken_back_in_turn(journal: Journal, session: int) -> None:
    seen = [everything(journal)]
    names = [name for name in EDITS if name not in ("delete session", "reopen")]
    for name in names:
        edit(journal, session, name)
        seen.append(everything(journal))
    for expected in reversed(seen[:-1]):
        assert journal.history.undo_last().result() is not None
        assert everything(journal) == expected
    for expected in seen[1:]:
        assert journal.history.redo_last().result() is not None
        assert everything(journal) == expected


def test_what_is_edited_after_an_undo_ends_the_redo(journal: Journal, session: int) -> None:
    edit(journal, session, "change note")
    journal.history.undo_last().result()
    edit(journal, session, "add set")
    assert journal.history.redo_last().result() is None


def test_undo_goes_on_into_the_session_and_names_what_it_was(
    journal: Journal, session: int
) -> None:
    edit(journal, session, "change note")
    words = []
    for _ in range(4):
        took = journal.history.undo_last().result()
        assert took is not None
        words.append(took.words)
    assert words[0] == "change of the session's note"
    assert len(set(words)) > 1


def test_no_other_session_is_opened_again_while_one_is_led(journal: Journal) -> None:
    """The end is a part of the act where a key broke a hold off to finish."""
    pen = Pen.begin(journal)
    hands = pen.hands
    hands.do(acts.start_cardio(hands.state, hands.t, "jog", 60))
    hands.wait(30)
    hands.do(acts.finish(hands.state, hands.t))
    pen.follow()
    led = journal.new_session()
    assert journal.history.undo_last(but=led.id).result() is None
    took = journal.history.undo_last().result()
    assert took is not None
    assert took.words == "finish"
    row = journal.session(pen.key.id)
    assert row is not None
    assert row.status == "in_progress"


def test_a_set_is_changed_and_stays_in_its_place(journal: Journal, session: int) -> None:
    old = work(journal, session)
    edit(journal, session, "change set")
    new = work(journal, session)
    assert [one.set.id for one in new] == [one.set.id for one in old]
    assert (new[0].set.load, new[0].set.reps) == (kg("100"), (8,))
    assert new[0].set.number == 1
    assert new[0].set.logged_at == old[0].set.logged_at
    assert new[1] == old[1]


def test_sets_after_a_deleted_one_move_up(journal: Journal, session: int) -> None:
    old = work(journal, session, "lunge")
    journal.history.delete_set(session, old[0].set.id, LATER).result()
    new = work(journal, session, "lunge")
    assert [(one.set.id, one.set.number, one.set.reps) for one in new] == [
        (old[1].set.id, 1, old[1].set.reps)
    ]
    loaded = journal.load(session)
    assert loaded is not None
    sets = replay(loaded.plan, loaded.ledger.standing).sets
    assert [(one.id, one.number) for one in sets if one.exercise == "lunge"] == [(old[1].set.id, 1)]


def test_a_missed_set_is_added_with_the_next_number(journal: Journal, session: int) -> None:
    edit(journal, session, "add set")
    assert [one.set.number for one in work(journal, session)] == [1, 2, 3]
    assert work(journal, session)[-1].slot == 0


def test_a_reopened_session_goes_on_where_it_ended(journal: Journal, session: int) -> None:
    assert journal.open_session() is None
    edit(journal, session, "reopen")
    saved = journal.open_session()
    assert saved is not None
    assert saved.key.id == session
    state = replay(saved.plan, saved.ledger.standing)
    assert state.finished is None
    assert len(state.sets) == 6


def test_what_the_program_did_not_lead_cannot_be_reopened(journal: Journal, session: int) -> None:
    edit(journal, session, "add session")
    (by_hand,) = [one.id for one in journal.sessions(10) if one.kind == "by_hand"]
    with pytest.raises(JournalError, match="not led by legtui"):
        journal.history.reopen(by_hand, LATER).result()
    assert journal.open_session() is None


def test_a_session_cannot_end_before_it_starts(journal: Journal, session: int) -> None:
    before = everything(journal)
    with pytest.raises(JournalError, match="can't end before"):
        journal.history.change_times(
            session, NOON.local, NOON.local - timedelta(minutes=1), LATER
        ).result()
    assert everything(journal) == before


def test_editing_leaves_a_session_in_progress_and_its_redo_alone(
    journal: Journal, session: int
) -> None:
    pen = Pen.begin(journal).play([("enter", 1), ("enter", 1), ("undo", 1)])
    edit(journal, session, "change set")
    loaded = journal.load(pen.key.id)
    assert loaded is not None
    assert loaded.ledger == pen.hands.ledger
    pen.play([("redo", 1)])
    loaded = journal.load(pen.key.id)
    assert loaded is not None
    assert loaded.ledger == pen.hands.ledger


def test_a_past_session_keeps_what_is_known_of_it(journal: Journal) -> None:
    start = NOON.local
    sets = (
        replace(SQUAT, kind=SetKind.RAMP, load=None, reps=(5,), logged_at=start),
        replace(SQUAT, rir=6.0, form_ok=None, note="belt", logged_at=start + timedelta(minutes=4)),
        SetValues("lunge", "forward_lunge", SetKind.WORK, kg("20"), (12, 10)),
        SetValues("lunge", "forward_lunge", SetKind.WORK, kg("20"), (9,), side="left"),
        SetValues("other", "Bench Press (Barbell)", SetKind.WORK, kg("60"), (8,)),
    )
    import_sessions(journal, [PastSession("u", start, sets, kind="imported")], LATER)
    (row,) = journal.sessions(10)
    assert (row.status, row.work_sets, row.day) == ("finished", 4, None)
    assert row.ended_at == start + timedelta(minutes=4)
    lifted = journal.sets_of(row.id)
    assert [one.set.number for one in lifted] == [1, 1, 1, 2, 1]
    assert [one.set.reps for one in lifted] == [(5,), (8,), (12, 10), (9,), (8,)]
    assert (lifted[0].set.load, lifted[1].set.rir, lifted[1].note) == (None, 4.0, "belt")
    sides = journal.query("SELECT side, form_ok FROM set_log WHERE exercise = 'lunge'")
    assert sides == [("left", None), ("right", None), ("left", None)]
