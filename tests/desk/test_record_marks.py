"""What is called a record in the session: against all years, not the last few sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fake_clock import START
from journal_fixtures import import_sessions
from session_fixtures import SMALL, Hands, kg

from legtui.desk.record_marks import Marks
from legtui.journal.journal import Journal
from legtui.journal.values import PastSession, SetValues
from legtui.session.happenings import SetFact
from legtui.training.record import SetKind

NOW = START.local
YEARS = 40
"""More sessions than a prescription looks at."""


def lifted(load: str, reps: int) -> SetValues:
    return SetValues("squat", "back_squat", SetKind.WORK, kg(load), (reps,))


def fact(number: int, load: str, reps: int, kind: SetKind = SetKind.WORK) -> SetFact:
    return SetFact(900 + number, 0, "squat", "back_squat", number, kind, kg(load), (reps,))


@pytest.fixture
def marks(tmp_path: Path) -> Iterator[Marks]:
    with Journal.open(tmp_path / "legtui.db") as journal:
        past = [
            PastSession(
                f"uid-{number}",
                NOW - timedelta(days=7 * (YEARS - number)),
                (lifted("100" if number == 0 else "80", 8),),
                kind="imported",
            )
            for number in range(YEARS)
        ]
        import_sessions(journal, past, START)
        found = Marks(journal, 10_000, NOW)
        found.read([("squat", "back_squat")])
        yield found


def test_a_best_of_long_ago_is_still_the_best(marks: Marks) -> None:
    state = Hands(SMALL).state
    assert marks.records_of((fact(1, "90", 8),), state) == ()
    (first, *_) = marks.records_of((fact(1, "102.5", 8),), state)
    assert first == "Heaviest yet: 102.5 kg × 8 (before: 100 kg)"


def test_more_reps_with_a_known_load_and_no_record_twice(marks: Marks) -> None:
    hands = Hands(SMALL)
    told = marks.records_of((fact(1, "80", 10),), hands.state)
    assert told[0] == "Most reps with 80 kg: 10 (before: 8)"
    both = marks.records_of((fact(1, "80", 10), fact(2, "80", 10)), hands.state)
    assert not any(one.startswith("Most reps") for one in both)


def test_a_ramp_set_or_an_unknown_variation_is_no_record(marks: Marks) -> None:
    state = Hands(SMALL).state
    assert marks.records_of((fact(1, "200", 8, SetKind.RAMP),), state) == ()
    new = SetFact(901, 0, "squat", "front_squat", 1, SetKind.WORK, kg("60"), (8,))
    assert marks.records_of((new,), state) == ()
