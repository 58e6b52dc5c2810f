"""What a change of the program does: sets a week, minutes, warnings, before and after."""

from __future__ import annotations

from textual.content import Content

from legtui.contract import DAYS
from legtui.desk.week import Week, week_of
from legtui.screens.fields import Field, FieldScreen
from legtui.session.program import Program
from legtui.widgets.canvas import wrap


class WeekScreen(FieldScreen):
    """A column of fields with what the program comes to below it."""

    def __init__(self) -> None:
        super().__init__()
        self._week: Week | None = None
        self._before: Week | None = None

    @property
    def program(self) -> Program:
        """The program as it stands."""
        return self.legtui.coach.program

    def look_up(self) -> None:
        """See what the program comes to now, beside what it came to before."""
        coach = self.legtui.coach
        minutes = tuple(round(coach.length_s(coach.plan(day)) / 60) for day in DAYS)
        now = week_of(self.program, coach.rack, minutes)
        if self._week is not None and now != self._week:
            self._before = self._week
        self._week = now
        super().look_up()

    def detail(self, field: Field, width: int) -> list[Content]:
        """Return sets a week, minutes, and what is lacking."""
        if self._week is None:
            return []
        now, was = self._week, self._before or self._week
        sets = [
            self._figure(group.capitalize(), f"{before:g}", f"{count:g}")
            for (group, count), (_, before) in zip(now.sets, was.sets, strict=True)
        ]
        minutes = [
            self._figure(f"Day {day}", str(before), str(count))
            for day, count, before in zip(DAYS, now.minutes, was.minutes, strict=True)
        ]
        between = Content.styled(self.look.text(" · "), "$muted")
        lines = [
            Content(""),
            *self._with_unit(between.join(sets), "sets a week", width),
            Content.assemble(between.join(minutes), ("  minutes", "$muted")),
        ]
        for sentence in now.warnings:
            lines += [
                Content.styled(self.look.text(line), "$warning")
                for line in wrap(f"! {sentence}", width)
            ]
        return lines

    def _with_unit(self, figures: Content, unit: str, width: int) -> list[Content]:
        """Return figures with what they count, on a line of its own where it is narrow."""
        if figures.cell_length + len(unit) + 2 <= width:
            return [Content.assemble(figures, (f"  {unit}", "$muted"))]
        return [Content.styled(unit, "$muted"), figures]

    def _figure(self, name: str, before: str, now: str) -> Content:
        if before == now:
            return Content.assemble((f"{name} ", "$muted"), (now, "bold $foreground"))
        return Content.assemble(
            (f"{name} ", "$muted"),
            (self.look.text(f"{before} → "), "$muted"),
            (now, "bold $lift"),
        )
