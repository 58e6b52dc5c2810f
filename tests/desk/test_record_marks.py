"""What is called a record in the session: against all years, not the last few sessions."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from fake_clock import START
from journal_fixtures import import_sessions
from session_fixtures import SMALL, Hands, kg

from legtui.desk import held
from legtui.desk.record_marks import Marks, session_bouts
from legtui.journal.journal import Journal
from legtui.journal.values import PastSession, SetValues
from legtui.session.happenings import SetFact
from legtui.training.record import Bout, SetKind
from legtui.training.strength import estimate
from legtui.training.units import grains
from legtui.training.weight import Unit, Weight

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


def made_up_sessions(chance: random.Random) -> Iterator[PastSession]:
    """Sessions that began at few moments, with sets logged days later, in both units."""
    for number in range(60):
        start = NOW - timedelta(days=chance.randrange(1, 40))
        sets = [
            SetValues(
                *lift,
                chance.choice((SetKind.WORK, SetKind.WORK, SetKind.WORK, SetKind.RAMP)),
                chance.choice((None, kg("100"), kg("45.36"), Weight.of(100, Unit.LB))),
                tuple(chance.choice((0, 1, 5, 8, 14)) for _ in range(legs)),
                rir=chance.choice((None, 0, 0.5, 2)),
                form_ok=chance.choice((None, True, False)),
                logged_at=start + timedelta(minutes=chance.randrange(9000)),
            )
            for lift, legs in ((SQUAT, 1), (LUNGE, 2))
            for _ in range(chance.randrange(4))
        ]
        yield PastSession(f"uid-{number}", start, tuple(sets), kind="imported")


SQUAT, LUNGE = ("squat", "back_squat"), ("lunge", "forward_lunge")


def to_beat(bouts: Iterable[Bout]) -> tuple[object, ...]:
    """What no session may have less of, of those with a set that counts."""
    reps: dict[Weight | None, int] = {}
    maximum, total, longest = Decimal(0), 0, 0
    for bout in bouts:
        counted = [one for one in bout.work if one.counted_reps and one.form_ok is not False]
        for one in counted:
            reps[one.load] = max(reps.get(one.load, 0), one.counted_reps)
            if found := estimate(bout.exercise, one):
                maximum = max(maximum, found.value * Weight.of(1, found.unit).kg)
        if counted:
            work = [one for one in bout.work if one.load]
            total = max(total, sum(grains(one.load) * sum(one.reps) for one in work if one.load))
            longest = max(longest, len(bout.work))
    return reps, maximum, total, longest


@pytest.mark.parametrize("seed", range(4))
def test_what_is_summed_in_the_file_is_what_all_sessions_before_leave(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "PAGE_END", held.PAGE_END.replace("OFFSET 999", "OFFSET 20"))
    chance = random.Random(seed)
    with Journal.open(tmp_path / "legtui.db") as journal:
        import_sessions(journal, made_up_sessions(chance), START)
        rows = journal.sessions(60)
        for gone in chance.sample(rows, 5):
            journal.history.delete_session(gone.id, START).result()
        rows = journal.sessions(60)
        bouts = [bout for one in rows for bout in session_bouts(journal, one.id, one.started_at)]
        for lift in (SQUAT, LUNGE):
            own = [one for one in bouts if (one.exercise, one.variation) == lift]
            for now in own[::5]:
                before = [one for one in own if one.started_at < now.started_at]
                found = held.held_before(journal, *lift, now.started_at, now.session_id)
                assert to_beat(found) == to_beat(before)
            for now in own[::2]:
                others = [one for one in own if one.session_id != now.session_id]
                found = held.held_before(journal, *lift, NOW, now.session_id)
                assert to_beat(found) == to_beat(others)
