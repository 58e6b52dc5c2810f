"""Changes of the program, each a new program; `check_program` says whether it can be."""

from __future__ import annotations

from dataclasses import replace

from legtui.guide import load as guide
from legtui.guide.model import PRESETS, Exercise
from legtui.session.program import Program, ProgramSlot, slot_of

CALVES = "calf_raise"


def with_slot(program: Program, slot: ProgramSlot) -> Program:
    """Return the program with this in place of what it had of the exercise."""
    slots = tuple(slot if one.exercise == slot.exercise else one for one in program.slots)
    return replace(program, slots=slots)


def moved(program: Program, exercise: str, by: int) -> Program:
    """Return the program with an exercise so many places later (earlier below 0)."""
    slots = list(program.slots)
    place = _place(program, exercise)
    slots.insert(min(max(place + by, 0), len(slots) - 1), slots.pop(place))
    return replace(program, slots=tuple(slots))


def without(program: Program, exercise: str) -> Program:
    """Return the program without an exercise."""
    return replace(program, slots=tuple(s for s in program.slots if s.exercise != exercise))


def to_add(program: Program) -> tuple[Exercise, ...]:
    """Return the exercises that are not in the program, the guide's own first."""
    there = {one.exercise for one in program.slots}
    every = (*guide.exercises(), *guide.extra_exercises())
    return tuple(one for one in every if one.id not in there)


def added(program: Program, exercise: str) -> Program:
    """Return the program with an exercise more: the guide's at its place, another at the end."""
    preset = rest_preset(program) or "standard"
    new = slot_of(guide.exercise(exercise), preset)
    order = [one.id for one in (*guide.exercises(), *guide.extra_exercises())]
    before = set(order[: order.index(exercise)])
    place = max((i + 1 for i, s in enumerate(program.slots) if s.exercise in before), default=0)
    return replace(program, slots=(*program.slots[:place], new, *program.slots[place:]))


def rest_preset(program: Program) -> str | None:
    """Return which preset all rests are of; `None` where they are the lifter's own."""
    for preset in PRESETS:
        if all(one.rest_s == _rest(one, preset) for one in program.slots):
            return preset
    return None


def with_rests(program: Program, preset: str) -> Program:
    """Return the program with the rests of a preset."""
    slots = tuple(replace(one, rest_s=_rest(one, preset)) for one in program.slots)
    return replace(program, slots=slots)


def pinned(slot: ProgramSlot) -> ProgramSlot:
    """Return an exercise with day A's variation on both days, or as the guide has it again."""
    if slot.day_a != slot.day_b:
        return replace(slot, day_b=slot.day_a)
    own = slot_of(guide.exercise(slot.exercise))
    return replace(slot, day_a=own.day_a, day_b=own.day_b)


def with_days(program: Program, days: int) -> Program:
    """Return the program for so many leg days a week.

    With one, the calves are trained standing on both days: seated raises leave the gastrocnemius
    as it is (Kinoshita 2023), and a week has only one of them.
    """
    slots = program.slots if days > 1 else tuple(_standing(one) for one in program.slots)
    return replace(program, slots=slots, days_a_week=days)


def with_item(program: Program, item: str) -> Program:
    """Return the program with a warm-up item or stretch dropped, or taken back."""
    return replace(program, dropped=program.dropped ^ {item})


def _standing(slot: ProgramSlot) -> ProgramSlot:
    if slot.exercise != CALVES:
        return slot
    own = guide.exercise(CALVES).day_a
    trained = [v for v in (slot.day_a, slot.day_b) if _trains_gastrocnemius(v)]
    stand = trained[0] if trained else own
    return replace(
        slot,
        day_a=slot.day_a if _trains_gastrocnemius(slot.day_a) else stand,
        day_b=slot.day_b if _trains_gastrocnemius(slot.day_b) else stand,
    )


def _trains_gastrocnemius(variation: str) -> bool:
    return guide.variation(variation).evidence.get("gastrocnemius", 0) > 0


def _rest(slot: ProgramSlot, preset: str) -> int:
    return guide.exercise(slot.exercise).rests_s[preset]


def _place(program: Program, exercise: str) -> int:
    return next(i for i, one in enumerate(program.slots) if one.exercise == exercise)
