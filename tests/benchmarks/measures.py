"""What is measured, each a function from the workshop to rows of the table."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.table import Row, p99
from benchmarks.timed_terminal import TimedTerminal
from benchmarks.workshop import Workshop

HOME = r"\bstart\b"
BLANK = r"Count"
SET = r"Log set"
REST = r"End rest"
KEY_APART_S = 0.15
TURN = 10
"""Keys to one program before the other has its turn: what else the machine does comes and goes,
and a program that another one has just thrown out of the processor's cache is slower than alone.
"""
ENTER_APART_S = 1.1
"""Longer than what keeps a held key, or one that meant the rest, from logging."""

Start = Callable[[], TimedTerminal]


def _blank(shop: Workshop) -> TimedTerminal:
    return TimedTerminal(
        [str(shop.python), str(Path(__file__).with_name("blank_app.py"))], shop.env
    )


def _legtui(shop: Workshop, folder: Path) -> TimedTerminal:
    return TimedTerminal([str(shop.legtui), "--data-dir", str(folder)], shop.env)


@contextlib.contextmanager
def _copy(shop: Workshop, sessions: int) -> Iterator[Path]:
    """A copy of a file that may be written to."""
    folder = shop.folder / f"copy-{os.getpid()}-{sessions}"
    shutil.copytree(shop.file(sessions), folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def first_paint(shop: Workshop, sizes: tuple[int, ...], runs: int) -> list[Row]:
    """Start after start, the blank app and each file in turn."""
    starts: dict[str, tuple[Start, str]] = {"blank": (partial(_blank, shop), BLANK)}
    for size in (0, *sizes):
        folder = shop.file(size)
        starts[str(size)] = (partial(_legtui, shop, folder), HOME)
    wall: dict[str, list[float]] = {name: [] for name in starts}
    cpu: dict[str, list[float]] = {name: [] for name in starts}
    for run in range(runs + 1):
        for name, (start, pattern) in starts.items():
            with start() as terminal:
                ms = 1000 * (terminal.when(pattern) - terminal.began)
                if run:
                    wall[name].append(ms)
                    cpu[name].append(1000 * terminal.cpu_s())
    blank, full = median(wall["blank"]), str(sizes[-1])
    growth = [(size, median(wall[str(size)])) for size in (0, *sizes)]
    rows = [
        Row("first paint of home", wall[full], "ms", median(wall[full]) / blank, "x blank", 1.25,
            blank, growth),
        Row("first paint, full against empty file", wall[full], "ms",
            median(wall[full]) / median(wall["0"]), "x empty", 1.1),
    ]  # fmt: skip
    busy = median(cpu["blank"])
    rows.append(
        Row("first paint, processor time", cpu[full], "ms", median(cpu[full]) / busy, "x blank",
            None, busy)
    )  # fmt: skip
    return rows


def begin_lifting(terminal: TimedTerminal) -> None:
    """From home to the first set, whatever is asked on the way."""
    terminal.when(HOME)
    terminal.settle(1.5)
    for _ in range(8):
        if "WARM UP" in terminal.screen:
            break
        terminal.press("enter")
        terminal.settle(ENTER_APART_S)
    terminal.press("S")
    terminal.settle(ENTER_APART_S)
    terminal.press("enter")
    terminal.wait_for("Log set")
    terminal.settle(ENTER_APART_S)


def log_sets(terminal: TimedTerminal, count: int) -> list[float]:
    """Log sets and end their rests; return how long each took from the key to "logged"."""
    taken: list[float] = []
    while len(taken) < count and "Log set" in terminal.screen:
        taken.append(terminal.key_ms("enter", f"{REST}|Begin|Home"))
        terminal.settle(ENTER_APART_S)
        if "End rest" in terminal.screen:
            terminal.key_ms("enter", SET)
            terminal.settle(ENTER_APART_S)
    return taken


def disk_p99_ms(folder: Path, times: int = 200) -> float:
    """Return what the disk itself takes for a few kilobytes, as a commit writes them."""
    taken = []
    with (folder / "sync").open("wb") as file:
        for _ in range(times):
            began = time.perf_counter()
            file.write(os.urandom(8192))
            file.flush()
            os.fdatasync(file.fileno())
            taken.append(1000 * (time.perf_counter() - began))
    return p99(taken)


def session(shop: Workshop, size: int, keys: int, sets: int, sessions: int) -> list[Row]:
    """Key presses, logged sets, a rest and memory in whole sessions."""
    blank_keys: list[float] = []
    pressed: list[float] = []
    typed: list[float] = []
    with _copy(shop, size) as folder, _legtui(shop, folder) as terminal:
        disk = disk_p99_ms(folder)
        begin_lifting(terminal)
        with _blank(shop) as blank:
            blank.when(BLANK)
            blank.settle(1)
            before = terminal.cpu_s()
            for number in range(0, keys, TURN):
                turn = range(number, min(number + TURN, keys))
                pressed += [_key(terminal, "left" if one % 2 else "right") for one in turn]
                blank_keys += [_key(blank, "right") for _ in turn]
            worked = 1000 * (terminal.cpu_s() - before) / len(pressed)
            for _ in range(max(keys // 4, 1)):
                typed.append(_key(terminal, "7"))
                terminal.press("escape")
                terminal.settle(0.3)
            blank_mib = blank.rss_mib()
        busy, late = _rest(terminal, folder)
        before = terminal.cpu_s()
        logged, memory = log_sets(terminal, sets), []
        worked_to_log = 1000 * (terminal.cpu_s() - before) / len(logged)
        for number in range(sessions):
            if number:
                begin_lifting(terminal)
                logged += log_sets(terminal, sets)
            terminal.press("F")
            terminal.wait_for("Home")
            terminal.settle(ENTER_APART_S)
            memory.append(terminal.rss_mib())
            terminal.press("enter")
            terminal.settle(ENTER_APART_S)
    key = median(blank_keys)
    rows = [
        Row("arrow to paint in a set", pressed, "ms", median(pressed) / key, "x blank", 1.5,
            key, gross=False),
        Row("arrow to paint in a set, p99", pressed, "ms", p99(pressed), "ms", 33, gross=False),
        Row("an arrow, processor time", [worked], "ms", worked, "ms", 16),
        Row("digit to paint in a set", typed, "ms", median(typed) / key, "x blank", 1.5,
            key, gross=False),
        Row("digit to paint in a set, p99", typed, "ms", p99(typed), "ms", 33, gross=False),
        Row("Enter to logged, commit included", logged, "ms", p99(logged),
            f"ms p99 (disk {disk:.1f})", 33 + disk, gross=False),
        Row("a set and its rest, processor time", [worked_to_log], "ms", worked_to_log, "ms", 100),
        Row("processor in a rest", [busy], "%", busy, "% of a core", 2),
        Row("rest end signalled", [late], "ms", late, "ms late", 50, gross=False),
        Row("memory after a session", memory[:1], "MiB", memory[0] / blank_mib, "x blank", 1.5,
            blank_mib, list(enumerate(memory, 1))),
    ]  # fmt: skip
    if len(memory) > 2:
        grown = memory[-1] - memory[1]
        rows.append(Row("memory a session more", [grown], "MiB", grown, "MiB", 1))
    return rows


def _key(terminal: TimedTerminal, key: str) -> float:
    ms = terminal.key_ms(key)
    terminal.settle(KEY_APART_S)
    return ms


def _rest(terminal: TimedTerminal, folder: Path) -> tuple[float, float]:
    """Return the processor's share in a rest, in percent, and how late its end was told, ms."""
    terminal.key_ms("enter", REST)
    terminal.settle(ENTER_APART_S)
    for _ in range(3):
        terminal.press("-")
        terminal.settle(0.5)
    before, began = terminal.cpu_s(), time.monotonic()
    terminal.settle(5)
    busy = 100 * (terminal.cpu_s() - before) / (time.monotonic() - began)
    with contextlib.closing(sqlite3.connect(folder / "legtui.db")) as conn:
        deadline_ms, rest = conn.execute(
            "SELECT a.utc_ms - r.ago_ms + 1000 * r.seconds, a.id FROM rest r"
            " JOIN happening a ON a.id = r.happening_id ORDER BY a.id DESC LIMIT 1"
        ).fetchone()
        deadline_ms += (
            1000
            * conn.execute(
                "SELECT ifnull(sum(seconds), 0) FROM adjusted WHERE happening_id > ?", (rest,)
            ).fetchone()[0]
        )
    late = 1000 * terminal.when(SET) - deadline_ms
    terminal.settle(ENTER_APART_S)
    return busy, late


