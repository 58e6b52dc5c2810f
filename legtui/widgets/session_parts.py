"""What stands above and below the digits of a live session, in each of its states."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from legtui.session.label import phase_name, step_cue, step_name
from legtui.session.plan import StepKind
from legtui.session.view import WORDS, Mode
from legtui.text import clock, one_line
from legtui.widgets.canvas import first_that_fits
from legtui.widgets.session_lines import Lines, few, joined, text, time_bar
from legtui.widgets.session_load import coming_lines, next_set, unit_line
from legtui.widgets.session_words import (
    STYLES,
    after_this,
    ago_text,
    exercise_name,
    last_set_text,
    set_place,
    short_name,
    side_text,
    target_text,
)
from legtui.widgets.shown import Shown

ROOMY = 10
"""Rows below the digits from which empty lines part what belongs together."""

CUE_LINES = 2
"""Lines that nearly every cue fits."""

ANSWERS = ("0", "1", "2", "3", "4+")

Lower = Callable[[int, int], Lines]
"""From the rows there are, and the column where the reps begin, to the lines below the digits."""

Part = Callable[[Shown, int], tuple[Lines, Lower]]


def _lifting(shown: Shown, width: int) -> tuple[Lines, Lower]:
    view = shown.view
    exercise, coming = view.exercise, view.coming
    assert exercise is not None
    assert coming is not None
    place, name = set_place(exercise, coming), exercise_name(exercise.plan)
    if len(view.word) + len(name) + len(place) + 6 > width:
        name = short_name(exercise.plan)
    title = joined(
        shown,
        width,
        (view.word, f"bold {STYLES[view.mode]}"),
        (name.upper(), "bold $strong"),
        (place, "$foreground"),
    )
    aim = _aim(shown, width, target_text(exercise, coming))

    def lower(rows: int, reps_at: int) -> Lines:
        if shown.typing is not None:
            return _typing(shown, width)
        lines = [unit_line(shown, width, reps_at)]
        lines += [Content("")] if rows >= ROOMY else []
        return lines + coming_lines(shown, width, rows - len(lines))

    return [title, aim], lower


def _aim(shown: Shown, width: int, target: str) -> Content:
    """What to aim at and how long the set screen has stood; when that is long, what can be done
    about it, in place of the aim where both do not fit.
    """
    view = shown.view
    since = clock(view.timer.shown_s)
    if not view.standing_long:
        ago = f"rest ended {ago_text(view.timer.gone_ms)}" if view.mode is Mode.GO else since
        return joined(shown, width, (target, "$foreground"), (ago, "$muted"))
    forms = (
        f"{since} here: 9 8 logs two sets, 9 -3m one done 3 min ago",
        f"{since}: 9 8 logs two, 9 -3m one 3 min ago",
    )
    room = width - len(target) - 3
    if len(forms[0]) <= room:
        return joined(shown, width, (target, "$foreground"), (forms[0], "$muted"))
    return text(shown, first_that_fits(forms, width), "$foreground")


def _typing(shown: Shown, width: int) -> Lines:
    typing = shown.typing
    assert typing is not None
    style = "bold $go" if typing.taken else "$warning"
    head = "correct: " if typing.correcting else ""
    return [
        Content.styled(shown.look.text(line), style)
        for line in few(head + typing.reading, width, 2)
    ]


def _resting(shown: Shown, width: int) -> tuple[Lines, Lower]:
    head = joined(
        shown,
        width,
        ("REST", f"bold {STYLES[Mode.REST]}"),
        (last_set_text(shown.state), "$foreground"),
    )

    def lower(rows: int, reps_at: int) -> Lines:
        lines = [time_bar(shown, width)]
        if shown.typing is not None:
            return lines + _typing(shown, width)
        lines += [Content("")] if rows > 6 else []
        lines += next_set(shown, width)
        cue = [Content(""), text(shown, one_line(shown.cue, width), "$muted")] if shown.cue else []
        cue = cue if rows - len(lines) > len(cue) else []
        if shown.card or shown.recipe is not None:
            lines += [Content("")] if rows >= ROOMY else []
            lines += coming_lines(shown, width, rows - len(lines) - len(cue))
        return lines + cue

    return [head, _asking(shown, width)], lower


def _asking(shown: Shown, width: int) -> Content:
    """How many more could you have done? Asked in every rest; answered it shows the answer."""
    state = shown.state
    if state.last_set is None:
        return Content("")
    rir = state.last_set.rir
    if rir is None and not shown.view.may_answer:
        return Content("")
    answers = []
    for number, name in enumerate(ANSWERS):
        chosen = rir is not None and int(rir) == number
        mark = f"[{name}]" if chosen else f" {name} "
        style = "bold $on-accent on $rest" if chosen else "$foreground"
        answers.append(Content.styled(mark, style))
    room = width - sum(one.cell_length for one in answers)
    asked = first_that_fits(("how many more could you have done? ", "how many more? "), room)
    return Content.assemble(text(shown, asked, "$muted"), *answers)


def _moving(shown: Shown, width: int) -> tuple[Lines, Lower]:
    """A warm-up item, a hold, a roll, and getting ready for one."""
    view = shown.view
    step = view.step
    assert step is not None
    style = f"bold {STYLES[view.mode]}"
    title = joined(shown, width, (view.word, style), (step_name(step.step).upper(), "bold $strong"))
    side = side_text(step)
    if view.mode is Mode.SWITCH and step.side:
        side = f"now the {side}"
    if step.kind is StepKind.CARDIO:
        side = shown.cardio.choice

    def lower(rows: int, reps_at: int) -> Lines:
        lines = [time_bar(shown, width)]
        lines += [Content("")] if rows > 5 else []
        cue = few(step_cue(step.step), width, max(1, rows - len(lines) - 1))
        lines += [text(shown, line, "$foreground") for line in cue]
        if step.kind is StepKind.CARDIO:
            over = "time is up; Enter when you are back" if view.timer.over else ""
            lines += [text(shown, over, "$muted")]
        else:
            lines += [text(shown, after_this(view, shown.state), "$muted")]
        # The digits keep their size from item to item, however long the cue is.
        return lines + [Content("")] * max(0, CUE_LINES - len(cue))

    return [title, text(shown, side, style)], lower


def _cardio_ready(shown: Shown, width: int) -> tuple[Lines, Lower]:
    step = shown.view.step
    assert step is not None
    title = joined(
        shown,
        width,
        ("WARM UP", f"bold {STYLES[Mode.CARDIO_READY]}"),
        (step_name(step.step).upper(), "bold $strong"),
    )

    def lower(rows: int, reps_at: int) -> Lines:
        lines = [text(shown, f"← {shown.cardio.choice} →   ↓ minutes ↑", "$muted")]
        lines += [Content("")] if rows > 3 else []
        cue = few(step_cue(step.step), width, max(0, rows - len(lines)))
        lines += [text(shown, line) for line in cue]
        if shown.cue and rows - len(lines) > 1:
            lines += [Content(""), text(shown, one_line(shown.cue, width), "$muted")]
        return lines

    return [title, Content("")], lower


def _ready(shown: Shown, width: int) -> tuple[Lines, Lower]:
    view = shown.view
    title = joined(
        shown,
        width,
        (phase_name(view.phase).upper(), f"bold {STYLES[Mode.PHASE_READY]}"),
        (_asked_again(shown), "$foreground"),
    )

    def lower(rows: int, reps_at: int) -> Lines:
        if view.exercise is not None and view.coming is not None:
            lines = next_set(shown, width)
            lines += [Content("")] if rows >= ROOMY else []
            return lines + coming_lines(shown, width, rows - len(lines))
        if view.step is not None:
            words = f"{step_name(view.step.step)}: {step_cue(view.step.step)}"
            return [text(shown, line) for line in few(words, width, max(1, rows))]
        return []

    return [title, _asking(shown, width) if view.may_answer else Content("")], lower


def _asked_again(shown: Shown) -> str:
    return last_set_text(shown.state) if shown.view.may_answer else ""


def _paused(shown: Shown, width: int) -> tuple[Lines, Lower]:
    view = shown.view
    what = ""
    if view.step is not None:
        what = step_name(view.step.step)
    elif view.exercise is not None:
        what = exercise_name(view.exercise.plan)
    left = ""
    if view.timer.length_ms is not None and not view.timer.over:
        left = f"{WORDS[view.underneath].lower()}, {clock(view.timer.shown_s)} left"
    return [
        text(shown, what, "bold $strong"),
        text(shown, left, "$muted"),
    ], lambda rows, reps_at: []


def _left_open(shown: Shown, width: int) -> tuple[Lines, Lower]:
    words = [
        f"Nothing has happened for {clock(shown.view.timer.gone_ms / 1000)}.",
        "When did this session end? ←→ five minutes, or type the time, 18:40.",
        "g goes on with it.",
    ]

    def lower(rows: int, reps_at: int) -> Lines:
        return [text(shown, line) for line in few("\n".join(words), width, max(1, rows))]

    return [text(shown, "This session was left open", "bold $strong"), Content("")], lower


def still(shown: Shown, width: int) -> tuple[Lines, Lower]:
    """Return nothing: the word stands alone."""
    return [Content("")], lambda rows, reps_at: []


PARTS: dict[Mode, Part] = {
    Mode.SET: _lifting,
    Mode.GO: _lifting,
    Mode.REST: _resting,
    Mode.WARM_UP: _moving,
    Mode.GET_READY: _moving,
    Mode.SWITCH: _moving,
    Mode.HOLD: _moving,
    Mode.ROLL: _moving,
    Mode.CARDIO_READY: _cardio_ready,
    Mode.PHASE_READY: _ready,
    Mode.PAUSED: _paused,
    Mode.LEFT_OPEN: _left_open,
}
