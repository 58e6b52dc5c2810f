"""What the sets of one session say about progress, and where a run of sessions leaves a lifter.

Nothing is stored and nothing counted on the way: each answer is derived by walking the bouts.

How mixed loads are read (a bout with a plan of n sets at some load):

- The first n working sets are judged; one more is a bonus and counts neither way.
- A set under the range is a miss, 0 reps included, and so is a planned set not done. The load
  that was missed is the heaviest one lifted that is not above the plan.
- A set heavier than the plan that falls under the range is no miss: nobody asked for it. Nor can
  that bout be a success.
- Else the load judged is the lightest of the n sets, so heavier sets count as well. Under the
  plan it is no success; above the plan the heavier load is adopted.
- A prescription to find the first weight is no plan, nor is another variation's plan (swapped).
- Without a plan (imports), the load that most sets were done with counts, the heavier one of
  two as frequent, and what is heavier; the lighter sets were ramps. Fewer sets than the program
  has are no miss, as nobody planned them, and no success either: the load holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from legtui.training.frozen import dataclass
from legtui.training.progression import (
    LAYOFF_DAYS,
    MISSES_TO_DELOAD,
    RETURN_PERCENT,
    Action,
    Outcome,
    judge,
    step_fits,
)
from legtui.training.record import Bout, LoggedSet, NoEvidence
from legtui.training.units import grains
from legtui.training.weight import Weight

PROOF = 2
"""Sessions in the range that prove a big step; until then two misses running undo it."""

_SAME_PERCENT = 1
"""Loads typed in two units are the same within this; the rungs of two ladders never meet."""


def heft(load: Weight | None) -> int:
    """Return the key to compare loads by; body weight alone is 0."""
    return 0 if load is None else grains(load)


def below(load: Weight | None, other: Weight | None) -> bool:
    """Return whether the load is lighter; nearly the same in two units is not."""
    if load is not None and other is not None and load.unit is not other.unit:
        return heft(load) * 100 < heft(other) * (100 - _SAME_PERCENT)
    return heft(load) < heft(other)


@dataclass(frozen=True, slots=True)
class Judged:
    """One bout as the rules read it."""

    bout: Bout
    outcome: Outcome
    load: Weight | None
    """The load that the evidence is about."""
    sets: tuple[LoggedSet, ...]
    """The sets that were judged."""
    lo: int
    hi: int
    planned_sets: int
    under_plan: bool = False
    above_plan: bool = False
    """Every judged set was heavier than planned and in the range."""

    @property
    def day(self) -> date:
        """The lifter's own date of that session."""
        return self.bout.started_at.date()

    @property
    def rung(self) -> Weight | None:
        """The load as the equipment has it: the plan's, where that was typed in the other unit."""
        plan, load = self.bout.planned_load, self.load
        if plan is None or load is None or plan.unit is load.unit:
            return load
        return load if below(load, plan) or below(plan, load) else plan

    @property
    def lowest(self) -> int:
        """Reps of the weakest set."""
        return min(one.counted_reps for one in self.sets)

    @property
    def weakest(self) -> LoggedSet:
        """The first set with the fewest reps."""
        return min(self.sets, key=lambda one: one.counted_reps)

    @property
    def flagged(self) -> tuple[LoggedSet, ...]:
        """Sets whose form was not clean; one is enough to hold the load (G74)."""
        return tuple(one for one in self.sets if one.form_ok is False)

    @property
    def form_known(self) -> bool:
        """Whether every set says that its form was clean."""
        return all(one.form_ok is True for one in self.sets)

    @property
    def ids(self) -> tuple[int, ...]:
        """Ids of the sets that were judged."""
        return tuple(one.id for one in self.sets)


def is_evidence(bout: Bout, usual_sets: int) -> bool:
    """Return whether the sets of a bout say something about progress.

    A swapped bout counts for what was lifted: fully, if as many sets as planned were done.
    """
    if not bout.work or bout.no_evidence - {NoEvidence.SWAPPED}:
        return False
    swapped = NoEvidence.SWAPPED in bout.no_evidence
    return not swapped or len(bout.work) >= (bout.planned_sets or usual_sets)


