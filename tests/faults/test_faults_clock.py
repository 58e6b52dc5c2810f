"""Lid, clocks, zones, reboots: a rest is right to a second, a date is right, nothing negative."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from faults import program as run
from faults.program import keeps_what_was_shown, on_a_set
from faults.report import Survived
from faults.shims import Lid, needs_compiler
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journal_fixtures import Pen
from session_fixtures import SMALL, Hands

from legtui.journal.journal import Journal
from legtui.session import acts
from legtui.session.moment import Moment

DAY_S = 86_400


@needs_compiler
def test_row_19_the_lid_is_closed_in_a_rest(tmp_path: Path) -> None:
    lid = Lid(tmp_path)
    with on_a_set(tmp_path / "data", lid.env) as program:
        program.log()
        before = program.title_s
        assert before is not None
        assert before > 50
        lid.set(slept=30)
        program.terminal.wait_until(
            lambda: (program.title_s or before) <= before - 30, what="the sleep to count"
        )
        assert (program.title_s or 0) >= before - 34
        lid.set(slept=600)
        program.terminal.wait_for("GO")
        assert "-" not in program.terminal.title
        run.wait(1)
        program.log()
        keeps_what_was_shown(program)


@needs_compiler
def test_row_20_the_wall_clock_is_set(tmp_path: Path, survived: Survived) -> None:
    jumps = (3600, -3600, -400 * DAY_S, 20 * 365 * DAY_S, -60 * 365 * DAY_S)
    lid = Lid(tmp_path)
    with on_a_set(tmp_path / "data", lid.env) as program:
        program.log()
        for jump in jumps:
            before = program.title_s
            lid.set(jump=jump)
            program.rest_goes_down()
            after = program.title_s
            assert program.title_word == "REST"
            assert before is not None
            assert after is not None
            assert 0 < before - after <= 3
        program.end_rest()
        program.log()
        keeps_what_was_shown(program)
        program.terminal.kill()
        program.terminal.restart()
        program.ready("REST")
        program.look()
        keeps_what_was_shown(program)
    survived(len(jumps), "jumps of the clock")


@needs_compiler
@pytest.mark.parametrize(("off_s", "least", "most"), [(0, 50, 60), (-3600, 50, 60), (30, 15, 31)])
def test_row_21_rebooted_in_a_rest(tmp_path: Path, off_s: int, least: int, most: int) -> None:
    """Another boot: the wall clock decides, and one that went back gives the whole rest."""
    lid = Lid(tmp_path)
    with on_a_set(tmp_path / "data", lid.env) as program:
        program.log()
        program.terminal.kill()
        with closing(sqlite3.connect(program.path)) as conn:
            conn.execute("UPDATE boot SET name = 'another boot'")
            conn.commit()
        lid.set(jump=off_s)
        program.terminal.restart()
        program.ready("REST")
        program.terminal.wait_until(lambda: program.title_s is not None)
        left = program.title_s
        assert left is not None
        assert least <= left <= most
        program.look()
        keeps_what_was_shown(program)


ZONES = (
    "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
    "Pacific/Apia", "America/St_Johns",
)  # fmt: skip


@given(st.sampled_from(ZONES), st.datetimes(datetime(1966, 1, 2), datetime(2191, 1, 1)))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_row_22_daylight_saving_and_odd_zones(tmp_path: Path, zone: str, day: datetime) -> None:
    """A session keeps the date and the hour that the lifter's own clock showed."""
    local = day.replace(tzinfo=UTC, microsecond=0).astimezone(ZoneInfo(zone))
    offset = local.utcoffset()
    assert offset is not None
    utc_ms = int(day.replace(tzinfo=UTC, microsecond=0).timestamp() * 1000)
    minutes = offset // timedelta(minutes=1)
    moment = Moment(utc_ms, minutes, 1_000_000, "boot")
    path = tmp_path / f"{zone.replace('/', '-')}-{utc_ms}" / "legtui.db"
    with Journal.open(path) as journal:
        key = journal.new_session()
        hands = Hands(plan=SMALL, now=moment, ids=iter(journal.new_id, None))
        hands.enter()
        journal.record(key, hands.ledger.happenings, SMALL).result()
        (row,) = journal.sessions(5)
        assert row.started_at == local or minutes * 60 != offset.total_seconds()
        assert row.started_at.date() == (moment.local).date()
        (said,) = journal.query("SELECT started_at FROM session_log")
        assert datetime.fromisoformat(said[0]) == moment.local.replace(microsecond=0)


def test_row_22_an_hour_that_comes_twice(tmp_path: Path) -> None:
    """Sets stay in the order they were lifted in, also when the clock goes back an hour."""
    with Journal.open(tmp_path / "legtui.db") as journal:
        pen = Pen.begin(journal)
        pen.hands.do(acts.leave_phase(pen.hands.state, pen.hands.t))
        pen.play([("enter", 1), ("enter", 1), ("clock", 41), ("enter", 1), ("enter", 1)])
        lifted = journal.sets_of(pen.key.id)
        assert [one.set.id for one in lifted] == sorted(one.set.id for one in lifted)
        assert len(lifted) >= 2


DAMAGE = (
    "UPDATE draft SET reps = -9223372036854775808, slot = 99",
    "UPDATE happening SET t_ms = -9000000000000",
    "UPDATE happening SET utc_ms = 9000000000000000",
    "UPDATE clock SET zero_ms = -9000000000000000, offset_min = 0",
    "DELETE FROM rest",
    "DELETE FROM lifted",
    "DELETE FROM plan_exercise",
    "DELETE FROM head",
    "UPDATE lift SET variation = 'no such thing'",
    "UPDATE plan_exercise SET sets = 1, reps_lo = 99",
    "DELETE FROM happening WHERE kind = 1",
)


@pytest.mark.parametrize("damage", DAMAGE)
def test_row_23_a_damaged_session_in_progress(tmp_path: Path, damage: str) -> None:
    """Whatever became of it, legtui opens, and nobody is locked out."""
    folder = tmp_path / "data"
    path = run.make_open_session(folder)
    with Journal.open(path) as journal:
        saved = journal.open_session()
        assert saved is not None
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA foreign_keys=OFF")
        conn.execute("INSERT INTO draft SELECT id, 0, 'ramp', 1, 2000, 'kg', 8, NULL FROM session")
        try:
            conn.execute(damage)
        except sqlite3.IntegrityError:
            pytest.skip("the file refuses such a row")
        conn.commit()
    with run.running(folder) as program:
        program.terminal.wait_until(
            lambda: len(program.terminal.screen.split()) > 20 or not program.terminal.alive,
            what="a screen",
        )
        run.wait(0.5)
        program.terminal.press("?", "escape")
        assert program.terminal.alive, program.terminal.screen
        program.terminal.press("ctrl+q")
        assert program.terminal.wait_exit() == 0, program.terminal.screen