def opening(shop: Workshop, sizes: tuple[int, ...], runs: int) -> list[Row]:
    """Opening the history, a session, an exercise's progress, file against file."""
    ways = {"history": ("h", ""), "a session": ("enter", "h"), "progress": ("r", "")}
    taken: dict[str, dict[int, list[float]]] = {name: {size: [] for size in sizes} for name in ways}
    with contextlib.ExitStack() as stack:
        open_now = {}
        for size in sizes:
            folder = stack.enter_context(_copy(shop, size))
            open_now[size] = stack.enter_context(_legtui(shop, folder))
            open_now[size].when(HOME)
            open_now[size].settle(1.5)
        for run in range(runs + 1):
            for size, terminal in open_now.items():
                for name, (key, before) in ways.items():
                    if before:
                        terminal.key_ms(before)
                        terminal.settle(0.4)
                    ms = terminal.key_ms(key)
                    if run:
                        taken[name][size].append(ms)
                    terminal.settle(0.4)
                    for _ in range(2 if before else 1):
                        terminal.press("escape")
                        terminal.settle(0.3)
    small, large = sizes[0], sizes[-1]
    return [
        Row(f"opening {name}", found[large], "ms", median(found[large]) / median(found[small]),
            f"x {small} sessions", 1.2, None, [(size, median(found[size])) for size in sizes])
        for name, found in taken.items()
    ]  # fmt: skip


