"""GymBook: columns, units and words in the lifter's language, told by their place.

Date, workout, time, exercise, region, muscles, (kind of set,) repetitions or time, weight or
distance, notes, skipped. The unit stands behind each number: `20 ripetizioni`, `0,00 kg`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import islice

from legtui.exchange.dates import Order, When, order_of, time_of, when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options, Row
from legtui.exchange.layout import TableFormat
from legtui.exchange.numbers import (
    distance_of,
    reps_of,
    seconds_of,
    set_seconds,
    shown,
    unit_of,
    weight_of,
)
from legtui.exchange.records import Mark, Parsed
from legtui.exchange.table import Record, Table
from legtui.training.weight import Weight

_PLACES = ("date", "workout", "time", "exercise", "region", "primary", "secondary")
_END = ("amount", "load", "notes", "skipped")
_ENGLISH = ("date", "workout", "time", "exercise", "region")
_AMOUNT = re.compile(r"(?P<number>\d[\d.,:]*)\s*(?P<word>[^\d\s][^\d]*)?\Z")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?\Z")
_MINUTES = ("min", "мин", "分", "dak", "dk")
_HOURS = ("h", "hour", "ora", "ore", "std", "stund", "час")
_SECONDS = ("sec", "sek", "seg", "s", "сек", "秒", "san", "sn")
_DISTANCES = ("km", "mi", "m", "yd", "ft", "miles", "meters", "metri")
_SAYS_YES = (
    "yes",
    "true",
    "1",
    "ja",
    "oui",
    "si",
    "sì",
    "sí",
    "sim",
    "да",
    "tak",
    "evet",
    "kyllä",
    "はい",
)
_SAYS_SKIPPED = (
    "saltato",
    "skipped",
    "übersprungen",
    "omitido",
    "ignoré",
    "pulado",
    "overgeslagen",
)
_YES = frozenset((*_SAYS_YES, *_SAYS_SKIPPED))
_WARM_UP = ("warm", "riscald", "aufwärm", "calent", "échauff", "aquec", "разм", "opwarm", "uppvärm")
_COOL_DOWN = ("cool", "defatic", "abkühl", "enfriam", "récup", "desaquec", "замин", "nedvarv")


def _claims(table: Table) -> str | None:
    width = len(table.header)
    if width not in (11, 12):
        return None
    if table.names[:5] == _ENGLISH and table.names[-1] == "skipped":
        return "English"
    first = next(islice(table.records(), 1), None)
    return "localised" if first is not None and _looks_right(first, width) else None


def _looks_right(record: Record, width: int) -> bool:
    cells = [cell.strip() for cell in record.cells]
    return (
        len(cells) == width
        and _DATE.match(cells[0]) is not None
        and time_of(cells[2]) is not None
        and _AMOUNT.match(cells[-4]) is not None
    )


def _read(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("gymbook", dialect, options)
    default = Order.MONTH_FIRST if dialect == "English" else Order.DAY_FIRST
    order = order_of(table.column(table.names[0]), default)
    middle = ("kind",) if len(table.header) == 12 else ()

    def row(row: Row) -> None:
        _row(row, gather, order)

    gather.read(table, row, (*_PLACES, *middle, *_END))
    return gather.parsed()


def _row(row: Row, gather: Gatherer, order: Order) -> None:
    if row["skipped"].lower() in _YES:
        raise LineRefused("skipped in GymBook: the set was not done")
    when = when_of(row["date"], order)
    clock = time_of(row["time"])
    if clock is not None:
        when = When(datetime.combine(when.at.date(), clock))
    # Each row carries the time of its own set; the workout of a day is one session.
    at = None if when.day_only else when.at
    lift = replace(gather.check(_lift(row, gather)), at=at)
    key = (when.at.date(), row["workout"])
    session = gather.session(key, when, title=row["workout"], ended_at=at)
    gather.add(session, lift, row.line, row.raw)


def _lift(row: Row, gather: Gatherer) -> Lift:
    reps, seconds = _amount(row["amount"])
    load, distance = _loaded(row["load"], gather)
    kind = row["kind"].lower()
    cool_down = any(word in kind for word in _COOL_DOWN)
    return Lift(
        name=row["exercise"],
        load=load,
        reps=() if reps is None or (not reps and distance) else (reps,),
        group=f"{row['region']} {row['primary']}",
        warm_up=any(word in kind for word in _WARM_UP),
        mark=Mark.COOL_DOWN if cool_down else None,
        note=row.cell("notes"),
        seconds=seconds,
        distance=distance,
    )


def _amount(text: str) -> tuple[int | None, int | None]:
    """Return the reps or the seconds of a cell."""
    if not text:
        return None, None
    match = _AMOUNT.match(text)
    if match is None:
        raise LineRefused(f"“{shown(text)}” is neither reps nor a time")
    word = (match["word"] or "").strip().lower()
    number = match["number"]
    if ":" in number:
        return None, set_seconds(number)
    factor = _factor(word)
    if factor is None:
        return reps_of(number), None
    length = seconds_of(number)
    return None, set_seconds(str((length or 0) * factor))


def _factor(word: str) -> int | None:
    """Return the seconds in a unit of time, `None` if the word is none."""
    if any(word.startswith(one) for one in _MINUTES):
        return 60
    if word.rstrip(".") in ("s", "sn") or any(
        word.startswith(one) for one in _SECONDS if len(one) > 2
    ):
        return 1
    return 3600 if word.rstrip(".") in _HOURS or word.startswith(("hour", "stund")) else None


def _loaded(text: str, gather: Gatherer) -> tuple[Weight | None, str]:
    """Return the load or the distance of a cell."""
    if not text:
        return None, ""
    match = _AMOUNT.match(text)
    if match is None:
        raise LineRefused(f"“{shown(text)}” is neither a weight nor a distance")
    word = (match["word"] or "").strip().lower()
    if word in _DISTANCES:
        return None, distance_of(match["number"], word)
    if not match["number"].strip("0.,"):
        return None, ""
    unit = unit_of(word) if word else gather.unit
    if unit is None:
        raise LineRefused(f"“{shown(word)}” is not a unit of weight")
    return weight_of(match["number"], unit), ""


FORMATS = (TableFormat("gymbook", "GymBook", _claims, _read),)
