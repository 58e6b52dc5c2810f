"""The receipt, what is known again, and what an updated export adds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.exchange.csv_out import csv_lines
from legtui.exchange.gather import Options
from legtui.exchange.identity import Existing
from legtui.exchange.names import Names
from legtui.exchange.planning import CHANGED, ImportPlan, plan_import
from legtui.exchange.records import ImportedSession, Parsed
from legtui.exchange.sniff import read
from legtui.training.weight import Unit

FILES = Path(__file__).parent / "files"
NAMES = sorted(path.name for path in FILES.iterdir())
ZONE = timezone(timedelta(hours=1))
KG = Options(unit=Unit.KG)
HEAD = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"


def parsed(name: str) -> Parsed:
    return read((FILES / name).read_bytes(), KG)


def stored(plan: ImportPlan) -> Existing:
    """Return what a journal holds after an import: times with the lifter's zone."""
    sessions = [(id_, with_zone(one.session)) for id_, one in enumerate(plan.sessions, 1)]
    return Existing.of(sessions, plan.measurements)


def with_zone(session: ImportedSession) -> ImportedSession:
    if session.started_at.tzinfo is not None:
        return session
    return replace(session, started_at=session.started_at.replace(tzinfo=ZONE))


@pytest.mark.parametrize("name", NAMES)
def test_the_same_file_again_adds_nothing(name: str) -> None:
    found = parsed(name)
    first = plan_import(found)
    again = plan_import(found, stored(first))
    assert again.writes_nothing
    receipt = again.receipt
    assert (receipt.imported, receipt.merged, receipt.not_leg) == (0, 0, 0)
    assert receipt.refused == first.receipt.refused
    assert receipt.already_there == receipt.lines - len(receipt.refused)


def strong(*rows: str) -> Parsed:
    return read((HEAD + "\n".join(rows)).encode(), KG)


SQUAT = '2022-05-01 18:00:00,"Legs",1h,"Squat (Barbell)",{},{},{},0,0,'
LATER = '2022-05-08 18:00:00,"Legs",1h,"Squat (Barbell)",1,100,5,0,0,'


def test_an_updated_export_adds_what_is_new() -> None:
    before = strong(SQUAT.format(1, 100, 5), SQUAT.format(2, 100, 5))
    journal = stored(plan_import(before))
    after = strong(SQUAT.format(1, 100, 5), SQUAT.format(2, 100, 5), SQUAT.format(3, 100, 5), LATER)
    plan = plan_import(after, journal)
    receipt = plan.receipt
    assert (receipt.imported, receipt.merged, receipt.already_there) == (1, 1, 2)
    into, new = plan.sessions
    assert into.into == 1
    assert [one.number for one in into.session.sets] == [3]
    assert new.into is None


def test_a_changed_set_is_neither_doubled_nor_overwritten() -> None:
    journal = stored(plan_import(strong(SQUAT.format(1, 100, 5), SQUAT.format(2, 100, 5))))
    plan = plan_import(strong(SQUAT.format(1, 100, 5), SQUAT.format(2, 100, 6)), journal)
    assert plan.writes_nothing
    assert [(one.line, one.reason) for one in plan.receipt.refused] == [(3, CHANGED)]
    assert plan.receipt.accounted == 2


def test_a_set_put_in_between_is_new() -> None:
    journal = stored(plan_import(strong(SQUAT.format(1, 100, 5), SQUAT.format(2, 110, 5))))
    plan = plan_import(
        strong(SQUAT.format(1, 100, 5), SQUAT.format(2, 105, 5), SQUAT.format(3, 110, 5)), journal
    )
    assert (plan.receipt.merged, plan.receipt.already_there) == (1, 2)


def test_the_same_workout_out_of_another_app_is_known() -> None:
    journal = stored(plan_import(strong(SQUAT.format(1, 100, 5))))
    hevy = (
        "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps\n"
        'Legs,"1 May 2022, 18:00","1 May 2022, 19:00",Barbell Back Squat,0,normal,100,5\n'
    )
    plan = plan_import(read(hevy.encode()), journal)
    assert plan.receipt.already_there == 1


def test_a_timed_set_is_known_where_the_journal_says_no_reps_as_zero() -> None:
    found = parsed("strong_b.csv")
    run = found.sessions[0]
    zeros = tuple(replace(one, reps=one.reps or (0,), name="") for one in run.sets)
    journal = Existing.of([(1, with_zone(replace(run, sets=zeros)))])
    assert plan_import(found, journal).writes_nothing


