"""Text in a CSV cell that no spreadsheet runs, and back, without loss.

A cell that begins with `= + - @` (full-width forms and control characters too) is taken for a
formula by spreadsheets (OWASP, CSV injection); an apostrophe before it makes it text.
"""

from __future__ import annotations

from typing import Final

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters that a spreadsheet acts on."""

QUOTE: Final = "'"


def csv_cell(text: str) -> str:
    """Return text with one apostrophe more if a spreadsheet would run it."""
    return QUOTE + text if _runs(text) else text


def csv_uncell(text: str) -> str:
    """Return what `csv_cell` was given."""
    return text[1:] if text.startswith(QUOTE) and _runs(text) else text


def _runs(text: str) -> bool:
    """Whether text, apostrophes before it aside, begins like a formula."""
    return text.lstrip(QUOTE).startswith(_RUN)
