"""Finds out by itself what a file is, and reads it."""

from __future__ import annotations

from collections.abc import Mapping

from legtui.exchange.database import is_database, opened, tables_of
from legtui.exchange.encoding import encoding_of, text_of
from legtui.exchange.errors import ExchangeError
from legtui.exchange.formats import all_formats
from legtui.exchange.gather import Options
from legtui.exchange.layout import DatabaseFormat, Format, TableFormat, TextFormat
from legtui.exchange.records import Parsed
from legtui.exchange.table import Table, find_table
from legtui.text import one_line
from legtui.training.frozen import dataclass

AUTO = "auto"
_OUR_TABLES = frozenset(("happening", "plan_exercise", "choice"))


@dataclass(frozen=True, slots=True)
class Database:
    """A SQLite file, whole, and what its tables hold."""

    data: bytes
    tables: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is."""

    format: Format
    dialect: str
    content: Table | str | Database
    """The table, the whole text, or the database."""

    def read(self, options: Options) -> Parsed:
        """Read it as what it is.

        Raises:
            NeedsUnit: Its weights have no unit; read it again with `Options(unit=...)`.
            ExchangeError: It cannot be read; one sentence.
        """
        found, content = self.format, self.content
        if isinstance(found, TableFormat) and isinstance(content, Table):
            return found.read(content, self.dialect, options)
        if isinstance(found, TextFormat) and isinstance(content, str):
            return found.read(content, self.dialect, options)
        if isinstance(found, DatabaseFormat) and isinstance(content, Database):
            return found.read(content.data, content.tables, self.dialect, options)
        raise ExchangeError("the file cannot be read")


def format_ids() -> tuple[str, ...]:
    """Return the names that `--format` takes, `auto` first."""
    return (AUTO, *sorted({one.id for one in all_formats()}))


def apps() -> tuple[str, ...]:
    """Return the names of the apps whose files are known, ours among them."""
    return tuple(dict.fromkeys(one.title for one in all_formats() if not _is_fallback(one)))


def sniff(data: bytes, format_id: str = AUTO) -> Sniffed:
    """Return what a file is; `format_id` leaves only that format's layouts.

    Raises:
        ExchangeError: It is no text, or none of the formats; one sentence.
    """
    if format_id not in format_ids():
        raise ExchangeError(f"“{one_line(format_id, 20)}” is not a format legtui knows")
    formats = [one for one in all_formats() if format_id in (AUTO, one.id)]
    if is_database(data):
        return _among_databases(data, formats)
    encoding = encoding_of(data)
    return (
        _among_texts(data, encoding, formats)
        or _among_tables(data, formats)
        or _none_of_them(format_id)
    )


def read(data: bytes, options: Options | None = None, format_id: str = AUTO) -> Parsed:
    """Read a file of any format we know.

    Raises:
        NeedsUnit: Its weights have no unit; read it again with `Options(unit=...)`.
        ExchangeError: It cannot be read; one sentence.
    """
    return sniff(data, format_id).read(options or Options())


def _among_texts(data: bytes, encoding: str, formats: list[Format]) -> Sniffed | None:
    head = data[:200_000].decode(encoding, errors="replace").lstrip("\ufeff \t\r\n")
    is_json = head[:1] in ("{", "[")
    if not is_json and "exercises:" not in head:
        return None
    text = text_of(data)
    for one in formats:
        if isinstance(one, TextFormat) and (dialect := one.claims(text)) is not None:
            return Sniffed(one, dialect, text)
    if is_json:
        raise ExchangeError("the file is JSON, and not of an app that legtui knows")
    return None


def _among_databases(data: bytes, formats: list[Format]) -> Sniffed:
    with opened(data) as connection:
        tables = tables_of(connection)
    for one in formats:
        if isinstance(one, DatabaseFormat) and (dialect := one.claims(tables)) is not None:
            return Sniffed(one, dialect, Database(data, tables))
    if set(tables) >= _OUR_TABLES:
        raise ExchangeError("the file is a log of legtui: legtui merge takes its sessions in")
    raise ExchangeError("the file is a database; export a CSV file in the other app instead")


def _among_tables(data: bytes, formats: list[Format]) -> Sniffed | None:
    table = find_table(data)
    for one in formats:
        if isinstance(one, TableFormat) and (dialect := one.claims(table)) is not None:
            return Sniffed(one, dialect, table)
    return None


def _none_of_them(format_id: str) -> Sniffed:
    if format_id != AUTO:
        raise ExchangeError(f"the first line is not that of a {format_id} file")
    known = ", ".join(apps())
    raise ExchangeError(
        f"the first line is not that of any app that legtui knows ({known}), nor does it name a"
        " date, an exercise and reps"
    )


def _is_fallback(one: Format) -> bool:
    return isinstance(one, TableFormat) and one.fallback
