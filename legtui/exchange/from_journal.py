"""Sessions of the journal as the records that every exporter writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any, Final

from legtui.contract import PAIN_LOG_COLUMNS, STEP_LOG_COLUMNS
from legtui.exchange.names import Names
from legtui.exchange.normal import hundredths
from legtui.exchange.records import (
    ImportedMeasurement,
    ImportedPain,
    ImportedSession,
    ImportedSet,
    ImportedStep,
    Mark,
    Site,
)
from legtui.guide import load as guide
from legtui.journal.body_values import BODY_WEIGHT, Measurement
from legtui.journal.journal import Journal
from legtui.text import clean, one_line
from legtui.training.equipment import Kind
from legtui.training.record import SetKind
from legtui.training.weight import Unit, Weight

_NAMES: Final = Names()
PAGE: Final = 200
"""Sessions that are read at once."""

Progress = Callable[[int], None]

_SETS = """
SELECT s.session_id, s.set_id, s.side, l.exercise, l.variation, s.set_number, s.kind, s.load,
  s.unit, s.{reps}, s.rir_halves, s.form_ok, s.note, s.logged_ms, s.offset_min, n.name,
  s.{seconds}, s.{distance}
FROM standing_{table} s CROSS JOIN lift l ON l.id = s.lift_id
LEFT JOIN import_set i ON i.set_id = s.set_id LEFT JOIN import_name n ON n.id = i.name_id
WHERE s.session_id IN ({sessions})
"""
_SESSIONS = """
SELECT session_id, ended_at, status, day, warm_up_s, main_s, cool_down_s, note
FROM session_log WHERE session_id IN ({sessions})
"""
_SITES: Final = {
    (BODY_WEIGHT, None): Site.BODY_WEIGHT,
    ("mid_thigh", None): Site.THIGH,
    ("mid_thigh", "left"): Site.THIGH_LEFT,
    ("mid_thigh", "right"): Site.THIGH_RIGHT,
    ("calf", None): Site.CALF,
    ("calf", "left"): Site.CALF_LEFT,
    ("calf", "right"): Site.CALF_RIGHT,
    ("hip", None): Site.HIP,
}


def sessions_of(
    journal: Journal,
    *,
    ids: Iterable[int] | None = None,
    between: tuple[datetime, datetime] | None = None,
    details: bool = True,
    progress: Progress | None = None,
) -> Iterator[tuple[int, ImportedSession]]:
    """Yield ids and sessions, oldest first, a page at a time.

    The order follows from what a file holds of them: the second they started, then the zone.

    Args:
        journal: The file.
        ids: Only these.
        between: Only those started from the first to the second, aware.
        details: With status, end, phases, notes, steps and pains, which our JSON needs.
        progress: Told how many sessions were read.
    """
    heads = _heads(journal, ids, between)
    for start in range(0, len(heads), PAGE):
        page = heads[start : start + PAGE]
        yield from _page(journal, page, details)
        if progress is not None:
            progress(start + len(page))


def _heads(
    journal: Journal, ids: Iterable[int] | None, between: tuple[datetime, datetime] | None
) -> list[tuple[int, int, int]]:
    where = ""
    values: tuple[int, ...] = ()
    if between is not None:
        where = " WHERE started_ms BETWEEN ? AND ?"
        values = tuple(int(one.timestamp() * 1000) for one in between)
    if ids is not None:
        where = f" WHERE session_id IN ({_list(ids)})"
    rows = journal.query(
        f"SELECT session_id, started_ms, offset_min FROM standing_head{where}", values
    )
    found = [(int(one[0]), int(one[1]), int(one[2])) for one in rows]
    return sorted(found, key=lambda one: (one[1] // 1000, one[2], one[0]))


def _page(
    journal: Journal, heads: Sequence[tuple[int, int, int]], details: bool
) -> Iterator[tuple[int, ImportedSession]]:
    ids = _list(one[0] for one in heads)
    sets = _sets(journal, ids)
    told = _told(journal, ids) if details else {}
    steps = _steps(journal, ids) if details else {}
    pains = _pains(journal, ids) if details else {}
    for id_, started_ms, offset_min in heads:
        bare = ImportedSession(_at(started_ms, offset_min), tuple(sets.get(id_, ())))
        row = told.get(id_)
        if row is None:
            yield id_, bare
            continue
        yield (
            id_,
            replace(
                bare,
                ended_at=datetime.fromisoformat(row[0]) if row[0] else None,
                status=row[1],
                day=row[2],
                warm_up_s=row[3],
                main_s=row[4],
                cool_down_s=row[5],
                note=clean(row[6] or ""),
                steps=tuple(steps.get(id_, ())),
                pains=tuple(pains.get(id_, ())),
            ),
        )


def _told(journal: Journal, ids: str) -> dict[int, tuple[Any, ...]]:
    return {row[0]: row[1:] for row in journal.query(_SESSIONS.format(sessions=ids))}


def _sets(journal: Journal, ids: str) -> dict[int, list[ImportedSet]]:
    lifted = _SETS.format(
        table="lifted", reps="reps", seconds="slot", distance="slot", sessions=ids
    )
    timed = _SETS.format(
        table="timed", reps="seconds", seconds="seconds", distance="distance", sessions=ids
    )
    legs: dict[tuple[int, int], list[tuple[Any, ...]]] = defaultdict(list)
    for row in journal.query(lifted):
        legs[row[0], row[1]].append((*row[:16], None, ""))
    for row in journal.query(timed):
        legs[row[0], row[1]].append((*row[:9], None, *row[10:16], row[16], row[17] or ""))
    found: dict[int, list[ImportedSet]] = defaultdict(list)
    for key in sorted(legs):
        rows = sorted(legs[key], key=lambda row: row[2] or "")
        found[key[0]].append(_set(rows))
    return found


def _set(rows: list[tuple[Any, ...]]) -> ImportedSet:
    row = rows[0]
    exercise, variation = one_line(row[3], 120), one_line(row[4])
    note = clean(row[12] or "")
    return ImportedSet(
        exercise=exercise,
        variation=variation,
        number=row[5],
        kind=SetKind(row[6]),
        load=None if row[7] is None else Weight(row[7], Unit(row[8])),
        reps=tuple(one[9] for one in rows if one[9] is not None),
        side=row[2] if len(rows) == 1 else None,
        rir=None if row[10] is None else row[10] / 2,
        form_ok=None if row[11] is None else bool(row[11]),
        logged_at=_at(row[13], row[14]),
        note=note,
        seconds=row[16],
        distance=row[17],
        mark=_mark(note),
        name=row[15] or f"{exercise}/{variation}",
        leg=exercise != "other",
    )


def _mark(note: str) -> Mark | None:
    """The note begins with the mark where an import brought one."""
    return next((one for one in Mark if note.split(" · ")[0] == one.value), None)


def _steps(journal: Journal, ids: str) -> dict[int, list[ImportedStep]]:
    found: dict[int, list[ImportedStep]] = defaultdict(list)
    for row in journal.query(
        f"SELECT {', '.join(STEP_LOG_COLUMNS)} FROM step_log WHERE session_id IN ({ids})"
    ):
        ended = datetime.fromisoformat(row[6]) if row[6] else None
        found[row[0]].append(
            ImportedStep(row[1], one_line(row[2], 80), row[3], row[4], row[5], ended)
        )
    return found


def _pains(journal: Journal, ids: str) -> dict[int, list[ImportedPain]]:
    found: dict[int, list[ImportedPain]] = defaultdict(list)
    for row in journal.query(
        f"SELECT {', '.join(PAIN_LOG_COLUMNS)} FROM pain_log WHERE session_id IN ({ids})"
    ):
        exercise, place = one_line(row[2] or "", 120), one_line(row[3], 80)
        at = datetime.fromisoformat(row[1])
        found[row[0]].append(ImportedPain(at, exercise, place, row[4], clean(row[5] or "")))
    return found


def measurements_of(records: Iterable[Measurement]) -> Iterator[ImportedMeasurement]:
    """Yield measurements as other apps have them, to know them again; a mere one reading each."""
    for one in records:
        site = _SITES.get((one.site, one.side))
        if site is Site.BODY_WEIGHT:
            yield ImportedMeasurement(one.at, site, "", one.weight, None, one.unit)
        elif site is not None:
            value = hundredths(one.readings[0])
            yield ImportedMeasurement(one.at, site, "", None, value, one.unit)


def per_hand(session: ImportedSession) -> ImportedSession:
    """Return a session with one dumbbell's load where two were lifted, as other apps note it."""
    return replace(session, sets=tuple(_one_hand(one) for one in session.sets))


def _one_hand(one: ImportedSet) -> ImportedSet:
    if one.load is None or one.load.hundredths % 2 or not _is_pair(one):
        return one
    return replace(one, per_hand=one.load.one_hand)


def _is_pair(one: ImportedSet) -> bool:
    """Whether two dumbbells were lifted: by the name it came with, else by the guide."""
    if one.name and "/" not in one.name:
        ours = _NAMES.match(one.name).ours
        return ours is not None and ours.pair
    return one.variation in _with_dumbbells()


@cache
def _with_dumbbells() -> frozenset[str]:
    return frozenset(
        one.id for one in guide.variations() if one.needs and one.needs[0] is Kind.DUMBBELLS
    )


def _at(ms: int, offset_min: int) -> datetime:
    """Return the local time, cut to the second as the views have it."""
    zone = timezone(timedelta(minutes=offset_min))
    return datetime.fromtimestamp(0, zone) + timedelta(seconds=ms // 1000)


def _list(ids: Iterable[int]) -> str:
    return ",".join(str(int(one)) for one in ids)
