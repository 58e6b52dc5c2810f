"""One session as it was: its sets, its phases, its notes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from legtui.guide import load as guide
from legtui.journal.values import LiftedSet, SessionRow
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.session.label import load_text, reps_text
from legtui.text import clock, one_line
from legtui.training.record import SetKind
from legtui.widgets.canvas import wrap
from legtui.widgets.drawn import Drawn
from legtui.widgets.key_bar import KeyBar


class PastSessionScreen(LegScreen):
    """A past session, opened."""

    CSS = """
    PastSessionScreen { background: $background; align: center top; }
    #past-scroll { width: 80; max-width: 100%; height: 1fr; padding: 1 2; }
    #past { height: auto; }
    """

    def __init__(self, row: SessionRow) -> None:
        super().__init__()
        self._row = row
        self._sets: tuple[LiftedSet, ...] = ()

    def compose(self) -> ComposeResult:
        """One column that scrolls."""
        with VerticalScroll(id="past-scroll", can_focus=False):
            yield Drawn(id="past")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read its sets."""
        self._sets = self.legtui.journal.sets_of(self._row.id)
        self.show()

    def on_resize(self) -> None:
        """Its height follows its width."""
        self.show()

    def show(self) -> None:
        """Draw it."""
        if not self.is_mounted:
            return
        drawn = self.query_one("#past", Drawn)
        width = min(80, self.app.size.width) - 4
        drawn.styles.height = len(self._lines(width))
        drawn.show(
            lambda w, h: Content("\n").join(self._lines(w)),
            (self._row, self._sets, width, self.look),
        )
        self.key_bar()

    def _lines(self, width: int) -> list[Content]:
        row, look = self._row, self.look
        what = f"Leg day {row.day}" if row.day else "Session"
        if row.kind == "cool_down":
            what = "Cool-down"
        lines = [
            Content.styled(f"{what} · {row.started_at:%A %d %B %Y, %H:%M}", "bold $strong"),
            Content.styled(look.text(_times(row)), "$muted"),
        ]
        if row.note:
            lines += [Content(line) for line in wrap(one_line(row.note, 1000), width)]
        name = ""
        for one in self._sets:
            if one.variation != name:
                name = one.variation
                lines += [Content(""), Content.styled(_name(name), "bold $foreground")]
            lines.append(self._set(one))
        if not self._sets:
            lines += [Content(""), Content.styled("No sets in this one.", "$muted")]
        return lines

    def _set(self, one: LiftedSet) -> Content:
        lifted = one.set
        ramp = lifted.kind is SetKind.RAMP
        text = f"{load_text(lifted.load)} × {reps_text(lifted.reps)}"
        parts = []
        if lifted.rir is not None:
            parts.append(f"{lifted.rir:g} more in it" if lifted.rir < 4 else "4 or more in it")
        if lifted.form_ok is False:
            parts.append("form not clean")
        if one.note:
            parts.append(one_line(one.note, 60))
        return Content.assemble(
            (f"  {'ramp' if ramp else 'set':<5}{lifted.number}  ", "$muted"),
            (self.look.text(f"{text:<22}"), "$muted" if ramp else "$strong"),
            (self.look.text(", ".join(parts)), "$muted"),
        )

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done with it."""
        return (
            Action(
                "up",
                ("up",),
                "Scroll",
                "Scroll up.",
                lambda: self._scroll(-1),
                footer=50,
                shown_key="↑↓",
            ),
            Action("down", ("down",), "Scroll", "Scroll down.", lambda: self._scroll(1)),
            Action(
                "back",
                ("escape", "q", "enter"),
                "Back",
                "Back to the list.",
                self.legtui.pop_screen_quietly,
                footer=100,
            ),
        )

    def _scroll(self, by: int) -> None:
        self.query_one("#past-scroll", VerticalScroll).scroll_relative(y=by, animate=False)


def _name(variation: str) -> str:
    known = {one.id: one.name for one in guide.variations()}
    return known.get(variation, one_line(variation, 60))


def _times(row: SessionRow) -> str:
    parts = []
    for name, seconds in (
        ("warm-up", row.warm_up_s),
        ("main part", row.main_s),
        ("cool-down", row.cool_down_s),
    ):
        if seconds:
            parts.append(f"{name} {clock(seconds)}")
    if row.ended_at is not None:
        parts.append(f"ended {row.ended_at:%H:%M}")
    return " · ".join(parts)
