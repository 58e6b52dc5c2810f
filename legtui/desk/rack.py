"""What the gym at hand can load each variation with."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from legtui.guide import load as guide
from legtui.training.equipment import BodyWeight, Equipment, Gym, Kind, Recipe, Stack, kind_of
from legtui.training.gyms import equipment_for
from legtui.training.ladder import Ladder, at_most
from legtui.training.loading import ladder, recipe
from legtui.training.ramp import plates_going_on
from legtui.training.weight import Weight

if TYPE_CHECKING:
    from legtui.session.state import Exercise


class Rack:
    """One gym, asked by variation."""

    def __init__(self, gym: Gym) -> None:
        self.gym = gym
        self._chains: dict[tuple[str, tuple[Weight, ...]], dict[Weight, Recipe]] = {}

    @cached_property
    def possible(self) -> frozenset[str]:
        """Variations that can be done here."""
        known = [one.id for one in guide.variations()]
        for extra in guide.extra_exercises():
            known += [one.id for one in guide.variations_of(extra.id)]
        return frozenset(one for one in known if self._equipment(one) is not None)

    def _equipment(self, variation: str) -> Equipment | None:
        needs = guide.variation(variation).needs
        return equipment_for(self.gym, variation, needs)

    def equipment(self, variation: str) -> Equipment:
        """Return what a variation is loaded with here; body weight where it can't be done."""
        return self._equipment(variation) or BodyWeight()

    def kind(self, variation: str) -> Kind:
        """Return the kind of equipment that a variation is loaded with here."""
        return kind_of(self.equipment(variation))

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
        return Kind.NOTHING in guide.variation(variation).needs

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

    def recipe_in(self, exercise: Exercise, load: Weight | None) -> Recipe | None:
        """Return how a load is built in a session, so that from ramp to work plates only go on."""
        variation = exercise.plan.variation
        ramp = tuple(one.load for one in exercise.ramp if one.load is not None)
        planned = exercise.planned.load
        if load is None or not ramp or planned is None:
            return self.recipe(variation, load)
        return self._chain(variation, (*ramp, planned)).get(load) or self.recipe(variation, load)

    def _chain(self, variation: str, loads: tuple[Weight, ...]) -> dict[Weight, Recipe]:
        key = (variation, loads)
        if key not in self._chains:
            rungs = set(self.ladder(variation))
            rising = [one for one in dict.fromkeys(loads) if one in rungs]
            rising.sort(key=lambda one: one.kg)
            recipes = plates_going_on(self.equipment(variation), rising)
            self._chains[key] = dict(zip(rising, recipes, strict=True))
        return self._chains[key]

    def before(self, exercise: Exercise) -> Recipe | None:
        """Return what is on the equipment from the set before, in the same variation."""
        own = [one for one in exercise.sets if one.variation == exercise.plan.variation]
        return self.recipe_in(exercise, own[-1].load) if own else None
