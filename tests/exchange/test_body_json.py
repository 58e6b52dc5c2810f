"""What is kept beside the sessions through our JSON: out and in the same, nonsense refused."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from legtui.exchange.body_json import body_from, body_lines, body_to
from legtui.exchange.json_out import dumps
from legtui.journal.body_values import (
    BODY_WEIGHT,
    POSES,
    BodyRecords,
    Intake,
    Measurement,
    OwnTest,
    Performance,
    Photo,
    Tick,
)
from legtui.text import one_line

ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.builds(
    lambda at, zone: at.replace(microsecond=0, fold=0, tzinfo=zone),
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)),
    ZONES,
)
WORDS = st.text("abc ÄŁ漢\"',[]=+-@\\", min_size=1, max_size=20).map(one_line).filter(bool)
SIDES = st.sampled_from([None, "left", "right"])
READINGS = st.lists(st.integers(1, 10_000_000), min_size=1, max_size=3).map(tuple)
MEASUREMENTS = st.one_of(
    st.builds(Measurement, WORDS, SIDES, READINGS, st.sampled_from(["cm", "in"]), TIMES),
    st.builds(
        Measurement,
        st.just(BODY_WEIGHT),
        st.none(),
        st.integers(1, 10_000_000).map(lambda one: (one,)),
        st.sampled_from(["kg", "lb"]),
        TIMES,
    ),
)
RECORDS = st.builds(
    BodyRecords,
    *(
        st.lists(one, max_size=3).map(tuple)
        for one in (
            MEASUREMENTS,
            st.builds(
                Performance,
                WORDS,
                SIDES,
                st.integers(0, 1_000_000_000),
                st.sampled_from(["", "s", "cm", "reps"]),
                TIMES,
                st.none() | st.integers(1, 100_000_000),
            ),
            st.builds(OwnTest, WORDS, st.just("s") | WORDS, st.booleans(), st.booleans()),
            st.builds(
                Photo,
                st.text("0123456789abcdef", min_size=32, max_size=32),
                st.sampled_from(POSES),
                TIMES,
                st.integers(1, 2000),
                st.integers(1, 2000),
            ),
            st.builds(
                Intake,
                st.sampled_from(["protein", "water"]),
                st.integers(1, 100_000),
                TIMES,
                st.none() | WORDS,
            ),
            st.builds(Tick, WORDS, TIMES, st.none() | st.integers(1, 1_000_000)),
        )
    ),
)


@given(RECORDS)
@settings(max_examples=40, deadline=None)
def test_out_and_in_is_the_same(records: BodyRecords) -> None:
    refused: list[str] = []
    text = dumps(body_to(records, records.photos))
    body = json.loads(text, parse_float=Decimal)
    found = list(body_from(body, lambda line, reason: refused.append(reason), 7))
    assert refused == []
    assert [line for line, _ in found] == list(range(8, 8 + body_lines(body)))
    assert sorted(map(repr, (one for _, one in found))) == sorted(map(repr, records))


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        ["", "kg", "2026-11-12T07:00:00+01:00", "9999-12-31T23:59:59-12:00", "x" * 99]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
FIELDS = (
    "at", "site", "side", "readings", "unit", "test", "value", "name", "uid", "pose", "width",
    "height", "what", "amount", "food", "supplement", "mg", "distance_m", "more_is_better",
)  # fmt: skip
ENTRIES = VALUES | st.dictionaries(st.sampled_from(FIELDS), VALUES)
PARTS = ("measurements", "tests", "own_tests", "intakes", "supplements", "photos", "other")


@given(VALUES | st.dictionaries(st.sampled_from(PARTS), VALUES | st.lists(ENTRIES, max_size=4)))
@settings(max_examples=80, deadline=None)
def test_nonsense_is_refused_line_by_line(body: Any) -> None:
    refused: list[int] = []
    found = list(body_from(body, lambda line, reason: refused.append(line), 0))
    assert len(found) + len(refused) == body_lines(body)
