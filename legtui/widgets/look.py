"""How pictures are drawn on this terminal: with line art, or with plain ASCII."""

from __future__ import annotations

from typing import Final

from legtui.training.frozen import dataclass

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
        "◀": "<",
        "■": "#",
        "▲": "^",
        "▼": "v",
        "△": "^",
        "★": "*",
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


_LINES: Final = (
    dict.fromkeys("━─═╌┄╴╶╸╺╾╼", "-")
    | dict.fromkeys("│┃║╎┆▏▕▌▐╵╷", "|")
    | dict.fromkeys("┌┐└┘╭╮╰╯├┤┬┴┼┏┓┗┛╋┠┨╔╗╚╝", "+")
    | dict.fromkeys("█▉▊▋▍▎▀▄▆▇▅▃■▛▜▙▟▚▞▖▗▘▝▓▒", "#")
    | dict.fromkeys("▁▂▔░", "_")
    | {
        "◀": "<",
        "▸": ">",
        "◂": "<",
        "▪": "*",
        "◆": "*",
        "✗": "x",
        "✕": "x",
        "☰": "=",
        "🔎": "? ",
        "🔍": "? ",
    }
)
_LEFT_OVER: Final = str.maketrans(_LINES) | _PLAIN
"""Also what frameworks draw of their own accord: borders, edges, scroll bars."""


def drawn_plain(text: str) -> str:
    """Return what is about to be painted without line art; letters stay as they are."""
    return text if text.isascii() else text.translate(_LEFT_OVER)


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
