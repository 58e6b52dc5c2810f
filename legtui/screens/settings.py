"""Everything that is chosen once: units, colors, how the lifter is called, what opens big."""

from __future__ import annotations

from collections.abc import Sequence

from legtui.screens import more
from legtui.screens.action import Action
from legtui.screens.choice import Option
from legtui.screens.destinations import leading_to
from legtui.screens.fields import Field, FieldScreen
from legtui.screens.program import COOL_DOWNS, LEVEL_HELP, LEVELS, WARM_UPS
from legtui.training.body import LengthUnit
from legtui.training.weight import Unit
from legtui.widgets.theme import THEMES

_LEVEL_WORDS = {"beginner": "new to this", "experienced": "I lift"}
_UNIT_WORDS = {Unit.KG: "kilograms", Unit.LB: "pounds"}
_LENGTH_WORDS = {LengthUnit.CM: "centimetres", LengthUnit.INCH: "inches"}
_THEME_WORDS = {
    "legtui-dark": "dark",
    "legtui-light": "light",
    "legtui-contrast": "high contrast",
}


class SettingsScreen(FieldScreen):
    """A column of choices; each holds at once and is remembered."""

    def heading(self) -> tuple[str, str]:
        """Say what it is."""
        return "Settings", "each change holds at once"

    def list_fields(self) -> Sequence[Field]:
        """Return the settings."""
        return (*self._lifter(), *self._calls(), *self._looks())

    def _lifter(self) -> tuple[Field, ...]:
        prefs = self.legtui.preferences
        return (
            self._choice("unit", "Units", tuple(Unit), _UNIT_WORDS[prefs.unit],
                         "Of body weight, totals and new gyms; each gym there keeps its own.",
                         head="You"),
            self._choice("length_unit", "Lengths", tuple(LengthUnit),
                         _LENGTH_WORDS[prefs.length_unit], "Of girths and jumps."),
            self._choice("level", "Experience", LEVELS, _LEVEL_WORDS.get(prefs.level, prefs.level),
                         LEVEL_HELP.get(prefs.level, "")),
            Field("gym", "Gym", prefs.gym_at_hand.name, help="What can be loaded there.",
                  enter=lambda: more.show_gyms(self.legtui), enter_word="Open"),
            self._choice("warm_up", "Warm-up", WARM_UPS, prefs.warm_up, "Ten to fifteen minutes."),
            self._choice("cool_down", "Cool-down", COOL_DOWNS,
                         prefs.cool_down.replace("_", " "), "The stretches at the end."),
        )  # fmt: skip

    def _calls(self) -> tuple[Field, ...]:
        return (
            self._call("bell", "Bell", "The terminal's own bell.", head="When a rest ends"),
            self._call("sound", "Sound",
                       "A short sound: one for the end of a rest, one for get ready, one for "
                       "switching sides, one for done."),
            self._call("notify", "Notification",
                       "A message on the desktop, in terminals that can."),
            self._call("title", "Window title", "The time that is left, in the window's title."),
        )  # fmt: skip

    def _looks(self) -> tuple[Field, ...]:
        prefs = self.legtui.preferences
        return (
            self._switch("across", "Lifting big",
                         "Opens the sets and rests across the room: digits as large as they go. "
                         "z turns it on and off in a session.", head="What it looks like"),
            self._switch("across_stretches", "Stretching big",
                         "Opens the stretches across the room: you read them from the floor."),
            Field("theme", "Colors", _THEME_WORDS.get(prefs.theme, prefs.theme),
                  help="Enter shows all of them.",
                  step=self._next_theme, enter=self._themes, enter_word="All"),
        )  # fmt: skip

    # -- kinds of settings -------------------------------------------------------------------

    def _choice(
        self,
        name: str,
        label: str,
        choices: Sequence[object],
        shown: str,
        help: str,
        head: str = "",
    ) -> Field:
        def step(by: int) -> None:
            now = getattr(self.legtui.preferences, name)
            place = choices.index(now) if now in choices else 0
            self._set(name, choices[(place + by) % len(choices)])

        return Field(
            name,
            label,
            shown,
            help=help,
            head=head,
            step=step,
            enter=lambda: step(1),
            enter_word="Next",
        )

    def _switch(self, name: str, label: str, help: str, head: str = "") -> Field:
        def turn(by: int = 1) -> None:
            self._set(name, not getattr(self.legtui.preferences, name))

        return Field(
            name,
            label,
            "on" if getattr(self.legtui.preferences, name) else "off",
            help=help,
            head=head,
            step=turn,
            enter=turn,
            enter_word="On or off",
        )

    def _call(self, name: str, label: str, help: str, head: str = "") -> Field:
        """A switch of which Enter gives a trial."""

        def turn(by: int) -> None:
            self._set(name, not getattr(self.legtui.preferences, name))

        return Field(
            name,
            label,
            "on" if getattr(self.legtui.preferences, name) else "off",
            help=help,
            head=head,
            step=turn,
            enter=lambda: self.legtui.notify(self.legtui.caller.try_one(name), markup=False),
            enter_word="Try it",
        )

    def _set(self, name: str, value: object) -> None:
        self.legtui.set_preference(name, value)
        self.look_up()

    # -- colors ------------------------------------------------------------------------------

    def _theme_names(self) -> list[str]:
        ours = [one.name for one in THEMES]
        return ours + sorted(set(self.legtui.available_themes) - set(ours))

    def _next_theme(self, by: int) -> None:
        names = self._theme_names()
        place = names.index(self.legtui.theme) if self.legtui.theme in names else 0
        self._take_theme(names[(place + by) % len(names)])

    def _themes(self) -> None:
        names = self._theme_names()
        options = [Option(_THEME_WORDS.get(name, name)) for name in names]
        self.legtui.choose("Colors", options, lambda place: self._take_theme(names[place]))

    def _take_theme(self, name: str) -> None:
        self.legtui.theme = name
        self.look_up()

    def more_actions(self) -> Sequence[Action]:
        """Return what else can be done here."""
        return (
            leading_to(self.legtui, "safety", "s", footer=65),
            leading_to(self.legtui, "import", "i", footer=60),
        )
