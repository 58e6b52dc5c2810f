"""Killed at any instant: what was shown as logged is there, once, and the timer is right."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from faults import program as run
from faults.program import LONG, Program, keeps_what_was_shown, on_a_set, stands_as_replay_says
from faults.report import Survived
from faults.shims import CHANGES, Faults, needs_compiler, plan

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
    assert kill_while_typing(tmp_path / "data", 14, seed=3) >= 5
    survived(14, "kills")


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_row_03_kill_while_typing_sets_long(tmp_path: Path, survived: Survived) -> None:
    for number in range(4):
        kill_while_typing(tmp_path / f"data-{number}", 50, seed=number)
    survived(200, "kills")


def kill_at_each_operation(folder: Path, operations: range) -> int:
    """Kill at the nth change of a file while a set is logged; return how often it was killed."""
    faults, kills = Faults(folder), 0
    with on_a_set(folder, faults.env, plan=LONG) as program:
        for number in operations:
            if program.title_word == "REST":
                program.end_rest()
            faults.make(plan(CHANGES, at=number, kill=True))
            program.enter()
            run.wait(0.4)
            program.look()
            faults.end()
            kills += not program.terminal.alive
            program.terminal.kill()
            keeps_what_was_shown(program)
            program.terminal.restart()
            program.ready()
            stands_as_replay_says(program)
            program.look()
        assert run.whole(program.path)
    return kills


@needs_compiler
def test_row_03_kill_between_write_and_commit(tmp_path: Path, survived: Survived) -> None:
    kills = kill_at_each_operation(tmp_path / "data", range(1, 7))
    assert kills >= 4
    survived(kills, "kills between write and commit")


@needs_compiler
@pytest.mark.long
@pytest.mark.timeout(600)
def test_row_03_kill_between_write_and_commit_long(tmp_path: Path, survived: Survived) -> None:
    survived(kill_at_each_operation(tmp_path / "data", range(1, 40)), "kills at a write")


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
