"""The line about what just happened, and what it says of undo."""

from __future__ import annotations

from legtui.text import one_line
from legtui.training.frozen import dataclass

MESSAGE_S = 6.0
"""How long it stays."""

UNDONE = "Undone: {}. U brings it back."
BACK_AGAIN = "Back again: {}."
NOTHING_BACK = "Nothing to bring back."


@dataclass(slots=True)
class Message:
    """A line about what just happened, and when it was said, in real seconds."""

    _line: str = ""
    _at: float = 0.0

    def say(self, line: str, now: float) -> None:
        """Say it in place of what was said before."""
        self._line, self._at = one_line(line), now

    def line(self, now: float) -> str:
        """Return it while it is fresh, then nothing."""
        return self._line if now - self._at < MESSAGE_S else ""