def judged(bout: Bout, usual_reps: tuple[int, int], usual_sets: int) -> Judged:
    """Return what the working sets of a bout say; there must be one at least.

    Args:
        bout: A bout with working sets.
        usual_reps: The range to judge by where the bout has no plan of its own.
        usual_sets: How many sets a bout without a plan should have.
    """
    lo, hi = bout.planned_reps or usual_reps
    swapped = NoEvidence.SWAPPED in bout.no_evidence
    planned = bout.planned_sets or (usual_sets if swapped else None)
    if planned is None:
        return _without_plan(bout, lo, hi, usual_sets)
    has_load = not swapped and bout.action != Action.START
    sets = bout.work[:planned]
    if not has_load or bout.planned_load is None:
        return _by_load(bout, sets, planned, lo, hi)
    return _against(bout, bout.planned_load, sets, planned, lo, hi)


def _without_plan(bout: Bout, lo: int, hi: int, usual_sets: int) -> Judged:
    """Return the reading of a bout from elsewhere."""
    often = Counter(heft(one.load) for one in bout.work)
    main = max(often, key=lambda load: (often[load], load))
    sets = tuple(one for one in bout.work if heft(one.load) >= main)[:usual_sets]
    found = _by_load(bout, sets, len(sets), lo, hi)
    if len(bout.work) >= usual_sets or found.outcome is Outcome.MISS:
        return found
    return replace(found, outcome=Outcome.HOLD, planned_sets=usual_sets)


def _by_load(bout: Bout, sets: tuple[LoggedSet, ...], planned: int, lo: int, hi: int) -> Judged:
    """Return the reading of sets that no load was planned for."""
    outcome = _outcome(sets, planned, lo, hi)
    pick = max if outcome is Outcome.MISS else min
    load = pick((one.load for one in sets), key=heft)
    return Judged(bout, outcome, load, sets, lo, hi, planned)


def _against(
    bout: Bout, plan: Weight, sets: tuple[LoggedSet, ...], planned: int, lo: int, hi: int
) -> Judged:
    """Return the reading of sets against the load that was planned for them."""
    bold = tuple(one for one in sets if below(plan, one.load) and one.counted_reps < lo)
    fair = tuple(one for one in sets if one not in bold)
    outcome = _outcome(fair, planned - len(bold), lo, hi)
    if not fair:
        return Judged(bout, Outcome.HOLD, plan, sets, lo, hi, planned)
    lightest = min((one.load for one in fair), key=heft)
    under = below(lightest, plan)
    if outcome is Outcome.MISS:
        heaviest = max((one.load for one in fair), key=heft)
        missed = heaviest if below(heaviest, plan) else plan
        return Judged(bout, outcome, missed, sets, lo, hi, planned, under_plan=under)
    if bold or under:
        load = lightest if under else plan
        return Judged(bout, Outcome.HOLD, load, sets, lo, hi, planned, under_plan=under)
    above = below(plan, lightest)
    load = lightest if above or lightest is None or lightest.unit is not plan.unit else plan
    return Judged(bout, outcome, load, sets, lo, hi, planned, above_plan=above)


def _outcome(sets: Sequence[LoggedSet], planned: int, lo: int, hi: int) -> Outcome:
    """Return what the reps say."""
    clean = all(one.form_ok is not False for one in sets)
    return judge([one.counted_reps for one in sets], lo, hi, planned, clean)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the evidence leaves a lifter with one variation, before today's ladder is seen."""

    last: Judged
    misses: tuple[Judged, ...] = ()
    """The run of misses that the last bout ends; empty if it was none."""
    deload: bool = False
    """The last bout was the third miss."""
    excused: bool = False
    """The last bout was a miss that the size of the step excuses."""
    step_from: Weight | None = None
    """The load before a big step, until two sessions in the range have proved it."""
    back_to: Weight | None = None
    """The load to go back to: an unproved big step was missed twice running."""
    fell_at: Weight | None = None
    """Where a big step was missed twice; the next try waits for all the reps it takes."""
    return_to: Weight | None = None
    """The load before a break, until 95 % of it are back."""
    at_load: tuple[Judged, ...] = ()
    """The run of bouts with the last one's load, the last one too."""

    @property
    def fails(self) -> int:
        """Misses in a row that count."""
        return 0 if self.deload else len(self.misses)


