"""Another laptop's log coming in."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from legtui.desk.files import path_of
from legtui.desk.other_laptop import merge_words, take_in
from legtui.journal.errors import JournalError
from legtui.machine.pictures import PictureError
from legtui.screens.jobs import JobScreen, Line
from legtui.screens.list_detail import Row

_ABOUT: Final = (
    "The log of another laptop, or its data folder: its sessions come in, none twice, and nothing"
    " here is changed. Where both have a session and differ, both are kept. u takes it back.",
)


class OtherLaptop:
    """The line that asks for the other log, and what became of it."""

    def __init__(self, screen: JobScreen) -> None:
        self._screen = screen
        self._told: Sequence[str] = ()

    def lines(self) -> Sequence[Line]:
        """Return the line."""
        return (Line(Row("Another laptop"), self._ask, "Take in", self._words),)

    def _words(self) -> Sequence[str]:
        return (*self._told, "", *_ABOUT) if self._told else _ABOUT

    def _ask(self) -> None:
        question = "Its log or data folder? Type or paste the path"
        self._screen.legtui.ask(question, lambda line: self._merge(path_of(line)))

    def _merge(self, other: Path) -> None:
        screen = self._screen
        journal, at = screen.legtui.journal, screen.legtui.clock.now()

        def job() -> None:
            try:
                done = take_in(other, journal.path, lambda: nullcontext(journal), at)
            except (JournalError, PictureError) as error:
                why = str(error)
                screen.then(lambda: screen.refuse(why))
            else:
                screen.then(lambda: self._merged(merge_words(done), done.nothing))

        screen.work("merging", job)

    def _merged(self, told: Sequence[str], nothing: bool) -> None:
        self._told = told
        self._screen.say(told[0] if nothing else f"{told[0]} u takes it back.")
        self._screen.legtui.history_changed()
