"""Everything out of the journal, a piece at a time, and into a file that is whole or not there."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from legtui.exchange.csv_out import csv_lines
from legtui.exchange.from_journal import per_hand, sessions_of
from legtui.exchange.hevy_out import hevy_lines
from legtui.exchange.importing import document_besides
from legtui.exchange.json_out import json_lines
from legtui.exchange.markdown_out import markdown_lines
from legtui.exchange.photo_zip import with_pictures, write_zip
from legtui.exchange.records import ImportedSession
from legtui.exchange.strong_out import strong_lines
from legtui.journal.folders import sync_folder
from legtui.journal.journal import Journal
from legtui.machine.photo_files import beside
from legtui.training.weight import Unit

ZIP: Final = "zip"
FORMATS: Final = ("csv", "json", ZIP, "strong", "hevy", "markdown")
"""What can be written; `zip` is the JSON and the photos, `markdown` one session, for a coach."""

Progress = Callable[[int], None]
"""Told how many sessions are written."""


class NoSuchSession(ValueError):
    """There is no session with this number."""


def csv_chunks(journal: Journal, progress: Progress | None = None) -> Iterator[str]:
    """Yield our CSV, a line at a time."""
    yield from csv_lines(_sessions(journal, progress, details=False))


def json_chunks(journal: Journal, progress: Progress | None = None) -> Iterator[str]:
    """Yield our JSON: sessions, the body, choices, settings."""
    yield from json_lines(_sessions(journal, progress), (), document_besides(journal))


def strong_chunks(journal: Journal, progress: Progress | None = None) -> Iterator[str]:
    """Yield a CSV as Strong writes it."""
    yield from strong_lines(per_hand(one) for one in _sessions(journal, progress))


def hevy_chunks(
    journal: Journal, progress: Progress | None = None, unit: Unit = Unit.KG
) -> Iterator[str]:
    """Yield a CSV as Hevy writes it."""
    yield from hevy_lines((per_hand(one) for one in _sessions(journal, progress)), unit)


def markdown_chunks(journal: Journal, session: int | None = None) -> Iterator[str]:
    """Yield one session as Markdown; `None` is the newest.

    Raises:
        NoSuchSession: There is none.
    """
    if session is None:
        newest = journal.sessions(1)
        if not newest:
            raise NoSuchSession("there is no session yet")
        session = newest[0].id
    found = next(sessions_of(journal, ids=(session,)), None)
    if found is None:
        raise NoSuchSession(f"there is no session {session}")
    yield from markdown_lines(found[1])


def chunks(
    journal: Journal,
    form: str,
    *,
    unit: Unit = Unit.KG,
    session: int | None = None,
    progress: Progress | None = None,
) -> Iterator[str]:
    """Yield an export of one of `FORMATS` that is text.

    Raises:
        NoSuchSession: `markdown` of a session that is not there.
    """
    match form:
        case "csv":
            return csv_chunks(journal, progress)
        case "json":
            return json_chunks(journal, progress)
        case "strong":
            return strong_chunks(journal, progress)
        case "hevy":
            return hevy_chunks(journal, progress, unit)
        case "markdown":
            return markdown_chunks(journal, session)
        case _:
            raise ValueError(f"{form} is no text")


def to_file(
    journal: Journal,
    form: str,
    path: Path,
    *,
    unit: Unit = Unit.KG,
    session: int | None = None,
    progress: Progress | None = None,
) -> int:
    """Write an export of one of `FORMATS`, as `write_file` does; return its bytes.

    Raises:
        NoSuchSession: `markdown` of a session that is not there.
        OSError: It cannot be written; what was there is as it was.
    """
    if form != ZIP:
        return write_file(
            path, chunks(journal, form, unit=unit, session=session, progress=progress)
        )
    folder = beside(journal.path)
    photos = with_pictures(journal.body.photos(), folder)
    besides = document_besides(journal, photos)
    document = json_lines(_sessions(journal, progress), (), besides)
    with _whole(path) as file:
        write_zip(file, document, photos, folder)
    return path.stat().st_size


def _sessions(
    journal: Journal, progress: Progress | None, *, details: bool = True
) -> Iterator[ImportedSession]:
    for _, session in sessions_of(journal, details=details, progress=progress):
        yield session


def write_file(path: Path, pieces: Iterable[str]) -> int:
    """Write a file that only the lifter can read, whole or not at all; return its bytes.

    A link is replaced, not followed; a pipe or a device is written to.

    Raises:
        OSError: It cannot be written; what was there is as it was.
    """
    with _whole(path) as file:
        return sum(file.write(piece.encode()) for piece in pieces)


@contextlib.contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """Open what becomes the file in the end, or never."""
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(path))
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        with path.open("wb") as file:
            yield file
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)
