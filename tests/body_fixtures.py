"""A lifter who measures, eats and drinks; and the app on their file at a size."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from fake_clock import START, FakeClock
from textual.pilot import Pilot

from legtui.app import LegtuiApp
from legtui.journal.body_values import (
    BODY_WEIGHT,
    BodyRecords,
    Intake,
    Measurement,
    OwnTest,
    Performance,
    Tick,
)
from legtui.journal.journal import Journal

NOW: datetime = START.local
SIZES = ((120, 40), (80, 24))


def ago(days: int, hour: int = 9) -> datetime:
    return NOW.replace(hour=hour, minute=0, second=0, microsecond=0) - timedelta(days=days)


def _girths() -> tuple[Measurement, ...]:
    found = []
    for turn in range(5):
        at = ago(4 + 29 * (4 - turn))
        for site, left, right, step in (
            ("mid_thigh", 5460, 5500, 45),
            ("calf", 3760, 3790, 12),
        ):
            for side, start in (("left", left), ("right", right)):
                read = start + step * turn
                found.append(Measurement(site, side, (read, read + 20), "cm", at))
    return tuple(found)


def records() -> BodyRecords:
    weights = tuple(
        Measurement(
            BODY_WEIGHT, None, (8110 + 10 * week + (week % 3) * 30,), "kg", ago(84 - 7 * week)
        )
        for week in range(13)
    )
    jumps = tuple(
        Performance("vertical_jump", None, 41_000 + 1_500 * turn, "cm", ago(90 - 30 * turn))
        for turn in range(4)
    )
    calves = tuple(
        Performance("single_leg", side, reps * 1000, "reps", ago(3))
        for side, reps in (("left", 21), ("right", 25))
    )
    food = tuple(
        Intake("protein", grams, ago(day, hour), name)
        for day in range(7)
        for grams, hour, name in (
            (35, 8, "Eggs"),
            (40, 13, "Chicken"),
            (30 + 5 * (day % 3), 19, None),
        )
        if ago(day, hour) <= NOW
    )
    water = tuple(
        Intake("water", 500, ago(day, hour))
        for day in range(7)
        for hour in (7, 10, 11)
        if ago(day, hour) <= NOW
    )
    return BodyRecords(
        measurements=(*weights, *_girths()),
        performances=(*jumps, *calves, Performance("own:Step-downs", None, 32_000, "reps", ago(9))),
        own_tests=(OwnTest("Step-downs", "reps", True),),
        intakes=(*food, *water),
        ticks=(Tick("creatine", ago(0, 8)),),
    )


@asynccontextmanager
async def app_at(
    folder: Path, size: tuple[int, int], filled: bool = True, **settings: str
) -> AsyncIterator[tuple[LegtuiApp, Pilot[None]]]:
    """Run the app on a file that is filled, or empty, with the safety card read."""
    with Journal.open(folder / "legtui.db") as journal:
        if filled:
            journal.body.add_all(records(), START).result()
        for name, value in {"safety_read": "yes", "welcomed": "yes", **settings}.items():
            journal.set_setting(name, value).result()
        app = LegtuiApp(journal, FakeClock())
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield app, pilot


async def press(pilot: Pilot[None], keys: str) -> None:
    """Press keys; a word in quotes is typed."""
    for key in keys.split():
        await pilot.press(key)
    await settle(pilot)


async def write(pilot: Pilot[None], line: str) -> None:
    await pilot.press(*[_key(one) for one in line], "enter")
    await settle(pilot)


def _key(character: str) -> str:
    return {" ": "space", ".": "full_stop", "/": "slash", "-": "minus", "_": "underscore"}.get(
        character, character
    )


async def settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    journal = pilot.app.journal  # type: ignore[attr-defined]
    journal.set_setting("settled", "yes").result()
    await pilot.pause()
    await pilot.pause()
