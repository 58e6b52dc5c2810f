"""Strong: five layouts over the years, most without a unit, and a header in German too.

`Set Order` is a number, or `W` warm-up, `D` drop, `F` to failure, `Rest Timer` for the rest
after the set above, `Note` for a note on the exercise. An exercise's note stands on its first set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legtui.exchange.dates import Order, end_of, order_of, when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options, Row
from legtui.exchange.layout import TableFormat
from legtui.exchange.numbers import (
    decimal_of,
    distance_of,
    reps_of,
    rir_of_rpe,
    seconds_of,
    set_seconds,
    unit_of,
    weight_of,
)
from legtui.exchange.records import Mark, Parsed
from legtui.exchange.table import Table
from legtui.text import clean
from legtui.training.weight import Unit, Weight

_NEEDED = frozenset(("date", "workout name", "exercise name", "set order"))
_WEIGHT_UNITS = {"weight (kg)": Unit.KG, "weight (lbs)": Unit.LB, "weight (lb)": Unit.LB}
_DISTANCES = {
    "distance (meters)": "m",
    "distance (km)": "km",
    "distance (miles)": "mi",
    "distance (mi)": "mi",
}
_IN_GERMAN = {
    "datum": "date",
    "workout-name": "workout name",
    "name der übung": "exercise name",
    "reihenfolge festlegen": "set order",
    "gewicht": "weight",
    "gewichtseinheit": "weight unit",
    "wiederh.": "reps",
    "entfernung": "distance",
    "entfernungseinheit": "distance unit",
    "sekunden": "seconds",
    "notizen": "notes",
    "workout-notizen": "workout notes",
    "dauer": "duration",
    "workout-dauer": "workout duration",
}
_WARM_UP = frozenset(("w", "warmup", "warm-up", "warm up"))
_DROP = frozenset(("d", "drop", "dropset", "drop set"))
_FAILURE = frozenset(("f", "failure"))


def _columns(table: Table) -> tuple[str, ...]:
    """Return the columns' names in English."""
    return tuple(_IN_GERMAN.get(name, name) for name in table.names)


def _claims(table: Table) -> str | None:
    names = set(_columns(table))
    if not names >= _NEEDED:
        return None
    if names & set(_WEIGHT_UNITS):
        return "with workout numbers" if "workout #" in names else "unit in the header"
    if "weight unit" in names:
        return "unit in each row"
    if "weight" not in names:
        return None
    if "duration" not in names and "workout duration" not in names:
        return "without duration"
    return "with duration" if "notes" in names else "without notes"


def _read(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("strong", dialect, options)
    columns = _columns(table)
    order = order_of(table.column(table.names[columns.index("date")]), Order.DAY_FIRST)
    reader = _Reader(gather, columns, order)
    gather.read(table, reader.row, columns)
    return gather.parsed()


class _Reader:
    def __init__(self, gather: Gatherer, columns: Sequence[str], order: Order) -> None:
        self._gather = gather
        self._order = order
        self._weight = next((name for name in columns if name in _WEIGHT_UNITS), "weight")
        self._distance = next((name for name in columns if name in _DISTANCES), "distance")

    def row(self, row: Row) -> None:
        when = when_of(row["date"], self._order)
        key = (when.at, row["workout #"], row["workout name"])
        what = row["set order"].lower()
        if what == "rest timer":
            self._rest(key, row)
        elif what == "note":
            self._note(key, row)
        else:
            lift = self._gather.check(self._lift(row, what))
            length = row.first("duration", "duration (sec)", "workout duration")
            session = self._gather.session(
                key,
                when,
                title=row["workout name"],
                note=row.cell("workout notes"),
                ended_at=end_of(when.at, _length(length)),
            )
            self._gather.add(session, lift, row.line, row.raw)

    def _lift(self, row: Row, what: str) -> Lift:
        if what and what not in _WARM_UP | _DROP | _FAILURE and decimal_of(what) is None:
            raise LineRefused(f"the set order “{what[:20]}” is not known")
        seconds = set_seconds(row["seconds"])
        distance = distance_of(
            row[self._distance], row["distance unit"] or _DISTANCES.get(self._distance, "")
        )
        reps, load = reps_of(row["reps"]), self._load(row)
        # Every number that does not apply is 0: a set of nothing but zeros was never begun.
        tried = load is not None or what in _FAILURE
        counted = bool(reps) or (tried and not seconds and not distance)
        return Lift(
            name=row["exercise name"],
            load=load,
            reps=() if reps is None or not counted else (reps,),
            warm_up=what in _WARM_UP,
            mark=Mark.DROP if what in _DROP else Mark.FAILURE if what in _FAILURE else None,
            rir=rir_of_rpe(row["rpe"]),
            note=row.cell("notes"),
            seconds=seconds,
            distance=distance,
        )

    def _load(self, row: Row) -> Weight | None:
        text = row[self._weight]
        number = decimal_of(text)
        if not number:
            return None
        unit = _WEIGHT_UNITS.get(self._weight)
        if unit is None and (word := row["weight unit"]):
            unit = unit_of(word)
            if unit is None:
                raise LineRefused(f"“{word[:12]}” is not a unit of weight")
        return weight_of(text, unit or self._gather.unit)

    def _rest(self, key: tuple[object, ...], row: Row) -> None:
        seconds = set_seconds(row["seconds"])
        before = self._gather.last(key)
        if before is None:
            raise LineRefused("a rest without a set before it")
        if before.rest_s is None and seconds:
            self._gather.replace_last(key, replace(before, rest_s=seconds))
        self._gather.fold(row.line, "the rest after a set", before, row.raw)

    def _note(self, key: tuple[object, ...], row: Row) -> None:
        before = self._gather.last(key)
        if before is None:
            raise LineRefused("a note without a set before it")
        text = "\n".join(part for part in (before.note, row["notes"]) if part)
        self._gather.replace_last(key, replace(before, note=clean(text)))
        self._gather.fold(row.line, "the note of a set", before, row.raw)


def _length(text: str) -> int | None:
    try:
        return seconds_of(text)
    except LineRefused:
        return None


FORMATS = (TableFormat("strong", "Strong", _claims, _read),)
