from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

from legtui.machine.awake import KeepAwake


def until(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not true() and time.monotonic() < deadline:
        time.sleep(0.005)
    return true()


def test_awake_from_start_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    awake = KeepAwake()
    assert not awake.active
    awake.start()
    awake.start()
    assert until(lambda: awake.active)
    assert [t.name for t in threading.enumerate()].count("legtui-awake") == 1
    awake.stop()
    awake.stop()
    awake.wait(10)
    assert not awake.active
    awake.start()
    assert until(lambda: awake.active)
    awake.stop()
    awake.wait(10)


def test_a_machine_that_can_not_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)
    awake = KeepAwake()
    awake.start()
    awake.wait(10)
    assert not awake.active
    awake.stop()


def test_nothing_is_written_and_nothing_hinders_the_end() -> None:
    program = (
        "import sys; from legtui.machine.awake import KeepAwake; a = KeepAwake();"
        "assert 'wakepy' not in sys.modules; a.start(); a.wait(0.7)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=30)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
