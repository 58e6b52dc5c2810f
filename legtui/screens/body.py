"""The body in numbers: weight and girths, what really changed, left beside right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from legtui.desk import amounts
from legtui.desk.amounts import AmountError
from legtui.desk.back_date import BackDateError, split
from legtui.desk.both_legs import of_one_day
from legtui.guide import load as guide
from legtui.journal.body_values import BODY_WEIGHT, Measurement
from legtui.journal.body_words import in_unit, record_words
from legtui.screens.action import Action
from legtui.screens.destinations import leading_to
from legtui.screens.list_detail import ListDetailScreen, Row
from legtui.text import days_ago
from legtui.training.body import (
    Change,
    LengthUnit,
    error_cm,
    half_up,
    measuring_due,
    real_change,
)
from legtui.training.symmetry import Band, Larger, asymmetry, lasting
from legtui.training.units import CM_PER_INCH, converted, shown
from legtui.widgets.chart_view import View, chart_as
from legtui.widgets.charts import LineChart, Point, Series

if TYPE_CHECKING:
    from legtui.app import LegtuiApp

_BANDS = {
    Band.OK: ("usual", "$done"),
    Band.WATCH: ("watch it", "$ready"),
    Band.FLAG: ("worth a thought", "$warning"),
}


_SIDES = ("left", "right", None)


class BodyScreen(ListDetailScreen):
    """Sites at the left; numbers and chart of the chosen one at the right."""

    TITLE_TEXT = "Body"

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Measurement, ...] = ()
        self._view = View.PICTURE

    def look_up(self) -> None:
        """Read the measurements."""
        self._all = self.legtui.journal.body.measurements()
        self.show()

    @property
    def _unit(self) -> LengthUnit:
        return self.legtui.preferences.length_unit

    @property
    def _today(self) -> date:
        return self.legtui.clock.now().local.date()

    def _sites(self) -> tuple[str, ...]:
        measured = {one.site for one in self._all}
        girths = [
            one.id for one in guide.measuring().sites if not one.optional or one.id in measured
        ]
        return (BODY_WEIGHT, *girths)

    @property
    def _site(self) -> str:
        return self._sites()[self.at]

    def _of(self, site: str, side: str | None = "any") -> list[Measurement]:
        return [one for one in self._all if one.site == site and side in ("any", one.side)]

    def aside(self) -> str:
        """Say when the girths are due."""
        girths = [one.at.date() for one in self._all if one.site != BODY_WEIGHT]
        last = max(girths, default=None)
        if last is None:
            return "m measures your legs for the first time"
        if measuring_due(last, self._today):
            return f"measured {days_ago((self._today - last).days)}: time to measure again"
        return f"measured {days_ago((self._today - last).days)}"

    def rows(self) -> Sequence[Row]:
        """Return weight and girths with their newest numbers."""
        names = {one.id: one.name for one in guide.measuring().sites}
        return [
            Row(names.get(site, "Body weight"), self._newest_words(site)) for site in self._sites()
        ]

    def _newest_words(self, site: str) -> str:
        found = self._of(site)
        if not found:
            return "–"
        if site == BODY_WEIGHT:
            return str(found[-1].weight)
        sides = [self._of(site, side) for side in _SIDES]
        numbers = [in_unit(one[-1].cm, self._unit) for one in sides if one]
        return (" / " if self.list_width > 30 else "/").join(numbers)

    # -- the chosen site ---------------------------------------------------------------------

    def detail(self, width: int, height: int) -> Sequence[Content]:
        """Return numbers, what they mean, and the chart."""
        site = self._site
        lines = self._weight_lines(width) if site == BODY_WEIGHT else self._girth_lines(site, width)
        if not self._of(site):
            return lines
        lines.append(Content(""))
        room = max(7, min(20, height - len(lines)))
        chart = chart_as(self._chart(site), self._view, width, room, self.look)
        return [*lines, *chart.split("\n", allow_blank=True)]

    def _weight_lines(self, width: int) -> list[Content]:
        found = self._of(BODY_WEIGHT)
        if not found:
            return self.text(
                "No body weight yet. k enters it: the protein target and the power of a jump "
                "follow from it.",
                width,
                "$muted",
            )
        last = found[-1]
        lines = [
            Content.assemble(
                (str(last.weight), "bold $strong"), (f"   {self._day(last)}", "$muted")
            )
        ]
        if len(found) > 1:
            before = found[-2]
            unit = last.weight.unit
            by = last.weight.value - converted(before.weight, unit)
            way = "up" if by > 0 else "down"
            said = f"{way} {half_up(abs(by), 1)} {unit}" if half_up(by, 1) else "the same"
            lines += self.text(
                f"{said} since {before.at:%-d %b}. A kilogram from one day to the next is water "
                "and food; look at the line.",
                width,
            )
        return lines

    def _girth_lines(self, site: str, width: int) -> list[Content]:
        about = next(one for one in guide.measuring().sites if one.id == site)
        lines = self.text(about.where, width, "$muted")
        lines.append(Content(""))
        sides = ("left", "right") if about.per_side else (None,)
        for side in sides:
            lines += self._side_lines(site, side, width)
        lines += self._tape(site, width)
        if not self._of(site):
            lines += self.text("Nothing measured yet: m begins.", width)
        elif about.per_side:
            lines += self._symmetry(site, width)
        return lines

    def _side_lines(self, site: str, side: str | None, width: int) -> list[Content]:
        found = self._of(site, side)
        if not found:
            return []
        last = found[-1]
        name = f"{side:<7}" if side else ""
        lines = [
            Content.assemble(
                (name, "$muted"),
                (f"{in_unit(last.cm, self._unit)} {self._unit}", "bold $strong"),
                (f"   {self._day(last)}", "$muted"),
            )
        ]
        if len(found) > 1:
            words, style = self._change(site, found)
            pad = " " * len(name)
            lines += [
                Content.assemble(pad, line) for line in self.text(words, width - len(name), style)
            ]
        return lines

    def _change(self, site: str, found: Sequence[Measurement]) -> tuple[str, str]:
        """Say what changed since the time before; where that is nothing, since the first too."""
        last, before, first = found[-1], found[-2], found[0]
        said, real = self._since(site, before, last)
        if not real and first is not before:
            more_said, real = self._since(site, first, last)
            said = f"{said}, {more_said}" if real else more_said
        return said, "$done" if real else "$muted"

    def _since(self, site: str, before: Measurement, last: Measurement) -> tuple[str, bool]:
        way = real_change(before.cm, last.cm, site)
        day = f"{before.at:%-d %b}" if before.at.year == last.at.year else f"{before.at:%b %Y}"
        if way is Change.WITHIN_ERROR:
            return f"no real change since {day}", False
        return (
            f"{way} {in_unit(abs(last.cm - before.cm), self._unit)} {self._unit} since {day}",
            True,
        )

    def _tape(self, site: str, width: int) -> list[Content]:
        """Say what the tape alone may change, once there is a change to look at."""
        two = [found[-1] for side in _SIDES if len(found := self._of(site, side)) > 1]
        if not two:
            return []
        limit = in_unit(error_cm(site, two[0].cm), self._unit)
        return self.text(f"Up to {limit} {self._unit} it may be the tape.", width, "$muted")

    def _symmetry(self, site: str, width: int) -> list[Content]:
        pairs = of_one_day(self._of(site, "left"), self._of(site, "right"), lambda one: one.cm)
        if not pairs:
            return []
        found = asymmetry(*pairs[-1])
        if found.larger is Larger.EQUAL:
            return [Content(""), *self.text("Both legs measure the same.", width, "$done")]
        said, style = _BANDS[found.band]
        lines = [
            Content(""),
            *self.text(
                f"The {found.larger} one is {half_up(found.percent, 1)} % larger: {said}.",
                width,
                style,
            ),
        ]
        if found.band is not Band.OK:
            stays = lasting(pairs, error_cm(site, pairs[-1][0])) is not None
            more_said = "It was so the time before, too. " if stays else ""
            lines += self.text(more_said + guide.measuring().symmetry, width, "$muted")
        return lines

    def _day(self, one: Measurement) -> str:
        return f"{one.at:%-d %b %Y}, {days_ago((self._today - one.at.date()).days)}"

    def _chart(self, site: str) -> LineChart:
        if site == BODY_WEIGHT:
            unit = self.legtui.preferences.unit
            points = tuple(
                Point(one.at.date(), float(shown(one.weight, unit))) for one in self._of(site)
            )
            return LineChart("Body weight", (Series("weight", points),), unit.value, break_days=60)
        series = []
        for side in _SIDES:
            found = self._of(site, side)
            if found:
                points = tuple(Point(one.at.date(), self._value(one)) for one in found)
                series.append(Series(side or "around", points))
        name = next(one.name for one in guide.measuring().sites if one.id == site)
        return LineChart(name, tuple(series), self._unit.value, break_days=120)

    def _value(self, one: Measurement) -> float:
        cm = one.cm if self._unit is LengthUnit.CM else one.cm / CM_PER_INCH
        return float(half_up(cm, 1))

    # -- keys --------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        to = partial(leading_to, self.legtui)
        return (
            to("measure", "m", "enter", footer=100),
            to("weigh", "k", footer=95),
            to("tests", "t", footer=85),
            to("photos", "p", footer=84),
            Action(
                "view",
                ("v",),
                "View",
                "The chart as a picture, in words, as a table.",
                self._turn,
                lambda: bool(self._of(self._site)),
                footer=40,
            ),
            Action(
                "unit",
                ("c",),
                "cm / in",
                "Centimetres or inches; remembered.",
                self._other_unit,
                footer=35,
            ),
            Action(
                "delete",
                ("d", "delete"),
                "Delete",
                "Delete one of the entries; undo brings it back.",
                self._delete,
                lambda: bool(self._of(self._site)),
                footer=32,
            ),
            *self.moving(),
            *self.undoing(footer=30),
        )

    def _turn(self) -> None:
        self._view = self._view.following
        self.show()

    def _other_unit(self) -> None:
        other = LengthUnit.INCH if self._unit is LengthUnit.CM else LengthUnit.CM
        self.legtui.set_preference("length_unit", other)
        self.show()

    def _delete(self) -> None:
        choose_to_delete(self.legtui, self._of(self._site))


def choose_to_delete(app: LegtuiApp, entries: Sequence[Measurement]) -> None:
    """Ask which of the newest entries goes, and delete it."""
    from legtui.screens.choice import Option

    newest = list(reversed(entries))[:9]

    def chosen(place: int) -> None:
        gone = newest[place]
        deleting = app.journal.body.delete(gone, app.clock.now())
        app.kept(deleting, f"Deleted {record_words(gone)}. u brings it back.")

    options = [Option(record_words(one), f"{one.at:%a %-d %b %Y}") for one in newest]
    app.choose("Delete which?", options, chosen)


def ask_weight(app: LegtuiApp) -> None:
    """Ask for the body weight; a day may follow it: `82.4 yesterday 07:30`."""
    unit = app.preferences.unit
    last = app.journal.body.latest_weight()

    def check(line: str) -> str | None:
        try:
            amount, _ = split(line, app.clock.now().local)
            amounts.body_weight(amount, unit)
        except (AmountError, BackDateError) as error:
            return str(error)
        return None

    def entered(line: str) -> None:
        amount, when = split(line, app.clock.now().local)
        found = amounts.body_weight(amount, unit)
        one = Measurement(BODY_WEIGHT, None, (found.hundredths,), found.unit.value, when)
        app.kept(app.journal.body.add(one, app.clock.now()), f"{found}, {when:%a %-d %b %H:%M}.")

    said = f"Body weight in {unit}" + (f", last {last}" if last else "")
    app.ask(said, entered, check=check)
