"""What calls the lifter back: bell, short sounds of our own, notification, window title.

Sounds are made here by arithmetic, kept as small files, and played by whatever player the
system has: no audio library runs in this process, because those write over the screen.
"""

from __future__ import annotations

import contextlib
import io
import math
import os
import shutil
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Final

from legtui.text import one_line
from legtui.training.frozen import dataclass


class Alert(Enum):
    """What there is to say; each has a sound of its own."""

    REST_OVER = "rest-over"
    GET_READY = "get-ready"
    SWITCH = "switch"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class AlertSettings:
    """One switch for each way to be called."""

    bell: bool = True
    sound: bool = True
    notification: bool = False
    title: bool = True


PLAYERS: Final[tuple[tuple[str, ...], ...]] = (
    ("afplay",),
    ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"),
    ("play", "-q"),
)
"""Commands that play a file given as the last word, best first; they come with the system."""

TITLE_SAVE: Final = "\x1b[22;2t"
TITLE_RESTORE: Final = "\x1b[23;2t"

_SOUNDS: Final[dict[Alert, tuple[tuple[float, float], ...]]] = {
    # (pitch in Hz, length in seconds); 0 Hz is a silence
    Alert.REST_OVER: ((784.0, 0.12), (0.0, 0.05), (784.0, 0.12), (0.0, 0.05), (1175.0, 0.35)),
    Alert.GET_READY: ((523.0, 0.15),),
    Alert.SWITCH: ((659.0, 0.12), (0.0, 0.04), (440.0, 0.18)),
    Alert.DONE: ((523.0, 0.12), (659.0, 0.12), (784.0, 0.12), (1047.0, 0.4)),
}
_RATE: Final = 22_050
_LOUDNESS: Final = 0.6
_FADE_S: Final = 0.008
_LATEST_S: Final = 1.0
_LONGEST_S: Final = 5.0
_MOST_AT_ONCE: Final = 3
_LONGEST_TEXT: Final = 120


def wav(alert: Alert) -> bytes:
    """Return the alert's sound as a WAV file: mono, 16 bit, under a second."""
    import wave

    samples: list[int] = []
    for pitch, seconds in _SOUNDS[alert]:
        count = int(seconds * _RATE)
        for n in range(count):
            fade = min(1.0, n / (_FADE_S * _RATE), (count - n) / (_FADE_S * _RATE))
            level = math.sin(2 * math.pi * pitch * n / _RATE) * fade * _LOUDNESS
            samples.append(round(level * 32_767))
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return buffer.getvalue()


def sound_file(alert: Alert, folder: Path) -> Path:
    """Return the alert's sound as a file in `folder`, made at its first use. Raises `OSError`."""
    path = folder / f"{alert.value}.wav"
    sound = wav(alert)
    if path.is_file() and path.stat().st_size == len(sound):
        return path
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder, suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(sound)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return path


class Player:
    """Plays sounds through the system's player, in the background.

    A player that fails is not asked again, the next one is. `play` never waits, leaves no
    dead child behind, and a sound that would come more than a second late is dropped.
    """

    def __init__(self, folder: Path, players: Sequence[Sequence[str]] = PLAYERS) -> None:
        self._folder = folder
        self._players = [tuple(words) for words in players]
        self._free = threading.Semaphore(_MOST_AT_ONCE)

    def found(self) -> bool:
        """Tell whether one of the players is on this machine."""
        return any(shutil.which(words[0]) for words in list(self._players))

    def play(self, alert: Alert) -> bool:
        """Begin to play; return False if too many sounds are playing already."""
        if not self._free.acquire(blocking=False):
            return False
        asked = time.monotonic()
        threading.Thread(
            target=self._play, args=(alert, asked), name="legtui-sound", daemon=True
        ).start()
        return True

    def _play(self, alert: Alert, asked: float) -> None:
        try:
            with contextlib.suppress(OSError):
                path = sound_file(alert, self._folder)
                while self._players and time.monotonic() - asked < _LATEST_S:
                    words = self._players[0]
                    if _played([*words, str(path)]):
                        return
                    with contextlib.suppress(ValueError):
                        self._players.remove(words)
        finally:
            self._free.release()


