"""What is measured: a wheel installed with its bytecode, and files with made-up years."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def environment() -> dict[str, str]:
    """Return the environment of what is started: nothing that slows a start or changes it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "TEXTUAL", "LEGTUI", "NO_COLOR"))
    }
    return kept | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}


class Workshop:
    """A virtual environment of its own under a folder; dependencies are those of this Python."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = environment()
        venv = folder / "venv"
        self.python = venv / "bin" / "python"
        self.legtui = venv / "bin" / "legtui"
        if not self.legtui.exists():
            self._install(venv)

    def _install(self, venv: Path) -> None:
        self._run(sys.executable, "-m", "venv", "--without-pip", venv)
        site = next((venv / "lib").glob("python*/site-packages"))
        (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
        pip = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check")
        self._run(*pip, "wheel", "--no-deps", "-w", self.folder, ROOT)
        wheel = next(self.folder.glob("legtui-*.whl"))
        self._run(*pip, "--python", self.python, "install", "--no-deps", "--compile", wheel)
        found = self.ask("import legtui; print(legtui.__file__)")
        assert str(venv) in found, f"an editable legtui is measured: {found}"

    def _run(self, *command: str | Path) -> str:
        done = subprocess.run(
            command, env=self.env, cwd=self.folder, capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(f"{command}: {done.stderr.strip()}")
        return done.stdout

    def ask(self, program: str, *arguments: str | Path) -> str:
        """Run a Python program there and return what it prints."""
        return self._run(self.python, "-c", program, *arguments).strip()

    def run(self, *arguments: str | Path) -> str:
        """Run legtui and return what it prints."""
        return self._run(self.legtui, *arguments)

    def insert_csv(self, database: Path, source: Path) -> None:
        """Put the lines of a CSV into a bare table, as sqlite-utils does it."""
        self._run(self.python, "-m", "sqlite_utils", "insert", database, "sets", source, "--csv")

    def file(self, sessions: int) -> Path:
        """Return a folder with a file of so many made-up sessions."""
        folder = self.folder / f"sessions-{sessions}"
        if not folder.exists():
            self.run("demo", "--generate-only", "--sessions", str(sessions), "--data-dir", folder)
        return folder
