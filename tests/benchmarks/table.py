"""One table: what, median, p99, how it compares, the ceiling, growth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One measured thing.

    Attributes:
        what: Its name.
        values: As measured, in `unit`.
        ceiling: What `judged` may be at most; `None` is only told.
        judged: What is held against the ceiling.
        judged_as: How: `x blank`, `p99 ms`, `x 100` …
        blank: Median of the blank app in the same run, where there is one.
        growth: Medians by sessions in the file.
        gross: Whether a small run fails where it is gross; the slowest of a few waits, or a ratio
            to three milliseconds, is not told there from what else the machine does.
    """

    what: str
    values: Sequence[float]
    unit: str
    judged: float
    judged_as: str
    ceiling: float | None
    blank: float | None = None
    growth: Sequence[tuple[int, float]] = ()
    gross: bool = True

    def fits(self, slack: float) -> bool:
        """Whether it stays under `slack` times its ceiling."""
        return self.ceiling is None or self.judged <= slack * self.ceiling


def p99(values: Iterable[float]) -> float:
    """Return the value that one in a hundred is over; the largest of fewer than a hundred."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, (99 * len(ordered)) // 100)]


def lines(rows: Iterable[Row]) -> list[str]:
    """Return the table as lines of text."""
    head = ("what", "n", "median", "p99", "blank", "judged", "ceiling", "", "growth")
    cells = [head]
    for row in rows:
        growth = " ".join(f"{count}: {value:.4g}" for count, value in row.growth)
        verdict = "" if row.ceiling is None else ("ok" if row.fits(1) else "OVER")
        ceiling = "" if row.ceiling is None else f"{row.ceiling:.4g}"
        cells.append(
            (
                row.what,
                str(len(row.values)),
                f"{median(row.values):.4g} {row.unit}",
                f"{p99(row.values):.4g}",
                "" if row.blank is None else f"{row.blank:.4g}",
                f"{row.judged:.3g} {row.judged_as}",
                ceiling,
                verdict,
                growth,
            )
        )
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
