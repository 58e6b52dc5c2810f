"""Sessions of another laptop's file into this one: whole, once, and by one act.

A session is the same in both files by its uid. What is here is never changed: a session that both
have and that differs is kept twice, unless everything of theirs is here; so is one that begins
with another of here. What was deleted here stays deleted.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from legtui.journal import backup, body_log
from legtui.journal.body_values import Photo
from legtui.journal.errors import READING, JournalError, explain
from legtui.journal.journal import Journal
from legtui.journal.merge_rows import Translator
from legtui.journal.rows import insert_act
from legtui.journal.undoing import settle_history
from legtui.session.moment import Moment
from legtui.training.frozen import dataclass

_CONTENT: Final = """
SELECT exercise, variation, kind, side, load, unit, reps, logged_at, note, rir, form_ok
FROM set_log WHERE session_id = ? ORDER BY 8, 1, 2, 3, 4, 5, 7, 9, 10, 11
"""
_LIKE: Final = """
SELECT h.session_id FROM standing_head h CROSS JOIN session s ON s.id = h.session_id
WHERE h.started_ms / 1000 = ? AND s.kind IN ('imported', 'by_hand')
"""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did with the other file's sessions."""

    added: int = 0
    already_there: int = 0
    both_kept: tuple[str, ...] = ()
    """Starts of sessions that differ: theirs stands beside ours."""
    began_together: tuple[str, ...] = ()
    """Starts of sessions added that began in the same second as another of here."""
    deleted_here: int = 0
    in_progress: int = 0
    """Left out: still open on the other laptop."""
    body: int = 0
    """Measurements, tests, photos, food and drink that were new."""
    photos_left: int = 0
    """Photos left out: their pictures are not beside the other file."""

    @property
    def nothing(self) -> bool:
        """Whether nothing was written."""
        return not (self.added or self.both_kept or self.body)


@dataclass(frozen=True, slots=True)
class _Theirs:
    """A session of the other file."""

    id: int
    uid: str
    kind: str
    started_at: str
    started_ms: int
    status: str
    content: tuple[tuple[Any, ...], ...]

    @property
    def digest(self) -> str:
        """By what its sets say."""
        told = repr((self.started_at, self.content))
        return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


@contextlib.contextmanager
def opened_copy(path: Path) -> Iterator[Journal]:
    """Open a copy of another file, brought up to date; the file itself is not touched.

    Raises:
        JournalError: It is no whole file of legtui, or from a newer one.
    """
    if not path.is_file():
        raise JournalError(f"{path} is not there, or is no file.")
    backup.verify(path)
    with tempfile.TemporaryDirectory(prefix="legtui-") as folder:
        copy = Path(folder) / "other.db"
        try:
            with backup.read_file(path) as conn:
                backup.backup_to(conn, copy)
        except READING as error:
            raise explain(error, path) from error
        with Journal.open(copy) as journal:
            yield journal


def new_photos(ours: Journal, theirs: Journal) -> list[Photo]:
    """Return the photos of the other file that this one neither has nor had and deleted."""
    known = ours.body.known_photos()
    return [one for one in theirs.body.photos() if one.uid not in known]


def merge(
    ours: Journal, theirs: Journal, at: Moment, photos: tuple[Photo, ...] = ()
) -> Future[Merged]:
    """Take in what the other file has and this one has not, by one act.

    Args:
        ours: The lifter's file, open for writing.
        theirs: The other, from `opened_copy`.
        at: When it is done.
        photos: Those of `new_photos` whose pictures are here by now; no others come in.
    """
    sessions = tuple(_sessions(theirs))
    body = replace(theirs.body.everything(), photos=photos)

    def job(conn: sqlite3.Connection) -> Merged:
        sorted_out = [(one, _wanted(conn, one)) for one in sessions]
        new_body = body_log.merged_records(body, conn)
        taken = [(one, uid) for one, uid in sorted_out if uid not in _LEFT]
        beside = tuple(one.started_at for one, _ in taken if _stands_then(conn, one.started_ms))
        done = _told(sorted_out, beside, len(new_body))
        if done.nothing:
            return done
        settle_history(conn, None)
        # The act has the newest id: undo takes the merge back before anything that it brought.
        ids = [ours.new_id() for _ in range(_ids_needed(theirs, taken) + 1)]
        act = ids.pop()
        insert_act(conn, act, None, "imported", at)
        _remember(conn, theirs, act, len(sessions))
        translator = Translator(conn, theirs.query, iter(ids), act)
        for one, uid in taken:
            _free(conn, uid)
            translator.session(one.id, uid, one.kind)
        body_log.insert(conn, new_body, act)
        return done

    return ours.history.run(job)


def _ids_needed(theirs: Journal, taken: Sequence[tuple[_Theirs, str]]) -> int:
    """Return at most how many sessions, acts and sets there are to be named."""
    needed = 0
    for one, _ in taken:
        ((number,),) = theirs.query(
            "SELECT 1 + (SELECT count(*) FROM happening WHERE session_id = :session)"
            " + (SELECT count(*) FROM lifted WHERE session_id = :session)"
            " + (SELECT count(*) FROM timed WHERE session_id = :session)",
            {"session": one.id},
        )
        needed += number
    return needed


