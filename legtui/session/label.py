"""Loads, reps, sets and steps as the lifter reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legtui.guide import load as guide
from legtui.session.plan import Phase
from legtui.training.units import load_text

if TYPE_CHECKING:
    from legtui.session.happenings import SetFact

__all__ = ["load_text", "phase_name", "reps_text", "set_text", "step_name"]

_PHASES = {
    Phase.WARM_UP: "warm-up",
    Phase.MAIN: "main part",
    Phase.COOL_DOWN: "cool-down",
    Phase.DONE: "end",
}


def phase_name(phase: Phase) -> str:
    """Return a phase as the lifter reads it."""
    return _PHASES[phase]


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
