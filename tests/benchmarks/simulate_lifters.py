"""Simulated lifters: does legtui's progression serve them better than simpler rules?

    python -m tests.benchmarks.simulate_lifters [--lifters 500] [--weeks 104] [--seed 7]

Every lifter has one exercise, a true strength that training raises with diminishing returns and
a long break lowers, good and bad days, a share of sessions missed, and now and then a holiday.
All rules meet the same lifters on the same days with the same luck.

The model: a load can be lifted `30 * (strength / load - 1)` times fresh (Epley), each set costs
some strength for the next, and a lifter stops one rep short of failure unless the range asks
for it. All strengths and loads are in kilograms.

What is counted:

- beyond: a session whose load cannot be lifted `lo` times even fresh: neither on a good day (one
  standard deviation above the average) nor as strong as the lifter is that day. What goes up
  that often is within their capacity, however lucky the day.
- stuck: the longest run of sessions at one load although every set of an average day reaches the
  top of the range, and would stay in it with the next load, one rep in reserve both times.
- load: what is lifted at the end, as a share of the load that is right for the strength then.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from random import Random

from legtui.training.ladder import Ladder, at_most, next_up
from legtui.training.prescription import Prescription, Settings, Slot, prescribe
from legtui.training.progression import Action, deload_load, load_after
from legtui.training.record import Bout, LoggedSet, SetKind
from legtui.training.weight import Unit, Weight

FIRST_DAY = datetime.combine(datetime(2026, 1, 5), time(18), UTC)


def _kg(first: float, step: float, last: float) -> Ladder:
    count = round((last - first) / step) + 1
    return tuple(Weight(round((first + step * each) * 100), Unit.KG) for each in range(count))


@dataclass(frozen=True, slots=True)
class Lift:
    """An exercise, what it is loaded with, and the 1RM people start with, kg."""

    slot: Slot
    ladder: Ladder
    one_rm: tuple[float, float]


LIFTS = (
    Lift(Slot("squat", "back_squat", False, 4, (8, 12), 180), _kg(20, 2.5, 400), (40, 150)),
    Lift(
        Slot("deadlift", "conventional_deadlift", False, 4, (6, 10), 180),
        _kg(20, 2.5, 400),
        (50, 180),
    ),
    Lift(Slot("lunge", "forward_lunge", True, 3, (10, 12), 120), _kg(4, 4, 120), (15, 60)),
    Lift(Slot("leg_press", "leg_press", False, 4, (10, 15), 120), _kg(45, 5, 600), (90, 300)),
    Lift(
        Slot("hamstring_curl", "lying_leg_curl", False, 3, (12, 15), 90), _kg(5, 5, 200), (25, 90)
    ),
    Lift(
        Slot("calf_raise", "standing_calf_raise", False, 4, (15, 20), 60),
        _kg(10, 10, 300),
        (60, 200),
    ),
)


@dataclass(frozen=True, slots=True)
class Lifter:
    """One person; shares are of 1."""

    lift: Lift
    start: float
    """1RM at first, kg."""
    ceiling: float
    """1RM that training leads to, kg."""
    pace: float
    """Share of what is missing to the ceiling that a session gives."""
    day_sd: float
    """Standard deviation of good and bad days."""
    fatigue: float
    """Strength lost from set to set."""
    missed: float
    """Sessions that are missed."""
    seed: int

    @classmethod
    def born(cls, number: int, seed: int) -> Lifter:
        """Return a lifter; the same for the same numbers."""
        luck = Random(seed * 100_003 + number)
        lift = LIFTS[number % len(LIFTS)]
        start = luck.uniform(*lift.one_rm)
        return cls(
            lift=lift,
            start=start,
            ceiling=start * luck.uniform(1.15, 2.0),
            pace=luck.uniform(0.004, 0.02),
            day_sd=luck.uniform(0.005, 0.035),
            fatigue=luck.uniform(0.0, 0.025),
            missed=luck.choice([0.0, 0.1, 0.2, 0.4]),
            seed=luck.randrange(1 << 30),
        )

    def days(self, weeks: int) -> list[int]:
        """Return the days of the sessions: twice a week, with gaps and a holiday or two."""
        luck = Random(self.seed)
        found: list[int] = []
        away = 0
        for week in range(weeks):
            if luck.random() < 0.02:
                away = luck.choice([2, 3, 4, 6, 9])
            away -= 1
            if away < 0:
                found += [7 * week + day for day in (0, 3) if luck.random() >= self.missed]
        return found or [0]


def can(strength: float, load: Weight | None) -> int:
    """Return how often a load goes up."""
    return 100 if load is None else max(0, int(30 * (strength / float(load.value) - 1)))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a rule asks for today."""

    load: Weight | None
    sets: int
    target: int
    action: Action


