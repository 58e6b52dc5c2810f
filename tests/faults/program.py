"""The real program in a pseudo-terminal, on a session that stands before its first set."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from session_fixtures import SMALL, Hands, exercise, kg
from terminal import Terminal

from legtui.journal.journal import Journal
from legtui.machine.clock import SystemClock
from legtui.session import acts
from legtui.session.moment import Moment
from legtui.session.plan import SessionPlan
from legtui.session.replay import replay
from legtui.session.view import View, at

LEGTUI = (sys.executable, "-m", "legtui")

REST_LINE = re.compile(r"REST +(ramp|set) (\d+)(?: of \d+)?: ((?:(?!  )[^,])+)")
_TIME = re.compile(r"(\d+):(\d\d)(?::(\d\d))?")


SHORT = replace(SMALL, main=tuple(replace(one, action="repeat") for one in SMALL.main))
"""Two exercises of two sets, their loads known: nothing about them is tried out."""

LONG = replace(
    SHORT,
    main=tuple(
        exercise(slot, name, variation, action="repeat", sets=30, load=kg("60"))
        for slot, (name, variation) in enumerate(
            (("squat", "back_squat"), ("deadlift", "romanian_deadlift"), ("squat", "front_squat"))
        )
    ),
)
"""More sets than any test logs."""


def make_open_session(folder: Path, plan: SessionPlan = SHORT) -> Path:
    """Write a file in which a session stands before its first set, as if begun just now."""
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / "legtui.db"
    with Journal.open(path) as journal:
        key = journal.new_session()
        hands = Hands(plan=plan, now=SystemClock().now(), ids=iter(journal.new_id, None))
        hands.do(acts.leave_phase(hands.state, hands.t))
        hands.do(acts.begin_phase(hands.state, hands.t))
        journal.record(key, hands.ledger.happenings, plan).result()
        for name in ("welcomed", "safety_read"):
            journal.set_setting(name, "yes").result()
        journal.set_setting("sound", "no").result()
    return path


class Program:
    """legtui on the file in `folder`, running in `terminal`."""

    def __init__(self, folder: Path, terminal: Terminal) -> None:
        self.folder = folder
        self.path = folder / "legtui.db"
        self.terminal = terminal
        self.shown: list[str] = []
        """Every set that the screen showed as logged, as it was written there."""

    def ready(self, word: str | re.Pattern[str] = re.compile(r"LIFT|REST|GO\b")) -> Program:
        """Wait until the session stands on the screen."""
        self.terminal.wait_for(word)
        return self

    def enter(self) -> None:
        """Press Enter as a calm thumb does: not within half a second of the last."""
        wait(0.6)
        self.terminal.press("enter")

    def log(self) -> None:
        """Log a set as it is proposed and wait until the screen says that it is logged."""
        self.ready(re.compile(r"LIFT|GO\b"))
        self.enter()
        self.ready("REST")
        self.look()

    def end_rest(self) -> None:
        """Skip the rest."""
        self.terminal.press("s")
        self.ready(re.compile(r"LIFT|GO\b"))

    def look(self) -> str | None:
        """Note the set that the screen shows as logged, if it shows one."""
        for row in self.terminal.rows:
            match = REST_LINE.search(row)
            if match:
                line = f"{match[1]} {match[2]}: {match[3].strip()}"
                if self.shown[-1:] != [line]:
                    self.shown.append(line)
                return line
        return None

    @property
    def title_word(self) -> str:
        """What the session does now, as the title says it: `REST`."""
        return re.sub(r" ?[0-9:]* · legtui$", "", self.terminal.title)

    @property
    def title_s(self) -> int | None:
        """The timer, as the title says it, in seconds."""
        return seconds(self.terminal.title)

    def rest_goes_down(self) -> None:
        """Wait until the timer of the rest was painted anew."""
        before = self.title_s
        self.terminal.wait_until(lambda: self.title_s != before, what="the timer to move")


def wait(real_seconds: float) -> None:
    """Let real time pass: the program's guards against a quick thumb go by it."""
    import time

    time.sleep(real_seconds)


def seconds(text: str) -> int | None:
    """Return the length that `0:45` or `1:02:03` says."""
    match = _TIME.search(text)
    if match is None:
        return None
    parts = [int(part) for part in match.groups() if part is not None]
    total = 0
    for part in parts:
        total = total * 60 + part
    return total


