"""A lifter who may press anything, and a session's rows as the file has them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from session_fixtures import SMALL, Hands, exercise, kg

from legtui.journal.journal import Journal
from legtui.journal.values import SessionKey
from legtui.session import acts
from legtui.session.ledger import Ledger
from legtui.session.moment import Moment
from legtui.session.plan import Phase, SessionPlan
from legtui.session.state import State
from legtui.session.typed import TypedSet

KEYS = (
    "enter", "enter", "enter", "wait", "wait", "wait long", "close", "undo", "redo", "skip",
    "skip all", "pause", "more", "less", "answer", "form", "correct", "two sets", "reorder",
    "add", "cool-down", "niggle", "swap", "finish", "turns", "note", "clock", "reboot",
)  # fmt: skip


def press(hands: Hands, key: str, number: int) -> None:
    """One key of a lifter who may press anything at any time, or what the machine does."""
    state, t = hands.state, hands.t
    match key:
        case "enter":
            hands.enter()
        case "wait":
            hands.wait(number)
        case "wait long":
            hands.wait(number * 60)
        case "close":
            hands.wait(number * 20, running=False)
            hands.reopen()
        case "undo":
            hands.ledger = hands.ledger.undo()
        case "redo":
            hands.ledger = hands.ledger.redo()
        case "clock":
            hands.now = _clock_set(hands, number)
        case "reboot":
            hands.now = _rebooted(hands, number)
        case "two sets":
            typed = tuple(TypedSet(kg("50"), legs(state, number), 1.5) for _ in range(2))
            hands.do(acts.log_typed(state, t, typed, hands.new_id, ago_s=number))
        case "correct":
            one = state.last_set
            if one is not None:
                hands.do(acts.correct(state, t, TypedSet(None, one.reps, 0.5)))
        case "swap":
            hands.do(acts.swap(state, t, exercise(0, "squat", "front_squat", based_on=(7, 9))))
        case _:
            hands.do(_simple(state, t, key, number))


def _simple(state: State, t: int, key: str, number: int) -> acts.Act:
    if key == "skip":
        skip = acts.skip_set if state.current_step is None else acts.skip_step
        return skip(state, t)
    return {
        "skip all": lambda: acts.skip_exercise(state, t),
        "pause": lambda: acts.pause(state, t),
        "more": lambda: acts.adjust(state, t, 15),
        "less": lambda: acts.adjust(state, t, -15),
        "answer": lambda: acts.answer(state, t, float(number % 5)),
        "form": lambda: acts.flag_form(state, t),
        "reorder": lambda: acts.reorder(state, t, number % 2),
        "add": lambda: acts.add_set(state, t),
        "cool-down": lambda: acts.move_on(state, t, Phase.COOL_DOWN),
        "niggle": lambda: acts.hurts(state, t, "knee", "niggle", "left"),
        "finish": lambda: acts.finish(state, t),
        "turns": lambda: acts.turns(state, t),
        "note": lambda: acts.note(state, t, f"note {number} 'x'; --"),
    }[key]()


def _clock_set(hands: Hands, number: int) -> Moment:
    utc_ms = hands.now.utc_ms + (number - 45) * 1_000_000
    return replace(hands.now, utc_ms=utc_ms, offset_min=-210)


def _rebooted(hands: Hands, number: int) -> Moment:
    return replace(hands.now, boot=f"boot-{number}", elapsed_ms=number)


def legs(state: State, number: int) -> tuple[int, ...]:
    """Reps for the exercise at hand."""
    per_leg = state.current is not None and state.current.plan.per_leg
    return (number % 20, number % 7) if per_leg else (number % 20,)


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
