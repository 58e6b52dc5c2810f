"""The lifter's program: which exercises, how many sets and reps, how long to rest."""

from __future__ import annotations

from legtui.guide import load as guide
from legtui.guide.model import Exercise
from legtui.training.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ProgramSlot:
    """One exercise of the program."""

    exercise: str
    day_a: str
    """Variation of day A."""
    day_b: str
    sets: int
    reps_lo: int
    reps_hi: int
    rest_s: int
    """Between working sets."""
    scheme: str = "double"
    """How it goes up: a value of `legtui.training.prescribed.Scheme`."""

    def variation(self, day: str) -> str:
        """Return the variation of a day."""
        return self.day_b if day == "B" else self.day_a


@dataclass(frozen=True, slots=True)
class Program:
    """What a leg day consists of, in order."""

    slots: tuple[ProgramSlot, ...]
    dropped: frozenset[str] = frozenset()
    """Warm-up items and stretches that the lifter does not want."""
    days_a_week: int = 2


def guides_program(rest_preset: str = "standard") -> Program:
    """Return the program of the guide."""
    return Program(slots=tuple(slot_of(one, rest_preset) for one in guide.exercises()))


def slot_of(exercise: Exercise, rest_preset: str = "standard") -> ProgramSlot:
    """Return an exercise as the guide has it."""
    return ProgramSlot(
        exercise=exercise.id,
        day_a=exercise.day_a,
        day_b=exercise.day_b,
        sets=exercise.sets,
        reps_lo=exercise.reps_lo,
        reps_hi=exercise.reps_hi,
        rest_s=exercise.rests_s[rest_preset],
    )
