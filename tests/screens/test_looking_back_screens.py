"""History, progress, muscles, calendar and review with keys, as a lifter uses them."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from fake_clock import START
from made_up import SESSIONS, made_up_file
from session_pilot import PLAN, Hand, at_home
from snapshots import assert_snapshot, screen_text

from legtui.desk.muscles import muscles
from legtui.desk.review import review
from legtui.journal.journal import Journal
from legtui.session.view import Mode

SIZES = ((120, 40), (80, 24))

SCENES: dict[str, tuple[str, ...]] = {
    "looking_history": ("h",),
    "looking_past": ("h", "enter"),
    "looking_past_stretches": ("h", "enter", "pagedown", "pagedown", "pagedown"),
    "looking_progress": ("r",),
    "looking_progress_1rm": ("r", "down", "p"),
    "looking_progress_volume_words": ("r", "up", "up", "v"),
    "looking_progress_table": ("r", "v", "v"),
    "looking_progress_records": ("r", "up"),
    "looking_muscles": ("m",),
    "looking_muscles_guide": ("m", "g"),
    "looking_muscles_words": ("m", "v"),
    "looking_legs": ("m", "l"),
    "looking_calendar": ("k",),
    "looking_calendar_words": ("k", "v"),
    "looking_calendar_table": ("k", "v", "v"),
    "looking_review": ("e",),
    "looking_review_proposals": ("e", "down"),
}


@asynccontextmanager
async def with_history(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "legtui.db").exists():
        shutil.copy(made_up_file(), folder / "legtui.db")
    async with at_home(folder, size) as hand:
        yield hand


async def settled(hand: Hand) -> str:
    """What the screen shows once everything is found and written."""
    await hand.app.workers.wait_for_complete()
    hand.app.journal.set_setting("nothing", None).result()
    await hand.settle()
    return screen_text(hand.app)


async def type_line(hand: Hand, line: str) -> None:
    for _ in range(40):
        await hand.pilot.press("backspace")
    await hand.pilot.press(*(_KEYS.get(one, one) for one in line), "enter")
    await settled(hand)


_KEYS = {" ": "space", "-": "minus", ":": "colon", ".": "full_stop", "/": "slash", "@": "at"}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scene", SCENES)
async def test_a_screen_looks_as_it_was_found_good(
    scene: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with with_history(tmp_path / "log", size) as hand:
        await hand.press(*SCENES[scene])
        text = await settled(hand)
    assert_snapshot(f"{scene}_{size[0]}x{size[1]}", text)


async def test_a_set_is_typed_anew_and_comes_back_after_a_restart(tmp_path: Path) -> None:
    async with with_history(tmp_path / "log") as hand:
        await hand.press("h", "enter", "down", "down", "down", "enter")
        await type_line(hand, "111x7")
        text = await settled(hand)
        assert "set  1  111 kg × 7" in text
        assert "record  " in text
        assert "heaviest yet: 111 kg × 7" not in text  # a record needs the lower end of the range
        await hand.press("N")
        await type_line(hand, "belt slipped")
        assert "belt slipped" in await settled(hand)
        await hand.press("escape", "slash")
        await type_line(hand, "BELT")
        assert "1 of 1" in screen_text(hand.app)
        await hand.press("u")
        assert "Undone: correction of set 1" in await settled(hand)
        assert "No session has all of that" in screen_text(hand.app)
    async with with_history(tmp_path / "log") as hand:
        await hand.press("h", "u")
        assert "Undone: correction of set 1" in await settled(hand)
        await hand.press("enter")
        assert "111 kg" not in await settled(hand)


async def test_what_is_typed_wrong_stays_with_the_reason(tmp_path: Path) -> None:
    async with with_history(tmp_path / "log") as hand:
        await hand.press("h", "enter", "enter")
        await type_line(hand, "100x10 9")
        assert "1 set is left" in screen_text(hand.app)
        assert hand.app.journal.query("SELECT count(*) FROM correction")[0][0] == _corrections()


def _corrections() -> int:
    with Journal.open(made_up_file(), read_only=True) as journal:
        return int(journal.query("SELECT count(*) FROM correction")[0][0])


async def test_a_search_narrows_and_esc_widens(tmp_path: Path) -> None:
    async with with_history(tmp_path / "log") as hand:
        await hand.press("h", "slash")
        await type_line(hand, "front squat oct 2026")
        text = screen_text(hand.app)
        assert "Front squat · Oct 2026" in text
        rows = [line for line in text.splitlines() if " 2026  " in line]
        assert rows
        assert all("Oct 2026" in line and "  B  " in line for line in rows)
        await hand.press("escape")
        assert "Nov 2026" in screen_text(hand.app)


async def test_home_knows_at_once_what_was_deleted_and_reviewed(tmp_path: Path) -> None:
    def quadriceps(text: str) -> str:
        return next(line for line in text.splitlines() if "Quadriceps" in line).split()[-3]

    async with with_history(tmp_path / "log", (120, 40)) as hand:
        before = await settled(hand)
        assert "look back at the last four weeks" in before
        await hand.press("h", "enter", "D")
        await settled(hand)
        await hand.press("escape", "e", "escape")
        after = await settled(hand)
        assert float(quadriceps(after)) < float(quadriceps(before))
        assert "look back at the last four weeks" not in after
        assert muscles(hand.app.journal, START.local).month.headlines[0].share.done == float(
            quadriceps(after)
        )


async def test_end_and_home_go_to_the_oldest_and_the_newest(tmp_path: Path) -> None:
    async with with_history(tmp_path / "log") as hand:
        await hand.press("h")
        newest = await settled(hand)
        assert f"1 of {SESSIONS}" in newest
        assert "★" in newest
        await hand.press("end")
        assert f"{SESSIONS} of {SESSIONS}" in screen_text(hand.app)
        await hand.press(*["pageup"] * 6)
        assert screen_text(hand.app) == newest
        await hand.press("end", "up", "home")
        assert screen_text(hand.app) == newest


async def test_a_session_is_deleted_and_brought_back(tmp_path: Path) -> None:
    async with with_history(tmp_path / "log") as hand:
        journal = hand.app.journal
        newest = journal.sessions(1)[0].id
        await hand.press("h", "enter", "D")
        await settled(hand)
        assert journal.session(newest) is None
        await hand.press("u")
        await settled(hand)
        assert journal.session(newest) is not None


async def test_a_session_is_added_as_one_says_it(tmp_path: Path) -> None:
    async with with_history(tmp_path / "log") as hand:
        journal = hand.app.journal
        count = journal.session_count()
        await hand.press("h", "a", "1")
        await type_line(hand, "2026-11-17 18:00")
        await type_line(hand, "squat 100x10 10 9 8")
        assert journal.session_count() == count + 1
        assert "Tue 17 Nov 2026  18:00" in screen_text(hand.app)
        assert "by hand" in screen_text(hand.app)
        # One of long ago is not among the rows that are read: it is opened.
        await hand.press("a", "1")
        await type_line(hand, "12.3.2011 7:15")
        await type_line(hand, "rdl 60x8, 8")
        await settled(hand)
        assert "Session · Saturday 12 March 2011" in screen_text(hand.app)


async def test_a_finished_session_is_gone_on_with(tmp_path: Path) -> None:
    async with with_history(tmp_path / "log") as hand:
        journal = hand.app.journal
        newest = journal.sessions(1)[0].id
        await hand.press("h", "enter", "o")
        await settled(hand)
        assert hand.app.conductor is not None
        assert hand.app.conductor.key.id == newest
        row = journal.session(newest)
        assert row is not None
        assert row.status == "in_progress"


async def test_editing_the_past_leaves_the_running_timer(tmp_path: Path) -> None:
    async with with_history(tmp_path / "log") as hand:
        hand.app.start(PLAN)
        await hand.settle()
        conductor = hand.app.conductor
        assert conductor is not None
        while conductor.view.mode is not Mode.REST:
            hand.clock.advance(5)
            await hand.enter()
        left = conductor.view.timer.left_ms
        await hand.press("escape", "h", "down", "enter", "down", "f")
        await settled(hand)
        assert hand.app.conductor is conductor
        assert conductor.view.mode is Mode.REST
        assert conductor.view.timer.left_ms == left
        # Undo here takes back the edit, and never a set of the session that is led meanwhile.
        logged = "SELECT count(*) FROM set_log WHERE session_id = ?"
        (sets,) = hand.app.journal.query(logged, (conductor.key.id,))
        flagged = "SELECT count(*) FROM set_log WHERE form_ok = 0"
        (after,) = hand.app.journal.query(flagged)
        for _ in range(3):
            await hand.press("u")
            await settled(hand)
        (before,) = hand.app.journal.query(flagged)
        assert abs(after[0] - before[0]) == 1
        assert hand.app.journal.open_session() is not None
        assert hand.app.journal.sessions(2)[1].status == "finished"
        assert hand.app.journal.query(logged, (conductor.key.id,)) == [sets]
        assert conductor.view.timer.left_ms == left


async def test_an_end_that_is_taken_back_in_the_history_is_gone_on_with(tmp_path: Path) -> None:
    async with with_history(tmp_path / "log") as hand:
        newest = hand.app.journal.sessions(1)[0].id
        await hand.press("h", "u")
        await settled(hand)
        assert hand.app.conductor is not None
        assert hand.app.conductor.key.id == newest
        assert hand.app.conductor.state.finished is None


async def test_a_proposal_is_taken_and_taken_back(tmp_path: Path) -> None:
    async with with_history(tmp_path / "log") as hand:
        before = hand.app.coach.program
        proposed = review(
            hand.app.journal, hand.app.coach.rack, hand.app.preferences, before, START.local
        ).proposals
        assert proposed
        await hand.press("e", "down", "enter")
        await settled(hand)
        assert hand.app.coach.program == proposed[0].value
        await hand.press("u")
        await settled(hand)
        assert hand.app.coach.program == before


async def test_cards_are_saved_and_tell_nothing_of_the_body(tmp_path: Path) -> None:
    async with with_history(tmp_path / "log") as hand:
        await hand.press("h", "enter")
        await settled(hand)
        await hand.press("w")
        await hand.press("escape", "escape", "k", "w")
        folder = hand.app.journal.path.parent / "cards"
    names = sorted(one.name for one in folder.iterdir())
    assert [name.rsplit(".")[1] for name in names] == ["svg", "txt"] * 2
    for one in folder.glob("*.svg"):
        text = one.read_text(encoding="utf-8")
        assert text.startswith("<svg")
        assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
        assert "@font-face" not in text
    card = next(one for one in folder.glob("leg-day*.txt")).read_text(encoding="utf-8")
    assert "Leg press" in card
    assert max(len(line) for line in card.splitlines()) <= 78
