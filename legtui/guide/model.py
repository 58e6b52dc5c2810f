"""What an item of the guide is made of. The loader fills these from the data files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Final, NewType

from legtui.training.equipment import Kind
from legtui.training.frozen import dataclass

MAY_BE_EMPTY: Final[Mapping[str, bool]] = {"may_be_empty": True}
"""Mark of a field whose list may have nothing in it; any other list has."""


class Position(StrEnum):
    """How one is placed in a stretch; the cool-down goes through them in this order."""

    STANDING = "standing"
    KNEELING = "kneeling"
    SEATED = "seated"
    LYING = "lying"
    ROLLER = "roller"


Drawing = NewType("Drawing", tuple[str, ...])
"""Lines of characters that every terminal can show: printable ASCII."""

SHORT_COLUMNS: Final = 12
PRESETS: Final = ("short", "standard", "long")
"""Of the rests between working sets."""
CREDITS: Final = (0, 0.5, 1)
"""Fractional counting: direct 1, indirect 0.5 (Pelland et al. 2024)."""


@dataclass(frozen=True, slots=True)
class RampStep:
    """One lighter set before the working sets."""

    percent: int
    """Of the working load."""
    reps: int

    def __post_init__(self) -> None:
        if not 0 < self.percent < 100:
            raise ValueError(f"percent: {self.percent} is not between 0 and 100")
        if self.reps < 1:
            raise ValueError(f"reps: {self.reps} is less than 1")


@dataclass(frozen=True, slots=True)
class Exercise:
    """One of the exercises, in the guide's order. Its tips and faults are an `ExerciseText`."""

    id: str
    name: str
    sets: int
    reps_lo: int
    reps_hi: int
    per_leg: bool
    rests_s: dict[str, int] = field(hash=False)
    """Rest between working sets, seconds, by preset: `short`, `standard`, `long`."""
    change_s: int
    """Time to change to this exercise from the one before, seconds."""
    tempo_s: float
    """Seconds a rep takes; for the length of a session only."""
    ramp: tuple[RampStep, ...] = field(metadata=MAY_BE_EMPTY)
    """Its own ramp sets at its place in the guide's order."""
    one_rm: bool
    """Whether an estimated 1RM is honest for it."""
    day_a: str
    """Variation of day A."""
    day_b: str
    """Variation of day B."""

    def __post_init__(self) -> None:
        if self.sets < 1:
            raise ValueError(f"sets: {self.sets} is less than 1")
        if not 1 <= self.reps_lo <= self.reps_hi:
            raise ValueError(f"reps_lo: {self.reps_lo} is not from 1 to reps_hi, {self.reps_hi}")
        if tuple(self.rests_s) != PRESETS:
            raise ValueError(f"rests_s: should have {', '.join(PRESETS)}")
        if not 0 < self.rests_s["short"] <= self.rests_s["standard"] <= self.rests_s["long"]:
            raise ValueError("rests_s: should be above 0 and rise from short to long")
        if self.change_s < 0:
            raise ValueError(f"change_s: {self.change_s} is less than 0")
        if self.tempo_s <= 0:
            raise ValueError(f"tempo_s: {self.tempo_s} is not above 0")

    @property
    def rest_s(self) -> int:
        """Rest between working sets by the standard preset, seconds."""
        return self.rests_s["standard"]


@dataclass(frozen=True, slots=True)
class Variation:
    """One way of doing an exercise. Its cues and set-up card are a `VariationText`."""

    id: str
    exercise: str
    name: str
    short: str
    """At most 12 characters, for narrow lists."""
    needs: tuple[Kind, ...]
    """Alternatives, the usual one first."""
    per_leg: bool
    emphasis: tuple[str, ...]
    """Muscles that the guide's words name for it."""
    evidence: dict[str, float] = field(hash=False)
    """Muscle to credit per working set, by the evidence: 1 direct, 0.5 indirect. What is not
    there is 0. A per-leg set counts once."""
    guide: dict[str, float] = field(hash=False)
    """Muscle to credit per working set, by the guide's words; for what the guide does not name,
    those of the lift it stands in for."""

    def __post_init__(self) -> None:
        if len(self.short) > SHORT_COLUMNS:
            raise ValueError(f"short: is longer than {SHORT_COLUMNS} characters")
        for name, credits in (("evidence", self.evidence), ("guide", self.guide)):
            for muscle, credit in credits.items():
                if credit not in CREDITS:
                    raise ValueError(f"{name}.{muscle}: {credit} is not 0, 0.5 or 1")

    @property
    def home(self) -> bool:
        """Whether it can be done without a machine and without a barbell."""
        return any(one in (Kind.DUMBBELLS, Kind.DUMBBELL, Kind.NOTHING) for one in self.needs)


@dataclass(frozen=True, slots=True)
class Load:
    """What a kind of equipment counts as the load."""

    id: str
    """A value of `Kind`."""
    name: str
    counted: str
    first_time: str
    """Where to begin when it was never lifted."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of doing a warm-up item."""

    id: str
    name: str
    cue: str


@dataclass(frozen=True, slots=True)
class WarmUpItem:
    """One item of the warm-up."""

    id: str
    name: str
    cue: str
    why: str
    seconds: int
    """How long it takes, each side."""
    reps: int | None
    """Each side; `None` when it goes by time."""
    per_side: bool
    cardio: bool
    """Light cardio: it waits for a key at its start and at its end."""
    muscles: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    """Jog, cycle or the lifter's own, where there is a choice."""

    def __post_init__(self) -> None:
        if self.seconds < 1:
            raise ValueError(f"seconds: {self.seconds} is less than 1")
        if self.reps is not None and self.reps < 1:
            raise ValueError(f"reps: {self.reps} is less than 1")

    @property
    def sides(self) -> int:
        """How many times it is done: once, or once each side."""
        return 2 if self.per_side else 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """A static stretch or a foam roll, held on each side."""

    id: str
    name: str
    cue: str
    position: Position
    per_side: bool
    muscles: tuple[str, ...]

    @property
    def roll(self) -> bool:
        """Whether it is done on the foam roller."""
        return self.position is Position.ROLLER


@dataclass(frozen=True, slots=True)
class CoolDownItem:
    """A stretch in a list, with how often it is held on each side."""

    stretch: Stretch
    rounds: int

    @property
    def holds(self) -> int:
        """How many times it is held, all sides and rounds: left, right, left, right."""
        return self.rounds * (2 if self.stretch.per_side else 1)


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle or a group that exercises and stretches name."""

    id: str
    name: str
    headline: str
    """The group of the balance board it counts into."""
    major: bool
    counted: bool
    """Whether sets are counted for it."""
