"""Food and drink on one card: today beside the target, seven days, one key an entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from textual.app import ComposeResult
from textual.content import Content

from legtui.desk import amounts, fuel_day
from legtui.desk.amounts import AmountError
from legtui.desk.back_date import BackDateError, split
from legtui.guide import load as guide
from legtui.journal.body_values import Intake
from legtui.journal.body_words import record_words
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.screens.choice import Option
from legtui.screens.destinations import leading_to
from legtui.screens.fuel_card import FuelCard, FuelFacts
from legtui.text import clean
from legtui.training.weight import Weight
from legtui.widgets.canvas import wrap
from legtui.widgets.chart_view import View
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import key
from legtui.widgets.key_bar import KeyBar

GRAMS = (10, 20, 30, 40)
GLASS_ML, BOTTLE_ML = 250, 500


class FuelScreen(LegScreen):
    """One card; it asks for nothing by itself."""

    CSS = """
    FuelScreen { background: $background; align: center top; }
    #fuel { width: 116; max-width: 100%; height: 1fr; padding: 1 2 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._facts: FuelFacts | None = None
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

    @property
    def _taken(self) -> tuple[Intake, ...]:
        return self._facts.taken if self._facts else ()

    def look_up(self) -> None:
        """Read the last seven days."""
        journal, now = self.legtui.journal, self.legtui.clock.now().local
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        self._facts = FuelFacts(
            fuel_day.days(journal, now),
            fuel_day.target(journal),
            journal.body.latest_weight(),
            journal.body.intakes(midnight),
            journal.body.ticks(midnight),
            self.legtui.preferences.water_cues,
        )
        self.show()

    # -- drawing -----------------------------------------------------------------------------

    def show(self) -> None:
        """Draw the card."""
        if not self.is_mounted or not self.query("#fuel"):
            return
        of = (self._facts, self._view, self._on, self.look)
        self.query_one("#fuel", Drawn).show(self._draw, of)
        self.key_bar()

    def _draw(self, width: int, height: int) -> Content:
        if not self._on or self._facts is None:
            return Content("\n").join(self._offer(width))
        return FuelCard(self._facts, self._view, self.look).draw(width, height)

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
                f"{one} g of protein",
                f"{one} g of protein.",
                partial(self._take, "protein", one),
                on,
                footer=100 if place == 1 else 0,
                shown_key="1–4" if place == 1 else "",
                footer_word="10–40 g",
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
                "sweat",
                ("a",),
                "After training",
                "What a session cost in water, from two weighings.",
                self._ask_sweat,
                on,
            ),
            replace(leading_to(app, "supplements", "s", footer=70), possible=on),
            leading_to(app, "weigh", "k"),
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
                lambda: self._on and bool(self._taken),
                footer=40,
            ),
            *self.undoing(footer=60),
            Action(
                "off",
                ("o",),
                "Switch off",
                "Log no food any more; what is there stays.",
                lambda: self._prefer("fuel", False),
                on,
            ),
            self.going_back(footer=80),
        )

    def _prefer(self, name: str, value: bool) -> None:
        self.legtui.set_preference(name, value)
        self.look_up()

    def _turn(self) -> None:
        self._view = self._view.following
        self.show()

    def _take(self, what: str, amount: int, food: str | None = None, line: str = "") -> None:
        now = self.legtui.clock.now()
        when = split(line, now.local)[1] if line else now.local
        one = Intake(what, amount, when, food)
        today = when.date() == now.local.date()
        said = "" if today else f"{record_words(one)}, {when:%a %-d %b}."
        self.legtui.kept(self.legtui.journal.body.add(one, now), said)

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

    def _ask_sweat(self) -> None:
        """Ask for two weighings and what was drunk between; nothing of it is kept."""
        app, unit = self.legtui, self.legtui.preferences.unit

        def weight(line: str) -> Weight:
            return amounts.body_weight(line, unit)

        def before(line: str) -> None:
            first = weight(line)
            app.ask(
                f"After it, in {unit}",
                lambda second: after(first, weight(second)),
                check=_checked(weight),
            )

        def after(first: Weight, second: Weight) -> None:
            app.ask(
                "Drunk meanwhile, ml or l; 0 is nothing",
                lambda line: app.page(
                    "Water", fuel_day.sweat_words(first, second, amounts.drunk(line))
                ),
                check=_checked(amounts.drunk),
            )

        app.ask(f"Body weight before the session, in {unit}", before, check=_checked(weight))

    def _amount(self, line: str) -> str:
        return split(line, self.legtui.clock.now().local)[0]

    def _check(self, read: Callable[[str], int]) -> Callable[[str], str | None]:
        return _checked(lambda line: read(self._amount(line)))

    def _delete(self) -> None:
        newest = list(reversed(self._taken))[:9]

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


def _checked(read: Callable[[str], object]) -> Callable[[str], str | None]:
    """Return what says why a line can't be read."""

    def check(line: str) -> str | None:
        try:
            read(line)
        except (AmountError, BackDateError) as error:
            return str(error)
        return None

    return check
