"""`dataclass` as the standard library has it, but frozen ones are made four times as fast.

The standard decorator compiles six methods for every frozen class, half a millisecond: for the
eighty classes behind home's first picture that was a tenth of the whole start. Here `__init__`
alone is compiled; the other methods are the same few functions for all. It stands on the lowest
floor because every floor makes such classes.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

_LEFT_OUT = object()
"""Stands for an argument that a factory makes."""

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # to a type checker it is the same
else:

    def dataclass(*, frozen: bool = False, slots: bool = False) -> Callable[[type], type]:
        """Return the decorator; only what is frozen and has slots is made here."""
        return _frozen if frozen and slots else dataclasses.dataclass(frozen=frozen, slots=slots)


def _frozen(cls: type[Any]) -> type[Any]:
    own = vars(cls)
    made: type[Any] = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    all_fields = fields(made)
    methods: dict[str, Any] = {
        "__init__": _initializer(made, all_fields),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__reduce__": _reduce,
    }
    if "__repr__" not in own:
        methods["__repr__"] = _repr
    if "__eq__" not in own:
        methods["__eq__"] = _eq
        methods["_compared"] = _getter([one.name for one in all_fields if one.compare])
    if own.get("__hash__") is None:
        methods["__hash__"] = _hash
        methods["_hashed"] = _getter([one.name for one in all_fields if _counts(one)])
    for name, method in methods.items():
        setattr(made, name, method)
    return made


def _initializer(cls: type[Any], all_fields: tuple[Field[Any], ...]) -> Callable[..., None]:
    """Compile `__init__`; it fills the slots themselves, as the class lets nothing be set."""
    given: dict[str, Any] = {"_left_out": _LEFT_OUT}
    arguments, lines = ["self"], []
    for one in all_fields:
        name, value = one.name, one.name
        given[f"_set_{name}"] = getattr(cls, name).__set__
        if one.default is not MISSING:
            given[f"_default_{name}"] = one.default
            arguments.append(f"{name}=_default_{name}")
        elif one.default_factory is not MISSING:
            given[f"_new_{name}"] = one.default_factory
            arguments.append(f"{name}=_left_out")
            value = f"_new_{name}() if {name} is _left_out else {name}"
        else:
            arguments.append(name)
        lines.append(f"_set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n  ".join(lines or ["pass"])
    source = f"def make({', '.join(given)}):\n def __init__({', '.join(arguments)}):\n  {body}"
    made: dict[str, Any] = {}
    exec(f"{source}\n return __init__", vars(sys.modules[cls.__module__]), made)
    init: Callable[..., None] = made["make"](**given)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {one.name: one.type for one in all_fields} | {"return": None}
    return init


def _getter(names: list[str]) -> Callable[[Any], Any]:
    """Return what reads some fields of an object at once; without any all are alike."""
    return attrgetter(*(names or ["__class__"]))


def _counts(one: Field[Any]) -> bool:
    """Whether a field has a part in the hash."""
    return one.compare if one.hash is None else one.hash


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return self._compared(self) == self._compared(other)


def _hash(self: Any) -> int:
    return hash(self._hashed(self))


def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _reduce(self: Any) -> tuple[Any, ...]:
    """Copies and pickles are made anew from the fields."""
    return type(self), tuple(getattr(self, one.name) for one in fields(self))


def _refuse(self: object, name: str, value: object = None) -> None:
    raise FrozenInstanceError(f"{type(self).__qualname__} is frozen: {name!r} stays as it is")
