"""A past session as one says it: `squat 100x10 10 9 8 lunge 2x...`; and one from the plan."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from uuid import uuid4

from legtui.desk.names import Named, leading
from legtui.desk.rack import Rack
from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.journal.series import variations_done
from legtui.journal.values import PastSession, SetValues
from legtui.session.plan import SessionPlan
from legtui.session.typed import Asked, NotUnderstood, Sets, TypedSet, read
from legtui.training.equipment import Kind
from legtui.training.frozen import dataclass
from legtui.training.record import SetKind
from legtui.training.weight import Unit, Weight

_PAIR = re.compile(r"(?<![\d.,x×*])2\s*[x×*]\s*(?=[\d.,]+\s*(?:kgs?|lbs?)?\s*[x×*])", re.IGNORECASE)
_LISTED = re.compile(
    r"(?P<rpe>@?)(?P<run>\d[\d/.]*(?:,\d[\d/.]*)+)(?P<times>(?:\s*(?:kgs?|lbs?)?\s*[x×*])?)",
    re.IGNORECASE,
)
"""Numbers with commas between them, whether an RPE, and what makes the last of them a load."""

MOST_SETS = 40
"""Of one exercise in one line."""


class NotSaid(ValueError):
    """Why a line says no session; the message is for the lifter."""


@dataclass(frozen=True, slots=True)
class Said:
    """Sets of one variation."""

    exercise: str
    variation: str
    sets: tuple[TypedSet, ...]


def per_hand(rack: Rack, variation: str) -> bool:
    """Whether a load of a variation is said per hand."""
    return _known(variation) and rack.kind(variation) is Kind.DUMBBELLS


def _known(variation: str) -> bool:
    return any(one.id == variation for one in guide.every_variation())


def asked_for(
    rack: Rack, variation: str, unit: Unit, load: Weight | None = None, sets: int = MOST_SETS
) -> Asked:
    """Return what a typed line of a variation is read against."""
    per_leg = _known(variation) and guide.variation(variation).per_leg
    return Asked(
        unit=load.unit if load is not None else unit,
        load=load,
        per_leg=per_leg,
        per_hand=per_hand(rack, variation),
        sets_left=sets,
    )


def read_said(line: str, rack: Rack, journal: Journal, unit: Unit) -> tuple[Said, ...]:
    """Return the sets that a line says, an entry an exercise.

    Raises:
        NotSaid: It can't be read.
    """
    words = _apart(line).split()
    if not words:
        raise NotSaid("say an exercise and its sets, like squat 100x10 10 9 8")
    said: list[Said] = []
    while words:
        found = leading(words)
        if found is None:
            raise NotSaid(f"“{words[0][:30]}” is no exercise, try squat 100x10 10 9 8")
        named, count = found
        words = words[count:]
        end = next((place for place in range(len(words)) if leading(words[place:])), len(words))
        said.append(_said(named, " ".join(words[:end]), rack, journal, unit))
        words = words[end:]
    return tuple(said)


def as_read(line: str, asked: Asked) -> str:
    """Return a line of sets as `read` takes it: two dumbbells' `2x20x12`, as shown, is `20x12`."""
    return _PAIR.sub("", line) if asked.per_hand else line


def _apart(line: str) -> str:
    """Put spaces where commas stand between sets; those of `102,5x8` and `@8,5` are decimal."""
    return _LISTED.sub(_listed, re.sub(r",(?=\s|\Z)|;", " ", line))


def _listed(match: re.Match[str]) -> str:
    parts = match["run"].split(",")
    if match["rpe"]:
        parts[:2] = [f"{parts[0]},{parts[1]}"]
    if match["times"] and len(parts) > 1 and "." not in parts[-1]:
        parts[-2:] = [f"{parts[-2]},{parts[-1]}"]
    return f"{match['rpe']}{' '.join(parts)}{match['times']}"


def _said(named: Named, line: str, rack: Rack, journal: Journal, unit: Unit) -> Said:
    variation = named.variation or usual_variation(journal, named.exercise)
    asked = asked_for(rack, variation, unit)
    reading = read(as_read(line, asked), asked)
    if isinstance(reading, NotUnderstood):
        raise NotSaid(f"{named.name}: {reading.why}")
    assert isinstance(reading, Sets)
    if any(one.load is None for one in reading.sets) and not _free(line, rack, variation):
        raise NotSaid(f"{named.name}: say the load too, like 100x10; bwx10 is body weight")
    return Said(named.exercise, variation, reading.sets)


def _free(line: str, rack: Rack, variation: str) -> bool:
    """Whether body weight was said, or is what the variation is done with."""
    return "bw" in line.lower() or not _known(variation) or rack.may_be_free(variation)


def usual_variation(journal: Journal, exercise: str) -> str:
    """Return what an exercise without its variation means: that of day A, or where it was never
    lifted and another one was, the one lifted last.
    """
    first = next((one.day_a for one in guide.exercises() if one.id == exercise), "")
    first = first or guide.variations_of(exercise)[0].id
    if first in variations_done(journal, exercise):
        return first
    last = journal.bouts(exercise, 1)
    return last[-1].variation if last else first


def past_from_said(said: tuple[Said, ...], at: datetime, day: str | None = None) -> PastSession:
    """Return a past session of what was said."""
    sets = tuple(
        SetValues(one.exercise, one.variation, SetKind.WORK, each.load, each.reps, each.rir)
        for one in said
        for each in one.sets
    )
    return PastSession(uuid4().hex, at, sets, day)


def past_from_plan(plan: SessionPlan, at: datetime, length_s: float) -> PastSession:
    """Return a past session as the plan has it, every set as expected; to be edited."""
    sets = tuple(
        SetValues(
            one.exercise,
            one.variation,
            SetKind.WORK,
            one.load,
            (_expected(one.expected, number, one.target),) * (2 if one.per_leg else 1),
        )
        for one in plan.main
        for number in range(one.sets)
    )
    ended = at + timedelta(seconds=round(length_s))
    return PastSession(uuid4().hex, at, sets, plan.day, ended_at=ended)


def _expected(reps: tuple[int, ...], number: int, target: int) -> int:
    return reps[number] if number < len(reps) else target
