"""The thin widgets: they show their picture, and repaint only when it changes."""

from __future__ import annotations

from typing import Any

import pytest
from snapshots import screen_text
from textual.app import App, ComposeResult
from textual.content import Content
from textual.strip import Strip
from widgets.gallery import BARS, PHASES

from legtui.widgets.chart_view import ChartView, View
from legtui.widgets.drawn import Draw, Drawn
from legtui.widgets.theme import DARK, THEMES, fallback
from legtui.widgets.timeline import PhaseBar, timeline


class Shelf(App[None]):
    """Holds a picture drawn by a function, and a chart."""

    CSS = "#line { height: 2; } ChartView { height: 6; }"

    def __init__(self, theme: str = DARK.name) -> None:
        super().__init__()
        self._wanted = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return fallback(dark=True)

    def compose(self) -> ComposeResult:
        yield Drawn(id="line")
        yield ChartView()

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._wanted

    @property
    def line(self) -> Drawn:
        return self.query_one("#line", Drawn)

    def show_phases(self, phases: tuple[PhaseBar, ...]) -> None:
        self.line.show(lambda width, height: timeline(phases, width, height), phases)

    def fill(self) -> None:
        self.show_phases(PHASES)
        self.query_one(ChartView).show_chart(BARS, View.WORDS)


async def test_every_widget_shows_its_picture() -> None:
    app = Shelf()
    async with app.run_test(size=(80, 24)) as pilot:
        app.fill()
        await pilot.pause()
        text = screen_text(app)
    assert "31:20 of 60–75 min" in text
    assert "glutes, hamstrings, calves, shins." in text


async def test_what_stays_the_same_is_not_repainted(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []

    def count(self: Drawn, *args: Any, **kwargs: Any) -> Drawn:
        painted.append(type(self).__name__)
        return self

    app = Shelf()
    async with app.run_test(size=(80, 24)) as pilot:
        app.fill()
        await pilot.pause()
        monkeypatch.setattr(Drawn, "refresh", count)
        app.fill()
        await pilot.pause()
        assert painted == []
        app.show_phases(PHASES[:1])
        app.query_one(ChartView).show_chart(BARS, View.TABLE)
        await pilot.pause()
        assert sorted(painted) == ["ChartView", "Drawn"]


async def test_what_is_drawn_from_something_else_but_looks_the_same_is_not_repainted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []
    painted: list[str] = []

    def draw(word: str) -> Draw:
        def picture(width: int, height: int) -> Content:
            drawn.append(word)
            return Content(word[:4])

        return picture

    app = Shelf()
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.line
        place.show(draw("rest"), 1)
        await pilot.pause()
        monkeypatch.setattr(Drawn, "refresh", lambda self, *rows: painted.append(self.id or ""))
        drawn.clear()
        for of, word in enumerate(("lift", "hold", "rest, still"), 2):
            place.show(draw(word), of)
        await pilot.pause()
        assert (drawn, painted) == (["rest, still"], [])
        place.show(draw("go"), 9)
        await pilot.pause()
        assert len(painted) == 1


async def test_only_the_lines_that_changed_are_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Shelf()
    painted: list[int] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.line.show(lambda width, height: Content("one\ntwo"), 1)
        await pilot.pause()
        render_line = Drawn.render_line

        def rendered(self: Drawn, y: int) -> Strip:
            painted.append(y)
            return render_line(self, y)

        monkeypatch.setattr(Drawn, "render_line", rendered)
        app.line.show(lambda width, height: [Content("one"), Content("three")], 2)
        await pilot.pause()
        assert painted == [1]
        assert screen_text(app).splitlines()[:2] == ["one", "three"]
        app.line.show(lambda width, height: Content("one"), 3)
        await pilot.pause()
        assert painted == [1, 1], "a line that is no longer there is painted over"
        assert screen_text(app) == "one\n"


async def test_rows_painted_ahead_come_before_the_picture_and_do_not_outlast_it() -> None:
    app = Shelf()
    async with app.run_test(size=(80, 24)) as pilot:
        app.line.show(lambda width, height: Content("100\nkg"), 1)
        await pilot.pause()
        seen: list[str] = []
        app.line.paint_ahead([0], [Content("105")])
        app.line.once_painted(lambda: seen.append(screen_text(app)))
        await pilot.pause()
        await pilot.pause()
        assert seen[0].splitlines()[:2] == ["105", "kg"]
        app.line.show(lambda width, height: Content("105\nkg, two plates"), 2)
        await pilot.pause()
        assert screen_text(app).splitlines()[:2] == ["105", "kg, two plates"]


async def test_rows_painted_ahead_give_way_to_the_picture_from_before() -> None:
    app = Shelf()
    async with app.run_test(size=(80, 24)) as pilot:
        app.line.show(lambda width, height: Content("100\nkg"), 1)
        await pilot.pause()
        app.line.paint_ahead([0], [Content("105")])
        app.line.show(lambda width, height: Content("100\nkg"), 1)
        await pilot.pause()
        assert screen_text(app).splitlines()[:2] == ["100", "kg"]


async def test_a_line_that_is_too_long_is_wrapped_as_any_text() -> None:
    app = Shelf()
    async with app.run_test(size=(20, 24)) as pilot:
        app.line.show(lambda width, height: Content("a line longer than twenty"), 1)
        await pilot.pause()
        assert screen_text(app).splitlines()[:2] == ["a line longer than", "twenty"]


async def test_a_theme_that_is_not_ours_shows_the_same() -> None:
    app = Shelf("nord")
    async with app.run_test(size=(80, 24)) as pilot:
        app.fill()
        await pilot.pause()
        assert "31:20 of 60–75 min" in screen_text(app)
