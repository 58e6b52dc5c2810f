"""Any edits of the history, undone one by one, leave the file's logs as they were; redone, as
they became.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from fake_clock import START
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import made_up

from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal
from legtui.journal.values import PastSession, SetValues
from legtui.training.record import SetKind
from legtui.training.weight import Weight

Logs = tuple[list[tuple[Any, ...]], ...]

deeds = st.lists(
    st.tuples(
        st.sampled_from(
            ("change", "add", "delete", "note", "times", "drop", "new", "form", "other exercise")
        ),
        st.integers(0, 3),
        st.integers(0, 30),
        st.integers(0, 20),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with made_up(tmp_path_factory.mktemp("made-up"), sessions=4) as opened:
        yield opened


def logs(journal: Journal) -> Logs:
    return tuple(
        sorted(journal.query(f"SELECT * FROM {view}"), key=repr)
        for view in ("session_log", "set_log", "step_log", "pain_log")
    )


def do(journal: Journal, what: str, which: int, place: int, number: int) -> bool:
    """Do one thing; tell whether it could be done."""
    rows = journal.sessions(10)
    row = rows[which % len(rows)] if rows else None
    history = journal.history
    sets = journal.sets_of(row.id) if row else ()
    one = sets[place % len(sets)] if sets else None
    if what == "new":
        new = SetValues("squat", "back_squat", SetKind.WORK, Weight.of(60 + number), (number,))
        past = PastSession(uuid4().hex, START.local - timedelta(days=number, hours=1), (new, new))
        history.add_session(past, START).result()
        return True
    if row is None:
        return False
    if what == "note":
        history.change_note(row.id, f"note {number}" if number else "", START).result()
    elif what == "times":
        began = row.started_at - timedelta(minutes=number)
        ended = row.ended_at if place % 2 else None
        history.change_times(row.id, began, ended, START).result()
    elif what == "drop":
        history.delete_session(row.id, START).result()
    elif one is None:
        return False
    elif what == "delete":
        history.delete_set(row.id, one.set.id, START).result()
    else:
        values = SetValues(
            one.exercise, one.variation, one.set.kind, one.set.load, one.set.reps, one.set.rir,
            one.set.form_ok, one.note or "", one.set.logged_at, one.set.number,
        )  # fmt: skip
        if what == "add":
            history.add_set(row.id, replace(values, number=None), START).result()
        else:
            changed = {
                "change": replace(values, reps=tuple(number for _ in values.reps)),
                "form": replace(values, form_ok=not values.form_ok),
                "other exercise": replace(
                    values, exercise="leg_press", variation="leg_press", number=None,
                    reps=values.reps[:1],
                ),
            }[what]  # fmt: skip
            history.change_set(row.id, one.set.id, changed, START).result()
    return True


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(deeds)
def test_every_edit_is_one_undo_step(
    journal: Journal, keys: list[tuple[str, int, int, int]]
) -> None:
    states = [logs(journal)]
    for key in keys:
        try:
            if not do(journal, *key):
                continue
        except JournalError:
            assert logs(journal) == states[-1]
            continue
        states.append(logs(journal))
    for before in states[-2::-1]:
        took = journal.history.undo_last().result()
        assert took is not None
        assert took.words
        assert logs(journal) == before
    for after in states[1:]:
        assert journal.history.redo_last().result() is not None
        assert logs(journal) == after
    for _ in states[1:]:
        journal.history.undo_last().result()
    assert logs(journal) == states[0]


def test_undo_after_a_restart_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("restart")
    with made_up(folder, sessions=2) as journal:
        before = logs(journal)
        row = journal.sessions(1)[0]
        one = journal.sets_of(row.id)[4]
        journal.history.delete_set(row.id, one.set.id, START).result()
    with Journal.open(folder / "legtui.db") as journal:
        took = journal.history.undo_last().result()
        assert took is not None
        assert took.words.startswith("deleted set")
        assert logs(journal) == before
