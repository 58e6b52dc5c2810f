"""FitNotes' own backup, by a small one made from the description of its tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from legtui.exchange.errors import ExchangeError
from legtui.exchange.planning import plan_import
from legtui.exchange.records import Parsed, Site
from legtui.exchange.sniff import read
from legtui.training.weight import Unit, Weight

TABLES = """
    CREATE TABLE training_log (_id INTEGER PRIMARY KEY, exercise_id INTEGER NOT NULL,
        date DATE NOT NULL, metric_weight INTEGER NOT NULL, reps INTEGER NOT NULL,
        unit INTEGER NOT NULL DEFAULT 0, distance INTEGER NOT NULL DEFAULT 0,
        duration_seconds INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name TEXT NOT NULL, category_id INTEGER);
    CREATE TABLE Category (_id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE Comment (_id INTEGER PRIMARY KEY, owner_type_id INTEGER, owner_id INTEGER,
        comment TEXT);
    CREATE TABLE BodyWeight (_id INTEGER PRIMARY KEY, date TEXT, body_weight_metric REAL,
        body_fat REAL, comments TEXT);
    CREATE TABLE Measurement (_id INTEGER PRIMARY KEY, name TEXT, unit_id INTEGER);
    CREATE TABLE MeasurementUnit (_id INTEGER PRIMARY KEY, short_name TEXT);
    CREATE TABLE MeasurementRecord (_id INTEGER PRIMARY KEY, measurement_id INTEGER, date TEXT,
        time TEXT, value REAL, comment TEXT);
"""
ROWS = """
    INSERT INTO Category VALUES (1, 'Legs'), (2, 'Chest');
    INSERT INTO exercise VALUES (1, 'Barbell Squat', 1), (2, 'Sissy Chair', 1),
        (3, 'Flat Barbell Bench Press', 2);
    INSERT INTO training_log (_id, exercise_id, date, metric_weight, reps, distance,
        duration_seconds) VALUES
        (1, 1, '2026-03-02', 100, 8, 0, 0), (2, 1, '2026-03-02', 102.0582826, 0, 0, 0),
        (3, 2, '2026-03-02', 0, 0, 0, 45), (4, 3, '2026-03-01', 60, 10, 0, 0),
        (5, 1, '2026-03-02', 0, 0, 0, 0), (6, 9, '2026-03-02', 50, 5, 0, 0),
        (7, 1, 'someday', 50, 5, 0, 0);
    INSERT INTO Comment VALUES (1, 1, 1, 'felt [bold]good[/]'), (2, 2, 2, 'of something else');
    INSERT INTO BodyWeight VALUES (1, '2026-03-02', 81.5, 0, NULL);
    INSERT INTO Measurement VALUES (1, 'Left Thigh', 1);
    INSERT INTO MeasurementUnit VALUES (1, 'cm');
    INSERT INTO MeasurementRecord VALUES (1, 1, '2026-03-02', '07:30:00', 58.5, '');
"""


def backup(path: Path, script: str = TABLES + ROWS) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path.read_bytes()


@pytest.fixture
def parsed(tmp_path: Path) -> Parsed:
    return read(backup(tmp_path / "FitNotes_Backup.fitnotes"))


def test_a_backup_brings_sets_with_their_comments(parsed: Parsed) -> None:
    assert (parsed.format, parsed.dialect, parsed.lines) == ("fitnotes", "backup", 9)
    first, second = parsed.sessions
    assert (first.started_at, first.day_only) == (datetime(2026, 3, 1, 12), True)
    assert [(one.variation, one.load, one.reps, one.seconds, one.note) for one in second.sets] == [
        ("back_squat", Weight(10000, Unit.KG), (8,), None, "felt [bold]good[/]"),
        ("back_squat", Weight(22500, Unit.LB), (0,), None, ""),
        ("Sissy Chair", None, (), 45, ""),
    ]
    assert second.sets[2].leg
    assert not first.sets[0].leg


def test_a_backup_brings_the_body_too(parsed: Parsed) -> None:
    weight, thigh = parsed.measurements
    assert (weight.weight, weight.at, weight.day_only) == (
        Weight(8150, Unit.KG), datetime(2026, 3, 2, 12), True,
    )  # fmt: skip
    assert (thigh.site, thigh.value, thigh.unit, thigh.at) == (
        Site.THIGH_LEFT, Decimal("58.5"), "cm", datetime(2026, 3, 2, 7, 30),
    )  # fmt: skip


def test_every_entry_of_a_backup_is_accounted_for(parsed: Parsed) -> None:
    receipt = plan_import(parsed).receipt
    assert receipt.accounted == receipt.lines == 9
    assert sorted(one.reason for one in receipt.refused) == [
        "no reps, time or distance: the set was not done",
        "there is no exercise name",
        "“someday” is not a date",
    ]


def test_the_backup_of_an_older_release_is_read(tmp_path: Path) -> None:
    old = """
        CREATE TABLE training_log (_id INTEGER, exercise_id INTEGER, date TEXT,
            metric_weight REAL, reps INTEGER);
        CREATE TABLE exercise (_id INTEGER, name TEXT);
        INSERT INTO exercise VALUES (1, 'Leg Press');
        INSERT INTO training_log VALUES (1, 1, '2014-03-02', 120, 10);
    """
    found = read(backup(tmp_path / "old.fitnotes", old))
    assert [one.variation for one in found.sessions[0].sets] == ["leg_press"]


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("CREATE TABLE other (x)", "export a CSV"),
        (
            "CREATE TABLE exercise (_id, name);"
            "CREATE VIEW training_log AS WITH RECURSIVE n(_id) AS (SELECT 1 UNION ALL"
            " SELECT _id + 1 FROM n) SELECT _id, 1 AS exercise_id, '' AS date,"
            " 1 AS metric_weight, 1 AS reps FROM n",
            "export a CSV",
        ),
        (
            "CREATE TABLE happening (x); CREATE TABLE plan_exercise (x); CREATE TABLE choice (x)",
            "legtui merge",
        ),
    ],
)
def test_another_database_is_refused(script: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=reason):
        read(backup(tmp_path / "other.db", script))


def test_a_damaged_backup_is_refused_in_one_sentence(tmp_path: Path) -> None:
    whole = backup(tmp_path / "cut.fitnotes")
    for cut in (100, 1024, 5000, len(whole) - 4096):
        with pytest.raises(ExchangeError):
            read(whole[:cut])
    torn = bytearray(whole)
    torn[4096:12288] = b"\xff" * 8192
    words = whole.replace(b"CREATE TABLE training_log (_id", b'CREATE TABLE training_log (_"d')
    assert words != whole
    for data in (bytes(torn), words):
        with pytest.raises(ExchangeError) as caught:
            read(data)
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) < 200


def test_hostile_cells_of_a_backup_cost_their_own_entry(tmp_path: Path) -> None:
    odd = """
        INSERT INTO training_log (_id, exercise_id, date, metric_weight, reps) VALUES
            (20, 1, x'00ff', 100, 8), (21, 1, '2026-03-02', 9e999, 8),
            (22, 1, '2026-03-02', 'heavy', 8), (23, 1, '2026-03-02', 100, 1000000000);
        INSERT INTO exercise VALUES (8, char(27) || '[2J' || char(0) || CAST(x'ff' AS TEXT), 1);
        INSERT INTO training_log (_id, exercise_id, date, metric_weight, reps) VALUES
            (24, 8, '2026-03-02', 100, 8);
        INSERT INTO Comment VALUES (9, 1, 24, printf('%.*c', 3000000, 'x'));
    """
    found = read(backup(tmp_path / "odd.fitnotes", TABLES + ROWS + odd))
    receipt = plan_import(found).receipt
    assert receipt.accounted == receipt.lines == 14
    assert len(receipt.refused) == 3 + 5
