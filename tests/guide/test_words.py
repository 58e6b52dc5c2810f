"""The program's words, held against the list in `guide/words.toml`.

Every sentence counts: the guide's texts, the strings in the code that a person can come to see,
and the screens as they were found good.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import legtui
from legtui.guide import load

ROOT = Path(legtui.__file__).parent
TESTS = Path(__file__).parent.parent
LIST = tomllib.loads((ROOT / "guide" / "words.toml").read_text(encoding="utf-8"))

_CODE = re.compile(
    r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|JOIN|WHERE|WITH)\b|[{;]\s*\n|\\b|\(\?|^\W*$"
)
"""What is for a machine: SQL, style sheets, patterns."""


def _parts(tree: ast.AST) -> Iterator[str]:
    """Return the sentences of a module: no docstrings, a gap where a value goes."""
    passed_over: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed_over.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            passed_over.update(map(id, node.values))
            yield "".join(
                str(one.value) if isinstance(one, ast.Constant) else "0" for one in node.values
            )
        if not isinstance(node, ast.Constant) or id(node) in passed_over:
            continue
        if isinstance(node.value, str):
            yield node.value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


@cache
def sentences() -> tuple[tuple[str, str], ...]:
    """Return everything that can be shown, each with where it is from."""
    found: list[tuple[str, str]] = []
    for file in sorted(ROOT.rglob("*.py")):
        where = str(file.relative_to(ROOT))
        if where.startswith("exchange/formats") or where.endswith("_out.py"):
            continue  # other programs' words, as their files have them
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found += [(where, one) for one in _parts(tree) if " " in one and not _CODE.search(one)]
    for file in sorted((ROOT / "guide" / "data").rglob("*.toml")):
        if file.name != "references.toml":
            tables = tomllib.loads(file.read_text(encoding="utf-8"))
            found += [(file.name, one) for one in _texts(tables)]
    for file in sorted(TESTS.glob("*/golden/*.txt")):
        found.append((file.name, file.read_text(encoding="utf-8")))
    return tuple(found)


def test_the_sweep_sees_what_people_see() -> None:
    said = {one for _, one in sentences()}
    assert "Every session, newest first." in said, "an action's help"
    assert load.topic("done").text in said, "the guide"
    assert any("How sore are your legs?" in one for one in said), "a question"
    assert any(where == "home_80x24.txt" for where, _ in sentences()), "a screen"
    assert not any("SELECT" in one for _, one in sentences())
    assert len(sentences()) > 1500


@pytest.mark.parametrize("rule", LIST["never"], ids=lambda rule: rule["say"][:30])
def test_what_is_never_said(rule: dict[str, str]) -> None:
    pattern = re.compile(rule["pattern"], re.IGNORECASE)
    assert not pattern.search(rule["say"]), "what is said instead is within the rule"
    said = [f"{where}: {one[:120]}" for where, one in sentences() if pattern.search(one)]
    assert not said, f"{rule['why']} Rather: {rule['say']}. In: " + "; ".join(said)


def test_every_word_of_the_trade_is_explained_in_the_guide() -> None:
    terms = LIST["terms"]
    page = load.topic(terms["page"])
    for name in terms["names"]:
        assert re.search(rf"\b{re.escape(name)}\b", page.text, re.IGNORECASE), name
        shown = re.compile(rf"\b{re.escape(name)}", re.IGNORECASE)
        assert any(shown.search(one) for where, one in sentences() if where != "topics.toml"), name


def test_a_sentence_is_short_enough_to_be_read_between_two_sets() -> None:
    for where, one in sentences():
        if where.endswith(".py") and "\n" not in one:
            for sentence in re.split(r"(?<=[.?!]) ", one):
                assert len(sentence) <= 220, (where, sentence)
