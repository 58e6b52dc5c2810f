"""StrongLifts: a row is an exercise, its sets in pairs of columns to the right.

A set of 0 reps was tried and failed where the summary says `0`, and not done where it says `-`.
Body weight stands in its own column, in the unit that the column names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from legtui.exchange.dates import Order, When, end_of, order_of, time_of, when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options, Row
from legtui.exchange.layout import TableFormat
from legtui.exchange.numbers import decimal_of, reps_of, set_seconds, weight_of
from legtui.exchange.records import ImportedMeasurement, Parsed, Site
from legtui.exchange.table import Table
from legtui.training.weight import Unit, Weight

_REPS = re.compile(r"set (\d{1,3}) \(reps\)\Z")
_LOAD = re.compile(r"set (\d{1,3}) \((kg|lbs?)\)\Z")
_TIME = re.compile(r"set (\d{1,3}) \((?:time|sec|secs|seconds|s|mm:ss|m:ss)\)\Z")


def _claims(table: Table) -> str | None:
    names = table.names
    if "exercise" not in names or _date_column(table) is None:
        return None
    if not any(_REPS.match(name) for name in names):
        return None
    units = {match[2][:2] for name in names if (match := _LOAD.match(name))}
    return "pounds" if units == {"lb"} else "kilograms"


def _date_column(table: Table) -> str | None:
    return next((name for name in table.names if name == "date" or name.startswith("date (")), None)


def _read(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("stronglifts", dialect, options)
    date = _date_column(table) or "date"
    order = order_of(table.column(date), Order.MONTH_FIRST)
    columns = tuple(_columns(table))
    weighed: set[tuple[object, ...]] = set()

    def row(row: Row) -> None:
        when = _start(row, when_of(row[date], order))
        lifts = [gather.check(lift) for lift in _lifts(row, columns)]
        if not lifts:
            raise LineRefused("no set of it was done")
        key = (when.at.date(), row["workout"] or row["workout name"])
        weight = _body_weight(row) if key not in weighed else None
        session = gather.session(
            key,
            when,
            title=row["workout name"] or row["workout"],
            ended_at=_end(row, when),
        )
        for lift in lifts:
            gather.add(session, lift, row.line, row.raw)
        if weight is not None:
            weighed.add(key)
            gather.measure(
                ImportedMeasurement(
                    when.at,
                    Site.BODY_WEIGHT,
                    "Body Weight",
                    weight,
                    None,
                    weight.unit,
                    when.day_only,
                    line=row.line,
                    raw=row.raw,
                )
            )

    gather.read(table, row, table.names)
    return gather.parsed()


def _columns(table: Table) -> Iterator[tuple[str, str, Unit, str]]:
    """Yield columns of reps, load, its unit and time, a set at a time."""
    loads = {match[1]: name for name in table.names if (match := _LOAD.match(name))}
    times = {match[1]: name for name in table.names if (match := _TIME.match(name))}
    for name in table.names:
        if match := _REPS.match(name):
            load = loads.get(match[1], "")
            unit = Unit.LB if "(lb" in load else Unit.KG
            yield name, load, unit, times.get(match[1], "")


def _lifts(row: Row, columns: tuple[tuple[str, str, Unit, str], ...]) -> Iterator[Lift]:
    told = _summary(row)
    timed = row["sets×time"] and not row["sets×reps"]
    first = True
    for index, (reps_column, load_column, unit, time_column) in enumerate(columns):
        text, load = row[reps_column], row[load_column]
        seconds = set_seconds(row[time_column])
        if not text and not seconds:
            continue
        reps = reps_of(text)
        if reps == 0 and not seconds and index < len(told) and told[index] == "-":
            continue
        if timed and reps and not seconds:
            seconds, reps = reps, None
        yield Lift(
            name=row["exercise"],
            load=weight_of(load, unit) if decimal_of(load) else None,
            reps=() if reps is None or (not reps and seconds) else (reps,),
            note=row.cell("notes") or row.cell("note") if first else "",
            seconds=seconds,
        )
        first = False


def _summary(row: Row) -> list[str]:
    """Return what the summary says of each set: `5/5/5/5/-`; nothing where it is `5×5`."""
    text = row["sets×reps"]
    return text.split("/") if "/" in text or text in ("-", "0") else []


def _start(row: Row, when: When) -> When:
    clock = time_of(row.first("start time (h:mm)", "start time"))
    return when if clock is None else When(datetime.combine(when.at.date(), clock))


def _end(row: Row, when: When) -> datetime | None:
    clock = time_of(row.first("end time (h:mm)", "end time"))
    if clock is None or when.day_only:
        return end_of(when.at, _hours(row["duration (hours)"]))
    end = datetime.combine(when.at.date(), clock)
    return end if end >= when.at else end + timedelta(days=1)


def _hours(text: str) -> int | None:
    try:
        hours = decimal_of(text)
    except LineRefused:
        return None
    return int(hours * 3600) if hours and 0 < hours < 24 else None


def _body_weight(row: Row) -> Weight | None:
    """Return the body weight of a row, `None` if it has none that can be one."""
    for column, unit in (("body weight (kg)", Unit.KG), ("body weight (lb)", Unit.LB)):
        try:
            if row[column]:
                return weight_of(row[column], unit)
        except LineRefused:
            return None
    return None


FORMATS = (TableFormat("stronglifts", "StrongLifts", _claims, _read),)
