"""The review of four weeks: what went up, stalled, lags, was skipped, and what to change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from legtui.desk.muscles import Muscles, muscle_name, muscles, trained_since
from legtui.desk.names import Named, variation_name
from legtui.desk.preferences import Preferences
from legtui.desk.progress import Progress, Span, done_variations, progress_of
from legtui.desk.rack import Rack
from legtui.desk.year import LegDay, leg_days, regularity
from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.session.label import load_text
from legtui.session.program import Program, ProgramSlot
from legtui.session.program_edit import moved, with_slot
from legtui.training import body
from legtui.training.balance import Trained
from legtui.training.frozen import dataclass
from legtui.training.progress import Mark, full_effort
from legtui.training.trend import Sureness, trend

DAYS: Final = 28
LEAST_SESSIONS: Final = 4
"""In four weeks; with less there is nothing to review."""
TREND_DAYS: Final = 63
"""Nine weeks: once a week makes the nine sessions that a trend needs to be sure."""
MOST_SETS: Final = 6
SETTING: Final = "reviewed"
_STRENGTH_STEP: Final = 1000
"""A heavier load counts more than any number of reps."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that legtui proposes."""

    id: str
    what: str
    why: str
    preference: str
    """Name of the preference that it sets."""
    value: object


@dataclass(frozen=True, slots=True)
class Review:
    """Four weeks in words, and what to change."""

    since: date
    until: date
    sessions: int
    up: tuple[str, ...]
    stalled: tuple[str, ...]
    unclear: tuple[str, ...]
    """A new best that may be chance."""
    lagging: tuple[str, ...]
    skipped: tuple[str, ...]
    proposals: tuple[Proposal, ...]

    @property
    def enough(self) -> bool:
        """Whether there is anything to review."""
        return self.sessions >= LEAST_SESSIONS


def due(journal: Journal, now: datetime) -> bool:
    """Tell whether four weeks with leg days are over since the last review."""
    said = journal.settings().get(SETTING, "")
    today = now.date()
    try:
        last = date.fromisoformat(said)
    except ValueError:
        last = date.min
    if (today - last).days < DAYS:
        return False
    days = leg_days(journal, today - timedelta(days=2 * DAYS - 1), today)
    lifted = [one for one in days if one.sets]
    recent = [one for one in lifted if (today - one.on).days < DAYS]
    first = min((one.on for one in lifted), default=today)
    return len(recent) >= LEAST_SESSIONS and (today - first).days >= DAYS - 4


def measuring_due(journal: Journal, now: datetime) -> bool:
    """Tell whether a lifter who measures has not done so for four weeks."""
    last = journal.body.last_girth()
    return last is not None and body.measuring_due(last.at.date(), now.date())


def review(journal: Journal, rack: Rack, chosen: Preferences, program: Program,
           now: datetime) -> Review:  # fmt: skip
    """Return the review of the last four weeks."""
    today = now.date()
    since = today - timedelta(days=DAYS - 1)
    days = leg_days(journal, since, today)
    found = [
        progress_of(journal, rack, one, chosen.unit, now, Span.SEASON)
        for one in done_variations(journal)
    ]
    going = {one.named.variation: _going(one, since) for one in found}
    balance = muscles(journal, now)
    trained = [one for one in trained_since(journal, now - timedelta(days=DAYS)) if one.on >= since]
    left_out = _left_out(trained)
    return Review(
        since=since,
        until=today,
        sessions=sum(1 for one in days if one.sets),
        up=tuple(_line(one, since) for one in found if going[one.named.variation] == "up"),
        stalled=tuple(
            _line(one, since) for one in found if going[one.named.variation] == "stalled"
        ),
        unclear=tuple(
            _line(one, since) for one in found if going[one.named.variation] == "unclear"
        ),
        lagging=tuple(
            f"{muscle_name(one.share.muscle)}: {one.share.done:g} of {one.share.planned:g} sets"
            for one in balance.neglected
        ),
        skipped=(*_skipped_words(left_out), *_phase_words(days)),
        proposals=tuple(
            one
            for one in (
                *_variations(found, going, rack, program, since),
                *_more_sets(balance, program),
                *_earlier(left_out, program),
                *_shorter(days, chosen),
            )
            if one is not None
        ),
    )


def _going(one: Progress, since: date) -> str:
    """`up`, `stalled`, `unclear`; empty where there is too little to say, or it was not done.

    Up is a new best in the four weeks that the trend does not call chance; stalled is none.
    """
    before, lately = _two_spans(one, since)
    marks = [*before, *lately]
    found = trend([(mark.on, _strength(mark)) for mark in marks])
    if not before or not lately or found.sureness is Sureness.TOO_LITTLE:
        return ""
    if max(map(_strength, lately)) <= max(map(_strength, before)):
        return "stalled"
    return "up" if found.up else "unclear"


def _two_spans(one: Progress, since: date) -> tuple[list[Mark], list[Mark]]:
    """The sessions of full effort before `since`, back to nine weeks, and from then on."""
    bound = one.today - timedelta(days=TREND_DAYS)
    marks = [mark for mark in full_effort(one.marks) if mark.on >= bound and mark.reps]
    return [one for one in marks if one.on < since], [one for one in marks if one.on >= since]


def _strength(mark: Mark) -> Decimal:
    """Load first, then reps: the order in which double progression goes up."""
    load = Decimal(0) if mark.top is None else mark.top.kg
    return load * _STRENGTH_STEP + mark.reps


def _line(one: Progress, since: date) -> str:
    return f"{one.named.name}: {_then_and_now(one, since)}"


