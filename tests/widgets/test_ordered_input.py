from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import ClassVar

import pytest
from terminal import Terminal
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from legtui.widgets.ordered_input import OrderedInput

PROGRAM = """
import sys
from textual.app import App
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static
from legtui.widgets.ordered_input import OrderedInput, run_own_binding

class Typed(Screen):
    box = OrderedInput
    def compose(self):
        yield self.box()
        yield Static(id="log")
    def on_mount(self):
        self.entered = []
        self.show("ready")
    def show(self, text):
        self.query_one("#log", Static).update(Content(text))
    def took(self, text):
        self.entered.append(text)
        self.show("|".join(self.entered) + "|")
    def on_ordered_input_entered(self, event):
        self.took(event.text)
    def on_input_submitted(self, event):
        self.took(event.value)
        event.input.value = ""

class Stock(Typed):
    box = Input

class Own(Screen):
    ordered = True
    BINDINGS = [Binding("home", "home"), Binding("enter", "enter"), Binding("backspace", "rub")]
    def compose(self):
        yield Static(id="log")
    def on_mount(self):
        self.typed, self.at, self.log_line = "", 0, "ready"
        self.show()
    def show(self):
        self.query_one("#log", Static).update(Content(self.log_line))
    async def on_key(self, event):
        if self.ordered and await run_own_binding(self, event):
            return
        if event.is_printable:
            self.typed = self.typed[:self.at] + event.character + self.typed[self.at:]
            self.at += 1
            event.stop()
    def action_home(self):
        self.at = 0
    def action_rub(self):
        if self.at:
            self.typed = self.typed[:self.at - 1] + self.typed[self.at:]
            self.at -= 1
    def action_enter(self):
        self.log_line = self.log_line.replace("ready", "") + self.typed + "|"
        self.typed, self.at = "", 0
        self.show()

class Unordered(Own):
    ordered = False

class Main(App):
    def on_mount(self):
        kinds = {"box": Typed, "stock": Stock, "own": Own, "unordered": Unordered}
        self.push_screen(kinds[sys.argv[1]]())
Main().run()
"""


def start(kind: str) -> Terminal:
    terminal = Terminal([sys.executable, "-c", PROGRAM, kind])
    terminal.wait_for("ready")
    return terminal


@pytest.fixture(params=["box", "own"])
def terminal(request: pytest.FixtureRequest) -> Iterator[Terminal]:
    with start(request.param) as started:
        yield started


@pytest.mark.parametrize(
    ("keys", "read"),
    [
        ("00x5\x1b[H1\r", "100x5|"),
        ("15\x7f0x5\r", "10x5|"),
        ("100x55\x7f\r", "100x5|"),
        ("100x5\r110x3\r120x2\r", "100x5|110x3|120x2|"),
        ("100x5\r\r\r\r", "100x5|"),
    ],
)
def test_keys_that_arrive_in_one_read_keep_their_order(keys: str, read: str) -> None:
    with start("box") as terminal:
        terminal.type(keys)
        terminal.wait_for(read)
        assert read in [row.strip() for row in terminal.rows]


def test_a_screen_with_its_own_keys_keeps_their_order(terminal: Terminal) -> None:
    terminal.type("00x5\x1b[H1\r15\x7f0x5\r")
    terminal.wait_for("100x5|10x5|")


@pytest.mark.parametrize("kind", ["stock", "unordered"])
def test_without_the_cure_the_order_is_lost(kind: str) -> None:
    """If this fails, Textual applies keys in order by now and `ordered_input` can go."""
    with start(kind) as terminal:
        terminal.type("00x5\x1b[H1\r")
        terminal.wait_for("|")
        assert "100x5|" not in terminal.screen


class Box(App[None]):
    BINDINGS: ClassVar = [Binding("ctrl+t", "note('app')")]

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.notes: list[str] = []

    def compose(self) -> ComposeResult:
        yield OrderedInput()
        yield Input(id="other")

    def on_ordered_input_entered(self, event: OrderedInput.Entered) -> None:
        assert event.control is self.query_one(OrderedInput)
        self.texts.append(event.text)

    def action_note(self, text: str) -> None:
        self.notes.append(text)


async def test_enter_takes_the_text_and_an_empty_box_says_nothing() -> None:
    app = Box()
    async with app.run_test() as pilot:
        await pilot.press("enter", "space", "enter", "8", "2", ",", "5", "enter", "enter")
        assert app.texts == ["82,5"]
        assert app.query_one(OrderedInput).value == ""


async def test_keys_that_are_not_its_own_still_reach_the_app() -> None:
    app = Box()
    async with app.run_test() as pilot:
        await pilot.press("9", "ctrl+t", "tab")
        assert app.notes == ["app"]
        assert app.focused is not None
        assert app.focused.id == "other"


async def test_refused_text_comes_back_but_never_over_new_text() -> None:
    app = Box()
    async with app.run_test() as pilot:
        box = app.query_one(OrderedInput)
        box.give_back("1oo")
        assert box.value == "1oo"
        await pilot.press("end", "x")
        box.give_back("other")
        assert box.value == "1oox"
