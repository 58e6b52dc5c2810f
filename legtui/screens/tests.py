"""Performance tests: the best, the trend, left beside right; and the lifter's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from textual.content import Content

from legtui.desk import amounts, performance
from legtui.desk.amounts import AmountError
from legtui.desk.back_date import BackDateError, split
from legtui.desk.both_legs import of_one_day
from legtui.desk.performance import FLIGHT, JUMP, SPRINT, SPRINT_METRES, WALL_SIT, Trial
from legtui.journal.body_values import OwnTest, Performance
from legtui.screens.action import Action
from legtui.screens.choice import Option
from legtui.screens.list_detail import ListDetailScreen, Row
from legtui.screens.stopwatch import StopwatchScreen
from legtui.text import days_ago, one_line
from legtui.training.body import half_up, jump_height_cm, reach_jump_cm
from legtui.training.symmetry import Band, Larger, asymmetry
from legtui.widgets.chart_view import View, chart_as
from legtui.widgets.charts import LineChart, Point, Series

_MOST = 100_000
_FARTHEST_M = 1000
_BANDS = {
    Band.OK: "usual",
    Band.WATCH: "test again in four weeks",
    Band.FLAG: "twice in a row it is worth a thought",
}


class TestsScreen(ListDetailScreen):
    """Tests at the left; best, trend, chart and how to do it at the right."""

    __test__ = False
    TITLE_TEXT = "Tests"

    def __init__(self) -> None:
        super().__init__()
        self._tests: tuple[Trial, ...] = ()
        self._results: dict[tuple[str, str | None], list[Performance]] = {}
        self._view = View.PICTURE

    def look_up(self) -> None:
        """Read the results."""
        body = self.legtui.journal.body
        self._tests = performance.tests(body.own_tests())
        self._results = {}
        for one in body.performances():
            self._results.setdefault((one.test, one.side), []).append(one)
        self.show()

    @property
    def _chosen(self) -> Trial:
        return self._tests[self.at]

    def _of(self, test: Trial, side: str | None) -> list[Performance]:
        return self._results.get((test.id, side), [])

    def aside(self) -> str:
        """Say when to test."""
        return "every four to eight weeks, fresh, after a warm-up"

    def rows(self) -> Sequence[Row]:
        """Return the tests with their best."""
        return [Row(one.name, self._best_words(one)) for one in self._tests]

    def _best_words(self, test: Trial) -> str:
        found = [performance.best(test, self._of(test, side)) for side in test.sides]
        numbers = [performance.shown(test, performance.value(one)) for one in found if one]
        if len(numbers) < 2:
            return numbers[0] if numbers else "–"
        return "/".join(one.split()[0] for one in numbers)

    # -- the chosen test ---------------------------------------------------------------------

    def detail(self, width: int, height: int) -> Sequence[Content]:
        """Return results, chart and how to do it."""
        test = self._chosen
        lines: list[Content] = []
        for side in test.sides:
            lines += self._side(test, side, width)
        if test.per_side:
            lines += self._symmetry(test, width)
        how = self._how(test, width)
        if any(self._of(test, side) for side in test.sides):
            lines.append(Content(""))
            room = max(8, min(16, height - len(lines) - len(how) - 1))
            chart = chart_as(self._chart(test), self._view, width, room, self.look)
            lines += [*chart.split("\n", allow_blank=True), Content("")]
        return [*lines, *how]

    def _how(self, test: Trial, width: int) -> list[Content]:
        if test.own is not None:
            better = "more" if test.more_is_better else "less"
            return self.text(f"Your own test, in {test.unit}; {better} is better.", width, "$muted")
        lines = [self.heading("How"), *self.points(test.how, width)]
        return [*lines, *self.text(test.note, width, "$muted")]

    def _side(self, test: Trial, side: str | None, width: int) -> list[Content]:
        found = self._of(test, side)
        name = f"{side.capitalize()}: " if side else ""
        if not found:
            return self.text(f"{name}not tested yet: Enter begins.", width, "$muted")
        last = found[-1]
        best = performance.best(test, found)
        assert best is not None
        days = (self.legtui.clock.now().local.date() - last.at.date()).days
        shown = performance.shown(test, performance.value(last))
        head = Content.assemble(
            (name, "$muted"),
            (shown, "bold $strong"),
            (f"   {last.at:%-d %b %Y}, {days_ago(days)}", "$muted"),
        )
        lines = [head]
        if best is not last:
            top = performance.shown(test, performance.value(best))
            lines += self.text(f"Best {top}, {best.at:%-d %b %Y}.", width)
        elif len(performance.compared(found)) > 1:
            lines += self.text("The best so far.", width, "$done")
        body = self.legtui.journal.body
        weight = body.latest_weight(last.at) or body.latest_weight()
        said = [performance.trend(test, found), performance.meaning(last, weight)]
        return [*lines, *self.text(" ".join(one for one in said if one), width, "$muted")]

    def _symmetry(self, test: Trial, width: int) -> list[Content]:
        pairs = of_one_day(self._of(test, "left"), self._of(test, "right"), performance.value)
        if not pairs:
            return []
        found = asymmetry(*pairs[-1])
        if found.larger is Larger.EQUAL:
            return self.text("Both legs do the same.", width, "$done")
        style = "$done" if found.band is Band.OK else "$ready"
        behind = "left" if found.larger is Larger.RIGHT else "right"
        words = f"The {behind} leg is {half_up(found.percent, 0)} % behind: {_BANDS[found.band]}."
        return [Content(""), *self.text(words, width, style)]

    def _chart(self, test: Trial) -> LineChart:
        series = []
        for side in test.sides:
            found = performance.compared(self._of(test, side))
            points = tuple(
                Point(one.at.date(), float(half_up(performance.value(one), 2))) for one in found
            )
            if points:
                series.append(Series(side or test.name.lower(), points))
        return LineChart(test.name, tuple(series), test.unit, break_days=120)

    # -- keys --------------------------------------------------------------------------------

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done here."""
        return (
            Action(
                "enter",
                ("enter", "space"),
                "Enter result",
                "Enter a result; a day may follow it: 42 yesterday.",
                self._enter,
                footer=100,
            ),
            Action(
                "timer",
                ("t",),
                "Timer",
                "Time it here: a stopwatch.",
                self._time,
                lambda: self._chosen.unit == "s",
                footer=98,
            ),
            Action(
                "own",
                ("n",),
                "Own test",
                "Add a test of your own.",
                self._own,
                footer=70,
            ),
            Action(
                "view",
                ("v",),
                "View",
                "The chart as a picture, in words, as a table.",
                self._turn,
                footer=40,
            ),
            Action(
                "delete",
                ("d", "delete"),
                "Delete",
                "Delete a result, or an own test; undo brings it back.",
                self._delete,
                footer=35,
            ),
            *self.moving(),
            *self.undoing(footer=30),
        )

    def _turn(self) -> None:
        self._view = self._view.following
        self.show()

    def _enter(self) -> None:
        test = self._chosen
        if test.id == SPRINT:
            self._ask_distance(lambda far: self._ask_sides(test, far))
        elif test.id == JUMP:
            self._ask_jump()
        else:
            self._ask_sides(test, None)

    def _ask_distance(self, then: Callable[[int], None]) -> None:
        """Ask how far a sprint goes, in centimetres."""

        def chosen(place: int) -> None:
            if place < len(SPRINT_METRES):
                then(SPRINT_METRES[place] * 100)
            else:
                self.legtui.ask("How far, in m?", lambda line: then(distance(line)), check=check)

        def distance(line: str) -> int:
            return amounts.result(line, "m", _FARTHEST_M) // 10

        def check(line: str) -> str | None:
            try:
                return None if distance(line) else "More than nothing."
            except AmountError as error:
                return str(error)

        options = [*(Option(f"{one} m") for one in SPRINT_METRES), Option("Another distance")]
        self.legtui.choose("How far?", options, chosen)

    def _ask_jump(self) -> None:
        """By the height itself, or by two reaches."""

        def chosen(place: int) -> None:
            if place == 0:
                self._ask_sides(self._chosen, None)
                return
            self._ask_number("Standing reach, cm", reached)

        def reached(standing: int, line: str) -> None:
            self._ask_number(
                "Highest reach in the jump, cm", lambda top, last: jumped(standing, top, last)
            )

        def jumped(standing: int, top: int, line: str) -> None:
            test = self._chosen
            try:
                height = reach_jump_cm(_number(standing), _number(top))
            except ValueError as error:
                self.legtui.notify(str(error).capitalize() + ".", markup=False, severity="error")
                return
            self._keep([self._result(test, None, int(height * 1000), line)])

        options = [Option("The height", "in cm"), Option("Two reaches", "standing, and at the top")]
        self.legtui.choose("What did you measure?", options, chosen)

    def _ask_sides(self, test: Trial, far: int | None) -> None:
        """Ask for one leg after the other; both are one act.

        Args:
            test: What was tested.
            far: Centimetres of a sprint.
        """
        unit = "seconds in the air" if test.id == FLIGHT else test.unit
        sides = list(test.sides)
        done: list[Performance] = []

        def ask() -> None:
            side = sides[len(done)]
            self._ask_number(f"{test.name}{f', {side}' if side else ''}: {unit}", entered)

        def entered(number: int, line: str) -> None:
            one = self._result(test, sides[len(done)], number, line)
            done.append(replace(one, distance=far))
            if len(done) < len(sides):
                ask()
            else:
                self._keep(done)

        ask()

    def _ask_number(self, title: str, then: Callable[[int, str], None]) -> None:
        test = self._chosen

        def amount(line: str) -> int:
            typed = split(line, self.legtui.clock.now().local)[0]
            return amounts.result(typed, "s" if test.id == FLIGHT else test.unit, _MOST)

        def check(line: str) -> str | None:
            try:
                found = amount(line)
                if test.id == FLIGHT:
                    jump_height_cm(_number(found))
                if test.id in (FLIGHT, SPRINT, WALL_SIT) and not found:
                    return "More than nothing."
            except (AmountError, BackDateError) as error:
                return str(error)
            except ValueError as error:
                return str(error).capitalize() + "."
            return None

        self.legtui.ask(title, lambda line: then(amount(line), line), check=check)

    def _result(self, test: Trial, side: str | None, number: int, line: str) -> Performance:
        when = split(line, self.legtui.clock.now().local)[1]
        return performance.result_of(test, side, number, when)

    def _keep(self, results: Sequence[Performance]) -> None:
        app = self.legtui
        test = self._chosen
        said = " / ".join(performance.shown(test, performance.value(one)) for one in results)
        kept = app.journal.body.add_together(results, app.clock.now())
        app.kept(kept, f"{test.name}: {said}.")

    def _time(self) -> None:
        """Time one leg after the other, or both together; both are one act."""
        test = self._chosen
        done: list[Performance] = []

        def start() -> None:
            side = test.sides[len(done)]
            name = f"{test.name}, {side}" if side else test.name
            self.legtui.push_screen(StopwatchScreen(name), timed)

        def timed(seconds: float | None) -> None:
            if seconds is None:
                return
            side = test.sides[len(done)]
            done.append(self._result(test, side, round(seconds * 10) * 100, ""))
            if len(done) < len(test.sides):
                start()
            elif test.id == SPRINT:
                self._ask_distance(lambda far: self._keep([replace(done[0], distance=far)]))
            else:
                self._keep(done)

        start()

    def _own(self) -> None:
        app = self.legtui
        known = {one.name.casefold() for one in self._tests}

        def fresh(name: str) -> str | None:
            if name.casefold() in known:
                return "There is a test of that name."
            return None if len(name) <= 40 else "Shorter, please."

        def named(name: str) -> None:
            app.ask("Its unit: reps, s, cm, m …", lambda unit: measured(name, unit))

        def measured(name: str, unit: str) -> None:
            options = [Option("More is better"), Option("Less is better")]
            app.choose(one_line(name, 30), options, lambda at: sided(name, unit, at == 0))

        def sided(name: str, unit: str, more: bool) -> None:
            options = [Option("Both legs together"), Option("Each leg alone")]
            app.choose(one_line(name, 30), options, lambda at: keep(name, unit, more, at == 1))

        def keep(name: str, unit: str, more: bool, per_side: bool) -> None:
            new = OwnTest(one_line(name, 40), one_line(unit, 12), more, per_side)
            app.kept(app.journal.body.add(new, app.clock.now()), f"Own test: {new.name}.")

        app.ask("Name of your test", named, check=fresh)

    def _delete(self) -> None:
        test, app = self._chosen, self.legtui
        results = [one for side in test.sides for one in self._of(test, side)]
        results = sorted(results, key=lambda one: one.at, reverse=True)[:8]
        newest: list[Performance | OwnTest] = list(results)
        options = [
            Option(performance.shown(test, performance.value(one)), f"{one.at:%-d %b %Y}")
            for one in results
        ]
        if test.own is not None:
            newest.append(test.own)
            options.append(Option("The test itself", "its results stay and come back with it"))
        if not newest:
            app.notify("Nothing to delete.", markup=False)
            return

        def chosen(place: int) -> None:
            deleting = app.journal.body.delete(newest[place], app.clock.now())
            app.kept(deleting, "Deleted. u brings it back.")

        app.choose("Delete which?", options, chosen)


def _number(thousandths: int) -> Decimal:
    return Decimal(thousandths) / 1000
