"""How the lifter said they felt before sessions, kept for the signs of fatigue."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime

from legtui.journal.journal import Journal
from legtui.training.check_in import CheckIn
from legtui.training.frozen import dataclass

NAME = "check_ins"
MOST = 12
"""As many are kept; the signs look back two weeks."""
START_WITHIN_MS = 3 * 3_600_000
"""A session that begins so long after the answers is the one that they were given for."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers, and when they were given."""

    utc_ms: int
    answers: CheckIn


def keep(journal: Journal, utc_ms: int, answers: CheckIn) -> Future[None]:
    """Keep the answers beside the newest ones before them."""
    all_of_them = [*kept(journal), Answered(utc_ms, answers)][-MOST:]
    import json

    rows = [
        [one.utc_ms, one.answers.soreness, one.answers.energy, one.answers.pain]
        for one in all_of_them
    ]
    return journal.set_setting(NAME, json.dumps(rows))


def kept(journal: Journal) -> tuple[Answered, ...]:
    """Return the answers that are kept, oldest first; none where they can't be read."""
    text = journal.settings().get(NAME)
    if text is None:
        return ()  # most were never asked, and home waits for what is loaded here
    import json

    try:
        rows = json.loads(text)
        return tuple(
            Answered(int(at), CheckIn(soreness, energy, pain))
            for at, soreness, energy, pain in rows
        )
    except (ValueError, TypeError):
        return ()


def before(answered: Sequence[Answered], started_at: datetime) -> CheckIn | None:
    """Return the answers that were given for a session; `None` if it was not asked."""
    start_ms = round(started_at.timestamp() * 1000)
    own = [one for one in answered if 0 <= start_ms - one.utc_ms <= START_WITHIN_MS]
    return own[-1].answers if own else None
