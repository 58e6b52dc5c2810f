"""What the end of a run says: which faults a machine could not make, and what was survived.

`python tests/count_faults.py` makes every fault and writes the README's table of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

ROWS = 60
"""Faults of the scorecard; each has a test of its number."""

LINES: dict[tuple[str, str], tuple[int, ...]] = {
    (
        "killed, hung up, suspended, stopped, at any moment",
        "goes on where it stood; a rest is right to the second",
    ): (3, 4, 13, 14, 15, 16, 17, 18, 25),
    ("power gone in the middle of a write", "every set shown as logged is there"): (1, 2),
    (
        "disk full, over quota, failing, slow, read-only",
        "one sentence; `Enter` tries again; what was saved is safe",
    ): (5, 6, 7, 8, 9, 10, 11, 12, 36, 58),
    (
        "lid closed, clock set, time zone changed, restarted",
        "the timers go on by the time that has passed",
    ): (19, 20, 21, 22, 23),
    (
        "a second legtui on the same log, a program that holds it",
        "says so; `--read-only` looks",
    ): (24, 26, 27),
    (
        "the file replaced, damaged, missing, or of a newer legtui",
        "not written to; says what to do; the backups are beside it",
    ): (28, 29, 30, 31, 32, 33, 34),
    (
        "killed in a change of the schema, a backup or a restore",
        "the old or the new file, whole",
    ): (35, 37, 38, 39),
    (
        "odd terminals, locales, sizes; keys held, pasted, at random",
        "no crash, the terminal as it was",
    ): (40, 41, 42, 43, 44, 45),
    (
        "hostile names, notes, numbers, imports, archives, pictures, settings",
        "shown as text, never run; refused with a sentence",
    ): (46, 47, 48, 49, 50, 51, 52, 53, 55, 56),
    (
        "somebody who looks for what is private",
        "no socket to the network, files of the lifter alone, crash reports without a word",
    ): (54, 59),
    ("a million sets in one file", "a page and a write take a moment"): (57,),
    (
        "any of it in any order",
        "the file says what was acknowledged, no more and no less",
    ): (60,),
}
"""The README's lines: what goes wrong and what happens, and the rows that prove it."""

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


def survived(passed: list[pytest.TestReport]) -> dict[tuple[int, str], tuple[int, str]]:
    """Return how often what was survived, by row and name; controls survive nothing."""
    times: Counter[tuple[int, str]] = Counter()
    words: dict[tuple[int, str], str] = {}
    for one in passed:
        row = row_of(one.nodeid)
        if row is None or row[1].startswith("control"):
            continue
        told = [value for name, value in one.user_properties if name == "survived"]
        for count, what in (value for value in told if isinstance(value, tuple | list)):
            times[row] += count
            words[row] = what
        times[row] += not told
    return {row: (times[row], words.get(row, "times")) for row in sorted(times)}


def broken(failed: list[pytest.TestReport]) -> list[tuple[int, str]]:
    """Return the rows that were not survived, with their names."""
    return sorted({row for one in failed if (row := row_of(one.nodeid))})


def table_lines(passed: list[pytest.TestReport], failed: list[pytest.TestReport]) -> list[str]:
    """Return the whole table: a line for each fault."""
    lines = ["| fault | survived |", "| --- | ---: |"]
    lines += [
        f"| {row}. {name} | {times} {what} |"
        for (row, name), (times, what) in survived(passed).items()
    ]
    return lines + [f"| {row}. {name} | **not survived** |" for row, name in broken(failed)]


def readme_lines(passed: list[pytest.TestReport], failed: list[pytest.TestReport]) -> list[str]:
    """Return the README's table: a line for each kind of fault, how often it was survived."""
    found, lost = survived(passed), {row for row, _ in broken(failed)}
    lines = ["| what goes wrong | what happens | survived |", "| --- | --- | ---: |"]
    for (wrong, happens), rows in LINES.items():
        of_line = [value for (row, _), value in found.items() if row in rows]
        total = sum(times for times, _ in of_line)
        units = {what.split()[0] for _, what in of_line} & {"sets", "courses"}
        if units == {"sets"}:
            total = max(times for times, _ in of_line)
        unit = units.pop() if units else "times"
        said = "**not survived**" if lost & set(rows) else f"{total:,} {unit}"
        lines.append(f"| {wrong} | {happens} | {said} |")
    return lines


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
        lost = [one for one in stats.get("failed", []) if in_faults(one.nodeid)]
        if ran or lost:
            terminalreporter.section("faults survived")
            for line in table_lines(ran, lost):
                terminalreporter.line(line)
