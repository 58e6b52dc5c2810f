"""The contract's logs as plain values, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legtui.contract import SESSION_LOG_COLUMNS, SET_LOG_COLUMNS
from legtui.journal.journal import Journal
from legtui.journal.values import SessionRow

_PAGE = 200


def sessions_with_sets(journal: Journal, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield sessions newest first: the columns of `session_log`, and `sets` with `set_log`'s."""
    for page in session_pages(journal, limit):
        for row in page:
            found = journal.query(
                f"SELECT {', '.join(SESSION_LOG_COLUMNS)} FROM session_log WHERE session_id = ?",
                (row.id,),
            )
            for session in found:
                named: dict[str, Any] = dict(zip(SESSION_LOG_COLUMNS, session, strict=True))
                named["sets"] = _sets(journal, row.id)
                yield named


def session_pages(journal: Journal, limit: int | None = None) -> Iterator[tuple[SessionRow, ...]]:
    """Yield the sessions newest first, a page at a time; `limit` `None` is all."""
    left = limit
    before = None
    while left is None or left > 0:
        page = journal.sessions(min(_PAGE, left) if left is not None else _PAGE, before)
        if not page:
            return
        yield page
        before = page[-1]
        left = None if left is None else left - len(page)


def _sets(journal: Journal, session: int) -> list[dict[str, Any]]:
    rows = journal.query(
        f"SELECT {', '.join(SET_LOG_COLUMNS)} FROM set_log WHERE session_id = ?", (session,)
    )
    return [dict(zip(SET_LOG_COLUMNS, row, strict=True)) for row in rows]
