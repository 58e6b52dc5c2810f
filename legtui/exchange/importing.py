"""A file into the journal: look first, then write; a dry run only looks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from sqlite3 import Connection
from typing import Final

from legtui.contract import OTHER_EXERCISE
from legtui.exchange.body_json import body_to
from legtui.exchange.from_journal import measurements_of, sessions_of
from legtui.exchange.gather import Options
from legtui.exchange.identity import Existing
from legtui.exchange.local_time import home_by, zoned_by
from legtui.exchange.names import Names, variations
from legtui.exchange.normal import normal
from legtui.exchange.photos_in import bring, sort_out, take_away_if_failed
from legtui.exchange.planning import ImportPlan, plan_import
from legtui.exchange.receipt import Receipt
from legtui.exchange.records import (
    ImportedMeasurement,
    ImportedSession,
    Parsed,
    Site,
    Unmatched,
)
from legtui.exchange.sniff import AUTO, sniff
from legtui.exchange.source import Source
from legtui.exchange.to_journal import batch_of
from legtui.exchange.words import words_of
from legtui.journal.body_values import BodyRecords, OwnTest, Photo, Record
from legtui.journal.choices import choose
from legtui.journal.journal import Journal
from legtui.journal.renaming import Lifted, rename
from legtui.machine.photo_files import beside
from legtui.session.moment import Moment
from legtui.training.frozen import dataclass
from legtui.training.weight import Unit

OURS: Final = "legtui"
NAMES: Final = "names"
"""The choice that keeps what the lifter changed in the table of names."""
_DAY: Final = timedelta(days=1)
_OTHERS: Final = """
SELECT l.variation, (SELECT count(*) FROM standing_lifted s
  WHERE s.lift_id = l.id AND s.kind = 'work' AND s.side IS NOT 'right')
