"""A lighter next set after one that went under the range or was not clean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bouts import BARBELL, STACK, kg, lb, steps
from hypothesis import given
from hypothesis import strategies as st

from legtui.training.record import LoggedSet, SetKind
from legtui.training.weight import Unit
from legtui.training.within_session import ease

SET = LoggedSet(id=7, number=2, kind=SetKind.WORK, load=kg(100), reps=(7,), form_ok=True)


@pytest.mark.parametrize(("reps", "expect"), [((7,), 92.5), ((5,), 87.5), ((0,), 75), ((9, 6), 90)])
def test_under_the_range_the_load_comes_down_to_what_gives_one_rep_more(
    reps: tuple[int, ...], expect: float
) -> None:
    easing = ease(replace(SET, reps=reps), 8, BARBELL, 180)
    assert easing is not None
    assert (easing.load, easing.restore) == (kg(expect), kg(100))
    assert (easing.rest_s, easing.based_on) == (270, (7,))
    assert easing.why.startswith(f"{min(reps)} of 8 at 100 kg: ")


def test_form_not_clean_takes_a_twentieth_off() -> None:
    easing = ease(replace(SET, reps=(10,), form_ok=False), 8, BARBELL, 100)
    assert easing is not None
    assert (easing.load, easing.rest_s) == (kg(95), 150)
    assert easing.why.startswith("Form was not clean at 100 kg")


def test_a_fine_set_body_weight_or_the_lightest_load_change_nothing() -> None:
    assert ease(replace(SET, reps=(8,)), 8, BARBELL, 180) is None
    assert ease(replace(SET, reps=(8,), form_ok=None), 8, BARBELL, 180) is None
    assert ease(replace(SET, load=None), 8, BARBELL, 180) is None
    assert ease(replace(SET, load=kg(20)), 8, BARBELL, 180) is None


def test_pounds() -> None:
    easing = ease(replace(SET, load=lb(225)), 8, steps("45", "5", "400", Unit.LB), 180)
    assert easing is not None
    assert easing.load == lb(210)  # 225 x (37/30) / (39/30) = 213.5


@given(place=st.integers(1, 19), reps=st.integers(0, 7), clean=st.booleans())
def test_it_is_lighter_and_on_the_ladder(place: int, reps: int, clean: bool) -> None:
    done = replace(SET, load=STACK[place], reps=(reps,), form_ok=clean)
    easing = ease(done, 8, STACK, 90)
    assert easing is not None
    assert easing.load in STACK[:place]
