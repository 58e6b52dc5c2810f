"""Our zip: the JSON document, and the pictures of the photos that it names.

    legtui.json
    photos/2026-11-12-front-<uid>.jpg

Nothing is ever unpacked by the name it has in a zip: a picture is read by its uid, within limits,
and written by its uid. A zip of the same journal is the same bytes.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from legtui.exchange.errors import ExchangeError
from legtui.journal.body_values import Photo
from legtui.machine.photo_files import PICTURE, original
from legtui.machine.pictures import PictureError
from legtui.training.frozen import dataclass

MAGIC: Final = b"PK\x03\x04"
DOCUMENT: Final = "legtui.json"
MOST_BYTES: Final = 2 << 30
"""Of a whole zip: thousands of photos are below it."""
MOST_OF_PICTURE: Final = 16 << 20
"""Bytes of one picture; those that legtui keeps are below a tenth of it."""
_MOST_OF_DIRECTORY: Final = 8 << 20
_NAME: Final = re.compile(r"photos/(?:[\w-]{1,40}-)?([0-9a-f]{32})\.jpg\Z", re.ASCII)
_LEFT_BY_OTHERS: Final = re.compile(r"(?:.*/)?(?:\.DS_Store)?\Z|__MACOSX/")
"""Folders, and what a Mac adds when somebody packs a zip anew."""
_END: Final = b"PK\x05\x06"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_PRIVATE: Final = 0o100600 << 16


@dataclass(frozen=True, slots=True)
class ZipPictures:
    """The pictures in a zip."""

    place: Path | bytes
    """Its file, or the whole of it where it came through a pipe."""
    members: Mapping[str, str]
    """Their uids, and their names in the zip."""
    strangers: tuple[str, ...] = ()
    """Names of what no zip of ours has; they are not read."""

    def read(self, uid: str) -> bytes:
        """Return the bytes of a picture.

        Raises:
            PictureError: It is not there, damaged, or too large.
        """
        name = self.members.get(uid)
        if name is None:
            raise PictureError("Its picture is not in the zip.")
        try:
            held = self.place
            file = io.BytesIO(held) if isinstance(held, bytes) else held
            with zipfile.ZipFile(file) as archive:
                return _member(archive, name, MOST_OF_PICTURE)
        except ExchangeError as error:
            raise PictureError(f"{error}.") from None
        except OSError as error:
            raise PictureError(f"The zip can no longer be read: {error.strerror}.") from None


def read_zip(file: BinaryIO, place: Path | bytes, most: int) -> tuple[bytes, ZipPictures] | None:
    """Return the document of a zip and what leads to its pictures; `None` if it is not ours.

    Args:
        file: The zip, open.
        place: Where it is, to read the pictures later.
        most: Bytes that the document may have.

    Raises:
        ExchangeError: It is damaged, or holds more than it may.
    """
    with _readable("the zip"):
        if not _directory_is_small(file):
            raise ExchangeError("the zip holds too many files")
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if DOCUMENT not in names:
                return None
            return _member(archive, DOCUMENT, most), _pictures(place, names)


def _pictures(place: Path | bytes, names: Iterable[str]) -> ZipPictures:
    members: dict[str, str] = {}
    strangers = []
    for name in names:
        found = _NAME.match(name)
        if found is not None and found[1] not in members:
            members[found[1]] = name
        elif name != DOCUMENT and _LEFT_BY_OTHERS.match(name) is None:
            strangers.append(name)
    return ZipPictures(place, members, tuple(strangers))


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return what is packed under a name; a bomb is not unpacked beyond its limit."""
    with _readable(name):
        with archive.open(name) as packed:
            data = packed.read(most + 1)
        if len(data) > most:
            raise ExchangeError(f"{name} has more than {most >> 20} MB unpacked")
        return data


@contextmanager
def _readable(what: str) -> Iterator[None]:
    try:
        yield
    except (ExchangeError, OSError):
        raise
    except Exception as error:
        # Damaged, encrypted, packed in an unknown way: zipfile has an error for each, and more.
        raise ExchangeError(f"{what} is damaged, or packed as legtui does not pack") from error


def _directory_is_small(file: BinaryIO) -> bool:
    """Whether the list of a zip's files can be read without filling the memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - (1 << 16) - 22))
    tail = file.read()
    at = tail.rfind(_END)
    file.seek(0)
    return at < 0 or int.from_bytes(tail[at + 12 : at + 16], "little") <= _MOST_OF_DIRECTORY


def with_pictures(photos: Iterable[Photo], folder: Path) -> list[Photo]:
    """Return the photos whose picture is there."""
    return [one for one in photos if original(folder, one.uid) is not None]


def write_zip(
    file: BinaryIO,
    document: Iterable[str],
    photos: Sequence[Photo],
    folder: Path,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Write a zip.

    Args:
        file: Gets it.
        document: Our JSON, in pieces; it names the photos.
        photos: Whose pictures go in.
        folder: Has them.
        progress: Told how many pictures are in.

    Raises:
        OSError: It can't be written, or a picture can't be read.
    """
    with zipfile.ZipFile(file, "w") as archive:
        entry = _entry(DOCUMENT, _EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(entry, "w", force_zip64=True) as packed:
            for piece in document:
                packed.write(piece.encode())
        for count, photo in enumerate(photos, 1):
            source = folder / f"{photo.uid}{PICTURE}"
            with source.open("rb") as picture, archive.open(_of(photo), "w") as packed:
                shutil.copyfileobj(picture, packed)
            if progress is not None:
                progress(count)


def _of(photo: Photo) -> zipfile.ZipInfo:
    name = f"photos/{photo.at:%Y-%m-%d}-{photo.pose}-{photo.uid}.jpg"
    return _entry(name, _dos_time(photo.at))


def _entry(name: str, when: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, when)
    entry.external_attr = _PRIVATE
    entry.create_system = 3
    return entry


def _dos_time(at: datetime) -> tuple[int, int, int, int, int, int]:
    if not 1980 <= at.year <= 2107:
        return _EPOCH
    return (at.year, at.month, at.day, at.hour, at.minute, at.second)
