"""A past session as it was: its plan beside its sets, rests as taken, timed steps, pains."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from legtui.desk.names import variation_name
from legtui.desk.rack import Rack
from legtui.desk.said import per_hand
from legtui.journal.journal import Journal
from legtui.journal.lifted import LiftedSet
from legtui.journal.timed import TimedSet, timed_sets
from legtui.journal.values import SavedSession, SessionRow
from legtui.session.happenings import (
    Finished,
    Happening,
    Hurt,
    Paused,
    RestEnded,
    SetsLogged,
    TimerAdjusted,
    WentOn,
)
from legtui.session.label import step_name
from legtui.session.plan import PlannedExercise
from legtui.session.replay import replay
from legtui.training.equipment import Kind
from legtui.training.frozen import dataclass
from legtui.training.record import SetKind
from legtui.training.weight import KG_PER_LB, Unit


@dataclass(frozen=True, slots=True)
class PastSet:
    """A set and the rest that was taken after it."""

    lifted: LiftedSet
    rest_s: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """The sets of one variation, those by time or distance last; none where all was skipped."""

    exercise: str
    variation: str
    name: str
    per_hand: bool
    planned: PlannedExercise | None
    sets: tuple[PastSet, ...]
    timed: tuple[TimedSet, ...] = ()

    @property
    def all_sets(self) -> tuple[PastSet | TimedSet, ...]:
        """Every set in the order they stand."""
        return (*self.sets, *self.timed)

    @property
    def work(self) -> int:
        """Working sets done."""
        return sum(1 for one in self.sets if one.lifted.set.kind is SetKind.WORK)


@dataclass(frozen=True, slots=True)
class PastStep:
    """A warm-up item, hold or roll with its sides and rounds: seconds, `None` is skipped."""

    name: str
    parts: tuple[tuple[str | None, int | None], ...]
    """Side and seconds."""


@dataclass(frozen=True, slots=True)
class Past:
    """A past session."""

    row: SessionRow
    blocks: tuple[Block, ...]
    warm_up: tuple[PastStep, ...]
    cool_down: tuple[PastStep, ...]
    planned_steps: tuple[int, int]
    """Warm-up and cool-down steps that the plan had."""
    pains: tuple[str, ...]

    @property
    def sets(self) -> tuple[tuple[Block, PastSet | TimedSet], ...]:
        """All sets in the order they stand."""
        return tuple((block, one) for block in self.blocks for one in block.all_sets)

    @property
    def led(self) -> bool:
        """Whether legtui led it, so that it can be gone on with."""
        return self.row.kind in ("leg_day", "cool_down")


def read_past(journal: Journal, rack: Rack, session_id: int) -> Past | None:
    """Return a session as it was; `None` if there is none."""
    row = journal.session(session_id)
    if row is None:
        return None
    saved = journal.load(session_id) if row.kind in ("leg_day", "cool_down") else None
    plan = _plan(saved)
    standing = saved.ledger.standing if saved else ()
    return Past(
        row=row,
        blocks=_blocks(
            journal.sets_of(session_id),
            timed_sets(journal, session_id),
            plan,
            rests(standing),
            rack,
        ),
        warm_up=_steps(journal, session_id, "warm_up"),
        cool_down=_steps(journal, session_id, "cool_down"),
        planned_steps=(len(saved.plan.warm_up), len(saved.plan.cool_down)) if saved else (0, 0),
        pains=tuple(_pain(one.what) for one in standing if isinstance(one.what, Hurt)),
    )


def _plan(saved: SavedSession | None) -> tuple[PlannedExercise, ...]:
    """The plan after swaps, in the order it was lifted."""
    if saved is None:
        return ()
    state = replay(saved.plan, saved.ledger.standing)
    return tuple(state.exercises[slot].plan for slot in state.order)


def rests(standing: Iterable[Happening]) -> dict[int, int]:
    """Return the seconds rested after sets, by the set's id: until the lifter ended the rest
    or logged the next set, at most the whole rest as adjusted; pauses are not counted.
    """
    taken: dict[int, int] = {}
    running: tuple[int, int, int] | None = None
    paused_at: int | None = None
    paused = 0
    for one in standing:
        match one.what:
            case Paused():
                paused_at = one.t
            case WentOn() if paused_at is not None:
                paused, paused_at = paused + one.t - paused_at, None
            case TimerAdjusted(seconds=seconds) if running is not None:
                running = (running[0], running[1], running[2] + 1000 * seconds)
            case RestEnded() | SetsLogged() | Finished() if running is not None:
                set_id, since, whole = running
                spent = min(one.t - since - paused, whole)
                taken[set_id] = max(0, spent) // 1000
                running = None
        if isinstance(one.what, SetsLogged) and one.what.rest_s is not None:
            last = one.what.sets[-1]
            running, paused = (last.id, one.what.rest_from_t, 1000 * one.what.rest_s), 0
    return taken


def _blocks(
    sets: Iterable[LiftedSet],
    timed: Iterable[TimedSet],
    plan: tuple[PlannedExercise, ...],
    rested: dict[int, int],
    rack: Rack,
) -> tuple[Block, ...]:
    planned = {one.variation: one for one in plan}
    lifted: dict[tuple[str, str], list[PastSet]] = {}
    for one in sets:
        past = PastSet(one, rested.get(one.set.id))
        lifted.setdefault((one.exercise, one.variation), []).append(past)
    by_time: dict[tuple[str, str], list[TimedSet]] = {}
    for each in timed:
        by_time.setdefault((each.exercise, each.variation), []).append(each)
    for lift in (*by_time, *((slot.exercise, slot.variation) for slot in plan)):
        lifted.setdefault(lift, [])
    return tuple(
        Block(
            exercise=exercise,
            variation=variation,
            name=variation_name(variation),
            per_hand=_per_hand(planned.get(variation), rack, variation),
            planned=planned.get(variation),
            sets=tuple(sorted(own, key=_place)),
            timed=tuple(by_time.get((exercise, variation), ())),
        )
        for (exercise, variation), own in lifted.items()
    )


def _per_hand(planned: PlannedExercise | None, rack: Rack, variation: str) -> bool:
    if planned is not None:
        return planned.loaded_with is Kind.DUMBBELLS
    return per_hand(rack, variation)


def _place(one: PastSet) -> tuple[bool, int]:
    return (one.lifted.set.kind is SetKind.WORK, one.lifted.set.number)


def _steps(journal: Journal, session_id: int, phase: str) -> tuple[PastStep, ...]:
    found: dict[str, list[tuple[str | None, int | None]]] = {}
    for step, side, seconds, status in journal.query(
        "SELECT step, side, seconds, status FROM step_log WHERE session_id = ? AND phase = ?",
        (session_id, phase),
    ):
        found.setdefault(step, []).append((side, seconds if status == "done" else None))
    return tuple(PastStep(step_name(step), tuple(parts)) for step, parts in found.items())


def _pain(hurt: Hurt) -> str:
    where = f" in {variation_name(hurt.exercise)}" if hurt.exercise else ""
    note = f": {hurt.note}" if hurt.note else ""
    return f"{hurt.kind} pain, {hurt.place}{where}{note}"


def volume_text(by_unit: dict[str, int], unit: Unit) -> str:
    """Return a session's volume from hundredths by unit: `8.4 t`, `940 kg`, `18,500 lb`."""
    total = Decimal(0)
    for name, hundredths in by_unit.items():
        value = Decimal(hundredths) / 100
        if name != unit:
            value = value * KG_PER_LB if unit is Unit.KG else value / KG_PER_LB
        total += value
    if not total:
        return ""
    if unit is Unit.KG and total >= 1000:
        return f"{total / 1000:,.1f} t"
    return f"{total:,.0f} {unit}"
