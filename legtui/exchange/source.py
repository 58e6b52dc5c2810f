"""A file from outside, taken in whole within limits: only regular files, never a pipe or device."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from legtui.exchange.errors import ExchangeError
from legtui.text import one_line

MOST_BYTES: Final = 64 << 20
"""Bytes read of one file: years of training are below a tenth of it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read."""

    name: str
    """Its name without the folder, safe to show."""
    data: bytes
    sha256: str
    """Of the bytes, in hex."""

    @classmethod
    def of(cls, name: str, data: bytes) -> Source:
        """Return bytes that are at hand as a source."""
        return cls(one_line(name), data, hashlib.sha256(data).hexdigest())


def read_source(path: Path) -> Source:
    """Read a file that is to be imported.

    Raises:
        ExchangeError: It is not there, not a regular file, unreadable or over 64 MB.
    """
    shown = one_line(path.name)
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
        if found.st_size > MOST_BYTES:
            raise ExchangeError(_too_big(shown))
        try:
            data = file.read(MOST_BYTES + 1)
        except OSError as error:
            reason = (error.strerror or "read error").lower()
            raise ExchangeError(f"{shown} cannot be read: {reason}") from None
    if len(data) > MOST_BYTES:
        raise ExchangeError(_too_big(shown))
    return Source.of(path.name, data)


def _too_big(name: str) -> str:
    return f"{name} has more than {MOST_BYTES >> 20} MB"
