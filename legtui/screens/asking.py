"""What any screen may ask over itself: a choice, a line, a time of day; and a page to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from legtui.screens.choice import Option
    from legtui.screens.pages import Onward
    from legtui.widgets.look import Look

_TIME = re.compile(r"(\d{1,2})[:. h]?(\d{2})\Z", re.ASCII)


class AskingApp(App[None]):
    """An app whose screens can ask."""

    look: Look

    def choose(
        self, title: str, options: Sequence[Option], then: Callable[[int], None], text: str = ""
    ) -> None:
        """Ask to choose; `then` gets the place of what was chosen."""

        def chosen(place: int | None) -> None:
            if place is not None:
                then(place)

        from legtui.screens.choice import ChoiceScreen

        self.push_screen(ChoiceScreen(title, options, self.look, text), chosen)

    def ask(
        self,
        title: str,
        then: Callable[[str], None],
        *,
        value: str = "",
        check: Callable[[str], str | None] | None = None,
    ) -> None:
        """Ask for a line; `then` gets it."""

        def entered(line: str | None) -> None:
            if line:
                then(line)

        from legtui.screens.prompt import PromptScreen

        self.push_screen(PromptScreen(title, value=value, check=check), entered)

    def ask_time(self, title: str, typed: str, then: Callable[[int, int], None]) -> None:
        """Ask for a time of day; `then` gets hour and minute."""

        def check(line: str) -> str | None:
            return None if _time_of(line) else f"“{line[:20]}” is not a time, try 18:40"

        def entered(line: str) -> None:
            found = _time_of(line)
            if found:
                then(*found)

        self.ask(title, entered, value=typed, check=check)

    def page(self, title: str, lines: Sequence[str], onward: Onward | None = None) -> None:
        """Open a text over the screen; one key may lead onward from it."""
        from legtui.screens.page import PageScreen

        def left(further: bool | None) -> None:
            if further and onward is not None:
                onward.run()

        self.push_screen(PageScreen(title, lines, self.look, onward), left)


def _time_of(line: str) -> tuple[int, int] | None:
    match = _TIME.match(line.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    return (hour, minute) if hour < 24 and minute < 60 else None
