"""Why a number is what it is: one plain sentence each, with the real numbers.

Every text of the progression rules stands here, so that the words stay the same. They say what
happened and what follows; they never scold.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from legtui.training.evidence import Judged
from legtui.training.frozen import dataclass
from legtui.training.record import Bout, NoEvidence
from legtui.training.units import grains, load_text
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


def plain_name(name: str) -> str:
    """Return an exercise's or a variation's id as words."""
    return name.replace("_", " ").replace("romanian", "Romanian").replace("nordic", "Nordic")


def sets_text(count: int) -> str:
    """Return a number of sets in words."""
    return f"{number_word(count)} set" + ("" if count == 1 else "s")


def _all(count: int) -> str:
    if count == 1:
        return "The one set"
    return "Both sets" if count == 2 else f"All {sets_text(count)}"


def _highest(one: Judged) -> int:
    return max(each.counted_reps for each in one.sets)


def percent_text(load: Weight, following: Weight) -> str:
    """Return by how many per cent the following load is heavier, to a tenth."""
    tenths = (2000 * (grains(following) - grains(load)) + grains(load)) // (2 * grains(load))
    whole, part = divmod(tenths, 10)
    return f"{whole}.{part} %" if part else f"{whole} %"


def _count(fails: int) -> str:
    return ", the second time; a third makes it lighter" if fails == 2 else ""


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Reasons:
    """The sentences of one exercise on one day."""

    today: date
    per_hand: bool = False
    """Loads are of two dumbbells, and are said of one: `2 × 14 kg`."""

    def _load(self, load: Weight | None) -> str:
        return load_text(load, self.per_hand)

    def _day(self, day: date) -> str:
        return day_text(day, self.today)

    def _at(self, one: Judged) -> str:
        return f"{self._with(one.load)} on {self._day(one.day)}"

    def _with(self, load: Weight | None) -> str:
        return "with body weight" if load is None else f"at {self._load(load)}"

    def _full(self, one: Judged) -> str:
        clean = ", form clean" if one.form_known else ""
        reached = "" if len(one.sets) == 1 or one.lowest == _highest(one) else " or more"
        return f"{_all(len(one.sets))} reached {one.lowest}{reached} {self._at(one)}{clean}"

    def _up(self, load: Weight | None, following: Weight) -> str:
        if (
            load is None
            or load.unit is not following.unit
            or following.hundredths <= load.hundredths
        ):
            return f"now {self._load(following)}"
        more = Weight(following.hundredths - load.hundredths, load.unit)
        return f"+{more.one_hand} a hand" if self.per_hand else f"+{more}"

    def increase(self, one: Judged, following: Weight) -> str:
        """One step up."""
        return f"{self._full(one)}: one step up, {self._up(one.load, following)}."

    def increase_by_pin(self, one: Judged, following: Weight, without: Weight | None) -> str:
        """A step that the add-on pin makes small enough."""
        instead = f" where the stack alone goes to {self._load(without)}" if without else ""
        return f"{self._full(one)}: {self._up(one.load, following)} by the pin{instead}."

    def increase_back(self, one: Judged, following: Weight, back_to: Weight) -> str:
        """A step, or two, on the way back after a break."""
        step = self._up(one.load, following)
        return f"{self._full(one)}: {step} on the way back to {self._load(back_to)}."

    def increase_big(self, one: Judged, following: Weight) -> str:
        """A step bigger than the range takes, after enough reps."""
        return (
            f"{self._full(one)}, enough for the big step to {self._load(following)}; "
            "falling short of the range today does not count."
        )

    def increase_linear(self, one: Judged, following: Weight) -> str:
        """A step after every session in the range."""
        reached = f"{_all(len(one.sets))} reached {one.lo} or more {self._at(one)}"
        return f"{reached}: {self._up(one.load, following)}, as every time."

    def increase_two_for_two(self, runs: Sequence[Judged], following: Weight) -> str:
        """Two reps over the goal in the last set, twice running."""
        first, second = runs[-2:]
        reps = f"{first.sets[-1].counted_reps} and {second.sets[-1].counted_reps}"
        return (
            f"The last sets had {reps} reps {self._with(second.load)} on "
            f"{self._day(first.day)} and {self._day(second.day)}: "
            f"one step up, {self._up(second.load, following)}."
        )

    def add_reps(self, one: Judged, target: int, hi: int) -> str:
        """The same load, a rep more."""
        above = (
            "more than planned and all in the range, so it stays" if one.above_plan else "same load"
        )
        aim = f"{target} today" if target == hi else f"{target} today, then on to {hi}"
        return f"The lowest set was {one.lowest} {self._at(one)}: {above}, {aim}."

    def hold_for_form(self, one: Judged) -> str:
        """The top of the range, but not clean."""
        *before, last = (str(each.number) for each in one.flagged)
        sets = f"{', '.join(before)} and {last}" if before else last
        noun = "set" if len(one.flagged) == 1 else "sets"
        return (
            f"{_all(len(one.sets))} reached {one.hi} {self._at(one)}, form not clean in {noun} "
            f"{sets}: same load, every rep clean."
        )

    def hold_for_pain(self, one: Judged, hurt: Bout) -> str:
        """Something hurt since."""
        day = self._day(hurt.started_at.date())
        return f"It hurt on {day}, so {self._load(one.load)} stays, as on {self._day(one.day)}."

    def repeat(self, one: Judged, fails: int) -> str:
        """A miss, or fewer sets than the program has."""
        if len(one.sets) < one.planned_sets:
            lowest = f", the lowest with {one.lowest}" if one.lowest < one.lo else ""
            what = f"{len(one.sets)} of {one.planned_sets} sets were done {self._at(one)}{lowest}"
        else:
            weakest = one.weakest
            had = f"{weakest.counted_reps} of {one.lo}"
            what = f"Set {weakest.number} had {had} {self._at(one)}"
        return f"{what}: same load again{_count(fails)}."

    def repeat_excused(self, one: Judged) -> str:
        """A miss right after a big step."""
        return (
            f"The step to {self._load(one.load)} was a big one, so {one.lowest} of {one.lo} on "
            f"{self._day(one.day)} does not count: same load again."
        )

    def step_back(self, one: Judged, load: Weight) -> str:
        """A big step missed a second time."""
        return (
            f"Twice short of {one.lo} {self._with(one.load)}, last on {self._day(one.day)}: "
            f"back to {self._load(load)} for more reps before that step."
        )

    def repeat_at_the_bottom(self, one: Judged) -> str:
        """Three misses and nothing lighter."""
        return (
            f"Three sessions under {one.lo}, the last {self._at(one)}, and nothing lighter loads "
            "here: same load, or an easier variation."
        )

    def repeat_plan(self, one: Judged, plan: Weight) -> str:
        """Lifted under the plan, or tried heavier and fell short: the plan again."""
        if one.under_plan:
            return f"{self._lifted_under(one, plan)}: {self._load(plan)} again."
        return (
            f"Heavier than the planned {self._load(plan)} fell under {one.lo} on "
            f"{self._day(one.day)}: {self._load(plan)} again."
        )

    def repeat_lighter(self, one: Judged, plan: Weight) -> str:
        """Lifted so far under the plan that the plan is out of reach."""
        return f"{self._lifted_under(one, plan)}: on from {self._load(one.load)}."

    def _lifted_under(self, one: Judged, plan: Weight) -> str:
        lifted = f"{self._load(one.load)} was lifted on {self._day(one.day)}"
        return f"{_capital(lifted)} where {self._load(plan)} was planned"

    def deload(self, misses: Sequence[Judged], lighter: Weight) -> str:
        """Three misses in a row."""
        days = ", ".join(self._day(one.day) for one in misses[:-1])
        last = misses[-1]
        return (
            f"Short of the range on {days} and {self._day(last.day)}, last at "
            f"{self._load(last.load)}: a tenth off, {self._load(lighter)}, and up again."
        )

    def bridge(
        self, one: Judged, following: Weight, target: int, needed: int, pin: Weight | None
    ) -> str:
        """The next load is too big a step; `pin` on an add-on pin would make it small enough."""
        percent = percent_text(one.load, following) if one.load else "a lot"
        then = "then the step" if target == needed else f"the step at {needed}"
        hint = f" (a pin with {pin} would do it now)" if pin else ""
        what = f"{self._full(one)}, but {self._load(following)} is {percent} more"
        return f"{what}: {target} reps first, {then}{hint}."

    def bridge_two_for_two(self, one: Judged, target: int) -> str:
        """The goal is reached; the rule wants two more in the last set, twice."""
        return f"{self._full(one)}: {target} in the last set, twice running, brings the next load."

    def bridge_no_more(self, one: Judged, target: int) -> str:
        """There is nothing heavier."""
        nothing = "nothing to add" if one.load is None else "the heaviest that loads here"
        return f"{self._full(one)}, {nothing}: on to {target} reps."

    def back_after_break(
        self, load: Weight | None, last_day: date, days: int, percent: int, sets: int
    ) -> str:
        """The first session after a break."""
        break_text = f"{days} days off since {self._day(last_day)}"
        if load is None:
            return f"{break_text}: body weight and {sets_text(sets)} to come back on."
        share = f"{percent} % of {self._load(load)}"
        return f"{break_text}: {share} and {sets_text(sets)} to come back on."

    def start_from_sibling(
        self, variation: str, sibling: str, percent: int, load: Weight, day: date
    ) -> str:
        """The first time of a variation whose sibling is known."""
        share = "the load" if percent == 100 else f"{percent} %"
        return (
            f"First {plain_name(variation)}: {share} of the {plain_name(sibling)}'s "
            f"{self._load(load)} on {self._day(day)}, a safe place to start."
        )

    def start_fresh(self, variation: str, load: Weight | None, elsewhere: bool = False) -> str:
        """Nothing is known; `elsewhere` it was done with another kind of equipment."""
        name = plain_name(variation) + (" with this equipment" if elsewhere else "")
        if load is None:
            return f"First {name}: body weight, stop with three reps left."
        begin = f"First {name}: from {self._load(load)}"
        return f"{begin}, a few sets find the weight that leaves three reps."

    def start_new_range(self, one: Judged, lo: int, hi: int, load: Weight) -> str:
        """The range of reps was changed and the old load is too heavy for it."""
        reckoned = f"reckoned from {one.lowest} reps {self._at(one)}"
        return f"New range {lo}–{hi}: {self._load(load)}, {reckoned}."

    def hold_without_evidence(self, bout: Bout, load: Weight | None) -> str:
        """Only spoiled sessions so far."""
        cut = next((text for why, text in _CUT.items() if why in bout.no_evidence), "ended early")
        day = self._day(bout.started_at.date())
        return f"The session on {day} {cut}, so {self._load(load)} stays."

    def left_to_lifter(self, load: Weight | None, day: date) -> str:
        """The lifter decides."""
        return f"{_capital(self._load(load))} as on {self._day(day)}: this one you steer."

    def snapped(self, why: str, wanted: Weight, load: Weight | None) -> str:
        """Add that the load can't be built here and another one stands for it."""
        stands_in = f"{self._load(load)} stands in for {self._load(wanted)}"
        return f"{why[:-1]}; {stands_in}, which does not load here."

    def plateau(self, variation: str, sessions: int, load: Weight | None, sibling: str) -> str:
        """No gain for a while."""
        return (
            f"{_capital(plain_name(variation))}: no more load or reps in {number_word(sessions)} "
            f"sessions {self._with(load)}, so {plain_name(sibling)} brings a new angle."
        )

    def two_deloads(self, variation: str, sessions: int, sibling: str) -> str:
        """Deloaded twice in a short time."""
        return (
            f"{_capital(plain_name(variation))}: two deloads in {number_word(sessions)} sessions, "
            f"so {plain_name(sibling)} brings a new angle."
        )
