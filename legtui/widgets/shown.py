"""Everything that the pictures of a live session are drawn from."""

from __future__ import annotations

from legtui.session.expected import Cardio
from legtui.session.lookback import LastTime
from legtui.session.state import State
from legtui.session.view import View
from legtui.training.equipment import Recipe
from legtui.training.frozen import dataclass
from legtui.training.weight import Weight
from legtui.widgets.look import UNICODE, Look

CARDIO = Cardio()


@dataclass(frozen=True, slots=True)
class Typing:
    """What is being typed, and how it is read."""

    line: str
    reading: str
    taken: bool
    """Whether Enter would take it."""
    correcting: bool = False
    """It corrects the set before."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of the live session."""

    view: View
    state: State
    wall: str
    """The time of day."""
    ends_at: str = ""
    """When the session is over by now: `18:52`."""
    phase_s: int = 0
    """Spent in the phase at hand, without pauses."""
    phases_s: tuple[int, int, int] = (0, 0, 0)
    """Spent in each phase."""
    recipe: Recipe | None = None
    """How the coming load is built."""
    recipe_before: Recipe | None = None
    """What is on the equipment now, of the same exercise."""
    settings: tuple[Weight, ...] = ()
    """Settings of the stack, where it is one."""
    last: LastTime | None = None
    best: str = ""
    card: bool = False
    """Whether the set-up card is due."""
    typing: Typing | None = None
    leg: int | None = None
    """Which leg the arrows set alone; `None` sets both."""
    cardio: Cardio = CARDIO
    ended_text: str = ""
    """When a session left open ended, as it would be kept."""
    message: str = ""
    """What just happened, in one line: `Undone: set 3 …`."""
    cue: str = ""
    """A quiet word for a rest: to drink."""
    failure: str = ""
    """Why something is not saved."""
    retryable: bool = False
    """Whether Enter tries it again; what ended by itself is tried again by itself."""
    failed: str = ""
    """What it is that Enter tries again."""
    saving: bool = False
    hints: tuple[tuple[str, str], ...] = ()
    """Keys with their words, for the picture that fills the screen: the footer is not there."""
    look: Look = UNICODE
