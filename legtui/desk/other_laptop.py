"""Another laptop's log into this one: where it is, taken in, and what became of it in words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from legtui.contract import DATABASE_NAME
from legtui.exchange import photos_in
from legtui.journal import merging
from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal
from legtui.journal.merging import Merged
from legtui.machine.photo_files import beside
from legtui.session.moment import Moment
from legtui.text import one_line, plural


def take_in(
    other: Path, ours: Path, opened: Callable[[], AbstractContextManager[Journal]], at: Moment
) -> Merged:
    """Merge the other log into this one; a copy of this one is made before.

    Args:
        other: The other log, or its data folder.
        ours: Where this one is.
        opened: Opens this one, once the other is known to be whole.
        at: When it is done.

    Raises:
        JournalError: One of them can't be read or written, or they are the same; nothing was
            merged.
        PictureError: A picture can't be copied; nothing was merged.
    """
    file = other / DATABASE_NAME if other.is_dir() else other
    if ours.exists() and file.exists() and file.samefile(ours):
        raise JournalError(f"{one_line(str(other), 200)} is this very log.")
    with merging.opened_copy(file) as theirs, opened() as journal:
        if journal.last_recorded_ms() is not None:
            journal.backup(tag="before-merge")
        return photos_in.merge(journal, theirs, beside(file), at)


def merge_words(done: Merged) -> list[str]:
    """Return what a merge did, a sentence each."""
    body = f", {plural(done.body, 'body entry', 'body entries')} added" if done.body else ""
    lines = [f"{plural(done.added, 'session')} added, {done.already_there} already there{body}."]
    lines += [f"{at} differs on the two laptops: both are kept." for at in done.both_kept]
    lines += [
        f"{at} has another session here that began then: both are kept."
        for at in done.began_together
    ]
    if done.deleted_here:
        lines.append(f"{plural(done.deleted_here, 'session')} deleted here, and left out.")
    if done.in_progress:
        lines.append(f"{plural(done.in_progress, 'session')} still open there, and left out.")
    if done.photos_left:
        photos = plural(done.photos_left, "photo")
        lines.append(f"{photos} left out: no picture that can be read is beside that log.")
    return lines
