"""The gyms and the program on their screens: chosen, typed, refused, undone, kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from fake_clock import FakeClock
from snapshots import assert_snapshot, screen_text
from textual.pilot import Pilot

from legtui.app import LegtuiApp
from legtui.desk import preferences as prefs
from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.screens.fields import FieldScreen
from legtui.screens.gym import GymScreen
from legtui.screens.gyms import GymsScreen
from legtui.screens.home import HomeScreen
from legtui.screens.program import ProgramScreen
from legtui.screens.program_slot import SlotScreen
from legtui.screens.prompt import PromptScreen
from legtui.session.program import guides_program
from legtui.training.gym_edit import Part, text_of
from legtui.widgets.ordered_input import OrderedInput

GYMS, PROGRAM = "y", "p"


class Hand:
    """A lifter at the keyboard."""

    def __init__(self, app: LegtuiApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def settle(self) -> None:
        """Wait until what was chosen is on the disk and shown."""
        self.app.journal.set_setting("settled", "yes").result()
        await self.pilot.pause()
        await self.pilot.pause()

    async def undo(self, key: str = "u") -> None:
        await self.press(key)
        await self.settle()

    async def go_to(self, field_id: str) -> None:
        screen = self.app.screen
        assert isinstance(screen, FieldScreen)
        screen.choose_field(field_id)
        await self.pilot.pause()
        assert screen.chosen is not None
        assert screen.chosen.id == field_id

    async def type(self, text: str) -> None:
        """Replace what stands in the prompt, and enter it."""
        box = self.app.screen.query_one(OrderedInput)
        box.value = text
        await self.press("enter")

    @property
    def text(self) -> str:
        return screen_text(self.app)

    @property
    def said(self) -> list[str]:
        return [one.message for one in self.app._notifications]


@asynccontextmanager
async def opened(folder: Path, *keys: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
    with Journal.open(folder / "legtui.db") as journal:
        for asked in ("safety_read", "welcomed"):
            journal.set_setting(asked, "yes").result()
        app = LegtuiApp(journal, FakeClock())
        async with app.run_test(size=size) as pilot:
            hand = Hand(app, pilot)
            await pilot.pause()
            await hand.press(*keys)
            yield hand


def kept(folder: Path) -> prefs.Preferences:
    with Journal.open(folder / "legtui.db") as journal:
        return prefs.of(journal)


# -- pictures --------------------------------------------------------------------------------

SHOTS: dict[str, tuple[str, ...]] = {
    "gyms": (GYMS, "a", "3"),
    "gym": (GYMS, "enter"),
    "gym_pin": (GYMS, "enter", *["down"] * 7, "enter", "enter"),
    "program": (PROGRAM,),
    "program_changed": (PROGRAM, "end", "up", "up", "up", "up", "left", "home", *["down"] * 4, "x"),
    "program_slot": (PROGRAM, "down", "enter", "down"),
    "program_items": (PROGRAM, *["down"] * 10, "enter", "down", "enter"),
}


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize("name", SHOTS)
async def test_pictures(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(tmp_path, *SHOTS[name], size=size) as hand:
        await hand.settle()
        hand.app.clear_notifications()
        await hand.pilot.pause()
        assert_snapshot(f"{name}_{size[0]}", hand.text)


@pytest.mark.parametrize("name", SHOTS)
async def test_nothing_is_lost_on_a_small_terminal(name: str, tmp_path: Path) -> None:
    async with opened(tmp_path, *SHOTS[name], size=(40, 12)) as hand:
        screen = hand.app.screen
        assert isinstance(screen, FieldScreen)
        assert screen.chosen is not None
        assert f"▶ {screen.chosen.label.strip()[:8]}" in hand.text.replace("▶   ", "▶ ")


# -- gyms ------------------------------------------------------------------------------------


async def test_a_gym_is_added_chosen_and_taken_back_after_a_restart(tmp_path: Path) -> None:
    async with opened(tmp_path, GYMS, "a", "3", "enter", "escape") as hand:
        assert isinstance(hand.app.screen, HomeScreen)
        assert "Goblet squat" in hand.text
        assert "done otherwise in this gym" in hand.text
        await hand.settle()
    assert kept(tmp_path).gym_at_hand.name == "Two dumbbells"
    async with opened(tmp_path) as hand:
        assert "Goblet squat" in hand.text
        await hand.undo()
        assert "Undone: choice of the gym. U brings it back." in hand.said
        assert "Back squat" in hand.text
        await hand.undo("U")
        assert "Goblet squat" in hand.text
        await hand.undo()
        await hand.undo()
        assert "Undone: change of the gyms. U brings it back." in hand.said
    assert kept(tmp_path) == prefs.Preferences(safety_read=True, welcomed=True)


async def test_the_gyms_say_what_stands_in_before_one_is_chosen(tmp_path: Path) -> None:
    async with opened(tmp_path, GYMS) as hand:
        assert "Everything in your program can be done here." in hand.text
        await hand.press("a", "3")
        assert "Split squat for leg press: no leg press or weight stack here." in hand.text
        assert kept_now(hand).gym == "commercial"


def kept_now(hand: Hand) -> prefs.Preferences:
    return hand.app.preferences


async def test_gyms_are_renamed_and_deleted_but_never_the_last(tmp_path: Path) -> None:
    async with opened(tmp_path, GYMS, "x") as hand:
        assert len(kept_now(hand).gyms) == 1
        await hand.press("a", "1", "r")
        await hand.type("The big one")
        assert [one.name for one in kept_now(hand).gyms] == ["Commercial gym", "The big one"]
        assert len({one.id for one in kept_now(hand).gyms}) == 2
        await hand.press("home", "x")
        assert [one.name for one in kept_now(hand).gyms] == ["The big one"]
        assert kept_now(hand).gym_at_hand.name == "The big one"
        await hand.settle()
        await hand.undo()
        assert [one.name for one in kept_now(hand).gyms] == ["Commercial gym", "The big one"]


@pytest.mark.parametrize(
    ("part", "typed", "reason"),
    [
        (Part.BAR, "0", "A bar weighs more than 0, so it can't be 0 kg."),
        (Part.PLATES, "20x4 20", "The 20 kg plate is listed twice."),
        (Part.STACK, "5 to 100 by 0", "A step is more than 0, so it can't be 0 kg."),
        (Part.DUMBBELLS, "-5", "Nothing weighs less than 0, so it can't be -5."),
        (Part.SLED_PLATES, "20x-4", "“20x-4” is no plate with its number, try 20x4."),
    ],
)
async def test_what_cannot_be_is_refused_and_stays_to_be_mended(
    part: Part, typed: str, reason: str, tmp_path: Path
) -> None:
    async with opened(tmp_path, GYMS, "enter") as hand:
        before = kept_now(hand)
        await hand.go_to(str(part))
        await hand.press("enter")
        await hand.type(typed)
        assert isinstance(hand.app.screen, PromptScreen)
        assert reason in hand.text
        box = hand.app.screen.query_one(OrderedInput)
        assert (box.value, box.cursor_position) == (typed, len(typed))
        await hand.press("escape")
        assert kept_now(hand) == before


async def test_a_pin_shows_its_safety_and_its_loads_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path, GYMS, "enter") as hand:
        await hand.go_to(str(Part.PIN_PLATES))
        assert "35 kg  40 kg  45 kg" in hand.text
        await hand.press("enter")
        await hand.type("2.5")
        assert "37.5 kg  40 kg  42.5 kg" in hand.text
        for word in " ".join(guide.safety().pin).split():
            assert word in hand.text.split()
        await hand.go_to(str(Part.PIN_LIMIT))
        await hand.press("enter")
        await hand.type("2")
        assert "The 2.5 kg plate is over the pin's limit, 2 kg." in hand.text
        await hand.press("escape")
        await hand.go_to(str(Part.PIN_PLATES))
        await hand.press("x")
        stack = kept_now(hand).gym_at_hand.stack
        assert stack is not None
        assert stack.pin is None


async def test_a_machine_of_its_own_is_added_and_taken_away(tmp_path: Path) -> None:
    async with opened(tmp_path, GYMS, "enter") as hand:
        await hand.go_to("machine")
        await hand.press("enter", "1")
        await hand.type("25 with 20x2 10")
        assert dict(kept_now(hand).gym_at_hand.machines).keys() == {"back_squat"}
        await hand.go_to("machine back_squat")
        await hand.press("x")
        assert kept_now(hand).gym_at_hand.machines == ()


async def test_the_unit_is_of_what_is_typed_from_then_on(tmp_path: Path) -> None:
    async with opened(tmp_path, GYMS, "enter", "right") as hand:
        await hand.go_to(str(Part.BAR))
        assert "20kg" in hand.text
        await hand.press("enter")
        await hand.type("45")
        gym = kept_now(hand).gym_at_hand
        assert str(gym.barbell.bar if gym.barbell else None) == "45 lb"
        assert text_of(gym, Part.PLATES).startswith("25kg")


async def test_undo_while_a_gym_is_open_that_undo_takes_away(tmp_path: Path) -> None:
    async with opened(tmp_path, GYMS, "a", "3", "e") as hand:
        assert isinstance(hand.app.screen, GymScreen)
        await hand.settle()
        await hand.undo()
        assert hand.app.screen.gym.name == "Commercial gym"
        await hand.press("escape")
        assert isinstance(hand.app.screen, GymsScreen)
        assert "Two dumbbells" not in hand.text


# -- the program -----------------------------------------------------------------------------


async def test_a_change_holds_is_undone_and_comes_back_after_restarts(tmp_path: Path) -> None:
    async with opened(tmp_path, PROGRAM, "right") as hand:
        assert "Quadriceps 24 → 26" in hand.text
        await hand.press("escape")
        assert "5 × 8–12" in hand.text
        await hand.settle()
    program = kept(tmp_path).program
    assert program is not None
    assert program.slots[0].sets == 5
    async with opened(tmp_path) as hand:
        await hand.undo()
        assert "Undone: change of the program. U brings it back." in hand.said
        assert "4 × 8–12" in hand.text
    assert kept(tmp_path).program is None
    async with opened(tmp_path) as hand:
        await hand.undo("U")
        assert "5 × 8–12" in hand.text
    assert kept(tmp_path).program == program


async def test_taking_out_says_what_it_does_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with opened(tmp_path, PROGRAM) as hand:
        await hand.go_to("calf_raise")
        await hand.press("x")
        assert "Nothing here trains the calves." in hand.text
        assert "Calves 8 → 0" in hand.text
        await hand.settle()
        await hand.undo()
        assert "Nothing here trains the calves." not in hand.text
        assert hand.app.coach.program == guides_program()


async def test_an_exercise_is_added_with_its_credits(tmp_path: Path) -> None:
    async with opened(tmp_path, PROGRAM) as hand:
        await hand.go_to("add")
        await hand.press("enter")
        assert "3 × 8–12, glutes" in hand.text
        await hand.press("1")
        assert hand.app.coach.program.slots[-1].exercise == "hip_thrust"
        assert "Glutes 26 → 32" in hand.text


async def test_the_last_exercise_stays(tmp_path: Path) -> None:
    async with opened(tmp_path, PROGRAM, *["x"] * 9) as hand:
        assert len(hand.app.coach.program.slots) == 1


async def test_order_rests_days_level_and_lists(tmp_path: Path) -> None:
    async with opened(tmp_path, PROGRAM, "plus") as hand:
        assert [s.exercise for s in hand.app.coach.program.slots[:2]] == ["deadlift", "squat"]
        screen = hand.app.screen
        assert isinstance(screen, ProgramScreen)
        assert screen.chosen is not None
        assert screen.chosen.id == "squat"
        await hand.go_to("rests")
        await hand.press("left")
        assert hand.app.coach.program.slots[1].rest_s == 120
        await hand.go_to("days")
        await hand.press("left", "left")
        assert hand.app.coach.program.days_a_week == 1
        assert hand.app.coach.program.slots[-1].day_b == "standing_calf_raise"
        for field, value in (("level", "beginner"), ("warm_up", "long"), ("cool_down", "long")):
            await hand.go_to(field)
            await hand.press("right")
            assert getattr(kept_now(hand), field) == value
        await hand.go_to("reset")
        await hand.press("enter")
        assert hand.app.coach.program == guides_program()
        await hand.settle()
    found = kept(tmp_path)
    assert (found.level, found.warm_up, found.cool_down) == ("beginner", "long", "long")


async def test_an_exercise_field_by_field(tmp_path: Path) -> None:
    async with opened(tmp_path, PROGRAM, "enter", "right") as hand:
        await hand.go_to("reps")
        await hand.press("enter")
        await hand.type("12-8")
        assert "Reps go from low to high" in hand.text
        await hand.type("5-8")
        await hand.go_to("rest")
        await hand.press("right", "enter")
        await hand.type("2:30")
        await hand.go_to("scheme")
        await hand.press("right")
        await hand.go_to("day B")
        await hand.press("right")
        slot = hand.app.coach.program.slots[0]
        assert (slot.sets, slot.reps_lo, slot.reps_hi, slot.rest_s) == (5, 5, 8, 150)
        assert (slot.scheme, slot.day_b) == ("linear", "goblet_squat")
        await hand.go_to("pin")
        await hand.press("enter")
        assert hand.app.coach.program.slots[0].day_b == "back_squat"
        plan = hand.app.coach.plan("B").main[0]
        assert (plan.variation, plan.sets, plan.reps_lo, plan.rest_s) == ("back_squat", 5, 5, 150)


async def test_undo_while_an_exercise_is_open_that_undo_takes_out(tmp_path: Path) -> None:
    async with opened(tmp_path, PROGRAM) as hand:
        await hand.go_to("add")
        await hand.press("enter", "2", "enter")
        assert isinstance(hand.app.screen, SlotScreen)
        await hand.settle()
        await hand.undo()
        assert "not in the program any more" in hand.text
        await hand.press("right", "enter", "x", "escape")
        assert hand.app.coach.program == guides_program()


async def test_an_item_is_left_out_and_taken_back(tmp_path: Path) -> None:
    async with opened(tmp_path, PROGRAM) as hand:
        await hand.go_to("cool_down")
        await hand.press("enter")
        await hand.go_to("hamstring_supine")
        await hand.press("enter")
        assert hand.app.coach.program.dropped == {"hamstring_supine"}
        assert "No stretch is left for: hamstrings." in hand.text
        await hand.press("enter")
        assert hand.app.coach.program.dropped == frozenset()
        assert "No stretch is left" not in hand.text


async def test_many_keys_at_once_lose_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path, PROGRAM) as hand:
        await hand.pilot.press(*["right"] * 4, *["left"] * 2)
        await hand.settle()
        assert hand.app.coach.program.slots[0].sets == 6
    program = kept(tmp_path).program
    assert program is not None
    assert program.slots[0].sets == 6


async def test_a_program_that_cannot_be_read_is_said_and_the_guides_holds(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        journal.choose("program", '{"exercises": 3}', FakeClock().now()).result()
    async with opened(tmp_path) as hand:
        assert any("so the guide's holds" in one for one in hand.said)
        assert "Back squat" in hand.text


async def test_home_gives_each_key_to_one_action(tmp_path: Path) -> None:
    async with opened(tmp_path) as hand:
        screen = hand.app.screen
        assert isinstance(screen, HomeScreen)
        counted = Counter(key for one in screen.actions for key in one.keys)
        assert [key for key, count in counted.items() if count > 1] == []
