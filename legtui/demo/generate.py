"""Fills a file with made-up leg days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from random import Random

from legtui.demo.habits import course
from legtui.demo.lifter import Lifter
from legtui.demo.measured import body_of
from legtui.demo.planner import BOUTS, FEW, Planner
from legtui.demo.play import Play
from legtui.demo.recorder import Ends, Recorder
from legtui.demo.remembered import bouts_of
from legtui.demo.schedule import leg_days
from legtui.journal.journal import Journal
from legtui.journal.values import SessionKey
from legtui.session.happenings import Happening
from legtui.session.moment import Moment
from legtui.session.plan import SessionPlan

Played = tuple[SessionKey, Sequence[Happening], SessionPlan]
"""A session as the journal takes it."""

_BATCH = 100
"""Sessions written in one transaction."""

_PLAIN = 2
"""So many of the last sessions, a day A and a day B, go as planned."""

_RECENT = 200
"""So many of the last sessions are planned from all the bouts that the rules look at."""

_FREE_MS = 24 * 3_600_000
"""So long until the next session, and one may be left open for hours."""


_MOST_WEEKS = 104


def generate(
    journal: Journal,
    *,
    sessions: int = 24,
    seed: int = 1,
    end: Moment,
    warm_up: str = "standard",
    cool_down: str = "standard",
) -> None:
    """Write made-up leg days, the last three or four days before `end`.

    In a new file the same arguments give the same rows. It returns once all are on the disk.

    Args:
        journal: Where to.
        sessions: How many; twice a week, and denser where they would begin before 2000.
        seed: The same makes up the same.
        end: Now; nothing is later.
        warm_up: A list of the guide.
        cool_down: A list of the guide.

    Raises:
        ValueError: So many do not fit between the year 2000 and `end`.
        JournalError: They could not be written.
    """
    luck = Random(seed)
    starts = leg_days(sessions, end, luck)
    made = played(journal.new_id, starts, Planner(warm_up, cool_down), luck)
    while batch := tuple(islice(made, _BATCH)):
        journal.record_all(batch).result()


def measure(journal: Journal, *, sessions: int = 24, seed: int = 1, end: Moment) -> None:
    """Write what a lifter who trains twice a week measures meanwhile, two years at most.

    Args:
        journal: Where to.
        sessions: Half as many weeks are measured.
        seed: The same makes up the same.
        end: Now; nothing is later.

    Raises:
        JournalError: It could not be written.
    """
    records = body_of(min(sessions // 2, _MOST_WEEKS), end.local, Random(seed))
    journal.body.add_all(records, end).result()


def played(
    new_id: Callable[[], int], starts: Sequence[Moment], planner: Planner, luck: Random
) -> Iterator[Played]:
    """Give one session after the other as it was played; the planner learns from each.

    Args:
        new_id: Makes rising ids.
        starts: When they start, oldest first.
        planner: Plans them.
        luck: Where chance comes from.
    """
    lifter, ends = Lifter(luck), Ends()
    for number, start in enumerate(starts):
        following = starts[number + 1] if number + 1 < len(starts) else None
        free = following is not None and following.utc_ms - start.utc_ms >= _FREE_MS
        befalls = course(luck, may_be_left_open=free, plain=number >= len(starts) - _PLAIN)
        most = BOUTS if number >= len(starts) - _RECENT else FEW
        plan = planner.plan("AB"[number % 2], start.local.date(), most)
        key = SessionKey(new_id(), f"{luck.getrandbits(128):032x}")
        recorder = Recorder(plan, start, new_id, ends)
        Play(recorder, lifter, befalls, luck).whole()
        planner.learn(bouts_of(key.id, start, recorder.state))
        yield key, recorder.happenings, plan
