"""Signs of fatigue: each with what makes it and what does not, and two of them together."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from bouts import CURL, DEADLIFT, LUNGE, SQUAT, TODAY, bout, kg

from legtui.training.check_in import CheckIn
from legtui.training.fatigue import (
    Fatigue,
    SessionFact,
    Sign,
    fatigue,
    session_effort,
    steady_weeks_note,
    week_load,
)
from legtui.training.record import Bout, LoggedSet, NoEvidence

VECTORS = json.loads((Path(__file__).parent / "vectors_body.json").read_text(encoding="utf-8"))
SORE = CheckIn(soreness=8)


def fact(number: int, days_ago: int, **more: Any) -> SessionFact:
    day = TODAY - timedelta(days=days_ago)
    return SessionFact(number, datetime.combine(day, time(18), tzinfo=UTC), **more)


def of(number: int, days_ago: int, *reps: Iterable[int], action: str = "repeat") -> list[Bout]:
    """A session of squat, deadlift and curl with these reps."""
    return [
        replace(bout(slot, kg(100), each, days_ago, action=action), session_id=number)
        for slot, each in zip((SQUAT, DEADLIFT, CURL), reps, strict=False)
    ]


THREE = [fact(1, 10), fact(2, 7), fact(3, 3)]
FALLING = [
    *of(1, 10, [12, 12], [10, 10], [15, 15]),
    *of(2, 7, [10, 10], [8, 8], [15, 14]),
    *of(3, 3, [8, 8], [8, 8], [13, 12]),
]


def signs(found: Fatigue) -> tuple[Sign, ...]:
    return found.signs


def test_nothing_in_a_steady_log() -> None:
    steady = [one for n, d in ((1, 10), (2, 7), (3, 3)) for one in of(n, d, [10, 9], [8, 8])]
    found = fatigue(TODAY, THREE, steady)
    assert (found.signs, found.info, found.deload_week, found.why) == ((), (), False, None)


def test_two_exercises_down_two_sessions_running() -> None:
    found = fatigue(TODAY, THREE, FALLING)
    assert found.signs == (Sign.PERFORMANCE,)
    assert not found.deload_week


def test_one_bad_session_or_one_exercise_is_none() -> None:
    once = [*of(1, 10, [12], [10]), *of(2, 7, [10], [8]), *of(3, 3, [10], [8])]
    assert fatigue(TODAY, THREE, once).signs == ()
    squat = [*of(1, 10, [12], [10]), *of(2, 7, [10], [10]), *of(3, 3, [8], [10])]
    assert fatigue(TODAY, THREE, squat).signs == ()


def test_fewer_reps_after_an_increase_are_none() -> None:
    rising = [
        replace(bout(slot, kg(load), [reps], days), session_id=number)
        for number, days, load, reps in ((1, 10, 100, 12), (2, 7, 105, 8), (3, 3, 110, 5))
        for slot in (SQUAT, DEADLIFT)
    ]
    assert fatigue(TODAY, THREE, rising).signs == ()


@pytest.mark.parametrize("why", list(NoEvidence))
def test_what_is_no_evidence_is_no_sign(why: NoEvidence) -> None:
    marked = [replace(one, no_evidence=frozenset({why})) for one in FALLING]
    assert fatigue(TODAY, THREE, marked).signs == ()


def test_harder_for_no_more_work() -> None:
    def run(rpes: tuple[float | None, ...], volumes: tuple[int, ...]) -> tuple[Sign, ...]:
        facts = [
            fact(n, d, rpe=rpe, volume_kg=Decimal(kilos))
            for n, d, rpe, kilos in zip((1, 2, 3), (10, 7, 3), rpes, volumes, strict=True)
        ]
        return fatigue(TODAY, facts, []).signs

    assert run((6, 8, 8), (5000, 5000, 4800)) == (Sign.EFFORT,)
    assert run((6, 8, 7), (5000, 5000, 5000)) == ()
    assert run((6, 8, 8), (5000, 5000, 5100)) == ()
    assert run((6, None, 8), (5000, 5000, 5000)) == ()


def test_tired_before_two_sessions_running() -> None:
    twice = [fact(1, 10, check_in=SORE), fact(2, 7, check_in=CheckIn(energy=3)), fact(3, 3)]
    assert fatigue(TODAY, twice, []).signs == (Sign.SELF_REPORT,)
    apart = [fact(1, 10, check_in=SORE), fact(2, 7), fact(3, 3, check_in=SORE)]
    assert fatigue(TODAY, apart, []).signs == ()


def test_sessions_too_close() -> None:
    assert fatigue(TODAY, [fact(1, 4), fact(2, 3)], []).signs == (Sign.BEHAVIOR,)
    three = [fact(1, 8), fact(2, 5), fact(3, 2)]
    assert fatigue(TODAY, three, []).signs == (Sign.BEHAVIOR,)
    assert fatigue(TODAY, [fact(1, 9), fact(2, 5), fact(3, 2)], []).signs == ()


def test_two_signs_propose_a_deload_week_in_words() -> None:
    facts = [fact(1, 10, pain=True), fact(2, 7), fact(3, 3)]
    assert not fatigue(TODAY, facts, []).deload_week
    found = fatigue(TODAY, facts, FALLING)
    assert found.signs == (Sign.PERFORMANCE, Sign.PAIN)
    assert found.deload_week
    assert found.why is not None
    assert "something hurt" in found.why
    assert "overtrain" not in found.why.lower()


def test_two_exercises_sent_back_are_enough_alone() -> None:
    back = of(3, 3, [12], [10], action="deload")
    found = fatigue(TODAY, THREE, back)
    assert (found.signs, found.deload_week) == ((Sign.STALLED,), True)
    assert not fatigue(TODAY, THREE, back[:1]).signs


def test_what_was_before_the_window_or_a_deload_week_is_settled() -> None:
    old = [fact(1, 20, pain=True), fact(2, 14, pain=True)]
    assert fatigue(TODAY, old, []).signs == ()
    assert fatigue(TODAY, [fact(1, 13, pain=True)], []).signs == (Sign.PAIN,)
    eased = TODAY - timedelta(days=12)
    assert fatigue(TODAY, [fact(1, 9, pain=True)], [], eased).signs == ()
    assert fatigue(TODAY, [fact(1, 3, pain=True)], [], eased).signs == (Sign.PAIN,)


def test_a_jump_in_load_is_said_and_not_counted() -> None:
    weeks = [fact(n, 7 * n + 1, rpe=6, minutes=60) for n in range(1, 5)]
    found = fatigue(TODAY, [*weeks, fact(9, 1, rpe=8, minutes=90)], [])
    assert (found.signs, found.info) == ((), (Sign.LOAD_JUMP,))
    assert fatigue(TODAY, [*weeks, fact(9, 1, rpe=6, minutes=90)], []).info == ()
    assert fatigue(TODAY, [*weeks[1:], fact(9, 1, rpe=9, minutes=90)], []).info == ()


def test_reps_of_the_weaker_leg_count_here_too() -> None:
    lunges = [
        replace(bout(LUNGE, kg(20), [(12, left)], days), session_id=number)
        for number, days, left in ((1, 10, 12), (2, 7, 10), (3, 3, 8))
    ]
    squats = [one for one in FALLING if one.exercise == "squat"]
    assert fatigue(TODAY, THREE, [*lunges, *squats]).signs == (Sign.PERFORMANCE,)


@pytest.mark.parametrize("row", VECTORS["session_rpe"], ids=str)
def test_foster(row: dict[str, Any]) -> None:
    found = week_load(row["daily"])
    assert found.weekly == row["weekly"]
    assert round(found.mean, 2) == row["mean"]
    assert round(found.deviation, 2) == row["sd_sample"]
    assert (None if found.monotony is None else round(found.monotony, 3)) == row["monotony"]
    assert (None if found.strain is None else round(found.strain, 1)) == row["strain"]


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="seven"):
        week_load([1, 2, 3])


def test_the_effort_of_a_session_is_what_its_sets_say() -> None:
    said = [
        replace(one, rir=rir) for one, rir in zip(_work(5), (2, 0, 4.0, None, 1.5), strict=True)
    ]
    assert session_effort(said) == pytest.approx(10 - 7.5 / 4)
    assert session_effort(said[:2]) is None


def _work(sets: int) -> list[LoggedSet]:
    return list(bout(SQUAT, kg(100), [8] * sets).work)


def twice_a_week(weeks: int) -> list[date]:
    return [TODAY - timedelta(days=7 * week + day) for week in range(weeks) for day in (3, 7)]


@pytest.mark.parametrize(("weeks", "proposed"), [(5, False), (6, True), (7, True), (8, False)])
def test_an_easy_week_is_proposed_after_six_steady_weeks(weeks: int, proposed: bool) -> None:
    note = steady_weeks_note(TODAY, twice_a_week(weeks))
    assert (note is not None) is proposed
    if weeks == 6:
        assert note == (
            "Six weeks of steady training since 12 Oct: an easy week with half the sets fits now."
        )


def test_a_pause_an_easy_week_or_one_day_a_week_is_rest_enough() -> None:
    days = twice_a_week(7)
    gap = [one for one in days if not 20 < (TODAY - one).days < 32]
    assert steady_weeks_note(TODAY, gap) is None
    assert steady_weeks_note(TODAY, days, TODAY - timedelta(days=21)) is None
    assert steady_weeks_note(TODAY, days[1::2]) is None
