"""Photos out and in: the zip, hostile zips, the other laptop's folder."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from body_fixtures import app_at, press, records, write
from click.testing import CliRunner, Result
from fake_clock import START
from PIL import Image, PngImagePlugin
from snapshots import screen_text

from legtui.cli import main
from legtui.desk.album import Album
from legtui.journal.body_values import Photo, Tick
from legtui.journal.journal import Journal

DAY = date(2026, 8, 3)


def legtui(*words: object) -> Result:
    found = CliRunner().invoke(main, [str(word) for word in words])
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    assert "Traceback" not in found.output
    return found


def receipt(file: Path, data: Path, *words: str) -> dict[str, Any]:
    found = legtui("import", file, "--data-dir", data, "--json", *words)
    assert found.exit_code == 0, found.output
    told: dict[str, Any] = json.loads(found.stdout)
    counts = told["imported"] + told["already_there"] + told["merged"] + told["not_leg"]
    assert counts + len(told["refused"]) == told["lines"]
    return told


def fill(data: Path) -> None:
    with Journal.open(data / "legtui.db") as journal:
        journal.body.add_all(records(), START).result()
        album = Album(journal)
        for days, pose, size in (
            (0, "front", (90, 120)),
            (0, "side", (3000, 40)),
            (9, "front", (5, 1)),
        ):
            picture = data / "from camera.png"
            Image.effect_noise(size, 80).convert("RGB").save(picture)
            album.add(picture, pose, DAY + timedelta(days), START)
            picture.unlink()


def photos(data: Path) -> list[Photo]:
    with Journal.open(data / "legtui.db", read_only=True) as journal:
        return list(journal.body.photos())


def files(data: Path) -> dict[str, bytes]:
    folder = data / "photos"
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*.jpg")}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with three photos, and its zip beside it."""
    data = tmp_path_factory.mktemp("home") / "data"
    fill(data)
    found = legtui("export", "--data-dir", data, "--format", "zip", data.parent / "all.zip")
    assert (found.exit_code, found.stdout) == (0, "")
    return data


@pytest.fixture
def packed(home: Path) -> Path:
    return home.parent / "all.zip"


def test_a_zip_brings_the_same_journal_and_the_same_pictures(
    home: Path, packed: Path, tmp_path: Path
) -> None:
    assert stat.S_IMODE(packed.stat().st_mode) == 0o600
    new = tmp_path / "new"
    dry = receipt(packed, new, "--dry-run")
    assert not new.exists()
    assert receipt(packed, new) == dry
    assert dry["refused"] == []
    assert photos(new) == photos(home)
    assert files(new) == files(home)
    assert len(files(new)) == 6
    assert {stat.S_IMODE(one.stat().st_mode) for one in (new / "photos").iterdir()} == {0o600}
    assert stat.S_IMODE((new / "photos").stat().st_mode) == 0o700
    for form in ("zip", "json", "csv"):
        out = [tmp_path / f"{name}.{form}" for name in ("one", "two")]
        for data, file in zip((home, new), out, strict=True):
            legtui("export", "--data-dir", data, "--format", form, file)
        assert out[0].read_bytes() == out[1].read_bytes()


def test_the_same_zip_again_adds_nothing_and_one_undo_takes_it_back(
    packed: Path, tmp_path: Path
) -> None:
    first = receipt(packed, tmp_path)
    again = receipt(packed, tmp_path)
    assert (again["imported"], again["already_there"]) == (0, first["lines"])
    assert len(photos(tmp_path)) == 3
    with Journal.open(tmp_path / "legtui.db") as journal:
        album = Album(journal)
        journal.history.undo_last().result()
        assert (album.photos(), album.in_bin()) == ((), 3)
        journal.history.redo_last().result()
        assert (len(album.photos()), album.in_bin()) == (3, 0)
        album.delete(album.photos()[0], START)
    assert receipt(packed, tmp_path)["imported"] == 1
    with Journal.open(tmp_path / "legtui.db") as journal:
        assert (len(Album(journal).photos()), Album(journal).in_bin()) == (3, 0)
        assert all(Album(journal).picture(one) for one in Album(journal).photos())


def test_a_zip_comes_through_a_pipe_too(home: Path, packed: Path, tmp_path: Path) -> None:
    words = ["import", "-", "--data-dir", str(tmp_path)]
    found = CliRunner().invoke(main, words, input=packed.read_bytes())
    assert found.exit_code == 0, found.output
    assert files(tmp_path) == files(home)


def test_names_in_the_zip_say_day_and_pose_and_a_json_has_no_photos(
    home: Path, packed: Path
) -> None:
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        entries = json.loads(archive.read("legtui.json"))["body"]["photos"]
    assert [name[:-37] for name in names] == [
        "", "photos/2026-08-03-front", "photos/2026-08-03-side", "photos/2026-08-12-front",
    ]  # fmt: skip
    assert [one["pose"] for one in entries] == ["front", "side", "front"]
    plain = legtui("export", "--data-dir", home, "--format", "json")
    assert "photos" not in json.loads(plain.stdout)["body"]


