"""FitNotes' own backup, a SQLite file: sets with their comments, body weight and measurements.

Weights are kilograms whatever the lifter typed; pounds are known again by their decimals
(`numbers`). Days are read as in the CSV file, so that both of them bring a set once. An entry of
a table is one line of the receipt, counted in the order of the log.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from legtui.exchange.database import opened
from legtui.exchange.dates import When, time_of, when_of
from legtui.exchange.errors import ExchangeError, LineRefused
from legtui.exchange.gather import RAW, Gatherer, Lift, Options
from legtui.exchange.layout import DatabaseFormat
from legtui.exchange.measures import measurement_of
from legtui.exchange.numbers import decimal_of, distance_of, reps_of, set_seconds, weight_of
from legtui.exchange.records import Parsed
from legtui.exchange.table import MOST_CELL, MOST_ROWS
from legtui.training.weight import Unit

_NEEDED: Final = {
    "training_log": frozenset(("_id", "exercise_id", "date", "metric_weight", "reps")),
    "exercise": frozenset(("_id", "name")),
}
_SETS: Final = """
    SELECT l.date, e.name, {category} AS category, l.metric_weight, l.reps, {distance} AS distance,
           {seconds} AS seconds, {comment} AS comment
    FROM training_log AS l LEFT JOIN exercise AS e ON e._id = l.exercise_id
    ORDER BY l.date, l._id
"""
_CATEGORY: Final = "(SELECT c.name FROM Category AS c WHERE c._id = e.category_id)"
_COMMENT: Final = (
    "(SELECT m.comment FROM Comment AS m WHERE m.owner_type_id = 1 AND m.owner_id = l._id)"
)
_WEIGHTS: Final = """
    SELECT date, '' AS time, 'body weight' AS name, body_weight_metric AS value, 'kg' AS unit,
           comments AS comment
    FROM BodyWeight ORDER BY date, _id
"""
_MEASURED: Final = """
    SELECT r.date, r.time, m.name, r.value, u.short_name AS unit, r.comment
    FROM MeasurementRecord AS r LEFT JOIN Measurement AS m ON m._id = r.measurement_id
    LEFT JOIN MeasurementUnit AS u ON u._id = m.unit_id
    ORDER BY r.date, r._id
"""

Tables = Mapping[str, frozenset[str]]
Cells = dict[str, str]
_Handle = Callable[[Cells, Gatherer, str], None]


def _claims(tables: Tables) -> str | None:
    there = all(tables.get(name, frozenset()) >= columns for name, columns in _NEEDED.items())
    return "backup" if there else None


def _read(data: bytes, tables: Tables, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("fitnotes", dialect, options)
    with opened(data) as connection:
        for query, handle in (
            (_sets(tables), _set),
            (_WEIGHTS if "BodyWeight" in tables else "", _measure),
            (_MEASURED if "MeasurementRecord" in tables else "", _measure),
        ):
            for cells in _rows(connection, query) if query else ():
                _take(cells, handle, gather)
    return gather.parsed()


def _sets(tables: Tables) -> str:
    columns = tables["training_log"]
    return _SETS.format(
        category=_CATEGORY if "Category" in tables else "''",
        comment=_COMMENT if "Comment" in tables else "''",
        distance="l.distance" if "distance" in columns else "''",
        seconds="l.duration_seconds" if "duration_seconds" in columns else "''",
    )


def _rows(connection: sqlite3.Connection, query: str) -> Iterator[Cells]:
    found = connection.execute(query)
    names = [column[0] for column in found.description]
    for row in found:
        yield {name: _text(value) for name, value in zip(names, row, strict=True)}


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.12g}" if abs(value) < 1e9 else "?"
    return str(value)[: MOST_CELL + 1] if isinstance(value, (str, int)) else ""


def _take(cells: Cells, handle: _Handle, gather: Gatherer) -> None:
    gather.lines += 1
    if gather.lines > MOST_ROWS:
        raise ExchangeError(f"the file has more than {MOST_ROWS:,} entries")
    raw = json.dumps(cells, ensure_ascii=False)[:RAW]
    try:
        if any(len(cell) > MOST_CELL for cell in cells.values()):
            raise LineRefused(f"a cell has over {MOST_CELL:,} characters")
        handle(cells, gather, raw)
    except LineRefused as reason:
        gather.refuse(gather.lines, str(reason), raw)


def _set(cells: Cells, gather: Gatherer, raw: str) -> None:
    when = when_of(cells["date"])
    reps, seconds = reps_of(cells["reps"]), set_seconds(cells["seconds"])
    distance = distance_of(cells["distance"], "m")
    weight = cells["metric_weight"]
    load = weight_of(weight, Unit.KG) if decimal_of(weight) else None
    # What does not apply is 0: nothing but zeros was planned and not done.
    counted = bool(reps) or (load is not None and not seconds and not distance)
    lift = gather.check(
        Lift(
            name=cells["name"],
            load=load,
            reps=() if reps is None or not counted else (reps,),
            group=cells["category"],
            note=cells["comment"],
            seconds=seconds,
            distance=distance,
        )
    )
    gather.add(gather.session(when.at.date(), when), lift, gather.lines, raw)


def _measure(cells: Cells, gather: Gatherer, raw: str) -> None:
    when = when_of(cells["date"][:10])
    clock = time_of(cells["time"])
    if clock is not None:
        when = When(when.at.replace(hour=clock.hour, minute=clock.minute, second=clock.second))
    found = measurement_of(when, cells["name"], cells["value"], cells["unit"], lambda: Unit.KG)
    gather.measure(replace(found, note=cells["comment"], line=gather.lines, raw=raw))


FORMATS = (DatabaseFormat("fitnotes", "FitNotes", _claims, _read),)
