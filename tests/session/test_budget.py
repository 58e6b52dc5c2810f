from __future__ import annotations

from datetime import UTC, datetime

import pytest

from legtui.session.budget import seconds_there_are

NOW = datetime(2026, 11, 12, 18, 50, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("45", 2700),
        ("45 min", 2700),
        ("I have 45 minutes", 2700),
        ("5m", 300),
        ("19:30", 2370),
        ("closes 19:30", 2370),
        ("closes at 19.30", 2370),
        ("21h15", 8670),
        ("22:50", 14370),
    ],
)
def test_time_as_it_is_said(line: str, seconds: float) -> None:
    assert seconds_there_are(line, NOW) == seconds


@pytest.mark.parametrize("line", ["", "soon", "0", "400", "25:00", "12:75", "18:00", "-5:00x"])
def test_what_is_no_time_is_refused_with_what_to_type(line: str) -> None:
    with pytest.raises(ValueError, match=r"like 45|time of day|how many minutes"):
        seconds_there_are(line, NOW)


def test_past_midnight_is_tomorrow() -> None:
    late = NOW.replace(hour=23, minute=30, second=0)
    assert seconds_there_are("0:15", late) == 45 * 60
