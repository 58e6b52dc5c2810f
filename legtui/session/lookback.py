"""What was lifted before, as it stands beside the coming set."""

from __future__ import annotations

from legtui.training.frozen import dataclass


@dataclass(frozen=True, slots=True)
class LastTime:
    """What was lifted last in this variation."""

    day: str
    """`12 Nov`."""
    sets: str
    """`100 kg  10 10 9 8`."""
