"""Home: what is next, and whether it is time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from legtui.desk import check_ins
from legtui.desk.advice import Advice, advice
from legtui.desk.coach import EASIER_NAMES, Easier
from legtui.desk.preferences import BUDGETS
from legtui.guide import load as guide
from legtui.screens import looking_back, more
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.session.label import load_text
from legtui.session.plan import SessionPlan
from legtui.text import days_ago, plural
from legtui.training.check_in import CheckIn, Day, propose
from legtui.training.equipment import Kind
from legtui.widgets.bar import progress
from legtui.widgets.big import Part, big
from legtui.widgets.canvas import wrap
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import key, spread
from legtui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from legtui.desk.time_left import Cuts

GLANCE_ROWS = 8
"""Fewer rows than this below the plan, and the sets per muscle are left to their own screen."""

WARM_UPS = ("short", "standard", "long")
COOL_DOWNS = ("short", "standard", "long", "no_roller")


class HomeScreen(LegScreen):
    """What is next; `Enter` starts it."""

    DEFAULT_CSS = """
    HomeScreen { background: $background; align: center top; }
    #home { width: 76; max-width: 100%; height: 1fr; padding: 1 2; }
    #next { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.day = ""
        self.easier = Easier.NO
        self.plan: SessionPlan | None = None
        self.replaced: tuple[str, ...] = ()
        self.cuts: Cuts | None = None
        self.advice: Advice | None = None
        self._review_due = False

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
        self.show()

    def _shortened(self, whole: SessionPlan) -> SessionPlan:
        if self.cuts is None:
            return whole
        from legtui.desk.time_left import shortened_plan

        return shortened_plan(whole, self.cuts)

    def show(self) -> None:
        """Draw it."""
        if not self.is_mounted or self.plan is None:
            return
        prefs = self.legtui.preferences
        facts = (self.plan, self.cuts, self.advice, self.easier, self.replaced)
        coach = self.legtui.coach
        of = (*facts, self._review_due, prefs, coach.pace, coach.glance, self._open, self.look)
        self.query_one("#next", Drawn).show(self._draw, of)
        self.key_bar()

    def _draw(self, width: int, height: int) -> Content:
        plan, advice, look = self.plan, self.advice, self.look
        assert plan is not None
        assert advice is not None
        recovery = advice.recovery
        minutes = round(self.legtui.coach.length_s(plan) / 60)
        since = "your first leg day"
        if recovery.days is not None:
            since = f"last legs {days_ago(recovery.days)}"
        rows = 4 if height >= 20 else (3 if height >= 14 else 1)
        title = big([Part(f"LEG DAY {self.day}", "$lift")], width, rows, look, align="left")
        lines = [*title.split("\n", allow_blank=True), Content("")]
        lines.append(
            spread(
                Content.styled(look.text(f"{since} · about {minutes} min"), "bold $foreground"),
                Content.styled(self.legtui.clock.now().local.strftime("%a %-d %b"), "$muted"),
                width,
            )
        )
        style = "$warning" if recovery.warns else "$muted"
        lines += [Content.styled(look.text(line), style) for line in wrap(recovery.why, width)]
        lines += self._said(advice, width)
        if self._review_due:
            lines.append(key("e", "look back at the last four weeks", look))
        lines.append(Content(""))
        lines += self._exercises(plan, width)
        lines += self._replaced(width, height - len(lines) - 4)
        lines.append(Content(""))
        lines.append(Content.styled(look.text(self._around(plan)), "$muted"))
        if self.cuts is not None:
            words = " · ".join(self.cuts.words) + ("" if self.cuts.fits else " · still longer")
            lines += [Content.styled(look.text(line), "$ready") for line in wrap(words, width)]
        words = "go on with the session that is open" if self._open else "start"
        enter = [Content(""), key("Enter", words, look, main=True)]
        lines = [*lines[: height - len(enter)], *enter]
        return Content("\n").join([*lines, *self._glance(width, height - len(lines))])

    @property
    def _open(self) -> bool:
        """Whether a session is in progress."""
        conductor = self.legtui.conductor
        return conductor is not None and conductor.state.finished is None

    def _glance(self, width: int, rows: int) -> list[Content]:
        """The four weeks' sets per muscle against plan, where there is room."""
        seen = self.legtui.coach.glance
        if seen is None or not seen.month.sessions or rows < GLANCE_ROWS:
            return []
        from legtui.desk.muscles import muscle_name

        week = "no leg day yet"
        if seen.week.sessions:
            week = plural(seen.week.sessions, "leg day")
        lines = [
            Content(""),
            Content(""),
            Content.styled(self.look.text(f"{week} this week · sets in 28 days"), "$muted"),
        ]
        for one in seen.month.headlines:
            share = one.share
            count = f"{share.done:g} of {share.planned:g}"
            style = "$ready" if share.behind else "$done"
            lines.append(
                Content.assemble(
                    (f"  {muscle_name(share.muscle):<12}", "$foreground"),
                    progress(share.ratio or 0.0, min(28, width - 28), self.look, style),
                    (f"  {count}", "$muted"),
                )
            )
        if seen.neglected:
            lines += [Content.styled(self.look.text(seen.lines[0]), "$ready")]
        return lines[:rows]

    def _said(self, advice: Advice, width: int) -> list[Content]:
        """What the coach has to say besides: an easier day, another variation."""
        said = list(advice.lines)
        if self.easier is not Easier.NO:
            said.insert(0, EASIER_NAMES[self.easier])
        return [
            Content.styled(self.look.text(line), "$ready")
            for one in said
            for line in wrap(one, width)
        ]

    def _replaced(self, width: int, room: int) -> list[Content]:
        """What the gym makes different, whole where there is room for it."""
        lines = [line for one in self.replaced for line in wrap(one, width - 2)]
        if not lines:
            return []
        if len(lines) > room:
            count = plural(len(self.replaced), "exercise")
            lines = [f"{count} done otherwise in this gym; y says how."]
        return [Content.styled(self.look.text(f"  {line}"), "$muted") for line in lines]

    def _around(self, plan: SessionPlan) -> str:
        prefs = self.legtui.preferences
        stretches = len({one.step for one in plan.cool_down})
        budget = f"{prefs.budget_min} min · " if prefs.budget_min else ""
        return (
            f"{budget}warm-up {prefs.warm_up} · "
            f"{plural(sum(one.sets for one in plan.main), 'set')} · "
            f"cool-down {prefs.cool_down.replace('_', ' ')}, "
            f"{plural(stretches, 'stretch', 'stretches')}"
        )

    def _exercises(self, plan: SessionPlan, width: int) -> list[Content]:
        lines = []
        for one in plan.main:
            name = guide.variation(one.variation).name
            load = load_text(one.load, one.loaded_with is Kind.DUMBBELLS)
            reps = f"{one.sets} × {one.reps_lo}–{one.reps_hi}"
            left = Content.styled(self.look.text(f"  {name}"), "$foreground")
            right = Content.assemble(
                (self.look.text(f"{reps:>9}"), "$muted"),
                (self.look.text(f"{load:>14}"), "bold $strong"),
            )
            lines.append(spread(left, right, min(width, 56)))
        return lines

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
                footer=100,
                name_now=lambda: "Go on" if self._open else "Start",
            ),
            Action(
                "day",
                ("d",),
                "Day A/B",
                "The other day's variations.",
                self.other_day,
                footer=80,
            ),
            Action(
                "warm_up",
                ("w",),
                "Warm-up",
                "A short, standard or long warm-up; remembered.",
                lambda: self._next_of("warm_up", WARM_UPS),
                footer=60,
            ),
            Action(
                "stretches",
                ("s",),
                "Stretches",
                "Short, standard, long, or without a roller; remembered.",
                lambda: self._next_of("cool_down", COOL_DOWNS),
                footer=55,
            ),
            Action(
                "time",
                ("t",),
                "Time",
                "How long it may take: all of it, 75, 60, 45 or 30 minutes; remembered.",
                lambda: self._next_of("budget_min", BUDGETS),
                footer=75,
            ),
            Action(
                "lighter",
                ("l",),
                "Lighter",
                "A lighter day, or an easy week; again takes it back.",
                self._lighter,
                footer=50,
            ),
            Action(
                "variety",
                ("v",),
                "Vary",
                "Do the variation that the coach proposes.",
                self._vary,
                lambda: bool(self.advice and self.advice.changes),
                footer=52,
            ),
            Action(
                "cool_down",
                ("c",),
                "Cool-down only",
                "The stretches alone: after a run, or on a day off.",
                self.cool_down,
                footer=70,
            ),
            Action(
                "history",
                ("h",),
                "History",
                "Every session, newest first.",
                self.legtui.show_history,
                footer=90,
            ),
            *looking_back.from_home(self.legtui),
            *more.from_home(self.legtui),
            Action(
                "undo",
                ("u",),
                "Undo",
                "Take back what was done last.",
                self.legtui.undo_last,
                footer=40,
            ),
            Action(
                "redo", ("U",), "Redo", "Bring back what was taken back.", self.legtui.redo_last
            ),
            Action("leave", ("q",), "Quit", "Close legtui.", self.legtui.leave, footer=20),
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
            [Option("Lighter", "a tenth less, three quarters of the sets"), Option("Full")],
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
