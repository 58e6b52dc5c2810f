"""The whole session on one or two lines: its phases, how far each is, and how long it takes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from textual.content import Content

from legtui.text import one_line
from legtui.training.frozen import dataclass
from legtui.widgets.canvas import Canvas, cells, first_that_fits
from legtui.widgets.look import UNICODE, Look


class Status(StrEnum):
    """Where a phase stands."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that belong together, such as the sets of one exercise."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class PhaseBar:
    """One phase: its name, its groups in order, and its least and most minutes."""

    name: str
    groups: tuple[Group, ...]
    status: Status
    least_min: int
    most_min: int
    spent: str = ""
    """The time spent in it so far, as `12:04`; empty if not begun."""

    @property
    def done(self) -> int:
        """Parts done."""
        return sum(group.done for group in self.groups)

    @property
    def total(self) -> int:
        """Parts in all."""
        return sum(group.total for group in self.groups)


_SIGNS = {Status.DONE: "✓", Status.NOW: "▶", Status.AHEAD: "○", Status.SKIPPED: "–"}
_STYLES = {
    Status.DONE: "$done",
    Status.NOW: "bold $strong",
    Status.AHEAD: "$muted",
    Status.SKIPPED: "$muted",
}
_GAP = 2


def timeline(
    phases: Sequence[PhaseBar], width: int, height: int = 2, look: Look = UNICODE
) -> Content:
    """Return the timeline in `width` cells: names with minutes, and the bars below them.

    With one row the bars stand beside the names. Done is a heavy line, ahead a light one, a
    knob marks where one is, gaps part the groups: none of it needs color.
    """
    canvas = Canvas(width, height)
    if not phases or width < 1:
        return canvas.content()
    x = 0
    for phase, room in zip(phases, _rooms(phases, width), strict=True):
        if height >= 2:
            label = first_that_fits(_labels(phase, look), room)
            canvas.put(x, 0, label, _STYLES[phase.status])
            _paint(canvas, x, 1, room, phase, look)
        else:
            name = look.text(f"{_SIGNS[phase.status]} {_name(phase)} ")
            if cells(name) + 4 > room:
                name = look.text(f"{_SIGNS[phase.status]} ")
            end = canvas.put(x, 0, name, _STYLES[phase.status])
            _paint(canvas, end, 0, x + room - end, phase, look)
        x += room + _GAP
    return canvas.content()


def _name(phase: PhaseBar) -> str:
    return one_line(phase.name, 24)


def _labels(phase: PhaseBar, look: Look) -> list[str]:
    head = f"{_SIGNS[phase.status]} {_name(phase)}"
    minutes = f"{phase.least_min}–{phase.most_min}"
    spent = f"{phase.spent} of {minutes} min" if phase.spent else f"{minutes} min"
    forms = [f"{head}  {spent}", f"{head}  {minutes} min", f"{head} {minutes}", head]
    return [look.text(form) for form in forms]


def _rooms(phases: Sequence[PhaseBar], width: int) -> list[int]:
    """Share out the width: the names first, the rest by the phases' most minutes."""
    free = max(0, width - _GAP * (len(phases) - 1))
    least = [cells(_name(phase)) + 8 for phase in phases]
    if sum(least) > free:
        least = [free // len(phases)] * len(phases)
    spare = free - sum(least)
    minutes = [max(1, phase.most_min) for phase in phases]
    rooms = [
        room + spare * share // sum(minutes) for room, share in zip(least, minutes, strict=True)
    ]
    rooms[-1] += free - sum(rooms)
    return rooms


def _paint(canvas: Canvas, x: int, y: int, width: int, phase: PhaseBar, look: Look) -> None:
    groups = [group for group in phase.groups if group.total > 0]
    if width < 1 or not groups:
        return
    if width < 3 * len(groups):
        groups = [Group(phase.done, phase.total)]
    left, knob = x, phase.status is Status.NOW
    for group, room in zip(groups, _shares(groups, width - len(groups) + 1), strict=True):
        done = room * min(group.done, group.total) // group.total
        _line(canvas, left, y, room, done, phase, look)
        if knob and group.done < group.total:
            canvas.put(left + min(done, room - 1), y, look.text("●"), "$lift")
            knob = False
        left += room + 1


def _shares(groups: Sequence[Group], width: int) -> list[int]:
    """Share out the width by parts; every group has at least one cell."""
    total = sum(group.total for group in groups)
    spare = max(0, width - len(groups))
    shares, parts, before = [], 0, 0
    for group in groups:
        parts += group.total
        end = spare * parts // total
        shares.append(1 + end - before)
        before = end
    return shares


def _line(
    canvas: Canvas, x: int, y: int, room: int, done: int, phase: PhaseBar, look: Look
) -> None:
    if phase.status is Status.SKIPPED:
        ahead = "." if look.ascii else "┈"
    else:
        ahead = "-" if look.ascii else "─"
    canvas.row(x, x + done, y, "=" if look.ascii else "━", "$done")
    canvas.row(x + done, x + room, y, ahead, "$faint")
