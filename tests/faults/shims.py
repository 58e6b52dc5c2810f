"""The shims beside this file, compiled once a run, and what each wants in the environment."""

from __future__ import annotations

import functools
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

SOURCES = Path(__file__).parent / "shims"

WRITE, SYNC, TRUNCATE, CREATE, NAME, READ = 1, 2, 4, 8, 16, 32
CHANGES = WRITE | SYNC | TRUNCATE | CREATE | NAME

needs_compiler = pytest.mark.skipif(
    shutil.which("gcc") is None, reason="needs gcc to make faults in the file system"
)


@functools.cache
def shim(name: str) -> str:
    """Return the path of a compiled shim, for LD_PRELOAD."""
    out = Path(tempfile.mkdtemp(prefix="legtui-shim-")) / f"{name}.so"
    source = SOURCES / f"{name}.c"
    words = ["gcc", "-O2", "-shared", "-fPIC", "-o", str(out), str(source), "-ldl", "-lpthread"]
    subprocess.run(words, check=True, capture_output=True)
    return str(out)


def plan(
    kinds: int,
    error: int = 0,
    *,
    delay_ms: int = 0,
    at: int = 0,
    lasts: bool = False,
    kill: bool = False,
    percent: int = 0,
) -> str:
    """Return a plan for `fault.c`, which says what its numbers mean."""
    return f"{kinds} {error} {delay_ms} {at} {int(lasts)} {int(kill)} {percent}"


class Faults:
    """Faults of the files under a folder, for a program that is started with `env`."""

    def __init__(self, folder: Path) -> None:
        self._plan = folder.with_name(folder.name + ".plan")
        self.env = {
            "LD_PRELOAD": shim("fault"),
            "FAULT_DIR": str(folder),
            "FAULT_PLAN": str(self._plan),
        }

    def make(self, line: str) -> None:
        """Make the faults of a plan from now on."""
        new = self._plan.with_suffix(".new")
        new.write_text(line)
        new.replace(self._plan)

    def end(self) -> None:
        """All is well again."""
        self.make(plan(0))


class Lid:
    """The lid and the wall clock of a program that is started with `env`."""

    def __init__(self, folder: Path) -> None:
        self._plan = folder / "lid.plan"
        self.set()
        self.env = {"LD_PRELOAD": shim("sleep"), "SLEEP_PLAN": str(self._plan)}

    def set(self, slept: float = 0, jump: float = 0) -> None:
        """Say how long it slept in all, and by how much the wall clock was set, in seconds."""
        new = self._plan.with_suffix(".new")
        new.write_text(f"{slept} {jump}")
        new.replace(self._plan)
