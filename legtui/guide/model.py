"""What an item of the guide is made of. The loader fills these from the data files."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Needs(StrEnum):
    """What a variation is loaded with."""

    BARBELL = "barbell"
    STACK = "stack"
    SLED = "sled"
    DUMBBELLS = "dumbbells"
    """One in each hand: the load is both together."""
    DUMBBELL = "dumbbell"
    """One alone."""
    NOTHING = "nothing"
    """Body weight."""


class Position(StrEnum):
    """How one is placed in a stretch; the cool-down goes through them in this order."""

    STANDING = "standing"
    KNEELING = "kneeling"
    SEATED = "seated"
    LYING = "lying"
    ROLLER = "roller"


@dataclass(frozen=True, slots=True)
class Figure:
    """Two frames drawn in characters: where the movement starts and where it turns."""

    start: tuple[str, ...]
    end: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetUpCard:
    """What to know before the first set of an exercise."""

    start: str
    """The position to start from."""
    bail: str
    """Safeties, or how to get out of a set that fails."""
    figure: Figure


@dataclass(frozen=True, slots=True)
class Exercise:
    """One of the exercises, in the guide's order."""

    id: str
    name: str
    sets: int
    reps_lo: int
    reps_hi: int
    per_leg: bool
    rest_s: int
    """Rest between working sets by the standard preset, seconds."""
    rests_s: dict[str, int] = field(hash=False)
    """Preset name (`short`, `standard`, `long`) to seconds."""
    change_s: int
    """Time to change to this exercise from the one before, seconds."""
    tempo_s: float
    """Seconds a rep takes; for the length of a session only."""
    one_rm: bool
    """Whether an estimated 1RM is honest for it."""
    tips: tuple[str, ...]
    """Execution tips of the guide, shortest first line of help."""
    faults: tuple[str, ...]
    """Common faults, each with its mend."""
    day_a: str
    """Variation of day A."""
    day_b: str
    """Variation of day B."""


@dataclass(frozen=True, slots=True)
class Variation:
    """One way of doing an exercise."""

    id: str
    exercise: str
    name: str
    short: str
    """At most 12 characters, for narrow lists."""
    needs: tuple[Needs, ...]
    """Alternatives, the usual one first."""
    per_leg: bool
    home: bool
    """Whether it needs no machine."""
    emphasis: tuple[str, ...]
    """Muscles that the guide's words name for it."""
    evidence: dict[str, float] = field(hash=False)
    """Muscle to credit per working set, by the evidence."""
    guide: dict[str, float] = field(hash=False)
    """Muscle to credit per working set, by the guide's words."""
    confidence: str
    """How sure the evidence credits are."""
    why: str
    """Where the credits come from, in one or two sentences."""
    sources: tuple[str, ...]
    tips: tuple[str, ...]
    """Its own cues, beside the exercise's."""
    set_up: SetUpCard


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


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle that sets are counted for."""

    id: str
    name: str
    headline: str
    """The group of the balance board it counts into."""
    major: bool
    where: str
    does: tuple[str, ...]
    used_in: tuple[str, ...]
    text: str
    stretches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A source, as it is cited."""

    id: str
    text: str
    read: str
    """How it was read: `guide`, `abstract`, `secondary`, `repository`, `memory`, `computed`."""
