"""Days, times and amounts as they are typed."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.desk import amounts
from legtui.desk.amounts import AmountError
from legtui.desk.back_date import BackDateError, back_dated, split
from legtui.training.body import LengthUnit
from legtui.training.weight import Unit

NOW = datetime(2026, 11, 23, 18, 40, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("day", "at", "meant"),
    [
        (None, None, "2026-11-23T18:40:00+01:00"),
        ("yesterday", None, "2026-11-22T18:40:00+01:00"),
        ("2026-11-20", None, "2026-11-20T18:40:00+01:00"),
        ("2026-11-20", "07:30", "2026-11-20T07:30:00+01:00"),
        (None, "7:30", "2026-11-23T07:30:00+01:00"),
        ("TODAY", None, "2026-11-23T18:40:00+01:00"),
    ],
)
def test_days_and_times(day: str | None, at: str | None, meant: str) -> None:
    assert back_dated(day, at, NOW).isoformat() == meant


@pytest.mark.parametrize(
    ("day", "at"),
    [("tomorrow", None), ("2026-02-30", None), ("2026-11-24", None), (None, "18:41"),
     (None, "25:00"), ("20.11.", None), (None, "noon")],
)  # fmt: skip
def test_what_is_no_day_or_lies_ahead_is_refused(day: str | None, at: str | None) -> None:
    with pytest.raises(BackDateError):
        back_dated(day, at, NOW)


def test_a_line_ends_with_its_time() -> None:
    assert split("82.4", NOW) == ("82.4", NOW)
    assert split("82.4 kg yesterday 07:30", NOW) == (
        "82.4 kg",
        datetime(2026, 11, 22, 7, 30, tzinfo=NOW.tzinfo),
    )
    assert split("30 07:30 2026-11-20", NOW)[1].isoformat() == "2026-11-20T07:30:00+01:00"
    assert split("yesterday", NOW) == ("yesterday", NOW)
    with pytest.raises(BackDateError):
        split("30 23:59", NOW)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused(line: str) -> None:
    try:
        rest, when = split(line, NOW)
    except BackDateError:
        return
    assert when <= NOW
    for read in (amounts.protein, amounts.water):
        try:
            assert read(rest) >= 1
        except AmountError:
            continue


def test_amounts() -> None:
    assert amounts.protein("30") == amounts.protein("30 g") == 30
    assert amounts.water("500") == amounts.water("0.5l") == amounts.water("0,5 L") == 500
    assert str(amounts.body_weight("82,4", Unit.KG)) == "82.4 kg"
    assert str(amounts.body_weight("181.5 lbs", Unit.KG)) == "181.5 lb"
    assert amounts.girth("55.25", LengthUnit.CM).cm == Decimal("55.25")
    assert amounts.girth('21.75"', LengthUnit.CM).cm == Decimal("55.245")
    assert amounts.milligrams("0.2 g") == amounts.milligrams("200mg") == 200


@pytest.mark.parametrize(
    ("text", "unit", "thousandths"),
    [
        ("3.215 s", "s", 3215), ("1:35", "s", 95_000), ("12:04,5", "s", 724_500),
        ("1.5 min", "s", 90_000), ("16 in", "cm", 40_640), ('16.25"', "cm", 41_275),
        ("0.42 m", "cm", 42_000), ("2400", "m", 2_400_000), ("2.4 km", "m", 2_400_000),
        ("1.5 mi", "m", 2_414_016), ("21 reps", "reps", 21_000), ("12,5", "s", 12_500),
        ("7 stairs", "stairs", 7000), ("7 anything", "stairs", 7000), ("0", "m", 0),
    ],
)  # fmt: skip
def test_a_result_is_in_its_tests_unit_whatever_it_is_typed_in(
    text: str, unit: str, thousandths: int
) -> None:
    assert amounts.result(text, unit) == thousandths


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("16 kg", "cm"), ("16 s", "cm"), ("2400 cm", "m"), ("2,400", "m"), ("1:75", "s"),
        ("1:35", "m"), ("16.255 in", "cm"), ("-3", "s"), ("", "s"), ("1000001", "m"),
    ],
)  # fmt: skip
def test_no_results(text: str, unit: str) -> None:
    with pytest.raises(AmountError):
        amounts.result(text, unit)


@pytest.mark.parametrize(
    ("read", "text"),
    [(amounts.protein, "30.5"), (amounts.protein, "0"), (amounts.protein, "1001"),
     (amounts.protein, "30 kg"), (amounts.protein, "-3"), (amounts.protein, "٣٠ x"),
     (amounts.water, "11 l"), (amounts.water, ""), (amounts.water, "1e3"),
     (amounts.milligrams, "1001"), (amounts.milligrams, "2 g"), (amounts.milligrams, "20 ml")],
)  # fmt: skip
def test_no_amounts(read: object, text: str) -> None:
    assert callable(read)
    with pytest.raises(AmountError):
        read(text)


def test_what_nobody_weighs_or_measures_is_refused() -> None:
    for text in ("8.24", "824", "82.455", "82 cm"):
        with pytest.raises(AmountError):
            amounts.body_weight(text, Unit.KG)
    for text in ("5.5", "552", "55 kg"):
        with pytest.raises(AmountError):
            amounts.girth(text, LengthUnit.CM)