def test_our_own_export_of_an_import_is_known() -> None:
    plan = plan_import(parsed("hevy_kg.csv"))
    sessions = [with_zone(one.session) for one in plan.sessions]
    again = plan_import(read("".join(csv_lines(sessions)).encode()), stored(plan))
    assert again.writes_nothing
    assert again.receipt.already_there == again.receipt.lines


def test_other_work_is_kept_or_left_out_as_asked() -> None:
    found = parsed("hevy_kg.csv")
    kept, left_out = plan_import(found), plan_import(found, keep_not_leg=False)
    assert kept.receipt == left_out.receipt
    assert kept.receipt.not_leg == 2
    assert {one.session.title for one in kept.sessions} == {"Upper", "Lower // Ramp"}
    assert {one.session.title for one in left_out.sessions} == {"Lower // Ramp"}
    names = {one.name for planned in left_out.sessions for one in planned.session.sets}
    assert "Lat Pulldown (Cable)" not in names


def test_a_receipt_has_the_contracts_fields() -> None:
    found = plan_import(parsed("strong_a.csv")).receipt.to_dict()
    assert found == {
        "format": "strong",
        "lines": 11,
        "imported": 7,
        "already_there": 0,
        "merged": 2,
        "not_leg": 1,
        "refused": [
            {"line": 12, "reason": "1000000000 reps in one set is more than 1,000"},
        ],
    }


def test_unknown_names_come_with_the_best_guess() -> None:
    found = {one.name: one for one in parsed("strong_a.csv").unmatched}
    assert found["Smith hip Thrust"].guess == "barbell_hip_thrust"
    assert 0.3 < found["Smith hip Thrust"].score < 1
    assert found["Bench Press (Barbell)"].guess is None


def test_the_table_of_names_can_be_edited() -> None:
    names = Names({"smith HIP thrust": "barbell_hip_thrust", "Squat (Barbell)": None})
    found = read((FILES / "strong_a.csv").read_bytes(), Options(unit=Unit.KG, names=names))
    exercises = {one.name: one.exercise for session in found.sessions for one in session.sets}
    assert exercises["Smith hip Thrust"] == "hip_thrust"
    assert exercises["Squat (Barbell)"] == "other"


ROWS = st.lists(
    st.builds(
        lambda day, name, order, weight, reps: (
            f'2022-05-{day:02d} 18:00:00,"Legs",1h,"{name}",{order},{weight},{reps},0,0,'
        ),
        st.integers(1, 40),
        st.sampled_from(["Squat (Barbell)", "Leg Press", "Bench Press", "", "Lunge (Dumbbell)"]),
        st.sampled_from(["1", "2", "W", "D", "F", "Rest Timer", "Note", "?"]),
        st.sampled_from(["100", "", "0", "1e9", "-5", "62.5", "nan"]),
        st.sampled_from(["5", "", "0", "5.0", "5.5", "1e9", "-1"]),
    ),
    max_size=30,
)


@given(ROWS, ROWS)
def test_every_line_is_accounted_for_once(before: list[str], after: list[str]) -> None:
    journal = stored(plan_import(strong(*before)))
    found = strong(*before, *after)
    plan = plan_import(found, journal)
    assert plan.receipt.accounted == plan.receipt.lines == len(before) + len(after)
    again = plan_import(strong(*before), journal)
    assert again.writes_nothing


@given(ROWS)
def test_an_import_is_idempotent(rows: list[str]) -> None:
    found = strong(*rows)
    assert plan_import(found, stored(plan_import(found))).writes_nothing


def test_a_rest_is_merged_with_its_set_and_there_when_its_set_is() -> None:
    head = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
    row = "{},Legs,1h,Squat (Barbell),{},100,{},0,{},\n"
    day = row.format("2022-05-01 18:00:00", 1, 5, 0)
    day += row.format("2022-05-01 18:00:00", "Rest Timer", 0, 90)
    orphan = row.format("2022-05-02 18:00:00", "Rest Timer", 0, 90)
    first = read((head + day + orphan).encode(), Options(unit=Unit.KG))
    receipt = plan_import(first).receipt
    assert (receipt.imported, receipt.merged, len(receipt.refused)) == (1, 1, 1)
    both = read((head + day + day.replace("05-01", "05-03")).encode(), Options(unit=Unit.KG))
    known = Existing.of([(1, first.sessions[0])])
    again = plan_import(both, known).receipt
    assert (again.imported, again.merged, again.already_there) == (1, 1, 2)
