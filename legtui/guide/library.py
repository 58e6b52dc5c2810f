"""The guide's data files as one checked whole, each file read when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from legtui.guide.model import (
    CoolDownItem,
    Exercise,
    Load,
    Muscle,
    Position,
    Stretch,
    Variation,
    WarmUpItem,
)
from legtui.guide.read import GuideError, Table, build, items_of, read_file, table_at
from legtui.training.equipment import Kind

if TYPE_CHECKING:
    from legtui.guide.wording import ExerciseText, MuscleText, Reference, VariationText


class HasId(Protocol):
    """An item of a data file."""

    @property
    def id(self) -> str:
        """The name of its table."""


Item = TypeVar("Item", bound=HasId)

DATA = Path(__file__).with_name("data")

WARM_UP_LISTS = ("short", "standard", "long")
COOL_DOWN_LISTS = ("short", "standard", "long", "no_roller")
_PARTS = (
    "all_muscles",
    "muscle_texts",
    "loads",
    "exercises",
    "extra_exercises",
    "warm_up_items",
    "all_stretches",
    "references",
)
STRETCHED_IN_EVERY_LIST = ("quadriceps", "hamstrings", "glutes", "gastrocnemius", "soleus")
"""A cool-down stretches every major leg muscle (G48)."""


class Guide:
    """The guide in a folder of data files.

    Every method raises `GuideError` when its file is wrong, and `KeyError` for an unknown id.
    """

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder
        self._how_to: dict[str, tuple[ExerciseText, dict[str, VariationText]]] = {}

    @cached_property
    def all_muscles(self) -> dict[str, Muscle]:
        """Every muscle that is named, by id."""
        return by_id(items_of(Muscle, self.read("muscles.toml"), "muscles.toml"))

    @cached_property
    def muscle_texts(self) -> dict[str, MuscleText]:
        """The words to each muscle, by its id."""
        from legtui.guide.wording import MuscleText

        name = "muscle_texts.toml"
        texts = {
            muscle: build(MuscleText, table, f"{name}: {muscle}")
            for muscle, table in self.read(name).items()
        }
        _same_ids(texts, self.all_muscles, name)
        for muscle, text in texts.items():
            _known(text.stretches, self.all_stretches, f"{name}: {muscle}: stretches")
        return texts

    @cached_property
    def loads(self) -> dict[str, Load]:
        """What counts as the load, by `Kind`."""
        loads = by_id(items_of(Load, self.read("loads.toml"), "loads.toml"))
        _same_ids(loads, Kind, "loads.toml")
        return loads

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """The guide's six, in its order."""
        return self._program[0]

    @cached_property
    def variations(self) -> dict[str, Variation]:
        """All variations of the guide's six."""
        return self._program[1]

    @cached_property
    def extra_exercises(self) -> dict[str, Exercise]:
        """Exercises that are not in the guide and that a lifter may add."""
        return self._extras[0]

    @cached_property
    def extra_variations(self) -> dict[str, Variation]:
        """The variations of the extra exercises."""
        return self._extras[1]

    def exercise(self, exercise_id: str) -> Exercise:
        """Return an exercise, an extra one too."""
        found = self.exercises.get(exercise_id)
        return found if found is not None else self.extra_exercises[exercise_id]

    def variation(self, variation_id: str) -> Variation:
        """Return a variation, also of an extra exercise."""
        found = self.variations.get(variation_id)
        return found if found is not None else self.extra_variations[variation_id]

    def variations_of(self, exercise_id: str) -> tuple[Variation, ...]:
        """Return the variations of an exercise, the guide's own first."""
        every = self.variations if exercise_id in self.exercises else self.extra_variations
        self.exercise(exercise_id)
        return tuple(one for one in every.values() if one.exercise == exercise_id)

    def day(self, day: str) -> tuple[Variation, ...]:
        """Return the six variations of day `A` or `B`, in the guide's order."""
        if day not in ("A", "B"):
            raise KeyError(day)
        six = self.exercises.values()
        return tuple(self.variations[one.day_a if day == "A" else one.day_b] for one in six)

    def exercise_text(self, exercise_id: str) -> ExerciseText:
        """Return the tips and faults of an exercise."""
        return self._how_to_of(self.exercise(exercise_id).id)[0]

    def variation_text(self, variation_id: str) -> VariationText:
        """Return the cues, reasons and set-up card of a variation."""
        return self._how_to_of(self.variation(variation_id).exercise)[1][variation_id]

    @cached_property
    def warm_up_items(self) -> dict[str, WarmUpItem]:
        """Every warm-up item, by id."""
        return self._warm_up[0]

    def warm_up_list(self, name: str) -> tuple[WarmUpItem, ...]:
        """Return the warm-up `short`, `standard` or `long`."""
        return self._warm_up[1][name]

    @cached_property
    def all_stretches(self) -> dict[str, Stretch]:
        """Every static stretch and roll, by id."""
        return self._cool_down[0]

    def cool_down_list(self, name: str) -> tuple[CoolDownItem, ...]:
        """Return the cool-down `short`, `standard`, `long` or `no_roller`."""
        return self._cool_down[1][name]

    @cached_property
    def references(self) -> dict[str, Reference]:
        """Every source, by id, the guide's own first."""
        from legtui.guide.wording import Reference

        return by_id(items_of(Reference, self.read("references.toml"), "references.toml"))

    def check(self) -> None:
        """Read and check everything.

        Raises:
            GuideError: Something is wrong; the message names file, item and field.
        """
        for part in _PARTS:
            getattr(self, part)
        for exercise in (*self.exercises, *self.extra_exercises):
            self.exercise_text(exercise)

    def read(self, name: str) -> Table:
        """Return the tables of one data file."""
        return read_file(self._folder, name)

    def cited(self, sources: Iterable[str], where: str) -> None:
        """Raise `GuideError` when a source is not among the references."""
        _known(sources, self.references, f"{where}: sources")

    @cached_property
    def _program(self) -> tuple[dict[str, Exercise], dict[str, Variation]]:
        exercises = by_id(items_of(Exercise, self.read("exercises.toml"), "exercises.toml"))
        name = "variations.toml"
        variations = by_id(items_of(Variation, self.read(name), name))
        self._check_program(exercises, variations, "exercises.toml", name)
        return exercises, variations

    @cached_property
    def _extras(self) -> tuple[dict[str, Exercise], dict[str, Variation]]:
        name = "extras.toml"
        tables = _parts(self.read(name), ("exercises", "variations"), name)
        exercises = by_id(items_of(Exercise, _part(tables, "exercises", name), name))
        variations = by_id(items_of(Variation, _part(tables, "variations", name), name))
        self._check_program(exercises, variations, name, name)
        for one in (*exercises, *variations):
            if one in self.exercises or one in self.variations:
                raise GuideError(f"{name}: {one}: is there twice")
        return exercises, variations

    def _check_program(
        self,
        exercises: dict[str, Exercise],
        variations: dict[str, Variation],
        exercises_file: str,
        variations_file: str,
    ) -> None:
        for one in variations.values():
            where = f"{variations_file}: {one.id}"
            _known((one.exercise,), exercises, f"{where}: exercise")
            _known(one.emphasis, self.all_muscles, f"{where}: emphasis")
            _known(one.evidence, self.all_muscles, f"{where}: evidence")
            _known(one.guide, self.all_muscles, f"{where}: guide")
        for exercise in exercises.values():
            for field, chosen in (("day_a", exercise.day_a), ("day_b", exercise.day_b)):
                where = f"{exercises_file}: {exercise.id}: {field}"
                _known((chosen,), variations, where)
                if variations[chosen].exercise != exercise.id:
                    raise GuideError(f"{where}: {chosen!r} is of another exercise")

    def _how_to_of(self, exercise_id: str) -> tuple[ExerciseText, dict[str, VariationText]]:
        if exercise_id not in self._how_to:
            from legtui.guide.wording import ExerciseText, VariationText

            name = f"how_to/{exercise_id}.toml"
            tables = self.read(name)
            texts = table_at(tables.pop("variations", {}), f"{name}: variations")
            own = build(ExerciseText, tables, name)
            words = {one: build(VariationText, texts[one], f"{name}: {one}") for one in texts}
            _same_ids(words, (one.id for one in self.variations_of(exercise_id)), name)
            for one, text in words.items():
                self.cited(text.sources, f"{name}: {one}")
            self._how_to[exercise_id] = own, words
        return self._how_to[exercise_id]

    @cached_property
    def _warm_up(self) -> tuple[dict[str, WarmUpItem], dict[str, tuple[WarmUpItem, ...]]]:
        name = "warm_up.toml"
        tables = _parts(self.read(name), ("lists", "items"), name)
        items = by_id(items_of(WarmUpItem, _part(tables, "items", name), name))
        for item in items.values():
            _known(item.muscles, self.all_muscles, f"{name}: {item.id}: muscles")
            _unique((one.id for one in item.choices), f"{name}: {item.id}: choices")
        raw = _parts(_part(tables, "lists", name), WARM_UP_LISTS, f"{name}: lists")
        lists = {}
        for one, ids in raw.items():
            where = f"{name}: lists: {one}"
            ids = _ids(ids, where)
            _known(ids, items, where)
            lists[one] = tuple(items[item] for item in ids)
        return items, lists

    @cached_property
    def _cool_down(self) -> tuple[dict[str, Stretch], dict[str, tuple[CoolDownItem, ...]]]:
        name = "cool_down.toml"
        tables = _parts(self.read(name), ("lists", "stretches"), name)
        stretches = by_id(items_of(Stretch, _part(tables, "stretches", name), name))
        for stretch in stretches.values():
            _known(stretch.muscles, self.all_muscles, f"{name}: {stretch.id}: muscles")
        raw = _parts(_part(tables, "lists", name), COOL_DOWN_LISTS, f"{name}: lists")
        lists = {
            one: _cool_down_items(table, stretches, f"{name}: lists: {one}")
            for one, table in raw.items()
        }
        return stretches, lists


