"""Numbers as other programs write them, read without a float in between.

Rules for a load, in order:
1. At most two decimals: it is that.
2. Within a millionth of two decimals (`74.99999999999999`): a float's slip, it is those two.
3. Three decimals and more, and a multiple of a quarter in the other unit to its precision
   (`6.80388555` kg is 15 lb, `220.462262` lb is 100 kg): it was typed in that unit, and is.
4. Else it is rounded to hundredths, half up.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from legtui.exchange.errors import LineRefused
from legtui.text import one_line
from legtui.training.weight import KG_PER_LB, MOST_KG, Unit, Weight

MOST_REPS: Final = 1000
MOST_SECONDS: Final = 24 * 3600
_NUMBER = re.compile(
    r"(?P<sign>[-+\u2212]?)(?P<digits>\d[\d.,'\u2019 ]{0,40})(?:[eE](?P<exponent>[-+]?\d{1,3}))?\Z",
    re.ASCII,
)
_SLIP: Final = Decimal("0.000001")
_NEAR: Final = Decimal("0.0005")
_QUARTER: Final = Decimal("0.25")
_HUNDREDTH: Final = Decimal("0.01")
_UNITS: Final = {
    "kg": Unit.KG,
    "kgs": Unit.KG,
    "kilogram": Unit.KG,
    "kilograms": Unit.KG,
    "кг": Unit.KG,
    "公斤": Unit.KG,
    "lb": Unit.LB,
    "lbs": Unit.LB,
    "pound": Unit.LB,
    "pounds": Unit.LB,
    "#": Unit.LB,
}


def shown(text: str) -> str:
    """Return a cell's text short enough to quote in a reason."""
    return one_line(text, 24)


def unit_of(text: str) -> Unit | None:
    """Return the unit a word means, `None` if it is none of weight."""
    return _UNITS.get(text.strip().strip(".").lower())


@lru_cache(maxsize=4096)
def decimal_of(text: str) -> Decimal | None:
    """Return a number, `None` for a blank cell. Reads `62,5`, `1,234.5`, `13.0`, `7.1e-15`.

    Raises:
        LineRefused: It is not a number, or a huge one.
    """
    bare = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
    if not bare or bare in ("-", "–", "—", "null", "None", "NULL"):
        return None
    match = _NUMBER.match(bare)
    if match is None:
        raise LineRefused(f"“{shown(text)}” is not a number")
    digits = _plain(match["digits"])
    exponent = int(match["exponent"] or 0)
    if digits is None or exponent > 0:
        raise LineRefused(f"“{shown(text)}” is not a number")
    value = Decimal(digits).scaleb(exponent) if exponent > -100 else Decimal(0)
    return -value if match["sign"] in ("-", "\u2212") else value


def _plain(digits: str) -> str | None:
    """Return digits with a point as decimal mark and no marks between thousands."""
    digits = digits.replace("'", "").replace("\u2019", "").replace(" ", "")
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return digits
    whole, part = digits[:last], digits[last + 1 :]
    groups = re.split(r"[.,]", whole)
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        return None
    mark = digits[last]
    if len(groups) > 1 and mark in whole:
        return "".join(groups) + part if len(part) == 3 else None
    return "".join(groups) + "." + (part or "0")


def weight_of(text: str, unit: Unit) -> Weight | None:
    """Return a load healed by the rules above; blank and zero are `None`: body weight alone.

    Raises:
        LineRefused: It is not a number, negative, or over `MOST_KG`.
    """
    value = decimal_of(text)
    if value is None:
        return None
    weight = healed(value, unit)
    return weight if weight.hundredths else None


@lru_cache(maxsize=4096)
def healed(value: Decimal, unit: Unit) -> Weight:
    """Return the weight that was meant by a number in a unit.

    Raises:
        LineRefused: It is negative, or over `MOST_KG`.
    """
    if value < -_SLIP:
        raise LineRefused(f"a load of {shown(str(value))} {unit} is less than nothing")
    if value > 100_000:
        raise LineRefused(f"{shown(str(value))} {unit} is more than {MOST_KG} kg")
    near = value.quantize(_HUNDREDTH, ROUND_HALF_UP)
    weight = Weight(int(near * 100), unit)
    if abs(near - value) > _SLIP:
        weight = _in_other_unit(value, unit) or weight
    if weight.kg > MOST_KG:
        raise LineRefused(f"{weight} is more than {MOST_KG} kg")
    return weight


