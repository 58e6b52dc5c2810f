"""The disk fails: a set that is not on it is not shown as logged, and it goes on when it can."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from faults import program as run
from faults.nth import lives
from faults.program import Program, keeps_what_was_shown, on_a_set, stands_as_replay_says
from faults.report import Survived
from faults.shims import SYNC, WRITE, Faults, needs_compiler, plan
from journal_fixtures import Pen
from session_fixtures import SMALL

from legtui.journal.journal import Journal
from legtui.session import acts

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root to mount a small disk")


def shows(program: Program, words: str) -> bool:
    """Tell whether words stand on the screen, wherever its lines break."""
    return words in " ".join(program.terminal.screen.split())


def not_saved_then_saved(program: Program, faults: Faults, line: str, said: str) -> None:
    """Fail to log, be told what to do, see what was proposed, try again, log."""
    faults.make(line)
    program.enter()
    program.terminal.wait_for("Not saved")
    assert program.look() is None
    assert program.title_word in ("LIFT", "GO")
    program.terminal.wait_until(lambda: shows(program, said), what=said)
    program.terminal.wait_for("try again")
    faults.end()
    program.enter()
    program.ready("REST")
    program.look()
    keeps_what_was_shown(program)


@needs_compiler
def test_row_07_fsync_fails(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    faults = Faults(folder)
    with on_a_set(folder, faults.env) as program:
        line = plan(SYNC, errno.EIO)
        not_saved_then_saved(program, faults, line, "the disk refuses it")


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to inject a fault")
def test_row_07_fsync_fails_by_strace(tmp_path: Path) -> None:
    with on_a_set(tmp_path / "data") as program:
        inject = "inject=fdatasync,fsync:error=EIO"
        words = ["strace", "-f", "-qq", "-o", os.devnull, "-e", inject]
        strace = subprocess.Popen(
            [*words, "-p", str(program.terminal.pid)], stderr=subprocess.PIPE, text=True
        )
        run.wait(0.5)
        if strace.poll() is not None:
            pytest.skip("strace may not attach here")
        try:
            program.enter()
            program.terminal.wait_for("Not saved")
            assert program.look() is None
        finally:
            strace.terminate()
            strace.communicate()
        program.enter()
        program.ready("REST")
        program.look()
        keeps_what_was_shown(program)


@needs_compiler
@pytest.mark.parametrize("again", ["retry", "another deed"])
def test_row_08_fsync_fails_then_it_is_killed(tmp_path: Path, again: str) -> None:
    folder = tmp_path / "data"
    faults = Faults(folder)
    with on_a_set(folder, faults.env) as program:
        faults.make(plan(SYNC, errno.EIO))
        program.enter()
        program.terminal.wait_for("Not saved")
        if again == "another deed":
            program.terminal.press("left")
            program.terminal.wait_gone("Not saved")
            program.enter()
            program.terminal.wait_for("Not saved")
        program.terminal.kill()
        faults.end()
        program.terminal.restart()
        program.ready()
        assert len(run.sets(program.path)) <= 1
        stands_as_replay_says(program)
        if program.title_word == "LIFT":
            program.log()
        program.look()
        keeps_what_was_shown(program)
        assert run.none_twice(program.path)


def test_row_08_a_deed_given_up_leaves_no_ghost(tmp_path: Path) -> None:
    """The write reached the disk although it was told to have failed; then another deed came."""
    with Journal.open(tmp_path / "legtui.db") as journal:
        pen = Pen.begin(journal, SMALL)
        hands = pen.hands
        hands.do(acts.leave_phase(hands.state, hands.t))
        pen.play([("enter", 1)])
        given_up = hands.ledger
        hands.enter()
        ghosts = hands.ledger.happenings[len(given_up.happenings) :]
        journal.record(pen.key, ghosts).result()
        assert journal.query("SELECT count(*) FROM set_log") == [(1,)]
        hands.ledger = given_up
        journal.record(pen.key, (), None, [one.id for one in ghosts]).result()
        saved = journal.load(pen.key.id)
        assert saved is not None
        assert saved.ledger.happenings == given_up.happenings
        assert journal.query("SELECT * FROM set_log") == []
        assert all(one.ok for one in journal.check())


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """Mount a disk of a size at a folder."""
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(words, capture_output=True).returncode:
        pytest.skip("may not mount a small disk here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Leave no byte of room on a disk; return the file that takes it."""
    path = folder / "fill"
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    return path


