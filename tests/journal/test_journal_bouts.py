from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from journal_fixtures import Pen, import_sessions
from session_fixtures import NOON, SMALL, exercise, kg

from legtui.journal.journal import Journal
from legtui.journal.values import PastSession, SetValues
from legtui.session import acts
from legtui.session.plan import Phase
from legtui.training.record import Bout, NoEvidence, SetKind

MAIN_ONLY = replace(SMALL, warm_up=(), cool_down=())


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "legtui.db") as opened:
        yield opened


def begun(journal: Journal, days: int = 0) -> Pen:
    pen = Pen.begin(journal, MAIN_ONLY)
    pen.hands.now = NOON.later(days * 86_400_000)
    pen.hands.enter()
    pen.follow()
    return pen


def do(pen: Pen, act: acts.Act) -> None:
    assert pen.hands.do(act)
    pen.follow()


def squat(journal: Journal) -> Bout:
    (one,) = journal.bouts("squat")
    return one


def test_a_bout_stands_beside_its_plan(journal: Journal) -> None:
    pen = begun(journal).to_the_end()
    bout = squat(journal)
    assert bout.session_id == pen.key.id
    assert bout.started_at == NOON.local
    assert (bout.variation, bout.planned_sets, bout.planned_reps) == ("back_squat", 2, (8, 12))
    assert (bout.planned_load, bout.planned_target, bout.action) == (kg("60"), 8, "start")
    assert bout.loaded_with == "barbell"
    assert bout.no_evidence == frozenset()
    assert [one.kind for one in bout.sets] == [SetKind.RAMP] * 2 + [SetKind.WORK] * 2
    assert [one.id for one in bout.sets] == [one.id for one in pen.hands.state.sets[:4]]
    assert journal.bouts("lunge")[0].work[0].reps == (10, 10)


def _skip(pen: Pen) -> None:
    while pen.hands.state.current and pen.hands.state.current.work_gone < 1:
        pen.play([("enter", 1), ("wait", 61)])
    do(pen, acts.skip_set(pen.hands.state, pen.hands.t))


def _end_early(pen: Pen) -> None:
    while pen.hands.state.current and pen.hands.state.current.work_gone < 1:
        pen.play([("enter", 1), ("wait", 61)])
    do(pen, acts.finish(pen.hands.state, pen.hands.t))


def _move_on(pen: Pen) -> None:
    while pen.hands.state.current and pen.hands.state.current.work_gone < 1:
        pen.play([("enter", 1), ("wait", 61)])
    do(pen, acts.move_on(pen.hands.state, pen.hands.t, Phase.DONE))


def _hurt(pen: Pen) -> None:
    do(pen, acts.hurts(pen.hands.state, pen.hands.t, "knee", "niggle"))


def _swap(pen: Pen) -> None:
    do(pen, acts.swap(pen.hands.state, pen.hands.t, exercise(0, "squat", "front_squat")))


def _reorder(pen: Pen) -> None:
    do(pen, acts.reorder(pen.hands.state, pen.hands.t, 1))


def _trim(pen: Pen) -> None:
    from legtui.session.happenings import SetsChanged

    do(pen, ((pen.hands.t, SetsChanged(0, -1)),))


WHY = {
    _skip: NoEvidence.SKIPPED,
    _end_early: NoEvidence.ENDED_EARLY,
    _move_on: NoEvidence.ENDED_EARLY,
    _hurt: NoEvidence.HURT,
    _swap: NoEvidence.SWAPPED,
    _reorder: NoEvidence.OUT_OF_ORDER,
    _trim: NoEvidence.TRIMMED,
}


@pytest.mark.parametrize("cause", WHY, ids=lambda one: one.__name__)
def test_what_says_nothing_about_progress_says_why(journal: Journal, cause: object) -> None:
    pen = begun(journal)
    assert callable(cause)
    cause(pen)
    if pen.hands.state.finished is None and pen.hands.state.phase is not Phase.DONE:
        pen.to_the_end(200)
    assert squat(journal).no_evidence == {WHY[cause]}


