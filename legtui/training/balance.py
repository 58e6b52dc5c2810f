"""Whether every muscle gets its share: sets by credit, against the plan, and what would mend it.

A set counts for a muscle by its credit (1 direct, 0.5 indirect; Pelland 2024), a per-leg set
once. What was planned is what the sessions of the window had planned, so training once a week,
starting in the middle of A and B, a deload week or a beginner's half sets are no neglect.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from legtui.training.frozen import dataclass
from legtui.training.record import Bout
from legtui.training.symmetry import Asymmetry, lasting

Credits = Mapping[str, Mapping[str, float]]
"""Variation to muscle to credit per working set; what is not named is 0."""
Sets = Mapping[str, float]
"""Variation to working sets."""

HEADLINES: Final[dict[str, tuple[str, ...]]] = {
    "quadriceps": ("quadriceps",),
    "hamstrings": ("hamstrings",),
    "glutes": ("glutes",),
    "calves": ("gastrocnemius", "soleus"),
}
"""The four groups of the board and the muscles shown below each."""
BELOW: Final = ("adductors", "lower_back", "core")
"""Counted and shown, never flagged."""

WINDOW_DAYS: Final = 28
LEAST_SESSIONS: Final = 2
NEGLECT_RATIO: Final = 0.7
NEGLECT_OF_BEST: Final = 0.75
HAM_QUAD_LOW: Final = 0.5
HAM_QUAD_HIGH: Final = 1.5
MUCH_PER_SESSION: Final = 11
"""Fractional sets of a muscle in one session above which more growth was not detectable
(Remmert 2025). The guide's own day has 13: worth a line, never an error."""
REP_ERROR: Final = 1
"""A session's difference of one rep between the legs is chance."""


class Dose(StrEnum):
    """What a week's sets of a muscle are worth (Pelland 2024, ACSM 2026). Not a warning."""

    LOW = "low"
    MAINTAIN = "maintain/grow"
    ON_TARGET = "on target"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Trained:
    """One leg session as the balance sees it."""

    session_id: int
    on: date
    """The lifter's local date of its start."""
    done: Sets
    planned: Sets


@dataclass(frozen=True, slots=True)
class Share:
    """The sets of a muscle, or of a headline group, in a window."""

    muscle: str
    done: float
    planned: float

    @property
    def ratio(self) -> float | None:
        """Done against planned; `None` where nothing was planned."""
        return self.done / self.planned if self.planned else None

    @property
    def behind(self) -> bool:
        """Whether so little of the plan was done that it may be neglect; a set less is none."""
        return self.ratio is not None and self.ratio < NEGLECT_RATIO


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline group with the muscles below it."""

    share: Share
    muscles: tuple[Share, ...]
    """More than one for the calves only."""


@dataclass(frozen=True, slots=True)
class Neglect:
    """A muscle that lags behind the others, and what would mend it."""

    share: Share
    mend: str | None
    """Variation that gives it most, of those planned and left out if there are any."""


@dataclass(frozen=True, slots=True)
class Board:
    """The balance of a window of days."""

    since: date
    until: date
    sessions: int
    headlines: tuple[Headline, ...]
    below: tuple[Share, ...]


def muscle_sets(sets: Sets, credits: Credits) -> dict[str, float]:
    """Return the fractional sets of each muscle; a variation without credits counts for none."""
    out: dict[str, float] = {}
    for variation, count in sets.items():
        for muscle, credit in credits.get(variation, {}).items():
            out[muscle] = out.get(muscle, 0.0) + count * credit
    return out


def group_sets(sets: Sets, credits: Credits, muscles: Iterable[str]) -> float:
    """Return the sets of a headline group: each counts as for its best-credited muscle.

    A standing calf raise trains both calf muscles and is still one set of calves.
    """
    members = tuple(muscles)
    return sum(
        count * max((credits.get(variation, {}).get(muscle, 0.0) for muscle in members), default=0)
        for variation, count in sets.items()
    )


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of the day's ISO week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def last_days(day: date, days: int = WINDOW_DAYS) -> tuple[date, date]:
    """Return the first and last day of the window that ends with `day`."""
    return day - timedelta(days=days - 1), day


def board(sessions: Iterable[Trained], credits: Credits, window: tuple[date, date]) -> Board:
    """Return the balance of a window (`week_of`, `last_days`)."""
    since, until = window
    inside = [one for one in sessions if since <= one.on <= until]
    done, planned = _sum(one.done for one in inside), _sum(one.planned for one in inside)
    by_done, by_plan = muscle_sets(done, credits), muscle_sets(planned, credits)

    def share(muscle: str) -> Share:
        return Share(muscle, by_done.get(muscle, 0.0), by_plan.get(muscle, 0.0))

    headlines = tuple(
        Headline(
            Share(name, group_sets(done, credits, own), group_sets(planned, credits, own)),
            tuple(share(muscle) for muscle in own),
        )
        for name, own in HEADLINES.items()
    )
    return Board(since, until, len(inside), headlines, tuple(share(one) for one in BELOW))


def _sum(many: Iterable[Sets]) -> Sets:
    out: dict[str, float] = {}
    for sets in many:
        for variation, count in sets.items():
            out[variation] = out.get(variation, 0.0) + count
    return out


def dose(weekly: float) -> Dose:
    """Return the band of a muscle's weekly sets (28 days' sets divided by four)."""
    if weekly < 4:
        return Dose.LOW
    if weekly < 10:
        return Dose.MAINTAIN
    return Dose.ON_TARGET if weekly <= 20 else Dose.HIGH


def neglected(sessions: Sequence[Trained], credits: Credits, today: date) -> tuple[Neglect, ...]:
    """Return the muscles that lag behind over 28 days, the furthest behind first.

    One lags when under 0.7 of its planned sets were done and under 0.75 of what the best-kept
    muscle got; it takes two sessions to tell.
    """
    window = last_days(today)
    seen = board(sessions, credits, window)
    if seen.sessions < LEAST_SESSIONS:
        return ()
    shares = [share for line in seen.headlines for share in line.muscles]
    ratios = [(share, share.ratio) for share in shares]
    best = max((ratio for _, ratio in ratios if ratio is not None), default=0.0)
    behind = [
        (ratio, share)
        for share, ratio in ratios
        if ratio is not None and share.behind and ratio < NEGLECT_OF_BEST * best
    ]
    return tuple(
        Neglect(share, mend(share.muscle, sessions, credits, window))
        for _, share in sorted(behind, key=lambda one: one[0])
    )


def mend(
    muscle: str, sessions: Iterable[Trained], credits: Credits, window: tuple[date, date]
) -> str | None:
    """Return the variation that would give a muscle most of what it lacks.

    First the one whose planned sets were left out the most, weighed by credit; where none was,
    the first with the highest credit.
    """
    since, until = window
    inside = [one for one in sessions if since <= one.on <= until]
    done, planned = _sum(one.done for one in inside), _sum(one.planned for one in inside)
    giving = [one for one in credits if credits[one].get(muscle, 0.0) > 0]
    if not giving:
        return None

    def worth(variation: str) -> tuple[float, float]:
        credit = credits[variation].get(muscle, 0.0)
        lacking = max(0.0, planned.get(variation, 0.0) - done.get(variation, 0.0))
        return lacking * credit, credit

    return max(giving, key=worth)


@dataclass(frozen=True, slots=True)
class HamQuad:
    """Hamstring sets against quadriceps sets over 28 days.

    Of sets only: a strength ratio from machine loads would mean nothing (Kellis 2022).
    """

    hamstrings: float
    quadriceps: float

    @property
    def ratio(self) -> float | None:
        """Hamstrings by quadriceps; `None` without any quadriceps set."""
        return self.hamstrings / self.quadriceps if self.quadriceps else None

    @property
    def lagging(self) -> str | None:
        """The muscle that gets too little beside the other; the guide's plan has 0.54-0.64."""
        if self.hamstrings < HAM_QUAD_LOW * self.quadriceps:
            return "hamstrings"
        return "quadriceps" if self.hamstrings > HAM_QUAD_HIGH * self.quadriceps else None


