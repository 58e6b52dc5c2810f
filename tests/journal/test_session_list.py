"""A page of the history is what the documented view says, session by session."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from legtui import demo
from legtui.journal.journal import Journal
from legtui.session.moment import Moment

NOW = Moment(utc_ms=1_795_440_000_000, offset_min=60, elapsed_ms=0, boot="")


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    """Made-up years: paused, cut short, left open, without a cool-down, with notes."""
    opened = Journal.open(tmp_path_factory.mktemp("list") / "legtui.db")
    demo.generate(opened, sessions=120, seed=7, end=NOW)
    return opened


def test_rows_are_those_of_the_view(journal: Journal) -> None:
    view = {
        row[0]: row[1:]
        for row in journal.query(
            "SELECT session_id, started_at, ended_at, status, day, warm_up_s, main_s,"
            " cool_down_s, note FROM session_log"
        )
    }
    rows = journal.sessions(1000)
    assert len(rows) == len(view) == 120
    for row in rows:
        started, ended, *rest = view[row.id]
        assert row.started_at.replace(microsecond=0) == datetime.fromisoformat(started)
        assert row.ended_at is not None
        assert row.ended_at.replace(microsecond=0) == datetime.fromisoformat(ended)
        now = [row.status, row.day, row.warm_up_s, row.main_s, row.cool_down_s, row.note]
        assert now == rest
    assert {row.status for row in rows} >= {"finished"}


def test_pages_of_any_size_give_the_same_rows(journal: Journal) -> None:
    whole = journal.sessions(1000)
    for size in (1, 7, 50):
        paged = list(journal.sessions(size))
        while page := journal.sessions(size, paged[-1]):
            paged += page
        assert tuple(paged) == whole


def test_one_session_is_its_row_of_the_list(journal: Journal) -> None:
    rows = journal.sessions(9)
    assert [journal.session(row.id) for row in rows] == list(rows)
    assert journal.sessions_of(row.id for row in reversed(rows)) == rows
    assert journal.session(0) is None


def test_working_sets_are_counted_once_for_both_legs(journal: Journal) -> None:
    for row in journal.sessions(5):
        sets = journal.sets_of(row.id)
        assert row.work_sets == sum(1 for one in sets if one.set.kind == "work")


def test_the_day_of_the_newest_session(journal: Journal, tmp_path: Path) -> None:
    assert journal.last_day() == journal.sessions(1)[0].day
    with Journal.open(tmp_path / "empty.db") as empty:
        assert empty.last_day() is None
