"""Liftosaur's text history, bare or inside the JSON of its API.

    2026-03-01 10:00:00 +00:00 / program: "5/3/1" / dayName: "Squat Day" / exercises: {
      // felt light
      Squat, Barbell / 3x5 185lb @8 / warmup: 1x5 95lb / target: 3x5 185lb 120s
    }

`3x8|7` is the right leg and then the left one. A line of an exercise is one line of the receipt.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import field, replace

from legtui.exchange.dates import When, end_of, when_of
from legtui.exchange.errors import LineRefused
from legtui.exchange.gather import Gatherer, Lift, Options
from legtui.exchange.layout import TextFormat
from legtui.exchange.numbers import reps_of, rir_of_rpe, seconds_of, set_seconds, shown, weight_of
from legtui.exchange.records import Mark, Parsed
from legtui.training.frozen import dataclass
from legtui.training.weight import Unit

_HEAD = re.compile(
    r"\s{0,40}(?P<date>\d{4}-\d\d-\d\d[T ]\d[^/\n]{0,40})/(?P<rest>.*)exercises:\s*\{\s*\Z"
)
_ANY_HEAD = re.compile(r"^[ \t]{0,40}\d{4}-\d\d-\d\d[T ]\d[^\n]{0,2000}exercises:[ \t]*\{", re.M)
_FIELD = re.compile(r'\s*(?P<name>[A-Za-z_]\w*)\s*:\s*(?P<value>"[^"\n]*"|[^/\n]*)')
_GROUP = re.compile(
    r"\s*(?P<sets>\d{1,3})\s*x\s*(?P<reps>\d{1,4})(?:\s*-\s*\d{1,4})?(?:\|(?P<left>\d{1,4}))?"
    r"(?P<amrap>\+)?(?P<rest>.*)\Z"
)
_LOAD = re.compile(r"(?P<number>[-+]?\d+(?:\.\d+)?)\s*(?P<unit>lb|kg)\+?")
_RPE = re.compile(r"@(?P<rpe>\d+(?:\.\d+)?)")
_SPAN = re.compile(r"(?<![\d.])(?P<right>\d+|\?)s?(?:\|(?P<left>\d+)s|(?<=s))")
_LABEL = re.compile(r"\((?P<label>[^()]*)\)")
_MOST_SETS = 100


def _claims(text: str) -> str | None:
    if text.lstrip()[:1] in ("{", "["):
        return "API" if "exercises: {" in text and _records_of(text) is not None else None
    return "text history" if _ANY_HEAD.search(text) else None


def _records_of(text: str) -> list[str] | None:
    """Return the texts in the API's answer, `None` if it is something else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(found, dict) and isinstance(found.get("data"), dict):
        found = found["data"]
    records = found.get("records") if isinstance(found, dict) else found
    if not isinstance(records, list):
        return None
    texts = [one.get("text") for one in records if isinstance(one, dict)]
    return [one for one in texts if isinstance(one, str)] or None


@dataclass(slots=True)
class _Open:
    when: When
    title: str
    seconds: int | None
    note: str
    comments: list[str] = field(default_factory=list)


def _read(text: str, dialect: str, options: Options) -> Parsed:
    gather = Gatherer("liftosaur", dialect, options)
    if dialect == "API":
        text = "\n".join(_records_of(text) or ())
    _Reader(gather).read(text)
    return gather.parsed()


