"""wger: the JSON of its workout log (one page, a list of pages, or the bare list), and body weight.

Exercises are numbers; names come from exercises in the same file if they are there, else the
lifter maps "wger exercise 615" in the table of names. An entry of the log is one line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from legtui.exchange.dates import When, when_of
from legtui.exchange.errors import ExchangeError, LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options, Row
from legtui.exchange.layout import TableFormat, TextFormat
from legtui.exchange.measures import measurement_of
from legtui.exchange.numbers import decimal_of, distance_of, reps_of, rir_of, shown, weight_of
from legtui.exchange.records import Parsed
from legtui.exchange.table import MOST_ROWS, Table
from legtui.training.weight import Unit, Weight

_REPS, _TO_FAILURE, _SECONDS, _MINUTES, _MILES, _KM, _MOST_REPS, _METRES = range(1, 9)
_DISTANCES: Final = {_MILES: "mi", _KM: "km", _METRES: "m"}
_WEIGHTS: Final = {1: Unit.KG, 2: Unit.LB}
_BODY_WEIGHT, _PLATES = 3, 4
_SPEEDS: Final = {5: "km/h", 6: "mph"}


def _claims(text: str) -> str | None:
    if text.lstrip()[:1] not in ("{", "[") or '"repetitions"' not in text:
        return None
    try:
        entries = _entries(_loaded(text))
    except ExchangeError:
        return None
    return "workout log" if entries else None


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise ExchangeError("the JSON cannot be read") from None


def _walk(found: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield every object of a document, pages and lists opened, not deeper than six levels."""
    if depth > 6:
        return
    if isinstance(found, dict):
        yield found
    values = found if isinstance(found, list) else found.values() if _opens(found) else ()
    for value in values:
        if isinstance(value, (dict, list)):
            yield from _walk(value, depth + 1)


def _opens(found: Any) -> bool:
    return isinstance(found, dict) and not _is_entry(found)


def _is_entry(found: Any) -> bool:
    return isinstance(found, dict) and "exercise" in found and "repetitions" in found


def _entries(document: Any) -> list[dict[str, Any]]:
    return [one for one in _walk(document) if _is_entry(one)]


def _names(document: Any) -> dict[str, str]:
    """Return names of exercises that are in the same document, English ones before others."""
    names: dict[str, str] = {}
    for one in _walk(document):
        id_ = _text(one.get("id"))
        if not id_ or _is_entry(one):
            continue
        told = one.get("translations")
        if isinstance(told, list):
            found = [item for item in told if isinstance(item, dict) and item.get("name")]
            found.sort(key=lambda item: _text(item.get("language")) != "2")
            if found:
                names[id_] = _text(found[0]["name"])
        elif one.get("name") and not one.get("exercise"):
            names.setdefault(id_, _text(one["name"]))
    return names


def _read(text: str, dialect: str, options: Options) -> Parsed:
    document = _loaded(text)
    gather = Gatherer("wger", dialect, options)
    entries = _entries(document)
    if len(entries) > MOST_ROWS:
        raise ExchangeError(f"the file has more than {MOST_ROWS:,} entries")
    names = _names(document)
    for number, entry in sorted(
        enumerate(entries, 1), key=lambda pair: (_text(pair[1].get("date")), pair[0])
    ):
        gather.lines += 1
        raw = json.dumps(entry, ensure_ascii=False)[:2000]
        try:
            _entry(entry, number, raw, gather, names)
        except LineRefused as reason:
            gather.refuse(number, str(reason), raw)
    return gather.parsed()


def _entry(
    entry: dict[str, Any], number: int, raw: str, gather: Gatherer, names: dict[str, str]
) -> None:
    when = when_of(_text(entry.get("date")))
    lift = gather.check(_lift(entry, when, names, gather))
    key = _text(entry.get("session")) or str(gather.local_day(when))
    ended = None if when.day_only else when.at
    gather.add(gather.session(key, when, ended_at=ended), lift, number, raw)


def _lift(entry: dict[str, Any], when: When, names: dict[str, str], gather: Gatherer) -> Lift:
    reps, seconds, distance = _amount(entry)
    load, note = _load(entry, gather)
    return Lift(
        name=_name(entry, names),
        load=load,
        reps=() if reps is None else (reps,),
        rir=rir_of(_text(entry.get("rir"))),
        note=note,
        seconds=seconds,
        distance=distance,
        at=None if when.day_only else when.at,
    )


def _name(entry: dict[str, Any], names: dict[str, str]) -> str:
    found = entry["exercise"]
    if isinstance(found, dict):
        return _text(found.get("name")) or _name({"exercise": found.get("id")}, names)
    told = _text(entry.get("exercise_name"))
    id_ = _text(found)
    if told or not id_:
        return told
    return names.get(id_) or (f"wger exercise {id_}" if id_.isdigit() else id_)


def _amount(entry: dict[str, Any]) -> tuple[int | None, int | None, str]:
    """Return the reps, the seconds or the distance of an entry."""
    unit = _unit(entry.get("repetitions_unit"), _REPS)
    text = _text(entry.get("repetitions"))
    if unit in (_SECONDS, _MINUTES):
        factor = 60 if unit == _MINUTES else 1
        length = _number(text) * factor
        if length > 24 * 3600:
            raise LineRefused(f"a set of {shown(text)} is longer than a day")
        return None, round(length) or None, ""
    if unit in _DISTANCES:
        return None, None, distance_of(text, _DISTANCES[unit])
    return reps_of(text), None, ""


def _load(entry: dict[str, Any], gather: Gatherer) -> tuple[Weight | None, str]:
    """Return the load, or in words what is none of ours (plates, a speed)."""
    text = _text(entry.get("weight"))
    unit = _unit(entry.get("weight_unit"), 0)
    if unit == _PLATES:
        return None, f"{text} plates" if _number(text) else ""
    if unit in _SPEEDS:
        return None, f"{text} {_SPEEDS[unit]}" if _number(text) else ""
    if not _number(text):
        return None, ""
    return weight_of(text, _WEIGHTS.get(unit) or Unit.KG if unit else gather.unit), ""


def _number(text: str) -> Decimal:
    return decimal_of(text) or Decimal(0)


def _unit(value: Any, otherwise: int) -> int:
    text = _text(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else otherwise


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return str(value).strip()


def _claims_weights(table: Table) -> str | None:
    return "body weight" if table.names == ("date", "weight") else None


def _read_weights(table: Table, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("wger", dialect, options)

    def row(row: Row) -> None:
        when = when_of(row["date"])
        found = measurement_of(when, "body weight", row["weight"], "", lambda: gather.unit)
        gather.measure(replace(found, line=row.line, raw=row.raw))

    gather.read(table, row, table.names)
    return gather.parsed()


FORMATS = (
    TextFormat("wger", "wger", _claims, _read),
    TableFormat("wger", "wger", _claims_weights, _read_weights),
)
