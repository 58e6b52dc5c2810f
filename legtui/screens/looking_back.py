"""The ways to what a lifter looks back at. Each screen is loaded when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legtui.screens.action import Action

if TYPE_CHECKING:
    from legtui.app import LegtuiApp


GROUP = "Look back"


def from_home(app: LegtuiApp) -> tuple[Action, ...]:
    """Return what home opens by one key each."""
    return (
        Action("progress", ("r",), "Progress", "Each exercise over time.",
               lambda: show_progress(app), group=GROUP,
               footer=58),
        Action("balance", ("m",), "Muscles", "Sets per muscle against the plan; left and right.",
               lambda: show_balance(app), group=GROUP,
               footer=56),
        Action("calendar", ("k",), "Calendar", "A year of leg days, the longest run of weeks.",
               lambda: show_calendar(app), group=GROUP,
               footer=54),
        Action("review", ("e",), "Review", "The last four weeks, and what to change.",
               lambda: show_review(app), group=GROUP,
               footer=53),
    )  # fmt: skip


def from_anywhere(app: LegtuiApp) -> tuple[Action, ...]:
    """Return what the palette opens from every screen."""
    return (
        Action("history", (), "History", "Every session, newest first.", app.show_history),
        *from_home(app),
    )


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
