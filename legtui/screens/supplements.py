"""Supplements: what they are worth, doses as studied, warnings; ticks. For adults."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from legtui.desk import fuel_day
from legtui.desk.amounts import AmountError, milligrams
from legtui.guide import load as guide
from legtui.guide.knowledge import Supplement
from legtui.journal.body_values import Tick
from legtui.journal.body_words import record_words
from legtui.screens.action import Action
from legtui.screens.list_detail import ListDetailScreen, Row
from legtui.screens.pages import Onward
from legtui.training import fuel

if TYPE_CHECKING:
    from legtui.app import LegtuiApp

CAFFEINE = ("caffeine", "pre_workout")
"""Where the milligrams count against a cap."""


def open_supplements(app: LegtuiApp) -> None:
    """Open them to adults; without a year of birth ask for it first."""
    if app.preferences.birth_year is None:
        _ask_year(app)
    elif fuel.supplements_shown(_age(app)):
        app.push_screen(SupplementsScreen())
    else:
        app.page(
            "Supplements",
            ["Supplements are hidden under 18.", "", "Food, sleep and training do it all."],
            Onward("y", "another year of birth", lambda: _ask_year(app)),
        )


def _ask_year(app: LegtuiApp) -> None:
    year_now = app.clock.now().local.year

    def check(line: str) -> str | None:
        fine = line.isdigit() and 1900 < int(line) <= year_now
        return None if fine else "A year like 1990."

    def told(line: str) -> None:
        app.set_preference("birth_year", int(line))
        open_supplements(app)

    app.ask("Supplements are shown to adults. Born in which year?", told, check=check)


def _age(app: LegtuiApp) -> int | None:
    return app.preferences.age(app.clock.now().local.date())


class SupplementsScreen(ListDetailScreen):
    """Each with its evidence; `Enter` ticks it for today."""

    TITLE_TEXT = "Supplements"

    def __init__(self) -> None:
        super().__init__()
        self._ticks: tuple[Tick, ...] = ()
        self._shown: tuple[Supplement, ...] = ()

    def look_up(self) -> None:
        """Read today's ticks; a powder is named where food did not reach the protein."""
        app = self.legtui
        now = app.clock.now().local
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        self._ticks = app.journal.body.ticks(midnight)
        days = fuel_day.days(app.journal, now)
        powder = fuel_day.powder_helps(days, fuel_day.target(app.journal))
        taken = {one.supplement for one in self._ticks}
        self._shown = tuple(
            one
            for one in guide.nutrition().supplements
            if one.id != "protein_powder" or powder or one.id in taken
        )
        self.show()

    def aside(self) -> str:
        """Say what this is."""
        return "information, never advice to take one"

    def rows(self) -> Sequence[Row]:
        """Return them with today's ticks."""
        taken = {one.supplement for one in self._ticks}
        return [Row(one.name, "✓" if one.id in taken else "") for one in self._shown]

    @property
    def _chosen(self) -> Supplement:
        return self._shown[self.at]

    def detail(self, width: int, height: int) -> Sequence[Content]:
        """Return evidence, dose, warnings, and for caffeine what today's caps leave."""
        one = self._chosen
        lines = [
            Content.assemble(("Evidence: ", "$muted"), (one.worth, "bold $strong")),
            Content(""),
            *self.text(one.text, width),
            Content(""),
            self.heading("As studied"),
            *self.text(one.dose, width),
        ]
        if one.id in CAFFEINE:
            lines += self.text(self._caps(), width, "$warning")
        if one.id == "creatine":
            lines += self._load(width)
        lines += [Content(""), self.heading("Mind"), *self.points(one.warnings, width)]
        sources = [guide.reference(source).text for source in one.sources]
        lines += [Content(""), self.heading("Sources")]
        return [*lines, *self.points(sources, width, "$muted")]

    def _load(self, width: int) -> list[Content]:
        weight = self.legtui.journal.body.latest_weight()
        if weight is None:
            return []
        grams = fuel.creatine_load_g(weight)
        return self.text(f"For {weight} the optional start is {fuel.whole(grams)} g.", width)

    def _caps(self) -> str:
        app = self.legtui
        weight = app.journal.body.latest_weight()
        today = self._caffeine_mg
        if weight is None:
            return (
                f"Today {today} mg so far. With your body weight (k in Fuel) legtui shows your "
                "own cap, which may be lower."
            )
        left = fuel.caffeine_left_mg(weight, _age(app), today)
        cap = fuel.caffeine_cap_mg(weight, _age(app))
        late = ""
        if app.clock.now().local.hour >= fuel.LATE_FOR_CAFFEINE:
            late = " It is late for caffeine: it costs sleep."
        return (
            f"For {weight} at most {cap} mg at once. Today {today} mg so far: "
            f"{left} mg at most now.{late}"
        )

    @property
    def _caffeine_mg(self) -> int:
        """Today's."""
        return sum(one.mg or 0 for one in self._ticks if one.supplement in CAFFEINE)

    # -- keys --------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        return (
            Action(
                "tick",
                ("enter", "space"),
                "Took it",
                "Tick it for today; again takes the tick away.",
                self._tick,
                lambda: bool(self._shown),
                footer=100,
            ),
            Action(
                "delete",
                ("d", "delete"),
                "Delete",
                "Take away the last of today's ticks of the chosen one.",
                self._untick,
                lambda: bool(self._shown) and bool(self._ticked()),
                footer=60,
            ),
            *self.moving(),
            *self.undoing(footer=30),
        )

    def _ticked(self) -> list[Tick]:
        """Today's ticks of the chosen one."""
        return [tick for tick in self._ticks if tick.supplement == self._chosen.id]

    def _tick(self) -> None:
        one, app = self._chosen, self.legtui
        if one.id in CAFFEINE:
            app.ask("Milligrams of caffeine", self._took_mg, check=_check_mg)
        elif self._ticked():
            self._untick()
        else:
            self._took(Tick(one.id, app.clock.now().local))

    def _untick(self) -> None:
        app, gone = self.legtui, self._ticked()[-1]
        deleting = app.journal.body.delete(gone, app.clock.now())
        app.kept(deleting, f"Not taken: {record_words(gone)}.")

    def _took_mg(self, line: str) -> None:
        tick = Tick(self._chosen.id, self.legtui.clock.now().local, milligrams(line))
        self._took(tick, self._too_much(tick.mg or 0))

    def _too_much(self, mg: int) -> str:
        """Say which cap a dose goes beyond."""
        weight = self.legtui.journal.body.latest_weight()
        own = None if weight is None else fuel.caffeine_cap_mg(weight, _age(self.legtui))
        cap = fuel.CAFFEINE_SINGLE_MG if own is None else own
        if mg > cap:
            return f" That is more than {cap} mg at once."
        if self._caffeine_mg + mg > fuel.CAFFEINE_DAY_MG:
            return f" That makes more than {fuel.CAFFEINE_DAY_MG} mg today."
        return ""

    def _took(self, tick: Tick, more: str = "") -> None:
        app = self.legtui
        app.kept(app.journal.body.add(tick, app.clock.now()), f"{record_words(tick)}.{more}")


def _check_mg(line: str) -> str | None:
    try:
        milligrams(line)
    except AmountError as error:
        return str(error)
    return None
