"""Years of training in one file, and a picture that would not fit into the machine."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fake_clock import START
from faults.report import Survived
from journal_fixtures import Pen

from legtui import demo
from legtui.journal.journal import Journal
from legtui.journal.schema import KIND

SETS = 25
MOMENT_S = 0.1
"""Far more than a page or a write takes (some ms), and little enough to press on."""


def grow(path: Path, sessions: int) -> int:
    """Copy the oldest session of a file again and again into the past; return how many sets
    there are then.
    """
    day_ms = 86_400_000
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA synchronous=OFF")
        first, clock = conn.execute(
            "SELECT min(id), (SELECT max(clock_id) FROM happening) FROM happening"
        ).fetchone()
        lift = conn.execute("SELECT min(id) FROM lift").fetchone()[0]
        assert first > 0
        per = SETS + 2
        base = -sessions * per

        def starts() -> Iterator[tuple[int, int, int]]:
            for number in range(sessions):
                yield number, base + number * per, START.utc_ms - (sessions - number) * day_ms

        conn.execute("BEGIN")
        conn.executemany(
            "INSERT INTO session VALUES (?, ?, 'by_hand', NULL, NULL)",
            ((at, f"grown-{number}") for number, at, _ in starts()),
        )
        conn.executemany(
            "INSERT INTO happening VALUES (?, ?, ?, ?, NULL, ?, ?, ?, 0)",
            (
                (at + step, at, at + step, kind, 60_000 * step, ms + 60_000 * step, clock)
                for _, at, ms in starts()
                for step, kind in enumerate(
                    (KIND["started"], *(KIND["sets_logged"],) * SETS, KIND["finished"])
                )
            ),
        )
        conn.executemany(
            "INSERT INTO head(session_id, started_ms, offset_min, day, added_by)"
            " VALUES (?, ?, 60, 'A', ?)",
            ((at, ms, at) for _, at, ms in starts()),
        )
        conn.executemany(
            "INSERT INTO ending(session_id, ended_ms, offset_min, complete, added_by)"
            " VALUES (?, ?, 60, 1, ?)",
            ((at, ms + 60_000 * SETS, at + SETS + 1) for _, at, ms in starts()),
        )
        conn.executemany(
            "INSERT INTO lifted(session_id, set_id, slot, lift_id, set_number, kind, load, unit,"
            " reps, form_ok, logged_ms, offset_min, added_by)"
            " VALUES (?, ?, 0, ?, ?, 'work', 6000, 'kg', 8, 1, ?, 60, ?)",
            (
                (at, at + step, lift, step, ms + 60_000 * step, at + step)
                for _, at, ms in starts()
                for step in range(1, SETS + 1)
            ),
        )
        conn.execute("COMMIT")
        return int(conn.execute("SELECT count(*) FROM lifted").fetchone()[0])


def best_s(deed: Callable[[], object]) -> float:
    """Return the shortest of five tries, in seconds: a busy machine is no slow program."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        deed()
        times.append(time.perf_counter() - began)
    return min(times)


def not_in_the_way(folder: Path, sessions: int) -> int:
    """Make sure that a page and a write take a moment; return how many sets were there."""
    path = folder / "legtui.db"
    with Journal.open(path) as journal:
        demo.generate(journal, sessions=4, end=START)
    sets = grow(path, sessions)
    with Journal.open(path) as journal:
        page = journal.sessions(50)
        assert len(page) == 50
        assert best_s(lambda: journal.sessions(50, before=page[-1])) < MOMENT_S
        assert best_s(lambda: journal.sets_of(page[-1].id)) < MOMENT_S
        assert len(journal.sets_of(page[-1].id)) == SETS
        pen = Pen.begin(journal)
        pen.play([("skip all", 1), ("enter", 1)])
        assert best_s(lambda: pen.play([("wait", 80), ("enter", 1)])) < MOMENT_S
        assert best_s(lambda: Journal.open(path, read_only=True).close()) < MOMENT_S
    return sets


def test_row_57_a_long_life_of_sets_is_not_in_the_way(tmp_path: Path, survived: Survived) -> None:
    sets = not_in_the_way(tmp_path, 1_000)
    assert sets > 25_000
    survived(sets, "sets in the file")


@pytest.mark.long
@pytest.mark.timeout(600)
def test_row_57_a_million_sets_are_not_in_the_way_long(tmp_path: Path, survived: Survived) -> None:
    sets = not_in_the_way(tmp_path, 40_000)
    assert sets > 1_000_000
    survived(sets, "sets in the file")


_LOOKS = """
import resource, struct, sys, zlib
from io import BytesIO
from pathlib import Path
from PIL import Image
from legtui.machine.pictures import PictureError, take_in

folder = Path(sys.argv[1])

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

def png(width, height, rows):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\\x89PNG\\r\\n\\x1a\\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")

def jpeg(**words):
    file = BytesIO()
    Image.new("RGB", (64, 48), "red").save(file, "JPEG", **words)
    return file.getvalue()

place = Image.Exif()
place.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0)})
place[0x010E] = "at home"
good = jpeg()
hostile = {
    "bomb.png": png(30_000, 30_000, zlib.compress(bytes(1_000_000))),
    "lying.png": png(7_000, 7_000, zlib.compress(bytes(64))),
    "cut.jpg": good[: len(good) // 2],
    "post.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\\n%%BoundingBox: 0 0 9 9\\n(/etc/passwd) run\\n",
    "vector.png": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
    "tail.webp": b"RIFF\\xff\\xff\\xff\\xffWEBPVP8 ",
    "text.jpg": b"not a picture",
}
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, resource.RLIM_INFINITY))
for name, data in hostile.items():
    path = folder / name
    path.write_bytes(data)
    try:
        take_in(path, folder / "kept")
        print("TAKEN", name)
    except PictureError as error:
        print("refused", error)
path = folder / "home.jpg"
path.write_bytes(jpeg(exif=place))
take_in(path, folder / "kept")
"""


def test_row_52_hostile_pictures(tmp_path: Path, survived: Survived) -> None:
    """In little memory: each is refused with a sentence, and a place does not come in."""
    pytest.importorskip("PIL")
    words = [sys.executable, "-c", _LOOKS, str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    refused = done.stdout.splitlines()
    assert len(refused) == 7
    assert all(line.startswith("refused ") and line.endswith(".") for line in refused), refused
    kept = list((tmp_path / "kept").iterdir())
    assert len(kept) == 2, "the good one and its small picture, nothing of the others"
    for one in kept:
        data = one.read_bytes()
        assert b"Exif" not in data
        assert b"at home" not in data
    survived(8, "hostile pictures")
