"""What the guide's words are made of: cues, set-up cards, muscles, sources.

Apart from the numbers of a session (`legtui.guide.model`), which the first screen waits for.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Final

from legtui.guide.model import MAY_BE_EMPTY, Drawing
from legtui.training.frozen import dataclass

FIGURE_COLUMNS: Final = 14
FIGURE_ROWS: Final = 7


@dataclass(frozen=True, slots=True)
class Figure:
    """Two frames drawn in characters: where the movement starts and where it turns."""

    start: Drawing
    end: Drawing

    def __post_init__(self) -> None:
        for name, frame in (("start", self.start), ("end", self.end)):
            if len(frame) > FIGURE_ROWS:
                raise ValueError(f"{name}: is taller than {FIGURE_ROWS} rows")
            if any(len(row) > FIGURE_COLUMNS for row in frame):
                raise ValueError(f"{name}: is wider than {FIGURE_COLUMNS} columns")
            if not all(" " <= sign <= "~" for row in frame for sign in row):
                raise ValueError(f"{name}: has signs that not every terminal shows")


@dataclass(frozen=True, slots=True)
class SetUpCard:
    """What to know before the first set of an exercise."""

    start: str
    """The position to start from."""
    bail: str
    """Safeties, or how to get out of a set that fails."""
    figure: Figure


@dataclass(frozen=True, slots=True)
class Fault:
    """What often goes wrong, and its mend."""

    fault: str
    mend: str


@dataclass(frozen=True, slots=True)
class ExerciseText:
    """The words to an exercise, loaded when they are asked for."""

    tips: tuple[str, ...]
    """Execution tips of the guide, the most helpful first."""
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class VariationText:
    """The words to a variation, loaded when they are asked for."""

    tips: tuple[str, ...]
    """Its own cues, beside the exercise's."""
    confidence: str
    """How sure the evidence credits are."""
    why: str
    """Where the credits come from, in one or two sentences."""
    sources: tuple[str, ...]
    set_up: SetUpCard


@dataclass(frozen=True, slots=True)
class MuscleText:
    """The words to a muscle, loaded when they are asked for."""

    where: str
    does: tuple[str, ...]
    used_in: tuple[str, ...]
    text: str
    stretches: tuple[str, ...] = field(metadata=MAY_BE_EMPTY)
    """Ids of its stretches and rolls."""


class Read(StrEnum):
    """How a source was read; what is from memory or at second hand says so."""

    GUIDE = "guide"
    """The guide names it."""
    ABSTRACT = "abstract"
    SECONDARY = "secondary"
    REPOSITORY = "repository"
    MEMORY = "memory"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Reference:
    """A source, as it is cited."""

    id: str
    text: str
    read: Read
    """How it was read."""
