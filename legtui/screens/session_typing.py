"""Digits and lines on the live session's screen: an answer, a set, the time it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from legtui.desk.conductor import Conductor
from legtui.screens.guards import ENTER_KEYS
from legtui.screens.typing import TypedLine
from legtui.session import acts
from legtui.session.typed import Answer, NotUnderstood, Sets
from legtui.session.view import SET_MODES, Mode
from legtui.text import one_line

if TYPE_CHECKING:
    from legtui.screens.session import SessionScreen

SAME_LINE_S = 0.7
"""A key so soon after a digit that was not taken belongs to the same line: an `x` of `100x8` must
not swap, its Enter must not log what is proposed."""

_OF_LINES = frozenset("0123456789x@/.,- bwkgl")

ANSWERS = "01234"
"""How many more could have been done in the set before; 4 is four or more."""


class Typist:
    """Takes what is typed, before the table of keys does.

    Args:
        screen: The live session, whose `typed` is the line.
    """

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen
        self._dropped_at = float("-inf")

    @property
    def _conductor(self) -> Conductor:
        return self._screen.conductor

    def took(self, event: events.Key) -> bool:
        """Tell whether a key was text, or drops or takes the line."""
        if self._screen.typed is not None and self._edited(self._screen.typed, event):
            return True
        if self._dropped(event):
            return True
        return bool(event.character) and self._began(event.character or "")

    def _dropped(self, event: events.Key) -> bool:
        """Drop the rest of a line whose beginning came too soon."""
        now = self._screen.legtui.clock.real()
        enter = event.key in ENTER_KEYS
        if now - self._dropped_at >= SAME_LINE_S or not (enter or event.character in _OF_LINES):
            return False
        self._dropped_at = now
        if enter:
            self._screen.guards.saw_enter(now)
        return True

    def paste(self, text: str) -> None:
        """Pasted text is typed entry, never keys."""
        line = one_line(text, 60)
        if self._may_type() and line[:1].isdigit():
            self._open(line)

    def take(self) -> None:
        """Do what the line says; it stays with the reason where it is not understood."""
        typed = self._screen.typed
        assert typed is not None
        state, t = self._conductor.state, self._conductor.t
        match typed.reading:
            case NotUnderstood():
                return
            case Answer(rir=rir):
                act = acts.answer(state, t, rir)
            case Sets(sets=sets) if typed.correcting:
                act = acts.correct(state, t, sets[0])
            case Sets(sets=sets, ago_s=ago_s):
                act = acts.log_typed(state, t, sets, self._conductor.new_id, ago_s)
        self._screen.typed = None
        self._screen.deeds.do(act)

    def _may_type(self) -> bool:
        return self._screen.view.mode in SET_MODES and not self._conductor.saving

    def _began(self, character: str) -> bool:
        """A digit answers in a rest and opens typed entry at a set."""
        if not character.isascii() or not (character.isdigit() or character == "b"):
            return False
        screen = self._screen
        now = screen.legtui.clock.real()
        if not screen.guards.settled(now):
            self._dropped_at = now
            return True
        view = screen.view
        if view.mode is Mode.REST or (view.mode is Mode.PHASE_READY and view.may_answer):
            if character in ANSWERS:
                answer = acts.answer(self._conductor.state, self._conductor.t, float(character))
                screen.deeds.do(answer)
            return True
        if self._may_type():
            self._open(character)
            return True
        if view.mode is Mode.LEFT_OPEN and character.isdigit():
            screen.ask.when_ended(character)
            return True
        return False

    def _open(self, line: str) -> None:
        view = self._screen.view
        assert view.exercise is not None
        assert view.coming is not None
        self._screen.typed = TypedLine.for_coming(line, view, self._conductor)
        self._screen.show()

    def _edited(self, typed: TypedLine, event: events.Key) -> bool:
        screen = self._screen
        match event.key:
            case "escape":
                screen.typed = None
            case "enter" | "pagedown":
                if screen.guards.enter(screen.legtui.clock.real()):
                    self.take()
            case "backspace":
                screen.typed = typed.with_line(typed.line[:-1]) if len(typed.line) > 1 else None
            case _ if event.character and event.is_printable:
                screen.typed = typed.with_line(typed.line + event.character)
            case "left" | "right" | "up" | "down" | "tab" | "pageup":
                return True
            case _:
                return False
        screen.show()
        return True
