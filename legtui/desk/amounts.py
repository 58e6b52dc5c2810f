"""Amounts as people type them: `30`, `30 g`, `0.5 l`, `82,4 kg`, `55.2 in`. Decimals, no floats."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from legtui.text import one_line
from legtui.training.body import Length, LengthUnit
from legtui.training.units import CM_PER_INCH, M_PER_MILE
from legtui.training.weight import Unit, Weight

_AMOUNT: Final = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*([a-zA-Z\"”]*)\Z")
_INCH: Final = ("in", "inch", "inches", '"', "”")
_CLOCK: Final = re.compile(r"(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?\Z", re.ASCII)
_GROUPED: Final = re.compile(r"\d,\d{3}\b", re.ASCII)
"""A comma before thousands, or before decimals: who can tell?"""
_UNITS: Final[dict[str, dict[str, str | Decimal]]] = {
    "cm": {"m": "100", "mm": "0.1", **dict.fromkeys(_INCH, CM_PER_INCH)},
    "m": {"km": "1000", "mi": M_PER_MILE, "mile": M_PER_MILE, "miles": M_PER_MILE},
    "s": {"sec": "1", "secs": "1", "seconds": "1", "min": "60", "ms": "0.001"},
    "reps": {"rep": "1", "x": "1"},
}
"""What may be typed behind a result, by the unit of its test."""

MOST_PROTEIN_G: Final = 1000
MOST_WATER_ML: Final = 10_000
MOST_MG: Final = 1000
MOST_WEIGHT_KG: Final = 500
LEAST_WEIGHT_KG: Final = 20
MOST_GIRTH_CM: Final = 250
LEAST_GIRTH_CM: Final = 10


class AmountError(ValueError):
    """An amount that can't be read or that can't be; says why in a sentence."""


def protein(text: str) -> int:
    """Return whole grams.

    Raises:
        AmountError: It is not an amount of protein; so in all functions here.
    """
    number, unit = _read(text)
    if unit not in ("", "g"):
        raise AmountError(f"Protein is in grams; “{unit}” is not one.")
    return _whole(number, MOST_PROTEIN_G, "g of protein at once")


def water(text: str) -> int:
    """Return whole millilitres; `0.5 l` is 500."""
    number, unit = _read(text)
    if unit not in ("", "ml", "l"):
        raise AmountError(f"Water is in ml or l; “{unit}” is neither.")
    return _whole(number * 1000 if unit == "l" else number, MOST_WATER_ML, "ml at once")


def body_weight(text: str, unit: Unit) -> Weight:
    """Return a body weight; a unit that is typed goes before `unit`."""
    number, typed = _read(text)
    if typed not in ("", "kg", "lb", "lbs"):
        raise AmountError(f"Body weight is in kg or lb; “{typed}” is neither.")
    found = Weight(_hundredths(number), Unit(typed.rstrip("s")) if typed else unit)
    if not LEAST_WEIGHT_KG <= found.kg <= MOST_WEIGHT_KG:
        raise AmountError(f"{found} is not a body weight.")
    return found


def girth(text: str, unit: LengthUnit) -> Length:
    """Return one reading of the tape; a unit that is typed goes before `unit`."""
    number, typed = _read(text)
    if typed not in ("", "cm", *_INCH):
        raise AmountError(f"A girth is in cm or in; “{typed}” is neither.")
    wanted = unit if not typed else LengthUnit.CM if typed == "cm" else LengthUnit.INCH
    found = Length(_hundredths(number), wanted)
    if not LEAST_GIRTH_CM <= found.cm <= MOST_GIRTH_CM:
        raise AmountError(f"{found} is not a girth.")
    return found


def drunk(text: str) -> int:
    """Return whole millilitres, as `water`; it may be nothing."""
    return 0 if text.strip() == "0" else water(text)


def milligrams(text: str) -> int:
    """Return a dose in whole milligrams; `0.2 g` is 200."""
    number, unit = _read(text)
    if unit not in ("", "mg", "g"):
        raise AmountError(f"A dose is in mg or g; “{unit}” is neither.")
    return _whole(number * 1000 if unit == "g" else number, MOST_MG, "mg at once")


def result(text: str, unit: str, most: int = 1_000_000) -> int:
    """Return a result of a test in thousandths of its unit.

    A unit that is typed goes before: `16 in` of a jump in cm, `2.4 km` of a run in m, `1:35` of a
    time in s. Of an own test any word is its unit.
    """
    typed = text.strip()
    clock = _CLOCK.match(typed)
    if clock is not None and unit == "s":
        return (60 * int(clock[1]) + int(clock[2])) * 1000 + int((clock[3] or "").ljust(3, "0"))
    if _GROUPED.search(typed):
        raise AmountError(f"“{one_line(typed, 20)}” may be two things: write it without the comma.")
    number, said = _read(typed)
    factor = _factor(said, unit)
    found = number * factor * 1000
    if found > most * 1000:
        raise AmountError(f"{one_line(typed, 20)} is too much.")
    if found != found.to_integral_value():
        raise AmountError("Two decimals at most.")
    return int(found)


def _factor(said: str, unit: str) -> Decimal:
    """Return how many of a test's unit are in one of the unit that was typed."""
    if said in ("", unit.lower()) or unit not in _UNITS:
        return Decimal(1)
    known = _UNITS[unit]
    if said not in known:
        raise AmountError(f"It is in {unit}; “{said}” is not one.")
    return Decimal(known[said])


def _read(text: str) -> tuple[Decimal, str]:
    match = _AMOUNT.match(text.strip())
    if match is None:
        raise AmountError(f"“{one_line(text, 20)}” is not an amount.")
    return Decimal(match[1].replace(",", ".")), match[2].lower()


def _whole(number: Decimal, most: int, what: str) -> int:
    if number != number.to_integral_value():
        raise AmountError("A whole number, please.")
    if not 1 <= number <= most:
        raise AmountError(f"Between 1 and {most:,} {what}.")
    return int(number)


def _hundredths(number: Decimal) -> int:
    found = number * 100
    if found != found.to_integral_value():
        raise AmountError("Two decimals at most.")
    return int(found)
