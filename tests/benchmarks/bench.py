"""Is it fast, and does it stay so for years? Measures the real program and prints one table.

    python -m tests.benchmarks.bench            # 100, 1,000 and 10,000 sessions: a quarter hour
    python -m tests.benchmarks.bench --quick    # small files, fails on gross regressions only

It builds a wheel, installs it with its bytecode, makes up the files, runs everything in a
pseudo-terminal beside a blank Textual app, and compares within the run, as machines differ.
Linux only: it reads /proc.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

GROSS = 2.0
"""So many times a ceiling is a regression on any machine, however busy it is."""


def main() -> int:
    """Measure and print; the exit code tells whether all stays under the ceilings."""
    sys.path.insert(0, str(Path(__file__).parent.parent))  # as pytest has it
    from benchmarks import measures
    from benchmarks.table import Row, lines
    from benchmarks.workshop import Workshop

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="small; fails beyond twice a ceiling")
    parser.add_argument("--runs", type=int, help="starts of each program")
    parser.add_argument("--work", type=Path, help="keep what is built here, and use it again")
    chosen = parser.parse_args()
    quick = chosen.quick
    sizes = (20, 120) if quick else (100, 1_000, 10_000)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="legtui-bench-") as temporary:
        folder = chosen.work or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        shop = Workshop(folder)
        rows: list[Row] = []
        rows += measures.file_size(shop, sizes)
        rows += measures.first_paint(shop, sizes, chosen.runs or (3 if quick else 15))
        rows += measures.opening(shop, sizes, 1 if quick else 10)
        keys, sets, sessions = (8, 3, 1) if quick else (100, 30, 4)
        rows += measures.session(shop, sizes[-1], keys, sets, sessions)
        rows += measures.prescription(shop, sizes)
        rows += measures.importing(shop, sizes[-1], 100_000)
    slack = GROSS if quick else 1.0
    over = [row for row in rows if not row.fits(slack)]
    print("\n".join(lines(rows)))
    print(f"{time.monotonic() - began:.0f} s; {len(over)} over {slack:g} x the ceiling")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
