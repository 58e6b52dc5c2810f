"""Whatever a hand presses, in whatever order: nothing breaks, and the file has what is shown."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fake_clock import FakeClock
from session_pilot import Hand, at_home

OFTEN = ["enter"] * 26
KEYS = [
    *OFTEN, "space", "pagedown", "pageup", "left", "right", "up", "down", "tab", "escape",
    *"eeuuUfhppsoxxatwinzrgbcSF01234890", "minus", "plus", "equals_sign", "question_mark",
    "backspace", "ctrl+p", "home", "end", "slash", "comma", *"kmyjdlvq",
]  # fmt: skip
LINES = (
    "11", "12/10", "100x8", "100x8@8", "bwx12", "100 lb x 8", "9 8", "100x10 10 9 8", "9 -3m",
    "x3", "x0", "-5", "nan", "1e9", "45", "closes 19:30", "[/x] ouch",
)  # fmt: skip
NAMED = {" ": "space", "/": "slash", "-": "minus", ".": "full_stop", ":": "colon", "@": "at"}
SIZES = ((80, 24), (120, 40), (60, 20))
LEAVES = ("escape", "c", "S", "F", "q")
"""Keys that end what goes on: pressed less often, or nothing would go on for long."""


async def walk(folder: Path, seed: int, keys: int) -> None:
    """From the first set on press so many keys, close and open the program now and then, and
    compare after each.
    """
    chance, clock, left = random.Random(seed), FakeClock(), keys
    while left > 0:
        async with at_home(folder, chance.choice(SIZES), clock) as hand:
            if left == keys:
                await hand.press("enter", "S")
                await hand.enter()
            for _ in range(min(left, chance.randint(30, 80))):
                left -= 1
                await step(hand, chance)
                if not hand.app.is_running:
                    break
                compare(hand)


async def step(hand: Hand, chance: random.Random) -> None:
    """One key, one line, or some time."""
    match chance.choices(("key", "line", "enter", "time", "sleep"), (45, 15, 15, 20, 5))[0]:
        case "key":
            key = chance.choice(KEYS)
            await hand.press("enter" if key in LEAVES and chance.random() < 0.7 else key)
        case "line":
            for character in chance.choice(LINES):
                await hand.pilot.press(NAMED.get(character, character))
            await hand.settle()
        case "enter":
            await hand.enter()
        case "time":
            await hand.wait(chance.choice((0.3, 0.6, 1.2, 5, 20, 70)))
        case _:
            hand.clock.sleep_lid(chance.choice((3, 40, 400, 4 * 3600)))
            hand.app.live.tick()
            await hand.settle()


def compare(hand: Hand) -> None:
    """Make sure that the file says of the open session what the program knows of it."""
    conductor = hand.app.conductor
    if conductor is None or not conductor.saved:
        return
    saved = hand.app.journal.load(conductor.key.id)
    if saved is None:
        assert not conductor.state.leaves_trace
        return
    assert saved.ledger == conductor.ledger
    found = hand.app.journal.query(
        "SELECT exercise, kind, set_number, side, reps FROM set_log WHERE session_id = ?",
        (conductor.key.id,),
    )
    expected = [
        (one.exercise, one.kind.value, one.number, side, reps)
        for one in conductor.state.sets
        for side, reps in zip(
            ("left", "right") if len(one.reps) == 2 else (None,), one.reps, strict=True
        )
    ]
    assert sorted(found, key=repr) == sorted(expected, key=repr)


async def test_any_keys_in_any_order(tmp_path: Path) -> None:
    await walk(tmp_path, seed=7, keys=110)


@pytest.mark.long
@pytest.mark.timeout(3000)
async def test_any_keys_in_any_order_long(tmp_path: Path) -> None:
    for seed in range(20):
        folder = tmp_path / str(seed)
        folder.mkdir()
        await walk(folder, seed, keys=400)