def follow(bouts: Sequence[Judged], trained: Sequence[date]) -> list[Standing]:
    """Return where each bout of one variation left the lifter, oldest first.

    Args:
        bouts: What counts as evidence, oldest first.
        trained: Dates on which the exercise was done, in any variation, in order.
    """
    standings: list[Standing] = []
    for one in bouts:
        standings.append(_next(standings[-1], one, trained) if standings else _first(one))
    return standings


def _first(one: Judged) -> Standing:
    misses = (one,) if one.outcome is Outcome.MISS else ()
    return Standing(one, misses=misses, at_load=(one,))


def _next(before: Standing, one: Judged, trained: Sequence[date]) -> Standing:
    """Return the standing after one more bout."""
    last, missed = before.last, one.outcome is Outcome.MISS
    returning, streak = before.return_to, () if before.deload else before.misses
    if longest_gap(trained, last.day, one.day)[0] >= LAYOFF_DAYS:
        returning, streak = max(returning, last.load, key=heft), ()
    if returning and heft(one.load) * 100 >= heft(returning) * RETURN_PERCENT:
        returning = None
    same = heft(one.rung) == heft(last.rung)
    excused = missed and _big_step(last, one)
    unproved = before.step_from if same else None
    fell_back = missed and unproved is not None and last.outcome is Outcome.MISS
    at_load = (*before.at_load, one) if same else (one,)
    if missed and not excused:
        streak = (*streak, one)
    elif one.outcome in (Outcome.SUCCESS, Outcome.PARTIAL):
        streak = ()
    deload = missed and (fell_back or len(streak) >= MISSES_TO_DELOAD)
    return Standing(
        last=one,
        misses=streak,
        deload=deload,
        excused=excused,
        step_from=last.load if _big_step(last, one) else _unless_proved(unproved, at_load),
        back_to=before.step_from if fell_back else None,
        fell_at=one.load if fell_back else _still_above(before.fell_at, one),
        return_to=None if deload else returning,
        at_load=at_load,
    )


def _unless_proved(step_from: Weight | None, at_load: Sequence[Judged]) -> Weight | None:
    """Return where a big step came from, until it was done twice."""
    done = sum(one.outcome in (Outcome.SUCCESS, Outcome.PARTIAL) for one in at_load)
    return step_from if done < PROOF else None


def _still_above(fell_at: Weight | None, one: Judged) -> Weight | None:
    """Return where a big step failed, until that load has been done."""
    done = one.outcome in (Outcome.SUCCESS, Outcome.PARTIAL) and not below(one.load, fell_at)
    return None if done else fell_at


def _big_step(last: Judged, one: Judged) -> bool:
    """Return whether the load went up by more than the range can take."""
    if one.load is None or not below(last.load, one.load):
        return False
    return not step_fits(last.load, one.load, one.lo, one.hi)


def longest_gap(trained: Sequence[date], since: date, until: date) -> tuple[int, date]:
    """Return the longest time without the exercise between two dates, and when it began.

    Args:
        trained: Dates on which the exercise was done, in order.
        since: A date on which it was done.
        until: The date to count to.

    Returns:
        Days, 0 at least, and the last date before them.
    """
    inside = trained[bisect_right(trained, since) : bisect_left(trained, until)]
    marks = [since, *inside, until]
    gaps = [((after - before).days, before) for before, after in pairwise(marks)]
    days, start = max(gaps, key=lambda gap: gap[0])
    return max(days, 0), start
