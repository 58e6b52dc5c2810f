"""What the environment says about its user: characters the terminal shows, pounds or kilograms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

ASCII_VARIABLE: Final = "LEGTUI_ASCII"

_POUNDS: Final = re.compile(r"[a-z]{2,3}_(US|LR|MM)\b")
"""The countries that have not gone metric."""


def _category(environ: Mapping[str, str], name: str) -> str:
    """Return the locale of a category, by the order that POSIX gives."""
    return next((environ[one] for one in ("LC_ALL", name, "LANG") if environ.get(one)), "")


def plain_ascii(environ: Mapping[str, str]) -> bool:
    """Tell whether to draw with ASCII alone.

    `LEGTUI_ASCII` decides where it is set, `0` for line art; else a locale that is not UTF-8,
    or the console of Linux, whose font has few of the signs. An empty locale is not asked:
    Python, and most terminals, take it for UTF-8.
    """
    asked = environ.get(ASCII_VARIABLE, "")
    if asked:
        return asked != "0"
    language = _category(environ, "LC_CTYPE")
    if language in ("C", "POSIX"):
        return True
    charset = language.partition(".")[2].partition("@")[0].lower().replace("-", "")
    return charset not in ("", "utf8") or environ.get("TERM", "") == "linux"


def thinks_in_pounds(environ: Mapping[str, str]) -> bool:
    """Tell whether loads are better offered in pounds at first."""
    return _POUNDS.match(_category(environ, "LC_MEASUREMENT")) is not None
