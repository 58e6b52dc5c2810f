"""One module for each file format; whoever adds one puts a `FORMATS` tuple in it, nothing else."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from legtui.exchange.layout import Format


@cache
def all_formats() -> tuple[Format, ...]:
    """Return the formats of every module in this folder, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(one for name in names for one in import_module(f"{__name__}.{name}").FORMATS)
