"""Flexify: a row is a set with its own time; lengths are in minutes; hidden rows are made up.

A row named `Weight`, of no reps, is the lifter's own weight. A unit of `km`, `mi` or `m` makes
it a run.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from legtui.exchange.dates import when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options, Row
from legtui.exchange.layout import TableFormat
from legtui.exchange.measures import measurement_of
from legtui.exchange.numbers import decimal_of, distance_of, reps_of, shown, unit_of, weight_of
from legtui.exchange.records import Parsed
from legtui.exchange.table import Table
from legtui.training.weight import Unit, Weight

_NEEDED = frozenset(("name", "reps", "weight", "created", "unit"))
_YES = ("true", "1", "yes")


def _claims(table: Table) -> str | None:
    return "sets" if set(table.names) >= _NEEDED else None


def _read(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("flexify", dialect, options)
    gather.read(table, lambda row: _row(row, gather), table.names)
    return gather.parsed()


def _row(row: Row, gather: Gatherer) -> None:
    when = when_of(row["created"])
    if row["hidden"].lower() in _YES:
        raise LineRefused("hidden in Flexify: it stands for an exercise, not for a set")
    if row["name"].lower() == "weight" and not reps_of(row["reps"]):
        found = measurement_of(when, "weight", row["weight"], row["unit"], lambda: gather.unit)
        gather.measure(replace(found, line=row.line, raw=row.raw))
        return
    lift = gather.check(_lift(row, gather, row["cardio"].lower() in _YES))
    lift = replace(lift, at=None if when.day_only else when.at)
    session = gather.session(gather.local_day(when), when, ended_at=when.at)
    gather.add(session, lift, row.line, row.raw)


def _lift(row: Row, gather: Gatherer, cardio: bool) -> Lift:
    seconds = _seconds(row["duration"])
    distance = distance_of(row["distance"], row["unit"] if unit_of(row["unit"]) is None else "")
    reps = reps_of(row["reps"])
    timed = bool(seconds or distance)
    return Lift(
        name=row["name"],
        load=None if cardio else _load(row, gather),
        reps=() if reps is None or (not reps and (timed or cardio)) else (reps,),
        group=row["category"],
        note=row.cell("notes"),
        seconds=seconds,
        distance=distance,
    )


def _seconds(text: str) -> int | None:
    """Return a length given in minutes."""
    minutes = decimal_of(text)
    if not minutes:
        return None
    if not 0 < minutes <= 24 * 60:
        raise LineRefused(f"{shown(text)} minutes is not the length of a set")
    return int((minutes * Decimal(60)).to_integral_value(ROUND_HALF_UP)) or None


def _load(row: Row, gather: Gatherer) -> Weight | None:
    if not decimal_of(row["weight"]):
        return None
    word = row["unit"]
    unit: Unit | None = unit_of(word) if word else gather.unit
    if unit is None:
        raise LineRefused(f"“{shown(word)}” is not a unit of weight")
    return weight_of(row["weight"], unit)


FORMATS = (TableFormat("flexify", "Flexify", _claims, _read),)
