from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_fixtures import kg

from legtui.session.typed import Answer, Asked, NotUnderstood, Sets, read
from legtui.training.weight import Unit, Weight

HERE = Asked(unit=Unit.KG, load=kg("100"), sets_left=4, ago_most_s=600)
LEGS = replace(HERE, per_leg=True, load=kg("20"))
HANDS = replace(LEGS, per_hand=True)


def sets(line: str, asked: Asked = HERE) -> list[tuple[str, tuple[int, ...], float | None]]:
    reading = read(line, asked)
    assert isinstance(reading, Sets), reading
    return [(str(one.load) if one.load else "bw", one.reps, one.rir) for one in reading.sets]


@pytest.mark.parametrize(
    ("line", "load", "reps", "rir"),
    [
        ("11", "100 kg", 11, None),
        ("100x8", "100 kg", 8, None),
        ("100×8", "100 kg", 8, None),
        ("100 x 8", "100 kg", 8, None),
        ("  102.5x8 ", "102.5 kg", 8, None),
        ("82,5x8", "82.5 kg", 8, None),
        ("82.50x8", "82.5 kg", 8, None),
        ("100x8@8", "100 kg", 8, 2.0),
        ("100x8@8.5", "100 kg", 8, 1.5),
        ("100x8 @ 9,5", "100 kg", 8, 0.5),
        ("8@5", "100 kg", 8, 4.0),
        ("8@10", "100 kg", 8, 0.0),
        ("bwx12", "bw", 12, None),
        ("BWx12", "bw", 12, None),
        ("100 lb x 8", "100 lb", 8, None),
        ("100lbx8", "100 lb", 8, None),
        ("100 lbs x 8", "100 lb", 8, None),
        ("60 kg x 8", "60 kg", 8, None),
        ("x3", "100 kg", 3, None),
        ("3x", "100 kg", 3, None),
        ("x0", "100 kg", 0, None),
        ("0x", "100 kg", 0, None),
        ("0x0", "100 kg", 0, None),
        ("100x0", "100 kg", 0, None),
        ("1x1", "1 kg", 1, None),
    ],
)
def test_one_set(line: str, load: str, reps: int, rir: float | None) -> None:
    assert sets(line) == [(load, (reps,), rir)]


@pytest.mark.parametrize(
    ("line", "reps"),
    [("11", (11, 11)), ("12/10", (12, 10)), ("12 / 10", (12, 10)), ("x0/3", (0, 3))],
)
def test_legs(line: str, reps: tuple[int, int]) -> None:
    assert sets(line, LEGS) == [("20 kg", reps, None)]


def test_a_load_typed_in_dumbbells_is_of_one_hand() -> None:
    assert sets("12x12/10", HANDS) == [("24 kg", (12, 10), None)]
    assert sets("12/10", HANDS) == [("20 kg", (12, 10), None)]


def test_several_sets_at_once() -> None:
    assert sets("9 8") == [("100 kg", (9,), None), ("100 kg", (8,), None)]
    assert sets("90x10 10 9 8") == [("90 kg", (n,), None) for n in (10, 10, 9, 8)]
    assert sets("90x10 85x8@9") == [("90 kg", (10,), None), ("85 kg", (8,), 1.0)]


@pytest.mark.parametrize(("line", "ago"), [("9 -3m", 180), ("9 -90s", 90), ("100x9 -10min", 600)])
def test_done_some_time_ago(line: str, ago: int) -> None:
    reading = read(line, HERE)
    assert isinstance(reading, Sets)
    assert reading.ago_s == ago


@pytest.mark.parametrize("digit", range(5))
def test_a_lone_digit_answers_where_it_may(digit: int) -> None:
    asked = replace(HERE, may_answer=True)
    assert read(str(digit), asked) == Answer(digit)
    assert isinstance(read("5", asked), Sets)
    assert isinstance(read(f"x{digit}", asked), Sets)
    if digit:
        assert isinstance(read(str(digit), HERE), Sets)


@pytest.mark.parametrize(
    ("line", "says", "where"),
    [
        ("", "type reps", 0),
        ("0", "x0", 0),
        ("-5", "below 0", 0),
        ("nan", "not a number of reps", 0),
        ("inf", "not a number of reps", 0),
        ("1e9", "not a number of reps", 0),
        ("1e9x5", "not a weight", 0),
        ("400", "at most 100", 0),
        ("2000x5", "more than 1000 kg", 0),
        ("100x400", "at most 100", 0),
        ("100x8 9 blah", "“blah”", 8),
        ("12/10", "both legs work together", 0),
        ("8@11", "not an RPE", 0),
        ("8@8.3", "not an RPE", 0),
        ("8@", "not an RPE", 0),
        ("9 -20m", "before the set before it", 2),
        ("-3m", "say the reps too", 0),
        ("9 -3m -4m", "one time ago", 6),
        ("00", "x0", 0),
        ("0x5", "0 is no load", 0),
        ("1 2 3 4 5", "4 sets are left", 0),
        ("0x5", "body weight", 0),
        ("100.555x5", "not a weight", 0),
        ("٣", "not a number of reps", 0),
        ("1_0", "not a number of reps", 0),
        ("x", "how many reps", 0),
        ("100x", "how many reps", 0),
    ],
)
def test_nonsense_is_refused_with_what_and_where(line: str, says: str, where: int) -> None:
    reading = read(line, HERE)
    assert isinstance(reading, NotUnderstood), reading
    assert says in reading.why
    assert reading.where == where


def test_three_legs_are_refused() -> None:
    reading = read("1/2/3", LEGS)
    assert isinstance(reading, NotUnderstood)
    assert "legs" in reading.why


@given(st.text(max_size=40), st.booleans(), st.booleans())
def test_any_text_is_read_or_refused(line: str, per_leg: bool, per_hand: bool) -> None:
    reading = read(line, replace(HERE, per_leg=per_leg, per_hand=per_hand))
    if isinstance(reading, Sets):
        assert 1 <= len(reading.sets) <= HERE.sets_left
        for one in reading.sets:
            assert all(0 <= reps <= 100 for reps in one.reps)
            assert len(one.reps) == 1 + per_leg
            assert one.load is None or 0 < one.load.kg <= 2000
    elif isinstance(reading, NotUnderstood):
        assert reading.why
        assert 0 <= reading.where <= len(line)


@given(
    st.integers(25, 50_000).map(lambda n: Weight(n, Unit.KG)),
    st.lists(st.integers(1, 100), min_size=1, max_size=4),
)
def test_what_is_written_out_is_read_back(load: Weight, reps: list[int]) -> None:
    line = f"{load.number}x" + " ".join(map(str, reps))
    reading = read(line, HERE)
    assert isinstance(reading, Sets)
    assert [(one.load, one.reps[0]) for one in reading.sets] == [(load, n) for n in reps]
