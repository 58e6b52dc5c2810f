"""What was lifted lately, read once from the journal and asked for again and again."""

from __future__ import annotations

from legtui.desk.rack import Rack
from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.session.label import load_text, reps_text
from legtui.session.lookback import LastTime
from legtui.session.plan import PlannedExercise
from legtui.session.program import Program
from legtui.training.equipment import Kind
from legtui.training.record import Bout, SetKind

BOUTS = 24
"""Bouts of an exercise that a prescription looks at; the rules never look further back."""

CARD_SESSIONS = 3
"""So many sessions of a variation begin with its set-up card."""


class Memory:
    """The latest bouts of the program's exercises.

    Args:
        journal: The history.
        program: Its exercises are read at once.
        rack: Says which loads are of two dumbbells.
    """

    def __init__(self, journal: Journal, program: Program, rack: Rack) -> None:
        self._journal = journal
        self._program = program
        self._rack = rack
        self._bouts: dict[str, tuple[Bout, ...]] = {}
        self._last: dict[tuple[str, int], LastTime | None] = {}

    def under(self, program: Program, rack: Rack) -> Memory:
        """Return a memory for another program and gym who knows what this one has looked up."""
        other = Memory(self._journal, program, rack)
        other._bouts = dict(self._bouts)
        return other

    def forget(self) -> None:
        """Look everything up anew: the history has changed."""
        self._bouts.clear()
        self._last.clear()

    def bouts(self, exercise: str) -> tuple[Bout, ...]:
        """Return the latest bouts of an exercise, all variations, oldest first."""
        if exercise not in self._bouts:
            of_program = dict.fromkeys(one.exercise for one in self._program.slots)
            asked = [exercise, *of_program] if not self._bouts else [exercise]
            self._bouts |= self._journal.bouts_of(asked, BOUTS)
        return self._bouts[exercise]

    def of_program(self) -> list[Bout]:
        """Return the latest bouts of every exercise of the program."""
        return [bout for slot in self._program.slots for bout in self.bouts(slot.exercise)]

    def last_time(self, variation: str, led: int) -> LastTime | None:
        """Return what was lifted in the newest session of a variation but the one that is led."""
        asked = variation, led
        if asked not in self._last:
            own = [one for one in self._before(variation, led) if one.work]
            self._last[asked] = self._as_last_time(own[-1]) if own else None
        return self._last[asked]

    def card_due(self, variation: str, led: int) -> bool:
        """Whether a variation is still new enough for its set-up card in the session led."""
        return len(self._before(variation, led)) < CARD_SESSIONS

    def rests_on(self, planned: PlannedExercise) -> list[str]:
        """Return the logged sets that a prescription rests on, each as a line."""
        by_hand = planned.loaded_with is Kind.DUMBBELLS
        wanted = set(planned.based_on)
        return [
            f"{bout.started_at:%-d %b}  {'ramp' if one.kind is SetKind.RAMP else 'set'} "
            f"{one.number}: "
            f"{load_text(one.load, by_hand)} × {reps_text(one.reps)}"
            for bout in self.bouts(planned.exercise)
            for one in bout.sets
            if one.id in wanted
        ]

    def _before(self, variation: str, led: int) -> list[Bout]:
        """The bouts of a variation in other sessions: one gone on with may be read already."""
        exercise = guide.variation(variation).exercise
        return [
            one
            for one in self.bouts(exercise)
            if one.variation == variation and one.session_id != led
        ]

    def _as_last_time(self, bout: Bout) -> LastTime:
        by_hand = (bout.loaded_with or self._rack.kind(bout.variation)) == Kind.DUMBBELLS
        parts: list[str] = []
        load = object()
        for one in bout.work:
            if one.load != load:
                load = one.load
                parts.append(load_text(one.load, by_hand) + " ")
            parts.append(reps_text(one.reps))
        return LastTime(day=f"{bout.started_at:%-d %b}", sets=" ".join(parts))
