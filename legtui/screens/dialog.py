"""What every screen that asks over another one is."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """Answered once: a second `Enter` of the same burst must not close what lies beneath."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Leave with an answer, if it has not been left yet."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
