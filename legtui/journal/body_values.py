"""What is kept beside the sessions: measurements, tests, photos, food and drink, supplements.

Every record is equal to one with the same content; `id` is its row in this file, 0 before it
has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import datetime
from decimal import Decimal
from typing import Final

from legtui.training.body import Length, LengthUnit, girth
from legtui.training.frozen import dataclass
from legtui.training.weight import Unit, Weight

BODY_WEIGHT: Final = "body_weight"
"""The site of a weighing; every other site is one of the guide's girths."""

POSES: Final = ("front", "side", "back")


@dataclass(frozen=True, slots=True)
class Measurement:
    """One to three readings of a girth, or a weighing."""

    site: str
    side: str | None
    readings: tuple[int, ...]
    """Hundredths of the unit, as they were read."""
    unit: str
    """`cm` or `in`; of a weighing `kg` or `lb`."""
    at: datetime
    """Aware."""
    id: int = field(default=0, compare=False)

    @property
    def cm(self) -> Decimal:
        """The girth in centimetres, by the rule of two or three readings."""
        return girth([Length(one, LengthUnit(self.unit)) for one in self.readings]).cm

    @property
    def weight(self) -> Weight:
        """The weight of a weighing."""
        return Weight(self.readings[0], Unit(self.unit))


@dataclass(frozen=True, slots=True)
class Performance:
    """The result of a performance test."""

    test: str
    """Id of one of the guide's tests, or of an own one."""
    side: str | None
    value: int
    """Thousandths of the unit, as it was entered."""
    unit: str
    at: datetime
    """Aware."""
    distance: int | None = None
    """Of a sprint, hundredths of a metre."""
    id: int = field(default=0, compare=False)

    @property
    def number(self) -> Decimal:
        """The value in its unit."""
        return Decimal(self.value) / 1000


@dataclass(frozen=True, slots=True)
class OwnTest:
    """A test that the lifter made up."""

    name: str
    unit: str
    more_is_better: bool
    per_side: bool = False
    id: int = field(default=0, compare=False)

    @property
    def test(self) -> str:
        """What `Performance.test` says for its results, the same in every file."""
        return f"own:{self.name}"


@dataclass(frozen=True, slots=True)
class Photo:
    """A progress photo; its picture is a file in the folder of photos."""

    uid: str
    """Name of its files, without an ending."""
    pose: str
    at: datetime
    """The day it was taken, aware."""
    width: int
    height: int
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Intake:
    """Something eaten or drunk."""

    what: str
    """`protein` or `water`."""
    amount: int
    """Grams of protein, millilitres of water."""
    at: datetime
    """Aware."""
    food: str | None = None
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Tick:
    """A supplement that was taken."""

    supplement: str
    """Id of one of the guide's."""
    at: datetime
    """Aware."""
    mg: int | None = None
    """How much, where it counts against a cap."""
    id: int = field(default=0, compare=False)


Record = Measurement | Performance | OwnTest | Photo | Intake | Tick


@dataclass(frozen=True, slots=True)
class BodyRecords:
    """All of it, each kind by its time, oldest first."""

    measurements: tuple[Measurement, ...] = ()
    performances: tuple[Performance, ...] = ()
    own_tests: tuple[OwnTest, ...] = ()
    photos: tuple[Photo, ...] = ()
    intakes: tuple[Intake, ...] = ()
    ticks: tuple[Tick, ...] = ()

    def __iter__(self) -> Iterator[Record]:
        """Yield every record."""
        yield from self.own_tests
        yield from self.measurements
        yield from self.performances
        yield from self.photos
        yield from self.intakes
        yield from self.ticks
