"""Damaged copies of the guide: the error names file, item and field."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legtui.guide.library import DATA, Guide
from legtui.guide.read import GuideError
from legtui.guide.texts import Texts

FILES = sorted(str(one.relative_to(DATA)) for one in DATA.rglob("*.toml"))


def check(folder: Path) -> None:
    guide = Guide(folder)
    guide.check()
    Texts(guide).check()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def damaged(folder: Path, name: str, old: str, new: str) -> str:
    """Return the error after the first `old` of a file became `new`."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, f"{name} has no {old!r}"
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GuideError) as caught:
        check(folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "variations.toml",
            'needs = ["barbell"]',
            'needs = ["barbel"]',
            "variations.toml: back_squat: needs: unknown 'barbel'",
        ),
        (
            "variations.toml",
            'needs = ["barbell"]',
            "needs = []",
            "variations.toml: back_squat: needs: is empty",
        ),
        (
            "variations.toml",
            'exercise = "squat"',
            'exercise = "sqat"',
            "variations.toml: back_squat: exercise: unknown 'sqat'",
        ),
        (
            "variations.toml",
            'short = "Back squat"',
            'short = "Barbell back squat"',
            "variations.toml: back_squat: short: is longer than 12 characters",
        ),
        (
            "variations.toml",
            "core = 0.5}",
            "core = 0.7}",
            "variations.toml: back_squat: evidence.core: 0.7 is not 0, 0.5 or 1",
        ),
        (
            "variations.toml",
            "lower_back = 0.5",
            "lats = 0.5",
            "variations.toml: back_squat: evidence: unknown 'lats'",
        ),
        (
            "variations.toml",
            'emphasis = ["quadriceps"',
            'emphasis = ["quads"',
            "variations.toml: back_squat: emphasis: unknown 'quads'",
        ),
        (
            "variations.toml",
            "per_leg = false",
            "per_leg = 0",
            "variations.toml: back_squat: per_leg: should be true or false, is 0",
        ),
        (
            "exercises.toml",
            "reps_lo = 8",
            "reps_lo = 13",
            "exercises.toml: squat: reps_lo: 13 is not from 1 to reps_hi, 12",
        ),
        ("exercises.toml", "sets = 4", "sets = 0", "exercises.toml: squat: sets: 0 is less than 1"),
        (
            "exercises.toml",
            "sets = 4",
            "sets = 4.0",
            "exercises.toml: squat: sets: should be a number, is 4.0",
        ),
        (
            "exercises.toml",
            "short = 120",
            "short = 320",
            "exercises.toml: squat: rests_s: should be above 0 and rise from short to long",
        ),
        (
            "exercises.toml",
            "percent = 40",
            "percent = 140",
            "exercises.toml: squat: ramp[0]: percent: 140 is not between 0 and 100",
        ),
        (
            "exercises.toml",
            'day_b = "front_squat"',
            'day_b = "leg_press"',
            "exercises.toml: squat: day_b: 'leg_press' is of another exercise",
        ),
        (
            "exercises.toml",
            'day_b = "front_squat"',
            'day_b = "no_such_variation"',
            "exercises.toml: squat: day_b: unknown 'no_such_variation'",
        ),
        (
            "extras.toml",
            "[variations.barbell_hip_thrust]",
            "[variations.back_squat]",
            "extras.toml: hip_thrust: day_a: unknown 'barbell_hip_thrust'",
        ),
        (
            "how_to/squat.toml",
            '"kubo2019"',
            '"kubo2091"',
            "how_to/squat.toml: back_squat: sources: unknown 'kubo2091'",
        ),
        (
            "how_to/squat.toml",
            "[]===\\|/===[]",
            "[]===\\|/=====[]",
            "how_to/squat.toml: back_squat: set_up: figure: start: is wider than 14 columns",
        ),
        (
            "how_to/squat.toml",
            "      O\n",
            "\n      O\n",
            "how_to/squat.toml: back_squat: set_up: figure: start: is taller than 7 rows",
        ),
        (
            "how_to/squat.toml",
            "      O\n",
            "      \u25cb\n",
            "how_to/squat.toml: back_squat: set_up: figure: start: has signs that not every"
            " terminal shows",
        ),
        (
            "how_to/squat.toml",
            '"Feet about as wide as your shoulders."',
            '""',
            "how_to/squat.toml: tips[0]: is empty",
        ),
        (
            "how_to/squat.toml",
            'mend = "',
            'remedy = "',
            "how_to/squat.toml: faults[0]: remedy: unknown field",
        ),
        (
            "how_to/squat.toml",
            "variations.goblet_squat",
            "variations.cup_squat",
            "how_to/squat.toml: cup_squat: set_up: missing",
        ),
        (
            "warm_up.toml",
            'short = ["light_cardio"',
            'short = ["hard_cardio"',
            "warm_up.toml: lists: short: unknown 'hard_cardio'",
        ),
        (
            "warm_up.toml",
            'short = ["light_cardio"',
            'short = ["light_cardio", "light_cardio"',
            "warm_up.toml: lists: short: 'light_cardio' is there twice",
        ),
        (
            "warm_up.toml",
            'cue = "Hold a support. Relaxed',
            'cue = " Hold a support. Relaxed',
            "warm_up.toml: leg_swing_fb: cue: begins or ends with a blank",
        ),
        (
            "cool_down.toml",
            '"quad_standing", "calf_straight", "calf_bent", "hamstring_supine"',
            '"calf_straight", "calf_bent", "hamstring_supine", "quad_standing"',
            "cool_down.toml: lists: short: items: should go standing, kneeling, seated, lying,"
            " roller",
        ),
        (
            "cool_down.toml",
            '"calf_straight", "calf_bent", "hamstring_supine"',
            '"calf_straight", "hamstring_supine"',
            "cool_down.toml: lists: short: items: no stretch for 'soleus'",
        ),
        (
            "cool_down.toml",
            "rounds = {hamstring_supine = 2}",
            "rounds = {pigeon = 2}",
            "cool_down.toml: lists: long: rounds: unknown 'pigeon'",
        ),
        (
            "cool_down.toml",
            "rounds = {hamstring_supine = 2}",
            "rounds = {hamstring_supine = 20}",
            "cool_down.toml: lists: long: rounds.hamstring_supine: 20 is not from 1 to 4",
        ),
        (
            "cool_down.toml",
            'position = "standing"',
            'position = "floating"',
            "cool_down.toml: quad_standing: position: unknown 'floating'",
        ),
        (
            "muscle_texts.toml",
            '"quad_standing"',
            '"quad_sitting"',
            "muscle_texts.toml: quadriceps: stretches: unknown 'quad_sitting'",
        ),
        ("muscles.toml", "[abductors]", "[abductor]", "muscle_texts.toml: abductor: missing"),
        ("loads.toml", "[sled]", "[sledge]", "loads.toml: sled: missing"),
        (
            "nutrition.toml",
            'dose = "3 to 5 g',
            'does = "3 to 5 g',
            "nutrition.toml: supplements: creatine: does: unknown field",
        ),
        (
            "measuring.toml",
            "tries = 3",
            'tries = "3"',
            "measuring.toml: tests: vertical_jump: tries: should be a number, is '3'",
        ),
        (
            "references.toml",
            'read = "abstract"',
            'read = "whole"',
            "references.toml: kubo2019: read: unknown 'whole'",
        ),
    ],
)
def test_the_message_names_the_place(
    folder: Path, name: str, old: str, new: str, message: str
) -> None:
    assert message in damaged(folder, name, old, new)


