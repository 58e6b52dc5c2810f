"""Widgets that are removed are let go of, with all that was painted of them.

Textual 8.2 remembers two colors a widget by the widget itself (`StylesCache.get_inner_outer`, an
`lru_cache` on a method), and so keeps the painted lines of the last thousand widgets: megabytes a
session. The colors do not depend on the widget, so they are remembered by themselves.
"""

from __future__ import annotations

from functools import lru_cache

from textual._styles_cache import StylesCache
from textual.color import Color


def let_go() -> None:
    """Have removed widgets forgotten; once is enough, again does nothing."""
    of_method = getattr(StylesCache.get_inner_outer, "__wrapped__", None)
    if of_method is None:
        return

    @lru_cache(1024)
    def colors(base: Color, background: Color) -> tuple[object, object]:
        found: tuple[object, object] = of_method(None, base, background)
        return found

    setattr(StylesCache, "get_inner_outer", lambda _, *both: colors(*both))  # noqa: B010
