"""What the gym at hand can load each variation with."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from legtui.guide import load as guide
from legtui.guide.model import Needs
from legtui.session.replay import Exercise
from legtui.training.equipment import (
    Barbell,
    BodyWeight,
    Dumbbells,
    Equipment,
    Gym,
    Kind,
    Recipe,
    Sled,
    Stack,
)
from legtui.training.gyms import equipment_for
from legtui.training.ladder import Ladder, at_most
from legtui.training.loading import ladder, recipe
from legtui.training.weight import Weight


class Rack:
    """One gym, asked by variation."""

    def __init__(self, gym: Gym) -> None:
        self.gym = gym

    @cached_property
    def possible(self) -> frozenset[str]:
        """Variations that can be done here."""
        known = [one.id for one in guide.variations()]
        for extra in guide.extra_exercises():
            known += [one.id for one in guide.variations_of(extra.id)]
        return frozenset(one for one in known if self._equipment(one) is not None)

    def _equipment(self, variation: str) -> Equipment | None:
        needs = [str(one) for one in guide.variation(variation).needs]
        return equipment_for(self.gym, variation, needs)

    def equipment(self, variation: str) -> Equipment:
        """Return what a variation is loaded with here; body weight where it can't be done."""
        return self._equipment(variation) or BodyWeight()

    def kind(self, variation: str) -> Kind:
        """Return the kind of equipment that a variation is loaded with here."""
        match self.equipment(variation):
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

    def ladder(self, variation: str) -> Ladder:
        """Return what can be loaded, lightest first; empty for body weight."""
        return ladder(self.equipment(variation))

    def without_pin(self, variation: str) -> Ladder | None:
        """Return what the stack alone can make where there is an add-on pin, else `None`."""
        equipment = self.equipment(variation)
        if not isinstance(equipment, Stack) or equipment.pin is None:
            return None
        return ladder(replace(equipment, pin=None))

    def could_take_pin(self, variation: str) -> bool:
        """Whether it is a stack and there is no add-on pin yet."""
        equipment = self.equipment(variation)
        return isinstance(equipment, Stack) and equipment.pin is None

    def may_be_free(self, variation: str) -> bool:
        """Whether the variation can also be done with body weight alone."""
        return Needs.NOTHING in guide.variation(variation).needs

    def recipe(self, variation: str, load: Weight | None) -> Recipe | None:
        """Return how a load is built; `None` if it can't be here."""
        equipment = self.equipment(variation)
        if load is None:
            return recipe(BodyWeight(), None)
        exact = recipe(equipment, load)
        if exact is not None:
            return exact
        near = at_most(self.ladder(variation), load)
        return recipe(equipment, near) if near is not None and near == load else None

    def before(self, exercise: Exercise) -> Recipe | None:
        """Return what is on the equipment from the set before, in the same variation."""
        own = [one for one in exercise.sets if one.variation == exercise.plan.variation]
        return self.recipe(exercise.plan.variation, own[-1].load) if own else None
