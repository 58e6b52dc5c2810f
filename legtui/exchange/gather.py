"""Gathers what a format reads into sessions, and keeps account of every line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import field
from datetime import date, datetime, tzinfo
from typing import Final

from legtui.exchange.dates import When
from legtui.exchange.errors import LineRefused, NeedsUnit
from legtui.exchange.names import Match, Names
from legtui.exchange.records import (
    Folded,
    ImportedMeasurement,
    ImportedSession,
    ImportedSet,
    Mark,
    Parsed,
    Refused,
    Unmatched,
)
from legtui.exchange.table import Record, Table
from legtui.text import clean, one_line
from legtui.training.frozen import dataclass
from legtui.training.record import SetKind
from legtui.training.weight import Unit, Weight

RAW: Final = 2000
"""Characters of a refused line that are kept."""
PROGRESS_LINES: Final = 1000


@dataclass(frozen=True, slots=True)
class Options:
    """What the lifter says about a file."""

    unit: Unit | None = None
    """Of its weights, where the file does not say."""
    latest: date | None = None
    """Sessions after this day are refused; `None` lets any day pass."""
    names: Names = field(default_factory=Names)
    dumbbells_together: bool = False
    """Whether the file's dumbbell loads are both together; the apps we know note one."""
    zone: tzinfo | None = None
    """Where the lifter trains, to tell the day of a time in UTC; `None` is the machine's zone."""
    progress: Callable[[int], None] | None = None
    """Told how many lines are read, every 1,000."""


class Row:
    """One record's cells by the names of their columns."""

    __slots__ = ("_cells", "_index", "line", "raw")

    def __init__(self, record: Record, index: dict[str, int]) -> None:
        self._cells = record.cells
        self._index = index
        self.line = record.line
        self.raw = record.raw

    def __getitem__(self, name: str) -> str:
        """Return the cell under a column, trimmed; nothing if the column is not there."""
        at, cells = self._index.get(name), self._cells
        return cells[at].strip() if at is not None and at < len(cells) else ""

    def cell(self, name: str) -> str:
        """Return the cell under a column as it stands."""
        at = self._index.get(name)
        return self._cells[at] if at is not None and at < len(self._cells) else ""

    def first(self, *names: str) -> str:
        """Return the first cell of several columns that is not blank."""
        return next((cell for name in names if (cell := self[name])), "")


@dataclass(slots=True)
class _Draft:
    when: When
    title: str
    note: str
    ended_at: datetime | None
    order: int
    sets: list[ImportedSet] = field(default_factory=list)
    counts: Counter[tuple[str, str, SetKind]] = field(default_factory=Counter)

    def next_number(self, match: Match, kind: SetKind) -> int:
        """Return the next set's number: per exercise and kind, per name where it is `other`."""
        key = (match.exercise, "" if match.ours else match.name, kind)
        self.counts[key] += 1
        return self.counts[key]


@dataclass(frozen=True, slots=True)
class Lift:
    """A set as a format read it, before its name is looked up."""

    name: str
    load: Weight | None
    reps: tuple[int, ...]
    """As the file counts them: one number, or left and right."""
    group: str = ""
    warm_up: bool = False
    mark: Mark | None = None
    rir: float | None = None
    note: str = ""
    seconds: int | None = None
    distance: str = ""
    at: datetime | None = None


