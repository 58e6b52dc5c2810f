"""The middle of the session screen: what to do now, and the time that is left.

From top to bottom: what it is, the digits, what belongs to them, what Enter does.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from legtui.guide import load as guide
from legtui.session.label import reps_text
from legtui.session.plan import StepKind
from legtui.session.view import WORDS, Mode
from legtui.text import clock, one_line
from legtui.training.weight import Weight
from legtui.widgets.bar import progress
from legtui.widgets.big import Part, big
from legtui.widgets.canvas import cells, wrap
from legtui.widgets.figure import key
from legtui.widgets.plates import plates
from legtui.widgets.session_words import (
    STYLES,
    after_this,
    ago_text,
    change_text,
    coming_text,
    enter_words,
    exercise_name,
    last_set_text,
    per_hand,
    phase_title,
    set_place,
    side_text,
    step_cue,
    step_item_name,
    target_text,
)
from legtui.widgets.shown import Shown

Lines = list[Content]

MOST_DIGIT_ROWS = 9
"""Higher digits crowd out the rest of the panel."""

LOW = 14
"""Rows up to which a message has one line: the digits come first."""

ANSWERS = ("0", "1", "2", "3", "4+")


def center(shown: Shown, width: int, height: int) -> Content:
    """Return the middle panel in `width` x `height` cells."""
    top, lower = _PARTS.get(shown.view.mode, _still)(shown, width)
    top = [*top, Content("")] if height > 12 else top
    foot = _foot(shown, width, 2 if height > LOW else 1)
    room = height - len(top) - len(foot)
    digits_rows = max(1, min(MOST_DIGIT_ROWS, room * 5 // 10 if lower(0) else room))
    if room < 5:
        digits_rows = max(1, min(room, 3))
    parts = big_parts(shown)
    digits = big(parts, width, digits_rows, shown.look).split("\n", allow_blank=True)
    below = lower(max(0, room - digits_rows - 1))
    spare = max(0, room - digits_rows - len(below))
    gap = [Content("")] * min(1, spare)
    lead = [Content("")] * max(0, (spare - len(gap)) // 3)
    lines = [*lead, *top, *digits, *gap, *below]
    lines += [Content("")] * (height - len(lines) - len(foot))
    return Content("\n").join([*lines[: height - len(foot)], *foot])


def big_parts(shown: Shown) -> list[Part]:
    """Return what is written in big digits: a time, or load and reps."""
    view = shown.view
    style = STYLES[view.mode]
    if shown.typing is not None:
        return [Part(shown.typing.line or " ", style if shown.typing.taken else "$muted")]
    match view.mode:
        case Mode.SET | Mode.GO if view.coming is not None:
            return _set_parts(shown)
        case Mode.PHASE_READY | Mode.ALL_DONE | Mode.FINISH | Mode.PAUSED | Mode.LEFT_OPEN:
            return [Part(view.word, style)]
        case Mode.CARDIO_READY:
            return [Part(clock(shown.cardio.seconds), style)]
        case _:
            over = view.timer.over
            up = shown.state.turns and view.mode is Mode.REST
            seconds = view.timer.gone_ms // 1000 if up else view.timer.shown_s
            return [Part(("+" if over else "") + clock(seconds), style)]


def _set_parts(shown: Shown) -> list[Part]:
    coming, exercise = shown.view.coming, shown.view.exercise
    assert coming is not None
    assert exercise is not None
    accent = STYLES[shown.view.mode]
    reps = reps_text(coming.reps)
    if coming.load is None:
        return [Part("BW", "$strong"), Part("×", "$muted"), Part(reps, accent)]
    load = coming.load
    if per_hand(exercise.plan):
        load = Weight(load.hundredths // 2, load.unit)
    number = load.number
    return [Part(number, "$strong"), Part("×", "$muted"), Part(reps, accent)]


def _foot(shown: Shown, width: int, rows: int) -> Lines:
    words = enter_words(shown)
    if shown.failure:
        said = [Content.styled(line, "bold $error") for line in _few(shown.failure, width, rows)]
    elif shown.saving:
        said = [Content.styled("saving …", "$muted")]
    elif shown.message:
        said = [_text(shown, line, "$muted") for line in _few(shown.message, width, rows)]
    else:
        said = [Content("")]
    return [*said, key("Enter", words, shown.look, main=True) if words else Content("")]


Lower = Callable[[int], Lines]
"""From the rows there are to the lines below the digits."""


def _text(shown: Shown, words: str, style: str = "") -> Content:
    return Content.styled(shown.look.text(words), style)


def _few(words: str, width: int, rows: int) -> list[str]:
    """Wrap words into at most so many lines; an ellipsis stands where they are cut."""
    lines = wrap(words, width)
    if len(lines) <= rows:
        return lines
    if rows < 1:
        return []
    last = lines[rows - 1]
    while last and cells(last) + 2 > width:
        last = last.rpartition(" ")[0]
    return [*lines[: rows - 1], f"{last} …".strip()]


def _joined(shown: Shown, width: int, *parts: tuple[str, str]) -> Content:
    """Parts on one line, three cells apart; the last ones give way where it is narrow."""
    kept = [_text(shown, words, style) for words, style in parts if words]
    while len(kept) > 1 and sum(one.cell_length + 3 for one in kept) - 3 > width:
        kept.pop()
    line = Content("   ").join(kept)
    return line.truncate(width, ellipsis=True) if line.cell_length > width else line


def _lifting(shown: Shown, width: int) -> tuple[Lines, Lower]:
    view = shown.view
    exercise, coming = view.exercise, view.coming
    assert exercise is not None
    assert coming is not None
    title = _joined(
        shown,
        width,
        (view.word, f"bold {STYLES[view.mode]}"),
        (exercise_name(exercise.plan).upper(), "bold $strong"),
        (set_place(exercise, coming), "$foreground"),
    )
    aim = _joined(
        shown, width, (target_text(exercise, coming), "$foreground"), (_standing(shown), "$muted")
    )

    def lower(rows: int) -> Lines:
        units = _joined(shown, width, (_unit_line(shown), "$muted"))
        lines = [units]
        if shown.typing is not None:
            return _typing(shown, width)
        if shown.card:
            return lines + _card(shown, width, rows - len(lines))
        return lines + _load(shown, width, rows - len(lines))

    return [title, aim], lower


def _standing(shown: Shown) -> str:
    """How long the set screen has stood; when that is long, what can be done about it."""
    view = shown.view
    if view.standing_long:
        return f"{clock(view.timer.shown_s)} here: 9 8 logs two sets, 9 -3m one done 3 min ago"
    if view.mode is Mode.GO:
        return f"rest ended {ago_text(view.timer.gone_ms)}"
    return clock(view.timer.shown_s)


def _unit_line(shown: Shown) -> str:
    coming, exercise = shown.view.coming, shown.view.exercise
    assert coming is not None
    assert exercise is not None
    unit = "body weight" if coming.load is None else str(coming.load.unit)
    if coming.load is not None and per_hand(exercise.plan):
        unit += " in each hand"
    legs = ""
    if exercise.plan.per_leg:
        legs = (" each leg", " left leg", " right leg")[0 if shown.leg is None else shown.leg + 1]
    return f"← {unit} →   ↓ reps{legs} ↑"


def _typing(shown: Shown, width: int) -> Lines:
    typing = shown.typing
    assert typing is not None
    style = "bold $go" if typing.taken else "$warning"
    head = "correct: " if typing.correcting else ""
    return [
        Content.styled(shown.look.text(line), style)
        for line in _few(head + typing.reading, width, 2)
    ]


def _load(shown: Shown, width: int, rows: int) -> Lines:
    if shown.recipe is None or rows < 1:
        return []
    change = change_text(shown) if shown.recipe_before is not None else ""
    lines = [_text(shown, change, "bold $foreground")] if change and rows > 1 else []
    picture = plates(shown.recipe, width, min(rows - len(lines), 9), shown.look, shown.settings)
    return lines + picture.split("\n", allow_blank=True)


def _card(shown: Shown, width: int, rows: int) -> Lines:
    """The set-up card: two frames of the movement, how to start, how to bail out."""
    exercise = shown.view.exercise
    assert exercise is not None
    set_up = guide.variation_text(exercise.plan.variation).set_up
    figure = set_up.figure
    lines = _load(shown, width, 1)
    text = [f"Start: {set_up.start}", f"Bail: {set_up.bail}"]
    wide = max((len(row) for row in (*figure.start, *figure.end)), default=0)
    room = width - 2 * wide - 5
    if room >= 18 and rows > len(lines) + 3:
        words = _few("\n".join(text), room, rows - len(lines))
        count = max(len(figure.start), len(figure.end), len(words))
        for row in range(min(count, rows - len(lines))):
            left = figure.start[row] if row < len(figure.start) else ""
            right = figure.end[row] if row < len(figure.end) else ""
            words_row = words[row] if row < len(words) else ""
            pictures = f"{left:<{wide}}  {right:<{wide}}   "
            lines.append(
                Content.assemble((pictures, "$foreground"), (shown.look.text(words_row), "$muted"))
            )
        return lines
    words = _few("\n".join(text), width, rows - len(lines))
    return lines + [_text(shown, line, "$muted") for line in words]


def _resting(shown: Shown, width: int) -> tuple[Lines, Lower]:
    view = shown.view
    head = _joined(
        shown,
        width,
        ("REST", f"bold {STYLES[Mode.REST]}"),
        (last_set_text(shown.state), "$foreground"),
    )

    def lower(rows: int) -> Lines:
        lines = [
            Content.assemble(
                progress(view.timer.share, max(4, width - 8), shown.look, STYLES[Mode.REST]),
                (f"  {clock((view.timer.length_ms or 0) // 1000)}", "$muted"),
            )
        ]
        if shown.typing is not None:
            return lines + _typing(shown, width)
        lines += [Content("")] if rows > 6 else []
        lines += _next_set(shown, width)
        left = rows - len(lines)
        if shown.card:
            return lines + _card(shown, width, left)
        if shown.recipe is not None and left > 1:
            lines += [Content("")] if left > 4 else []
            lines += _load(shown, width, rows - len(lines))
        if shown.cue and rows - len(lines) > 1:
            lines += [Content(""), _text(shown, one_line(shown.cue, width), "$muted")]
        return lines

    return [head, _asking(shown)], lower


def _next_set(shown: Shown, width: int) -> Lines:
    view = shown.view
    if view.exercise is None or view.coming is None:
        return []
    new = not view.exercise.begun
    name = exercise_name(view.exercise.plan) if new else ""
    return [
        _joined(
            shown,
            width,
            ("next", "$muted"),
            (name, "bold $strong"),
            (set_place(view.exercise, view.coming), "$foreground"),
            (coming_text(view.exercise, view.coming), "bold $strong"),
            (target_text(view.exercise, view.coming) if new else "", "$muted"),
        )
    ]


def _asking(shown: Shown) -> Content:
    """How many more could you have done? Asked in every rest; answered it shows the answer."""
    state = shown.state
    if state.last_set is None:
        return Content("")
    rir = state.last_set.rir
    if rir is None and not shown.view.may_answer:
        return Content("")
    parts: list[Content] = [_text(shown, "how many more? ", "$muted")]
    for number, name in enumerate(ANSWERS):
        chosen = rir is not None and int(rir) == number
        mark = f"[{name}]" if chosen else f" {name} "
        parts.append(Content.styled(mark, "bold $on-accent on $rest" if chosen else "$foreground"))
    return Content.assemble(*parts)


def _moving(shown: Shown, width: int) -> tuple[Lines, Lower]:
    """A warm-up item, a hold, a roll, and getting ready for one."""
    view = shown.view
    step = view.step
    assert step is not None
    style = f"bold {STYLES[view.mode]}"
    title = _joined(
        shown, width, (view.word, style), (step_item_name(step).upper(), "bold $strong")
    )
    side = side_text(step)
    if view.mode is Mode.SWITCH and step.side:
        side = f"now the {side}"

    def lower(rows: int) -> Lines:
        length_s = (view.timer.length_ms or 0) // 1000
        lines = [
            Content.assemble(
                progress(view.timer.share, max(4, width - 8), shown.look, STYLES[view.mode]),
                (f"  {clock(length_s)}", "$muted"),
            )
        ]
        lines += [Content("")] if rows > 5 else []
        cue = _few(step_cue(step), width, max(1, rows - len(lines) - 1))
        lines += [_text(shown, line, "$foreground") for line in cue]
        if step.kind is StepKind.CARDIO:
            over = "time is up; Enter when you are back" if view.timer.over else ""
            lines += [_text(shown, over or shown.cardio.choice, "$muted")]
        else:
            lines += [_text(shown, after_this(view, shown.state), "$muted")]
        return lines

    return [title, _text(shown, side, style)], lower


def _cardio_ready(shown: Shown, width: int) -> tuple[Lines, Lower]:
    step = shown.view.step
    assert step is not None
    title = _joined(
        shown,
        width,
        ("WARM UP", f"bold {STYLES[Mode.CARDIO_READY]}"),
        (step_item_name(step).upper(), "bold $strong"),
    )

    def lower(rows: int) -> Lines:
        return [
            _text(shown, f"← {shown.cardio.choice} →   ↓ minutes ↑", "$muted"),
            Content(""),
            *[_text(shown, line) for line in wrap(step_cue(step), width)],
        ][: max(1, rows)]

    return [title, Content("")], lower


def _ready(shown: Shown, width: int) -> tuple[Lines, Lower]:
    view = shown.view
    title = _joined(
        shown,
        width,
        (phase_title(view.phase).upper(), f"bold {STYLES[Mode.PHASE_READY]}"),
        (_asked_again(shown), "$foreground"),
    )

    def lower(rows: int) -> Lines:
        if view.exercise is not None and view.coming is not None:
            lines = _next_set(shown, width)
            if shown.card:
                return lines + _card(shown, width, rows - len(lines))
            return lines + _load(shown, width, rows - len(lines))
        if view.step is not None:
            words = f"{step_item_name(view.step)}: {step_cue(view.step)}"
            return [_text(shown, line) for line in _few(words, width, max(1, rows))]
        return []

    return [title, _asking(shown) if view.may_answer else Content("")], lower


def _asked_again(shown: Shown) -> str:
    return last_set_text(shown.state) if shown.view.may_answer else ""


def _paused(shown: Shown, width: int) -> tuple[Lines, Lower]:
    view = shown.view
    what = ""
    if view.step is not None:
        what = step_item_name(view.step)
    elif view.exercise is not None:
        what = exercise_name(view.exercise.plan)
    left = ""
    if view.timer.length_ms is not None and not view.timer.over:
        left = f"{WORDS[view.underneath].lower()}, {clock(view.timer.shown_s)} left"
    return [_text(shown, what, "bold $strong"), _text(shown, left, "$muted")], lambda rows: []


def _left_open(shown: Shown, width: int) -> tuple[Lines, Lower]:
    words = [
        f"Nothing has happened for {clock(shown.view.timer.gone_ms / 1000)}.",
        "When did this session end? ←→ five minutes, or type the time, 18:40.",
        "g goes on with it.",
    ]

    def lower(rows: int) -> Lines:
        return [_text(shown, line) for line in _few("\n".join(words), width, max(1, rows))]

    return [_text(shown, "This session was left open", "bold $strong"), Content("")], lower


def _still(shown: Shown, width: int) -> tuple[Lines, Lower]:
    return [Content("")], lambda rows: []


_PARTS = {
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
