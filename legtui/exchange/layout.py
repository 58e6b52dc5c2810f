"""What a format is: how it is told from others, and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from legtui.exchange.gather import Options
from legtui.exchange.records import Parsed
from legtui.exchange.table import Table
from legtui.training.frozen import dataclass


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A format of rows with a header."""

    id: str
    """As it is named on the command line."""
    title: str
    """As the app is called."""
    claims: Callable[[Table], str | None]
    """Return which of its layouts a table is, `None` if it is none of them."""
    read: Callable[[Table, str, Options], Parsed]
    """Read a table of a layout that it claimed."""
    fallback: bool = False
    """Whether it is tried after all others."""


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A format that is no table: JSON, or a language of its own."""

    id: str
    title: str
    claims: Callable[[str], str | None]
    """Return which of its layouts a whole text is, `None` if it is none of them."""
    read: Callable[[str, str, Options], Parsed]


@dataclass(frozen=True, slots=True)
class DatabaseFormat:
    """A format that is a SQLite file."""

    id: str
    title: str
    claims: Callable[[Mapping[str, frozenset[str]]], str | None]
    """Return which of its layouts the tables and their columns are, `None` if none of them."""
    read: Callable[[bytes, Mapping[str, frozenset[str]], str, Options], Parsed]
    """Read the file of a layout that it claimed, given its tables."""


Format = TableFormat | TextFormat | DatabaseFormat
