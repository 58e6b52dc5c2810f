"""A file coming in: looked at first, its names said what they mean, then taken in whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from legtui.desk.files import FileName, names_in, path_of, receipt_words, refused_words
from legtui.exchange.errors import ExchangeError, NeedsUnit
from legtui.exchange.importing import Asked, Prepared, prepare, stands, take_in
from legtui.exchange.sniff import apps
from legtui.exchange.source import Source, read_source
from legtui.journal.errors import JournalError
from legtui.machine.pictures import PictureError
from legtui.screens.choice import Option
from legtui.screens.jobs import JobScreen, Line
from legtui.screens.list_detail import Row
from legtui.screens.names_table import NamesTable
from legtui.screens.other_names import said
from legtui.text import one_line, plural
from legtui.training.weight import Unit

_MOST_NAMES: Final = 100
_UNITS: Final = {Unit.KG: "Kilograms", Unit.LB: "Pounds"}


class FilesIn:
    """What the file's lines do; the screen shows them."""

    def __init__(self, screen: JobScreen, table: NamesTable) -> None:
        self._screen = screen
        self._table = table
        self._source: Source | None = None
        self._asked = Asked()
        self._prepared: Prepared | None = None
        self._names: Sequence[FileName] = ()
        self._act: int | None = None
        self._problem = ""

    def look_up(self) -> None:
        """Look at the file once more if its import was taken back."""
        if self._act is not None and not stands(self._screen.legtui.journal, self._act):
            self._act = None
            self._look()

    @property
    def _done(self) -> bool:
        """Whether the file is in."""
        return self._act is not None

    def lines(self) -> Sequence[Line]:
        """Return the lines, the file's own and its names among them once there is one."""
        choose = Line(Row("Choose a file"), self.ask, "Pick", self._about)
        if self._prepared is None:
            return (Line.heading("In"), choose)
        done = self._done
        run = None if done or self._prepared.writes_nothing else self._import
        mark = "in" if done else ""
        file = Line(Row(self._prepared.source.name, mark), run, "Bring in", self._receipt)
        another = replace(choose, row=Row("Another file"))
        return (Line.heading("In"), file, *(() if done else self._named()), another)

    def _about(self) -> Sequence[str]:
        if self._problem:
            return (self._problem,)
        return (
            f"A file or a backup of {', '.join(apps())}, or any table with a date, an exercise and"
            " reps in each row. What it is is found out.",
            "",
            "Nothing is written before you have seen what would come in. The same file again adds"
            " nothing, and one undo takes an import back.",
        )

    def _receipt(self) -> Sequence[str]:
        assert self._prepared is not None
        lines = receipt_words(self._prepared, done=self._done)
        if self._done:
            lines.append("u takes it back.")
        unknown = sum(one.variation is None for one in self._names)
        if unknown and not self._done:
            do = "say what it is" if unknown == 1 else "say what they are"
            lines += ["", f"{plural(unknown, 'name')} below that nobody knows: {do}."]
        refused = refused_words(self._prepared)
        return (*lines, "", "Not taken in:", *refused) if refused else lines

    def _named(self) -> Sequence[Line]:
        """Return the file's names of leg work, those that nobody knows first."""
        return [
            Line(
                Row(f"  {one.name}", "?" if one.variation is None else ""),
                partial(self._table.ask, one.name, one.guess),
                "Name" if one.variation is None else "Change",
                partial(_name_words, one),
            )
            for one in self._names[:_MOST_NAMES]
        ]

    # -- what the keys do --------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for a file and look at it."""
        self._screen.legtui.ask("Which file? Type or paste its path", self._take)

    def _take(self, line: str) -> None:
        self._prepared, self._act, self._problem = None, None, ""
        self._asked = Asked()
        try:
            self._source = read_source(path_of(line))
        except ExchangeError as error:
            self._refuse(str(error))
            return
        self._look()

    def _refuse(self, why: str) -> None:
        self._problem = one_line(why, 300)
        self._screen.refuse(self._problem)

    def look_again(self) -> None:
        """Look at the file once more: a name has changed."""
        if self._prepared is not None and not self._done:
            self._look()

    def _look(self) -> None:
        screen, source, asked = self._screen, self._source, self._asked
        assert source is not None
        journal, now = screen.legtui.journal, screen.legtui.clock.now().local
        asked = replace(asked, progress=screen.progress)

        def job() -> None:
            try:
                found = prepare(journal, source, asked, now)
            except NeedsUnit:
                screen.then(self._ask_unit)
            except (ExchangeError, JournalError) as error:
                why = str(error)
                screen.then(lambda: self._refuse(why))
            else:
                screen.then(lambda: self._looked(found))

        screen.work("reading", job)

    def _looked(self, found: Prepared) -> None:
        self._screen.rest()
        self._prepared, self._names = found, names_in(found)
        self._screen.at = 1
        self._screen.look_up()

    def _ask_unit(self) -> None:
        self._screen.rest()
        self._screen.show()
        usual = self._screen.legtui.preferences.unit
        units = sorted(_UNITS, key=lambda one: one is not usual)

        def chosen(place: int) -> None:
            self._asked = replace(self._asked, unit=units[place])
            self._look()

        options = [Option(_UNITS[one]) for one in units]
        question = "The weights in this file have no unit. Which?"
        self._screen.legtui.choose(question, options, chosen)

    def _import(self) -> None:
        prepared, screen = self._prepared, self._screen
        assert prepared is not None
        journal, at = screen.legtui.journal, screen.legtui.clock.now()

        def job() -> None:
            try:
                if journal.last_recorded_ms() is not None:
                    journal.backup(tag="before-import")
                act = take_in(journal, prepared, at, screen.progress).result()
            except (JournalError, PictureError) as error:
                why = str(error)
                screen.then(lambda: self._refuse(why))
            else:
                screen.then(lambda: self._imported(act))

        screen.work("importing", job)

    def _imported(self, act: int) -> None:
        assert self._prepared is not None
        self._screen.rest()
        self._act = act
        summary = self._prepared.receipt.summary()
        self._screen.legtui.notify(f"{summary}. u takes it back.", markup=False)
        self._screen.legtui.history_changed()


def _name_words(one: FileName) -> Sequence[str]:
    sets = plural(one.count, "set")
    if one.variation is not None:
        return (f"{sets}, taken as {said(one.variation)}.",)
    near = f"Nearest: {said(one.guess)}." if one.guess else "Like none of ours."
    return (f"{sets}, kept by this name.", near)
