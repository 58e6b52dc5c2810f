"""Progress of a variation for the screen and the command: the same numbers for both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from legtui.desk.names import Named, variation_name
from legtui.desk.rack import Rack
from legtui.desk.said import per_hand
from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.journal.series import variation_bouts, variations_done
from legtui.session.label import load_text
from legtui.training.frozen import dataclass
from legtui.training.progress import (
    Mark,
    Measure,
    Period,
    RepBest,
    Value,
    four_weeks_ago,
    full_effort,
    honest,
    in_unit,
    mark_of,
    rep_bests,
    value_of,
    values,
)
from legtui.training.trend import Trend, trend, trend_text
from legtui.training.units import converted, tenths
from legtui.training.weight import Unit

MEASURE_NAMES = {
    Measure.LOAD: "top load",
    Measure.ONE_RM: "estimated 1RM",
    Measure.REPS: "reps with the top load",
    Measure.VOLUME: "volume",
}
TREND_DAYS = 182
"""A trend is told from half a year; before that a lifter was another one."""


class Span(StrEnum):
    """How far back is looked."""

    SEASON = "12 weeks"
    YEAR = "a year"
    EVER = "all years"

    @property
    def days(self) -> int | None:
        """Days; `None` is all."""
        return {Span.SEASON: 84, Span.YEAR: 365, Span.EVER: None}[self]


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known of a variation over a span of days."""

    named: Named
    unit: Unit
    today: date
    marks: tuple[Mark, ...]
    bests: tuple[RepBest, ...]
    per_hand: bool

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What can honestly be shown."""
        return tuple(one for one in Measure if honest(one, self.marks))

    def values(self, measure: Measure, period: Period = Period.SESSION) -> tuple[Value, ...]:
        """Return a measure over time."""
        return values(self.marks, measure, self.unit, period)

    def trend(self, measure: Measure) -> Trend:
        """Return where it goes lately; sessions that were lighter on purpose do not count."""
        since = self.today - timedelta(days=TREND_DAYS)
        recent = [one for one in full_effort(self.marks) if one.on >= since]
        return trend([(one.on, one.value) for one in values(recent, measure, self.unit)])

    def trend_text(self, measure: Measure) -> str:
        """Return the trend in words."""
        return trend_text(self.trend(measure), self.unit_of(measure))

    def name_of(self, measure: Measure) -> str:
        """Return what a measure is called here: a load may be that of two dumbbells."""
        both = " of both dumbbells" if self.per_hand and measure is Measure.LOAD else ""
        return MEASURE_NAMES[measure] + both

    def unit_of(self, measure: Measure) -> str:
        """Return the unit of a measure."""
        return "reps" if measure is Measure.REPS else str(self.unit)

    def compared(self) -> str:
        """Return the newest session beside the one of four weeks before, in words."""
        found = four_weeks_ago(self.marks, self.today)
        if found is None:
            return "Nothing to compare with four weeks ago."
        then, now = found
        changes = [
            text
            for one in (Measure.LOAD, Measure.REPS, Measure.ONE_RM, Measure.VOLUME)
            if one in self.measures and (text := self._change(then, now, one))
        ]
        if then.top != now.top and Measure.REPS in self.measures:
            changes = [one for one in changes if not one.startswith("reps")]
        days = (now.on - then.on).days
        told = ", ".join(changes) if changes else "the same in everything"
        return f"Compared with {days} days before ({_day(then.on)}): {told}."

    def _change(self, then: Mark, now: Mark, measure: Measure) -> str:
        before, after = (value_of(one, measure, self.unit) for one in (then, now))
        if before is None or after is None or not before or before == after:
            return ""
        name = {Measure.LOAD: "load", Measure.REPS: "reps", Measure.ONE_RM: "estimated 1RM"}
        if measure is Measure.VOLUME:
            percent = 100 * (after - before) / before
            way = "+" if percent > 0 else "−"
            return f"volume {way}{abs(percent):.0f} %" if abs(percent) >= 1 else ""
        unit = "" if measure is Measure.REPS else f" {self.unit}"
        sign = "+" if after > before else "−"
        return f"{name[measure]} {sign}{tenths(abs(after - before))}{unit}"

    def best_rows(self) -> tuple[tuple[str, str, str], ...]:
        """Return the table of records: what, how much, when; the most reps of each load last."""
        rows = []
        for measure in (Measure.LOAD, Measure.ONE_RM, Measure.VOLUME):
            found = self.values(measure)
            if measure in self.measures and found:
                top = max(found, key=lambda one: one.value)
                rows.append((_RECORDS[measure], self._told(measure, top), _date(top.on)))
        for one in self.bests:
            load = load_text(one.load, self.per_hand)
            rows.append((f"most reps with {load}", str(one.reps), _date(one.on)))
        return tuple(rows)

    def _told(self, measure: Measure, top: Value) -> str:
        if measure is Measure.LOAD:
            best = next(one for one in self.bests if one.load is not None)
            return f"{load_text(best.load, self.per_hand)} × {best.reps}"
        rough = measure is Measure.ONE_RM
        return f"{'~' if rough else ''}{round(top.value):,} {self.unit}"


_RECORDS = {
    Measure.LOAD: "heaviest load",
    Measure.ONE_RM: "best estimated 1RM",
    Measure.VOLUME: "most volume in a session",
}


def _date(day: date) -> str:
    return f"{_day(day)} {day.year}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"


def done_variations(journal: Journal) -> tuple[Named, ...]:
    """Return the variations that were ever lifted, in the guide's order; others last."""
    found: list[Named] = []
    for exercise in (*guide.exercises(), *guide.extra_exercises()):
        done = variations_done(journal, exercise.id)
        known = [one.id for one in guide.variations_of(exercise.id)]
        order = [one for one in known if one in done] + [one for one in done if one not in known]
        found += [Named(exercise.id, one) for one in order]
    return (*found, *(Named("other", one) for one in sorted(variations_done(journal, "other"))))


