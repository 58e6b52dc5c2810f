"""Records in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from legtui.desk.names import variation_name
from legtui.training.records import Record, RecordKind
from legtui.training.units import grouped, load_text, shown
from legtui.training.weight import Unit, Weight


def record_text(one: Record, per_hand: bool = False) -> str:
    """Return a record and what it beat: `Heaviest yet: 2 × 20 kg × 12 (before: 2 × 18 kg)`.

    Args:
        one: The record.
        per_hand: Whether the load is two dumbbells.
    """
    match one.kind:
        case RecordKind.LOAD:
            assert one.load is not None
            before = _in_unit(one.before, one.load.unit, per_hand)
            return f"Heaviest yet: {load_text(one.load, per_hand)} × {one.reps} (before: {before})"
        case RecordKind.REPS:
            load = load_text(one.load, per_hand)
            return f"Most reps with {load}: {one.reps} (before: {one.beaten})"
        case RecordKind.ONE_RM:
            return f"Estimated maximum up: {one.estimate} (before: {one.beaten:.0f} {one.unit})"
        case RecordKind.VOLUME:
            total, best = (f"{grouped(value)} {one.unit}" for value in (one.value, one.beaten))
            return f"Most volume in a session: {total} (before: {best})"


def short_record(one: Record, per_hand: bool = False) -> str:
    """Return a record in few words: `leg press 140 kg`, `leg press 12 × 135 kg`."""
    name = variation_name(one.variation).lower()
    load = load_text(one.load, per_hand)
    match one.kind:
        case RecordKind.LOAD:
            return f"{name} {load}"
        case RecordKind.REPS:
            return f"{name} {one.reps} reps with {load}"
        case RecordKind.ONE_RM:
            return f"{name} 1RM {one.estimate}"
        case RecordKind.VOLUME:
            return f"{name} volume"


def in_few_words(records: Iterable[Record], per_hand: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the most telling record of each variation in few words, loads and reps first.

    Args:
        records: Of one session.
        per_hand: Whether a variation's load is two dumbbells.
    """
    order = list(RecordKind)
    found = sorted(telling(records), key=lambda one: order.index(one.kind))
    return tuple(short_record(one, per_hand(one.variation)) for one in found)


def telling(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the most telling record of each variation, in the order they were lifted."""
    first: dict[str, Record] = {}
    for one in records:
        first.setdefault(one.variation, one)
    return tuple(first.values())


def _in_unit(load: Weight | None, unit: Unit, per_hand: bool) -> str:
    """A load that was beaten, in the unit of the one that beat it."""
    if load is None or load.unit is unit:
        return load_text(load, per_hand)
    if per_hand:
        return f"2 × {shown(load.one_hand, unit)} {unit}"
    return f"{shown(load, unit)} {unit}"
