"""A new log in a moment: a copy of an empty one, whose tables were made once."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import pytest

from legtui.journal.folders import make_folder
from legtui.journal.journal import Journal

_open = Journal._open_to_write


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "legtui.db"
        _open(path).close()
        return path.read_bytes()


def _open_copy(path: Path) -> Journal:
    if not path.exists():
        make_folder(path.parent)
        path.write_bytes(_empty())
        path.chmod(0o600)
    return _open(path)


@pytest.fixture(autouse=True)
def ready_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take copies; tests of the journal itself have it made."""
    monkeypatch.setattr(Journal, "_open_to_write", _open_copy)
