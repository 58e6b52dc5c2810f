"""Words and numbers as a person reads them; strings from outside made safe to show."""

from __future__ import annotations

import unicodedata

_BIDI = dict.fromkeys(
    map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff")
)
_JOINERS = "\u200d\ufe0f"
"""Zero-width joiner and emoji selector: the only format characters that are kept."""

LONGEST = 10_000
"""Characters kept of one text from outside."""

_MOST_MARKS = 8
"""Combining marks kept in a row; more would climb over the neighbouring lines."""


def clean(text: str, limit: int = LONGEST) -> str:
    """Return text that is safe to show and to store.

    No control characters (so no terminal escapes), no direction overrides, no lone
    surrogates, few combining marks. Newlines stay. Idempotent; at most `limit` characters.
    """
    text = text[: 4 * limit].translate(_BIDI).replace("\t", " ")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category in ("Cc", "Cs") and character != "\n":
            kept.append("\ufffd")
        elif character == "\n" or category[0] != "C" or character in _JOINERS:
            kept.append(character)
    marks = 0
    out = []
    for character in unicodedata.normalize("NFC", "".join(kept)):
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS:
            out.append(character)
    return "".join(out)[:limit]


def one_line(text: str, limit: int = 200) -> str:
    """Return `clean` text on one line, cut with an ellipsis."""
    line = " ".join(clean(text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def clock(seconds: float) -> str:
    """Return a length as `1:30`, or `1:02:03` from an hour on. Seconds are cut, not rounded."""
    whole = int(abs(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return `1 set`, `2 sets`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def days_ago(days: int) -> str:
    """Return `today`, `yesterday`, `11 days ago`."""
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"
