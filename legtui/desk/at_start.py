"""The session in progress, if there is one that can be gone on with."""

from __future__ import annotations

from legtui.guide import load as guide
from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal
from legtui.journal.rescue import rescued
from legtui.journal.values import SavedSession
from legtui.session.replay import replay


def in_progress(journal: Journal) -> tuple[SavedSession | None, str]:
    """Return the session in progress, or why one that is there can't be gone on with.

    Its rows are of an older day or were touched by somebody: what they say is not trusted to
    make sense, or the program could never be started again.
    """
    kept = "It stays in the history; a new one can be started."
    try:
        saved = journal.open_session()
        if saved is None:
            return None, ""
        replay(saved.plan, saved.ledger.standing)
    except JournalError as error:
        return None, str(error)
    except (ValueError, LookupError, TypeError, AssertionError, ArithmeticError):
        return None, f"The session in progress is damaged. {kept}"
    for one in saved.plan.main:
        try:
            guide.exercise(one.exercise)
            guide.variation(one.variation)
        except KeyError:
            return None, f"The session in progress has an exercise that is not known here. {kept}"
    return saved, ""


def rescue_notice(journal: Journal) -> str:
    """Return a sentence on a rescue file that waits to be restored, empty without one."""
    found = [one for one in rescued(journal.path) if one != journal.path]
    if not found:
        return ""
    name = found[-1].name
    return (
        f"{name} has what was saved while the file was replaced:"
        " legtui restore brings it back. Move it away when that is done."
    )
