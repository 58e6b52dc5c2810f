"""The log going out: each format a line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from legtui.desk.files import path_of
from legtui.exchange import export
from legtui.journal.errors import JournalError, Stopped
from legtui.screens.jobs import JobScreen, Line
from legtui.screens.list_detail import Row

_OUT: Final = (
    ("csv", "legtui CSV", "Every set, for a spreadsheet or another legtui.", "csv"),
    ("json", "legtui JSON", "Everything but the photos: sessions, body, food, program.", "json"),
    ("zip", "With photos", "The JSON and your photos in one zip, for another legtui.", "zip"),
    ("strong", "Strong CSV", "For apps that read Strong's export.", "csv"),
    ("hevy", "Hevy CSV", "For apps that read Hevy's export.", "csv"),
    ("markdown", "Last session", "As Markdown, for a coach.", "md"),
)


class FilesOut:
    """What the formats' lines do; the screen shows them."""

    def __init__(self, screen: JobScreen) -> None:
        self._screen = screen

    def lines(self) -> Sequence[Line]:
        """Return a line for each format."""
        return (
            Line.heading("Out"),
            *(
                Line(
                    Row(name),
                    partial(self._ask, form, end),
                    "Write",
                    partial(tuple, [about]),
                )
                for form, name, about, end in _OUT
            ),
        )

    def _ask(self, form: str, end: str) -> None:
        app = self._screen.legtui
        value = str(Path.home() / f"legtui-{form}-{app.clock.now().local:%Y-%m-%d}.{end}")
        app.ask("Where to?", lambda line: self._write(form, path_of(line)), value=value)

    def _write(self, form: str, path: Path) -> None:
        screen = self._screen
        journal, unit = screen.legtui.journal, screen.legtui.preferences.unit

        def job() -> None:
            try:
                count = export.to_file(
                    journal,
                    form,
                    path,
                    unit=unit,
                    progress=lambda done: screen.progress("writing", done),
                )
            except Stopped as stopped:
                why = str(stopped)
                screen.then(lambda: screen.refuse(why))
            except (OSError, JournalError, export.NoSuchSession) as error:
                why = f"it could not be written: {getattr(error, 'strerror', None) or error}"
                screen.then(lambda: screen.refuse(why))
            else:
                screen.then(lambda: screen.say(f"{count:,} bytes in {path}"))

        screen.work("writing", job)
