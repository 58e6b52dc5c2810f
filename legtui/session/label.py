"""An act in words, for the line that says what undo took back."""

from __future__ import annotations

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
from legtui.session.plan import Phase, SessionPlan
from legtui.training.record import SetKind
from legtui.training.weight import Weight

_PHASES = {
    Phase.WARM_UP: "warm-up",
    Phase.MAIN: "main part",
    Phase.COOL_DOWN: "cool-down",
    Phase.DONE: "end",
}


def phase_name(phase: Phase) -> str:
    """Return a phase as the lifter reads it."""
    return _PHASES[phase]


def load_text(load: Weight | None, per_hand: bool = False) -> str:
    """Return a load: `100 kg`, `2 × 10 kg` in dumbbells, `body weight`."""
    if load is None:
        return "body weight"
    if per_hand:
        return f"2 × {Weight(load.hundredths // 2, load.unit)}"
    return str(load)


def reps_text(reps: tuple[int, ...]) -> str:
    """Return reps: `10`, or `12/10` where the legs differ."""
    return str(reps[0]) if len(set(reps)) == 1 else "/".join(map(str, reps))


def set_text(one: SetFact, per_hand: bool = False) -> str:
    """Return a set: `100 kg × 8`."""
    return f"{load_text(one.load, per_hand)} × {reps_text(one.reps)}"


def step_name(step: str) -> str:
    """Return the name of a warm-up item, a stretch or a roll."""
    names = {one.id: one.name for one in guide.warm_up_items()}
    names |= {one.id: one.name for one in guide.stretches()}
    return names.get(step, step)


def act_text(plan: SessionPlan, parts: tuple[Happening, ...]) -> str:
    """Return what an act was, in words that follow `Undone:`."""
    whats = [one.what for one in parts if not isinstance(one.what, Started)]
    return _text(plan, whats[0]) if whats else "the start"


def _exercise(plan: SessionPlan, slot: int) -> str:
    return guide.variation(plan.main[slot].variation).name


def _text(plan: SessionPlan, what: What) -> str:
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
            return f"start of {step_name(plan.steps(phase)[index].step)}"
        case PhaseBegan(phase=phase):
            return f"start of the {phase_name(phase)}"
        case MovedOn(phase=phase):
            return f"going on to the {phase_name(phase)}"
        case SetSkipped(slot=slot, kind=kind):
            which = "ramp set" if kind is SetKind.RAMP else "set"
            return f"skipped {which}, {_exercise(plan, slot)}"
        case ExerciseSkipped(slot=slot):
            return f"skipped {_exercise(plan, slot)}"
        case RestEnded():
            return "end of the rest"
        case TimerAdjusted(seconds=seconds):
            return f"{seconds:+d} s on the timer"
        case Paused():
            return "pause"
        case WentOn():
            return "going on"
        case Reordered(slot=slot):
            return f"{_exercise(plan, slot)} first"
        case Swapped(now=now_planned):
            return f"swap to {guide.variation(now_planned.variation).name}"
        case SetsChanged(slot=slot, by=by):
            return f"{by:+d} set of {_exercise(plan, slot)}"
        case StepsChanged(phase=phase):
            return f"shorter {phase_name(phase)}"
        case Hurt(place=place, kind=kind):
            return f"{kind} in the {place}"
        case Noted():
            return "note"
        case Turns(on=on):
            return "turns on" if on else "turns off"
        case Finished():
            return "finish"
        case _:
            return "the start"


_CHANGES = {"reserve": "answer", "form": "form mark", "note": "note", "set": "correction"}


def _sets(sets: tuple[SetFact, ...]) -> str:
    first = sets[0]
    name = guide.variation(first.variation).name
    if len(sets) > 1:
        return f"{len(sets)} sets of {name}"
    which = "ramp set" if first.kind is SetKind.RAMP else "set"
    return f"{which} {first.number} of {name}, {set_text(first)}"
