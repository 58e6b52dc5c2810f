"""A session from its rows: its plan, and the ledger exactly as it was in the running program."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from legtui.journal import drafts
from legtui.journal.plans import read_exercises, read_plan, read_steps, weight
from legtui.journal.values import SavedSession, SessionKey
from legtui.session.happenings import (
    ExerciseSkipped,
    Finished,
    Happening,
    Hurt,
    MovedOn,
    Noted,
    Paused,
    PhaseBegan,
    Reordered,
    RestEnded,
    SetChanged,
    SetFact,
    SetsChanged,
    SetSkipped,
    SetsLogged,
    Started,
    StepBegan,
    StepEnded,
    StepsChanged,
    Swapped,
    TimerAdjusted,
    Turns,
    WentOn,
    What,
)
from legtui.session.ledger import Ledger
from legtui.session.moment import Moment
from legtui.session.plan import Phase
from legtui.training.record import SetKind


def load(conn: sqlite3.Connection, session: int) -> SavedSession | None:
    """Return a session; `None` if there is none with this id."""
    row = conn.execute("SELECT uid, kind FROM session WHERE id = ?", (session,)).fetchone()
    if row is None:
        return None
    rows = _happening_rows(conn, session)
    started = next((one[0] for one in rows if one[2] == "started"), None)
    return SavedSession(
        key=SessionKey(session, row[0], row[1]),
        plan=read_plan(conn, session, started),
        ledger=_ledger(conn, session, rows),
        draft=drafts.read(conn, session),
    )


def _happening_rows(conn: sqlite3.Connection, session: int) -> list[tuple[Any, ...]]:
    return conn.execute(
        "SELECT h.id, h.action, k.name, p.name, h.t_ms, h.utc_ms, c.offset_min,"
        " c.zero_ms + h.t_ms, b.name, h.undone FROM happening h"
        " CROSS JOIN kind k ON k.id = h.kind CROSS JOIN clock c ON c.id = h.clock_id"
        " CROSS JOIN boot b ON b.id = c.boot_id LEFT JOIN phase p ON p.id = h.phase"
        " WHERE h.session_id = ? AND h.undone < 2 ORDER BY h.id",
        (session,),
    ).fetchall()


def _ledger(conn: sqlite3.Connection, session: int, rows: list[tuple[Any, ...]]) -> Ledger:
    reader = _Payloads(conn, session, rows)
    happenings = []
    for one, action, kind, phase, t, utc_ms, offset_min, elapsed_ms, boot, _ in rows:
        what = reader.what(one, kind, phase)
        if what is not None:
            at = Moment(utc_ms, offset_min, elapsed_ms, boot)
            happenings.append(Happening(one, action, t, at, what))
    return Ledger(tuple(happenings), frozenset(row[1] for row in rows if row[9]))


_JOINS = dict.fromkeys(
    ("step", "step_began"), "CROSS JOIN routine_step r ON r.id = p.routine_step_id"
)
_COLUMNS = {
    "step": "p.happening_id, r.place, r.step, r.side, p.seconds, p.done",
    "step_began": "p.happening_id, r.place, p.ready, p.seconds, p.choice",
}


class _Payloads:
    """What belongs to the happenings of one session, read table by table as it is needed."""

    def __init__(self, conn: sqlite3.Connection, session: int, rows: list[tuple[Any, ...]]) -> None:
        self._conn = conn
        self._session = session
        self._at = {row[0]: (row[4], row[5]) for row in rows}
        self._tables: dict[str, dict[int, tuple[Any, ...]]] = {}
        self._sets: dict[int, list[SetFact]] | None = None
        standing = {row[0]: row[2] for row in rows if row[9] == 0}
        self._reopened = max((i for i, kind in standing.items() if kind == "reopened"), default=0)
        self._deleting = {i for i, kind in standing.items() if kind == "set_deleted"}

    def what(self, one: int, kind: str, phase: str | None) -> What | None:
        """Return what happened; `None` for what only the history knows."""
        if kind == "finished" and one < self._reopened:
            return None
        reader = _READERS.get(kind)
        return None if reader is None else reader(self, one, phase)

    def row(self, table: str, one: int) -> tuple[Any, ...]:
        """Return the row that belongs to a happening, without its id."""
        if table not in self._tables:
            self._tables[table] = {
                row[0]: row[1:]
                for row in self._conn.execute(
                    f"SELECT {_COLUMNS.get(table, 'p.*')} FROM happening h"
                    f" CROSS JOIN {table} p ON p.happening_id = h.id {_JOINS.get(table, '')}"
                    " WHERE h.session_id = ?",
                    (self._session,),
                )
            }
        return self._tables[table][one]

    def added(self, columns: str, table: str, one: int) -> tuple[Any, ...]:
        """Return columns of the fact that a happening added."""
        found: tuple[Any, ...] = self._conn.execute(
            f"SELECT {columns} FROM {table} WHERE session_id = ? AND added_by = ?",
            (self._session, one),
        ).fetchone()
        return found

    def t(self, one: int) -> int:
        """Return when a happening was, on the session's clock."""
        return int(self._at[one][0])

    def session_t(self, one: int, utc_ms: int) -> int:
        """Return a wall time on the session's clock, by the happening that it came with."""
        t, at_ms = self._at[one]
        return int(t - (at_ms - utc_ms))

    def planned(self, one: int) -> Swapped:
        """Return what a slot was swapped to."""
        return Swapped(read_exercises(self._conn, self._session)[one][0])

    def steps(self, one: int, phase: Phase) -> StepsChanged:
        """Return the steps that a phase was cut to."""
        return StepsChanged(phase, read_steps(self._conn, phase, *self.row("steps_changed", one)))

    def sets(self, one: int) -> tuple[SetFact, ...]:
        """Return the sets that a happening added."""
        if self._sets is None:
            self._sets = self._read_sets()
        return tuple(self._sets.get(one, ()))

    def _read_sets(self) -> dict[int, list[SetFact]]:
        rows = self._conn.execute(
            "SELECT l.set_id, l.added_by, l.slot, f.exercise, f.variation, l.set_number, l.kind,"
            " l.load, l.unit, l.reps, l.rir_halves, l.form_ok, l.note, l.logged_ms, l.taken_by"
            " FROM lifted l CROSS JOIN lift f ON f.id = l.lift_id"
            " WHERE l.session_id = ? ORDER BY l.id",
            (self._session,),
        ).fetchall()
        first: dict[int, int] = {}
        for row in rows:
            first.setdefault(row[0], row[1] if row[1] in self._at else 0)
        numbers = {row[0]: row[5] for row in rows if row[1] in self._deleting}
        deleted = {row[0] for row in rows if row[14] in self._deleting} - set(numbers)
        found: dict[int, list[SetFact]] = defaultdict(list)
        for rowed in _with_sides(rows):
            row, reps = rowed
            if row[0] in deleted or row[1] not in self._at:
                continue
            origin = first[row[0]] or row[1]
            found[row[1]].append(
                SetFact(
                    id=row[0],
                    slot=-1 if row[2] is None else row[2],
                    exercise=row[3],
                    variation=row[4],
                    number=numbers.get(row[0], row[5]),
                    kind=SetKind(row[6]),
                    load=weight(row[7], row[8]),
                    reps=reps,
                    rir=None if row[10] is None else row[10] / 2,
                    form_ok=row[11] != 0,
                    note=row[12] or "",
                    logged_t=self.session_t(origin, row[13]),
                )
            )
        return found


