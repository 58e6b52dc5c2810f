"""The guide as pages to read and to search: muscles, exercises, mistakes, food, sources."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from legtui.guide import load as guide
from legtui.guide.model import Exercise, Muscle, Variation
from legtui.training import fuel
from legtui.training.frozen import dataclass

WHY: Final = (
    "balance", "levels", "warm_up", "main", "rest", "cool_down", "frequency", "recovery",
    "overload", "pin", "variety", "tracking", "consistency", "evidence", "done",
)  # fmt: skip
"""Pages in the order of a leg day and of the weeks after it; what is not named comes last."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page: a heading, a text, points below it, a drawing."""

    heading: str = ""
    text: str = ""
    points: tuple[str, ...] = ()
    drawing: tuple[str, ...] = ()
    """Printable ASCII, to be shown as it is."""
    quiet: bool = False
    """A source or a note: shown muted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page."""

    id: str
    group: str
    title: str
    parts: tuple[Part, ...]

    @property
    def searched(self) -> str:
        """Everything it says, in small letters."""
        said = [self.group, self.title]
        for part in self.parts:
            said += [part.heading, part.text, *part.points]
        return " ".join(said).casefold()


def search(words: str, adult: bool = False) -> tuple[Entry, ...]:
    """Return the pages that have all of the words, those with one in their title first."""
    wanted = words.casefold().split()
    found = [one for one in entries(adult) if all(word in one.searched for word in wanted)]
    return tuple(
        sorted(found, key=lambda one: not all(word in one.title.casefold() for word in wanted))
    )


@cache
def entries(adult: bool = False) -> tuple[Entry, ...]:
    """Return every page, group by group; supplements are for adults."""
    topics = {one.id: one for one in guide.topics()}
    order = [*(one for one in WHY if one in topics), *(one for one in topics if one not in WHY)]
    return (
        *(_topic(name) for name in order),
        *(_muscle(one) for one in guide.muscles()),
        *(_exercise(one) for one in (*guide.exercises(), *guide.extra_exercises())),
        _warm_up(),
        _stretches(),
        *_mistakes(),
        *_food(),
        *(_supplements() if adult else ()),
        _measuring(),
        _tests(),
        _safety(),
        _references(),
    )


def _topic(name: str) -> Entry:
    one = guide.topic(name)
    return Entry(one.id, "Leg day", one.title, (Part(text=one.text), _sources(one.sources)))


def _muscle(one: Muscle) -> Entry:
    text = guide.muscle_text(one.id)
    credited = [
        f"{variation.name}{'' if variation.evidence[one.id] == 1 else ', partly'}"
        for variation in guide.variations()
        if variation.evidence.get(one.id)
    ]
    stretches = [guide.stretch(name) for name in text.stretches]
    return Entry(
        f"muscle:{one.id}",
        "Muscles",
        one.name,
        (
            Part(text=f"{text.where}."),
            Part("What it does", points=_sentences(text.does)),
            Part("Where you use it", text=_and(text.used_in)),
            Part(text=text.text),
            Part("Trained by", points=tuple(credited)),
            Part("Stretched by", points=tuple(f"{s.name}: {s.cue}" for s in stretches)),
        ),
    )


def _exercise(one: Exercise) -> Entry:
    text = guide.exercise_text(one.id)
    per_leg = " per leg" if one.per_leg else ""
    plan = f"{one.sets} sets of {one.reps_lo} to {one.reps_hi} reps{per_leg}."
    own = guide.GUIDE.variations_of(one.id)
    return Entry(
        f"exercise:{one.id}",
        "Exercises",
        one.name,
        (
            Part(text=plan),
            Part("Form", points=text.tips),
            Part("Common faults", points=tuple(f"{f.fault} {f.mend}" for f in text.faults)),
            *(part for variation in own for part in _variation(variation)),
        ),
    )


def _variation(one: Variation) -> tuple[Part, ...]:
    text = guide.variation_text(one.id)
    muscles = _and(guide.muscle(name).name for name in one.emphasis)
    return (
        Part(one.name, text=f"The guide names: {muscles}", drawing=_drawing(one.id)),
        Part(
            points=(*text.tips, f"Start: {text.set_up.start}", f"To bail out: {text.set_up.bail}")
        ),
        Part(text=text.why, quiet=True),
    )


def _drawing(variation: str) -> tuple[str, ...]:
    """Start and end side by side."""
    figure = guide.variation_text(variation).set_up.figure
    wide = max(len(row) for row in figure.start) + 6
    rows = max(len(figure.start), len(figure.end))
    start, end = ((*("",) * (rows - len(frame)), *frame) for frame in (figure.start, figure.end))
    return tuple(f"{a:<{wide}}{b}".rstrip() for a, b in zip(start, end, strict=True))


