"""Which key a click on a picture stands for, so that the mouse does what the keys do."""

from __future__ import annotations

import re

from legtui.screens.action import KEY_NAMES

ASKED = "how many more"
"""With these words begins the question that digits answer."""

_BY_SIGN = {sign: key for key, sign in KEY_NAMES.items() if len(sign) == 1}
_ARROWS = "←→↑↓"
_SEGMENT = re.compile(r"\S+(?: \S+)*")


def key_of(sign: str) -> str:
    """Return Textual's name of the key that is written as a sign: `right` for `→`."""
    return _BY_SIGN.get(sign, sign)


def key_at(line: str, x: int) -> str:
    """Return the key that a click on a line of the session's middle stands for; empty for none.

    Args:
        line: As it stands on the screen.
        x: The cell that was clicked.

    """
    if line.lstrip().startswith("Enter"):
        return "enter"
    near = line[max(0, x - 1) : x + 2]
    if line.lstrip().startswith(ASKED):
        digits = re.findall(r"[0-4]", line[x : x + 1] or "") or re.findall(r"[0-4]", near)
        return digits[0] if digits else ""
    return key_of(line[x]) if 0 <= x < len(line) and line[x] in _ARROWS else ""


def hint_at(line: str, x: int) -> str:
    """Return the key of the hint that was clicked, in a line such as `Enter go on   p Pause`."""
    for segment in _SEGMENT.finditer(line):
        if segment.start() <= x < segment.end():
            name = segment[0].split()[0]
            return "enter" if name == "Enter" else key_of(name)
    return ""
