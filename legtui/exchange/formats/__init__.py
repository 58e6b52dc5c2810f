"""One module for each file format; whoever adds one puts a `FORMATS` tuple in it, nothing else."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from legtui.exchange.layout import Format, TableFormat


@cache
def all_formats() -> tuple[Format, ...]:
    """Return the formats of every module in this folder, by their names, fallbacks last."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = [one for name in names for one in import_module(f"{__name__}.{name}").FORMATS]
    return tuple(sorted(found, key=lambda one: isinstance(one, TableFormat) and one.fallback))