def _cool_down_items(
    table: object, stretches: dict[str, Stretch], where: str
) -> tuple[CoolDownItem, ...]:
    parts = dict(table_at(table, where))
    rounds = table_at(parts.pop("rounds", {}), f"{where}: rounds")
    ids = _ids(_parts(parts, ("items",), where)["items"], f"{where}: items")
    _known(ids, stretches, f"{where}: items")
    _known(rounds, ids, f"{where}: rounds")
    for one, count in rounds.items():
        if count not in (1, 2, 3, 4):
            raise GuideError(f"{where}: rounds.{one}: {count!r} is not from 1 to 4")
    items = tuple(CoolDownItem(stretches[one], rounds.get(one, 1)) for one in ids)
    order = list(Position)
    places = [order.index(item.stretch.position) for item in items]
    if places != sorted(places):
        raise GuideError(f"{where}: items: should go {', '.join(order)}")
    stretched = {muscle for one in items if not one.stretch.roll for muscle in one.stretch.muscles}
    for muscle in STRETCHED_IN_EVERY_LIST:
        if muscle not in stretched:
            raise GuideError(f"{where}: items: no stretch for {muscle!r}")
    return items


def by_id(items: Iterable[Item]) -> dict[str, Item]:
    """Return the items by their `id`, in their order."""
    return {one.id: one for one in items}


def _parts(tables: Table, names: tuple[str, ...], where: str) -> Table:
    """Return the parts of a table that has exactly these."""
    _same_ids(tables, names, where)
    return tables


def _part(tables: Table, part: str, where: str) -> Table:
    return table_at(tables[part], f"{where}: {part}")


def _ids(raw: object, where: str) -> tuple[str, ...]:
    if not isinstance(raw, list) or not raw or not all(isinstance(one, str) for one in raw):
        raise GuideError(f"{where}: should be a list of ids, is {raw!r}")
    _unique(raw, where)
    return tuple(raw)


def _known(ids: Iterable[str], known: Iterable[str], where: str) -> None:
    there = set(known)
    for one in ids:
        if one not in there:
            raise GuideError(f"{where}: unknown {one!r}")


def _same_ids(found: Iterable[str], wanted: Iterable[str], where: str) -> None:
    there = set(found)
    expected = list(wanted)
    for one in expected:
        if one not in there:
            raise GuideError(f"{where}: {one}: missing")
    for one in sorted(there.difference(expected)):
        raise GuideError(f"{where}: {one}: unknown")


def _unique(ids: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise GuideError(f"{where}: {one!r} is there twice")
        seen.add(one)
