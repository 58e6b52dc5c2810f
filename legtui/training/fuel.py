"""Food and drink in numbers: protein, carbohydrate, fat, water, caffeine, creatine.

They inform; nothing here tells anyone to start a supplement, and none of it replaces a doctor:
kidney disease, pregnancy or a prescribed diet come before any of these numbers.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from legtui.training.frozen import dataclass
from legtui.training.weight import Weight

PROTEIN_G_PER_KG: Final = (Decimal("1.6"), Decimal("2.2"))
"""A day, for each kilogram of body weight (the guide; Morton 2018)."""
MEALS: Final = 4
ADULT: Final = 18
CAFFEINE_SINGLE_MG: Final = 200
"""One dose that gives no cause for concern (EFSA)."""
CAFFEINE_DAY_MG: Final = 400
CAFFEINE_DAY_PREGNANT_MG: Final = 200
LATE_FOR_CAFFEINE: Final = 16
"""Hour of the day from which caffeine is likely to cost sleep."""
CREATINE_DAY_G: Final = (3, 5)
"""Kreider 2017."""
MOST_LOSS_PERCENT: Final = 2
"""More than this of the body weight lost by sweat costs performance."""


@dataclass(frozen=True, slots=True)
class Span:
    """A range of amounts, exact; show it through `whole` or `one_decimal`."""

    low: Decimal
    high: Decimal


def whole(value: Decimal) -> int:
    """Return an amount as it is shown: whole, half up."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def _per_kg(body: Weight, low: Decimal | str, high: Decimal | str) -> Span:
    if body.hundredths <= 0:
        raise ValueError("a body weighs more than nothing")
    return Span(body.kg * Decimal(low), body.kg * Decimal(high))


def protein_g(body: Weight) -> Span:
    """Return the day's protein in grams, 1.6-2.2 g/kg (the guide; Morton 2018).

    Raises:
        ValueError: The body weight is not positive; so in all functions of body weight here.
    """
    return _per_kg(body, *PROTEIN_G_PER_KG)


def protein_per_meal_g(body: Weight) -> Span:
    """Return the protein of one of four meals in grams, 0.4-0.55 g/kg (Aragon 2018)."""
    return _per_kg(body, "0.4", "0.55")


class Level(StrEnum):
    """Where a day's amount lies."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


def level(amount: Decimal | int, span: Span) -> Level:
    """Return where an amount lies against the range as it is shown, in whole grams."""
    if amount < whole(span.low):
        return Level.BELOW
    return Level.WITHIN if amount <= whole(span.high) else Level.ABOVE


def carbohydrate_g(body: Weight) -> Span:
    """Return the day's carbohydrate in grams, 3-5 g/kg (Iraki 2019; not in the guide)."""
    return _per_kg(body, "3", "5")


def fat_g(body: Weight) -> Span:
    """Return the day's fat in grams, 0.5-1.5 g/kg (Iraki 2019; not in the guide)."""
    return _per_kg(body, "0.5", "1.5")


def creatine_load_g(body: Weight) -> Decimal:
    """Return the optional loading dose of creatine in grams a day, 0.3 g/kg (Kreider 2017)."""
    return body.kg * Decimal("0.3")


def caffeine_studied_mg(body: Weight) -> Span:
    """Return the doses that studies used, 3-6 mg/kg; the cap is `caffeine_cap_mg`."""
    return _per_kg(body, "3", "6")


def caffeine_cap_mg(body: Weight, age: int | None) -> int | None:
    """Return the most caffeine at once to show, in whole mg: the smaller of 3 mg/kg and 200 mg.

    `None` under 18, and where the age is not known: then nothing is shown.
    """
    if age is None or age < ADULT:
        return None
    by_weight = caffeine_studied_mg(body).low.to_integral_value(ROUND_DOWN)
    return min(int(by_weight), CAFFEINE_SINGLE_MG)


def caffeine_left_mg(body: Weight, age: int | None, today_mg: int, pregnant: bool = False) -> int:
    """Return how much more caffeine today's caps leave for one dose; 0 where none is shown."""
    cap = caffeine_cap_mg(body, age)
    if cap is None:
        return 0
    day = CAFFEINE_DAY_PREGNANT_MG if pregnant else CAFFEINE_DAY_MG
    return max(0, min(cap, day - today_mg))


def supplements_shown(age: int | None) -> bool:
    """Return whether supplements are shown at all: to adults."""
    return age is not None and age >= ADULT


@dataclass(frozen=True, slots=True)
class Rehydration:
    """What a session cost in water."""

    loss_percent: Decimal
    """Of the body weight; negative when weight was gained."""
    sweat_l: Decimal
    replace_l: Decimal
    """1.5 litres for each kilogram lost, over the hours that follow."""
    too_much_lost: bool
    """Over 2 % of the body weight."""
    drank_too_much: bool
    """Weight was gained by drinking: never the aim, and dangerous in the extreme."""


def rehydrate(before: Weight, after: Weight, drunk_l: Decimal) -> Rehydration:
    """Return the sweat of a session and what to drink after it, from two weighings.

    Raises:
        ValueError: A weight is not positive or the amount drunk is negative.
    """
    if before.hundredths <= 0 or after.hundredths <= 0 or drunk_l < 0:
        raise ValueError("weights are positive and drinks are not negative")
    lost = before.kg - after.kg
    percent = 100 * lost / before.kg
    return Rehydration(
        loss_percent=percent,
        sweat_l=max(Decimal(0), lost + drunk_l),
        replace_l=max(Decimal(0), lost * Decimal("1.5")),
        too_much_lost=percent > MOST_LOSS_PERCENT,
        drank_too_much=lost < 0 and drunk_l > 0,
    )
