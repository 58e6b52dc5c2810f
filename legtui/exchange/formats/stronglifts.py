"""StrongLifts: a row is an exercise, its sets in pairs of columns to the right.

A set of 0 reps was tried and failed where the summary says `0`, and not done where it says `-`.
Body weight stands in its own column, in the unit that the column names. A timed exercise has
its times in the summary alone: `3×0:30`, `0:30/0:45`. Older files have a row for each workout,
its exercises side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

from legtui.exchange.dates import Order, When, end_of, order_of, time_of, when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options, Row
from legtui.exchange.layout import TableFormat
from legtui.exchange.numbers import decimal_of, reps_of, set_seconds, weight_of
from legtui.exchange.records import ImportedMeasurement, Parsed, Site
from legtui.exchange.table import Table
from legtui.training.frozen import dataclass
from legtui.training.weight import Unit, Weight

_REPS = re.compile(r"set (\d{1,3}) \(reps\)\Z")
_LOAD = re.compile(r"set (\d{1,3}) \((kg|lbs?)\)\Z")
_TIMES = re.compile(r"(\d{1,3})\s*[×x]\s*(\d[\d:]*)\Z")
_OLD_EXERCISE = re.compile(r"exercise (\d{1,2})\Z")
_OLD_SET = re.compile(r"set \d{1,3}\Z")
_OLD_LOADS: Final = {"weight (kg)": Unit.KG, "weight (lb)": Unit.LB}
_MOST_SETS: Final = 100
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
        lifts = _checked(gather, _lifts(row, columns))
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
            gather.measure(_weighed(row, when, weight))

    gather.read(table, row, table.names)
    return gather.parsed()


def _checked(gather: Gatherer, lifts: Iterable[Lift]) -> list[Lift]:
    """Return the sets of a row. Raises `LineRefused` if there are none."""
    found = [gather.check(lift) for lift in lifts]
    if not found:
        raise LineRefused("no set of it was done")
    return found


def _weighed(row: Row, when: When, weight: Weight) -> ImportedMeasurement:
    return ImportedMeasurement(
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
    times = row.first("sets×time", "setsxtime")
    timed = times and not row.first("sets×reps", "setsxreps")
    note = row.cell("notes") or row.cell("note")
    found = False
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
            note="" if found else note,
            seconds=seconds,
        )
        found = True
    if timed and not found:
        for place, seconds in enumerate(_spans(times)):
            yield Lift(row["exercise"], None, (), note="" if place else note, seconds=seconds)


def _spans(text: str) -> Iterator[int]:
    """Yield the seconds of each set of `3×0:30` or `0:30/0:45/-`."""
    if match := _TIMES.match(text):
        count, each = int(match[1]), set_seconds(match[2])
        if count > _MOST_SETS:
            raise LineRefused(f"{count} sets in one line is more than {_MOST_SETS}")
        yield from [each] * count if each else ()
        return
    for part in text.split("/"):
        if part.strip("- ") and (seconds := set_seconds(part)):
            yield seconds


def _summary(row: Row) -> list[str]:
    """Return what the summary says of each set: `5/5/5/5/-`; nothing where it is `5×5`."""
    text = row.first("sets×reps", "setsxreps")
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


@dataclass(frozen=True, slots=True)
class _OldExercise:
    """Where one of a workout's exercises stands in a row of an older file."""

    name: str
    load: tuple[tuple[str, Unit], ...]
    sets: tuple[str, ...]


def _claims_old(table: Table) -> str | None:
    names = set(table.names)
    return "a row a workout" if names >= {"date", "exercise 1", "set 1"} else None


def _old_columns(table: Table) -> tuple[str, ...]:
    """Return names that are each there once: `exercise 2`, `2 weight (kg)`, `2 set 1`."""
    found: list[str] = []
    exercise = ""
    for name in table.names:
        if match := _OLD_EXERCISE.match(name):
            exercise = match[1]
        belongs = exercise and (name in _OLD_LOADS or _OLD_SET.match(name))
        found.append(f"{exercise} {name}" if belongs else name)
    return tuple(found)


def _old_exercises(columns: tuple[str, ...]) -> Iterator[_OldExercise]:
    for name in columns:
        if match := _OLD_EXERCISE.match(name):
            number = match[1]
            loads = tuple((f"{number} {one}", unit) for one, unit in _OLD_LOADS.items())
            sets = tuple(one for one in columns if one.startswith(f"{number} set "))
            yield _OldExercise(name, loads, sets)


def _read_old(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("stronglifts", dialect, options)
    order = order_of(table.column("date"), Order.MONTH_FIRST)
    columns = _old_columns(table)
    exercises = tuple(_old_exercises(columns))

    def row(row: Row) -> None:
        when = when_of(row["date"], order)
        lifts = _checked(
            gather, (lift for exercise in exercises for lift in _old_lifts(row, exercise))
        )
        title = row["workout"]
        session = gather.session((when.at.date(), title), when, title=title, note=row.cell("note"))
        for lift in lifts:
            gather.add(session, lift, row.line, row.raw)
        weight = _body_weight(row)
        if weight is not None:
            gather.measure(_weighed(row, when, weight))

    gather.read(table, row, columns)
    return gather.parsed()


def _old_lifts(row: Row, exercise: _OldExercise) -> Iterator[Lift]:
    loads = [weight_of(row[name], unit) for name, unit in exercise.load if decimal_of(row[name])]
    for name in exercise.sets:
        reps = reps_of(row[name])
        if reps is not None:
            yield Lift(row[exercise.name], loads[0] if loads else None, (reps,))


FORMATS = (
    TableFormat("stronglifts", "StrongLifts", _claims, _read),
    TableFormat("stronglifts", "StrongLifts", _claims_old, _read_old),
)
