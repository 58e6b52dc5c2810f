"""What a lifter can do on a screen, defined once: key, name, help, whether it is possible now.

Keys, footer, command palette and help all follow from it.
"""

from __future__ import annotations

from collections.abc import Callable

from legtui.training.frozen import dataclass

KEY_NAMES = {
    "enter": "⏎",
    "escape": "Esc",
    "space": "Space",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "question_mark": "?",
    "tab": "Tab",
    "ctrl+p": "Ctrl+P",
    "ctrl+q": "Ctrl+Q",
    "slash": "/",
    "comma": ",",
}


def _always() -> bool:
    return True


HERE = "This screen"
"""The group of what belongs to one screen alone."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do."""

    id: str
    keys: tuple[str, ...]
    """Textual's names of the keys; empty where only the palette has it."""
    name: str
    """In a word or two, for the footer."""
    help: str
    """One sentence."""
    run: Callable[[], None]
    possible: Callable[[], bool] = _always
    group: str = HERE
    """What it belongs to, in the help."""
    footer: int = 0
    """How much it is needed in the footer, most first; 0 is not there."""
    shown_key: str = ""
    """How its keys are written together, where they are a pair: `←→`."""
    footer_word: str = ""
    """What the footer calls it, where it stands there for several."""
    name_now: Callable[[], str] | None = None
    """What it is called now, where that changes."""

    @property
    def word(self) -> str:
        """What it is called now."""
        return self.name_now() if self.name_now else self.name

    @property
    def key_text(self) -> str:
        """Its first key as it is written; empty without a key."""
        if self.shown_key:
            return self.shown_key
        return key_text(self.keys[0]) if self.keys else ""


def key_text(key: str) -> str:
    """Return a key as it is written on the screen."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key
