"""What a program comes to: sets per muscle and week, minutes, and what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from legtui.contract import DAYS
from legtui.desk.muscles import Credit, credits_of
from legtui.desk.rack import Rack
from legtui.desk.substitutes import variation_on
from legtui.session.program import Program
from legtui.training.balance import (
    HAM_QUAD_LOW,
    HEADLINES,
    Dose,
    days_without_standing_calves,
    dose,
    group_sets,
)
from legtui.training.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a program in the gym at hand."""

    sets: tuple[tuple[str, float], ...]
    """Headline group and its fractional sets a week."""
    minutes: tuple[int, ...]
    """Of day A and of day B."""
    warnings: tuple[str, ...]
    """What it lacks, a sentence each."""


def week_of(program: Program, rack: Rack, minutes: tuple[int, ...]) -> Week:
    """Return what a program comes to.

    Args:
        program: The lifter's.
        rack: The gym at hand: what it can't do is not counted, its stand-ins are.
        minutes: How long day A and day B take.
    """
    sets = weekly_sets(program, rack)
    return Week(tuple(sets.items()), minutes, warnings(program, rack, sets))


def weekly_sets(program: Program, rack: Rack) -> dict[str, float]:
    """Return each headline group's sets a week; A and B take turns where there is one day."""
    done: Counter[str] = Counter()
    for day in DAYS:
        for slot in program.slots:
            variation = variation_on(slot, day, rack)
            if variation is not None:
                done[variation] += slot.sets
    share = program.days_a_week / len(DAYS)
    return {
        group: share * group_sets(done, credits_of(Credit.EVIDENCE), muscles)
        for group, muscles in HEADLINES.items()
    }


def warnings(program: Program, rack: Rack, sets: Mapping[str, float]) -> tuple[str, ...]:
    """Return what a week lacks, a sentence each; the guide's own program lacks nothing."""
    found = []
    for group, count in sets.items():
        if count == 0:
            found.append(f"Nothing here trains the {group}.")
        elif dose(count) is Dose.LOW:
            found.append(
                f"{group.capitalize()}: {count:g} sets a week are few; four keep what is there."
            )
    if 0 < sets["hamstrings"] < HAM_QUAD_LOW * sets["quadriceps"]:
        found.append("The hamstrings get less than half of what the quadriceps get.")
    if sets["calves"]:
        found += _seated_only(program, rack)
    return tuple(found)


def _seated_only(program: Program, rack: Rack) -> list[str]:
    days = {
        day: [v for s in program.slots if (v := variation_on(s, day, rack)) is not None]
        for day in DAYS
    }
    lacking = days_without_standing_calves(days, program.days_a_week, credits_of(Credit.EVIDENCE))
    if not lacking:
        return []
    where = f"Day {lacking[0]} has" if len(lacking) == 1 else "Both days have"
    return [f"{where} no standing calf raise; seated ones leave the gastrocnemius as it is."]
