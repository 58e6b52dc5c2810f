"""The table of names: what other apps' exercises are to us, and the lifter's own changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from legtui.exchange.importing import own_names
from legtui.exchange.names import known_names
from legtui.screens.jobs import JobScreen, Line
from legtui.screens.list_detail import Row
from legtui.screens.other_names import ask_meaning, said


class NamesTable:
    """The lines of the table; `changed` is called when a name means something else."""

    def __init__(self, screen: JobScreen, changed: Callable[[], None]) -> None:
        self._screen = screen
        self._changed = changed
        self._own: dict[str, str | None] = {}

    def look_up(self) -> None:
        """Read what the lifter changed."""
        self._own = own_names(self._screen.legtui.journal)

    def lines(self) -> Sequence[Line]:
        """Return the table and a line for each change."""
        return (
            Line(Row("Names"), self._ask_new, "Add", self._words),
            *(
                Line(
                    Row(f"  {name}", "none" if to is None else to),
                    lambda name=name: self.ask(name, None),  # type: ignore[misc]
                    "Change",
                    lambda to=to: (f"Means: {said(to)}.",),  # type: ignore[misc]
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
