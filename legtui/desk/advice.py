"""What the coach has to say before a session: signs of fatigue, an easy week, a new variation."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from legtui.desk import check_ins
from legtui.desk.coach import LATELY_DAYS, Coach
from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.training import newcomer
from legtui.training.check_in import asks
from legtui.training.fatigue import (
    DELOAD_DAYS,
    SessionFact,
    fatigue,
    session_effort,
    steady_weeks_note,
)
from legtui.training.frozen import dataclass
from legtui.training.reasons import day_text, plain_name
from legtui.training.record import Bout, NoEvidence, volume
from legtui.training.recovery import Recovery
from legtui.training.variety import Change, plateau
from legtui.training.weight import Unit

if TYPE_CHECKING:
    from legtui.journal.lifted import SessionEnd
    from legtui.training.pain import Pain


@dataclass(frozen=True, slots=True)
class Advice:
    """What the coach has to say before a session."""

    recovery: Recovery
    lines: tuple[str, ...]
    """Proposals, a sentence each."""
    changes: tuple[Change, ...]
    """Variations to change to, where one has stopped giving."""
    asks: bool
    """Whether the three questions are worth asking."""
    hurt: str
    """What hurt last time, to ask about once; empty if nothing did."""
    easy_week: bool
    """An easy week has begun and is not over."""


def advice(coach: Coach, journal: Journal, day: str) -> Advice:
    """Return what there is to say before a session of a day."""
    found = coach.recovery()
    lately = coach.legs_since(LATELY_DAYS)
    bouts = coach.memory.of_program()
    first_ms = min((round(one.started_at.timestamp() * 1000) for one in lately), default=0)
    pains = journal.pains(first_ms) if lately else ()
    easy = _easy_week(bouts)
    tired = fatigue(coach.today, _facts(journal, lately, bouts, pains), bouts, easy)
    in_easy = easy is not None and (coach.today - easy).days < DELOAD_DAYS
    dates = [one.started_at.date() for one in lately]
    steady = None if in_easy else steady_weeks_note(coach.today, dates, easy)
    changes = _changes(coach, day)
    done = coach.sessions_done()
    new = newcomer.note(done) if done is not None else None
    lines = [f"{one} l chooses it." for one in (tired.why or steady,) if one]
    lines += [f"{new} l: all of them."] if new else []
    lines += [f"{one.why} v does it today." for one in changes]
    hurt = _hurt(coach, lately, pains)
    wanted = asks(found, bool(tired.signs), bool(hurt))
    return Advice(found, tuple(lines), changes, wanted, hurt, in_easy)


def _facts(
    journal: Journal, lately: tuple[SessionEnd, ...], bouts: list[Bout], pains: tuple[Pain, ...]
) -> list[SessionFact]:
    """Return the sessions as the signs of fatigue look at them."""
    hurt = {one.session_id for one in pains}
    answers = check_ins.kept(journal)
    facts = []
    for one in lately:
        work = [each for bout in bouts if bout.session_id == one.id for each in bout.work]
        minutes = (one.ended_at - one.started_at).total_seconds() / 60 if one.ended_at else 0.0
        facts.append(
            SessionFact(
                session_id=one.id,
                started_at=one.started_at,
                minutes=minutes,
                rpe=session_effort(work),
                volume_kg=volume(work, Unit.KG),
                check_in=check_ins.before(answers, one.started_at),
                pain=one.id in hurt,
            )
        )
    return facts


def _easy_week(bouts: list[Bout]) -> date | None:
    """Return the first day of the last easy week."""
    days = sorted(
        {one.started_at.date() for one in bouts if NoEvidence.DELOAD_WEEK in one.no_evidence}
    )
    if not days:
        return None
    week = timedelta(days=DELOAD_DAYS)
    return next(one for one in days if one > days[-1] - week)


def _hurt(coach: Coach, lately: tuple[SessionEnd, ...], pains: tuple[Pain, ...]) -> str:
    """Return what hurt in the last session, in a sentence."""
    own = [one for one in pains if lately and one.session_id == lately[-1].id]
    if not own:
        return ""
    worst = max(own, key=lambda one: (one.kind == "sharp", one.at))
    where = f" in the {plain_name(worst.exercise)}" if worst.exercise else ""
    place = plain_name(worst.place)
    day = day_text(worst.at.date(), coach.today)
    return f"On {day} you said{where}: {place}, {worst.kind}."


def _changes(coach: Coach, day: str) -> tuple[Change, ...]:
    """Sibling variations for exercises that have stopped giving."""
    changes = []
    for slot in coach.program.slots:
        variation = coach.variation(slot, day)
        if variation is None:
            continue
        others = [
            (one.id, coach.rack.ladder(one.id))
            for one in guide.variations_of(slot.exercise)
            if one.id in coach.rack.possible and one.id != variation
        ]
        settings = coach.settings(slot, variation)
        history = coach.memory.bouts(slot.exercise)
        found = plateau(history, coach.asked(slot, variation), others, settings, coach.today)
        if found is not None:
            changes.append(found)
    return tuple(changes)
