"""Given less time: what to leave out of what is left of a session.

The rule, in the order in which things go:

1. Warm-up and cool-down by the guide's shorter lists, where that is enough.
2. Whole exercises: own additions, lunges, then the leg press where there is a squat.
3. A five-minute warm-up and five minutes of stretches, if need be three. Where the whole session
   has less than an hour these come first, before any exercise.
4. The hinge where there is a curl (the curl needs no ramp and rests less).
5. Sets, one at a time from the exercise that has most (of equals the one whose set takes
   longest), down to two and then to one.

Where the time that a dropped exercise leaves takes a shorter one whole, that comes back. A squat
or press, a hinge or curl, and calves always stay; what is done is done and counts. Each stage of
the lifting is part of the one before it and a session under an hour never gets a fuller one than
an hour would, so more time never means less work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import combinations
from typing import Final

from legtui.training.frozen import dataclass
from legtui.training.session_length import (
    USUAL_PACE,
    ExerciseTime,
    Pace,
    ramp_seconds,
    set_seconds,
)
from legtui.training.timing import HANDLING_S

HOUR_S: Final = 3600
BRIEF_WARM_UP_S: Final = 300
BRIEF_STRETCHES_S: Final = (300, 180)


class Group(StrEnum):
    """What an exercise is to the balance of a session."""

    SQUAT = "squat"
    PRESS = "press"
    HINGE = "hinge"
    CURL = "curl"
    CALF = "calf"
    LUNGE = "lunge"
    OTHER = "other"


_PAIRS: Final = ((Group.SQUAT, Group.PRESS), (Group.CURL, Group.HINGE))
"""One of each pair stays, the first named by preference."""
_LOOSE: Final = (Group.OTHER, Group.LUNGE)
"""None of these has to stay; in the order in which they go."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One exercise of the session, as far as it is still to be done."""

    exercise: str
    name: str
    """As it is called in the words of a cut."""
    group: Group
    sets_left: int
    set_s: float
    """One working set with its handling."""
    rest_s: float
    """Between working sets."""
    lead_s: float = 0
    """Change and ramp sets that still come before them."""
    sets_done: int = 0

    @property
    def seconds(self) -> float:
        """How long what is left takes."""
        if self.sets_left <= 0:
            return 0.0
        return self.lead_s + self.sets_left * self.set_s + (self.sets_left - 1) * self.rest_s


def piece(
    one: ExerciseTime, name: str, group: Group, sets_done: int = 0, pace: Pace = USUAL_PACE
) -> Piece:
    """Return the piece of an exercise as the model of a session's length times it."""
    work = set_seconds(one.reps, one.tempo_s, one.per_leg) + HANDLING_S
    return Piece(
        exercise=one.exercise,
        name=name,
        group=group,
        sets_left=one.sets,
        set_s=work * pace.set,
        rest_s=one.rest_s * pace.rest,
        lead_s=one.change_s * pace.change + ramp_seconds(one.ramp, one.tempo_s, pace),
        sets_done=sets_done,
    )


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a session when the lifter says how much time there is."""

    pieces: tuple[Piece, ...]
    """In the order of the session; finished ones too, with no sets left."""
    warm_up_s: float
    """Left of the warm-up; 0 once it is over."""
    cool_down_s: float
    short_warm_up_s: float
    """The guide's shortest list."""
    short_cool_down_s: float
    elapsed_s: float = 0
    """Since the session started."""
    running_s: float = 0
    """Left of the timer that runs now (a rest)."""

    @property
    def seconds(self) -> float:
        """How long all of it takes."""
        lifting = sum(one.seconds for one in self.pieces)
        return self.running_s + self.warm_up_s + lifting + self.cool_down_s


@dataclass(frozen=True, slots=True)
class Cut:
    """One thing that was left out or shortened, in words."""

    what: str
    """An exercise id, `warm_up` or `cool_down`."""
    text: str


@dataclass(frozen=True, slots=True)
class Trimmed:
    """What remains of a session, and what was cut."""

    pieces: tuple[Piece, ...]
    """All of the pieces given, in order; those left out have no sets left."""
    warm_up_s: float
    cool_down_s: float
    seconds: float
    """How long it takes now."""
    fits: bool
    """False where even the least takes longer."""
    cuts: tuple[Cut, ...]

    @property
    def sets(self) -> int:
        """Working sets that are left."""
        return _sets(self.pieces)


