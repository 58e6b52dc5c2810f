"""Bars and the timeline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.widgets.bar import progress, solid
from legtui.widgets.canvas import cells
from legtui.widgets.look import ASCII, UNICODE, Look
from legtui.widgets.timeline import Group, PhaseBar, Status, timeline

LOOKS = st.sampled_from([UNICODE, ASCII])
EIGHTHS = " ▏▎▍▌▋▊▉█"


def filled(line: str) -> float:
    return line.count("━") + line.count("=") + 0.5 * line.count("╸")


def length(bar: str) -> int:
    return sum(8 if mark == "#" else EIGHTHS.index(mark) for mark in bar)


@given(st.floats(-1, 2), st.integers(1, 200), LOOKS)
def test_a_progress_line_is_as_wide_as_asked(share: float, width: int, look: Look) -> None:
    assert cells(progress(share, width, look).plain) == width


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 200), LOOKS)
def test_bars_grow_with_what_they_show(one: float, two: float, width: int, look: Look) -> None:
    less, more = sorted((one, two))
    assert filled(progress(less, width, look).plain) <= filled(progress(more, width, look).plain)
    assert length(solid(less, width, look)) <= length(solid(more, width, look))
    assert cells(solid(more, width, look)) <= width


@given(st.floats(0, 0.9999), st.integers(1, 200))
def test_a_line_is_full_only_at_the_end(share: float, width: int) -> None:
    assert filled(progress(share, width).plain) < width
    assert filled(progress(1, width).plain) == width


def test_what_is_more_than_nothing_shows() -> None:
    assert solid(0, 20) == ""
    assert solid(0.0001, 20) == "▏"
    assert solid(0.0001, 20, ASCII) == "#"
    assert solid(0.5, 5) == "██▌"


PHASES = (
    PhaseBar("warm-up", (Group(1, 1), Group(11, 11)), Status.DONE, 10, 15, "12:04"),
    PhaseBar("main", (Group(4, 4), Group(2, 4), Group(0, 3)), Status.NOW, 60, 75, "31:20"),
    PhaseBar("cool-down", (Group(0, 14), Group(0, 6)), Status.AHEAD, 10, 15),
)


@given(st.integers(1, 200), st.integers(1, 4), LOOKS)
def test_a_timeline_is_never_wider_or_taller_than_asked(
    width: int, height: int, look: Look
) -> None:
    lines = timeline(PHASES, width, height, look).plain.split("\n")
    assert len(lines) == height
    assert max(map(cells, lines)) <= width


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("look", [UNICODE, ASCII])
def test_every_phase_is_named_and_there_is_one_knob(width: int, look: Look) -> None:
    names, bars = timeline(PHASES, width, 2, look).plain.split("\n")
    assert all(phase.name in names for phase in PHASES)
    assert bars.count(look.text("●")) == 1
    assert names.isascii() is look.ascii


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_least_and_most_minutes_are_marked(width: int) -> None:
    names = timeline(PHASES, width).plain.split("\n")[0]
    assert names.count("10–15") == 2
    assert names.count("60–75") == 1


def test_a_phase_that_is_done_is_a_full_line_and_one_ahead_an_empty_one() -> None:
    bars = timeline(PHASES, 120).plain.split("\n")[1]
    done, _, rest = bars.partition("  ")
    assert set(done) == {"━", " "}
    assert "━" not in rest.split("●")[1]


def test_the_knob_moves_on_with_every_part() -> None:
    places = []
    for done in range(5):
        phase = PhaseBar("main", (Group(done, 5),), Status.NOW, 60, 75)
        places.append(timeline((phase,), 60).plain.split("\n")[1].index("●"))
    assert places == sorted(set(places))


def test_names_from_outside_stay_text() -> None:
    phase = PhaseBar("[/red]\x1b\nx", (Group(0, 1),), Status.NOW, 1, 2)
    assert "[/red]" in timeline((phase,), 60).plain.split("\n")[0]
    assert "\x1b" not in timeline((phase,), 60).plain
