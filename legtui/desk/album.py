"""Progress photos: their rows in the log and their files in the data folder, kept together.

A photo whose row does not hold (deleted, or its adding undone) has its files in the bin, until
the bin is emptied; undo brings the row back, and the files with it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path

from legtui.journal.body_values import POSES, Photo
from legtui.journal.journal import Journal
from legtui.machine import pictures
from legtui.session.moment import Moment

FOLDER = "photos"
BIN = "bin"
_ENDINGS = (".jpg", ".thumb.jpg")


class Album:
    """The photos of one data folder.

    Args:
        journal: The log; its folder has the photos.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.folder = journal.path.parent / FOLDER

    def photos(self) -> tuple[Photo, ...]:
        """Return the photos that hold, oldest first; their files are brought where they belong."""
        found = self._journal.body.photos()
        self._settle(found)
        return found

    def add(self, source: Path, pose: str, day: date, at: Moment) -> Photo:
        """Copy a picture into the data folder and enter it.

        Raises:
            PictureError: It can't be taken in; nothing was kept.
            JournalError: It could not be entered; nothing was kept.
        """
        if pose not in POSES:
            raise ValueError(f"no pose {pose}")
        taken = pictures.take_in(source, self.folder)
        noon = datetime.combine(day, time(12), at.local.tzinfo)
        photo = Photo(taken.uid, pose, noon, taken.width, taken.height)
        try:
            self._journal.body.add(photo, at).result()
        except BaseException:
            _unlink(self.folder, taken.uid)
            raise
        return photo

    def delete(self, photo: Photo, at: Moment) -> None:
        """Take a photo away: its files go to the bin, undo brings them back.

        Raises:
            JournalError: It is gone already.
        """
        self._journal.body.delete(photo, at).result()
        _move(photo.uid, self.folder, self.folder / BIN)

    def in_bin(self) -> int:
        """Return how many photos are in the bin."""
        return len(self._binned())

    def empty_bin(self) -> int:
        """Delete what is in the bin for good; return how many photos it were."""
        self.photos()
        gone = self._binned()
        self._journal.body.forget_photos(gone).result()
        for uid in gone:
            _unlink(self.folder / BIN, uid)
        return len(gone)

    def picture(self, photo: Photo) -> Path | None:
        """Return the file to show; `None` where it is missing."""
        for ending in reversed(_ENDINGS):
            path = self.folder / f"{photo.uid}{ending}"
            if path.is_file():
                return path
        return None

    def _binned(self) -> list[str]:
        return sorted(_uids(self.folder / BIN))

    def _settle(self, holding: Iterable[Photo]) -> None:
        """Bring files back that undo brought back, and into the bin what no longer holds."""
        hold = {one.uid for one in holding}
        for uid in hold & _uids(self.folder / BIN):
            _move(uid, self.folder / BIN, self.folder)
        for uid in _uids(self.folder) - hold:
            _move(uid, self.folder, self.folder / BIN)


def _uids(folder: Path) -> set[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        return set()
    return {name[:32] for name in names if name[32:] in _ENDINGS}


def _move(uid: str, source: Path, dest: Path) -> None:
    dest.mkdir(mode=0o700, parents=True, exist_ok=True)
    for ending in _ENDINGS:
        file = source / f"{uid}{ending}"
        if file.exists():
            file.replace(dest / file.name)


def _unlink(folder: Path, uid: str) -> None:
    for ending in _ENDINGS:
        (folder / f"{uid}{ending}").unlink(missing_ok=True)
