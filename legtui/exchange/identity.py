"""By what a set of a file is known again: its session's start, its name and what was lifted.

Keys say nothing of the format, the line, or notes: an updated export, the same workout out of
another app and our own export all give the key that the journal has already. Equal sets of one
session are counted, so three times 100 x 5 are three keys.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import field
from datetime import UTC, datetime

from legtui.exchange.records import ImportedMeasurement, ImportedSession, ImportedSet
from legtui.journal.body_values import Record
from legtui.training.frozen import dataclass
from legtui.training.weight import Weight


@dataclass(frozen=True, slots=True)
class Keys:
    """How one set is known: by the name in its file and by ours."""

    set: ImportedSet
    sets: tuple[str, ...]
    """Of this very set."""
    groups: tuple[str, ...]
    """Of all sets of its exercise and kind in the session."""


@dataclass(frozen=True, slots=True)
class Existing:
    """What is in the journal already, as far as the file's days go."""

    sets: Set[str] = frozenset()
    groups: Mapping[str, int] = field(default_factory=dict)
    """How many sets of an exercise and kind a session has."""
    sessions: Mapping[str, int] = field(default_factory=dict)
    """Session's stamp to its id in the journal."""
    measurements: Set[str] = frozenset()
    entries: Mapping[Record, int] = field(default_factory=dict)
    """What else is kept of the body, and how often: two glasses at once are two."""

    @classmethod
    def of(
        cls,
        sessions: Iterable[tuple[int, ImportedSession]],
        measurements: Iterable[ImportedMeasurement] = (),
    ) -> Existing:
        """Return the keys of what the journal holds: ids and sessions, as for an export.

        A set that came by an import gives its name in that file in `name`.
        """
        sets: set[str] = set()
        groups: Counter[str] = Counter()
        ids: dict[str, int] = {}
        for id_, session in sessions:
            for stamp in stamps(session.started_at):
                ids.setdefault(stamp, id_)
                for keys in keys_of(session, stamp):
                    sets.update(keys.sets)
                    groups.update(keys.groups)
        values = {measurement_key(one, stamp) for one in measurements for stamp in stamps(one.at)}
        return cls(sets, dict(groups), ids, values)


def stamp_of(at: datetime, *, floating: bool = False) -> str:
    """Return the stamp of a moment in a file: to the minute, in UTC where its zone is known.

    A time that floats was given without a zone and put in the lifter's own of today; a file that
    is read again elsewhere has the same times on the wall.
    """
    if at.tzinfo is None or floating:
        return f"wall {_minute(at.replace(tzinfo=None))}"
    return f"utc {_minute(at.astimezone(UTC))}"


def stamps(at: datetime) -> tuple[str, ...]:
    """Return every stamp that a file may have for a moment of the journal."""
    wall = f"wall {_minute(at.replace(tzinfo=None))}"
    return (stamp_of(at), wall) if at.tzinfo else (wall,)


def _minute(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M")


def keys_of(session: ImportedSession, stamp: str) -> Iterator[Keys]:
    """Yield the keys of every set of a session, in its order."""
    counts: Counter[tuple[str, ...]] = Counter()
    for one in session.sets:
        sets, groups = [], []
        for name in _names(one):
            group = (stamp, name, one.kind.value)
            content = (*group, _load(one.load), _reps(one.reps), one.side or "")
            counts[content] += 1
            sets.append(_digest(*content, str(counts[content])))
            groups.append(_digest(*group))
        yield Keys(one, tuple(sets), tuple(groups))


def measurement_key(one: ImportedMeasurement, stamp: str) -> str:
    """Return by what a value of the body is known again."""
    value = _load(one.weight) if one.weight else f"{one.value:f}" if one.value else ""
    name = one.name.casefold() if one.site.value == "other" else ""
    return _digest(stamp, one.site.value, name, value, one.unit)


def _names(one: ImportedSet) -> tuple[str, ...]:
    ours = f"{one.exercise}/{one.variation}".casefold()
    theirs = " ".join(one.name.casefold().split())
    return (ours,) if theirs in ("", ours) else (theirs, ours)


def _reps(reps: tuple[int, ...]) -> str:
    # A set by time has no reps here, and 0 where a table cannot say so.
    return "/".join(map(str, reps or (0,)))


def _load(load: Weight | None) -> str:
    return "" if load is None else f"{load.hundredths}{load.unit}"


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()
