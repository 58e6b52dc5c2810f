"""The session in progress, if there is one that can be gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legtui.guide import load as guide
from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal

if TYPE_CHECKING:
    from legtui.journal.values import SavedSession
    from legtui.session.moment import Moment

_LONGEST_MS = 100 * 366 * 86_400_000


def in_progress(journal: Journal, now: Moment) -> tuple[SavedSession | None, str]:
    """Return the session in progress, or why one that is there can't be gone on with.

    Its rows are of an older day or were touched by somebody: what they say is not trusted to
    make sense, or the program could never be started again.
    """
    kept = "It stays in the file; a new one can be started."
    try:
        saved = journal.open_session()
        if saved is None:
            return None, ""
        if _forgotten(saved, now):
            journal.discard(saved.key.id)
            return None, ""
        makes_sense = _makes_sense(saved, now)
    except JournalError as error:
        return None, str(error)
    except (ValueError, LookupError, TypeError, AssertionError, ArithmeticError):
        makes_sense = False
    if not makes_sense or saved is None:
        return None, f"The session in progress is damaged. {kept}"
    if not _known_here(saved):
        return None, f"The session in progress has an exercise that is not known here. {kept}"
    return saved, ""


def _known_here(saved: SavedSession) -> bool:
    """Tell whether the guide knows all there is to do, as swapped and shortened since."""
    from legtui.session.replay import replay

    state = replay(saved.plan, saved.ledger.standing)
    try:
        for one in state.exercises:
            guide.exercise(one.plan.exercise)
            guide.variation(one.plan.variation)
        for step in state.plan.warm_up:
            guide.warm_up_item(step.step)
        for step in state.plan.cool_down:
            guide.stretch(step.step)
    except KeyError:
        return False
    return True


def _forgotten(saved: SavedSession, now: Moment) -> bool:
    """Tell whether it was left open for hours and nothing was done in it: it leaves no trace.
    Raises what damaged rows raise.
    """
    from legtui.session.happenings import session_time
    from legtui.session.replay import replay
    from legtui.session.view import LEFT_OPEN_AFTER_MS

    state = replay(saved.plan, saved.ledger.standing)
    gone_ms = session_time(saved.ledger.happenings[-1], now) - state.t
    return gone_ms > LEFT_OPEN_AFTER_MS and not state.leaves_trace


def _makes_sense(saved: SavedSession, now: Moment) -> bool:
    """Tell whether rows can be shown; raises what damaged ones raise."""
    # Only who left a session open needs these at the start.
    from legtui.session.happenings import session_time
    from legtui.session.replay import replay
    from legtui.session.view import SET_MODES, Mode, at

    state = replay(saved.plan, saved.ledger.standing)
    t = session_time(saved.ledger.happenings[-1], now)
    view = at(state, t, saved.draft)
    lifts = view.mode not in (*SET_MODES, Mode.REST) or view.exercise is not None
    return lifts and bool(saved.plan.main or saved.plan.cool_down) and abs(t) < _LONGEST_MS


def rescue_notice(journal: Journal) -> str:
    """Return a sentence on a rescue file that waits to be restored, empty without one."""
    try:
        found = journal.rescued()
    except JournalError:
        return ""
    if not found:
        return ""
    return (
        f"{found[-1].name} has what was saved while the file was replaced:"
        " legtui restore brings it back, legtui merge adds it to what is here."
    )
