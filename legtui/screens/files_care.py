"""Care for the log: copies, going back to one, checks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from legtui.desk.files import path_of
from legtui.journal import backup, doctor
from legtui.journal.errors import JournalError
from legtui.screens.choice import Option
from legtui.screens.jobs import JobScreen, Line
from legtui.screens.list_detail import Row
from legtui.screens.reopen import restored
from legtui.text import one_line, plural

_MOST_COPIES: Final = 30
_ABOUT: Final = (
    "A checked copy is made after each finished session and before every import; of the last 7"
    " days, 4 weeks and 12 months the newest is kept."
)
_BACK: Final = "Restoring puts it in the log's place; the log as it is now is kept."
_OTHER: Final = "A copy that lies elsewhere; it is checked before it is put in the log's place."


class Copies:
    """The copies' lines."""

    def __init__(self, screen: JobScreen) -> None:
        self._screen = screen
        self._copies: Sequence[backup.Copy] = ()

    def look_up(self) -> None:
        """Look which copies there are."""
        self._copies = backup.copies(self._screen.legtui.journal.path)[::-1]

    def lines(self) -> Sequence[Line]:
        """Return one line to make a copy, and one to go back to each, newest first."""
        return (
            Line.heading("Copies of the log"),
            Line(Row("Make one now"), self._make, "Copy", lambda: (_ABOUT,)),
            *(
                Line(
                    Row(f"{one.made.astimezone():%Y-%m-%d %H:%M}", one.path.stem[24:]),
                    partial(self._ask_restore, one),
                    "Restore",
                    partial(tuple, [str(one.path), _BACK]),
                )
                for one in self._copies[:_MOST_COPIES]
            ),
            Line(Row("From another file"), self._ask_file, "Restore", lambda: (_OTHER,)),
        )

    def _make(self) -> None:
        screen = self._screen
        journal = screen.legtui.journal

        def job() -> None:
            try:
                made = journal.backup(tag="by-hand")
            except JournalError as error:
                why = str(error)
                screen.then(lambda: screen.refuse(why))
            else:
                screen.then(lambda: screen.say(f"Kept as {made.name}."))

        screen.work("copying", job)

    def _ask_file(self) -> None:
        question = "Which copy? Type or paste its path"
        self._screen.legtui.ask(question, lambda line: self._take(path_of(line)))

    def _take(self, path: Path) -> None:
        ours = self._screen.legtui.journal.path
        if not path.is_file():
            self._screen.refuse(f"{one_line(path.name or str(path))} is not there, or is no file.")
        elif path.samefile(ours):
            self._screen.refuse("That is the log itself.")
        else:
            self._ask(path, one_line(path.name, 40))

    def _ask_restore(self, copy: backup.Copy) -> None:
        self._ask(copy.path, f"{copy.made.astimezone():%Y-%m-%d %H:%M}")

    def _ask(self, path: Path, called: str) -> None:
        def chosen(place: int) -> None:
            if place == 0:
                self._screen.say(restored(self._screen.legtui, path))

        self._screen.legtui.choose(
            f"Go back to {called}?",
            [Option("Restore it", "the log as it is now is kept beside"), Option("Leave it")],
            chosen,
        )


class Checks:
    """The line that checks the log, and what was found."""

    def __init__(self, screen: JobScreen) -> None:
        self._screen = screen
        self._found: Sequence[str] = ()

    def lines(self) -> Sequence[Line]:
        """Return the line."""
        return (Line(Row("Check the log"), self._check, "Check", lambda: self._found),)

    def _check(self) -> None:
        screen = self._screen
        path = screen.legtui.journal.path

        def job() -> None:
            found = [
                f"{'ok' if one.ok else 'WRONG'} · {one.name}: {one.detail}"
                for one in doctor.examine(path)
            ]
            screen.then(lambda: self._checked(found))

        screen.work("checking", job)

    def _checked(self, found: Sequence[str]) -> None:
        self._found = found
        bad = sum(one.startswith("WRONG") for one in found)
        self._screen.say("The log is sound." if not bad else f"{plural(bad, 'check')} failed.")
