"""Which of our exercises another app's name means, by a table that can be read and added to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from functools import cache
from typing import Any, Final

from legtui.contract import OTHER_EXERCISE
from legtui.exchange.errors import ExchangeError
from legtui.exchange.words import is_leg, table_of, weight_of_words, words_of
from legtui.guide import load as guide
from legtui.text import one_line
from legtui.training.frozen import dataclass

SURE: Final = 1.0
"""The score of a name that stands in the table."""
WORTH_SHOWING: Final = 0.34
"""Below this a guess is a shot in the dark and not shown."""
LONGEST_NAME: Final = 120
MOST_GUESSES: Final = 5000
"""Different names that are guessed at; nobody reads more of them."""


@dataclass(frozen=True, slots=True)
class Ours:
    """One of our variations, as a name in another app means it."""

    exercise: str
    variation: str
    per_leg: bool = False
    pair: bool = False
    """A dumbbell in each hand; the other app notes one, we both together."""


@dataclass(frozen=True, slots=True)
class Match:
    """What became of a name."""

    name: str
    """As in the file, safe to show."""
    ours: Ours | None
    """`None` if it is none of ours."""
    guess: Ours | None
    """The nearest of ours where it is none for sure."""
    score: float
    leg: bool

    @property
    def exercise(self) -> str:
        """Our exercise, or `other`."""
        return self.ours.exercise if self.ours else OTHER_EXERCISE

    @property
    def variation(self) -> str:
        """Our variation, or the name in the file."""
        return self.ours.variation if self.ours else self.name


@dataclass(frozen=True, slots=True)
class Names:
    """The table of names, with what the lifter changed in it."""

    own: Mapping[str, str | None] = field(default_factory=dict)
    """Name in the file to variation; `None` says that it is none of ours."""
    _found: dict[tuple[str, str], Match] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        unknown = [one for one in self.own.values() if one is not None and one not in variations()]
        if unknown:
            raise ExchangeError(f"“{one_line(unknown[0], 40)}” is none of our variations")

    def match(self, name: str, group: str = "") -> Match:
        """Return what a name means; `group` is its category or muscles in the file."""
        found = self._found.get((name, group))
        if found is None:
            found = self._match(one_line(name, LONGEST_NAME), group)
            self._found[name, group] = found
        return found

    def _match(self, name: str, group: str) -> Match:
        words = words_of(name)
        for theirs, chosen in self.own.items():
            if words_of(theirs) == words and words:
                return _chosen(name, chosen)
        ours = _table().get(words)
        if ours is not None:
            return Match(name, ours, ours, SURE, leg=True)
        leg = is_leg(name, group)
        worth_it = leg and len(self._found) < MOST_GUESSES
        guess, score = _guess(words) if worth_it else (None, 0.0)
        if score < WORTH_SHOWING:
            guess, score = None, 0.0
        return Match(name, None, guess, score, leg)


def _chosen(name: str, variation: str | None) -> Match:
    if variation is None:
        return Match(name, None, None, 0.0, leg=is_leg(name))
    ours = variations()[variation]
    with_dumbbells = "dumbbell" in words_of(name)
    pair = variation in _pair_variations() and (with_dumbbells or ours.pair)
    chosen = Ours(ours.exercise, variation, ours.per_leg, pair)
    return Match(name, chosen, chosen, SURE, leg=True)


@cache
def variations() -> dict[str, Ours]:
    """Return every variation that a name can mean, in the guide's order."""
    rows = _rows()
    return {
        one.id: Ours(one.exercise, one.id, one.per_leg, rows.get(one.id, {}).get("pairs", False))
        for one in guide.every_variation()
    }


def known_names() -> Iterable[tuple[str, str]]:
    """Yield every name of the table and the variation it means, to show it."""
    for id_, row in _rows().items():
        for name in (*row["names"], *row.get("pair_names", ())):
            yield name, id_


def name_for(variation: str, *, pair: bool) -> str | None:
    """Return what other apps call a variation, `None` if it is none of ours.

    Args:
        variation: Ours.
        pair: Whether a dumbbell is held in each hand; the name says so then.
    """
    row = _rows().get(variation)
    if row is None:
        return None
    names, pairs = row["names"], row.get("pair_names", [])
    return next(iter((*pairs, *names) if pair else (*names, *pairs)), None)


@cache
def _pair_variations() -> frozenset[str]:
    return frozenset(
        id_ for id_, row in _rows().items() if row.get("pairs") or row.get("pair_names")
    )


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return table_of("names.toml")


@cache
def _table() -> dict[frozenset[str], Ours]:
    table: dict[frozenset[str], Ours] = {}
    rows = _rows()
    for id_, ours in variations().items():
        row = rows.get(id_, {})
        for name in row.get("names", ()):
            table.setdefault(words_of(name), ours)
        for name in row.get("pair_names", ()):
            table.setdefault(words_of(name), replace(ours, pair=True))
        table.setdefault(words_of(id_.replace("_", " ")), ours)
    return table


def _guess(words: frozenset[str]) -> tuple[Ours | None, float]:
    """Return the nearest name of the table by shared words, and how near it is.

    The measure is Jaccard's, words weighted by what they say of an exercise.
    """
    best, score = None, 0.0
    for known, ours in _table().items():
        shared = words & known
        if shared and (near := weight_of_words(shared) / weight_of_words(words | known)) > score:
            best, score = ours, near
    return best, round(score, 2)
