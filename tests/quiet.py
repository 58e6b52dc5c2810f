"""Waits in tests until the app has nothing more to do, not until a fiftieth of a second is over.

Textual's pilot sleeps 20 ms and looks whether the processor was idle, several times for each key:
half of the time of these tests. Here the event loop says whether anything is left to run, the
writer whether anything is left to write, the workers whether one is at work. What is under way
elsewhere is waited for as long as Textual would have slept; the screen is painted as its timer
would have painted it.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from time import monotonic
from typing import Any

import pytest
from textual import app as textual_app
from textual import pilot as textual_pilot
from textual._context import active_app
from textual.app import App
from textual.worker import WorkerState

from legtui.journal import writer

ELSEWHERE_S = 0.02
"""So long other threads are waited for: the disk of some tests never answers."""

_POLL_S = 0.001
_QUIET_ROUNDS = 3

_writes: set[Future[Any]] = set()


class _Write(Future[Any]):
    """A write that is known until everybody who asked for it was told."""

    def __init__(self) -> None:
        super().__init__()
        _writes.add(self)

    def _invoke_callbacks(self) -> None:
        super()._invoke_callbacks()  # type: ignore[misc]
        _writes.discard(self)


async def until_quiet(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until nothing is left to do, `max_sleep` seconds at most."""
    began = monotonic()
    running: list[Any] = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    app = active_app.get(None)
    quiet = 0
    while quiet < _QUIET_ROUNDS and monotonic() - began < max_sleep:
        await asyncio.sleep(0)
        if running or (app is not None and _hurried(app)):
            quiet = 0
        elif _busy_elsewhere(app) and monotonic() - began < ELSEWHERE_S:
            quiet = 0
            await asyncio.sleep(_POLL_S)
        else:
            quiet += 1


def _hurried(app: App[Any]) -> bool:
    """Do at once what Textual's timers would do in a moment; tell whether there was anything."""
    if app._resize_event is not None:
        with app._context():
            app._check_resize()
        return True
    if not app.screen_stack or not app.screen.is_running:
        return False
    screen = app.screen
    if not screen._update_timer._active.is_set():
        return False
    with screen._context():
        screen._on_timer_update()
    return True


def _busy_elsewhere(app: App[Any] | None) -> bool:
    at_work = (WorkerState.PENDING, WorkerState.RUNNING)
    return bool(_writes) or (app is not None and any(one.state in at_work for one in app.workers))


@pytest.fixture(autouse=True)
def wait_until_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every pilot wait so."""
    _writes.clear()
    monkeypatch.setattr(textual_app, "wait_for_idle", until_quiet)
    monkeypatch.setattr(textual_pilot, "wait_for_idle", until_quiet)
    monkeypatch.setattr(writer, "Future", _Write)
