"""Measurements, tests, photos, food and supplements: in, out, undone, and from an older file."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from fake_clock import START
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from legtui.journal.body_values import (
    BODY_WEIGHT,
    BodyRecords,
    Intake,
    Measurement,
    OwnTest,
    Performance,
    Photo,
    Record,
    Tick,
)
from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal
from legtui.journal.migrations import migrations
from legtui.journal.version import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION

AT = datetime(2026, 11, 12, 18, 4, 31, tzinfo=timezone(timedelta(hours=1)))
EXAMPLES: tuple[tuple[Record, str], ...] = (
    (Measurement(BODY_WEIGHT, None, (8240,), "kg", AT), "body weight 82.4 kg"),
    (Measurement("mid_thigh", "left", (5500, 5540), "cm", AT), "mid-thigh left 55.2 cm"),
    (Measurement("calf", "right", (1475,), "in", AT), "calf right 14.75 in"),
    (Performance("sprint", None, 3200, "s", AT, 2000), "sprint 3.2 s"),
    (Performance("single_leg", "left", 24000, "reps", AT), "single-leg calf raises left 24 reps"),
    (OwnTest("Step-downs [L]", "reps", True, True), "own test Step-downs [L]"),
    (Photo("0" * 32, "side", AT, 900, 1200), "photo, side, 12 Nov 2026"),
    (Intake("protein", 30, AT, "Fish"), "30 g protein, fish"),
    (Intake("water", 500, AT), "500 ml water"),
    (Tick("caffeine", AT, 150), "Caffeine 150 mg"),
)
VIEWS = ("measurement_log", "test_log", "photo_log", "intake_log", "supplement_log")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "legtui.db") as opened:
        yield opened


@pytest.mark.parametrize(("record", "words"), EXAMPLES, ids=[words for _, words in EXAMPLES])
def test_a_record_comes_back_and_undo_and_redo_name_it(
    journal: Journal, record: Record, words: str
) -> None:
    journal.body.add(record, START).result()
    assert list(journal.body.everything()) == [record]
    took = journal.history.undo_last().result()
    assert took is not None
    assert took.words == words
    assert list(journal.body.everything()) == []
    back = journal.history.redo_last().result()
    assert back is not None
    assert back.words == words
    assert list(journal.body.everything()) == [record]


@pytest.mark.parametrize("record", [record for record, _ in EXAMPLES])
def test_a_deleted_record_comes_back_by_undo_also_after_a_restart(
    tmp_path: Path, record: Record
) -> None:
    path = tmp_path / "legtui.db"
    with Journal.open(path) as journal:
        journal.body.add(record, START).result()
        (kept,) = journal.body.everything()
        journal.body.delete(kept, START).result()
        assert list(journal.body.everything()) == []
        with pytest.raises(JournalError, match="no such entry"):
            journal.body.delete(kept, START).result()
    with Journal.open(path) as journal:
        took = journal.history.undo_last().result()
        assert took is not None
        assert took.words.startswith("deleted ")
        assert list(journal.body.everything()) == [record]


numbers = st.integers(1, 10_000_000)
times = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
    lambda at: at.replace(microsecond=0, fold=0, tzinfo=timezone(timedelta(minutes=-210)))
)
sides = st.sampled_from([None, "left", "right"])
records = st.one_of(
    st.builds(
        Measurement,
        st.sampled_from(["mid_thigh", "calf"]),
        sides,
        st.lists(numbers, min_size=1, max_size=3).map(tuple),
        st.sampled_from(["cm", "in"]),
        times,
    ),
    st.builds(Performance, st.text("ab:é ", min_size=1, max_size=9), sides, numbers,
              st.sampled_from(["s", "m"]), times, st.none() | st.integers(1, 9999)),
    st.builds(Intake, st.sampled_from(["protein", "water"]), st.integers(1, 99_999), times,
              st.none() | st.text(min_size=1, max_size=20).filter(lambda t: "\x00" not in t)),
    st.builds(Tick, st.sampled_from(["creatine", "bcaa"]), times, st.none() | st.integers(1, 999)),
)  # fmt: skip


@given(st.lists(records, max_size=6).map(lambda many: many + many[:2]))
@settings(max_examples=25)
def test_everything_goes_into_another_file_once_and_is_the_same(many: list[Record]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        with Journal.open(Path(folder) / "one.db") as one:
            for record in many:
                one.body.add(record, START).result()
            everything = one.body.everything()
        assert sorted(map(repr, _bare(everything))) == sorted(map(repr, map(_without_id, many)))
        with Journal.open(Path(folder) / "two" / "two.db") as two:
            assert two.body.add_all(everything, START).result() == len(many)
            assert Counter(two.body.everything()) == Counter(many)
            assert two.body.add_all(everything, START).result() == 0
            if many:
                two.history.undo_last().result()
                assert two.body.everything() == BodyRecords()


def _without_id(record: Record) -> Record:
    return replace(record, id=0)


def _bare(everything: BodyRecords) -> list[Record]:
    return [_without_id(record) for record in everything]


def test_the_newest_weight_is_that_of_the_latest_day_not_the_last_entered(journal: Journal) -> None:
    for days, hundredths in ((3, 8100), (0, 8200), (9, 8300)):
        at = AT - timedelta(days=days)
        journal.body.add(Measurement(BODY_WEIGHT, None, (hundredths,), "kg", at), START).result()
    latest = journal.body.latest_weight()
    assert str(latest) == "82 kg"
    assert str(journal.body.latest_weight(AT - timedelta(days=5))) == "83 kg"
    assert journal.body.latest_weight(AT - timedelta(days=50)) is None


def test_a_weight_is_no_girth_and_a_girth_no_weight(journal: Journal) -> None:
    for wrong in (
        Measurement(BODY_WEIGHT, None, (8240,), "cm", AT),
        Measurement("calf", "left", (3800,), "kg", AT),
        Intake("beer", 500, AT),
        Intake("water", 0, AT),
        Photo("../../etc/passwd", "front", AT, 1, 1),
    ):
        with pytest.raises(JournalError):
            journal.body.add(wrong, START).result()
    assert list(journal.body.everything()) == []


def test_the_views_show_what_holds(tmp_path: Path, journal: Journal) -> None:
    for record, _ in EXAMPLES:
        journal.body.add(record, START).result()
    third = Measurement("mid_thigh", "right", (5500, 5640, 5560), "cm", AT)
    journal.body.add(third, START).result()
    with closing(sqlite3.connect(tmp_path / "legtui.db")) as conn:
        assert conn.execute(
            "SELECT at, side, value FROM measurement_log WHERE site = 'mid_thigh' ORDER BY side"
        ).fetchall() == [
            ("2026-11-12T18:04:31+01:00", "left", 55.2),
            ("2026-11-12T18:04:31+01:00", "right", 55.6),
        ]
        sizes = [conn.execute(f"SELECT count(*) FROM {view}").fetchone()[0] for view in VIEWS]
        assert sizes == [4, 2, 1, 2, 1]
    while journal.history.undo_last().result() is not None:
        pass
    with closing(sqlite3.connect(tmp_path / "legtui.db")) as conn:
        assert not any(conn.execute(f"SELECT count(*) FROM {view}").fetchone()[0] for view in VIEWS)


def first_release(path: Path) -> None:
    """Build the file as the first release made it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        migrations.apply(Database(conn, execute_plugins=False), stop_before=MIGRATIONS[1])
        conn.execute(f"PRAGMA application_id={APPLICATION_ID}")
        conn.execute("PRAGMA user_version=1")
        conn.execute("INSERT INTO setting VALUES ('unit', 'lb')")


def test_a_file_of_the_first_release_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "legtui.db"
    first_release(path)
    with closing(sqlite3.connect(path)) as conn:
        tables = {row[0] for row in conn.execute("SELECT name FROM sqlite_master")}
        assert "happening" in tables
        assert "measurement" not in tables
    with Journal.open(path) as journal:
        assert journal.settings() == {"unit": "lb"}
        assert all(finding.ok for finding in journal.check())
        journal.body.add(EXAMPLES[0][0], START).result()
        assert journal.body.latest_weight() is not None
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert list((tmp_path / "backups").glob(f"legtui-*before-{MIGRATIONS[-1]}*"))


def test_deleting_for_good_leaves_nothing_for_undo(journal: Journal) -> None:
    photo = Photo("a" * 32, "front", AT, 10, 10)
    journal.body.add(photo, START).result()
    (kept,) = journal.body.photos()
    journal.body.delete(kept, START).result()
    journal.body.forget_photos([photo.uid]).result()
    took = journal.history.undo_last().result()
    assert took is not None
    assert took.words == "photo that is gone for good"
    assert journal.body.photos() == ()
