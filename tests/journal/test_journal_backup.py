from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal_fixtures import Pen, rows

from legtui.journal import errors
from legtui.journal.backup import Copy, backup_to, copies, restore, rotate, thin, verify
from legtui.journal.journal import Journal

NOW = datetime(2026, 11, 12, 18, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Journal.open(tmp_path / "legtui.db") as journal:
        Pen.begin(journal).to_the_end()
    return tmp_path / "legtui.db"


def sessions(path: Path) -> int:
    return int(rows(path, "SELECT count(*) FROM session_log")[0][0])


def test_a_backup_is_whole_while_the_file_is_in_use(path: Path) -> None:
    with Journal.open(path) as journal:
        Pen.begin(journal).play([("enter", 1)])
        made = journal.backup(now=NOW)
        verify(made, {"session": 2})
        assert made.name == "legtui-20261112T180000Z-auto.db"
        assert sorted(one.name for one in made.parent.iterdir()) == [made.name]
        chosen = journal.backup(path.with_name("my copy.db"))
    assert sessions(made) == sessions(chosen) == 2


def test_a_backup_holds_one_moment_while_the_lifter_goes_on(path: Path) -> None:
    with Journal.open(path) as journal:

        class Overtaken(sqlite3.Connection):
            """Something is written just before and just after the pages are copied."""

            def backup(self, target: sqlite3.Connection, **_: object) -> None:
                Pen.begin(journal).play([("enter", 1)])
                super().backup(target)
                Pen.begin(journal).play([("enter", 1)])

        copy = path.with_name("copy.db")
        with closing(sqlite3.connect(path, factory=Overtaken)) as conn:
            backup_to(conn, copy)
        assert (sessions(copy), journal.session_count()) == (1, 3)


def test_a_copy_that_is_not_whole_is_no_backup_and_says_so_without_a_path(path: Path) -> None:
    class Forgetful(sqlite3.Connection):
        """The copy is of another, smaller file."""

        def backup(self, target: sqlite3.Connection, **_: object) -> None:
            with closing(sqlite3.connect(empty)) as other:
                other.backup(target)

    empty = path.with_name("empty.db")
    Journal.open(empty).close()
    copy = path.with_name("copy.db")
    with (
        closing(sqlite3.connect(path, factory=Forgetful)) as conn,
        pytest.raises(errors.Damaged) as caught,
    ):
        backup_to(conn, copy)
    assert str(caught.value) == (
        "No backup was made: the copy lacks rows of session. The journal itself is as it was."
    )
    assert not copy.exists()


def test_a_backup_that_cannot_be_written_leaves_nothing(path: Path) -> None:
    (path.parent / "backups").write_text("in the way")
    with Journal.open(path) as journal, pytest.raises(errors.JournalError, match="No backup"):
        journal.backup()
    assert [one.name for one in path.parent.glob(".*")] == []


def test_a_copy_counts_only_if_it_is_whole(path: Path) -> None:
    with pytest.raises(errors.Damaged, match="lacks rows of session"):
        verify(path, {"session": 2})
    broken = path.with_name("broken.db")
    broken.write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(errors.Damaged):
        verify(broken)
    other = path.with_name("other.db")
    with closing(sqlite3.connect(other)) as conn:
        conn.execute("CREATE TABLE t(x)")
    with pytest.raises(errors.NotOurs):
        verify(other)


def test_restore_brings_a_backup_back_and_keeps_what_it_replaces(path: Path) -> None:
    with Journal.open(path) as journal:
        copy = journal.backup()
        Pen.begin(journal).play([("enter", 1)])
    # A log left by a killed program must not end up beside the restored file.
    path.with_name("legtui.db-wal").write_bytes(b"old log")
    kept = restore(path, copy, NOW)
    assert kept is not None
    assert kept.name == "legtui.replaced-20261112T180000Z.db"
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"old log"
    kept.with_name(kept.name + "-wal").unlink()
    assert sessions(kept) == 2
    with Journal.open(path) as journal:
        assert journal.session_count() == 1
    again = restore(path, kept, NOW)
    assert again is not None
    assert again.name == "legtui.replaced-20261112T180000Z-2.db"
    assert sessions(path) == 2


def test_restore_works_where_there_is_nothing_yet(path: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "new" / "legtui.db"
    assert restore(fresh, path) is None
    assert sessions(fresh) == 1


def test_restore_checks_first(path: Path) -> None:
    before = path.read_bytes()
    broken = path.with_name("broken.db")
    broken.write_bytes(before[:-4096])
    with pytest.raises(errors.Damaged):
        restore(path, broken)
    with closing(sqlite3.connect(broken)) as conn:
        conn.close()
    newer = path.with_name("newer.db")
    newer.write_bytes(before)
    with closing(sqlite3.connect(newer)) as conn:
        conn.execute("PRAGMA user_version = 99")
    with pytest.raises(errors.TooNew):
        restore(path, newer)
    with pytest.raises(errors.JournalError):
        restore(path, path.with_name("nothing.db"))
    assert path.read_bytes() == before


def test_restore_waits_for_no_open_program(path: Path) -> None:
    with Journal.open(path) as journal:
        copy = journal.backup()
        with pytest.raises(errors.AlreadyOpen):
            restore(path, copy)


def test_rotation_deletes_only_its_own_files(path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    for hours in range(0, 24 * 60, 12):
        made = NOW - timedelta(hours=hours)
        (folder / f"legtui-{made:%Y%m%dT%H%M%SZ}-auto.db").write_bytes(b"x")
    (folder / "legtui-my own.db").write_bytes(b"x")
    gone = rotate(path, NOW)
    assert (folder / "legtui-my own.db").exists()
    left = copies(path)
    assert len(gone) + len(left) == 120
    assert left[-1].made == NOW
    assert len({one.made.date() for one in left if one.made > NOW - timedelta(days=7)}) == 7
    assert rotate(path, NOW) == []


times = st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2028, 1, 1)), max_size=60)


