"""What there is to beat in a variation: years of sets, come down to the few that matter.

Of each load the most reps, the best estimated maximum, the session with the most volume and the
one with the most sets: against them a session has the same records as against all before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple

from legtui.journal.journal import Journal
from legtui.journal.plans import weight
from legtui.journal.reading import to_ms
from legtui.training.frozen import dataclass
from legtui.training.record import Bout, LoggedSet, SetKind
from legtui.training.strength import estimate
from legtui.training.units import grains
from legtui.training.weight import Unit, Weight

COLUMNS: Final = """s.set_id, s.set_number, s.load, s.unit, s.reps,
  CASE s.side WHEN 'left' THEN (SELECT r.reps FROM standing_lifted r
    WHERE r.session_id = s.session_id AND r.set_id = s.set_id AND r.side = 'right')
  END AS right_reps, s.rir_halves, s.form_ok"""
"""Of a working set `s` (of its left leg, where both were counted), as `Lifted` has its rows."""
COUNTED: Final = "min(reps, ifnull(right_reps, reps)) > 0 AND form_ok IS NOT 0"
"""Of a row of `COLUMNS`: lifted with both legs, and cleanly as far as anybody said."""

_PAGE: Final = 1000
"""Sets reckoned with at a time: a short question each, so that nobody else waits for the file."""
_OF_LIFT: Final = """
s.lift_id = l.id AND s.kind = 'work' AND s.side IS NOT 'right'
WHERE l.exercise = :exercise AND l.variation = :variation
  AND (s.logged_ms, s.session_id) > (:after_ms, :after)"""
PAGE_END: Final = f"""
SELECT s.logged_ms, s.session_id FROM lift l CROSS JOIN lifted s ON {_OF_LIFT}
ORDER BY s.logged_ms, s.session_id LIMIT 1 OFFSET {_PAGE - 1}
"""
PAGE: Final = f"""
WITH own AS MATERIALIZED (
  SELECT s.session_id, {COLUMNS}
  FROM lift l CROSS JOIN standing_lifted s ON {_OF_LIFT}
    AND (s.logged_ms, s.session_id) <= (:until_ms, :until) AND s.session_id <> :led
    AND EXISTS (SELECT 1 FROM standing_head h
      WHERE h.session_id = s.session_id AND h.started_ms < :began_ms))
SELECT NULL, min(set_id), min(set_number), load, unit, reps, right_reps, rir_halves, max(form_ok)
FROM own WHERE {COUNTED} GROUP BY load, unit, reps, right_reps, rir_halves
UNION ALL
SELECT session_id, sum(load * (reps + ifnull(right_reps, 0))) FILTER (WHERE unit = 'kg'),
  sum(load * (reps + ifnull(right_reps, 0))) FILTER (WHERE unit = 'lb'),
  count(*), max({COUNTED}), NULL, NULL, NULL, NULL
FROM own GROUP BY session_id
"""
"""Of a page, each kind of set that counts once, and what each session did in all."""
SESSION: Final = f"""
SELECT {COLUMNS} FROM standing_lifted s CROSS JOIN lift l ON l.id = s.lift_id
WHERE s.session_id = ? AND s.kind = 'work' AND s.side IS NOT 'right'
  AND l.exercise = ? AND l.variation = ?
ORDER BY s.set_number, s.set_id
"""
Wanted = Callable[[], bool]
"""Whether anybody still waits for what is being read."""
_LONG_AGO: Final = -(10**15)
"""Before anything, in ms since 1970."""
_BEFORE: Final = datetime(1, 1, 2, tzinfo=UTC)
"""When what is to beat was lifted: before any session."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """A session's working sets of one variation, as rows of `COLUMNS` in their order."""

    session: int
    start_ms: int
    lift: tuple[str, str]
    """Exercise and variation."""
    rows: tuple[tuple[Any, ...], ...]

    @property
    def sets(self) -> tuple[LoggedSet, ...]:
        """The same as sets."""
        return tuple(_logged(row) for row in self.rows)


def held_before(
    journal: Journal,
    exercise: str,
    variation: str,
    start: datetime,
    session: int,
    wanted: Wanted = lambda: True,
) -> tuple[Bout, ...]:
    """Return what a session has to beat in a variation; empty where there is nothing.

    Args:
        journal: The file.
        exercise: The exercise.
        variation: Its variation.
        start: When the session began, aware; what began before it counts.
        session: The session, which has not to beat itself.
        wanted: Asked now and then whether to go on; if not, there is nothing.
    """
    held, done = Held(exercise, variation), dict[int, _Done]()
    for page in _pages(journal, (exercise, variation), (session, to_ms(start)[0])):
        if not wanted():
            return ()
        for of_session, *row in page:
            if of_session is None:
                held.mark(tuple(row))
            else:
                done[of_session] = done.get(of_session, _NOTHING).and_also(*row[:4])
    for one in _most(done):
        rows = journal.query(SESSION, (one, exercise, variation))
        held.hold_whole(Lifted(one, 0, (exercise, variation), tuple(rows)))
    return held.bouts


class _Done(NamedTuple):
    """What a session did of a variation, summed in the file."""

    volume: int
    """Load times reps, in grains times reps."""
    sets: int
    counts: bool
    """Whether any of its sets may be a mark."""

    def and_also(self, kg: int | None, lb: int | None, sets: int, counts: int) -> _Done:
        """Return it with what another page has of it; the sums in hundredths of their units."""
        loads = ((kg, Unit.KG), (lb, Unit.LB))
        more = sum(grains(Weight(amount, unit)) for amount, unit in loads if amount)
        return _Done(self.volume + more, self.sets + sets, self.counts or bool(counts))


