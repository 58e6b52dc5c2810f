"""What there is to beat in a variation: years of sets, come down to the few that matter.

Of each load the most reps, the best estimated maximum, the session with the most volume and the
one with the most sets: against them a session has the same records as against all before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any, Final

from legtui.journal.journal import Journal
from legtui.journal.plans import weight
from legtui.journal.reading import in_list, to_ms
from legtui.training.record import Bout, LoggedSet, SetKind
from legtui.training.strength import estimate
from legtui.training.units import grains
from legtui.training.weight import Unit, Weight

COLUMNS: Final = """s.set_id, s.set_number, s.load, s.unit, s.reps,
  CASE s.side WHEN 'left' THEN (SELECT r.reps FROM standing_lifted r
    WHERE r.session_id = s.session_id AND r.set_id = s.set_id AND r.side = 'right') END,
  s.rir_halves, s.form_ok"""
"""Of a working set `s` (of its left leg, where both were counted), as `Lifted` has its rows."""

_PAGE: Final = 1000
"""Sets read at a time: a short question each, so that nobody else waits for the file."""
SETS: Final = f"""
SELECT s.logged_ms, s.session_id, s.id, {COLUMNS}
FROM lift l CROSS JOIN standing_lifted s ON s.lift_id = l.id AND s.kind = 'work'
  AND s.side IS NOT 'right'
WHERE l.exercise = ? AND l.variation = ? AND (s.logged_ms, s.session_id, s.id) > (?, ?, ?)
ORDER BY s.logged_ms, s.session_id, s.id LIMIT {_PAGE}
"""
STARTS: Final = "SELECT session_id, started_ms FROM standing_head WHERE session_id IN ({})"
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
    rows: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    edge = (_LONG_AGO, 0, 0)
    while page := journal.query(SETS, (exercise, variation, *edge)):
        if not wanted():
            return ()
        for _, of_session, _, *row in page:
            rows[of_session].append(tuple(row))
        edge = page[-1][:3]
    rows.pop(session, None)
    held, bound = Held(exercise, variation), to_ms(start)[0]
    for of_session, start_ms in journal.query(STARTS.format(in_list(rows))):
        if start_ms < bound:
            own = tuple(sorted(rows[of_session], key=itemgetter(1)))
            held.take(Lifted(of_session, start_ms, (exercise, variation), own))
    return held.bouts


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
        if not counted:
            return
        for row in counted:
            load = (row[2], row[3])
            held = self.by_load.get(load)
            if held is None or _weaker(row) > held.counted_reps:
                self.by_load[load] = _logged(row)
            kg = self._estimate_kg(row)
            if kg > self.maximum_kg:
                self.maximum, self.maximum_kg = _logged(row), kg
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