def _in_other_unit(value: Decimal, unit: Unit) -> Weight | None:
    other = Unit.LB if unit is Unit.KG else Unit.KG
    there = value / KG_PER_LB if unit is Unit.KG else value * KG_PER_LB
    round_one = (there / _QUARTER).to_integral_value(ROUND_HALF_UP) * _QUARTER
    if not round_one or abs(there - round_one) > _NEAR * max(Decimal(1), there / 100):
        return None
    return Weight(int(round_one * 100), other)


def as_typed(kg: str, lb: str) -> Weight | None:
    """Return a load that a file gives in both units: in the one where it is a round number.

    Raises:
        LineRefused: One of them is not a weight.
    """
    in_kg, in_lb = decimal_of(kg), decimal_of(lb)
    if in_kg is None or in_lb is None:
        return weight_of(kg, Unit.KG) or weight_of(lb, Unit.LB)
    if in_kg % _QUARTER and not in_lb % _QUARTER:
        return weight_of(lb, Unit.LB)
    return weight_of(kg, Unit.KG)


@lru_cache(maxsize=4096)
def reps_of(text: str) -> int | None:
    """Return whole reps (`13.0` too), `None` for a blank cell.

    Raises:
        LineRefused: It is not a whole number of 0 to 1000.
    """
    try:
        value = decimal_of(text)
    except LineRefused:
        raise LineRefused(f"“{shown(text)}” is not a number of reps") from None
    if value is None:
        return None
    whole = value.to_integral_value()
    if whole != value or value < 0:
        raise LineRefused(f"“{shown(text)}” is not a whole number of reps")
    if value > MOST_REPS:
        raise LineRefused(f"{shown(text)} reps in one set is more than {MOST_REPS:,}")
    return int(whole)


def rir_of_rpe(text: str) -> float | None:
    """Return reps in reserve, 10 - RPE in halves, 4 for four or more; `None` if not said.

    An effort that is none (0, 11, words) says nothing, and does not cost the set.
    """
    value = _effort(text)
    if value is None or not 1 <= value <= 10:
        return None
    return reserve(10 - value)


def rir_of(text: str) -> float | None:
    """Return reps in reserve in halves, 4 for four or more; `None` if not said."""
    value = _effort(text)
    return None if value is None or value < 0 else reserve(value)


def reserve(value: Decimal) -> float:
    """Return reps in reserve as we keep them: halves up to 4."""
    return float(min((value * 2).to_integral_value(ROUND_HALF_UP) / 2, Decimal(4)))


def _effort(text: str) -> Decimal | None:
    try:
        return decimal_of(text)
    except LineRefused:
        return None


_SPAN = re.compile(
    r"(?:(?P<h>\d{1,4})\s*h[a-z]*\.?)?[\s:]*(?:(?P<m>\d{1,5})\s*m(?:in[a-z]*)?\.?)?"
    r"[\s:]*(?:(?P<s>\d{1,7})\s*s[a-z]*\.?)?\Z",
    re.IGNORECASE | re.ASCII,
)


@lru_cache(maxsize=1024)
def seconds_of(text: str) -> int | None:
    """Return a length in seconds: `56m`, `1h 5m 3s`, `1:05:03`, `5:03`, `120.0`; blank is `None`.

    Raises:
        LineRefused: It is not a length of time.
    """
    bare = text.strip()
    if not bare:
        return None
    if ":" in bare:
        parts = bare.split(":")
        if len(parts) > 3 or not all(re.fullmatch(r"\d{1,4}(\.\d+)?", part) for part in parts):
            raise LineRefused(f"“{shown(text)}” is not a length of time")
        total = 0
        for part in parts:
            total = total * 60 + int(Decimal(part))
        return total
    match = _SPAN.match(bare)
    if match is not None and any(match.groups()):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds
    value = decimal_of(text)
    if value is None:
        return None
    if value < 0 or value > 10_000_000:
        raise LineRefused(f"“{shown(text)}” is not a length of time")
    return int(value.to_integral_value(ROUND_HALF_UP))


def set_seconds(text: str) -> int | None:
    """Return how long a set lasted, `None` for blank and zero.

    Raises:
        LineRefused: It is not a length of time, or over a day.
    """
    seconds = seconds_of(text)
    if seconds is not None and seconds > MOST_SECONDS:
        raise LineRefused(f"a set of {shown(text)} is longer than a day")
    return seconds or None


def distance_of(text: str, unit: str) -> str:
    """Return a distance in words (`1.5 km`), nothing for blank and zero."""
    value = _effort(text)
    if not value or value < 0:
        return ""
    rounded = value.quantize(Decimal("0.001"), ROUND_HALF_UP) if value < 10**9 else value
    number = f"{rounded:f}"
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return f"{number} {one_line(unit, 12)}".strip() if number != "0" else ""
