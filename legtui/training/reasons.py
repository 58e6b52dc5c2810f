"""Why a number is what it is: one plain sentence each, with the real numbers.

Every text of the progression rules stands here, so that the words stay the same. They say what
happened and what follows; they never scold.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from legtui.training.evidence import Judged
from legtui.training.record import Bout, NoEvidence
from legtui.training.units import grains
from legtui.training.weight import Weight

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CUT = {
    NoEvidence.SKIPPED: "was skipped",
    NoEvidence.TRIMMED: "was cut short for time",
    NoEvidence.SWAPPED: "was swapped part way",
    NoEvidence.ENDED_EARLY: "ended early",
    NoEvidence.HURT: "hurt",
    NoEvidence.OUT_OF_ORDER: "came out of its order",
    NoEvidence.DELOAD_WEEK: "was in a deload week",
    NoEvidence.LIGHTER_DAY: "was a lighter day",
}


def number_word(count: int) -> str:
    """Return a small number as a word, a large one in digits."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def day_text(day: date, today: date) -> str:
    """Return a date as it is said: `12 Nov`, with the year when it was another one."""
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def load_text(load: Weight | None) -> str:
    """Return a load in words."""
    return "body weight" if load is None else str(load)


def plain_name(name: str) -> str:
    """Return an exercise's or a variation's id as words."""
    return name.replace("_", " ")


def sets_text(count: int) -> str:
    """Return a number of sets in words."""
    return f"{number_word(count)} set" + ("" if count == 1 else "s")


def _all(count: int) -> str:
    if count == 1:
        return "The one set"
    return "Both sets" if count == 2 else f"All {sets_text(count)}"


def _at(one: Judged, today: date) -> str:
    return f"at {load_text(one.load)} on {day_text(one.day, today)}"


def _full(one: Judged, today: date) -> str:
    clean = ", form clean" if one.form_known else ""
    reached = "" if len(one.sets) == 1 or one.lowest == _highest(one) else " or more"
    return f"{_all(len(one.sets))} reached {one.lowest}{reached} {_at(one, today)}{clean}"


def _highest(one: Judged) -> int:
    return max(each.counted_reps for each in one.sets)


def _up(load: Weight | None, following: Weight) -> str:
    if load is None or load.unit is not following.unit or following.hundredths <= load.hundredths:
        return f"now {following}"
    return f"+{Weight(following.hundredths - load.hundredths, load.unit)}"


def percent_text(load: Weight, following: Weight) -> str:
    """Return by how many per cent the following load is heavier, to a tenth."""
    tenths = (2000 * (grains(following) - grains(load)) + grains(load)) // (2 * grains(load))
    whole, part = divmod(tenths, 10)
    return f"{whole}.{part} %" if part else f"{whole} %"


def increase(one: Judged, following: Weight, today: date) -> str:
    """One step up."""
    return f"{_full(one, today)}: one step up, {_up(one.load, following)}."


def increase_by_pin(one: Judged, following: Weight, without: Weight | None, today: date) -> str:
    """A step that the add-on pin makes small enough."""
    instead = f" where the stack alone goes to {without}" if without else ""
    return f"{_full(one, today)}: {_up(one.load, following)} by the pin{instead}."


def increase_back(one: Judged, following: Weight, back_to: Weight, today: date) -> str:
    """A step, or two, on the way back after a break."""
    step = _up(one.load, following)
    return f"{_full(one, today)}: {step} on the way back to {back_to}."


def increase_big(one: Judged, following: Weight, today: date) -> str:
    """A step bigger than the range takes, after enough reps."""
    return (
        f"{_full(one, today)}, enough for the big step to {following}; "
        "falling short of the range today does not count."
    )


def increase_linear(one: Judged, following: Weight, today: date) -> str:
    """A step after every session in the range."""
    reached = f"{_all(len(one.sets))} reached {one.lo} or more {_at(one, today)}"
    return f"{reached}: {_up(one.load, following)}, as every time."


def increase_two_for_two(runs: Sequence[Judged], following: Weight, today: date) -> str:
    """Two reps over the goal in the last set, twice running."""
    first, second = runs[-2:]
    reps = f"{first.sets[-1].counted_reps} and {second.sets[-1].counted_reps}"
    return (
        f"The last sets had {reps} reps at {load_text(second.load)} on "
        f"{day_text(first.day, today)} and {day_text(second.day, today)}: "
        f"one step up, {_up(second.load, following)}."
    )


