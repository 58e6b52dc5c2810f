"""Exercises and variations by the names that lifters type."""

from __future__ import annotations

from functools import cache

from legtui.guide import load as guide
from legtui.guide.model import Exercise
from legtui.training.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """What a name means: an exercise, or one variation of it."""

    exercise: str
    variation: str | None

    @property
    def name(self) -> str:
        """As it is shown."""
        if self.variation is not None:
            return variation_name(self.variation)
        return next((one.name for one in _exercises() if one.id == self.exercise), self.exercise)


def _exercises() -> tuple[Exercise, ...]:
    return (*guide.exercises(), *guide.extra_exercises())


def variation_name(variation: str) -> str:
    """Return a variation's name; one that is not ours is its own name."""
    return _variation_names().get(variation, variation.replace("_", " "))


@cache
def _variation_names() -> dict[str, str]:
    return {one.id: one.name for one in guide.every_variation()}


@cache
def _known() -> dict[str, Named]:
    known: dict[str, Named] = {}
    for one in guide.every_variation():
        for text in (one.id, one.name):
            known.setdefault(_plain(text), Named(one.exercise, one.id))
    for exercise in _exercises():
        for text in (exercise.id, exercise.name):
            known[_plain(text)] = Named(exercise.id, None)
    for text, variation in _SHORT.items():
        known[text] = Named(guide.variation(variation).exercise, variation)
    return known


_SHORT = {"rdl": "romanian_deadlift", "dl": "conventional_deadlift"}
"""What lifters call them, and no part of the name."""


def _plain(text: str) -> str:
    words = text.lower().replace("_", " ").replace("-", " ").split()
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)


def named(text: str) -> Named | None:
    """Return what a name means: `squat`, `Front squats`, `leg curl`, `rdl`.

    A part of a name will do where it means one exercise only.
    """
    wanted = _plain(text)
    if not wanted:
        return None
    if wanted in _known():
        return _known()[wanted]
    starting = {one for name, one in _known().items() if f" {wanted}" in f" {name}"}
    if len(starting) == 1:
        return next(iter(starting))
    exercises = {one.exercise for one in starting}
    return Named(next(iter(exercises)), None) if len(exercises) == 1 and len(wanted) > 2 else None


def leading(words: list[str]) -> tuple[Named, int] | None:
    """Return what the first words name, the most words first, and how many they are."""
    for count in range(min(5, len(words)), 0, -1):
        found = named(" ".join(words[:count]))
        if found is not None and not words[count - 1][0].isdigit():
            return found, count
    return None
