"""A file from outside, taken in whole within limits: only regular files, never a device.

Of a zip of ours it is the document, and what leads to its pictures.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Final

from legtui.exchange import photo_zip
from legtui.exchange.errors import ExchangeError
from legtui.exchange.photo_zip import ZipPictures
from legtui.text import one_line
from legtui.training.frozen import dataclass

MOST_BYTES: Final = 64 << 20
"""Bytes read of one file: years of training are below a tenth of it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read."""

    name: str
    """Its name without the folder, safe to show."""
    data: bytes
    sha256: str
    """Of the file's bytes, in hex."""
    pictures: ZipPictures | None = None
    """Of a zip."""

    @classmethod
    def of(cls, name: str, data: bytes) -> Source:
        """Return bytes that are at hand as a source."""
        return cls(one_line(name), data, hashlib.sha256(data).hexdigest())


def read_source(path: Path) -> Source:
    """Read a file that is to be imported.

    Raises:
        ExchangeError: It is not there, not a regular file, unreadable or over 64 MB; or a zip of
            ours that is damaged.
    """
    shown = one_line(path.name or str(path))
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        if path.is_dir():
            raise ExchangeError(f"{shown} is a folder, not a file")
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        if isinstance(error, ExchangeError):
            raise
        reason = getattr(error, "strerror", None) or "not a path"
        raise ExchangeError(f"{shown} cannot be read: {reason.lower()}") from None
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise ExchangeError(f"{shown} is not a regular file")
        try:
            return _zipped(file, path, found.st_size) or _plain(file, path.name, found.st_size)
        except OSError as error:
            reason = (error.strerror or "read error").lower()
            raise ExchangeError(f"{shown} cannot be read: {reason}") from None


def read_stream(stream: BinaryIO, name: str) -> Source:
    """Read what another program gives, to its end.

    Raises:
        ExchangeError: It cannot be read, or is over 64 MB.
    """
    try:
        data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ExchangeError(f"{name} cannot be read: {(error.strerror or '').lower()}") from None
    if len(data) > MOST_BYTES:
        raise ExchangeError(f"{name} has more than {MOST_BYTES >> 20} MB")
    source = Source.of(name, data)
    zipped = data.startswith(photo_zip.MAGIC)
    found = photo_zip.read_zip(io.BytesIO(data), data, MOST_BYTES) if zipped else None
    return source if found is None else replace(source, data=found[0], pictures=found[1])


def _plain(file: BufferedReader, name: str, size: int) -> Source:
    data = b"" if size > MOST_BYTES else file.read(MOST_BYTES + 1)
    if max(size, len(data)) > MOST_BYTES:
        raise ExchangeError(f"{one_line(name)} has more than {MOST_BYTES >> 20} MB")
    return Source.of(name, data)


def _zipped(file: BufferedReader, path: Path, size: int) -> Source | None:
    """Return a zip of ours; `None` if it is none, and the file at its beginning."""
    head = file.read(len(photo_zip.MAGIC))
    file.seek(0)
    if head != photo_zip.MAGIC:
        return None
    if size > photo_zip.MOST_BYTES:
        raise ExchangeError(f"{one_line(path.name)} has more than {photo_zip.MOST_BYTES >> 30} GB")
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    found = photo_zip.read_zip(file, path, MOST_BYTES)
    file.seek(0)
    return None if found is None else Source(one_line(path.name), found[0], digest, found[1])