def ham_quad(sessions: Iterable[Trained], credits: Credits, today: date) -> HamQuad | None:
    """Return the two over 28 days; `None` before there are two sessions."""
    since, until = last_days(today)
    inside = [one for one in sessions if since <= one.on <= until]
    if len(inside) < LEAST_SESSIONS:
        return None
    sets = muscle_sets(_sum(one.done for one in inside), credits)
    return HamQuad(sets.get("hamstrings", 0.0), sets.get("quadriceps", 0.0))


def much_in_one_session(done: Sets, credits: Credits) -> tuple[str, ...]:
    """Return the muscles that got over eleven sets in a session; information, not a fault."""
    counted = muscle_sets(done, credits)
    return tuple(muscle for muscle, count in counted.items() if count > MUCH_PER_SESSION)


def legs(bouts: Iterable[Bout], variation: str) -> Asymmetry | None:
    """Return a lasting difference between the legs in a variation's reps, or `None`.

    Both legs lift the same load, so the reps of a session's working sets are compared; it takes
    the last two sessions of the variation that were logged per leg.
    """
    pairs = [
        (Decimal(sum(one.reps[0] for one in both)), Decimal(sum(one.reps[1] for one in both)))
        for both in (
            [one for one in bout.work if len(one.reps) == 2]
            for bout in sorted(bouts, key=lambda one: one.started_at)
            if bout.variation == variation
        )
        if both
    ]
    return lasting(pairs, REP_ERROR)


def days_without_standing_calves(
    days: Mapping[str, Sequence[str]], per_week: int, credits: Credits
) -> tuple[str, ...]:
    """Return the days of a plan that should have a standing calf raise and have none.

    Seated raises leave the gastrocnemius as it is (Kinoshita 2023), so a week needs a raise that
    trains it: with two leg days a week one of them, with one leg day each.

    Args:
        days: Day (`A`, `B`) to its variations.
        per_week: Leg days a week.
        credits: Which variations train the gastrocnemius.
    """
    lacking = tuple(
        day
        for day, variations in days.items()
        if not any(credits.get(one, {}).get("gastrocnemius", 0.0) > 0 for one in variations)
    )
    return lacking if per_week < 2 or len(lacking) == len(days) else ()