@dataclass(frozen=True, slots=True)
class _Stage:
    """A cut of the lifting; `spare` while only exercises that need not stay are gone."""

    pieces: tuple[Piece, ...]
    spare: bool


def trim(left: Left, budget_s: float) -> Trimmed:
    """Return what to do with `budget_s` seconds from now.

    Nothing is cut where everything fits. Where even the least does not, the least is returned,
    with `fits` false.
    """
    if left.seconds <= budget_s:
        return _result(left, left, budget_s)
    stages = list(_stages(left.pieces))
    hour_s = HOUR_S - left.elapsed_s
    if budget_s >= hour_s:
        return _result(left, _of_an_hour(left, stages, budget_s), budget_s)
    roomier = _of_an_hour(left, stages, hour_s) if left.seconds > hour_s else left
    most = _sets(roomier.pieces)
    for i, stage in enumerate(stages):
        if _sets(stage.pieces) > most:
            continue
        for option in _brief(left, stage.pieces):
            if option.seconds <= budget_s:
                return _result(left, _filled(left, option, budget_s, stages, i, most), budget_s)
    return _result(left, _least(left, stages), budget_s)


def _of_an_hour(left: Left, stages: Sequence[_Stage], budget_s: float) -> Left:
    """Return the fullest session that fits an hour or more, or the least there is."""
    last_spare = max(i for i, stage in enumerate(stages) if stage.spare)
    for i, stage in enumerate(stages):
        guided = _guided(left, stage.pieces) if stage.spare else ()
        fitting = [
            _filled(left, one, budget_s, stages, i) for one in guided if one.seconds <= budget_s
        ]
        if fitting:
            return max(fitting, key=lambda one: _sets(one.pieces))
        if i >= last_spare:
            for option in (_half_brief(left, stage.pieces), *_brief(left, stage.pieces)):
                if option.seconds <= budget_s:
                    return option
    return _least(left, stages)


def _filled(
    left: Left,
    option: Left,
    budget_s: float,
    stages: Sequence[_Stage],
    at: int,
    most: int | None = None,
) -> Left:
    """Return the session with whole exercises back that fit into the time a dropped one left.

    With no more sets than the stage before, or than `most`, had: more time is never less work.
    """
    limits = [_sets(stages[at - 1].pieces) if at else _sets(left.pieces)]
    limit = min([*limits, most] if most is not None else limits)
    gone = [
        i
        for i, (old, new) in enumerate(zip(left.pieces, option.pieces, strict=True))
        if old.sets_left and not new.sets_left and not old.sets_done
    ]
    best, best_key = option, (_sets(option.pieces), 0)
    for count in range(1, len(gone) + 1):
        for back in combinations(gone, count):
            pieces = option.pieces
            for place in back:
                pieces = _with(pieces, place, left.pieces[place].sets_left)
            fuller = replace(option, pieces=pieces)
            needed = sum(left.pieces[i].group not in _LOOSE for i in back)
            key = (_sets(pieces), needed)
            if fuller.seconds <= budget_s and key[0] <= limit and key > best_key:
                best, best_key = fuller, key
    return best


def _sets(pieces: Sequence[Piece]) -> int:
    return sum(one.sets_left for one in pieces)


def _least(left: Left, stages: Sequence[_Stage]) -> Left:
    return list(_brief(left, stages[-1].pieces))[-1]


def _guided(left: Left, pieces: tuple[Piece, ...]) -> Iterator[Left]:
    """Yield the session with the guide's phases, longest first."""
    yield replace(left, pieces=pieces)
    short = min(left.short_cool_down_s, left.cool_down_s)
    yield replace(left, pieces=pieces, cool_down_s=short)
    warm = min(left.short_warm_up_s, left.warm_up_s)
    yield replace(left, pieces=pieces, warm_up_s=warm, cool_down_s=short)


def _half_brief(left: Left, pieces: tuple[Piece, ...]) -> Left:
    """Return the session with the guide's shortest warm-up and five minutes of stretches."""
    warm = min(left.short_warm_up_s, left.warm_up_s)
    stretches = min(left.cool_down_s, BRIEF_STRETCHES_S[0])
    return replace(left, pieces=pieces, warm_up_s=warm, cool_down_s=stretches)


