"""The program as a plain dictionary for JSON and back, without loss, and what it can't be.

Whatever is read is checked against the guide; each refusal is one sentence for the lifter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from legtui.guide import load as guide
from legtui.session.program import Program, ProgramSlot
from legtui.training.prescribed import Scheme

SETS: Final = (1, 10)
REPS: Final = (1, 50)
REST_S: Final = (0, 900)
DAYS_A_WEEK: Final = (1, 2)


class ProgramError(ValueError):
    """A program that can't be; the message is one sentence for the lifter."""


def program_to_dict(program: Program) -> dict[str, Any]:
    """Return the program as values that JSON can hold."""
    return {
        "exercises": [
            {
                "exercise": one.exercise,
                "day_a": one.day_a,
                "day_b": one.day_b,
                "sets": one.sets,
                "reps": [one.reps_lo, one.reps_hi],
                "rest_s": one.rest_s,
                "scheme": one.scheme,
            }
            for one in program.slots
        ],
        "dropped": sorted(program.dropped),
        "days_a_week": program.days_a_week,
    }


def program_from_dict(data: object) -> Program:
    """Return the program that `program_to_dict` wrote.

    A dropped item that the guide does not have any more is left out.

    Raises:
        ProgramError: It is none, or can't be.
    """
    given = _mapping(data, "A program")
    known = items()
    program = Program(
        slots=tuple(_slot(_mapping(one, "An exercise")) for one in _list(given, "exercises")),
        dropped=frozenset(_text(one, "A dropped item") for one in _list(given, "dropped")) & known,
        days_a_week=_whole(given.get("days_a_week"), "How many days a week"),
    )
    check_program(program)
    return program


def items() -> frozenset[str]:
    """Return the ids of everything that can be dropped: warm-up items, stretches, rolls."""
    warm_up = {one.id for one in guide.warm_up_items()}
    return frozenset(warm_up | {one.id for one in guide.stretches()})


def check_program(program: Program) -> None:
    """Refuse a program that can't be.

    Raises:
        ProgramError: With the first reason found.
    """
    if not program.slots:
        raise ProgramError("A program needs at least one exercise.")
    seen: set[str] = set()
    for one in program.slots:
        check_slot(one)
        if one.exercise in seen:
            raise ProgramError(f"{guide.exercise(one.exercise).name} is in the program twice.")
        seen.add(one.exercise)
    _between(program.days_a_week, DAYS_A_WEEK, "Leg days a week")
    for item in sorted(program.dropped - items()):
        raise ProgramError(f"There is no warm-up item or stretch “{item[:40]}”.")


def check_slot(slot: ProgramSlot) -> None:
    """Refuse an exercise of a program that can't be.

    Raises:
        ProgramError: With the first reason found.
    """
    try:
        variations = {one.id for one in guide.variations_of(slot.exercise)}
    except KeyError:
        raise ProgramError(f"There is no exercise “{slot.exercise[:40]}”.") from None
    name = guide.exercise(slot.exercise).name
    for variation in (slot.day_a, slot.day_b):
        if variation not in variations:
            raise ProgramError(f"“{variation[:40]}” is no way of doing {name.lower()}.")
    _between(slot.sets, SETS, "Sets")
    _between(slot.reps_lo, REPS, "Reps")
    _between(slot.reps_hi, REPS, "Reps")
    if slot.reps_lo > slot.reps_hi:
        raise ProgramError(f"A range goes from low to high, not {slot.reps_lo} to {slot.reps_hi}.")
    _between(slot.rest_s, REST_S, "A rest in seconds")
    if slot.scheme not in tuple(Scheme):
        raise ProgramError(f"There is no way of going up called “{slot.scheme[:40]}”.")


def _slot(given: Mapping[str, Any]) -> ProgramSlot:
    reps = _list(given, "reps")
    if len(reps) != 2:
        raise ProgramError("Reps are two numbers, the least and the most.")
    return ProgramSlot(
        exercise=_text(given.get("exercise"), "An exercise"),
        day_a=_text(given.get("day_a"), "A variation"),
        day_b=_text(given.get("day_b"), "A variation"),
        sets=_whole(given.get("sets"), "Sets"),
        reps_lo=_whole(reps[0], "Reps"),
        reps_hi=_whole(reps[1], "Reps"),
        rest_s=_whole(given.get("rest_s"), "A rest in seconds"),
        scheme=_text(given.get("scheme"), "The way of going up"),
    )


def _between(number: int, range_: tuple[int, int], what: str) -> None:
    lo, hi = range_
    if not lo <= number <= hi:
        raise ProgramError(f"{what}: from {lo} to {hi}, not {number}.")


def _mapping(data: object, what: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise ProgramError(f"{what} is written as names and values.")
    return data


def _list(given: Mapping[str, Any], name: str) -> list[Any]:
    found = given.get(name, [])
    if not isinstance(found, list):
        raise ProgramError(f"“{name}” is a list.")
    return found


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise ProgramError(f"{what} is a text.")
    return value


def _whole(value: object, what: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ProgramError(f"{what}: a whole number.")
    return value
