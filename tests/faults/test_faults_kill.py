"""Killed at any instant: what was shown as logged is there, once, and the timer is right."""

from __future__ import annotations

import itertools
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from faults import program as run
from faults.program import LONG, Program, keeps_what_was_shown, on_a_set, stands_as_replay_says
from faults.report import Survived
from faults.shims import CHANGES, Faults, needs_compiler, plan
from terminal import Unseen

from legtui.journal.journal import Journal


def kill_while_typing(folder: Path, kills: int, seed: int) -> int:
    """Play and kill, again and again; return how many sets the screen had shown as logged."""
    chance = random.Random(seed)
    with on_a_set(folder, plan=LONG) as program:
        for _ in range(kills):
            _play(program, chance)
            program.terminal.kill()
            program.look()
            keeps_what_was_shown(program)
            program.terminal.restart()
            program.ready()
            stands_as_replay_says(program)
            program.look()
        keeps_what_was_shown(program)
        assert run.whole(program.path)
        return len(program.shown)


def _play(program: Program, chance: random.Random) -> None:
    """Log a set or two, until a moment that may be anywhere around a commit."""
    for _ in range(chance.choice((1, 1, 2))):
        if program.title_word == "REST":
            program.end_rest()
        program.enter()
        if chance.random() < 0.5:
            run.wait(chance.random() / 100)
            return
        program.ready("REST")
        program.look()
        program.terminal.press(*chance.choice(("2", "f", "-")))
        run.wait(chance.random() / 20)


