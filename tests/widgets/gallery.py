"""Draws every part into pictures, to be looked at: `python tests/widgets/gallery.py FOLDER`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from textual.app import App, ComposeResult
from textual.content import Content

from legtui.training.equipment import Kind, Recipe
from legtui.training.weight import Unit, Weight
from legtui.widgets.bar import progress
from legtui.widgets.big import Part, big
from legtui.widgets.charts import (
    BarChart,
    BarRow,
    Calendar,
    LineChart,
    PairChart,
    PairRow,
    Point,
    Series,
)
from legtui.widgets.drawn import Drawn
from legtui.widgets.figure import card, dots, figure, key, keys
from legtui.widgets.look import ASCII, UNICODE, Look
from legtui.widgets.plates import plates
from legtui.widgets.theme import DARK, THEMES, fallback
from legtui.widgets.timeline import Group, PhaseBar, Status, timeline

SIZES = ((120, 40), (80, 24), (60, 20), (40, 12))
Picture = Callable[[int, int, Look], Content]

PHASES = (
    PhaseBar("warm-up", (Group(1, 1), Group(11, 11)), Status.DONE, 10, 15, "12:04"),
    PhaseBar(
        "main",
        (Group(4, 4), Group(2, 4), Group(0, 3), Group(0, 4), Group(0, 3), Group(0, 4)),
        Status.NOW,
        60,
        75,
        "31:20",
    ),
    PhaseBar("cool-down", (Group(0, 14), Group(0, 6)), Status.AHEAD, 10, 15),
)
TODAY = date(2026, 11, 20)


def bar_of(*weights: str, kind: Kind = Kind.BARBELL, base: str = "20") -> Recipe:
    """Return a recipe with these plates a side."""
    side = tuple(Weight.of(weight) for weight in weights)
    total = sum(weight.hundredths for weight in side) * 2 + Weight.of(base).hundredths
    return Recipe(Weight(total, Unit.KG), kind, Weight.of(base), side)


STACK = Recipe(Weight.of("42.5"), Kind.STACK, stack=Weight.of(40), on_pin=(Weight.of("2.5"),))
DUMBBELLS = Recipe(Weight.of(20), Kind.DUMBBELLS, per_hand=Weight.of(10))


def line_chart() -> LineChart:
    """Return twelve weeks of a lift with a break and a deload."""
    value, points, strength = 80.0, [], []
    for index in range(24):
        value += (0, 2.5, 2.5, 0, 5)[index % 5] - (15 if index == 9 else 0)
        day = TODAY - timedelta(days=5 * (24 - index) + (40 if index < 8 else 0))
        points.append(Point(day, value, "deload" if index == 9 else ""))
        strength.append(Point(day, round(value * 1.25)))
    series = (Series("top load", tuple(points)), Series("est. 1RM", tuple(strength)))
    return LineChart("Squat", series, "kg")


BARS = BarChart(
    "Sets per muscle, 7 days",
    (
        BarRow("quadriceps", 14, 12),
        BarRow("glutes", 11.5, 12),
        BarRow("hamstrings", 9, 12),
        BarRow("calves", 4, 8),
        BarRow("adductors", 6, 6),
        BarRow("lower back", 3),
        BarRow("shins", 0, 2),
    ),
    "sets",
)
PAIRS = PairChart(
    "Lunge reps",
    (PairRow("12 Nov", 12, 10), PairRow("5 Nov", 11, 11), PairRow("29 Oct", 8, 10)),
    "reps",
)
CALENDAR = Calendar(
    "Leg days",
    TODAY,
    tuple((TODAY - timedelta(days=index * 4 - index % 3), 1 + index % 3) for index in range(1, 80)),
)


def stacked(*pictures: Content) -> Content:
    """Return pictures below each other."""
    return Content("\n").join(pictures)


def lift(width: int, height: int, look: Look) -> Content:
    """A set, roughly as its screen has it."""
    parts = [Part("102.5"), Part("×", "$muted"), Part("9", "$lift")]
    rows = max(3, height - 14)
    return stacked(
        timeline(PHASES, width, 2, look),
        Content(""),
        *big(parts, width, rows, look, most_rows=9),
        plates(bar_of("25", "15", "1.25"), width, 7, look),
        Content(""),
        key("Enter", "log 102.5 kg × 9", look, main=True),
        keys([("←→", "weight"), ("↑↓", "reps"), ("x", "swap"), ("?", "keys")], width, look),
    )


def rest(width: int, height: int, look: Look) -> Content:
    """A rest across the room."""
    return stacked(
        *big([Part("REST", "$rest")], width, 5, look),
        Content(""),
        *big([Part("1:48", "$rest")], width, height - 9, look),
        Content(""),
        progress(0.4, width, look, "$rest"),
        Content(look.text("next 102.5 kg × 9, same plates")).center(width),
    )


def words(width: int, height: int, look: Look) -> Content:
    """Every state's word."""
    each = max(3, height // 8)
    states = ("LIFT", "REST", "GO", "HOLD", "SWITCH", "READY", "PAUSE", "DONE")
    return stacked(
        *(
            line
            for word in states
            for line in big([Part(word, f"${word.lower()}")], width, each, look, align="left")
        )
    )


def gear(width: int, height: int, look: Look) -> Content:
    """All kinds of equipment."""
    each = max(3, height // 5)
    recipes = (
        bar_of("25", "20", "15", "10", "5", "2.5", "1.25"),
        bar_of("20", "20", "20", "20", "20"),
        bar_of("20", "20", "10", kind=Kind.SLED, base="50"),
        STACK,
        DUMBBELLS,
    )
    return stacked(*(plates(recipe, width, each, look) for recipe in recipes))


def charts(width: int, height: int, look: Look) -> Content:
    """All charts, half of the height each."""
    half = height // 2
    return stacked(line_chart().draw(width, half, look), BARS.draw(width, height - half, look))


def more(width: int, height: int, look: Look) -> Content:
    """The year, left against right, a card."""
    body = [figure("102.5", "kg", look), dots(2, 4, look, now=True)]
    return stacked(
        CALENDAR.draw(width, 9, look),
        PAIRS.draw(width, max(1, height - 15), look),
        card("last time · 12 Nov", body, min(width, 34), 5, look),
    )


PICTURES: dict[str, Picture] = {
    "lift": lift,
    "rest": rest,
    "words": words,
    "gear": gear,
    "charts": charts,
    "more": more,
}


class Gallery(App[None]):
    """Shows one picture."""

    CSS = "Screen { background: $surface; } Drawn { width: 1fr; height: 1fr; }"

    def __init__(self, picture: Picture, look: Look, theme: str) -> None:
        super().__init__()
        self._picture, self._look, self._wanted = picture, look, theme

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._wanted

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return fallback(dark=True)

    def compose(self) -> ComposeResult:
        drawn = Drawn()
        drawn.show(lambda width, height: self._picture(width, height, self._look), 0)
        yield drawn


async def picture_of(
    name: str, size: tuple[int, int], look: Look = UNICODE, theme: str = DARK.name
) -> str:
    """Return one picture as SVG."""
    app = Gallery(PICTURES[name], look, theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        return app.export_screenshot(title=f"{name} {size[0]}x{size[1]}")


async def main(folder: Path) -> None:
    """Write every picture at every size; the ASCII and other themes at 80x24."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PICTURES:
        for size in SIZES:
            svg = await picture_of(name, size)
            (folder / f"{name}-{size[0]}.svg").write_text(svg, encoding="utf-8")
        svg = await picture_of(name, (80, 24), ASCII)
        (folder / f"{name}-ascii.svg").write_text(svg, encoding="utf-8")
        for theme in THEMES[1:]:
            svg = await picture_of(name, (80, 24), theme=theme.name)
            (folder / f"{name}-{theme.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
