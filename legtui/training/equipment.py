"""What a gym has to load a lift with, and how a load is built from it."""

from __future__ import annotations

from enum import StrEnum

from legtui.training.frozen import dataclass
from legtui.training.weight import Unit, Weight


class Kind(StrEnum):
    """What a variation can be loaded with; the guide's `needs` are of these."""

    BARBELL = "barbell"
    STACK = "stack"
    SLED = "sled"
    DUMBBELLS = "dumbbells"
    """One in each hand: the load is both together."""
    DUMBBELL = "dumbbell"
    """One alone."""
    NOTHING = "nothing"
    """Body weight."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A size of plate and how many there are; `count` `None` is as many as one likes."""

    weight: Weight
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Barbell:
    """A bar with its collars, loaded with the same plates on both sides."""

    bar: Weight
    collar_each: Weight
    plates: tuple[Plate, ...]


@dataclass(frozen=True, slots=True)
class Sled:
    """A plate-loaded leg press: the load is the sled and its plates."""

    sled: Weight
    plates: tuple[Plate, ...]


@dataclass(frozen=True, slots=True)
class Pin:
    """An add-on pin for a weight stack, with round plates on it (the guide's Gympin)."""

    weight: Weight
    plates: tuple[Plate, ...]
    limit: Weight
    """The most that may hang on it."""
    most_plates: int = 3


@dataclass(frozen=True, slots=True)
class Stack:
    """A selectorized machine: the settings of its stack, and a pin if the lifter has one."""

    settings: tuple[Weight, ...]
    """In order; half steps included."""
    pin: Pin | None = None


@dataclass(frozen=True, slots=True)
class Dumbbells:
    """Sizes of one dumbbell; there is a pair of each where `pairs` says so."""

    sizes: tuple[Weight, ...]
    pairs: bool = True


@dataclass(frozen=True, slots=True)
class BodyWeight:
    """Nothing to load."""


Equipment = Barbell | Sled | Stack | Dumbbells | BodyWeight


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one load is built. What does not apply is `None` or empty."""

    total: Weight
    kind: Kind
    base: Weight | None = None
    """The bar with its collars, or the sled."""
    per_side: tuple[Weight, ...] | None = None
    """Plates of one side, heaviest first."""
    per_hand: Weight | None = None
    stack: Weight | None = None
    on_pin: tuple[Weight, ...] | None = None
    """Plates on the add-on pin, heaviest first."""


@dataclass(frozen=True, slots=True)
class Gym:
    """A place with its equipment. A variation is loaded with the kind it needs; a machine
    of one variation may have its own entry in `machines`.
    """

    id: str
    name: str
    unit: Unit
    barbell: Barbell | None = None
    sled: Sled | None = None
    stack: Stack | None = None
    dumbbells: Dumbbells | None = None
    machines: tuple[tuple[str, Equipment], ...] = ()
    """Variation id and the equipment that it alone uses."""


def kind_of(equipment: Equipment) -> Kind:
    """Return what kind of thing is loaded."""
    match equipment:
        case Barbell():
            return Kind.BARBELL
        case Sled():
            return Kind.SLED
        case Stack():
            return Kind.STACK
        case Dumbbells(pairs=pairs):
            return Kind.DUMBBELLS if pairs else Kind.DUMBBELL
        case BodyWeight():
            return Kind.NOTHING
