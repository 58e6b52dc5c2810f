"""What home shows: what is next and why, whether it is time, how the weeks stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from legtui.guide import load as guide
from legtui.session.label import load_text
from legtui.session.plan import PlannedExercise, SessionPlan
from legtui.text import plural
from legtui.training.equipment import Kind, Recipe
from legtui.training.frozen import dataclass
from legtui.widgets.bar import progress
from legtui.widgets.big import Part, big, enough
from legtui.widgets.canvas import cells, cut, first_that_fits, wrap
from legtui.widgets.figure import heading, key, spread
from legtui.widgets.look import Look
from legtui.widgets.plate_words import brief_words

if TYPE_CHECKING:
    from legtui.desk.advice import Advice
    from legtui.desk.muscles import Muscles

WIDE = 92
"""Columns from which the weeks stand beside the plan."""
SIDE = 34
GAP = 4
COLUMN = 72
"""Most cells of the only column; longer lines are hard to read."""
_GLANCE_ROWS = 9
_LOAD, _REPS = 12, 10

Lines = list[Content]

MARKS = {"increase": ("▲", "$done"), "deload": ("▼", "$ready")}
"""What a weight did since last time; most stay, and have no mark."""


@dataclass(frozen=True, slots=True)
class HomeShown:
    """One picture of home."""

    plan: SessionPlan
    day: str
    today: date
    advice: Advice
    minutes: int
    recipes: tuple[Recipe | None, ...]
    """How each exercise is loaded, in the plan's order."""
    easier: str
    """What the easier day that is chosen is called; empty for a full one."""
    replaced: tuple[str, ...]
    """What the gym makes different, a sentence each."""
    cuts: tuple[str, ...]
    """What was cut to keep to the time."""
    fits: bool
    """Whether that was enough."""
    choices: tuple[tuple[str, str, str], ...]
    """What can be chosen: its name, what is chosen, its key."""
    review_due: bool
    measuring_due: bool
    glance: Muscles | None
    going: bool
    """Whether a session is in progress."""
    look: Look


def home(shown: HomeShown, width: int, height: int) -> Content:
    """Return home in `width` x `height` cells."""
    wide = width >= WIDE
    room = min(width, COLUMN + GAP + SIDE) if wide else min(width, COLUMN)
    column = room - GAP - SIDE if wide else room
    lines = _head(shown, room, height)
    words = "go on with the session that is open" if shown.going else "start"
    enter = [Content(""), key("Enter", words, shown.look, main=True)]
    rows = height - len(lines) - len(enter)
    below = [*_cuts(shown, column)] if wide else [*_around(shown, column), *_cuts(shown, column)]
    left = _exercises(shown, column, rows - len(below), wide)
    left += _replaced(shown, column, rows - len(left) - len(below) - 1)
    left += below
    if wide:
        left = _beside(left, _side(shown, rows), column)
    left = left[: max(0, rows)]
    rest = height - len(lines) - len(left) - len(enter)
    under = [] if wide else _under(shown, column, rest)
    return Content("\n").join([*lines, *left, *enter, *under])


def _head(shown: HomeShown, width: int, height: int) -> Lines:
    look, recovery = shown.look, shown.advice.recovery
    rows = next(rows for least, rows in ((36, 6), (30, 5), (20, 4), (14, 3), (0, 1))
                if height >= least)  # fmt: skip
    rows = enough(rows, look) if height >= 20 else rows
    title = big([Part(f"LEG DAY {shown.day}", "$lift")], width, rows, look, align="left")
    today = Content.styled(f"{shown.today:%a} {shown.today.day} {shown.today:%b}", "$muted")
    *above, last = title
    style = "bold $warning" if recovery.warns else "bold $foreground"
    why = wrap(look.text(recovery.why), min(width, COLUMN))
    lines = [*above, spread(last, today, width), Content("")]
    lines += [Content.styled(line, style) for line in why]
    said = [one for one in (shown.easier, *shown.advice.lines) if one]
    for one in said:
        lines += [Content.styled(line, "$ready") for line in wrap(look.text(one), width)]
    if shown.review_due:
        lines.append(key("e", "look back at the last four weeks", look))
    if shown.measuring_due:
        lines.append(key("b", "measure the legs again, before you lift", look))
    return [*lines, Content("")]


def _exercises(shown: HomeShown, width: int, rows: int, wide: bool) -> Lines:
    """Return the exercises, with why where all the reasons find room."""
    main = [*zip(shown.plan.main, shown.recipes, strict=True)]
    plain = [_exercise(shown, one, recipe, width) for one, recipe in main]
    if not wide:
        return plain
    told = []
    for row, (one, _) in zip(plain, main, strict=True):
        why = wrap(shown.look.text(one.why), width - 4) if one.why else []
        told.append([row, *(Content.styled(f"  {line}", "$muted") for line in why)])
    count = sum(map(len, told))
    air = [Content("")] if count + len(told) < rows else []
    if count + 1 <= rows:
        over = heading("today, and why", width, shown.look)
        return [over, *(line for one in told for line in (*one, *air))]
    return [heading("today", width, shown.look), *plain]


