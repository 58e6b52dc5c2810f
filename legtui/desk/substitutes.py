"""What is done instead where the gym lacks what a variation needs, and what to say about it."""

from __future__ import annotations

from collections.abc import Collection

from legtui.desk.rack import Rack
from legtui.guide import load as guide
from legtui.guide.model import Variation
from legtui.session.plan import PlannedExercise
from legtui.session.program import Program, ProgramSlot
from legtui.training.equipment import Kind
from legtui.training.frozen import dataclass

_NEEDS = {
    Kind.BARBELL: "a barbell",
    Kind.STACK: "a weight stack",
    Kind.SLED: "a leg press",
    Kind.DUMBBELLS: "two dumbbells",
    Kind.DUMBBELL: "a dumbbell",
}


def variation_on(slot: ProgramSlot, day: str, rack: Rack) -> str | None:
    """Return the day's variation, or the one nearest to it that the gym allows."""
    wanted = slot.variation(day)
    if wanted in rack.possible:
        return wanted
    others = [one for one in guide.variations_of(slot.exercise) if one.id in rack.possible]
    if not others:
        return None
    like = guide.variation(wanted)
    return max(others, key=lambda one: (overlap(like, one), _loadable(one, rack))).id


MOST_OTHERS = 3
"""Other exercises that are offered in an exercise's stead, those that train most of the same."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A variation that could be done instead."""

    variation: str
    name: str
    detail: str


def alternatives(
    planned: PlannedExercise, rack: Rack, planned_too: Collection[str] = ()
) -> tuple[Alternative, ...]:
    """Return what can be done instead of an exercise here, its own variations first.

    Args:
        planned: The exercise.
        rack: What the gym has.
        planned_too: Exercises of the session, which are no help instead of this one.
    """
    own = [one for one in guide.variations_of(planned.exercise) if one.id in rack.possible]
    found = [
        Alternative(one.id, one.name, _loaded_with(one, rack))
        for one in own
        if one.id != planned.variation
    ]
    like = guide.variation(planned.variation)
    others = [
        max(possible, key=lambda one: overlap(like, one))
        for exercise in (*guide.exercises(), *guide.extra_exercises())
        if exercise.id != planned.exercise and exercise.id not in planned_too
        if (possible := [v for v in guide.variations_of(exercise.id) if v.id in rack.possible])
    ]
    others.sort(key=lambda one: overlap(like, one), reverse=True)
    for one in others[:MOST_OTHERS]:
        if overlap(like, one) >= 1:
            detail = f"another exercise, {_loaded_with(one, rack)}"
            found.append(Alternative(one.id, one.name, detail))
    return tuple(found)


def _loaded_with(variation: Variation, rack: Rack) -> str:
    kind = rack.kind(variation.id)
    return "body weight" if kind is Kind.NOTHING else str(kind)


def overlap(wanted: Variation, other: Variation) -> float:
    """Return the credits of a working set that two variations share."""
    return sum(min(credit, other.evidence.get(m, 0.0)) for m, credit in wanted.evidence.items())


def _loadable(variation: Variation, rack: Rack) -> bool:
    """What can be loaded can be made harder."""
    return rack.kind(variation.id) is not Kind.NOTHING


def replaced(program: Program, day: str, rack: Rack) -> tuple[str, ...]:
    """Return what the gym makes different on a day, a sentence each."""
    lines = []
    for slot in program.slots:
        wanted = guide.variation(slot.variation(day))
        found = variation_on(slot, day, rack)
        if found is None:
            lines.append(_impossible(program, slot, day, rack))
        elif found != wanted.id:
            instead = guide.variation(found).name
            lines.append(f"{instead} for {_lower(wanted.name)}: no {_lacking(wanted)} here.")
    return tuple(lines)


def _impossible(program: Program, slot: ProgramSlot, day: str, rack: Rack) -> str:
    wanted = guide.variation(slot.variation(day))
    name = guide.exercise(slot.exercise).name
    lines = [f"No {_lower(name)} here: it needs {_any_need(slot.exercise)}."]
    for group in _groups(wanted):
        others = [
            guide.variation(found)
            for one in program.slots
            if one is not slot and (found := variation_on(one, day, rack)) is not None
        ]
        covering = max(others, key=lambda one: _credit(one, group), default=None)
        if covering is not None and _credit(covering, group) > 0:
            lines.append(f"{covering.name} trains the {group}.")
        else:
            lines.append(f"Nothing else of this day trains the {group}.")
    return " ".join(dict.fromkeys(lines))


def _groups(variation: Variation) -> list[str]:
    """The headline groups that a variation trains directly."""
    from legtui.training.balance import HEADLINES

    return [group for group in HEADLINES if _credit(variation, group) >= 1]


def _credit(variation: Variation, group: str) -> float:
    from legtui.training.balance import HEADLINES

    return max(variation.evidence.get(muscle, 0.0) for muscle in HEADLINES[group])


def _any_need(exercise: str) -> str:
    found: list[str] = []
    for one in guide.variations_of(exercise):
        found += [_NEEDS[need] for need in one.needs if need in _NEEDS]
    return " or ".join(dict.fromkeys(found))


def _lacking(variation: Variation) -> str:
    """What would have been needed, without its article: `barbell`."""
    return " or ".join(_NEEDS[one].split(" ", 1)[1] for one in variation.needs if one in _NEEDS)


def _lower(name: str) -> str:
    return name[0].lower() + name[1:] if name.split(" ")[0] not in ("Romanian", "Nordic") else name
