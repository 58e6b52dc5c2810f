"""Faults are counted, so that the README can say how often each was survived."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture
def survived(record_property: Callable[[str, object], None]) -> Callable[[int, str], None]:
    """Say how many faults a test survived: `survived(20, "kills")`."""
    return lambda count, what: record_property("survived", (count, what))