class Gatherer:
    """Takes lifts line by line and gives back the whole file as records."""

    def __init__(self, format_id: str, dialect: str, options: Options) -> None:
        self.format_id = format_id
        self.options = options
        self.lines = 0
        self._dialect = dialect
        self._drafts: dict[Hashable, _Draft] = {}
        self._measurements: list[ImportedMeasurement] = []
        self._folded: list[Folded] = []
        self._refused: list[Refused] = []
        self._unknown: Counter[str] = Counter()
        self._matches: dict[str, Match] = {}

    @property
    def unit(self) -> Unit:
        """The unit of a file that has none.

        Raises:
            NeedsUnit: Nobody said which.
        """
        if self.options.unit is None:
            raise NeedsUnit(self.format_id)
        return self.options.unit

    def local_day(self, when: When) -> date:
        """Return the lifter's day of a moment."""
        at = when.at
        return at.date() if at.tzinfo is None else at.astimezone(self.options.zone).date()

    def read(self, table: Table, handle: Callable[[Row], None], columns: Iterable[str]) -> None:
        """Hand every record to `handle`; what it refuses is noted with its reason."""
        index = {name: at for at, name in reversed(list(enumerate(columns)))}
        width = len(table.header)
        for record in table.records():
            self.lines += 1
            if self.options.progress is not None and self.lines % PROGRESS_LINES == 0:
                self.options.progress(self.lines)
            if record.problem:
                self.refuse(record.line, record.problem, record.raw)
                continue
            try:
                if any(cell.strip() for cell in record.cells[width:]):
                    raise LineRefused("it has more cells than the first line has names")
                handle(Row(record, index))
            except LineRefused as reason:
                self.refuse(record.line, str(reason), record.raw)

    def session(
        self,
        key: Hashable,
        when: When,
        *,
        title: str = "",
        note: str = "",
        ended_at: datetime | None = None,
    ) -> Hashable:
        """Open the session of a key, or take what is new about it; returns the key.

        Raises:
            LineRefused: It is later than it can be.
        """
        latest = self.options.latest
        if latest is not None and when.at.date() > latest:
            raise LineRefused(f"{when.at.date()} has not come yet")
        draft = self._drafts.get(key)
        if draft is None:
            draft = _Draft(when, one_line(title), clean(note), ended_at, len(self._drafts))
            self._drafts[key] = draft
        elif when.at.tzinfo == draft.when.at.tzinfo and when.at < draft.when.at:
            draft.when = when
        if note and not draft.note:
            draft.note = clean(note)
        if ended_at is not None and (
            draft.ended_at is None
            or (ended_at.tzinfo == draft.ended_at.tzinfo and ended_at > draft.ended_at)
        ):
            draft.ended_at = ended_at
        return key

    def add(self, session: Hashable, lift: Lift, line: int, raw: str) -> None:
        """Add a set to a session that is open.

        Raises:
            LineRefused: The set has no exercise, or nothing that was done.
        """
        draft = self._drafts[session]
        draft.sets.append(self._set(lift, draft, line, raw))

    def check(self, lift: Lift) -> Lift:
        """Return the lift if it can be added.

        Raises:
            LineRefused: It has no exercise, or nothing that was done.
        """
        if not lift.name.strip():
            raise LineRefused("there is no exercise name")
        if not lift.reps and not lift.seconds and not lift.distance:
            raise LineRefused("no reps, time or distance: the set was not done")
        return lift

    def keep(self, session: Hashable, done: ImportedSet) -> None:
        """Add a set that is complete already (our own formats)."""
        self._drafts[session].sets.append(done)

    def last(self, session: Hashable) -> ImportedSet | None:
        """Return the last set of a session, `None` if it has none."""
        draft = self._drafts.get(session)
        return draft.sets[-1] if draft and draft.sets else None

    def replace_last(self, session: Hashable, done: ImportedSet) -> None:
        """Put a set in the place of the session's last one."""
        self._drafts[session].sets[-1] = done

    def refuse(self, line: int, reason: str, raw: str = "") -> None:
        """Note that a line does not come in, and why."""
        self._refused.append(Refused(line, one_line(reason), raw[:RAW]))

    def fold(self, line: int, into: str, of: ImportedSet, raw: str = "") -> None:
        """Note that a line became part of a set."""
        self._folded.append(Folded(line, into, of.lines[0], raw[:RAW]))

    def measure(self, measurement: ImportedMeasurement) -> None:
        """Add a value of the body."""
        latest = self.options.latest
        if latest is not None and measurement.at.date() > latest:
            raise LineRefused(f"{measurement.at.date()} has not come yet")
        self._measurements.append(measurement)

    def _set(self, lift: Lift, draft: _Draft, line: int, raw: str) -> ImportedSet:
        match = self.options.names.match(lift.name, lift.group)
        if match.ours is None:
            self._unknown[match.name] += 1
            self._matches.setdefault(match.name, match)
        load, per_hand = self._loaded(match, lift.load)
        kind = SetKind.RAMP if lift.warm_up else SetKind.WORK
        return ImportedSet(
            exercise=match.exercise,
            variation=match.variation,
            number=draft.next_number(match, kind),
            kind=kind,
            load=load,
            reps=_both_legs(match, lift.reps),
            rir=lift.rir,
            logged_at=lift.at,
            note=clean(lift.note).strip(),
            seconds=lift.seconds,
            distance=lift.distance,
            mark=lift.mark,
            name=match.name,
            leg=match.leg,
            per_hand=per_hand,
            lines=(line,),
            raw=raw,
        )

    def _loaded(self, match: Match, load: Weight | None) -> tuple[Weight | None, Weight | None]:
        """Return the whole load, and the load of one hand where there are two."""
        ours = match.ours
        if ours is None or not ours.pair or load is None or self.options.dumbbells_together:
            return load, None
        return Weight(load.hundredths * 2, load.unit), load

    def parsed(self) -> Parsed:
        """Return the whole file, its sessions oldest first."""
        drafts = sorted(
            self._drafts.values(), key=lambda one: (one.when.at.replace(tzinfo=None), one.order)
        )
        return Parsed(
            format=self.format_id,
            dialect=self._dialect,
            lines=self.lines,
            sessions=tuple(_finished(draft) for draft in drafts if draft.sets),
            measurements=tuple(self._measurements),
            folded=tuple(self._folded),
            refused=tuple(self._refused),
            unmatched=tuple(self._unmatched()),
        )

    def _unmatched(self) -> Iterable[Unmatched]:
        for name, count in self._unknown.most_common():
            match = self._matches[name]
            guess = match.guess.variation if match.guess else None
            yield Unmatched(name, count, guess, match.score, match.leg)


def _both_legs(match: Match, reps: tuple[int, ...]) -> tuple[int, ...]:
    """Return reps as ours: per-leg lifts have both legs, and other lifts one number.

    Other apps have one number for a per-leg set; it is what each leg did.
    """
    if match.ours is None or not reps:
        return reps
    if match.ours.per_leg:
        return reps if len(reps) == 2 else (reps[0], reps[0])
    return (min(reps),)


def _finished(draft: _Draft) -> ImportedSession:
    ended = draft.ended_at
    if ended is not None and (ended.tzinfo != draft.when.at.tzinfo or not ended > draft.when.at):
        ended = None
    return ImportedSession(
        started_at=draft.when.at,
        sets=tuple(draft.sets),
        day_only=draft.when.day_only,
        ended_at=ended,
        title=draft.title,
        note=draft.note,
    )
