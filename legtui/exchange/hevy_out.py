"""Sessions as Hevy's CSV, in kilograms or pounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from legtui.exchange.cells import csv_cell
from legtui.exchange.csv_out import csv_line
from legtui.exchange.others import effort, reps_and_note, their_name
from legtui.exchange.records import ImportedSession, ImportedSet, Mark
from legtui.training.record import SetKind
from legtui.training.weight import Unit

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def hevy_lines(
    sessions: Iterable[ImportedSession],
    unit: Unit = Unit.KG,
    names: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Yield the header and a row a set; loads of the other unit are converted to hundredths."""
    yield _line(_columns(unit))
    for session in sessions:
        counts: Counter[str] = Counter()
        for one in session.sets:
            name = their_name(one, names)
            reps, note = reps_and_note(one)
            load = one.per_hand or one.load
            yield _line(
                (
                    csv_cell(session.title or "Leg day"),
                    _time(session.started_at),
                    _time(session.ended_at or session.started_at),
                    csv_cell(session.note.replace("\n", "\\n")),
                    csv_cell(name),
                    "",
                    csv_cell(note.replace("\n", "\\n")),
                    str(counts[name]),
                    _type(one),
                    "" if load is None else load.to(unit).number,
                    reps,
                    "",
                    str(one.seconds or ""),
                    effort(one),
                )
            )
            counts[name] += 1


def _columns(unit: Unit) -> tuple[str, ...]:
    weight, distance = (
        ("weight_kg", "distance_km") if unit is Unit.KG else ("weight_lbs", "distance_miles")
    )
    return (
        "title",
        "start_time",
        "end_time",
        "description",
        "exercise_title",
        "superset_id",
        "exercise_notes",
        "set_index",
        "set_type",
        weight,
        "reps",
        distance,
        "duration_seconds",
        "rpe",
    )


def _line(cells: Iterable[str]) -> str:
    return csv_line(cells, quote_all=True)


def _time(at: datetime) -> str:
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}, {at:%H:%M}"


def _type(one: ImportedSet) -> str:
    if one.kind is SetKind.RAMP:
        return "warmup"
    return {Mark.DROP: "dropset", Mark.FAILURE: "failure"}.get(one.mark or Mark.AMRAP, "normal")
