"""An act in words, for the line that says what undo took back."""

from __future__ import annotations

from typing import assert_never

from legtui.guide import load as guide
from legtui.session.happenings import (
    ExerciseSkipped,
    Finished,
    Happening,
    Hurt,
    MovedOn,
    Noted,
    Paused,
    PhaseBegan,
    Reordered,
    RestEnded,
    SetChanged,
    SetFact,
    SetsChanged,
    SetSkipped,
    SetsLogged,
    Started,
    StepBegan,
    StepEnded,
    StepsChanged,
    Swapped,
    TimerAdjusted,
    Turns,
    WentOn,
    What,
)
from legtui.session.label import phase_name, set_text, step_name
from legtui.session.state import State
from legtui.training.record import SetKind


def act_text(before: State, parts: tuple[Happening, ...]) -> str:
    """Return what an act was, in words that follow `Undone:`.

    Args:
        before: Where the lifter stood when it was done: an exercise is called what it was then.
        parts: What the act consists of.
    """
    whats = [one.what for one in parts if not isinstance(one.what, Started)]
    if any(isinstance(one, Finished) for one in whats):
        return "finish"
    if any(_is_cut(one) for one in whats):
        return _CUT
    return _text(before, whats[0]) if whats else "the start"


def _is_cut(what: What) -> bool:
    """Whether it is a part of less for want of time: only that takes sets away."""
    return isinstance(what, StepsChanged) or (isinstance(what, SetsChanged) and what.by < 0)


def _exercise(before: State, slot: int) -> str:
    return guide.variation(before.exercises[slot].plan.variation).name


def _text(before: State, what: What) -> str:
    match what:
        case SetsLogged(sets=sets):
            return _sets(sets)
        case SetChanged(now=now, field=field):
            name = guide.variation(now.variation).name
            return f"{_CHANGES.get(field, 'change')} of set {now.number}, {name}"
        case StepEnded(step=step, side=side, done=done):
            side_text = f", {side}" if side else ""
            return f"{step_name(step)}{side_text}" + (" done" if done else " skipped")
        case StepBegan(phase=phase, index=index):
            return f"start of {step_name(before.plan.steps(phase)[index].step)}"
        case PhaseBegan(phase=phase):
            return f"start of the {phase_name(phase)}"
        case MovedOn(phase=phase):
            return f"going on to the {phase_name(phase)}"
        case SetSkipped(slot=slot, kind=kind):
            which = "ramp set" if kind is SetKind.RAMP else "set"
            return f"skipped {which}, {_exercise(before, slot)}"
        case ExerciseSkipped(slot=slot):
            return f"skipped {_exercise(before, slot)}"
        case RestEnded():
            return "end of the rest"
        case TimerAdjusted(seconds=seconds):
            return f"{seconds:+d} s on the timer"
        case Paused():
            return "pause"
        case WentOn():
            return "going on"
        case Reordered(slot=slot):
            return f"{_exercise(before, slot)} first"
        case Swapped(now=now_planned):
            return f"swap to {guide.variation(now_planned.variation).name}"
        case SetsChanged(slot=slot):
            return f"one more set of {_exercise(before, slot)}"
        case StepsChanged():
            return _CUT
        case Hurt(place=place, kind=kind):
            return f"{kind} in the {place}"
        case Noted():
            return "note"
        case Turns(on=on):
            return "turns on" if on else "turns off"
        case Finished():
            return "finish"
        case Started():
            return "the start"
        case never:
            assert_never(never)


_CUT = "the cut to the time there is"
_CHANGES = {"reserve": "answer", "form": "form mark", "note": "note", "set": "correction"}


def _sets(sets: tuple[SetFact, ...]) -> str:
    first = sets[0]
    name = guide.variation(first.variation).name
    if len(sets) > 1:
        return f"{len(sets)} sets of {name}"
    which = "ramp set" if first.kind is SetKind.RAMP else "set"
    return f"{which} {first.number} of {name}, {set_text(first)}"
