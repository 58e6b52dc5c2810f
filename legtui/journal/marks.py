"""What a session has to beat: the sets of a variation before it, each kind of set once.

Ten years of a variation come down to some hundred different sets, counted inside SQLite.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from legtui.journal.journal import Journal
from legtui.journal.plans import weight
from legtui.journal.reading import to_ms
from legtui.training.record import Bout, LoggedSet, SetKind

_BEFORE: Final = """
FROM lift l
CROSS JOIN standing_lifted s ON s.lift_id = l.id AND s.kind = 'work' AND s.side IS NOT 'right'
CROSS JOIN standing_head h ON h.session_id = s.session_id
WHERE l.variation = ? AND l.exercise = ? AND h.started_ms < ? AND h.session_id <> ?
"""

_RIGHT: Final = """CASE s.side WHEN 'left' THEN (SELECT r.reps FROM standing_lifted r
    WHERE r.session_id = s.session_id AND r.set_id = s.set_id AND r.side = 'right') END"""

MARKS: Final = f"""
SELECT load, unit, rir, reps, right FROM (
  SELECT s.load AS load, s.unit AS unit, s.rir_halves AS rir, s.reps AS reps, {_RIGHT} AS right
  {_BEFORE} AND s.form_ok IS NOT 0)
GROUP BY load, unit, rir, reps, right
"""

BIGGEST: Final = f"""
SELECT session_id FROM (
  SELECT s.session_id AS session_id, count(*) AS sets,
    sum(s.load * (s.reps + ifnull({_RIGHT}, 0)) * iif(s.unit = 'lb', 0.45359237, 1)) AS volume
  {_BEFORE} GROUP BY s.session_id)
ORDER BY {{}} DESC LIMIT 1
"""


def marks_before(
    journal: Journal, exercise: str, variation: str, start: datetime, session: int
) -> tuple[Bout, ...]:
    """Return bouts that say the same about records as all earlier ones of a variation do.

    Each different set is a bout of its own; the session with the most volume and the one with
    the most sets are there whole.
    """
    values = (variation, exercise, to_ms(start)[0], session)
    found = [
        LoggedSet(
            id=-number,
            number=1,
            kind=SetKind.WORK,
            load=weight(load, unit),
            reps=(reps,) if right is None else (reps, right),
            rir=None if rir is None else rir / 2,
        )
        for number, (load, unit, rir, reps, right) in enumerate(journal.query(MARKS, values), 1)
    ]
    if not found:
        return ()
    before = datetime.fromtimestamp(0, start.tzinfo)
    bouts = [Bout(one.id, min(before, start), exercise, variation, (one,)) for one in found]
    whole = {
        row[0]: None
        for order in ("volume", "sets")
        for row in journal.query(BIGGEST.format(order), values)
    }
    for number in whole:
        sets = tuple(
            one.set for one in journal.sets_of(number)
            if one.variation == variation and one.exercise == exercise
        )  # fmt: skip
        bouts.append(Bout(number, min(before, start), exercise, variation, sets))
    return tuple(bouts)
