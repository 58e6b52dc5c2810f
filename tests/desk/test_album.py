"""Photos in the data folder follow their rows: deleted, undone, gone for good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fake_clock import START
from PIL import Image

from legtui.desk.album import Album
from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal
from legtui.machine.photo_files import BIN
from legtui.machine.pictures import PictureError

DAY = date(2026, 9, 14)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "data" / "legtui.db") as opened:
        yield opened


@pytest.fixture
def source(tmp_path: Path) -> Path:
    Image.new("RGB", (60, 80), "tan").save(tmp_path / "leg.jpg")
    return tmp_path / "leg.jpg"


def files(folder: Path) -> int:
    return len(list(folder.glob("*.jpg")))


def test_a_photo_is_copied_and_entered_with_its_day_and_pose(
    journal: Journal, source: Path
) -> None:
    album = Album(journal)
    album.add(source, "side", DAY, START)
    source.unlink()
    (photo,) = album.photos()
    assert (photo.pose, photo.at.date(), photo.width, photo.height) == ("side", DAY, 60, 80)
    picture = album.picture(photo)
    assert picture is not None
    with Image.open(picture) as shown:
        assert shown.size == (60, 80)


def test_a_deleted_photo_is_in_the_bin_until_undo(journal: Journal, source: Path) -> None:
    album = Album(journal)
    photo = album.add(source, "front", DAY, START)
    (photo,) = album.photos()
    album.delete(photo, START)
    assert album.photos() == ()
    assert (files(album.folder), files(album.folder / BIN), album.in_bin()) == (0, 2, 1)
    with pytest.raises(JournalError):
        album.delete(photo, START)
    journal.history.undo_last().result()
    assert album.photos() == (photo,)
    assert (files(album.folder), album.in_bin()) == (2, 0)
    assert album.picture(photo) is not None


def test_undoing_the_adding_puts_it_into_the_bin_and_redo_brings_it_back(
    journal: Journal, source: Path
) -> None:
    album = Album(journal)
    photo = album.add(source, "front", DAY, START)
    journal.history.undo_last().result()
    assert album.photos() == ()
    assert album.in_bin() == 1
    journal.history.redo_last().result()
    assert album.photos() == (photo,)
    assert album.in_bin() == 0


def test_what_was_in_the_emptied_bin_is_gone_for_undo_too(journal: Journal, source: Path) -> None:
    album = Album(journal)
    kept = album.add(source, "front", DAY, START)
    album.add(source, "back", DAY, START)
    gone = next(one for one in album.photos() if one.pose == "back")
    album.delete(gone, START)
    assert album.empty_bin() == 1
    assert album.empty_bin() == 0
    assert files(album.folder / BIN) == 0
    journal.history.undo_last().result()
    assert album.photos() == (kept,)


def test_a_file_that_is_missing_is_told_not_raised(journal: Journal, source: Path) -> None:
    album = Album(journal)
    photo = album.add(source, "front", DAY, START)
    for one in album.folder.glob("*.jpg"):
        one.unlink()
    assert album.picture(photo) is None
    (kept,) = album.photos()
    album.delete(kept, START)
    assert album.photos() == ()


def test_what_can_not_be_taken_in_or_entered_leaves_nothing(
    journal: Journal, source: Path, tmp_path: Path
) -> None:
    album = Album(journal)
    (tmp_path / "text.jpg").write_text("text")
    with pytest.raises(PictureError):
        album.add(tmp_path / "text.jpg", "front", DAY, START)
    with pytest.raises(ValueError, match="no pose"):
        album.add(source, "top", DAY, START)
    assert album.photos() == ()
    journal.close()
    with pytest.raises((JournalError, RuntimeError)):
        album.add(source, "front", DAY, START)
    assert not album.folder.exists() or files(album.folder) == 0
