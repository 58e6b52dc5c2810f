"""Measuring girths: one reading at a time, the protocol beside it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from legtui.desk import amounts
from legtui.desk.amounts import AmountError
from legtui.guide import load as guide
from legtui.guide.knowledge import Site
from legtui.journal.body_values import BODY_WEIGHT, Measurement
from legtui.journal.body_words import girth_words, in_unit
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.text import clean
from legtui.training.body import Length, LengthUnit, girth, measuring_too_soon
from legtui.training.frozen import dataclass
from legtui.widgets.canvas import wrap
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import card, spread
from legtui.widgets.key_bar import KeyBar
from legtui.widgets.ordered_input import OrderedInput


@dataclass(frozen=True, slots=True)
class _Place:
    """One site, one side."""

    site: Site
    side: str | None

    @property
    def name(self) -> str:
        return f"{self.site.name}, {self.side}" if self.side else self.site.name


def _places() -> list[_Place]:
    return [
        _Place(site, side)
        for site in guide.measuring().sites
        for side in (("left", "right") if site.per_side else (None,))
    ]


class MeasureScreen(LegScreen):
    """Goes from site to site; each girth is kept as soon as its readings are complete."""

    CSS = """
    MeasureScreen { background: $background; align: center top; }
    #measure { width: 100; max-width: 100%; height: 1fr; padding: 1 2; }
    #asked { height: 6; }
    #reading-row { height: 1; margin: 1 0; }
    #reading-mark { width: 3; }
    MeasureScreen OrderedInput { width: 20; border: none; height: 1; padding: 0 1;
        background: $panel; }
    #said { height: 2; }
    #protocol { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._places = _places()
        self._at = 0
        self._readings: list[Length] = []
        self._before: dict[tuple[str, str | None], Measurement] = {}
        self._kept = 0
        self._why = ""

    def compose(self) -> ComposeResult:
        """What is asked, the line to type, what it came to, the protocol."""
        with Vertical(id="measure"):
            yield Drawn(id="asked")
            with Horizontal(id="reading-row"):
                yield Drawn(id="reading-mark")
                yield OrderedInput(max_length=20)
            yield Drawn(id="said")
            yield Drawn(id="protocol")
        yield KeyBar()

    def on_mount(self) -> None:
        """Know what was measured before, then ask."""
        for one in self.legtui.journal.body.measurements():
            if one.site != BODY_WEIGHT:
                self._before[one.site, one.side] = one
        self.query_one(OrderedInput).focus()
        self.show()

    def on_resize(self) -> None:
        """Draw it at its new size."""
        self.show()

    @property
    def _place(self) -> _Place:
        return self._places[self._at]

    @property
    def _unit(self) -> LengthUnit:
        return self.legtui.preferences.length_unit

    # -- drawing -----------------------------------------------------------------------------

    def show(self) -> None:
        """Draw everything."""
        if not self.is_mounted or not self.query("#asked"):
            return
        of = (self._at, tuple(self._readings), self._unit, self._why, self.app.size, self.look)
        self.query_one("#asked", Drawn).show(self._draw_asked, of)
        self.query_one("#reading-mark", Drawn).show(
            lambda w, h: Content.styled(self.look.text("▶"), "$lift"), of
        )
        self.query_one("#said", Drawn).show(self._draw_said, of)
        self.query_one("#protocol", Drawn).show(self._draw_protocol, of)
        self.key_bar()

    def _draw_asked(self, width: int, height: int) -> Content:
        place = self._place
        number = len(self._readings) + 1
        of = "third, the two are far apart" if number == 3 else f"{number} of 2"
        optional = "   optional" if place.site.optional else ""
        where = wrap(self.look.text(place.site.where), width)
        lines = [
            spread(
                Content.styled(f"Measuring   {self._at + 1} of {len(self._places)}", "$muted"),
                Content.styled(self._soon(), "$warning"),
                width,
            ),
            Content.assemble((place.name, "bold $strong"), (optional, "$muted")),
            *[Content.styled(line, "$muted") for line in where[:2]],
            Content(""),
            Content.assemble(
                ("Reading ", "$muted"), (of, "bold $strong"), (f", in {self._unit}", "$muted")
            ),
        ]
        return Content("\n").join(lines)

    def _draw_said(self, width: int, height: int) -> Content:
        if self._why:
            return Content.styled(self.look.text(self._why), "$warning")
        parts = []
        if self._readings:
            parts.append("read: " + ", ".join(str(one) for one in self._readings))
        before = self._before.get((self._place.site.id, self._place.side))
        if before is not None:
            parts.append(f"last time {girth_words(before, self._unit)}, {before.at:%-d %b %Y}")
        elif not self._readings:
            parts.append("the first time")
        return Content.styled(self.look.text(" · ".join(parts)), "$muted")

    def _draw_protocol(self, width: int, height: int) -> Content:
        measuring = guide.measuring()
        inner = width - 4
        lines = []
        for item in measuring.protocol:
            for place, line in enumerate(wrap(self.look.text(clean(item)), inner - 2)):
                mark = self.look.text("• ") if place == 0 else "  "
                lines.append(Content.assemble((mark, "$muted"), line))
        rows = min(height, len(lines) + 2)
        return card("How to measure", lines, width, rows, self.look)

    def _soon(self) -> str:
        """Say that the last time is not long ago, once something has been measured."""
        last = max((one.at.date() for one in self._before.values()), default=None)
        today = self.legtui.clock.now().local.date()
        if last == today or not measuring_too_soon(last, today):
            return ""
        return "under two weeks: too soon for a change to show"

    # -- keys --------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what the keys do beside typing."""
        return (
            Action("take", ("enter",), "Take", "Take the reading.", self._nothing, footer=100),
            Action(
                "skip",
                ("down", "tab"),
                "Next place",
                "On to the next place without this one.",
                self._next,
                footer=90,
                shown_key="↓",
            ),
            Action(
                "back", ("up",), "Before", "Back to the place before.", self._previous, footer=80
            ),
            Action(
                "leave",
                ("escape",),
                "Done",
                "Leave; what is complete is kept already.",
                self._leave,
                footer=95,
            ),
        )

    def _nothing(self) -> None:
        """Enter belongs to the line; an empty one takes nothing."""

    def on_key(self, event: events.Key) -> None:
        """Letters and digits belong to the line."""
        if event.key in ("down", "tab", "up", "escape", "ctrl+p", "ctrl+q"):
            super().on_key(event)

    @on(OrderedInput.Entered)
    def _entered(self, event: OrderedInput.Entered) -> None:
        try:
            found = amounts.girth(clean(event.text), self._unit)
            if self._readings and self._readings[0].unit is not found.unit:
                first = self._readings[0]
                raise AmountError(f"The first reading is {first}: this one in {first.unit}, too.")
        except AmountError as error:
            self._why = str(error)
            self.query_one(OrderedInput).give_back(event.text)
            self.show()
            return
        self._why = ""
        self._readings.append(found)
        if girth(self._readings).complete:
            self._keep()
        self.show()

    def _keep(self) -> None:
        place, now = self._place, self.legtui.clock.now()
        readings = tuple(one.hundredths for one in self._readings)
        unit = self._readings[0].unit.value
        one = Measurement(place.site.id, place.side, readings, unit, now.local)
        cm = in_unit(one.cm, self._unit)
        said = f"{place.name}: {cm} {self._unit}. Kept."
        self.legtui.kept(self.legtui.journal.body.add(one, now), said)
        self._kept += 1
        self._next()

    def _next(self) -> None:
        self._readings, self._why = [], ""
        if self._at + 1 == len(self._places):
            self._leave()
            return
        self._at += 1
        self.show()

    def _previous(self) -> None:
        self._readings, self._why = [], ""
        self._at = max(0, self._at - 1)
        self.show()

    def _leave(self) -> None:
        self.legtui.go_back()
