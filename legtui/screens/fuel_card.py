"""The picture of the fuel card: today beside the target, water with its cues, seven days."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from legtui.desk.fuel_day import FuelDay, litres
from legtui.guide import load as guide
from legtui.journal.body_values import Intake, Tick
from legtui.journal.body_words import record_words, supplement_name
from legtui.text import clean
from legtui.training import fuel
from legtui.training.frozen import dataclass
from legtui.training.fuel import Level, Span
from legtui.training.weight import Weight
from legtui.widgets.bar import progress
from legtui.widgets.canvas import wrap
from legtui.widgets.chart_view import View, chart_as
from legtui.widgets.charts import BarChart, BarRow
from legtui.widgets.figure import figure, spread
from legtui.widgets.look import Look

_TWO_COLUMNS = 100
_GAP = 4

_LEVELS = {
    Level.BELOW: ("{} g to go", "$ready"),
    Level.WITHIN: ("in the range", "$done"),
    Level.ABOVE: ("above the range: no further gain known", "$muted"),
}


@dataclass(frozen=True, slots=True)
class FuelFacts:
    """What the card shows."""

    days: tuple[FuelDay, ...]
    """Oldest first, today last."""
    span: Span | None
    """The day's protein; `None` without a body weight."""
    weight: Weight | None
    taken: tuple[Intake, ...]
    """Today's."""
    ticks: tuple[Tick, ...]
    cues: bool
    """Say when to drink."""


