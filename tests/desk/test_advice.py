"""What the coach says before a session, from a real file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fake_clock import START, FakeClock
from journal_fixtures import import_sessions

from legtui.desk import check_ins
from legtui.desk.advice import Advice, advice
from legtui.desk.coach import CONVENTIONAL, ROMANIAN, Coach, Easier
from legtui.desk.preferences import Preferences
from legtui.desk.time_left import shortened_plan
from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.journal.values import PastSession, SetValues
from legtui.session import program_edit as edit
from legtui.session.program import guides_program
from legtui.training.check_in import CheckIn
from legtui.training.gyms import barbell_and_dumbbells
from legtui.training.record import SetKind
from legtui.training.weight import Unit, Weight

TIRED = CheckIn(soreness=8, energy=2, pain=False)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "legtui.db") as opened:
        yield opened


def lifted(exercise: str, variation: str, load: str, rir: float | None = None) -> SetValues:
    return SetValues(exercise, variation, SetKind.WORK, Weight.of(load, Unit.KG), (10,), rir=rir)


def trained(journal: Journal, *sessions: tuple[int, tuple[SetValues, ...]]) -> None:
    """Sessions so many days ago, with these sets."""
    past = [
        PastSession(f"uid-{days}", START.local - timedelta(days=days), sets, kind="imported")
        for days, sets in sessions
    ]
    import_sessions(journal, past, START)


def said(journal: Journal, preferences: Preferences | None = None) -> Advice:
    coach = Coach(journal, preferences or Preferences(), FakeClock().now)
    return advice(coach, journal, "A")


def squats(sets: int = 4, rir: float | None = None) -> tuple[SetValues, ...]:
    return (lifted("squat", "back_squat", "60", rir),) * sets


def test_after_six_steady_weeks_an_easy_week_is_proposed(journal: Journal) -> None:
    trained(journal, *((7 * week + day, squats()) for week in range(6) for day in (3, 7)))
    line = said(journal).lines[0]
    assert line.startswith("Six weeks of steady training")
    assert line.endswith("l chooses it.")


def test_harder_sets_and_tired_answers_before_two_sessions_propose_one(journal: Journal) -> None:
    hard = ((10, squats(rir=3)), (7, squats(rir=1)), (3, squats(rir=0)))
    trained(journal, *hard)
    assert said(journal).lines == ()
    for days in (7, 3):
        at = START.utc_ms - days * 86_400_000 - 600_000
        check_ins.keep(journal, at, TIRED).result()
    found = said(journal)
    assert found.lines == (
        "In the last two weeks: two sessions in a row felt clearly harder for no more work; very "
        "sore or short of energy before two sessions in a row. How about an easy week with half "
        "the sets? l chooses it.",
    )
    assert found.asks


def test_answers_that_cannot_be_read_are_none(journal: Journal) -> None:
    for text in ("{", "7", '[["a", 1, 1, true]]', "[[1, 99, 1, true]]", "[[1]]"):
        journal.set_setting(check_ins.NAME, text).result()
        assert check_ins.kept(journal) == ()


def test_someone_new_pulls_the_romanian_way_until_plates_lift_the_bar(journal: Journal) -> None:
    new = Preferences(level="beginner")
    coach = Coach(journal, new, FakeClock().now)
    assert coach.plan("A").main[1].variation == ROMANIAN
    (why,) = coach.replaced("A")
    assert why.startswith("Romanian deadlift first: under 60 kg")
    assert coach.replaced("B") == ()
    assert "session 1 of the first four: half of the sets" in said(journal, new).lines[0]
    trained(journal, (3, (lifted("deadlift", ROMANIAN, "60"),)))
    strong = Coach(journal, new, FakeClock().now)
    assert strong.plan("A").main[1].variation == CONVENTIONAL
    assert strong.replaced("A") == ()
    assert (
        Coach(journal, Preferences(), FakeClock().now).plan("A").main[1].variation == CONVENTIONAL
    )


def test_an_exercise_swapped_for_another_brings_its_own_reps_and_a_weight_to_be_found(
    journal: Journal,
) -> None:
    coach = Coach(journal, Preferences(), FakeClock().now)
    press = coach.plan("A").main[3]
    now = coach.planned_as(press, "machine_leg_extension")
    extension = guide.exercise("leg_extension")
    assert (now.exercise, now.reps_lo, now.reps_hi) == (
        "leg_extension",
        extension.reps_lo,
        extension.reps_hi,
    )
    assert (now.slot, now.sets, now.change_s) == (press.slot, press.sets, press.change_s)
    assert now.finding
    assert [one.load for one in now.ramp] == [now.load]


def test_stretches_alone_and_the_session_at_hand_are_no_session_of_somebody_new(
    journal: Journal,
) -> None:
    coach = Coach(journal, Preferences(level="beginner"), FakeClock().now)
    import_sessions(journal, [PastSession("a", START.local, ())], START)
    assert coach.sessions_done() == 0
    trained(journal, (3, squats()))
    coach.forget()
    assert coach.sessions_done() == 1


def test_an_easier_day_says_what_it_is_less_than(journal: Journal) -> None:
    trained(journal, (3, squats()))
    coach = Coach(journal, Preferences(), FakeClock().now)
    easy, lighter = (coach.plan("A", one).main[0] for one in (Easier.DELOAD, Easier.LIGHTER))
    assert easy.why == "An easy week: a tenth less than 60 kg, half the sets."
    assert lighter.why == "A lighter day: a tenth less than 60 kg, three quarters of the sets."
    assert (str(easy.load), easy.sets, easy.action) == ("52.5 kg", 2, "deload_week")
    swapped = coach.planned_as(easy, "front_squat")
    assert (str(swapped.load), swapped.sets, swapped.action) == ("40 kg", 2, "deload_week")
    unknown = coach.plan("A", Easier.DELOAD).main[2]
    assert (unknown.sets, unknown.finding) == (2, True)


def test_a_day_on_which_nothing_was_lifted_comes_again(journal: Journal) -> None:
    sessions = [
        PastSession("b", START.local - timedelta(days=5), squats(), day="B"),
        PastSession("a", START.local - timedelta(days=3), (), day="A"),
    ]
    for one in sessions:
        journal.history.add_session(one, START).result()
    assert Coach(journal, Preferences(), FakeClock().now).next_day() == "A"


def test_with_little_time_the_first_weight_is_looked_for_all_the_same(journal: Journal) -> None:
    coach = Coach(journal, Preferences(budget_min=30), FakeClock().now)
    whole = coach.plan("A")
    cuts = coach.cuts(whole)
    assert cuts is not None
    short = shortened_plan(whole, cuts)
    assert sum(one.sets for one in short.main) < sum(one.sets for one in whole.main)
    assert all(one.finding and one.ramp for one in short.main)
    trained(journal, (3, squats()))
    coach.forget()
    known = coach.plan("A")
    assert shortened_plan(known, cuts).main[0].action == "trimmed"


def test_the_plan_is_the_prescriptions_also_where_the_first_exercise_cant_be_done(
    journal: Journal,
) -> None:
    """The lift that then comes first has the first lift's ramp, the next the second's."""
    program = edit.moved(edit.added(guides_program(), "leg_extension"), "leg_extension", -6)
    trained(journal, (3, (*squats(), *(lifted("deadlift", "conventional_deadlift", "80"),) * 4)))
    gym = barbell_and_dumbbells(Unit.KG)
    coach = Coach(journal, Preferences(program=program, gyms=(gym,), gym=gym.id), FakeClock().now)
    planned = coach.plan("A").main
    assert program.slots[0].exercise == "leg_extension"
    assert [one.exercise for one in planned][:2] == ["squat", "deadlift"]
    assert [len(one.ramp) for one in planned[:2]] == [3, 2]
    assert planned == tuple(one for _, one in coach.prescriptions("A"))
