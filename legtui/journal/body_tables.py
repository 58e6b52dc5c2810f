"""Each kind of record as the columns of its table, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from legtui.journal.body_values import (
    Intake,
    Measurement,
    OwnTest,
    Performance,
    Photo,
    Record,
    Tick,
)
from legtui.journal.reading import local, to_ms
from legtui.training.frozen import dataclass

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Where a kind of record is kept."""

    name: str
    act: str
    """Kind of the act that adds one."""
    columns: tuple[str, ...]
    row: Callable[[Any], Row]
    record: Callable[[Row], Any]
    """From the columns and, last, the id."""


def _measurement(row: Row) -> Measurement:
    readings = tuple(one for one in row[3:6] if one is not None)
    return Measurement(row[0], row[1], readings, row[2], local(row[6], row[7]), row[8])


def _performance(row: Row) -> Performance:
    return Performance(row[0], row[1], row[2], row[3], local(row[5], row[6]), row[4], row[7])


def _own(row: Row) -> OwnTest:
    return OwnTest(row[0], row[1], bool(row[2]), bool(row[3]), row[4])


def _padded(readings: tuple[int, ...]) -> Row:
    return (*readings, None, None)[:3]


TABLES: Final[dict[type, Table]] = {
    Measurement: Table(
        "measurement",
        "measured",
        ("site", "side", "unit", "first", "second", "third", "at_ms", "offset_min"),
        lambda one: (one.site, one.side, one.unit, *_padded(one.readings), *to_ms(one.at)),
        _measurement,
    ),
    Performance: Table(
        "performance",
        "tested",
        ("test", "side", "value", "unit", "distance", "at_ms", "offset_min"),
        lambda one: (one.test, one.side, one.value, one.unit, one.distance, *to_ms(one.at)),
        _performance,
    ),
    OwnTest: Table(
        "own_test",
        "own_test_added",
        ("name", "unit", "more_is_better", "per_side"),
        lambda one: (one.name, one.unit, one.more_is_better, one.per_side),
        _own,
    ),
    Photo: Table(
        "photo",
        "photo_added",
        ("uid", "pose", "width", "height", "at_ms", "offset_min"),
        lambda one: (one.uid, one.pose, one.width, one.height, *to_ms(one.at)),
        lambda row: Photo(row[0], row[1], local(row[4], row[5]), row[2], row[3], row[6]),
    ),
    Intake: Table(
        "intake",
        "taken_in",
        ("what", "amount", "food", "at_ms", "offset_min"),
        lambda one: (one.what, one.amount, one.food, *to_ms(one.at)),
        lambda row: Intake(row[0], row[1], local(row[3], row[4]), row[2], row[5]),
    ),
    Tick: Table(
        "tick",
        "ticked",
        ("supplement", "mg", "at_ms", "offset_min"),
        lambda one: (one.supplement, one.mg, *to_ms(one.at)),
        lambda row: Tick(row[0], local(row[2], row[3]), row[1], row[4]),
    ),
}


def table_of(record: Record) -> Table:
    """Return where a record is kept."""
    return TABLES[type(record)]
