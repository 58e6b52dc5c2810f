"""The texts beside the training: topics, mistakes, food, safety, measuring."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar

from legtui.guide.knowledge import Measuring, Mistake, Nutrition, Safety, Topic
from legtui.guide.library import Guide, by_id, unique
from legtui.guide.read import GuideError, build, items_of

T = TypeVar("T")


class Texts:
    """The texts of a guide; each raises `GuideError` when its file is wrong."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Short pages of the guide, by id."""
        return self._sourced(Topic, "topics.toml")

    @cached_property
    def mistakes(self) -> dict[str, Mistake]:
        """The common mistakes, by id."""
        return self._sourced(Mistake, "mistakes.toml")

    @cached_property
    def nutrition(self) -> Nutrition:
        """Food, water and supplements."""
        name = "nutrition.toml"
        tables = self._guide.read(name)
        supplements = tables.get("supplements")
        if isinstance(supplements, dict):
            for one, table in supplements.items():
                _give_id(table, one, f"{name}: supplements: {one}")
            tables["supplements"] = list(supplements.values())
        found = build(Nutrition, tables, name)
        for part in ("protein", "carbohydrate", "fat", "water", "caffeine"):
            self._guide.cited(getattr(found, part).sources, f"{name}: {part}")
        for supplement in found.supplements:
            self._guide.cited(supplement.sources, f"{name}: supplements: {supplement.id}")
        return found

    @cached_property
    def safety(self) -> Safety:
        """Screening, stop signs and what a pain flag says."""
        found = build(Safety, self._guide.read("safety.toml"), "safety.toml")
        self._guide.cited(found.sources, "safety.toml")
        return found

    @cached_property
    def measuring(self) -> Measuring:
        """Girths and tests."""
        name = "measuring.toml"
        found = build(Measuring, self._guide.read(name), name)
        self._guide.cited(found.sources, name)
        unique((one.id for one in found.sites), f"{name}: sites")
        unique((one.id for one in found.tests), f"{name}: tests")
        for test in found.tests:
            self._guide.cited(test.sources, f"{name}: tests: {test.id}")
        return found

    def check(self) -> None:
        """Read and check every text; `GuideError` names file, item and field."""
        for name in ("topics", "mistakes", "nutrition", "safety", "measuring"):
            getattr(self, name)

    def _sourced(self, kind: type[T], name: str) -> dict[str, T]:
        found: dict[str, Any] = by_id(items_of(kind, self._guide.read(name), name))
        for one in found.values():
            self._guide.cited(one.sources, f"{name}: {one.id}")
        return found


def _give_id(table: object, item_id: str, where: str) -> None:
    if not isinstance(table, dict) or "id" in table:
        raise GuideError(f"{where}: is not a table without an id of its own")
    table["id"] = item_id
