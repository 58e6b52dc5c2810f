"""Every screen that a lifter can go to, in one table: home has them by a key, the palette of
every screen by their names, and a screen that leads on has them under keys of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from legtui.screens import more
from legtui.screens.action import HERE, Action

if TYPE_CHECKING:
    from legtui.app import LegtuiApp

_BACK = "Look back"
_MORE = "More"

# id, key at home, name, help, what opens it, group in the help, how much the footer of home
# needs it.
_TABLE: tuple[tuple[str, str, str, str, Callable[[LegtuiApp], None], str, int], ...] = (
    ("history", "h", "History", "Every session, newest first.", more.show_history, _BACK, 90),
    ("progress", "r", "Progress", "Each exercise over time.", more.show_progress, _BACK, 58),
    ("balance", "m", "Muscles", "Sets per muscle against the plan; left and right.",
     more.show_balance, _BACK, 56),
    ("calendar", "k", "Calendar", "A year of leg days, the longest run of weeks.",
     more.show_calendar, _BACK, 54),
    ("review", "e", "Review", "The last four weeks, and what to change.",
     more.show_review, _BACK, 53),
    ("gyms", "y", "Gym", "The gyms, and what is there: bars, plates, stacks, pin, dumbbells.",
     more.show_gyms, _MORE, 44),
    ("program", "p", "Program", "Exercises, sets, reps, rests, order; what they come to.",
     more.show_program, _MORE, 49),
    ("body", "b", "Body", "Weight, girths, tests and photos.", more.show_body, _MORE, 48),
    ("fuel", "f", "Fuel", "Protein, water, supplements.", more.show_fuel, _MORE, 46),
    ("guide", "g", "Guide", "Muscles, exercises, mistakes, sources.", more.show_guide, _MORE, 45),
    ("import", "i", "Import", "Bring in the log of another program, or one of legtui's own.",
     more.show_import, _MORE, 0),
    ("settings", "comma", "Settings", "Units, colors, sounds, what opens across the room.",
     more.show_settings, _MORE, 47),
    ("measure", "", "Measure", "Girths, left and right, with the protocol beside them.",
     more.show_measure, _MORE, 0),
    ("weigh", "", "Weigh", "Enter the body weight.", more.weigh, _MORE, 0),
    ("tests", "", "Tests", "Jump, sprint, endurance and your own.", more.show_tests, _MORE, 0),
    ("photos", "", "Photos", "Progress photos, two dates side by side.",
     more.show_photos, _MORE, 0),
    ("supplements", "", "Supplements", "What they are worth, and ticks.",
     more.show_supplements, _MORE, 0),
    ("safety", "", "Safety", "Screening, stop signs, under load.", more.show_safety, _MORE, 0),
)  # fmt: skip


def destinations(app: LegtuiApp) -> tuple[Action, ...]:
    """Return the ways to every screen of its own, with the keys that home has for them."""
    return tuple(
        Action(id, (key,) if key else (), name, help, partial(opens, app), group=group, footer=much)
        for id, key, name, help, opens, group, much in _TABLE
    )


def from_home(app: LegtuiApp) -> tuple[Action, ...]:
    """Return what home opens by one key each."""
    return tuple(one for one in destinations(app) if one.keys)


def leading_to(app: LegtuiApp, id: str, *keys: str, footer: int = 0) -> Action:
    """Return the way to a screen under another screen's keys.

    Raises:
        KeyError: No screen of this id.
    """
    found = {one.id: one for one in destinations(app)}[id]
    return replace(found, keys=keys, footer=footer, group=HERE)