def _warm_up() -> Entry:
    items = guide.warm_up_items()
    parts = [Part(one.name, points=(one.cue, f"For: {one.why}")) for one in items]
    return Entry("warm_up_items", "Warm-up, cool-down", "Warm-up, item by item", tuple(parts))


def _stretches() -> Entry:
    parts = [
        Part(one.name, points=(one.cue, "For: " + _and(guide.muscle(m).name for m in one.muscles)))
        for one in guide.stretches()
    ]
    return Entry("stretches", "Warm-up, cool-down", "Stretches and rolls", tuple(parts))


def _mistakes() -> list[Entry]:
    return [
        Entry(
            f"mistake:{one.id}",
            "Mistakes",
            one.title,
            (
                Part(text=one.why),
                Part("Instead", text=one.instead),
                Part("What legtui looks at", text=one.counted),
                _sources(one.sources),
            ),
        )
        for one in guide.mistakes()
    ]


def _food() -> list[Entry]:
    food = guide.nutrition()
    protein = Entry(
        "protein",
        "Food",
        "Protein",
        (
            Part(text=food.protein.text),
            Part(
                "How much",
                text=f"{fuel.PROTEIN_G_PER_KG[0]} to {fuel.PROTEIN_G_PER_KG[1]} g a day for each "
                f"kilogram, in about {fuel.MEALS} meals.",
            ),
            Part("Sources", text=_and(food.protein.foods)),
            Part(text=food.protein.caution, quiet=True),
            _sources(food.protein.sources),
        ),
    )
    others = [
        Entry(
            name.lower(),
            "Food",
            name,
            (
                Part(text=one.text),
                Part("Good sources", text=_and(one.foods)),
                Part(text=one.note, quiet=True),
                _sources(one.sources),
            ),
        )
        for name, one in (("Carbohydrate", food.carbohydrate), ("Fat", food.fat))
    ]
    water = food.water
    drink = Entry(
        "water",
        "Food",
        "Water",
        (
            Part(text=water.text),
            Part("Before", text=water.before),
            Part("During", text=water.during),
            Part("After", text=water.after),
            Part(
                "In a day, food included",
                points=tuple(
                    f"{one.by}: {one.women_l} l for women, {one.men_l} l for men"
                    for one in water.daily
                ),
            ),
            Part(text=water.caution, quiet=True),
            _sources(water.sources),
        ),
    )
    return [protein, *others, drink]


def _supplements() -> list[Entry]:
    return [
        Entry(
            f"supplement:{one.id}",
            "Supplements",
            one.name,
            (
                Part(text=f"Evidence: {one.worth}."),
                Part(text=one.text),
                Part("As studied", text=one.dose),
                Part("Mind", points=one.warnings),
                _sources(one.sources),
            ),
        )
        for one in guide.nutrition().supplements
    ]


def _measuring() -> Entry:
    measuring = guide.measuring()
    return Entry(
        "measuring",
        "Tracking",
        "Girths and photos",
        (
            Part("The tape", points=measuring.protocol),
            *(Part(one.name, text=one.where) for one in measuring.sites),
            Part("Left and right", text=measuring.symmetry),
            Part("Photos", points=measuring.photos),
            _sources(measuring.sources),
        ),
    )


def _tests() -> Entry:
    measuring = guide.measuring()
    tests = [Part(one.name, points=(*one.steps, one.note)) for one in measuring.tests]
    return Entry("tests", "Tracking", "Tests", (Part(text=measuring.tests_when), *tests))


def _safety() -> Entry:
    safety = guide.safety()
    pain = safety.pain
    return Entry(
        "safety",
        "Safety",
        "Before you begin, and when to stop",
        (
            Part("Ask a doctor first", points=safety.screening),
            Part(text=safety.screening_note),
            Part("For whom something else holds", points=safety.who),
            Part("Stop and get help", points=safety.stop_signs),
            Part(text=safety.stop_note),
            Part("When it hurts", points=(pain.niggle, pain.sharp, pain.see_someone)),
            Part("Under load", points=safety.lifting),
            Part("The add-on pin", points=safety.pin),
            Part(text=safety.disclaimer, quiet=True),
            _sources(safety.sources),
        ),
    )


def _references() -> Entry:
    points = tuple(one.text for one in guide.references())
    return Entry("references", "Sources", "References", (Part(points=points),))


def _sources(ids: Iterable[str]) -> Part:
    texts = tuple(guide.reference(one).text for one in ids)
    return Part("Sources", points=texts, quiet=True)


def _sentences(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(one[:1].upper() + one[1:] for one in items)


def _and(words: Iterable[str]) -> str:
    listed = [one.lower() for one in words]
    said = ", ".join(listed[:-1]) + " and " + listed[-1] if len(listed) > 1 else "".join(listed)
    return said[:1].upper() + said[1:] + "." if said else ""
