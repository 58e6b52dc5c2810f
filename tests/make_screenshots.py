"""Draws the pictures in `screenshots/` from the running app: `python tests/make_screenshots.py`.

The app runs without a terminal on a made-up log with a fixed seed and a clock that stands where
it is put, so the same program draws the same pictures.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from fake_clock import START, FakeClock
from textual.pilot import Pilot

from legtui import demo
from legtui.app import LegtuiApp
from legtui.journal.journal import Journal
from legtui.session.view import Mode
from legtui.widgets.svg import even

FOLDER = Path(__file__).parent.parent / "screenshots"
WIDE = (120, 36)
USUAL = (80, 24)
NOW = replace(START, utc_ms=1_795_017_600_000, offset_min=60, boot="demo")
"""Wednesday 18 November 2026, 17:20 in Central Europe."""

STEP_S = 1.9
"""Between two looks of the app: after two seconds it would take the machine to have slept."""

_FONT_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


class Lifter:
    """Presses keys and lets time pass, as a lifter would."""

    def __init__(self, app: LegtuiApp, pilot: Pilot[None], clock: FakeClock) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock

    async def press(self, *keys: str) -> None:
        """Press keys, a good second apart."""
        for key in keys:
            await self.wait(1.5)
            await self.pilot.press(key)
            await self.settle()

    async def wait(self, seconds: float) -> None:
        """Let time pass, with the app's ticks."""
        while seconds > 0:
            step = min(seconds, STEP_S)
            self.clock.advance(step)
            seconds -= step
            self.app.live.tick()
        await self.settle()

    async def rest(self, seconds: float) -> None:
        """Let a whole rest pass at once; it goes on whether the app looks or not."""
        self.clock.advance(seconds)
        self.app.live.tick()
        await self.settle()

    async def settle(self) -> None:
        """Wait until what was asked of the file has come back, and everything is drawn."""
        await self.pilot.pause()
        for _ in range(50):
            conductor = self.app.conductor
            if conductor is None or not conductor.saving:
                break
            await asyncio.sleep(0.01)
        await self.pilot.pause()

    @property
    def mode(self) -> Mode:
        """What the session is at."""
        assert self.app.conductor is not None
        return self.app.conductor.view.mode

    async def start(self) -> None:
        """Start the leg day and go on to the main part."""
        await self.press("enter", "enter")
        await self.wait(300)
        await self.press("enter", "S", "enter")

    async def lift(self, sets: int) -> None:
        """Log sets as they are shown, after the whole rest."""
        for _ in range(sets):
            await self.press("enter")
            await self.rest(200)

    async def to_stretches(self) -> None:
        """Lift everything and begin the cool-down."""
        while self.mode is not Mode.PHASE_READY:
            await self.lift(1)
        await self.press("2", "enter")


async def home(one: Lifter) -> None:
    """Home."""


async def warm_up(one: Lifter) -> None:
    """A dynamic stretch."""
    await one.press("enter", "enter")
    await one.wait(300)
    await one.press("enter")
    await one.wait(14)


async def a_set(one: Lifter) -> None:
    """A working set of the deadlift."""
    await one.start()
    await one.lift(10)


async def a_rest(one: Lifter) -> None:
    """A rest, its question answered."""
    await one.start()
    await one.lift(10)
    await one.press("enter")
    await one.wait(68)
    await one.press("2")


async def across(one: Lifter) -> None:
    """A rest, read across the room."""
    await a_rest(one)
    await one.press("z")


async def stretch(one: Lifter) -> None:
    """A hold."""
    await one.start()
    await one.to_stretches()
    await one.wait(16)


async def finish(one: Lifter) -> None:
    """The finish."""
    await one.start()
    await one.to_stretches()
    await one.wait(900)


async def history(one: Lifter) -> None:
    """The sessions."""
    await one.press("h", "down", "down")


async def progress(one: Lifter) -> None:
    """How an exercise went."""
    await one.press("r")


async def muscles(one: Lifter) -> None:
    """The sets of each muscle."""
    await one.press("m")


async def guide(one: Lifter) -> None:
    """What there is to read."""
    await one.press("g")


@dataclass(frozen=True)
class Picture:
    """One picture: what leads to it, and how large it is."""

    name: str
    lead: Callable[[Lifter], Awaitable[None]]
    size: tuple[int, int] = WIDE


PICTURES = (
    Picture("home", home),
    Picture("home-80x24", home, USUAL),
    Picture("warm-up", warm_up),
    Picture("set", a_set),
    Picture("set-80x24", a_set, USUAL),
    Picture("rest", a_rest),
    Picture("rest-80x24", a_rest, USUAL),
    Picture("across-the-room", across),
    Picture("stretch", stretch, USUAL),
    Picture("finish", finish),
    Picture("history", history),
    Picture("progress", progress),
    Picture("muscles", muscles, USUAL),
    Picture("guide", guide, USUAL),
)


@cache
def _log() -> bytes:
    """Return the file of the made-up log that all pictures show."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "legtui.db"
        with Journal.open(path) as journal:
            demo.generate(journal, end=NOW)
            for name, value in (("welcomed", "yes"), ("safety_read", "yes")):
                journal.set_setting(name, value).result()
        return path.read_bytes()


async def draw(picture: Picture, folder: Path) -> Path:
    """Draw one picture into a folder and return its file."""
    with tempfile.TemporaryDirectory() as home_of_it:
        log = Path(home_of_it) / "legtui.db"
        log.write_bytes(_log())
        with Journal.open(log) as journal:
            svg = await _drawn(picture, journal)
    path = folder / f"{picture.name}.svg"
    path.write_text(even(_FONT_FACES.sub("", svg)), encoding="utf-8")
    return path


async def _drawn(picture: Picture, journal: Journal) -> str:
    clock = FakeClock(NOW)
    app = LegtuiApp(journal, clock)
    async with app.run_test(size=picture.size, notifications=True) as pilot:
        lifter = Lifter(app, pilot, clock)
        await lifter.settle()
        await picture.lead(lifter)
        await lifter.settle()
        return app.export_screenshot(title="legtui")


def main(folder: Path = FOLDER) -> None:
    """Draw every picture."""
    folder.mkdir(exist_ok=True)
    for picture in PICTURES:
        print(asyncio.run(draw(picture, folder)).name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
