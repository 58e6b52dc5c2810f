"""Reps and rests of a program as a person types them."""

from __future__ import annotations

import re

from legtui.session.program_dict import REPS, REST_S, ProgramError

_RANGE = re.compile(r"(\d{1,3})(?:\s*(?:-|–|to|\s)\s*(\d{1,3}))?\Z", re.ASCII)
_REST = re.compile(r"(\d{1,2}):([0-5]\d)\Z", re.ASCII)


def parse_reps(text: str) -> tuple[int, int]:
    """Read a range, `8-12`, `8 12`, or one number for both.

    Raises:
        ProgramError: It is none, or can't be.
    """
    match = _RANGE.match(text.strip())
    if match is None:
        raise ProgramError(f"“{text.strip()[:20]}” is no range of reps, try 8-12.")
    lo = int(match[1])
    hi = int(match[2] or lo)
    if not REPS[0] <= lo <= hi <= REPS[1]:
        raise ProgramError(f"Reps go from low to high, {REPS[0]} to {REPS[1]}, not {lo} to {hi}.")
    return lo, hi


def parse_rest(text: str) -> int:
    """Read a rest, `2:30`, or seconds, `150` or `150 s`; return seconds.

    Raises:
        ProgramError: It is none, or can't be.
    """
    line = text.strip().removesuffix("s").strip()
    match = _REST.match(line)
    if match is not None:
        seconds = 60 * int(match[1]) + int(match[2])
    elif line.isascii() and line.isdigit():
        seconds = int(line[:6])
    else:
        raise ProgramError(f"“{text.strip()[:20]}” is no rest, try 2:30 or 150.")
    if not REST_S[0] <= seconds <= REST_S[1]:
        raise ProgramError(f"A rest is at most {REST_S[1] // 60} minutes.")
    return seconds
