"""Ids: each larger than every one before, whatever it is of."""

from __future__ import annotations

import sqlite3

_NEWEST_ROWS = 1000
"""So many rows back the largest id of a set is looked for."""


def first_free(conn: sqlite3.Connection) -> int:
    """Return an id above all that are there.

    Ids rise, so the largest are those of the newest rows; a set's own may be larger than
    that of the act that logged it.
    """
    largest = conn.execute(
        "SELECT max(ifnull((SELECT max(id) FROM happening), 0),"
        " ifnull((SELECT max(id) FROM session), 0), ifnull((SELECT max(set_id) FROM"
        " (SELECT set_id FROM lifted ORDER BY id DESC LIMIT ?)), 0),"
        " ifnull((SELECT max(set_id) FROM"
        " (SELECT set_id FROM timed ORDER BY id DESC LIMIT ?)), 0))",
        (_NEWEST_ROWS, _NEWEST_ROWS),
    ).fetchone()[0]
    return int(largest) + 1
