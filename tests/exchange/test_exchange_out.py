"""What goes out comes in again: our CSV and JSON exactly, others' as far as they reach."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.contract import CSV_COLUMNS
from legtui.exchange.cells import csv_cell, csv_uncell
from legtui.exchange.csv_out import csv_lines
from legtui.exchange.errors import ExchangeError
from legtui.exchange.hevy_out import hevy_lines
from legtui.exchange.json_out import json_lines
from legtui.exchange.markdown_out import escaped, markdown_lines
from legtui.exchange.records import (
    ImportedMeasurement,
    ImportedPain,
    ImportedSession,
    ImportedSet,
    ImportedStep,
    Mark,
    Site,
)
from legtui.exchange.sniff import read
from legtui.exchange.strong_out import strong_lines
from legtui.text import clean
from legtui.training.record import SetKind
from legtui.training.weight import MOST_KG, Unit, Weight

FILES = Path(__file__).parent / "files"
ZONE = timezone(timedelta(hours=1))
AT = datetime(2026, 11, 12, 18, 4, 31, tzinfo=ZONE)

LOADS = st.builds(Weight, st.integers(1, 99_999), st.sampled_from(Unit))
NOTES = st.text(max_size=30).map(clean)
REPS = st.integers(0, 1000)
TIMES = st.datetimes(datetime(1970, 1, 2), datetime(2099, 12, 30)).map(
    lambda at: at.replace(microsecond=0, tzinfo=ZONE)
)
SETS = st.builds(
    ImportedSet,
    exercise=st.sampled_from(["squat", "lunge", "other"]),
    variation=st.sampled_from(["back_squat", "Bench Press, +5", "=cmd", "[bold]x[/]"]),
    number=st.integers(1, 20),
    kind=st.sampled_from(SetKind),
    load=st.none() | LOADS,
    reps=st.one_of(st.tuples(REPS), st.tuples(REPS, REPS), st.just(())),
    rir=st.none() | st.sampled_from([0.0, 0.5, 1.0, 2.5, 4.0]),
    form_ok=st.none() | st.booleans(),
    logged_at=st.none() | TIMES,
    note=NOTES,
)
SESSIONS = st.builds(
    ImportedSession, started_at=TIMES, sets=st.lists(SETS, min_size=1, max_size=6).map(tuple)
)


def csv_of(sessions: list[ImportedSession]) -> str:
    return "".join(csv_lines(sessions))


@given(st.text())
def test_a_cell_comes_back_as_it_was(text: str) -> None:
    assert csv_uncell(csv_cell(text)) == text


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "'=1", "''=1", "\t=1", "＝1"])
def test_a_spreadsheet_never_runs_a_cell(text: str) -> None:
    assert csv_cell(text) == "'" + text
    assert csv_uncell(csv_cell(text)) == text


@pytest.mark.parametrize("text", ["", "a=1", "'a", "5 kg", "it's"])
def test_harmless_cells_are_left_alone(text: str) -> None:
    assert csv_cell(text) == text


@given(st.lists(SESSIONS, max_size=4, unique_by=lambda one: one.started_at))
def test_csv_out_in_out_gives_the_same_bytes(sessions: list[ImportedSession]) -> None:
    first = csv_of(sorted(sessions, key=lambda one: one.started_at))
    found = read(first.encode())
    assert found.refused == ()
    assert csv_of(list(found.sessions)) == first


def test_the_own_fixture_is_what_we_write() -> None:
    data = (FILES / "own.csv").read_text(encoding="utf-8")
    assert csv_of(list(read(data.encode()).sessions)) == data


def test_csv_has_the_contracts_columns_and_two_rows_for_two_legs() -> None:
    one = ImportedSet(
        "lunge", "forward_lunge", 1, SetKind.WORK, Weight(4000, Unit.KG), (12, 10), logged_at=AT
    )
    rows = list(csv.reader(io.StringIO(csv_of([ImportedSession(AT, (one,))]))))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert [row[5:9] for row in rows[1:]] == [
        ["left", "40", "kg", "12"],
        ["right", "40", "kg", "10"],
    ]
    assert rows[1][0] == "2026-11-12T18:04:31+01:00"


FULL = ImportedSession(
    started_at=AT,
    sets=(
        ImportedSet(
            "squat",
            "back_squat",
            1,
            SetKind.WORK,
            Weight(10250, Unit.KG),
            (10,),
            rir=2.5,
            form_ok=False,
            logged_at=AT,
            note="=deep",
            mark=Mark.DROP,
            seconds=40,
            rest_s=120,
            name="Squat (Barbell)",
        ),
        ImportedSet("lunge", "forward_lunge", 1, SetKind.RAMP, None, (5, 6)),
    ),
    ended_at=AT + timedelta(minutes=90),
    title="Legs",
    note="good\nday",
    status="abandoned",
    day="A",
    warm_up_s=700,
    main_s=4000,
    cool_down_s=0,
    steps=(ImportedStep("cool_down", "quad_standing", "left", 30, "done", AT),),
    pains=(ImportedPain(AT, "squat", "left knee", "niggle", "*ouch*"),),
)
VALUES = [
    ImportedMeasurement(AT, Site.BODY_WEIGHT, "Bodyweight", Weight(8240, Unit.KG), None, "kg"),
    ImportedMeasurement(AT, Site.THIGH_LEFT, "Left Thigh", None, Decimal("58.5"), "cm", note="x"),
]


def test_json_holds_everything_and_comes_back_the_same() -> None:
    text = "".join(json_lines([FULL], VALUES))
    assert json.loads(text)["sessions"][0]["sets"][0]["load"] == 102.5
    found = read(text.encode())
    assert (found.format, found.dialect, found.lines) == ("legtui", "JSON", 4)
    assert found.refused == ()
    assert "".join(json_lines(found.sessions, found.measurements)) == text
    assert found.sessions[0].steps == FULL.steps
    assert found.sessions[0].pains == FULL.pains
    assert (found.sessions[0].status, found.sessions[0].day) == ("abandoned", "A")


@given(st.lists(SESSIONS, max_size=3, unique_by=lambda one: one.started_at))
def test_json_out_in_out_gives_the_same_bytes(sessions: list[ImportedSession]) -> None:
    text = "".join(json_lines(sorted(sessions, key=lambda one: one.started_at)))
    found = read(text.encode())
    assert found.refused == ()
    assert "".join(json_lines(found.sessions)) == text


def test_an_empty_json_is_one() -> None:
    text = "".join(json_lines([]))
    assert json.loads(text)["sessions"] == []
    assert read(text.encode()).lines == 0


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"reps": 10', '"reps": 1e9', "the reps of a set are not a whole number up to 1,000"),
        ('"load": 102.5', '"load": NaN', "the load of a set is not a number with a unit"),
        ('"load": 102.5', '"load": 5000', f"the load of a set is more than {MOST_KG} kg"),
        ('"status": "abandoned"', '"status": "eaten"', "status of the session is none of"),
        ('"day": "A"', '"day": []', "day of the session is none of A, B"),
        ('"seconds": 30', '"seconds": -1', "seconds of a step is not a whole number"),
    ],
)
def test_a_wrong_field_refuses_its_session_and_names_it(old: str, new: str, reason: str) -> None:
    text = "".join(json_lines([FULL]))
    assert old in text
    found = read(text.replace(old, new, 1).encode())
    assert found.sessions == ()
    assert [one.line for one in found.refused] == [1, 2]
    assert found.refused[0].reason.startswith(reason)


def test_a_newer_json_is_refused() -> None:
    with pytest.raises(ExchangeError, match="version 2"):
        read(b'{"format": "legtui", "version": 2, "sessions": []}')


def test_strong_style_is_read_as_strong() -> None:
    found = read("".join(strong_lines([FULL])).encode())
    assert (found.format, found.dialect, found.refused) == ("strong", "unit in each row", ())
    squat, lunge = found.sessions[0].sets
    assert (squat.variation, squat.load, squat.reps) == (
        "back_squat",
        Weight(10250, Unit.KG),
        (10,),
    )
    assert (squat.mark, squat.rir, squat.seconds) == (Mark.DROP, 2.5, 40)
    assert squat.note == "'=deep"
    assert (lunge.variation, lunge.kind, lunge.reps) == ("forward_lunge", SetKind.RAMP, (5, 5))
    assert lunge.note == "left 5, right 6"
    assert found.sessions[0].ended_at == datetime(2026, 11, 12, 19, 34, 31)


def test_strong_calls_pounds_lbs_and_fills_what_does_not_apply() -> None:
    squat = replace(FULL.sets[0], load=Weight(22500, Unit.LB), seconds=None, rir=None)
    tried = replace(squat, load=None, reps=(0,), mark=None)
    header, first, second = strong_lines([replace(FULL, sets=(squat, tried), ended_at=None)])
    names = header.strip().replace('"', "").split(";")
    cells = [dict(zip(names, next(csv.reader([one], delimiter=";")), strict=True))
             for one in (first, second)]  # fmt: skip
    wanted = ("Set Order", "Weight", "Weight Unit", "Reps", "Seconds", "Workout Duration")
    assert [tuple(one[name] for name in wanted) for one in cells] == [
        ("D", "225", "lbs", "10", "0", "0m"),
        ("F", "0", "kg", "0", "0", "0m"),
    ]
    found = read("".join((header, first, second)).encode()).sessions[0].sets
    assert [(one.load, one.reps) for one in found] == [(squat.load, (10,)), (None, (0,))]


def test_hevy_style_is_read_as_hevy() -> None:
    found = read("".join(hevy_lines([FULL], Unit.LB)).encode())
    assert (found.format, found.dialect, found.refused) == ("hevy", "pounds", ())
    assert found.sessions[0].note == "good\nday"
    squat = found.sessions[0].sets[0]
    assert (squat.load, squat.mark) == (Weight(22597, Unit.LB), Mark.DROP)


def test_markdown_is_for_a_coach_and_inert() -> None:
    text = "".join(markdown_lines(FULL))
    assert "# Leg day 2026-11-12 · Legs" in text
    assert "| 1 | 102.5 kg | 10 | 2.5 | form not clean · drop set · 40 s · =deep |" in text
    assert "| ramp 1 | body weight | 5 left, 6 right |  |  |" in text
    assert r"niggle in the left knee, squat: \*ouch\*" in text
    assert escaped("a|b\n[x](y)") == r"a\|b \[x\]\(y\)"


def test_exporters_stream() -> None:
    def endless() -> object:
        while True:
            yield FULL

    lines = csv_lines(endless())  # type: ignore[arg-type]
    assert next(lines).startswith("started_at,")
    assert "back_squat" in next(lines)
    document = json_lines(endless())  # type: ignore[arg-type]
    next(document)
    assert "back_squat" in next(document)
