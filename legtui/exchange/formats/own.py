"""Our own CSV and JSON, read without loss."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from legtui.contract import SET_KINDS, SIDES, UNITS
from legtui.exchange.body_json import body_from, body_lines
from legtui.exchange.cells import csv_uncell
from legtui.exchange.choices_json import choices_from, texts
from legtui.exchange.dates import When, when_of
from legtui.exchange.document import (
    DocumentError,
    is_document,
    measurement_from,
    session_from,
    version_of,
)
from legtui.exchange.errors import ExchangeError, LineRefused
from legtui.exchange.gather import Gatherer, Options, Row
from legtui.exchange.layout import TableFormat, TextFormat
from legtui.exchange.numbers import shown
from legtui.exchange.records import ImportedSession, ImportedSet, Parsed
from legtui.exchange.table import MOST_ROWS, Table
from legtui.text import clean, one_line
from legtui.training.record import SetKind
from legtui.training.weight import MOST_KG, Unit, Weight

_NEEDED = frozenset(("started_at", "exercise", "variation", "set_number", "kind", "load", "reps"))
_WHOLE = re.compile(r"\d{1,5}\Z", re.ASCII)
_LOAD = re.compile(r"-?\d{1,5}(\.\d{1,2})?\Z", re.ASCII)
_RIR = re.compile(r"[0-4](\.[05])?\Z", re.ASCII)
_FORM = {"": None, "1": True, "0": False}


def _claims(table: Table) -> str | None:
    return "CSV" if set(table.names) >= _NEEDED else None


def _read(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("legtui", dialect, options)

    def row(row: Row) -> None:
        when = _when(row["started_at"])
        done, side = _set(row, gather)
        session = gather.session(when.at.isoformat(), when)
        before = gather.last(session)
        if side == "right" and before is not None and _same_set(before, done):
            both = replace(
                before,
                reps=(*before.reps, *done.reps),
                side=None,
                lines=(*before.lines, row.line),
                raw=f"{before.raw}\n{row.raw}",
            )
            gather.replace_last(session, both)
        else:
            gather.keep(session, done)

    gather.read(table, row, table.names)
    return gather.parsed()


def _same_set(left: ImportedSet, right: ImportedSet) -> bool:
    """Whether a row of the right leg belongs to the row of a left leg before it."""
    return left.side == "left" and left == replace(
        right, side="left", reps=left.reps, lines=left.lines, raw=left.raw
    )


def _set(row: Row, gather: Gatherer) -> tuple[ImportedSet, str]:
    exercise = one_line(csv_uncell(row.cell("exercise")), 120)
    variation = one_line(csv_uncell(row.cell("variation"))) or exercise
    if not exercise:
        raise LineRefused("there is no exercise")
    number, kind, side = row["set_number"], row["kind"], row["side"]
    if not _WHOLE.match(number) or number == "0":
        raise LineRefused(f"“{shown(number)}” is not the number of a set")
    if kind not in SET_KINDS:
        raise LineRefused(f"the kind “{shown(kind)}” is neither ramp nor work")
    if side and side not in SIDES:
        raise LineRefused(f"the side “{shown(side)}” is neither left nor right")
    done = ImportedSet(
        exercise=exercise,
        variation=variation,
        number=int(number),
        kind=SetKind(kind),
        load=_load(row["load"], row["unit"], gather),
        reps=_reps(row["reps"]),
        side=side or None,
        rir=_rir(row["rir"]),
        form_ok=_form(row["form_ok"]),
        logged_at=_when(row["logged_at"]).at if row["logged_at"] else None,
        note=clean(csv_uncell(row.cell("note"))),
        name=f"{exercise}/{variation}",
        leg=exercise != "other" or gather.options.names.match(variation).leg,
        lines=(row.line,),
        raw=row.raw,
    )
    return done, side


def _when(text: str) -> When:
    when = when_of(text)
    return When(when.at.replace(microsecond=0), when.day_only)


def _load(text: str, unit: str, gather: Gatherer) -> Weight | None:
    if not text:
        return None
    if not _LOAD.match(text):
        raise LineRefused(f"“{shown(text)}” is not a load")
    if unit and unit not in UNITS:
        raise LineRefused(f"“{shown(unit)}” is neither kg nor lb")
    load = Weight.of(text, Unit(unit) if unit else gather.unit)
    if load.kg > MOST_KG:
        raise LineRefused(f"{load} is more than {MOST_KG} kg")
    return load


def _reps(text: str) -> tuple[int, ...]:
    if not text:
        return ()
    if not _WHOLE.match(text) or int(text) > 1000:
        raise LineRefused(f"“{shown(text)}” is not a number of reps")
    return (int(text),)


def _rir(text: str) -> float | None:
    if text and not _RIR.match(text):
        raise LineRefused(f"“{shown(text)}” is not reps in reserve, 0 to 4 in halves")
    return float(text) if text else None


def _form(text: str) -> bool | None:
    if text not in _FORM:
        raise LineRefused(f"form_ok is 1, 0 or nothing, not “{shown(text)}”")
    return _FORM[text]


def _claims_json(text: str) -> str | None:
    return "JSON" if text.lstrip()[:1] == "{" and is_document(text[:400]) else None


def _read_json(text: str, dialect: str, options: Options) -> Parsed:
    document = _document(text)
    gather = Gatherer("legtui", dialect, options)
    sessions: list[ImportedSession] = []
    line = 0
    for entry in document.get("sessions") or ():
        sets = entry.get("sets") if isinstance(entry, dict) else None
        count = max(1, len(sets) if isinstance(sets, list) else 0)
        try:
            session = session_from(entry, line + 1)
            _not_later(session.started_at, options)
            sessions.append(session)
        except DocumentError as reason:
            for number in range(line + 1, line + count + 1):
                gather.refuse(number, str(reason))
        line += count
    for entry in document.get("measurements") or ():
        line += 1
        try:
            gather.measure(measurement_from(entry, line))
        except (DocumentError, LineRefused) as reason:
            gather.refuse(line, str(reason))
    body = document.get("body")
    entries = tuple(body_from(body, gather.refuse, line))
    gather.lines = line + body_lines(body)

    def refuse(reason: str) -> None:
        gather.lines += 1
        gather.refuse(gather.lines, reason)

    choices = choices_from(document.get("choices"), refuse)
    sessions.sort(key=lambda one: one.started_at.replace(tzinfo=None))
    return replace(
        gather.parsed(),
        sessions=tuple(sessions),
        entries=entries,
        choices=choices,
        settings=texts(document.get("settings")),
    )


def _document(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        raise ExchangeError("the JSON cannot be read: it is cut off or damaged") from None
    version_of(document)
    lists = (document.get("sessions") or [], document.get("measurements") or [])
    if not all(isinstance(one, list) for one in lists):
        raise ExchangeError("the JSON holds no list of sessions")
    if sum(len(one) for one in lists) > MOST_ROWS:
        raise ExchangeError(f"the file has more than {MOST_ROWS:,} entries")
    return dict(document)


def _not_later(at: datetime, options: Options) -> None:
    if options.latest is not None and at.date() > options.latest:
        raise DocumentError(f"{at.date()} has not come yet")


FORMATS = (
    TableFormat("legtui", "legtui", _claims, _read),
    TextFormat("legtui", "legtui", _claims_json, _read_json),
)
