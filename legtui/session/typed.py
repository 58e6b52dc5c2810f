"""Typed entry: one line in which a lifter says what was lifted.

    11            reps                        12/10        left/right
    100x8         load and reps               100x8@8      with RPE, halves too
    bwx12         body weight                 100 lb x 8   a unit of its own
    9 8           two sets at once            100x10 10 9  three
    9 -3m         done three minutes ago      x3, x0       few reps; tried and none done

`read` is a pure function from the line and what is known of the coming set.
"""

from __future__ import annotations

import re

from legtui.training.frozen import dataclass
from legtui.training.weight import Unit, Weight

MOST_REPS = 100
"""No set of the plan comes near; more is a slip of the finger."""

_AGO = re.compile(r"-(\d{1,3})(s|m|min)\Z", re.ASCII)
_SET = re.compile(r"(?:(?P<load>[^x@/]*)x)?(?P<reps>[^x@]*)(?:@(?P<rpe>.*))?\Z", re.ASCII)
_REPS = re.compile(r"\d{1,4}\Z", re.ASCII)
_RPE = re.compile(r"(\d{1,2})(?:[.,]([05]))?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line is read against."""

    unit: Unit
    load: Weight | None
    """The load of the coming set, taken where the line names none."""
    per_leg: bool = False
    per_hand: bool = False
    """A typed load is of one hand; the whole load is two of it."""
    sets_left: int = 1
    may_answer: bool = False
    """Whether a lone `0`-`4` tells how many more there were in the set before."""
    ago_most_s: int = 0
    """How long ago the set may have been done, seconds."""


@dataclass(frozen=True, slots=True)
class TypedSet:
    """One set as the line says it."""

    load: Weight | None
    reps: tuple[int, ...]
    rir: float | None


@dataclass(frozen=True, slots=True)
class Sets:
    """The line logs these sets."""

    sets: tuple[TypedSet, ...]
    ago_s: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The line tells how many more could have been done in the set before."""

    rir: float


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """The line cannot be taken; nothing is logged."""

    why: str
    where: int
    """Index of the character in the line where it stops making sense."""


Reading = Sets | Answer | NotUnderstood


class _Stop(Exception):
    """Carries why a part of the line cannot be taken."""


def read(line: str, asked: Asked) -> Reading:
    """Return how a line is understood."""
    plain = line.strip()
    if not plain:
        return NotUnderstood("type reps (11), or load and reps (100x8)", 0)
    if asked.may_answer and plain in {"0", "1", "2", "3", "4"}:
        return Answer(float(plain))
    words = _words(line)
    ago_s = 0
    sets: list[TypedSet] = []
    load = asked.load
    for place, word in words:
        try:
            if word.startswith("-"):
                if ago_s:
                    raise _Stop("one time ago is enough: the sets share one rest")
                ago_s = _ago(word, asked)
                continue
            one = _one_set(word, asked, load)
        except _Stop as stop:
            return NotUnderstood(str(stop), place)
        sets.append(one)
        load = one.load
    if not sets:
        return NotUnderstood("say the reps too, like 9 -3m", words[0][0])
    if len(sets) > asked.sets_left:
        left = "1 set is" if asked.sets_left == 1 else f"{asked.sets_left} sets are"
        return NotUnderstood(f"{left} left and that is {len(sets)}; a adds one", 0)
    return Sets(tuple(sets), ago_s)


def _words(line: str) -> list[tuple[int, str]]:
    """Split a line at spaces, after joining what belongs together; with each word's place."""
    lowered = line.lower().replace("×", "x").replace("*", "x").replace("\u00a0", " ")
    spaced = re.sub(r"(?<=\d)\s+(?=(?:kgs?|lbs?)\b)", lambda m: "\0" * len(m[0]), lowered)
    spaced = re.sub(r"\s*[x@/]\s*", lambda m: m[0].replace(" ", "\0"), spaced)
    found = re.finditer(r"\S+", spaced)
    return [(match.start(), match[0].replace("\0", "")) for match in found]


def _ago(word: str, asked: Asked) -> int:
    match = _AGO.match(word)
    if match is None:
        raise _Stop(f"“{word}” is not a time ago, try -3m; reps can't be below 0")
    seconds = int(match[1]) * (1 if match[2] == "s" else 60)
    if seconds > asked.ago_most_s:
        raise _Stop(f"{word[1:]} ago was before the set before it")
    return seconds


def _one_set(word: str, asked: Asked, load: Weight | None) -> TypedSet:
    if len(word) == 2 and word[0].isdigit() and word[1] == "x":
        word = word[::-1]  # 3x is x3, for whoever typed the 3 first
    if word == "0x0":
        word = "x0"  # typed after a lone 0 was not taken
    match = _SET.match(word)
    if match is None:
        raise _Stop(f"“{word}” is not a set, try 100x8")
    said = match["load"]
    if said:
        load = _load(said, asked)
    if word.strip("0") == "":
        raise _Stop("0 reps? 0x or x0 logs a set tried and failed")
    return TypedSet(load, _reps(match["reps"], asked), _reserve(match["rpe"]))


def _load(said: str, asked: Asked) -> Weight | None:
    if said in ("bw", "bodyweight"):
        return None
    try:
        weight = Weight.parse(said, asked.unit)
    except ValueError as error:
        raise _Stop(str(error)) from None
    if weight.hundredths == 0:
        raise _Stop("0 is no load; bwx8 is body weight")
    if asked.per_hand:
        weight = Weight(2 * weight.hundredths, weight.unit)
    return weight


def _reps(said: str, asked: Asked) -> tuple[int, ...]:
    parts = said.split("/")
    if len(parts) > 2:
        raise _Stop(f"“{said}” has more than two legs")
    if len(parts) == 2 and not asked.per_leg:
        raise _Stop(f"“{said}”: both legs work together here, one number is enough")
    reps = []
    for part in parts:
        if not part:
            raise _Stop("how many reps? like 100x8")
        if not _REPS.match(part):
            raise _Stop(f"“{part}” is not a number of reps")
        if int(part) > MOST_REPS:
            raise _Stop(f"{int(part)} reps in one set? at most {MOST_REPS}")
        reps.append(int(part))
    if asked.per_leg and len(reps) == 1:
        reps *= 2
    return tuple(reps)


def _reserve(said: str | None) -> float | None:
    """Reps in reserve from RPE: 10 less the RPE, 4 is four or more."""
    if said is None:
        return None
    match = _RPE.match(said)
    rpe = float(f"{match[1]}.{match[2] or 0}") if match else 0.0
    if not 1 <= rpe <= 10:
        raise _Stop(f"“{said}” is not an RPE, 1 to 10 in halves")
    return min(10 - rpe, 4.0)
