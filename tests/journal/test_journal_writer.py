from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from journal_fixtures import Pen

from legtui.journal import connect, errors
from legtui.journal.journal import Journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "legtui.db"


def test_writes_are_done_in_order_and_seen_once_they_are_done(path: Path) -> None:
    with Journal.open(path) as journal:
        futures = [journal.set_setting("last", str(number)) for number in range(200)]
        futures[-1].result()
        assert all(one.done() for one in futures)
        assert journal.settings() == {"last": "199"}
        journal.set_setting("last", None).result()
        assert journal.settings() == {}


def test_a_write_is_on_another_thread(path: Path) -> None:
    with Journal.open(path) as journal:
        assert journal._writer is not None
        thread = journal._writer.submit(lambda conn: threading.current_thread()).result()
        assert thread is not threading.current_thread()


def test_closing_finishes_what_was_submitted(path: Path) -> None:
    journal = Journal.open(path)
    futures = [journal.set_setting(str(number), "x") for number in range(100)]
    journal.close()
    journal.close()
    assert all(one.done() for one in futures)
    with Journal.open(path) as again:
        assert len(again.settings()) == 100


def test_a_failed_job_leaves_nothing_and_the_next_one_works(path: Path) -> None:
    def breaks(conn: sqlite3.Connection) -> None:
        conn.execute("INSERT INTO setting VALUES ('half', 'done')")
        conn.execute("INSERT INTO setting VALUES ('half', 'again')")

    with Journal.open(path) as journal:
        assert journal._writer is not None
        with pytest.raises(errors.NotSaved, match="Not saved"):
            journal._writer.submit(breaks).result()
        assert journal.settings() == {}
        journal.set_setting("a", "b").result()
        assert journal.settings() == {"a": "b"}


def test_a_program_that_holds_the_file_is_told_of_and_a_retry_works(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "BUSY_S", 0.05)
    with Journal.open(path) as journal, closing(sqlite3.connect(path)) as other:
        pen = Pen.begin(journal)
        pen.hands.enter()
        happenings = pen.hands.ledger.happenings
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.Locked, match="another program"):
            journal.record(pen.key, happenings, pen.hands.plan).result()
        other.execute("ROLLBACK")
        for _ in range(2):
            journal.record(pen.key, happenings, pen.hands.plan).result()
        saved = journal.load(pen.key.id)
        assert saved is not None
        assert saved.ledger.happenings == happenings


def test_a_long_look_from_elsewhere_holds_nothing_up(path: Path) -> None:
    with Journal.open(path) as journal, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM session").fetchone()
        Pen.begin(journal).play([("enter", 1)])
        assert journal.session_count() == 1


@pytest.mark.skipif(os.name == "nt", reason="an open file can't be moved there")
@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_a_file_that_is_swapped_under_it_is_noticed(path: Path, how: str) -> None:
    journal = Journal.open(path)
    journal.set_setting("a", "b").result()
    if how == "deleted":
        path.unlink()
    else:
        path.rename(path.with_name("elsewhere.db"))
    if how == "replaced":
        path.write_bytes(b"")
    with pytest.raises(errors.Replaced, match="moved, deleted or replaced"):
        journal.set_setting("a", "c").result()
    journal.close()
    assert path.exists() == (how == "replaced")


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on the size of files")
def test_no_room_is_said_and_nothing_saved_is_lost(path: Path) -> None:
    code = f"""
import resource, signal
from legtui.journal.journal import Journal
from legtui.journal.errors import NotSaved
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
journal = Journal.open({str(path)!r})
journal.set_setting("safe", "yes").result()
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
try:
    for number in range(100):
        journal.set_setting(str(number), "x" * 100_000).result()
except NotSaved as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
journal.set_setting("after", "yes").result()
print(number, journal.settings().get("safe"), journal.settings().get("after"))
print(str(number) in journal.settings())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    said = done.stdout.splitlines()
    assert said[0].startswith("Not saved: the disk"), done.stderr
    assert "What was saved before is safe." in said[0]
    assert said[1].endswith("yes yes")
    assert said[2] == "False"


_COUNTS = """
import sys
from legtui.journal.journal import Journal
journal = Journal.open(sys.argv[1])
number = int(sys.argv[2])
while True:
    journal.set_setting(f"{number:09}", "x").result()
    sys.stdout.write(f"{number}\\n"); sys.stdout.flush()
    number += 1
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_what_was_acknowledged_survives_being_killed(path: Path) -> None:
    chance, acknowledged = random.Random(3), -1
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", _COUNTS, str(path), str(acknowledged + 1)],
            stdout=subprocess.PIPE,
            text=True,
        ) as child:
            assert child.stdout is not None
            first = child.stdout.readline()
            time.sleep(chance.random() / 20)
            child.send_signal(signal.SIGKILL)
            lines = [first, *child.stdout.read().split("\n")[:-1]]
        acknowledged = int(lines[-1])
        with Journal.open(path) as journal:
            kept = sorted(map(int, journal.settings()))
            assert kept[: acknowledged + 1] == list(range(acknowledged + 1))
            assert len(kept) <= acknowledged + 2
            assert journal.check()[0].ok


def test_a_session_in_which_nothing_was_done_leaves_no_trace(path: Path) -> None:
    with Journal.open(path) as journal:
        kept = Pen.begin(journal).to_the_end()
        before = {
            table: journal.query(f"SELECT count(*) FROM {table}")
            for (table,) in journal.query("SELECT name FROM sqlite_master WHERE type = 'table'")
            if table not in ("boot", "clock", "seal", "unsealed")
        }
        pen = Pen.begin(journal).play([("enter", 1), ("niggle", 2), ("note", 1), ("undo", 1)])
        journal.discard(pen.key.id).result()
        assert journal.load(pen.key.id) is None
        for table, count in before.items():
            assert journal.query(f"SELECT count(*) FROM {table}") == count, table
        assert journal.load(kept.key.id) is not None
        assert all(one.ok for one in journal.check())
        assert journal._writer is not None
        keys = journal._writer.submit(lambda conn: conn.execute("PRAGMA foreign_keys").fetchone())
        assert keys.result() == (1,)


def test_the_file_alone_is_complete_after_each_write(path: Path, tmp_path: Path) -> None:
    with Journal.open(path) as journal:
        Pen.begin(journal).to_the_end()
        assert journal._writer is not None
        journal._writer.submit(lambda conn: None).result()
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            copy = tmp_path / "copy.db"
            copy.write_bytes(path.read_bytes())
            with closing(sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)) as conn:
                status = conn.execute("SELECT status FROM session_log").fetchall()
            if status == [("finished",)]:
                return
    pytest.fail("the log was not folded into the file")
