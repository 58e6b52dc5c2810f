"""The balance of the muscles and of the legs, from the sessions and their plans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Final

from legtui.desk.names import variation_name
from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.journal.reading import local, to_ms
from legtui.journal.series import plans, variation_bouts, variations_done
from legtui.session.state import State
from legtui.training.balance import (
    HEADLINES,
    LEAST_SESSIONS,
    MUCH_PER_SESSION,
    Board,
    Credits,
    Neglect,
    Share,
    Trained,
    board,
    dose,
    group_sets,
    ham_quad,
    last_days,
    legs,
    much_in_one_session,
    neglected,
    week_of,
)
from legtui.training.frozen import dataclass
from legtui.training.symmetry import Asymmetry

DONE: Final = """
SELECT h.session_id, h.started_ms, h.offset_min, l.variation, count(DISTINCT s.set_id)
FROM standing_head h
CROSS JOIN standing_lifted s ON s.session_id = h.session_id
CROSS JOIN lift l ON l.id = s.lift_id
WHERE h.started_ms >= ? AND s.kind = 'work' AND s.reps > 0
GROUP BY h.started_ms, h.session_id, s.lift_id
"""

LED: Final = """
SELECT h.session_id, h.started_ms, h.offset_min FROM standing_head h
WHERE h.started_ms >= ? AND EXISTS (SELECT 1 FROM plan_exercise p
  WHERE p.session_id = h.session_id)
  AND EXISTS (SELECT 1 FROM standing_ending e WHERE e.session_id = h.session_id)
