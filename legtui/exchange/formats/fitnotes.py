"""FitNotes: Android now and before, FitNotes 2 on iOS, and the body tracker.

There are dates and no times: a day is a session, its sets in the order of the rows. `Kind` of
FitNotes 2 is what is measured (`wr` weight and reps, `dt` distance and time), not a kind of set.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from legtui.exchange.dates import Order, When, order_of, time_of, when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options, Row
from legtui.exchange.layout import TableFormat
from legtui.exchange.measures import measurement_of
from legtui.exchange.numbers import (
    as_typed,
    decimal_of,
    distance_of,
    reps_of,
    set_seconds,
    unit_of,
    weight_of,
)
from legtui.exchange.records import Parsed
from legtui.exchange.table import Table
from legtui.training.weight import Unit, Weight

_NEEDED = frozenset(("date", "exercise", "category", "reps"))
_KG = ("weight (kgs)", "weight (kg)")
_LB = ("weight (lbs)", "weight (lb)")


def _claims(table: Table) -> str | None:
    names = set(table.names)
    if names >= {"date", "measurement", "value", "unit"}:
        return "body tracker"
    if not names >= _NEEDED:
        return None
    if names & set(_KG) and names & set(_LB):
        return "iOS"
    if names & {*_KG, *_LB}:
        return "Android, unit in the header"
    return "Android" if "weight" in names else None


def _read(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("fitnotes", dialect, options)
    order = order_of(table.column("date"), Order.DAY_FIRST)
    if dialect == "body tracker":
        gather.read(table, lambda row: _measure(row, gather, order), table.names)
        return gather.parsed()

    def row(row: Row) -> None:
        when = when_of(row["date"], order)
        lift = gather.check(_lift(row, gather))
        session = gather.session(when.at.date(), when)
        gather.add(session, lift, row.line, row.raw)

    gather.read(table, row, table.names)
    return gather.parsed()


def _lift(row: Row, gather: Gatherer) -> Lift:
    seconds = set_seconds(row["time"])
    distance = distance_of(row["distance"], row["distance unit"])
    reps = reps_of(row["reps"])
    return Lift(
        name=row["exercise"],
        load=_load(row, gather),
        reps=() if reps is None or (not reps and (seconds or distance)) else (reps,),
        group=row["category"],
        note=row.cell("comment") or row.cell("notes"),
        seconds=seconds,
        distance=distance,
    )


def _load(row: Row, gather: Gatherer) -> Weight | None:
    kg, lb = row.first(*_KG), row.first(*_LB)
    if kg and lb:
        return as_typed(kg, lb)
    if kg or lb:
        return weight_of(kg or lb, Unit.KG if kg else Unit.LB)
    text = row["weight"]
    if not decimal_of(text):
        return None
    word = row["weight unit"]
    unit = unit_of(word) if word else gather.unit
    if unit is None:
        raise LineRefused(f"“{word[:12]}” is not a unit of weight")
    return weight_of(text, unit)


def _measure(row: Row, gather: Gatherer, order: Order) -> None:
    when = when_of(row["date"], order)
    clock = time_of(row["time"])
    if clock is not None:
        when = When(datetime.combine(when.at.date(), clock))
    found = measurement_of(when, row["measurement"], row["value"], row["unit"], lambda: gather.unit)
    gather.measure(replace(found, note=row["comment"], line=row.line, raw=row.raw))


FORMATS = (TableFormat("fitnotes", "FitNotes", _claims, _read),)
