from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from journal_fixtures import Pen

from legtui.journal import errors, opening
from legtui.journal.journal import Journal
from legtui.journal.version import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "legtui.db"


@pytest.fixture
def filled(path: Path) -> Path:
    with Journal.open(path) as journal:
        Pen.begin(journal).to_the_end()
    return path


def pragma(path: Path, text: str) -> int:
    with closing(sqlite3.connect(path)) as conn:
        row = conn.execute(f"PRAGMA {text}").fetchone()
        return int(row[0]) if row else 0


def test_a_new_file_says_whose_it_is(filled: Path) -> None:
    assert pragma(filled, "application_id") == APPLICATION_ID
    assert pragma(filled, "user_version") == SCHEMA_VERSION == len(MIGRATIONS)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_lifter_can_read_it(path: Path) -> None:
    with Journal.open(path) as journal:
        Pen.begin(journal).play([("enter", 1)])
        modes = {one.name: one.stat().st_mode & 0o777 for one in path.parent.iterdir()}
        assert set(modes) >= {"legtui.db", "legtui.db-wal", "legtui.db-shm", "legtui.db.lock"}
        assert set(modes.values()) == {0o600}
        copy = journal.backup()
        assert copy.stat().st_mode & 0o777 == 0o600
        assert copy.parent.stat().st_mode & 0o777 == 0o700
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_folder_that_was_there_keeps_its_mode(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o755)
    Journal.open(path).close()
    assert path.parent.stat().st_mode & 0o777 == 0o755


def test_it_is_durable_and_checks_itself(path: Path) -> None:
    with Journal.open(path) as journal:
        assert journal._writer is not None
        said = journal._writer.submit(
            lambda conn: [
                conn.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
            ]
        ).result()
        assert said == ["wal", 3, 1, 0]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            journal._reader.execute("DELETE FROM session")


def test_an_up_to_date_file_is_opened_without_sqlite_utils(filled: Path) -> None:
    code = (
        "import sys; from legtui.journal.journal import Journal\n"
        f"journal = Journal.open({str(filled)!r}); journal.sessions(5); journal.close()\n"
        "print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_second_instance_is_refused_and_may_look(filled: Path) -> None:
    with Journal.open(filled) as journal:
        with pytest.raises(errors.AlreadyOpen, match=rf"process {os.getpid()}"):
            Journal.open(filled)
        with Journal.open(filled, read_only=True) as looking:
            assert looking.read_only
            assert looking.sessions(5) == journal.sessions(5)
            with pytest.raises(errors.ReadOnlyJournal, match="Not saved"):
                looking.set_setting("a", "b").result()
    Journal.open(filled).close()


def test_another_process_is_refused(filled: Path) -> None:
    code = (
        "from legtui.journal.journal import Journal\n"
        "from legtui.journal.errors import AlreadyOpen\n"
        f"try: Journal.open({str(filled)!r})\n"
        "except AlreadyOpen as error: print(error.headline)"
    )
    with Journal.open(filled):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == f"legtui is already open (process {os.getpid()})."


def _newer(path: Path) -> None:
    pragma(path, f"user_version = {SCHEMA_VERSION + 1}")


def _unknown_migration(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(
            "INSERT INTO _sqlite_migrations(migration_set, name, applied_at)"
            " VALUES ('legtui', 'm999_later', '')"
        )
        conn.commit()


def _foreign(path: Path) -> None:
    pragma(path, "application_id = 7")


def _half_migrated(path: Path) -> None:
    pragma(path, "user_version = 0")


def _text(path: Path) -> None:
    path.write_text("my leg days\n" * 500)


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def _zeroed(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + bytes(len(whole) - 8192))


DAMAGE = {
    _newer: errors.TooNew,
    _unknown_migration: errors.TooNew,
    _foreign: errors.NotOurs,
    _half_migrated: errors.Damaged,
    _text: errors.NotOurs,
    _truncated: errors.Damaged,
    _zeroed: errors.Damaged,
}


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda one: one.__name__)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_not_understood_is_refused_and_not_changed(
    filled: Path, damage: object, read_only: bool
) -> None:
    assert callable(damage)
    damage(filled)
    before = filled.read_bytes()
    with pytest.raises(DAMAGE[damage]) as refused:
        Journal.open(filled, read_only=read_only)
    assert refused.value.headline.endswith(".")
    assert refused.value.advice
    assert "\n" not in str(refused.value)
    assert filled.read_bytes() == before


@pytest.mark.parametrize("empty", [True, False])
def test_a_missing_file_beside_backups_is_not_a_new_lifter(filled: Path, empty: bool) -> None:
    with Journal.open(filled) as journal:
        copy = journal.backup()
    filled.unlink()
    if empty:
        filled.touch()
    with pytest.raises(errors.Missing, match=copy.name):
        Journal.open(filled)
    assert filled.exists() == empty


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(errors.NotOurs, match="not a file"):
        Journal.open(path)


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(errors.NotWritable, match="can't be opened"):
        Journal.open(tmp_path / "data" / "legtui.db")


def test_one_bad_byte_in_a_note_hides_nothing(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as conn:
        conn.execute(
            "INSERT INTO note(session_id, text, added_by)"
            " SELECT session_id, CAST(x'6261c364' AS TEXT), added_by FROM head"
        )
        conn.commit()
    with Journal.open(filled) as journal:
        assert journal.sessions(1)[0].note == "ba\ufffdd"


def test_a_failing_migration_changes_nothing(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlite_utils import Database

    from legtui.journal import migrations as steps

    later = type(steps.migrations)("legtui")

    def more(db: Database) -> None:
        db.execute("CREATE TABLE more(id INTEGER PRIMARY KEY) STRICT")

    def breaks(db: Database) -> None:
        raise sqlite3.OperationalError("no")

    names = (*MIGRATIONS, "m998_more", "m999_breaks")
    for name in names:
        later(name=name)(breaks if name == names[-1] else more)
    monkeypatch.setattr(steps, "migrations", later)
    monkeypatch.setattr(opening, "SCHEMA_VERSION", len(names))
    monkeypatch.setattr(opening, "MIGRATIONS", names)
    with pytest.raises(errors.JournalError, match="the file refuses it"):
        Journal.open(filled)
    monkeypatch.undo()
    with Journal.open(filled) as journal:
        assert journal.query("SELECT name FROM sqlite_master WHERE name = 'more'") == []
        assert journal.session_count() == 1
    (copy,) = (filled.parent / "backups").iterdir()
    assert copy.name.endswith("-before-m999_breaks.db")


_LOOKS = """
import os, sys
from legtui.journal import bouts, connect, errors, reading
from legtui.journal.journal import Journal
path = sys.argv[1]
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
try:
    Journal.open(path)
except errors.NotWritable as error:
    print(error.headline)
print(Journal.open(path, read_only=True).session_count())
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_folder_that_cannot_be_written_can_be_read(filled: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "legtui.db"
        path.write_bytes(filled.read_bytes())
        if os.geteuid() == 0:
            os.chown(path, 65534, 65534)
            os.chown(folder, 65534, 65534)
        folder.chmod(0o500)
        done = subprocess.run(
            [sys.executable, "-c", _LOOKS, str(path)], capture_output=True, text=True
        )
        folder.chmod(0o700)
    said = done.stdout.splitlines()
    assert len(said) == 2, done.stderr
    assert "can't be opened for writing" in said[0]
    assert said[1] == "1"
