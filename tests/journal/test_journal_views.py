"""The contract's views against the same facts worked out from the ledger in plain Python."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from any_keys import KEYS, OF_THE_MACHINE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journal_fixtures import Pen, rows
from session_fixtures import SMALL

from legtui import contract
from legtui.journal.journal import Journal
from legtui.session import acts
from legtui.session.happenings import (
    ExerciseSkipped,
    Finished,
    Happening,
    Hurt,
    Noted,
    PhaseBegan,
    SetChanged,
    SetSkipped,
    SetsLogged,
    StepBegan,
    StepEnded,
)
from legtui.session.moment import Moment
from legtui.session.plan import Phase
from legtui.session.replay import advance
from legtui.session.state import opening
from legtui.session.summary import TIMED, phase_s
from legtui.training.weight import Unit, Weight

keys = st.lists(
    st.tuples(st.sampled_from((*KEYS, *OF_THE_MACHINE)), st.integers(0, 90)),
    min_size=1,
    max_size=40,
)
many = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with Journal.open(tmp_path_factory.mktemp("journal") / "legtui.db") as opened:
        yield opened


def iso(moment: Moment, earlier_ms: int = 0) -> str:
    return moment.later(-earlier_ms).local.isoformat(timespec="seconds")


def phase_of(one: Happening) -> Phase | None:
    match one.what:
        case PhaseBegan(phase=phase) | StepBegan(phase=phase) | StepEnded(phase=phase):
            return phase
        case SetsLogged() | SetSkipped() | ExerciseSkipped():
            return Phase.MAIN
        case _:
            return None


def phase_seconds(standing: tuple[Happening, ...]) -> dict[Phase, int]:
    """From the first fact to the last, on the clock that stands still in a pause and while
    the session was left open."""
    state = opening(SMALL)
    marks: dict[Phase, list[int]] = {}
    for one in standing:
        state = advance(state, one)
        phase = phase_of(one)
        if phase is not None:
            marks.setdefault(phase, []).append(state.active(one.t))
    return {phase: (times[-1] - times[0] + 500) // 1000 for phase, times in marks.items()}


def session_log(standing: tuple[Happening, ...]) -> dict[str, Any]:
    ends = [one for one in standing if isinstance(one.what, Finished)]
    notes = [one.what.text for one in standing if isinstance(one.what, Noted)]
    found: dict[str, Any] = {
        "started_at": iso(standing[0].at),
        "ended_at": None,
        "status": "in_progress",
        "day": "A",
        "note": "\n".join(notes) or None,
    }
    if ends and isinstance(ends[-1].what, Finished):
        end = ends[-1].what
        found["ended_at"] = iso(ends[-1].at, ends[-1].t - end.ended_t)
        found["status"] = "finished" if end.complete else "abandoned"
    seconds = phase_seconds(standing)
    for phase in (Phase.WARM_UP, Phase.MAIN, Phase.COOL_DOWN):
        found[f"{phase}_s"] = seconds.get(phase, 0)
    return found


def set_log(standing: tuple[Happening, ...]) -> list[dict[str, Any]]:
    logged = {}
    for one in standing:
        if isinstance(one.what, SetsLogged):
            for fact in one.what.sets:
                logged[fact.id] = (fact, iso(one.at, one.t - fact.logged_t))
        elif isinstance(one.what, SetChanged):
            logged[one.what.now.id] = (one.what.now, logged[one.what.now.id][1])
    return [
        {
            "started_at": iso(standing[0].at),
            "exercise": fact.exercise,
            "variation": fact.variation,
            "set_number": fact.number,
            "kind": fact.kind.value,
            "side": side,
            "load": float(fact.load.value) if fact.load else None,
            "unit": fact.load.unit.value if fact.load else None,
            "load_kg": float(fact.load.kg) if fact.load else None,
            "reps": reps,
            "rir": fact.rir,
            "form_ok": int(fact.form_ok),
            "logged_at": at,
            "note": None,
        }
        for fact, at in logged.values()
        for side, reps in zip(
            ("left", "right") if len(fact.reps) == 2 else (None,), fact.reps, strict=True
        )
    ]


def said(journal: Journal, view: str, session: int) -> list[dict[str, Any]]:
    cursor = journal._reader.execute(f"SELECT * FROM {view} WHERE session_id = ?", (session,))
    names = [column[0] for column in cursor.description]
    found = [dict(zip(names, row, strict=True)) for row in cursor]
    for row in found:
        assert row.pop("session_id") == session
    return found


def ordered(found: list[dict[str, Any]]) -> list[str]:
    return sorted(map(repr, (sorted(row.items()) for row in found)))


@given(keys)
@many
def test_views_say_what_stands(journal: Journal, pressed: list[tuple[str, int]]) -> None:
    pen = Pen.begin(journal).play([("enter", 1), *pressed])
    standing = pen.hands.ledger.standing
    assert said(journal, "session_log", pen.key.id) == [session_log(standing)]
    assert ordered(said(journal, "set_log", pen.key.id)) == ordered(set_log(standing))
    assert said(journal, "step_log", pen.key.id) == [
        {
            "phase": one.what.phase.value,
            "step": one.what.step,
            "side": one.what.side,
            "seconds": one.what.seconds,
            "status": "done" if one.what.done else "skipped",
            "ended_at": iso(one.at),
        }
        for one in standing
        if isinstance(one.what, StepEnded)
    ]
    assert said(journal, "pain_log", pen.key.id) == [
        {
            "at": iso(one.at),
            "exercise": one.what.exercise or None,
            "place": one.what.place,
            "kind": one.what.kind,
            "note": one.what.note or None,
        }
        for one in standing
        if isinstance(one.what, Hurt)
    ]


@pytest.mark.parametrize(
    ("view", "columns"),
    [
        ("session_log", contract.SESSION_LOG_COLUMNS),
        ("set_log", contract.SET_LOG_COLUMNS),
        ("step_log", contract.STEP_LOG_COLUMNS),
        ("pain_log", contract.PAIN_LOG_COLUMNS),
    ],
)
def test_columns_are_those_of_the_contract(
    journal: Journal, view: str, columns: tuple[str, ...]
) -> None:
    described = journal._reader.execute(f"SELECT * FROM {view} LIMIT 0").description
    assert tuple(column[0] for column in described) == columns


def test_a_phase_lasts_from_its_first_fact_whatever_was_cut_from_it_before(
    journal: Journal,
) -> None:
    pen = Pen.begin(journal)
    hands = pen.hands
    hands.do(acts.leave_phase(hands.state, hands.t))
    hands.do(acts.begin_phase(hands.state, hands.t))
    hands.wait(60)
    shorter = SMALL.cool_down[:2]
    hands.do(acts.cut(hands.state, hands.t, (), ((Phase.COOL_DOWN, shorter),)))
    hands.wait(600)
    hands.do(acts.skip_exercise(hands.state, hands.t))
    hands.do(acts.skip_exercise(hands.state, hands.t))
    hands.wait(300)
    hands.do(acts.begin_phase(hands.state, hands.t))
    hands.wait(10 + 30 + 5 + 30)
    pen.follow()
    log = said(journal, "session_log", pen.key.id)[0]
    assert [log[f"{phase}_s"] for phase in TIMED] == [0, 660, 75]
    assert [phase_s(hands.state, phase, hands.t) for phase in TIMED] == [0, 660, 75]


def test_a_whole_session_as_another_program_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "legtui.db"
    with Journal.open(path) as journal:
        Pen.begin(journal).to_the_end()
    lunges = rows(
        path,
        "SELECT set_number, side, load, unit, reps, logged_at FROM set_log"
        " WHERE exercise = 'lunge' ORDER BY set_number, side",
    )
    assert [row[:5] for row in lunges] == [
        (1, "left", 20.0, "kg", 10),
        (1, "right", 20.0, "kg", 10),
        (2, "left", 20.0, "kg", 10),
        (2, "right", 20.0, "kg", 10),
    ]
    assert lunges[0][5] == lunges[1][5]
    assert rows(path, "SELECT kind, count(*) FROM set_log GROUP BY kind ORDER BY kind") == [
        ("ramp", 2),
        ("work", 6),
    ]
    assert rows(path, "SELECT count(*) FROM step_log WHERE status = 'done'") == [(6,)]
    assert rows(path, "SELECT status, day FROM session_log") == [("finished", "A")]


@pytest.mark.parametrize(
    ("utc_ms", "offset_min", "shown"),
    [
        (1_794_503_071_000, 60, "2026-11-12T18:04:31+01:00"),
        (1_794_503_071_999, 0, "2026-11-12T17:04:31+00:00"),
        (1_794_503_071_000, -210, "2026-11-12T13:34:31-03:30"),
        (1_794_503_071_000, 765, "2026-11-13T05:49:31+12:45"),
        (-1, 0, "1969-12-31T23:59:59+00:00"),
        (-1_000, -60, "1969-12-31T22:59:59-01:00"),
    ],
)
def test_times_are_local_with_their_offset(
    journal: Journal, utc_ms: int, offset_min: int, shown: str
) -> None:
    pen = Pen.begin(journal)
    pen.hands.now = Moment(utc_ms, offset_min, 0, "b")
    pen.play([("enter", 1)])
    assert said(journal, "session_log", pen.key.id)[0]["started_at"] == shown


def test_pounds_are_kept_and_their_kilograms_derived(journal: Journal) -> None:
    squat = replace(SMALL.main[0], load=Weight(18_050, Unit.LB), unit=Unit.LB, ramp=())
    pen = Pen.begin(journal, replace(SMALL, warm_up=(), main=(squat,), cool_down=()))
    pen.play([("enter", 1), ("enter", 1)])
    row = said(journal, "set_log", pen.key.id)[0]
    assert (row["load"], row["unit"]) == (180.5, "lb")
    assert row["load_kg"] == float(Decimal("180.5") * Decimal("0.45359237"))


def test_nothing_that_is_wrong_gets_in(tmp_path: Path) -> None:
    path = tmp_path / "legtui.db"
    with Journal.open(path) as journal:
        Pen.begin(journal).to_the_end()
    conn = sqlite3.connect(path)
    for wrong in (
        "UPDATE lifted SET reps = -1",
        "UPDATE lifted SET kind = 'warm'",
        "UPDATE lifted SET reps = 'ten'",
        "UPDATE lifted SET unit = NULL",
        "UPDATE happening SET t_ms = 'late'",
        "UPDATE happening SET undone = 3",
        "INSERT INTO lifted SELECT * FROM lifted",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            conn.execute(wrong)
    conn.close()
