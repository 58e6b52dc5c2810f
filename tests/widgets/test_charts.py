"""Charts: within their box, labels apart, values told, and each also in words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.widgets.canvas import cells
from legtui.widgets.chart import nice_ticks, plain_number
from legtui.widgets.chart_view import View, chart_as
from legtui.widgets.charts import (
    BarChart,
    BarRow,
    Calendar,
    Chart,
    LineChart,
    PairChart,
    PairRow,
    Point,
    Series,
    Table,
    sparkline,
)
from legtui.widgets.look import ASCII, UNICODE, Look

LOOKS = st.sampled_from([UNICODE, ASCII])
FIRST = date(2025, 1, 1)
VALUES = st.floats(0, 400).map(lambda value: round(value, 2))
POINTS = st.dictionaries(st.integers(0, 2000), VALUES, max_size=30).map(
    lambda found: tuple(
        Point(FIRST + timedelta(days=day), value) for day, value in sorted(found.items())
    )
)
LINES = st.builds(
    lambda points, more: LineChart("Squat", (Series("load", points), Series("1RM", more)), "kg"),
    POINTS,
    POINTS,
)
BARS = st.lists(
    st.builds(BarRow, st.text(max_size=20), VALUES, st.none() | VALUES), max_size=12
).map(lambda rows: BarChart("Sets", tuple(rows), "sets"))
PAIRS = st.lists(st.builds(PairRow, st.text(max_size=20), VALUES, VALUES), max_size=8).map(
    lambda rows: PairChart("Left and right", tuple(rows), "cm")
)
CALENDARS = st.dictionaries(st.integers(0, 900), st.integers(0, 3)).map(
    lambda found: Calendar(
        "Leg days",
        FIRST + timedelta(days=900),
        tuple((FIRST + timedelta(days=day), level) for day, level in found.items()),
    )
)
CHARTS = st.one_of(LINES, BARS, PAIRS, CALENDARS)


@given(CHARTS, st.integers(1, 200), st.integers(1, 60), LOOKS, st.sampled_from(View))
def test_never_wider_or_taller_than_asked(
    chart: Chart, width: int, height: int, look: Look, view: View
) -> None:
    lines = chart_as(chart, view, width, height, look).plain.split("\n")
    assert len(lines) <= height
    assert max(map(cells, lines)) <= width


@given(CHARTS)
def test_every_chart_can_be_left_as_words(chart: Chart) -> None:
    assert chart.as_words().endswith(".")
    shown = chart.as_table()
    assert all(len(row) == len(shown.head) for row in shown.rows)


@given(st.floats(-1000, 1000), st.floats(0.01, 1000), st.integers(2, 12))
def test_ticks_are_even_and_enclose(low: float, spread: float, most: int) -> None:
    ticks = nice_ticks(low, low + spread, most)
    steps = [after - before for before, after in pairwise(ticks)]
    assert 2 <= len(ticks) <= most
    assert ticks[0] <= low + 1e-6
    assert ticks[-1] >= low + spread - 1e-6
    assert max(steps) - min(steps) < 1e-6 * max(1.0, abs(low) + spread)


def test_ticks_are_round_numbers() -> None:
    assert nice_ticks(82.5, 117.5, 5) == [80, 90, 100, 110, 120]
    assert nice_ticks(100, 100, 3) == [95, 100, 105]
    assert nice_ticks(0, 14, 4) == [0, 5, 10, 15]


def squat(days: int) -> LineChart:
    points = tuple(
        Point(FIRST + timedelta(days=day), 80 + day * 30 / days, "deload" if day == 0 else "")
        for day in range(0, days + 1, max(1, days // 20))
    )
    return LineChart("Squat", (Series("top load", points),), "kg", break_days=400)


@pytest.mark.parametrize("days", [1, 12, 40, 46, 90, 200, 365, 700, 2000, 4000])
@pytest.mark.parametrize("width", [30, 50, 80, 120])
def test_dates_below_a_line_stand_apart(days: int, width: int) -> None:
    last = squat(days).draw(width, 12).plain.split("\n")[-1]
    labels = [match.span() for match in re.finditer(r"\S+(?: \S+)?", last)]
    assert labels
    for one, other in pairwise(labels):
        assert other[0] - one[1] >= 2
        assert other[0] - one[0] >= 6


def test_a_line_goes_up_where_the_values_do() -> None:
    lines = squat(90).draw(60, 12).plain.split("\n")
    assert "●" in lines[1]
    assert lines[0].startswith("Squat, kg")
    assert "▼ deload" in lines[0]


def test_a_long_pause_is_left_open() -> None:
    days = (0, 5, 10, 80, 85, 90)
    points = tuple(Point(FIRST + timedelta(days=day), 100.0) for day in days)
    row = "".join(
        line[6:] for line in LineChart("s", (Series("s", points),)).draw(80, 9).plain.split("\n")
    )
    open_row = re.search(r"[⠁-⣿] {20,}[⠁-⣿]", row)
    assert open_row is not None


def test_a_line_in_words_says_where_it_stands_and_how_it_changed() -> None:
    points = (
        Point(date(2026, 8, 20), 95),
        Point(date(2026, 11, 2), 105),
        Point(date(2026, 11, 12), 102.5),
    )
    chart = LineChart("Squat", (Series("squat", points),), "kg")
    assert chart.as_words() == (
        "squat: 102.5 kg on 12 Nov, up 7.5 kg since 20 Aug; most 105 kg on 2 Nov."
    )
    assert chart.as_table().rows[0] == ("12 Nov 2026", "102.5", "")
    assert LineChart("Squat", ()).as_words() == "Squat: nothing yet."


def test_two_sessions_on_one_day_are_two_rows() -> None:
    day = date(2026, 11, 12)
    points = (Point(day, 100), Point(day, 105), Point(date(2026, 11, 15), 110))
    rows = LineChart("s", (Series("s", points), Series("t", points[:1]))).as_table().rows
    assert [row[1:3] for row in rows] == [("110", ""), ("105", ""), ("100", "100")]


def test_a_unit_is_said_once() -> None:
    points = (Point(date(2026, 11, 12), 36), Point(date(2026, 11, 15), 38))
    for title, head in (("Lunge, reps", "Lunge, reps"), ("Lunge", "Lunge, reps")):
        drawn = LineChart(title, (Series("left", points),), "reps").draw(60, 8).plain
        assert drawn.split("\n")[0].strip() == head


def test_a_long_table_is_turned_page_by_page_to_its_last_row() -> None:
    told = Table(("day", "kg"), tuple((str(day), str(day)) for day in range(1, 31)), (1,))
    seen: list[str] = []
    first = 0
    for _ in range(4):
        lines = told.draw(20, 12, first=first).plain.split("\n")
        assert lines[0].split() == ["day", "kg"]
        seen += [line.split()[0] for line in lines[1:-1]]
        first = min(first + 10, told.last_first(12))
    assert list(dict.fromkeys(seen)) == [str(day) for day in range(1, 31)]
    assert lines[-1] == "… 20 above"
    assert told.draw(20, 12).plain.endswith("… 20 more")
    assert told.draw(20, 12, first=10).plain.endswith("… 10 above, 10 below")
    assert (told.last_first(31), told.last_first(30)) == (0, 2)


MUSCLES = BarChart(
    "Sets per muscle",
    (
        BarRow("quadriceps", 14, 12),
        BarRow("hamstrings", 9, 12),
        BarRow("calves", 4, 8),
        BarRow("lower back", 3),
    ),
    "sets",
)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("height", [5, 8, 12])
@pytest.mark.parametrize("look", [UNICODE, ASCII])
def test_every_bar_keeps_its_label_and_its_value(width: int, height: int, look: Look) -> None:
    lines = MUSCLES.draw(width, height, look).plain.split("\n")
    for row in MUSCLES.rows:
        line = next(line for line in lines if line.startswith(row.label))
        assert line.endswith(f" {row.told}")


def test_bars_never_touch() -> None:
    close = MUSCLES.draw(60, 5).plain
    assert "█" not in close
    wide = MUSCLES.draw(60, 12).plain.split("\n")
    full = ["█" in line for line in wide]
    assert any(full)
    assert not any(one and other for one, other in pairwise(full))


def test_a_longer_bar_is_more() -> None:
    lines = MUSCLES.draw(60, 5).plain.split("\n")[1:]
    lengths = [line.count("━") for line in lines]
    assert lengths == sorted(lengths, reverse=True)


def test_bars_that_do_not_fit_are_counted() -> None:
    assert MUSCLES.draw(60, 4).plain.split("\n")[-1] == "… 2 more"


def test_bars_in_words_name_what_is_behind() -> None:
    assert MUSCLES.as_words() == (
        "Sets per muscle: quadriceps 14 of 12, hamstrings 9 of 12, calves 4 of 8, lower back 3."
        " Below plan: hamstrings, calves."
    )


def test_left_and_right() -> None:
    chart = PairChart("Lunge", (PairRow("12 Nov", 12, 9), PairRow("5 Nov", 10, 10)), "reps")
    first, second = chart.draw(60, 4).plain.split("\n")[2:]
    left, right = first.split("│")
    assert left.count("━") > right.count("━")
    left, right = second.split("│")
    assert left.count("━") == right.count("━")
    assert chart.as_words() == (
        "12 Nov: left 12 reps, right 9 reps, right 25 % behind. "
        "5 Nov: left 10 reps, right 10 reps, even."
    )


def test_the_calendar_has_a_mark_for_every_leg_day() -> None:
    last = date(2026, 11, 20)
    days = tuple((last - timedelta(days=7 * week), 3) for week in range(10))
    drawn = Calendar("Leg days", last, days).draw(80, 9).plain
    assert drawn.count("■") == 10
    friday = drawn.split("\n")[6]
    assert friday.startswith("Fri")
    assert friday.endswith("■" * 10)
    assert Calendar("Leg days", last, days).as_words() == (
        "Leg days: 10 leg days in 10 weeks, the longest run 10 weeks, the last on 20 Nov."
    )
    assert Calendar("Leg days", last, ()).as_words() == "Leg days: no leg day in this year yet."


@pytest.mark.parametrize("width", [30, 57, 80, 110, 200])
def test_months_over_the_calendar_stand_apart(width: int) -> None:
    for offset in range(0, 365, 13):
        last = FIRST + timedelta(days=offset)
        months = Calendar("Leg days", last).draw(width, 9).plain.split("\n")[1]
        assert all(len(name) == 3 for name in months.split())


def test_the_days_after_the_last_are_not_shown() -> None:
    rows = Calendar("Leg days", date(2026, 11, 18)).draw(80, 9).plain.split("\n")[2:]
    assert len(rows[2]) == len(rows[3]) + 1


def test_a_sparkline() -> None:
    assert sparkline([1, 2, 3, 4, 5, 6, 7, 8], 8) == "▁▂▃▄▅▆▇█"
    assert sparkline([1, 2, 3], 2) == "▁█"
    assert sparkline([5, 5, 5], 9) == "▅▅▅"
    assert sparkline([], 9) == ""
    assert sparkline([1, 2, 3], 9, ASCII).isascii()


@given(CHARTS, st.integers(10, 120), st.integers(1, 30))
def test_ascii_adds_nothing_but_ascii(chart: Chart, width: int, height: int) -> None:
    drawn = chart.draw(width, height, ASCII).plain
    art = [mark for mark in drawn if 0x2500 <= ord(mark) < 0x2900]
    typed = "".join(row.label for row in getattr(chart, "rows", ()))
    assert all(mark in typed for mark in art)


def test_numbers_have_no_idle_zeros() -> None:
    assert [plain_number(value) for value in (0, -0.001, 2.5, 100, 1 / 3)] == [
        "0",
        "0",
        "2.5",
        "100",
        "0.33",
    ]


def test_the_views_go_round() -> None:
    assert View.PICTURE.following is View.WORDS
    assert View.TABLE.following is View.PICTURE


@pytest.mark.parametrize("height", [6, 7, 9, 12])
def test_a_low_chart_still_shows_the_change(height: int) -> None:
    lines = squat(90).draw(40, height).plain.split("\n")[1:-2]
    assert all(re.search(r"[⠁-⣿●▼]", line) for line in (lines[0], lines[-1]))
