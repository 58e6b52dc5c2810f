"""What the texts beside the training are made of: mistakes, food, safety, measuring."""

from __future__ import annotations

from decimal import Decimal

from legtui.training.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A short page of the guide: why warm up, how often, how to progress."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A common mistake, and what the lifter's own log can say about it."""

    id: str
    title: str
    why: str
    instead: str
    counted: str
    """What legtui looks at to say how the lifter stands."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Protein:
    """How much protein, from what."""

    text: str
    foods: tuple[str, ...]
    """Quick names; how many grams a portion has is the lifter's to say."""
    caution: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nutrient:
    """Carbohydrate or fat, in words."""

    text: str
    foods: tuple[str, ...]
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaterReference:
    """What an authority gives as the whole water of a day, food included."""

    by: str
    women_l: Decimal
    men_l: Decimal


@dataclass(frozen=True, slots=True)
class Water:
    """When to drink, and how much is usual."""

    text: str
    before: str
    during: str
    after: str
    from_drinks_share: Decimal
    """The share of a day's water that comes from drinks."""
    daily: tuple[WaterReference, ...]
    caution: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Supplement:
    """What is known about a supplement. legtui logs and informs, it never recommends."""

    id: str
    name: str
    worth: str
    """The evidence in a few words."""
    text: str
    dose: str
    """As studied; not advice to take it."""
    warnings: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nutrition:
    """The texts and numbers of the fuel screen."""

    protein: Protein
    carbohydrate: Nutrient
    fat: Nutrient
    water: Water
    supplements: tuple[Supplement, ...]
    """Hidden under 18."""


@dataclass(frozen=True, slots=True)
class PainAdvice:
    """What a pain flag says; nothing is diagnosed."""

    niggle: str
    sharp: str
    see_someone: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Safety:
    """What is said about health, once at the first start and again when asked for."""

    disclaimer: str
    screening: tuple[str, ...]
    """Topics in our own words. One that applies: see a doctor first."""
    screening_note: str
    who: tuple[str, ...]
    """For whom something else holds: under 18, pregnant, 65 and over."""
    stop_signs: tuple[str, ...]
    stop_note: str
    pain: PainAdvice
    lifting: tuple[str, ...]
    pin: tuple[str, ...]
    """For an add-on pin in a weight stack."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Where a girth is taken."""

    id: str
    name: str
    where: str
    optional: bool
    per_side: bool


@dataclass(frozen=True, slots=True)
class PerformanceTest:
    """A performance test."""

    id: str
    name: str
    unit: str
    more_is_better: bool
    per_side: bool
    how: tuple[str, ...]
    tries: int
    rest_s: int
    """Between tries, or between the legs, seconds."""
    note: str
    sources: tuple[str, ...]

    @property
    def steps(self) -> tuple[str, ...]:
        """How it is done, and how often."""
        if self.tries < 2:
            return self.how
        again = f"{self.tries} tries, {self.rest_s // 60} min rest between; the best counts."
        return (*self.how, again)


@dataclass(frozen=True, slots=True)
class Measuring:
    """How to measure a body and what it can do."""

    sites: tuple[Site, ...]
    protocol: tuple[str, ...]
    symmetry: str
    photos: tuple[str, ...]
    tests: tuple[PerformanceTest, ...]
    tests_when: str
    sources: tuple[str, ...]
