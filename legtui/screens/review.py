"""The review of four weeks; each proposed change is taken or left with a key."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content

from legtui.desk.review import SETTING, Proposal, Review, review
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.text import plural
from legtui.widgets.canvas import wrap
from legtui.widgets.drawn import Drawn
from legtui.widgets.key_bar import KeyBar


class ReviewScreen(LegScreen):
    """Four weeks on one page."""

    CSS = """
    ReviewScreen { background: $background; align: center top; }
    #review { width: 84; max-width: 100%; height: 1fr; padding: 1 2 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._review: Review | None = None
        self._open: tuple[Proposal, ...] = ()
        self._answers: dict[str, str] = {}
        self._at = -1
        """Which proposal is chosen; -1 is none yet, the page is read from its top."""
        self._top = 0

    def compose(self) -> ComposeResult:
        """One column."""
        yield Drawn(id="review")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look back; from now on it is four weeks to the next one."""
        self.look_up()
        today = self.legtui.clock.now().local.date()
        if self._review is not None and self._review.enough:
            self.legtui.journal.set_setting(SETTING, today.isoformat())
            self.legtui.outdated()

    def on_resize(self) -> None:
        """Draw it at its new size."""
        self.show()

    def look_up(self) -> None:
        """Read the four weeks; what was answered stays answered."""
        app = self.legtui
        self._review = review(
            app.journal, app.coach.rack, app.preferences, app.coach.program, app.clock.now().local
        )
        known = {one.id for one in self._review.proposals}
        kept = [one for one in self._open if one.id in self._answers and one.id not in known]
        self._open = (*self._review.proposals, *kept)
        self._at = min(self._at, len(self._open) - 1)
        self.show()

    def show(self) -> None:
        """Draw it."""
        if not self.is_mounted:
            return
        of = (repr(self._review), self._at, tuple(self._answers.items()), self._top, self.size)
        self.query_one("#review", Drawn).show(self._draw, (of, self.look))
        self.key_bar()

    def _draw(self, width: int, height: int) -> Content:
        lines, chosen = self._lines(width)
        if chosen is not None:
            self._top = min(max(self._top, chosen - height + 3), chosen)
        self._top = max(0, min(self._top, len(lines) - height))
        return Content("\n").join(lines[self._top : self._top + height])

    def _lines(self, width: int) -> tuple[list[Content], int | None]:
        seen, look = self._review, self.look
        if seen is None or not seen.enough:
            words = (
                "A review takes four leg days in four weeks; they will be looked back at here. "
                "Enter at home starts one."
            )
            head = Content.styled("Review", "bold $strong")
            return [head, Content(""), *(Content(line) for line in wrap(words, width))], None
        days = f"{seen.since.day} {seen.since:%b} to {seen.until.day} {seen.until:%b %Y}"
        lines = [
            Content.assemble(
                ("The last four weeks  ", "bold $strong"),
                (look.text(f"{days} · {plural(seen.sessions, 'leg day')}"), "$muted"),
            )
        ]
        for title, mark, style, rows in (
            ("Went up", "▲ ", "$done", seen.up),
            ("New best, maybe by chance", "△ ", "$muted", seen.unclear),
            ("Stalled", "– ", "$ready", seen.stalled),
            ("Lags behind", "▼ ", "$warning", seen.lagging),
            ("Left out", "○ ", "$warning", seen.skipped),
        ):
            if rows:
                lines += [Content(""), Content.styled(title, "bold $foreground")]
                lines += [
                    Content.assemble((look.text(mark), style), look.text(row)) for row in rows
                ]
        lines += [Content(""), Content.styled("What could change", "bold $foreground")]
        if not self._open:
            lines.append(Content.styled("Nothing: go on as it is.", "$muted"))
        at = None
        for place, one in enumerate(self._open):
            if place == self._at:
                at = len(lines)
            lines += self._proposal(one, place == self._at, width)
        return lines, at

    def _proposal(self, one: Proposal, chosen: bool, width: int) -> list[Content]:
        look = self.look
        answer = self._answers.get(one.id, "")
        mark = {"taken": "✓ taken  ", "left": "– left  "}.get(answer, "")
        why = [
            Content.styled(look.text("    " + line), "$muted") for line in wrap(one.why, width - 4)
        ]
        return [
            Content.assemble(
                (look.text("▶ ") if chosen else "  ", "$lift"),
                (look.text(mark), "$done" if answer == "taken" else "$muted"),
                (look.text(one.what[0].upper() + one.what[1:]), "bold $strong" if chosen else ""),
            ),
            *why,
        ]

    # -- keys ------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done with it."""

        def some() -> bool:
            return bool(self._open)

        def enough() -> bool:
            return self._review is not None and self._review.enough

        def unanswered() -> bool:
            return some() and (
                self._at < 0 or self._answers.get(self._open[self._at].id) != "taken"
            )

        return (
            Action("take", ("enter", "y"), "Take it", "Change it as proposed; u takes it back.",
                   self._take, unanswered, footer=100),
            Action("leave_it", ("n", "x"), "Leave it", "Leave it as it is.", self._leave,
                   unanswered, footer=95),
            Action("up", ("up", "k"), "Choose", "The one above.", lambda: self._move(-1), enough,
                   footer=90, shown_key="↑↓"),
            Action("down", ("down", "j"), "Down", "The one below.", lambda: self._move(1), enough),
            Action("undo", ("u",), "Undo", "Take back the last change.", self._undo, footer=70),
            Action("redo", ("U",), "Redo", "Bring it back.", self.legtui.redo_last),
            self.going_back(footer=85),
        )  # fmt: skip

    def _move(self, by: int) -> None:
        if not self._open:
            self._top += by
        self._at = min(max(self._at + by, -1), len(self._open) - 1)
        self._top = 0 if self._at < 0 and by < 0 else self._top
        self.show()

    def _take(self) -> None:
        if self._at < 0:
            self._move(1)
            return
        one = self._open[self._at]
        self._answers[one.id] = "taken"
        self.legtui.set_preference(one.preference, one.value)
        self.look_up()

    def _leave(self) -> None:
        if self._at < 0:
            self._move(1)
            return
        self._answers[self._open[self._at].id] = "left"
        self._move(1)

    def _undo(self) -> None:
        taken = [key for key, answer in self._answers.items() if answer == "taken"]
        if taken:
            del self._answers[taken[-1]]
        self.legtui.undo_last()
