"""The README's queries and its table of views, against a made-up log."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from made_up import made_up_file

from legtui import contract

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)
VIEWS = dict(re.findall(r"^\| `(\w+_log)` \| [^|]+ \| `([^`]+)` \|$", README, re.MULTILINE))


@pytest.fixture(scope="module")
def log() -> Path:
    return made_up_file()


def test_there_are_five_queries() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("sql", QUERIES)
def test_a_query_of_the_readme_finds_something(sql: str, log: Path) -> None:
    with closing(sqlite3.connect(f"file:{log}?mode=ro", uri=True)) as conn:
        rows = conn.execute(sql).fetchall()
    assert rows
    assert all(value is not None for row in rows[:3] for value in row)


def test_the_views_have_the_columns_that_the_readme_says(log: Path) -> None:
    with closing(sqlite3.connect(f"file:{log}?mode=ro", uri=True)) as conn:
        for view, columns in VIEWS.items():
            found = [one[0] for one in conn.execute(f"SELECT * FROM {view} LIMIT 0").description]
            assert ", ".join(found) == columns
    for name in ("session", "set", "step", "pain"):
        wanted = ", ".join(getattr(contract, f"{name.upper()}_LOG_COLUMNS"))
        assert VIEWS[f"{name}_log"] == wanted