class _Reader:
    def __init__(self, gather: Gatherer) -> None:
        self._gather = gather
        self._open: _Open | None = None
        self._comments: list[str] = []

    def read(self, text: str) -> None:
        for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
            bare = line.strip()
            if not bare:
                continue
            if bare.startswith("//"):
                self._comments.append(bare[2:].strip())
            elif bare.startswith("}"):
                self._open = None
                self._comments.clear()
            elif _HEAD.match(line):
                self._head(number, line)
            else:
                self._line(number, bare)

    def _head(self, number: int, line: str) -> None:
        match = _HEAD.match(line)
        note, self._comments = "\n".join(self._comments), []
        self._open = None
        if match is None:
            return
        fields = {
            found["name"].lower(): found["value"].strip().strip('"')
            for found in _FIELD.finditer(_outside(match["rest"]))
        }
        try:
            when = when_of(match["date"].strip())
            seconds = seconds_of(fields.get("duration", ""))
        except LineRefused as reason:
            self._gather.lines += 1
            self._gather.refuse(number, str(reason), line)
            return
        title = " · ".join(fields[key] for key in ("program", "dayname") if fields.get(key))
        self._open = _Open(when, title, seconds, note)

    def _line(self, number: int, line: str) -> None:
        self._gather.lines += 1
        note, self._comments = "\n".join(self._comments), []
        try:
            self._exercise(number, line, note)
        except LineRefused as reason:
            self._gather.refuse(number, str(reason), line)

    def _exercise(self, number: int, line: str, note: str) -> None:
        opened = self._open
        if opened is None:
            raise LineRefused("it belongs to no workout that could be read")
        name, *sections = (part.strip() for part in line.split("/"))
        lifts: list[Lift] = []
        for section in sections:
            key, _, rest = section.partition(":")
            if key.strip().lower() == "warmup":
                lifts[:0] = _lifts(name, rest, warm_up=True)
            elif ":" not in section:
                lifts += _lifts(name, section, warm_up=False)
        if not lifts:
            raise LineRefused("no set of it was done")
        lifts = [self._gather.check(lift) for lift in lifts]
        at = opened.when
        session = self._gather.session(
            at.at,
            at,
            title=opened.title,
            note=opened.note,
            ended_at=end_of(at.at, opened.seconds),
        )
        for index, lift in enumerate(lifts):
            told = note if index == 0 else ""
            self._gather.add(session, _noted(lift, told), number, line)


def _outside(text: str) -> str:
    """Return the fields of a head, slashes between them."""
    return text.strip().strip("/").strip()


def _noted(lift: Lift, note: str) -> Lift:
    return replace(lift, note=note or lift.note)


def _lifts(name: str, section: str, *, warm_up: bool) -> Iterator[Lift]:
    """Yield the sets of a section: `3x5 185lb @8, 1x8|7 100lb`."""
    if section.strip().lower() in ("", "none"):
        return
    for group in section.split(","):
        match = _GROUP.match(group)
        if match is None:
            raise LineRefused(f"“{shown(group)}” is not sets and reps")
        count = int(match["sets"])
        if count > _MOST_SETS:
            raise LineRefused(f"{count} sets in one line is more than {_MOST_SETS}")
        lift = _lift(name, match, warm_up)
        yield from (lift for _ in range(count))


def _lift(name: str, match: re.Match[str], warm_up: bool) -> Lift:
    rest = match["rest"]
    label = _LABEL.search(rest)
    rest = _LABEL.sub(" ", rest)
    load = _LOAD.search(rest)
    rpe = _RPE.search(rest)
    span = _SPAN.search(_RPE.sub(" ", _LOAD.sub(" ", rest)))
    seconds = set_seconds(span["right"].strip("?") or span["left"] or "") if span else None
    right = reps_of(match["reps"])
    left = reps_of(match["left"] or "")
    reps = (right or 0,) if left is None else (left, right or 0)
    return Lift(
        name=name,
        load=weight_of(load["number"], Unit(load["unit"])) if load else None,
        reps=() if seconds and not any(reps) else reps,
        warm_up=warm_up,
        mark=Mark.AMRAP if match["amrap"] else None,
        rir=rir_of_rpe(rpe["rpe"]) if rpe else None,
        note=label["label"].strip() if label else "",
        seconds=seconds,
    )


FORMATS = (TextFormat("liftosaur", "Liftosaur", _claims, _read),)
