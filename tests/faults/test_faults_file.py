"""The file: held, replaced, missing, damaged, newer, half migrated: never overwritten, a way on."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from faults import program as run
from faults.program import keeps_what_was_shown, on_a_set, stands_as_replay_says
from faults.report import Survived
from faults.shims import CHANGES, needs_compiler, plan, shim
from journal import test_journal_backup as backups
from journal import test_journal_migrating as migrating
from journal import test_journal_opening as opening
from journal_fixtures import Pen

from legtui.desk.at_start import rescue_notice
from legtui.journal import backup, errors
from legtui.journal.journal import Journal
from legtui.journal.undoing import settle
from legtui.journal.version import SCHEMA_VERSION


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A file with two sessions, one of them finished, that no program has open."""
    path = tmp_path / "data" / "legtui.db"
    with Journal.open(path) as journal:
        Pen.begin(journal).to_the_end()
        Pen.begin(journal).play([("enter", 1), ("note", 1)])
    return path


def test_row_26_another_program_holds_the_file(tmp_path: Path) -> None:
    with on_a_set(tmp_path / "data") as program, closing(sqlite3.connect(program.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        program.enter()
        program.terminal.wait_for("saving")
        painted = len(program.terminal.raw)
        program.terminal.wait_for("another program holds the")
        assert len(program.terminal.raw) > painted
        assert program.look() is None
        other.execute("ROLLBACK")
        program.enter()
        program.ready("REST")
        program.look()
        keeps_what_was_shown(program)


def test_row_27_another_program_reads_for_long(tmp_path: Path) -> None:
    with on_a_set(tmp_path / "data") as program, closing(sqlite3.connect(program.path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM set_log").fetchone()
        program.log()
        keeps_what_was_shown(program)
        assert other.execute("SELECT count(*) FROM set_log").fetchone() == (0,)


@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_row_28_the_file_is_replaced_under_it(tmp_path: Path, how: str) -> None:
    """What was logged goes to a file of our own, the lifter is told where, and goes on."""
    folder = tmp_path / "data"
    with on_a_set(folder) as program:
        program.log()
        program.end_rest()
        if how == "deleted":
            program.path.unlink()
        else:
            program.path.rename(folder / "conflict.db")
        if how == "replaced":
            shutil.copy(folder / "conflict.db", program.path)
        program.enter()
        program.terminal.wait_for("Not saved")
        assert program.look() is None
        (rescued,) = folder.glob("legtui.rescue-*.db")
        program.terminal.wait_for(rescued.name[:20])
        program.enter()
        program.ready("REST")
        program.look()
        program.end_rest()
        program.log()
        program.terminal.press("ctrl+q")
        assert program.terminal.wait_exit() == 0
        log = folder / "legtui.db-wal"
        assert not log.exists() or log.stat().st_size == 0, "it would damage the file in place"
        if how == "replaced":
            assert rescued.name in notice(program.path)
        else:
            with pytest.raises(errors.Missing, match=rescued.name):
                Journal.open(program.path)
        backup.restore(program.path, rescued)
        assert notice(program.path) == "", "it is all here now"
        keeps_what_was_shown(program)
        program.terminal.restart()
        stands_as_replay_says(program.ready("REST"))


def notice(path: Path) -> str:
    """What the program says at its start of a rescue file that waits."""
    with Journal.open(path) as journal:
        return rescue_notice(journal)


@pytest.mark.parametrize("empty", [True, False])
def test_row_29_the_file_is_missing_and_there_are_backups(filled: Path, empty: bool) -> None:
    with Journal.open(filled) as journal:
        copy = journal.backup()
    filled.unlink()
    if empty:
        filled.touch()
    code, said = run.ended(filled.parent, size=(250, 24))
    assert code == 1
    assert copy.name in said
    assert "legtui restore" in said
    assert filled.exists() == empty


def test_row_30_not_a_database(tmp_path: Path, survived: Survived) -> None:
    chance, path = random.Random(30), tmp_path / "legtui.db"
    for number in range(150):
        size = chance.randint(1, 9000)
        data = chance.randbytes(size) if number % 2 else b"date,exercise,kg\n" * (1 + size // 20)
        path.write_bytes(data)
        with pytest.raises(errors.JournalError) as refused:
            Journal.open(path)
        assert "\n" not in str(refused.value)
        assert path.read_bytes() == data
    survived(150, "files that are none")


def _mutated(good: bytes, kind: str, chance: random.Random) -> bytes:
    data, pages = bytearray(good), len(good) // 4096
    at = chance.randrange(len(data) - 64)
    match kind:
        case "truncated":
            return good[: chance.randint(1, len(good) - 1)]
        case "zeroed page":
            page = chance.randrange(pages) * 4096
            data[page : page + 4096] = bytes(4096)
        case "swapped pages":
            one, other = (4096 * page for page in chance.sample(range(1, pages), 2))
            data[one : one + 4096] = good[other : other + 4096]
            data[other : other + 4096] = good[one : one + 4096]
        case "flipped bit":
            data[at] ^= 1 << chance.randrange(8)
        case "bad header":
            data[chance.randrange(100)] ^= 1 << chance.randrange(8)
        case "scrambled":
            data[at : at + 64] = chance.randbytes(64)
        case "longer":
            data += chance.randbytes(5000)
    return bytes(data)


KINDS = (
    "truncated", "zeroed page", "swapped pages", "flipped bit", "bad header", "scrambled", "longer",
)  # fmt: skip


def _opened(path: Path) -> str:
    """Use a file that may be damaged, as the program would; return what came of it."""
    before = path.read_bytes()
    try:
        with Journal.open(path) as journal:
            for one in journal.sessions(50):
                journal.sets_of(one.id)
            return "fine" if all(found.ok for found in journal.check()) else "doctor objects"
    except errors.JournalError as error:
        if _other(path, before):
            return "changed"
        return type(error).__name__ if len(str(error).splitlines()) == 1 else "many lines"
    finally:
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def _other(path: Path, before: bytes) -> bool:
    """Tell whether a refused file lost anything: its length, or a byte beyond the header."""
    after = path.read_bytes()
    return len(after) < len(before) or after[100 : len(before)] != before[100:]


def mutations(path: Path, of_each: int) -> int:
    """Damage a file in every way; return how often it was survived."""
    good, chance, found = path.read_bytes(), random.Random(31), Counter[str]()
    for kind in KINDS:
        for _ in range(of_each):
            path.write_bytes(_mutated(good, kind, chance))
            found[_opened(path)] += 1
    assert not {"changed", "many lines"} & set(found)
    assert found["Damaged"] > 0
    return sum(found.values())


def test_row_31_damaged_pages(filled: Path, survived: Survived) -> None:
    survived(mutations(filled, 12), "damaged files")


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_row_31_damaged_pages_long(filled: Path, survived: Survived) -> None:
    survived(mutations(filled, 200), "damaged files")


def test_row_32_a_flipped_bit_is_found_by_the_next_backup(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as conn:
        page = conn.execute(
            "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'happening'"
        ).fetchone()[0]
    data = bytearray(filled.read_bytes())
    data[page * 4096 - 3] ^= 1
    filled.write_bytes(data)
    with pytest.raises(errors.JournalError), Journal.open(filled) as journal:
        journal.backup()


def test_row_32_a_number_that_turned_into_another(filled: Path) -> None:
    """SQLite finds nothing wrong with it; the seal of the session does."""
    with Journal.open(filled) as journal:
        assert all(one.ok for one in journal.check())
        ((reps,),) = journal.query("SELECT max(set_id) FROM lifted")
    with closing(sqlite3.connect(filled)) as conn:
        conn.execute("SELECT 1").fetchone()
        triggers = conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        saved = conn.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            conn.execute(f"DROP TRIGGER {name}")
        conn.execute("UPDATE lifted SET reps = reps + 4 WHERE set_id = ?", (reps,))
        for (sql,) in saved:
            conn.execute(sql)
        conn.commit()
    assert run.whole(filled)
    with Journal.open(filled) as journal:
        wrong = [one for one in journal.check() if not one.ok]
    assert [one.name for one in wrong] == ["as it was written"]


def test_row_32_control_what_the_lifter_changes_is_no_rot(filled: Path) -> None:
    with Journal.open(filled) as journal:
        row = journal.sessions(5)[-1]
        assert journal.query("SELECT count(*) FROM seal") == [(1,)]
        journal.undo(row.id, journal.query("SELECT max(action) FROM happening")[0][0]).result()
        journal.history.run(lambda conn: settle(conn, row.id)).result()
        assert all(one.ok for one in journal.check())


def test_row_33_one_bad_byte(filled: Path) -> None:
    with Journal.open(filled) as journal:
        journal.discard(journal.sessions(1)[0].id).result()
    opening.test_one_bad_byte_in_a_note_hides_nothing(filled)


@pytest.mark.parametrize("damage", [opening._newer, opening._unknown_migration])
def test_row_34_a_newer_legtui_wrote_it(filled: Path, damage: object) -> None:
    assert callable(damage)
    damage(filled)
    before = filled.read_bytes()
    code, said = run.ended(filled.parent, size=(250, 24))
    assert code == 1
    assert "newer legtui" in said
    assert filled.read_bytes() == before


_MIGRATES = """
import ctypes, os, sys, subprocess
from pathlib import Path
from journal import test_journal_migrating as migrating
from legtui.journal.backup import verify, version_of
from legtui.journal.journal import Journal
home, library = Path(sys.argv[1]), ctypes.CDLL(None)
library.fault_seen.restype = ctypes.c_long
kinds, step, at, lives = sys.argv[2], int(sys.argv[3]), 1, 0
while True:
    subprocess.run(["rm", "-rf", str(home)], check=True)
    home.mkdir()
    path = home / "legtui.db"
    migrating.made_by(path, 3)
    child = os.fork()
    if child == 0:
        library.fault_plan(f"{kinds} 0 0 {at} 0 1 0".encode())
        Journal.open(path).close()
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert version_of(path) in (3, int(sys.argv[4])), version_of(path)
    for one in (home / "backups").glob("legtui-*.db"):
        verify(one)
    with Journal.open(path) as journal:
        assert journal.settings() == {"units": "lb"}
        assert all(one.ok for one in journal.check()), journal.check()
    if status == 0:
        break
    at, lives = at + step, lives + 1
print(lives)
"""


def migrations_killed(folder: Path, step: int) -> int:
    """Kill a migration at each nth operation; return how often it was killed."""
    home = folder / "migrated"
    env = {
        **os.environ,
        "LD_PRELOAD": shim("fault"),
        "FAULT_DIR": str(home),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    kinds = plan(CHANGES).split()[0]
    words = [sys.executable, "-c", _MIGRATES, str(home), kinds, str(step), str(SCHEMA_VERSION)]
    done = subprocess.run(words, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return int(done.stdout)


@needs_compiler
def test_row_35_a_migration_is_killed(tmp_path: Path, survived: Survived) -> None:
    kills = migrations_killed(tmp_path, 25)
    assert kills > 1
    survived(kills, "killed migrations")


@needs_compiler
@pytest.mark.long
@pytest.mark.timeout(900)
def test_row_35_a_migration_is_killed_long(tmp_path: Path, survived: Survived) -> None:
    survived(migrations_killed(tmp_path, 1), "killed migrations")


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_row_35_every_released_schema_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    migrating.test_an_older_file_is_brought_up_to_date(tmp_path, version)


def test_row_35_a_migration_fails(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal.open(filled) as journal:
        journal.discard(journal.sessions(1)[0].id).result()
    opening.test_a_failing_migration_changes_nothing(filled, monkeypatch)


def test_row_38_thinning_with_odd_clocks() -> None:
    backups.test_thinning_keeps_the_newest_and_never_too_many()


def test_row_39_restored_while_the_log_of_a_killed_program_lies_there(tmp_path: Path) -> None:
    """The log moves away with its file; left there it would damage what is restored."""
    with on_a_set(tmp_path / "data") as program:
        with closing(sqlite3.connect(program.path)) as reader:
            copy = backup.backup_beside(reader, program.path, "before", datetime.now(UTC))
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM happening").fetchone()
            program.log()
            program.terminal.kill()
        wal = program.path.with_name("legtui.db-wal")
        if not wal.exists():
            wal.write_bytes(b"old log")
        kept = backup.restore(program.path, copy)
        assert kept is not None
        assert not wal.exists()
        assert run.whole(program.path)
        program.terminal.restart()
        program.ready("LIFT")
        assert program.look() is None


def test_row_39_restore_checks_first_and_waits_for_nobody(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        Pen.begin(journal).to_the_end()
    backups.test_restore_checks_first(tmp_path / "legtui.db")
    backups.test_restore_waits_for_no_open_program(tmp_path / "legtui.db")
