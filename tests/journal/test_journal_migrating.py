"""Files of every released schema are brought up to date, with a copy of what they were."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from journal_fixtures import Pen
from sqlite_utils import Database

from legtui.journal.backup import version_of
from legtui.journal.journal import Journal
from legtui.journal.migrations import migrations
from legtui.journal.version import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION


def made_by(path: Path, version: int) -> None:
    """A file as the release with so many migrations made it, with one note in it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        stop = MIGRATIONS[version] if version < SCHEMA_VERSION else None
        migrations.apply(Database(conn, execute_plugins=False), stop_before=stop)
        conn.execute("INSERT INTO setting VALUES ('units', 'lb')")
        conn.execute(f"PRAGMA application_id={APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version={version}")


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_an_older_file_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    path = tmp_path / "legtui.db"
    made_by(path, version)
    with Journal.open(path) as journal:
        assert journal.settings() == {"units": "lb"}
        Pen.begin(journal).to_the_end()
        assert all(one.ok for one in journal.check())
    assert version_of(path) == SCHEMA_VERSION
    copies = list((tmp_path / "backups").glob("*.db"))
    assert [version_of(one) for one in copies] == [version] * (version < SCHEMA_VERSION)
