"""Keeps the machine out of the tests: its folders, its zone, its terminal."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_clock import FakeClock
from faults.report import pytest_terminal_summary
from hypothesis import HealthCheck, settings
from quiet import wait_until_quiet

__all__ = ["pytest_terminal_summary", "wait_until_quiet"]

_UNSET = (
    *("NO_COLOR", "COLORTERM", "COLUMNS", "LINES", "TMUX", "STY", "TERM_PROGRAM"),
    "PYTHONDONTWRITEBYTECODE",  # or every program that a test starts is compiled anew
)


settings.register_profile(
    "legtui",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", settings.get_profile("legtui"), derandomize=False)
settings.load_profile("legtui")
# Same examples at each run, and no clock: a busy machine is no failure. To look for new ones:
# `pytest --hypothesis-profile=search`.

_WAITS_MOST = ("end_to_end", "faults", "screens", "test_screenshots.py", "machine")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what takes minutes to a run that asks for it; begin with what waits longest."""
    if "long" not in config.getoption("markexpr", ""):
        left_out = [one for one in items if one.get_closest_marker("long") is not None]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [one for one in items if one.get_closest_marker("long") is None]
    items.sort(key=_wait)


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not among what is loaded: that took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than cores: what waits for a real terminal leaves one idle."""
    return (os.cpu_count() or 1) + 1


def _wait(item: pytest.Item) -> int:
    """Place of a test's folder in the order in which they begin."""
    folder = item.path.relative_to(Path(__file__).parent).parts[0]
    return _WAITS_MOST.index(folder) if folder in _WAITS_MOST else len(_WAITS_MOST)


@pytest.fixture(autouse=True)
def _nothing_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    home = tmp_path / "home"
    home.mkdir()
    for name in [*_UNSET, *(key for key in os.environ if key.startswith(("TEXTUAL", "XDG_")))]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LEGTUI_DATA_DIR", str(tmp_path / "legtui"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def fake_clock() -> FakeClock:
    """A clock that moves only when told to."""
    return FakeClock()
