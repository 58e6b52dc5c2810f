"""The few records that every format turns its rows into, and that every exporter writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from legtui.contract import OTHER_EXERCISE
from legtui.journal.body_values import Record
from legtui.training.frozen import dataclass
from legtui.training.record import SetKind
from legtui.training.weight import Weight


class Mark(StrEnum):
    """What another app says of a set beyond its being a warm-up."""

    DROP = "drop set"
    FAILURE = "to failure"
    COOL_DOWN = "cool-down"
    AMRAP = "as many as possible"


@dataclass(frozen=True, slots=True)
class ImportedSet:
    """One set; both legs of a per-leg set together."""

    exercise: str
    """Ours, or `other`."""
    variation: str
    """Ours, or the name in the file."""
    number: int
    """From 1, per exercise and kind; per name where the exercise is `other`."""
    kind: SetKind
    load: Weight | None
    """The whole load, both dumbbells together; `None` is body weight alone."""
    reps: tuple[int, ...]
    """`(reps,)`, `(left, right)`, or nothing for a set by time or distance."""
    side: str | None = None
    """`left` or `right` where only one leg's row exists; else `None`."""
    rir: float | None = None
    """Reps in reserve in halves, 4 is four or more."""
    form_ok: bool | None = None
    logged_at: datetime | None = None
    note: str = ""
    """The lifter's own words."""
    seconds: int | None = None
    """How long a hold or a run lasted."""
    distance: str = ""
    """With its unit, as in the file: `1.5 km`."""
    mark: Mark | None = None
    rest_s: int | None = None
    """The rest after it, where the file says so."""
    name: str = ""
    """The exercise's name in the file."""
    leg: bool = True
    """Whether it is leg work."""
    per_hand: Weight | None = None
    """The load in the file where it was one dumbbell of two."""
    lines: tuple[int, ...] = ()
    """Lines of the file it came from."""
    raw: str = ""
    """Those lines as they stood."""

    @property
    def counted_reps(self) -> int | None:
        """The weaker leg's reps, `None` where none were counted."""
        return min(self.reps) if self.reps else None

    @property
    def full_note(self) -> str:
        """The note, and before it what our columns do not hold: time, distance, drop set."""
        parts = [self.mark.value] if self.mark else []
        if self.seconds:
            parts.append(f"{self.seconds} s")
        if self.distance:
            parts.append(self.distance)
        told = " · ".join(parts)
        if not told or self.note.startswith(told):
            return self.note
        return f"{told} · {self.note}" if self.note else told


@dataclass(frozen=True, slots=True)
class ImportedStep:
    """A warm-up item, hold or roll as it was done; the columns of `step_log`."""

    phase: str
    step: str
    side: str | None
    seconds: int
    status: str
    """`done` or `skipped`."""
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ImportedPain:
    """Something that hurt; the columns of `pain_log`."""

    at: datetime
    exercise: str
    place: str
    kind: str
    """`niggle` or `sharp`."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImportedSession:
    """One session with its sets in the order they were done."""

    started_at: datetime
    """Naive is the lifter's local time; aware where the file says a zone."""
    sets: tuple[ImportedSet, ...]
    day_only: bool = False
    """Whether the file gave the day alone; `started_at` is noon then."""
    floating: bool = False
    """Whether the file gave no zone: the clock on the wall, wherever the lifter is now."""
    ended_at: datetime | None = None
    title: str = ""
    note: str = ""
    status: str = "finished"
    day: str | None = None
    """`A`, `B`, or `None`."""
    warm_up_s: int | None = None
    main_s: int | None = None
    cool_down_s: int | None = None
    steps: tuple[ImportedStep, ...] = ()
    pains: tuple[ImportedPain, ...] = ()
    lines: tuple[int, ...] = ()
    """Lines that brought the session and no set of it (our JSON)."""

    @property
    def full_note(self) -> str:
        """The title and the note, as our one note of a session holds them."""
        return "\n".join(part for part in (self.title, self.note) if part)


class Site(StrEnum):
    """What was measured on the body."""

    BODY_WEIGHT = "body_weight"
    THIGH_LEFT = "thigh_left"
    THIGH_RIGHT = "thigh_right"
    THIGH = "thigh"
    """The file does not say which."""
    CALF_LEFT = "calf_left"
    CALF_RIGHT = "calf_right"
    CALF = "calf"
    HIP = "hip"
    OTHER = OTHER_EXERCISE


@dataclass(frozen=True, slots=True)
class ImportedMeasurement:
    """One value of the body."""

    at: datetime
    site: Site
    name: str
    """Its name in the file."""
    weight: Weight | None
    """Of `BODY_WEIGHT`."""
    value: Decimal | None
    """Of everything else, in `unit`."""
    unit: str
    """`kg`, `lb`, `cm`, `in`, `%`, …, as in the file."""
    day_only: bool = False
    floating: bool = False
    """As of a session."""
    note: str = ""
    line: int = 0
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that did not come in, and why."""

    line: int
    reason: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Folded:
    """A line that became part of another record instead of one of its own."""

    line: int
    into: str
    """What became of it."""
    of: int
    """The line of the record that it is part of."""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A name that the table does not know, with the best guess."""

    name: str
    count: int
    """Sets of it."""
    guess: str | None
    """The variation that is meant most likely."""
    score: float
    """Of the guess, 0 to 1."""
    leg: bool

    @property
    def asks(self) -> bool:
        """Whether the lifter is to say what it is: leg work, or a mere number (`exercise 615`)."""
        return self.leg or self.name.rpartition(" ")[2].isdecimal()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A whole file as records. Every data line is in exactly one of its parts."""

    format: str
    dialect: str
    """Which of the format's layouts, in a word or two."""
    lines: int
    """Data lines (entries of a JSON file) that hold anything."""
    sessions: tuple[ImportedSession, ...] = ()
    """Oldest first."""
    measurements: tuple[ImportedMeasurement, ...] = ()
    folded: tuple[Folded, ...] = ()
    refused: tuple[Refused, ...] = ()
    unmatched: tuple[Unmatched, ...] = field(default=())
    entries: tuple[tuple[int, Record], ...] = ()
    """Of our JSON: lines and what else is kept of the body."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Of our JSON: the program, the gyms, as the journal keeps them."""
    settings: Mapping[str, str] = field(default_factory=dict)
