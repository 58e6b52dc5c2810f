"""The ways to what is beside lifting: body, fuel, guide. Each screen loads when opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legtui.screens.action import Action

if TYPE_CHECKING:
    from legtui.app import LegtuiApp


GROUP = "More"


def from_home(app: LegtuiApp) -> tuple[Action, ...]:
    """Return what home opens by one key each."""
    return (
        Action(
            "gyms",
            ("y",),
            "Gym",
            "The gyms, and what is there: bars, plates, stacks, pin, dumbbells.",
            lambda: show_gyms(app),
            group=GROUP,
            footer=44,
        ),
        Action(
            "program",
            ("p",),
            "Program",
            "Exercises, sets, reps, rests, order; what they come to.",
            lambda: show_program(app),
            group=GROUP,
            footer=49,
        ),
        Action(
            "body",
            ("b",),
            "Body",
            "Weight, girths, tests and photos.",
            lambda: show_body(app),
            group=GROUP,
            footer=48,
        ),
        Action(
            "fuel",
            ("f",),
            "Fuel",
            "Protein, water, supplements.",
            lambda: show_fuel(app),
            group=GROUP,
            footer=46,
        ),
        Action(
            "guide",
            ("g",),
            "Guide",
            "Muscles, exercises, mistakes, sources.",
            lambda: show_guide(app),
            group=GROUP,
            footer=45,
        ),
        *import_action(app),
        Action(
            "settings",
            ("comma",),
            "Settings",
            "Units, colors, sounds, what opens across the room.",
            lambda: show_settings(app),
            group=GROUP,
            footer=47,
        ),
    )


def import_action(app: LegtuiApp, footer: int = 0) -> tuple[Action, ...]:
    """Return the way to bring in the log of another program."""
    return (
        Action(
            "import",
            ("i",),
            "Import",
            "Bring in the log of another program, or one of legtui's own.",
            lambda: show_import(app),
            group=GROUP,
            footer=footer,
        ),
    )


def from_anywhere(app: LegtuiApp) -> tuple[Action, ...]:
    """Return what the palette opens from every screen."""
    return (
        *from_home(app),
        Action("measure", (), "Measure", "Girths, left and right.", lambda: show_measure(app)),
        Action("weigh", (), "Weigh", "Enter the body weight.", lambda: weigh(app)),
        Action("tests", (), "Tests", "Jump, sprint, endurance.", lambda: show_tests(app)),
        Action("photos", (), "Photos", "Progress photos.", lambda: show_photos(app)),
        Action(
            "supplements", (), "Supplements", "What they are worth.", lambda: show_supplements(app)
        ),
        Action(
            "safety", (), "Safety", "Screening, stop signs, under load.", lambda: show_safety(app)
        ),
    )


def show_settings(app: LegtuiApp) -> None:
    """Open the settings."""
    from legtui.screens.settings import SettingsScreen

    app.push_screen(SettingsScreen())


def show_import(app: LegtuiApp) -> None:
    """Open the import of an old log."""
    from legtui.screens.files import FilesScreen

    app.push_screen(FilesScreen())


def show_welcome(app: LegtuiApp) -> None:
    """Ask what is asked at the first start."""
    from legtui.screens.welcome import WelcomeScreen

    app.push_screen(WelcomeScreen())


def show_gyms(app: LegtuiApp) -> None:
    """Open the gyms."""
    from legtui.screens.gyms import GymsScreen

    app.push_screen(GymsScreen())


def show_program(app: LegtuiApp) -> None:
    """Open the program."""
    from legtui.screens.program import ProgramScreen

    app.push_screen(ProgramScreen())


def show_body(app: LegtuiApp) -> None:
    """Open the measurements."""
    from legtui.screens.body import BodyScreen

    app.push_screen(BodyScreen())


def show_measure(app: LegtuiApp) -> None:
    """Begin measuring girths."""
    from legtui.screens.measure import MeasureScreen

    app.push_screen(MeasureScreen())


def weigh(app: LegtuiApp) -> None:
    """Ask for the body weight."""
    from legtui.screens.body import ask_weight

    ask_weight(app)


def show_tests(app: LegtuiApp) -> None:
    """Open the performance tests."""
    from legtui.screens.tests import TestsScreen

    app.push_screen(TestsScreen())


def show_photos(app: LegtuiApp) -> None:
    """Open the progress photos."""
    from legtui.screens.photos import PhotosScreen

    app.push_screen(PhotosScreen())


def show_fuel(app: LegtuiApp) -> None:
    """Open food and water."""
    from legtui.screens.fuel import FuelScreen

    app.push_screen(FuelScreen())


def show_supplements(app: LegtuiApp) -> None:
    """Open the supplements."""
    from legtui.screens.supplements import open_supplements

    open_supplements(app)


def show_guide(app: LegtuiApp, page: str = "") -> None:
    """Open the guide, at the page of an id if said so."""
    from legtui.screens.guide import GuideScreen

    app.push_screen(GuideScreen(page))


def show_safety(app: LegtuiApp) -> None:
    """Open the screening card."""
    from legtui.screens.safety import SafetyScreen

    app.push_screen(SafetyScreen())
