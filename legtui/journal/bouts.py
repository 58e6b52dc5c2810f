"""Past bouts of an exercise beside what was planned for them, as the rules read them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime

from legtui.journal.lifted import LiftedSet
from legtui.journal.plans import weight
from legtui.journal.reading import in_list, lift_ids, lifted_sets, local, newest_sessions
from legtui.training.frozen import dataclass
from legtui.training.record import Bout, NoEvidence, SetKind
from legtui.training.weight import Weight


@dataclass(frozen=True, slots=True)
class _Planned:
    """What was planned for a slot, at the start or by a swap."""

    variation: str
    sets: int
    reps: tuple[int, int]
    target: int
    load: Weight | None
    action: str
    loaded_with: str


@dataclass(slots=True)
class _Said:
    """What the happenings of one session say about its slots and exercises."""

    plans: dict[int, list[_Planned]] = field(default_factory=lambda: defaultdict(list))
    skipped: set[int] = field(default_factory=set)
    changed: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    hurt: set[str] = field(default_factory=set)
    reordered: bool = False


def bouts(
    conn: sqlite3.Connection, exercises: Iterable[str], limit: int | None
) -> dict[str, tuple[Bout, ...]]:
    """Return the newest bouts of exercises over all their variations, oldest first.

    Exercises of one day share their sessions, which are read once.

    Args:
        conn: A connection.
        exercises: Their names.
        limit: At most so many of each; `None` is all.
    """
    wanted = {
        one: newest_sessions(conn, lift_ids(conn, "exercise", one), limit) for one in exercises
    }
    sessions = sorted({session for found in wanted.values() for session in found})
    starts = _starts(conn, sessions)
    sets = lifted_sets(conn, sessions)
    said = _said(conn, sessions)
    return {
        exercise: _bouts(
            exercise, {one: starts[one] for one in own if one in starts}, sets, said, limit
        )
        for exercise, own in wanted.items()
    }


def _bouts(
    exercise: str,
    starts: Mapping[int, datetime],
    sets: Mapping[int, tuple[LiftedSet, ...]],
    said: Mapping[int, _Said],
    limit: int | None,
) -> tuple[Bout, ...]:
    found: list[Bout] = []
    for session in sorted(starts, key=lambda one: (starts[one], one)):
        lifted = sets.get(session, ())
        for variation in dict.fromkeys(one.variation for one in lifted if one.exercise == exercise):
            mine = [one for one in lifted if one.variation == variation]
            found.append(_bout(session, starts[session], mine, lifted, said[session]))
    return tuple(found if limit is None else found[max(len(found) - limit, 0) :])


def _starts(conn: sqlite3.Connection, sessions: Iterable[int]) -> dict[int, datetime]:
    return {
        session: local(started_ms, offset_min)
        for session, started_ms, offset_min in conn.execute(
            "SELECT session_id, started_ms, offset_min FROM standing_head"
            f" WHERE session_id IN ({in_list(sessions)})"
        )
    }


def _bout(
    session: int,
    started_at: datetime,
    mine: Sequence[LiftedSet],
    all_sets: Sequence[LiftedSet],
    said: _Said,
) -> Bout:
    first = mine[0]
    plan = _plan(first, said)
    bare = Bout(
        session_id=session,
        started_at=started_at,
        exercise=first.exercise,
        variation=first.variation,
        sets=tuple(one.set for one in mine),
    )
    if plan is None or first.slot is None:
        hurt = (NoEvidence.HURT,) if first.exercise in said.hurt else ()
        return replace(bare, no_evidence=frozenset(hurt))
    return Bout(
        session_id=session,
        started_at=started_at,
        exercise=first.exercise,
        variation=first.variation,
        sets=bare.sets,
        planned_sets=plan.sets,
        planned_reps=plan.reps,
        planned_load=plan.load,
        planned_target=plan.target,
        action=plan.action,
        no_evidence=frozenset(_no_evidence(first.exercise, first.slot, all_sets, said)),
        loaded_with=plan.loaded_with,
    )


def _plan(first: LiftedSet, said: _Said) -> _Planned | None:
    """Return what was planned for the variation in its slot, before it was made lighter.

    A plan that follows another of the same variation is a proposal within the session: the
    weight that was found (heavier than the start), or a lighter one after a set that fell short.
    """
    plans = said.plans.get(first.slot, []) if first.slot is not None else []
    fit = [one for one in plans if one.variation == first.variation]
    return max(fit, key=lambda one: one.load.kg if one.load else 0) if fit else None


def _no_evidence(
    exercise: str, slot: int, lifted: Sequence[LiftedSet], said: _Said
) -> Iterable[NoEvidence]:
    plans = said.plans[slot]
    done = sum(1 for one in lifted if one.slot == slot and one.set.kind is SetKind.WORK)
    if len({one.variation for one in plans}) > 1:
        yield NoEvidence.SWAPPED
    if said.changed[slot] < 0 or plans[0].action == "trimmed":
        yield NoEvidence.TRIMMED
    if plans[0].action == "lighter_day":
        yield NoEvidence.LIGHTER_DAY
    if plans[0].action == "deload_week":
        yield NoEvidence.DELOAD_WEEK
    # A set more than planned counts neither way, so one that was added and left out does not.
    if done < plans[-1].sets + min(said.changed[slot], 0):
        yield NoEvidence.SKIPPED if slot in said.skipped else NoEvidence.ENDED_EARLY
    if exercise in said.hurt:
        yield NoEvidence.HURT
    if said.reordered and _out_of_order(slot, lifted):
        yield NoEvidence.OUT_OF_ORDER


def _out_of_order(slot: int, lifted: Sequence[LiftedSet]) -> bool:
    """Whether an exercise that the plan had before it was lifted after it, or the other way."""
    order = list(dict.fromkeys(one.slot for one in lifted if one.slot is not None))
    place = order.index(slot)
    return any(other > slot for other in order[:place]) or any(
        other < slot for other in order[place:]
    )


def _said(conn: sqlite3.Connection, sessions: Sequence[int]) -> dict[int, _Said]:
    found: dict[int, _Said] = {session: _Said() for session in sessions}
    within = in_list(sessions)
    for row in conn.execute(
        "SELECT p.session_id, p.slot, l.variation, p.sets, p.reps_lo, p.reps_hi, p.target,"
        " p.load, p.load_unit, p.action, p.loaded_with FROM plan_exercise p"
        " CROSS JOIN lift l ON l.id = p.lift_id CROSS JOIN happening a ON a.id = p.added_by"
        f" WHERE p.session_id IN ({within}) AND a.undone = 0 ORDER BY p.id"
    ):
        load = weight(row[7], row[8])
        planned = _Planned(row[2], row[3], (row[4], row[5]), row[6], load, row[9], row[10])
        found[row[0]].plans[row[1]].append(planned)
    for session, kind, slot, by, hurt in conn.execute(
        "SELECT h.session_id, k.name, coalesce(s.slot, e.slot, c.slot), c.by, p.exercise"
        " FROM happening h CROSS JOIN kind k ON k.id = h.kind"
        " LEFT JOIN set_skipped s ON s.happening_id = h.id AND s.kind = 'work'"
        " LEFT JOIN exercise_skipped e ON e.happening_id = h.id"
        " LEFT JOIN sets_changed c ON c.happening_id = h.id"
        " LEFT JOIN pain p ON p.happening_id = h.id"
        f" WHERE h.session_id IN ({within}) AND h.undone = 0"
        " AND k.name IN ('set_skipped', 'exercise_skipped', 'sets_changed', 'hurt', 'reordered')"
    ):
        said = found[session]
        if kind == "reordered":
            said.reordered = True
        elif kind == "hurt":
            said.hurt.add(hurt)
        elif kind == "sets_changed":
            said.changed[slot] += by
        elif slot is not None:
            said.skipped.add(slot)
    for session, hurt in conn.execute(
        f"SELECT session_id, exercise FROM told_pain WHERE session_id IN ({within})"
    ):
        found[session].hurt.add(hurt)
    return found
