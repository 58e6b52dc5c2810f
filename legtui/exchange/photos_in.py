"""Photos out of a zip or another data folder: looked at, then copied, then entered."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from legtui.exchange.photo_zip import MOST_OF_PICTURE, ZipPictures
from legtui.exchange.planning import CHANGED
from legtui.exchange.records import Parsed, Refused
from legtui.journal import merging
from legtui.journal.body_values import Photo, Record
from legtui.journal.journal import Journal
from legtui.journal.merging import Merged
from legtui.machine import photo_files, pictures
from legtui.machine.pictures import Checked, PictureError
from legtui.session.moment import Moment
from legtui.text import one_line
from legtui.training.frozen import dataclass


class Pictures(Protocol):
    """Where pictures are read from; `read` raises `PictureError`."""

    def read(self, uid: str) -> bytes:
        """Return the bytes of a photo's picture."""


@dataclass(frozen=True, slots=True)
class FolderPictures:
    """The pictures beside another log."""

    folder: Path

    def read(self, uid: str) -> bytes:
        """Return the bytes of a picture.

        Raises:
            PictureError: It is not there, can't be read, or is too large.
        """
        file = photo_files.original(self.folder, uid)
        if file is None:
            raise PictureError("Its picture is not there.")
        try:
            with file.open("rb") as opened:
                data = opened.read(MOST_OF_PICTURE + 1)
        except OSError as error:
            raise PictureError(f"It can't be read: {error.strerror}.") from None
        if len(data) > MOST_OF_PICTURE:
            raise PictureError(f"It has more than {MOST_OF_PICTURE >> 20} MB.")
        return data


def sort_out(parsed: Parsed, found: ZipPictures | None, journal: Journal) -> Parsed:
    """Return a file's records with the photos that may come in, their pictures looked at.

    A photo whose picture is missing or no picture is refused with its reason, and so is what else
    lies in the zip.
    """
    if found is None and not any(isinstance(one, Photo) for _, one in parsed.entries):
        return parsed
    known = {one.uid: one for one in journal.body.photos()}
    entries: list[tuple[int, Record]] = []
    refused = list(parsed.refused)
    named = set()
    for line, one in parsed.entries:
        if not isinstance(one, Photo):
            entries.append((line, one))
            continue
        try:
            photo = _looked_at(one, found, known)
        except PictureError as error:
            refused.append(Refused(line, str(error).rstrip(".")))
        else:
            entries.append((line, photo))
            known.setdefault(photo.uid, photo)
        named.add(one.uid)
    strangers = [] if found is None else _strangers(found, named)
    for name in strangers:
        line = parsed.lines + 1 + strangers.index(name)
        refused.append(Refused(line, f"“{one_line(name, 80)}” is no file of a legtui zip: left"))
    return replace(
        parsed,
        lines=parsed.lines + len(strangers),
        entries=tuple(entries),
        refused=tuple(refused),
    )


def _looked_at(one: Photo, found: Pictures | None, known: dict[str, Photo]) -> Photo:
    """Return a photo with the size that its picture has.

    Raises:
        PictureError: It can't come in.
    """
    there = known.get(one.uid)
    if there is not None:
        if (there.pose, there.at) != (one.pose, one.at):
            raise PictureError(CHANGED)
        return there
    if found is None:
        raise PictureError("its picture is not in a JSON file: import the zip")
    checked = _checked(one, found)
    return replace(one, width=checked.width, height=checked.height)


def _checked(one: Photo, found: Pictures) -> Checked:
    name = f"photo of {one.at:%Y-%m-%d}, {one.pose}"
    return pictures.check(found.read(one.uid), name)


def _strangers(found: ZipPictures, named: set[str]) -> list[str]:
    """Return the names in a zip that no entry of its document is for."""
    unnamed = [name for uid, name in found.members.items() if uid not in named]
    return [*dict.fromkeys((*found.strangers, *unnamed))]


def bring(photos: Iterable[Photo], found: Pictures | None, folder: Path) -> list[str]:
    """Copy pictures into a folder; return their uids.

    Raises:
        PictureError: One can't be copied; none is left then.
    """
    done: list[str] = []
    try:
        for one in photos:
            if found is None:
                raise PictureError("Its picture is not there.")
            pictures.put(_checked(one, found).data, one.uid, folder)
            done.append(one.uid)
    except BaseException:
        take_away(done, folder)
        raise
    return done


def take_away(uids: Iterable[str], folder: Path) -> None:
    """Delete pictures that were brought and could not be entered."""
    for uid in uids:
        with contextlib.suppress(OSError):
            photo_files.unlink(folder, uid)


def take_away_if_failed(written: Future[int], uids: list[str], folder: Path) -> None:
    """Leave no picture of what could not be entered."""
    if written.cancelled() or written.exception() is not None:
        take_away(uids, folder)


def merge(ours: Journal, theirs: Journal, their_photos: Path, at: Moment) -> Merged:
    """Take in what another laptop's log has and this one has not, its photos with their pictures.

    Args:
        ours: The lifter's file, open for writing.
        theirs: The other, from `merging.opened_copy`.
        their_photos: The folder of photos beside the other log; it may be missing.
        at: When it is done.

    Raises:
        PictureError: A picture can't be copied; nothing was merged.
        JournalError: It could not be written; nothing was merged.
    """
    found, folder = FolderPictures(their_photos), photo_files.beside(ours.path)
    taken, left = [], 0
    for one in merging.new_photos(ours, theirs):
        try:
            checked = _checked(one, found)
        except PictureError:
            left += 1
        else:
            taken.append(replace(one, width=checked.width, height=checked.height))
    brought = bring(taken, found, folder)
    try:
        done = merging.merge(ours, theirs, at, tuple(taken)).result()
    except BaseException:
        take_away(brought, folder)
        raise
    return replace(done, photos_left=left)
