"""How pictures are drawn on this terminal: with line art, or with plain ASCII."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_PLAIN: Final = str.maketrans(
    {
        "×": "x",
        "–": "-",
        "—": "-",
        "−": "-",
        "·": "-",
        "…": ".",
        "•": "*",
        "●": "o",
        "○": ".",
        "✓": "+",
        "▶": ">",
        "▲": "^",
        "▼": "v",
        "←": "<",
        "→": ">",
        "↑": "^",
        "↓": "v",
        "⏎": "<",
        "━": "=",
        "─": "-",
        "│": "|",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "½": "+",
        "≥": ">",
        "≤": "<",
        "\u00a0": " ",
    }
)
"""One character for one, so that a line drawn in columns keeps its columns."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the terminal can show; found out by the app, handed to every picture."""

    ascii: bool = False
    """Draw with ASCII alone: no block elements, no line art, no Braille."""

    def text(self, words: str) -> str:
        """Return our own words as this look can show them; what a person typed stays."""
        return words.translate(_PLAIN) if self.ascii else words


UNICODE: Final = Look()
ASCII: Final = Look(ascii=True)
