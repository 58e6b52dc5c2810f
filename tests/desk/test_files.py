"""Paths as people type them, paste them or drop them on the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from legtui.desk.files import path_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/tmp/a.jpg", "/tmp/a.jpg"),
        ("  '/tmp/my leg.jpg' ", "/tmp/my leg.jpg"),
        ("/tmp/my leg.jpg", "/tmp/my leg.jpg"),
        ('"/tmp/a.jpg"', "/tmp/a.jpg"),
        ("/tmp/my\\ leg\\(1\\)\\&\\'.jpg", "/tmp/my leg(1)&'.jpg"),
        ("'/tmp/it'\\''s.jpg'", "/tmp/it's.jpg"),
        ("/tmp/it's.jpg", "/tmp/it's.jpg"),
        ("file:///tmp/my%20leg.jpg", "/tmp/my leg.jpg"),
        ("'file:///tmp/my%20leg.jpg'", "/tmp/my leg.jpg"),
    ],
)
def test_a_dropped_path_is_understood(typed: str, meant: str) -> None:
    assert path_of(typed) == Path(meant)


def test_a_home_folder_is_found() -> None:
    assert path_of("~/leg.jpg") == Path.home() / "leg.jpg"
