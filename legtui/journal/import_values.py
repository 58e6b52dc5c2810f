"""What an import writes, in the journal's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import datetime

from legtui.journal.body_values import BodyRecords
from legtui.journal.values import PastSession, SetValues
from legtui.training.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ImportFile:
    """The file that an import came from."""

    hash: str
    """SHA-256 of its bytes, in hex."""
    name: str
    format: str
    lines: int


@dataclass(frozen=True, slots=True)
class NewSet:
    """A set of an import; with no reps it is one by time or distance."""

    values: SetValues
    name: str = ""
    """The exercise in the file, where it is another than ours."""
    line: int = 0
    """Of the file; 0 is none."""
    raw: str = ""
    seconds: int | None = None
    distance: str = ""


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A step of a session that another legtui led; the columns of `step_log`."""

    phase: str
    step: str
    side: str | None
    seconds: int
    done: bool
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToldPain:
    """Something that hurt in such a session; the columns of `pain_log`."""

    at: datetime
    exercise: str
    place: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session of an import, or sets that go into one that is there."""

    session: PastSession
    """Its own `sets` are empty: they are in `sets`."""
    sets: tuple[NewSet, ...]
    into: int | None = None
    """Id of the session that takes the sets; `None` is a new one."""
    phases_s: tuple[int, int, int] | None = None
    """Seconds of warm-up, main and cool-down, where the file tells them."""
    steps: tuple[ToldStep, ...] = ()
    pains: tuple[ToldPain, ...] = ()


@dataclass(frozen=True, slots=True)
class BareLine:
    """A line that is no set: refused, or part of another; and why."""

    line: int
    reason: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """All that one import writes, by one act."""

    file: ImportFile
    sessions: Iterator[NewSession] | tuple[NewSession, ...] = ()
    bare: tuple[BareLine, ...] = ()
    body: BodyRecords = field(default_factory=BodyRecords)
    choices: Mapping[str, str] = field(default_factory=dict)
    """Taken where nothing was chosen here."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Taken where nothing is set here."""