_HERE, _DELETED, _OPEN = "here", "deleted", "open"
_LEFT: Final = (_HERE, _DELETED, _OPEN)


def _wanted(conn: sqlite3.Connection, one: _Theirs) -> str:
    """Return the uid that a session gets here, or why it is left out."""
    if one.status == "in_progress":
        return _OPEN
    ours = conn.execute("SELECT id FROM session WHERE uid = ?", (one.uid,)).fetchone()
    if ours is None:
        return _HERE if _known_otherwise(conn, one) else one.uid
    if not _stands(conn, ours[0]):
        return _DELETED if _was_deleted(conn, ours[0]) else one.uid
    if _holds(_content(conn, ours[0]), one.content):
        return _HERE
    twin = f"{one.uid}~{one.digest}"
    kept = conn.execute("SELECT id FROM session WHERE uid = ?", (twin,)).fetchone()
    if kept is None or not (_stands(conn, kept[0]) or _was_deleted(conn, kept[0])):
        return twin
    return _HERE if _stands(conn, kept[0]) else _DELETED


def _known_otherwise(conn: sqlite3.Connection, one: _Theirs) -> bool:
    """Whether both laptops imported the same session, or it was typed in on both."""
    if one.kind not in ("imported", "by_hand"):
        return False
    found = conn.execute(_LIKE, (one.started_ms // 1000,)).fetchall()
    return any(_holds(_content(conn, id_), one.content) for (id_,) in found)


def _holds(ours: Sequence[tuple[Any, ...]], theirs: Sequence[tuple[Any, ...]]) -> bool:
    """Whether all of their sets are ours too."""
    left = list(ours)
    for one in theirs:
        if one not in left:
            return False
        left.remove(one)
    return True


def _content(conn: sqlite3.Connection, session: int) -> tuple[tuple[Any, ...], ...]:
    return tuple(conn.execute(_CONTENT, (session,)).fetchall())


def _stands(conn: sqlite3.Connection, session: int) -> bool:
    sql = "SELECT 1 FROM standing_head WHERE session_id = ?"
    return conn.execute(sql, (session,)).fetchone() is not None


def _stands_then(conn: sqlite3.Connection, started_ms: int) -> bool:
    """Whether a session that began in the same second is here."""
    sql = "SELECT 1 FROM standing_head WHERE started_ms / 1000 = ?"
    return conn.execute(sql, (started_ms // 1000,)).fetchone() is not None


def _was_deleted(conn: sqlite3.Connection, session: int) -> bool:
    """Whether the lifter deleted it, rather than took back the merge that brought it."""
    sql = (
        "SELECT 1 FROM head h CROSS JOIN happening k ON k.id = h.taken_by AND k.undone = 0"
        " CROSS JOIN happening a ON a.id = h.added_by AND a.undone = 0 WHERE h.session_id = ?"
    )
    return conn.execute(sql, (session,)).fetchone() is not None


def _free(conn: sqlite3.Connection, uid: str) -> None:
    """Let go of the uid of a session whose merge was taken back."""
    conn.execute("UPDATE session SET uid = uid || '-undone-' || id WHERE uid = ?", (uid,))


def _sessions(theirs: Journal) -> Iterator[_Theirs]:
    rows = theirs.query(
        "SELECT h.session_id, s.uid, s.kind, g.started_at, h.started_ms, g.status"
        " FROM standing_head h CROSS JOIN session s ON s.id = h.session_id"
        " CROSS JOIN session_log g ON g.session_id = h.session_id"
        " ORDER BY h.started_ms, h.session_id"
    )
    for id_, uid, kind, started_at, started_ms, status in rows:
        content = tuple(theirs.query(_CONTENT, (id_,)))
        yield _Theirs(id_, uid, kind, started_at, started_ms, status, content)


def _told(found: Sequence[tuple[_Theirs, str]], beside: tuple[str, ...], body: int) -> Merged:
    left = [uid for _, uid in found]
    twins = tuple(one.started_at for one, uid in found if "~" in uid and one.uid != uid)
    return Merged(
        added=sum(uid not in _LEFT for uid in left) - len(twins),
        already_there=left.count(_HERE),
        both_kept=twins,
        began_together=tuple(at for at in beside if at not in twins),
        deleted_here=left.count(_DELETED),
        in_progress=left.count(_OPEN),
        body=body,
    )


def _remember(conn: sqlite3.Connection, theirs: Journal, act: int, sessions: int) -> None:
    hashed = hashlib.sha256(theirs.path.read_bytes()).hexdigest()
    conn.execute(
        "INSERT INTO import_file(hash, name, format, lines, added_by) VALUES (?,?,?,?,?)",
        (hashed, "another laptop", "legtui.db", sessions, act),
    )
