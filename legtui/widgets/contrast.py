"""Colors that can be read: contrast as WCAG 2.1 defines it, and our colors fitted to a theme.

https://www.w3.org/TR/WCAG21/#contrast-minimum asks 4.5 to 1 for text, #non-text-contrast 3 to 1
for what is drawn. A theme that comes with Textual is not made for that; where one of its colors
falls short on one of its own grounds it is moved towards white or black, no farther than needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from textual.color import Color, ColorParseError

from legtui.widgets.theme import PLATES, STATES, fallback

TEXT: Final = 4.5
DRAWN: Final = 3.0
_MARGIN: Final = 0.05
"""Kept above, as colors are rounded to whole steps."""
_STEPS: Final = 40

_GROUNDS: Final = ("background", "surface", "panel", "rest-ground", "go-ground")
_WORDS: Final = ("foreground", "strong", "muted", "done", "warning", "error", *STATES)
_NO_COLORS: Final = frozenset({"none", "initial", "bold", "underline"})
"""What variables of a theme hold beside colors, in one word."""
_BLACK: Final = Color(0, 0, 0)
_WHITE: Final = Color(255, 255, 255)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colors, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def fitted(variables: Mapping[str, str], dark: bool) -> dict[str, str]:
    """Return the names that pictures use, readable on the grounds of a theme that is not ours.

    Args:
        variables: The theme's, as Textual generates them.
        dark: Whether the theme is a dark one.

    """
    ours = fallback(dark)
    if _color(variables["background"]) is None:
        return ours  # the terminal's own colors: nobody knows which these are
    given = {**ours, **{name: value for name, value in variables.items() if _color(value)}}
    towards = _WHITE if dark else _BLACK
    grounds = [Color.parse(given[name]) for name in _GROUNDS]
    found = {name: readable(Color.parse(given[name]), grounds, TEXT, towards) for name in _WORDS}
    states = [found[name] for name in STATES]
    found["on-accent"] = _ink(states)
    for name in PLATES:
        plate = readable(Color.parse(given[f"plate-{name}"]), grounds[:3], DRAWN, towards)
        found[f"plate-{name}"], found[f"on-plate-{name}"] = plate, _ink([plate])
    return {**ours, **{name: color.hex6.lower() for name, color in found.items()}}


def readable(color: Color, grounds: Iterable[Color], least: float, towards: Color) -> Color:
    """Return a color that stands out from all the grounds, as near to the given as can be."""
    grounds = list(grounds)
    for step in range(_STEPS + 1):
        tried = color.blend(towards, step / _STEPS)
        if all(contrast(tried, ground) >= least + _MARGIN for ground in grounds):
            return tried
    return towards


def _ink(grounds: Iterable[Color]) -> Color:
    """Return black or white, whichever is read better on all of the grounds."""
    grounds = list(grounds)
    return max((_BLACK, _WHITE), key=lambda ink: min(contrast(ink, one) for one in grounds))


def _color(value: str) -> Color | None:
    if " " in value or value in _NO_COLORS:
        return None  # else Textual would look long for what might have been meant
    try:
        color = Color.parse(value)
    except ColorParseError:
        return None
    return color if color.a == 1 and color.ansi is None else None


def _luminance(color: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)