def _exercise(shown: HomeShown, one: PlannedExercise, recipe: Recipe | None, width: int) -> Content:
    look = shown.look
    mark, style = MARKS.get(one.action, (" ", "$muted"))
    load = load_text(one.load, one.loaded_with is Kind.DUMBBELLS)
    numbers = Content.assemble(
        (look.text(f"{f'{one.sets} × {one.reps_lo}–{one.reps_hi}':>{_REPS}}"), "$muted"),
        (look.text(f"{load:>{_LOAD}}"), "bold $strong"),
        (look.text(f" {mark}"), style),
    )
    name = guide.variation(one.variation).name
    room = width - numbers.cell_length
    if cells(name) > room - 1:
        name = guide.variation(one.variation).short
    recipe_room = min(26, room - 22)
    how = ""
    if recipe is not None and recipe_room >= 12 and one.load is not None:
        how = brief_words(recipe, recipe_room - 2, look)
        how = "" if how.endswith(look.text("…")) else how
    if recipe_room >= 12:
        name = cut(name, room - recipe_room - 1, look.text("…"))
        end = Content.styled(f"  {how}".ljust(recipe_room), "$muted")
        return spread(
            Content.styled(look.text(name), "$foreground"), Content.assemble(numbers, end), width
        )
    return spread(Content.styled(cut(look.text(name), room - 1), "$foreground"), numbers, width)


def _replaced(shown: HomeShown, width: int, room: int) -> Lines:
    """What the gym makes different, whole where there is room for it."""
    lines = [line for one in shown.replaced for line in wrap(one, width)]
    if not lines:
        return []
    if len(lines) > room:
        count = plural(len(shown.replaced), "exercise")
        lines = [f"{count} done otherwise in this gym; y says how."]
    return [Content.styled(shown.look.text(line), "$muted") for line in lines]


def _around(shown: HomeShown, width: int) -> Lines:
    """How long it takes and what is around the lifting, on one line."""
    sets = plural(sum(one.sets for one in shown.plan.main), "set")
    chosen = {name: value for name, value, _ in shown.choices}
    forms = (
        f"about {shown.minutes} min · {sets} · warm-up {chosen['warm-up']} · "
        f"cool-down {chosen['cool-down']}",
        f"about {shown.minutes} min · {sets}",
    )
    line = first_that_fits([shown.look.text(one) for one in forms], width)
    return [Content(""), Content.styled(line, "$muted")]


def _cuts(shown: HomeShown, width: int) -> Lines:
    if not shown.cuts:
        return []
    words = " · ".join(shown.cuts) + ("" if shown.fits else " · still longer")
    return [Content.styled(line, "$ready") for line in wrap(shown.look.text(words), width)]


def _beside(left: Lines, right: Lines, column: int) -> Lines:
    count = max(len(left), len(right))
    left = [*left, *[Content("")] * (count - len(left))]
    right = [*right, *[Content("")] * (count - len(right))]
    return [
        Content.assemble(one, " " * (column + GAP - one.cell_length), other) if other else one
        for one, other in zip(left, right, strict=True)
    ]


def _side(shown: HomeShown, rows: int) -> Lines:
    """What can be chosen, with its keys, and the four weeks' balance."""
    look = shown.look
    sets = plural(sum(one.sets for one in shown.plan.main), "set")
    lines = [heading(f"about {shown.minutes} min, {sets}", SIDE, look)]
    for name, value, letter in shown.choices:
        left = Content.assemble((f"{name:<12}", "$foreground"), (look.text(value), "bold $strong"))
        lines.append(spread(left, Content.styled(letter, "bold $lift"), SIDE))
    bars = _balance(shown, SIDE)
    return [*lines, Content(""), *bars] if bars and len(lines) + len(bars) < rows else lines


def _under(shown: HomeShown, width: int, rows: int) -> Lines:
    """The balance below the only column: as bars, or on a line."""
    bars = _balance(shown, min(width, 56))
    if bars and rows >= _GLANCE_ROWS and len(bars) + 2 <= rows:
        return [Content(""), Content(""), *bars]
    seen = shown.glance
    if seen is None or not seen.month.sessions or rows < 2:
        return []
    from legtui.desk.muscles import muscle_name

    counts = [
        f"{muscle_name(one.share.muscle)} {one.share.done:g}/{one.share.planned:g}"
        for one in seen.month.headlines
    ]
    line = shown.look.text(" · ".join(counts))
    return [Content(""), Content.styled(line, "$muted")] if cells(line) <= width else []


def _balance(shown: HomeShown, width: int) -> Lines:
    """The four weeks' sets per muscle against plan."""
    seen, look = shown.glance, shown.look
    if seen is None or not seen.month.sessions:
        return []
    from legtui.desk.muscles import muscle_name

    week = plural(seen.week.sessions, "leg day") if seen.week.sessions else "none yet"
    lines = [
        spread(
            heading("sets in 28 days", width, look),
            Content.styled(f"week: {week}", "$muted"),
            width,
        )
    ]
    for one in seen.month.headlines:
        share = one.share
        count = f"{share.done:g} of {share.planned:g}"
        room = max(4, width - 12 - 11)
        lines.append(
            Content.assemble(
                (f"{muscle_name(share.muscle):<12}", "$foreground"),
                progress(share.ratio or 0.0, room, look, "$done"),
                (f"{count:>11}", "$muted"),
            )
        )
    if seen.neglected:
        lines += [Content.styled(line, "$ready") for line in wrap(look.text(seen.lines[0]), width)]
    return lines
