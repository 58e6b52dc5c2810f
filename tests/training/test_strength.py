"""Estimated maxima: every vector, the formulas' edges, and when nothing is shown."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from bouts import kg, lb
from hypothesis import given
from hypothesis import strategies as st

from legtui.training.record import LoggedSet, SetKind
from legtui.training.strength import (
    Confidence,
    Formula,
    confidence,
    effective_reps,
    estimate,
    one_rm,
    reynolds_leg_press,
)
from legtui.training.weight import Weight

VECTORS = json.loads(
    (Path(__file__).parent / "vectors_strength.json").read_text(encoding="utf-8"),
    parse_float=Decimal,
)


def close(value: Decimal, expected: Decimal, places: int = 4) -> bool:
    return abs(value - expected) <= Decimal("0.5001").scaleb(-places)


def lifted(
    load: Weight | None,
    *reps: int,
    rir: float | None = None,
    form: bool | None = True,
    kind: SetKind = SetKind.WORK,
) -> LoggedSet:
    return LoggedSet(1, 1, kind, load, reps, rir, form)


@pytest.mark.parametrize("row", VECTORS["e1rm"], ids=lambda row: row["id"])
def test_every_formula(row: dict[str, Any]) -> None:
    for formula in Formula:
        found = one_rm(Decimal(row["weight"]), row["reps"], formula)
        assert close(found, Decimal(row[formula])), formula


@pytest.mark.parametrize("row", VECTORS["e1rm_rir"], ids=lambda row: row["id"])
def test_reps_in_reserve_count_as_reps(row: dict[str, Any]) -> None:
    effective = effective_reps(row["reps"], row["rir"])
    assert effective == row["reps_eff"]
    assert close(one_rm(Decimal(row["weight"]), effective), Decimal(row["epley"]))


@pytest.mark.parametrize("row", VECTORS["formula_spread"], ids=lambda row: str(row["reps"]))
def test_how_far_the_formulas_are_apart(row: dict[str, Any]) -> None:
    found = {formula: one_rm(Decimal(100), row["reps"], formula) for formula in Formula}
    assert all(close(found[formula], Decimal(row[formula]), 2) for formula in Formula)
    apart = 100 * (found[Formula.EPLEY] / found[Formula.WATHAN] - 1)
    assert close(apart, Decimal(row["epley_vs_wathan_pct"]), 2)


@pytest.mark.parametrize("row", VECTORS["reynolds_leg_press"], ids=lambda r: str(r["five_rm_kg"]))
def test_reynolds(row: dict[str, Any]) -> None:
    assert close(reynolds_leg_press(Decimal(row["five_rm_kg"])), Decimal(row["one_rm_kg"]), 2)


@pytest.mark.parametrize("reps", [0, -1, 37, 400])
def test_no_maximum_from_nonsense(reps: int) -> None:
    with pytest.raises(ValueError, match="no maximum"):
        one_rm(Decimal(100), reps, Formula.BRZYCKI)


def test_no_maximum_from_a_negative_load() -> None:
    with pytest.raises(ValueError, match="negative"):
        one_rm(Decimal(-1), 5)


@pytest.mark.parametrize(
    ("effective", "band"),
    [
        ("0.5", None),
        ("1", Confidence.GOOD),
        ("5", Confidence.GOOD),
        ("5.5", Confidence.FAIR),
        ("6", Confidence.FAIR),
        ("10", Confidence.FAIR),
        ("10.5", Confidence.ROUGH),
        ("12", Confidence.ROUGH),
        ("12.5", None),
        ("13", None),
    ],
)
def test_bands(effective: str, band: Confidence | None) -> None:
    assert confidence(Decimal(effective)) is band


def test_estimate_is_shown_with_its_doubt() -> None:
    assert str(estimate("squat", lifted(kg(100), 5, rir=0))) == "117 kg"
    assert str(estimate("deadlift", lifted(lb(225), 10, rir=2))) == "~315 lb"
    assert str(estimate("squat", lifted(kg(100), 8))) == "127 kg"


@pytest.mark.parametrize(
    ("exercise", "one"),
    [
        ("leg_press", lifted(kg(100), 5)),
        ("calf_raise", lifted(kg(100), 5)),
        ("lunge", lifted(kg(40), 10, 10)),
        ("squat", lifted(kg(100), 13)),
        ("squat", lifted(kg(100), 10, rir=3)),
        ("squat", lifted(None, 5)),
        ("squat", lifted(kg(100), 0)),
        ("squat", lifted(kg(100), 5, form=False)),
        ("squat", lifted(kg(100), 5, kind=SetKind.RAMP)),
    ],
)
def test_where_no_estimate_is_honest(exercise: str, one: LoggedSet) -> None:
    assert estimate(exercise, one) is None


@given(load=st.integers(1, 50000), reps=st.integers(2, 35), formula=st.sampled_from(list(Formula)))
def test_more_reps_speak_for_more(load: int, reps: int, formula: Formula) -> None:
    weight = Decimal(load)
    assert (
        one_rm(weight, reps + 1, formula) > one_rm(weight, reps, formula) > weight * Decimal("0.99")
    )
