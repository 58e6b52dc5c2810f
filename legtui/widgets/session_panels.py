"""What stands around the middle of the session screen: head, timeline, list, last time and why."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from legtui.guide import load as guide
from legtui.guide.timing import COOL_DOWN_MINUTES, MAIN_MINUTES, WARM_UP_MINUTES
from legtui.session.label import load_text, phase_short, step_name
from legtui.session.plan import Phase
from legtui.session.state import State
from legtui.text import clock
from legtui.widgets.canvas import cut, wrap
from legtui.widgets.figure import dots, heading, spread
from legtui.widgets.session_words import per_hand, short_name
from legtui.widgets.shown import Shown
from legtui.widgets.timeline import Group, PhaseBar, Status, timeline

_ORDER = (Phase.WARM_UP, Phase.MAIN, Phase.COOL_DOWN)
_MINUTES = {
    Phase.WARM_UP: WARM_UP_MINUTES,
    Phase.MAIN: MAIN_MINUTES,
    Phase.COOL_DOWN: COOL_DOWN_MINUTES,
}


def head(shown: Shown, width: int, height: int) -> Content:
    """Return the line at the top: what session it is, the phase's clock, when it ends."""
    phase = shown.view.phase
    spent = ""
    if phase in _MINUTES:
        least, most = _MINUTES[phase]
        spent = f"{phase_short(phase)} {clock(shown.phase_s)} of {least}–{most} min"
    return _head(shown, spent, width)


def head_alone(shown: Shown, width: int, height: int) -> Content:
    """Return the line at the top where the timeline below it has the phase's clock."""
    return _head(shown, "", width)


def _head(shown: Shown, spent: str, width: int) -> Content:
    day = shown.state.plan.day
    name = f" LEG DAY {day} " if day else " COOL-DOWN "
    left = Content.assemble(
        (name, "bold $on-accent on $lift"), "  ", (shown.look.text(spent), "$foreground")
    )
    ends = f"ends about {shown.ends_at}   " if shown.ends_at else ""
    return spread(left, Content.assemble((ends, "$foreground"), (shown.wall, "$muted")), width)


def phases(shown: Shown, width: int, height: int) -> Content:
    """Return the timeline of the session."""
    bars = [
        _bar(shown, phase)
        for phase in _ORDER
        if (shown.state.plan.main if phase is Phase.MAIN else shown.state.plan.steps(phase))
    ]
    return timeline(bars, width, height, shown.look)


def _bar(shown: Shown, phase: Phase) -> PhaseBar:
    state = shown.state
    groups = _groups(state, phase)
    done = sum(one.done for one in groups)
    status = Status.AHEAD
    if phase.before(state.phase):
        status = Status.DONE if done else Status.SKIPPED
    elif phase is state.phase:
        status = Status.NOW
    spent = shown.phases_s[_ORDER.index(phase)]
    return PhaseBar(
        name=phase_short(phase),
        groups=groups,
        status=status,
        least_min=_MINUTES[phase][0],
        most_min=_MINUTES[phase][1],
        spent=clock(spent) if spent else "",
    )


def _groups(state: State, phase: Phase) -> tuple[Group, ...]:
    if phase is Phase.MAIN:
        exercises = [state.exercises[slot] for slot in state.order]
        return tuple(
            Group(min(one.work_gone, one.work_sets), max(one.work_sets, 1)) for one in exercises
        )
    groups: list[Group] = []
    ended = [one for one in state.steps_ended if one.phase is phase]
    names: list[str] = []
    for step in state.plan.steps(phase):
        gone = 1 if step.index < len(ended) else 0
        if names and names[-1] == step.step:
            groups[-1] = Group(groups[-1].done + gone, groups[-1].total + 1)
        else:
            names.append(step.step)
            groups.append(Group(gone, 1))
    return tuple(groups)


