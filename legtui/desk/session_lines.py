"""Sessions as lines for a terminal: what the list of the history shows, without its colors."""

from __future__ import annotations

from collections.abc import Iterator

from legtui.desk.past import volume_text
from legtui.journal.journal import Journal
from legtui.journal.logs import session_pages
from legtui.journal.series import volumes
from legtui.journal.values import SessionRow
from legtui.text import clock, one_line, plural
from legtui.training.weight import Unit


def session_lines(journal: Journal, unit: Unit, limit: int | None = None) -> Iterator[str]:
    """Yield a line a session, newest first; volumes in `unit`."""
    for page in session_pages(journal, limit):
        found = volumes(journal, [row.id for row in page])
        for row in page:
            yield _line(row, volume_text(found.get(row.id, {}), unit))


def _line(row: SessionRow, volume: str) -> str:
    length = ""
    if row.ended_at is not None and row.ended_at > row.started_at:
        length = clock((row.ended_at - row.started_at).total_seconds())
    kept = [
        name if seconds else "-"
        for name, seconds in (("warm-up", row.warm_up_s), ("cool-down", row.cool_down_s))
        if row.kind in ("leg_day", "cool_down")
    ]
    parts = [
        f"{row.started_at:%Y-%m-%d %H:%M}",
        row.day or "-",
        f"{plural(row.work_sets, 'set'):>8}",
        f"{length:>8}",
        f"{volume:>9}",
        f"{' '.join(f'{one:<9}' for one in kept):<19}",
        f"{row.status:<11}",
        one_line(row.note or "", 60),
    ]
    return "  ".join(parts).rstrip()
