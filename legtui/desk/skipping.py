"""Warm-up items and stretches that are skipped again and again: they may go."""

from __future__ import annotations

from collections import defaultdict

from legtui.journal.journal import Journal

TIMES = 3
"""After so many sessions running in which it was skipped, an item may be dropped."""


def skipped_again(journal: Journal) -> tuple[str, ...]:
    """Return the items that were skipped, on every side, in each of the latest sessions."""
    rows = [one for one in journal.sessions(4 * TIMES) if one.kind == "leg_day"][:TIMES]
    if len(rows) < TIMES:
        return ()
    skipped = [_skipped(journal, row.id) for row in rows]
    return tuple(step for step in skipped[0] if all(step in other for other in skipped[1:]))


def _skipped(journal: Journal, session: int) -> tuple[str, ...]:
    """The items of a session of which no side was done."""
    statuses: dict[str, set[str]] = defaultdict(set)
    for step, status in journal.query(
        "SELECT step, status FROM step_log WHERE session_id = ?", (session,)
    ):
        statuses[step].add(status)
    return tuple(step for step, seen in statuses.items() if seen == {"skipped"})