_PRESCRIBE = """
import json, sys, time
from pathlib import Path
from legtui.desk import preferences
from legtui.desk.coach import Coach
from legtui.journal.journal import Journal
from legtui.machine.clock import SystemClock
taken = []
with Journal.open(Path(sys.argv[1]) / "legtui.db", read_only=True) as journal:
    chosen, now = preferences.of(journal), SystemClock().now
    for _ in range(12):
        began = time.process_time()
        coach = Coach(journal, chosen, now)
        coach.prescriptions(coach.next_day())
        taken.append(1000 * (time.process_time() - began))
print(json.dumps(taken[2:]))
"""


def prescription(shop: Workshop, sizes: tuple[int, ...]) -> list[Row]:
    """The next session's prescription, nothing of it remembered; processor time."""
    found = {size: json.loads(shop.ask(_PRESCRIBE, shop.file(size))) for size in sizes}
    large = found[sizes[-1]]
    growth = [(size, median(values)) for size, values in found.items()]
    return [
        Row("the next prescription", large, "ms", median(large), "ms", 20, None, growth),
    ]


def importing(shop: Workshop, size: int, most_sets: int) -> list[Row]:
    """Import of a CSV of our own, against the same lines put into a bare table."""
    source = shop.folder / "sets.csv"
    lines = shop.run("export", "--format", "csv", "--data-dir", shop.file(size)).splitlines()
    source.write_text("\n".join(lines[: most_sets + 1]) + "\n", encoding="utf-8")
    folder, bare = shop.folder / "imported", shop.folder / "bare.db"
    try:
        began = time.perf_counter()
        shop.run("import", source, "--data-dir", folder)
        ours = time.perf_counter() - began
        began = time.perf_counter()
        shop.insert_csv(bare, source)
        theirs = time.perf_counter() - began
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        bare.unlink(missing_ok=True)
    sets = min(len(lines) - 1, most_sets)
    row = Row(f"import of {sets} sets", [ours], "s", ours / theirs, "x sqlite-utils", 5, theirs)
    return [row]


def file_size(shop: Workshop, sizes: tuple[int, ...]) -> list[Row]:
    """Kilobytes of file for each session, everything included."""
    empty = (shop.file(0) / "legtui.db").stat().st_size
    found = {n: ((shop.file(n) / "legtui.db").stat().st_size - empty) / n / 1024 for n in sizes}
    each = found[sizes[-1]]
    return [Row("file, a session", [each], "KiB", each, "KiB", 12, None, list(found.items()))]