def test_a_zip_is_not_printed_and_a_folder_not_overwritten(home: Path, tmp_path: Path) -> None:
    for words in ((), ("-",)):
        assert legtui("export", "--data-dir", home, "--format", "zip", *words).exit_code == 2
    (tmp_path / "folder").mkdir()
    refused = legtui("export", "--data-dir", home, "--format", "zip", tmp_path / "folder")
    assert (refused.exit_code, list((tmp_path / "folder").iterdir())) == (1, [])


Files = dict[str, bytes]
Entries = list[dict[str, Any]]


def repacked(
    packed: Path, dest: Path, change: Callable[[Files, list[dict[str, Any]]], None]
) -> Path:
    """A zip of ours that somebody changed: its files by name, and its photos' entries."""
    with zipfile.ZipFile(packed) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    document = json.loads(inside["legtui.json"])
    change(inside, document["body"]["photos"])
    if "legtui.json" in inside:
        inside["legtui.json"] = json.dumps(document).encode()
    with zipfile.ZipFile(dest, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in inside.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return dest


def first(inside: Files) -> str:
    return next(name for name in inside if name.startswith("photos/"))


def named_outside(inside: Files, entries: Entries) -> None:
    picture = inside.pop(first(inside))
    entries[0]["uid"] = "../../../evil"
    inside |= dict.fromkeys(("photos/../../../evil.jpg", "/tmp/evil.jpg", "..\\evil.jpg"), picture)


def not_a_picture(inside: Files, entries: Entries) -> None:
    inside[first(inside)] = b"no picture at all\n" * 50


def bomb_of_pixels(inside: Files, entries: Entries) -> None:
    file = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(file, "PNG")
    inside[first(inside)] = file.getvalue()


def bomb_of_bytes(inside: Files, entries: Entries) -> None:
    inside[first(inside)] = bytes(40_000_000)


def bomb_of_text(inside: Files, entries: Entries) -> None:
    talk = PngImagePlugin.PngInfo()
    talk.add_text("note", "x" * 80_000_000, zip=True)
    file = io.BytesIO()
    Image.new("RGB", (9, 9)).save(file, "PNG", pnginfo=talk)
    inside[first(inside)] = file.getvalue()


def cut_off(inside: Files, entries: Entries) -> None:
    inside[first(inside)] = inside[first(inside)][:-900]


def not_there(inside: Files, entries: Entries) -> None:
    del inside[first(inside)]


def of_no_pose(inside: Files, entries: Entries) -> None:
    entries[0]["pose"] = "../top"


def of_no_day(inside: Files, entries: Entries) -> None:
    entries[0]["at"] = "some day"


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        (named_outside, ["uid is none", "no file of a", "no file of a", "no file of a"]),
        (not_a_picture, ["not a picture"]),
        (bomb_of_pixels, ["megapixels"]),
        (bomb_of_bytes, ["more than 16 MB"]),
        (bomb_of_text, ["photo of 2026-08-03, front"]),
        (cut_off, ["broken"]),
        (not_there, ["not in the zip"]),
        (of_no_pose, ["is none of front, side, back", "no file of a"]),
        (of_no_day, ["at", "no file of a"]),
    ],
)
def test_a_hostile_photo_is_refused_and_the_rest_comes_in(
    packed: Path, tmp_path: Path, change: Any, reasons: list[str]
) -> None:
    hostile = repacked(packed, tmp_path / "hostile.zip", change)
    data = tmp_path / "deep" / "down" / "data"
    told = receipt(hostile, data)
    for one, reason in zip(told["refused"], reasons, strict=True):
        assert reason in one["reason"]
    assert len(photos(data)) == 2
    assert len(files(data)) == 4
    assert not [one for one in tmp_path.rglob("*evil*") if "hostile" not in one.name]
    assert not Path("/tmp/evil.jpg").exists()
    again = receipt(hostile, data)
    assert (again["imported"], again["refused"]) == (0, told["refused"])


def test_a_photo_that_is_here_with_another_pose_stays_as_it_is(
    packed: Path, tmp_path: Path
) -> None:
    receipt(packed, tmp_path / "data")
    before = photos(tmp_path / "data")

    def turned(inside: Files, entries: Entries) -> None:
        entries[0]["pose"] = "back"

    told = receipt(repacked(packed, tmp_path / "turned.zip", turned), tmp_path / "data")
    assert [one["reason"] for one in told["refused"]] == [
        "it is in the journal with other values, which stay as they are"
    ]
    assert photos(tmp_path / "data") == before