Rule = Callable[[Sequence[Bout], Lift, datetime], Plan]


def legtui_rule(history: Sequence[Bout], lift: Lift, now: datetime) -> Plan:
    """Return what legtui prescribes."""
    given: Prescription = prescribe(history, lift.slot, lift.ladder, Settings(), now.date())
    return Plan(given.load, given.sets, given.target_reps, given.action)


def linear_rule(history: Sequence[Bout], lift: Lift, now: datetime) -> Plan:
    """Return plain linear progression: up after each session in the range, a tenth off after
    three that were not; breaks make no difference."""
    slot, lo = lift.slot, lift.slot.reps[0]
    last = history[-1].work
    load = last[0].load
    if load is not None and all(one.counted_reps >= lo for one in last):
        up = load_after(lift.ladder, load, slot.reps, slot.exercise)
        return Plan(up or load, slot.sets, lo, Action.INCREASE)
    run = 0
    for one in reversed(history):
        if one.work[0].load != load or min(each.counted_reps for each in one.work) >= lo:
            break
        run += 1
    if run >= 3 and load is not None:
        return Plan(deload_load(lift.ladder, load) or load, slot.sets, lo, Action.DELOAD)
    return Plan(load, slot.sets, lo, Action.REPEAT)


def same_rule(history: Sequence[Bout], lift: Lift, now: datetime) -> Plan:
    """Return what was done last time, as most programs prefill it."""
    return Plan(history[-1].work[0].load, lift.slot.sets, lift.slot.reps[0], Action.REPEAT)


RULES: dict[str, Rule] = {"legtui": legtui_rule, "linear": linear_rule, "same": same_rule}


@dataclass(frozen=True, slots=True)
class Run:
    """How one lifter fared with one rule."""

    sessions: int
    first: float
    """Load at first and at the end, kg."""
    last: float
    right: float
    """The load that is right for the strength at the end, kg."""
    beyond_run: int
    """The most sessions running beyond true capacity."""
    beyond: int
    stuck_run: int
    failed: int
    """Sessions with a set under the range."""
    deloads: int
    up: int


def simulate(lifter: Lifter, rule: Rule, weeks: int) -> Run:
    """Return how a lifter fares with a rule."""
    lift, luck = lifter.lift, Random(lifter.seed + 1)
    lo, hi = lift.slot.reps
    strength, before = lifter.start, 0
    history: list[Bout] = []
    was: Weight | None = None
    beyond = beyond_run = longest_beyond = stuck_run = longest_stuck = failed = deloads = up = 0
    for day in lifter.days(weeks):
        idle = max(0, day - before - 14)
        strength *= 1 - min(0.25, 0.0012 * idle)
        before, now = day, FIRST_DAY + timedelta(days=day)
        plan = rule(history, lift, now) if history else _first(lifter, strength)
        today = strength * (1 + luck.gauss(0, lifter.day_sd))
        history.append(_lifted(lifter, today, plan, now, len(history)))
        reps = [one.counted_reps for one in history[-1].work]
        over = can(max(today, strength * (1 + lifter.day_sd)), plan.load) < lo
        beyond, beyond_run = beyond + over, beyond_run + 1 if over else 0
        tired = strength * (1 - lifter.fatigue * (lift.slot.sets - 1))
        following = next_up(lift.ladder, plan.load)
        full = can(tired, plan.load) > hi
        room = full and following is not None and can(tired, following) > lo
        stuck_run = stuck_run + 1 if room and plan.load == was else 0
        was = plan.load
        longest_beyond = max(longest_beyond, beyond_run)
        longest_stuck = max(longest_stuck, stuck_run)
        failed += min(reps) < lo
        deloads += plan.action is Action.DELOAD
        up += plan.action is Action.INCREASE
        strength += lifter.pace * max(0.0, lifter.ceiling - strength)
    tired = strength * (1 - lifter.fatigue * (lift.slot.sets - 1))
    right = at_most(lift.ladder, Weight(int(tired / (1 + (lo + 1) / 30) * 100), Unit.KG))
    return Run(
        sessions=len(history),
        first=_value(history[0].work[0].load),
        last=_value(history[-1].work[0].load),
        right=_value(right or lift.ladder[0]),
        beyond_run=longest_beyond,
        beyond=beyond,
        stuck_run=longest_stuck,
        failed=failed,
        deloads=deloads,
        up=up,
    )


