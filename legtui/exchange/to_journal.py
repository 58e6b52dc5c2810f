"""What an import plan is in the journal's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import uuid4

from legtui.exchange.planning import ImportPlan, PlannedSession
from legtui.exchange.records import (
    ImportedMeasurement,
    ImportedSession,
    ImportedSet,
    Parsed,
    Site,
)
from legtui.exchange.source import Source
from legtui.journal.body_values import (
    BODY_WEIGHT,
    BodyRecords,
    Intake,
    Measurement,
    OwnTest,
    Performance,
    Photo,
    Tick,
)
from legtui.journal.import_values import (
    BareLine,
    Batch,
    ImportFile,
    NewSession,
    NewSet,
    ToldPain,
    ToldStep,
)
from legtui.journal.values import PastSession, SetValues

_SITES: Final = {
    Site.THIGH_LEFT: ("mid_thigh", "left"),
    Site.THIGH_RIGHT: ("mid_thigh", "right"),
    Site.THIGH: ("mid_thigh", None),
    Site.CALF_LEFT: ("calf", "left"),
    Site.CALF_RIGHT: ("calf", "right"),
    Site.CALF: ("calf", None),
    Site.HIP: ("hip", None),
}


def batch_of(source: Source, parsed: Parsed, plan: ImportPlan) -> Batch:
    """Return what an import writes; its sessions are made as they are asked for."""
    records = (*_measurements(plan.measurements), *plan.entries)
    body = BodyRecords(
        measurements=tuple(one for one in records if isinstance(one, Measurement)),
        performances=tuple(one for one in records if isinstance(one, Performance)),
        own_tests=tuple(one for one in records if isinstance(one, OwnTest)),
        photos=tuple(one for one in records if isinstance(one, Photo)),
        intakes=tuple(one for one in records if isinstance(one, Intake)),
        ticks=tuple(one for one in records if isinstance(one, Tick)),
    )
    return Batch(
        file=ImportFile(source.sha256, source.name, parsed.format, parsed.lines),
        sessions=(_session(one) for one in plan.sessions),
        bare=(
            *(BareLine(one.line, one.reason, one.raw) for one in plan.receipt.refused),
            *(BareLine(one.line, f"merged: {one.into}", one.raw) for one in plan.folded),
        ),
        body=body,
        choices=parsed.choices,
        settings=parsed.settings,
    )


def _session(planned: PlannedSession) -> NewSession:
    one = planned.session
    return NewSession(
        session=PastSession(
            uid=uuid4().hex,
            started_at=one.started_at,
            sets=(),
            day=one.day,
            ended_at=one.ended_at,
            complete=one.status == "finished",
            note=one.full_note,
            kind="imported",
        ),
        sets=tuple(_set(each) for each in one.sets),
        into=planned.into,
        phases_s=_phases(one),
        steps=tuple(
            ToldStep(
                each.phase, each.step, each.side, each.seconds, each.status == "done", each.ended_at
            )
            for each in one.steps
        ),
        pains=tuple(
            ToldPain(each.at, each.exercise, each.place, each.kind, each.note) for each in one.pains
        ),
    )


def _phases(one: ImportedSession) -> tuple[int, int, int] | None:
    told = one.warm_up_s, one.main_s, one.cool_down_s
    if not any(told):
        return None
    return (told[0] or 0, told[1] or 0, told[2] or 0)


def _set(one: ImportedSet) -> NewSet:
    native = f"{one.exercise}/{one.variation}"
    values = SetValues(
        exercise=one.exercise,
        variation=one.variation,
        kind=one.kind,
        load=one.load,
        reps=one.reps,
        rir=one.rir,
        form_ok=one.form_ok,
        note=one.full_note,
        logged_at=one.logged_at,
        number=one.number,
        side=one.side if len(one.reps) < 2 else None,
    )
    return NewSet(
        values=values,
        name="" if one.name == native else one.name,
        line=one.lines[0] if one.lines else 0,
        raw=one.raw,
        seconds=one.seconds,
        distance=one.distance,
    )


def _measurements(found: tuple[ImportedMeasurement, ...]) -> Iterator[Measurement]:
    for one in found:
        if one.weight is not None:
            weight = one.weight
            yield _reading(BODY_WEIGHT, None, weight.hundredths, weight.unit.value, one.at)
        elif one.site in _SITES and one.value is not None:
            site, side = _SITES[one.site]
            yield _reading(site, side, int(one.value * 100), one.unit, one.at)


def _reading(site: str, side: str | None, number: int, unit: str, at: datetime) -> Measurement:
    return Measurement(site, side, (number,), unit, at)
