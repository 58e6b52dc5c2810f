"""Any other table with a row for each set: a column of dates, one of exercises, one of reps.

Tried when no app's own layout fits. What its columns are is told by their names, in several
languages; a column of how many sets there were makes as many of a row. Dumbbells are one of two.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from functools import cache
from importlib import resources

from legtui.exchange.dates import Order, When, order_of, time_of, when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options, Row
from legtui.exchange.layout import TableFormat
from legtui.exchange.numbers import (
    decimal_of,
    distance_of,
    reps_of,
    rir_of,
    rir_of_rpe,
    set_seconds,
    unit_of,
    weight_of,
)
from legtui.exchange.records import Mark, Parsed
from legtui.exchange.table import Table
from legtui.training.weight import Unit, Weight

_MOST_SETS = 100
_WEIGHED = re.compile(r"(?P<number>[\d.,]+)\s*(?P<unit>kgs?|lbs?)\.?\Z", re.IGNORECASE)
_EARLIEST = 3
_HALF_DAY = re.compile(r"[ap]\.?\s?m", re.IGNORECASE)
_WARM_UP = ("w", "wu", "warmup", "warm-up", "warm up", "true", "yes", "1")
_DROP = ("d", "drop", "dropset", "drop set")
_FAILURE = ("f", "failure")


@cache
def _meanings() -> Mapping[str, str]:
    """Return what each name of a column means."""
    path = resources.files("legtui.exchange") / "data" / "columns.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: meaning for meaning, names in table.items() for name in names}


def _columns(table: Table) -> tuple[str, ...]:
    """Return what each column is; the first of several keeps the meaning."""
    seen: set[str] = set()
    found = []
    for name in table.names:
        meaning = _meanings().get(name, name)
        found.append(name if meaning in seen else meaning)
        seen.add(meaning)
    return tuple(found)


def _claims(table: Table) -> str | None:
    columns = set(_columns(table))
    return "by its columns" if columns >= {"date", "exercise", "reps"} else None


def _read(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("table", dialect, options)
    columns = _columns(table)
    order = order_of(table.column(table.names[columns.index("date")]), Order.DAY_FIRST)

    def row(row: Row) -> None:
        when = _when(row, order)
        at = None if when.day_only else when.at
        lift = replace(gather.check(_lift(row, gather)), at=at)
        # Some tables have the time of each set: a workout of a day is one session all the same.
        session = gather.session(
            (gather.local_day(when), row["workout"]),
            when,
            title=row["workout"],
            note=row.cell("workout notes"),
            ended_at=at,
        )
        for _ in range(_count(row)):
            gather.add(session, lift, row.line, row.raw)
            lift = replace(lift, note="")

    gather.read(table, row, columns)
    return gather.parsed()


def _when(row: Row, order: Order) -> When:
    when = when_of(row["date"], order)
    clock = _clock(row.first("time", "start time", "start date")) if when.day_only else None
    return when if clock is None else When(datetime.combine(when.at.date(), clock))


def _clock(text: str) -> time | None:
    """Return a time of day; what would be in the small hours is how long a set lasted."""
    found = time_of(text) if ":" in text or _HALF_DAY.search(text) else None
    early = found is not None and found.hour < _EARLIEST and not _HALF_DAY.search(text)
    return None if early else found


def _count(row: Row) -> int:
    """Return how many sets a row stands for."""
    count = reps_of(row["sets"]) if row["sets"] else 1
    if count is None or not 1 <= count <= _MOST_SETS:
        raise LineRefused(f"{row['sets'][:12]} sets in one line are not 1 to {_MOST_SETS}")
    return count


def _lift(row: Row, gather: Gatherer) -> Lift:
    kind = row["kind"].lower()
    lasted = row["time"] if ":" in row["time"] and _clock(row["time"]) is None else ""
    seconds = set_seconds(row["seconds"] or lasted)
    distance = distance_of(row["distance"], row["distance unit"])
    reps = reps_of(row["reps"])
    return Lift(
        name=row["exercise"],
        load=_load(row, gather),
        reps=() if reps is None or (not reps and (seconds or distance)) else (reps,),
        group=row["category"],
        warm_up=kind in _WARM_UP or row["warm-up"].lower() in _WARM_UP,
        mark=Mark.DROP if kind in _DROP else Mark.FAILURE if kind in _FAILURE else None,
        rir=rir_of(row["rir"]) if row["rir"] else rir_of_rpe(row["rpe"]),
        note=row.cell("notes"),
        seconds=seconds,
        distance=distance,
    )


def _load(row: Row, gather: Gatherer) -> Weight | None:
    for column, unit in (("weight (kg)", Unit.KG), ("weight (lb)", Unit.LB)):
        if decimal_of(row[column]):
            return weight_of(row[column], unit)
    text, word = row["weight"], row["weight unit"]
    if found := _WEIGHED.match(text):
        text, word = found["number"], found["unit"]
    if not decimal_of(text):
        return None
    told = unit_of(word) if word else gather.unit
    if told is None:
        raise LineRefused(f"“{word[:12]}” is not a unit of weight")
    return weight_of(text, told)


FORMATS = (TableFormat("table", "any table of sets", _claims, _read, fallback=True),)
