"""LiftLog: a row is a set that was done, with its own time; newest session first.

Cardio and timed sets are not in its export, nor a number of the set: the rows' order is theirs.
"""

from __future__ import annotations

from legtui.exchange.dates import when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options, Row
from legtui.exchange.layout import TableFormat
from legtui.exchange.numbers import decimal_of, reps_of, shown, unit_of, weight_of
from legtui.exchange.records import Parsed
from legtui.exchange.table import Table
from legtui.training.weight import Unit, Weight

_NEEDED = frozenset(("sessionid", "timestamp", "exercise", "weight", "reps"))
_NIL = ("", "nil", "none", "bodyweight")


def _claims(table: Table) -> str | None:
    return "sets" if set(table.names) >= _NEEDED else None


def _read(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("liftlog", dialect, options)

    def row(row: Row) -> None:
        when = when_of(row["timestamp"])
        reps = reps_of(row["reps"])
        lift = gather.check(
            Lift(
                name=row["exercise"],
                load=_load(row, gather),
                reps=() if reps is None else (reps,),
                note=row.cell("notes"),
                at=None if when.day_only else when.at,
            )
        )
        key = row["sessionid"] or when.at.date()
        session = gather.session(key, when, ended_at=when.at)
        gather.add(session, lift, row.line, row.raw)

    gather.read(table, row, table.names)
    return gather.parsed()


def _load(row: Row, gather: Gatherer) -> Weight | None:
    if not decimal_of(row["weight"]):
        return None
    word = row.first("weightunit", "weight unit").lower()
    unit: Unit | None = gather.unit if word in _NIL else unit_of(word)
    if unit is None:
        raise LineRefused(f"“{shown(word)}” is not a unit of weight")
    return weight_of(row["weight"], unit)


FORMATS = (TableFormat("liftlog", "LiftLog", _claims, _read),)
