"""Food and drink on one card: today beside the target, seven days, one key an entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.content import Content

from legtui.desk import amounts, fuel_day
from legtui.desk.amounts import AmountError
from legtui.desk.back_date import BackDateError, split
from legtui.desk.fuel_day import FuelDay, litres
from legtui.guide import load as guide
from legtui.journal.body_values import Intake, Tick
from legtui.journal.body_words import record_words, supplement_name
from legtui.screens import more
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.screens.choice import Option
from legtui.text import clean
from legtui.training import fuel
from legtui.training.fuel import Level, Span
from legtui.training.weight import Weight
from legtui.widgets.bar import progress
from legtui.widgets.canvas import wrap
from legtui.widgets.chart_view import View, chart_as
from legtui.widgets.charts import BarChart, BarRow
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import figure, key, spread
from legtui.widgets.key_bar import KeyBar

GRAMS = (10, 20, 30, 40)
GLASS_ML, BOTTLE_ML = 250, 500
_TWO_COLUMNS = 100
_GAP = 4

_LEVELS = {
    Level.BELOW: ("{} g to go", "$ready"),
    Level.WITHIN: ("in the range", "$done"),
    Level.ABOVE: ("above the range: no harm, no gain", "$muted"),
}


class FuelScreen(LegScreen):
    """One card; it asks for nothing by itself."""

    CSS = """
    FuelScreen { background: $background; align: center top; }
    #fuel { width: 116; max-width: 100%; height: 1fr; padding: 1 2 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[FuelDay, ...] = ()
        self._span: Span | None = None
        self._weight: Weight | None = None
        self._today: tuple[Intake, ...] = ()
        self._ticks: tuple[Tick, ...] = ()
        self._view = View.PICTURE

    def compose(self) -> ComposeResult:
        """One picture and the keys."""
        yield Drawn(id="fuel")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look everything up."""
        self.look_up()

    def on_screen_resume(self) -> None:
        """Something may have been entered meanwhile."""
        if self.is_mounted:
            self.look_up()

    @property
    def _on(self) -> bool:
        return self.legtui.preferences.fuel

    def look_up(self) -> None:
        """Read the last seven days."""
        journal, now = self.legtui.journal, self.legtui.clock.now().local
        self._days = fuel_day.days(journal, now)
        self._span = fuel_day.target(journal)
        self._weight = journal.body.latest_weight()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        self._today = journal.body.intakes(midnight)
        self._ticks = journal.body.ticks(midnight)
        self.show()

    # -- drawing -----------------------------------------------------------------------------

    def show(self) -> None:
        """Draw the card."""
        if not self.is_mounted or not self.query("#fuel"):
            return
        of = (
            self._days,
            self._span,
            self._today,
            self._ticks,
            self._view,
            self._on,
            self.legtui.preferences.water_cues,
            self.look,
        )
        self.query_one("#fuel", Drawn).show(self._draw, of)
        self.key_bar()

    def _draw(self, width: int, height: int) -> Content:
        if not self._on:
            return Content("\n").join(self._offer(width))
        head = spread(
            Content.styled("Fuel", "bold $strong"),
            Content.styled(self.legtui.clock.now().local.strftime("%a %-d %b"), "$muted"),
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

    def _offer(self, width: int) -> list[Content]:
        words = (
            "Protein and water, if you like: one card, one key an entry, beside a target from your "
            "body weight. It never reminds you of anything. Switch it off again with o."
        )
        return [
            Content.styled("Fuel", "bold $strong"),
            Content(""),
            *self._text(words, min(width, 76)),
            Content(""),
            key("Enter", "switch it on", self.look, main=True),
            Content(""),
            *self._text(guide.nutrition().protein.text, min(width, 76), "$muted"),
        ]

    def _now(self, width: int) -> list[Content]:
        return [*self._protein(width), Content(""), *self._water(width)]

    def _protein(self, width: int) -> list[Content]:
        grams = self._days[-1].protein_g if self._days else 0
        name = Content.styled("Protein  ", "$muted")
        if self._span is None or self._weight is None:
            ask = "No target yet: k enters your body weight, 1.6 to 2.2 g a day for each kilogram."
            return [
                Content.assemble(name, figure(str(grams), "g", self.look)),
                *self._text(ask, width, "$muted"),
            ]
        low, high = fuel.whole(self._span.low), fuel.whole(self._span.high)
        words, style = _LEVELS[fuel.level(grams, self._span)]
        meal = fuel.protein_per_meal_g(self._weight)
        of = Content.assemble(
            name,
            figure(str(grams), "g", self.look),
            (self.look.text(f"  of {low}–{high} g"), "$muted"),
        )
        return [
            spread(of, Content.styled(words.format(low - grams), style), width),
            progress(grams / low, width, self.look, style),
            *self._text(
                f"At {self._weight}: {guide.nutrition().protein.meals} meals of "
                f"{fuel.whole(meal.low)}–{fuel.whole(meal.high)} g. "
                f"From {_and(guide.nutrition().protein.foods[:-1])}.",
                width,
                "$muted",
            ),
        ]

    def _water(self, width: int) -> list[Content]:
        water = guide.nutrition().water
        ml = self._days[-1].water_ml if self._days else 0
        low, high = (
            int(litre * 1000 * water.from_drinks_share)
            for litre in (water.daily[0].women_l, water.daily[0].men_l)
        )
        said = self.look.text(f"  a day's drinks: {litres(low)} for women, {litres(high)} for men")
        lines = [
            Content.assemble(
                ("Water    ", "$muted"),
                figure(*litres(ml).split(), look=self.look),
                (said, "$muted"),
            ),
            progress(ml / high, width, self.look, "$rest"),
        ]
        if self.legtui.preferences.water_cues:
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
        food = guide.nutrition()
        lines = []
        for name, one in (("Carbohydrate", food.carbohydrate), ("Fat", food.fat)):
            lines += [
                Content.styled(name, "bold $foreground"),
                *self._text(f"{one.text} {_and(one.foods).capitalize()}.", width),
                *self._text(one.note, width, "$muted"),
                Content(""),
            ]
        return [*lines, *self._text(food.protein.caution, width, "$muted")]

    def _week(self, width: int, height: int) -> list[Content]:
        low = None if self._span is None else float(fuel.whole(self._span.low))
        rows = tuple(
            BarRow(
                f"{one.day:%a %d}",
                float(one.protein_g),
                low,
                f"{one.protein_g} g {litres(one.water_ml):>6}",
            )
            for one in self._days
        )
        chart = BarChart("Seven days: protein and water", rows)
        drawn = chart_as(chart, self._view, width, max(3, min(height, 15)), self.look)
        return drawn.split("\n", allow_blank=True)

    def _listed(self, width: int) -> list[Content]:
        taken = [
            Content.assemble((f"{one.at:%H:%M}  ", "$muted"), record_words(one))
            for one in reversed(self._today)
        ]
        ticks = ", ".join(dict.fromkeys(supplement_name(one.supplement) for one in self._ticks))
        lines = [Content.styled("Today", "bold $foreground"), *taken[:10]]
        if not taken:
            lines.append(Content.styled("Nothing yet.", "$muted"))
        if ticks:
            lines += [Content(""), *self._text(f"Taken: {ticks}", width, "$muted")]
        return lines

    def _text(self, words: str, width: int, style: str = "") -> list[Content]:
        lines = wrap(self.look.text(clean(words)), width)
        return [Content.styled(line, style) for line in lines]

    # -- keys --------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be entered."""
        app = self.legtui

        def on() -> bool:
            return self._on

        grams = [
            Action(
                f"protein_{one}",
                (str(place),),
                "10–40 g",
                f"{one} g of protein.",
                lambda one=one: self._take("protein", one),  # type: ignore[misc]
                on,
                footer=100 if place == 1 else 0,
                shown_key="1–4" if place == 1 else "",
            )
            for place, one in enumerate(GRAMS, 1)
        ]
        return (
            Action(
                "on",
                ("enter", "space"),
                "Switch on",
                "Log protein and water.",
                lambda: self._prefer("fuel", True),
                lambda: not self._on,
                footer=100,
            ),
            *grams,
            Action(
                "food",
                ("p",),
                "Protein",
                "From what, and how many grams; a day may follow: 30 yesterday.",
                self._ask_food,
                on,
                footer=98,
            ),
            Action(
                "glass",
                ("w",),
                "Glass",
                f"A glass of water, {GLASS_ML} ml.",
                lambda: self._take("water", GLASS_ML),
                on,
                footer=96,
            ),
            Action(
                "bottle",
                ("b",),
                "Bottle",
                f"A bottle, {BOTTLE_ML} ml.",
                lambda: self._take("water", BOTTLE_ML),
                on,
                footer=94,
            ),
            Action(
                "water",
                ("W",),
                "Water",
                "Another amount of water: 330, or 0.7 l yesterday.",
                self._ask_water,
                on,
            ),
            Action(
                "supplements",
                ("s",),
                "Supplements",
                "What they are worth, and ticks.",
                lambda: more.show_supplements(app),
                on,
                footer=70,
            ),
            Action("weigh", ("k",), "Weigh", "Enter the body weight.", lambda: more.weigh(app)),
            Action(
                "view",
                ("v",),
                "View",
                "The week as a picture, in words, as a table.",
                self._turn,
                on,
            ),
            Action(
                "read",
                ("i",),
                "Read",
                "Protein, carbohydrate, fat and water in words.",
                self._read,
                footer=45,
            ),
            Action(
                "cues",
                ("c",),
                "Water cues",
                "Say when to drink, also in a rest, or not.",
                lambda: self._prefer("water_cues", not app.preferences.water_cues),
                on,
            ),
            Action(
                "delete",
                ("d", "delete"),
                "Delete",
                "Delete one of today's entries; undo brings it back.",
                self._delete,
                lambda: bool(self._today),
                footer=40,
            ),
            Action(
                "undo", ("u",), "Undo", "Take back what was done last.", app.undo_last, footer=60
            ),
            Action("redo", ("U",), "Redo", "Bring back what was taken back.", app.redo_last),
            Action(
                "off",
                ("o",),
                "Switch off",
                "Log no food any more; what is there stays.",
                lambda: self._prefer("fuel", False),
                on,
            ),
            Action("back", ("escape", "q"), "Back", "Back.", app.pop_screen_quietly, footer=80),
        )

    def _prefer(self, name: str, value: bool) -> None:
        self.legtui.set_preference(name, value)
        self.show()

    def _turn(self) -> None:
        self._view = self._view.following
        self.show()

    def _take(self, what: str, amount: int, food: str | None = None, line: str = "") -> None:
        now = self.legtui.clock.now()
        when = split(line, now.local)[1] if line else now.local
        one = Intake(what, amount, when, food)
        said = record_words(one) + (
            "" if when.date() == now.local.date() else f", {when:%a %-d %b}"
        )
        self.legtui.kept(self.legtui.journal.body.add(one, now), f"{said}.")

    def _ask_food(self) -> None:
        foods = (*guide.nutrition().protein.foods, "Something else")

        def chosen(place: int) -> None:
            food = foods[place] if place < len(foods) - 1 else None
            self.legtui.ask(
                f"Grams of protein{f' in {food.lower()}' if food else ''}",
                lambda line: self._take("protein", amounts.protein(self._amount(line)), food, line),
                check=self._check(amounts.protein),
            )

        self.legtui.choose("Protein from", [Option(one) for one in foods], chosen)

    def _ask_water(self) -> None:
        self.legtui.ask(
            "Water, ml or l",
            lambda line: self._take("water", amounts.water(self._amount(line)), None, line),
            check=self._check(amounts.water),
        )

    def _amount(self, line: str) -> str:
        return split(line, self.legtui.clock.now().local)[0]

    def _check(self, read: Callable[[str], int]) -> Callable[[str], str | None]:
        def check(line: str) -> str | None:
            try:
                read(self._amount(line))
            except (AmountError, BackDateError) as error:
                return str(error)
            return None

        return check

    def _delete(self) -> None:
        newest = list(reversed(self._today))[:9]

        def chosen(place: int) -> None:
            gone = newest[place]
            deleting = self.legtui.journal.body.delete(gone, self.legtui.clock.now())
            self.legtui.kept(deleting, f"Deleted {record_words(gone)}. u brings it back.")

        options = [Option(record_words(one), f"{one.at:%H:%M}") for one in newest]
        self.legtui.choose("Delete which?", options, chosen)

    def _read(self) -> None:
        food = guide.nutrition()
        water = food.water
        pages = []
        for name, words in (
            ("Protein", f"{food.protein.text} {food.protein.caution}"),
            ("Carbohydrate", f"{food.carbohydrate.text} {food.carbohydrate.note}"),
            ("Fat", f"{food.fat.text} {food.fat.note}"),
            ("Water", f"{water.text} {water.after} {water.caution}"),
        ):
            pages += [name, words, ""]
        self.legtui.page("Fuel", pages[:-1])


def _and(words: Sequence[str]) -> str:
    low = [one.lower() for one in words]
    return ", ".join(low[:-1]) + f" and {low[-1]}"
