"""Everything that happened in a session, with what was taken back.

Undo takes back the lifter's last act and what happened by itself after it; redo brings it
back, until something else is done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from legtui.session.happenings import Happening, Started
from legtui.training.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Ledger:
    """The happenings of one session in order, and the acts that are taken back."""

    happenings: tuple[Happening, ...] = ()
    undone: frozenset[int] = frozenset()
    """Acts that were taken back and can be brought back."""

    @property
    def standing(self) -> tuple[Happening, ...]:
        """What holds, in order."""
        return tuple(one for one in self.happenings if one.action not in self.undone)

    @property
    def acts(self) -> tuple[int, ...]:
        """Acts of the lifter that stand and can be taken back, oldest first."""
        return tuple(
            one.id
            for one in self.standing
            if not one.by_itself and not isinstance(one.what, Started)
        )

    @property
    def last_action(self) -> int:
        """The act that whatever happens by itself belongs to; 0 before anything happened."""
        ids = [one.id for one in self.standing if not one.by_itself]
        return ids[-1] if ids else 0

    def parts(self, action: int) -> tuple[Happening, ...]:
        """Return what an act consists of."""
        return tuple(one for one in self.happenings if one.action == action)

    def before(self, action: int) -> tuple[Happening, ...]:
        """Return what stood when an act was done, in order."""
        return tuple(one for one in self.standing if one.id < action)

    def added(self, happenings: Iterable[Happening]) -> Ledger:
        """Return the ledger with more; what was taken back is gone for good once it can't fit."""
        new = tuple(happenings)
        settled = self if all(one.leaves_redo for one in new) else self.settled()
        return replace(settled, happenings=(*settled.happenings, *new))

    def settled(self) -> Ledger:
        """Return the ledger without what was taken back."""
        return Ledger(self.standing)

    @property
    def next_undo(self) -> int | None:
        """The act that undo takes back."""
        return self.acts[-1] if self.acts else None

    @property
    def next_redo(self) -> int | None:
        """The act that redo brings back."""
        return min(self.undone, default=None)

    def undo(self) -> Ledger:
        """Return the ledger with the last act taken back; the same if there is none."""
        act = self.next_undo
        return self if act is None else replace(self, undone=self.undone | {act})

    def redo(self) -> Ledger:
        """Return the ledger with what was taken back last brought back."""
        act = self.next_redo
        return self if act is None else replace(self, undone=self.undone - {act})
