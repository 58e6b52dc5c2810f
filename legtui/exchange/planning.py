"""What an import would write, given what the journal has: pure, so a dry run is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from legtui.exchange.identity import Existing, Keys, keys_of, measurement_key, stamp_of
from legtui.exchange.receipt import Account, Outcome, Receipt
from legtui.exchange.records import (
    Folded,
    ImportedMeasurement,
    ImportedSession,
    ImportedSet,
    Parsed,
    Refused,
    Site,
    Unmatched,
)
from legtui.journal.body_values import Record
from legtui.training.frozen import dataclass

CHANGED = "it is in the journal with other values, which stay as they are"


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session to write, or sets to add to one."""

    session: ImportedSession
    """With its new sets only."""
    into: int | None
    """Id of the journal's session that takes them; `None` is a new session."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All that an import writes, and its receipt."""

    sessions: tuple[PlannedSession, ...]
    measurements: tuple[ImportedMeasurement, ...]
    receipt: Receipt
    unmatched: tuple[Unmatched, ...]
    entries: tuple[Record, ...] = ()
    folded: tuple[Folded, ...] = ()
    """Lines that went into sets that are new."""

    @property
    def writes_nothing(self) -> bool:
        """Whether there is nothing to write."""
        return not self.sessions and not self.measurements and not self.entries


def plan_import(
    parsed: Parsed, existing: Existing | None = None, *, keep_not_leg: bool = True
) -> ImportPlan:
    """Return what is new in a file and what becomes of each line.

    Nothing that is there is changed. A set that is known is left; one whose place in its session
    is taken by other values is refused; the rest is new. Two laptops, or an app's export after
    years, give the same keys (`identity`).

    Args:
        parsed: The file.
        existing: Keys of the journal; `None` is an empty one.
        keep_not_leg: Whether work that is not for the legs is kept as history.
    """
    existing = existing or Existing()
    account = Account()
    sessions = tuple(_new_sessions(parsed.sessions, existing, account, keep_not_leg))
    measurements = tuple(_new_measurements(parsed.measurements, existing, account, keep_not_leg))
    entries = tuple(_new_entries(parsed.entries, existing, account))
    merged = tuple(one for one in parsed.folded if account.brought(one.of))
    for folded in parsed.folded:
        account.tell(folded.line, Outcome.ALREADY_THERE)
    for folded in merged:
        account.tell(folded.line, Outcome.MERGED)
    for refused in parsed.refused:
        account.refuse(refused)
    receipt = account.receipt(parsed.format, parsed.lines)
    return ImportPlan(sessions, measurements, receipt, parsed.unmatched, entries, merged)


def _new_sessions(
    sessions: Iterable[ImportedSession], existing: Existing, account: Account, keep: bool
) -> Iterator[PlannedSession]:
    for session in sessions:
        stamp = stamp_of(session.started_at, floating=session.floating)
        into = existing.sessions.get(stamp)
        known = tuple(keys_of(session, stamp))
        unknown = _unknown(known, existing)
        fresh = _fresh(known, unknown, existing)
        told = _told(known, unknown, fresh, into is not None, account)
        kept = [one for one in told if keep or one.leg]
        outcome = Outcome.IMPORTED if into is None else Outcome.ALREADY_THERE
        for line in session.lines:
            account.tell(line, outcome)
        if kept or (not known and into is None):
            yield PlannedSession(replace(session, sets=tuple(kept)), into)


def _unknown(known: tuple[Keys, ...], existing: Existing) -> list[int]:
    return [
        place
        for place, keys in enumerate(known)
        if not any(key in existing.sets for key in keys.sets)
    ]


def _fresh(known: tuple[Keys, ...], unknown: list[int], existing: Existing) -> frozenset[int]:
    """Return the places of the sets that are new: unknown, and beyond what is there.

    Where a session has as many sets of an exercise as the file, an unknown one is a changed one.
    """
    room: Counter[str] = Counter(keys.groups[0] for keys in known)
    for group, there in {keys.groups[0]: _there(keys, existing) for keys in known}.items():
        room[group] -= there
    fresh = set()
    for place in reversed(unknown):
        group = known[place].groups[0]
        if room[group] > 0:
            room[group] -= 1
            fresh.add(place)
    return frozenset(fresh)


def _there(keys: Keys, existing: Existing) -> int:
    return max(existing.groups.get(group, 0) for group in keys.groups)


def _told(
    known: tuple[Keys, ...],
    unknown: list[int],
    fresh: frozenset[int],
    joins: bool,
    account: Account,
) -> Iterator[ImportedSet]:
    """Yield the new sets, and tell what became of each set's lines."""
    unknown_places = frozenset(unknown)
    for place, keys in enumerate(known):
        one = keys.set
        if place in fresh:
            yield one
        changed = place in unknown_places and place not in fresh
        for line in one.lines:
            if changed:
                account.refuse(Refused(line, CHANGED, one.raw))
            else:
                account.tell(
                    line, _outcome(one, joins) if place in fresh else Outcome.ALREADY_THERE
                )


def _outcome(one: ImportedSet, joins: bool) -> Outcome:
    if not one.leg:
        return Outcome.NOT_LEG
    return Outcome.MERGED if joins else Outcome.IMPORTED


def _new_entries(
    entries: Iterable[tuple[int, Record]], existing: Existing, account: Account
) -> Iterator[Record]:
    there = Counter(existing.entries)
    for line, one in entries:
        if there[one] > 0:
            there[one] -= 1
            account.tell(line, Outcome.ALREADY_THERE)
            continue
        account.tell(line, Outcome.IMPORTED)
        yield one


def _new_measurements(
    measurements: Iterable[ImportedMeasurement], existing: Existing, account: Account, keep: bool
) -> Iterator[ImportedMeasurement]:
    seen: set[str] = set()
    for one in measurements:
        key = measurement_key(one, stamp_of(one.at, floating=one.floating))
        if key in existing.measurements or key in seen:
            account.tell(one.line, Outcome.ALREADY_THERE)
            continue
        seen.add(key)
        other = one.site is Site.OTHER
        account.tell(one.line, Outcome.NOT_LEG if other else Outcome.IMPORTED)
        if keep or not other:
            yield one
