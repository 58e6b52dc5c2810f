"""A session in a real terminal in which each kind of step stands on the screen with its reason."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from terminal import Terminal

from legtui.desk import preferences
from legtui.journal.journal import Journal
from legtui.journal.values import PastSession, SetValues
from legtui.machine.clock import SystemClock
from legtui.training.equipment import Gym, Pin, Stack
from legtui.training.gyms import commercial, plates
from legtui.training.record import SetKind
from legtui.training.weight import Unit, Weight

HISTORY: dict[tuple[str, str], list[tuple[str, tuple[int, ...]]]] = {
    ("squat", "back_squat"): [("60", (12, 12, 12, 12))],
    ("lunge", "forward_lunge"): [("20", (12, 12, 12))],
    ("hamstring_curl", "lying_leg_curl"): [("40", (15, 15, 15))],
    ("calf_raise", "standing_calf_raise"): [("70", (12, 11, 10, 9))] * 3,
}
"""What was lifted in the latest sessions, the oldest first."""


def gym_with_a_pin() -> Gym:
    gym = commercial(Unit.KG)
    assert isinstance(gym.stack, Stack)
    pin = Pin(
        weight=Weight(0, Unit.KG),
        plates=plates(("2.5", "5", "10"), Unit.KG),
        limit=Weight.of(20),
    )
    return replace(gym, stack=replace(gym.stack, pin=pin))


def write_history(folder: Path) -> None:
    now = SystemClock().now()
    with Journal.open(folder / "legtui.db") as journal:
        for back in (11, 7, 4):
            sets = [
                SetValues(exercise, variation, SetKind.WORK, Weight.of(load), legs(exercise, n))
                for (exercise, variation), bouts in HISTORY.items()
                for load, reps in bouts[-1:]
                if len(bouts) > 1 or back == 4
                for n in reps
            ]
            started = now.local - timedelta(days=back)
            ended = started + timedelta(hours=1)
            session = PastSession(f"made-up-{back}", started, tuple(sets), "B", ended)
            journal.history.add_session(session, now).result()
        for name, value in (("welcomed", True), ("safety_read", True)):
            journal.set_setting(name, preferences.to_text(name, value)).result()
        gyms = preferences.to_text("gyms", (gym_with_a_pin(),))
        assert gyms is not None
        journal.choose("gyms", gyms, now).result()


def legs(exercise: str, reps: int) -> tuple[int, ...]:
    return (reps, reps) if exercise == "lunge" else (reps,)


def shown_together(screen: str) -> str:
    """The text of the screen on one line, the columns of the list apart from the middle."""
    left = " ".join(row[:22].strip() for row in screen.splitlines())
    return " ".join(left.split()) + " | " + " ".join(screen.split())


def test_increase_pin_bridge_and_deload_each_with_its_reason(tmp_path: Path) -> None:
    write_history(tmp_path)
    env = dict(os.environ) | {"TEXTUAL_ANIMATIONS": "none"}
    command = [sys.executable, "-m", "legtui", "--data-dir", str(tmp_path)]
    with Terminal(command, size=(80, 24), env=env) as terminal:
        terminal.wait_for("start", 30)
        home = terminal.screen
        for keys in (["enter"], ["enter"], ["S"], ["enter"]):
            time.sleep(0.8)
            terminal.press(*keys)
        seen: dict[str, str] = {}
        for name in ("BACK SQUAT", "CONVENTIONAL", "FORWARD LUNGE", "LEG PRESS", "LYING", "CALF"):
            terminal.wait_for(name, 10)
            time.sleep(0.3)
            seen[name] = shown_together(terminal.screen)
            if name != "CALF":
                terminal.press("S")
    assert "62.5 kg" in home
    assert "one step up" in seen["BACK SQUAT"]
    assert "stack 40 + 2.5 on the pin" in seen["LYING"] or "2.5 on the pin" in seen["LYING"]
    assert "42.5" in seen["LYING"]
    assert "20 % more" in seen["FORWARD LUNGE"]
    assert "aim at" in seen["FORWARD LUNGE"]
    assert "60 kg" in seen["CALF"]
    assert "a tenth off" in seen["CALF"]
