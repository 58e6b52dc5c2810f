"""Reps and rests as they are typed into the program."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.session.program_dict import REPS, REST_S, ProgramError
from legtui.session.program_text import parse_reps, parse_rest
from legtui.text import clock


@given(st.integers(*REPS), st.integers(*REPS), st.sampled_from(["-", "–", " - ", " ", " to "]))
def test_a_range_is_read_low_to_high(a: int, b: int, between: str) -> None:
    lo, hi = min(a, b), max(a, b)
    assert parse_reps(f" {lo}{between}{hi} ") == (lo, hi)
    assert parse_reps(str(a)) == (a, a)
    if lo < hi:
        with pytest.raises(ProgramError):
            parse_reps(f"{hi}{between}{lo}")


@given(st.integers(*REST_S))
def test_a_rest_is_read_as_it_is_shown(seconds: int) -> None:
    assert parse_rest(clock(seconds)) == parse_rest(f"{seconds} s") == seconds


@pytest.mark.parametrize("text", ["", "x", "8-", "0-5", "5-51", "8-12-15", "-8", "٣"])
def test_no_range(text: str) -> None:
    with pytest.raises(ProgramError):
        parse_reps(text)


@pytest.mark.parametrize("text", ["", "soon", "2:75", "-30", "901", "15:01", "1:2:3", "٣"])
def test_no_rest(text: str) -> None:
    with pytest.raises(ProgramError):
        parse_rest(text)
