"""The scorecard is whole: each of its faults has a test, and the README says what they found."""

from __future__ import annotations

import re
from pathlib import Path

from faults.report import LINES, ROWS

HERE = Path(__file__).parent
README = HERE.parent.parent / "README.md"


def test_each_fault_has_a_test_of_its_number() -> None:
    tests = "".join(one.read_text() for one in HERE.glob("test_faults_*.py"))
    numbers = {int(one) for one in re.findall(r"def test_row_(\d\d)_(?!control)", tests)}
    numbers |= {int(one) for one in re.findall(r"def test_row_(02)_control", tests)}
    assert numbers == set(range(1, ROWS + 1))


def test_each_fault_stands_in_one_line_of_the_readme() -> None:
    assert sorted(row for rows in LINES.values() for row in rows) == list(range(1, ROWS + 1))
    text = README.read_text()
    for wrong, happens in LINES:
        line = re.search(rf"\| {re.escape(wrong)} \| {re.escape(happens)} \| (.*) \|", text)
        assert line, f"{wrong}: run tests/count_faults.py"
        assert re.match(r"[1-9][0-9,]* ", line[1]), line[1]
