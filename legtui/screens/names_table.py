"""The table of names: what other apps' exercises are to us, and the lifter's own changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from legtui.exchange.importing import own_names, unnamed
from legtui.exchange.names import known_names
from legtui.exchange.records import Unmatched
from legtui.screens.jobs import JobScreen, Line
from legtui.screens.list_detail import Row
from legtui.screens.other_names import ask_meaning, said
from legtui.text import plural

_MOST_UNKNOWN: Final = 50


class NamesTable:
    """The lines of the table; `changed` is called when a name means something else."""

    def __init__(self, screen: JobScreen, changed: Callable[[], None]) -> None:
        self._screen = screen
        self._changed = changed
        self._own: dict[str, str | None] = {}
        self._unknown: Sequence[Unmatched] = ()

    def look_up(self) -> None:
        """Read what the lifter changed, and which names of the log nobody knows."""
        self._own = own_names(self._screen.legtui.journal)
        self._unknown = unnamed(self._screen.legtui.journal)[:_MOST_UNKNOWN]

    def lines(self) -> Sequence[Line]:
        """Return the table, a line for each name that nobody knows and one for each change."""
        return (
            Line(Row("Names"), self._ask_new, "Add", self._words),
            *(
                Line(
                    Row(f"  {one.name}", "?"),
                    partial(self.ask, one.name, one.guess),
                    "Name",
                    partial(_unknown_words, one),
                )
                for one in self._unknown
            ),
            *(
                Line(
                    Row(f"  {name}", "none" if to is None else to),
                    partial(self.ask, name, None),
                    "Change",
                    partial(_means, to),
                )
                for name, to in self._own.items()
            ),
        )

    def _words(self) -> Sequence[str]:
        return (
            "What other apps' names mean. Yours come first; Enter adds one.",
            "",
            *(f"{name} → {said(to)}" for name, to in self._own.items()),
            *(f"{name} → {said(to)}" for name, to in known_names()),
        )

    def _ask_new(self) -> None:
        self._screen.legtui.ask("Its name in the other app", lambda line: self.ask(line, None))

    def ask(self, name: str, guess: str | None) -> None:
        """Ask what a name means, the guess first."""
        ask_meaning(self._screen.legtui, name, guess, self._own, self._changed)


def _means(to: str | None) -> Sequence[str]:
    return (f"Means: {said(to)}.",)


def _unknown_words(one: Unmatched) -> Sequence[str]:
    near = f"Nearest: {said(one.guess)}." if one.guess else "Like none of ours."
    return (
        f"{plural(one.count, 'set')} in the log by this name, and nobody knows what it is.",
        near,
        "Enter says it: the sets become sets of it, and u takes that back.",
    )
