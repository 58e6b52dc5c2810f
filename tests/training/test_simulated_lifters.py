"""A few simulated lifters through thirty weeks; the benchmark has five hundred and two years."""

from __future__ import annotations

import pytest
from benchmarks.simulate_lifters import RULES, Lifter, Run, simulate

LIFTERS = [Lifter.born(number, seed=3) for number in range(24)]
WEEKS = 30


@pytest.fixture(scope="module")
def runs() -> dict[str, list[Run]]:
    return {
        name: [simulate(lifter, rule, WEEKS) for lifter in LIFTERS] for name, rule in RULES.items()
    }


def test_nobody_is_stuck_for_ever(runs: dict[str, list[Run]]) -> None:
    assert max(run.stuck_run for run in runs["legtui"]) <= 12
    assert max(run.stuck_run for run in runs["same"]) > 30


def test_nobody_is_pushed_beyond_capacity_for_more_than_two_sessions(
    runs: dict[str, list[Run]],
) -> None:
    assert max(run.beyond_run for run in runs["legtui"]) <= 2
    assert max(run.beyond_run for run in runs["linear"]) > 2


def test_everybody_who_gets_stronger_lifts_more(runs: dict[str, list[Run]]) -> None:
    for lifter, run in zip(LIFTERS, runs["legtui"], strict=True):
        assert run.last >= run.first * 0.9, lifter
        assert run.last >= run.right * 0.7, lifter
    gained = [run.last / run.first for run in runs["legtui"]]
    assert sum(gained) / len(gained) > 1.1


def test_a_lifter_is_the_same_for_the_same_numbers() -> None:
    again = Lifter.born(5, seed=3)
    assert again == LIFTERS[5]
    assert simulate(again, RULES["legtui"], 10) == simulate(LIFTERS[5], RULES["legtui"], 10)