def exercise_list(shown: Shown, width: int, height: int) -> Content:
    """Return the exercises in their order, each with its sets as dots."""
    look = shown.look
    state = shown.state
    lines: list[Content] = []
    current = state.current.plan.slot if state.current and state.begun else None
    for slot in state.order:
        exercise = state.exercises[slot]
        now = slot == current
        mark = "▶" if now else ("✓" if exercise.over and exercise.sets else " ")
        if exercise.over and not exercise.sets:
            mark = "–"
        name = cut(short_name(exercise.plan), max(4, width - 8), look.text("…"))
        style = "bold $strong" if now else ("$done" if mark == "✓" else "$foreground")
        if exercise.over and not exercise.sets:
            style = "$muted"
        left = Content.assemble((look.text(f"{mark} "), style), (name, style))
        count = dots(len(exercise.logged_work), exercise.work_sets, look, now=now)
        lines.append(spread(left, count, width))
    step = shown.view.step
    if step is not None and state.phase is not Phase.MAIN:
        lines = _step_list(shown, width, height)
    return Content("\n").join(lines[:height])


def list_and_side(shown: Shown, width: int, height: int) -> Content:
    """Return the list with last time and why below it, where the side panel has no room."""
    above = exercise_list(shown, width, height).split("\n", allow_blank=True)
    below = side(shown, width, height - len(above) - 1)
    if shown.view.exercise is None or not below.plain:
        return Content("\n").join(above)
    return Content("\n").join([*above, Content(""), *below.split("\n", allow_blank=True)])


def _step_list(shown: Shown, width: int, height: int) -> list[Content]:
    """The items of a timed phase, the one at hand in sight."""
    look = shown.look
    state = shown.state
    steps = state.plan.steps(state.phase)
    names: list[tuple[str, int, int]] = []
    for step in steps:
        if names and names[-1][0] == step.step:
            name, first, _ = names[-1]
            names[-1] = (name, first, step.index)
        else:
            names.append((step.step, step.index, step.index))
    lines = []
    at = 0
    for place, (name, first, last) in enumerate(names):
        now = first <= state.step <= last
        at = place if now else at
        done = state.step > last
        mark = "▶" if now else ("✓" if done else " ")
        style = "bold $strong" if now else ("$done" if done else "$muted")
        words = cut(step_name(name), width - 2, look.text("…"))
        lines.append(Content.styled(look.text(f"{mark} ") + words, style))
    if len(lines) > height:
        start = min(max(0, at - height // 2), len(lines) - height)
        lines = lines[start : start + height]
    return lines


def side(shown: Shown, width: int, height: int) -> Content:
    """Return last time, why this load, form: what is looked at between sets."""
    view = shown.view
    if view.exercise is None:
        return Content("")
    planned = view.exercise.plan
    blocks: list[list[Content]] = []
    if shown.last is not None:
        blocks.append(_block(shown, f"last time · {shown.last.day}", shown.last.sets, width))
    if planned.why:
        load = f"why {load_text(planned.load, per_hand(planned))}" if planned.load else "why"
        blocks.append(_block(shown, load, planned.why, width))
    tips = guide.exercise_text(planned.exercise).tips
    if shown.best:
        blocks.append(_block(shown, "best", shown.best, width))
    lines: list[Content] = []
    for block in blocks:
        room = height - len(lines) - (1 if lines else 0)
        if len(block) <= room:
            lines += [*([Content("")] if lines else []), *block]
    return Content("\n").join([*lines, *_form(shown, tips, width, height - len(lines))])


def _form(shown: Shown, tips: Sequence[str], width: int, rows: int) -> list[Content]:
    """Return as many whole cues as there is room for."""
    lines: list[Content] = []
    for tip in tips:
        wrapped = [Content(shown.look.text(line)) for line in wrap(tip, width)]
        if len(lines) + len(wrapped) + 2 <= rows:
            lines += wrapped
    return [Content(""), heading("form", width, shown.look), *lines] if lines else []


def _block(shown: Shown, title: str, words: str, width: int) -> list[Content]:
    lines = [Content(shown.look.text(line)) for line in wrap(words, width)]
    return [heading(title, width, shown.look), *lines]
