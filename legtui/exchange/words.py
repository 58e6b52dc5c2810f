"""The words of an exercise's name as they are compared: in English, no case, marks or order."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, Final

_WITHOUT_SPACES: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Kana, Han and Hangul: scripts whose words stand together or take endings."""


def is_leg(name: str, group: str = "") -> bool:
    """Whether an exercise is leg work, by the words of its name, else by its group."""
    words = words_of(name)
    told = _told(words)
    if told is not None:
        return told
    return bool(words_of(group) & _sets("groups")) if group else False


def _told(words: frozenset[str]) -> bool | None:
    if _holds_pair(words, "never_together") and not words & {"calf", "heel"}:
        return False
    if words & _sets("always") or _holds_pair(words, "always_together"):
        return not words & _sets("never") or "squat" in words or "lunge" in words
    return False if words & _sets("never") else None


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name as they are compared: in English, no case, plurals or order."""
    flat = _flat(name.replace("°", " degree "))
    flat = _foreign().sub(lambda found: f" {_english()[found[0]]} ", flat)
    out: set[str] = set()
    same, idle = _same(), _sets("idle")
    for word in re.findall(r"[^\W_]+", flat):
        single = _singular(word)
        meant = same.get(word) or same.get(single) or single
        out.update(part for part in meant.split() if part not in idle)
    return frozenset(out)


def _singular(word: str) -> str:
    if word in ("calves", "calve"):
        return "calf"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ps")):
        return word[:-1]
    return word


def weight_of_words(words: Iterable[str]) -> float:
    """Return how much words say of an exercise together."""
    weights = _words()["weights"]
    return float(sum(weights.get(word, 1.0) for word in words))


def table_of(name: str) -> dict[str, Any]:
    """Return one of the tables in `data`."""
    path = resources.files("legtui.exchange") / "data" / name
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _flat(text: str) -> str:
    """Return text without case and accents."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(one for one in plain if not unicodedata.combining(one)).replace("ł", "l")
    return unicodedata.normalize("NFC", bare)


@cache
def _english() -> dict[str, str]:
    """Return what is put in English, flat."""
    tables = table_of("languages.toml").values()
    return {_flat(word): meant for table in tables for word, meant in table.items()}


@cache
def _foreign() -> re.Pattern[str]:
    def pattern(text: str) -> str:
        bare = re.escape(text)
        return bare if _WITHOUT_SPACES.search(text) else rf"\b{bare}\b"

    longest_first = sorted(_english(), key=len, reverse=True)
    return re.compile("|".join(pattern(one) for one in longest_first))


@cache
def _words() -> dict[str, Any]:
    return table_of("words.toml")


@cache
def _same() -> dict[str, str]:
    return {_flat(word): meant for word, meant in _words()["same"].items()}


@cache
def _sets(key: str) -> frozenset[str]:
    return frozenset(_flat(word) for word in _words()[key])


@cache
def _pairs(key: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(pair) for pair in _words()[key])


def _holds_pair(words: frozenset[str], key: str) -> bool:
    return any(pair <= words for pair in _pairs(key))
