"""Frozen dataclasses made quickly are what the standard library would have made of them."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import typing
from dataclasses import field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.training import frozen

QUICK: Any = frozen.dataclass(frozen=True, slots=True)
"""As the program sees it; a type checker takes it for the standard one."""
STANDARD: Any = dataclasses.dataclass(frozen=True, slots=True)


def _plain() -> type[Any]:
    class Load:
        """A load."""

        hundredths: int
        unit: str = "kg"
        notes: list[str] = field(default_factory=list, hash=False)
        id: int = field(default=0, compare=False, repr=False)

    return Load


def _checked() -> type[Any]:
    class Checked:
        """Refuses what is negative."""

        reps: int

        def __post_init__(self) -> None:
            if self.reps < 0:
                raise ValueError("negative")

        @property
        def twice(self) -> int:
            return 2 * self.reps

    return Checked


def _own() -> type[Any]:
    class Own:
        """Says itself how it is compared and written."""

        a: int
        b: int = 0

        def __eq__(self, other: object) -> bool:
            return isinstance(other, type(self)) and self.a == other.a

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return f"own {self.a}"

    return Own


def _empty() -> type[Any]:
    class Empty:
        """Nothing."""

    return Empty


def _kept() -> type[Any]:
    class Kept:
        """One that can be pickled, as it is found where it says."""

        a: int
        b: tuple[int, ...] = ()

    Kept.__qualname__ = "KEPT"
    return Kept


KEPT = QUICK(_kept())


LOADS = QUICK(_plain()), STANDARD(_plain())
ARGUMENTS = st.tuples(
    st.integers(0, 3),
    st.sampled_from(["kg", "lb"]),
    st.lists(st.sampled_from("ab"), max_size=1),
    st.integers(0, 1),
)


@given(ARGUMENTS, ARGUMENTS)
def test_compares_and_hashes_as_the_standard_one(one: Any, other: Any) -> None:
    quick, standard = LOADS
    assert (quick(*one) == quick(*other)) is (standard(*one) == standard(*other))
    if quick(*one) == quick(*other):
        assert hash(quick(*one)) == hash(quick(*other))
    assert quick(*one) != standard(*one)
    assert repr(quick(*one)) == repr(standard(*one))


@pytest.mark.parametrize("made", [QUICK, STANDARD])
class TestBoth:
    def test_take_defaults_and_make_what_a_factory_makes_each_time(self, made: Any) -> None:
        load = made(_plain())
        one, other = load(1), load(1)
        assert (one.hundredths, one.unit, one.notes, one.id) == (1, "kg", [], 0)
        assert one.notes is not other.notes
        assert load(1, notes=["x"], unit="lb").notes == ["x"]

    def test_ask_for_what_has_no_default(self, made: Any) -> None:
        with pytest.raises(TypeError, match="hundredths"):
            made(_plain())()

    def test_let_nothing_be_changed(self, made: Any) -> None:
        one = made(_plain())(1)
        with pytest.raises(dataclasses.FrozenInstanceError, match="unit"):
            one.unit = "lb"
        with pytest.raises(dataclasses.FrozenInstanceError, match="unit"):
            del one.unit
        with pytest.raises((AttributeError, TypeError)):
            one.other = 1
        assert one.unit == "kg"

    def test_have_slots_and_no_dict(self, made: Any) -> None:
        assert not hasattr(made(_plain())(1), "__dict__")
        assert made(_plain()).__slots__ == ("hundredths", "unit", "notes", "id")

    def test_are_dataclasses(self, made: Any) -> None:
        load = made(_plain())
        assert dataclasses.replace(load(1), unit="lb") == load(1, "lb")
        assert load.__match_args__ == ("hundredths", "unit", "notes", "id")
        assert tuple(one.name for one in dataclasses.fields(load)) == load.__match_args__
        assert dataclasses.is_dataclass(load)

    def test_tell_what_they_are_made_from(self, made: Any) -> None:
        load = made(_plain())
        assert list(inspect.signature(load).parameters) == ["hundredths", "unit", "notes", "id"]
        hints = typing.get_type_hints(load.__init__)
        assert hints["hundredths"] is int
        assert hints["notes"] == list[str]

    def test_check_themselves(self, made: Any) -> None:
        assert made(_checked())(3).twice == 6
        with pytest.raises(ValueError, match="negative"):
            made(_checked())(-1)

    def test_keep_methods_of_their_own(self, made: Any) -> None:
        own = made(_own())
        assert own(1, 2) == own(1, 3)
        assert (hash(own(1)), repr(own(1))) == (7, "own 1")

    def test_can_be_empty(self, made: Any) -> None:
        empty = made(_empty())
        assert empty() == empty()
        assert hash(empty()) == hash(empty())
        assert repr(empty()).endswith("Empty()")

    def test_are_copied(self, made: Any) -> None:
        one = made(_plain())(1, "lb", ["x"], 5)
        for again in (copy.copy(one), copy.deepcopy(one)):
            assert (again, again.id) == (one, 5)


def test_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(KEPT(1, (2,)))) == KEPT(1, (2,))


def test_what_is_not_frozen_is_the_standard_one() -> None:
    made: Any = frozen.dataclass(slots=True)
    one = made(_plain())(1)
    one.unit = "lb"
    assert one.unit == "lb"