def test_row_03_kill_while_typing_sets(tmp_path: Path, survived: Survived) -> None:
    assert kill_while_typing(tmp_path / "data", 10, seed=3) >= 4
    survived(10, "kills")


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_row_03_kill_while_typing_sets_long(tmp_path: Path, survived: Survived) -> None:
    for number in range(4):
        kill_while_typing(tmp_path / f"data-{number}", 50, seed=number)
    survived(200, "kills")


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed at whose every write the program is killed."""

    name: str
    key: str
    after: Callable[[list[str]], list[str]]
    """The sets of the file once it is done, from those before; of a set logged the model is
    what the screen shows."""


ALL_LOGGED = Deed("a set", "enter", lambda before: before)
DEEDS = (
    ALL_LOGGED,
    Deed("an undo", "u", lambda before: before[:-1]),
    Deed("an answer", "2", lambda before: before),
    Deed("an end of the rest", "s", lambda before: before),
)


def kill_at_each_operation(folder: Path, deed: Deed, *, every: int = 1) -> int:
    """Kill at the first change of a file that a deed makes, at the second, until none is left;
    return how often it was killed. `every` takes a sample.
    """
    faults = Faults(folder)
    with on_a_set(folder, faults.env, plan=LONG) as program:
        for kills, number in enumerate(itertools.count(1, every)):
            if deed is ALL_LOGGED and program.title_word == "REST":
                program.end_rest()
            elif deed is not ALL_LOGGED and program.title_word != "REST":
                program.log()
            before = run.as_shown(program.path)
            faults.make(plan(CHANGES, at=number, kill=True))
            run.wait(0.6)
            program.terminal.press(deed.key)
            with suppress(Unseen):
                program.terminal.wait_until(lambda: not program.terminal.alive, timeout=1)
            killed = not program.terminal.alive
            program.look()
            faults.end()
            program.terminal.kill()
            _judge(program, deed, before)
            if not killed:
                return kills
            program.terminal.restart()
            program.ready()
            stands_as_replay_says(program)
            program.look()
    raise AssertionError("unreachable")


def _judge(program: Program, deed: Deed, before: list[str]) -> None:
    """All of the deed is in the file or nothing, and all of it if the screen said so."""
    kept = run.as_shown(program.path)
    assert run.whole(program.path)
    assert run.none_twice(program.path)
    if deed is ALL_LOGGED:
        keeps_what_was_shown(program)
        assert kept[: len(before)] == before
        assert len(kept) - len(before) in (0, 1)
    else:
        assert kept in (before, deed.after(before))
        program.shown.clear()


@needs_compiler
def test_row_03_kill_at_each_write(tmp_path: Path, survived: Survived) -> None:
    kills = kill_at_each_operation(tmp_path / "data", ALL_LOGGED, every=5)
    assert kills >= 3
    survived(kills, "kills at a write")


@needs_compiler
@pytest.mark.long
@pytest.mark.timeout(900)
def test_row_03_kill_at_each_write_long(tmp_path: Path, survived: Survived) -> None:
    kills = sum(
        kill_at_each_operation(tmp_path / f"data-{place}", deed) for place, deed in enumerate(DEEDS)
    )
    survived(kills, "kills at a write")


def test_row_03_control_a_lost_set_is_noticed(tmp_path: Path) -> None:
    with on_a_set(tmp_path / "data") as program:
        program.log()
        program.terminal.kill()
        keeps_what_was_shown(program)
        with closing(sqlite3.connect(program.path)) as conn:
            conn.execute("DELETE FROM lifted")
            conn.commit()
        with pytest.raises(AssertionError, match="not in the file"):
            keeps_what_was_shown(program)


def test_row_04_kill_in_the_middle_of_a_rest(tmp_path: Path, survived: Survived) -> None:
    with on_a_set(tmp_path / "data") as program:
        program.log()
        program.rest_goes_down()
        before, at = program.title_s, time.monotonic()
        program.terminal.kill()
        program.terminal.restart()
        program.ready("REST")
        stands_as_replay_says(program)
        gone, left = time.monotonic() - at, program.title_s
        assert before is not None
        assert left is not None
        assert abs(before - gone - left) <= 1.1
        assert "Back squat" in program.terminal.screen
    survived(1, "kills in a rest")


def test_row_13_the_window_is_closed(tmp_path: Path) -> None:
    _closed_window(tmp_path / "data", ignored=False)


def test_row_14_the_window_is_closed_and_nobody_listens(tmp_path: Path) -> None:
    _closed_window(tmp_path / "data", ignored=True)


def _closed_window(folder: Path, *, ignored: bool) -> None:
    def ignore() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    with on_a_set(folder, before=ignore if ignored else None) as program:
        program.log()
        began = time.monotonic()
        program.terminal.hang_up()
        assert program.terminal.wait_exit() == 128 + signal.SIGHUP
        assert time.monotonic() - began < 2
        keeps_what_was_shown(program)
        program.terminal.restart()
        program.ready("REST")
        stands_as_replay_says(program)


def test_row_15_sigterm_leaves_the_terminal_whole(tmp_path: Path) -> None:
    with on_a_set(tmp_path / "data") as program:
        program.log()
        assert program.terminal.kill(signal.SIGTERM) == 128 + signal.SIGTERM
        assert b"\x1b[?1049l" in program.terminal.raw
        assert program.terminal.cursor_shown
        keeps_what_was_shown(program)
        program.terminal.restart()
        stands_as_replay_says(program.ready("REST"))


def test_row_16_sigterm_with_a_frozen_terminal(tmp_path: Path) -> None:
    with on_a_set(tmp_path / "data", size=(200, 60)) as program:
        program.log()
        program.terminal.freeze()
        for _ in range(60):
            program.terminal.press("z")
            run.wait(0.01)
        began = time.monotonic()
        assert program.terminal.kill(signal.SIGTERM) == 128 + signal.SIGTERM
        assert time.monotonic() - began < 4
        keeps_what_was_shown(program)


def test_row_17_suspended_by_the_shell_and_called_back(tmp_path: Path) -> None:
    with on_a_set(tmp_path / "data") as program:
        program.log()
        program.terminal.signal(signal.SIGTSTP)
        run.wait(1.2)
        assert program.terminal.alive
        program.terminal.signal(signal.SIGCONT)
        program.rest_goes_down()
        stands_as_replay_says(program)
        program.end_rest()
        program.log()
        keeps_what_was_shown(program)


def test_row_18_stopped_and_continued(tmp_path: Path) -> None:
    with on_a_set(tmp_path / "data") as program:
        program.log()
        threads = _threads(program.terminal.pid)
        for _ in range(3):
            program.terminal.signal(signal.SIGSTOP)
            run.wait(0.05)
            program.terminal.signal(signal.SIGCONT)
            run.wait(0.2)
        assert _threads(program.terminal.pid) <= threads
        stands_as_replay_says(program)
        program.terminal.press("ctrl+q")
        assert program.terminal.wait_exit() == 0


def _threads(pid: int) -> int:
    try:
        return len(os.listdir(f"/proc/{pid}/task"))
    except FileNotFoundError:
        pytest.skip("needs /proc to count threads")


_OPENS = """
import sys, time
from legtui.journal.errors import AlreadyOpen
from legtui.journal.journal import Journal
try:
    journal = Journal.open(sys.argv[1])
    print("won", flush=True)
    time.sleep(60)
except AlreadyOpen as error:
    print(error)
"""


def test_row_24_a_second_instance_is_told_who_holds_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with on_a_set(folder) as program:
        code, said = run.ended(folder)
        assert code == 1
        assert f"process {program.terminal.pid}" in said
        assert "--read-only" in said
        with run.running(folder, words=("--read-only",)) as second:
            second.terminal.wait_for("History")
            second.terminal.press("enter")
            run.wait(0.5)
            assert second.terminal.alive
        program.log()


def test_row_24_twenty_at_once_and_one_wins(tmp_path: Path, survived: Survived) -> None:
    path = tmp_path / "legtui.db"
    Journal.open(path).close()
    words = [sys.executable, "-c", _OPENS, str(path)]
    children = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True) for _ in range(20)]
    said = []
    for one in children:
        assert one.stdout is not None
        said.append(one.stdout.readline().strip())
    for one in children:
        one.kill()
        one.communicate()
    assert said.count("won") == 1
    assert sum("already open" in one for one in said) == 19
    survived(20, "starts at once")


def test_row_25_the_lock_of_a_killed_program_is_free(tmp_path: Path) -> None:
    with on_a_set(tmp_path / "data") as program:
        program.terminal.kill()
        assert (program.folder / "legtui.db.lock").exists()
        program.terminal.restart()
        program.ready("LIFT")
