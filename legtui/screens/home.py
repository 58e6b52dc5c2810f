"""Home: what is next, and whether it is time."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from legtui.guide import load as guide
from legtui.screens.action import Action
from legtui.screens.base import LegScreen
from legtui.session.label import load_text
from legtui.session.plan import SessionPlan
from legtui.text import days_ago, plural
from legtui.training.equipment import Kind
from legtui.training.recovery import Recovery
from legtui.widgets.big import Part, big
from legtui.widgets.canvas import wrap
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import key, spread
from legtui.widgets.key_bar import KeyBar

WARM_UPS = ("short", "standard", "long")
COOL_DOWNS = ("short", "standard", "long", "no_roller")


class HomeScreen(LegScreen):
    """What is next; `Enter` starts it."""

    CSS = """
    HomeScreen { background: $background; align: center top; }
    #home { width: 76; max-width: 100%; height: 1fr; padding: 1 2; }
    #next { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.day = ""
        self.plan: SessionPlan | None = None
        self.recovery: Recovery | None = None

    def compose(self) -> ComposeResult:
        """One column."""
        with Vertical(id="home"):
            yield Drawn(id="next")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look up what is next."""
        self.look_up()

    def on_screen_resume(self) -> None:
        """A session may have been done meanwhile."""
        self.look_up()

    def look_up(self) -> None:
        """Ask the coach for the plan."""
        coach = self.legtui.coach
        self.day = self.day or coach.next_day()
        self.plan = coach.plan(self.day)
        self.recovery = coach.recovery()
        self.show()

    def show(self) -> None:
        """Draw it."""
        if not self.is_mounted or self.plan is None:
            return
        self.query_one("#next", Drawn).show(self._draw, (self.plan, self.recovery, self.look))
        self.key_bar()

    def _draw(self, width: int, height: int) -> Content:
        plan, recovery, look = self.plan, self.recovery, self.look
        assert plan is not None
        assert recovery is not None
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
        lines.append(Content(""))
        lines += self._exercises(plan, width)
        lines.append(Content(""))
        stretches = len({one.step for one in plan.cool_down})
        lines.append(
            Content.styled(
                look.text(
                    f"warm-up {self.legtui.preferences.warm_up} · "
                    f"{plural(sum(one.sets for one in plan.main), 'set')} · "
                    f"cool-down {self.legtui.preferences.cool_down.replace('_', ' ')}, "
                    f"{plural(stretches, 'stretch', 'stretches')}"
                ),
                "$muted",
            )
        )
        lines.append(Content(""))
        lines.append(key("Enter", "start", look, main=True))
        return Content("\n").join(lines[:height])

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
        if not self.legtui.resume():
            assert self.plan is not None
            self.legtui.start(self.plan)

    def cool_down(self) -> None:
        """Start the stretches alone."""
        if not self.legtui.resume():
            self.legtui.start(self.legtui.coach.cool_down(), "cool_down")

    def other_day(self) -> None:
        """Choose the other day."""
        self.day = "A" if self.day == "B" else "B"
        self.look_up()

    def _next_of(self, name: str, choices: tuple[str, ...]) -> None:
        now = getattr(self.legtui.preferences, name)
        place = choices.index(now) if now in choices else 0
        self.legtui.set_preference(name, choices[(place + 1) % len(choices)])
        self.look_up()
