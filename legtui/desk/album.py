"""Progress photos: their rows in the log and their files in the data folder, kept together.

A photo whose row does not hold (deleted, or its adding undone) has its files in the bin, until
the bin is emptied; undo brings the row back, and the files with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from legtui.journal.body_values import POSES, Photo
from legtui.journal.journal import Journal
from legtui.machine import photo_files, pictures
from legtui.machine.photo_files import BIN
from legtui.session.moment import Moment


class Album:
    """The photos of one data folder.

    Args:
        journal: The log; its folder has the photos.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.folder = photo_files.beside(journal.path)

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
        photo = Photo(taken.uid, pose, _noon(day, at), taken.width, taken.height)
        try:
            self._journal.body.add(photo, at).result()
        except BaseException:
            photo_files.unlink(self.folder, taken.uid)
            raise
        return photo

    def correct(self, photo: Photo, pose: str, day: date, at: Moment) -> None:
        """Say another pose or day of a photo.

        Raises:
            JournalError: It is gone.
        """
        now = replace(photo, pose=pose, at=photo.at if day == photo.at.date() else _noon(day, at))
        self._journal.body.correct(photo, now, at).result()

    def delete(self, photo: Photo, at: Moment) -> None:
        """Take a photo away: its files go to the bin, undo brings them back.

        Raises:
            JournalError: It is gone already.
        """
        self._journal.body.delete(photo, at).result()
        photo_files.move(photo.uid, self.folder, self.folder / BIN)

    def in_bin(self) -> int:
        """Return how many photos are in the bin."""
        return len(self._binned())

    def empty_bin(self) -> int:
        """Delete what is in the bin for good; return how many photos it were."""
        self.photos()
        gone = self._binned()
        self._journal.body.forget_photos(gone).result()
        for uid in gone:
            photo_files.unlink(self.folder / BIN, uid)
        return len(gone)

    def picture(self, photo: Photo) -> Path | None:
        """Return the file to show; `None` where it is missing."""
        return photo_files.picture(self.folder, photo.uid)

    def _binned(self) -> list[str]:
        return sorted(photo_files.uids(self.folder / BIN))

    def _settle(self, holding: Iterable[Photo]) -> None:
        """Bring files back that undo brought back, and into the bin what no longer holds."""
        hold = {one.uid for one in holding}
        for uid in hold & photo_files.uids(self.folder / BIN):
            photo_files.move(uid, self.folder / BIN, self.folder)
        for uid in photo_files.uids(self.folder) - hold:
            photo_files.move(uid, self.folder, self.folder / BIN)


def _noon(day: date, at: Moment) -> datetime:
    """Return the middle of a day, in the zone of now."""
    return datetime.combine(day, time(12), at.local.tzinfo)
