from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from journal_fixtures import Pen, rows
from session_fixtures import NOON
from sqlite_utils import Database

from legtui.journal.journal import Journal
from legtui.journal.migrations import migrations
from legtui.journal.version import APPLICATION_ID, MIGRATIONS


def test_the_newest_standing_choice_holds_and_undo_goes_back_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "legtui.db"
    with Journal.open(path) as journal:
        assert journal.choices() == {}
        for value in ("one", "two", "three"):
            journal.choose("program", value, NOON).result()
        journal.choose("gym", "home", NOON).result()
        assert journal.choices() == {"program": "three", "gym": "home"}
    seen = []
    with Journal.open(path) as journal:
        for _ in range(5):
            took = journal.history.undo_last().result()
            seen.append((took.words if took else None, journal.choices().get("program")))
    assert seen == [
        ("choice of the gym", "three"),
        ("change of the program", "two"),
        ("change of the program", "one"),
        ("change of the program", None),
        (None, None),
    ]
    with Journal.open(path) as journal:
        for _ in range(2):
            assert journal.history.redo_last().result() is not None
        assert journal.choices() == {"program": "two"}


def test_a_new_choice_ends_what_could_be_brought_back(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        journal.choose("gyms", "[1]", NOON).result()
        journal.choose("gyms", "[2]", NOON).result()
        journal.history.undo_last().result()
        journal.choose("gyms", "[3]", NOON).result()
        assert journal.history.redo_last().result() is None
        assert journal.choices() == {"gyms": "[3]"}
        journal.history.undo_last().result()
        assert journal.choices() == {"gyms": "[1]"}


def test_a_choice_between_sessions_leaves_them_alone_and_is_undone_in_its_turn(
    tmp_path: Path,
) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        Pen.begin(journal).to_the_end()
        before = journal.query("SELECT * FROM set_log")
        journal.choose("program", "x", NOON.later(90_000_000)).result()
        assert journal.query("SELECT * FROM set_log") == before
        took = journal.history.undo_last().result()
        assert took is not None
        assert took.kind == "chosen"
        assert journal.query("SELECT * FROM set_log") == before


def test_one_row_a_name_holds_for_any_sqlite_tool(tmp_path: Path) -> None:
    path = tmp_path / "legtui.db"
    with Journal.open(path) as journal:
        for value in "abc":
            journal.choose("program", value, NOON).result()
        assert rows(path, "SELECT name, value FROM standing_choice") == [("program", "c")]
        assert rows(path, "SELECT count(*) FROM choice") == [(3,)]


def test_an_older_file_gets_the_table(tmp_path: Path) -> None:
    path = tmp_path / "legtui.db"
    conn = sqlite3.connect(path)
    place = MIGRATIONS.index("m003_choice")
    migrations.apply(Database(conn, execute_plugins=False), stop_before=MIGRATIONS[place])
    conn.execute(f"PRAGMA application_id={APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version={place}")
    conn.commit()
    with pytest.raises(sqlite3.OperationalError):
        conn.execute("SELECT * FROM choice")
    conn.close()
    with Journal.open(path) as journal:
        journal.choose("program", "x", NOON).result()
        assert journal.choices() == {"program": "x"}
        assert all(one.ok for one in journal.check())
