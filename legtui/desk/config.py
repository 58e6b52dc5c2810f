"""Key changes of the lifter's own: `config.toml` in the data folder.

    [keys]
    undo = "backspace"
    across = ["z", "f2"]

On the left stands an action's name, on the right its key or keys. What can't be read is said in a
sentence each and left at its default; nothing in this file can keep legtui from starting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from legtui.text import one_line
from legtui.training.frozen import dataclass

CONFIG_NAME: Final = "config.toml"
MOST_BYTES: Final = 64 * 1024

FIXED: Final = frozenset({"enter", "escape", "ctrl+q", "ctrl+c", *"0123456789"})
"""Keys that always do what they do: to go on, to leave, to say how many."""

_KEY = re.compile(
    r"ctrl\+[a-z]|f(?:[1-9]|1[0-2])|up|down|left|right|home|end|pageup|pagedown|enter|escape"
    r"|space|tab|backspace|delete|insert|\S\Z"
)
_NAMES: Final = {
    "-": "minus", "+": "plus", "=": "equals_sign", "?": "question_mark", "/": "slash",
    ".": "full_stop", ",": "comma", ";": "semicolon", ":": "colon", "!": "exclamation_mark",
    "*": "asterisk", "#": "number_sign", "'": "apostrophe", '"': "quotation_mark",
    "<": "less_than_sign", ">": "greater_than_sign", "_": "underscore", "@": "at",
}  # fmt: skip
"""What Textual calls a key that is a sign."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the file says, as far as it can be read."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """From an action's name to its keys, by Textual's names."""
    problems: tuple[str, ...] = ()
    """A sentence for each thing that is left at its default."""


def read(folder: Path) -> Config:
    """Return what `config.toml` in a folder says; without one, nothing."""
    path = folder / CONFIG_NAME
    try:
        if not path.is_file():
            return Config()
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        return _none(f"it can't be opened ({error.strerror})")
    if len(data) > MOST_BYTES:
        return _none(f"it is larger than {MOST_BYTES // 1024} KB")
    import tomllib  # only the few who have the file pay for it

    try:
        return parse(tomllib.loads(data.decode("utf-8-sig")))
    except UnicodeDecodeError:
        return _none("it is not UTF-8 text")
    except tomllib.TOMLDecodeError as error:
        return _none(f"it is not TOML: {one_line(str(error), 80)}")
    except (RecursionError, ValueError, OverflowError):
        return _none("it is not TOML that can be read")


def _none(why: str) -> Config:
    return Config(problems=(f"{CONFIG_NAME} is left out: {why}.",))


def parse(found: Mapping[str, Any]) -> Config:
    """Return what the tables of the file say."""
    problems = [
        f"{CONFIG_NAME}: {one_line(name, 40)} is not a table that is known."
        for name in found
        if name != "keys"
    ]
    table = found.get("keys", {})
    if not isinstance(table, dict):
        return Config(problems=(*problems, f"{CONFIG_NAME}: keys must be a table, [keys]."))
    keys: dict[str, tuple[str, ...]] = {}
    taken: dict[str, str] = {}
    for action, value in table.items():
        try:
            wanted = _keys(value)
            clash = next((key for key in wanted if key in taken), None)
            if clash is not None:
                raise ValueError(f"{_shown(clash)} is {one_line(taken[clash], 40)} already")
        except ValueError as error:
            problems.append(f"{CONFIG_NAME}: {one_line(action, 40)} keeps its key: {error}.")
            continue
        keys[action] = wanted
        taken.update(dict.fromkeys(wanted, str(action)))
    return Config(MappingProxyType(keys), tuple(problems))


def _keys(value: object) -> tuple[str, ...]:
    """Return the keys of an action. Raises `ValueError` with the reason."""
    given = value if isinstance(value, list) else [value]
    words = [one for one in given if isinstance(one, str)]
    if not words or len(words) < len(given):
        raise ValueError('a key is written like "u" or ["u", "f2"]')
    return tuple(dict.fromkeys(_key(one) for one in words))


def _key(word: str) -> str:
    if not _KEY.fullmatch(word) or not word.isprintable():
        raise ValueError(f"“{one_line(word, 20)}” is no key")
    if word in FIXED:
        raise ValueError(f"{word} always does what it does")
    return _NAMES.get(word, word)


def _shown(key: str) -> str:
    return next((sign for sign, name in _NAMES.items() if name == key), key)
