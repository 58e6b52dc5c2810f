"""A line typed into the history's search: exercises, days, words of a note."""

from __future__ import annotations

from datetime import date

from legtui.desk.names import Named, leading
from legtui.desk.when import read_span
from legtui.training.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Search:
    """What sessions have to have; everything said has to hold."""

    lifts: tuple[Named, ...] = ()
    since: date | None = None
    until: date | None = None
    text: str = ""
    """In a note or in the name of an exercise that is not ours; in other case too."""

    @property
    def words(self) -> str:
        """How the line was read."""
        parts = [one.name for one in self.lifts]
        if self.since is not None and self.until is not None:
            parts.append(_days(self.since, self.until))
        if self.text:
            parts.append(f"“{self.text}” in a note")
        return " · ".join(parts)

    @property
    def empty(self) -> bool:
        """Whether every session has it."""
        return self == Search()


def read_search(line: str, today: date) -> Search:
    """Return what a line asks for; what is neither exercise nor day is looked for in notes."""
    words = line.split()
    lifts: list[Named] = []
    span: tuple[date, date] | None = None
    text: list[str] = []
    while words:
        dated = _leading_span(words, today)
        lift = None if dated else leading(words)
        if dated:
            span, taken = dated
        elif lift is not None:
            taken = lift[1]
            lifts.append(lift[0])
        else:
            taken = 1
            text.append(words[0])
        words = words[taken:]
    since, until = span if span else (None, None)
    return Search(tuple(dict.fromkeys(lifts)), since, until, " ".join(text))


def _leading_span(words: list[str], today: date) -> tuple[tuple[date, date], int] | None:
    for count in range(min(3, len(words)), 0, -1):
        found = read_span(words[:count], today)
        if found is not None:
            return found, count
    return None


def _days(since: date, until: date) -> str:
    if since == until:
        return f"{since:%a} {since.day} {since:%b %Y}"
    if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        return str(since.year)
    return f"{since:%b %Y}"
