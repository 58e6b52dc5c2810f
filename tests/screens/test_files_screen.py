"""Files in and out with keys, as a lifter does it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from fake_clock import FakeClock
from session_pilot import Hand, at_home, leg_day
from snapshots import screen_text

from legtui.exchange.importing import own_names
from legtui.journal.backup import verify
from legtui.journal.journal import Journal
from legtui.journal.values import PastSession, SetValues
from legtui.screens.choice import ChoiceScreen
from legtui.screens.files import FilesScreen
from legtui.screens.prompt import PromptScreen
from legtui.training.record import SetKind
from legtui.training.weight import Unit, Weight

HEAD = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
ROW = "2022-05-01 18:00:00,Legs,1h,{},1,100,5,0,0,\n"


@asynccontextmanager
async def files(folder: Path) -> AsyncIterator[Hand]:
    async with at_home(folder) as hand:
        await hand.press("i")
        assert isinstance(hand.app.screen, FilesScreen)
        yield hand


async def settled(hand: Hand) -> str:
    for _ in range(3):
        await hand.app.workers.wait_for_complete()
        hand.app.journal.set_setting("nothing", None).result()
        await hand.settle()
    return screen_text(hand.app)


async def line(hand: Hand, text: str) -> str:
    assert isinstance(hand.app.screen, PromptScreen)
    for key in text:
        await hand.pilot.press(key)
    await hand.press("enter")
    return await settled(hand)


async def take(hand: Hand, path: Path) -> str:
    await hand.press("i")
    return await line(hand, str(path))


async def go_to(hand: Hand, name: str) -> None:
    screen = hand.app.screen
    assert isinstance(screen, FilesScreen)
    names = [row.name.strip() for row in screen.rows()]
    while screen.at != names.index(name):
        await hand.press("down" if screen.at < names.index(name) else "up")


@pytest.fixture
def strong(tmp_path: Path) -> Path:
    path = tmp_path / "strong.csv"
    names = ("Squat (Barbell)", "Smith hip Thrust", "Bench Press (Barbell)")
    path.write_text(HEAD + "".join(ROW.format(name) for name in names))
    return path


async def test_a_file_is_looked_at_named_taken_in_and_taken_back(
    tmp_path: Path, strong: Path
) -> None:
    async with files(tmp_path / "data") as hand:
        await take(hand, strong)
        assert isinstance(hand.app.screen, ChoiceScreen)
        await hand.press("1")
        shown = await settled(hand)
        assert "3 lines: 2 imported, 1 not leg work" in " ".join(shown.split())
        assert hand.app.journal.session_count() == 0
        await go_to(hand, "Squat (Barbell)")
        assert "1 set, taken as back squat." in screen_text(hand.app)
        await go_to(hand, "Smith hip Thrust")
        await hand.press("enter")
        assert "nearest" in screen_text(hand.app)
        await hand.press("1")
        shown = await settled(hand)
        assert own_names(hand.app.journal) == {"Smith hip Thrust": "barbell_hip_thrust"}
        await hand.press("enter")
        shown = await settled(hand)
        found = {one.variation for one in hand.app.journal.sets_of(_newest(hand))}
        assert found == {"back_squat", "barbell_hip_thrust", "Bench Press (Barbell)"}
        await hand.press("u")
        shown = await settled(hand)
        assert hand.app.journal.session_count() == 0
        assert "1 new session comes in" in " ".join(shown.split())


def _newest(hand: Hand) -> int:
    return hand.app.journal.sessions(1)[0].id


async def test_a_name_in_the_log_is_said_later_and_its_sets_become_what_it_is(
    tmp_path: Path, strong: Path
) -> None:
    async with files(tmp_path / "data") as hand:
        await take(hand, strong)
        await hand.press("1")
        await settled(hand)
        await hand.press("enter")
        await settled(hand)
        await go_to(hand, "Smith hip Thrust")
        assert "1 set in the log" in screen_text(hand.app)
        await hand.press("enter")
        await hand.press("1")
        await settled(hand)
        found = {one.variation for one in hand.app.journal.sets_of(_newest(hand))}
        assert found == {"back_squat", "barbell_hip_thrust", "Bench Press (Barbell)"}
        screen = hand.app.screen
        assert isinstance(screen, FilesScreen)
        marks = {row.name.strip(): row.mark for row in screen.rows()}
        assert marks["Smith hip Thrust"] == "barbell_hip_thrust"


async def test_another_laptops_log_comes_in_and_goes_again(tmp_path: Path) -> None:
    at = FakeClock().now()
    one = SetValues("squat", "back_squat", SetKind.WORK, Weight.of("80", Unit.KG), (8,))
    with Journal.open(tmp_path / "other" / "legtui.db") as there:
        there.history.add_session(PastSession("a" * 32, at.local, (one,)), at).result()
    async with files(tmp_path / "data") as hand:
        await go_to(hand, "Another laptop")
        await hand.press("enter")
        await line(hand, str(tmp_path / "data"))
        assert "this very log" in " ".join(screen_text(hand.app).split())
        await hand.press("enter")
        shown = await line(hand, str(tmp_path / "other"))
        assert "1 session added, 0 already there." in " ".join(shown.split())
        assert hand.app.journal.session_count() == 1
        await hand.press("u")
        await settled(hand)
        assert hand.app.journal.session_count() == 0


async def test_what_is_no_log_is_said_in_words(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    async with files(tmp_path / "data") as hand:
        for path in (other, tmp_path, tmp_path / "none.csv"):
            shown = await take(hand, path)
            assert isinstance(hand.app.screen, FilesScreen)
            assert path.name[:12] in shown or "first line" in shown


async def test_the_log_goes_out_is_copied_restored_and_checked(
    tmp_path: Path, strong: Path
) -> None:
    async with files(tmp_path / "data") as hand:
        await go_to(hand, "Make one now")
        await hand.press("enter")
        await settled(hand)
        (copy,) = (tmp_path / "data" / "backups").glob("*-by-hand.db")
        await take(hand, strong)
        await hand.press("1")
        await settled(hand)
        await hand.press("enter")
        await settled(hand)
        assert hand.app.journal.session_count() == 1
        await go_to(hand, "legtui CSV")
        await hand.press("enter")
        await line(hand, "")
        (out,) = Path.home().glob("legtui-csv-*.csv")
        assert out.read_text().count("\n") == 4
        await go_to(hand, "Check the log")
        hand.app.clear_notifications()  # they lie over what the check says
        await hand.press("enter")
        assert "ok · readable" in await settled(hand)
        rows = hand.app.screen.rows()  # type: ignore[attr-defined]
        place = next(at for at, row in enumerate(rows) if row.mark == "by-hand")
        while hand.app.screen.at < place:  # type: ignore[attr-defined]
            await hand.press("down")
        while hand.app.screen.at > place:  # type: ignore[attr-defined]
            await hand.press("up")
        await hand.press("enter")
        await hand.press("1")
        await settled(hand)
        assert hand.app.journal.session_count() == 0
        assert list((tmp_path / "data").glob("legtui.replaced-*.db"))
        assert copy.exists()
        await go_to(hand, "From another file")
        await hand.press("enter")
        assert "is not there" in await line(hand, str(tmp_path / "none.db"))
        await hand.press("enter")
        await line(hand, str(strong))
        await hand.press("1")
        assert "is not a SQLite" in " ".join((await settled(hand)).split())
        (replaced,) = (tmp_path / "data").glob("legtui.replaced-*.db")
        await hand.press("enter")
        await line(hand, str(replaced))
        await hand.press("1")
        await settled(hand)
        assert hand.app.journal.session_count() == 1


async def test_a_copy_is_made_when_a_session_has_ended(tmp_path: Path) -> None:
    async with leg_day(tmp_path / "data") as hand:
        await hand.to_rest()
        await hand.press("F")
        await settled(hand)
        (copy,) = (tmp_path / "data" / "backups").glob("*-auto.db")
        verify(copy)


async def test_a_long_job_is_stopped_by_esc_and_leaves_everything_as_it_was(
    tmp_path: Path, strong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with files(tmp_path / "data") as hand:
        await take(hand, strong)
        await hand.press("1")
        await settled(hand)
        screen = hand.app.screen
        assert isinstance(screen, FilesScreen)
        work = screen.work

        def stopped_at_once(what: str, job: Callable[[], None]) -> None:
            work(what, job)
            assert screen.leave_word() == "Stop"
            screen.leave()

        with monkeypatch.context() as patched:
            patched.setattr(screen, "work", stopped_at_once)
            await hand.press("enter")
            shown = await settled(hand)
            assert "Stopped." in shown
            assert hand.app.journal.query("SELECT count(*) FROM set_log") == [(0,)]
        await hand.press("enter")
        await settled(hand)
        assert hand.app.journal.query("SELECT count(*) FROM set_log") == [(3,)]
        out = tmp_path / "out.csv"
        with monkeypatch.context() as patched:
            patched.setattr(screen, "work", stopped_at_once)
            screen._out._write("csv", out)
            await settled(hand)
        assert not list(tmp_path.glob("*out.csv*"))
        assert screen.leave_word() == "Back"
        screen._out._write("csv", out)
        await settled(hand)
        assert out.exists()
