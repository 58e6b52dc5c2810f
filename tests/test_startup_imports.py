"""What the start must not load, by name: each costs milliseconds that a lifter waits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "sqlite_utils", "PIL", "textual_image", "textual_fspicker", "wakepy", "markdown_it",
    "legtui.exchange", "legtui.demo",
}  # fmt: skip
COMMANDS = {
    "legtui.commands.body", "legtui.commands.care", "legtui.commands.exchange",
    "legtui.commands.history", "legtui.commands.prescribing", "legtui.commands.serve",
}  # fmt: skip
LATER = COMMANDS | {
    "legtui.screens.session", "legtui.screens.finish", "legtui.screens.history",
    "legtui.screens.progress", "legtui.screens.choice", "legtui.screens.page",
    "legtui.desk.conductor", "legtui.desk.muscles", "legtui.desk.pace", "legtui.desk.review",
    "legtui.journal.rows", "legtui.journal.loading", "legtui.journal.history",
    "legtui.journal.body_log", "legtui.journal.backup", "legtui.journal.checking",
    "legtui.session.replay", "legtui.session.view", "legtui.session.happenings",
    "legtui.desk.time_left", "legtui.desk.guiding",
    "legtui.guide.wording", "legtui.journal.values", "legtui.journal.session_list",
    "legtui.training.balance", "legtui.training.body", "legtui.training.pain",
    "legtui.training.records", "legtui.training.trim",
}  # fmt: skip
"""Of ours: what home does not show and nobody asked for yet."""
PICTURES = {"legtui.screens.cards", "legtui.widgets.card", "legtui.widgets.svg"}
"""What a page to show to others is made with: a megabyte until the program ends."""

UP_TO_HOME = """
import asyncio, sys
from pathlib import Path
from legtui.journal.journal import Journal
from legtui.app import LegtuiApp
from legtui.machine import terminal
from legtui.machine.clock import SystemClock


async def main(journal):
    app = LegtuiApp(journal, SystemClock())
    loaded = []
    app.painted = lambda: loaded.extend(sys.modules)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    print(*(loaded or ["nothing", "was", "painted"]), sep="\\n")

with Journal.open(Path(sys.argv[1]) / "legtui.db") as journal:
    asyncio.run(main(journal))
"""


def printed(*arguments: str) -> list[str]:
    """Return the lines that a fresh Python prints."""
    env = dict(os.environ) | {"TEXTUAL_ANIMATIONS": "none"}
    run = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=60, env=env
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_help_and_path_load_no_textual_and_no_database() -> None:
    for asked in ("--help", "path"):
        program = (
            "import sys, atexit; sys.argv = ['legtui', sys.argv[1]];"
            "atexit.register(lambda: print(*sys.modules, sep='\\n'));"
            "from legtui.start import run; run()"
        )
        loaded = set(printed("-c", program, asked))
        assert "legtui.cli" in loaded
        assert not loaded & {"textual", "rich", "sqlite3", *HEAVY, *(LATER - COMMANDS)}


def test_the_app_loads_no_commands(tmp_path: Path) -> None:
    program = (
        "import sys, atexit; sys.argv = ['legtui', '--data-dir', sys.argv[1]];"
        "atexit.register(lambda: print(*sys.modules, sep='\\n'));"
        "from legtui.start import run\n"
        "try: run()\n"
        "except SystemExit: pass"  # this is no terminal
    )
    loaded = set(printed("-c", program, str(tmp_path)))
    assert "legtui.commands.opening" in loaded
    assert not loaded & {"click", "legtui.cli", "legtui.commands.shell", *COMMANDS}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is loaded when home is on the screen, with a history or at the first start."""
    folder = tmp_path_factory.mktemp("start")
    empty = ("demo", "--generate-only", "--sessions", "0", "--data-dir", str(folder / "empty"))
    some = ("demo", "--generate-only", "--sessions", "6", "--data-dir", str(folder / "some"))
    found: set[str] = set()
    for demo in (empty, some):
        printed("-m", "legtui", *demo)
        found |= set(printed("-c", UP_TO_HOME, demo[-1]))
    return found


def test_home_is_painted_without_what_is_heavy(loaded: set[str]) -> None:
    assert {"textual.app", "legtui.screens.home"} <= loaded
    assert sorted(loaded & HEAVY) == []


def test_home_is_painted_without_what_is_used_later(loaded: set[str]) -> None:
    assert sorted(loaded & LATER) == []


def test_a_finish_that_is_shown_to_nobody_loads_no_pictures() -> None:
    program = "import legtui.screens.finish, sys; print(*sys.modules, sep='\\n')"
    loaded = set(printed("-c", program))
    assert "legtui.screens.finish" in loaded
    assert sorted(loaded & PICTURES) == []


def test_what_must_not_be_loaded_is_there_to_be_loaded() -> None:
    root = Path(__file__).parent.parent
    for name in LATER | PICTURES:
        assert root.joinpath(*name.split(".")).with_suffix(".py").exists(), name