def test_a_set_more_that_was_left_out_takes_nothing_away(journal: Journal) -> None:
    pen = begun(journal)
    do(pen, acts.add_set(pen.hands.state, pen.hands.t))
    while pen.hands.state.current and pen.hands.state.current.work_gone < 2:
        pen.play([("enter", 1), ("wait", 61)])
    do(pen, acts.skip_set(pen.hands.state, pen.hands.t))
    pen.to_the_end()
    assert len(squat(journal).work) == 2
    assert squat(journal).no_evidence == frozenset()


def test_a_cause_that_was_taken_back_counts_no_more(journal: Journal) -> None:
    pen = begun(journal)
    _hurt(pen)
    pen.play([("undo", 1)]).to_the_end()
    assert squat(journal).no_evidence == frozenset()


def test_a_swapped_bout_has_the_plan_of_what_was_lifted(journal: Journal) -> None:
    pen = begun(journal)
    _swap(pen)
    pen.to_the_end(200)
    assert squat(journal).variation == "front_squat"
    assert squat(journal).planned_sets == 2


def test_the_newest_bouts_come_last_whatever_was_written_first(journal: Journal) -> None:
    for days in (30, 10, 20):
        begun(journal, days).to_the_end()
    old = SetValues("squat", "box_squat", SetKind.WORK, kg("80"), (5,))
    past = PastSession("u", NOON.local, (old, old), kind="imported")
    import_sessions(journal, [past], NOON)
    gaps = [(one.started_at - NOON.local).days for one in journal.bouts("squat")]
    assert gaps == [0, 10, 20, 30]
    assert [(one.started_at - NOON.local).days for one in journal.bouts("squat", 2)] == [20, 30]
    imported = journal.bouts("squat")[0]
    assert (imported.planned_sets, imported.planned_load, imported.action) == (None, None, None)
    assert journal.bouts("calf_raise") == ()


def test_deleted_sessions_are_no_bouts(journal: Journal) -> None:
    pen = begun(journal).to_the_end()
    begun(journal, 5).to_the_end()
    journal.history.delete_session(pen.key.id, NOON).result()
    assert len(journal.bouts("squat", 1)) == len(journal.bouts("squat")) == 1
    assert len(journal.session_ends(0)) == 1


def test_last_sets_and_counts(journal: Journal) -> None:
    begun(journal).to_the_end()
    pen = begun(journal, 4).to_the_end()
    assert {one.set.id for one in journal.last_sets("back_squat")} == {
        one.id for one in pen.hands.state.sets if one.variation == "back_squat"
    }
    assert journal.last_sets("hack_squat") == ()
    since = NOON.later(86_400_000).utc_ms
    assert [(one.variation, one.sets, one.left_reps) for one in journal.work_sets(since)] == [
        ("back_squat", 2, None),
        ("forward_lunge", 2, 20),
    ]
    assert [one.exercises for one in journal.session_ends(0)] == [("squat", "lunge")] * 2
    assert journal.session_count() == 2
    assert journal.last_recorded_ms() == pen.hands.ledger.happenings[-1].at.utc_ms


def test_a_new_file_has_nothing_to_tell(journal: Journal) -> None:
    assert journal.last_recorded_ms() is None
    assert journal.open_session() is None
    assert journal.sessions(10) == ()
    assert journal.session(1) is None
    assert journal.bouts("squat", 5) == ()


def test_pages_of_sessions_join_without_gap_or_doubling(journal: Journal) -> None:
    for days in (3, 1, 2, 2, 5):
        begun(journal, days)
    whole = journal.sessions(10)
    starts = [one.started_at for one in whole]
    assert starts == sorted(starts, reverse=True)
    paged: list[object] = []
    last = None
    while page := journal.sessions(2, last):
        paged += page
        last = page[-1]
    assert tuple(paged) == whole
    assert [journal.session(one.id) for one in whole] == list(whole)
