"""What is typed to put a past session right: a set anew, one more set, its times."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from legtui.desk.names import Named, leading
from legtui.desk.past import Block, PastSet
from legtui.desk.rack import Rack
from legtui.desk.said import NotSaid, as_read, asked_for, read_said
from legtui.desk.when import read_when
from legtui.journal.journal import Journal
from legtui.journal.timed import TimedSet
from legtui.journal.values import SessionRow, SetValues
from legtui.session.label import typed_text
from legtui.session.typed import Asked, NotUnderstood, Sets, TypedSet, read
from legtui.training.record import SetKind
from legtui.training.weight import Unit, Weight


def values_of(past: PastSet) -> SetValues:
    """Return a set as it is, to be changed; its time, number and side stay."""
    one = past.lifted.set
    return SetValues(
        past.lifted.exercise, past.lifted.variation, one.kind, one.load, one.reps, one.rir,
        one.form_ok, past.lifted.note or "", one.logged_at, one.number, past.lifted.side,
    )  # fmt: skip


def set_as_typed(past: PastSet, each_hand: bool) -> str:
    """Return the line that says a set: load and reps."""
    one = past.lifted.set
    return typed_text(one.load, one.reps, each_hand)


def typed_anew(line: str, block: Block, past: PastSet, rack: Rack, unit: Unit) -> SetValues:
    """Return what a set becomes by a line; what the line does not say stays.

    Raises:
        NotSaid: It can't be read.
    """
    one = past.lifted.set
    asked = replace(_asked(block, one.load, rack, unit), per_leg=len(one.reps) == 2)
    found = _one_set(line, asked)
    rir = found.rir if "@" in line else one.rir
    return replace(values_of(past), load=found.load, reps=found.reps, rir=rir)


def one_more(
    line: str,
    chosen: tuple[Block, PastSet | TimedSet] | None,
    rack: Rack,
    journal: Journal,
    unit: Unit,
) -> SetValues:
    """Return the set that a line says, of the chosen exercise unless it names one.

    Raises:
        NotSaid: It can't be read, or says several.
    """
    if chosen is not None and leading(line.split()) is None:
        block, past = chosen
        load = past.load if isinstance(past, TimedSet) else past.lifted.set.load
        one = _one_set(line, _asked(block, load, rack, unit))
        named = Named(block.exercise, block.variation)
    else:
        said = read_said(line, rack, journal, unit)
        if len(said) > 1 or len(said[0].sets) > 1:
            raise NotSaid("one set at a time here")
        one, named = said[0].sets[0], Named(said[0].exercise, said[0].variation)
    assert named.variation is not None
    return SetValues(
        named.exercise, named.variation, SetKind.WORK, one.load, one.reps, one.rir,
        logged_at=None if chosen is None else _logged_at(chosen[1]),
    )  # fmt: skip


def _asked(block: Block, load: Weight | None, rack: Rack, unit: Unit) -> Asked:
    own = load.unit if load is not None else unit
    return replace(asked_for(rack, block.variation, own, load, 1), per_hand=block.per_hand)


def _one_set(line: str, asked: Asked) -> TypedSet:
    reading = read(as_read(line, asked), asked)
    if isinstance(reading, NotUnderstood):
        raise NotSaid(reading.why)
    assert isinstance(reading, Sets)
    return reading.sets[0]


def _logged_at(past: PastSet | TimedSet) -> datetime | None:
    return past.logged_at if isinstance(past, TimedSet) else past.lifted.set.logged_at


def times_as_typed(row: SessionRow) -> str:
    """Return the line that says when a session began and ended."""
    line = f"{row.started_at:%Y-%m-%d %H:%M}"
    if row.ended_at is None:
        return line
    same = row.ended_at.date() == row.started_at.date()
    return line + (f" to {row.ended_at:%H:%M}" if same else f" to {row.ended_at:%Y-%m-%d %H:%M}")


def typed_times(line: str, row: SessionRow, now: datetime) -> tuple[datetime, datetime | None]:
    """Return when a session began and ended by a line like `2026-11-12 18:00 to 19:35`.

    Both are read in the session's own offset. An end without its day is of the day it began.

    Raises:
        NotSaid: It can't be read, lies ahead, or ends before it begins.
    """
    zone = row.started_at.tzinfo

    def when(words: str) -> datetime:
        found = read_when(words, now, lambda naive: naive.replace(tzinfo=zone))
        if isinstance(found, str):
            raise NotSaid(found)
        return found

    start, _, end = line.partition(" to ")
    began = when(start)
    if not end.strip():
        if row.ended_at is not None and row.ended_at < began:
            raise NotSaid(f"it ended {row.ended_at:%H:%M}, before that; say the end too")
        return began, None
    ended = when(f"{began:%Y-%m-%d} {end}" if len(end.split()) == 1 else end)
    if ended < began:
        raise NotSaid("it can't end before it began; after midnight, say the day too")
    return began, ended