@needs_root
def test_row_09_the_disk_is_full(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "2m"):
        folder = tmp_path / "disk" / "data"
        with on_a_set(folder, plan=run.LONG) as program:
            filled = fill(tmp_path / "disk")
            for _ in range(20):
                program.enter()
                program.terminal.wait_until(
                    lambda: "Not saved" in program.terminal.screen or program.look() is not None
                )
                if "Not saved" in program.terminal.screen:
                    break
                program.end_rest()
            said = "Not saved: the disk is full. Free some space and try again."
            program.terminal.wait_until(lambda: shows(program, said), what=said)
            filled.unlink()
            program.enter()
            program.ready("REST")
            program.look()
            keeps_what_was_shown(program)


@needs_compiler
@pytest.mark.parametrize("error", [errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.ENOSPC, errno.EIO])
def test_row_10_no_quota_no_writing_no_size(tmp_path: Path, error: int) -> None:
    folder = tmp_path / "data"
    faults = Faults(folder)
    with on_a_set(folder, faults.env) as program:
        full = "the disk is full" if error == errno.ENOSPC else "the disk refuses it"
        not_saved_then_saved(program, faults, plan(WRITE, error), full)


def test_row_10_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    run.make_open_session(folder, run.LONG)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (36_000, resource.RLIM_INFINITY))

    with on_a_set(folder, before=limit) as program:
        for _ in range(12):
            program.enter()
            program.terminal.wait_until(
                lambda: "Not saved" in program.terminal.screen or program.look() is not None
            )
            if "Not saved" in program.terminal.screen:
                break
            program.end_rest()
        program.terminal.wait_for("try again")
        room = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(program.terminal.pid, resource.RLIMIT_FSIZE, room)
        program.enter()
        program.ready("REST")
        program.look()
        keeps_what_was_shown(program)


@needs_compiler
def test_row_11_the_disk_hangs_and_the_timer_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    faults = Faults(folder)
    with on_a_set(folder, faults.env) as program:
        faults.make(plan(SYNC, delay_ms=2000))
        program.enter()
        program.terminal.wait_for("saving")
        assert program.look() is None
        painted, before = len(program.terminal.raw), program.terminal.screen
        run.wait(1.1)
        assert "saving" in program.terminal.screen
        assert len(program.terminal.raw) > painted
        assert program.terminal.screen != before
        faults.end()
        program.ready("REST")
        program.look()
        keeps_what_was_shown(program)


@needs_root
def test_row_12_a_disk_that_cannot_be_written(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "2m"):
        folder = tmp_path / "disk" / "data"
        run.make_open_session(folder)
        words = ["mount", "-o", "remount,ro", str(tmp_path / "disk")]
        subprocess.run(words, check=True)
        code, said = run.ended(folder)
        assert code == 1
        assert said.startswith("legtui: ")
        assert "Traceback" not in said
        with run.running(folder, words=("--read-only",)) as program:
            program.terminal.wait_for("look only")