def _first(lifter: Lifter, strength: float) -> Plan:
    """Return the first session: the weight that was found to leave three reps."""
    slot, ladder = lifter.lift.slot, lifter.lift.ladder
    found = Weight(int(strength / (1 + (slot.reps[0] + 3) / 30) * 100), Unit.KG)
    return Plan(at_most(ladder, found) or ladder[0], slot.sets, slot.reps[0], Action.START)


def _lifted(lifter: Lifter, today: float, plan: Plan, now: datetime, number: int) -> Bout:
    """Return the sets that a lifter gets done."""
    slot = lifter.lift.slot
    lo, most = slot.reps[0], max(slot.reps[1], plan.target)
    sets: list[LoggedSet] = []
    for place in range(plan.sets):
        possible = can(today * (1 - lifter.fatigue * place), plan.load)
        reps = min(most, max(possible - 1, min(possible, lo)))
        legs = (reps, reps) if slot.per_leg else (reps,)
        sets.append(
            LoggedSet(number * 10 + place, place + 1, SetKind.WORK, plan.load, legs, form_ok=True)
        )
    return Bout(
        session_id=number,
        started_at=now,
        exercise=slot.exercise,
        variation=slot.variation,
        sets=tuple(sets),
        planned_sets=plan.sets,
        planned_reps=slot.reps,
        planned_load=plan.load,
        planned_target=plan.target,
        action=plan.action.value,
    )


def _value(load: Weight | None) -> float:
    return float(load.value) if load is not None else 0.0


def table(runs: dict[str, list[Run]]) -> str:
    """Return the rules side by side."""
    rows: list[tuple[str, Callable[[Run], float]]] = [
        ("sessions, mean", lambda run: run.sessions),
        ("load at the end / at first", lambda run: run.last / run.first),
        ("load at the end / right load", lambda run: run.last / run.right),
        ("sessions beyond capacity, %", lambda run: 100 * run.beyond / run.sessions),
        ("sessions with a set short, %", lambda run: 100 * run.failed / run.sessions),
        ("steps up", lambda run: run.up),
        ("deloads", lambda run: run.deloads),
    ]
    lines = [f"{'':34}" + "".join(f"{name:>10}" for name in runs)]
    for title, value in rows:
        means = (statistics.fmean(map(value, each)) for each in runs.values())
        lines.append(f"{title:34}" + "".join(f"{mean:10.2f}" for mean in means))
    extremes: list[tuple[str, Callable[[list[Run]], int]]] = [
        ("longest run beyond capacity", lambda each: max(run.beyond_run for run in each)),
        ("lifters beyond it > 2 running", lambda each: sum(run.beyond_run > 2 for run in each)),
        ("longest run stuck, sessions", lambda each: max(run.stuck_run for run in each)),
        ("lifters stuck for > 12 sessions", lambda each: sum(run.stuck_run > 12 for run in each)),
    ]
    for title, worst in extremes:
        lines.append(f"{title:34}" + "".join(f"{worst(each):10d}" for each in runs.values()))
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Simulate and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--lifters", type=int, default=500)
    parser.add_argument("--weeks", type=int, default=104)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    lifters = [Lifter.born(number, options.seed) for number in range(options.lifters)]
    runs = {
        name: [simulate(lifter, rule, options.weeks) for lifter in lifters]
        for name, rule in RULES.items()
    }
    print(f"{options.lifters} lifters, {options.weeks} weeks, seed {options.seed}\n")
    print(table(runs))


if __name__ == "__main__":
    main()
