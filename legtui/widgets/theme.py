"""legtui's own themes, and the names under which pictures find their colors.

A picture never names a color: it says `$lift` or `$muted`. Every state has one accent, and a
word and a shape besides. The themes that come with Textual lack these names; for them the app
answers `get_theme_variable_defaults` with `fallback`.
"""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

STATES: Final = ("lift", "rest", "go", "hold", "switch", "ready", "pause")
"""The accents, one a state; as styles `$lift`, `$rest` and so on."""

PLATES: Final = ("red", "blue", "yellow", "green", "white", "black", "silver")
"""Plate colors, as styles `$plate-red`; what is written on one is `$on-plate-red`."""

_DARK_PLATES: Final = {
    "plate-red": "#d04040",
    "plate-blue": "#3d7be0",
    "plate-yellow": "#e3b93c",
    "plate-green": "#3fa35f",
    "plate-white": "#e6e9ee",
    "plate-black": "#626c7a",
    "plate-silver": "#a3adba",
    "on-plate-red": "#ffffff",
    "on-plate-blue": "#0a0d12",
    "on-plate-yellow": "#12161c",
    "on-plate-green": "#0a0d12",
    "on-plate-white": "#12161c",
    "on-plate-black": "#ffffff",
    "on-plate-silver": "#12161c",
}
_LIGHT_PLATES: Final = _DARK_PLATES | {
    "plate-red": "#c93a3a",
    "plate-blue": "#2460c0",
    "plate-yellow": "#a87700",
    "plate-green": "#1f7a42",
    "plate-white": "#76808d",
    "plate-black": "#24292f",
    "plate-silver": "#7b8591",
    "on-plate-blue": "#ffffff",
    "on-plate-green": "#ffffff",
    "on-plate-white": "#0a0d12",
    "on-plate-silver": "#0a0d12",
}

_DARK: Final = _DARK_PLATES | {
    "lift": "#ff9e40",
    "rest": "#58a6ff",
    "go": "#5fd38d",
    "hold": "#5fd38d",
    "switch": "#c9a0ff",
    "ready": "#e8c455",
    "pause": "#aab4c0",
    "done": "#5fd38d",
    "rest-ground": "#0e2c4d",
    "go-ground": "#0b3320",
    "muted": "#8b96a5",
    "faint": "#3a434f",
    "strong": "#ffffff",
    "on-accent": "#0d1117",
    "heat-1": "#1d4a33",
    "heat-2": "#2f8a55",
    "heat-3": "#5fd38d",
    "footer-background": "#11161d",
    "footer-key-foreground": "#ffffff",
    "footer-description-foreground": "#9aa4b2",
    "border": "#3a434f",
    "border-blurred": "#242c36",
    "input-selection-background": "#58a6ff 35%",
    "block-cursor-foreground": "#0d1117",
    "block-cursor-background": "#ff9e40",
}
_LIGHT: Final = _LIGHT_PLATES | {
    "lift": "#a84300",
    "rest": "#0757b8",
    "go": "#12692f",
    "hold": "#12692f",
    "switch": "#6b32b8",
    "ready": "#7a5200",
    "pause": "#4d5763",
    "done": "#12692f",
    "rest-ground": "#d3e5fb",
    "go-ground": "#c8ecd5",
    "muted": "#57616d",
    "faint": "#c4ccd6",
    "strong": "#0b0f14",
    "on-accent": "#ffffff",
    "heat-1": "#a9d8ba",
    "heat-2": "#4aa36c",
    "heat-3": "#12692f",
    "footer-background": "#eaeef3",
    "footer-key-foreground": "#0b0f14",
    "footer-description-foreground": "#4d5763",
    "border": "#aeb8c4",
    "border-blurred": "#d0d7de",
    "input-selection-background": "#0757b8 25%",
    "block-cursor-foreground": "#ffffff",
    "block-cursor-background": "#a84300",
}
_CONTRAST: Final = _DARK_PLATES | {
    "lift": "#ffb000",
    "rest": "#6ec6ff",
    "go": "#5cff9d",
    "hold": "#5cff9d",
    "switch": "#e0b3ff",
    "ready": "#ffe500",
    "pause": "#ffffff",
    "done": "#5cff9d",
    "rest-ground": "#003a6b",
    "go-ground": "#004d26",
    "muted": "#d6dde6",
    "faint": "#7d8794",
    "strong": "#ffffff",
    "on-accent": "#000000",
    "heat-1": "#2f6b49",
    "heat-2": "#3fb873",
    "heat-3": "#5cff9d",
    "footer-background": "#000000",
    "footer-key-foreground": "#ffffff",
    "footer-description-foreground": "#ffffff",
    "border": "#ffffff",
    "border-blurred": "#9aa4b2",
    "input-selection-background": "#6ec6ff 50%",
    "block-cursor-foreground": "#000000",
    "block-cursor-background": "#ffb000",
}

DARK: Final = Theme(
    name="legtui-dark",
    primary="#ff9e40",
    secondary="#58a6ff",
    accent="#ff9e40",
    success="#5fd38d",
    warning="#e8c455",
    error="#ff7b72",
    foreground="#e6edf3",
    background="#0d1117",
    surface="#11161d",
    panel="#171d26",
    dark=True,
    variables=dict(_DARK),
)
LIGHT: Final = Theme(
    name="legtui-light",
    primary="#a84300",
    secondary="#0757b8",
    accent="#a84300",
    success="#12692f",
    warning="#7a5200",
    error="#b3202a",
    foreground="#1c2128",
    background="#fbfcfd",
    surface="#f3f5f8",
    panel="#eaeef3",
    dark=False,
    variables=dict(_LIGHT),
)
CONTRAST: Final = Theme(
    name="legtui-contrast",
    primary="#ffb000",
    secondary="#6ec6ff",
    accent="#ffb000",
    success="#5cff9d",
    warning="#ffe500",
    error="#ff9a94",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#0b0b0b",
    dark=True,
    variables=dict(_CONTRAST),
)

THEMES: Final = (DARK, LIGHT, CONTRAST)
DEFAULT: Final = DARK.name


def fallback(dark: bool) -> dict[str, str]:
    """Return our names with their colors, for a theme that is not ours."""
    ours = _DARK if dark else _LIGHT
    textuals = ("footer-", "border", "input-", "block-")
    return {name: color for name, color in ours.items() if not name.startswith(textuals)}
