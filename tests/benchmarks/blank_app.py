"""The least a Textual app can show: what a start and a key cost without any of our own work."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Digits, Footer, Header


class Blank(App[None]):
    """A header, digits, a footer; `right` counts."""

    BINDINGS: ClassVar[list[BindingType]] = [("right", "count", "Count"), ("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield Digits("10000", id="digits")
        yield Footer()

    def action_count(self) -> None:
        digits = self.query_one(Digits)
        digits.update(str(int(digits.value) + 1))


if __name__ == "__main__":
    Blank().run()
