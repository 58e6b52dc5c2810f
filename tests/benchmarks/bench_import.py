"""100,000 sets of another app's CSV imported, beside the same file put into a bare table.

    python tests/benchmarks/bench_import.py [SETS]

The other side is `sqlite-utils insert --csv`, which keeps the cells as text. Ours reads dates,
weights, names and efforts, compares with what is there, keeps each raw line beside its set, and
writes with every commit on the disk. Prints both in seconds, the best of three, and the ratio.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

NAMES = (
    "Squat (Barbell)", "Leg Press", "Lying Leg Curl (Machine)", "Romanian Deadlift (Barbell)",
    "Bench Press (Barbell)",
)  # fmt: skip
HEAD = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
)
ROUNDS = 3
MOST = 5.0
"""How many times as long an import may take."""


def write_log(path: Path, sets: int) -> None:
    """Write a log as Strong exports it: five exercises of five sets every other day."""
    at, done = datetime(2001, 1, 1, 18), 0
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        while done < sets:
            for name in NAMES:
                for number in range(1, 6):
                    file.write(
                        f'{at:%Y-%m-%d %H:%M:%S},"Legs",1h 5m,"{name}",{number},'
                        f'{60 + (done % 50) * 2.5},{5 + done % 8},0,0,"","",8\n'
                    )
                    done += 1
            at += timedelta(days=2, minutes=3)


def best(run: Callable[[Path], list[str]], folder: Path) -> float:
    """Return the seconds of the fastest of some runs, each in a folder of its own."""
    found = []
    for number in range(ROUNDS):
        place = folder / f"{run.__name__}-{number}"
        place.mkdir()
        command = run(place)
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=_plain())
        found.append(time.perf_counter() - start)
    return min(found)


def _plain() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("LEGTUI")}


def main() -> int:
    """Print the times and their ratio; exit code 1 where it is too much."""
    sets = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    scripts = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = folder / "strong.csv"
        write_log(log, sets)

        def ours(place: Path) -> list[str]:
            words = ["import", str(log), "--unit", "kg", "--data-dir", str(place)]
            return [sys.executable, "-m", "legtui", *words]

        def theirs(place: Path) -> list[str]:
            words = ["insert", str(place / "log.db"), "sets", str(log), "--csv"]
            return [str(scripts / "sqlite-utils"), *words]

        bare, mine = best(theirs, folder), best(ours, folder)
    print(f"sqlite-utils insert --csv: {bare:.2f} s")
    print(f"legtui import:             {mine:.2f} s")
    print(f"ratio:                     {mine / bare:.2f} (at most {MOST:g})")
    return 0 if mine / bare <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
