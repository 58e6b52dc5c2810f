"""Paths as people type, paste or drop them, and what a receipt says."""

from __future__ import annotations

import contextlib
import os
import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from legtui.contract import OTHER_EXERCISE
from legtui.exchange.importing import Prepared
from legtui.journal.body_values import Photo
from legtui.text import one_line, plural
from legtui.training.frozen import dataclass


def path_of(line: str) -> Path:
    """Return the path of a line: quoted or escaped as a shell has it, with `~`, or `file://`."""
    text = line.strip()
    if os.sep == "/":
        with contextlib.suppress(ValueError):
            # Blanks that nobody escaped, or an apostrophe, are a name as it stands.
            (text,) = shlex.split(text)
    elif len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    return Path(text).expanduser()


def receipt_words(prepared: Prepared, *, done: bool) -> list[str]:
    """Return what becomes of a file's lines, a sentence each."""
    receipt, plan = prepared.receipt, prepared.plan
    new = sum(one.into is None for one in plan.sessions)
    lines = [
        f"{prepared.source.name}: {prepared.parsed.format} ({prepared.parsed.dialect}).",
        f"{receipt.summary()}.",
    ]
    if new:
        first, last = plan.sessions[0].session.started_at, plan.sessions[-1].session.started_at
        verb = "came in" if done else "comes in" if new == 1 else "come in"
        lines.append(f"{plural(new, 'new session')} {verb}, {first:%Y-%m-%d} to {last:%Y-%m-%d}.")
    joined = len(plan.sessions) - new
    if joined:
        verb = "gets" if joined == 1 else "get"
        lines.append(f"{plural(joined, 'session')} that you have {verb} sets that were missing.")
    photos = sum(isinstance(one, Photo) for one in plan.entries)
    values = len(plan.measurements) + len(plan.entries) - photos
    if values:
        lines.append(f"{plural(values, 'value')} of the body.")
    if photos:
        lines.append(f"{plural(photos, 'photo')}.")
    if prepared.writes_nothing:
        lines.append("There is nothing new in it.")
    return lines


def refused_words(prepared: Prepared, most: int = 200) -> list[str]:
    """Return the lines that do not come in, and why."""
    refused = prepared.receipt.refused
    lines = [f"line {one.line}: {one_line(one.reason, 160)}" for one in refused[:most]]
    if len(refused) > most:
        lines.append(f"and {len(refused) - most:,} more")
    return lines


@dataclass(frozen=True, slots=True)
class FileName:
    """What an exercise is called in a file, and what it is taken as."""

    name: str
    count: int
    """Sets of it."""
    variation: str | None
    """Ours; `None` is kept by its own name."""
    guess: str | None = None
    """The nearest of ours, where nobody knows it."""


def names_in(prepared: Prepared) -> Sequence[FileName]:
    """Return the names that matter in a file: those that nobody knows first, then by sets."""
    unknown = [
        FileName(one.name, one.count, None, one.guess)
        for one in prepared.plan.unmatched
        if one.asks
    ]
    counts: Counter[tuple[str, str]] = Counter(
        (one.name, one.variation)
        for session in prepared.parsed.sessions
        for one in session.sets
        if one.exercise != OTHER_EXERCISE and one.name != f"{one.exercise}/{one.variation}"
    )
    known = [FileName(name, count, variation) for (name, variation), count in counts.most_common()]
    return (*unknown, *known)
