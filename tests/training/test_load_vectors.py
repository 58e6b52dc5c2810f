"""Every vector about loads, by family."""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from legtui.training.equipment import Barbell, Pin, Plate, Recipe, Sled, Stack
from legtui.training.gyms import plates, stack_settings
from legtui.training.ladder import (
    Ladder,
    at_least,
    at_most,
    nearest,
    next_up,
    snap_percent,
)
from legtui.training.loading import along_rail, ladder, recipe, resolve
from legtui.training.ramp import FIRST_LIFT, SECOND_LIFT, ramp
from legtui.training.units import (
    CM_PER_INCH,
    M_PER_MILE,
    ML_PER_US_FL_OZ,
    converted,
    shown,
    tenths,
)
from legtui.training.weight import Unit, Weight

VECTORS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "vectors_loads.json").read_text("utf-8"), parse_float=Decimal
)

KG_FULL = ("25", "20", "15", "10", "5", "2.5", "1.25")
PLATES = {
    "kg full": plates(KG_FULL, Unit.KG),
    "kg without 25 and 15": plates(("20", "10", "5", "2.5", "1.25"), Unit.KG),
    "kg full + one pair 0.5": (
        *plates(KG_FULL, Unit.KG),
        Plate(Weight.of("0.5"), 2),
    ),
    "lb no 35": plates(("45", "25", "10", "5", "2.5"), Unit.LB),
    "lb with 35": plates(("45", "35", "25", "10", "5", "2.5"), Unit.LB),
    "per side: one 20, two 15": (Plate(Weight.of(20), 2), Plate(Weight.of(15), 4)),
    "per side: one each 20/10/5/2.5/1.25": plates(("20", "10", "5", "2.5", "1.25"), Unit.KG, 2),
}


def family(name: str) -> list[Any]:
    rows = VECTORS[name]
    return [pytest.param(row, id=row.get("id", str(i))) for i, row in enumerate(rows)]


def test_every_family_is_here_in_full() -> None:
    assert {name: len(rows) for name, rows in VECTORS.items()} == {
        "barbell": 17,
        "snap": 8,
        "stack_pin": 16,
        "next_load": 7,
        "leg_press": 5,
        "ramp": 7,
        "deload": 6,
        "units": 16,
    }


def in_unit(values: list[Any], unit: str) -> tuple[Weight, ...]:
    return tuple(Weight.of(value, unit) for value in values)


def steps_from(base: int | Decimal, step: int | Decimal) -> Ladder:
    return stack_settings(Weight.of(base), Weight.of(step), 100)


def made(equipment: Barbell | Stack | Sled, load: Weight | None) -> Recipe:
    found = recipe(equipment, load)
    assert found is not None
    return found


@pytest.mark.parametrize("row", family("barbell"))
def test_barbell(row: dict[str, Any]) -> None:
    unit = row["unit"]
    bar = Barbell(
        Weight.of(row["bar"], unit), Weight.of(row["collar_each"], unit), PLATES[row["plates"]]
    )
    target = Weight.of(row["target"], unit)
    found = resolve(bar, target)
    if row["id"] == "B5":
        assert at_most(ladder(bar), target) is None
        assert found.too_light
    else:
        heaviest = at_most(ladder(bar), target)
        assert heaviest is not None
        assert heaviest.value == row["total"]
        assert target.value - heaviest.value == row["short_by"]
        assert made(bar, heaviest).per_side == in_unit(row["per_side"], unit)
    assert found.recipe is not None
    assert found.recipe.total == Weight.of(row["total"], unit)
    assert found.recipe.per_side == in_unit(row["per_side"], unit)
    assert found.exact is row["exact"]


def test_barbell_neighbours_of_a_target_that_cannot_be_loaded() -> None:
    bar = Barbell(Weight.of(20), Weight.of(0), PLATES["kg full"])
    found = resolve(bar, Weight.of(61))
    assert (found.below, found.above) == (Weight.of(60), Weight.of("62.5"))
    assert not found.too_light
    assert not found.too_heavy


def test_beyond_the_stock_is_told() -> None:
    bar = Barbell(Weight.of(20), Weight.of(0), PLATES["per side: one each 20/10/5/2.5/1.25"])
    found = resolve(bar, Weight.of(110))
    assert found.too_heavy
    assert (found.below, found.above) == (Weight.of("97.5"), None)


@pytest.mark.parametrize("row", family("snap"))
def test_snap(row: dict[str, Any]) -> None:
    rungs = steps_from(row["base"], row["step"])
    value = Weight.of(row["value"])
    assert nearest(rungs, value) == Weight.of(row["nearest"])
    assert at_most(rungs, value) == Weight.of(row["down"])
    assert at_least(rungs, value) == Weight.of(row["up"])


def stack_of(row: dict[str, Any]) -> Stack:
    unit, stack = row["unit"], row["stack"]
    settings = stack_settings(
        Weight.of(stack["first"], unit),
        Weight.of(stack["step"], unit),
        stack["count"],
        Weight.of(stack["half_step"], unit),
    )
    if not row["pin_plates"]:
        return Stack(settings)
    return Stack(
        settings,
        Pin(
            weight=Weight.of(row["pin_weight"], unit),
            plates=plates(map(str, row["pin_plates"]), unit),
            limit=Weight.of(row["pin_cap"], unit),
            most_plates=row["max_plates_on_pin"],
        ),
    )


