"""The page on how the exercise at hand is done: what counts as its load."""

from __future__ import annotations

from dataclasses import replace

from session_fixtures import exercise, kg

from legtui.screens.pages import how_to
from legtui.training.equipment import Kind

PRESS = exercise(0, "leg_press", "leg_press", load=kg("145"), based_on=(1,))


def load_line(**changes: object) -> str:
    planned = replace(PRESS, **changes)  # type: ignore[arg-type]
    (line,) = (one for one in how_to(planned, None)[1] if one.startswith("Load: "))
    return line


def test_a_sled_says_what_it_comes_to_along_its_rail() -> None:
    line = load_line(loaded_with=Kind.SLED)
    assert "The sled and all its plates." in line
    assert "145 kg push like 103 kg" in line  # 145 x sin 45° = 102.53
    assert "push like" not in load_line(loaded_with=Kind.STACK)
    assert "push like" not in load_line(loaded_with=Kind.SLED, load=None)


def test_who_has_never_lifted_it_is_told_where_to_begin() -> None:
    assert "Begin with the empty sled." in load_line(loaded_with=Kind.SLED, based_on=())
    assert "Begin" not in load_line(loaded_with=Kind.SLED)
