"""Alpha Progression: a block for each session, semicolons, commas in decimals, one dumbbell of two.

    "Legs · Day 2 · Week 4";"2026-02-19 16:54 h";"1:02 hr"
    "1. Leg Curls · Machine · 8 reps";"WU1 · 37,5 kg · 9 reps<br>WU2 · 50 kg · 7 reps"
    #;KG;REPS;RIR
    1;62,5;8;1

A weight of `+35` is 35 beside the body. A line with warm-up sets, and each line of a set, is a
line of the receipt; heads are none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from legtui.exchange.dates import When, end_of, when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options
from legtui.exchange.layout import TableFormat
from legtui.exchange.numbers import (
    decimal_of,
    distance_of,
    reps_of,
    rir_of,
    seconds_of,
    set_seconds,
    shown,
    unit_of,
    weight_of,
)
from legtui.exchange.records import Parsed
from legtui.exchange.table import Record, Table
from legtui.training.frozen import dataclass
from legtui.training.weight import Unit, Weight

_WHEN = re.compile(r"\d{4}-\d\d-\d\d\s+\d{1,2}:\d\d\s*(?:h|am|pm)\Z", re.IGNORECASE)
_EXERCISE = re.compile(r"\d{1,3}\.\s+(?P<name>.+)\Z", re.DOTALL)
_TARGET = re.compile(r"\d[\d\s–-]*(?:reps?|secs?|mins?|km|m)\b", re.IGNORECASE)
_WARM_UP = re.compile(
    r"WU\d*\s*·\s*(?P<load>[^·]*?)\s*·\s*(?P<reps>\d+)\s*reps?\s*\Z", re.IGNORECASE
)
_WEIGHED = re.compile(r"(?P<number>\+?[\d.,]+)\s*(?P<unit>kg|lbs?)?\Z", re.IGNORECASE)
_UNITS = ("kg", "lb", "lbs")
_BREAK = re.compile(r"<br\s*/?>|\n", re.IGNORECASE)


def _claims(table: Table) -> str | None:
    return "sessions" if table.delimiter == ";" and _is_session(table.header) else None


def _is_session(cells: tuple[str, ...]) -> bool:
    return len(cells) >= 2 and _WHEN.match(cells[1].strip()) is not None


@dataclass(frozen=True, slots=True)
class _Block:
    """The session, exercise and columns that a line stands under."""

    when: When
    title: str
    ended_at: datetime | None
    name: str = ""
    columns: tuple[str, ...] = ()

    @property
    def unit(self) -> Unit | None:
        """The unit of the weights, where the columns have any."""
        return next((unit_of(name) for name in self.columns if name in _UNITS), None)


def _read(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("alphaprogression", dialect, options)
    block = _session(table.header)
    for record in table.records():
        cells = tuple(cell.strip() for cell in record.cells)
        if record.problem:
            gather.lines += 1
            gather.refuse(record.line, record.problem, record.raw)
        elif _is_session(cells):
            block = _session(cells)
        elif cells[0] == "#":
            block = block and replace(block, columns=tuple(cell.lower() for cell in cells))
        elif exercise := _EXERCISE.match(cells[0]):
            block = block and replace(block, name=_name(exercise["name"]), columns=())
            _taken(record, block, _warm_ups(cells), gather)
        else:
            _taken(record, block, [cells], gather)
    return gather.parsed()


def _session(cells: tuple[str, ...]) -> _Block | None:
    """Return the block that a session's head opens, `None` if its time cannot be read."""
    try:
        when = when_of(re.sub(r"\s*h\Z", "", cells[1].strip()))
        length = seconds_of(_length(cells[2])) if len(cells) > 2 else None
    except LineRefused:
        return None
    return _Block(when, cells[0], end_of(when.at, length))


def _length(text: str) -> str:
    """Return a length as it is read elsewhere: `1:02 hr` is an hour and two minutes."""
    bare = text.strip()
    clock = re.match(r"(\d{1,3}):(\d\d)\s*h", bare)
    return f"{clock[1]}h {clock[2]}m" if clock else bare


def _name(text: str) -> str:
    """Return name and equipment, without the target: `Leg Curls (Machine)`."""
    name, *rest = (part.strip() for part in text.split("·"))
    equipment = next((part for part in rest if not _TARGET.match(part)), "")
    return f"{name} ({equipment})" if equipment and not equipment[0].isdigit() else name


def _warm_ups(cells: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the warm-up sets of an exercise's line, each as what it says."""
    told = _BREAK.split(cells[1]) if len(cells) > 1 else []
    return [("WU", part.strip()) for part in told if part.strip()]


def _taken(
    record: Record, block: _Block | None, rows: list[tuple[str, ...]], gather: Gatherer
) -> None:
    """Take the sets of a line, all of them or none."""
    if not rows:
        return
    gather.lines += 1
    try:
        if block is None:
            raise LineRefused("it belongs to no session that could be read")
        lifts = [gather.check(_lift(row, block, gather)) for row in rows]
        key = (block.when.at, block.title)
        session = gather.session(key, block.when, title=block.title, ended_at=block.ended_at)
        for lift in lifts:
            gather.add(session, lift, record.line, record.raw)
    except LineRefused as reason:
        gather.refuse(record.line, str(reason), record.raw)


def _lift(row: tuple[str, ...], block: _Block, gather: Gatherer) -> Lift:
    if row[0] == "WU":
        return _warm_up(row[1], block, gather)
    cells = dict(zip(block.columns, row, strict=False))
    if "#" not in cells:
        raise LineRefused("no columns are named above it")
    weight = next((cells[name] for name in _UNITS if name in cells), "")
    seconds = set_seconds(_blank(cells.get("secs", "")))
    distance = distance_of(_blank(cells.get("km", "")), "km")
    reps = reps_of(_blank(cells.get("reps", "")))
    return Lift(
        name=block.name,
        load=_load(_blank(weight), block.unit, gather),
        reps=() if reps is None or (not reps and (seconds or distance)) else (reps,),
        rir=rir_of(cells.get("rir", "")),
        seconds=seconds,
        distance=distance,
    )


def _warm_up(text: str, block: _Block, gather: Gatherer) -> Lift:
    found = _WARM_UP.match(text)
    if found is None:
        raise LineRefused(f"“{shown(text)}” is not a warm-up set")
    reps = reps_of(found["reps"])
    load = _load(found["load"], None, gather)
    return Lift(block.name, load, () if reps is None else (reps,), warm_up=True)


def _load(text: str, unit: Unit | None, gather: Gatherer) -> Weight | None:
    """Return a load: `37,5 kg`, `+35`; `+0` is the body alone."""
    if not text:
        return None
    found = _WEIGHED.match(text)
    if found is None:
        raise LineRefused(f"“{shown(text)}” is not a weight")
    if not decimal_of(found["number"]):
        return None
    named = unit_of(found["unit"]) if found["unit"] else None
    return weight_of(found["number"], named or unit or gather.unit)


def _blank(text: str) -> str:
    return "" if text == "-" else text


FORMATS = (TableFormat("alphaprogression", "Alpha Progression", _claims, _read),)