def add_reps(one: Judged, target: int, hi: int, today: date) -> str:
    """The same load, a rep more."""
    above = "more than planned and all in the range, so it stays" if one.above_plan else "same load"
    aim = f"{target} today" if target == hi else f"{target} today, then on to {hi}"
    return f"The lowest set was {one.lowest} {_at(one, today)}: {above}, {aim}."


def hold_for_form(one: Judged, today: date) -> str:
    """The top of the range, but not clean."""
    sets = " and ".join(str(each.number) for each in one.flagged)
    noun = "set" if len(one.flagged) == 1 else "sets"
    return (
        f"{_all(len(one.sets))} reached {one.hi} {_at(one, today)}, form not clean in {noun} "
        f"{sets}: same load, every rep clean."
    )


def hold_for_pain(one: Judged, hurt: Bout, today: date) -> str:
    """Something hurt since."""
    day = day_text(hurt.started_at.date(), today)
    return f"It hurt on {day}, so {load_text(one.load)} stays, as on {day_text(one.day, today)}."


def repeat(one: Judged, fails: int, today: date) -> str:
    """A miss."""
    done = len(one.sets)
    if done < one.planned_sets:
        what = f"{done} of {one.planned_sets} sets were done {_at(one, today)}"
        if one.lowest >= one.lo:
            return f"{what}: same load, {sets_text(one.planned_sets)} this time."
        return f"{what}, the lowest with {one.lowest}: same load again{_count(fails)}."
    weakest = one.weakest
    return (
        f"Set {weakest.number} had {weakest.counted_reps} of {one.lo} {_at(one, today)}: "
        f"same load again{_count(fails)}."
    )


def _count(fails: int) -> str:
    return ", the second time; a third makes it lighter" if fails == 2 else ""


def repeat_excused(one: Judged, today: date) -> str:
    """A miss right after a big step."""
    return (
        f"The step to {load_text(one.load)} was a big one, so {one.lowest} of {one.lo} on "
        f"{day_text(one.day, today)} does not count: same load again."
    )


def step_back(one: Judged, load: Weight, today: date) -> str:
    """A big step missed a second time."""
    return (
        f"Twice short of {one.lo} at {load_text(one.load)}, last on {day_text(one.day, today)}: "
        f"back to {load} for more reps before that step."
    )


def repeat_at_the_bottom(one: Judged, today: date) -> str:
    """Three misses and nothing lighter."""
    return (
        f"Three sessions under {one.lo}, the last {_at(one, today)}, and nothing lighter loads "
        "here: same load, or an easier variation."
    )


def repeat_plan(one: Judged, plan: Weight, today: date) -> str:
    """Lifted under the plan, or tried heavier and fell short: the plan again."""
    if one.under_plan:
        return f"{_lifted_under(one, plan, today)}: {plan} again."
    return (
        f"Heavier than the planned {plan} fell under {one.lo} on {day_text(one.day, today)}: "
        f"{plan} again."
    )


def repeat_lighter(one: Judged, plan: Weight, today: date) -> str:
    """Lifted so far under the plan that the plan is out of reach."""
    return f"{_lifted_under(one, plan, today)}: on from {load_text(one.load)}."


def _lifted_under(one: Judged, plan: Weight, today: date) -> str:
    lifted = f"{load_text(one.load)} was lifted on {day_text(one.day, today)}"
    return f"{_capital(lifted)} where {plan} was planned"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def deload(misses: Sequence[Judged], lighter: Weight, today: date) -> str:
    """Three misses in a row."""
    days = ", ".join(day_text(one.day, today) for one in misses[:-1])
    last = misses[-1]
    return (
        f"Short of the range on {days} and {day_text(last.day, today)}, last at "
        f"{load_text(last.load)}: a tenth off, {lighter}, and up again."
    )


def bridge(
    one: Judged, following: Weight, target: int, needed: int, pin: Weight | None, today: date
) -> str:
    """The next load is too big a step; `pin` on an add-on pin would make it small enough."""
    percent = percent_text(one.load, following) if one.load else "a lot"
    then = "then the step" if target == needed else f"the step at {needed}"
    hint = f" (a pin with {pin} would do it now)" if pin else ""
    what = f"{_full(one, today)}, but {following} is {percent} more"
    return f"{what}: {target} reps first, {then}{hint}."


