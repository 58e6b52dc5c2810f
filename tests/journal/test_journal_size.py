"""What must hold for years of sessions: small rows, and no scan of a big table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from full_leg_day import full_leg_day
from journal_fixtures import Pen

from legtui.journal.journal import Journal
from legtui.session import acts
from legtui.training.record import SetKind

MOST_BYTES = 12 * 1024
"""A session, everything included."""

BIG = ("happening", "lifted", "step", "head", "ending", "session", "plan_exercise", "rest", "note")


def lifted(journal: Journal) -> Pen:
    """A whole session: Enter at GO, the reserve told after the last set of each exercise."""
    pen = Pen.begin(journal, full_leg_day(journal.new_id()))
    hands = pen.hands
    while hands.state.finished is None:
        state = hands.state
        last = state.last_set
        if last is not None and not state.answered and last.kind is SetKind.WORK:
            exercise = state.exercises[last.slot]
            if exercise.over:
                hands.do(acts.answer(state, hands.t, 2.0))
        if state.rest is None or hands.t >= state.rest.end_a:
            hands.enter()
        hands.wait(45)
    pen.follow()
    return pen


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("journal") / "legtui.db"
    with Journal.open(path) as journal:
        lifted(journal)
    return path


def test_a_whole_session_has_its_sets_and_is_small(tmp_path: Path) -> None:
    path = tmp_path / "legtui.db"
    with Journal.open(path) as journal:
        lifted(journal)
        journal.set_setting("a", "b").result()
    empty = path.stat().st_size
    with Journal.open(path) as journal:
        for _ in range(12):
            pen = lifted(journal)
        assert journal.query(
            "SELECT kind, count(*) FROM set_log WHERE session_id = ? GROUP BY kind", (pen.key.id,)
        ) == [("ramp", 5), ("work", 25)]
    assert (path.stat().st_size - empty) / 12 < MOST_BYTES


READS: dict[str, Callable[[Journal, int], object]] = {
    "open session": lambda journal, one: journal.open_session(),
    "load": lambda journal, one: journal.load(one),
    "sessions": lambda journal, one: journal.sessions(50),
    "next page": lambda journal, one: journal.sessions(50, journal.sessions(1)[0]),
    "session": lambda journal, one: journal.session(one),
    "sessions of": lambda journal, one: journal.sessions_of([one]),
    "last day": lambda journal, one: journal.last_day(),
    "sets of": lambda journal, one: journal.sets_of(one),
    "bouts": lambda journal, one: journal.bouts("squat", 12),
    "last sets": lambda journal, one: journal.last_sets("back_squat"),
    "session ends": lambda journal, one: journal.session_ends(0),
    "work sets": lambda journal, one: journal.work_sets(0),
    "last recorded": lambda journal, one: journal.last_recorded_ms(),
    "settings": lambda journal, one: journal.settings(),
}


class Listening(sqlite3.Connection):
    """Keeps every statement it is asked."""

    asked: list[tuple[str, object]]

    def execute(self, sql: str, values: object = (), /) -> sqlite3.Cursor:
        self.asked.append((sql, values))
        return super().execute(sql, values)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", READS)
def test_no_read_scans_a_big_table(path: Path, name: str) -> None:
    with Journal.open(path) as journal:
        session = journal.sessions(1)[0].id
        journal._reader.close()
        with closing(sqlite3.connect(path, factory=Listening)) as conn:
            conn.asked = []
            journal._reader = conn
            READS[name](journal, session)
            asked, conn.asked = conn.asked, []
            scans = {
                f"{row[3]} in {sql}"
                for sql, values in asked
                for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}", values)
                if _scans(row[3], sql)
            }
            journal._reader = sqlite3.connect(path)
    assert scans == set()


def _scans(plan: str, sql: str) -> bool:
    """Whether a step of a query plan reads a whole big table, or a whole index of it; to walk
    one until a LIMIT is reached is none."""
    words = plan.split()
    return words[0] == "SCAN" and words[1] in (*BIG, *"fhaslep") and "LIMIT" not in sql
