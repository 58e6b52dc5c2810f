"""Our CSV: the contract's thirteen columns, a line at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from legtui.contract import CSV_COLUMNS
from legtui.exchange.records import ImportedSession
from legtui.exchange.rows import rows_of


class _Echo:
    """Gives back what is written to it, so that `csv` makes lines without a file."""

    def write(self, text: str) -> str:
        return text


def csv_line(cells: Iterable[str], delimiter: str = ",", *, quote_all: bool = False) -> str:
    """Return one CSV line with its line end; quotes only where they are needed, or everywhere."""
    writer = csv.writer(
        _Echo(),
        delimiter=delimiter,
        lineterminator="\n",
        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
    )
    return str(writer.writerow(list(cells)))


def csv_lines(sessions: Iterable[ImportedSession]) -> Iterator[str]:
    """Yield the header and then every row, in the sessions' order."""
    yield csv_line(CSV_COLUMNS)
    for session in sessions:
        for row in rows_of(session):
            yield csv_line(row.cells())
