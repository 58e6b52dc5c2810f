"""How this lifter stands on each of the guide's common mistakes, from what was logged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from legtui.desk.muscles import muscle_name, muscles
from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.journal.lifted import SessionEnd
from legtui.session.plan import Phase
from legtui.session.replay import replay
from legtui.session.summary import steps
from legtui.text import plural
from legtui.training.balance import LEAST_SESSIONS
from legtui.training.frozen import dataclass

LAST_SESSIONS: Final = 8
WEEKS: Final = 4
SOON: Final = timedelta(hours=48)
_MS_A_DAY: Final = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Standing:
    """What the log says."""

    fine: bool
    words: str


def standing(journal: Journal, mistake: str, now: datetime) -> Standing | None:
    """Return how the lifter stands on a mistake; `None` where nobody counts it.

    Args:
        journal: The log.
        mistake: Id of one of the guide's mistakes.
        now: Local time, aware.
    """
    rule = _RULES.get(mistake)
    return rule(journal, now) if rule else None


def _since_ms(now: datetime) -> int:
    return int(now.timestamp() * 1000) - WEEKS * 7 * _MS_A_DAY


def _skipped_ends(journal: Journal, now: datetime) -> Standing:
    rows = [one for one in journal.sessions(3 * LAST_SESSIONS) if one.kind == "leg_day"]
    ids = [one.id for one in rows if one.status != "in_progress"][:LAST_SESSIONS]
    if not ids:
        return Standing(True, "No leg day led by legtui yet.")
    whole = Counter(phase for session in ids for phase in _whole_phases(journal, session))
    warm, cool = whole[Phase.WARM_UP], whole[Phase.COOL_DOWN]
    words = (
        f"Of your last {plural(len(ids), 'leg day')}, {warm} had a whole warm-up "
        f"and {cool} a whole cool-down."
    )
    return Standing(4 * min(warm, cool) >= 3 * len(ids), words)


def _whole_phases(journal: Journal, session: int) -> list[Phase]:
    """Return the phases with timed steps of which none was skipped or never reached."""
    saved = journal.load(session)
    if saved is None:
        return []
    state = replay(saved.plan, saved.ledger.standing)
    done = {phase: steps(state, phase) for phase in (Phase.WARM_UP, Phase.COOL_DOWN)}
    return [phase for phase, one in done.items() if one.planned and one.done >= one.planned]


def _poor_form(journal: Journal, now: datetime) -> Standing:
    flagged = Counter[str]()
    for session in journal.session_ends(_since_ms(now)):
        for (exercise,) in journal.query(
            "SELECT exercise FROM set_log WHERE session_id = ? AND form_ok = 0"
            " AND side IS NOT 'right'",
            (session.id,),
        ):
            flagged[exercise] += 1
    if not flagged:
        return Standing(True, "No set flagged for form in four weeks.")
    most, count = flagged.most_common(1)[0]
    names = {one.id: one.name for one in guide.exercises()}
    total = sum(flagged.values())
    words = f"{plural(total, 'set')} flagged for form in four weeks"
    words += f", {count} of them in {names.get(most, most).lower()}."
    if count >= 3:
        return Standing(False, f"{words} A step down in weight, a film or a trainer would help.")
    return Standing(True, words)


def _too_much(journal: Journal, now: datetime) -> Standing:
    legs = [one for one in journal.session_ends(_since_ms(now)) if one.exercises]
    starts = [one.started_at for one in legs]
    soon = sum(1 for before, after in pairwise(legs) if _gap(before, after) < SOON)
    days = [one.date() for one in starts]
    crowded = sum(1 for a, b in zip(days, days[2:], strict=False) if b - a < timedelta(days=7))
    if not legs:
        return Standing(True, "No leg day in four weeks.")
    words = f"{plural(len(legs), 'leg day')} in four weeks"
    if not soon and not crowded:
        return Standing(True, f"{words}, none within 48 hours of another, never three in a week.")
    found = []
    if soon:
        found.append(f"{soon} within 48 hours of the one before")
    if crowded:
        found.append(f"three in seven days {plural(crowded, 'time')}")
    return Standing(False, f"{words}, {' and '.join(found)}.")


def _gap(before: SessionEnd, after: SessionEnd) -> timedelta:
    return after.started_at - (before.ended_at or before.started_at)


def _imbalance(journal: Journal, now: datetime) -> Standing:
    seen = muscles(journal, now)
    if seen.month.sessions < LEAST_SESSIONS:
        return Standing(True, "Two leg days in four weeks and legtui can say.")
    if not seen.neglected:
        return Standing(True, "No muscle lags behind its plan in four weeks.")
    said = ", ".join(
        f"{muscle_name(one.share.muscle).lower()} {one.share.done:g} of {one.share.planned:g} sets"
        for one in seen.neglected
    )
    return Standing(False, f"Behind in four weeks: {said}.")


_RULES: Final[dict[str, Callable[[Journal, datetime], Standing]]] = {
    "skipped_ends": _skipped_ends,
    "poor_form": _poor_form,
    "too_much": _too_much,
    "imbalance": _imbalance,
}
