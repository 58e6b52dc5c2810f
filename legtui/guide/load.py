"""The guide that comes with legtui. Each data file is read and checked when first asked for.

Everything here raises `GuideError` when a data file is wrong (a test sees to it that none is) and
`KeyError` for an unknown id or name.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from legtui.guide.library import Guide
from legtui.guide.model import (
    CoolDownItem,
    Exercise,
    Load,
    Muscle,
    Stretch,
    Variation,
    WarmUpItem,
)
from legtui.guide.read import GuideError as GuideError
from legtui.training.equipment import Kind

if TYPE_CHECKING:
    from legtui.guide.knowledge import Measuring, Mistake, Nutrition, Safety, Topic
    from legtui.guide.texts import Texts
    from legtui.guide.wording import ExerciseText, MuscleText, Reference, VariationText

GUIDE: Final = Guide()
"""The shipped guide; nothing is read before it is asked for."""


def exercises() -> tuple[Exercise, ...]:
    """Return the guide's six exercises in its order."""
    return tuple(GUIDE.exercises.values())


def extra_exercises() -> tuple[Exercise, ...]:
    """Return the exercises beyond the guide that a lifter may add."""
    return tuple(GUIDE.extra_exercises.values())


def exercise(exercise_id: str) -> Exercise:
    """Return one exercise, an extra one too."""
    return GUIDE.exercise(exercise_id)


def exercise_text(exercise_id: str) -> ExerciseText:
    """Return the tips and faults of an exercise."""
    return GUIDE.exercise_text(exercise_id)


def variations() -> tuple[Variation, ...]:
    """Return every variation of the guide's six exercises."""
    return tuple(GUIDE.variations.values())


def every_variation() -> tuple[Variation, ...]:
    """Return every variation there is, those of the extra exercises last."""
    return (*GUIDE.variations.values(), *GUIDE.extra_variations.values())


def variations_of(exercise_id: str) -> tuple[Variation, ...]:
    """Return the variations of one exercise, the guide's own first."""
    return GUIDE.variations_of(exercise_id)


def variation(variation_id: str) -> Variation:
    """Return one variation, also of an extra exercise."""
    return GUIDE.variation(variation_id)


def variation_text(variation_id: str) -> VariationText:
    """Return the cues, reasons and set-up card of a variation."""
    return GUIDE.variation_text(variation_id)


def day(name: str) -> tuple[Variation, ...]:
    """Return the six variations of day `A` or `B`, in the guide's order."""
    return GUIDE.day(name)


def load_of(needs: Kind) -> Load:
    """Return what counts as the load of a lift that is loaded so."""
    return GUIDE.loads[needs]


def warm_up_items() -> tuple[WarmUpItem, ...]:
    """Return every warm-up item."""
    return tuple(GUIDE.warm_up_items.values())


def warm_up_item(item_id: str) -> WarmUpItem:
    """Return one warm-up item."""
    return GUIDE.warm_up_items[item_id]


def warm_up_list(name: str) -> tuple[WarmUpItem, ...]:
    """Return the warm-up `short`, `standard` or `long`, in order."""
    return GUIDE.warm_up_list(name)


def stretches() -> tuple[Stretch, ...]:
    """Return every static stretch and foam roll."""
    return tuple(GUIDE.all_stretches.values())


def stretch(stretch_id: str) -> Stretch:
    """Return one stretch or roll."""
    return GUIDE.all_stretches[stretch_id]


def step(step_id: str) -> WarmUpItem | Stretch | None:
    """Return the warm-up item, stretch or roll of an id; `None` for one of an older guide."""
    return GUIDE.warm_up_items.get(step_id) or GUIDE.all_stretches.get(step_id)


def cool_down_list(name: str) -> tuple[CoolDownItem, ...]:
    """Return the cool-down `short`, `standard`, `long` or `no_roller`, in order."""
    return GUIDE.cool_down_list(name)


def muscles() -> tuple[Muscle, ...]:
    """Return the muscles that sets are counted for."""
    return tuple(one for one in GUIDE.all_muscles.values() if one.counted)


def muscle(muscle_id: str) -> Muscle:
    """Return one muscle, also one that only stretches name."""
    return GUIDE.all_muscles[muscle_id]


def muscle_text(muscle_id: str) -> MuscleText:
    """Return the words to a muscle."""
    return GUIDE.muscle_texts[muscle_id]


def references() -> tuple[Reference, ...]:
    """Return every source, the guide's own first."""
    return tuple(GUIDE.references.values())


def reference(reference_id: str) -> Reference:
    """Return one source."""
    return GUIDE.references[reference_id]


def topics() -> tuple[Topic, ...]:
    """Return the short pages of the guide."""
    return tuple(_texts().topics.values())


def topic(topic_id: str) -> Topic:
    """Return one page, such as `warm_up` for why to warm up."""
    return _texts().topics[topic_id]


def mistakes() -> tuple[Mistake, ...]:
    """Return the common mistakes."""
    return tuple(_texts().mistakes.values())


def nutrition() -> Nutrition:
    """Return food, water and supplements."""
    return _texts().nutrition


def safety() -> Safety:
    """Return screening, stop signs, lifting safety and what a pain flag says."""
    return _texts().safety


def measuring() -> Measuring:
    """Return girth sites and performance tests with their protocols."""
    return _texts().measuring


@cache
def _texts() -> Texts:
    # The first screen needs no text, and this import costs it more than all its data.
    from legtui.guide.texts import Texts

    return Texts(GUIDE)
