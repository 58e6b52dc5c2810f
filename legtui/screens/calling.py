"""How the lifter is called when the program needs them, as the settings say now."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from legtui.desk.preferences import Preferences
from legtui.machine.alerts import Alert, Alerts, AlertSettings

WAYS = ("bell", "sound", "notify", "title")
"""Settings that switch a way of calling on."""


class Caller:
    """Rings, and names the window.

    Args:
        sounds: The folder of the sounds.
        preferences: Tells what the lifter wants.
        to_terminal: Writes to the terminal.
    """

    def __init__(
        self,
        sounds: Path,
        preferences: Callable[[], Preferences],
        to_terminal: Callable[[str], None],
    ) -> None:
        self._preferences = preferences
        self.alerts = Alerts(self._wanted(), sounds, to_terminal, os.environ)

    def _wanted(self) -> AlertSettings:
        chosen = self._preferences()
        return AlertSettings(chosen.bell, chosen.sound, chosen.notify, chosen.title)

    def ring(self, alert: Alert, headline: str, text: str) -> None:
        """Call in every way that is switched on."""
        self.settings_changed()
        self.alerts.ring(alert, headline, text)

    def title(self, text: str) -> None:
        """Name the window, where that is wanted."""
        self.alerts.title(text)

    def settings_changed(self) -> None:
        """Do as the settings say from now on."""
        self.alerts.settings = self._wanted()

    def close(self) -> None:
        """Give the window its title back."""
        self.alerts.close()

    def try_one(self, name: str) -> str:
        """Call in one way, to hear or see what it is like; return what to say of it.

        Args:
            name: Of the setting, one of `WAYS`.
        """
        self.alerts.settings = AlertSettings(*(one == name for one in WAYS))
        self.alerts.ring(Alert.REST_OVER, "GO", "The rest is over")
        self.alerts.title("GO · legtui")
        self.settings_changed()
        if name == "sound" and not self.alerts.can_play():
            return "This machine has no player for it."
        if name == "notify" and not self.alerts.can_notify():
            return "This terminal shows none."
        return _TRIED[name]


_TRIED = {
    "bell": "Rung. If nothing was heard, the terminal's own settings hold it back.",
    "sound": "Playing.",
    "notify": "Sent to the desktop.",
    "title": "The window is called GO now.",
}
