"""Short lives of a journal, each with one file operation that fails, forked from one process.

`python nth.py FOLDER EVERY CHANCE FORGET` runs under the shim and prints a line for each life in
which something that was acknowledged is not there, and how many lives there were.
"""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

from faults.shims import CHANGES, READ, plan, shim
from journal_fixtures import Pen, rows

from legtui.journal.backup import verify
from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal

TRIES = 3


@dataclass(frozen=True, slots=True)
class Lives:
    """What became of them."""

    runs: int
    wrong: list[str]


def lives(folder: Path, *, every: int = 1, by_chance: int = 0, forget: bool = False) -> Lives:
    """Live with every nth operation failing, or so many lives with failures by chance."""
    env = {
        **os.environ,
        "LD_PRELOAD": shim("fault"),
        "FAULT_DIR": str(folder / "lives"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    words = [sys.executable, __file__, str(folder), str(every), str(by_chance), str(int(forget))]
    done = subprocess.run(words, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    *wrong, runs = done.stdout.splitlines()
    return Lives(int(runs), wrong)


def _life(folder: Path, acknowledged: Path, *, forget: bool) -> None:
    """Open, log sets with retries as the program does, back up, log more, close."""
    with Journal.open(folder / "legtui.db") as journal:
        pen = Pen.begin(journal)
        for number in range(8):
            pen.hands.enter()
            pen.hands.wait(200)
            for _ in range(TRIES):
                try:
                    pen.follow()
                except JournalError:
                    continue
                _note(acknowledged, len(pen.hands.state.sets) + forget)
                break
            if number == 5:
                try:
                    journal.backup()
                except JournalError:
                    continue


def _note(path: Path, sets: int) -> None:
    """Write down what was acknowledged, outside of where faults are made."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(handle, str(sets).encode())
    os.close(handle)


def _judged(folder: Path, acknowledged: Path) -> str:
    """Return what is wrong with what a life left, empty if nothing is."""
    path = folder / "legtui.db"
    least = int(acknowledged.read_text()) if acknowledged.exists() else 0
    if least and not path.exists():
        return "the file is gone"
    if path.exists() and path.stat().st_size:
        with Journal.open(path) as journal:
            wrong = [one.detail for one in journal.check() if not one.ok]
        if wrong:
            return "; ".join(wrong)
        sets = rows(path, "SELECT count(DISTINCT set_id) FROM standing_lifted")[0][0]
        if sets < least:
            return f"{least} sets were acknowledged, {sets} are there"
    for one in (folder / "backups").glob("legtui-*.db"):
        verify(one)
    return ""


def _forked(folder: Path, line: str, library: ctypes.CDLL, *, forget: bool) -> tuple[str, int]:
    """Live once with a plan of faults; return what is wrong, and how many operations there were."""
    home = folder / "lives"
    acknowledged, count = folder / "acknowledged", folder / "count"
    subprocess.run(["rm", "-rf", str(home), str(acknowledged)], check=True)
    home.mkdir(parents=True)
    child = os.fork()
    if child == 0:
        code = 0
        library.fault_plan(line.encode())
        try:
            _life(home, acknowledged, forget=forget)
        except (JournalError, OSError):
            pass
        except BaseException:
            traceback.print_exc()
            code = 1
        seen = library.fault_seen()
        library.fault_plan(plan(0).encode())
        count.write_text(str(seen))
        os._exit(code)
    status = os.waitpid(child, 0)[1]
    wrong = f"ended with {status}" if status else _judged(home, acknowledged)
    return wrong, int(count.read_text())


def main(folder: Path, every: int, by_chance: int, forget: bool) -> None:
    """Live again and again."""
    library = ctypes.CDLL(None)
    library.fault_seen.restype = ctypes.c_long
    kinds = CHANGES | READ
    most = _forked(folder, plan(kinds, at=1_000_000), library, forget=False)[1]
    lines = [
        plan(kinds, error, at=at, lasts=lasts)
        for at in range(1, most + 1, every)
        for error in (errno.EIO, errno.ENOSPC)
        for lasts in (False, True)
    ]
    if by_chance:
        lines = [plan(kinds, errno.EIO, percent=1 + one % 12) for one in range(by_chance)]
    for line in lines:
        wrong = _forked(folder, line, library, forget=forget)[0]
        if wrong:
            print(f"{line}: {wrong}")
    print(len(lines))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "1")
