"""Our JSON document: everything about sessions and the body, to and from plain dictionaries.

    {"format": "legtui", "version": 1, "sessions": [SESSION, ...], "measurements": [...]}

A SESSION has the columns of `session_log` without its id, then `sets` (the columns of our CSV
without `started_at`, both legs of a set in one, `reps` a number, `[left, right]` or null), `steps`
(of `step_log`) and `pains` (of `pain_log`). Loads are decimal numbers, never rounded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from legtui.contract import PAIN_KINDS, PHASES, SESSION_STATUSES, SET_KINDS, SIDES, STEP_STATUSES
from legtui.exchange.dates import FIRST_YEAR, LAST_YEAR
from legtui.exchange.errors import ExchangeError
from legtui.exchange.records import (
    ImportedMeasurement,
    ImportedPain,
    ImportedSession,
    ImportedSet,
    ImportedStep,
    Mark,
    Site,
)
from legtui.exchange.rows import iso
from legtui.text import clean, one_line
from legtui.training.record import SetKind
from legtui.training.weight import MOST_KG, Unit, Weight

NAME: Final = "legtui"
VERSION: Final = 1
_MOST_PER_SESSION: Final = 2000
_DAY: Final = 24 * 3600
_LONGEST: Final = 1000 * _DAY
"""Seconds of a phase or a step that was left open."""


class DocumentError(ValueError):
    """One entry of a document is wrong; the message names the field."""


def is_document(start: str) -> bool:
    """Whether the first characters of a text are those of our document."""
    return re.match(r'\s*\{\s*"format"\s*:\s*"legtui"', start) is not None


def version_of(document: object) -> int:
    """Return the version of a document.

    Raises:
        ExchangeError: It is not ours, or newer than this program.
    """
    if not isinstance(document, Mapping) or document.get("format") != NAME:
        raise ExchangeError("the JSON is not one of legtui's")
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ExchangeError("the JSON does not say its version")
    if version > VERSION:
        raise ExchangeError(f"the JSON has version {version}; this legtui reads up to {VERSION}")
    return version


def session_to(session: ImportedSession) -> dict[str, Any]:
    """Return a session as JSON has it; loads are `Decimal`."""
    return {
        "started_at": iso(session.started_at),
        "ended_at": iso(session.ended_at) or None,
        "status": session.status,
        "day": session.day,
        "warm_up_s": session.warm_up_s,
        "main_s": session.main_s,
        "cool_down_s": session.cool_down_s,
        "title": session.title,
        "note": session.note,
        "sets": [_set_to(one) for one in session.sets],
        "steps": [
            {
                "phase": one.phase,
                "step": one.step,
                "side": one.side,
                "seconds": one.seconds,
                "status": one.status,
                "ended_at": iso(one.ended_at) or None,
            }
            for one in session.steps
        ],
        "pains": [
            {
                "at": iso(one.at),
                "exercise": one.exercise,
                "place": one.place,
                "kind": one.kind,
                "note": one.note,
            }
            for one in session.pains
        ],
    }


def _set_to(one: ImportedSet) -> dict[str, Any]:
    out: dict[str, Any] = {
        "exercise": one.exercise,
        "variation": one.variation,
        "set_number": one.number,
        "kind": one.kind.value,
        "load": None if one.load is None else one.load.value,
        "unit": None if one.load is None else one.load.unit.value,
        "reps": list(one.reps) if len(one.reps) > 1 else one.reps[0] if one.reps else None,
        "rir": None if one.rir is None else Decimal(str(one.rir)),
        "form_ok": one.form_ok,
        "logged_at": iso(one.logged_at) or None,
        "note": one.note,
    }
    extra: dict[str, Any] = {
        "side": one.side,
        "seconds": one.seconds,
        "distance": one.distance,
        "mark": one.mark.value if one.mark else None,
        "rest_s": one.rest_s,
        "name": one.name if one.name != f"{one.exercise}/{one.variation}" else "",
    }
    return out | {key: value for key, value in extra.items() if value}


def measurement_to(one: ImportedMeasurement) -> dict[str, Any]:
    """Return a value of the body as JSON has it."""
    return {
        "at": iso(one.at),
        "site": one.site.value,
        "name": one.name,
        "value": one.weight.value if one.weight else one.value,
        "unit": one.unit,
        "note": one.note,
    }


def session_from(entry: object, line: int) -> ImportedSession:
    """Return the session of an entry; its sets count as lines from `line` on.

    Raises:
        DocumentError: A field is missing or wrong; nothing of the session comes in then.
    """
    fields = Fields(entry, "the session")
    sets = tuple(_set_from(one, line + index) for index, one in enumerate(fields.entries("sets")))
    return ImportedSession(
        started_at=fields.moment("started_at"),
        sets=sets,
        ended_at=fields.maybe_moment("ended_at"),
        title=one_line(fields.text("title")),
        note=fields.text("note"),
        status=fields.word("status", SESSION_STATUSES) or "finished",
        day=fields.word("day", ("A", "B")),
        warm_up_s=fields.maybe_whole("warm_up_s", _LONGEST),
        main_s=fields.maybe_whole("main_s", _LONGEST),
        cool_down_s=fields.maybe_whole("cool_down_s", _LONGEST),
        steps=tuple(_step_from(one) for one in fields.entries("steps")),
        pains=tuple(_pain_from(one) for one in fields.entries("pains")),
        lines=() if sets else (line,),
    )


def _set_from(entry: object, line: int) -> ImportedSet:
    fields = Fields(entry, "a set")
    exercise = one_line(fields.text("exercise"), 120)
    variation = one_line(fields.text("variation")) or exercise
    if not exercise:
        raise DocumentError("a set has no exercise")
    mark = fields.text("mark")
    if mark and mark not in [one.value for one in Mark]:
        raise DocumentError(f"the mark “{one_line(mark, 20)}” of a set is not known")
    form = fields.get("form_ok")
    if form is not None and not isinstance(form, bool):
        raise DocumentError("form_ok of a set is neither true nor false")
    return ImportedSet(
        exercise=exercise,
        variation=variation,
        number=fields.whole("set_number", 100_000),
        kind=SetKind(fields.word("kind", SET_KINDS) or "work"),
        load=_load_from(fields),
        reps=_reps_from(fields.get("reps")),
        side=fields.word("side", SIDES),
        rir=_rir_from(fields.get("rir")),
        form_ok=form,
        logged_at=fields.maybe_moment("logged_at"),
        note=fields.text("note"),
        seconds=fields.maybe_whole("seconds", _DAY),
        distance=one_line(fields.text("distance"), 40),
        mark=Mark(mark) if mark else None,
        rest_s=fields.maybe_whole("rest_s", _DAY),
        name=one_line(fields.text("name"), 120) or f"{exercise}/{variation}",
        leg=exercise != "other",
        lines=(line,),
    )


def _load_from(fields: Fields) -> Weight | None:
    value = fields.get("load")
    if value is None:
        return None
    unit = fields.word("unit", ("kg", "lb"))
    if unit is None or isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise DocumentError("the load of a set is not a number with a unit")
    if not -100_000 < value < 100_000:
        raise DocumentError(f"the load of a set is more than {MOST_KG} kg")
    try:
        load = Weight.of(value, Unit(unit))
    except ValueError:
        raise DocumentError("the load of a set has more than two decimals") from None
    if load.kg > MOST_KG:
        raise DocumentError(f"the load of a set is more than {MOST_KG} kg")
    return load


def _reps_from(value: object) -> tuple[int, ...]:
    if value is None:
        return ()
    found = value if isinstance(value, list) else [value]
    if len(found) not in (1, 2):
        raise DocumentError("the reps of a set are neither one number nor two")
    for one in found:
        if isinstance(one, bool) or not isinstance(one, int) or not 0 <= one <= 1000:
            raise DocumentError("the reps of a set are not a whole number up to 1,000")
    return tuple(found)


def _rir_from(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or not 0 <= value <= 4:
        raise DocumentError("how many more a set had in it is not a number of 0 to 4")
    return float(value)


def _step_from(entry: object) -> ImportedStep:
    fields = Fields(entry, "a step")
    return ImportedStep(
        phase=fields.word("phase", PHASES) or "warm_up",
        step=one_line(fields.text("step"), 80),
        side=fields.word("side", SIDES),
        seconds=fields.maybe_whole("seconds", _LONGEST) or 0,
        status=fields.word("status", STEP_STATUSES) or "done",
        ended_at=fields.maybe_moment("ended_at"),
    )


def _pain_from(entry: object) -> ImportedPain:
    fields = Fields(entry, "a pain")
    return ImportedPain(
        at=fields.moment("at"),
        exercise=one_line(fields.text("exercise"), 120),
        place=one_line(fields.text("place"), 80),
        kind=fields.word("kind", PAIN_KINDS) or "niggle",
        note=fields.text("note"),
    )


def measurement_from(entry: object, line: int) -> ImportedMeasurement:
    """Return the value of the body of an entry.

    Raises:
        DocumentError: A field is missing or wrong.
    """
    fields = Fields(entry, "a measurement")
    site = Site(fields.word("site", tuple(one.value for one in Site)) or "other")
    value = fields.get("value")
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or not 0 < value < 10_000:
        raise DocumentError("the value of a measurement is not a number above 0")
    unit = one_line(fields.text("unit"), 12)
    is_weight = site is Site.BODY_WEIGHT
    weight = (
        _load_from(Fields({"load": value, "unit": unit}, "a measurement")) if is_weight else None
    )
    return ImportedMeasurement(
        at=fields.moment("at"),
        site=site,
        name=one_line(fields.text("name"), 60),
        weight=weight,
        value=None if is_weight else Decimal(value),
        unit=unit,
        note=fields.text("note"),
        line=line,
    )


class Fields:
    """An entry whose fields are looked at before they are believed."""

    def __init__(self, entry: object, what: str) -> None:
        if not isinstance(entry, Mapping):
            raise DocumentError(f"{what} is not an object")
        self._entry = entry
        self._what = what

    def get(self, name: str) -> object:
        """Return a field as it is, `None` if it is not there."""
        return self._entry.get(name)

    def text(self, name: str) -> str:
        """Return text, made safe."""
        value = self._entry.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise DocumentError(f"{name} of {self._what} is not text")
        return clean(value)

    def word(self, name: str, known: tuple[str, ...]) -> str | None:
        """Return one of a few words."""
        value = self._entry.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or value not in known:
            raise DocumentError(f"{name} of {self._what} is none of {', '.join(known)}")
        return value

    def whole(self, name: str, most: int) -> int:
        """Return a whole number from 0 to `most`."""
        value = self._entry.get(name)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise DocumentError(f"{name} of {self._what} is not a whole number up to {most:,}")
        return value

    def maybe_whole(self, name: str, most: int) -> int | None:
        """Return the same, or `None`."""
        return None if self._entry.get(name) is None else self.whole(name, most)

    def moment(self, name: str) -> datetime:
        """Return a time, cut to the second."""
        value = self._entry.get(name)
        try:
            at = datetime.fromisoformat(value if isinstance(value, str) else "")
            at.timestamp()
        except (ValueError, OverflowError, OSError):
            raise DocumentError(f"{name} of {self._what} is not a time") from None
        if not FIRST_YEAR <= at.year <= LAST_YEAR:
            raise DocumentError(f"{name} of {self._what} is in the year {at.year}")
        return at.replace(microsecond=0)

    def maybe_moment(self, name: str) -> datetime | None:
        """Return the same, or `None`."""
        return None if self._entry.get(name) is None else self.moment(name)

    def entries(self, name: str) -> list[object]:
        """Return a list."""
        value = self._entry.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or len(value) > _MOST_PER_SESSION:
            raise DocumentError(f"{name} of {self._what} is not a list that can be read")
        return value
