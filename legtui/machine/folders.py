"""Where the lifter's files live, and that nobody else reads them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from legtui.contract import DATA_DIR_VARIABLE
from legtui.text import one_line

PRIVATE_DIR: Final = 0o700
_OTHERS: Final = 0o077


class FolderError(Exception):
    """The folder can't be used; the message is one sentence for the lifter."""


def keep_private() -> None:
    """Make every file this process creates from now on 0600, every folder 0700.

    The mask belongs to the whole process, so it is set once, before any thread starts.
    """
    os.umask(_OTHERS)


def data_dir(asked: str | os.PathLike[str] | None = None, *, environ: Mapping[str, str]) -> Path:
    """Return where everything lives, made or not: `asked`, else the variable, else the default.

    Always absolute. Raises `FolderError` if there is no home to put it in.
    """
    chosen = os.fspath(asked) if asked is not None else environ.get(DATA_DIR_VARIABLE, "")
    if "\0" in chosen:
        raise FolderError("The data folder's name has a zero byte in it.")
    try:
        path = Path(chosen).expanduser() if chosen else user_data_path("legtui", appauthor=False)
        absolute = path.absolute()
    except (RuntimeError, OSError):
        path = absolute = Path("~")
    if path.parts[:1] == ("~",):
        raise FolderError(
            "There is no home folder here: say where to keep the file, --data-dir DIR."
        )
    return absolute


def make_data_dir(path: Path) -> Path:
    """Make the folder, for the lifter's eyes only, and return it.

    A folder that is there already keeps its mode: it is not ours to change. Raises
    `FolderError` if it can't be made or nothing can be written in it.
    """
    try:
        path.mkdir(mode=PRIVATE_DIR, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise FolderError(f"{_shown(_blocking(path))} is a file, not a folder.") from None
    except OSError as error:
        raise FolderError(f"{_shown(path)} can't be made: {_reason(error)}.") from None
    if not writable(path):
        raise FolderError(f"Nothing can be written in {_shown(path)}: it is read-only for you.")
    return path


def writable(path: Path) -> bool:
    """Return whether files can be made in this folder now."""
    return os.access(path, os.W_OK | os.X_OK)


def _blocking(path: Path) -> Path:
    """Return the file that stands where a folder should be."""
    for part in (path, *path.parents):
        if part.exists():
            return part
    return path


def _shown(path: Path) -> str:
    return one_line(str(path))


def _reason(error: OSError) -> str:
    return (error.strerror or "it is not known why").lower()
