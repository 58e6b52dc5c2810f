"""The receipt of an import: every line of the file in exactly one of its counts."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from typing import Any

from legtui.exchange.records import Refused
from legtui.text import plural
from legtui.training.frozen import dataclass


class Outcome(IntEnum):
    """What became of a line. Of a line with several sets, the highest of them."""

    ALREADY_THERE = 0
    REFUSED = 1
    NOT_LEG = 2
    MERGED = 3
    IMPORTED = 4


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import did with a file's lines."""

    format: str
    lines: int
    """Data lines; the header and blank lines are none."""
    imported: int
    """Brought something new."""
    already_there: int
    merged: int
    """Went into a session or a set that is there: a rest, a note, a set that was missing."""
    not_leg: int
    """Other work: kept as history, or left out, as asked."""
    refused: tuple[Refused, ...]

    @property
    def accounted(self) -> int:
        """Lines that are accounted for; `lines`, or something is wrong."""
        return self.imported + self.already_there + self.merged + self.not_leg + len(self.refused)

    def to_dict(self) -> dict[str, Any]:
        """Return the receipt as `legtui import --json` prints it."""
        return {
            "format": self.format,
            "lines": self.lines,
            "imported": self.imported,
            "already_there": self.already_there,
            "merged": self.merged,
            "not_leg": self.not_leg,
            "refused": [{"line": one.line, "reason": one.reason} for one in self.refused],
        }

    def summary(self) -> str:
        """Return the receipt in one sentence."""
        parts = [
            f"{count:,} {word}"
            for count, word in (
                (self.imported, "imported"),
                (self.already_there, "already there"),
                (self.merged, "merged"),
                (self.not_leg, "not leg work"),
                (len(self.refused), "refused"),
            )
            if count
        ]
        return f"{plural(self.lines, 'line')}: {', '.join(parts) or 'nothing in them'}"


class Account:
    """Counts outcomes; a line is counted once, however often it is told."""

    def __init__(self) -> None:
        self._outcomes: dict[int, Outcome] = {}
        self._reasons: dict[int, Refused] = {}

    def tell(self, line: int, outcome: Outcome) -> None:
        """Say what became of a line or of a part of it."""
        self._outcomes[line] = max(outcome, self._outcomes.get(line, outcome))

    def brought(self, line: int) -> bool:
        """Whether a line brought something new."""
        return self._outcomes.get(line, Outcome.ALREADY_THERE) > Outcome.REFUSED

    def refuse(self, refused: Refused) -> None:
        """Say that a line was refused."""
        self.tell(refused.line, Outcome.REFUSED)
        self._reasons.setdefault(refused.line, refused)

    def receipt(self, format_id: str, lines: int) -> Receipt:
        """Return the receipt of what was told."""
        counts = Counter(self._outcomes.values())
        refused = sorted(
            line for line, outcome in self._outcomes.items() if outcome is Outcome.REFUSED
        )
        return Receipt(
            format=format_id,
            lines=lines,
            imported=counts[Outcome.IMPORTED],
            already_there=counts[Outcome.ALREADY_THERE],
            merged=counts[Outcome.MERGED],
            not_leg=counts[Outcome.NOT_LEG],
            refused=tuple(self._reasons[line] for line in refused),
        )
