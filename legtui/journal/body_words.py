"""A record of the body in a few words: for undo, for lists, for the command line."""

from __future__ import annotations

from decimal import Decimal

from legtui.guide import load as guide
from legtui.journal.body_values import (
    BODY_WEIGHT,
    Intake,
    Measurement,
    OwnTest,
    Performance,
    Photo,
    Record,
    Tick,
)
from legtui.text import one_line
from legtui.training.body import Length, LengthUnit, half_up
from legtui.training.units import CM_PER_INCH, plain


def record_words(record: Record) -> str:
    """Return what a record says: `mid-thigh left 55.2 cm`, `30 g protein`."""
    match record:
        case Measurement(site=site) if site == BODY_WEIGHT:
            return f"body weight {record.weight}"
        case Measurement():
            return f"{site_name(record.site).lower()} {_side(record.side)}{girth_words(record)}"
        case Performance():
            name = name_of_test(record.test)
            return f"{name.lower()} {_side(record.side)}{plain(record.number)} {record.unit}"
        case OwnTest(name=name):
            return f"own test {one_line(name, 40)}"
        case Photo(pose=pose, at=at):
            return f"photo, {pose}, {at:%d %b %Y}"
        case Intake(what="water", amount=amount):
            return f"{amount} ml water"
        case Intake(amount=amount, food=food):
            return f"{amount} g protein" + (f", {one_line(food, 30).lower()}" if food else "")
        case Tick(mg=mg):
            return supplement_name(record.supplement) + (f" {mg} mg" if mg else "")


def girth_words(record: Measurement, unit: LengthUnit | None = None) -> str:
    """Return a girth with its unit, to 0.1; in its own unless another is asked for."""
    own = LengthUnit(record.unit)
    wanted = unit or own
    if len(record.readings) == 1 and wanted is own:
        return str(Length(record.readings[0], own))
    return f"{in_unit(record.cm, wanted)} {wanted}"


def in_unit(cm: Decimal, unit: LengthUnit) -> str:
    """Return a length in centimetres as its number in a unit, always with one decimal."""
    return f"{half_up(cm if unit is LengthUnit.CM else cm / CM_PER_INCH, 1):.1f}"


def site_name(site: str) -> str:
    """Return a site's name; its id where the guide does not have it."""
    if site == BODY_WEIGHT:
        return "Body weight"
    found = {one.id: one.name for one in guide.measuring().sites}
    return found.get(site, one_line(site.replace("_", " "), 30))


def name_of_test(test: str) -> str:
    """Return a test's name."""
    found = {one.id: one.name for one in guide.measuring().tests}
    return found.get(test, one_line(test.removeprefix("own:"), 40))


def supplement_name(supplement: str) -> str:
    """Return a supplement's name."""
    found = {one.id: one.name for one in guide.nutrition().supplements}
    return found.get(supplement, one_line(supplement, 40))


def _side(side: str | None) -> str:
    return f"{side} " if side else ""
