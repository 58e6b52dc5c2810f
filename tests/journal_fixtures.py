"""A session's rows as the file has them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from any_keys import press
from session_fixtures import SMALL, Hands

from legtui.journal.import_values import Batch, ImportFile, NewSession, NewSet
from legtui.journal.journal import Journal
from legtui.journal.values import PastSession, SessionKey
from legtui.session.ledger import Ledger
from legtui.session.moment import Moment
from legtui.session.plan import SessionPlan


def import_sessions(journal: Journal, sessions: Iterable[PastSession], at: Moment) -> int:
    """Take sessions in as the program does from another app's file; return the act."""
    new = tuple(
        NewSession(replace(one, sets=()), tuple(NewSet(values) for values in one.sets))
        for one in sessions
    )
    file = ImportFile(hash="0" * 64, name="other.csv", format="strong", lines=0)
    return journal.history.take_in(Batch(file, new), at).result()


@dataclass
class Pen:
    """Writes a session down as the program does: each deed once it is done."""

    journal: Journal
    hands: Hands
    key: SessionKey
    written: Ledger = field(default_factory=Ledger)

    @classmethod
    def begin(cls, journal: Journal, plan: SessionPlan = SMALL) -> Pen:
        key = journal.new_session()
        ids = iter(journal.new_id, None)
        return cls(journal, Hands(plan=plan, ids=ids), key)

    def follow(self, *, twice: bool = False) -> None:
        """Write what is new; `twice` as a retry would."""
        ledger, known = self.hands.ledger, {one.id for one in self.written.happenings}
        for act in ledger.undone - self.written.undone:
            self.journal.undo(self.key.id, act).result()
        for act in self.written.undone - ledger.undone:
            if ledger.parts(act):
                self.journal.redo(self.key.id, act).result()
        new = [one for one in ledger.happenings if one.id not in known]
        plan = None if known else self.hands.plan
        for _ in range(2 if twice else 1):
            if new:
                self.journal.record(self.key, new, plan).result()
        self.written = ledger

    def play(self, keys: Iterable[tuple[str, int]]) -> Pen:
        """Press keys and write each down."""
        for key, number in keys:
            press(self.hands, key, number)
            self.follow(twice=number % 3 == 0)
        return self

    def to_the_end(self, seconds: float = 40) -> Pen:
        """Press nothing but Enter until the session has ended."""
        while self.hands.state.finished is None:
            self.hands.enter()
            self.hands.wait(seconds)
            self.follow()
        return self


def rows(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What a query says, asked by another program."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as conn:
        return conn.execute(sql, values).fetchall()
