"""Private: nobody else can read it, nothing leaves the machine, a crash tells nothing personal."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
from pathlib import Path

import pytest
from faults import program as run
from faults.program import keeps_what_was_shown, on_a_set
from faults.shims import needs_compiler, shim

_INTERNET = {str(int(socket.AF_INET)), str(int(socket.AF_INET6))}


def play_a_session(folder: Path, env: dict[str, str]) -> None:
    """Log sets, rest, stretch, finish, look at the other screens, leave."""
    with on_a_set(folder, env) as program:
        program.log()
        program.end_rest()
        program.log()
        keeps_what_was_shown(program)
        program.terminal.press("c")
        program.ready("COOL")
        program.terminal.press("F")
        run.wait(0.5)
        program.terminal.press("enter")
        run.wait(0.5)
        for key in ("h", "escape", "b", "escape", "g", "escape", "f", "escape"):
            program.terminal.press(key)
            run.wait(0.3)
        program.terminal.press("ctrl+q")
        assert program.terminal.wait_exit() == 0


_played: list[Path] = []


@pytest.fixture
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of somebody else's, in whose `data` a session was played, once for all tests; the
    shim, where there is a compiler, saw every socket.
    """
    if not _played:
        _played.append(tmp_path_factory.mktemp("theirs"))
        _play_in(_played[0])
    return _played[0]


def _play_in(theirs: Path) -> None:
    theirs.chmod(0o755)
    folder, env = theirs / "data", {}
    if shutil.which("gcc"):
        env = {"LD_PRELOAD": shim("sockets"), "SOCKETS_FILE": str(theirs / "sockets")}
    before = os.umask(0o022)
    try:
        run.make_open_session(folder)
        play_a_session(folder, env)
        run.command(folder, "export", "--format", "csv", str(folder / "out.csv"))
        run.command(folder, "backup")
    finally:
        os.umask(before)


@needs_compiler
def test_row_54_no_socket_to_the_network_is_opened(played: Path) -> None:
    seen = played / "sockets"
    families = set(seen.read_text().split()) if seen.exists() else set()
    assert not families & _INTERNET


@needs_compiler
def test_row_54_control_a_socket_is_seen(tmp_path: Path) -> None:
    seen = tmp_path / "sockets"
    env = {**os.environ, "LD_PRELOAD": shim("sockets"), "SOCKETS_FILE": str(seen)}
    words = [run.LEGTUI[0], "-c", "import socket; socket.socket(socket.AF_INET6)"]
    subprocess.run(words, env=env, check=True)
    assert set(seen.read_text().split()) & _INTERNET


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to see every socket")
def test_row_54_no_socket_to_the_network_by_strace(tmp_path: Path) -> None:
    seen, folder = tmp_path / "trace", tmp_path / "data"
    words = ["strace", "-f", "-qq", "-e", "trace=socket", "-o", str(seen), *run.LEGTUI]
    for command in (["demo", "--sessions", "2", "--generate-only"], ["next"], ["history"]):
        done = subprocess.run(
            [*words, *command, "--data-dir", str(folder)], capture_output=True, text=True
        )
        if "ptrace" in done.stderr:
            pytest.skip("strace may not trace here")
        assert done.returncode == 0, done.stderr
        assert "AF_INET" not in seen.read_text()


def test_row_54_files_are_the_lifters_alone(played: Path) -> None:
    folder = played / "data"
    assert (folder / "backups").exists()
    for one in (folder, *folder.rglob("*")):
        mode = stat.S_IMODE(one.stat().st_mode)
        assert mode == (0o700 if one.is_dir() else 0o600), f"{one} {mode:o}"
    assert stat.S_IMODE(played.stat().st_mode) == 0o755


def test_row_54_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(0o755)
    run.make_open_session(folder)
    with run.running(folder) as program:
        program.ready("LIFT")
        program.log()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    assert stat.S_IMODE(program.path.stat().st_mode) == 0o600


_CRASHES = """
import sys
from legtui import cli
from legtui.screens.session_deeds import Deeds
def crash(self):
    private_note, weight = "my knee hurts", "82.5 kg"
    raise ValueError(f"{private_note} {weight} {self._conductor}")
Deeds.toggle_across = crash
cli.main(["--data-dir", sys.argv[1]])
"""


def test_row_59_a_crash_says_nothing_personal(tmp_path: Path) -> None:
    from terminal import Terminal

    folder = tmp_path / "data"
    run.make_open_session(folder)
    with Terminal([run.LEGTUI[0], "-c", _CRASHES, str(folder)], (200, 30)) as terminal:
        program = run.Program(folder, terminal)
        program.ready("LIFT")
        program.log()
        terminal.press("z")
        assert terminal.wait_exit() == 1
        assert terminal.cursor_shown
        assert b"Traceback" not in terminal.raw
        (report,) = folder.glob("crash-*.txt")
        assert report.name.encode() in terminal.raw.replace(b"\r\n", b"")
        text = report.read_text()
    for private in ("knee", "82.5", "squat", "20 kg", str(tmp_path), str(Path.home())):
        assert private not in text.lower()
    assert "ValueError" in text
    assert "SessionScreen" in text
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    keeps_what_was_shown(program)
