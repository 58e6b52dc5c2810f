"""legtui in the browser: for pages of its own only, fetching nothing, and without it a reason."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from legtui.cli import main
from legtui.machine.terminal import WEB_DRIVER, why_no_terminal
from legtui.machine.web import MISSING, command, is_ours, page_without_links


@pytest.mark.parametrize(
    ("host", "origin", "ours"),
    [
        ("127.0.0.1:8765", None, True),
        ("localhost:8765", "http://localhost:8765", True),
        ("127.0.0.1:8765", "http://127.0.0.1:8765", True),
        ("127.0.0.1:8765", "http://evil.example", False),
        ("127.0.0.1:8765", "http://127.0.0.1:9999", False),
        ("127.0.0.1:8765", "https://127.0.0.1:8765", False),
        ("127.0.0.1:8765", "null", False),
        ("evil.example:8765", None, False),
        ("evil.example:8765", "http://evil.example:8765", False),
        ("127.0.0.1:9999", None, False),
        ("", None, False),
    ],
)
def test_only_its_own_page_is_answered(host: str, origin: str | None, ours: bool) -> None:
    assert is_ours(host, origin, 8765) is ours


def test_the_page_fetches_nothing_from_elsewhere() -> None:
    page = (
        '<link rel="stylesheet" href="{{ config.static.url }}css/xterm.css" />\n'
        '<link\n rel="stylesheet"\n href="https://fonts.example/css?family=Mono"\n/>\n<script>'
    )
    assert page_without_links(page) == (
        '<link rel="stylesheet" href="{{ config.static.url }}css/xterm.css" />\n\n<script>'
    )


def test_a_folder_with_spaces_stays_one_word() -> None:
    words = shlex.split(command(["--data-dir", "/tmp/my legs; rm"]))
    assert words == [sys.executable, "-m", "legtui", "--data-dir", "/tmp/my legs; rm"]


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    done = CliRunner().invoke(main, ["serve"])
    assert done.exit_code == 1
    assert done.output.strip() == f"legtui: {MISSING}"


def test_in_the_browser_there_is_no_terminal_to_ask() -> None:
    assert why_no_terminal({"TEXTUAL_DRIVER": WEB_DRIVER, "TERM": "dumb"}) is None
    assert why_no_terminal({"TERM": "dumb"}) is not None


def test_ascii_can_be_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEGTUI_ASCII", "")
    done = CliRunner().invoke(main, ["--ascii", "path"])
    assert done.exit_code == 0
    import os

    assert os.environ["LEGTUI_ASCII"] == "1"
