"""Files in and out, the table of names, copies of the log and what the doctor says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from textual.content import Content

from legtui.desk.files import path_of, receipt_words, refused_words
from legtui.exchange import export
from legtui.exchange.errors import ExchangeError, NeedsUnit
from legtui.exchange.importing import (
    Asked,
    Prepared,
    own_names,
    prepare,
    take_in,
)
from legtui.exchange.names import known_names
from legtui.exchange.source import Source, read_source
from legtui.journal import backup, doctor
from legtui.journal.errors import JournalError
from legtui.machine.pictures import PictureError
from legtui.screens.action import Action
from legtui.screens.choice import Option
from legtui.screens.list_detail import ListDetailScreen, Row
from legtui.screens.other_names import ask_meaning, said
from legtui.screens.reopen import restored
from legtui.text import one_line, plural
from legtui.training.weight import Unit

_OUT: Final = (
    ("csv", "legtui CSV", "Every set, for a spreadsheet or another legtui.", "csv"),
    ("json", "legtui JSON", "Everything but the photos: sessions, body, food, program.", "json"),
    ("zip", "With photos", "The JSON and your photos in one zip, for another legtui.", "zip"),
    ("strong", "Strong CSV", "For apps that read Strong's export.", "csv"),
    ("hevy", "Hevy CSV", "For apps that read Hevy's export.", "csv"),
    ("markdown", "Last session", "As Markdown, for a coach.", "md"),
)
_MOST_NAMES: Final = 100
_MOST_COPIES: Final = 30


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the list: how it looks, what `Enter` does with it, what it says."""

    row: Row
    run: Callable[[], None] | None = None
    word: str = ""
    """What `Enter` is called then."""
    says: Callable[[], Sequence[str]] = tuple