@dataclass(frozen=True, slots=True)
class FuelCard:
    """Draws it."""

    facts: FuelFacts
    view: View
    look: Look

    def draw(self, width: int, height: int) -> Content:
        """Return the card: two columns where there is room."""
        head = spread(
            Content.styled("Fuel", "bold $strong"),
            Content.styled(self.facts.days[-1].day.strftime("%a %-d %b"), "$muted"),
            width,
        )
        if width < _TWO_COLUMNS:
            lines = self._now(width)
            room = height - len(lines) - 3
            return Content("\n").join(
                [head, Content(""), *lines, Content(""), *self._week(width, room)]
            )
        half = (width - _GAP) // 2
        left = [*self._now(half), Content(""), *self._words(half)]
        right = [*self._week(half, 17), Content(""), *self._listed(half)]
        rows = []
        for place in range(min(height - 2, max(len(left), len(right)))):
            one = left[place] if place < len(left) else Content("")
            two = right[place] if place < len(right) else Content("")
            pad = " " * (half + _GAP - one.cell_length)
            rows.append(Content.assemble(one, pad, two))
        return Content("\n").join([head, Content(""), *rows])

    def _now(self, width: int) -> list[Content]:
        return [*self._protein(width), Content(""), *self._water(width)]

    def _protein(self, width: int) -> list[Content]:
        grams = self.facts.days[-1].protein_g
        name = Content.styled("Protein  ", "$muted")
        if self.facts.span is None or self.facts.weight is None:
            ask = "No target yet: k enters your body weight, 1.6 to 2.2 g a day for each kilogram."
            return [
                Content.assemble(name, figure(str(grams), "g", self.look)),
                *self._text(ask, width, "$muted"),
            ]
        low, high = fuel.whole(self.facts.span.low), fuel.whole(self.facts.span.high)
        words, style = _LEVELS[fuel.level(grams, self.facts.span)]
        meal = fuel.protein_per_meal_g(self.facts.weight)
        of = Content.assemble(
            name,
            figure(str(grams), "g", self.look),
            (self.look.text(f"  of {low}–{high} g"), "$muted"),
        )
        return [
            spread(of, Content.styled(words.format(low - grams), style), width),
            progress(grams / low, width, self.look, style),
            *self._text(
                f"At {self.facts.weight}: {fuel.MEALS} meals of "
                f"{fuel.whole(meal.low)}–{fuel.whole(meal.high)} g. "
                f"From {_and(guide.nutrition().protein.foods[:-1])}.",
                width,
                "$muted",
            ),
        ]

    def _water(self, width: int) -> list[Content]:
        water = guide.nutrition().water
        ml = self.facts.days[-1].water_ml
        low, high = (
            int(litre * 1000 * water.from_drinks_share)
            for litre in (water.daily[0].women_l, water.daily[0].men_l)
        )
        said = self.look.text(f"  of {litres(low)} (women) or {litres(high)} (men)")
        lines = [
            Content.assemble(
                ("Water    ", "$muted"),
                figure(*_apart(litres(ml)), self.look),
                (said, "$muted"),
            ),
            progress(ml / high, width, self.look, "$rest"),
        ]
        if self.facts.cues:
            lines += self._cues(width)
        return lines

    def _cues(self, width: int) -> list[Content]:
        water = guide.nutrition().water
        return [
            line
            for name, words in (
                ("before", water.before),
                ("during", water.during),
                ("after", water.after),
            )
            for line in self._named(name, words, width)
        ]

    def _named(self, name: str, words: str, width: int) -> list[Content]:
        lines = wrap(self.look.text(clean(words)), width - 9)
        return [
            Content.assemble((f"{name if place == 0 else '':<9}", "$muted"), line)
            for place, line in enumerate(lines)
        ]

    def _words(self, width: int) -> list[Content]:
        """Carbohydrate and fat: in words, with their sources; nothing is counted."""
        food, weight = guide.nutrition(), self.facts.weight
        lines = []
        for name, one, grams in (
            ("Carbohydrate", food.carbohydrate, fuel.carbohydrate_g),
            ("Fat", food.fat, fuel.fat_g),
        ):
            note = one.note if weight is None else f"{one.note} {_for(weight, grams(weight))}"
            lines += [
                Content.styled(name, "bold $foreground"),
                *self._text(f"{one.text} {_and(one.foods).capitalize()}.", width),
                *self._text(note, width, "$muted"),
                Content(""),
            ]
        return [*lines, *self._text(food.protein.caution, width, "$muted")]

    def _week(self, width: int, height: int) -> list[Content]:
        low = None if self.facts.span is None else float(fuel.whole(self.facts.span.low))
        rows = tuple(
            BarRow(
                f"{one.day:%a %d}",
                float(one.protein_g),
                low,
                f"{one.protein_g} g {litres(one.water_ml):>6}",
            )
            for one in self.facts.days
        )
        chart = BarChart("Seven days: protein and water", rows)
        drawn = chart_as(chart, self.view, width, max(3, min(height, 15)), self.look)
        return drawn.split("\n", allow_blank=True)

    def _listed(self, width: int) -> list[Content]:
        taken = [
            Content.assemble((f"{one.at:%H:%M}  ", "$muted"), record_words(one))
            for one in reversed(self.facts.taken)
        ]
        ticks = ", ".join(
            dict.fromkeys(supplement_name(one.supplement) for one in self.facts.ticks)
        )
        lines = [Content.styled("Today", "bold $foreground"), *taken[:10]]
        if not taken:
            lines.append(Content.styled("Nothing yet.", "$muted"))
        if ticks:
            lines += [Content(""), *self._text(f"Taken: {ticks}", width, "$muted")]
        return lines

    def _text(self, words: str, width: int, style: str = "") -> list[Content]:
        lines = wrap(self.look.text(clean(words)), width)
        return [Content.styled(line, style) for line in lines]


def _for(weight: Weight, span: Span) -> str:
    return f"At {weight}: {fuel.whole(span.low)}–{fuel.whole(span.high)} g."


def _apart(words: str) -> tuple[str, str]:
    number, unit = words.split()
    return number, unit


def _and(words: Sequence[str]) -> str:
    low = [one.lower() for one in words]
    return ", ".join(low[:-1]) + f" and {low[-1]}"
