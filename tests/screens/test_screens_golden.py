"""What the screens look like, in four sizes, as text; and what must hold for all of them."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fake_clock import FakeClock
from session_fixtures import SMALL, Hands, exercise, kg
from session_pilot import Hand, at_home
from snapshots import assert_snapshot, screen_text

from legtui.journal.journal import Journal
from legtui.journal.values import SessionKey
from legtui.session import acts
from legtui.session.plan import Phase, RampPlan
from legtui.session.view import Mode
from legtui.training.equipment import Kind

SIZES = ((120, 40), (80, 24), (60, 20), (40, 12))
DAY_MS = 24 * 3600 * 1000

PLAN = replace(
    SMALL,
    main=(
        exercise(
            0,
            "squat",
            "back_squat",
            sets=4,
            load=kg("102.5"),
            expected=(9, 8, 8, 8),
            ramp=(RampPlan(kg("40"), 8), RampPlan(kg("70"), 5)),
            action="increase",
            why="All four sets reached 12 last time: one step up.",
        ),
        exercise(
            1,
            "hamstring_curl",
            "lying_leg_curl",
            loaded_with=Kind.STACK,
            sets=3,
            reps_lo=12,
            reps_hi=15,
            target=12,
            expected=(),
            load=kg("40"),
            rest_s=90,
            action="repeat",
        ),
        exercise(
            2,
            "lunge",
            "forward_lunge",
            per_leg=True,
            loaded_with=Kind.DUMBBELLS,
            sets=3,
            reps_lo=10,
            load=kg("20"),
            target=10,
            expected=(12, 11, 10),
            rest_s=120,
            action="add_reps",
        ),
        exercise(
            3,
            "calf_raise",
            "standing_calf_raise",
            loaded_with=Kind.STACK,
            sets=4,
            reps_lo=15,
            reps_hi=20,
            target=15,
            expected=(),
            load=None,
            rest_s=60,
            action="repeat",
        ),
    ),
)


def remember(folder: Path) -> None:
    """Write four leg days, all but the last set of each done."""
    journal = Journal.open(folder / "legtui.db")
    begin = FakeClock().now().later(-18 * DAY_MS)
    for number in range(4):
        hands = Hands(plan=PLAN, now=begin.later(4 * DAY_MS * number))
        key = SessionKey(journal.new_id(), f"golden-{number}")
        hands.ids = iter(journal.new_id, None)
        hands.enter()
        while hands.state.phase is Phase.WARM_UP:
            hands.wait(30)
            if hands.view.mode is not Mode.GET_READY:
                hands.enter()
        while hands.state.phase is Phase.MAIN and len(hands.state.sets) < 15:
            hands.enter()
            hands.wait(100)
            hands.enter()
        hands.do(acts.answer(hands.state, hands.t, 2))
        hands.do(acts.move_on(hands.state, hands.t, Phase.COOL_DOWN))
        hands.enter()
        for _ in range(13):
            hands.wait(10)
        journal.record(key, hands.ledger.happenings, hands.plan).result()
    journal.close()


Scene = Callable[[Hand], Awaitable[None]]


async def nothing(hand: Hand) -> None:
    """As it opens."""


async def start(hand: Hand) -> None:
    hand.app.start(PLAN)
    await hand.settle()


async def item(hand: Hand) -> None:
    await start(hand)
    await hand.press("enter")
    await hand.enter()
    await hand.wait(14)


async def main_ready(hand: Hand) -> None:
    await start(hand)
    await hand.to_main()


async def to_slot(hand: Hand, slot: int) -> None:
    await start(hand)
    await hand.to_set()
    await hand.press(*["S"] * slot)


async def squat(hand: Hand) -> None:
    await to_slot(hand, 0)
    await hand.press("s", "s")
    await hand.wait(5)


async def ramp(hand: Hand) -> None:
    await to_slot(hand, 0)


async def curl(hand: Hand) -> None:
    await to_slot(hand, 1)


async def lunge(hand: Hand) -> None:
    await to_slot(hand, 2)
    await hand.press("tab", "down")


async def calf(hand: Hand) -> None:
    await to_slot(hand, 3)


async def rest(hand: Hand) -> None:
    await squat(hand)
    await hand.press("enter")
    await hand.wait(49)


async def answered(hand: Hand) -> None:
    await rest(hand)
    await hand.press("2", "f")


async def change(hand: Hand) -> None:
    await squat(hand)
    await hand.press("s", "s", "s", "enter")
    await hand.wait(30)


async def go(hand: Hand) -> None:
    await rest(hand)
    await hand.wait(145)


async def typed(hand: Hand) -> None:
    await squat(hand)
    await hand.press(*"100x8", "at", "8")


async def refused(hand: Hand) -> None:
    await squat(hand)
    await hand.press(*"100x9/8")


async def paused(hand: Hand) -> None:
    await rest(hand)
    await hand.press("p")


async def stretching(hand: Hand) -> None:
    await rest(hand)
    await hand.press("c")


async def hold(hand: Hand) -> None:
    await stretching(hand)
    await hand.enter()
    await hand.wait(25)


async def hold_near(hand: Hand) -> None:
    await hold(hand)
    await hand.press("z")


async def switch(hand: Hand) -> None:
    await hold(hand)
    await hand.wait(16)


async def left_open(hand: Hand) -> None:
    await rest(hand)
    hand.clock.sleep_lid(4 * 3600 + 600)
    hand.app.live.tick()
    await hand.settle()


async def finish(hand: Hand) -> None:
    await answered(hand)
    await hand.press("F")


async def history(hand: Hand) -> None:
    await hand.press("h")


async def past(hand: Hand) -> None:
    await hand.press("h", "enter")


async def keys(hand: Hand) -> None:
    await squat(hand)
    await hand.press("question_mark")


async def why(hand: Hand) -> None:
    await squat(hand)
    await hand.press("w")


async def how(hand: Hand) -> None:
    await squat(hand)
    await hand.press("i")


async def swap(hand: Hand) -> None:
    await squat(hand)
    await hand.press("x")


async def note(hand: Hand) -> None:
    await squat(hand)
    await hand.press("n", *"low", "space", *"bar")


async def across(hand: Hand) -> None:
    await squat(hand)
    await hand.press("z")


async def not_saved(hand: Hand) -> None:
    await squat(hand)
    journal = hand.app.journal
    held = journal._writer
    journal._writer = None
    await hand.press("enter")
    journal._writer = held


EMPTY: dict[str, Scene] = {"home_empty": nothing, "history_empty": history}
SCENES: dict[str, Scene] = {
    "home": nothing,
    "cardio_ready": start,
    "warm_up_item": item,
    "main_ready": main_ready,
    "set_card": ramp,
    "set_barbell": squat,
    "set_stack": curl,
    "set_dumbbells": lunge,
    "set_body_weight": calf,
    "rest": rest,
    "rest_answered": answered,
    "rest_change": change,
    "go": go,
    "typed": typed,
    "typed_refused": refused,
    "paused": paused,
    "cool_down_ready": stretching,
    "hold_across": hold,
    "hold": hold_near,
    "switch": switch,
    "set_across": across,
    "left_open": left_open,
    "finish": finish,
    "history": history,
    "past_session": past,
    "keys": keys,
    "why": why,
    "how": how,
    "swap": swap,
    "note": note,
    "not_saved": not_saved,
}


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("history")
    remember(folder)
    return (folder / "legtui.db").read_bytes()


@pytest.mark.parametrize("name", [*EMPTY, *SCENES])
async def test_looks_as_it_was_found_good(tmp_path: Path, lived_in: bytes, name: str) -> None:
    if name in SCENES:
        (tmp_path / "legtui.db").write_bytes(lived_in)
    async with at_home(tmp_path, size=SIZES[0]) as hand:
        await (SCENES | EMPTY)[name](hand)
        wrong = []
        for width, height in SIZES:
            await hand.pilot.resize_terminal(width, height)
            await hand.settle()
            text = screen_text(hand.app)
            rows = text.splitlines()
            assert len(rows) <= height
            assert max(map(len, rows)) <= width
            assert not MARKUP.search(text), "markup leaks"
            try:
                assert_snapshot(f"{name}_{width}x{height}", text, GOLDEN)
            except AssertionError as error:
                wrong.append(str(error))
        assert not wrong, "\n\n".join(wrong)


GOLDEN = Path(__file__).parent / "golden"
MARKUP = re.compile(r"\[/?(?:bold|dim|\$|b\]|i\]|red|on )")