@given(times, st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)))
def test_thinning_keeps_the_newest_and_never_too_many(made: list[datetime], now: datetime) -> None:
    now = now.replace(tzinfo=UTC)
    all_of_them = [
        Copy(one.replace(tzinfo=UTC), Path(f"{number}.db")) for number, one in enumerate(made)
    ]
    gone = thin(all_of_them, now)
    kept = [one for one in all_of_them if one not in gone]
    assert set(gone) <= set(all_of_them)
    if all_of_them:
        assert max(all_of_them, key=lambda one: one.made).made in {one.made for one in kept}
    assert len([one for one in kept if one.made <= now]) <= 7 + 4 + 12 + 1
    assert all(one.made <= now for one in gone)
    assert thin(kept, now) == []
    for one in all_of_them:
        if timedelta(0) <= now - one.made and (now.date() - one.made.date()).days < 7:
            assert any(other.made.date() == one.made.date() for other in kept)


def test_thinning_within_a_size_drops_the_oldest_and_never_the_newest() -> None:
    made = [Copy(NOW - timedelta(days=day), Path(f"{day}.db")) for day in range(5)]
    size = {one.path: 10 for one in made}
    assert thin(made, NOW, most_bytes=25, size=size) == made[2:]
    assert thin(made, NOW, most_bytes=1, size=size) == made[1:]


def test_the_doctor_finds_what_is_wrong(path: Path) -> None:
    with Journal.open(path) as journal:
        assert {one.detail for one in journal.check()} == {"as it should be"}
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DROP VIEW pain_log")
        conn.execute("DELETE FROM head")
        conn.execute("DELETE FROM kind WHERE name = 'started'")
        conn.commit()
    with Journal.open(path) as journal:
        wrong = {one.name: one.detail for one in journal.check() if not one.ok}
    assert wrong == {
        "belongs together": "rows point to nothing in happening",
        "tables and views": "missing: pain_log",
        "recorded without gaps": "8 sets of a session without a start",
    }
