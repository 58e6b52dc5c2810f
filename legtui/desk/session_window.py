"""The sessions that a list has read so far: a window on the file, longer where it is scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from legtui.desk.past import volume_text
from legtui.desk.search import Search
from legtui.journal.finding import Wanted, find
from legtui.journal.journal import Journal
from legtui.journal.series import volumes
from legtui.journal.values import SessionRow
from legtui.training.weight import Unit

PAGE = 40
"""Sessions read at a time: rows are loaded as they are needed."""


class SessionWindow:
    """Sessions newest first, from the newest or the oldest end on as far as they were asked for.

    Args:
        journal: The file.
        unit: Volumes are said in it.
        search: What the sessions have.
    """

    def __init__(self, journal: Journal, unit: Unit, search: Search) -> None:
        self._journal = journal
        self._unit = unit
        self.search = search
        self.rows: list[SessionRow] = []
        self.volumes: dict[int, str] = {}
        self.at_newest = True
        """Whether the first row is the newest session there is."""
        self.at_oldest = False
        self.read_on()

    def read_on(self, count: int = PAGE) -> None:
        """Read the sessions before the last row."""
        if self.at_oldest:
            return
        last = self.rows[-1] if self.rows else None
        page = self._page(count, last, up=False)
        self.rows += page
        self.at_oldest = len(page) < count

    def read_up(self) -> int:
        """Read the sessions after the first row; return how many there were."""
        if self.at_newest:
            return 0
        page = self._page(PAGE, self.rows[0], up=True)
        self.rows[:0] = page
        self.at_newest = len(page) < PAGE
        return len(page)

    def go_to_newest(self) -> None:
        """Begin at the newest session."""
        if not self.at_newest:
            self.again(from_newest=True)

    def go_to_oldest(self) -> None:
        """Begin at the oldest session, without reading all that are between."""
        if self.at_oldest:
            return
        self.rows = list(self._page(PAGE, None, up=True))
        self.at_oldest, self.at_newest = True, len(self.rows) < PAGE

    def again(self, *, from_newest: bool = False) -> None:
        """Read as much anew, from the same end: the file has changed."""
        count = max(PAGE, len(self.rows))
        if self.at_newest or from_newest:
            self.rows, self.at_oldest, self.at_newest = [], False, True
            self.read_on(PAGE if from_newest else count)
            return
        self.rows = list(self._page(count, None, up=True))
        self.at_newest = len(self.rows) < count

    def _page(self, count: int, edge: SessionRow | None, *, up: bool) -> Sequence[SessionRow]:
        if self.search.empty and not up:
            page = self._journal.sessions(count, edge)
        else:
            page = find(self._journal, _wanted(self.search), count, edge, up=up)
        found = volumes(self._journal, [row.id for row in page])
        self.volumes |= {row.id: volume_text(found.get(row.id, {}), self._unit) for row in page}
        return page


def _wanted(search: Search) -> Wanted:
    lifts = tuple((one.exercise, one.variation) for one in search.lifts)
    return Wanted(lifts, search.since, search.until, search.text)
