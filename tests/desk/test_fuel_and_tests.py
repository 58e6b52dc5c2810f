"""Days of food, results of tests, and how a lifter stands on the common mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from fake_clock import START
from journal_fixtures import Pen
from session_fixtures import SMALL

from legtui.desk import fuel_day, performance
from legtui.desk.performance import Trial
from legtui.desk.standing import standing
from legtui.guide import load as guide
from legtui.journal.body_values import BODY_WEIGHT, Intake, Measurement, OwnTest, Performance
from legtui.journal.journal import Journal
from legtui.session.plan import Phase
from legtui.session.summary import steps
from legtui.training.weight import Unit, Weight

NOW = datetime(2026, 11, 23, 18, 40, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "legtui.db") as opened:
        yield opened


def eat(journal: Journal, grams: int, at: datetime, what: str = "protein") -> None:
    journal.body.add(Intake(what, grams, at), START).result()


def test_a_day_is_the_lifters_own_also_near_midnight(journal: Journal) -> None:
    eat(journal, 10, NOW.replace(hour=0, minute=0))
    eat(journal, 20, NOW.replace(hour=0, minute=0) - timedelta(minutes=1))
    eat(journal, 40, NOW - timedelta(days=6, hours=18))
    eat(journal, 80, NOW - timedelta(days=7, hours=18))
    eat(journal, 700, NOW, "water")
    days = fuel_day.days(journal, NOW)
    assert [one.protein_g for one in days] == [40, 0, 0, 0, 0, 20, 10]
    assert days[-1].water_ml == 700
    assert days[-1].day == NOW.date()


def test_a_powder_is_named_only_where_food_did_not_reach_the_protein(journal: Journal) -> None:
    assert fuel_day.target(journal) is None
    journal.body.add(Measurement(BODY_WEIGHT, None, (8000,), "kg", NOW), START).result()
    span = fuel_day.target(journal)
    assert span is not None
    assert not fuel_day.powder_helps(fuel_day.days(journal, NOW), span)
    eat(journal, 127, NOW)
    assert fuel_day.powder_helps(fuel_day.days(journal, NOW), span)
    eat(journal, 1, NOW)
    assert not fuel_day.powder_helps(fuel_day.days(journal, NOW), span)


def test_what_a_session_cost_in_water_is_said() -> None:
    def said(before: str, after: str, drunk_ml: int) -> str:
        first, second = Weight.of(before, Unit.KG), Weight.of(after, Unit.KG)
        return " ".join(fuel_day.sweat_words(first, second, drunk_ml))

    one = said("80", "79.2", 500)
    assert "About 1.3 l of sweat; you weigh 1.0 % less" in one
    assert "About 1.2 l over the next hours" in one
    assert "costs performance" not in one
    assert "More than 2 % costs performance" in said("80", "78.2", 0)
    assert said("80", "80.4", 900).startswith("You weigh more than before")
    assert said("80", "80", 500) == "About 0.5 l of sweat; you weigh 0.0 % less than before."


@pytest.mark.parametrize(
    ("ml", "said"), [(0, "0 l"), (250, "0.25 l"), (1500, "1.5 l"), (2000, "2 l")]
)
def test_litres(ml: int, said: str) -> None:
    assert fuel_day.litres(ml) == said


def result(test: str, value: int, days: int, distance: int | None = None) -> Performance:
    unit = next(one.unit for one in guide.measuring().tests if one.id == test)
    unit = "s" if test == performance.FLIGHT else unit
    return Performance(test, None, value, unit, NOW - timedelta(days=days), distance)


def trial(test: str) -> Trial:
    return next(one for one in performance.tests(()) if one.id == test)


def test_the_best_sprint_is_the_shortest_over_the_same_distance() -> None:
    sprint = trial("sprint")
    runs = [
        result("sprint", 3100, 60, 2000),
        result("sprint", 4300, 40, 3000),
        result("sprint", 3200, 30, 2000),
        result("sprint", 3150, 1, 2000),
    ]
    assert performance.best(sprint, runs) == runs[0]
    assert performance.trend(sprint, runs) == "0.05 s better than on 24 Oct."
    assert performance.trend(sprint, runs[:2]).startswith("The first one")


def test_a_jump_by_its_time_in_the_air_is_a_height_with_a_power() -> None:
    jump = result(performance.FLIGHT, 500, 1)
    assert abs(performance.value(jump) - Decimal("30.65")) < Decimal("0.005")
    forty = result("vertical_jump", 40_000, 1)
    assert performance.meaning(forty, Weight.of("75", "kg")).startswith("3771 W at 75 kg")
    assert "body weight" in performance.meaning(forty, None)


def test_what_a_run_says() -> None:
    assert (
        performance.meaning(result("sprint", 3200, 1, 2000), None) == "20 m: 6.25 m/s, 22.5 km/h."
    )
    assert performance.meaning(result("endurance", 2_400_000, 1), None).startswith(
        "VO2max about 42.4"
    )
    assert performance.meaning(result("endurance", 100_000, 1), None) == ""


def test_own_tests_follow_the_guides() -> None:
    own = OwnTest("Balance", "s", False, True)
    last = performance.tests((own,))[-1]
    assert (last.id, last.sides, last.more_is_better) == ("own:Balance", ("left", "right"), False)
    assert performance.best(last, []) is None
    assert performance.trend(last, []) == ""


def test_every_mistake_is_counted_also_in_an_empty_log(journal: Journal) -> None:
    for one in guide.mistakes():
        found = standing(journal, one.id, NOW)
        assert found is not None
        assert found.fine
        assert found.words.endswith(".")
    assert standing(journal, "no such mistake", NOW) is None


def test_whole_skipped_and_broken_off_ends_are_told_apart(journal: Journal) -> None:
    Pen.begin(journal).to_the_end()
    skipped = Pen.begin(journal)
    skipped.play([("enter", 0), ("skip", 0)]).to_the_end()
    broken_off = Pen.begin(journal)
    while broken_off.hands.state.phase is not Phase.COOL_DOWN:
        broken_off.play([("enter", 0), ("wait", 40)])
    while not steps(broken_off.hands.state, Phase.COOL_DOWN).done:
        broken_off.play([("enter", 0), ("wait", 40)])
    broken_off.play([("finish", 0)])
    assert 0 < steps(broken_off.hands.state, Phase.COOL_DOWN).done < len(SMALL.cool_down)
    found = standing(journal, "skipped_ends", NOW)
    assert found is not None
    assert found.words == (
        "Of your last 3 leg days, 2 had a whole warm-up and 2 a whole cool-down."
    )
    assert not found.fine


def test_flagged_form_is_named_with_its_exercise(journal: Journal) -> None:
    pen = Pen.begin(journal)
    pen.to_the_end()
    now = pen.hands.now.local
    before = standing(journal, "poor_form", now)
    assert before is not None
    assert before.words.startswith("No set flagged")
    again = Pen.begin(journal)
    while again.hands.state.finished is None:
        again.hands.enter()
        again.follow()
        if again.hands.state.last_set is not None:
            again.play([("form", 0)])
            break
        again.hands.wait(40)
        again.follow()
    after = standing(journal, "poor_form", again.hands.now.local)
    assert after is not None
    assert "flagged for form" in after.words
    assert not after.words.startswith("No set")


def test_days_too_close_are_counted(journal: Journal) -> None:
    for _ in range(3):
        Pen.begin(journal).to_the_end()
    found = standing(journal, "too_much", START.later(7_200_000).local)
    assert found is not None
    assert not found.fine
    assert "within 48 hours" in found.words
    assert "three in seven days" in found.words
