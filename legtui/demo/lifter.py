"""The made-up lifter: how strong, how tired, how honest with the question how many more.

A load can be lifted `30 * (strength / load - 1)` times (Epley turned round). Strength rises with
every session towards a ceiling, differs from season to season and from day to day, and every set
costs some of it. The left leg is a little weaker.
"""

from __future__ import annotations

from math import exp, sin
from random import Random

from legtui.training.frozen import dataclass
from legtui.training.ladder import Ladder, at_most
from legtui.training.weight import Unit, Weight

ONE_RM_KG: dict[str, tuple[float, float]] = {
    "back_squat": (84, 142),
    "front_squat": (70, 116),
    "conventional_deadlift": (106, 172),
    "romanian_deadlift": (88, 146),
    "forward_lunge": (34, 66),
    "reverse_lunge": (36, 70),
    "leg_press": (185, 330),
    "lying_leg_curl": (46, 82),
    "seated_leg_curl": (54, 94),
    "standing_calf_raise": (100, 150),
    "seated_calf_raise": (76, 130),
}
"""Strength at first and in the end, as whole loads; both dumbbells."""

_SESSIONS_TO_A_THIRD = 60
"""After so many sessions 37 % of what is to be gained is still missing."""
_SEASON = 0.05
_SEASON_SESSIONS = 30
"""Better and worse times come and go, once in two years; so the years are not all the same."""
_FATIGUE = 0.008
_WEAKER_LEG = 0.975
_DAY_SD = 0.016
_BAD_DAYS = 0.06
_BAD_DAY = 0.955
_RESERVES = (1, 1, 1, 2)
"""Reps left in a set."""
_FIRST_RESERVE = 3


@dataclass(frozen=True, slots=True)
class Effort:
    """What came of one set."""

    reps: tuple[int, ...]
    """`(reps,)`, or `(left, right)`."""
    left: int
    """How many more there were in the weaker leg."""


class Lifter:
    """Somebody who gets stronger; the same for the same luck."""

    def __init__(self, luck: Random) -> None:
        self._luck = luck
        self._build = luck.uniform(0.94, 1.06)
        self._form = 1.0
        self._sessions = 0

    def wake(self) -> None:
        """Begin another leg day, a good or a bad one."""
        self._form = 1 + self._luck.gauss(0, _DAY_SD)
        if self._luck.random() < _BAD_DAYS:
            self._form *= _BAD_DAY
        self._sessions += 1

    def strength(self, variation: str) -> float:
        """Return what can be lifted once, kg, on an average day."""
        first, last = ONE_RM_KG[variation]
        gained = 1 - exp(-self._sessions / _SESSIONS_TO_A_THIRD)
        season = 1 + _SEASON * sin(self._sessions / _SEASON_SESSIONS)
        return self._build * season * (first + (last - first) * gained)

    def first_load(self, variation: str, reps: int, ladder: Ladder) -> Weight:
        """Return what the lifter settles on where no weight is known yet."""
        fits = self.strength(variation) / (1 + (reps + _FIRST_RESERVE) / 30)
        return at_most(ladder, Weight(int(100 * fits), Unit.KG)) or ladder[0]

    def lift(
        self, variation: str, load: Weight, sets_before: int, least: int, most: int, *, legs: bool
    ) -> Effort:
        """Return what comes of a working set.

        Args:
            variation: What is lifted.
            load: The whole load.
            sets_before: Working sets of it done today.
            least: Reps that are fought for.
            most: Reps at which the lifter stops.
            legs: Whether each leg works by itself.
        """
        today = self.strength(variation) * self._form * (1 - _FATIGUE * sets_before)
        reserve = self._luck.choice(_RESERVES)
        possible = [self._possible(today * share, load) for share in self._shares(legs)]
        reps = tuple(min(most, max(one - reserve, min(one, least))) for one in possible)
        return Effort(reps, min(can - done for can, done in zip(possible, reps, strict=True)))

    def _shares(self, legs: bool) -> tuple[float, ...]:
        return (_WEAKER_LEG, 1.0) if legs else (1.0,)

    def _possible(self, strength: float, load: Weight) -> int:
        noise = self._luck.gauss(0, 0.4)
        return max(0, int(30 * (100 * strength / load.hundredths - 1) + noise))
