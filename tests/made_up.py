"""A made-up log that is the same in every run, for what looks back over many sessions."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from fake_clock import START

from legtui.demo.generate import generate
from legtui.journal.journal import Journal
from legtui.session.moment import Moment

SESSIONS = 60


@cache
def made_up_file(sessions: int = SESSIONS, seed: int = 3, end: Moment = START) -> Path:
    """Return a file with made-up sessions; copy it before writing."""
    path = Path(mkdtemp(prefix="legtui-test-")) / "legtui.db"
    with Journal.open(path) as journal:
        generate(journal, sessions=sessions, seed=seed, end=end)
        for name in ("welcomed", "safety_read"):
            journal.set_setting(name, "yes").result()
    return path


@contextmanager
def made_up(folder: Path, sessions: int = SESSIONS, seed: int = 3) -> Iterator[Journal]:
    """Open a copy of the made-up file in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "legtui.db"
    shutil.copy(made_up_file(sessions, seed), path)
    with Journal.open(path) as journal:
        yield journal
