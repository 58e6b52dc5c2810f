"""Commands that look back: what an exercise did over time, and logging a past session by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING

import click

from legtui.contract import DAYS

if TYPE_CHECKING:
    from legtui.journal.journal import Journal


Opener = Callable[[click.Context, str | None], AbstractContextManager["Journal"]]
"""Opens the file, from the option of the group or of the command."""

_data_dir = click.option("--data-dir", metavar="DIR", help="Where everything lives.")


def add_to(
    main: click.Group,
    reading: Opener,
    writing: Opener,
    refused: Callable[[str], click.ClickException],
) -> None:
    """Add the commands to the program.

    Args:
        main: The program.
        reading: Opens the file to look only.
        writing: Opens it to write.
        refused: Makes the one-line reason that ends a command.
    """

    @main.command()
    @_data_dir
    @click.option("--json", "as_json", is_flag=True, help="As JSON.")
    @click.argument("exercise")
    @click.pass_context
    def progress(
        context: click.Context, data_dir: str | None, as_json: bool, exercise: str
    ) -> None:
        """Print how EXERCISE went: each session, the trend, the records."""
        with reading(context, data_dir) as journal:
            try:
                lines = list(_progress(journal, exercise, as_json))
            except ValueError as error:
                raise refused(str(error)) from None
        for line in lines:
            click.echo(line)

    @main.command()
    @_data_dir
    @click.option("--date", "when", default="today", help="yesterday, 12 nov, 2026-11-12 18:30.")
    @click.option("--day", type=click.Choice(DAYS), help="Which leg day it was.")
    @click.option("--note", default="", help="A note on the session.")
    @click.argument("said", nargs=-1, required=True)
    @click.pass_context
    def log(
        context: click.Context,
        data_dir: str | None,
        when: str,
        day: str | None,
        note: str,
        said: tuple[str, ...],
    ) -> None:
        """Log a past session as one says it: "squat 100x10 10 9 8" "deadlift 120x8 8"."""
        with writing(context, data_dir) as journal:
            try:
                lines = _log(journal, " ".join(said), when, day, note)
            except ValueError as error:
                raise refused(str(error)) from None
        for line in lines:
            click.echo(line)


def _progress(journal: Journal, exercise: str, as_json: bool) -> Iterator[str]:
    from legtui.desk import preferences
    from legtui.desk import progress as desk
    from legtui.desk.names import Named, named
    from legtui.desk.rack import Rack
    from legtui.machine.clock import SystemClock

    asked = named(exercise)
    if asked is None:
        raise ValueError(f"There is no exercise “{exercise[:40]}”. Try squat, or front squat.")
    chosen = preferences.read(journal.settings())
    wanted = (asked.exercise, asked.variation)
    found = [
        desk.progress_of(
            journal,
            Rack(chosen.gym_at_hand),
            one,
            chosen.unit,
            SystemClock().now().local,
        )
        for one in desk.done_variations(journal)
        if wanted in ((one.exercise, None), (one.exercise, one.variation))
    ]
    if as_json:
        if not found:
            found_dict = desk.as_dict(()) | {"exercise": asked.exercise}
        else:
            found_dict = desk.as_dict(found)
        yield json.dumps(found_dict, ensure_ascii=False)
        return
    if not found:
        name = Named(asked.exercise, asked.variation).name
        yield f"{name}: nothing logged yet."
    yield from desk.as_lines(found)


def _log(journal: Journal, said: str, when: str, day: str | None, note: str) -> list[str]:
    from dataclasses import replace

    from legtui.desk import preferences
    from legtui.desk.names import variation_name
    from legtui.desk.rack import Rack
    from legtui.desk.said import past_from_said, per_hand, read_said
    from legtui.desk.when import read_when
    from legtui.machine.clock import SystemClock
    from legtui.session.label import load_text, reps_text
    from legtui.text import one_line

    now = SystemClock().now()
    at = read_when(when, now.local)
    if not isinstance(at, datetime):
        raise ValueError(f"{at[0].upper()}{at[1:]}.")
    chosen = preferences.read(journal.settings())
    rack = Rack(chosen.gym_at_hand)
    found = read_said(said, rack, journal, chosen.unit)
    session = replace(past_from_said(found, at, day), note=one_line(note, 2000))
    journal.history.add_session(session, now).result()
    lines = [f"Logged {at:%a} {at.day} {at:%b %Y, %H:%M}; u in legtui takes it back:"]
    for one in found:
        hand = per_hand(rack, one.variation)
        sets = ", ".join(f"{load_text(s.load, hand)} × {reps_text(s.reps)}" for s in one.sets)
        lines.append(f"  {variation_name(one.variation)}: {sets}")
    return lines
