"""Our CSV's rows: the contract's thirteen columns, to and from sets, without loss."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from legtui.contract import SIDES
from legtui.exchange.cells import csv_cell
from legtui.exchange.records import ImportedSession, ImportedSet
from legtui.training.frozen import dataclass
from legtui.training.weight import Weight


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: a set, or one leg of it."""

    started_at: str
    exercise: str
    variation: str
    set_number: int
    kind: str
    side: str
    load: Weight | None
    reps: int | None
    """`None` for a set by time or distance; the note says which."""
    rir: float | None
    form_ok: bool | None
    logged_at: str
    note: str

    def cells(self) -> tuple[str, ...]:
        """Return the cells in the order of `CSV_COLUMNS`, safe in a spreadsheet."""
        form = "" if self.form_ok is None else str(int(self.form_ok))
        return (
            self.started_at,
            csv_cell(self.exercise),
            csv_cell(self.variation),
            str(self.set_number),
            self.kind,
            self.side,
            "" if self.load is None else self.load.number,
            "" if self.load is None else str(self.load.unit),
            "" if self.reps is None else str(self.reps),
            half(self.rir),
            form,
            self.logged_at,
            csv_cell(self.note),
        )


def half(value: float | None) -> str:
    """Return reps in reserve without idle zeros: `2`, `2.5`."""
    return "" if value is None else f"{value:g}"


def iso(at: datetime | None) -> str:
    """Return a moment as in all our files: `2026-11-12T18:04:31+01:00`."""
    return "" if at is None else at.isoformat(timespec="seconds")


def rows_of(session: ImportedSession) -> Iterator[CsvRow]:
    """Yield the rows of a session, left before right."""
    started = iso(session.started_at)
    for one in session.sets:
        for side, reps in _legs(one):
            yield CsvRow(
                started,
                one.exercise,
                one.variation,
                one.number,
                one.kind.value,
                side,
                one.load,
                reps,
                one.rir,
                one.form_ok,
                iso(one.logged_at),
                one.full_note,
            )


def _legs(one: ImportedSet) -> tuple[tuple[str, int | None], ...]:
    if len(one.reps) == 2:
        return tuple(zip(SIDES, one.reps, strict=True))
    return ((one.side or "", one.reps[0] if one.reps else None),)
