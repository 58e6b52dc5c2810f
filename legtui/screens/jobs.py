"""A list whose lines do things that take long: beside the picture, telling how far they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from legtui.journal.errors import Stopped
from legtui.screens.action import Action
from legtui.screens.list_detail import ListDetailScreen, Row
from legtui.text import one_line
from legtui.training.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list: how it looks, what `Enter` does with it, what it says."""

    row: Row
    run: Callable[[], None] | None = None
    word: str = ""
    """What `Enter` is called then."""
    says: Callable[[], Sequence[str]] = tuple

    @classmethod
    def heading(cls, name: str) -> Line:
        """Return a line that names those below it."""
        return cls(Row(name, heading=True))


class JobScreen(ListDetailScreen):
    """For each such screen to say are its `lines`."""

    def __init__(self) -> None:
        super().__init__()
        self._working = ""
        self._stopping = False
        self._lines: tuple[Line, ...] = ()

    def lines(self) -> Sequence[Line]:
        """Return the list; for each screen to say."""
        return ()

    def aside(self) -> str:
        """Return how far a long job is."""
        return self._working

    def rows(self) -> Sequence[Row]:
        """Return the list as it looks."""
        self._lines = tuple(self.lines())
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
    def _chosen(self) -> Line | None:
        return self._lines[self.at] if self.at < len(self._lines) else None

    def doing(self, about: str) -> Action:
        """Return the action that does what the chosen line is for."""
        return Action(
            "run",
            ("enter", "space"),
            "Do it",
            about,
            self._run,
            lambda: not self._working and self._chosen is not None and bool(self._chosen.run),
            footer=100,
            name_now=lambda: self._chosen.word if self._chosen else "Do it",
        )

    def _run(self) -> None:
        if self._chosen is not None and self._chosen.run is not None:
            self._chosen.run()

    def work(self, what: str, job: Callable[[], None]) -> None:
        """Do something in a thread of its own; `what` is shown meanwhile."""
        self._working = f"{what} …"
        self.show()
        self.run_worker(job, thread=True, group="files")

    def progress(self, what: str, count: int) -> None:
        """Show how far a job is; called from its thread.

        Raises:
            Stopped: The lifter does not want it any more; what it wrote is taken back.
        """
        if self._stopping:
            raise Stopped("Stopped.", "Everything is as it was before.")
        self.then(lambda: self._told(what, count))

    def leave(self) -> None:
        """Stop a long job first; what can't be stopped goes on without the screen."""
        if self._working and not self._stopping:
            self._stopping = True
            self._working = "stopping …"
            self.show()
            return
        super().leave()

    def leave_word(self) -> str:
        """Return what leaving is called now."""
        return "Stop" if self._working and not self._stopping else super().leave_word()

    def _told(self, what: str, count: int) -> None:
        if self._working and not self._stopping:
            self._working = f"{what} {count:,}"
            self.show()

    def then(self, call: Callable[[], None]) -> None:
        """Go on among the app's messages; the screen may be gone by then."""
        self.app.call_from_thread(lambda: call() if self.is_attached else None)

    def rest(self) -> None:
        """No job runs any more."""
        self._working, self._stopping = "", False

    def say(self, words: str) -> None:
        """Say how a job ended, and show everything anew."""
        self.rest()
        self.legtui.notify(words, markup=False)
        self.look_up()

    def refuse(self, why: str) -> None:
        """Say why a job was not done."""
        self.rest()
        self.legtui.notify(one_line(why, 300), markup=False, severity="warning")
        self.show()