def _with_sides(
    rows: list[tuple[Any, ...]],
) -> Iterator[tuple[tuple[Any, ...], tuple[int, ...]]]:
    """Join the two rows of a per-leg set."""
    sides: dict[tuple[int, int], tuple[int, ...]] = defaultdict(tuple)
    firsts: dict[tuple[int, int], tuple[Any, ...]] = {}
    for row in rows:
        sides[row[0], row[1]] += (row[9],)
        firsts.setdefault((row[0], row[1]), row)
    for version, row in firsts.items():
        yield row, sides[version]


def _ending(reader: _Payloads, one: int) -> Finished:
    ended_ms, complete = reader.added("ended_ms, complete", "ending", one)
    return Finished(bool(complete), reader.session_t(one, ended_ms))


def _sets_logged(reader: _Payloads, one: int) -> SetsLogged | None:
    sets = reader.sets(one)
    seconds, ago_ms = reader.row("rest", one)
    return SetsLogged(sets, seconds, reader.t(one) - ago_ms) if sets else None


def _set_changed(reader: _Payloads, one: int) -> SetChanged | None:
    sets = reader.sets(one)
    return SetChanged(sets[0], *reader.row("correction", one)) if sets else None


def _set_added(reader: _Payloads, one: int) -> SetsLogged | None:
    sets = reader.sets(one)
    return SetsLogged(sets, rest_s=None, rest_from_t=sets[0].logged_t) if sets else None


def _step_began(reader: _Payloads, one: int, phase: Any) -> StepBegan:
    place, ready, seconds, choice = reader.row("step_began", one)
    return StepBegan(Phase(phase), place, bool(ready), seconds, choice)


def _step_ended(reader: _Payloads, one: int, phase: Any) -> StepEnded:
    place, step, side, seconds, done = reader.row("step", one)
    return StepEnded(Phase(phase), place, step, side, seconds, bool(done))


def _set_skipped(reader: _Payloads, one: int) -> SetSkipped:
    slot, kind = reader.row("set_skipped", one)
    return SetSkipped(slot, SetKind(kind))


_READERS: dict[str, Callable[[_Payloads, int, Any], What | None]] = {
    "started": lambda reader, one, phase: Started(),
    "phase_began": lambda reader, one, phase: PhaseBegan(Phase(phase)),
    "moved_on": lambda reader, one, phase: MovedOn(Phase(phase)),
    "step_began": _step_began,
    "step_ended": _step_ended,
    "sets_logged": lambda reader, one, phase: _sets_logged(reader, one),
    "set_changed": lambda reader, one, phase: _set_changed(reader, one),
    "set_added": lambda reader, one, phase: _set_added(reader, one),
    "set_skipped": lambda reader, one, phase: _set_skipped(reader, one),
    "exercise_skipped": lambda reader, one, phase: ExerciseSkipped(
        *reader.row("exercise_skipped", one)
    ),
    "rest_ended": lambda reader, one, phase: RestEnded(),
    "adjusted": lambda reader, one, phase: TimerAdjusted(*reader.row("adjusted", one)),
    "paused": lambda reader, one, phase: Paused(),
    "went_on": lambda reader, one, phase: WentOn(),
    "reopened": lambda reader, one, phase: WentOn(),
    "reordered": lambda reader, one, phase: Reordered(*reader.row("reordered", one)),
    "swapped": lambda reader, one, phase: reader.planned(one),
    "sets_changed": lambda reader, one, phase: SetsChanged(*reader.row("sets_changed", one)),
    "steps_changed": lambda reader, one, phase: reader.steps(one, Phase(phase)),
    "hurt": lambda reader, one, phase: Hurt(*reader.row("pain", one)),
    "noted": lambda reader, one, phase: Noted(*reader.added("text", "note", one)),
    "turns": lambda reader, one, phase: Turns(bool(reader.row("turns", one)[0])),
    "finished": lambda reader, one, phase: _ending(reader, one),
}
