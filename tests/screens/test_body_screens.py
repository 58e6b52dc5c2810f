"""Measuring, testing, photos: from the keys to the file, and as pictures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from body_fixtures import NOW, SIZES, ago, app_at, press, settle, write
from fake_clock import START, FakeClock
from PIL import Image
from snapshots import assert_snapshot, screen_text
from textual import events
from textual.pilot import Pilot

from legtui.desk.album import Album
from legtui.journal.body_values import (
    BODY_WEIGHT,
    BodyRecords,
    Intake,
    Measurement,
    OwnTest,
    Performance,
    Photo,
    Tick,
)
from legtui.screens.home import HomeScreen
from legtui.screens.measure import MeasureScreen
from legtui.screens.photo_view import fitted
from legtui.screens.stopwatch import StopwatchScreen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("name", "keys"),
    [("body_weight", "b"), ("body_thigh", "b down"), ("measure", "b m"), ("tests", "b t"),
     ("tests_sides", "b t down down down down down")],
)  # fmt: skip
async def test_as_looked_at(tmp_path: Path, size: tuple[int, int], name: str, keys: str) -> None:
    async with app_at(tmp_path, size) as (app, pilot):
        await press(pilot, keys)
        assert_snapshot(f"{name}-{size[0]}", screen_text(app))


@pytest.mark.parametrize("key", ["b", "f", "g"])
async def test_an_empty_file_opens_every_screen_and_goes_back(tmp_path: Path, key: str) -> None:
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        await press(pilot, f"{key} down down up v pagedown pageup")
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_home_shows_nothing_of_the_body(tmp_path: Path) -> None:
    async with app_at(tmp_path, (120, 40), fuel="yes") as (app, _):
        shown = screen_text(app)
    for secret in ("82.3", "56.", "cm", "protein"):
        assert secret not in shown


async def test_two_readings_that_agree_are_a_girth(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        await press(pilot, "b m")
        await write(pilot, "55.2")
        assert app.journal.body.measurements() == ()
        await write(pilot, "55.6 cm")
        (one,) = app.journal.body.measurements()
        assert (one.site, one.side, one.readings) == ("mid_thigh", "left", (5520, 5560))
        assert "Mid-thigh, right" in screen_text(app)
        assert "Kept." in screen_text(app)


async def test_two_readings_far_apart_ask_for_a_third(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        await press(pilot, "b m")
        await write(pilot, "55")
        await write(pilot, "56.4")
        assert "third" in screen_text(app)
        assert app.journal.body.measurements() == ()
        await write(pilot, "55.6")
        (one,) = app.journal.body.measurements()
        assert one.readings == (5500, 5640, 5560)
        assert str(one.cm) == "55.6"


async def test_what_is_no_girth_stays_with_its_reason(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        await press(pilot, "b m")
        await write(pilot, "552")
        assert "552 cm is not a girth." in screen_text(app)
        assert app.journal.body.measurements() == ()
        await press(pilot, "down up down")
        assert "Mid-thigh, right" in screen_text(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, MeasureScreen)


async def test_inches_stay_inches(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), filled=False, length_unit="in") as (app, pilot):
        await press(pilot, "b m")
        await write(pilot, "21.75")
        await write(pilot, "21.85")
        (one,) = app.journal.body.measurements()
        assert (one.unit, one.readings) == ("in", (2175, 2185))
        await press(pilot, "escape down")
        assert "21.8 in" in screen_text(app)


async def test_a_weight_with_its_day_and_undo(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        await press(pilot, "b k")
        await write(pilot, "8")
        assert "8 kg is not a body weight." in screen_text(app)
        await press(pilot, "escape k")
        await write(pilot, "82,4 yesterday 07:30".replace(",", "."))
        (one,) = app.journal.body.measurements(BODY_WEIGHT)
        assert str(one.weight) == "82.4 kg"
        assert f"{one.at:%H:%M}" == "07:30"
        assert (NOW.date() - one.at.date()).days == 1
        await press(pilot, "u")
        assert app.journal.body.measurements() == ()
        assert "Undone: body weight 82.4 kg" in screen_text(app)
        await press(pilot, "U")
        assert len(app.journal.body.measurements()) == 1
        await press(pilot, "d 1")
        assert app.journal.body.measurements() == ()


async def test_real_change_and_symmetry_are_said(tmp_path: Path) -> None:
    async with app_at(tmp_path, (120, 40), filled=False) as (app, pilot):

        def measured(days: int, side: str, hundredths: int) -> None:
            at = START.later(-days * 86_400_000).local
            one = Measurement("mid_thigh", side, (hundredths,), "cm", at)
            app.journal.body.add(one, START).result()

        for days, left, right in ((68, 5500, 5500), (40, 5600, 5500), (2, 5700, 5040)):
            measured(days, "left", left)
            measured(days, "right", right)
        await press(pilot, "b down")
        shown = " ".join(screen_text(app).split())
        assert "no real change since 9 Oct, up 2.0 cm since 11 Sep" in shown
        assert "down 4.6 cm since 9 Oct" in shown
        assert "Up to 1.5 cm it may be the tape." in shown
        assert "The left one is 11.6 % larger: watch it." in shown
        measured(0, "left", 7000)
        await press(pilot, "up down")
        assert "11.6 % larger" in screen_text(app), "left of today beside right of another day"


@pytest.mark.parametrize(("days", "due"), [(27, False), (28, True)])
async def test_after_four_weeks_it_is_time_to_measure(tmp_path: Path, days: int, due: bool) -> None:
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        at = START.later(-days * 86_400_000).local
        app.journal.body.add(Measurement("calf", "left", (3800,), "cm", at), START).result()
        await press(pilot, "b")
        assert ("time to measure again" in screen_text(app)) is due
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        assert ("measure the legs again, before you lift" in screen_text(app)) is due
        await press(pilot, "b m")
        for _ in range(2):
            await write(pilot, "55")
        await press(pilot, "escape escape")
        assert "measure the legs" not in screen_text(app)


async def test_a_jump_by_two_reaches(tmp_path: Path) -> None:
    async with app_at(tmp_path, (120, 40), filled=False) as (app, pilot):
        await press(pilot, "b t enter 2")
        await write(pilot, "230")
        await write(pilot, "272.5")
        (one,) = app.journal.body.performances()
        assert (one.test, one.value, one.unit) == ("vertical_jump", 42_500, "cm")
        await press(pilot, "enter 2")
        await write(pilot, "230")
        await write(pilot, "200")
        assert "reaches lower" in screen_text(app)
        assert len(app.journal.body.performances()) == 1


async def test_both_legs_are_one_act(tmp_path: Path) -> None:
    async with app_at(tmp_path, (120, 40), filled=False) as (app, pilot):
        await press(pilot, "b t down down down down down enter")
        await write(pilot, "21")
        assert app.journal.body.performances() == ()
        await write(pilot, "25")
        assert [one.side for one in app.journal.body.performances()] == ["left", "right"]
        assert "The left leg is 16 % behind" in screen_text(app)
        await press(pilot, "u")
        assert app.journal.body.performances() == ()


async def test_a_sprint_asks_how_far(tmp_path: Path) -> None:
    async with app_at(tmp_path, (120, 40), filled=False) as (app, pilot):
        await press(pilot, "b t down down enter 2")
        await write(pilot, "4.3")
        (one,) = app.journal.body.performances()
        assert (one.value, one.distance) == (4300, 3000)
        assert "6.98 m/s" in screen_text(app)
        await press(pilot, "enter 3")
        await write(pilot, "0")
        assert "More than nothing." in screen_text(app)
        await press(pilot, "backspace")
        await write(pilot, "100")
        await write(pilot, "14")
        *_, one = app.journal.body.performances()
        assert (one.value, one.distance) == (14_000, 10_000)
        assert "100 m: 7.14 m/s, 25.7 km/h." in " ".join(
            row[44:].strip() for row in screen_text(app).splitlines()
        )


async def test_the_wall_sit_is_timed_by_the_clock(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        await press(pilot, "b t down down down down t enter")
        clock = app.clock
        assert isinstance(clock, FakeClock)
        clock.advance(83.46)
        await press(pilot, "enter")
        (one,) = app.journal.body.performances()
        assert (one.test, one.value) == ("wall_sit", 83_500)
        await press(pilot, "t enter enter")
        assert isinstance(app.screen, StopwatchScreen), "a held key starts it and does not stop it"
        await press(pilot, "escape")
        assert len(app.journal.body.performances()) == 1


async def test_an_own_test_of_each_leg_is_timed_leg_by_leg(tmp_path: Path) -> None:
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        app.journal.body.add(OwnTest("Balance", "s", True, True), START).result()
        clock = app.clock
        assert isinstance(clock, FakeClock)
        await press(pilot, "b t down down down down down down t")
        for side, seconds in (("left", 31), ("right", 25)):
            assert f"Balance, {side}" in screen_text(app)
            await press(pilot, "enter")
            clock.advance(seconds)
            await press(pilot, "enter")
        found = app.journal.body.performances("own:Balance")
        assert [(one.side, one.value) for one in found] == [("left", 31_000), ("right", 25_000)]
        assert "The right leg is 19 % behind" in " ".join(screen_text(app).split())
        await press(pilot, "u")
        assert app.journal.body.performances() == ()


async def test_an_own_test_where_less_is_better(tmp_path: Path) -> None:
    async with app_at(tmp_path, (120, 40), filled=False) as (app, pilot):
        await press(pilot, "b t n")
        await write(pilot, "Shuttle")
        await write(pilot, "s")
        await press(pilot, "2 1")
        (own,) = app.journal.body.own_tests()
        assert (own.name, own.unit, own.more_is_better, own.per_side) == (
            "Shuttle",
            "s",
            False,
            False,
        )
        await press(pilot, "down down down down down down enter")
        await write(pilot, "12.5")
        await press(pilot, "enter")
        await write(pilot, "11.9")
        shown = screen_text(app)
        assert "0.6 s better than" in shown
        assert "The best so far." in shown


# -- photos ----------------------------------------------------------------------------------


def a_photo(path: Path, color: str = "tan") -> Path:
    Image.new("RGB", (90, 120), color).save(path)
    return path


async def add_by_path(pilot: Pilot[None], path: Path, pose: str) -> None:
    await press(pilot, "a")
    await write(pilot, str(path))
    await press(pilot, pose)
    await press(pilot, "enter")
    await settle(pilot)


async def test_a_photo_by_its_path_then_deleted_and_back(tmp_path: Path) -> None:
    source = a_photo(tmp_path / "leg.jpg")
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        await press(pilot, "b p")
        assert "No photos yet." in screen_text(app)
        await add_by_path(pilot, source, "2")
        (photo,) = app.journal.body.photos()
        assert (photo.pose, photo.at.date()) == ("side", NOW.date())
        assert "no other date yet" in screen_text(app)
        await press(pilot, "e 3")
        await press(pilot, "ctrl+u")
        await write(pilot, "2026-10-01")
        (now,) = app.journal.body.photos()
        assert (now.uid, now.pose, f"{now.at:%F %H}") == (photo.uid, "back", "2026-10-01 12")
        assert "1 Oct 2026, back" in screen_text(app)
        await press(pilot, "u")
        assert app.journal.body.photos() == (photo,)
        await press(pilot, "d")
        assert "1 photo in the bin" in screen_text(app)
        await press(pilot, "u")
        assert app.journal.body.photos() == (photo,)
        await press(pilot, "d x")
        assert "Empty the bin? 1 photo in it" in screen_text(app)
        await press(pilot, "2")
        assert len(list((tmp_path / "photos" / "bin").glob("*.jpg"))) == 2
        await press(pilot, "x 1")
        assert app.journal.body.photos() == ()
        assert not list((tmp_path / "photos").rglob("*.jpg"))


async def test_a_file_that_is_no_picture_stays_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "text.jpg").write_text("no picture")
    async with app_at(tmp_path, (120, 40), filled=False) as (app, pilot):
        await press(pilot, "b p a")
        await write(pilot, str(tmp_path / "text.jpg"))
        assert "is not a picture that can be read" in screen_text(app)
        assert app.journal.body.photos() == ()


async def test_a_dropped_file_asks_for_the_pose(tmp_path: Path) -> None:
    source = a_photo(tmp_path / "my leg.jpg")
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        await press(pilot, "b p")
        app.screen.post_message(events.Paste(f"'{source}'\n"))
        await settle(pilot)
        await press(pilot, "enter")
        assert "Which pose?" in screen_text(app)


async def test_a_file_is_picked_newest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home" / "Pictures"
    (home / "old").mkdir(parents=True)
    a_photo(home / "one.jpg")
    (home / "notes.txt").write_text("no")
    (home / ".hidden.jpg").write_text("no")
    async with app_at(tmp_path, (80, 24), filled=False) as (app, pilot):
        await press(pilot, "b p o")
        shown = screen_text(app)
        assert "one.jpg" in shown
        assert "old/" in shown
        assert "notes" not in shown
        assert "hidden" not in shown
        await press(pilot, "down down enter")
        assert "Which pose?" in screen_text(app)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_two_dates_of_a_pose_stand_side_by_side(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with app_at(tmp_path, size) as (app, pilot):
        album = Album(app.journal)
        for day, pose, color in (
            (date(2026, 8, 3), "front", "tan"),
            (date(2026, 9, 5), "side", "brown"),
            (date(2026, 11, 2), "front", "olive"),
        ):
            album.add(a_photo(tmp_path / "leg.png", color), pose, day, START)
        await press(pilot, "b p")
        assert_snapshot(f"photos-{size[0]}", screen_text(app))
        assert "3 Aug 2026, front" in screen_text(app)
        await press(pilot, "down")
        assert "no other date yet" in screen_text(app)


@pytest.mark.parametrize(
    ("size", "box", "fits"),
    [
        ((900, 1200), (41, 34), (41, 27)),  # 41 columns are 20.5 rows wide: x 4/3
        ((1200, 900), (23, 18), (23, 9)),
        ((1200, 900), (80, 10), (26, 10)),  # as wide as 10 rows allow
        ((10, 4000), (40, 20), (1, 20)),  # thinner than a cell: as thin as can be
    ],
)
def test_a_picture_keeps_its_shape_in_its_box(
    size: tuple[int, int], box: tuple[int, int], fits: tuple[int, int]
) -> None:
    assert fitted(size, box) == fits


# -- what a file from elsewhere may hold -------------------------------------------------------


def beyond_belief() -> BodyRecords:
    """All that our JSON lets in and that nobody measures."""
    day, name = ago(1), "[bold]x[/bold]" + "漢" * 30
    most = 1_000_000_000
    return BodyRecords(
        measurements=(
            Measurement("neck\u202e[red]", None, (3000,), "cm", day),
            Measurement("mid_thigh", None, (9_999_999,), "in", day),
            Measurement("calf", "left", (1,), "cm", day),
            Measurement("calf", "right", (10_000_000,), "cm", day),
            Measurement(BODY_WEIGHT, None, (1,), "lb", ago(2)),
            Measurement(BODY_WEIGHT, None, (10_000_000,), "kg", day),
        ),
        performances=(
            Performance(f"own:{name}", "left", 0, "[u]", day),
            Performance(f"own:{name}", "right", most, "[u]", day),
            Performance("sprint", None, 0, "s", day, 1),
            Performance("vertical_jump", None, most, "cm", ago(2)),
            Performance("vertical_jump", None, 16_000, "in", day),
            Performance("jump_flight_time", None, 5_000_000, "s", day),
            Performance("endurance", None, 0, "m", day),
            Performance("single_leg", None, 5000, "reps", ago(2)),
            Performance("single_leg", "left", 0, "reps", day),
            Performance("single_leg", "right", 0, "reps", day),
            Performance("unknown", None, 5, "", day),
        ),
        own_tests=(OwnTest(name, "[u]", False, True), OwnTest("dup", "", True)),
        photos=(Photo("a" * 32, "side", day, 1, 100_000),),
        intakes=(
            Intake("protein", 100_000, ago(0, 8), "[red]\x1b" + "y" * 50),
            Intake("water", 100_000, ago(0, 9)),
        ),
        ticks=(Tick("unknown [b]", ago(0, 8), 1_000_000), Tick("caffeine", ago(0, 8), 1_000_000)),
    )


async def test_no_screen_falls_over_what_a_file_may_hold(tmp_path: Path) -> None:
    async with app_at(tmp_path, (60, 20), False, fuel="yes", birth_year="1990") as (app, pilot):
        app.journal.body.add_all(beyond_belief(), START).result()
        for keys in (
            "b v v", "down " * 4, "d escape t v v", "down " * 8, "d escape escape p d u escape",
            "m escape escape f v v s", "down " * 6, "escape escape",
        ):  # fmt: skip
            await press(pilot, keys)
            assert "\x1b" not in screen_text(app)
        assert isinstance(app.screen, HomeScreen)
