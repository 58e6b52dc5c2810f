"""What a lifter types when looking back: days, searches, whole sessions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.desk.names import Named, named
from legtui.desk.preferences import Preferences
from legtui.desk.rack import Rack
from legtui.desk.said import NotSaid, past_from_said, read_said
from legtui.desk.search import Search, read_search
from legtui.desk.when import read_span, read_when
from legtui.journal.journal import Journal
from legtui.training.weight import Unit, Weight

TODAY = date(2026, 11, 23)
ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 23, 19, 30, tzinfo=ZONE)
RACK = Rack(Preferences().gym_at_hand)


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("nov", date(2026, 11, 1), date(2026, 11, 30)),
        ("December", date(2025, 12, 1), date(2025, 12, 31)),
        ("dec 2024", date(2024, 12, 1), date(2024, 12, 31)),
        ("12 nov", date(2026, 11, 12), date(2026, 11, 12)),
        ("24 nov", date(2025, 11, 24), date(2025, 11, 24)),
        ("1 jan 2020", date(2020, 1, 1), date(2020, 1, 1)),
        ("yesterday", date(2026, 11, 22), date(2026, 11, 22)),
        ("mon", date(2026, 11, 16), date(2026, 11, 16)),
        ("sunday", date(2026, 11, 22), date(2026, 11, 22)),
        ("3 days ago", date(2026, 11, 20), date(2026, 11, 20)),
        ("1 week ago", date(2026, 11, 16), date(2026, 11, 16)),
        ("12.11.2024", date(2024, 11, 12), date(2024, 11, 12)),
        ("24.11.", date(2025, 11, 24), date(2025, 11, 24)),
        ("Nov 12", date(2026, 11, 12), date(2026, 11, 12)),
        ("nov 12, 2024", date(2024, 11, 12), date(2024, 11, 12)),
        ("29 feb", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_days_are_understood(said: str, since: date, until: date) -> None:
    assert read_span(said.split(), TODAY) == (since, until)


@pytest.mark.parametrize(
    "said",
    [
        "31 feb",
        "13 13",
        "monkey",
        "nove2",
        "",
        "2025-13",
        "0 nov",
        "12.13.2025",
        "12.11",
        "9 years ago",
    ],
)
def test_what_is_no_day_is_none(said: str) -> None:
    assert read_span(said.split(), TODAY) is None


@given(st.text(max_size=40))
def test_no_line_breaks_the_readers(line: str) -> None:
    read_span(line.split(), TODAY)
    read_search(line, TODAY)
    read_when(line, NOW, lambda naive: naive.replace(tzinfo=ZONE))
    named(line)


def in_zone(naive: datetime) -> datetime:
    return naive.replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("yesterday", datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)),
        ("yesterday 18:05", datetime(2026, 11, 22, 18, 5, tzinfo=ZONE)),
        ("2026-11-12 18:30", datetime(2026, 11, 12, 18, 30, tzinfo=ZONE)),
        ("2026-11-12T18:30", datetime(2026, 11, 12, 18, 30, tzinfo=ZONE)),
        ("12 nov 7:45", datetime(2026, 11, 12, 7, 45, tzinfo=ZONE)),
        ("today", NOW),
        ("18:00", datetime(2026, 11, 23, 18, 0, tzinfo=ZONE)),
    ],
)
def test_times_are_understood(said: str, at: datetime) -> None:
    assert read_when(said, NOW, in_zone) == at


@pytest.mark.parametrize(
    "said", ["tomorrow", "nov", "25:00", "today 23:00", "2026-12-01", "x 18:00"]
)
def test_what_is_no_past_time_says_why(said: str) -> None:
    assert isinstance(read_when(said, NOW, in_zone), str)


def test_the_offset_is_that_of_the_day() -> None:
    summer = read_when("2026-07-01 18:00", NOW, lambda naive: naive.replace(tzinfo=UTC))
    assert isinstance(summer, datetime)
    assert summer.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("squat", Named("squat", None)),
        ("Front squats", Named("squat", "front_squat")),
        ("leg curl", Named("hamstring_curl", None)),
        ("hamstring_curl", Named("hamstring_curl", None)),
        ("calf", Named("calf_raise", None)),
        ("romanian_deadlift", Named("deadlift", "romanian_deadlift")),
        ("RDLs", Named("deadlift", "romanian_deadlift")),
        ("hip thrusts", Named("hip_thrust", None)),
        ("bench", None),
        ("s", None),
    ],
)
def test_names_are_understood(said: str, found: Named | None) -> None:
    assert named(said) == found


def test_a_search_takes_exercises_days_and_words() -> None:
    found = read_search("front squat sore knee nov 2025", TODAY)
    assert found == Search(
        (Named("squat", "front_squat"),), date(2025, 11, 1), date(2025, 11, 30), "sore knee"
    )
    assert found.words == "Front squat · Nov 2025 · “sore knee” in a note"
    assert read_search("  ", TODAY).empty


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.open(tmp_path / "legtui.db")


def test_a_session_is_said_in_one_line(journal: Journal) -> None:
    with journal:
        line = "squat 100x10 10 9 8 lunge 20x12/10 12 standing calf raises bwx20"
        found = read_said(line, RACK, journal, Unit.KG)
    assert [(one.variation, [s.reps for s in one.sets]) for one in found] == [
        ("back_squat", [(10,), (10,), (9,), (8,)]),
        ("forward_lunge", [(12, 10), (12, 12)]),
        ("standing_calf_raise", [(20,)]),
    ]
    assert {s.load for s in found[1].sets} == {Weight.of(40)}
    past = past_from_said(found, NOW)
    assert len(past.sets) == 7


@pytest.mark.parametrize(
    ("line", "sets"),
    [
        ("squat 100x10,10,9", [("100", 10), ("100", 10), ("100", 9)]),
        ("squat 100 x 10, 10, 9", [("100", 10), ("100", 10), ("100", 9)]),
        ("squat 102,5x8 8", [("102.5", 8), ("102.5", 8)]),
        ("squat 100x8,102,5x6", [("100", 8), ("102.5", 6)]),
        ("squat 100x8,102.5x6,5", [("100", 8), ("102.5", 6), ("102.5", 5)]),
        ("squat 60x8@8,5 7", [("60", 8), ("60", 7)]),
        ("lunge 2x20x12 11", [("40", 12), ("40", 11)]),
        ("lunge 2 × 17.5 kg × 12", [("35", 12)]),
        ("squat 2x8 2x8", [("2", 8), ("2", 8)]),
    ],
)
def test_commas_and_pairs_are_read_as_they_are_written(
    journal: Journal, line: str, sets: list[tuple[str, int]]
) -> None:
    with journal:
        (found,) = read_said(line, RACK, journal, Unit.KG)
    assert [(one.load, one.reps[0]) for one in found.sets] == [
        (Weight.of(load), reps) for load, reps in sets
    ]


@pytest.mark.parametrize(
    "line", ["", "100x10", "squat", "squat 10 10", "squat 100x10/9", "bench 80x5", "squat 100xx"]
)
def test_what_is_no_session_says_why(journal: Journal, line: str) -> None:
    with journal, pytest.raises(NotSaid) as why:
        read_said(line, RACK, journal, Unit.KG)
    assert str(why.value)
