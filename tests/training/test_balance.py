"""The balance board: totals from the facts, what is flagged, and what never is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from bouts import LUNGE, SQUAT, TODAY, bout, kg
from hypothesis import given
from hypothesis import strategies as st

from legtui.guide import load
from legtui.training.balance import (
    Dose,
    Share,
    Trained,
    board,
    days_without_standing_calves,
    dose,
    group_sets,
    ham_quad,
    last_days,
    legs,
    mend,
    much_in_one_session,
    muscle_sets,
    neglected,
    week_of,
)
from legtui.training.symmetry import Band, Larger

TOTALS = json.loads((Path(__file__).parent / "vectors_body.json").read_text(encoding="utf-8"))[
    "program_totals"
]
CREDITS: Mapping[str, Mapping[str, float]] = {one.id: one.evidence for one in load.variations()}
DAY_A = dict(
    zip(
        (
            "back_squat",
            "conventional_deadlift",
            "forward_lunge",
            "leg_press",
            "lying_leg_curl",
            "standing_calf_raise",
        ),
        (4, 4, 3, 4, 3, 4),
        strict=True,
    )
)
DAY_B = dict(
    zip(
        (
            "front_squat",
            "romanian_deadlift",
            "reverse_lunge",
            "leg_press",
            "seated_leg_curl",
            "seated_calf_raise",
        ),
        (4, 4, 3, 4, 3, 4),
        strict=True,
    )
)


def session(number: int, days_ago: int, plan: Mapping[str, int], *, without: str = "") -> Trained:
    done = {name: sets for name, sets in plan.items() if name != without}
    return Trained(number, TODAY - timedelta(days=days_ago), done, plan)


@pytest.mark.parametrize(("day", "key"), [(DAY_A, "day_a"), (DAY_B, "day_b")])
def test_sets_per_muscle_of_a_day(day: Mapping[str, int], key: str) -> None:
    found = muscle_sets(day, CREDITS)
    assert {muscle: found.get(muscle, 0.0) for muscle in TOTALS[key]} == TOTALS[key]


def test_board_of_a_week() -> None:
    week = [session(1, 3, DAY_A), session(2, 0, DAY_B)]
    found = board(week, CREDITS, last_days(TODAY, 7))
    shown = {
        share.muscle: share.done
        for share in (*(s for line in found.headlines for s in line.muscles), *found.below)
    }
    assert shown == TOTALS["week_ab"]
    calves = found.headlines[-1]
    assert (calves.share.muscle, calves.share.done) == ("calves", 8)
    assert [share.done for share in calves.muscles] == [4, 8]
    assert found.sessions == 2
    assert all(line.share.ratio == 1 for line in found.headlines)


def test_a_standing_calf_raise_is_one_set_of_calves() -> None:
    assert group_sets({"standing_calf_raise": 4}, CREDITS, ("gastrocnemius", "soleus")) == 4


def test_the_week_is_the_iso_week() -> None:
    assert week_of(date(2026, 11, 22)) == (date(2026, 11, 16), date(2026, 11, 22))
    assert week_of(date(2026, 11, 23)) == (date(2026, 11, 23), date(2026, 11, 29))
    assert week_of(date(2027, 1, 1)) == (date(2026, 12, 28), date(2027, 1, 3))


def test_the_window_has_28_days() -> None:
    inside = [session(1, 27, DAY_A), session(2, 0, DAY_B)]
    assert board(inside, CREDITS, last_days(TODAY)).sessions == 2
    assert board([session(1, 28, DAY_A)], CREDITS, last_days(TODAY)).sessions == 0


@pytest.mark.parametrize(
    ("weekly", "band"),
    [
        (0, Dose.LOW),
        (3.9, Dose.LOW),
        (4, Dose.MAINTAIN),
        (9.9, Dose.MAINTAIN),
        (10, Dose.ON_TARGET),
        (20, Dose.ON_TARGET),
        (20.1, Dose.HIGH),
    ],
)
def test_dose(weekly: float, band: Dose) -> None:
    assert dose(weekly) is band


def test_left_out_curls_are_named_with_what_mends_them() -> None:
    week = [
        session(1, 7, {**DAY_A, "conventional_deadlift": 0}, without="lying_leg_curl"),
        session(2, 3, {**DAY_A, "conventional_deadlift": 0}, without="lying_leg_curl"),
    ]
    (found,) = neglected(week, CREDITS, TODAY)
    assert (found.share.muscle, found.share.done, found.share.planned) == ("hamstrings", 0, 6)
    assert found.mend == "lying_leg_curl"


def test_left_out_calves_are_named_and_the_furthest_behind_is_first() -> None:
    week = [
        session(1, 7, DAY_A, without="standing_calf_raise"),
        session(2, 3, DAY_B),
    ]
    assert [(one.share.muscle, one.mend) for one in neglected(week, CREDITS, TODAY)] == [
        ("gastrocnemius", "standing_calf_raise"),
        ("soleus", "standing_calf_raise"),
    ]


def test_one_session_tells_nothing() -> None:
    assert neglected([session(1, 3, DAY_A, without="leg_press")], CREDITS, TODAY) == ()


def test_all_a_little_less_is_no_neglect() -> None:
    half = dict.fromkeys(DAY_A, 2)
    week = [Trained(n, TODAY - timedelta(days=n), half, DAY_A) for n in (1, 5)]
    assert neglected(week, CREDITS, TODAY) == ()


def test_seven_tenths_are_enough() -> None:
    done = {**DAY_A, "standing_calf_raise": 3}
    week = [Trained(n, TODAY - timedelta(days=n), done, DAY_A) for n in (1, 5)]
    assert neglected(week, CREDITS, TODAY) == ()


@given(
    gaps=st.lists(st.integers(1, 10), min_size=0, max_size=20),
    first=st.sampled_from([(DAY_A, DAY_B), (DAY_B, DAY_A), (DAY_B, DAY_B), (DAY_A, DAY_A)]),
    percent=st.sampled_from([50, 75, 100]),
    extra=st.integers(0, 1),
)
def test_the_guide_s_own_plan_is_never_flagged(
    gaps: list[int],
    first: tuple[Mapping[str, int], Mapping[str, int]],
    percent: int,
    extra: int,
) -> None:
    days_ago, sessions = 0, []
    for number, gap in enumerate([0, *gaps]):
        days_ago += gap
        plan = {name: -(-sets * percent // 100) for name, sets in first[number % 2].items()}
        done = {name: sets + extra for name, sets in plan.items()}
        sessions.append(Trained(number, TODAY - timedelta(days=days_ago), done, plan))
    assert neglected(sessions, CREDITS, TODAY) == ()
    ratio = ham_quad(sessions, CREDITS, TODAY)
    assert ratio is None or ratio.lagging is None


def test_hamstrings_beside_quadriceps() -> None:
    week = [session(1, 7, DAY_A), session(2, 3, DAY_B)]
    found = ham_quad(week, CREDITS, TODAY)
    assert found is not None
    assert (found.hamstrings, found.quadriceps, found.lagging) == (14, 24, None)
    only = ham_quad([session(n, n, {"back_squat": 4}) for n in (1, 4)], CREDITS, TODAY)
    assert only is not None
    assert only.lagging == "hamstrings"
    curls = ham_quad([session(n, n, {"lying_leg_curl": 4}) for n in (1, 4)], CREDITS, TODAY)
    assert curls is not None
    assert (curls.lagging, curls.ratio) == ("quadriceps", None)
    assert ham_quad(week[:1], CREDITS, TODAY) is None


def test_nothing_mends_what_no_variation_trains() -> None:
    assert mend("shins", [], CREDITS, last_days(TODAY)) is None
    assert mend("gastrocnemius", [], CREDITS, last_days(TODAY)) == "standing_calf_raise"


def test_much_in_one_session_is_said_without_a_flag() -> None:
    assert set(much_in_one_session(DAY_A, CREDITS)) == {"quadriceps", "glutes"}


def test_what_no_credits_are_known_of_counts_for_none() -> None:
    assert muscle_sets({"pistol": 3}, CREDITS) == {}


def test_a_set_less_than_planned_is_not_behind() -> None:
    assert not Share("calves", 7, 8).behind
    assert not Share("calves", 7, 10).behind
    assert Share("calves", 6.5, 10).behind
    assert not Share("core", 0, 0).behind


def test_legs_apart_twice_in_a_row() -> None:
    even = bout(LUNGE, kg(20), [(12, 12)] * 3, 9)
    apart = [bout(LUNGE, kg(20), [(10, 12)] * 3, days) for days in (6, 3)]
    found = legs([*apart, even], "forward_lunge")
    assert found is not None
    assert (found.band, found.larger) == (Band.FLAG, Larger.RIGHT)
    assert legs([even, apart[0]], "forward_lunge") is None
    assert legs(apart, "reverse_lunge") is None
    other_side = bout(LUNGE, kg(20), [(12, 10)] * 3, 1)
    assert legs([*apart, other_side], "forward_lunge") is None
    assert legs([bout(LUNGE, kg(20), [(1, 2)], days) for days in (6, 3)], "forward_lunge") is None
    assert legs([bout(SQUAT, kg(20), [8, 9], days) for days in (6, 3)], "back_squat") is None


def test_a_standing_calf_raise_in_the_week() -> None:
    days = {"A": tuple(DAY_A), "B": tuple(DAY_B)}
    assert days_without_standing_calves(days, 2, CREDITS) == ()
    assert days_without_standing_calves(days, 1, CREDITS) == ("B",)
    seated = {"A": tuple(DAY_B), "B": tuple(DAY_B)}
    assert days_without_standing_calves(seated, 2, CREDITS) == ("A", "B")
    standing = {"A": tuple(DAY_A), "B": tuple(DAY_A)}
    assert days_without_standing_calves(standing, 1, CREDITS) == ()