@pytest.mark.parametrize("row", family("stack_pin"))
def test_stack_and_pin(row: dict[str, Any]) -> None:
    unit, stack = row["unit"], stack_of(row)
    target = Weight.of(row["target"], unit)
    choose = {"nearest": nearest, "down": at_most}[row["mode"]]
    load = choose(ladder(stack), target)
    built = made(stack, load)
    assert built.total == Weight.of(row["total"], unit)
    assert built.stack == Weight.of(row["stack_setting"], unit)
    assert (built.on_pin or ()) == in_unit(row["on_pin"], unit)
    assert built.total.value - target.value == row["error"]


STACK_5 = stack_settings(Weight.of(5), Weight.of(5), 20)
STACK_10 = stack_settings(Weight.of(10), Weight.of(10), 12)


def pin(*sizes: str, limit: str, most: int) -> Pin:
    return Pin(Weight.of(0), plates(sizes, Unit.KG), Weight.of(limit), most)


NEXT_LOAD = {
    "5 kg stack": Stack(STACK_5),
    "5 kg stack + one 2.5 on pin": Stack(STACK_5, pin("2.5", limit="2.5", most=1)),
    "5 kg stack + 1.25/2.5, two plates": Stack(STACK_5, pin("1.25", "2.5", limit="20", most=2)),
    "10 kg stack": Stack(STACK_10),
    "10 kg stack + 2.5/5 pin": Stack(STACK_10, pin("2.5", "5", limit="20", most=3)),
    "5 kg stack at top": Stack(STACK_5),
    "5 kg stack + one 2.5 at top": Stack(STACK_5, pin("2.5", limit="20", most=1)),
}


@pytest.mark.parametrize("row", family("next_load"))
def test_next_load(row: dict[str, Any]) -> None:
    current = Weight.of(row["current"])
    following = next_up(ladder(NEXT_LOAD[row["equipment"]]), current)
    if row["next"] is None:
        assert following is None
        return
    assert following is not None
    assert following.value == row["next"]
    percent = (following.value / current.value - 1) * 100
    assert round(percent, 2) == row["pct"]


@pytest.mark.parametrize("row", family("leg_press"))
def test_leg_press(row: dict[str, Any]) -> None:
    unit = row["unit"]
    per_side = in_unit(row["per_side"], unit)
    sizes = sorted({str(plate.number) for plate in per_side}) or ["20"]
    sled = Sled(Weight.of(row["sled"], unit), plates(sizes, unit))
    built = made(sled, Weight.of(row["moved_total"], unit))
    assert built.per_side == per_side
    assert built.base == Weight.of(row["sled"], unit)
    assert sum(plate.value for plate in built.per_side) * 2 == row["plates_total"]
    assert along_rail(built.total, row["angle_deg"]) == row["along_rail"]


@pytest.mark.parametrize("row", family("ramp"))
def test_ramp(row: dict[str, Any]) -> None:
    scheme = {"first compound": FIRST_LIFT, "second compound": SECOND_LIFT}[row["scheme"]]
    rungs = steps_from(row["bar"], row["step"])
    sets = ramp(rungs, Weight.of(row["work"]), scheme)
    assert [(one.load.value, one.reps) for one in sets] == [tuple(pair) for pair in row["sets"]]


@pytest.mark.parametrize("row", family("deload"))
def test_deload_snaps_down(row: dict[str, Any]) -> None:
    rungs = steps_from(row["bar"], row["step"])
    assert snap_percent(rungs, Weight.of(row["load"]), 90) == Weight.of(row["deload"])


@pytest.mark.parametrize("row", family("units"))
def test_units(row: dict[str, Any]) -> None:
    if "lb_exact8" in row:
        weight, other, exact, display = row["kg"], Unit.LB, row["lb_exact8"], row["lb_display"]
        typed = Weight.of(weight, Unit.KG)
    elif "kg_exact8" in row:
        weight, other, exact, display = row["lb"], Unit.KG, row["kg_exact8"], row["kg_display"]
        typed = Weight.of(weight, Unit.LB)
    else:
        _lengths_and_volumes(row)
        return
    assert str(converted(typed, other).quantize(Decimal("1e-8"), ROUND_HALF_UP)) == exact
    assert shown(typed, other) == display
    assert shown(typed, typed.unit) == typed.number


def _lengths_and_volumes(row: dict[str, Any]) -> None:
    if "inch" in row:
        assert row["inch"] * CM_PER_INCH == Decimal(row["cm"])
    elif "inch_display" in row:
        assert Decimal(tenths(row["cm"] / CM_PER_INCH)) == Decimal(row["inch_display"])
    elif "mile" in row:
        assert row["mile"] * M_PER_MILE == Decimal(row["m"])
    else:
        assert row["us_fl_oz"] * ML_PER_US_FL_OZ == Decimal(row["ml"])