class ImportScreen(ListDetailScreen):
    """A file, looked at before it comes in; exports, copies, checks."""

    TITLE_TEXT = "Files"

    def __init__(self) -> None:
        super().__init__()
        self._source: Source | None = None
        self._asked = Asked()
        self._prepared: Prepared | None = None
        self._done = False
        self._working = ""
        self._problem = ""
        self._found: Sequence[str] = ()
        self._own: dict[str, str | None] = {}
        self._copies: Sequence[backup.Copy] = ()
        self._lines: tuple[_Line, ...] = ()

    # -- what is shown -----------------------------------------------------------------------

    def look_up(self) -> None:
        """Read the copies and the names that were changed."""
        self._own = own_names(self.legtui.journal)
        self._copies = backup.copies(self.legtui.journal.path)[::-1]
        self.show()

    def aside(self) -> str:
        """Return how far a long job is."""
        return self._working

    def rows(self) -> Sequence[Row]:
        """Return the list."""
        self._lines = (*self._in(), *self._out(), *self._copied(), *self._care())
        return [one.row for one in self._lines]

    def detail(self, width: int, height: int) -> Sequence[Content]:
        """Return what the chosen line says."""
        one = self._chosen
        if one is None:
            return ()
        lines = [self.heading(one_line(one.row.name, 200)), Content("")]
        for words in one.says():
            lines += self.text(words, width) if words else [Content("")]
        return lines

    @property
    def _chosen(self) -> _Line | None:
        return self._lines[self.at] if self.at < len(self._lines) else None

    def _in(self) -> Sequence[_Line]:
        heading = _Line(Row("In", heading=True))
        choose = _Line(Row("Choose a file"), self._ask_file, "Choose", self._about_in)
        if self._prepared is None:
            return (heading, choose)
        done = self._done
        run = None if done or self._prepared.writes_nothing else self._import
        name = _Line(
            Row(self._prepared.source.name, "in" if done else ""), run, "Import", self._receipt
        )
        return (heading, name, *self._names(), replace(choose, row=Row("Another file")))

    def _about_in(self) -> Sequence[str]:
        if self._problem:
            return (self._problem,)
        return (
            "Strong, Hevy, FitNotes, StrongLifts, Liftosaur, LiftLog, wger, GymBook, Flexify, or"
            " an export of legtui. What it is is found out.",
            "",
            "Nothing is written before you have seen what would come in. The same file again adds"
            " nothing, and one undo takes an import back.",
        )

    def _receipt(self) -> Sequence[str]:
        assert self._prepared is not None
        lines = receipt_words(self._prepared, done=self._done)
        if self._done:
            lines.append("u takes it back.")
        unknown = [one for one in self._prepared.plan.unmatched if one.leg]
        if unknown and not self._done:
            lines += ["", f"{plural(len(unknown), 'name')} of leg work below: say what it is."]
        refused = refused_words(self._prepared)
        return (*lines, "", "Not taken in:", *refused) if refused else lines

    def _names(self) -> Sequence[_Line]:
        assert self._prepared is not None
        if self._done:
            return ()
        unknown = [one for one in self._prepared.plan.unmatched if one.leg][:_MOST_NAMES]
        return [
            _Line(
                Row(f"  {one.name}", "?" if one.guess else ""),
                lambda one=one: self._ask_name(one.name, one.guess),  # type: ignore[misc]
                "Name",
                lambda one=one: (  # type: ignore[misc]
                    f"{plural(one.count, 'set')}, kept by this name.",
                    f"Nearest: {said(one.guess)}." if one.guess else "Like none of ours.",
                ),
            )
            for one in unknown
        ]

    def _out(self) -> Sequence[_Line]:
        return (
            _Line(Row("Out", heading=True)),
            *(
                _Line(
                    Row(name),
                    lambda form=form, end=end: self._ask_out(form, end),  # type: ignore[misc]
                    "Write",
                    lambda about=about: (about,),  # type: ignore[misc]
                )
                for form, name, about, end in _OUT
            ),
        )

    def _copied(self) -> Sequence[_Line]:
        about = (
            "A checked copy is made after each finished session and before every import; of the"
            " last 7 days, 4 weeks and 12 months the newest is kept.",
        )
        return (
            _Line(Row("Copies of the log", heading=True)),
            _Line(Row("Make one now"), self._back_up, "Copy", lambda: about),
            *(
                _Line(
                    Row(f"{one.made.astimezone():%Y-%m-%d %H:%M}", one.path.stem[24:]),
                    lambda one=one: self._ask_restore(one),  # type: ignore[misc]
                    "Restore",
                    lambda one=one: (  # type: ignore[misc]
                        str(one.path),
                        "Restoring puts it in the log's place; the log as it is now is kept.",
                    ),
                )
                for one in self._copies[:_MOST_COPIES]
            ),
        )

    def _care(self) -> Sequence[_Line]:
        return (
            _Line(Row("Care", heading=True)),
            _Line(Row("Check the log"), self._check, "Check", lambda: self._found),
            _Line(Row("Names"), self._ask_new_name, "Add", self._table),
            *(
                _Line(
                    Row(f"  {name}", "none" if to is None else to),
                    lambda name=name: self._ask_name(name, None),  # type: ignore[misc]
                    "Change",
                    lambda to=to: (f"Means: {said(to)}.",),  # type: ignore[misc]
                )
                for name, to in self._own.items()
            ),
        )

    def _table(self) -> Sequence[str]:
        return (
            "What other apps' names mean. Yours come first; Enter adds one.",
            "",
            *(f"{name} → {said(to)}" for name, to in self._own.items()),
            *(f"{name} → {said(to)}" for name, to in known_names()),
        )

    # -- keys --------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        return (
            Action(
                "run",
                ("enter", "space"),
                "Do it",
                "What the chosen line is for: import, name, write, copy, restore, check.",
                self._run,
                lambda: not self._working and self._chosen is not None and bool(self._chosen.run),
                footer=100,
                name_now=lambda: self._chosen.word if self._chosen else "Do it",
            ),
            Action("file", ("i",), "File", "Choose a file to bring in.", self._ask_file, footer=60),
            *self.moving(),
            *self.undoing(),
        )

    def _run(self) -> None:
        if self._chosen is not None and self._chosen.run is not None:
            self._chosen.run()

    # -- in ----------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        self.legtui.ask("Which file? Type or paste its path", self._take_file)

    def _take_file(self, line: str) -> None:
        self._prepared, self._done, self._problem = None, False, ""
        self._asked = Asked()
        try:
            self._source = read_source(path_of(line))
        except ExchangeError as error:
            self._refuse(str(error))
            return
        self._look()

    def _refuse(self, why: str) -> None:
        self._working, self._problem = "", one_line(why, 300)
        self.legtui.notify(self._problem, markup=False, severity="warning")
        self.show()

    def _look(self) -> None:
        source, journal, now = self._source, self.legtui.journal, self.legtui.clock.now().local
        assert source is not None
        asked = replace(self._asked, progress=self._progress)

        def job() -> None:
            try:
                found = prepare(journal, source, asked, now)
            except NeedsUnit:
                self._then(self._ask_unit)
            except (ExchangeError, JournalError) as error:
                why = str(error)
                self._then(lambda: self._refuse(why))
            else:
                self._then(lambda: self._looked(found))

        self._work("reading", job)

    def _looked(self, found: Prepared) -> None:
        self._working, self._prepared = "", found
        self.at = 1
        self.look_up()

    def _ask_unit(self) -> None:
        self._working = ""
        self.show()

        def chosen(place: int) -> None:
            self._asked = replace(self._asked, unit=(Unit.KG, Unit.LB)[place])
            self._look()

        options = [Option("Kilograms"), Option("Pounds")]
        self.legtui.choose("The weights in this file have no unit. Which?", options, chosen)

    def _import(self) -> None:
        prepared, app = self._prepared, self.legtui
        assert prepared is not None
        journal, at = app.journal, app.clock.now()

        def job() -> None:
            try:
                if journal.last_recorded_ms() is not None:
                    journal.backup(tag="before-import")
                take_in(journal, prepared, at, self._progress).result()
            except (JournalError, PictureError) as error:
                why = str(error)
                self._then(lambda: self._refuse(why))
            else:
                self._then(self._imported)

        self._work("importing", job)

    def _imported(self) -> None:
        self._working, self._done = "", True
        assert self._prepared is not None
        self.legtui.notify(f"{self._prepared.receipt.summary()}. u takes it back.", markup=False)
        self.legtui.history_changed()

    # -- names -------------------------------------------------------------------------------

    def _ask_new_name(self) -> None:
        self.legtui.ask("Its name in the other app", lambda line: self._ask_name(line, None))

    def _ask_name(self, name: str, guess: str | None) -> None:
        ask_meaning(self.legtui, name, guess, self._own, self._named)

    def _named(self) -> None:
        self.look_up()
        if self._prepared is not None and not self._done:
            self._look()

    # -- out ---------------------------------------------------------------------------------

    def _ask_out(self, form: str, end: str) -> None:
        day = self.legtui.clock.now().local
        value = str(Path.home() / f"legtui-{form}-{day:%Y-%m-%d}.{end}")
        self.legtui.ask("Where to?", lambda line: self._write(form, path_of(line)), value=value)

    def _write(self, form: str, path: Path) -> None:
        journal, unit = self.legtui.journal, self.legtui.preferences.unit

        def job() -> None:
            try:
                count = export.to_file(
                    journal,
                    form,
                    path,
                    unit=unit,
                    progress=lambda count: self._progress("write", count),
                )
            except (OSError, JournalError, export.NoSuchSession) as error:
                why = f"it could not be written: {getattr(error, 'strerror', None) or error}"
                self._then(lambda: self._refuse(why))
            else:
                self._then(lambda: self._say(f"{count:,} bytes in {path}"))

        self._work("writing", job)

    # -- care --------------------------------------------------------------------------------

    def _back_up(self) -> None:
        journal = self.legtui.journal

        def job() -> None:
            try:
                made = journal.backup(tag="by-hand")
            except JournalError as error:
                why = str(error)
                self._then(lambda: self._refuse(why))
            else:
                self._then(lambda: self._say(f"Kept as {made.name}."))

        self._work("copying", job)

    def _ask_restore(self, copy: backup.Copy) -> None:
        def chosen(place: int) -> None:
            if place == 0:
                self._say(restored(self.legtui, copy.path))

        self.legtui.choose(
            f"Go back to {copy.made.astimezone():%Y-%m-%d %H:%M}?",
            [Option("Restore it", "the log as it is now is kept beside"), Option("Leave it")],
            chosen,
        )

    def _check(self) -> None:
        path = self.legtui.journal.path

        def job() -> None:
            found = [
                f"{'ok' if one.ok else 'WRONG'} · {one.name}: {one.detail}"
                for one in doctor.examine(path)
            ]
            self._then(lambda: self._checked(found))

        self._work("checking", job)

    def _checked(self, found: Sequence[str]) -> None:
        self._found = found
        bad = sum(one.startswith("WRONG") for one in found)
        self._say("The log is sound." if not bad else f"{plural(bad, 'check')} failed.")

    # -- long jobs ---------------------------------------------------------------------------

    def _work(self, what: str, job: Callable[[], None]) -> None:
        self._working = f"{what} …"
        self.show()
        self.run_worker(job, thread=True, group="files")

    def _progress(self, what: str, count: int) -> None:
        self._then(lambda: self._told(what, count))

    def _told(self, what: str, count: int) -> None:
        if self._working:
            self._working = f"{what} {count:,}"
            self.show()

    def _then(self, call: Callable[[], None]) -> None:
        """Go on among the app's messages; the screen may be gone by then."""
        self.app.call_from_thread(lambda: call() if self.is_attached else None)

    def _say(self, words: str) -> None:
        self._working = ""
        self.legtui.notify(words, markup=False)
        self.look_up()
