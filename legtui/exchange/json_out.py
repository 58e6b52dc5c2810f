"""Our JSON document, a session a line, without holding more than one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from legtui.exchange.document import NAME, VERSION, measurement_to, session_to
from legtui.exchange.records import ImportedMeasurement, ImportedSession


def json_lines(
    sessions: Iterable[ImportedSession],
    measurements: Iterable[ImportedMeasurement] = (),
    besides: Mapping[str, Any] | None = None,
) -> Iterator[str]:
    """Yield the document's lines; together they are one JSON object.

    Args:
        sessions: Oldest first.
        measurements: Values of the body as other apps have them.
        besides: More keys of the document: `body`, `choices`, `settings`.
    """
    yield f'{{"format": "{NAME}", "version": {VERSION},\n"sessions": [\n'
    yield from _entries(session_to(one) for one in sessions)
    yield '],\n"measurements": [\n'
    yield from _entries(measurement_to(one) for one in measurements)
    yield "]"
    for key, value in (besides or {}).items():
        yield f",\n{dumps(key)}: {dumps(value)}"
    yield "}\n"


def _entries(entries: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = ""
    for entry in entries:
        yield before + dumps(entry)
        before = ",\n"
    if before:
        yield "\n"


def dumps(value: object) -> str:
    """Return JSON on one line; a `Decimal` is a number with all its digits."""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, dict):
        return "{" + ", ".join(f"{dumps(key)}: {dumps(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(dumps(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)