@pytest.mark.parametrize("where", ["a file", "under a file", "a folder for the file"])
def test_row_12_a_place_that_is_none(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("")
    folder = tmp_path / ("file/data" if where == "under a file" else "file")
    if where == "a folder for the file":
        folder = tmp_path / "data"
        (folder / "legtui.db").mkdir(parents=True)
    code, said = run.ended(folder, size=(300, 24))
    assert code == 1
    assert said.startswith("legtui: ")
    assert said.count("legtui: ") == 1
    assert "Traceback" not in said


_OPENS = """
import os, sys
from click.testing import CliRunner
from legtui import cli
import legtui.app, legtui.machine.terminal
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
legtui.machine.terminal.why_no_terminal = lambda environ: None
done = CliRunner().invoke(cli.main, ["--data-dir", sys.argv[1]])
print(done.exit_code, done.output)
"""


def test_row_12_a_folder_of_somebody_else() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        run.make_open_session(folder)
        if os.geteuid() == 0:
            for one in (Path(name), folder, *folder.iterdir()):
                os.chown(one, 65534, 65534)
        folder.chmod(0o500)
        words = [run.LEGTUI[0], "-c", _OPENS, str(folder)]
        done = subprocess.run(words, capture_output=True, text=True)
        folder.chmod(0o700)
    assert done.stdout.startswith("1 legtui: "), done.stdout + done.stderr
    assert "read-only for you" in done.stdout or "opened for writing" in done.stdout


# -- each operation in its turn -----------------------------------------------------------------


@needs_compiler
@pytest.mark.timeout(300)
def test_row_05_each_file_operation_fails_in_its_turn(tmp_path: Path, survived: Survived) -> None:
    found = lives(tmp_path, every=80)
    assert found.runs > 8
    assert found.wrong == []
    survived(found.runs, "operations failed")


@needs_compiler
@pytest.mark.long
@pytest.mark.timeout(1800)
def test_row_05_each_file_operation_fails_in_its_turn_long(
    tmp_path: Path, survived: Survived
) -> None:
    found = lives(tmp_path, every=1)
    assert found.wrong == []
    survived(found.runs, "operations failed")


@needs_compiler
def test_row_05_control_a_lost_set_is_noticed(tmp_path: Path) -> None:
    assert lives(tmp_path, every=200, forget=True).wrong


@needs_compiler
def test_row_06_file_operations_fail_by_chance(tmp_path: Path, survived: Survived) -> None:
    found = lives(tmp_path, by_chance=24)
    assert found.wrong == []
    survived(found.runs, "lives with failures by chance")


@needs_compiler
def test_row_36_no_room_for_the_copy_before_a_migration(tmp_path: Path) -> None:
    from journal import test_journal_migrating as migrating

    path = tmp_path / "legtui.db"
    migrating.made_by(path, 4)
    before = path.read_bytes()
    code = f"""
import resource, signal
from legtui.journal.journal import Journal
from legtui.journal.errors import JournalError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
try:
    Journal.open({str(path)!r})
except JournalError as error:
    print(error)
"""
    done = subprocess.run([run.LEGTUI[0], "-c", code], capture_output=True, text=True)
    assert done.stdout.startswith("No backup was made: "), done.stderr + done.stdout
    assert "journal itself is as it was" in done.stdout
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (4,)
    assert path.read_bytes()[100:] == before[100:] or path.stat().st_size == len(before)
    migrating_works = Journal.open(path)
    assert migrating_works.settings() == {"units": "lb"}
    migrating_works.close()


def test_row_58_few_open_files(tmp_path: Path, survived: Survived) -> None:
    """However few files it may open, what was acknowledged is kept."""
    path = tmp_path / "legtui.db"
    Journal.open(path).close()
    code = f"""
import os, resource, sys
from legtui.journal.journal import Journal
from legtui.journal.errors import JournalError
resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), 100))
try:
    journal = Journal.open({str(path)!r})
    journal.set_setting(sys.argv[1], "kept").result()
    os.write(1, b"kept")
except (JournalError, OSError) as error:
    os.write(1, str(error).encode())
"""
    kept = []
    for number in range(3, 14):
        words = [run.LEGTUI[0], "-c", code, str(number)]
        done = subprocess.run(words, capture_output=True, text=True)
        assert "Traceback" not in done.stderr or done.stdout == "kept", done.stderr
        kept += [str(number)] * (done.stdout == "kept")
    assert kept
    with Journal.open(path) as journal:
        assert set(kept) <= set(journal.settings())
        assert all(one.ok for one in journal.check())
    survived(11, "limits on open files")