def progress_of(
    journal: Journal, rack: Rack, named: Named, unit: Unit, now: datetime, span: Span = Span.EVER
) -> Progress:
    """Return the progress of one variation.

    Args:
        journal: The file.
        rack: Says what is loaded per hand.
        named: With its variation.
        unit: To show in.
        now: Aware.
        span: How far back.
    """
    assert named.variation is not None
    since = None
    if span.days is not None:
        first = now.date() - timedelta(days=span.days)
        since = datetime.combine(first, time(), now.tzinfo)
    bouts = variation_bouts(journal, named.exercise, named.variation, since)
    return Progress(
        named=named,
        unit=unit,
        today=now.date(),
        marks=tuple(mark_of(one, unit) for one in bouts),
        bests=rep_bests(bouts),
        per_hand=per_hand(rack, named.variation),
    )


def as_dict(found: Sequence[Progress]) -> dict[str, Any]:
    """Return the progress of an exercise's variations for `--json`."""
    return {
        "exercise": found[0].named.exercise if found else None,
        "variations": [_variation_dict(one) for one in found],
    }


def _variation_dict(one: Progress) -> dict[str, Any]:
    return {
        "variation": one.named.variation,
        "name": variation_name(one.named.variation or ""),
        "unit": str(one.unit),
        "trend": {str(measure): _trend_dict(one, measure) for measure in one.measures},
        "compared": one.compared(),
        "sessions": [_mark_dict(mark, one.unit) for mark in one.marks],
        "records": [
            {
                "load": None if best.load is None else float(best.load.value),
                "unit": None if best.load is None else str(best.load.unit),
                "reps": best.reps,
                "date": best.on.isoformat(),
            }
            for best in one.bests
        ],
    }


def _trend_dict(one: Progress, measure: Measure) -> dict[str, Any]:
    found = one.trend(measure)
    return {
        "sureness": str(found.sureness),
        "per_week": float(round(found.per_week, 3)),
        "unit": one.unit_of(measure),
        "text": one.trend_text(measure),
    }


def _mark_dict(mark: Mark, unit: Unit) -> dict[str, Any]:
    def number(value: Decimal | None) -> float | None:
        return None if value is None else float(round(value, 2))

    return {
        "session_id": mark.session_id,
        "date": mark.on.isoformat(),
        "top_load": number(None if mark.top is None else converted(mark.top, unit)),
        "top_reps": mark.reps,
        "one_rm": number(None if mark.one_rm is None else in_unit(mark.one_rm, unit)),
        "volume": number(mark.volume),
        "sets": mark.sets,
        "action": mark.action,
    }


def as_lines(found: Sequence[Progress], last: int = 12) -> list[str]:
    """Return the progress of an exercise's variations as lines for a terminal."""
    lines: list[str] = []
    for one in found:
        lines += ([""] if lines else []) + [variation_name(one.named.variation or "")]
        lines += [f"  {one.name_of(each)}: {one.trend_text(each)}" for each in one.measures]
        lines += [f"  {one.compared()}", "", "  date        top load      reps  1RM      volume"]
        for mark in one.marks[-last:][::-1]:
            load = load_text(mark.top, one.per_hand)
            lines.append(
                f"  {mark.on:%Y-%m-%d}  {load:<12}  {mark.reps:>4}  {mark.one_rm or ''!s:<8}"
                f" {tenths(mark.volume)} {one.unit}  {mark.note}".rstrip()
            )
        lines += ["", "  records"]
        lines += [f"  {what:<28}  {told:>14}  {day}" for what, told, day in one.best_rows()[:last]]
    return lines
