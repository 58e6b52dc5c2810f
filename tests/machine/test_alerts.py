from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
import threading
import time
import wave
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest

from legtui.machine.alerts import (
    TITLE_RESTORE,
    TITLE_SAVE,
    Alert,
    Alerts,
    AlertSettings,
    Player,
    notification,
    sound_file,
    title_sequence,
    wav,
)

XTERM = {"TERM": "xterm-256color"}
KITTY = {"TERM": "xterm-kitty"}
OFF = AlertSettings(bell=False, sound=False, notification=False, title=False)


def until(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.005)
    return False


def quiet() -> bool:
    return all(thread.name != "legtui-sound" for thread in threading.enumerate())


def program(folder: Path, name: str, body: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture(autouse=True)
def _silence_afterwards() -> Iterator[None]:
    yield
    assert until(quiet)


@pytest.mark.parametrize("alert", Alert)
def test_each_sound_is_short_and_can_be_heard(alert: Alert) -> None:
    with wave.open(io.BytesIO(wav(alert))) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert 0.1 < file.getnframes() / file.getframerate() < 1
        frames = file.readframes(file.getnframes())
    samples = memoryview(frames).cast("h")
    assert 10_000 < max(samples) < 32_767
    assert abs(samples[0]) < 100
    assert abs(samples[-1]) < 6_000


def test_no_two_sounds_are_alike() -> None:
    for one, other in combinations(Alert, 2):
        assert wav(one) != wav(other)


def test_a_sound_file_is_made_once_and_mended(tmp_path: Path) -> None:
    folder = tmp_path / "sounds"
    path = sound_file(Alert.DONE, folder)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    made = path.stat().st_ino
    assert sound_file(Alert.DONE, folder).stat().st_ino == made
    path.write_bytes(b"RIFF")
    assert sound_file(Alert.DONE, folder).read_bytes() == wav(Alert.DONE)
    assert [p.name for p in folder.iterdir()] == ["done.wav"]


def test_the_player_gets_the_file_and_no_terminal(tmp_path: Path) -> None:
    told = tmp_path / "told"
    body = f'{{ echo "$@"; readlink /dev/fd/0 /dev/fd/2; ps -o sid= -p $$; }} > {told}.new\n'
    player = program(tmp_path, "player", body + f"mv {told}.new {told}")
    assert Player(tmp_path, [(player, "-q")]).play(Alert.SWITCH)
    assert until(told.exists)
    words, *streams, session = told.read_text().split("\n")[:4]
    assert words == f"-q {tmp_path / 'switch.wav'}"
    if sys.platform == "linux":
        assert streams == ["/dev/null", "/dev/null"]
        assert int(session) != os.getsid(0)


def test_playing_never_waits_and_never_piles_up(tmp_path: Path) -> None:
    slow = program(tmp_path, "slow", "sleep 0.5")
    player = Player(tmp_path, [(slow,)])
    began = time.monotonic()
    begun = [player.play(Alert.GET_READY) for _ in range(10)]
    assert time.monotonic() - began < 0.4
    assert begun == [True] * 3 + [False] * 7
    assert until(quiet)
    assert player.play(Alert.GET_READY)


def test_no_child_and_no_descriptor_is_left(tmp_path: Path) -> None:
    player = Player(tmp_path, [(program(tmp_path, "player", "exit 0"),)])
    player.play(Alert.DONE)
    assert until(quiet)
    before = len(os.listdir("/dev/fd"))
    for _ in range(20):
        assert until(lambda: player.play(Alert.DONE))
    assert until(quiet)
    assert len(os.listdir("/dev/fd")) == before
    listed = subprocess.run(
        ["ps", "-A", "-o", "ppid=,stat="], capture_output=True, text=True, check=True
    )
    children = [line.split() for line in listed.stdout.splitlines()]
    assert not [state for parent, state in children if parent == str(os.getpid()) and "Z" in state]


def test_a_player_that_fails_is_asked_once(tmp_path: Path) -> None:
    bad = program(tmp_path, "bad", f"echo bad >> {tmp_path}/log; exit 1")
    good = program(tmp_path, "good", f"echo good >> {tmp_path}/log")
    player = Player(tmp_path, [("no-such-player",), (bad,), (good,)])
    for _ in range(2):
        player.play(Alert.DONE)
        assert until(quiet)
    assert (tmp_path / "log").read_text().split() == ["bad", "good", "good"]


def test_without_a_player_or_a_folder_there_is_silence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Player(tmp_path, []).play(Alert.DONE)
    assert Player(tmp_path / "file", [("true",)]).play(Alert.DONE)


@pytest.mark.parametrize(
    ("environ", "sequence"),
    [
        (KITTY, "\x1b]99;;Rest over: Squat, 100 kg\x1b\\"),
        ({**XTERM, "KITTY_WINDOW_ID": "1"}, "\x1b]99;;Rest over: Squat, 100 kg\x1b\\"),
        ({**XTERM, "TERM_PROGRAM": "iTerm.app"}, "\x1b]9;Rest over: Squat, 100 kg\x07"),
        ({"TERM": "foot"}, "\x1b]777;notify;Rest over;Squat, 100 kg\x1b\\"),
        ({**XTERM, "VTE_VERSION": "7600"}, "\x1b]777;notify;Rest over;Squat, 100 kg\x1b\\"),
        (
            {"TERM": "tmux-256color", "TMUX": "/x", "WEZTERM_PANE": "0"},
            "\x1bPtmux;\x1b\x1b]9;Rest over: Squat, 100 kg\x07\x1b\\",
        ),
        (XTERM, ""),
        ({**KITTY, "TERM": "linux", "KITTY_WINDOW_ID": "1"}, ""),
        ({"TERM": "screen", "STY": "1.x", "KITTY_WINDOW_ID": "1"}, ""),
        ({}, ""),
    ],
)
def test_the_notification_fits_the_terminal(environ: dict[str, str], sequence: str) -> None:
    assert notification("Rest over", "Squat, 100 kg", environ) == sequence


def test_hostile_text_stays_inside_its_sequence() -> None:
    hostile = "a;b\x07\x1b]52;c;aGk=\x07\x9c\n\x1b\\" + "x" * 9_999
    sequence = notification(hostile, hostile, {"TERM": "foot"})
    assert sequence.count("\x1b") == 2
    assert sequence.count("\x07") == 0
    assert sequence.count(";") == 3
    assert len(sequence) < 400
    title = title_sequence(hostile, XTERM)
    assert (title.count("\x1b"), title.count("\x07")) == (1, 1)


def test_every_way_has_its_own_switch(tmp_path: Path) -> None:
    log = tmp_path / "log"
    player = Player(tmp_path, [(program(tmp_path, "player", f"echo played >> {log}"),)])
    written: list[str] = []
    alerts = Alerts(OFF, tmp_path, written.append, KITTY, player)
    alerts.ring(Alert.DONE, "Done", "well done")
    alerts.title("Rest 1:30")
    assert until(quiet)
    assert written == []
    assert not log.exists()
    alerts.settings = AlertSettings(bell=True, sound=False, notification=False, title=False)
    alerts.ring(Alert.DONE, "Done", "well done")
    alerts.settings = AlertSettings(bell=False, sound=False, notification=True, title=False)
    alerts.ring(Alert.DONE, "Done", "well done")
    assert written == ["\x07", "\x1b]99;;Done: well done\x1b\\"]
    alerts.settings = AlertSettings(bell=False, sound=True, notification=False, title=False)
    alerts.ring(Alert.DONE, "Done", "well done")
    assert until(log.exists)
    assert len(written) == 2


def test_the_title_is_written_when_it_changes_and_given_back(tmp_path: Path) -> None:
    written: list[str] = []
    alerts = Alerts(AlertSettings(), tmp_path, written.append, XTERM)
    alerts.close()
    for text in ("Rest 1:30", "Rest 1:30", "Rest 1:29"):
        alerts.title(text)
    alerts.close()
    alerts.close()
    assert written == [
        TITLE_SAVE + "\x1b]2;Rest 1:30\x07",
        "\x1b]2;Rest 1:29\x07",
        TITLE_RESTORE,
    ]


def test_no_title_where_there_is_no_window(tmp_path: Path) -> None:
    written: list[str] = []
    alerts = Alerts(AlertSettings(), tmp_path, written.append, {"TERM": "linux"})
    alerts.title("Rest 1:30")
    alerts.close()
    assert written == []
