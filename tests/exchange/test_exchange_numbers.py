"""Numbers and dates as other programs write them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.exchange.dates import Order, end_of, month_of, order_of, time_of, when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.numbers import (
    as_typed,
    decimal_of,
    distance_of,
    rir_of,
    rir_of_rpe,
    seconds_of,
    weight_of,
)
from legtui.training.weight import KG_PER_LB, Unit, Weight


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("74.99999999999999", Unit.KG, "75 kg"),
        ("185.00000000000003", Unit.LB, "185 lb"),
        ("6.80388555", Unit.KG, "15 lb"),
        ("220.462262", Unit.LB, "100 kg"),
        ("176.36981", Unit.LB, "80 kg"),
        ("62,5", Unit.KG, "62.5 kg"),
        ("88.18", Unit.LB, "88.18 lb"),
        ("1,102.50", Unit.LB, "1102.5 lb"),
        ("33.337", Unit.KG, "33.34 kg"),
        ("45.0", Unit.KG, "45 kg"),
        ("7.105427357601002e-15", Unit.KG, "None"),
        ("0", Unit.KG, "None"),
        ("", Unit.KG, "None"),
        ("0,00", Unit.KG, "None"),
    ],
)
def test_loads_are_healed(text: str, unit: Unit, expected: str) -> None:
    assert str(weight_of(text, unit)) == expected


@given(st.integers(1, 199_900), st.sampled_from(Unit))
def test_a_load_with_two_decimals_stays(hundredths: int, unit: Unit) -> None:
    weight = Weight(hundredths % 90_000 + 1, unit)
    assert weight_of(weight.number, unit) == weight
    assert weight_of(repr(float(weight.value)), unit) == weight
    assert weight_of(repr(float(weight.value) * 1.1 / 1.1), unit) == weight


@given(st.integers(1, 3600))
def test_pounds_that_became_kilograms_come_back(quarters: int) -> None:
    pounds = Decimal(quarters) / 4
    kilograms = pounds * KG_PER_LB
    if (kilograms * 100) % 1:
        assert weight_of(f"{kilograms:f}", Unit.KG) == Weight(int(pounds * 100), Unit.LB)


def test_the_unit_that_was_typed_is_the_round_one() -> None:
    assert as_typed("102.06", "225") == Weight(22500, Unit.LB)
    assert as_typed("100", "220.46") == Weight(10000, Unit.KG)
    assert as_typed("", "135") == Weight(13500, Unit.LB)
    assert as_typed("", "") is None


@pytest.mark.parametrize("text", ["nan", "inf", "1e9", "0x10", "1.2.3", "five", "--5", "1,23,4"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(LineRefused):
        decimal_of(text)


@pytest.mark.parametrize(
    ("rpe", "rir"),
    [
        ("10", 0.0),
        ("9.5", 0.5),
        ("8", 2.0),
        ("6", 4.0),
        ("3", 4.0),
        ("", None),
        ("11", None),
        ("0", None),
        ("hard", None),
        ("8,5", 1.5),
    ],
)
def test_rpe_becomes_reps_in_reserve(rpe: str, rir: float | None) -> None:
    assert rir_of_rpe(rpe) == rir


def test_reps_in_reserve_are_halves_up_to_four() -> None:
    assert [rir_of(text) for text in ("0", "1.5", "7", "", "-1")] == [0.0, 1.5, 4.0, None, None]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("56m", 3360),
        ("1h 2m", 3720),
        ("1h 5m 3s", 3903),
        ("62h 43m", 225780),
        ("1267", 1267),
        ("120.0", 120),
        ("0:01:00", 60),
        ("20:00", 1200),
        ("45 min", 2700),
        ("90s", 90),
        ("", None),
    ],
)
def test_lengths_of_time(text: str, seconds: int | None) -> None:
    assert seconds_of(text) == seconds


def test_distances_in_words() -> None:
    assert distance_of("5,50", "km") == "5.5 km"
    assert distance_of("0", "km") == ""
    assert distance_of("x", "km") == ""


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2023-01-01 09:24:45", datetime(2023, 1, 1, 9, 24, 45)),
        ("2024-01-15T10:00Z", datetime(2024, 1, 15, 10, tzinfo=UTC)),
        ("2026-03-01T10:00:00.000Z", datetime(2026, 3, 1, 10, tzinfo=UTC)),
        ("2024-02-03 7:05:00\u202fPM", datetime(2024, 2, 3, 19, 5)),
        ("2024-02-03 12:05 AM", datetime(2024, 2, 3, 0, 5)),
        ("15 Sep 2025, 07:48", datetime(2025, 9, 15, 7, 48)),
        ("3 févr. 2026, 18:00", datetime(2026, 2, 3, 18)),
        ("3 de mar. de 2026, 18:00", datetime(2026, 3, 3, 18)),
        ("Sept 3, 2026", datetime(2026, 9, 3, 12)),
        ("2025년 9월 15일 07:48", datetime(2025, 9, 15, 7, 48)),
        ("2025年9月15日 下午 7:48", datetime(2025, 9, 15, 19, 48)),
        ("2026/08/11", datetime(2026, 8, 11, 12)),
        ("23.01.2025", datetime(2025, 1, 23, 12)),
        ("09/01/25", datetime(2025, 1, 9, 12)),
    ],
)
def test_dates_of_many_kinds(text: str, at: datetime) -> None:
    assert when_of(text).at == at


def test_the_order_of_day_and_month_is_told_by_the_file() -> None:
    assert order_of(["01/02/25", "01/23/25"], Order.DAY_FIRST) is Order.MONTH_FIRST
    assert order_of(["01/02/25", "23/01/25"], Order.MONTH_FIRST) is Order.DAY_FIRST
    assert order_of(["01/02/25"], Order.DAY_FIRST) is Order.DAY_FIRST
    assert when_of("01/23/25", Order.MONTH_FIRST).at.month == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "2023-13-01",
        "1969-12-31",
        "2101-01-01",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00+14:00",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(LineRefused):
        when_of(text)


def test_months_and_times() -> None:
    assert [month_of(word) for word in ("août", "Şub", "мая", "März", "dez", "xyz")] == [
        8,
        2,
        5,
        3,
        12,
        None,
    ]
    assert str(time_of("10:56 PM")) == "22:56:00"
    assert time_of("25:00") is None
    start = datetime(2026, 1, 1)
    assert end_of(start, 13 * 3600) is None
    assert end_of(start, None) is None
