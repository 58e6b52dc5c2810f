"""Searching: what is found is what a look at every row finds, and by an index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from fake_clock import START
from journal_fixtures import import_sessions
from made_up import SESSIONS, made_up

from legtui.desk import held, record_book
from legtui.desk.muscles import DONE, LED
from legtui.desk.year import DAYS, LOADS
from legtui.journal import series
from legtui.journal.finding import NOTES, OF_LIFTS, Wanted, find, query
from legtui.journal.journal import Journal
from legtui.journal.values import PastSession, SessionRow, SetValues
from legtui.training.record import SetKind
from legtui.training.weight import Weight

WANTED = (
    Wanted(lifts=(("squat", None),)),
    Wanted(lifts=(("squat", "front_squat"), ("calf_raise", None))),
    Wanted(lifts=(("squat", "goblet_squat"),)),
    Wanted(since=date(2026, 8, 1), until=date(2026, 9, 30)),
    Wanted(text="SHOES"),
    Wanted(text="100%"),
    Wanted(lifts=(("deadlift", None),), since=date(2026, 10, 1), until=date(2027, 1, 1), text="a"),
)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with made_up(tmp_path_factory.mktemp("made-up")) as opened:
        yield opened


def fits(journal: Journal, session: int, wanted: Wanted) -> bool:
    row = journal.session(session)
    assert row is not None
    sets = journal.query(
        "SELECT exercise, variation FROM set_log WHERE session_id = ? AND kind = 'work'", (session,)
    )
    lifted = all(
        any(each == exercise and variation in (None, name) for each, name in sets)
        for exercise, variation in wanted.lifts
    )
    day = row.started_at.date()
    inside = (wanted.since or day) <= day <= (wanted.until or day)
    notes = [row.note or ""] + [
        note
        for sql in (
            "SELECT note FROM set_log WHERE session_id = ? AND note IS NOT NULL",
            "SELECT place || ' ' || ifnull(note, '') FROM pain_log WHERE session_id = ?",
        )
        for (note,) in journal.query(sql, (session,))
    ]
    return lifted and inside and any(wanted.text.lower() in one.lower() for one in notes)


@pytest.mark.parametrize("wanted", WANTED)
def test_what_is_found_is_what_fits(journal: Journal, wanted: Wanted) -> None:
    rows = journal.sessions(SESSIONS)
    expected = [one.id for one in rows if fits(journal, one.id, wanted)]
    assert [one.id for one in find(journal, wanted, SESSIONS)] == expected


def test_a_note_of_a_set_a_pain_or_another_exercise_is_found_in_any_case(tmp_path: Path) -> None:
    squat = SetValues("squat", "back_squat", SetKind.WORK, Weight.of(100), (8,))
    plain = [
        PastSession(str(day), START.local - timedelta(days=day), (replace(squat, note=note),))
        for day, note in ((1, ""), (2, "Gürtel vergessen"), (3, "100%_sure"))
    ]
    sled = replace(squat, exercise="other", variation="Sled Push")
    other = PastSession("4", START.local - timedelta(days=4), (sled,), note="MÜDE")
    with Journal.open(tmp_path / "legtui.db") as journal:
        import_sessions(journal, [*plain, other], START)
        days = {row.id: (START.local - row.started_at).days for row in journal.sessions(9)}
        for text, wanted in (
            ("gürtel", [2]), ("GÜRTEL", [2]), ("müde", [4]), ("sled", [4]),
            ("%", [3]), ("ü", [2, 4]), ("_", [3]), ("squat", []),
        ):  # fmt: skip
            found = find(journal, Wanted(text=text), 9)
            assert [days[row.id] for row in found] == wanted, text
        edited = next(row for row in journal.sessions(9) if days[row.id] == 2)
        (one,) = journal.sets_of(edited.id)
        now = replace(squat, note="belt")
        journal.history.change_set(edited.id, one.set.id, now, START).result()
        assert not find(journal, Wanted(text="gürtel"), 9)
        assert len(find(journal, Wanted(text="belt"), 9)) == 1


@pytest.mark.parametrize("sql", [*NOTES, *(one.format("1,2") for one in OF_LIFTS)])
def test_notes_are_read_without_a_look_at_every_set(journal: Journal, sql: str) -> None:
    plan = plan_of(journal, sql, ())
    few = ("SCAN f USING INDEX lifted_with_note", "SCAN p", "SCAN told_pain", "SCAN f")
    assert [one for one in scans(plan) if not one.startswith(few)] == [], plan
    big = [one for one in plan if one == "SCAN f" and "lifted" in sql]
    assert big == [], plan


@pytest.mark.parametrize("wanted", [Wanted(), WANTED[0]])
def test_pages_join_to_the_whole(journal: Journal, wanted: Wanted) -> None:
    whole = find(journal, wanted, SESSIONS)
    pages: list[SessionRow] = []
    last = None
    while page := find(journal, wanted, 7, last):
        pages += page
        last = page[-1]
    assert tuple(pages) == whole
    assert len(whole) > 20


BIG = ("lifted", "happening", "session", "ending", "plan_exercise", "step")
"""Tables that grow with every session; `head` may be walked by its index, newest first."""


Values = tuple[object, ...] | dict[str, object]


def plan_of(journal: Journal, sql: str, values: Values) -> list[str]:
    return [row[3] for row in journal.query(f"EXPLAIN QUERY PLAN {sql}", values)]


def scans(plan: list[str]) -> list[str]:
    return [
        one for one in plan if one.startswith("SCAN") and "USING INDEX head_by_start" not in one
    ]


@pytest.mark.parametrize("wanted", [one for one in WANTED if "goblet_squat" not in str(one)])
def test_a_search_scans_no_big_table(journal: Journal, wanted: Wanted) -> None:
    sql, values = query(journal, wanted, 40, journal.sessions(1)[0])
    assert scans(plan_of(journal, sql, tuple(values))) == []


LIFT = ("back_squat", "squat")
NOW = START.utc_ms
HELD = {
    "exercise": "squat", "variation": "back_squat", "led": 7, "began_ms": NOW,
    "after_ms": 0, "after": 0, "until_ms": NOW, "until": 0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        (series.SETS, (0, *LIFT)),
        (series.VARIATIONS, ("squat",)),
        (series.ACTIONS.format("1,2,3"), ("back_squat",)),
        (series.PLANS.format("1,2,3"), ()),
        (series.VOLUMES.format("1,2,3"), ()),
        (held.PAGE_END, HELD),
        (held.PAGE, HELD),
        (held.SESSION, (7, *reversed(LIFT))),
        (record_book.STARTS, (0, 0)),
        (record_book.SETS.format("1,2,3"), ()),
        (DAYS, (0, NOW)),
        (DONE, (0,)),
        (LED, (0,)),
        (LOADS.format("1,2,3"), ()),
    ],
)
def test_what_looks_back_follows_indexes(journal: Journal, sql: str, values: Values) -> None:
    plan = plan_of(journal, sql, values)
    small = ("SCAN l", "SCAN (sub", "SCAN CONST", "SCAN own")
    big = [one for one in scans(plan) if not one.startswith(small)]
    assert big == [], plan
