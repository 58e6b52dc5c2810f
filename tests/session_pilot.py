"""The app with hands on its keys and a clock that moves only when told to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from fake_clock import FakeClock
from session_fixtures import SMALL
from snapshots import screen_text
from textual import events
from textual.geometry import Offset
from textual.keys import _character_to_key
from textual.pilot import Pilot

from legtui.app import LegtuiApp
from legtui.desk.conductor import Conductor
from legtui.journal.journal import Journal
from legtui.screens.base import LegScreen
from legtui.screens.session import SessionScreen
from legtui.session.plan import SessionPlan
from legtui.session.state import State
from legtui.session.view import Coming, Mode, View
from legtui.widgets.key_bar import KeyBar

PLAN = replace(SMALL, main=tuple(replace(one, action="repeat") for one in SMALL.main))
"""The small session, its loads known: nothing about it is tried out."""

NAMED = {"minus": "-", "plus": "+", "equals_sign": "=", "question_mark": "?", "space": " "}


class Hand:
    """Presses keys, lets time pass, reads the screen."""

    def __init__(self, app: LegtuiApp, pilot: Pilot[None], clock: FakeClock) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock

    async def settle(self) -> None:
        """Wait until everything asked of the disk is on it, and the screen shows it."""
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        conductor = self.app.conductor
        while conductor is not None and conductor.undo_waits and not conductor.failure:
            await asyncio.wrap_future(self.app.journal.set_setting("nothing", None))
            await self.pilot.pause()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, no time between them."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def enter(self) -> None:
        """Press Enter as somebody who is in no hurry."""
        await self.wait(1.25)
        await self.press("enter")

    async def burst(self, *keys: str) -> None:
        """Send keys as a terminal does that delivers many in one read."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            character = key if len(key) == 1 else {"enter": "\r"}.get(key, NAMED.get(key))
            self.app.post_message(events.Key(name, character).set_sender(self.app))
        for _ in range(4):
            await self.settle()

    async def wait(self, seconds: float) -> None:
        """Let time pass while the program runs."""
        left = seconds
        while left > 0:
            self.clock.advance(min(left, 1.0))
            left -= 1.0
            self.app.live.tick()
        await self.settle()

    async def to_main(self) -> None:
        """Leave the warm-up out."""
        await self.press("S")
        assert self.mode is Mode.PHASE_READY

    async def to_set(self) -> None:
        """Go to the first ramp set of the main part."""
        await self.to_main()
        await self.enter()
        assert self.mode is Mode.SET

    async def to_rest(self) -> None:
        """Go to the rest after the first ramp set."""
        await self.to_set()
        await self.enter()
        assert self.mode is Mode.REST

    async def to_go(self) -> None:
        """Go to the end of the first rest, long enough for keys to count."""
        await self.to_rest()
        await self.wait(62)
        assert self.mode is Mode.GO

    async def to_lunge(self) -> None:
        """Go to the first set of the lunges, of which each leg is done alone."""
        await self.to_set()
        await self.press("S")
        assert self.coming.slot == 1

    async def to_stretch(self) -> None:
        """Go to the get-ready of the first hold, with one set done."""
        await self.to_rest()
        await self.press("c")
        await self.enter()
        assert self.mode is Mode.GET_READY

    async def to_hold(self) -> None:
        """Go to the first hold."""
        await self.to_stretch()
        await self.wait(12)
        assert self.mode is Mode.HOLD

    @property
    def conductor(self) -> Conductor:
        assert self.app.conductor is not None
        return self.app.conductor

    @property
    def state(self) -> State:
        return self.conductor.state

    @property
    def view(self) -> View:
        return self.conductor.view

    @property
    def mode(self) -> Mode:
        return self.view.mode

    @property
    def coming(self) -> Coming:
        coming = self.view.coming
        assert coming is not None
        return coming

    @property
    def screen(self) -> SessionScreen:
        screen = self.app.screen
        assert isinstance(screen, SessionScreen)
        return screen

    @property
    def typed(self) -> str | None:
        """The line that is being typed, if there is one."""
        return None if self.screen.typed is None else self.screen.typed.line

    def rows(self) -> list[str]:
        """What the screen shows."""
        return screen_text(self.app).splitlines()

    def shows(self, text: str) -> bool:
        """Whether words stand on the screen, wherever lines break."""
        return " ".join(text.split()) in " ".join(screen_text(self.app).replace("│", " ").split())

    def hints(self) -> list[tuple[str, str, str]]:
        """The keys in the footer that fit: action, key, word."""
        bar = self.app.screen.query_one(KeyBar)
        return bar._fitting(bar.content_size.width)

    def possible(self, key: str) -> bool:
        """Whether a key does something on this screen now."""
        screen = self.app.screen
        assert isinstance(screen, LegScreen)
        return screen.action_for(key) is not None

    async def click_hint(self, action: str) -> None:
        """Click a key in the footer."""
        x = 0
        bar = self.app.screen.query_one(KeyBar)
        for hint in self.hints():
            if hint[0] == action:
                region = bar.content_region
                await self.pilot.click(offset=Offset(region.x + x + 1, region.y))
                await self.settle()
                return
            x += bar._width(hint) + 3
        raise AssertionError(f"no {action} in the footer: {self.hints()}")


@asynccontextmanager
async def at_home(
    folder: Path,
    size: tuple[int, int] = (80, 24),
    clock: FakeClock | None = None,
    **run: Any,
) -> AsyncIterator[Hand]:
    """Open the app on the file in `folder`; what is open there opens."""
    clock = clock or FakeClock()
    journal = Journal.open(folder / "legtui.db")
    for asked in ("welcomed", "safety_read"):
        journal.set_setting(asked, "yes").result()
    try:
        app = LegtuiApp(journal, clock)
        painted = asyncio.Event()
        app.painted = painted.set
        async with app.run_test(size=size, notifications=True, **run) as pilot:
            await painted.wait()
            hand = Hand(app, pilot, clock)
            await hand.settle()
            yield hand
    finally:
        journal.close()


@asynccontextmanager
async def leg_day(
    folder: Path,
    plan: SessionPlan = PLAN,
    size: tuple[int, int] = (80, 24),
    clock: FakeClock | None = None,
) -> AsyncIterator[Hand]:
    """Open the app and start a session, as small as can be unless a plan is given."""
    async with at_home(folder, size, clock) as hand:
        hand.app.start(plan)
        await hand.settle()
        yield hand
