"""What to do about pain: stop or ease, offer what spares the place, ask once next time.

Nothing here is a diagnosis. Sharp pain stops the exercise, without a question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from legtui.training.ladder import Ladder, snap_percent
from legtui.training.units import grains
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


def pain_advice(
    kind: PainKind,
    place: str,
    exercise: str,
    variation: str,
    load: Weight | None,
    ladder: Ladder,
    allowed: Collection[str],
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
    """
    spare = SPARES.get(place, {}).get(exercise, ())
    swaps = tuple(one for one in spare if one in allowed and one != variation)
    if kind is PainKind.SHARP:
        signs = (EMERGENCY, BACK_SIGNS) if place == "lower_back" else (EMERGENCY,)
        say = "This exercise stops here; if something else is comfortable, go on with that."
        return PainAdvice(True, say, (*signs, SEE_SOMEONE), None, swaps)
    lighter = _fifth_less(load, ladder)
    return PainAdvice(False, _niggle_words(lighter, swaps), (), lighter, swaps)


def _fifth_less(load: Weight | None, ladder: Ladder) -> Weight | None:
    if load is None:
        return None
    lighter = snap_percent(ladder, load, NIGGLE_PERCENT)
    return lighter if lighter is not None and grains(lighter) < grains(load) else None


def _niggle_words(lighter: Weight | None, swaps: tuple[str, ...]) -> str:
    if lighter is not None:
        more = " or a variation that spares it" if swaps else ""
        return f"Try {lighter}{more}; stop if it gets worse."
    if swaps:
        return "Try a variation that spares it; stop if it gets worse."
    return "Do fewer reps or leave it out today; stop if it gets worse."


def pain_to_ask_about(
    pains: Iterable[Pain], exercise: str, now: datetime, asked: Collection[int] = ()
) -> Pain | None:
    """Return the pain to ask about once before an exercise, or `None`.

    It is the latest one of the exercise, a sharp one of that session before a niggle, unless
    the lifter was asked about that session's pain already.

    Args:
        pains: All that were said.
        exercise: The one that comes.
        now: Later ones (a clock that was wrong) are passed over.
        asked: Sessions whose pain in this exercise has been asked about.
    """
    own = [one for one in pains if one.exercise == exercise and one.at <= now]
    if not own:
        return None
    session = max(own, key=lambda one: one.at).session_id
    if session in asked:
        return None
    of_session = [one for one in own if one.session_id == session]
    return max(of_session, key=lambda one: (one.kind is PainKind.SHARP, one.at))


def holds_load(pains: Iterable[Pain], exercise: str, last_session_id: int | None) -> bool:
    """Return whether the load of an exercise holds: it hurt in the last session that had it."""
    return any(one.exercise == exercise and one.session_id == last_session_id for one in pains)
