"""A past session drawn: lines, and which of them are sets that can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from legtui.desk.past import Block, Past, PastSet, PastStep
from legtui.journal.timed import TimedSet
from legtui.session.label import load_text, reps_text
from legtui.text import clock, one_line, plural
from legtui.training.frozen import dataclass
from legtui.training.record import SetKind
from legtui.widgets.canvas import cut, wrap
from legtui.widgets.figure import spread
from legtui.widgets.look import Look


@dataclass(frozen=True, slots=True)
class Lines:
    """A past session as lines; `places` says at which line each set stands."""

    lines: tuple[Content, ...]
    places: tuple[int, ...]


def past_lines(past: Past, records: Sequence[str], chosen: int, width: int, look: Look) -> Lines:
    """Return a past session as lines.

    Args:
        past: The session.
        records: What was a record in it, in words.
        chosen: Which set is marked.
        width: Cells.
        look: What the terminal can show.
    """
    lines = _head(past, records, width, look)
    places: list[int] = []
    for block in past.blocks:
        lines += [Content(""), _block_head(block, width, look)]
        for one in block.all_sets:
            places.append(len(lines))
            lines += _set(one, block, len(places) - 1 == chosen, width, look)
        if not block.sets and not block.timed:
            lines.append(Content.styled("  skipped", "$warning"))
        elif block.planned is not None and block.planned.why:
            lines += _indented(block.planned.why, 2, "$muted", width, look)
    if not past.blocks and past.row.kind != "cool_down":
        lines += [Content(""), Content.styled("No sets in this one.", "$muted")]
    planned = past.planned_steps
    lines += _steps("Warm-up", past.warm_up, planned[0], past.row.warm_up_s, width, look)
    lines += _steps("Cool-down", past.cool_down, planned[1], past.row.cool_down_s, width, look)
    return Lines(tuple(lines), tuple(places))


def _head(past: Past, records: Sequence[str], width: int, look: Look) -> list[Content]:
    row = past.row
    what = f"Leg day {row.day}" if row.day else "Session"
    if row.kind == "cool_down":
        what = "Cool-down"
    date = f"{row.started_at:%A} {row.started_at.day} {row.started_at:%B %Y}"
    lines = [
        spread(
            Content.styled(look.text(f"{what} · {date}"), "bold $strong"),
            Content.styled(_kind(past), "$muted"),
            width,
        ),
        Content.styled(look.text(cut(_times(past), width)), "$muted"),
    ]
    if row.note:
        lines += [Content.styled(line, "italic") for line in wrap(one_line(row.note, 1000), width)]
    lines += [Content.styled(look.text(cut(one, width)), "$warning") for one in past.pains]
    for one in records:
        for place, line in enumerate(wrap(look.text(one), max(10, width - 8))):
            mark = "        " if place else "record  "
            lines.append(Content.assemble((mark, "bold $lift"), line))
    return lines


def _kind(past: Past) -> str:
    statuses = {"in_progress": "open", "abandoned": "cut short"}
    kinds = {"imported": "imported", "by_hand": "added by hand"}
    return statuses.get(past.row.status, "") or kinds.get(past.row.kind, "")


def _times(past: Past) -> str:
    row = past.row
    start = f"{row.started_at:%H:%M}"
    parts = [start]
    if row.ended_at is not None and row.ended_at > row.started_at:
        after = (row.ended_at.date() - row.started_at.date()).days
        tail = f" ({plural(after, 'day')} later)" if after > 0 else ""
        length = clock(max(0.0, (row.ended_at - row.started_at).total_seconds()))
        parts = [f"{start}–{row.ended_at:%H:%M}{tail}", length]
    for name, seconds in (("warm-up", row.warm_up_s), ("main part", row.main_s)):
        if seconds:
            parts.append(f"{name} {clock(seconds)}")
    if row.cool_down_s:
        parts.append(f"cool-down {clock(row.cool_down_s)}")
    return " · ".join(parts)


def _block_head(block: Block, width: int, look: Look) -> Content:
    plan = ""
    one = block.planned
    if one is not None:
        load = load_text(one.load, block.per_hand)
        plan = f"plan {one.sets} × {one.reps_lo}–{one.reps_hi} · {load} · aim {one.target}"
    return spread(
        Content.styled(one_line(block.name, 60), "bold $foreground"),
        Content.styled(look.text(plan), "$muted"),
        width,
    )


def _set(
    past: PastSet | TimedSet, block: Block, chosen: bool, width: int, look: Look
) -> list[Content]:
    """A set with what was said of it and the rest after it; a long note goes on below."""
    if isinstance(past, TimedSet):
        kind, number, load = past.kind, past.number, past.load
        note: str | None = past.own_note
        parts = [clock(past.seconds) if past.seconds else "", past.distance, past.side or ""]
        done = " · ".join(one_line(part, 30) for part in parts if part)
        text = done if load is None else f"{load_text(load, block.per_hand)} · {done}"
        said, rest, style = [], "", "$muted"
    else:
        one = past.lifted.set
        kind, number, note = one.kind, one.number, past.lifted.note
        text = f"{load_text(one.load, block.per_hand)} × {reps_text(one.reps)}"
        said = _said(past)
        rest = f"rest {clock(past.rest_s)}" if past.rest_s is not None else ""
        style = "$warning" if one.form_ok is False else "$muted"
    ramp = kind is SetKind.RAMP
    left = Content.assemble(
        (look.text("▶ ") if chosen else "  ", "$lift"),
        (f"{'ramp' if ramp else 'set':<5}{number}  ", "$muted"),
        (look.text(f"{text:<22}"), "bold $strong" if chosen else ("$muted" if ramp else "")),
        (look.text(", ".join(said)), style),
    )
    lines = [spread(left, Content.styled(rest, "$muted"), width)]
    return [*lines, *(_indented(note, _TEXT_AT, "italic $muted", width, look) if note else ())]


_TEXT_AT = 10
"""Cells before the load of a set."""


def _said(past: PastSet) -> list[str]:
    one, said = past.lifted.set, []
    if past.lifted.side is not None:
        said.append(f"{past.lifted.side} leg only")
    if one.rir is not None:
        said.append(f"{one.rir:g} more in it" if one.rir < 4 else "4 or more in it")
    if one.form_ok is False:
        said.append("form not clean")
    return said


def _indented(text: str, by: int, style: str, width: int, look: Look) -> list[Content]:
    """A text from outside on as many lines as it takes."""
    lines = wrap(look.text(one_line(text, 500)), max(10, width - by))
    return [Content.styled(" " * by + line, style) for line in lines]


def _steps(
    title: str, steps: Sequence[PastStep], planned: int, seconds: int, width: int, look: Look
) -> list[Content]:
    if not planned and not steps:
        return []
    done = sum(1 for step in steps for _, spent in step.parts if spent is not None)
    if not done:
        return [
            Content(""),
            Content.assemble((title, "bold $foreground"), ("  skipped", "$warning")),
        ]
    head = spread(
        Content.styled(title, "bold $foreground"),
        Content.styled(look.text(f"{done} of {planned} · {clock(seconds)}"), "$muted"),
        width,
    )
    return [Content(""), head, *(_step(one, look) for one in steps)]


def _step(step: PastStep, look: Look) -> Content:
    parts = []
    for side, seconds in step.parts:
        spent = clock(seconds) if seconds is not None else "skipped"
        parts.append(f"{side} {spent}" if side else spent)
    kept = any(seconds is not None for _, seconds in step.parts)
    return Content.assemble(
        (look.text("  ✓ " if kept else "  – "), "$done" if kept else "$muted"),
        (f"{step.name:<34}", "" if kept else "$muted"),
        (look.text(" · ".join(parts)), "$muted"),
    )
