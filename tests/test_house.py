"""The floors of the house: imports run downward, and the lower floors load nothing heavy."""

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import legtui

ROOT = Path(__file__).parent.parent
HEAVY = ("textual", "rich", "sqlite3", "sqlite_utils", "platformdirs", "click", "wakepy")
LOWER = ("legtui.training", "legtui.guide", "legtui.session", "legtui.text", "legtui.contract")


def modules_under(package: str) -> list[str]:
    """Return the package and every module in it, by looking, not by importing."""
    folder = ROOT.joinpath(*package.split("."))
    if not folder.is_dir():
        return [package]
    found = pkgutil.walk_packages([str(folder)], prefix=f"{package}.")
    return [package, *(module.name for module in found)]


def printed_by(program: str) -> list[str]:
    """Return the words that a program prints in a fresh interpreter."""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.split()


def loaded_by(modules: str) -> set[str]:
    """Return the top packages that importing modules loads, in a fresh interpreter."""
    program = f"import sys, {modules}; print(*{{name.split('.')[0] for name in sys.modules}})"
    return set(printed_by(program))


def test_the_contracts_of_the_house_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [str(lint), "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


@pytest.mark.parametrize("package", LOWER)
def test_the_lower_floors_load_no_screen_and_no_file(package: str) -> None:
    names = modules_under(package)
    program = ", ".join(names)
    heavy = loaded_by(program) & set(HEAVY)
    assert not heavy, f"importing {program} loads {sorted(heavy)}"


def test_training_loads_nothing_of_ours_besides_itself() -> None:
    program = (
        f"import sys, {', '.join(modules_under('legtui.training'))};"
        "print(*sorted(n for n in sys.modules if n.startswith('legtui')"
        " and not n.startswith('legtui.training')))"
    )
    assert printed_by(program) == ["legtui"]


@pytest.mark.parametrize("module", modules_under("legtui.machine"))
def test_the_machine_floor_loads_the_heavy_only_when_it_is_used(module: str) -> None:
    assert not loaded_by(module) & {"textual", "rich", "wakepy", "sqlite_utils"}


def test_the_check_can_fail() -> None:
    assert "sqlite3" in loaded_by("sqlite3")
    assert len(modules_under("legtui.training")) > 1


def test_every_package_of_the_house_says_what_it_is_for() -> None:
    for package in pkgutil.iter_modules(legtui.__path__):
        if package.ispkg:
            text = (ROOT / "legtui" / package.name / "__init__.py").read_text(encoding="utf-8")
            assert text.startswith('"""'), package.name