def test_a_picture_with_a_place_in_it_is_written_anew(packed: Path, tmp_path: Path) -> None:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[274] = 6
    exif.get_ifd(34853).update({1: "N", 2: (52.0, 31.0, 12.0)})
    Image.new("RGB", (40, 20), "red").save(file, "JPEG", exif=exif)

    def placed(inside: Files, entries: Entries) -> None:
        inside[first(inside)] = file.getvalue()

    def hidden(inside: Files, entries: Entries) -> None:
        inside[first(inside)] += b"PK and more behind its end"

    for change, size in ((placed, (20, 40)), (hidden, (90, 120))):
        data = tmp_path / change.__name__
        receipt(repacked(packed, tmp_path / "any.zip", change), data)
        photo = photos(data)[0]
        kept = files(data)[f"{photo.uid}.jpg"]
        assert (photo.width, photo.height) == size
        assert b"Exif" not in kept
        assert b"PK and more" not in kept


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04" + b"\0" * 200, "damaged"),
        (b"PK\x03\x04", "damaged"),
        (b"PK\x03\x04PK\x05\x06" + bytes(8) + bytes((0, 0, 0, 1)) + bytes(6), "too many files"),
        ("cut", "damaged"),
        ("other", "archive"),
        ("bomb", "more than 64 MB"),
    ],
)
def test_a_zip_that_is_none_of_ours_is_one_sentence(
    packed: Path, tmp_path: Path, data: bytes | str, reason: str
) -> None:
    file = tmp_path / "some.zip"
    if isinstance(data, bytes):
        file.write_bytes(data)
    elif data == "cut":
        file.write_bytes(packed.read_bytes()[:-100])
    else:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            name = "legtui.json" if data == "bomb" else "workouts.csv"
            archive.writestr(name, bytes(70_000_000 if data == "bomb" else 9))
    found = legtui("import", file, "--data-dir", tmp_path / "data")
    assert found.exit_code == 1
    assert reason in found.stderr
    assert found.stderr.count("\n") == 1


def test_pictures_that_can_not_be_copied_leave_nothing(packed: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "photos").write_text("in the way")
    found = legtui("import", packed, "--data-dir", data)
    assert (found.exit_code, found.stderr.count("\n")) == (1, 1)
    assert "nothing was imported" in found.stderr
    assert photos(data) == []


# -- two laptops -------------------------------------------------------------------------------


def merged(here: Path, there: Path) -> dict[str, Any]:
    found = legtui("merge", there / "legtui.db", "--data-dir", here, "--json")
    assert found.exit_code == 0, found.output
    told: dict[str, Any] = json.loads(found.stdout)
    return told


def test_a_merge_takes_the_photos_along_once(home: Path, tmp_path: Path) -> None:
    told = merged(tmp_path, home)
    assert (told["body"], told["photos_left"]) == (len(list(records())) + 3, 0)
    assert photos(tmp_path) == photos(home)
    assert files(tmp_path) == files(home)
    assert {stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "photos").iterdir()} == {0o600}
    assert merged(tmp_path, home)["body"] == 0
    with Journal.open(tmp_path / "legtui.db") as journal:
        album = Album(journal)
        album.delete(album.photos()[0], START)
        journal.body.delete(journal.body.ticks(START.local - timedelta(9))[0], START).result()
    assert merged(tmp_path, home)["body"] == 0
    assert len(photos(tmp_path)) == 2


def test_a_photo_whose_picture_is_not_beside_the_other_log_is_left_and_said(
    home: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "legtui.db").write_bytes((home / "legtui.db").read_bytes())
    (there / "photos").mkdir()
    whole, broken, missing = photos(home)
    (there / "photos" / f"{whole.uid}.jpg").write_bytes(files(home)[f"{whole.uid}.jpg"])
    (there / "photos" / f"{broken.uid}.jpg").write_bytes(b"no picture")
    (there / "photos" / f"{missing.uid}.thumb.jpg").write_bytes(b"a small one alone is not enough")
    assert merged(tmp_path / "here", there)["photos_left"] == 2
    assert photos(tmp_path / "here") == [whole]
    said = legtui("merge", there / "legtui.db", "--data-dir", tmp_path / "here").stdout
    assert "left out" in said
    with Journal.open(tmp_path / "here" / "legtui.db") as journal:
        assert Tick("creatine", records().ticks[0].at) in journal.body.everything()


# -- with keys ---------------------------------------------------------------------------------


async def test_by_keys_a_zip_goes_out_and_another_comes_in(packed: Path, tmp_path: Path) -> None:
    async with app_at(tmp_path / "data", (80, 24), filled=False) as (app, pilot):
        await press(pilot, "i i")
        await write(pilot, str(packed))
        assert "3 photos." in screen_text(app)
        await press(pilot, "enter")
        assert len(app.journal.body.photos()) == 3
        while "▶ With photos" not in screen_text(app):
            await press(pilot, "down")
        await press(pilot, "enter ctrl+u")
        await write(pilot, str(tmp_path / "again.zip"))
        with zipfile.ZipFile(tmp_path / "again.zip") as archive:
            assert len(archive.namelist()) == 4
        await press(pilot, "u")
        assert app.journal.body.photos() == ()
