"""Home: what is next, and whether it is time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from legtui.desk import check_ins
from legtui.desk.advice import Advice, advice
from legtui.desk.coach import EASIER_NAMES, Easier
from legtui.desk.preferences import BUDGETS
from legtui.screens import destinations
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.screens.home_picture import WIDE, HomeShown, home
from legtui.session.plan import SessionPlan
from legtui.training.check_in import LIGHTER_DAY, CheckIn, Day, propose
from legtui.widgets.drawn import Drawn
from legtui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from legtui.desk.time_left import Cuts

TODAY = "Today"
UNDO = "Everywhere"
WARM_UPS = ("short", "standard", "long")
COOL_DOWNS = ("short", "standard", "long", "no_roller")


class HomeScreen(LegScreen):
    """What is next; `Enter` starts it."""

    DEFAULT_CSS = """
    HomeScreen { background: $background; align: center top; }
    #home { width: 112; max-width: 100%; height: 1fr; padding: 1 2; }
    HomeScreen.-one #home { width: 76; }
    #next { height: 1fr; }
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (WIDE + 4, "-two")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.day = ""
        self.easier = Easier.NO
        self.plan: SessionPlan | None = None
        self.replaced: tuple[str, ...] = ()
        self.cuts: Cuts | None = None
        self.advice: Advice | None = None
        self._review_due = False
        self._measuring_due = False

    def compose(self) -> ComposeResult:
        """One column."""
        with Vertical(id="home"):
            yield Drawn(id="next")
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Look up what is next: at first, and as a session may have been done meanwhile."""
        self.day = ""
        self.easier = Easier.NO
        self.look_up()
        if self.advice is not None and self.advice.easy_week:
            self.easier = Easier.DELOAD
            self.look_up()
        self.legtui.learn_anew()

    def look_up(self) -> None:
        """Ask the coach for the plan."""
        coach = self.legtui.coach
        self.day = self.day or coach.next_day()
        whole = coach.plan(self.day, self.easier)
        self.cuts = coach.cuts(whole)
        self.plan = self._shortened(whole)
        self.advice = advice(coach, self.legtui.journal, self.day)
        self.replaced = coach.replaced(self.day)
        self._review_due = self.legtui.review_due
        self._measuring_due = self.legtui.measuring_due and self._still_to_measure()
        self.show()

    def _still_to_measure(self) -> bool:
        """Whether the girths that were due have not been taken meanwhile."""
        from legtui.desk.review import measuring_due

        return measuring_due(self.legtui.journal, self.legtui.clock.now().local)

    def _shortened(self, whole: SessionPlan) -> SessionPlan:
        if self.cuts is None:
            return whole
        from legtui.desk.time_left import shortened_plan

        return shortened_plan(whole, self.cuts)

    def show(self) -> None:
        """Draw it."""
        if not self.is_mounted or self.plan is None or self.advice is None:
            return
        coach, plan = self.legtui.coach, self.plan
        shown = HomeShown(
            plan=plan,
            day=self.day,
            today=self.legtui.clock.now().local.date(),
            advice=self.advice,
            minutes=round(coach.length_s(plan) / 60),
            recipes=tuple(coach.rack.recipe(one.variation, one.load) for one in plan.main),
            easier="" if self.easier is Easier.NO else EASIER_NAMES[self.easier],
            replaced=tuple(self.replaced),
            cuts=self.cuts.words if self.cuts else (),
            fits=self.cuts.fits if self.cuts else True,
            choices=self._choices(),
            review_due=self._review_due,
            measuring_due=self._measuring_due,
            glance=coach.glance,
            going=self._open,
            look=self.look,
        )
        self.query_one("#next", Drawn).show(lambda w, h: home(shown, w, h), shown)
        self.key_bar()

    @property
    def _open(self) -> bool:
        """Whether a session is in progress."""
        conductor = self.legtui.conductor
        return conductor is not None and conductor.state.finished is None

    def _choices(self) -> tuple[tuple[str, str, str], ...]:
        """What can be chosen before the start: its name, what is chosen, its key."""
        prefs = self.legtui.preferences
        time = f"{prefs.budget_min} min" if prefs.budget_min else "all of it"
        chosen = (
            ("time", "time", time),
            ("warm_up", "warm-up", prefs.warm_up),
            ("stretches", "cool-down", prefs.cool_down.replace("_", " ")),
            ("day", "day", self.day),
        )
        keys = {one.id: one.key_text for one in self.actions}
        return tuple((name, value, keys.get(action, "")) for action, name, value in chosen)

    # -- keys ------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done at home."""
        return (
            Action(
                "start",
                ("enter", "space", "pagedown"),
                "Start",
                "Start the leg day, or go on with the one that is open.",
                self.start,
                group=TODAY,
                footer=100,
                name_now=lambda: "Go on" if self._open else "Start",
            ),
            Action(
                "day",
                ("d",),
                "Day A/B",
                "The other day's variations.",
                self.other_day,
                group=TODAY,
                footer=80,
            ),
            Action(
                "warm_up",
                ("w",),
                "Warm-up",
                "A short, standard or long warm-up; remembered.",
                lambda: self._next_of("warm_up", WARM_UPS),
                group=TODAY,
                footer=60,
            ),
            Action(
                "stretches",
                ("s",),
                "Stretches",
                "Short, standard, long, or without a roller; remembered.",
                lambda: self._next_of("cool_down", COOL_DOWNS),
                group=TODAY,
                footer=55,
            ),
            Action(
                "time",
                ("t",),
                "Time",
                "How long it may take: all of it, 75, 60, 45 or 30 minutes; remembered.",
                lambda: self._next_of("budget_min", BUDGETS),
                group=TODAY,
                footer=75,
            ),
            Action(
                "lighter",
                ("l",),
                "Lighter",
                "A lighter day, or an easy week; again takes it back.",
                self._lighter,
                group=TODAY,
                footer=50,
            ),
            Action(
                "variety",
                ("v",),
                "Vary",
                "Do the variation that the coach proposes.",
                self._vary,
                lambda: bool(self.advice and self.advice.changes),
                group=TODAY,
                footer=52,
            ),
            Action(
                "cool_down",
                ("c",),
                "Cool-down only",
                "The stretches alone: after a run, or on a day off.",
                self.cool_down,
                group=TODAY,
                footer=70,
            ),
            *destinations.from_home(self.legtui),
            *self.undoing(footer=40, group=UNDO),
            Action(
                "quit",
                ("q", "ctrl+q"),
                "Quit",
                "Close legtui; a session in progress stays open.",
                self.legtui.leave,
                group=UNDO,
                footer=20,
            ),
        )

    def start(self) -> None:
        """Start the leg day, or go on with the one that is open."""
        if self.legtui.resume():
            return
        assert self.advice is not None
        if self.advice.asks and self.easier is Easier.NO:
            self._check_in()
            return
        self._begin()

    def _begin(self) -> None:
        assert self.plan is not None
        self.legtui.start(self.plan)

    def _check_in(self) -> None:
        """Three questions, only when the answers matter."""
        from legtui.screens.choice import Option

        def pain(soreness: int, energy: int) -> None:
            assert self.advice is not None
            self.legtui.choose(
                "Does anything hurt?",
                [Option("No"), Option("Yes", "leave out what hurts")],
                lambda at: self._answered(CheckIn(soreness, energy, at == 1)),
                self.advice.hurt,
            )

        def energy(soreness: int) -> None:
            self.legtui.choose(
                "How much energy?",
                [Option("Plenty"), Option("Enough"), Option("Little")],
                lambda at: pain(soreness, (8, 5, 2)[at]),
            )

        assert self.advice is not None
        self.legtui.choose(
            "How sore are your legs?",
            [Option("Not"), Option("A little"), Option("Very")],
            lambda at: energy((0, 4, 8)[at]),
            self.advice.recovery.why,
        )

    def _answered(self, answers: CheckIn) -> None:
        from legtui.screens.choice import Option

        assert self.advice is not None
        check_ins.keep(self.legtui.journal, self.legtui.clock.now().utc_ms, answers)
        proposal = propose(self.advice.recovery, answers)
        if proposal.day is not Day.LIGHTER:
            self._begin()
            if proposal.day is Day.SPARE:
                self.legtui.notify(proposal.why, markup=False)
            return

        def chosen(place: int) -> None:
            if place == 0:
                self.easier = Easier.LIGHTER
                self.look_up()
            self._begin()

        self.legtui.choose(
            "A lighter day?",
            [
                Option("Lighter", f"{LIGHTER_DAY.load_words}, {LIGHTER_DAY.sets_words}"),
                Option("Full"),
            ],
            chosen,
            proposal.why,
        )

    def _lighter(self) -> None:
        """Full, lighter, an easy week; for someone new the full volume too."""
        order = self.legtui.coach.easier_days()
        place = order.index(self.easier) if self.easier in order else 0
        self.easier = order[(place + 1) % len(order)]
        self.look_up()

    def _vary(self) -> None:
        """Do the variation that the coach proposes, today."""
        assert self.advice is not None
        assert self.plan is not None
        self.plan = self.legtui.coach.varied(self.plan, self.advice.changes)
        self.advice = replace(self.advice, changes=(), lines=())
        self.show()

    def cool_down(self) -> None:
        """Start the stretches alone."""
        if not self.legtui.resume():
            self.legtui.start(self.legtui.coach.cool_down(), "cool_down")

    def other_day(self) -> None:
        """Choose the other day."""
        self.day = "A" if self.day == "B" else "B"
        self.look_up()

    def _next_of(self, name: str, choices: tuple[object, ...]) -> None:
        now = getattr(self.legtui.preferences, name)
        place = choices.index(now) if now in choices else 0
        self.legtui.set_preference(name, choices[(place + 1) % len(choices)])
        self.look_up()
