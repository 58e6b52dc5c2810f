"""What a session rings with, and what the window's title says of it."""

from __future__ import annotations

from legtui.machine.alerts import Alert
from legtui.session.signals import Signal, signal
from legtui.session.view import Mode, View
from legtui.text import clock

_ALERTS = {
    Signal.GO: Alert.REST_OVER,
    Signal.READY: Alert.GET_READY,
    Signal.SWITCH: Alert.SWITCH,
    Signal.START: Alert.GET_READY,
    Signal.DONE: Alert.DONE,
}
_HEADLINES = {
    Signal.GO: "GO",
    Signal.READY: "Get ready",
    Signal.SWITCH: "Switch sides",
    Signal.START: "Hold",
    Signal.DONE: "Done",
}
_TIMED = (Mode.REST, Mode.HOLD, Mode.ROLL, Mode.SWITCH, Mode.GET_READY)


def rung(before: View, now: View) -> tuple[Alert, str] | None:
    """Return what to ring for between two views, and its headline; `None` for nothing."""
    found = signal(before, now)
    return None if found is None else (_ALERTS[found], _HEADLINES[found])


def title(view: View) -> str:
    """Return what the window's title says."""
    time = f" {clock(view.timer.shown_s)}" if view.mode in _TIMED else ""
    return f"{view.word}{time} · legtui"