def _then_and_now(one: Progress, since: date) -> str:
    before, lately = _two_spans(one, since)
    then, now = max(before, key=_strength), max(lately, key=_strength)
    if _strength(then) == _strength(now):
        return f"still {_best(now, one.per_hand)}"
    if _strength(then) > _strength(now):
        return f"{_best(then, one.per_hand)} before, now {_best(now, one.per_hand)}"
    return f"{_best(then, one.per_hand)} to {_best(now, one.per_hand)}"


def _best(mark: Mark, per_hand: bool) -> str:
    return f"{load_text(mark.top, per_hand)} × {mark.reps}"


@dataclass(frozen=True, slots=True)
class _LeftOut:
    variation: str
    missing: float
    planned: float
    last: bool
    """Whether most of its planned sets were left out."""


def _left_out(trained: list[Trained]) -> tuple[_LeftOut, ...]:
    planned: dict[str, float] = {}
    done: dict[str, float] = {}
    for one in trained:
        for variation, sets in one.planned.items():
            planned[variation] = planned.get(variation, 0) + sets
            done[variation] = done.get(variation, 0) + min(one.done.get(variation, 0), sets)
    found = [
        _LeftOut(name, sets - done[name], sets, done[name] < sets / 2)
        for name, sets in planned.items()
        if sets - done[name] >= 2
    ]
    return tuple(sorted(found, key=lambda one: -one.missing / one.planned))


def _skipped_words(left_out: tuple[_LeftOut, ...]) -> tuple[str, ...]:
    return tuple(
        f"{variation_name(one.variation)}: {one.missing:g} of {one.planned:g} planned sets"
        for one in left_out
    )


def _phase_words(days: tuple[LegDay, ...]) -> tuple[str, ...]:
    if not days:
        return ()
    told = regularity(days, days[-1].on)
    found = []
    for name, (kept, of) in (("warm-up", told.warm_ups), ("cool-down", told.cool_downs)):
        if kept < of:
            found.append(f"{name} in {of - kept} of {of} sessions")
    return tuple(found)


def _variations(
    found: list[Progress],
    going: dict[str | None, str],
    rack: Rack,
    program: Program,
    since: date,
) -> list[Proposal]:
    proposals = []
    for one in found:
        slot = _slot(program, one.named)
        if going[one.named.variation] != "stalled" or slot is None:
            continue
        others = [
            each.id
            for each in guide.variations_of(slot.exercise)
            if each.id in rack.possible
            and each.id not in (slot.day_a, slot.day_b)
            and rack.kind(each.id) is rack.kind(one.named.variation or "")
        ]
        if not others:
            continue
        new = _instead(slot, one.named.variation or "", others[0])
        proposals.append(
            Proposal(
                id=f"variation {one.named.variation}",
                what=f"{variation_name(others[0])} in place of {one.named.name.lower()}",
                why=f"{_then_and_now(one, since)}; a new angle often moves it again",
                preference="program",
                value=with_slot(program, new),
            )
        )
    return proposals


def _slot(program: Program, named: Named) -> ProgramSlot | None:
    fit = [one for one in program.slots if named.variation in (one.day_a, one.day_b)]
    return fit[0] if fit else None


def _instead(slot: ProgramSlot, old: str, new: str) -> ProgramSlot:
    return replace(
        slot,
        day_a=new if slot.day_a == old else slot.day_a,
        day_b=new if slot.day_b == old else slot.day_b,
    )


def _more_sets(balance: Muscles, program: Program) -> list[Proposal]:
    proposals: dict[str, Proposal] = {}
    for one in balance.neglected:
        slot = _slot(program, Named("", one.mend)) if one.mend else None
        if slot is None or slot.sets >= MOST_SETS:
            continue
        name = guide.exercise(slot.exercise).name
        proposals.setdefault(
            slot.exercise,
            Proposal(
                id=f"sets {slot.exercise}",
                what=f"one more set of {name.lower()}: {slot.sets + 1} in place of {slot.sets}",
                why=f"{muscle_name(one.share.muscle).lower()} got {one.share.done:g} of "
                f"{one.share.planned:g} sets",
                preference="program",
                value=with_slot(program, replace(slot, sets=slot.sets + 1)),
            ),
        )
    return list(proposals.values())


def _earlier(left_out: tuple[_LeftOut, ...], program: Program) -> list[Proposal]:
    order = [one.exercise for one in program.slots]
    proposals = []
    for one in left_out:
        slot = _slot(program, Named("", one.variation))
        if not one.last or slot is None or order.index(slot.exercise) < 2:
            continue
        name = guide.exercise(slot.exercise).name
        proposals.append(
            Proposal(
                id=f"earlier {slot.exercise}",
                what=f"{name} two places earlier",
                why=f"{one.missing:g} of its {one.planned:g} sets were left out, and what comes "
                "last is skipped most",
                preference="program",
                value=moved(program, slot.exercise, -2),
            )
        )
    return proposals


def _shorter(days: tuple[LegDay, ...], chosen: Preferences) -> list[Proposal]:
    if not days:
        return []
    told = regularity(days, days[-1].on)
    phases: tuple[tuple[str, str, tuple[int, int], Callable[[], str]], ...] = (
        ("warm_up", "warm-up", told.warm_ups, lambda: chosen.warm_up),
        ("cool_down", "cool-down", told.cool_downs, lambda: chosen.cool_down),
    )
    return [
        Proposal(
            id=f"short {name}",
            what=f"the short {words}",
            why=f"it was kept in {kept} of {of} sessions; a short one that is done is worth more",
            preference=name,
            value="short",
        )
        for name, words, (kept, of), now in phases
        if of >= LEAST_SESSIONS and kept < of / 2 and now() != "short"
    ]
