"""Copies of the file that count only once they were opened, checked and counted."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from legtui.journal.connect import reader
from legtui.journal.errors import READING, Damaged, JournalError, NotOurs, TooNew, explain
from legtui.journal.folders import make_folder, private_file, sync_file, sync_folder
from legtui.journal.lock import InstanceLock
from legtui.journal.version import APPLICATION_ID, BACKUPS, SCHEMA_VERSION
from legtui.training.frozen import dataclass

DAYS, WEEKS, MONTHS = 7, 4, 12
"""The newest copy of each of so many days, weeks and months is kept."""

MOST_BYTES = 1 << 30
"""What all copies together may take; the oldest go first, the newest stays."""

_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup: when it was made, and where it is."""

    made: datetime
    path: Path


def backup_to(conn: sqlite3.Connection, dest: Path) -> None:
    """Write a verified copy of an open file; `dest` is complete or does not exist.

    What is written meanwhile is not in it: rows are counted in the state that is copied.

    Raises:
        JournalError: It could not be written, or its check failed.
    """
    temporary = dest.with_name(f".{dest.name}.{os.getpid()}.tmp")
    try:
        private_file(temporary)
        with contextlib.closing(sqlite3.connect(temporary)) as copy, _one_state(conn):
            least = counts(conn)
            conn.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        verify(temporary, least, called="the copy")
        sync_file(temporary)
        os.replace(temporary, dest)
        sync_folder(dest.parent)
    except (sqlite3.Error, OSError, JournalError) as error:
        raise _no_backup(error, dest) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def _one_state(conn: sqlite3.Connection) -> Iterator[None]:
    """Let a connection see one state of the file, whatever others write meanwhile."""
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.execute("ROLLBACK")


def _no_backup(error: BaseException, dest: Path) -> JournalError:
    why = explain(error, dest)
    said = why.headline.removeprefix("Not saved: ")
    return type(why)(f"No backup was made: {said}", "The journal itself is as it was.")


