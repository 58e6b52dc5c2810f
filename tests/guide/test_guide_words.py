"""The words of the guide: readable, showable, nothing promised; and read only when needed."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from legtui.guide import load
from legtui.guide.library import DATA, Guide
from legtui.guide.wording import FIGURE_COLUMNS, FIGURE_ROWS

FILES = sorted(str(one.relative_to(DATA)) for one in DATA.rglob("*.toml"))

LONGEST = {"cue": 110, "tips": 130, "name": 40, "fault": 60, "mend": 110, "start": 250, "bail": 140}
"""Characters, so that a card fits on 80x24."""


def texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key != "figure":
                yield from texts(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one, field)


def words_of(name: str) -> list[tuple[str, str]]:
    return list(texts(tomllib.loads((DATA / name).read_text(encoding="utf-8"))))


@pytest.mark.parametrize("name", FILES)
def test_words_can_be_shown_and_fit(name: str) -> None:
    for field, text in words_of(name):
        assert text.isascii(), text
        assert "  " not in text, text
        assert "\n" not in text, text
        assert len(text) <= LONGEST.get(field, 600), f"{field}: {text}"


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_promised_and_nothing_diagnosed(name: str) -> None:
    forbidden = re.compile(
        r"overtraining syndrome|prevents? injur|injury.free|guarantee|speeds (up )?recovery"
        r"|\bcures?\b|detox|you should take|we recommend",
        re.IGNORECASE,
    )
    for _, text in words_of(name):
        assert not forbidden.search(text), text


@pytest.mark.parametrize("field", ["cue", "tips", "mend", "why", "bail", "fault", "text"])
def test_sentences_end(field: str) -> None:
    for name in FILES:
        if name == "references.toml":
            continue
        for found, text in words_of(name):
            if found == field:
                assert text[-1] in ".?!", text


def test_every_variation_has_a_card_with_two_different_frames() -> None:
    frames = []
    for exercise in (*load.exercises(), *load.extra_exercises()):
        for variation in load.variations_of(exercise.id):
            card = load.variation_text(variation.id).set_up
            assert card.figure.start != card.figure.end
            frames.append((card.figure.start, card.figure.end))
            for frame in (card.figure.start, card.figure.end):
                assert 5 <= len(frame) <= FIGURE_ROWS
                assert 5 <= max(map(len, frame)) <= FIGURE_COLUMNS
                assert "O" in "".join(frame), f"{variation.id}: a figure without a head"
            assert len(card.figure.start) == len(card.figure.end)
    assert len(frames) == 24
    assert len(set(frames)) == 24


def test_heavy_lifts_say_how_to_get_out() -> None:
    for name in ("back_squat", "front_squat"):
        card = load.variation_text(name).set_up
        assert "safety bars" in card.start.lower()
        assert "safety bars" in card.bail.lower()
    assert "stops" in load.variation_text("leg_press").set_up.start
    for name in ("conventional_deadlift", "romanian_deadlift", "dumbbell_romanian_deadlift"):
        assert "back rounds" in load.variation_text(name).set_up.bail


def test_where_the_guide_is_wrong_the_words_say_so() -> None:
    assert "did not change" in load.variation_text("back_squat").why
    assert "No study was found" in load.variation_text("reverse_lunge").why
    assert "next to nothing" in {one.id: one for one in load.nutrition().supplements}["bcaa"].text
    assert "has not been shown" in load.topic("cool_down").text
    assert "nobody can promise" in load.topic("warm_up").text


class Noted(Guide):
    """Notes which files are read."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def read(self, name: str) -> dict[str, Any]:
        self.noted.append(name)
        return super().read(name)


def test_names_and_a_day_read_the_lean_files_once() -> None:
    guide = Noted()
    for _ in range(2):
        assert guide.exercises
        assert guide.day("A")
        assert guide.variations_of("squat")
        assert guide.variation("front_squat")
    assert sorted(guide.noted) == ["exercises.toml", "muscles.toml", "variations.toml"]


def test_a_card_reads_the_texts_of_its_exercise_alone() -> None:
    guide = Noted()
    assert guide.variation_text("back_squat").set_up.bail
    assert guide.variation_text("front_squat").tips
    assert [one for one in guide.noted if one.startswith("how_to")] == ["how_to/squat.toml"]
    assert "nutrition.toml" not in guide.noted


def test_the_first_screen_imports_no_texts() -> None:
    code = (
        "import sys; from legtui.guide import load; load.day('A'); load.warm_up_list('short');"
        "print(*(one for one in sys.modules if one.startswith('legtui.guide')))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "legtui.guide.library" in ran.stdout
    assert "legtui.guide.knowledge" not in ran.stdout
