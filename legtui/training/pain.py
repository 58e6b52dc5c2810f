"""What to do about pain: stop or ease, offer what spares the place, ask once next time.

Nothing here is a diagnosis. Sharp pain stops the exercise, without a question.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Final

from legtui.training.frozen import dataclass
from legtui.training.ladder import Ladder, snap_percent
from legtui.training.units import grains, load_text
from legtui.training.weight import Weight

NIGGLE_PERCENT: Final = 80
"""A fifth less."""


class PainKind(StrEnum):
    """The kinds a lifter can name; the values are those of the file."""

    NIGGLE = "niggle"
    SHARP = "sharp"


@dataclass(frozen=True, slots=True)
class Pain:
    """Pain as it was said during a session."""

    session_id: int
    at: datetime
    exercise: str
    place: str
    kind: PainKind


PLACES: Final = (
    "knee",
    "hip",
    "lower_back",
    "hamstring",
    "quadriceps",
    "groin",
    "calf",
    "ankle",
    "other",
)

SPARES: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "knee": {
        "squat": ("back_squat", "goblet_squat"),
        "deadlift": ("romanian_deadlift", "dumbbell_romanian_deadlift"),
        "lunge": ("reverse_lunge",),
        "leg_press": ("step_up",),
        "hamstring_curl": ("sliding_leg_curl",),
    },
    "hip": {
        "squat": ("goblet_squat",),
        "deadlift": ("dumbbell_romanian_deadlift",),
        "lunge": ("reverse_lunge",),
        "leg_press": ("step_up",),
        "hamstring_curl": ("lying_leg_curl",),
    },
    "lower_back": {
        "squat": ("goblet_squat", "front_squat"),
        "deadlift": ("dumbbell_romanian_deadlift",),
        "leg_press": ("split_squat", "step_up"),
        "calf_raise": ("seated_calf_raise", "single_leg_calf_raise"),
    },
    "hamstring": {
        "deadlift": ("conventional_deadlift",),
        "hamstring_curl": ("lying_leg_curl", "sliding_leg_curl"),
    },
    "quadriceps": {
        "squat": ("back_squat", "goblet_squat"),
        "lunge": ("reverse_lunge",),
        "leg_press": ("step_up",),
    },
    "groin": {
        "squat": ("goblet_squat",),
        "deadlift": ("romanian_deadlift", "dumbbell_romanian_deadlift"),
        "lunge": ("reverse_lunge",),
        "leg_press": ("step_up",),
    },
    "calf": {
        "leg_press": ("split_squat",),
        "calf_raise": ("seated_calf_raise",),
    },
    "ankle": {
        "squat": ("goblet_squat",),
        "lunge": ("reverse_lunge",),
        "leg_press": ("heels_raised_goblet_squat",),
        "calf_raise": ("seated_calf_raise",),
    },
}
"""Place to exercise to the variations that usually ask less of it, the best first."""

SEE_SOMEONE: Final = (
    "See a doctor or physiotherapist if it was sudden or with a pop, if it swells, bruises or"
    " feels numb, if the joint gives way or locks, if you cannot put weight on the leg, or if it"
    " is no better in a few days."
)
EMERGENCY: Final = (
    "Get help now for pain or pressure in the chest, fainting, trouble breathing, a sudden severe"
    " headache, or a calf that is swollen, warm and painful."
)
BACK_SIGNS: Final = (
    "With back pain, numbness between the legs, weakness in a leg or trouble with bladder or bowel"
    " is an emergency."
)


@dataclass(frozen=True, slots=True)
class PainAdvice:
    """What to do now. Each offer is one key away; none is taken by itself."""

    stop: bool
    """The rest of this exercise is skipped; what was done stays logged."""
    say: str
    """One sentence for the screen."""
    see_someone: tuple[str, ...]
    """When to get help, in order of urgency; empty for a niggle."""
    lighter: Weight | None
    """A loadable weight about a fifth lighter; `None` where there is none, or it is sharp."""
    swaps: tuple[str, ...]
    """Variations that spare the place, of those the gym allows."""
    lighter_why: str = ""
    """Why the lighter weight, once it is taken."""


def pain_advice(
    kind: PainKind,
    place: str,
    exercise: str,
    variation: str,
    load: Weight | None,
    ladder: Ladder,
    allowed: Collection[str],
    per_hand: bool = False,
) -> PainAdvice:
    """Return what to do about pain in an exercise.

    Args:
        kind: Sharp, or a niggle.
        place: One of `PLACES`; an unknown one is treated as `other`.
        exercise: The exercise that hurt.
        variation: Its variation; it is never offered in its own stead.
        load: What was on; `None` is body weight.
        ladder: What the equipment can load.
        allowed: Variations that the gym allows.
        per_hand: The load is of two dumbbells, and said of one.
    """
    spare = SPARES.get(place, {}).get(exercise, ())
    swaps = tuple(one for one in spare if one in allowed and one != variation)
    if kind is PainKind.SHARP:
        signs = (EMERGENCY, BACK_SIGNS) if place == "lower_back" else (EMERGENCY,)
        say = "This exercise stops here; if something else is comfortable, go on with that."
        return PainAdvice(True, say, (*signs, SEE_SOMEONE), None, swaps)
    lighter = _fifth_less(load, ladder)
    where = "" if place == "other" else f" in the {place.replace('_', ' ')}"
    less = f"A fifth less than {load_text(load, per_hand)} for the niggle{where}."
    words = _niggle_words(lighter, swaps, per_hand)
    return PainAdvice(False, words, (), lighter, swaps, less if lighter else "")


def _fifth_less(load: Weight | None, ladder: Ladder) -> Weight | None:
    if load is None:
        return None
    lighter = snap_percent(ladder, load, NIGGLE_PERCENT)
    return lighter if lighter is not None and grains(lighter) < grains(load) else None


def _niggle_words(lighter: Weight | None, swaps: tuple[str, ...], per_hand: bool) -> str:
    if lighter is not None:
        more = " or a variation that spares it" if swaps else ""
        return f"Try {load_text(lighter, per_hand)}{more}; stop if it gets worse."
    if swaps:
        return "Try a variation that spares it; stop if it gets worse."
    return "Do fewer reps or leave it out today; stop if it gets worse."
