from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.session.moment import Moment, gap_ms

NOON = Moment(1_794_999_600_250, 60, 5_000, "boot-a")

moments = st.builds(
    Moment,
    utc_ms=st.integers(-60_000_000_000_000, 250_000_000_000_000),
    offset_min=st.integers(-1439, 1439),
    elapsed_ms=st.integers(0, 10**12),
    boot=st.sampled_from(["", "boot-a", "boot-b"]),
)


def test_local_time_carries_the_offset() -> None:
    assert NOON.local.isoformat() == "2026-11-18T12:00:00.250000+01:00"
    half_hour = replace(NOON, offset_min=-(3 * 60 + 30))
    assert half_hour.local.isoformat() == "2026-11-18T07:30:00.250000-03:30"


def test_local_time_before_1970() -> None:
    assert Moment(-1, 0, 0, "").local.isoformat() == "1969-12-31T23:59:59.999000+00:00"


@given(moments)
def test_local_is_the_same_instant_whatever_the_offset(moment: Moment) -> None:
    since_1970 = moment.local - datetime(1970, 1, 1, tzinfo=UTC)
    assert since_1970 == timedelta(milliseconds=moment.utc_ms)


@pytest.mark.parametrize("offset", [1440, -1440, 99_999])
def test_an_offset_of_a_day_is_refused(offset: int) -> None:
    with pytest.raises(ValueError, match="less than a day"):
        Moment(0, offset, 0, "")


def test_in_one_boot_the_wall_clock_has_no_say() -> None:
    set_back = replace(NOON.later(90_000), utc_ms=NOON.utc_ms - 3_600_000)
    set_forward = replace(NOON.later(90_000), utc_ms=NOON.utc_ms + 10**12)
    assert gap_ms(NOON, set_back) == 90_000
    assert gap_ms(NOON, set_forward) == 90_000


def test_after_a_reboot_the_wall_clock_counts() -> None:
    rebooted = Moment(NOON.utc_ms + 40_000, 60, 12, "boot-b")
    assert gap_ms(NOON, rebooted) == 40_000
    assert gap_ms(NOON, replace(rebooted, utc_ms=NOON.utc_ms - 1)) == 0


def test_an_unknown_boot_never_equals_itself() -> None:
    unknown = replace(NOON, boot="")
    frozen = replace(unknown, utc_ms=unknown.utc_ms + 7_000)
    assert gap_ms(unknown, frozen) == 7_000


@given(moments, moments)
def test_never_negative(a: Moment, b: Moment) -> None:
    assert gap_ms(a, b) >= 0
    assert gap_ms(a, a) == 0


@given(moments, st.integers(0, 10**10), st.integers(0, 10**10))
def test_later_adds_up(moment: Moment, first: int, second: int) -> None:
    there = moment.later(first).later(second)
    assert there == moment.later(first + second)
    assert gap_ms(moment, there) == first + second
    assert there.boot == moment.boot
