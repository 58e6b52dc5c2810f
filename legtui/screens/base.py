"""What every screen has: its actions, the keys that run them, the footer, help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast, runtime_checkable

from textual import events, on
from textual.screen import Screen

from legtui.screens.action import HERE, Action
from legtui.screens.clicks import key_of
from legtui.screens.remap import remapped
from legtui.widgets.key_bar import KeyBar
from legtui.widgets.look import Look

if TYPE_CHECKING:
    from legtui.app import LegtuiApp

OTHER_BUTTON = 3
"""The right one, as Textual counts."""


@runtime_checkable
class TakesKeys(Protocol):
    """A screen with a box to type in, which may not have the focus yet."""

    def take_key(self, key: events.Key) -> None:
        """Type a key that came before the box could."""


def passed_on(screen: Screen[Any], event: events.Key) -> bool:
    """Hand a key to the screen above; tell whether there is one.

    Keys that are read together are all sent to the screen that was open then. When the first
    of them opens a dialog, the others are meant for the dialog.
    """
    if screen.app.screen is screen:
        return False
    event.stop()
    event.prevent_default()
    above, key = screen.app.screen, events.Key(event.key, event.character)
    if isinstance(above, TakesKeys):
        above.take_key(key)
    else:
        above.post_message(key)
    return True


class LegScreen(Screen[None]):
    """A screen whose keys come from its list of actions.

    All keys are handled here, one after the other as they come, and none by Textual's bindings:
    those run after the key has bubbled, so two keys read at once could change places.
    """

    AUTO_FOCUS = None
    GUARDS_ENTER: ClassVar[bool] = False
    """Whether it looks itself at when its Enters come."""

    def __init__(self) -> None:
        super().__init__()
        self._actions: tuple[Action, ...] | None = None

    def on_mount(self) -> None:
        """Take the classes of this size: Textual gives them once all is laid out, and does it
        all again.
        """
        width, height = self.app.size
        for extent, steps in (
            (width, self.HORIZONTAL_BREAKPOINTS),
            (height, self.VERTICAL_BREAKPOINTS),
        ):
            for least, name in reversed(steps or []):
                if extent >= least:
                    self.add_class(name)
                    break

    @property
    def legtui(self) -> LegtuiApp:
        """The app."""
        return cast("LegtuiApp", self.app)

    @property
    def look(self) -> Look:
        """What the terminal can show."""
        return self.legtui.look

    def list_actions(self) -> Sequence[Action]:
        """Return what can be done here, in the order of the help; for each screen to say."""
        return ()

    @property
    def actions(self) -> tuple[Action, ...]:
        """Everything that can be done here, with what can be done everywhere."""
        if self._actions is None:
            own = tuple(self.list_actions())
            listed = {one.id for one in own}
            usual = (*own, *(one for one in self._general() if one.id not in listed))
            self._actions, problems = remapped(usual, self.legtui.config.keys)
            for one in problems:
                self.legtui.warn(one)
        return self._actions

    def undoing(self, footer: int, group: str = HERE) -> tuple[Action, Action]:
        """Return undo and redo of what was done last, wherever it was."""
        app = self.legtui
        undo, redo = "Take back what was done last.", "Bring back what was taken back."
        return (
            Action("undo", ("u",), "Undo", undo, app.undo_last, group=group, footer=footer),
            Action("redo", ("U",), "Redo", redo, app.redo_last, group=group),
        )

    def going_back(self, footer: int) -> Action:
        """Return the way back to the screen beneath."""
        return Action("back", ("escape", "q"), "Back", "Back.", self.legtui.go_back, footer=footer)

    def _general(self) -> tuple[Action, ...]:
        return (
            Action(
                "palette",
                ("ctrl+p",),
                "Palette",
                "Every action by its name; the right mouse button opens it, too.",
                self.app.action_command_palette,
                group="Everywhere",
            ),
            Action(
                "quit",
                ("ctrl+q",),
                "Quit",
                "Close legtui; a session in progress stays open.",
                self.legtui.leave,
                group="Everywhere",
            ),
            Action(
                "help",
                ("question_mark",),
                "Keys",
                "Every key of this screen.",
                self._help,
                group="Everywhere",
                footer=1,
            ),
        )

    def _help(self) -> None:
        self.legtui.show_help(self)

    def action_for(self, key: str) -> Action | None:
        """Return what a key does now, `None` if nothing."""
        return next((one for one in self.actions if key in one.keys and one.possible()), None)

    def key_bar(self) -> None:
        """Show the keys that matter now in the footer."""
        found = sorted(
            (one for one in self.actions if one.footer and one.possible()),
            key=lambda one: -one.footer,
        )
        bar = self.query_one(KeyBar)
        bar.show_keys(
            [(one.id, one.key_text, one.footer_word or one.word) for one in found], self.look
        )

    def on_key(self, event: events.Key) -> None:
        """Run what the key does here."""
        if passed_on(self, event):
            return
        action = self.action_for(event.key)
        if action is None:
            return
        event.stop()
        event.prevent_default()
        action.run()

    @on(KeyBar.Pressed)
    def _clicked(self, event: KeyBar.Pressed) -> None:
        clicked = next((one for one in self.actions if one.id == event.action_id), None)
        pair = clicked is not None and clicked.shown_key and event.sign
        action = self.action_for(key_of(event.sign)) if pair else clicked
        if action is not None and action.possible():
            action.run()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Open the palette with the other button: what has no place in the footer is there."""
        if event.button == OTHER_BUTTON:
            event.stop()
            self.app.action_command_palette()

    def show(self) -> None:
        """Show everything anew; for each screen to say."""

    def look_up(self) -> None:
        """Ask for what is shown anew, and show it; for each screen to say."""
        self.show()
