"""What to ring for: changes that time made, seen as they happen, never late, never twice."""

from __future__ import annotations

from enum import StrEnum

from legtui.session.view import Mode, View


class Signal(StrEnum):
    """A sound of its own each."""

    GO = "go"
    """The rest is over, or the cardio."""
    READY = "ready"
    """A new position or item: get ready for it."""
    SWITCH = "switch"
    """The other side."""
    START = "start"
    """The hold begins."""
    DONE = "done"
    """The session is over."""


_RUNNING = (Mode.WARM_UP, Mode.HOLD, Mode.ROLL)


def signal(before: View, after: View) -> Signal | None:
    """Return what to ring for, from the view a tick ago to the view now."""
    if before.mode is Mode.REST and after.mode is Mode.GO:
        return Signal.GO
    if after.mode is Mode.FINISH and before.mode is not Mode.FINISH:
        return Signal.DONE
    if after.mode is Mode.WARM_UP and before.mode is Mode.WARM_UP:
        return _within_warm_up(before, after)
    if before.mode is after.mode and before.step == after.step:
        return None
    if after.mode is Mode.SWITCH:
        return Signal.SWITCH
    if after.mode is Mode.GET_READY or (after.mode is Mode.PHASE_READY and before.mode in _RUNNING):
        return Signal.READY
    if after.mode in _RUNNING and before.mode in (Mode.GET_READY, Mode.SWITCH):
        return Signal.START
    return None


def _within_warm_up(before: View, after: View) -> Signal | None:
    if before.step != after.step:
        return Signal.SWITCH
    return Signal.GO if after.timer.over and not before.timer.over else None