def _played(command: list[str]) -> bool:
    """Run a player to its end; return whether it said that all went well."""
    program = shutil.which(command[0])
    if program is None:
        return False
    try:
        done = subprocess.run(
            [program, *command[1:]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            timeout=_LONGEST_S,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def notification(title: str, body: str, environ: Mapping[str, str]) -> str:
    """Return the escape sequence of a desktop notification, empty where none is understood.

    Which one is told by the environment; in tmux it is wrapped to reach the terminal
    outside (which tmux lets through only if `allow-passthrough` is on).
    """
    title, body = _plain(title), _plain(body)
    match _notification_kind(environ):
        case 9:
            sequence = f"\x1b]9;{title}: {body}\x07"
        case 99:
            sequence = f"\x1b]99;;{title}: {body}\x1b\\"
        case 777:
            sequence = f"\x1b]777;notify;{title};{body}\x1b\\"
        case _:
            return ""
    if environ.get("TMUX"):
        doubled = sequence.replace("\x1b", "\x1b\x1b")
        return f"\x1bPtmux;{doubled}\x1b\\"
    return sequence


def _notification_kind(environ: Mapping[str, str]) -> int | None:
    term, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    if term in ("", "dumb", "linux") or (environ.get("STY") and not environ.get("TMUX")):
        return None
    if environ.get("KITTY_WINDOW_ID") or term == "xterm-kitty":
        return 99
    if program in ("iTerm.app", "WezTerm", "ghostty", "vscode"):
        return 9
    inside = ("ITERM_SESSION_ID", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR")
    if any(environ.get(name) for name in inside):
        return 9
    if term.startswith(("foot", "rxvt")) or environ.get("VTE_VERSION"):
        return 777
    return None


def title_sequence(text: str, environ: Mapping[str, str]) -> str:
    """Return the escape sequence that sets the window's title, empty where there is none."""
    if environ.get("TERM", "") in ("", "dumb", "linux"):
        return ""
    return f"\x1b]2;{one_line(text, _LONGEST_TEXT)}\x07"


def _plain(text: str) -> str:
    """Return text without what ends or divides an escape sequence."""
    return one_line(text, _LONGEST_TEXT).replace(";", ",")


class Alerts:
    """Calls the lifter in every way that is switched on.

    `write` sends characters to the terminal, in order with what is drawn. Settings may be
    replaced at any time.
    """

    def __init__(
        self,
        settings: AlertSettings,
        folder: Path,
        write: Callable[[str], None],
        environ: Mapping[str, str],
        player: Player | None = None,
    ) -> None:
        self.settings = settings
        self._write = write
        self._environ = environ
        self._player = player or Player(folder)
        self._title = ""

    def ring(self, alert: Alert, headline: str, body: str) -> None:
        """Call once: bell, sound, and `headline: body` as a notification."""
        if self.settings.bell:
            self._write("\x07")
        if self.settings.sound:
            self._player.play(alert)
        if self.settings.notification:
            self._send(notification(headline, body, self._environ))

    def can_play(self) -> bool:
        """Tell whether this machine has a player for the sounds."""
        return self._player.found()

    def can_notify(self) -> bool:
        """Tell whether the terminal is known to show notifications."""
        return bool(notification("", "", self._environ))

    def title(self, text: str) -> None:
        """Show text in the window's title; the same text is written once."""
        if not self.settings.title or text == self._title:
            return
        sequence = title_sequence(text, self._environ)
        if sequence and not self._title:
            sequence = TITLE_SAVE + sequence
        self._title = text
        self._send(sequence)

    def close(self) -> None:
        """Give the window its own title back."""
        if self._title:
            self._title = ""
            self._send(TITLE_RESTORE if title_sequence("", self._environ) else "")

    def _send(self, sequence: str) -> None:
        if sequence:
            self._write(sequence)
