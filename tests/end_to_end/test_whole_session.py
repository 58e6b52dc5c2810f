"""A whole leg day in a real terminal: Enter and nothing else, and once more with ten kills."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from terminal import Terminal

from legtui.guide import load as guide
from legtui.session.build import cool_down_steps, warm_up_steps

SPEED = 120
APART_S = 0.6
"""Longer than what keeps a held key from logging twice."""
LONGEST_S = 240


def start(folder: Path) -> Terminal:
    command = [sys.executable, "-m", "legtui", "demo", "--speed", str(SPEED)]
    env = dict(os.environ) | {"TEXTUAL_ANIMATIONS": "none"}
    return Terminal([*command, "--data-dir", str(folder)], size=(80, 24), env=env)


def newest(folder: Path) -> tuple[int, str]:
    """The id and status of the session at hand; 0 before it has begun."""
    with closing(sqlite3.connect(folder / "legtui.db")) as conn:
        row = conn.execute(
            "SELECT session_id, status FROM session_log ORDER BY session_id DESC LIMIT 1"
        ).fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def sets(folder: Path, session: int) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "legtui.db")) as conn:
        return conn.execute(
            "SELECT exercise, set_number, kind, side, load, reps FROM set_log"
            " WHERE session_id = ? ORDER BY exercise, kind, set_number, side",
            (session,),
        ).fetchall()


def steps(folder: Path, session: int) -> list[tuple[str, str, str | None, str]]:
    with closing(sqlite3.connect(folder / "legtui.db")) as conn:
        return conn.execute(
            "SELECT phase, step, side, status FROM step_log WHERE session_id = ?", (session,)
        ).fetchall()


def expected_steps() -> list[tuple[str, str, str | None, str]]:
    plan = (
        *warm_up_steps(guide.warm_up_list("standard")),
        *cool_down_steps(guide.cool_down_list("standard")),
    )
    return [(str(one.phase), one.step, one.side, "done") for one in plan]


def check(folder: Path, before: int) -> None:
    session, status = newest(folder)
    assert session > before
    assert status == "finished"
    lifted = sets(folder, session)
    work = [one for one in lifted if one[2] == "work"]
    assert len(work) == 19 + 3 * 2
    assert len({one[:4] for one in lifted}) == len(lifted), "a set is there twice"
    ramps = {one[0] for one in lifted if one[2] == "ramp"}
    assert ramps == {"squat", "deadlift"}
    assert sorted(steps(folder, session), key=str) == sorted(expected_steps(), key=str)


@pytest.mark.timeout(LONGEST_S + 60)
def test_enter_alone_leads_from_the_warm_up_to_the_end_of_the_cool_down(tmp_path: Path) -> None:
    with start(tmp_path) as terminal:
        terminal.wait_for("start", 30)
        before = newest(tmp_path)[0]
        end = time.monotonic() + LONGEST_S
        while newest(tmp_path)[1] != "finished" or newest(tmp_path)[0] == before:
            assert time.monotonic() < end, terminal.screen
            terminal.press("enter")
            time.sleep(APART_S)
        terminal.wait_for("Home", 10)
        assert "22 of 22 sets" in terminal.screen
    check(tmp_path, before)


@pytest.mark.timeout(2 * LONGEST_S)
def test_ten_kills_at_any_moment_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    chance = random.Random(20261123)
    terminal = start(tmp_path)
    try:
        terminal.wait_for("start", 30)
        before = newest(tmp_path)[0]
        end = time.monotonic() + 2 * LONGEST_S - 60
        kills = 0
        until_kill = chance.uniform(1, 4)
        kept: set[tuple[object, ...]] = set()
        last = time.monotonic()
        while newest(tmp_path)[1] != "finished" or newest(tmp_path)[0] == before:
            assert time.monotonic() < end, terminal.screen
            terminal.press("enter")
            time.sleep(chance.uniform(0.05, APART_S + 0.1))
            if kills < 10 and time.monotonic() - last > until_kill:
                kept |= set(sets(tmp_path, newest(tmp_path)[0])) if kills else set()
                terminal.kill()
                terminal.restart()
                terminal.wait_until(lambda: "⏎" in terminal.screen, 30)
                session = newest(tmp_path)[0]
                assert kept <= set(sets(tmp_path, session))
                kept = set(sets(tmp_path, session))
                kills += 1
                until_kill = chance.uniform(1, 6)
                last = time.monotonic()
        assert kills == 10
    finally:
        terminal.close()
    check(tmp_path, before)
