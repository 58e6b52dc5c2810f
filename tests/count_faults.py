"""Make every fault of tests/faults, the long ones too, and write the README's table of them.

    python tests/count_faults.py [words for pytest]

It takes about half an hour on a machine that has nothing else to do. A fault that was not
survived is said so in the table, and the exit code is that of the tests.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
BEGIN, END = "<!-- survived -->\n", "<!-- /survived -->\n"


class Keeper:
    """Keeps what became of each test."""

    def __init__(self) -> None:
        self.passed: list[pytest.TestReport] = []
        self.failed: list[pytest.TestReport] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep a report."""
        if report.failed:
            self.failed.append(report)
        elif report.when == "call" and report.passed:
            self.passed.append(report)


def with_table(readme: str, lines: list[str]) -> str:
    """Return the README with another table between its two marks."""
    before, rest = readme.split(BEGIN)
    table = "\n".join(lines)
    return f"{before}{BEGIN}\n{table}\n\n{END}{rest.split(END)[1]}"


def main(more: list[str]) -> int:
    """Run them, write the table, return the exit code."""
    sys.path.insert(0, str(HERE))
    from faults.report import readme_lines

    keeper = Keeper()
    words = [str(HERE / "faults"), "-m", "long or not long", "-n", "0", "-q", *more]
    code = pytest.main(words, plugins=[keeper])
    README.write_text(with_table(README.read_text(), readme_lines(keeper.passed, keeper.failed)))
    return int(code)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