def test_an_item_twice(folder: Path) -> None:
    message = damaged(folder, "variations.toml", "[front_squat]", "[back_squat]")
    assert message.startswith("variations.toml: ")
    assert "back_squat" in message


def test_an_extra_that_the_guide_has(folder: Path) -> None:
    path = folder / "extras.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("barbell_hip_thrust", "back_squat"),
        encoding="utf-8",
    )
    with pytest.raises(GuideError, match=r"extras.toml: back_squat: is there twice"):
        check(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_there(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(GuideError, match=re.escape(name)):
        check(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_toml(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\xff = [")
    with pytest.raises(GuideError, match=re.escape(name)):
        check(folder)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("warm_up.toml", "lists"),
        ("warm_up.toml", "items"),
        ("cool_down.toml", "lists"),
        ("cool_down.toml", "stretches"),
        ("extras.toml", "exercises"),
        ("how_to/lunge.toml", "variations"),
        ("nutrition.toml", "supplements"),
        ("nutrition.toml", "protein"),
        ("measuring.toml", "sites"),
        ("measuring.toml", "tests"),
        ("safety.toml", "pain"),
        ("exercises.toml", "squat"),
        ("topics.toml", "balance"),
    ],
)
@pytest.mark.parametrize("value", ["", 1, []])
def test_a_table_that_is_none_is_named(name: str, key: str, value: object) -> None:
    message = error_of(Copy(name, (key,), value))
    assert message.startswith(name)
    assert key in message


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("warm_up.toml", "lists"),
        ("cool_down.toml", "stretches"),
        ("extras.toml", "variations"),
        ("nutrition.toml", "supplements"),
        ("nutrition.toml", "fat"),
        ("measuring.toml", "sites"),
        ("safety.toml", "pain"),
        ("loads.toml", "stack"),
    ],
)
def test_a_table_left_out_is_named(name: str, key: str) -> None:
    message = error_of(Copy(name, (key,), None))
    assert message.startswith(name)
    assert key in message


def test_a_file_is_read_only_when_asked_for(folder: Path) -> None:
    (folder / "how_to" / "squat.toml").unlink()
    (folder / "references.toml").write_text("broken", encoding="utf-8")
    guide = Guide(folder)
    assert len(guide.exercises) == 6
    assert guide.variation("back_squat").name == "Back squat"
    with pytest.raises(GuideError):
        guide.exercise_text("squat")


def _leaves(table: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*path, key))
        else:
            yield (*path, key)


