"""The first run: four questions, each with an answer that Enter takes."""

from __future__ import annotations

import os
from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from legtui.desk import amounts
from legtui.desk.amounts import AmountError
from legtui.journal.body_values import BODY_WEIGHT, Measurement
from legtui.machine.locale import thinks_in_pounds
from legtui.screens.action import Action
from legtui.screens.base import LegScreen, passed_on
from legtui.screens.destinations import leading_to
from legtui.screens.gyms import what_it_has
from legtui.training.body import LengthUnit
from legtui.training.frozen import dataclass
from legtui.training.gyms import presets
from legtui.training.weight import Unit
from legtui.widgets.big import Part, big, enough
from legtui.widgets.canvas import cells, cut, wrap
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import key
from legtui.widgets.key_bar import KeyBar

UNITS = (Unit.KG, Unit.LB)
LEVELS = ("experienced", "beginner")
WEIGHT = 1
"""Place of the question that is typed."""

_LONGEST = 10
_WIDE = 72
_TYPED = frozenset("0123456789.,")


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and what can be chosen."""

    title: str
    text: str
    options: tuple[tuple[str, str], ...] = ()
    """Name and what it means; none where the answer is typed."""


class WelcomeScreen(LegScreen):
    """Asks what is needed to begin; `Enter` four times takes what is usual."""

    CSS = """
    WelcomeScreen { background: $background; align: center top; }
    #welcome { width: 76; max-width: 100%; height: 1fr; padding: 1 2 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.step = 0
        self.chosen = [1 if thinks_in_pounds(os.environ) else 0, 0, 0, 0]
        self.typed = ""
        self.refused = ""
        self._first_row = 0

    def compose(self) -> ComposeResult:
        """One column and the keys."""
        yield Drawn(id="welcome")
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw it."""
        self.show()

    def on_screen_resume(self) -> None:
        """Something may have been imported meanwhile."""
        self.show()

    @property
    def unit(self) -> Unit:
        """The unit that is chosen."""
        return UNITS[self.chosen[0]]

    @property
    def question(self) -> Question:
        """What is asked now."""
        return self._questions()[self.step]

    def _questions(self) -> tuple[Question, ...]:
        gyms = presets(self.unit)
        return (
            Question(
                "Kilograms or pounds?",
                "For bars, plates and your body weight.",
                (("Kilograms", ""), ("Pounds", "")),
            ),
            Question(
                "What do you weigh?",
                "Only for protein, and for how strong a lift is for your size. It stays in your "
                "file and is never on the home screen. Enter alone leaves it out.",
            ),
            Question(
                "Have you lifted before?",
                "It decides how many sets you begin with.",
                (
                    ("Yes, I lift", "the full number of sets"),
                    ("New to this", "fewer sets for four sessions"),
                ),
            ),
            Question(
                "Where will you train?",
                "Every weight is made of what is there; y at home changes it later.",
                tuple((one.name, what_it_has(one)) for one in gyms),
            ),
        )

    def show(self) -> None:
        """Draw the question."""
        if not self.is_mounted or not self.query("#welcome"):
            return
        of = (self.step, tuple(self.chosen), self.typed, self.refused, self.app.size, self.look)
        self.query_one("#welcome", Drawn).show(self._draw, of)
        self.key_bar()

    def _draw(self, width: int, height: int) -> Content:
        look, question = self.look, self.question
        width = min(width, _WIDE)
        lines = self._head(width, height)
        lines += [
            Content.assemble(
                (f"{self.step + 1} of 4  ", "$muted"),
                (cut(look.text(question.title), width - 8), "bold $strong"),
            ),
            *self._text(question.text, width, "$muted"),
            Content(""),
        ]
        self._first_row = len(lines)
        lines += self._answers(width)
        lines += [Content(""), key("Enter", self._enter_word(), look, main=True)]
        if self.step == 0 and height > len(lines) + 3:
            said = "Nothing leaves this machine, and every answer can be changed later."
            lines += [Content(""), *self._text(said, width, "$muted")]
            lines.append(key("i", "brings in the log of another program", look))
        return Content("\n").join(lines[:height])

    def _head(self, width: int, height: int) -> list[Content]:
        look = self.look
        if height < 16:
            return []
        rows = enough(4 if height < 24 else 5, look)
        name = big([Part("LEGTUI", "$lift")], width, rows, look, align="left")
        said = "Runs your leg day: warm-up, six exercises, stretches. One key a set."
        return [
            *name,
            Content(""),
            *self._text(said, width, "$foreground"),
            Content(""),
        ]

    def _text(self, words: str, width: int, style: str) -> list[Content]:
        return [Content.styled(line, style) for line in wrap(self.look.text(words), width)]

    def _answers(self, width: int) -> list[Content]:
        if self.step == WEIGHT:
            return self._typed_line(width)
        names = max(cells(name) for name, _ in self.question.options)
        return [self._option(place, names, width) for place in range(len(self.question.options))]

    def _typed_line(self, width: int) -> list[Content]:
        cursor = self.look.text("▏") if not self.look.ascii else "_"
        line = Content.assemble(
            (f" {self.typed}{cursor}".ljust(_LONGEST), "bold $strong on $panel"),
            (f" {self.unit}", "$muted"),
        )
        return [line, *self._text(self.refused, width, "$warning")]

    def _option(self, place: int, names: int, width: int) -> Content:
        name, detail = self.question.options[place]
        chosen = place == self.chosen[self.step]
        mark = self.look.text("▶ ") if chosen else "  "
        room = width - names - 7
        shown = self.look.text(detail) if cells(detail) <= room else ""
        return Content.assemble(
            (mark, "$lift"),
            (f"{place + 1} ", "bold $strong" if chosen else "$muted"),
            (name.ljust(names), "bold $strong" if chosen else "$foreground"),
            ("   " + shown, "$muted"),
        )

    def _enter_word(self) -> str:
        if self.step == WEIGHT:
            return f"{self.typed} {self.unit}" if self.typed else "leave it out"
        return self.question.options[self.chosen[self.step]][0]

    # -- keys --------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be answered."""

        def asked() -> bool:
            return self.step != WEIGHT

        return (
            Action("enter", ("enter", "space", "pagedown"), "Next", "Take the marked answer.",
                   self._enter, footer=100),
            Action("up", ("up",), "Choose", "The answer above.", lambda: self._go(-1), asked,
                   footer=90, shown_key="↑↓"),
            Action("down", ("down", "tab"), "Down", "The answer below.", lambda: self._go(1),
                   asked),
            Action("back", ("escape", "pageup"), "Back", "The question before.", self._back,
                   lambda: self.step > 0, footer=80),
            leading_to(self.legtui, "import", "i", footer=70),
        )  # fmt: skip

    def on_key(self, event: events.Key) -> None:
        """Digits are the weight where it is asked for, else the place of an answer."""
        if passed_on(self, event):
            return
        if self._type(event.key, event.character or ""):
            event.stop()
            event.prevent_default()
            self.show()
            return
        super().on_key(event)

    def _type(self, name: str, character: str) -> bool:
        if self.step == WEIGHT:
            if name == "backspace":
                self.typed, self.refused = self.typed[:-1], ""
                return True
            if character and character in _TYPED:
                self.typed, self.refused = (self.typed + character)[: _LONGEST - 2], ""
                return True
            return False
        if character.isdigit() and 0 < int(character) <= len(self.question.options):
            self._answer(int(character) - 1)
            return True
        return False

    def _go(self, by: int) -> None:
        count = len(self.question.options)
        self.chosen[self.step] = (self.chosen[self.step] + by) % count
        self.show()

    def _back(self) -> None:
        self.step = max(0, self.step - 1)
        self.refused = ""
        self.show()

    def _answer(self, place: int) -> None:
        self.chosen[self.step] = place
        self._enter()

    def _enter(self) -> None:
        if self.step == WEIGHT and self.typed:
            try:
                amounts.body_weight(self.typed, self.unit)
            except AmountError as error:
                self.refused = str(error)
                self.show()
                return
        if self.step < 3:
            self.step += 1
            self.show()
            return
        self._keep()

    def _keep(self) -> None:
        """Remember the answers, those that differ from what holds already."""
        app = self.legtui
        gym = presets(self.unit)[self.chosen[3]]
        answers: dict[str, object] = {
            "unit": self.unit,
            "length_unit": LengthUnit.INCH if self.unit is Unit.LB else LengthUnit.CM,
            "level": LEVELS[self.chosen[2]],
            "gyms": (gym,),
            "gym": gym.id,
            "welcomed": True,
        }
        for name, value in answers.items():
            if getattr(app.preferences, name) != value:
                app.set_preference(name, value)
        if self.typed:
            now = app.clock.now()
            weight = amounts.body_weight(self.typed, self.unit)
            one = Measurement(BODY_WEIGHT, None, (weight.hundredths,), weight.unit.value, now.local)
            app.kept(app.journal.body.add(one, now), "")
        app.welcomed()

    def on_click(self, event: events.Click) -> None:
        """Choose an answer with the mouse."""
        offset = event.get_content_offset(self.query_one("#welcome", Drawn))
        if offset is None or self.step == WEIGHT:
            return
        place = offset.y - self._first_row
        if 0 <= place < len(self.question.options):
            self._answer(place)
