"""Performance tests: what is tested, the best, how it goes, and what a result means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from legtui.guide import load as guide
from legtui.journal.body_values import OwnTest, Performance
from legtui.text import one_line
from legtui.training.body import (
    LengthUnit,
    cooper_vo2max,
    half_up,
    jump_height_cm,
    jump_power_w,
    sprint_speed,
)
from legtui.training.frozen import dataclass
from legtui.training.units import CM_PER_INCH, plain
from legtui.training.weight import Weight

FLIGHT = "jump_flight_time"
JUMP = "vertical_jump"
SPRINT = "sprint"
COOPER = "endurance"
WALL_SIT = "wall_sit"
SPRINT_METRES = (20, 30)


@dataclass(frozen=True, slots=True)
class Trial:
    """One of the guide's tests, or of the lifter's own."""

    id: str
    name: str
    unit: str
    more_is_better: bool
    per_side: bool
    how: tuple[str, ...] = ()
    note: str = ""
    own: OwnTest | None = None

    @property
    def sides(self) -> tuple[str | None, ...]:
        """What is tested one after the other."""
        return ("left", "right") if self.per_side else (None,)


def tests(own: Sequence[OwnTest]) -> tuple[Trial, ...]:
    """Return the guide's tests, then the lifter's own."""
    guides = [
        Trial(one.id, one.name, one.unit, one.more_is_better, one.per_side, one.steps, one.note)
        for one in guide.measuring().tests
    ]
    owns = [
        Trial(
            one.test,
            one_line(one.name, 40),
            one_line(one.unit, 12),
            one.more_is_better,
            one.per_side,
            own=one,
        )
        for one in own
    ]
    return (*guides, *owns)


def value(result: Performance) -> Decimal:
    """Return what a result counts as: of a time in the air the height, in centimetres.

    A time that nobody stays in the air, out of a file, counts as none.
    """
    if result.test == FLIGHT and result.unit == "s":
        try:
            return jump_height_cm(result.number)
        except ValueError:
            return Decimal(0)
    if result.unit == LengthUnit.INCH:
        return result.number * CM_PER_INCH
    return result.number


def shown(test: Trial, number: Decimal) -> str:
    """Return a number with the test's unit."""
    return f"{plain(half_up(number, 2 if test.unit == 's' else 1))} {test.unit}".rstrip()


def compared(results: Sequence[Performance]) -> list[Performance]:
    """Return those that compare with the newest: sprints over its distance only."""
    return [one for one in results if one.distance == results[-1].distance] if results else []


def best(test: Trial, results: Sequence[Performance]) -> Performance | None:
    """Return the best of those that compare; of equals the first."""
    comparable = compared(results)
    if not comparable:
        return None
    return (max if test.more_is_better else min)(comparable, key=value)


def meaning(result: Performance, weight: Weight | None) -> str:
    """Return what else a result says, empty where nothing."""
    if result.test in (JUMP, FLIGHT):
        if weight is None:
            return "With a body weight (k in Body) the power follows from it."
        watts = half_up(jump_power_w(value(result), weight.kg), 0)
        return f"{watts} W at {weight} (Sayers)."
    if result.test == SPRINT and result.distance and result.value:
        metres = Decimal(result.distance) / 100
        speed = sprint_speed(metres, result.number)
        return f"{plain(metres)} m: {half_up(speed.mps, 2)} m/s, {half_up(speed.kmh, 1)} km/h."
    if result.test == COOPER:
        oxygen = cooper_vo2max(result.number)
        return f"VO2max about {half_up(oxygen, 1)} ml/kg/min." if oxygen else ""
    return ""


def trend(test: Trial, results: Sequence[Performance]) -> str:
    """Return how the newest stands against the one before, and the best."""
    comparable = compared(results)
    if len(comparable) < 2:
        return "The first one: the next has something to beat." if comparable else ""
    last, before = value(comparable[-1]), value(comparable[-2])
    change = last - before
    when = f"{comparable[-2].at:%-d %b}"
    if not change:
        return f"The same as on {when}."
    better = (change > 0) is test.more_is_better
    way = "better than" if better else "worse than"
    return f"{shown(test, abs(change))} {way} on {when}."


def result_of(test: Trial, side: str | None, thousandths: int, at: datetime) -> Performance:
    """Return a result in the test's own unit; a jump by its time in the air stays a time."""
    unit = "s" if test.id == FLIGHT else test.unit
    return Performance(test.id, side, thousandths, unit, at)