def _brief(left: Left, pieces: tuple[Piece, ...]) -> Iterator[Left]:
    """Yield the session with five minutes of warm-up and five or three of stretches."""
    for stretches in BRIEF_STRETCHES_S:
        yield replace(
            left,
            pieces=pieces,
            warm_up_s=min(left.warm_up_s, BRIEF_WARM_UP_S),
            cool_down_s=min(left.cool_down_s, stretches),
        )


def _stages(pieces: tuple[Piece, ...]) -> Iterator[_Stage]:
    """Yield the lifting from all of it to the least, each within the one before."""
    yield _Stage(pieces, spare=True)
    for group in _LOOSE:
        for place in _droppable(pieces, group, keep=0):
            pieces = _with(pieces, place, 0)
            yield _Stage(pieces, spare=True)
    for essentials, spare in ((_PAIRS[0], True), (_PAIRS[1], False)):
        first, second = essentials
        for place in _droppable(pieces, second, keep=0 if _present(pieces, first) else 1):
            pieces = _with(pieces, place, 0)
            yield _Stage(pieces, spare)
        for place in _droppable(pieces, first, keep=1):
            pieces = _with(pieces, place, 0)
            yield _Stage(pieces, spare)
    for place in _droppable(pieces, Group.CALF, keep=1):
        pieces = _with(pieces, place, 0)
        yield _Stage(pieces, spare=False)
    yield from _thinned(pieces)


def _present(pieces: Sequence[Piece], group: Group) -> bool:
    return any(one.group is group and (one.sets_left or one.sets_done) for one in pieces)


def _droppable(pieces: Sequence[Piece], group: Group, keep: int) -> list[int]:
    """Return the places of exercises not begun that may go, the last of the session first.

    `keep` of the group stay, those that are begun or done before any other.
    """
    begun = sum(1 for one in pieces if one.group is group and one.sets_done)
    waiting = [
        i
        for i, one in enumerate(pieces)
        if one.group is group and one.sets_left > 0 and not one.sets_done
    ]
    return waiting[max(0, keep - begun) :][::-1]


def _thinned(pieces: tuple[Piece, ...]) -> Iterator[_Stage]:
    for floor in (2, 1):
        while True:
            able = [
                i
                for i, one in enumerate(pieces)
                if one.sets_left > 0 and one.sets_left + one.sets_done > floor
            ]
            if not able:
                break
            place = max(able, key=lambda i: _weight(pieces[i]))
            pieces = _with(pieces, place, pieces[place].sets_left - 1)
            yield _Stage(pieces, spare=False)


def _weight(one: Piece) -> tuple[int, float]:
    return one.sets_left + one.sets_done, one.set_s + one.rest_s


def _with(pieces: tuple[Piece, ...], place: int, sets: int) -> tuple[Piece, ...]:
    return (*pieces[:place], replace(pieces[place], sets_left=sets), *pieces[place + 1 :])


def _result(before: Left, after: Left, budget_s: float) -> Trimmed:
    return Trimmed(
        pieces=after.pieces,
        warm_up_s=after.warm_up_s,
        cool_down_s=after.cool_down_s,
        seconds=after.seconds,
        fits=after.seconds <= budget_s,
        cuts=tuple(_cuts(before, after)),
    )


def _cuts(before: Left, after: Left) -> Iterator[Cut]:
    if after.warm_up_s < before.warm_up_s:
        yield Cut("warm_up", _shorter("Warm-up", before.warm_up_s, after.warm_up_s))
    for old, new in zip(before.pieces, after.pieces, strict=True):
        if new.sets_left == old.sets_left:
            continue
        if new.sets_left + new.sets_done == 0:
            yield Cut(old.exercise, f"{old.name} left out")
        else:
            planned, kept = old.sets_left + old.sets_done, new.sets_left + new.sets_done
            sets = "set" if kept == 1 else "sets"
            yield Cut(old.exercise, f"{old.name}: {kept} {sets} instead of {planned}")
    if after.cool_down_s < before.cool_down_s:
        yield Cut("cool_down", _shorter("Stretches", before.cool_down_s, after.cool_down_s))


def _shorter(name: str, before_s: float, after_s: float) -> str:
    return f"{name}: {_minutes(after_s)} instead of {_minutes(before_s)} min"


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}" if rest else str(minutes)
