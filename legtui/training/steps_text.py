"""The settings of a stack and the sizes of dumbbells as a person types them, and back.

`5 to 100 by 5` is a regular row, `5 by 5 x20` too, `7 to 91 by 7 half 2` one with a small weight
that can be added to each; anything else is a list, `5 9 14 18`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from legtui.training.equipment_check import EquipmentError
from legtui.training.gym_text import format_weights, parse_weights
from legtui.training.gyms import sizes_between, stack_settings
from legtui.training.weight import Unit, Weight

_NUMBER = r"(\d[\d.,]*\s*(?:kgs?|lbs?)?)"
_HALF = rf"(?:\s+half\s+{_NUMBER})?\s*\Z"
_TO = re.compile(rf"\s*{_NUMBER}\s*(?:to|-|–)\s*{_NUMBER}\s*by\s*{_NUMBER}{_HALF}", re.IGNORECASE)
_BY = re.compile(rf"\s*{_NUMBER}\s*by\s*{_NUMBER}\s*[x×*]\s*(\d{{1,4}}){_HALF}", re.IGNORECASE)

_LEAST_REGULAR = 3


def parse_steps(text: str, unit: Unit) -> tuple[Weight, ...]:
    """Read settings or sizes; without a unit, `unit`.

    Raises:
        EquipmentError: It can't be read, or can't be; the message says why.
    """
    to, by = _TO.match(text), _BY.match(text)
    if to is not None:
        first, last, step = (_one(part, unit) for part in to.groups()[:3])
        count = len(sizes_between(first, last, step))
        return stack_settings(first, step, count, _half(to[4], unit))
    if by is not None:
        first, step = _one(by[1], unit), _one(by[2], unit)
        return stack_settings(first, step, int(by[3]), _half(by[4], unit))
    found = parse_weights(text, unit)
    if not found:
        raise EquipmentError("Type them as 5 to 100 by 5, or one by one: 5 9 14 18.")
    return found


def format_steps(weights: Sequence[Weight], unit: Unit) -> str:
    """Return the weights as `parse_steps` reads them, a regular row short."""
    step = _regular(weights)
    if step is not None:
        return _row(weights[0], weights[-1], step, unit)
    whole, halves = weights[0::2], weights[1::2]
    step, half = _regular(whole), _regular(halves)
    if step is not None and step == half and len(whole) == len(halves):
        added = Weight(halves[0].hundredths - whole[0].hundredths, whole[0].unit)
        if halves[0].unit is whole[0].unit and 0 < added.hundredths < step.hundredths:
            row = _row(whole[0], whole[-1], step, unit)
            return f"{row} half {format_weights([added], unit)}"
    return format_weights(weights, unit)


def _row(first: Weight, last: Weight, step: Weight, unit: Unit) -> str:
    lightest, heaviest, by = (format_weights([one], unit) for one in (first, last, step))
    return f"{lightest} to {heaviest} by {by}"


def _regular(weights: Sequence[Weight]) -> Weight | None:
    """Return the step of a regular row in one unit; `None` if it is none."""
    if len(weights) < _LEAST_REGULAR or len({one.unit for one in weights}) > 1:
        return None
    steps = {b.hundredths - a.hundredths for a, b in pairwise(weights)}
    step = steps.pop()
    return None if steps or step <= 0 else Weight(step, weights[0].unit)


def _half(text: str | None, unit: Unit) -> Weight | None:
    return None if text is None else _one(text, unit)


def _one(text: str, unit: Unit) -> Weight:
    try:
        return Weight.parse(text, unit)
    except ValueError as error:
        raise EquipmentError(f"{error}.") from None