_NOTHING: Final = _Done(0, 0, counts=False)


def _pages(
    journal: Journal, lift: tuple[str, str], but: tuple[int, int]
) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of `PAGE` over all years, without a session and those from a start on."""
    edge, last = (_LONG_AGO, 0), (-_LONG_AGO, 0)
    whole = {"exercise": lift[0], "variation": lift[1], "led": but[0], "began_ms": but[1]}
    while edge != last:
        since = {**whole, "after_ms": edge[0], "after": edge[1]}
        ends = journal.query(PAGE_END, since)
        end = ends[0] if ends else last
        yield journal.query(PAGE, {**since, "until_ms": end[0], "until": end[1]})
        edge = end


def _most(done: dict[int, _Done]) -> list[int]:
    """Return the session with the most volume and the one with the most sets, once if the same.

    Of equal ones the first in the file; in the order of the file, as both may be either.
    """
    counting = sorted(one for one, own in done.items() if own.counts)
    if not counting:
        return []
    biggest = max(counting, key=lambda one: done[one].volume)
    longest = max(counting, key=lambda one: done[one].sets)
    return sorted({biggest, longest})


@dataclass(slots=True)
class Held:
    """What there is to beat in a variation, carried from session to session."""

    exercise: str
    variation: str
    by_load: dict[tuple[int | None, str | None], LoggedSet] = field(default_factory=dict)
    maximum: LoggedSet | None = None
    maximum_kg: Decimal = Decimal(0)
    volume: int = -1
    biggest: Bout | None = None
    longest: Bout | None = None
    _known: dict[tuple[Any, ...], Decimal] = field(default_factory=dict)

    def may_be_beaten(self, one: Lifted) -> bool:
        """Whether a session may leave a record; where not, no rule need look at it."""
        if not self.by_load:
            return False
        if _volume(one) > self.volume:
            return True
        for row in one.rows:
            reps = _weaker(row)
            if not reps or row[7] == 0:
                continue
            held = self.by_load.get((row[2], row[3]))
            if held is None or reps > held.counted_reps:
                return True
            if self._estimate_kg(row) > self.maximum_kg:
                return True
        return False

    def _estimate_kg(self, row: tuple[Any, ...]) -> Decimal:
        """The estimated maximum that a set speaks for, in kg; 0 where there is none."""
        key = row[2:8]
        if key not in self._known:
            found = estimate(self.exercise, _logged(row))
            kg = Decimal(0)
            if found is not None:
                kg = found.value * Weight.of(1, found.unit).kg
            self._known[key] = kg
        return self._known[key]

    @property
    def bouts(self) -> tuple[Bout, ...]:
        """The same as bouts, for the rules."""
        singles = [*self.by_load.values(), *([self.maximum] if self.maximum else [])]
        bouts = [self._of(-1, (one,)) for one in singles]
        return (*bouts, *(one for one in (self.biggest, self.longest) if one is not None))

    def _of(self, session: int, sets: tuple[LoggedSet, ...]) -> Bout:
        return Bout(session, _BEFORE, self.exercise, self.variation, sets)

    def take(self, one: Lifted) -> None:
        """Let what the session did be beaten from now on."""
        counted = [row for row in one.rows if _weaker(row) and row[7] != 0]
        for row in counted:
            self.mark(row)
        if counted:
            self.hold_whole(one)

    def mark(self, row: tuple[Any, ...]) -> None:
        """Let a set be beaten, by its reps with this load and by the maximum it speaks for."""
        load = (row[2], row[3])
        held = self.by_load.get(load)
        if held is None or _weaker(row) > held.counted_reps:
            self.by_load[load] = _logged(row)
        kg = self._estimate_kg(row)
        if kg > self.maximum_kg:
            self.maximum, self.maximum_kg = _logged(row), kg

    def hold_whole(self, one: Lifted) -> None:
        """Let a session that counts be beaten by volume, where it had the most or most sets."""
        total = _volume(one)
        if total > self.volume:
            self.volume, self.biggest = total, self._whole(one)
        if self.longest is None or len(one.rows) > len(self.longest.sets):
            self.longest = self._whole(one)

    def _whole(self, one: Lifted) -> Bout:
        return self._of(-2, one.sets)


def _weaker(row: tuple[Any, ...]) -> int:
    """Reps of the weaker leg."""
    left, right = row[4], row[5]
    return int(left if right is None else min(left, right))


def _volume(one: Lifted) -> int:
    """Load times reps, both legs, in an exact small unit."""
    return sum(
        grains(Weight(row[2], Unit(row[3]))) * (row[4] + (row[5] or 0))
        for row in one.rows
        if row[2] is not None
    )


def _logged(row: tuple[Any, ...]) -> LoggedSet:
    set_id, number, load, unit, reps, right, rir, form_ok = row
    return LoggedSet(
        id=set_id,
        number=number,
        kind=SetKind.WORK,
        load=weight(load, unit),
        reps=(reps,) if right is None else (reps, right),
        rir=None if rir is None else rir / 2,
        form_ok=None if form_ok is None else bool(form_ok),
    )
