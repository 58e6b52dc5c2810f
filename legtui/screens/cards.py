"""Pages to show to others: a session, a year. Saved as SVG and as plain text; no body data."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from legtui.desk.past import Block, Past, volume_text
from legtui.desk.year import Year
from legtui.journal.series import volumes
from legtui.session.label import load_text, reps_text
from legtui.text import clock, plural
from legtui.training.record import SetKind
from legtui.widgets.big import Part, big
from legtui.widgets.calendar_chart import Calendar
from legtui.widgets.canvas import cut, first_that_fits
from legtui.widgets.card import WIDTH, card_svg, card_text, framed
from legtui.widgets.figure import centered, spread
from legtui.widgets.look import UNICODE
from legtui.widgets.plates import plates
from legtui.widgets.theme import THEMES

if TYPE_CHECKING:
    from legtui.app import LegtuiApp
    from legtui.desk.rack import Rack

INNER = WIDTH - 6
FOLDER = "cards"
_PICTURES = ("squat", "deadlift")
"""Exercises whose plates are drawn."""


def session_page(past: Past, records: Sequence[str], volume: str, rack: Rack) -> list[Content]:
    """Return the lines of a finished session's page."""
    row = past.row
    name = f"LEG DAY {row.day}" if row.day else ("COOL-DOWN" if not past.sets else "LEG DAY")
    title = big([Part(name, "$lift")], INNER, 5, UNICODE, align="left")
    day = f"{row.started_at:%A} {row.started_at.day} {row.started_at:%B %Y}"
    length = ""
    if row.ended_at is not None:
        length = clock(max(0.0, (row.ended_at - row.started_at).total_seconds()))
    parts = [length, plural(row.work_sets, "set") if row.work_sets else "", volume]
    done = Content.styled(" · ".join(one for one in parts if one), "bold $strong")
    lines = [*title, Content("")]
    lines += [spread(Content.styled(day, "$muted"), done, INNER), Content("")]
    for block in (one for one in past.blocks if one.work):
        lines += _exercise(block, rack)
    if records:
        lines.append(Content(""))
        lines += [
            Content.assemble(("★ ", "bold $ready"), (_record(one), "bold $strong"))
            for one in records
        ]
    return [*lines, Content(""), _foot(past)]


def _record(words: str) -> str:
    """Return a record on one line, without what it was before where that finds no room."""
    return first_that_fits((words, words.partition(" (before")[0]), INNER - 2)


def _exercise(block: Block, rack: Rack) -> list[Content]:
    work = [one.lifted.set for one in block.sets if one.lifted.set.kind is SetKind.WORK]
    parts: list[str] = []
    load: object = work
    for one in work:
        if one.load != load:
            load = one.load
            parts.append(load_text(one.load, block.per_hand) + " ×")
        parts.append(reps_text(one.reps))
    line = spread(
        Content.styled(cut(block.name, 30), "$foreground"),
        Content.styled("  ".join(parts), "bold $strong"),
        INNER,
    )
    top = max((one.load for one in work if one.load is not None), key=lambda w: w.kg, default=None)
    if block.exercise not in _PICTURES or top is None:
        return [line]
    recipe = rack.recipe(block.variation, top)
    if recipe is None:
        return [line]
    drawn = plates(recipe, INNER, 7, UNICODE).split("\n", allow_blank=True)
    picture = [one for one in drawn if one.plain.strip()]
    middle = centered(Content("\n").join(picture), INNER, len(picture))
    return [line, *middle.split("\n", allow_blank=True), Content("")]


def _foot(past: Past) -> Content:
    marks = [
        name for name, seconds in (("warm-up ✓", past.row.warm_up_s),
                                   ("stretched ✓", past.row.cool_down_s)) if seconds
    ]  # fmt: skip
    return spread(
        Content.styled("   ".join(marks), "$done"), Content.styled("legtui", "$muted"), INNER
    )


def year_page(year: Year, volume: str) -> list[Content]:
    """Return the lines of the page of a year of leg days."""
    title = big([Part(str(year.year), "$lift")], INNER, 7, UNICODE, align="left")
    said = [plural(year.leg_days, "leg day"), plural(year.sets, "set"), volume]
    return [
        *title,
        Content(""),
        spread(
            Content.styled("a year of legs", "$muted"),
            Content.styled(" · ".join(one for one in said if one), "bold $strong"),
            INNER,
        ),
        Content(""),
        *_calendar(year),
        Content(""),
        *(Content.assemble(("● ", "$done"), (cut(one, INNER - 2), "$foreground"))
          for one in year.lines),
        *([Content("")] if year.bests else []),
        *(Content.assemble(("★ ", "bold $ready"), (cut(one, INNER - 2), "bold $strong"))
          for one in year.bests),
        Content(""),
        spread(Content(""), Content.styled("legtui", "$muted"), INNER),
    ]  # fmt: skip


def _calendar(year: Year) -> list[Content]:
    chart = Calendar("", date(year.year, 12, 31), year.levels)
    return chart.draw(INNER, 9, UNICODE).split("\n", allow_blank=True)[1:]


def save_session_card(app: LegtuiApp, past: Past, records: Sequence[str]) -> None:
    """Save the page of a session and say where."""
    found = volumes(app.journal, [past.row.id]).get(past.row.id, {})
    page = session_page(past, records, volume_text(found, app.preferences.unit), app.coach.rack)
    save(app, f"leg-day-{past.row.started_at:%Y-%m-%d-%H%M}", page)


def save(app: LegtuiApp, name: str, page: Sequence[Content]) -> None:
    """Save a page into the folder of cards; say where, or why not."""
    folder = app.journal.path.parent / FOLDER
    try:
        written = write(folder, name, page)
    except OSError as error:
        app.notify(f"The card could not be saved: {error.strerror}.", severity="error",
                   markup=False)  # fmt: skip
        return
    app.notify(f"Saved: {written} and .txt beside it", markup=False, timeout=8)


def write(folder: Path, name: str, page: Sequence[Content]) -> Path:
    """Write a page as SVG and as text; return where the SVG is.

    Raises:
        OSError: It could not be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for ending, text in (
        (".txt", card_text(framed(page))),
        (".svg", card_svg(page, THEMES[0], name)),
    ):
        path = folder / (name + ending)
        half = path.with_name(path.name + ".new")
        half.write_text(text, encoding="utf-8")
        os.replace(half, path)
    return folder / f"{name}.svg"
