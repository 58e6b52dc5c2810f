"""Years of one variation, and where sessions are found, without a scan of the file.

Each query follows an index: that of a lift's working sets, of a session's sets, or of the starts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from legtui.journal.journal import Journal
from legtui.journal.plans import weight
from legtui.journal.reading import in_list, local, to_ms
from legtui.training.record import Bout, LoggedSet, SetKind

SETS: Final = """
SELECT s.session_id, h.started_ms, h.offset_min, l.exercise, s.set_id, s.set_number, s.load,
  s.unit, s.reps, s.rir_halves, s.form_ok,
  CASE s.side WHEN 'left' THEN (SELECT r.reps FROM standing_lifted r
    WHERE r.session_id = s.session_id AND r.set_id = s.set_id AND r.side = 'right') END
FROM lift l
CROSS JOIN standing_lifted s ON s.lift_id = l.id AND s.kind = 'work' AND s.side IS NOT 'right'
  AND s.logged_ms >= ?
CROSS JOIN standing_head h ON h.session_id = s.session_id
WHERE l.variation = ? AND l.exercise = ?
ORDER BY h.started_ms, s.session_id, s.set_number
"""

_EVER: Final = -(10**15)
"""Before anything, in ms since 1970."""

VARIATIONS: Final = """
SELECT l.variation FROM lift l WHERE l.exercise = ?
  AND EXISTS (SELECT 1 FROM standing_lifted s CROSS JOIN standing_head h
    ON h.session_id = s.session_id
    WHERE s.lift_id = l.id AND s.kind = 'work' AND s.side IS NOT 'right')
"""

ACTIONS: Final = (
    "SELECT p.session_id, p.action FROM plan_exercise p CROSS JOIN lift l ON l.id = p.lift_id"
    " CROSS JOIN happening a ON a.id = p.added_by"
    " WHERE p.session_id IN ({}) AND l.variation = ? AND a.undone = 0 ORDER BY p.id"
)

PLANS: Final = (
    "SELECT p.session_id, p.slot, l.variation, p.sets FROM plan_exercise p"
    " CROSS JOIN lift l ON l.id = p.lift_id CROSS JOIN happening a ON a.id = p.added_by"
    " WHERE p.session_id IN ({}) AND a.undone = 0 ORDER BY p.id"
)

VOLUMES: Final = (
    "SELECT session_id, unit, sum(load * reps) FROM standing_lifted"
    " WHERE session_id IN ({}) AND kind = 'work' AND load IS NOT NULL GROUP BY session_id, unit"
)


def variation_bouts(
    journal: Journal, exercise: str, variation: str, since: datetime | None = None
) -> tuple[Bout, ...]:
    """Return the working sets of a variation, a bout a session, oldest first.

    Args:
        journal: The file.
        exercise: Its exercise.
        variation: Its name.
        since: Aware; sets logged before are left out. `None` is all.
    """
    bound = _EVER if since is None else to_ms(since)[0]
    rows = journal.query(SETS, (bound, variation, exercise))
    sessions: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        sessions[row[0]].append(row)
    actions = dict(journal.query(ACTIONS.format(in_list(sessions)), (variation,)))
    return tuple(
        Bout(
            session_id=session,
            started_at=local(own[0][1], own[0][2]),
            exercise=exercise,
            variation=variation,
            sets=tuple(_set(row) for row in own),
            action=actions.get(session),
        )
        for session, own in sessions.items()
    )


def _set(row: Sequence[Any]) -> LoggedSet:
    return LoggedSet(
        id=row[4],
        number=row[5],
        kind=SetKind.WORK,
        load=weight(row[6], row[7]),
        reps=(row[8],) if row[11] is None else (row[8], row[11]),
        rir=None if row[9] is None else row[9] / 2,
        form_ok=None if row[10] is None else bool(row[10]),
    )


def variations_done(journal: Journal, exercise: str) -> tuple[str, ...]:
    """Return the variations of an exercise that were ever lifted."""
    return tuple(row[0] for row in journal.query(VARIATIONS, (exercise,)))


def plans(journal: Journal, sessions: Iterable[int]) -> dict[int, dict[str, float]]:
    """Return what each session's plan had: variation to working sets, after swaps.

    Sessions without a plan (imports, by hand) are left out.
    """
    slots: dict[int, dict[int, tuple[str, float]]] = defaultdict(dict)
    for session, slot, variation, sets in journal.query(PLANS.format(in_list(sessions))):
        slots[session][slot] = variation, float(sets)
    found: dict[int, dict[str, float]] = {}
    for session, own in slots.items():
        counted: dict[str, float] = defaultdict(float)
        for variation, sets in own.values():
            counted[variation] += sets
        found[session] = dict(counted)
    return found


def volumes(journal: Journal, sessions: Iterable[int]) -> dict[int, dict[str, int]]:
    """Return each session's load times reps over the working sets: unit to hundredths."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for session, unit, total in journal.query(VOLUMES.format(in_list(sessions))):
        found[session][unit] = total
    return dict(found)