def bridge_two_for_two(one: Judged, target: int, today: date) -> str:
    """The goal is reached; the rule wants two more in the last set, twice."""
    return f"{_full(one, today)}: {target} in the last set, twice running, brings the next load."


def bridge_no_more(one: Judged, target: int, today: date) -> str:
    """There is nothing heavier."""
    nothing = "nothing to add" if one.load is None else "the heaviest that loads here"
    return f"{_full(one, today)}, {nothing}: on to {target} reps."


def back_after_break(
    load: Weight | None, last_day: date, days: int, percent: int, sets: int, today: date
) -> str:
    """The first session after a break."""
    break_text = f"{days} days off since {day_text(last_day, today)}"
    if load is None:
        return f"{break_text}: body weight and {sets_text(sets)} to come back on."
    return f"{break_text}: {percent} % of {load} and {sets_text(sets)} to come back on."


def start_from_sibling(
    variation: str, sibling: str, percent: int, load: Weight, day: date, today: date
) -> str:
    """The first time of a variation whose sibling is known."""
    share = "the load" if percent == 100 else f"{percent} %"
    return (
        f"First {plain_name(variation)}: {share} of the {plain_name(sibling)}'s {load} on "
        f"{day_text(day, today)}, a safe place to start."
    )


def start_fresh(variation: str, load: Weight | None) -> str:
    """Nothing is known."""
    name = plain_name(variation)
    if load is None:
        return f"First {name}: body weight, stop with three reps left."
    return f"First {name}: from {load}, a few sets find the weight that leaves three reps."


def start_new_range(one: Judged, lo: int, hi: int, load: Weight, today: date) -> str:
    """The range of reps was changed and the old load is too heavy for it."""
    return f"New range {lo}–{hi}: {load}, reckoned from {one.lowest} reps {_at(one, today)}."


def hold_without_evidence(bout: Bout, load: Weight | None, today: date) -> str:
    """Only spoiled sessions so far."""
    cut = next((text for why, text in _CUT.items() if why in bout.no_evidence), "ended early")
    day = day_text(bout.started_at.date(), today)
    return f"The session on {day} {cut}, so {load_text(load)} stays."


def left_to_lifter(load: Weight | None, day: date, today: date) -> str:
    """The lifter decides."""
    return f"{_capital(load_text(load))} as on {day_text(day, today)}: this one you steer."


def snapped(why: str, wanted: Weight, load: Weight | None) -> str:
    """Add that the load can't be built here and another one stands for it."""
    return f"{why[:-1]}; {load_text(load)} stands in for {wanted}, which does not load here."


def lower_in_session(reps: int, lo: int, load: Weight, lighter: Weight, form_ok: bool) -> str:
    """The next set of today, lighter."""
    if reps < lo:
        return f"{reps} of {lo} at {load}: {lighter} and a longer rest bring the next set back."
    return f"Form was not clean at {load}: {lighter} and a longer rest for a clean set."


def found_weight(load: Weight) -> str:
    """The first weight is found."""
    return f"{load} should leave three reps: a good weight to start with."


def try_lighter(load: Weight, lighter: Weight) -> str:
    """Far too heavy, so down and on with the search."""
    return f"{load} was too much for now: try {lighter}."


def try_heavier(load: Weight, heavier: Weight) -> str:
    """A step on the way to the first weight."""
    return f"Four or more left at {load}: try {heavier}."


def lightest_too_heavy(load: Weight) -> str:
    """Even the lightest is too heavy for a start."""
    return f"{load} is the lightest here and still too heavy to start with."


def plateau(sessions: int, load: Weight | None, sibling: str) -> str:
    """No gain for a while."""
    return (
        f"No more load or reps in {number_word(sessions)} sessions, {load_text(load)} each: "
        f"{plain_name(sibling)} brings a new angle."
    )


def two_deloads(sessions: int, sibling: str) -> str:
    """Deloaded twice in a short time."""
    return (
        f"Two deloads in {number_word(sessions)} sessions: "
        f"{plain_name(sibling)} brings a new angle."
    )


def newcomer(sets: int, full: int, session: int) -> str:
    """Fewer sets at the beginning."""
    return (
        f"Session {session} of the first four: {number_word(sets)} of {sets_text(full)}, "
        "stop with three reps left."
    )


def romanian_first(height: Weight) -> str:
    """Why a newcomer's deadlift is Romanian."""
    return (
        f"Under {height} no full-size plates hold the bar at pulling height, so the Romanian "
        "deadlift comes first."
    )
