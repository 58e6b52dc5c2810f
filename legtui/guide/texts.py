"""The texts beside the training: topics, mistakes, food, safety, measuring."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol, TypeVar

from legtui.guide.knowledge import (
    Measuring,
    Mistake,
    Nutrition,
    PerformanceTest,
    Safety,
    Site,
    Supplement,
    Topic,
)
from legtui.guide.library import Guide, HasId, by_id
from legtui.guide.read import build, items_of


class HasSources(HasId, Protocol):
    """An item that says where its words come from."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of references."""


Sourced = TypeVar("Sourced", bound=HasSources)


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
        where = f"{name}: supplements"
        supplements = items_of(Supplement, tables.pop("supplements", None), where)
        found = build(Nutrition, tables, name, {"supplements": supplements})
        for part in ("protein", "carbohydrate", "fat", "water"):
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
        tables = self._guide.read(name)
        sites = items_of(Site, tables.pop("sites", None), f"{name}: sites")
        tests = items_of(PerformanceTest, tables.pop("tests", None), f"{name}: tests")
        found = build(Measuring, tables, name, {"sites": sites, "tests": tests})
        self._guide.cited(found.sources, name)
        for test in found.tests:
            self._guide.cited(test.sources, f"{name}: tests: {test.id}")
        return found

    def check(self) -> None:
        """Read and check every text; `GuideError` names file, item and field."""
        for name in ("topics", "mistakes", "nutrition", "safety", "measuring"):
            getattr(self, name)

    def _sourced(self, kind: type[Sourced], name: str) -> dict[str, Sourced]:
        found = by_id(items_of(kind, self._guide.read(name), name))
        for one in found.values():
            self._guide.cited(one.sources, f"{name}: {one.id}")
        return found