FIELDS = [
    (name, path)
    for name in FILES
    for path in _leaves(tomllib.loads((DATA / name).read_text(encoding="utf-8")))
]
MAY_BE_MISSING = ("reps", "choices")
"""Of a warm-up item: it may go by time, and mostly there is nothing to choose."""


class Copy(Guide):
    """The guide with one file's tables changed in memory."""

    def __init__(self, name: str, path: tuple[str, ...], value: object) -> None:
        super().__init__()
        self._changed = name, path, value

    def read(self, name: str) -> dict[str, Any]:
        tables = super().read(name)
        changed, path, value = self._changed
        if name == changed:
            at = tables
            for key in path[:-1]:
                at = at[key]
            if value is None:
                del at[path[-1]]
            else:
                at[path[-1]] = value
        return tables


def error_of(guide: Guide) -> str:
    with pytest.raises(GuideError) as caught:
        _check_lightly(guide)
    return str(caught.value)


def _check_lightly(guide: Guide) -> None:
    guide.check()
    Texts(guide).check()


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(FIELDS))
def test_any_field_left_out_is_named(field: tuple[str, tuple[str, ...]]) -> None:
    name, path = field
    if path[-1] in MAY_BE_MISSING or path[-2:-1] in (("evidence",), ("guide",), ("rounds",)):
        return
    message = error_of(Copy(name, path, None))
    assert name in message
    # A rest left out is told as the table it is missing from.
    assert path[-1] in message or path[-2] in message


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(FIELDS), st.sampled_from([b"bytes", [], {}, "", " ", -1]))
def test_any_field_of_the_wrong_kind_is_named(
    field: tuple[str, tuple[str, ...]], value: object
) -> None:
    name, path = field
    whole = isinstance(_original(name, path), int | float)
    if (value == [] and path[-1] in ("ramp", "stretches", "choices")) or (value == -1 and whole):
        return
    message = error_of(Copy(name, path, value))
    assert name in message
    assert path[-1] in message or path[-2] in message


def _original(name: str, path: tuple[str, ...]) -> object:
    at: Any = tomllib.loads((DATA / name).read_text(encoding="utf-8"))
    for key in path:
        at = at[key]
    return at
