"""The time model against its table, and what a lifter's own times teach."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lifting_plan import RESTS, plan

from legtui.training.session_length import (
    Pace,
    Part,
    Seconds,
    Timing,
    ends_at,
    exercise_seconds,
    learn_pace,
    main_seconds,
    session_seconds,
    teaches,
)

TABLE = json.loads((Path(__file__).parent / "vectors_body.json").read_text(encoding="utf-8"))[
    "session_time"
]


@pytest.mark.parametrize("row", TABLE["standard_mid_rows"], ids=lambda row: row["exercise"])
def test_each_exercise_of_the_table(row: dict[str, Any]) -> None:
    one = next(each for each in plan() if each.exercise == row["exercise"])
    found = exercise_seconds(one)
    assert (found.change, found.ramp, found.rest, found.handling) == (
        row["change"],
        row["ramp"],
        row["rest"],
        row["overhead"],
    )
    assert found.work == pytest.approx(row["work"], abs=0.5)
    assert found.total == pytest.approx(row["total"], abs=0.5)


def test_the_sum_of_the_table() -> None:
    assert main_seconds(plan()) == pytest.approx(4252, abs=0.5)


@pytest.mark.parametrize("preset", RESTS)
@pytest.mark.parametrize("at", ["lo", "mid", "hi"])
def test_every_rest_preset(preset: str, at: str) -> None:
    expected = TABLE["minutes_by_preset"][preset][at]
    assert main_seconds(plan(preset, at)) / 60 == pytest.approx(expected, abs=0.051)


@pytest.mark.parametrize(("tempo", "minutes"), TABLE["standard_tempo_sensitivity"].items())
def test_slower_and_faster_reps(tempo: str, minutes: float) -> None:
    found = main_seconds(plan(tempo=float(tempo.removeprefix("x")))) / 60
    # The table slows the ramp sets down too, and so do we.
    assert found == pytest.approx(minutes, abs=0.3)


def test_nothing_left_takes_no_time() -> None:
    assert exercise_seconds(replace(plan()[1], sets=0)) == Seconds(0, 0, 0, 0, 0)
    assert session_seconds([], 0, 0, running_s=-5) == 0


def test_the_whole_session() -> None:
    assert session_seconds(plan(), 720, 730) / 60 == pytest.approx(95.0, abs=0.05)
    assert session_seconds([], 10, 20, running_s=30) == 60


def test_a_pace_moves_its_own_part() -> None:
    one = plan()[1]
    usual = exercise_seconds(one)
    slow = exercise_seconds(one, Pace(rest=1.5))
    assert (slow.rest, slow.work, slow.change) == (usual.rest * 1.5, usual.work, usual.change)
    assert slow.ramp == 28 + 1.5 * 150


def times(part: Part, ratio: float, count: int, planned: float = 100) -> list[Timing]:
    return [Timing(part, planned, planned * ratio)] * count


def test_a_few_times_teach_nothing() -> None:
    assert learn_pace(times(Part.REST, 1.4, 4)) == Pace()
    assert learn_pace(times(Part.REST, 1.4, 5)) == Pace(rest=1.4)


def test_a_chat_and_a_closed_lid_teach_nothing() -> None:
    usual = times(Part.REST, 1.1, 5)
    odd = [Timing(Part.REST, 100, 4000), Timing(Part.REST, 100, 1), Timing(Part.REST, 0, 50)]
    assert not any(teaches(one) for one in odd)
    assert learn_pace(usual + odd * 10) == Pace(rest=1.1)


def test_pace_has_bounds_and_forgets() -> None:
    assert learn_pace(times(Part.CHANGE, 2.9, 9)).change == 2.0
    assert learn_pace(times(Part.SET, 0.3, 9)).set == 0.5
    assert learn_pace(times(Part.SET, 0.8, 500) + times(Part.SET, 1.2, 60)).set == 1.2


@given(
    st.lists(
        st.tuples(st.sampled_from(list(Part)), st.floats(0, 500), st.floats(-10, 1e6)), max_size=80
    )
)
def test_any_times_give_a_sane_pace(raw: list[tuple[Part, float, float]]) -> None:
    pace = learn_pace([Timing(*one) for one in raw])
    assert all(0.5 <= each <= 2.0 for each in (pace.set, pace.rest, pace.change))


@given(st.floats(0.8, 1.3), st.lists(st.floats(0, 1e5), max_size=4))
def test_less_than_half_of_oddities_move_nothing_far(ratio: float, odd: list[float]) -> None:
    honest = times(Part.REST, ratio, 9)
    pace = learn_pace(honest + [Timing(Part.REST, 100, one) for one in odd])
    assert pace.rest == pytest.approx(ratio)


def test_the_end_is_right_when_summer_time_ends() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    start = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)
    end = ends_at(start, 3600)
    assert end.hour == 2
    assert end.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert ends_at(datetime(2026, 1, 1, 18), 90) == datetime(2026, 1, 1, 18, 1, 30)
