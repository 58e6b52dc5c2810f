"""What was lifted in this week of last year, 52 weeks ago; for the finish."""

from __future__ import annotations

from datetime import date, timedelta

from legtui.desk.names import variation_name
from legtui.desk.rack import Rack
from legtui.desk.record_marks import session_bouts
from legtui.desk.said import per_hand
from legtui.journal.finding import Wanted, find
from legtui.journal.journal import Journal
from legtui.session.label import load_text
from legtui.training.progress import mark_of
from legtui.training.weight import Unit

_LIFTS = 2


def this_week_last_year(journal: Journal, rack: Rack, today: date) -> str:
    """Return the first lifts of the week 52 weeks ago, in a line; empty without a session."""
    monday = today - timedelta(days=today.weekday() + 364)
    rows = [
        row
        for row in find(journal, Wanted(since=monday, until=monday + timedelta(days=6)), 7)
        if row.work_sets
    ]
    if not rows:
        return ""
    row = min(rows, key=lambda one: abs((today - one.started_at.date()).days - 364))
    parts = []
    for bout in session_bouts(journal, row.id, row.started_at):
        mark = mark_of(bout, Unit.KG)
        if mark.top is not None and mark.reps:
            load = load_text(mark.top, per_hand(rack, bout.variation))
            parts.append((mark.top.kg, f"{variation_name(bout.variation)} {load} × {mark.reps}"))
    shown = [text for _, text in sorted(parts, key=lambda one: -one[0])[:_LIFTS]]
    if not shown:
        return ""
    return f"This week last year ({row.started_at.day} {row.started_at:%b}): {', '.join(shown)}"
