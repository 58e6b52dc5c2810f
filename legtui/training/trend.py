"""Whether something goes up, and how sure that is: noise is not called progress.

The slope is the median of the slopes of all pairs (Theil 1950, Sen 1968), which a few bad days do
not move; where most pairs are equal and it is 0, that of least squares. How sure it is comes from
Kendall's rank test with ties counted (Mann 1945, Kendall 1975). Days may lie any distance apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from math import sqrt
from statistics import median
from typing import Final

from legtui.training.frozen import dataclass

LEAST_POINTS: Final = 5
"""With four points even a perfect order is within chance (p = 0.08 two-sided)."""
LEAST_DAYS: Final = 21
"""Three weeks: less is one good or one bad week."""
MOST_POINTS: Final = 60
"""The newest so many are looked at; older ones say little about now."""

_CLEAR_Z: Final = 1.96
"""Two-sided 5 %."""
_LIKELY_Z: Final = 1.28
"""Two-sided 20 %."""


class Sureness(StrEnum):
    """How sure a trend is."""

    CLEAR = "clear"
    """By chance such an order comes at most once in twenty times."""
    LIKELY = "likely"
    """At most once in five."""
    NO_CHANGE = "no clear change"
    """There is enough to tell, and it does not go either way."""
    TOO_LITTLE = "too little to say"


@dataclass(frozen=True, slots=True)
class Trend:
    """A trend over dates."""

    sureness: Sureness
    per_week: Decimal
    """Median slope in the unit of the values; 0 where there is too little to say."""
    points: int
    days: int
    """From the first to the last of them."""

    @property
    def up(self) -> bool:
        """Whether it goes up, and not by chance."""
        return self.per_week > 0 and self.sureness in (Sureness.CLEAR, Sureness.LIKELY)

    @property
    def down(self) -> bool:
        """Whether it goes down, and not by chance."""
        return self.per_week < 0 and self.sureness in (Sureness.CLEAR, Sureness.LIKELY)


def trend(points: Sequence[tuple[date, Decimal]]) -> Trend:
    """Return the trend of dated values, oldest first; the newest sixty count."""
    recent = list(points)[-MOST_POINTS:]
    days = (recent[-1][0] - recent[0][0]).days if recent else 0
    if len(recent) < LEAST_POINTS or days < LEAST_DAYS:
        return Trend(Sureness.TOO_LITTLE, Decimal(0), len(recent), days)
    slopes = [
        (later - earlier) / (to - since).days
        for (since, earlier), (to, later) in combinations(recent, 2)
        if to > since
    ]
    per_week = (median(slopes) or _fitted_slope(recent)) * 7
    z = _kendall_z([value for _, value in recent])
    agrees = (z > 0) == (per_week > 0) and per_week != 0
    if abs(z) >= _CLEAR_Z and agrees:
        sureness = Sureness.CLEAR
    elif abs(z) >= _LIKELY_Z and agrees:
        sureness = Sureness.LIKELY
    else:
        sureness = Sureness.NO_CHANGE
    return Trend(sureness, per_week, len(recent), days)


def trend_text(found: Trend, unit: str) -> str:
    """Return a trend in words that say how sure it is.

    Args:
        found: The trend.
        unit: Of its values: `kg`, `reps`; may be empty.
    """
    weeks = max(1, round(found.days / 7))
    over = f"{found.points} sessions in {weeks} week{'s' if weeks != 1 else ''}"
    if found.sureness is Sureness.TOO_LITTLE:
        counted = f"{found.points} session{'s' if found.points != 1 else ''}"
        return f"Too little to say: {counted} so far; it takes {LEAST_POINTS} over three weeks."
    if found.sureness is Sureness.NO_CHANGE:
        return f"No change beyond the usual ups and downs, over {over}."
    way = "up" if found.per_week > 0 else "down"
    by = f"{_two(abs(found.per_week))} {unit}".rstrip() + " a week"
    if found.sureness is Sureness.CLEAR:
        return f"Clearly {way}, about {by}, over {over}."
    return f"Probably {way}, about {by}, over {over}; it may still be chance."


def _two(value: Decimal) -> str:
    """Two significant digits, without idle zeros."""
    digits = max(0, 1 - value.adjusted())
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _fitted_slope(points: Sequence[tuple[date, Decimal]]) -> Decimal:
    """Return the least-squares slope a day.

    Loads stand for weeks and then take one step: most pairs are equal, and their median slope
    is 0 also where the step was one up.
    """
    days = [Decimal((day - points[0][0]).days) for day, _ in points]
    nothing = Decimal(0)
    middle = sum(days, nothing) / len(days)
    off = [day - middle for day in days]
    spread = sum((one * one for one in off), nothing)
    shared = sum((one * value for one, (_, value) in zip(off, points, strict=True)), nothing)
    return shared / spread if spread else nothing


def _kendall_z(values: Sequence[Decimal]) -> float:
    """Return Kendall's S over its standard deviation, by one less as it is a whole number."""
    s = sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))
    count = len(values)
    ties = sum(n * (n - 1) * (2 * n + 5) for n in Counter(values).values())
    variance = (count * (count - 1) * (2 * count + 5) - ties) / 18
    if s == 0 or variance <= 0:
        return 0.0
    return (s - (1 if s > 0 else -1)) / sqrt(variance)
