"""The elementary rules against the test vectors."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from bouts import BARBELL, CALF, DEADLIFT, LUNGE, SQUAT, STACK, TODAY, bout, kg, lb, steps

from legtui.training.ladder import Ladder
from legtui.training.prescription import Settings, prescribe
from legtui.training.progression import (
    Outcome,
    bridge_reps,
    default_step,
    deload_load,
    judge,
    jump_ratio,
    layoff,
    load_after,
    load_for_reps,
    sets_at,
    step_fits,
    two_for_two,
)
from legtui.training.weight import Unit, Weight

VECTORS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "vectors_progression.json").read_text(encoding="utf-8"),
)


def family(name: str) -> pytest.MarkDecorator:
    rows = VECTORS[name]
    return pytest.mark.parametrize(
        "row", rows, ids=[str(row.get("id", row.get("exercise"))) for row in rows]
    )


@family("double_progression")
def test_double_progression(row: dict[str, Any]) -> None:
    lo, hi = row["range"]
    expect = row["expect"]
    slot = next(one for one in (SQUAT, DEADLIFT, LUNGE, CALF) if one.reps == (lo, hi))
    assert slot.sets == row["planned_sets"]
    load, step = kg(row["load"]), row["next_available"] - row["load"]
    misses = [
        bout(slot, load, [lo - 1] * slot.sets, 4 + 3 * turn, planned=load)
        for turn in range(row["fails_before"], 0, -1)
    ]
    flagged = () if row["form_ok"] else (1,)
    last = bout(slot, load, row["reps_done"], 4, planned=load, flagged=flagged)
    ladder = steps("20", str(step), "300")
    given = prescribe([*misses, last], slot, ladder, Settings(), TODAY)
    assert (given.action, given.load, given.target_reps, given.misses) == (
        expect["action"],
        kg(expect["load"]),
        expect["target"],
        expect["fails"],
    )


@family("jump_ratio")
def test_jump_ratio(row: dict[str, Any]) -> None:
    ratio = jump_ratio(row["lo"], row["hi"])
    assert round(float(ratio) * 100, 2) == row["max_jump_pct"]
    for name, step in (("2_5", Fraction(5, 2)), ("5", Fraction(5)), ("10", Fraction(10))):
        assert float(step / ratio) == pytest.approx(row[f"min_load_for_{name}kg_step"], abs=0.06)


@family("bridge_reps")
def test_bridge_reps(row: dict[str, Any]) -> None:
    now, following = kg(row["current"]), kg(row["next"])
    needed = bridge_reps(row["lo"], row["hi"], now, following)
    assert needed == min(row["reps_needed"], row["hi"] + 3)
    assert step_fits(now, following, row["lo"], row["hi"]) is row["step_ok_in_range"]


@family("two_for_two")
def test_two_for_two(row: dict[str, Any]) -> None:
    assert two_for_two(row["last_set_reps_by_session"], row["goal"]) is row["increase"]


@family("layoff")
def test_layoff(row: dict[str, Any]) -> None:
    load, sets = layoff(row["days_since"])
    assert (load, sets) == (row["multiplier"] * 100, row["restart_sets_fraction"] * 100)
    assert kg(100).hundredths * load // 100 == row["load_100kg"] * 100


@family("deload")
def test_deload(row: dict[str, Any]) -> None:
    ladder = steps(str(row["bar"]), str(row["step"]), "300")
    assert deload_load(ladder, kg(row["load"])) == kg(row["deload"])


@family("load_for_reps")
def test_load_for_reps(row: dict[str, Any]) -> None:
    one_rm = Fraction(Decimal(str(row["e1rm"])))
    load = load_for_reps(one_rm, row["reps"], row["rir"])
    assert float(load) == pytest.approx(row["load"], abs=6e-5)


def test_deload_takes_the_rung_below_where_nine_tenths_are_under_the_lightest() -> None:
    assert deload_load(steps("20", "2.5", "50"), kg(22.5)) == kg(20)
    assert deload_load((kg(20), kg(21)), kg(21)) == kg(20)
    assert deload_load((kg(20), kg(21)), kg(20)) is None


@pytest.mark.parametrize(
    ("exercise", "kilos", "pounds"),
    [
        ("squat", "2.5", "5"),
        ("deadlift", "5", "10"),
        ("leg_press", "5", "10"),
        ("calf_raise", "5", "10"),
    ],
)
def test_default_steps(exercise: str, kilos: str, pounds: str) -> None:
    assert default_step(exercise, Unit.KG) == kg(kilos)
    assert default_step(exercise, Unit.LB) == lb(pounds)


FINE = steps("20", "1", "200")
PINNED: Ladder = tuple(
    sorted(
        {Weight(s + p, Unit.KG) for s in range(500, 10001, 500) for p in (0, 125, 250, 375)},
        key=lambda rung: rung.hundredths,
    )
)


@pytest.mark.parametrize(
    ("exercise", "load", "reps", "ladder", "plain", "expect"),
    [
        ("squat", kg(100), (8, 12), FINE, None, kg(102)),  # the largest not above +2.5
        ("squat", kg(100), (8, 12), BARBELL, None, kg(102.5)),
        ("deadlift", kg(100), (6, 10), BARBELL, None, kg(105)),
        ("deadlift", kg(40), (6, 10), BARBELL, None, kg(42.5)),  # +5 is 12.5 %, too big
        ("squat", lb(225), (8, 12), steps("45", "5", "500", Unit.LB), None, lb(230)),
        ("deadlift", lb(225), (6, 10), steps("45", "5", "500", Unit.LB), None, lb(235)),
        ("calf_raise", kg(60), (15, 20), STACK, None, kg(65)),
        ("hamstring_curl", kg(40), (12, 15), STACK, None, kg(45)),  # too big, yet the next
        ("hamstring_curl", kg(40), (12, 15), PINNED, STACK, kg(42.5)),  # the pin helps
        ("hamstring_curl", kg(80), (12, 15), PINNED, STACK, kg(85)),  # needs no pin
        ("lunge", kg(20), (10, 12), (kg(16), kg(20), kg(24)), None, kg(24)),
        ("squat", kg(97), (8, 12), BARBELL, None, kg(97.5)),  # off the ladder
        ("squat", kg(100), (8, 12), (kg(20), kg(120)), None, kg(120)),
        ("squat", kg(300), (8, 12), BARBELL, None, None),
        ("lunge", None, (10, 12), (kg(4), kg(8)), None, kg(4)),
    ],
)
def test_the_load_one_step_up(
    exercise: str,
    load: Weight | None,
    reps: tuple[int, int],
    ladder: Ladder,
    plain: Ladder | None,
    expect: Weight | None,
) -> None:
    assert load_after(ladder, load, reps, exercise, plain) == expect


def test_zero_reps_are_a_miss_and_so_is_no_set_at_all() -> None:
    assert judge([8, 8, 8, 0], 8, 12, 4, True) is Outcome.MISS
    assert judge([], 8, 12, 4, True) is Outcome.MISS


def test_sets_are_rounded_up() -> None:
    assert [sets_at(50, 4), sets_at(50, 3), sets_at(75, 3), sets_at(1, 4)] == [2, 2, 3, 1]
