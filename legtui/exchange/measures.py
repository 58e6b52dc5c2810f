"""Values of the body in other apps' words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from legtui.exchange.dates import When
from legtui.exchange.errors import LineRefused
from legtui.exchange.numbers import decimal_of, shown, unit_of, weight_of
from legtui.exchange.records import ImportedMeasurement, Site
from legtui.text import one_line
from legtui.training.weight import Unit

_WEIGHTS: Final = frozenset(
    ("bodyweight", "body weight", "weight", "körpergewicht", "gewicht", "peso", "peso corporeo")
)
_GIRTHS: Final = (("thigh", Site.THIGH), ("calf", Site.CALF), ("calves", Site.CALF))
_SIDED: Final = {
    (Site.THIGH, "left"): Site.THIGH_LEFT,
    (Site.THIGH, "right"): Site.THIGH_RIGHT,
    (Site.CALF, "left"): Site.CALF_LEFT,
    (Site.CALF, "right"): Site.CALF_RIGHT,
}
_LENGTHS: Final = {
    "cm": "cm",
    "cms": "cm",
    "centimeters": "cm",
    "in": "in",
    "ins": "in",
    "inch": "in",
    "inches": "in",
    '"': "in",
    "mm": "mm",
}


def measurement_of(
    when: When, name: str, value: str, unit: str, ask: Callable[[], Unit]
) -> ImportedMeasurement:
    """Return a value of the body; `ask` gives the unit of a weight that has none.

    Raises:
        LineRefused: There is no name or no value.
    """
    number = decimal_of(value)
    if number is None or number <= 0:
        raise LineRefused("there is no value")
    if not name.strip():
        raise LineRefused("there is no name of what was measured")
    site = site_of(name)
    safe = one_line(name, 60)
    if site is Site.BODY_WEIGHT:
        word = unit_of(unit) if unit.strip() else ask()
        if word is None:
            raise LineRefused(f"“{shown(unit)}” is not a unit of weight")
        weight = weight_of(value, word)
        return ImportedMeasurement(when.at, site, safe, weight, None, word, when.day_only)
    if number > 1000 and site is not Site.OTHER:
        raise LineRefused(f"{shown(value)} is more than a leg measures")
    kept = _LENGTHS.get(unit.strip().lower(), one_line(unit, 12))
    return ImportedMeasurement(when.at, site, safe, None, number, kept, when.day_only)


def site_of(name: str) -> Site:
    """Return what a name of a measurement means; `OTHER` is nothing we follow."""
    words = name.lower().replace("(", " ").replace(")", " ").split()
    if " ".join(words) in _WEIGHTS:
        return Site.BODY_WEIGHT
    for word, site in _GIRTHS:
        if any(one.startswith(word) for one in words):
            side = "left" if {"left", "l"} & set(words) else ""
            side = "right" if {"right", "r"} & set(words) else side
            return _SIDED.get((site, side), site)
    return Site.HIP if {"hip", "hips"} & set(words) else Site.OTHER
