"""Files: in and out, copies of the log, checks, the table of names."""

from __future__ import annotations

from collections.abc import Sequence

from legtui.screens.action import Action
from legtui.screens.files_care import Checks, Copies
from legtui.screens.files_in import FilesIn
from legtui.screens.files_merge import OtherLaptop
from legtui.screens.files_out import FilesOut
from legtui.screens.jobs import JobScreen, Line
from legtui.screens.names_table import NamesTable


class FilesScreen(JobScreen):
    """A file, looked at before it comes in; exports, copies, checks."""

    TITLE_TEXT = "Files"

    def __init__(self) -> None:
        super().__init__()
        self._table = NamesTable(self, self._renamed)
        self._in = FilesIn(self, self._table)
        self._other = OtherLaptop(self)
        self._out = FilesOut(self)
        self._copies = Copies(self)
        self._checks = Checks(self)

    def look_up(self) -> None:
        """Read the copies and the names that were changed."""
        self._table.look_up()
        self._copies.look_up()
        self._in.look_up()
        self.show()

    def lines(self) -> Sequence[Line]:
        """Return the list."""
        return (
            *self._in.lines(),
            *self._other.lines(),
            *self._out.lines(),
            *self._copies.lines(),
            Line.heading("Care"),
            *self._checks.lines(),
            *self._table.lines(),
        )

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        return (
            self.doing("What the chosen line is for: import, name, write, copy, restore, check."),
            Action("file", ("i",), "File", "Choose a file to bring in.", self._in.ask, footer=60),
            *self.moving(),
            *self.undoing(footer=30),
        )

    def _renamed(self) -> None:
        self.look_up()
        self._in.look_again()
