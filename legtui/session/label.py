"""Loads, reps, sets and steps as the lifter reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legtui.guide import load as guide
from legtui.session.plan import Phase
from legtui.training.units import load_text

if TYPE_CHECKING:
    from legtui.session.happenings import SetFact
    from legtui.training.weight import Weight

__all__ = [
    "load_text",
    "phase_name",
    "phase_short",
    "reps_text",
    "set_text",
    "step_cue",
    "step_name",
    "typed_text",
]

_PHASES = {
    Phase.WARM_UP: "warm-up",
    Phase.MAIN: "main part",
    Phase.COOL_DOWN: "cool-down",
    Phase.DONE: "end",
}


def phase_name(phase: Phase) -> str:
    """Return a phase as the lifter reads it."""
    return _PHASES[phase]


def phase_short(phase: Phase) -> str:
    """Return a phase in one word."""
    return "main" if phase is Phase.MAIN else phase_name(phase)


def reps_text(reps: tuple[int, ...]) -> str:
    """Return reps: `10`, or `12/10` where the legs differ."""
    return str(reps[0]) if len(set(reps)) == 1 else "/".join(map(str, reps))


def typed_text(load: Weight | None, reps: tuple[int, ...], each_hand: bool = False) -> str:
    """Return a set as one types it: `100x8`, `bwx12`, of two dumbbells what is in each hand."""
    if load is None:
        return f"bwx{reps_text(reps)}"
    return f"{(load.one_hand if each_hand else load).number}x{reps_text(reps)}"


def set_text(one: SetFact, per_hand: bool = False) -> str:
    """Return a set: `100 kg × 8`."""
    return f"{load_text(one.load, per_hand)} × {reps_text(one.reps)}"


def step_name(step: str) -> str:
    """Return the name of a warm-up item, a stretch or a roll."""
    found = guide.step(step)
    return step if found is None else found.name


def step_cue(step: str) -> str:
    """Return how it is done, in a line."""
    found = guide.step(step)
    return "" if found is None else found.cue
