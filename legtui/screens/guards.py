"""What keeps a tired thumb from doing harm. All of it in real time, whatever the clock's speed."""

from __future__ import annotations

from legtui.training.frozen import dataclass

ENTER_KEYS = ("enter", "space", "pagedown")
"""What a remote or a number pad sends for Enter too."""

ENTER_APART_S = 0.5
"""An Enter this soon after the last one seen does nothing: a held key logs one set."""

AFTER_CHANGE_S = 1.0
"""So long after the screen changed by itself, Enter and digits do nothing: a thumb that meant
to end the rest must not log a set."""

FIRST_OF_REST_S = 1.0
"""The rest can't be ended in its first second."""


@dataclass(slots=True)
class Guards:
    """Remembers when keys came and when the screen changed."""

    _last_enter: float = float("-inf")
    _changed: float = float("-inf")
    _rest_began: float = float("-inf")

    def enter(self, now: float) -> bool:
        """Tell whether an Enter at `now` (real seconds) counts; ignored ones count for the next."""
        since = now - self._last_enter
        self._last_enter = now
        return since >= ENTER_APART_S and self.settled(now)

    def saw_enter(self, now: float) -> None:
        """An Enter went to another screen, at home or in a dialog: a thumb that still holds it
        down when the session shows again did not mean to log a set.
        """
        self._last_enter = now

    def settled(self, now: float) -> bool:
        """Tell whether the screen has stood long enough since it changed by itself."""
        return now - self._changed >= AFTER_CHANGE_S

    def changed_by_itself(self, now: float) -> None:
        """The screen shows something else, and no key did it."""
        self._changed = now

    def rest_began(self, now: float) -> None:
        """A rest began with a key."""
        self._rest_began = now

    def may_end_rest(self, now: float) -> bool:
        """Tell whether the rest is older than its first second."""
        return now - self._rest_began >= FIRST_OF_REST_S
