"""The guide's minutes, reckoned from the data with every change counted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from legtui.guide import load, timing
from legtui.guide.library import COOL_DOWN_LISTS, WARM_UP_LISTS
from legtui.guide.model import CoolDownItem, Variation
from legtui.session.build import cool_down_steps, warm_up_steps
from legtui.session.shorten import seconds_of
from legtui.training.session_length import (
    ExerciseTime,
    Seconds,
    exercise_seconds,
    main_seconds,
)
from legtui.training.timing import LEG_SWITCH_S

FACTS: dict[str, Any] = json.loads(
    Path(__file__).with_name("facts_guide.json").read_text(encoding="utf-8")
)


REPS = {"lo": 0.0, "mid": 0.5, "hi": 1.0}
"""Which reps of a range are reckoned with: how far into it."""


def warm_up_s(name: str) -> int:
    return seconds_of(warm_up_steps(load.warm_up_list(name)))


def cool_down_s(items: Sequence[CoolDownItem]) -> int:
    return seconds_of(cool_down_steps(items))


def timed(
    one: Variation, *, preset: str = "standard", effort: str = "mid", tempo: float = 1.0
) -> ExerciseTime:
    """An exercise by the guide's sets, as the model of a session's length takes it."""
    exercise = load.exercise(one.exercise)
    return ExerciseTime(
        exercise=exercise.id,
        sets=exercise.sets,
        reps=exercise.reps_lo + REPS[effort] * (exercise.reps_hi - exercise.reps_lo),
        tempo_s=exercise.tempo_s * tempo,
        rest_s=exercise.rests_s[preset],
        change_s=exercise.change_s,
        ramp=tuple(step.reps for step in exercise.ramp),
        per_leg=one.per_leg,
    )


def main_s(day: str, **how: Any) -> float:
    return main_seconds(timed(one, **how) for one in load.day(day))


@pytest.mark.parametrize(("name", "seconds"), [("short", 607), ("standard", 720), ("long", 873)])
def test_warm_up_lists(name: str, seconds: int) -> None:
    assert warm_up_s(name) == seconds


@pytest.mark.parametrize("name", COOL_DOWN_LISTS)
def test_a_cool_down_takes_what_its_items_take(name: str) -> None:
    items = load.cool_down_list(name)
    holds = sum(one.holds for one in items)
    changes = timing.NEW_POSITION_S * len(items) + timing.SWITCH_S * (holds - len(items))
    assert cool_down_s(items) == timing.HOLD_S * holds + changes


def test_every_list_keeps_the_guides_minutes() -> None:
    lo, hi = timing.WARM_UP_MINUTES
    for name in WARM_UP_LISTS:
        assert lo * 60 <= warm_up_s(name) <= hi * 60, name
    lo, hi = timing.COOL_DOWN_MINUTES
    for name in COOL_DOWN_LISTS:
        assert lo * 60 <= cool_down_s(load.cool_down_list(name)) <= hi * 60, name


def test_holds_go_left_right_left_right() -> None:
    doubled = {one.stretch.id: one for one in load.cool_down_list("long")}["hamstring_supine"]
    assert doubled.holds == 4
    assert cool_down_s([doubled]) == 10 + 4 * 30 + 3 * 5
    butterfly = {one.stretch.id: one for one in load.cool_down_list("standard")}["butterfly"]
    assert cool_down_s([butterfly]) == 10 + 30


@pytest.mark.parametrize("day", ["A", "B"])
@pytest.mark.parametrize("preset", FACTS["minutes"])
@pytest.mark.parametrize("effort", REPS)
def test_main_phase(day: str, preset: str, effort: str) -> None:
    minutes = main_s(day, preset=preset, effort=effort) / 60
    assert round(minutes, 1) == FACTS["minutes"][preset][effort]


@pytest.mark.parametrize("day", ["A", "B"])
def test_the_standard_main_phase_keeps_the_guides_minutes(day: str) -> None:
    lo, hi = timing.MAIN_MINUTES
    for effort in REPS:
        assert lo <= main_s(day, effort=effort) / 60 <= hi
    assert lo <= main_s(day, preset="short") / 60 <= hi


@pytest.mark.parametrize("factor", [0.7, 1, 1.33])
def test_slower_and_faster_reps(factor: float) -> None:
    minutes = main_s("A", tempo=factor) / 60
    assert round(minutes, 1) == FACTS["tempo_minutes"][f"x{factor}"]


@pytest.mark.parametrize("row", FACTS["rows"], ids=lambda row: row["exercise"])
def test_rows_of_the_time_model(row: dict[str, Any]) -> None:
    one = load.variation(load.exercise(row["exercise"]).day_a)
    length = exercise_seconds(timed(one))
    expected = Seconds(row["change"], row["ramp"], row["work"], row["rest"], row["overhead"])
    # The facts round each part to whole seconds.
    for name in ("change", "ramp", "work", "rest", "handling", "total"):
        wanted = getattr(expected, name)
        assert getattr(length, name) == pytest.approx(wanted, abs=0.51), name


def test_a_per_leg_variation_takes_both_legs() -> None:
    split = timed(load.variation("split_squat"))
    assert exercise_seconds(split).work == split.sets * (2 * 12.5 * 3.0 + LEG_SWITCH_S)


def test_nothing_takes_no_time() -> None:
    assert exercise_seconds(replace(timed(load.variation("back_squat")), ramp=())).ramp == 0
    assert seconds_of(warm_up_steps(())) == seconds_of(cool_down_steps(())) == 0