FROM lift l WHERE l.exercise = ?
"""

Progress = Callable[[str, int], None]
"""Told what is done (`read`, `write`) and how many lines or sets of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the lifter says about a file."""

    format: str = AUTO
    unit: Unit | None = None
    only_legs: bool = False
    """Leave out what is not leg work."""
    zone: tzinfo | None = None
    """Where the lifter is; `None` is the machine's zone."""
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was read and compared with the journal; nothing is written yet."""

    source: Source
    parsed: Parsed
    plan: ImportPlan

    @property
    def receipt(self) -> Receipt:
        """What becomes of every line."""
        return self.plan.receipt

    @property
    def writes_nothing(self) -> bool:
        """Whether there is nothing to write, choices and settings of our JSON included."""
        told = self.parsed.choices or self.parsed.settings
        return self.plan.writes_nothing and not told


def prepare(journal: Journal, source: Source, asked: Asked, now: datetime) -> Prepared:
    """Read a file and find out what of it is new.

    Args:
        journal: The lifter's file.
        source: The file to import.
        asked: What the lifter says about it.
        now: The lifter's time, aware: other apps' sessions after tomorrow are refused.

    Raises:
        NeedsUnit: Its weights have no unit.
        ExchangeError: It cannot be read; one sentence.
    """
    sniffed = sniff(source.data, asked.format)
    ours = sniffed.format.id == OURS
    options = Options(
        unit=asked.unit,
        latest=None if ours else _latest(journal, now).date(),
        names=names_of(journal),
        zone=asked.zone,
        progress=_reading(asked.progress),
    )
    home = zoned_by(asked.zone) if ours else home_by(asked.zone)
    parsed = _without_known(journal, normal(sniffed.read(options), home))
    parsed = sort_out(parsed, source.pictures, journal)
    plan = plan_import(parsed, existing_of(journal, parsed), keep_not_leg=not asked.only_legs)
    return Prepared(source, parsed, replace(plan, measurements=tuple(_followed(plan))))


def _followed(plan: ImportPlan) -> Iterator[ImportedMeasurement]:
    """Yield what the body screens follow; the rest is in the receipt and goes nowhere."""
    return (one for one in plan.measurements if one.site is not Site.OTHER)


def take_in(
    journal: Journal, prepared: Prepared, at: Moment, progress: Progress | None = None
) -> Future[int]:
    """Write what is new by one act; the future gives the act's id.

    Make a backup before; where nothing is to be written, do not call it.

    Raises:
        PictureError: A photo can't be copied; nothing was written.
    """
    batch = batch_of(prepared.source, prepared.parsed, prepared.plan)
    folder = beside(journal.path)
    brought = bring(batch.body.photos, prepared.source.pictures, folder)
    written = journal.history.take_in(
        batch, at, None if progress is None else lambda done: progress("write", done)
    )
    if brought:
        written.add_done_callback(lambda done: take_away_if_failed(done, brought, folder))
    return written


def stands(journal: Journal, act: int) -> bool:
    """Return whether an import is still in the journal: undo takes it back, redo brings it."""
    return journal.query("SELECT undone FROM happening WHERE id = ?", (act,)) == [(0,)]


def existing_of(journal: Journal, parsed: Parsed) -> Existing:
    """Return the keys of what the journal holds on the days of a file."""
    starts = [one.started_at for one in parsed.sessions]
    there: Iterable[tuple[int, ImportedSession]] = ()
    if starts:
        # A wall time may be more than a day away in another zone.
        between = min(starts) - 2 * _DAY, max(starts) + 2 * _DAY
        there = sessions_of(journal, between=between, details=False)
    records = journal.body.everything() if parsed.measurements or parsed.entries else BodyRecords()
    found = Existing.of(there, measurements_of(records.measurements))
    return replace(found, entries=Counter(_to_the_second(one) for one in records))


def _to_the_second(one: Record) -> Record:
    if isinstance(one, OwnTest):
        return one
    return replace(one, at=one.at.replace(microsecond=0))


def _without_known(journal: Journal, parsed: Parsed) -> Parsed:
    """Leave out choices and settings that are made here."""
    if not parsed.choices and not parsed.settings:
        return parsed
    return replace(
        parsed,
        choices=_missing(parsed.choices, journal.choices()),
        settings=_missing(parsed.settings, journal.settings()),
    )


def _missing(theirs: Mapping[str, str], ours: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in theirs.items() if name not in ours}


def _latest(journal: Journal, now: datetime) -> datetime:
    """Tomorrow, or the day after the last that is recorded: a clock may run ahead."""
    last = journal.last_recorded_ms()
    known = now if last is None else datetime.fromtimestamp(last / 1000, now.tzinfo)
    return max(now, known) + _DAY


def _reading(progress: Progress | None) -> Callable[[int], None] | None:
    return None if progress is None else lambda done: progress("read", done)


def names_of(journal: Journal) -> Names:
    """Return the table of names with what the lifter changed in it."""
    return Names(own_names(journal))


def own_names(journal: Journal) -> dict[str, str | None]:
    """Return what the lifter changed: a file's name to our variation, `None` is none of ours.

    What a later release no longer knows is left out.
    """
    try:
        found = json.loads(journal.choices().get(NAMES, "{}"))
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    known = variations()
    return {name: to for name, to in found.items() if to is None or to in known}


def unnamed(journal: Journal) -> list[Unmatched]:
    """Return the names in the journal that the lifter is to say what they are, most sets first."""
    names = names_of(journal)
    said = {words_of(name) for name in names.own}
    found = []
    for name, count in journal.query(_OTHERS, (OTHER_EXERCISE,)):
        match = names.match(name)
        guess = match.guess.variation if match.guess else None
        one = Unmatched(match.name, count, guess, match.score, match.leg)
        if count and match.ours is None and one.asks and words_of(name) not in said:
            found.append(one)
    return sorted(found, key=lambda one: -one.count)


def remember_name(journal: Journal, name: str, variation: str | None, at: Moment) -> Future[int]:
    """Keep what a name means; the future gives how many sets in the journal it changed.

    Sets that came in by a name that nobody knew become sets of what it is. Undo takes all of it
    back at once.
    """
    now = own_names(journal) | {name: variation}
    act, text = journal.new_id(), json.dumps(now, ensure_ascii=False, sort_keys=True)
    ours = Names({name: variation}).match(name).ours
    words = words_of(name)

    def job(conn: Connection) -> int:
        choose(conn, act, at, NAMES, text)
        if ours is None:
            return 0
        lifted = Lifted(ours.exercise, ours.variation, ours.per_leg, ours.pair)
        return rename(conn, act, lambda other: words_of(other) == words, lifted)

    return journal.history.run(job)


def forget_name(journal: Journal, name: str, at: Moment) -> Future[int]:
    """Let a name mean again what the table says, for later files; the future gives 0."""
    now = {key: to for key, to in own_names(journal).items() if key != name}
    act, text = journal.new_id(), json.dumps(now, ensure_ascii=False, sort_keys=True)

    def job(conn: Connection) -> int:
        choose(conn, act, at, NAMES, text)
        return 0

    return journal.history.run(job)


def document_besides(journal: Journal, photos: Sequence[Photo] | None = None) -> dict[str, object]:
    """Return what our JSON has beside the sessions; photos where their pictures go along."""
    return {
        "body": body_to(journal.body.everything(), photos),
        "choices": journal.choices(),
        "settings": journal.settings(),
    }
