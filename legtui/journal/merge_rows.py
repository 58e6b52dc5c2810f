"""A session's rows from one file into another, every id given anew.

Only what stands is taken: acts that were taken back stay where they are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from legtui.journal.schema import PAYLOADS
from legtui.journal.words import lift_id, routine_rows

Query = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]
Row = dict[str, Any]

_BY_ADDED: Final = ("ending", "note", "lifted", "timed")
_TOLD: Final = ("told_phases", "told_step", "told_pain")
_OF_PLAN: Final = ("plan_ramp", "plan_expected", "plan_basis")


class Translator:
    """Takes sessions of another file into this one.

    Args:
        conn: This file, inside a transaction.
        query: Asks the other file.
        ids: New ids, rising.
        act: The act that brings the sessions; it is there already.
    """

    def __init__(
        self, conn: sqlite3.Connection, query: Query, ids: Iterator[int], act: int
    ) -> None:
        self._conn = conn
        self._query = query
        self._ids = ids
        self._act = act
        self._columns: dict[str, tuple[str, ...]] = {}
        self._lifts: dict[int, int] = {}
        self._clocks: dict[int, int] = {}
        self._routines: dict[int, int] = {}
        self._sets: dict[int, int] = {}
        self._files: dict[int, int] = {}
        self._lines: dict[int, int] = {}
        self._happenings: dict[int, int] = {}

    def session(self, session: int, uid: str, kind: str) -> int:
        """Write a session under a uid; return its id here."""
        made = next(self._ids)
        row = self._rows("session", "id", session)[0]
        routines = [self._routine(row[name]) for name in ("warm_up", "cool_down")]
        self._conn.execute("INSERT INTO session VALUES (?,?,?,?,?)", (made, uid, kind, *routines))
        self._happened(session, made)
        self._head(session, made)
        for table in _BY_ADDED:
            self._facts(table, session, made)
        self._payloads(session)
        self._plans(session, made)
        for table in _TOLD:
            for one in self._rows(table, "session_id", session):
                self._insert(table, one | {"session_id": made}, drop_id=table != "told_phases")
        self._origins(session)
        return made

    # -- acts --------------------------------------------------------------------------------

    def _happened(self, session: int, made: int) -> None:
        rows = self._select(
            "happening", "WHERE session_id = ? AND undone = 0 ORDER BY id", (session,)
        )
        self._happenings = {one["id"]: next(self._ids) for one in rows}
        known = self._happenings
        for one in rows:
            action = known.get(one["action"], known[one["id"]])
            new = {
                "id": known[one["id"]],
                "session_id": made,
                "action": action,
                "clock_id": self._clock(one["clock_id"]),
            }
            self._insert("happening", one | new)

    def _payloads(self, session: int) -> None:
        for table in PAYLOADS:
            rows = self._select(
                table,
                "WHERE happening_id IN (SELECT id FROM happening WHERE session_id = ?"
                " AND undone = 0) ORDER BY happening_id",
                (session,),
            )
            for one in rows:
                new: Row = {"happening_id": self._happenings[one["happening_id"]]}
                if "routine_step_id" in one:
                    new["routine_step_id"] = self._routine_step(one["routine_step_id"])
                if "routine_id" in one:
                    new["routine_id"] = self._routine(one["routine_id"])
                self._insert(table, one | new)

    def _head(self, session: int, made: int) -> None:
        """The start that holds, brought by this act: to take the act back hides the session."""
        for one in self._rows("standing_head", "session_id", session):
            new = {"session_id": made, "added_by": self._act, "taken_by": None}
            self._insert("head", one | new, drop_id=True)

    def _facts(self, table: str, session: int, made: int) -> None:
        rows = self._query(
            f"SELECT f.id, a.undone, ifnull(k.undone, 1), k.id FROM {table} f"
            " CROSS JOIN happening a ON a.id = f.added_by"
            " LEFT JOIN happening k ON k.id = f.taken_by WHERE f.session_id = ?",
            (session,),
        )
        states = {row[0]: row[1:] for row in rows}
        for one in self._rows(table, "session_id", session):
            undone, taker_undone, taker = states[one["id"]]
            taken = taker_undone == 0
            if undone or (taken and taker not in self._happenings):
                continue
            new: Row = {
                "session_id": made,
                "added_by": self._happenings.get(one["added_by"], self._act),
                "taken_by": self._happenings[taker] if taken else None,
            }
            if "set_id" in one:
                new["set_id"] = self._set(one["set_id"])
                new["lift_id"] = self._lift(one["lift_id"])
            self._insert(table, one | new, drop_id=True)

    def _plans(self, session: int, made: int) -> None:
        for one in self._rows("plan_exercise", "session_id", session):
            if one["added_by"] not in self._happenings:
                continue
            new = {
                "session_id": made,
                "added_by": self._happenings[one["added_by"]],
                "lift_id": self._lift(one["lift_id"]),
            }
            plan = self._insert("plan_exercise", one | new, drop_id=True)
            for table in _OF_PLAN:
                for part in self._rows(table, "plan_id", one["id"]):
                    if "set_id" in part:
                        if part["set_id"] not in self._sets:
                            continue
                        part = part | {"set_id": self._sets[part["set_id"]]}
                    self._insert(table, part | {"plan_id": plan})

    # -- where imported sets came from -------------------------------------------------------

    def _origins(self, session: int) -> None:
        for table in ("lifted", "timed"):
            rows = self._query(
                "SELECT DISTINCT i.set_id, i.line_id, n.name FROM import_set i"
                f" CROSS JOIN {table} s ON s.set_id = i.set_id"
                " LEFT JOIN import_name n ON n.id = i.name_id WHERE s.session_id = ?"
                " ORDER BY i.set_id",
                (session,),
            )
            for set_id, line, name in rows:
                if set_id in self._sets:
                    values = self._sets[set_id], self._line(line), self._name(name)
                    self._conn.execute("INSERT INTO import_set VALUES (?,?,?)", values)

    def _line(self, line: int) -> int:
        if line not in self._lines:
            one = self._rows("import_line", "id", line)[0]
            new = {"file_id": self._file(one["file_id"])}
            self._lines[line] = self._insert("import_line", one | new, drop_id=True)
        return self._lines[line]

    def _file(self, file: int) -> int:
        if file not in self._files:
            one = self._rows("import_file", "id", file)[0]
            new = {"added_by": self._act, "taken_by": None}
            self._files[file] = self._insert("import_file", one | new, drop_id=True)
        return self._files[file]

    def _name(self, name: str | None) -> int | None:
        if name is None:
            return None
        self._conn.execute("INSERT OR IGNORE INTO import_name(name) VALUES (?)", (name,))
        row = self._conn.execute("SELECT id FROM import_name WHERE name = ?", (name,)).fetchone()
        return int(row[0])

    # -- what sessions share -----------------------------------------------------------------

    def _set(self, old: int) -> int:
        if old not in self._sets:
            self._sets[old] = next(self._ids)
        return self._sets[old]

    def _lift(self, old: int) -> int:
        if old not in self._lifts:
            one = self._rows("lift", "id", old)[0]
            self._lifts[old] = lift_id(self._conn, one["exercise"], one["variation"])
        return self._lifts[old]

    def _clock(self, old: int) -> int:
        if old not in self._clocks:
            ((boot, zero_ms, offset_min),) = self._query(
                "SELECT b.name, c.zero_ms, c.offset_min FROM clock c"
                " CROSS JOIN boot b ON b.id = c.boot_id WHERE c.id = ?",
                (old,),
            )
            conn = self._conn
            conn.execute("INSERT INTO boot(name) VALUES (?) ON CONFLICT DO NOTHING", (boot,))
            conn.execute(
                "INSERT INTO clock(boot_id, zero_ms, offset_min)"
                " SELECT id, ?, ? FROM boot WHERE name = ? ON CONFLICT DO NOTHING",
                (zero_ms, offset_min, boot),
            )
            found = conn.execute(
                "SELECT c.id FROM clock c CROSS JOIN boot b ON b.id = c.boot_id"
                " WHERE b.name = ? AND c.zero_ms = ? AND c.offset_min = ?",
                (boot, zero_ms, offset_min),
            ).fetchone()
            self._clocks[old] = int(found[0])
        return self._clocks[old]

    def _routine(self, old: int | None) -> int | None:
        if old is None:
            return None
        if old not in self._routines:
            self._routines[old] = self._same_routine(old)
        return self._routines[old]

    def _same_routine(self, old: int) -> int:
        one = self._rows("routine", "id", old)[0]
        steps = self._select("routine_step", "WHERE routine_id = ? ORDER BY place", (old,))
        kept = [tuple(list(step.values())[2:]) for step in steps]
        for (found,) in self._conn.execute(
            "SELECT id FROM routine WHERE phase = ? AND list = ?", (one["phase"], one["list"])
        ).fetchall():
            if routine_rows(self._conn, found) == kept:
                return int(found)
        made = self._insert("routine", one, drop_id=True)
        for step in steps:
            self._insert("routine_step", step | {"routine_id": made}, drop_id=True)
        return made

    def _routine_step(self, old: int) -> int:
        ((routine, place),) = self._query(
            "SELECT routine_id, place FROM routine_step WHERE id = ?", (old,)
        )
        row = self._conn.execute(
            "SELECT id FROM routine_step WHERE routine_id = ? AND place = ?",
            (self._routine(routine), place),
        ).fetchone()
        return int(row[0])

    # -- rows --------------------------------------------------------------------------------

    def _rows(self, table: str, column: str, value: object) -> list[Row]:
        order = " ORDER BY id" if "id" in self._names(table) else ""
        return self._select(table, f"WHERE {column} = ?{order}", (value,))

    def _select(self, table: str, where: str, values: Sequence[object]) -> list[Row]:
        names = self._names(table)
        quoted = ", ".join(f'"{name}"' for name in names)
        found = self._query(f"SELECT {quoted} FROM {table} {where}", values)
        return [dict(zip(names, row, strict=True)) for row in found]

    def _names(self, table: str) -> tuple[str, ...]:
        if table not in self._columns:
            rows = self._query("SELECT name FROM pragma_table_info(?)", (table,))
            self._columns[table] = tuple(row[0] for row in rows)
        return self._columns[table]

    def _insert(self, table: str, row: Row, *, drop_id: bool = False) -> int:
        kept = {name: value for name, value in row.items() if not (drop_id and name == "id")}
        names = ", ".join(f'"{name}"' for name in kept)
        marks = ", ".join("?" * len(kept))
        made = self._conn.execute(
            f"INSERT INTO {table}({names}) VALUES ({marks})", tuple(kept.values())
        )
        return int(made.lastrowid or 0)
