"""The load drawn: within its box, and every plate told."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.training.equipment import Dumbbells, Kind, Recipe
from legtui.training.loading import ladder, recipe
from legtui.training.weight import Unit, Weight
from legtui.widgets.canvas import cells
from legtui.widgets.look import ASCII, UNICODE, Look
from legtui.widgets.plate_bar import plate_color
from legtui.widgets.plate_words import brief_words, recipe_words
from legtui.widgets.plates import plates

KG = ("25", "20", "15", "10", "5", "2.5", "1.25")
SIDES = st.lists(st.sampled_from(KG), max_size=9).map(
    lambda names: tuple(sorted(map(Weight.of, names), key=lambda w: -w.hundredths))
)
LOOKS = st.sampled_from([UNICODE, ASCII])


def bar(side: tuple[Weight, ...], kind: Kind = Kind.BARBELL) -> Recipe:
    total = 2000 + 2 * sum(weight.hundredths for weight in side)
    return Recipe(Weight(total, Unit.KG), kind, Weight.of(20), side)


def recipes() -> st.SearchStrategy[Recipe]:
    stack = st.builds(
        lambda at, pin: Recipe(at, Kind.STACK, stack=at, on_pin=pin or None),
        st.integers(5, 200).map(Weight.of),
        SIDES.map(lambda side: side[:3]),
    )
    hands = st.builds(
        lambda hand, kind: Recipe(hand, kind, per_hand=hand),
        st.integers(1, 60).map(Weight.of),
        st.sampled_from([Kind.DUMBBELL, Kind.DUMBBELLS]),
    )
    nothing = st.just(Recipe(Weight.of(0), Kind.NOTHING))
    kinds = st.sampled_from([Kind.BARBELL, Kind.SLED])
    return st.one_of(st.builds(bar, SIDES, kinds), stack, hands, nothing)


PICTURE = str.maketrans(dict.fromkeys("[]+━─┃█▐▌▀▄▗▖▝▘=-|", " "))


def told(line: str) -> Counter[str]:
    """The plates named in a line, `3×20` as three."""
    found: Counter[str] = Counter()
    for word in line.translate(PICTURE).split():
        count, _, name = word.replace("x", "×").rpartition("×")
        if name in KG:
            found[name] += int(count or 1)
    return found


@given(recipes(), st.integers(1, 200), st.integers(1, 60), LOOKS)
def test_never_wider_or_taller_than_asked(
    recipe: Recipe, width: int, height: int, look: Look
) -> None:
    lines = plates(recipe, width, height, look).plain.split("\n")
    assert len(lines) == height
    assert max(cells(line) for line in lines) <= width


@given(SIDES, st.integers(60, 140), st.integers(4, 14), LOOKS)
def test_words_and_picture_tell_every_plate(
    side: tuple[Weight, ...], width: int, height: int, look: Look
) -> None:
    wanted = Counter(weight.number for weight in side)
    lines = plates(bar(side), width, height, look).plain.split("\n")
    words = next(line for line in lines if "bar" in line or "side" in line)
    assert told(words.partition("side")[2]) == wanted
    drawn = told(" ".join(line for line in lines if line is not words))
    if drawn:
        bare = Counter({"20": 1})
        assert drawn - bare == Counter({name: 2 * count for name, count in wanted.items()})


@given(SIDES, st.integers(24, 120))
def test_words_fit_or_are_marked_as_cut(side: tuple[Weight, ...], width: int) -> None:
    words = recipe_words(bar(side), width)
    assert cells(words) <= width
    if not words.endswith("…") and side:
        tail = words.partition("side ")[2] or words.removesuffix(" a side")
        assert told(tail) == Counter(weight.number for weight in side)


def test_one_dumbbell_is_told_and_drawn_once_and_a_pair_twice() -> None:
    gym = Dumbbells((Weight.of(10),))
    for pairs, words in ((False, "one dumbbell, 10 kg"), (True, "2 × 10 kg, one in each hand")):
        equipment = replace(gym, pairs=pairs)
        (load,) = ladder(equipment)
        made = recipe(equipment, load)
        assert made is not None
        assert recipe_words(made, 40) == words
        picture = plates(made, 60, 8).plain
        assert picture.replace(words, "").count(" 10 kg ") == (2 if pairs else 1)


def test_heavier_plates_are_not_smaller() -> None:
    heights = []
    for name in reversed(KG):
        lines = plates(bar((Weight.of(name),)), 60, 11).plain.split("\n")
        heights.append(sum(any(mark in line for mark in "█▀▄") for line in lines))
    assert heights == sorted(heights)
    assert heights[0] < heights[-1]


@pytest.mark.parametrize(
    ("weight", "unit", "color"),
    [
        ("25", "kg", "red"),
        ("20", "kg", "blue"),
        ("15", "kg", "yellow"),
        ("10", "kg", "green"),
        ("5", "kg", "white"),
        ("2.5", "kg", "black"),
        ("1.25", "kg", "silver"),
        ("45", "lb", "blue"),
        ("35", "lb", "yellow"),
        ("25", "lb", "green"),
        ("10", "lb", "white"),
        ("5", "lb", "black"),
        ("2.5", "lb", "silver"),
    ],
)
def test_colors_are_the_usual_ones(weight: str, unit: str, color: str) -> None:
    assert plate_color(Weight.of(weight, unit)) == color


def test_body_weight_is_nothing_to_draw() -> None:
    drawn = plates(Recipe(Weight.of(0), Kind.NOTHING), 40, 5).plain
    assert drawn.strip() == ""


def test_the_pin_goes_down_with_the_load() -> None:
    settings = tuple(Weight.of(step) for step in range(5, 105, 5))
    rows = []
    for at in (5, 50, 100):
        recipe = Recipe(Weight.of(at), Kind.STACK, stack=Weight.of(at))
        lines = plates(recipe, 60, 11, settings=settings).plain.split("\n")
        rows.append(next(row for row, line in enumerate(lines) if "◀" in line))
    assert rows == sorted(set(rows))


@given(recipes(), st.integers(1, 12))
def test_ascii_is_ascii(recipe: Recipe, height: int) -> None:
    assert plates(recipe, 80, height, ASCII).plain.isascii()


@pytest.mark.parametrize(
    ("side", "words"),
    [
        (("25", "10", "2.5"), "25 + 10 + 2.5 a side"),
        (("25", "25", "5", "1.25"), "2×25 + 5 + 1.25 a side"),
        ((), "empty bar, 20 kg"),
    ],
)
def test_a_list_says_plates_in_one_way(side: tuple[str, ...], words: str) -> None:
    assert brief_words(bar(tuple(map(Weight.of, side))), 24) == words


def test_a_list_says_nothing_of_a_pair_of_dumbbells() -> None:
    pair = recipe(Dumbbells((Weight.of(14),)), Weight.of(28))
    assert pair is not None
    assert brief_words(pair, 24) == ""
