"""Sessions as Strong's CSV (`;`, a unit in each row): Hevy and others read it too.

As Strong does, what does not apply is 0 and what is empty is quoted: Hevy refuses blank cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from legtui.exchange.cells import csv_cell
from legtui.exchange.csv_out import csv_line
from legtui.exchange.others import Loads, effort, lasted, reps_and_note, their_name
from legtui.exchange.records import ImportedSession, ImportedSet, Mark
from legtui.exchange.rows import iso
from legtui.training.record import SetKind

COLUMNS = (
    "Date",
    "Workout Name",
    "Exercise Name",
    "Set Order",
    "Weight",
    "Weight Unit",
    "Reps",
    "RPE",
    "Distance",
    "Distance Unit",
    "Seconds",
    "Notes",
    "Workout Notes",
    "Workout Duration",
)


def strong_lines(
    sessions: Iterable[ImportedSession], names: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Yield the header and a row a set; `names` are variations as the other app calls them."""
    yield csv_line(COLUMNS, ";", quote_all=True)
    for session in sessions:
        date = iso(session.started_at.replace(tzinfo=None)).replace("T", " ")
        counts: Counter[str] = Counter()
        for one in session.sets:
            name = their_name(one, names)
            if one.kind is SetKind.WORK:
                counts[name] += 1
            reps, note = reps_and_note(one)
            load = Loads.of(one)
            yield csv_line(
                (
                    date,
                    csv_cell(session.title or "Leg day"),
                    csv_cell(name),
                    _order(one, counts[name]),
                    load.number or "0",
                    "lbs" if load.unit == "lb" else "kg",
                    reps or "0",
                    effort(one),
                    "",
                    "",
                    str(one.seconds or 0),
                    csv_cell(note),
                    csv_cell(session.note),
                    lasted(session) or "0m",
                ),
                ";",
                quote_all=True,
            )


def _order(one: ImportedSet, count: int) -> str:
    if one.kind is SetKind.RAMP:
        return "W"
    tried = one.reps == (0,) and one.load is None and not one.seconds
    if one.mark is Mark.FAILURE or tried:
        return "F"
    return "D" if one.mark is Mark.DROP else str(count)
