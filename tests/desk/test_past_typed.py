"""A past session put right: sets typed anew, sets by time, its times."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from fake_clock import START

from legtui.desk.past import Past, PastSet, read_past
from legtui.desk.past_typed import one_more, set_as_typed, typed_anew, typed_times
from legtui.desk.preferences import Preferences
from legtui.desk.rack import Rack
from legtui.desk.said import NotSaid
from legtui.journal.import_values import Batch, ImportFile, NewSession, NewSet
from legtui.journal.journal import Journal
from legtui.journal.timed import TimedSet
from legtui.journal.values import PastSession, SetValues
from legtui.training.record import SetKind
from legtui.training.weight import Unit, Weight

RACK = Rack(Preferences().gym_at_hand)
AT = datetime(2026, 10, 24, 23, 30, tzinfo=timezone(timedelta(hours=-5)))


def opened(journal: Journal) -> Past:
    (row,) = journal.sessions(5)
    past = read_past(journal, RACK, row.id)
    assert past is not None
    return past


def imported(journal: Journal) -> Past:
    """Two squats, then a sled pushed three times: by time and distance."""
    squat = SetValues("squat", "back_squat", SetKind.WORK, Weight.of(100), (8,), 2.0, True, "belt")
    sled = SetValues("other", "Sled push", SetKind.WORK, Weight.of(80), ())
    timed = [
        NewSet(replace(sled, note=f"{seconds} s · 40 m · hard"), seconds=seconds, distance="40 m")
        for seconds in (30, 35, 40)
    ]
    sets = (NewSet(squat), NewSet(squat), *timed)
    past = PastSession("a", AT, (), ended_at=AT + timedelta(hours=1), kind="imported")
    batch = Batch(ImportFile("0" * 64, "a.csv", "own", 5), (NewSession(past, sets),))
    journal.history.take_in(batch, START).result()
    return opened(journal)


def test_a_set_by_time_stands_with_the_others_and_can_be_deleted(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        past = imported(journal)
        _, sled = past.blocks
        assert [type(one) for one in sled.all_sets] == [TimedSet] * 3
        assert [(one.number, one.seconds, one.distance) for one in sled.timed] == [
            (1, 30, "40 m"), (2, 35, "40 m"), (3, 40, "40 m"),
        ]  # fmt: skip
        assert sled.timed[0].own_note == "hard"
        before = journal.query("SELECT * FROM set_log ORDER BY variation, set_number")
        journal.history.delete_set(past.row.id, sled.timed[1].id, START).result()
        told = [(one.number, one.seconds) for one in opened(journal).blocks[1].timed]
        assert told == [(1, 30), (2, 40)]
        journal.history.undo_last().result()
        assert journal.query("SELECT * FROM set_log ORDER BY variation, set_number") == before


def test_what_a_line_does_not_say_of_a_set_stays(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        block = imported(journal).blocks[0]
        one = block.sets[0]
        assert set_as_typed(one, block.per_hand) == "100x8"
        now = typed_anew("102.5x7", block, one, RACK, Unit.KG)
        assert (now.load, now.reps, now.rir, now.form_ok, now.note, now.number) == (
            Weight.of("102.5"), (7,), 2.0, True, "belt", 1,
        )  # fmt: skip
        assert typed_anew("9@9.5", block, one, RACK, Unit.KG).rir == 0.5
        assert typed_anew("225lbx5", block, one, RACK, Unit.KG).load == Weight.of(225, Unit.LB)
        with pytest.raises(NotSaid, match="both legs work together"):
            typed_anew("8/7", block, one, RACK, Unit.KG)


def test_one_leg_that_was_logged_stays_that_leg(tmp_path: Path) -> None:
    left = SetValues(
        "lunge", "forward_lunge", SetKind.WORK, Weight.of(40), (8,), logged_at=AT, side="left"
    )
    with Journal.open(tmp_path / "legtui.db") as journal:
        journal.history.add_session(PastSession("a", AT, (left,)), START).result()
        (block,) = opened(journal).blocks
        (one,) = block.sets
        assert isinstance(one, PastSet)
        now = typed_anew("9", block, one, RACK, Unit.KG)
        journal.history.change_set(opened(journal).row.id, one.lifted.set.id, now, START).result()
        assert journal.query("SELECT side, reps FROM set_log") == [("left", 9)]


def test_one_more_set_is_of_the_chosen_exercise_unless_another_is_said(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        past = imported(journal)
        for chosen in past.sets:
            more = one_more("8", chosen, RACK, journal, Unit.KG)
            assert more.variation == chosen[0].variation
            other = one_more("leg press 140x12", chosen, RACK, journal, Unit.KG)
            assert (other.exercise, other.load) == ("leg_press", Weight.of(140))
        with pytest.raises(NotSaid, match="one set at a time"):
            one_more("squat 100x8 8", past.sets[0], RACK, journal, Unit.KG)


def test_times_are_read_in_the_sessions_own_zone(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        row = imported(journal).row
        began, ended = typed_times("2026-10-24 22:00 to 2026-10-25 00:10", row, START.local)
        assert (began.isoformat(), str(ended)) == (
            "2026-10-24T22:00:00-05:00", "2026-10-25 00:10:00-05:00",
        )  # fmt: skip
        assert typed_times("2026-10-24 20:00", row, START.local)[1] is None
        for line, why in (
            ("2026-10-24 22:00 to 21:00", "after midnight"),
            ("2026-10-25 23:00", "say the end too"),
            ("2027-01-01 10:00", "still to come"),
            ("whenever", "not a day"),
        ):
            with pytest.raises(NotSaid, match=why):
                typed_times(line, row, START.local)
