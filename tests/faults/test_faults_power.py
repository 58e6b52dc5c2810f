"""The plug is pulled at any point of a life: what was acknowledged is there."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from faults import crash_points
from faults.report import Survived
from faults.shims import needs_compiler, shim

pytestmark = needs_compiler

_LIFE = """
import os, sys
from pathlib import Path
from journal_fixtures import Pen
from legtui.journal import connect
from legtui.journal.journal import Journal
home, pragma, naive = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "naive"
usual = connect.prepare_writer
def prepare(conn):
    usual(conn)
    conn.execute("PRAGMA synchronous=" + pragma)
connect.prepare_writer = prepare
with Journal.open(home / "legtui.db") as journal:
    pen = Pen.begin(journal)
    for number in range(30):
        pen.hands.enter()
        pen.hands.wait(150)
        known = len(pen.written.happenings)
        pen.follow()
        file = os.open(home / "acknowledged", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(file, b"x" * (len(pen.written.happenings) - known))
        os.close(file)
        if number in (9, 20):
            if naive:
                (home / "backups").mkdir(exist_ok=True)
                (home / "backups" / f"legtui-{number}.db").write_bytes(
                    (home / "legtui.db").read_bytes())
            else:
                journal.backup()
"""

_ACKNOWLEDGED = "SELECT count(*) FROM happening"


@dataclass
class Found:
    """What was found after so many crashes."""

    points: int = 0
    lost: int = 0
    corrupt: int = 0
    bad_backups: int = 0


def recorded(folder: Path, synchronous: str = "EXTRA", backup: str = "verified") -> Path:
    """Record a life; return the record."""
    home, record = folder / "life", folder / "record"
    home.mkdir(parents=True)
    env = {
        **os.environ,
        "LD_PRELOAD": shim("record"),
        "RECORD_DIR": str(home),
        "RECORD_FILE": str(record),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    words = [sys.executable, "-c", _LIFE, str(home), synchronous, backup]
    subprocess.run(words, env=env, check=True, capture_output=True)
    return record


def crashed(folder: Path, record: Path, points: int, *, sync_names: bool, seed: int) -> Found:
    """Pull the plug at so many random points of a record and look at what is left."""
    changes, chance, found = crash_points.read(record), random.Random(seed), Found()
    assert any(one.path.endswith(crash_points.ACKNOWLEDGED) for one in changes)
    for number in range(points):
        disk = crash_points.Disk(sync_names)
        for change in changes[: chance.randint(1, len(changes))]:
            disk.do(change)
        out = folder / f"crash-{seed}-{sync_names}-{number}"
        disk.pull_the_plug(out, str(folder / "life"), chance)
        found.points += 1
        there, whole = _look(out / "legtui.db")
        found.corrupt += not whole
        found.lost += there < disk.acknowledged
        found.bad_backups += sum(not _look(one)[1] for one in (out / "backups").glob("*.db"))
    return found


def _look(path: Path) -> tuple[int, bool]:
    """Return how many happenings a file has, and whether SQLite finds it whole."""
    if not path.exists():
        return 0, True
    try:
        with closing(sqlite3.connect(path)) as conn:
            whole = conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            if not conn.execute("SELECT 1 FROM sqlite_master WHERE name='happening'").fetchone():
                return 0, whole and "backups" not in path.parts
            return int(conn.execute(_ACKNOWLEDGED).fetchone()[0]), whole
    except sqlite3.Error:
        return 0, False


def all_is_there(folder: Path, points: int) -> int:
    """Pull the plug in both models; return how often."""
    record = recorded(folder)
    for sync_names in (False, True):
        found = crashed(folder, record, points, sync_names=sync_names, seed=11)
        assert found == Found(points=points)
    return 2 * points


def test_row_01_the_plug_is_pulled(tmp_path: Path, survived: Survived) -> None:
    survived(all_is_there(tmp_path, 150), "points of power loss")


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_row_01_the_plug_is_pulled_long(tmp_path: Path, survived: Survived) -> None:
    survived(all_is_there(tmp_path, 2000), "points of power loss")


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_row_02_control_a_careless_setting_loses_sets(tmp_path: Path, synchronous: str) -> None:
    record = recorded(tmp_path, synchronous)
    # The log is synced soon after each deed anyway: few points in a hundred show what NORMAL is.
    assert any(
        crashed(tmp_path, record, 100, sync_names=True, seed=seed).lost > 0 for seed in range(5, 45)
    )


def test_row_37_a_backup_is_interrupted(tmp_path: Path, survived: Survived) -> None:
    record = recorded(tmp_path)
    found = crashed(tmp_path, record, 150, sync_names=False, seed=3)
    assert found.bad_backups == 0
    survived(found.points, "points of power loss")


def test_row_37_control_a_naive_copy_is_found_broken(tmp_path: Path) -> None:
    record = recorded(tmp_path, backup="naive")
    # Where the writes fall differs from run to run; so does where power must be cut to hit one.
    assert any(
        crashed(tmp_path, record, 80, sync_names=True, seed=seed).bad_backups > 0
        for seed in range(3, 43)
    )
