"""What sets are in the words of other apps, for the exporters."""

from __future__ import annotations

from collections.abc import Mapping

from legtui.exchange.names import name_for
from legtui.exchange.records import ImportedSession, ImportedSet
from legtui.training.frozen import dataclass


def their_name(one: ImportedSet, names: Mapping[str, str] | None = None) -> str:
    """Return an exercise's name for another app: where it came from, else the table's first."""
    if names and one.variation in names:
        return names[one.variation]
    if one.name and "/" not in one.name:
        return one.name
    return name_for(one.variation, pair=one.per_hand is not None) or one.variation


@dataclass(frozen=True, slots=True)
class Loads:
    """A load as another app counts it: one dumbbell of two, body weight blank."""

    number: str
    unit: str

    @classmethod
    def of(cls, one: ImportedSet) -> Loads:
        """Return the load of a set."""
        load = one.per_hand or one.load
        return cls("", "") if load is None else cls(load.number, load.unit.value)


def reps_and_note(one: ImportedSet) -> tuple[str, str]:
    """Return one number of reps and the note, which has both legs where they differ."""
    if not one.reps:
        return "", one.note
    if len(set(one.reps)) < 2:
        return str(one.reps[0]), one.note
    both = f"left {one.reps[0]}, right {one.reps[1]}"
    return str(min(one.reps)), f"{both} · {one.note}" if one.note else both


def effort(one: ImportedSet) -> str:
    """Return RPE, 10 - reps in reserve; four or more is RPE 6."""
    return "" if one.rir is None else f"{10 - one.rir:g}"


def lasted(session: ImportedSession) -> str:
    """Return how long a session lasted: `1h 5m`."""
    if session.ended_at is None:
        return ""
    minutes = int((session.ended_at - session.started_at).total_seconds()) // 60
    hours, rest = divmod(max(0, minutes), 60)
    return f"{hours}h {rest}m" if hours else f"{rest}m"
