"""The numbers of the screens against the same numbers by SQL from the documented views."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from fake_clock import START
from made_up import SESSIONS, made_up

from legtui.desk.last_year import this_week_last_year
from legtui.desk.muscles import Credit, muscles, trained_since
from legtui.desk.names import Named
from legtui.desk.past import read_past, volume_text
from legtui.desk.preferences import Preferences
from legtui.desk.progress import as_dict, done_variations, progress_of
from legtui.desk.rack import Rack
from legtui.desk.record_book import records_by_session
from legtui.desk.record_marks import session_bouts, session_records_of
from legtui.desk.review import due, review
from legtui.desk.year import leg_days, levels, regularity
from legtui.guide import load as guide
from legtui.journal.journal import Journal
from legtui.journal.series import variation_bouts, volumes
from legtui.session.program import guides_program
from legtui.training.record import SetKind
from legtui.training.records import session_records
from legtui.training.weight import Unit

NOW = START.local
RACK = Rack(Preferences().gym_at_hand)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with made_up(tmp_path_factory.mktemp("made-up")) as opened:
        yield opened


def of(journal: Journal, variation: str) -> Named:
    return next(one for one in done_variations(journal) if one.variation == variation)


@pytest.mark.parametrize("variation", ["back_squat", "forward_lunge", "seated_leg_curl"])
def test_progress_is_what_set_log_says(journal: Journal, variation: str) -> None:
    found = progress_of(journal, RACK, of(journal, variation), Unit.KG, NOW)
    told = {
        one["session_id"]: (one["date"], one["top_load"], one["volume"])
        for one in as_dict([found])["variations"][0]["sessions"]
    }
    by_sql = {
        row[0]: (row[1], row[2], row[3])
        for row in journal.query(
            "SELECT session_id, substr(started_at, 1, 10),"
            " max(iif(reps > 0 AND form_ok = 1, load_kg, NULL)), sum(load_kg * reps)"
            " FROM set_log WHERE variation = ? AND kind = 'work' GROUP BY session_id",
            (variation,),
        )
    }
    assert len(told) > 20
    assert told == by_sql


def test_every_variation_that_was_lifted_is_there(journal: Journal) -> None:
    by_sql = {row[0] for row in journal.query("SELECT DISTINCT variation FROM set_log")}
    assert {one.variation for one in done_variations(journal)} == by_sql


def test_rep_records_are_what_set_log_says(journal: Journal) -> None:
    found = progress_of(journal, RACK, of(journal, "leg_press"), Unit.KG, NOW)
    by_sql = dict(
        journal.query(
            "SELECT load, max(reps) FROM set_log WHERE variation = 'leg_press' AND kind = 'work'"
            " AND form_ok = 1 GROUP BY load"
        )
    )
    assert {float(one.load.value): one.reps for one in found.bests if one.load} == by_sql


def test_volumes_of_sessions_are_what_set_log_says(journal: Journal) -> None:
    rows = journal.sessions(SESSIONS)
    found = volumes(journal, [one.id for one in rows])
    for session, total in journal.query(
        "SELECT session_id, sum(load_kg * reps) FROM set_log WHERE kind = 'work' GROUP BY 1"
    ):
        assert Decimal(found[session]["kg"]) / 100 == Decimal(str(round(total, 2)))


def test_volume_is_said_in_the_unit_asked_for() -> None:
    assert volume_text({"kg": 1_234_500}, Unit.KG) == "12.3 t"
    assert volume_text({"kg": 94_000}, Unit.KG) == "940 kg"
    assert volume_text({"kg": 45_359_237, "lb": 100}, Unit.LB) == "1,000,001 lb"
    assert volume_text({}, Unit.KG) == ""


def test_muscles_are_what_set_log_says(journal: Journal) -> None:
    found = muscles(journal, NOW)
    since = (NOW.date() - timedelta(days=27)).isoformat()
    done = dict(
        journal.query(
            "SELECT variation, count(*) FROM set_log WHERE kind = 'work' AND reps > 0"
            " AND side IS NOT 'right' AND substr(started_at, 1, 10) >= ? GROUP BY 1",
            (since,),
        )
    )
    quads = sum(guide.variation(v).evidence.get("quadriceps", 0) * n for v, n in done.items())
    (share,) = (one.share for one in found.month.headlines if one.share.muscle == "quadriceps")
    assert share.done == quads > 0
    guides = muscles(journal, NOW, Credit.GUIDE)
    hams = [one.share.done for seen in (found, guides) for one in seen.month.headlines
            if one.share.muscle == "hamstrings"]  # fmt: skip
    assert hams[0] < hams[1]


def test_a_weeks_sets_are_a_quarter_of_four_weeks_and_say_what_they_are_worth(
    journal: Journal,
) -> None:
    found = muscles(journal, NOW)
    quadriceps = found.month.headlines[0].share.done
    assert f"quadriceps {round(quadriceps / 4, 1):g} (high)" in found.weekly
    assert "calves 7 (maintain/grow)" in found.weekly
    assert muscles(journal, NOW, Credit.GUIDE).weekly == ""


def test_an_exercise_that_was_skipped_is_planned_and_not_done(journal: Journal) -> None:
    short = [
        one
        for one in trained_since(journal, NOW - timedelta(days=400))
        if sum(one.done.values()) < sum(one.planned.values())
    ]
    assert short
    assert any(set(one.planned) - set(one.done) for one in short)


def test_the_calendar_has_each_leg_day_once(journal: Journal) -> None:
    days = leg_days(journal, NOW.date() - timedelta(days=364), NOW.date())
    by_sql = {
        date.fromisoformat(row[0])
        for row in journal.query(
            "SELECT substr(started_at, 1, 10) FROM set_log WHERE kind = 'work' AND started_at >= ?",
            ((NOW - timedelta(days=364)).isoformat(),),
        )
    }
    assert {day for day, _ in levels(days)} == by_sql
    told = regularity(days, NOW.date())
    assert told.leg_days == len(by_sql)
    assert told.once + told.twice == told.weeks >= told.longest_run >= told.run


def test_kept_phases_are_what_step_log_says(journal: Journal) -> None:
    days = leg_days(journal, date(2020, 1, 1), NOW.date())
    told = regularity(days, NOW.date())
    for phase, (kept, of_all) in (("warm_up", told.warm_ups), ("cool_down", told.cool_downs)):
        (by_sql,) = journal.query(
            "SELECT count(DISTINCT session_id) FROM step_log WHERE phase = ? AND status = 'done'",
            (phase,),
        )[0]
        assert (kept, of_all) == (by_sql, SESSIONS)


def test_records_against_marks_are_those_against_everything(journal: Journal) -> None:
    seen, book = 0, records_by_session(journal)
    for row in journal.sessions(25):
        brute = [
            one
            for bout in session_bouts(journal, row.id, row.started_at)
            for one in session_records(
                bout, variation_bouts(journal, bout.exercise, bout.variation)
            )
        ]
        found = session_records_of(journal, row.id)
        assert list(found) == brute
        assert book.get(row.id, ()) == found
        seen += len(found)
    assert seen > 3


def test_a_session_is_opened_as_it_was(journal: Journal) -> None:
    for row in journal.sessions(20):
        past = read_past(journal, RACK, row.id)
        assert past is not None
        sets = journal.sets_of(row.id)
        ids = [one.lifted.set.id for block in past.blocks for one in block.sets]
        assert sorted(ids) == sorted(one.set.id for one in sets)
        assert len(past.sets) == len(sets)
        assert sum(block.work for block in past.blocks) == row.work_sets
        for block in past.blocks:
            kinds = [one.lifted.set.kind is SetKind.WORK for one in block.sets]
            assert kinds == sorted(kinds)
            assert all(0 <= (one.rest_s or 0) <= 600 for one in block.sets)
            assert block.planned is not None


def test_a_review_is_due_every_four_weeks(journal: Journal) -> None:
    assert due(journal, NOW)
    found = review(journal, RACK, Preferences(), guides_program(), NOW)
    assert found.enough
    named = [line.split(":")[0] for line in (*found.up, *found.stalled, *found.unclear)]
    assert len(set(named)) == len(named) > 5
    journal.set_setting("reviewed", NOW.date().isoformat()).result()
    assert not due(journal, NOW)
    assert not due(journal, NOW + timedelta(days=27))
    journal.set_setting("reviewed", None).result()


def test_nothing_is_to_review_in_an_empty_file(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "legtui.db") as empty:
        assert not due(empty, NOW)
        found = review(empty, RACK, Preferences(), guides_program(), NOW)
        assert not found.enough
        assert found.proposals == ()
        assert done_variations(empty) == ()
        assert muscles(empty, NOW).month.sessions == 0


def test_each_proposal_is_a_program_that_can_be(journal: Journal) -> None:
    from legtui.session.program import Program
    from legtui.session.program_dict import check_program

    for back in range(0, 200, 28):
        found = review(journal, RACK, Preferences(), guides_program(), NOW - timedelta(days=back))
        for one in found.proposals:
            if isinstance(one.value, Program):
                check_program(one.value)
            else:
                assert (one.preference, one.value) in {("warm_up", "short"), ("cool_down", "short")}


def test_this_week_last_year_is_the_week_52_weeks_ago(journal: Journal) -> None:
    row = journal.sessions(5)[4]
    day = row.started_at.date() + timedelta(days=364)
    told = this_week_last_year(journal, RACK, day)
    assert told.startswith(f"This week last year ({row.started_at.day} {row.started_at:%b}): ")
    assert "Leg press" in told
    assert this_week_last_year(journal, RACK, day + timedelta(days=400)) == ""
