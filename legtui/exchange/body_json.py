"""What is kept beside the sessions, to and from plain dictionaries of our JSON.

    "body": {"measurements": [...], "tests": [...], "own_tests": [...], "intakes": [...],
             "supplements": [...], "photos": [...]}

`photos` is in the document of a zip only, beside their pictures, which their uids name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from legtui.contract import SIDES
from legtui.exchange.document import DocumentError, Fields
from legtui.exchange.rows import iso
from legtui.journal.body_values import (
    BODY_WEIGHT,
    POSES,
    BodyRecords,
    Intake,
    Measurement,
    OwnTest,
    Performance,
    Photo,
    Record,
    Tick,
)
from legtui.machine.photo_files import UID
from legtui.text import one_line

_LARGEST: Final = 10_000_000


def body_to(
    records: BodyRecords, photos: Sequence[Photo] | None = None
) -> dict[str, list[dict[str, Any]]]:
    """Return the records as JSON has them; numbers are `Decimal` or whole.

    Args:
        records: All but their photos are written.
        photos: Those whose pictures go along; `None` is a document without any.
    """
    told = None if photos is None else [_photo_to(one) for one in photos]
    return _records_to(records) | ({} if told is None else {"photos": told})


def _records_to(records: BodyRecords) -> dict[str, list[dict[str, Any]]]:
    return {
        "measurements": [_measurement_to(one) for one in records.measurements],
        "tests": [_test_to(one) for one in records.performances],
        "own_tests": [
            {
                "name": one_line(one.name, 60),
                "unit": one_line(one.unit, 20),
                "more_is_better": one.more_is_better,
                "per_side": one.per_side,
            }
            for one in records.own_tests
        ],
        "intakes": [
            {
                "at": iso(one.at),
                "what": one.what,
                "amount": one.amount,
                "food": None if one.food is None else one_line(one.food, 60),
            }
            for one in records.intakes
        ],
        "supplements": [
            {"at": iso(one.at), "supplement": one_line(one.supplement, 60), "mg": one.mg}
            for one in records.ticks
        ],
    }


def _measurement_to(one: Measurement) -> dict[str, Any]:
    return {
        "at": iso(one.at),
        "site": one_line(one.site, 60),
        "side": one.side,
        "readings": [Decimal(each) / 100 for each in one.readings],
        "unit": one.unit,
    }


def _test_to(one: Performance) -> dict[str, Any]:
    return {
        "at": iso(one.at),
        "test": one_line(one.test, 120),
        "side": one.side,
        "value": one.number,
        "unit": one_line(one.unit, 20),
        "distance_m": None if one.distance is None else Decimal(one.distance) / 100,
    }


def _photo_to(one: Photo) -> dict[str, Any]:
    return {
        "at": iso(one.at),
        "pose": one.pose,
        "uid": one.uid,
        "width": one.width,
        "height": one.height,
    }


def body_from(
    body: object, refuse: Callable[[int, str], None], line: int
) -> Iterator[tuple[int, Record]]:
    """Yield lines and records; an entry that is wrong is refused with its reason.

    Args:
        body: What stands under `body`.
        refuse: Told the line and the reason.
        line: The last line before.
    """
    parts = body if isinstance(body, dict) else {}
    for key, read in _READERS.items():
        entries = parts.get(key)
        for entry in entries if isinstance(entries, list) else ():
            line += 1
            try:
                yield line, read(Fields(entry, f"an entry of {key}"))
            except DocumentError as reason:
                refuse(line, str(reason))


def body_lines(body: object) -> int:
    """Return how many entries stand under `body`."""
    parts = body if isinstance(body, dict) else {}
    found = (parts.get(key) for key in _READERS)
    return sum(len(one) for one in found if isinstance(one, list))


def _measurement_from(fields: Fields) -> Measurement:
    site = _name(fields, "site", 60)
    units = ("kg", "lb") if site == BODY_WEIGHT else ("cm", "in")
    readings = fields.get("readings")
    if not isinstance(readings, list) or not 1 <= len(readings) <= 3:
        raise DocumentError("a measurement has no readings, or more than three")
    numbers = tuple(_scaled(one, 100, 1, _LARGEST) for one in readings)
    side, at = fields.word("side", SIDES), _at(fields)
    return Measurement(site, side, numbers, _word(fields, "unit", units), at)


def _test_from(fields: Fields) -> Performance:
    distance = fields.get("distance_m")
    return Performance(
        test=_name(fields, "test", 120),
        side=fields.word("side", SIDES),
        value=_scaled(fields.get("value"), 1000, 0, 1_000_000_000),
        unit=one_line(fields.text("unit"), 20),
        at=_at(fields),
        distance=None if distance is None else _scaled(distance, 100, 1, 100_000_000),
    )


def _own_test_from(fields: Fields) -> OwnTest:
    more, per_side = fields.get("more_is_better"), fields.get("per_side")
    if not isinstance(more, bool) or not isinstance(per_side, bool):
        raise DocumentError("an own test does not say whether more is better")
    return OwnTest(_name(fields, "name", 60), one_line(fields.text("unit"), 20), more, per_side)


def _intake_from(fields: Fields) -> Intake:
    what = _word(fields, "what", ("protein", "water"))
    amount = _scaled(fields.get("amount"), 1, 1, 100_000)
    food = fields.get("food")
    return Intake(
        what, amount, _at(fields), None if food is None else one_line(fields.text("food"), 60)
    )


def _tick_from(fields: Fields) -> Tick:
    mg = fields.get("mg")
    name = _name(fields, "supplement", 60)
    return Tick(name, _at(fields), None if mg is None else _scaled(mg, 1, 1, 1_000_000))


def _photo_from(fields: Fields) -> Photo:
    uid = fields.text("uid")
    if UID.match(uid) is None:
        raise DocumentError("uid is none of a photo: 32 digits of 0-9 and a-f")
    wide, high = (_scaled(fields.get(name), 1, 1, 100_000) for name in ("width", "height"))
    return Photo(uid, _word(fields, "pose", POSES), _at(fields), wide, high)


_READERS: Final[dict[str, Callable[[Fields], Record]]] = {
    "measurements": _measurement_from,
    "tests": _test_from,
    "own_tests": _own_test_from,
    "intakes": _intake_from,
    "supplements": _tick_from,
    "photos": _photo_from,
}


def _name(fields: Fields, name: str, longest: int) -> str:
    found = one_line(fields.text(name), longest)
    if not found:
        raise DocumentError(f"{name} is not there")
    return found


def _word(fields: Fields, name: str, known: tuple[str, ...]) -> str:
    found = fields.word(name, known)
    if found is None:
        raise DocumentError(f"{name} is none of {', '.join(known)}")
    return found


def _at(fields: Fields) -> datetime:
    at = fields.moment("at")
    if at.tzinfo is None:
        raise DocumentError("a time has no zone")
    return at


def _scaled(value: object, by: int, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not -most < value <= most:
        raise DocumentError("a value is not a number, or out of its range")
    scaled = value * by
    if scaled != int(scaled) or not least <= scaled <= most:
        raise DocumentError("a value has too many decimals, or is out of its range")
    return int(scaled)
