"""Where the photos of a data folder are: two files each, named by their uid, or both in the bin."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

FOLDER: Final = "photos"
"""Beside the log."""
BIN: Final = "bin"
"""In the folder of photos."""
PICTURE: Final = ".jpg"
THUMB: Final = ".thumb.jpg"
UID: Final = re.compile(r"[0-9a-f]{32}\Z", re.ASCII)
_ENDINGS: Final = (PICTURE, THUMB)


def beside(log: Path) -> Path:
    """Return the folder of photos of a log."""
    return log.parent / FOLDER


def uids(folder: Path) -> set[str]:
    """Return the photos that have a file in a folder."""
    try:
        names = os.listdir(folder)
    except OSError:
        return set()
    return {name[:32] for name in names if name[32:] in _ENDINGS}


def move(uid: str, source: Path, dest: Path) -> None:
    """Move a photo's files."""
    dest.mkdir(mode=0o700, parents=True, exist_ok=True)
    for ending in _ENDINGS:
        file = source / f"{uid}{ending}"
        if file.exists():
            file.replace(dest / file.name)


def unlink(folder: Path, uid: str) -> None:
    """Delete a photo's files."""
    for ending in _ENDINGS:
        (folder / f"{uid}{ending}").unlink(missing_ok=True)


def picture(folder: Path, uid: str) -> Path | None:
    """Return the file to show, the small one before the large; `None` where both are missing."""
    for ending in reversed(_ENDINGS):
        path = folder / f"{uid}{ending}"
        if path.is_file():
            return path
    return None


def original(folder: Path, uid: str) -> Path | None:
    """Return the large file of a photo; `None` where it is missing."""
    path = folder / f"{uid}{PICTURE}"
    return path if path.is_file() else None