def counts(conn: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows the tables have that nothing can be derived without."""
    tables = ("session", "happening", "lifted")
    there = {name for (name,) in conn.execute("SELECT name FROM sqlite_master")}
    return {
        table: int(conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for table in tables
        if table in there
    }


def verify(path: Path, least: dict[str, int] | None = None, *, called: str = "") -> None:
    """Make sure that a copy is a whole journal.

    Args:
        path: A file that nobody has open.
        least: Rows that each table must have at least.
        called: What the lifter calls it; empty is its path.

    Raises:
        NotOurs: It is another program's file, or no SQLite file.
        Damaged: Its check failed, or rows are missing.
    """
    name = called or str(path)
    try:
        with read_file(path) as conn:
            if conn.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise NotOurs(f"{name} is not a backup of legtui.", "Nothing was changed.")
            said = conn.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if said != "ok":
                raise Damaged(f"{name} is damaged: {said[:200]}", "Nothing was changed.")
            found = counts(conn)
    except READING as error:
        raise explain(error, path) from error
    for table, number in (least or {}).items():
        if found.get(table, 0) < number:
            raise Damaged(f"{name} lacks rows of {table}.", "Nothing was changed.")


def back_up(path: Path, dest: Path | None, tag: str, now: datetime) -> Path:
    """Write a copy of a file that may be in use; return where it is.

    Args:
        path: The file.
        dest: Where to; `None` is the folder of backups, which is thinned out then.
        tag: A word for the name there.
        now: The time for the name there, aware.

    Raises:
        JournalError: There is no copy; the file is as it was.
    """
    try:
        with contextlib.closing(reader(path)) as conn:
            if dest is not None:
                backup_to(conn, dest)
                return dest
            made = backup_beside(conn, path, tag, now)
    except READING as error:
        raise explain(error, path) from error
    rotate(path, now)
    return made


def version_of(path: Path) -> int:
    """Return the schema version of a file that nobody has open."""
    with read_file(path) as conn:
        return int(conn.execute("PRAGMA user_version").fetchone()[0])


def backup_beside(
    conn: sqlite3.Connection, path: Path, tag: str, now: datetime | None = None
) -> Path:
    """Write a copy of an open file into the folder of backups beside it; return where."""
    folder = path.parent / BACKUPS
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _no_backup(error, folder) from error
    dest = folder / copy_name(path, now or datetime.now(UTC), tag)
    backup_to(conn, dest)
    return dest


def copy_name(path: Path, made: datetime, tag: str) -> str:
    """Return the name of a backup: sorts by time, `legtui-20261112T180431Z-auto.db`."""
    return f"{path.stem}-{made.astimezone(UTC):{_STAMP}}-{tag}.db"


def copies(path: Path) -> list[Copy]:
    """Return the backups of a file, oldest first; what has another name is not ours."""
    found = []
    for one in (path.parent / BACKUPS).glob(f"{path.stem}-*.db"):
        stamp = one.name.removeprefix(f"{path.stem}-")[:16]
        with contextlib.suppress(ValueError):
            made = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
            found.append(Copy(made, one))
    return sorted(found, key=lambda copy: (copy.made, copy.path.name))


def thin(
    made: Iterable[Copy],
    now: datetime,
    *,
    days: int = DAYS,
    weeks: int = WEEKS,
    months: int = MONTHS,
    most_bytes: int | None = None,
    size: dict[Path, int] | None = None,
) -> list[Copy]:
    """Return which backups to delete; nothing is deleted here.

    The newest of each of the last days, weeks and months stays, and so does what claims to be
    from the future. The newest of all is never deleted.

    Args:
        made: The backups.
        now: Aware.
        days: Of so many days back the newest is kept.
        weeks: Likewise.
        months: Likewise.
        most_bytes: What is kept may take together; the oldest go first.
        size: Bytes of each, for `most_bytes`.
    """
    newest_first = sorted(made, key=lambda copy: (copy.made, copy.path.name), reverse=True)
    kept: list[Copy] = []
    seen: set[tuple[object, ...]] = set()
    for one in newest_first:
        keys = _periods(one.made, now, days, weeks, months)
        if not kept or one.made > now or any(key not in seen for key in keys):
            kept.append(one)
        seen.update(keys)
    if most_bytes is not None:
        kept = _within(kept, most_bytes, size or {})
    return [one for one in newest_first if one not in kept]


def _periods(
    made: datetime, now: datetime, days: int, weeks: int, months: int
) -> list[tuple[object, ...]]:
    """The day, week and month of a backup, where they are not too long ago."""
    today, day = now.date(), made.astimezone(now.tzinfo).date()
    found: list[tuple[object, ...]] = []
    if (today - day).days < days:
        found.append(("day", day))
    monday = day - timedelta(days=day.weekday())
    if (today - timedelta(days=today.weekday()) - monday).days < 7 * weeks:
        found.append(("week", monday))
    if 12 * (today.year - day.year) + today.month - day.month < months:
        found.append(("month", day.year, day.month))
    return found


def _within(kept: list[Copy], most_bytes: int, size: dict[Path, int]) -> list[Copy]:
    total = 0
    within: list[Copy] = []
    for one in kept:
        total += size.get(one.path, 0)
        if within and total > most_bytes:
            break
        within.append(one)
    return within


def rotate(path: Path, now: datetime, most_bytes: int | None = MOST_BYTES) -> list[Path]:
    """Delete the backups that `thin` names; return them."""
    found = copies(path)
    sizes = {one.path: one.path.stat().st_size for one in found}
    gone = []
    for one in thin(found, now, most_bytes=most_bytes, size=sizes):
        with contextlib.suppress(OSError):
            one.path.unlink()
            gone.append(one.path)
    return gone


def restore(path: Path, source: Path, now: datetime | None = None) -> Path | None:
    """Put a backup in the file's place; return where the replaced file is kept.

    The replaced file and its log are moved away together: an old log beside a new file would
    damage it.

    Args:
        path: The file, which no legtui may have open.
        source: The backup; it stays.
        now: The time for the name of the replaced file, aware.

    Raises:
        JournalError: It is open, the backup is no whole journal or from a newer legtui, or the
            disk refuses; the file is as it was.
    """
    lock = InstanceLock(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        verify(source)
        if version_of(source) > SCHEMA_VERSION:
            raise TooNew(f"{source} was written by a newer legtui.", "Nothing was changed.")
        make_folder(path.parent)
        lock.acquire()
        private_file(temporary)
        with read_file(source) as old, contextlib.closing(sqlite3.connect(temporary)) as new:
            old.backup(new)
        verify(temporary)
        sync_file(temporary)
        kept = _move_away(path, now or datetime.now(UTC))
        os.replace(temporary, path)
        sync_folder(path.parent)
    except (sqlite3.Error, OSError) as error:
        raise explain(error, path) from error
    finally:
        lock.release()
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return kept


@contextlib.contextmanager
def read_file(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file that nobody has open, for reading."""
    still = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
    conn = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro{still}", uri=True)
    try:
        conn.execute("PRAGMA trusted_schema=OFF")
        conn.execute("PRAGMA cell_size_check=ON")
        yield conn
    finally:
        conn.close()


def _move_away(path: Path, now: datetime) -> Path | None:
    """Move the file, its log and the log's index to a name of their own."""
    stamp = now.astimezone(UTC).strftime(_STAMP)
    kept = path.with_name(f"{path.stem}.replaced-{stamp}{path.suffix}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.stem}.replaced-{stamp}-{number}{path.suffix}")
    moved = None
    for ending in ("-wal", "-shm", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            os.replace(part, kept.with_name(kept.name + ending))
            moved = kept if ending == "" else moved
    return moved