"""


class Credit(StrEnum):
    """By which credits sets are counted."""

    EVIDENCE = "evidence"
    GUIDE = "guide"


WHY_THEY_DIFFER: Final = (
    "The guide counts the muscles that it names, squats for hamstrings too; the evidence counts "
    "1 where a muscle grows and ½ where it helps."
)


@cache
def credits_of(credit: Credit) -> Credits:
    """Return the credits of all variations, those of extra exercises too."""
    if credit is Credit.GUIDE:
        return {one.id: one.guide for one in guide.every_variation()}
    return {one.id: one.evidence for one in guide.every_variation()}


def trained_since(journal: Journal, since: datetime) -> tuple[Trained, ...]:
    """Return the sessions started since, oldest first, with what their plans had.

    A session whose exercises were all skipped is there; without a plan (imports, by hand) what
    was done counts as planned.
    """
    bound = (to_ms(since)[0],)
    starts: dict[int, date] = {}
    done: dict[int, dict[str, float]] = defaultdict(dict)
    for session, ms, offset, variation, sets in journal.query(DONE, bound):
        starts[session] = local(ms, offset).date()
        done[session][variation] = done[session].get(variation, 0.0) + sets
    for session, ms, offset in journal.query(LED, bound):
        starts.setdefault(session, local(ms, offset).date())
    planned = plans(journal, starts)
    found = (
        Trained(session, on, done.get(session, {}), planned.get(session, done.get(session, {})))
        for session, on in starts.items()
    )
    return tuple(sorted(found, key=lambda one: (one.on, one.session_id)))


@dataclass(frozen=True, slots=True)
class Muscles:
    """The balance of this week and of four."""

    credit: Credit
    week: Board
    month: Board
    neglected: tuple[Neglect, ...]
    ham_quad: Decimal | None
    lagging: str | None
    today: date

    @property
    def weekly(self) -> str:
        """What a week's sets of each group are worth, on the mean of four weeks; empty by the
        guide's count, as the bands are of the other one (Pelland 2024, ACSM 2026).
        """
        if self.credit is Credit.GUIDE or self.month.sessions < LEAST_SESSIONS:
            return ""
        told = [
            f"{muscle_name(one.share.muscle).lower()} {round(one.share.done / 4, 1):g}"
            f" ({dose(one.share.done / 4)})"
            for one in self.month.headlines
        ]
        return f"Sets a week, the mean of four: {', '.join(told)}."

    @property
    def lines(self) -> tuple[str, ...]:
        """What there is to say about it, most needed first."""
        found = []
        for one in self.neglected:
            name = muscle_name(one.share.muscle)
            mend = f"; {variation_name(one.mend)} would mend it" if one.mend else ""
            found.append(
                f"{name} behind: {one.share.done:g} of {one.share.planned:g} sets in 28 days{mend}."
            )
        if self.ham_quad is not None:
            side = f", {self.lagging} short" if self.lagging else ", as it should be"
            found.append(f"Hamstring sets by quadriceps sets: {self.ham_quad:.2f}{side}.")
        if self.month.sessions < LEAST_SESSIONS:
            found.append("With two leg days in 28 days legtui can tell what lags.")
        elif not self.neglected and any(one.share.behind for one in self.month.headlines):
            found.append("Behind the plan, and no muscle more than the others: short sessions.")
        elif not self.neglected:
            found.append("No muscle lags behind its plan.")
        return tuple(found)


def session_sets(state: State) -> tuple[str, ...]:
    """Return the sets that a session gave each headline group, and whether more than planned made
    them many; empty where none was lifted. The guide's own plan is never remarked on.
    """
    lifted = Counter(
        one.variation
        for exercise in state.exercises
        for one in exercise.logged_work
        if max(one.reps) > 0
    )
    credits = credits_of(Credit.EVIDENCE)
    groups = {name: group_sets(lifted, credits, own) for name, own in HEADLINES.items()}
    told = ", ".join(f"{name} {count:g}" for name, count in groups.items() if count)
    if not told:
        return ()
    planned = Counter({one.planned.variation: one.planned.sets for one in state.exercises})
    many = {*much_in_one_session(lifted, credits)} - {*much_in_one_session(planned, credits)}
    most = f"Beyond about {MUCH_PER_SESSION} of a muscle in one session no more growth was found."
    return (f"Sets: {told}.", *((most,) if many else ()))


def muscle_name(muscle: str) -> str:
    """Return a muscle's, or a headline group's, name."""
    known = {one.id: one.name for one in guide.muscles()}
    return known.get(muscle, muscle.replace("_", " ").capitalize())


def muscles(journal: Journal, now: datetime, credit: Credit = Credit.EVIDENCE) -> Muscles:
    """Return the balance now, by one of the two credits."""
    today = now.date()
    sessions = trained_since(journal, now - timedelta(days=36))
    credits = credits_of(credit)
    ratio = ham_quad(sessions, credits, today)
    return Muscles(
        credit=credit,
        week=board(sessions, credits, week_of(today)),
        month=board(sessions, credits, last_days(today)),
        neglected=neglected(sessions, credits, today),
        ham_quad=None if ratio is None or ratio.ratio is None else Decimal(str(ratio.ratio)),
        lagging=None if ratio is None else ratio.lagging,
        today=today,
    )


@dataclass(frozen=True, slots=True)
class LegPair:
    """Both legs' reps of a session's working sets, where they had the same load."""

    on: date
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Legs:
    """Left against right in one variation."""

    variation: str
    name: str
    pairs: tuple[LegPair, ...]
    lasting: Asymmetry | None

    @property
    def words(self) -> str:
        """What there is to say about it."""
        if not self.pairs:
            return f"{self.name}: nothing logged per leg yet."
        if self.lasting is None:
            return f"{self.name}: no lasting difference between the legs."
        ahead = str(self.lasting.larger)
        behind = "right" if ahead == "left" else "left"
        return (
            f"{self.name}: {behind} {self.lasting.percent:.0f} % behind in the last two sessions. "
            f"Begin with the {behind} leg, and match its reps with the other."
        )


def legs_since(journal: Journal, since: datetime) -> tuple[Legs, ...]:
    """Return left against right of each per-leg variation lifted since, in the guide's order."""
    found: list[Legs] = []
    for one in guide.every_variation():
        if not one.per_leg or one.id not in variations_done(journal, one.exercise):
            continue
        bouts = variation_bouts(journal, one.exercise, one.id, since)
        pairs = []
        for bout in bouts:
            both = [each.reps for each in bout.work if len(each.reps) == 2]
            if both:
                left, right = (sum(reps[side] for reps in both) for side in (0, 1))
                pairs.append(LegPair(bout.started_at.date(), left, right))
        if pairs:
            found.append(Legs(one.id, one.name, tuple(pairs), legs(bouts, one.id)))
    return tuple(found)


def headline_shares(seen: Board) -> Sequence[tuple[str, Share]]:
    """Return name and sets of the four groups and of what is below them."""
    heads = [one.share for one in seen.headlines]
    return [(muscle_name(one.muscle), one) for one in (*heads, *seen.below)]
