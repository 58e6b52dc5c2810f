"""Bouts for the tests, in few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from legtui.training.ladder import Ladder
from legtui.training.prescription import Slot
from legtui.training.record import Bout, LoggedSet, NoEvidence, SetKind
from legtui.training.weight import Unit, Weight

TODAY = date(2026, 11, 23)

SQUAT = Slot("squat", "back_squat", False, 4, (8, 12), 180)
DEADLIFT = Slot("deadlift", "conventional_deadlift", False, 4, (6, 10), 180)
LUNGE = Slot("lunge", "forward_lunge", True, 3, (10, 12), 120)
CURL = Slot("hamstring_curl", "lying_leg_curl", False, 3, (12, 15), 90)
CALF = Slot("calf_raise", "standing_calf_raise", False, 4, (15, 20), 60)

_ids = count(1)


def kg(value: str | int | float) -> Weight:
    return Weight.of(str(value), Unit.KG)


def lb(value: str | int | float) -> Weight:
    return Weight.of(str(value), Unit.LB)


def steps(first: str, step: str, last: str, unit: Unit = Unit.KG) -> Ladder:
    a, b, c = (Weight.of(each, unit).hundredths for each in (first, step, last))
    return tuple(Weight(each, unit) for each in range(a, c + 1, b))


BARBELL = steps("20", "2.5", "300")
STACK = steps("5", "5", "100")


def bout(
    slot: Slot,
    load: Weight | Sequence[Weight | None] | None,
    reps: Iterable[int | tuple[int, int]],
    days_ago: int = 4,
    *,
    planned: Weight | None = None,
    planned_sets: int | None = 0,
    action: str | None = "repeat",
    flagged: Iterable[int] = (),
    form: bool | None = True,
    spoiled: Iterable[NoEvidence] = (),
    today: date = TODAY,
) -> Bout:
    """A bout with the slot's plan; `planned_sets` `None` is an import, 0 the slot's."""
    done = [each if isinstance(each, tuple) else (each,) for each in reps]
    loads = list(load) if isinstance(load, Sequence) else [load] * len(done)
    marks = set(flagged)
    sets = tuple(
        LoggedSet(
            id=next(_ids),
            number=place,
            kind=SetKind.WORK,
            load=each,
            reps=one,
            form_ok=False if place in marks else form,
        )
        for place, (each, one) in enumerate(zip(loads, done, strict=True), start=1)
    )
    known = planned_sets is not None
    return Bout(
        session_id=next(_ids),
        started_at=datetime.combine(today - timedelta(days=days_ago), time(18), tzinfo=UTC),
        exercise=slot.exercise,
        variation=slot.variation,
        sets=sets,
        planned_sets=(planned_sets or slot.sets) if known else None,
        planned_reps=slot.reps if known else None,
        planned_load=planned if known else None,
        planned_target=slot.reps[0] if known else None,
        action=action if known else None,
        no_evidence=frozenset(spoiled),
    )
