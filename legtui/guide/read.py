"""TOML tables to dataclasses, with errors that name the file, the item and the field."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from legtui.guide.model import MAY_BE_EMPTY, Drawing

T = TypeVar("T")

Table = dict[str, Any]


class GuideError(ValueError):
    """The guide's data is wrong; the message names file, item and field."""


def read_file(folder: Path, name: str) -> Table:
    """Return the tables of one data file.

    Raises:
        GuideError: It is not there, not text or not TOML.
    """
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GuideError(f"{name}: {error}") from error


def table_at(raw: object, where: str) -> Table:
    """Return `raw` if it is a table; else raise `GuideError`."""
    if not isinstance(raw, dict):
        raise GuideError(f"{where}: should be a table, is {raw!r}")
    return raw


def items_of(kind: type[T], tables: object, where: str) -> tuple[T, ...]:
    """Return one `kind` for each table, its `id` the table's name, in the file's order."""
    return tuple(
        build(kind, table, f"{where}: {name}", {"id": name})
        for name, table in table_at(tables, where).items()
    )


def build(kind: type[T], table: object, where: str, given: Mapping[str, object] | None = None) -> T:
    """Return a dataclass `kind` made of a table and of fields that are `given`.

    Raises:
        GuideError: A field is unknown, missing, of the wrong type, or refused by `kind` itself;
            `where` begins the message.
    """
    table = table_at(table, where)
    values: dict[str, object] = dict(given or {})
    fields = [one for one in _fields(cast(Any, kind)) if one[0] not in values]
    known = {name for name, _, _, _ in fields}
    for name in table:
        if name not in known:
            raise GuideError(f"{where}: {name}: unknown field")
    for name, hint, has_default, may_be_empty in fields:
        if name in table:
            values[name] = _value(hint, table[name], f"{where}: {name}", may_be_empty)
        elif NoneType in get_args(hint):
            values[name] = None
        elif not has_default:
            raise GuideError(f"{where}: {name}: missing")
    try:
        return kind(**values)
    except ValueError as error:
        raise GuideError(f"{where}: {error}") from None


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any, bool, bool], ...]:
    """Return name, type, whether there is a default, whether it may be empty."""
    hints = get_type_hints(kind)
    return tuple(
        (
            one.name,
            hints[one.name],
            one.default is not dataclasses.MISSING,
            one.metadata == MAY_BE_EMPTY,
        )
        for one in dataclasses.fields(kind)
    )


def _value(hint: Any, raw: object, where: str, may_be_empty: bool = False) -> object:
    origin = get_origin(hint)
    if origin is tuple:
        return _list(get_args(hint)[0], raw, where, may_be_empty)
    if origin is dict:
        return _mapping(get_args(hint)[1], raw, where)
    if origin is UnionType:
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
        return _value(hint, raw, where)
    if hint is Drawing:
        return Drawing(tuple(_text(raw, where, strip=False).rstrip("\n").split("\n")))
    if dataclasses.is_dataclass(hint):
        return build(hint, raw, where)  # type: ignore[arg-type]
    return _plain(hint, raw, where)


def _list(inner: Any, raw: object, where: str, may_be_empty: bool) -> tuple[object, ...]:
    if not isinstance(raw, list):
        raise GuideError(f"{where}: should be a list, is {raw!r}")
    if not raw and not may_be_empty:
        raise GuideError(f"{where}: is empty")
    # A name that is unknown tells by itself which one it is; a text or a table needs its place.
    found = tuple(
        _value(inner, one, where if _is_enum(inner) else f"{where}[{place}]")
        for place, one in enumerate(raw)
    )
    for place, one in enumerate(found):
        if one in found[:place]:
            raise GuideError(f"{where}: {raw[place]!r} is there twice")
    return found


def _mapping(inner: Any, raw: object, where: str) -> dict[str, object]:
    table = table_at(raw, where)
    if not table:
        raise GuideError(f"{where}: is empty")
    return {name: _value(inner, one, f"{where}.{name}") for name, one in table.items()}


def _plain(hint: Any, raw: object, where: str) -> object:
    if hint is str:
        return _text(raw, where)
    if _is_enum(hint):
        if raw not in tuple(hint):
            raise GuideError(f"{where}: unknown {raw!r}")
        return hint(str(raw))
    if hint is bool:
        if not isinstance(raw, bool):
            raise GuideError(f"{where}: should be true or false, is {raw!r}")
        return raw
    whole = isinstance(raw, int) and not isinstance(raw, bool)
    if not (whole or (isinstance(raw, float) and hint is not int)):
        raise GuideError(f"{where}: should be a number, is {raw!r}")
    return Decimal(str(raw)) if hint is Decimal else hint(raw)


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _text(raw: object, where: str, *, strip: bool = True) -> str:
    if not isinstance(raw, str):
        raise GuideError(f"{where}: should be a text, is {raw!r}")
    if not raw.strip():
        raise GuideError(f"{where}: is empty")
    if strip and raw != raw.strip():
        raise GuideError(f"{where}: begins or ends with a blank")
    return raw
