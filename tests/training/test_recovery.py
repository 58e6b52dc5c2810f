"""Recovery states: every vector, and the lifters who must never be warned."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.training.check_in import (
    DELOAD_WEEK,
    LIGHTER_DAY,
    CheckIn,
    Day,
    asks,
    propose,
)
from legtui.training.recovery import (
    Past,
    Recovery,
    RecoveryState,
    recovery,
)

VECTORS = json.loads((Path(__file__).parent / "vectors_body.json").read_text(encoding="utf-8"))
MONDAY = datetime(2026, 3, 2, 18, tzinfo=UTC)
SESSION = timedelta(minutes=95)


def past(start: datetime, minutes: int = 95) -> Past:
    return Past(start, start + timedelta(minutes=minutes))


@pytest.mark.parametrize("row", VECTORS["frequency"], ids=lambda row: row["id"])
def test_every_vector(row: dict[str, Any]) -> None:
    hours = row["hours_since"]
    if hours is None:
        assert recovery(MONDAY, []).state == row["status"]
        return
    # The rule counts dates: what is just short of full days is seen late in the day, what is
    # just past them early, so that the dates say what the hours do.
    hour, minute = (23, 55) if hours % 24 > 12 else (0, 5)
    now = MONDAY.replace(hour=hour, minute=minute)
    last = now - timedelta(hours=hours)
    before = [past(last - timedelta(hours=2), 0)] * (row["sessions_last_7d"] - 1)
    assert recovery(now, [*before, past(last, 0)]).state == row["status"]


@pytest.mark.parametrize(
    ("hours", "state"),
    [
        (2, "too_soon"),
        (47.9, "too_soon"),
        (48, "ok_if_recovered"),
        (60, "ok_if_recovered"),
        (72, "ready"),
        (96, "ready"),
        (8 * 24, "due"),
        (10 * 24, "due"),
        (11 * 24, "too_rare"),
        (13 * 24, "too_rare"),
        (14 * 24, "layoff"),
        (400 * 24, "layoff"),
    ],
)
def test_states_from_a_history(hours: float, state: str) -> None:
    now = datetime(2026, 6, 10, 12, tzinfo=UTC)
    start = now - timedelta(hours=hours) - SESSION
    found = recovery(now, [past(start)])
    assert found.state == state
    assert found.hours == pytest.approx(hours)


def test_first() -> None:
    found = recovery(MONDAY, [])
    assert (found.state, found.hours, found.days) == (RecoveryState.FIRST, None, None)


def test_two_in_seven_dates_are_enough() -> None:
    week = [past(MONDAY), past(MONDAY + timedelta(days=2))]
    found = recovery(MONDAY + timedelta(days=5), week)
    assert (found.state, found.sessions_7d) == (RecoveryState.OVER_FREQUENCY, 2)
    assert found.lighter_day
    assert recovery(MONDAY + timedelta(days=7), week).sessions_7d == 1


def test_too_soon_says_from_when() -> None:
    found = recovery(MONDAY + timedelta(hours=20), [past(MONDAY)])
    # Monday 18:00 and 95 minutes, and two days.
    assert found.why.startswith("Legs were trained 18 hours ago")
    assert "two days, till Wednesday 19:35;" in found.why
    assert found.warns


def test_hours_are_real_hours_when_the_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    start = datetime(2026, 3, 28, 10, tzinfo=berlin)
    found = recovery(datetime(2026, 3, 30, 10, 30, tzinfo=berlin), [past(start, 0)])
    assert found.hours == 47.5
    assert found.state is RecoveryState.TOO_SOON


def test_a_traveller_s_dates_are_the_local_ones() -> None:
    tokyo, la = timezone(timedelta(hours=9)), timezone(timedelta(hours=-8))
    start = datetime(2026, 3, 2, 8, tzinfo=tokyo)
    found = recovery(datetime(2026, 3, 5, 8, tzinfo=la), [past(start)])
    assert found.days == 3
    assert found.hours == pytest.approx(72 + 17 - 95 / 60)


def test_a_clock_that_was_wrong_is_passed_over() -> None:
    ahead = past(MONDAY + timedelta(days=300))
    assert recovery(MONDAY, [ahead]).state is RecoveryState.FIRST
    running = Past(MONDAY, MONDAY + timedelta(days=9))
    assert recovery(MONDAY + timedelta(days=1), [running]).hours == 0
    assert recovery(MONDAY + timedelta(days=3), [Past(MONDAY, None)]).hours == 72


JITTER = st.lists(st.integers(-180, 180), min_size=24, max_size=24)


def _run(days: tuple[int, ...], jitter: list[int], hour: int, minutes: int) -> list[Recovery]:
    """A lifter who trains on these weekdays for weeks, each start some minutes off."""
    begin = datetime(2026, 3, 2, hour, tzinfo=ZoneInfo("Europe/Berlin"))
    done: list[Past] = []
    found = []
    for number, off in enumerate(jitter):
        week, which = divmod(number, len(days))
        start = begin + timedelta(days=7 * week + days[which])
        start = (start.astimezone(UTC) + timedelta(minutes=off)).astimezone(start.tzinfo)
        found.append(recovery(start, done))
        done.append(past(start, minutes))
    return found


@given(
    jitter=JITTER,
    days=st.sampled_from([(0, 3), (0, 4), (1, 4), (1, 5), (2, 5)]),
    hour=st.integers(6, 20),
    minutes=st.integers(30, 105),
)
def test_twice_a_week_is_never_warned_nor_asked(
    jitter: list[int], days: tuple[int, ...], hour: int, minutes: int
) -> None:
    first, *rest = _run(days, jitter, hour, minutes)
    assert first.state is RecoveryState.FIRST
    assert {one.state for one in rest} == {RecoveryState.READY}
    assert not any(asks(one) for one in rest)


@pytest.mark.parametrize("hour", [0, 1, 2, 21, 22, 23])
@pytest.mark.parametrize("off", [(180, 0, -180, 0), (-180, 180, 180, -180)])
def test_nor_is_who_trains_around_midnight(hour: int, off: tuple[int, ...]) -> None:
    found = _run((0, 3), [*off * 6], hour, 90)
    assert not any(one.warns for one in found)


@given(jitter=JITTER, hour=st.integers(6, 20), minutes=st.integers(30, 105))
def test_once_a_week_is_never_warned(jitter: list[int], hour: int, minutes: int) -> None:
    _, *rest = _run((0,), jitter, hour, minutes)
    assert {one.state for one in rest} == {RecoveryState.READY}


@given(st.integers(0, 24 * 400), st.lists(st.integers(0, 24 * 60), max_size=6))
def test_any_history_has_a_state_with_one_plain_sentence(now: int, starts: list[int]) -> None:
    sessions = [past(MONDAY + timedelta(hours=one)) for one in starts]
    found = recovery(MONDAY + timedelta(hours=now), sessions)
    assert found.why.endswith(".")
    assert "\n" not in found.why
    assert len(found.why) <= 120
    scolding = ("must", "should", "fail", "lazy", "overtrain", "never", "wrong", "not allowed")
    assert not any(word in found.why.lower() for word in scolding)
    if not starts:
        assert found.state is RecoveryState.FIRST


def _state(hours: float, sessions: int = 1) -> Recovery:
    now = datetime(2026, 6, 10, 12, tzinfo=UTC)
    return recovery(now, [past(now - timedelta(hours=hours) - SESSION)] * sessions)


def test_questions_only_when_they_matter() -> None:
    assert [asks(_state(hours)) for hours in (20, 50, 96, 200)] == [True, True, False, False]
    assert asks(_state(96), tired=True)
    assert asks(_state(96), hurt_last_time=True)
    assert not asks(recovery(MONDAY, []))


def test_what_is_proposed() -> None:
    soon, ready = _state(20), _state(96)
    assert propose(soon, None).day is Day.LIGHTER
    assert propose(ready, None).day is Day.FULL
    assert propose(soon, CheckIn(soreness=2, energy=8, pain=False)).day is Day.FULL
    assert propose(soon, CheckIn(soreness=2)).day is Day.LIGHTER
    assert propose(ready, CheckIn(soreness=7)).day is Day.LIGHTER
    assert propose(ready, CheckIn(soreness=6, energy=4)).day is Day.FULL
    low = propose(ready, CheckIn(soreness=8, energy=2))
    assert low.why == "With soreness 8 of 10 and energy 2 of 10 a lighter day suits you better."
    assert propose(ready, CheckIn(soreness=0, energy=10, pain=True)).day is Day.SPARE
    both = propose(ready, CheckIn(soreness=8, energy=5, pain=True))
    assert both.day is Day.LIGHTER
    assert both.why.endswith("a lighter day suits you better, without what hurts.")


@pytest.mark.parametrize("value", [-1, 11])
def test_answers_have_a_scale(value: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        CheckIn(soreness=value)
    with pytest.raises(ValueError, match="0 to 10"):
        CheckIn(energy=value)


def test_less_is_rounded_up_to_a_whole_set() -> None:
    assert [DELOAD_WEEK.sets(each) for each in (1, 3, 4)] == [1, 2, 2]
    assert [LIGHTER_DAY.sets(each) for each in (1, 3, 4)] == [1, 3, 3]


def test_what_an_easier_day_takes_off_is_said_as_it_is() -> None:
    assert (LIGHTER_DAY.load_percent, LIGHTER_DAY.load_words) == (90, "a tenth less")
    assert (LIGHTER_DAY.sets(4), LIGHTER_DAY.sets_words) == (3, "three quarters of the sets")
    assert (DELOAD_WEEK.sets(4), DELOAD_WEEK.sets_words) == (2, "half the sets")
