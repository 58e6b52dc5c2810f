"""What the end of a run says: which faults a machine could not make, and what was survived."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

_ROW = re.compile(r"test_row_(\d\d)_(\w+)")

Survived = Callable[[int, str], None]
"""Told how often what was survived: `survived(20, "kills")`."""


def row_of(node_id: str) -> tuple[int, str] | None:
    """Return number and name of the scorecard's row that a test proves."""
    match = _ROW.search(node_id)
    if match is None:
        return None
    return int(match[1]), match[2].removesuffix("_long").replace("_", " ")


def in_faults(node_id: str) -> bool:
    """Tell whether a test is one of the faults."""
    return "faults/" in node_id.replace("\\", "/")


def skipped_lines(reports: list[pytest.TestReport]) -> list[str]:
    """Return a line for each fault that could not be made here."""
    return sorted(
        f"{one.nodeid.split('::')[-1]}: {one.longrepr[2]}"
        for one in reports
        if in_faults(one.nodeid) and isinstance(one.longrepr, tuple)
    )


def table_lines(passed: list[pytest.TestReport], failed: list[pytest.TestReport]) -> list[str]:
    """Return the README's table: what was survived, and how often."""
    times: Counter[tuple[int, str]] = Counter()
    words: dict[tuple[int, str], str] = {}
    for one in passed:
        row = row_of(one.nodeid)
        if row is None:
            continue
        for name, value in one.user_properties:
            if name == "survived" and isinstance(value, tuple | list):
                times[row] += value[0]
                words[row] = value[1]
        times.setdefault(row, 1)
    lines = ["| fault | survived |", "| --- | ---: |"]
    lines += [
        f"| {row}. {name} | {times[row, name]} {words.get((row, name), 'times')} |"
        for row, name in sorted(times)
    ]
    broken = {row for one in failed if (row := row_of(one.nodeid))}
    return lines + [f"| {row}. {name} | **not survived** |" for row, name in sorted(broken)]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say what was left out and why; after a long run, the table too."""
    stats = terminalreporter.stats
    left_out = skipped_lines(stats.get("skipped", []))
    if left_out:
        terminalreporter.section("faults that could not be made here")
        for line in left_out:
            terminalreporter.line(line)
    if "long" in config.getoption("markexpr", ""):
        ran = [one for one in stats.get("passed", []) if in_faults(one.nodeid)]
        broken = [one for one in stats.get("failed", []) if in_faults(one.nodeid)]
        if ran or broken:
            terminalreporter.section("faults survived")
            for line in table_lines(ran, broken):
                terminalreporter.line(line)
