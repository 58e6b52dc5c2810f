"""A SQLite file from outside: opened to look only, within limits, with nothing of it trusted."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from legtui.exchange.errors import ExchangeError
from legtui.text import one_line

MAGIC: Final = b"SQLite format 3\0"
"""What every such file begins with."""
_MOST_STEPS: Final = 20_000
"""Thousands of steps that reading may take; a log of 500,000 sets takes a tenth of it."""


def is_database(data: bytes) -> bool:
    """Return whether a file is a SQLite database."""
    return data.startswith(MAGIC)


@contextmanager
def opened(data: bytes) -> Iterator[sqlite3.Connection]:
    """Open a database that was read whole.

    Raises:
        ExchangeError: It is damaged, or reading it has no end.
    """
    with tempfile.TemporaryDirectory(prefix="legtui-") as folder:
        path = Path(folder) / "imported.db"
        path.write_bytes(data)
        # Immutable: its write-ahead log is elsewhere, if it has one.
        uri = f"{path.as_uri()}?mode=ro&immutable=1"
        try:
            with closing(sqlite3.connect(uri, uri=True)) as connection:
                connection.text_factory = lambda text: text.decode(errors="replace")
                _restrict(connection)
                yield connection
        except UnicodeDecodeError:
            # SQLite's own message quotes the damaged place, which is no text any more.
            raise ExchangeError("the database cannot be read: it is damaged") from None
        except sqlite3.Error as error:
            why = one_line(str(error), 100)
            raise ExchangeError(f"the database cannot be read: {why}") from None


def _restrict(connection: sqlite3.Connection) -> None:
    steps = 0

    def enough() -> bool:
        nonlocal steps
        steps += 1
        return steps > _MOST_STEPS

    connection.set_progress_handler(enough, 1000)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")


def tables_of(connection: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """Return the tables and their columns, views and virtual tables left out."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
    ).fetchall()
    return {
        name: frozenset(
            row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (name,))
        )
        for (name,) in names
        if isinstance(name, str)
    }
