"""The terminal: any size, no colors, no UTF-8, no terminal at all; keys that come in odd ways."""

from __future__ import annotations

import os
import random
import re
import subprocess
from pathlib import Path

import pytest
from faults import program as run
from faults.program import keeps_what_was_shown, on_a_set
from faults.report import Survived

SIZES = ((400, 120), (20, 5), (1, 1), (300, 10), (40, 12), (9, 60), (80, 24))


def test_row_40_resized_while_it_runs(tmp_path: Path, survived: Survived) -> None:
    chance = random.Random(40)
    with on_a_set(tmp_path / "data") as program:
        program.log()
        for _ in range(60):
            program.terminal.resize(chance.randint(1, 400), chance.randint(1, 120))
            run.wait(0.01)
        for size in SIZES:
            program.terminal.resize(*size)
            run.wait(0.2)
            assert program.terminal.alive
        program.ready("REST")
        program.end_rest()
        program.log()
        keeps_what_was_shown(program)
    survived(67, "sizes")


@pytest.mark.parametrize("size", [(20, 5), (400, 120), (2, 1)])
def test_row_40_started_in_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    run.make_open_session(tmp_path / "data")
    with run.running(tmp_path / "data", size=size) as program:
        program.terminal.wait_until(lambda: program.title_word == "LIFT", what="the session")
        program.enter()
        program.terminal.wait_until(lambda: program.title_word == "REST", what="the rest")
        assert len(run.sets(program.path)) == 1
        program.terminal.resize(80, 24)
        program.ready("REST")
        program.look()
        keeps_what_was_shown(program)


@pytest.mark.parametrize("term", ["dumb", ""])
def test_row_41_a_terminal_that_draws_no_screens(tmp_path: Path, term: str) -> None:
    code, said = run.ended(tmp_path / "data", {"TERM": term})
    assert code == 1
    assert said.startswith("legtui: legtui needs a full-screen terminal")


def test_row_41_no_terminal(tmp_path: Path) -> None:
    code, out, said = run.command(tmp_path / "data")
    assert (code, out) == (1, "")
    assert len(said.splitlines()) == 1
    assert "needs a terminal" in said


PLACES = (
    {"NO_COLOR": "1"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "de_DE.ISO-8859-1", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
    {"TERM": "vt100", "COLORTERM": ""},
    {"TERM": "linux", "COLORTERM": ""},
    {"TERM": "no-such-terminal"},
)


@pytest.mark.parametrize(
    "env", PLACES, ids=lambda env: " ".join(f"{k}={v}" for k, v in env.items())
)
def test_row_42_no_colors_and_no_utf8(tmp_path: Path, env: dict[str, str]) -> None:
    folder = tmp_path / "data"
    run.make_open_session(folder)
    with run.running(folder, env) as program:
        program.ready("LIFT")
        program.enter()
        program.ready("REST")
        assert re.search(r"ramp 1: 20 kg . 8", program.terminal.screen)
        assert "\\u" not in program.terminal.screen
        assert "Traceback" not in program.terminal.screen
    assert len(run.sets(folder / "legtui.db")) == 1


def test_row_43_no_home_and_no_such_zone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    run.make_open_session(folder)
    nowhere = {"HOME": str(tmp_path / "none"), "TZ": "Nowhere/Land"}
    with run.running(folder, nowhere) as program:
        program.ready("LIFT")
        program.log()
        keeps_what_was_shown(program)


def test_row_43_no_home_to_put_the_file_in() -> None:
    env = {"PATH": os.environ["PATH"], "TERM": "xterm", "HOME": "~", "LANG": "C.UTF-8"}
    done = subprocess.run([*run.LEGTUI, "path"], env=env, capture_output=True, text=True)
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr


def test_row_44_keys_that_are_read_at_once(tmp_path: Path) -> None:
    """Typed, corrected and entered in one write: applied in their order."""
    with on_a_set(tmp_path / "data") as program:
        run.wait(0.6)
        program.terminal.write(b"22x9\x7f7\r")
        program.ready("REST")
        assert program.look() == "ramp 1: 22 kg × 7" or run.sets(program.path)[0][4] == 7
        keeps_what_was_shown(program)


def test_row_45_enter_is_held_down(tmp_path: Path) -> None:
    with on_a_set(tmp_path / "data") as program:
        run.wait(0.6)
        for _ in range(60):
            program.terminal.press("enter")
            run.wait(0.02)
        program.ready("REST")
        run.wait(0.3)
        assert len(run.sets(program.path)) == 1


def test_row_45_a_large_paste(tmp_path: Path) -> None:
    with on_a_set(tmp_path / "data") as program:
        program.terminal.write(b"\x1b[200~" + b"100x8\r\n" * 30_000 + b"\x1b[201~")
        run.wait(1)
        assert program.terminal.alive
        assert run.sets(program.path) == []
        program.terminal.press("escape")
        program.terminal.wait_until(lambda: program.terminal.alive)


def test_row_45_random_bytes(tmp_path: Path, survived: Survived) -> None:
    chance = random.Random(45)
    quits = b"\x11\x10\x03"
    with on_a_set(tmp_path / "data") as program:
        for _ in range(40):
            junk = bytes(one for one in chance.randbytes(250) if one not in quits)
            program.terminal.write(junk)
            run.wait(0.02)
        run.wait(0.5)
        assert b"Traceback" not in program.terminal.raw
        assert not list((tmp_path / "data").glob("crash-*"))
        assert run.none_twice(program.path)
    survived(40, "bursts of random bytes")


def test_row_45_mouse_clicks_everywhere(tmp_path: Path) -> None:
    with on_a_set(tmp_path / "data") as program:
        for row in range(1, 25, 2):
            for column in range(1, 81, 8):
                place = f"{column};{row}".encode()
                program.terminal.write(b"\x1b[<0;" + place + b"M\x1b[<0;" + place + b"m")
        run.wait(0.7)
        assert not list((tmp_path / "data").glob("crash-*"))
        assert b"Traceback" not in program.terminal.raw
        assert run.none_twice(program.path)
