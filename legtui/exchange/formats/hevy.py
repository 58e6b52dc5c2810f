"""Hevy: kilograms, pounds or both; months in the lifter's language; newest session first.

`set_index` is from 0, may be missing, and is no key: an exercise can come twice in a workout. A
blank weight is body weight. Notes hold a backslash and an n for a line end. Measurements are a
file of their own, a row a day, a column for each place with its unit behind (`left_thigh_in`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from legtui.exchange.dates import NOON, Order, When, order_of, when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options, Row
from legtui.exchange.layout import TableFormat
from legtui.exchange.measures import measurement_of
from legtui.exchange.numbers import (
    as_typed,
    decimal_of,
    distance_of,
    reps_of,
    rir_of_rpe,
    set_seconds,
    weight_of,
)
from legtui.exchange.records import Mark, Parsed
from legtui.exchange.table import Table
from legtui.training.weight import Unit, Weight

_NEEDED = frozenset(("title", "start_time", "exercise_title"))
_MARKS = {
    "dropset": Mark.DROP,
    "drop_set": Mark.DROP,
    "drop set": Mark.DROP,
    "drop": Mark.DROP,
    "failure": Mark.FAILURE,
}


def _claims(table: Table) -> str | None:
    names = set(table.names)
    if not names >= _NEEDED or not names & {"reps", "duration_seconds"}:
        return None
    if names >= {"weight_kg", "weight_lbs"}:
        return "kilograms and pounds"
    if "weight_kg" in names:
        return "kilograms"
    return "pounds" if "weight_lbs" in names else "without a unit"


def _read(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("hevy", dialect, options)
    order = order_of(table.column("start_time"), Order.DAY_FIRST)
    noted: set[tuple[str, datetime, str, str]] = set()

    def row(row: Row) -> None:
        when = when_of(row["start_time"], order)
        lift = gather.check(_lift(row, gather))
        # An exercise's note is repeated on each of its sets: its first keeps it.
        note = (row["title"], when.at, lift.name, lift.note)
        if note in noted:
            lift = replace(lift, note="")
        noted.add(note)
        session = gather.session(
            (row["title"], when.at),
            when,
            title=row["title"],
            note=_lines(row.cell("description")),
            ended_at=_end(row["end_time"], order),
        )
        gather.add(session, lift, row.line, row.raw)

    gather.read(table, row, table.names)
    return gather.parsed()


def _lift(row: Row, gather: Gatherer) -> Lift:
    kind = row["set_type"].lower().replace("-", "").strip()
    seconds = set_seconds(row["duration_seconds"])
    distance = _distance(row)
    reps = reps_of(row["reps"])
    return Lift(
        name=row["exercise_title"],
        load=_load(row, gather),
        reps=() if reps is None or (not reps and (seconds or distance)) else (reps,),
        warm_up=kind in ("warmup", "warm_up", "warm up"),
        mark=_MARKS.get(kind),
        rir=rir_of_rpe(row["rpe"]),
        note=_lines(row.cell("exercise_notes")),
        seconds=seconds,
        distance=distance,
    )


def _load(row: Row, gather: Gatherer) -> Weight | None:
    kg, lb = row["weight_kg"], row.first("weight_lbs", "weight_lb")
    if kg and lb:
        return as_typed(kg, lb)
    if lb:
        return weight_of(lb, Unit.LB)
    if kg:
        return weight_of(kg, Unit.KG)
    bare = row["weight"]
    return weight_of(bare, gather.unit) if decimal_of(bare) else None


def _distance(row: Row) -> str:
    for column, unit in (("distance_km", "km"), ("distance_miles", "mi"), ("distance_meters", "m")):
        if told := distance_of(row[column], unit):
            return told
    return ""


def _end(text: str, order: Order) -> datetime | None:
    try:
        return when_of(text, order).at if text else None
    except LineRefused:
        return None


def _lines(text: str) -> str:
    return text.replace("\\n", "\n").strip()


def _claims_body(table: Table) -> str | None:
    names = set(table.names)
    weighed = names & {"weight_kg", "weight_lbs"}
    return "measurements" if "date" in names and weighed and "fat_percent" in names else None


def _read_body(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("hevy", dialect, options)
    order = order_of(table.column("date"), Order.DAY_FIRST)
    places = [(name, *name.rsplit("_", 1)) for name in table.names if "_" in name]

    def row(row: Row) -> None:
        when = when_of(row["date"], order)
        if when.at.time() == time():
            when = When(datetime.combine(when.at.date(), NOON), day_only=True)
        found = [
            measurement_of(when, name.replace("_", " "), row[column], unit, lambda: gather.unit)
            for column, name, unit in places
            if decimal_of(row[column])
        ]
        if not found:
            raise LineRefused("there is no value")
        for one in found:
            gather.measure(replace(one, line=row.line, raw=row.raw))

    gather.read(table, row, table.names)
    return gather.parsed()


FORMATS = (
    TableFormat("hevy", "Hevy", _claims, _read),
    TableFormat("hevy", "Hevy", _claims_body, _read_body),
)
