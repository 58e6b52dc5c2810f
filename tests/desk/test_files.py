"""Paths as people type, paste or drop them on the terminal; the names in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_clock import FakeClock

from legtui.desk.files import names_in, path_of
from legtui.exchange.importing import Asked, prepare
from legtui.exchange.source import Source
from legtui.journal.journal import Journal


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/tmp/a.jpg", "/tmp/a.jpg"),
        ("  '/tmp/my leg.jpg' ", "/tmp/my leg.jpg"),
        ("/tmp/my leg.jpg", "/tmp/my leg.jpg"),
        ('"/tmp/a.jpg"', "/tmp/a.jpg"),
        ("/tmp/my\\ leg\\(1\\)\\&\\'.jpg", "/tmp/my leg(1)&'.jpg"),
        ("'/tmp/it'\\''s.jpg'", "/tmp/it's.jpg"),
        ("/tmp/it's.jpg", "/tmp/it's.jpg"),
        ("file:///tmp/my%20leg.jpg", "/tmp/my leg.jpg"),
        ("'file:///tmp/my%20leg.jpg'", "/tmp/my leg.jpg"),
    ],
)
def test_a_dropped_path_is_understood(typed: str, meant: str) -> None:
    assert path_of(typed) == Path(meant)


def test_a_home_folder_is_found() -> None:
    assert path_of("~/leg.jpg") == Path.home() / "leg.jpg"


def test_the_names_of_a_file_are_those_to_be_said_first_then_those_that_are_known(
    tmp_path: Path,
) -> None:
    head = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
    names = ("Barbell Squat", "Barbell Squat", "Hack Slide", "wger exercise 615", "Bench Press")
    rows = "".join(f"2026-03-02,{name},,100,kgs,5,,,,\n" for name in names)
    rows += "2026-03-02,Odd Machine,Legs,100,kgs,5,,,,\n"
    source = Source.of("fitnotes.csv", (head + rows).encode())
    with Journal.open(tmp_path / "legtui.db") as journal:
        prepared = prepare(journal, source, Asked(), FakeClock().now().local)
    assert [(one.name, one.count, one.variation) for one in names_in(prepared)] == [
        ("Hack Slide", 1, None),
        ("wger exercise 615", 1, None),
        ("Odd Machine", 1, None),
        ("Barbell Squat", 2, "back_squat"),
    ]
