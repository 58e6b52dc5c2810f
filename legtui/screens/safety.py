"""The card that everybody sees once, and can read again: what to ask a doctor about first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from legtui.guide import load as guide
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.text import clean
from legtui.widgets.canvas import wrap
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import key
from legtui.widgets.key_bar import KeyBar

_WIDE = 78


class SafetyScreen(LegScreen):
    """Screening topics; `Enter` says that none applies."""

    CSS = """
    SafetyScreen { background: $background; align: center top; }
    #safety-scroll { width: 82; max-width: 100%; height: 1fr; padding: 1 2 0 2;
        scrollbar-size: 1 1; }
    #safety { height: auto; }
    """

    def __init__(self, applies: bool = False) -> None:
        super().__init__()
        self._applies = applies

    def compose(self) -> ComposeResult:
        """One column that scrolls."""
        with VerticalScroll(id="safety-scroll", can_focus=False):
            yield Drawn(id="safety")
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw it."""
        self.show()

    def on_resize(self) -> None:
        """Its height follows its width."""
        self.show()

    def show(self) -> None:
        """Draw the card."""
        if not self.is_mounted or not self.query("#safety"):
            return
        width = min(_WIDE, self.app.size.width - 5)
        lines = self._lines(width)
        drawn = self.query_one("#safety", Drawn)
        drawn.styles.height = len(lines)
        drawn.show(lambda w, h: Content("\n").join(lines), (width, self._applies, self.look))
        self.key_bar()

    def _lines(self, width: int) -> list[Content]:
        safety = guide.safety()
        if self._applies:
            return [
                self._head("Ask first"),
                Content(""),
                *self._text(safety.screening_note, width, "$strong"),
                Content(""),
                *self._text(
                    "legtui stays open to you: what you and your doctor decide is yours.", width
                ),
                Content(""),
                key("Enter", "go on", self.look, main=True),
            ]
        return [
            self._head("Before you begin: is one of these true?"),
            Content(""),
            *self._points(safety.screening, width),
            Content(""),
            *self._choices(width),
            Content(""),
            *[line for one in safety.who for line in self._text(one, width, "$muted")],
            *self._text(safety.disclaimer, width, "$muted"),
            Content(""),
            self._head("Stop and get help"),
            *self._points(safety.stop_signs, width),
            *self._text(safety.stop_note, width, "$warning"),
            Content(""),
            self._head("Under load"),
            *self._points(safety.lifting, width),
        ]

    def _choices(self, width: int) -> list[Content]:
        """The two answers, on one line where they fit."""
        none = key("Enter", "none of them", self.look, main=True)
        one = key("a", "one applies, or I am not sure", self.look)
        if none.cell_length + 5 + one.cell_length > width:
            return [none, Content(" ").append(one)]
        return [none.append("     ").append(one)]

    def _head(self, words: str) -> Content:
        return Content.styled(self.look.text(words), "bold $strong")

    def _text(self, words: str, width: int, style: str = "") -> list[Content]:
        lines = wrap(self.look.text(clean(words)), width)
        return [Content.styled(line, style) for line in lines]

    def _points(self, items: Sequence[str], width: int) -> list[Content]:
        dot = self.look.text("•")
        return [
            Content.assemble((f"{dot} " if place == 0 else "  ", "$muted"), line)
            for item in items
            for place, line in enumerate(wrap(self.look.text(clean(item)), width - 2))
        ]

    # -- keys --------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be answered."""
        return (
            Action(
                "none",
                ("enter", "space"),
                "None of them",
                "None applies: go on.",
                self._none,
                lambda: not self._applies,
                footer=100,
            ),
            Action(
                "go_on",
                ("enter", "space"),
                "Go on",
                "Go on.",
                self._none,
                lambda: self._applies,
                footer=100,
            ),
            Action(
                "applies",
                ("a",),
                "One applies",
                "What to do when one of them is true.",
                self._one,
                lambda: not self._applies,
                footer=90,
            ),
            Action(
                "up",
                ("up", "pageup"),
                "Scroll",
                "Scroll up.",
                lambda: self._scroll(-1),
                footer=50,
                shown_key="↑↓",
            ),
            Action("down", ("down", "pagedown"), "Down", "Scroll down.", lambda: self._scroll(1)),
            Action("later", ("escape", "q"), "Later", "Read it later.", self._leave, footer=40),
        )

    def _none(self) -> None:
        if not self.legtui.preferences.safety_read:
            self.legtui.set_preference("safety_read", True)
        self._leave()

    def _one(self) -> None:
        self._applies = True
        self.query_one("#safety-scroll", VerticalScroll).scroll_home(animate=False)
        self.show()

    def _leave(self) -> None:
        self.legtui.go_back()

    def _scroll(self, way: int) -> None:
        scroll = self.query_one("#safety-scroll", VerticalScroll)
        scroll.scroll_relative(y=way * 3, animate=False)
