"""Measuring and eating: every vector, and the lines between one answer and the next."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.training import body, fuel
from legtui.training.body import Change, Length, LengthUnit, half_up
from legtui.training.symmetry import Band, Larger, asymmetry, lasting
from legtui.training.units import M_PER_MILE, ML_PER_US_FL_OZ, plain
from legtui.training.weight import Unit, Weight

VECTORS = json.loads(
    (Path(__file__).parent / "vectors_body.json").read_text(encoding="utf-8"), parse_float=Decimal
)


def rows(family: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", VECTORS[family], ids=str)


def body_kg(value: Any) -> Weight:
    return Weight.of(Decimal(value), Unit.KG)


@rows("girth")
def test_girth(row: dict[str, Any]) -> None:
    readings = [Length.of(row[key]) for key in ("m1", "m2", "m3") if row[key] is not None]
    assert body.girth(readings[:2]).third_needed is row["third_needed"]
    found = body.girth(readings)
    assert (found.cm, found.complete) == (Decimal(row["value"]), True)


def test_girth_waits_for_its_readings() -> None:
    assert not body.girth([Length.of(55)]).complete
    assert not body.girth([Length.of(55), Length.of("56.1")]).complete
    assert body.girth([Length.of(55), Length.of(56)]).complete
    assert body.girth([Length.of(55), Length.of("55.2"), Length.of(99)]).cm == Decimal("55.1")
    with pytest.raises(ValueError, match="one to three"):
        body.girth([])


def test_a_third_reading_in_inches_is_asked_for_by_the_same_centimetre() -> None:
    inches = [Length.of("22", "in"), Length.of("22.39", "in")]
    assert not body.girth(inches).third_needed
    assert body.girth([inches[0], Length.of("22.4", "in")]).third_needed


@rows("mdc")
def test_mdc(row: dict[str, Any]) -> None:
    found = body.mdc95(Decimal(row["girth"]), Decimal(row["tem_pct"]))
    assert half_up(found, 2) == row["mdc95_cm"]


def test_change_is_real_above_the_error_only() -> None:
    assert body.real_change(Decimal(55), Decimal("56.5"), "mid_thigh") is Change.WITHIN_ERROR
    assert body.real_change(Decimal(55), Decimal("56.6"), "mid_thigh") is Change.UP
    assert body.real_change(Decimal(38), Decimal("36.9"), "calf") is Change.DOWN
    assert body.real_change(Decimal(100), Decimal("102.7"), "hip") is Change.WITHIN_ERROR
    assert body.real_change(Decimal(100), Decimal("102.8"), "hip") is Change.UP


def test_when_to_measure() -> None:
    last = date(2026, 1, 1)
    assert body.measuring_due(None, last)
    assert not body.measuring_due(last, date(2026, 1, 28))
    assert body.measuring_due(last, date(2026, 1, 29))
    assert body.measuring_too_soon(last, date(2026, 1, 14))
    assert not body.measuring_too_soon(last, date(2026, 1, 15))


@rows("asymmetry")
def test_asymmetry(row: dict[str, Any]) -> None:
    found = asymmetry(Decimal(row["left"]), Decimal(row["right"]))
    assert half_up(found.percent, 2) == row["pct"]
    assert half_up(found.index, 2) == row["symmetry_index_mean"]
    assert (found.larger, found.band) == (row["larger"], row["band"])


def test_asymmetry_of_nothing() -> None:
    assert asymmetry(0, 0).larger is Larger.EQUAL
    assert asymmetry(0, 5).percent == 100
    with pytest.raises(ValueError, match="negative"):
        asymmetry(-1, 5)


def test_difference_must_last() -> None:
    even, left, right = (
        (Decimal(50), Decimal(50)),
        (Decimal(60), Decimal(50)),
        (Decimal(50), Decimal(56)),
    )
    assert lasting([left]) is None
    assert lasting([left, even]) is None
    assert lasting([left, right]) is None
    found = lasting([even, left, left])
    assert found is not None
    assert found.band is Band.FLAG
    milder = lasting([left, (Decimal(57), Decimal(50))])
    assert milder is not None
    assert milder.band is Band.WATCH
    assert lasting([left, left], error=10) is None


@rows("jump")
def test_jump(row: dict[str, Any]) -> None:
    assert half_up(body.jump_height_cm(Decimal(row["flight_s"])), 2) == row["height_cm"]


@pytest.mark.parametrize("seconds", ["0", "-0.5", "3"])
def test_no_such_jump(seconds: str) -> None:
    with pytest.raises(ValueError, match="in the air"):
        body.jump_height_cm(Decimal(seconds))


def test_reach() -> None:
    assert body.reach_jump_cm(Decimal(220), Decimal("262.5")) == Decimal("42.5")
    with pytest.raises(ValueError, match="lower"):
        body.reach_jump_cm(Decimal(220), Decimal(210))


@rows("jump_power")
def test_jump_power(row: dict[str, Any]) -> None:
    found = body.jump_power_w(Decimal(row["height_cm"]), Decimal(row["mass_kg"]))
    assert found == row["sayers_w"]
    assert body.jump_power_w(Decimal(1), Decimal(20)) == 0


@rows("sprint")
def test_sprint(row: dict[str, Any]) -> None:
    found = body.sprint_speed(Decimal(row["distance_m"]), Decimal(row["time_s"]))
    assert half_up(found.mps, 3) == row["speed_mps"]
    assert half_up(found.kmh, 2) == row["speed_kmh"]
    with pytest.raises(ValueError, match="sprint"):
        body.sprint_speed(Decimal(20), Decimal(0))


@rows("cooper")
def test_cooper(row: dict[str, Any]) -> None:
    found = body.cooper_vo2max(Decimal(row["distance_m"]))
    assert found is not None
    assert half_up(found, 2) == row["vo2max"]
    assert body.cooper_vo2max(Decimal(500)) is None


def test_best_by_direction() -> None:
    times = [Decimal("4.3"), Decimal("4.1")]
    assert body.best(times) == Decimal("4.3")
    assert body.best(times, more_is_better=False) == Decimal("4.1")
    assert body.best([]) is None


@rows("length")
def test_lengths_convert_exactly(row: dict[str, Any]) -> None:
    if "inch" in row:
        assert plain(Length.of(row["inch"], "in").cm) == row["cm"]
    elif "inch_display" in row:
        shown = Length.of(Decimal(row["cm"])).shown(LengthUnit.INCH)
        assert Decimal(shown) == Decimal(row["inch_display"])
    elif "mile" in row:
        assert plain(row["mile"] * M_PER_MILE) == row["m"]
    else:
        assert row["us_fl_oz"] * ML_PER_US_FL_OZ == Decimal(row["ml"])


@pytest.mark.parametrize("text", ["55.123", "-1", "nan", "inf"])
def test_no_such_length(text: str) -> None:
    with pytest.raises(ValueError, match=r"length|decimals"):
        Length.of(text)


@given(st.integers(0, 30000), st.sampled_from(list(LengthUnit)))
def test_a_length_stays_as_typed(hundredths: int, unit: LengthUnit) -> None:
    length = Length(hundredths, unit)
    assert Length.of(length.shown(unit), unit) == length


@rows("protein")
def test_protein(row: dict[str, Any]) -> None:
    weight = body_kg(row["body_kg"])
    day, meal = fuel.protein_g(weight), fuel.protein_per_meal_g(weight)
    assert (day.low, day.high) == (row["low_g"], row["high_g"])
    assert (fuel.whole(day.low), fuel.whole(day.high)) == (row["low_g_int"], row["high_g_int"])
    assert [half_up(meal.low, 1), half_up(meal.high, 1)] == row["per_meal_4"]


@rows("protein_lb")
def test_protein_from_pounds(row: dict[str, Any]) -> None:
    weight = Weight.of(row["body_lb"], Unit.LB)
    assert half_up(weight.kg, 3) == row["body_kg"]
    day = fuel.protein_g(weight)
    assert [half_up(day.low, 1), half_up(day.high, 1)] == [row["low_g"], row["high_g"]]


def test_level_goes_by_what_is_shown() -> None:
    span = fuel.protein_g(body_kg("72.5"))
    assert fuel.level(115, span) is fuel.Level.BELOW
    assert fuel.level(116, span) is fuel.Level.WITHIN
    assert fuel.level(160, span) is fuel.Level.WITHIN
    assert fuel.level(161, span) is fuel.Level.ABOVE


@rows("creatine_caffeine")
def test_creatine_and_caffeine(row: dict[str, Any]) -> None:
    weight = body_kg(row["body_kg"])
    assert fuel.creatine_load_g(weight) == row["creatine_load_g_per_day"]
    assert list(fuel.CREATINE_DAY_G) == row["creatine_daily_g"]
    studied = fuel.caffeine_studied_mg(weight)
    assert [studied.low, studied.high] == row["caffeine_mg"]
    assert row["caffeine_single_cap_mg"] == fuel.CAFFEINE_SINGLE_MG
    assert row["caffeine_day_cap_mg"] == fuel.CAFFEINE_DAY_MG
    assert fuel.caffeine_cap_mg(weight, 30) == min(200, 3 * row["body_kg"])


@pytest.mark.parametrize("age", [None, 0, 12, 17])
def test_no_caffeine_and_no_supplements_under_18(age: int | None) -> None:
    assert fuel.caffeine_cap_mg(body_kg(80), age) is None
    assert fuel.caffeine_left_mg(body_kg(80), age, 0) == 0
    assert not fuel.supplements_shown(age)


def test_caffeine_of_a_day() -> None:
    weight = body_kg(80)
    assert fuel.caffeine_cap_mg(body_kg("55.5"), 18) == 166
    assert fuel.caffeine_left_mg(weight, 18, 0) == 200
    assert fuel.caffeine_left_mg(weight, 18, 250) == 150
    assert fuel.caffeine_left_mg(weight, 18, 500) == 0
    assert fuel.caffeine_left_mg(weight, 18, 150, pregnant=True) == 50
    assert fuel.supplements_shown(18)


@rows("carb_fat")
def test_carbohydrate_and_fat(row: dict[str, Any]) -> None:
    weight = body_kg(row["body_kg"])
    carbs, fat = fuel.carbohydrate_g(weight), fuel.fat_g(weight)
    assert [carbs.low, carbs.high] == row["carb_g"]
    assert [fat.low, fat.high] == row["fat_g"]


@rows("rehydrate")
def test_rehydrate(row: dict[str, Any]) -> None:
    found = fuel.rehydrate(
        body_kg(row["before_kg"]), body_kg(row["after_kg"]), Decimal(row["drunk_l"])
    )
    assert found.loss_percent == row["loss_pct"]
    assert found.sweat_l == row["sweat_l"]
    assert found.replace_l == row["replace_l"]
    assert found.too_much_lost is (row["loss_pct"] > 2)
    assert not found.drank_too_much


def test_drinking_beyond_the_sweat_is_named() -> None:
    found = fuel.rehydrate(body_kg(80), body_kg("80.5"), Decimal("1.5"))
    assert found.replace_l == 0
    assert found.sweat_l == 1
    assert found.drank_too_much


@pytest.mark.parametrize("before", ["0", "-5"])
def test_no_body_weighs_nothing(before: str) -> None:
    with pytest.raises(ValueError, match="positive"):
        fuel.rehydrate(body_kg(before), body_kg(80), Decimal(0))
    with pytest.raises(ValueError, match="more than nothing"):
        fuel.protein_g(body_kg(before))
