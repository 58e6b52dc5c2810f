"""A delimited file as records: line number, raw text and cells, each within limits.

A quote that is never closed costs its own line only, and everything streams.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Final

from legtui.exchange.encoding import open_text
from legtui.exchange.errors import ExchangeError
from legtui.text import LONGEST, one_line
from legtui.training.frozen import dataclass

MOST_ROWS: Final = 500_000
MOST_COLUMNS: Final = 400
MOST_CELL: Final = LONGEST + 100
"""Characters in a cell, one of ours with an apostrophe before it included; a longer one is no
note but a broken file.
"""
MOST_LINE: Final = 120_000
"""Characters in a record, line ends inside quotes included."""
MOST_LINES: Final = 500
"""Physical lines that one quoted cell may run over."""
_DELIMITERS: Final = ",;\t"


@dataclass(frozen=True, slots=True)
class Record:
    """One data record of a file."""

    line: int
    """Physical line it begins on, from 1; the header is line 1."""
    raw: str
    cells: tuple[str, ...]
    problem: str = ""
    """Why it cannot be read; then it has no cells."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file with its header found."""

    data: bytes
    delimiter: str
    header: tuple[str, ...]
    """Names as in the file, spaces trimmed."""
    header_line: int

    @property
    def names(self) -> tuple[str, ...]:
        """The header's names folded to compare: lower case, single spaces."""
        return tuple(fold(name) for name in self.header)

    def column(self, name: str, most: int = 5000) -> Iterator[str]:
        """Yield the cells under a column, of the first `most` records."""
        at = self.names.index(name)
        for record in islice(self.records(), most):
            if at < len(record.cells):
                yield record.cells[at]

    def records(self) -> Iterator[Record]:
        """Yield the records after the header; lines without any text are left out.

        Raises:
            ExchangeError: There are more than 500,000.
        """
        count = 0
        for record in _records(_Lines(open_text(self.data)), self.delimiter):
            if record.line <= self.header_line or not (
                record.problem or any(cell.strip() for cell in record.cells)
            ):
                continue
            count += 1
            if count > MOST_ROWS:
                raise ExchangeError(f"the file has more than {MOST_ROWS:,} lines")
            yield record


def fold(name: str) -> str:
    """Return a column's name as it is compared."""
    return " ".join(name.replace("\ufeff", "").lower().split())


def find_table(data: bytes) -> Table:
    """Find delimiter and header: the first record that is not blank nor `sep=;`.

    Raises:
        ExchangeError: There is no text, or the first line cannot be a header.
    """
    for line, text in enumerate(_Lines(open_text(data)), 1):
        bare = text.replace("\ufeff", "").strip()
        if not bare or bare.lower().startswith("sep="):
            continue
        delimiter = _delimiter(text)
        for record in _records(_Lines(open_text(data)), delimiter):
            if record.line >= line:
                return _table(data, delimiter, record)
    raise ExchangeError("the file is empty")


def _table(data: bytes, delimiter: str, record: Record) -> Table:
    if record.problem:
        raise ExchangeError(f"the first line cannot be read: {record.problem}")
    header = [one_line(cell, 120) for cell in record.cells]
    while header and not header[-1]:
        header.pop()
    if not header:
        raise ExchangeError("the file's first line names no columns")
    if len(header) > MOST_COLUMNS:
        raise ExchangeError(f"the file has more than {MOST_COLUMNS} columns")
    last = record.line + record.raw.count("\n")
    return Table(data, delimiter, tuple(header), last)


def _delimiter(text: str) -> str:
    inside = False
    counts = dict.fromkeys(_DELIMITERS, 0)
    for character in text:
        if character == '"':
            inside = not inside
        elif not inside and character in counts:
            counts[character] += 1
    return max(_DELIMITERS, key=lambda one: counts[one])


class _Lines:
    """Physical lines with a look ahead; one that is too long is cut and marked by `None`."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._ahead: deque[str] = deque()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._ahead:
            return self._ahead.popleft()
        line = self._read()
        if not line:
            raise StopIteration
        return line

    def _read(self) -> str:
        line = self._stream.readline(MOST_LINE + 1)
        part = line
        while part and not part.endswith("\n") and len(part) > MOST_LINE:
            part = self._stream.readline(MOST_LINE + 1)
        if part is not line and not line.endswith("\n"):
            line += "\n"
        return line.replace("\0", "\ufffd")

    def peek(self, index: int) -> str:
        """Return the line `index` places on, or nothing at the end."""
        while len(self._ahead) <= index:
            line = self._read()
            if not line:
                return ""
            self._ahead.append(line)
        return self._ahead[index]


def _records(lines: _Lines, delimiter: str) -> Iterator[Record]:
    number = 0
    for first in lines:
        number += 1
        start = number
        raw = first
        problem = "the line is too long" if len(first) > MOST_LINE else ""
        if not problem and '"' in first and _open_after(first, delimiter, False):
            more = _closing(lines, len(first), delimiter)
            if more is None:
                problem = "a quote is opened and never closed"
            else:
                raw += "".join(next(lines) for _ in range(more))
                number += more
        yield _record(start, raw, problem, delimiter)


def _closing(lines: _Lines, length: int, delimiter: str) -> int | None:
    """Return how many further lines the open quote needs, `None` if it is never closed."""
    for index in range(MOST_LINES):
        line = lines.peek(index)
        length += len(line)
        if not line or length > MOST_LINE:
            return None
        if '"' not in line:
            continue
        if not _closes_a_cell(line, delimiter):
            return None
        if not _open_after(line, delimiter, True):
            return index + 1
    return None


def _closes_a_cell(line: str, delimiter: str) -> bool:
    """Whether the first quote that closes stands at the end of a cell, if there is one.

    If not, it opens a cell of a line of its own, and the quote before was never closed.
    """
    at = line.replace('""', "  ").find('"')
    return at < 0 or line[at + 1 : at + 2] in ("", "\n", delimiter)


def _open_after(line: str, delimiter: str, inside: bool) -> bool:
    """Whether the end of the line stands inside quotes; only a cell's first quote opens."""
    at = line.find('"')
    while at >= 0:
        after = at + 1
        if not inside:
            inside = at == 0 or line[at - 1] == delimiter
        elif line.startswith('"', after):
            after += 1
        else:
            inside = False
        at = line.find('"', after)
    return inside


def _record(line: int, raw: str, problem: str, delimiter: str) -> Record:
    kept = raw.rstrip("\n")
    if problem:
        return Record(line, one_line(kept, 2000), (), problem)
    try:
        cells = next(csv.reader((kept,), delimiter=delimiter), [])
    except csv.Error as error:
        return Record(line, one_line(kept, 2000), (), f"not readable as CSV: {error}")
    if len(kept) > MOST_CELL and any(len(cell) > MOST_CELL for cell in cells):
        return Record(line, one_line(kept, 2000), (), f"a cell has over {MOST_CELL:,} characters")
    return Record(line, kept, tuple(cells))
