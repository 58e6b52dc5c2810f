"""What was eaten and drunk, day by day, beside the target of the latest body weight."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from legtui.desk.preferences import Preferences
from legtui.guide import load as guide
from legtui.journal.body_values import Intake
from legtui.journal.journal import Journal
from legtui.training import fuel
from legtui.training.body import half_up
from legtui.training.frozen import dataclass
from legtui.training.fuel import Span
from legtui.training.weight import Weight


@dataclass(frozen=True, slots=True)
class FuelDay:
    """One day."""

    day: date
    protein_g: int = 0
    water_ml: int = 0


def days(journal: Journal, now: datetime, count: int = 7) -> tuple[FuelDay, ...]:
    """Return the last days, oldest first, today last; a day's own date is where it was."""
    first = now.date() - timedelta(days=count - 1)
    since = datetime.combine(first, time(), now.tzinfo) - timedelta(days=1)
    taken = journal.body.intakes(since)
    return tuple(_day(first + timedelta(days=back), taken) for back in range(count))


def _day(day: date, taken: tuple[Intake, ...]) -> FuelDay:
    mine = [one for one in taken if one.at.date() == day]
    return FuelDay(
        day,
        sum(one.amount for one in mine if one.what == "protein"),
        sum(one.amount for one in mine if one.what == "water"),
    )


def target(journal: Journal) -> Span | None:
    """Return the day's protein from the latest body weight; `None` before the first."""
    weight = journal.body.latest_weight()
    return None if weight is None else fuel.protein_g(weight)


def powder_helps(recent: tuple[FuelDay, ...], wanted: Span | None) -> bool:
    """Return whether the food of the days logged did not reach the protein, so that a powder
    is worth a word (the guide: when food alone does not reach the target).
    """
    logged = [one.protein_g for one in recent if one.protein_g]
    if wanted is None or not logged:
        return False
    return sum(logged) < len(logged) * fuel.whole(wanted.low)


class When(StrEnum):
    """A time to drink, as a session has it."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


def drink(preferences: Preferences, when: When) -> str:
    """Return what a session says about drinking before it, in a rest, or after it.

    Nothing unless food and water are logged and the cues are on.
    """
    if not (preferences.fuel and preferences.water_cues):
        return ""
    water = guide.nutrition().water
    return {
        When.BEFORE: water.before,
        When.DURING: water.during,
        When.AFTER: water.after,
    }[when]


def sweat_words(before: Weight, after: Weight, drunk_ml: int) -> list[str]:
    """Return what a session cost in water and what makes up for it, in sentences.

    Args:
        before: The body weight before it.
        after: The body weight after it, in dry clothes.
        drunk_ml: Millilitres drunk between the weighings.
    """
    found = fuel.rehydrate(before, after, Decimal(drunk_ml) / 1000)
    if found.drank_too_much:
        return [
            "You weigh more than before: you drank more than you lost. Drink less next time; too "
            "much water is dangerous too."
        ]
    sweat, percent = half_up(found.sweat_l, 1), half_up(found.loss_percent, 1)
    lines = [f"About {sweat} l of sweat; you weigh {percent} % less than before."]
    if found.replace_l > 0:
        by = half_up(found.replace_l, 1)
        lines.append(f"About {by} l over the next hours makes up for it, best with some food.")
    if found.too_much_lost:
        most = fuel.MOST_LOSS_PERCENT
        lines.append(f"More than {most} % costs performance: drink earlier next time.")
    return lines


def litres(ml: int) -> str:
    """Return millilitres as `1.25 l`."""
    whole, rest = divmod(ml, 1000)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".") + " l"
