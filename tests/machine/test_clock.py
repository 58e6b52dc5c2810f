from __future__ import annotations

import math
import time
from pathlib import Path

import pytest
from fake_clock import START, FakeClock

from legtui.machine import clock as clock_module
from legtui.machine.clock import FASTEST, Clock, FastClock, SystemClock, local_offset_min
from legtui.session.moment import gap_ms


def test_the_system_clock_tells_wall_time() -> None:
    before = time.time_ns() // 1_000_000
    moment = SystemClock().now()
    after = time.time_ns() // 1_000_000
    assert before <= moment.utc_ms <= after
    assert moment.boot


def test_two_clocks_of_one_boot_compare() -> None:
    first, second = SystemClock(), SystemClock()
    a, b = first.now(), second.now()
    if clock_module._BOOT_ID.exists():
        assert a.boot == b.boot
    assert 0 <= gap_ms(a, b) < 5_000


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="only Linux has this clock")
def test_on_linux_the_clock_is_the_one_that_runs_through_sleep(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    reading = time.clock_gettime_ns

    def spy(number: int) -> int:
        asked.append(number)
        return reading(number)

    monkeypatch.setattr(time, "clock_gettime_ns", spy)
    SystemClock().now()
    assert asked
    assert set(asked) == {time.CLOCK_BOOTTIME}


def test_without_a_boot_id_readings_compare_in_one_process_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(clock_module, "_BOOT_ID", tmp_path / "none")
    monkeypatch.setattr("sys.platform", "freebsd14")
    one, other = SystemClock(), SystemClock()
    assert one.now().boot == one.now().boot
    assert one.now().boot != other.now().boot


def test_a_boot_id_that_is_no_text_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "id").write_bytes(b"\xff\xfe")
    monkeypatch.setattr(clock_module, "_BOOT_ID", tmp_path / "id")
    monkeypatch.setattr("sys.platform", "linux")
    assert SystemClock().now().boot.startswith("process-")


@pytest.mark.parametrize(
    ("zone", "minutes"),
    [
        ("UTC", 0),
        ("Europe/Berlin", 60),
        ("Asia/Kolkata", 330),
        ("America/St_Johns", -210),
        ("Nowhere/At_All", 0),
        ("\N{PILE OF POO}", 0),
        ("", 0),
        ("XXX-167:59", 0),
    ],
)
def test_the_local_offset(monkeypatch: pytest.MonkeyPatch, zone: str, minutes: int) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert local_offset_min(START.utc_ms) == minutes
        assert SystemClock().now().local.utcoffset() is not None
    finally:
        monkeypatch.undo()
        time.tzset()


def test_an_absurd_wall_clock_has_an_offset_all_the_same() -> None:
    assert local_offset_min(10**30) == 0
    assert isinstance(local_offset_min(-(10**13)), int)


@pytest.mark.parametrize("speed", [0, -1, math.nan, math.inf, FASTEST + 1])
def test_a_speed_that_is_none_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="speed"):
        FastClock(speed, None, FakeClock())


@pytest.mark.parametrize("speed", [0.5, 1, 60, FASTEST])
def test_the_fast_clock_runs_that_many_times_as_fast(speed: float) -> None:
    source = FakeClock()
    fast = FastClock(speed, None, source)
    before = fast.now()
    real = fast.real()
    source.advance(2.5)
    after = fast.now()
    assert gap_ms(before, after) == after.utc_ms - before.utc_ms == 2_500 * speed
    assert fast.real() - real == 2.5


def test_the_fast_clock_starts_at_the_later_of_now_and_the_last_row() -> None:
    source = FakeClock()
    assert FastClock(60, None, source).now().utc_ms == START.utc_ms
    assert FastClock(60, START.utc_ms - 1, source).now().utc_ms == START.utc_ms
    assert FastClock(60, START.utc_ms + 9_000, source).now().utc_ms == START.utc_ms + 9_000


def test_after_a_kill_the_fast_clock_goes_on_where_it_stood() -> None:
    source = FakeClock()
    first = FastClock(60, None, source)
    source.advance(10)
    rest_began = first.now()
    source.advance(1)
    last_row = first.now()
    source.advance(5)
    second = FastClock(60, last_row.utc_ms, source)
    assert gap_ms(rest_began, second.now()) == gap_ms(rest_began, last_row) == 60_000
    assert second.now().boot == rest_began.boot


def test_setting_the_wall_clock_leaves_the_fast_one_alone() -> None:
    source = FakeClock()
    fast = FastClock(60, None, source)
    before = fast.now()
    source.set_wall(START.utc_ms - 10**9)
    assert fast.now() == before


def test_the_fake_clock_is_a_clock() -> None:
    fake: Clock = FakeClock()
    assert fake.now() == START


def test_the_fake_clock_does_what_it_is_told() -> None:
    fake = FakeClock()
    a = fake.now()
    b = fake.sleep_lid(600)
    assert gap_ms(a, b) == 600_000
    c = fake.set_wall(a.utc_ms - 5_000, offset_min=-300)
    assert gap_ms(b, c) == 0
    assert c.offset_min == -300
    d = fake.reboot(20)
    assert gap_ms(c, d) == 20_000
    assert d.elapsed_ms < c.elapsed_ms
    with pytest.raises(ValueError, match="backwards"):
        fake.advance(-1)