@contextmanager
def running(
    folder: Path,
    env: Mapping[str, str] | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    words: tuple[str, ...] = (),
    before: Callable[[], None] | None = None,
) -> Iterator[Program]:
    """Start legtui on a folder; it is killed at the end if it still runs."""
    argv = [*LEGTUI, "--data-dir", str(folder), *words]
    given = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(env or {})}
    with Terminal(argv, size, env=given, before=before) as terminal:
        yield Program(folder, terminal)


@contextmanager
def on_a_set(
    folder: Path,
    env: Mapping[str, str] | None = None,
    plan: SessionPlan = SHORT,
    **options: Any,
) -> Iterator[Program]:
    """Start legtui on a session that stands before its first set."""
    if not (folder / "legtui.db").exists():
        make_open_session(folder, plan)
    with running(folder, env, **options) as program:
        yield program.ready("LIFT")


def ended(folder: Path, env: Mapping[str, str] | None = None, **options: Any) -> tuple[int, str]:
    """Start legtui where it can't run; return its exit code and what stands on the terminal."""
    with running(folder, env, **options) as program:
        code = program.terminal.wait_exit()
        return code, " ".join(program.terminal.screen.split())


def sets(path: Path) -> list[tuple[Any, ...]]:
    """Return the sets as another program reads them: kind, number, side, load, reps."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as conn:
        columns = "kind, set_number, side, load, reps"
        sql = f"SELECT {columns}, exercise FROM set_log"
        return conn.execute(sql).fetchall()


def as_shown(path: Path) -> list[str]:
    """Return the sets of the file as the screen writes them: `ramp 1: 20 kg × 8`."""
    found: dict[tuple[str, str, int], tuple[float | None, list[int]]] = {}
    for kind, number, _, load, reps, lift in sets(path):
        found.setdefault((lift, kind, number), (load, []))[1].append(reps)
    return [
        f"{'ramp' if kind == 'ramp' else 'set'} {number}: {load:g} kg × {'/'.join(map(str, reps))}"
        for (_, kind, number), (load, reps) in found.items()
        if load is not None
    ]


def none_twice(path: Path) -> bool:
    """Tell whether no set is in the file twice."""
    keys = [(exercise, kind, number, side) for kind, number, side, _, _, exercise in sets(path)]
    return len(keys) == len(set(keys))


def whole(path: Path) -> bool:
    """Tell whether SQLite finds the file as it should be."""
    with closing(sqlite3.connect(path)) as conn:
        said: str = conn.execute("PRAGMA integrity_check").fetchone()[0]
    return said == "ok"


def replayed(path: Path, now: Moment | None = None) -> View:
    """Return what the file says should be on the screen now."""
    with Journal.open(path, read_only=True) as journal:
        saved = journal.open_session()
    assert saved is not None
    from legtui.session.happenings import session_time

    moment = now or SystemClock().now()
    state = replay(saved.plan, saved.ledger.standing)
    return at(state, session_time(saved.ledger.happenings[-1], moment), saved.draft)


def keeps_what_was_shown(program: Program) -> None:
    """Make sure that each set the screen showed as logged is in the file, and none twice."""
    kept = as_shown(program.path)
    missing = Counter(program.shown) - Counter(kept)
    assert not missing, f"shown as logged, not in the file: {missing}; there: {kept}"
    assert none_twice(program.path)


def stands_as_replay_says(program: Program, within_s: float = 1.0) -> None:
    """Make sure that the screen shows what the file says, its timer within a second."""

    def same() -> bool:
        view = replayed(program.path)
        shown = program.title_s
        if program.title_word != view.word:
            return False
        return shown is None or abs(shown - view.timer.shown_s) <= within_s

    program.terminal.wait_until(same, what=f"what replay says ({replayed(program.path).word})")


def command(folder: Path, *words: str, **env: str) -> tuple[int, str, str]:
    """Run a command of legtui without a terminal; return its code, output and errors."""
    import subprocess

    run = subprocess.run(
        [*LEGTUI, *words, "--data-dir", str(folder)],
        capture_output=True,
        text=True,
        env={**os.environ, **env},
        timeout=60,
    )
    return run.returncode, run.stdout, run.stderr


def history(folder: Path) -> Any:
    """Return what `legtui history --json` prints."""
    code, out, errors = command(folder, "history", "--json")
    assert code == 0, errors
    return json.loads(out)


def copied(template: Path, folder: Path) -> Path:
    """Copy a data folder that no program has open; return where its file is."""
    shutil.copytree(template, folder)
    return folder / "legtui.db"
