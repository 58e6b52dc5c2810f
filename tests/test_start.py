"""The way in: what opens the app at once, and what is left to the commands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from legtui.contract import COMPLETION_VARIABLE
from legtui.start import App, asked_for


@pytest.mark.parametrize(
    ("arguments", "app"),
    [
        ([], App()),
        (["--data-dir", "there"], App("there")),
        (["--data-dir=there"], App("there")),
        (["--data-dir", "a", "--data-dir", "b"], App("b")),
        (["--ascii", "--read-only"], App(None, ascii=True, read_only=True)),
        (["--read-only", "--data-dir", "there"], App("there", read_only=True)),
        (["--data-dir", ""], App("")),
    ],
)
def test_the_app_is_known_by_its_options(arguments: list[str], app: App) -> None:
    assert asked_for(arguments, {}) == app


@pytest.mark.parametrize(
    "arguments",
    [
        ["demo"], ["--data-dir", "there", "sessions"], ["sessions", "--data-dir", "there"],
        ["-h"], ["--help"], ["--version"], ["--data-dir"], ["--data-dir", "--ascii"],
        ["--ascii=yes"], ["--unknown"], ["--"],
    ],
)  # fmt: skip
def test_everything_else_is_for_the_commands(arguments: list[str]) -> None:
    assert asked_for(arguments, {}) is None


def test_a_shell_that_completes_is_answered_by_the_commands() -> None:
    assert asked_for([], {COMPLETION_VARIABLE: "bash_complete"}) is None


def legtui(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    env = dict(os.environ) | {"HOME": str(home), "XDG_DATA_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "legtui", *arguments],
        capture_output=True, text=True, timeout=60, env=env, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_both_ways_refuse_alike(tmp_path: Path) -> None:
    app = legtui("--data-dir", str(tmp_path / "log"), home=tmp_path)
    command = legtui("demo", "--data-dir", str(tmp_path / "log"), home=tmp_path)
    assert (app.returncode, app.stdout) == (1, "")
    assert app.stderr.startswith("legtui: ")
    assert (command.returncode, command.stdout, command.stderr) == (1, "", app.stderr)


def test_what_is_no_option_of_the_app_is_a_usage_error(tmp_path: Path) -> None:
    for arguments in (["--data-dir"], ["--unknown"]):
        assert legtui(*arguments, home=tmp_path).returncode == 2
