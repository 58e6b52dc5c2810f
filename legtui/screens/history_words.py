"""The list of sessions drawn: its columns, a row, and what there is to say of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from legtui.journal.values import SessionRow
from legtui.text import clock, one_line
from legtui.widgets.canvas import cut, wrap
from legtui.widgets.look import Look

_VOLUME, _PHASES = 70, 56
"""Cells from which the volume, and from which length and phases have room."""
STRIP = 4
"""Lines below the list: air, two of records, one of the note."""
_LEAST_NOTE = 4


def columns(width: int, look: Look) -> Content:
    """Return the heads of the columns."""
    heads = "  day                    A/B sets"
    if width >= _PHASES:
        heads += f"   length{'    volume' if width >= _VOLUME else ''}  warm cool"
    heads += " ★  note" if width >= _VOLUME else " ★"
    return Content.styled(cut(look.text(heads), width), "$muted")


def row_line(
    row: SessionRow, volume: str, records: int, chosen: bool, width: int, look: Look
) -> Content:
    """Return a session as a line of the list.

    Args:
        row: The session.
        volume: In words.
        records: Lifts in which it left a record, as far as that is known.
        chosen: Whether it is marked.
        width: Cells.
        look: What the terminal can show.
    """
    length = ""
    if row.ended_at is not None and row.ended_at > row.started_at:
        length = clock((row.ended_at - row.started_at).total_seconds())
    day = row.day or ("cd" if row.kind == "cool_down" else "")
    start = f"{row.started_at:%a} {row.started_at.day:>2} {row.started_at:%b %Y  %H:%M}"
    text = f"{start}  {day:<2} {row.work_sets or '':>4}"
    marks: tuple[tuple[str, str], ...] = ()
    if width >= _PHASES:
        text += f"  {length:>7}" + (f" {volume:>9}" if width >= _VOLUME else "") + " "
        marks = tuple((look.text(f"{mark:^5}"), style) for mark, style in _phase_marks(row))
    note = " ".join(part for part in (_status(row), one_line(row.note or "", 80)) if part)
    fixed = Content.assemble(
        (look.text("▶ ") if chosen else "  ", "$lift"),
        (look.text(text), "bold $strong" if chosen else "$foreground"),
        *marks,
        " ",
        (look.text(f"★{records}") if records else "  ", "bold $ready"),
    )
    room = width - fixed.cell_length - 1
    shown = cut(look.text(note), room, look.text("…")) if room >= _LEAST_NOTE else ""
    return Content.assemble(fixed, " ", (shown, "$muted"))


def _phase_marks(row: SessionRow) -> tuple[tuple[str, str], tuple[str, str]]:
    """Whether warm-up and cool-down were done: a mark and its style each."""
    if row.kind not in ("leg_day", "cool_down"):
        return ("", ""), ("", "")
    done, skipped = ("✓", "$done"), ("–", "$muted")
    warm_up = done if row.warm_up_s else skipped
    cool_down = done if row.cool_down_s else skipped
    return (("", "") if row.kind == "cool_down" else warm_up), cool_down


def _status(row: SessionRow) -> str:
    kinds = {"imported": "imported", "by_hand": "by hand"}
    statuses = {"in_progress": "open", "abandoned": "cut short"}
    return statuses.get(row.status, "") or kinds.get(row.kind, "")


def strip(row: SessionRow, records: Sequence[str] | None, width: int, look: Look) -> list[Content]:
    """Return what there is to say of the chosen session, in `STRIP` lines.

    Args:
        row: The session.
        records: Its records in a few words each; `None` while they are not known yet.
        width: Cells.
        look: What the terminal can show.
    """
    lines = [Content("")]
    if records:
        told = wrap(look.text(", ".join(records)), width - 2)
        if len(told) > 2:
            told = [told[0], cut(f"{told[1]} {told[2]}", width - 2, look.text("…"))]
        for place, line in enumerate(told):
            star = look.text("★ ") if place == 0 else "  "
            lines.append(Content.assemble((star, "bold $ready"), (line, "$foreground")))
    elif records is not None and row.work_sets:
        lines.append(Content.styled("No record in this one.", "$muted"))
    if row.note:
        words = cut(look.text(one_line(row.note, 400)), width, look.text("…"))
        lines.append(Content.styled(words, "italic $muted"))
    return [*lines, *(Content("") for _ in range(STRIP - len(lines)))]
