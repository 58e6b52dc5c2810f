"""Opens the screens beside lifting; each is loaded when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legtui.app import LegtuiApp


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


def show_history(app: LegtuiApp) -> None:
    """Open the history."""
    from legtui.screens.history import HistoryScreen

    app.push_screen(HistoryScreen())


def show_progress(app: LegtuiApp) -> None:
    """Open the progress of each exercise."""
    from legtui.screens.progress import ProgressScreen

    app.push_screen(ProgressScreen())


def show_balance(app: LegtuiApp) -> None:
    """Open the balance of the muscles."""
    from legtui.screens.balance import BalanceScreen

    app.push_screen(BalanceScreen())


def show_calendar(app: LegtuiApp) -> None:
    """Open the calendar of leg days."""
    from legtui.screens.calendar import CalendarScreen

    app.push_screen(CalendarScreen())


def show_review(app: LegtuiApp) -> None:
    """Open the review of the last four weeks."""
    from legtui.screens.review import ReviewScreen

    app.push_screen(ReviewScreen())
