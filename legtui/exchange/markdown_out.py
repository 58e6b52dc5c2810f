"""One session as Markdown, to send to a coach."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from legtui.exchange.others import lasted
from legtui.exchange.records import ImportedSession, ImportedSet
from legtui.text import clean, one_line, plural
from legtui.training.record import SetKind

_SPECIAL = r"\`*_{}[]()<>#+-.!|~&"


def markdown_lines(session: ImportedSession) -> Iterator[str]:
    """Yield the session's lines: a heading, a table for each exercise, steps, pain, the note."""
    at = session.started_at
    title = f" · {escaped(session.title)}" if session.title else ""
    yield f"# Leg day {at:%Y-%m-%d}{title}\n"
    yield "\n"
    facts = [f"{at:%H:%M}", lasted(session), f"day {session.day}" if session.day else ""]
    facts.append("" if session.status == "finished" else session.status.replace("_", " "))
    yield " · ".join(one for one in facts if one) + "\n"
    for (exercise, variation), sets in groupby(
        session.sets, key=lambda one: (one.exercise, one.variation)
    ):
        yield from _exercise(exercise, variation, tuple(sets))
    yield from _rest(session)


def _exercise(exercise: str, variation: str, sets: tuple[ImportedSet, ...]) -> Iterator[str]:
    name = variation if exercise == "other" else variation.replace("_", " ").capitalize()
    yield f"\n## {escaped(name)}\n\n"
    yield "| set | load | reps | in reserve | note |\n| --- | --- | --- | --- | --- |\n"
    for one in sets:
        number = f"ramp {one.number}" if one.kind is SetKind.RAMP else str(one.number)
        reserve = "" if one.rir is None else "4 or more" if one.rir >= 4 else f"{one.rir:g}"
        note = escaped(one.full_note)
        if one.form_ok is False:
            note = f"form not clean · {note}" if note else "form not clean"
        load = str(one.load) if one.load else "body weight"
        yield f"| {number} | {load} | {_reps(one)} | {reserve} | {note} |\n"


def _reps(one: ImportedSet) -> str:
    if len(one.reps) == 2:
        return f"{one.reps[0]} left, {one.reps[1]} right"
    if not one.reps:
        return ""
    return f"{one.reps[0]} {one.side}" if one.side else str(one.reps[0])


def _rest(session: ImportedSession) -> Iterator[str]:
    done = [one for one in session.steps if one.status == "done"]
    skipped = len(session.steps) - len(done)
    if session.steps:
        yield "\n## Warm-up and cool-down\n\n"
        for phase, word in (("warm_up", "warm-up"), ("cool_down", "cool-down")):
            count = sum(one.phase == phase for one in done)
            yield f"- {word}: {plural(count, 'step')} done\n"
        if skipped:
            yield f"- {plural(skipped, 'step')} skipped\n"
    if session.pains:
        yield "\n## Pain\n\n"
        for pain in session.pains:
            note = f": {escaped(pain.note)}" if pain.note else ""
            yield f"- {pain.kind} in the {escaped(pain.place)}, {escaped(pain.exercise)}{note}\n"
    if session.note:
        yield "\n## Note\n\n"
        for line in clean(session.note).split("\n"):
            yield f"{escaped(line)}\n"


def escaped(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    flat = one_line(text, 2000)
    return "".join(f"\\{one}" if one in _SPECIAL else one for one in flat)
