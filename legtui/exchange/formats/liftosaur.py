"""Liftosaur's CSV: every value with its unit, every set with its own time, in UTC.

The left leg's reps are not in it; its text history (`liftosaur_text`) has them.
"""

from __future__ import annotations

from legtui.exchange.dates import When, when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options, Row
from legtui.exchange.layout import TableFormat
from legtui.exchange.numbers import (
    decimal_of,
    reps_of,
    rir_of_rpe,
    shown,
    unit_of,
    weight_of,
)
from legtui.exchange.records import Mark, Parsed
from legtui.exchange.table import Table
from legtui.training.weight import Unit, Weight

_NEEDED = frozenset(("workout datetime", "exercise", "completed reps"))
_YES = ("1", "true", "yes")


def _claims(table: Table) -> str | None:
    return "CSV" if set(table.names) >= _NEEDED else None


def _read(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("liftosaur", dialect, options)

    def row(row: Row) -> None:
        when = when_of(row["workout datetime"])
        reps = reps_of(row["completed reps"])
        if reps is None:
            raise LineRefused("the set was planned and not done")
        at = _time(row["completed reps time"])
        title = " · ".join(part for part in (row["program"], row["day name"]) if part)
        lift = gather.check(
            Lift(
                name=row["exercise"],
                load=_load(row, gather),
                reps=(reps,),
                group=row["target muscles"],
                warm_up=row["is warmup set?"].lower() in _YES,
                mark=Mark.AMRAP if row["is amrap?"].lower() in _YES else None,
                rir=rir_of_rpe(row["completed rpe"]),
                note=row.cell("notes"),
                at=at.at if at else None,
            )
        )
        ended = at.at if at else None
        gather.add(
            gather.session(when.at, when, title=title, ended_at=ended), lift, row.line, row.raw
        )

    gather.read(table, row, table.names)
    return gather.parsed()


def _load(row: Row, gather: Gatherer) -> Weight | None:
    text = row["completed weight value"]
    if not decimal_of(text):
        return None
    word = row.first("completed weight unit", "required weight unit")
    unit: Unit | None = unit_of(word) if word else gather.unit
    if unit is None:
        raise LineRefused(f"“{shown(word)}” is not a unit of weight")
    return weight_of(text, unit)


def _time(text: str) -> When | None:
    try:
        return when_of(text) if text else None
    except LineRefused:
        return None


FORMATS = (TableFormat("liftosaur", "Liftosaur", _claims, _read),)
